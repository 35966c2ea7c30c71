/**
 * The forms of directive language, one sentence of our own or more for each pattern of the catalogue
 * (groups A who, B by when, C structure, D content and modality, E what only looks like a duty, F names).
 */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import type { Deadline, Obligation } from '../../../src/understanding/understanding.ts';
import { metadata, paper } from './paper.ts';

interface Expected {
  clause?: string;
  assignees?: string[];
  cooperators?: string[];
  action?: RegExp;
  deadline?: Partial<Deadline>;
  reportTo?: string | null;
  targets?: string[];
  legalBasis?: string[];
}

interface Case {
  id: string;
  text: string;
  expect: Expected[];
  date?: string;
}

const due = (date: string): Partial<Deadline> => ({ kind: 'date', date });
const each = (every: NonNullable<Deadline['every']>): Partial<Deadline> => ({ kind: 'recurring', every });
const none: Partial<Deadline> = { kind: 'none', date: null };

const WHO: Case[] = [
  {
    id: 'A01',
    text: '1. Giao Sở Công Thương chủ trì, phối hợp với Sở Xây dựng và các đơn vị liên quan rà soát quy hoạch chợ; đề xuất phương án trước ngày 20/9/2025.',
    expect: [
      {
        assignees: ['Sở Công Thương'],
        cooperators: ['Sở Xây dựng', 'các đơn vị liên quan'],
        action: /^rà soát/,
      },
      { assignees: ['Sở Công Thương'], deadline: due('2025-09-20') },
    ],
  },
  {
    id: 'A02',
    text: '3. Sở Tư pháp chủ trì, phối hợp với Công an tỉnh, căn cứ Nghị định số 18/2024/NĐ-CP ngày 10/02/2024 của Chính phủ về lý lịch tư pháp, nghiên cứu, tham mưu UBND tỉnh quy trình liên thông.',
    expect: [
      {
        clause: '3',
        assignees: ['Sở Tư pháp'],
        cooperators: ['Công an tỉnh'],
        action: /^nghiên cứu/,
        deadline: none,
        legalBasis: ['18/2024/NĐ-CP'],
      },
    ],
  },
  {
    id: 'A03',
    text: '1. Giao Chánh Thanh tra tỉnh theo dõi việc thực hiện Chỉ thị này.',
    expect: [{ assignees: ['Chánh Thanh tra tỉnh'], action: /^theo dõi/ }],
  },
  {
    id: 'A04',
    text: '2. Đơn vị được kiểm tra có trách nhiệm cung cấp đầy đủ sổ sách.',
    expect: [{ assignees: ['Đơn vị được kiểm tra'], action: /^cung cấp/ }],
  },
  {
    id: 'A05',
    text: '1. Yêu cầu Giám đốc các bệnh viện, Hiệu trưởng các trường cao đẳng y tế báo cáo nhân lực trước ngày 22/8/2025.',
    expect: [
      {
        assignees: ['Giám đốc các bệnh viện', 'Hiệu trưởng các trường cao đẳng y tế'],
        deadline: due('2025-08-22'),
      },
    ],
  },
  {
    id: 'A06',
    text: '4. Đề nghị Hội Nông dân tỉnh và các tổ chức thành viên vận động hội viên thu gom rơm rạ.',
    expect: [{ assignees: ['Hội Nông dân tỉnh', 'các tổ chức thành viên'], action: /^vận động/ }],
  },
  {
    id: 'A07',
    text: `Trước tình hình đó, Chủ tịch UBND tỉnh yêu cầu:
1. Chủ tịch UBND các xã, phường thực hiện các nội dung sau:
a) Kiểm tra đê điều.
b) Trực ban 24/24 giờ.`,
    expect: [
      { clause: '1.a', assignees: ['Chủ tịch UBND các xã, phường'] },
      { clause: '1.b', assignees: ['Chủ tịch UBND các xã, phường'] },
    ],
  },
  {
    id: 'A08',
    text: '2. Phân công đồng chí Lê Văn Bình, Phó Giám đốc Sở Y tế trực tiếp chỉ đạo công tác tiêm chủng.',
    expect: [{ assignees: ['Lê Văn Bình, Phó Giám đốc Sở Y tế'], action: /chỉ đạo/ }],
  },
  {
    id: 'A09',
    text: '3. Giao các đồng chí: Chánh Văn phòng UBND tỉnh, Giám đốc Sở Tài chính, Cục trưởng Cục Thuế tỉnh kiểm tra thực địa và báo cáo trước 10/9.',
    expect: [
      {
        assignees: ['Chánh Văn phòng UBND tỉnh', 'Giám đốc Sở Tài chính', 'Cục trưởng Cục Thuế tỉnh'],
        deadline: due('2025-09-10'),
      },
    ],
  },
  {
    id: 'A10',
    text: '1. Giao: Sở Y tế; Sở Nội vụ; UBND các xã: Hòa Bình, Tân Sơn theo chức năng, nhiệm vụ tổ chức thực hiện.',
    expect: [{ assignees: ['Sở Y tế', 'Sở Nội vụ', 'UBND xã Hòa Bình', 'UBND xã Tân Sơn'] }],
  },
  {
    id: 'A11',
    text: '1. Sở Văn hóa, Thể thao và Du lịch, Sở Nông nghiệp và Môi trường và Công an tỉnh kiểm tra các khu du lịch sinh thái.',
    expect: [
      {
        assignees: ['Sở Văn hóa, Thể thao và Du lịch', 'Sở Nông nghiệp và Môi trường', 'Công an tỉnh'],
        action: /^kiểm tra/,
      },
    ],
  },
  {
    id: 'A12',
    text: '5. Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường căn cứ chức năng, nhiệm vụ triển khai thực hiện.',
    expect: [{ assignees: ['Thủ trưởng các sở, ban, ngành', 'Chủ tịch UBND các xã, phường'] }],
  },
  {
    id: 'A13',
    text: '2. Các cơ quan, đơn vị có liên quan cung cấp hồ sơ gốc.',
    expect: [{ assignees: ['Các cơ quan, đơn vị có liên quan'], action: /^cung cấp/ }],
  },
  {
    id: 'A14',
    text: '6. Việc kiểm kê do Sở Tài chính chủ trì thực hiện, hoàn thành trong quý IV/2025.',
    expect: [{ assignees: ['Sở Tài chính'], deadline: due('2025-12-31') }],
  },
  {
    id: 'A15',
    text: '7. Sở Khoa học và Công nghệ là cơ quan đầu mối tổng hợp, báo cáo UBND tỉnh.',
    expect: [{ assignees: ['Sở Khoa học và Công nghệ'], reportTo: 'UBND tỉnh' }],
  },
  {
    id: 'A16',
    text: '2. Các phòng, ban phối hợp, cung cấp số liệu cho Phòng Kinh tế trước ngày 03 hằng tháng.',
    expect: [{ assignees: ['Các phòng, ban'], deadline: each('month') }],
  },
  {
    id: 'A17',
    text: '1. Các đơn vị báo cáo kết quả về UBND tỉnh (qua Sở Tài chính) trước ngày 12/11/2025 để tổng hợp.',
    expect: [{ assignees: ['Các đơn vị'], reportTo: 'UBND tỉnh', deadline: due('2025-11-12') }],
  },
  {
    id: 'A18',
    text: '1. Các sở, ban, ngành rà soát biên chế. Riêng Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh thực hiện theo hướng dẫn của ngành dọc.',
    expect: [
      { assignees: ['Các sở, ban, ngành'] },
      { assignees: ['Công an tỉnh', 'Bộ Chỉ huy Quân sự tỉnh'] },
    ],
  },
  {
    id: 'A19',
    text: '1. Các sở, ban, ngành (trừ Sở Nội vụ đã báo cáo) khẩn trương gửi kết quả.',
    expect: [{ assignees: ['Các sở, ban, ngành'], action: /gửi kết quả/ }],
  },
  {
    id: 'A20',
    text: '1. Ủy quyền cho Giám đốc Sở Y tế quyết định việc điều chuyển thuốc đến hết ngày 31/12/2025.',
    expect: [],
  },
  {
    id: 'A21',
    text: '4. Thanh tra tỉnh kiểm tra, đôn đốc các xã, phường thực hiện kết luận thanh tra về đất đai.',
    expect: [{ assignees: ['Thanh tra tỉnh'] }],
  },
  {
    id: 'A22',
    text: '5. UBND các xã chỉ đạo các trạm y tế trên địa bàn rà soát trang thiết bị.',
    expect: [{ assignees: ['UBND các xã'], action: /^chỉ đạo/ }],
  },
  {
    id: 'A23',
    text: '6. Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch; trình Chủ tịch UBND tỉnh xem xét.',
    expect: [{ assignees: ['Sở Nội vụ'], reportTo: null }],
  },
  {
    id: 'A24',
    text: '7. Trên cơ sở đề xuất của Sở Xây dựng, Sở Tài chính thẩm định, trình UBND tỉnh.',
    expect: [{ assignees: ['Sở Tài chính'], action: /^thẩm định/ }],
  },
  {
    id: 'A25',
    text: '8. Văn phòng HĐND tỉnh thường xuyên đôn đốc, tổng hợp việc trả lời kiến nghị cử tri.',
    expect: [{ assignees: ['Văn phòng HĐND tỉnh'], deadline: each('continuous') }],
  },
  {
    id: 'A26',
    text: '9. Sở Y tế rà soát nhu cầu oxy. Đồng thời, xây dựng phương án dự phòng, báo cáo trước ngày 10/10/2025.',
    expect: [{ assignees: ['Sở Y tế'] }, { assignees: ['Sở Y tế'], deadline: due('2025-10-10') }],
  },
  {
    id: 'A27',
    text: '2. Yêu cầu các đơn vị nêu trên giải trình trước ngày 03/9/2025.',
    expect: [{ assignees: ['các đơn vị nêu trên'], deadline: due('2025-09-03') }],
  },
  {
    id: 'A28',
    text: '3. Địa phương nào để xảy ra khai thác cát trái phép thì Chủ tịch UBND cấp xã phải chịu trách nhiệm trước Chủ tịch UBND tỉnh.',
    expect: [],
  },
];

const duty = (when: string): string => `1. Sở Nội vụ tổng hợp danh sách, gửi Sở Tài chính ${when}.`;
const WHEN: [string, string, Partial<Deadline>][] = [
  ['B01', 'trước ngày 19/9/2025', due('2025-09-19')],
  ['B02', 'trước 19/9', due('2025-09-19')],
  ['B02 next year', 'trước ngày 15/01', due('2026-01-15')],
  ['B03', 'chậm nhất là ngày 30/9/2025', due('2025-09-30')],
  ['B04', 'xong trong ngày 18/9/2025', due('2025-09-18')],
  ['B05', 'đến hết ngày 31/8/2025', due('2025-08-31')],
  ['B06', 'trước 16h30 ngày 25/9/2025', due('2025-09-25')],
  ['B06 long', 'trước 16 giờ 30 phút ngày 25 tháng 9 năm 2025', due('2025-09-25')],
  ['B07', 'trong tháng 10/2025', due('2025-10-31')],
  ['B07 this year', 'trong tháng 11 năm nay', due('2025-11-30')],
  ['B08', 'trước tháng 11/2025', due('2025-10-31')],
  ['B09', 'trong quý III/2025', due('2025-09-30')],
  ['B09 before', 'trước quý II/2026', due('2026-03-31')],
  ['B10', 'trong 6 tháng đầu năm 2026', due('2026-06-30')],
  ['B10 end', 'trong 06 tháng cuối năm', due('2025-12-31')],
  ['B11', 'đến hết năm 2025', due('2025-12-31')],
  ['B12', 'cuối tháng 9/2025', due('2025-09-30')],
  ['B12 middle', 'giữa tháng 9/2025', due('2025-09-15')],
  [
    'B14',
    'trong thời hạn 07 ngày làm việc kể từ ngày nhận được văn bản này',
    { kind: 'relative', amount: 7, unit: 'working-day', from: 'ngày nhận được văn bản này' },
  ],
  ['B15', 'không quá 20 ngày kể từ ngày ký', { kind: 'relative', amount: 20, unit: 'day', from: 'ngày ký' }],
  ['B15 hours', 'trong vòng 48 giờ kể từ khi tiếp nhận', { kind: 'relative', amount: 2, unit: 'day' }],
  ['B16', 'chậm nhất 05 ngày sau khi kết thúc đợt kiểm tra', { kind: 'relative', amount: 5, unit: 'day' }],
  ['B16 before', 'trước 15 ngày so với ngày tổ chức lễ hội', { kind: 'relative', amount: 15, unit: 'day' }],
  ['B17', 'ngay sau khi có ý kiến của Bộ Tài chính', { kind: 'relative', amount: null }],
  ['B18', 'trước ngày 20 hằng tháng', each('month')],
  ['B18 two days', 'vào ngày 15 và 30 hàng tháng', each('month')],
  ['B19', 'định kỳ hằng quý', each('quarter')],
  ['B19 last month', 'trước ngày 25 của tháng cuối quý', each('quarter')],
  ['B19 half year', 'định kỳ 6 tháng', each('half-year')],
  ['B20', 'trước 16 giờ thứ Sáu hằng tuần', each('week')],
  ['B21', 'thường xuyên', each('continuous')],
  ['B22', 'trong thời gian sớm nhất', none],
  ['B23', 'xong trước ngày Quốc khánh 02/9/2025', due('2025-09-02')],
  ['B23 new year', 'trước Tết Nguyên đán năm 2026', due('2026-02-17')],
  ['B24', 'trước ngày 05 tháng 01 năm 2026', due('2026-01-05')],
  ['B25', 'trước ngày 20.9.2025', due('2025-09-20')],
  ['B25 short year', 'trước ngày 20/09/25', due('2025-09-20')],
  ['B25 dashes', 'trước ngày 20-9-2025', due('2025-09-20')],
  ['B26', 'trước ngày .../10/2025', none],
  ['B27', 'trưóc ngày l0/1O/2025', due('2025-10-10')],
  ['B28', 'từ ngày 01/10 đến ngày 15/10/2025', due('2025-10-15')],
  ['B28 two days', 'trong 02 ngày 14 và 15/10/2025', due('2025-10-15')],
  ['B32', 'theo đúng thời hạn yêu cầu tại Công văn số 812/BNV-VP', none],
  ['B33', 'theo thời hạn đã điều chỉnh sang trước ngày 30/12/2025', due('2025-12-30')],
  ['B34', 'theo Công điện số 51/CĐ-TTg ngày 16/6/2025', none],
  ['B35', 'theo Nghị định số 73/2023/NĐ-CP', none],
];

const STRUCTURE: Case[] = [
  {
    id: 'B31',
    text: `1. Sở Xây dựng:
a) Rà soát nhà ở xuống cấp.
b) Lập danh sách hộ phải di dời.
c) Kiểm tra công trình.
2. Các nội dung nêu tại điểm a, b khoản 1 hoàn thành trước ngày 15/11/2025.`,
    expect: [
      { clause: '1.a', deadline: due('2025-11-15') },
      { clause: '1.b', deadline: due('2025-11-15') },
      { clause: '1.c', deadline: none },
    ],
  },
  {
    id: 'B13',
    text: '1. Sở Nội vụ triển khai Kế hoạch cải cách hành chính giai đoạn 2021-2030 ban hành kèm theo Quyết định số 55/QĐ-UBND.',
    expect: [{ deadline: none, legalBasis: ['55/QĐ-UBND'] }],
  },
  {
    id: 'B29',
    text: '2. Sở Công Thương xây dựng kế hoạch trước ngày 15/10/2025, báo cáo kết quả trước ngày 30/11/2025.',
    expect: [
      { action: /kế hoạch/, deadline: due('2025-10-15') },
      { action: /báo cáo/, deadline: due('2025-11-30') },
    ],
  },
  {
    id: 'B30',
    text: `1. Sở Tài chính hoàn thành trước ngày 30/10/2025 các nội dung sau:
a) Rà soát tài sản công.
b) Báo cáo kết quả kiểm kê trước ngày 15/10/2025.`,
    expect: [
      { clause: '1.a', assignees: ['Sở Tài chính'], deadline: due('2025-10-30') },
      { clause: '1.b', assignees: ['Sở Tài chính'], deadline: due('2025-10-15') },
    ],
  },
  { id: 'B36', text: 'Điều 3. Quyết định này có hiệu lực kể từ ngày 01/9/2025.', expect: [] },
  {
    id: 'C01',
    text: `2. Sở Y tế:
a) Lập kế hoạch.
b) Bố trí kinh phí.
c) Cử cán bộ.
d) Kiểm tra.
d) Tổng hợp.
e) Báo cáo.
g) Công khai.`,
    expect: ['2.a', '2.b', '2.c', '2.d', '2.đ', '2.e', '2.g'].map((clause) => ({
      clause,
      assignees: ['Sở Y tế'],
    })),
  },
  {
    id: 'C02',
    text: `1. UBND các xã:
- Rà soát hộ nghèo.
+ Lập danh sách từng thôn.`,
    expect: [{ clause: '1' }, { clause: '1', action: /^Lập/ }],
  },
  {
    id: 'C03',
    text: `Chủ tịch UBND tỉnh yêu cầu các sở, ngành thực hiện các nhiệm vụ sau:
Một là, rà soát toàn bộ hồ sơ tồn đọng.
Hai là, công khai tiến độ giải quyết.`,
    expect: [{ clause: 'Một là', assignees: ['các sở, ngành'] }, { clause: 'Hai là' }],
  },
  {
    id: 'C04',
    text: '1. Sở Xây dựng rà soát nhà ở xã hội; đề xuất quỹ đất; báo cáo UBND tỉnh trước ngày 15/10/2025.',
    expect: [{ deadline: none }, { action: /^báo cáo/, deadline: due('2025-10-15') }],
  },
  {
    id: 'C05',
    text: '1. Sở Nội vụ kiểm tra công vụ. Tăng cường kiểm tra đột xuất. Kịp thời chấn chỉnh sai phạm.',
    expect: [{ assignees: ['Sở Nội vụ'] }],
  },
  {
    id: 'C06',
    text: '1. Sở Nội vụ rà soát đề án, dự án..., không để chồng chéo.',
    expect: [{ action: /dự án\.\.\., không để/ }],
  },
  {
    id: 'C08',
    text: `Điều 2. Giao Sở Tài chính hướng dẫn thực hiện Quyết định này.
Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc các sở chịu trách nhiệm thi hành Quyết định này./.`,
    expect: [
      { clause: 'Điều 2' },
      { clause: 'Điều 3', assignees: ['Chánh Văn phòng UBND tỉnh', 'Giám đốc các sở'] },
    ],
  },
  {
    id: 'C09',
    text: `IV. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
a) Hướng dẫn các đơn vị.
b) Tổng hợp kết quả.`,
    expect: [
      { clause: 'IV.1.a', assignees: ['Sở Nội vụ'] },
      { clause: 'IV.1.b', assignees: ['Sở Nội vụ'] },
    ],
  },
  {
    id: 'C11',
    text: `Sau khi nghe báo cáo của Sở Xây dựng và ý kiến các đại biểu, Chủ tịch UBND tỉnh kết luận:
1. Thống nhất chủ trương mở rộng bến xe.
2. Giao Sở Xây dựng lập hồ sơ.`,
    expect: [{ clause: '2', assignees: ['Sở Xây dựng'] }],
  },
  {
    id: 'C07',
    text: `1. Sở Nội vụ rà soát danh sách; kịp thời
thay thế người không đủ điều kiện.`,
    expect: [{ action: /kịp thời thay thế/ }],
  },
  { id: 'C12', text: 'Sở Nông nghiệp và Môi trường (sau đây viết tắt là Sở NN&MT).', expect: [] },
  {
    id: 'C13',
    text: '2. Sở Nội vụ thực hiện nội dung nêu tại khoản 1 Điều này.',
    expect: [{ assignees: ['Sở Nội vụ'], deadline: none }],
  },
];

const CONTENT: Case[] = [
  {
    id: 'D01',
    text: '1. Sở Tư pháp đơn giản hóa ít nhất 40% thủ tục, xây dựng tối thiểu 05 mô hình điểm.',
    expect: [{ targets: ['40%', '05 mô hình'] }],
  },
  {
    id: 'D02',
    text: '1. Sở Tư pháp cắt giảm ít nhất 30% thời gian giải quyết và 25% chi phí tuân thủ.',
    expect: [{ targets: ['30%', '25%'] }],
  },
  {
    id: 'D03',
    text: '1. Các đơn vị báo cáo kết quả trước ngày 05/9/2025. Nội dung báo cáo theo Đề cương gửi kèm.',
    expect: [{ deadline: due('2025-09-05') }],
  },
  {
    id: 'D04',
    text: '1. Đề nghị Sở Y tế góp ý trước ngày 20/8/2025. Quá thời hạn trên, đơn vị không có ý kiến xem như thống nhất.',
    expect: [{ assignees: ['Sở Y tế'], deadline: due('2025-08-20') }],
  },
  {
    id: 'D05',
    text: '1. Các xã triển khai tiêm phòng; nếu có khó khăn, vướng mắc, kịp thời báo cáo UBND tỉnh (qua Sở Nông nghiệp và Môi trường).',
    expect: [{ assignees: ['Các xã'], deadline: none, reportTo: 'UBND tỉnh' }],
  },
  {
    id: 'D06',
    text: '1. Sở Xây dựng xử lý vi phạm. Trường hợp vượt thẩm quyền, báo cáo Chủ tịch UBND tỉnh xem xét.',
    expect: [{ assignees: ['Sở Xây dựng'], reportTo: 'Chủ tịch UBND tỉnh' }],
  },
  {
    id: 'D07',
    text: '1. UBND các xã tuyệt đối không được để xảy ra tình trạng lấn chiếm lòng đường.',
    expect: [{ assignees: ['UBND các xã'], action: /không được/ }],
  },
  {
    id: 'D08',
    text: '1. Các sở chỉ tổ chức họp khi thật cần thiết.',
    expect: [{ assignees: ['Các sở'], action: /^chỉ tổ chức/ }],
  },
  { id: 'D09', text: 'Không yêu cầu báo cáo đột xuất.', expect: [] },
  {
    id: 'D10',
    text: '1. Trường hợp để xảy ra sai phạm thì phải kiểm điểm, xử lý trách nhiệm tập thể, cá nhân.',
    expect: [],
  },
  { id: 'D11', text: '1. Cho phép Sở Xây dựng kéo dài thời gian lập quy hoạch.', expect: [] },
  {
    id: 'D12',
    text: '1. Đồng ý với đề xuất của Sở Xây dựng tại Tờ trình số 45/TTr-SXD; giao Sở Xây dựng triển khai các bước tiếp theo.',
    expect: [{ assignees: ['Sở Xây dựng'], action: /^triển khai/ }],
  },
  {
    id: 'D13',
    text: `Thời gian: 8 giờ 00, ngày 15/8/2025.
Địa điểm: Hội trường tầng 2.
Thành phần: Lãnh đạo các sở.`,
    expect: [],
  },
  {
    id: 'D14',
    text: 'Đề nghị quý cơ quan có ý kiến bằng văn bản gửi về Sở Tư pháp trước ngày 28/8/2025.',
    expect: [{ assignees: ['quý cơ quan'], reportTo: 'Sở Tư pháp', deadline: due('2025-08-28') }],
  },
  {
    id: 'D15',
    text: '1. Các xã gửi số liệu về Sở Nội vụ để tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2025.',
    expect: [{ reportTo: 'Sở Nội vụ', deadline: due('2025-12-15') }],
  },
  {
    id: 'D16',
    text: '1. Các sở tiếp tục thực hiện nghiêm chỉ đạo tại Công văn số 220/UBND-TH ngày 13/02/2025.',
    expect: [{ deadline: none, legalBasis: ['220/UBND-TH'] }],
  },
  { id: 'D17', text: 'Công văn này thay thế Công văn số 220/UBND-TH ngày 13/02/2025.', expect: [] },
];

const NO_DUTY: Case[] = [
  {
    id: 'E01',
    text: 'Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;\nXét đề nghị của Giám đốc Sở Nội vụ;',
    expect: [],
  },
  { id: 'E02', text: 'UBND tỉnh đã ban hành Chỉ thị số 09/CT-UBND về trật tự xây dựng.', expect: [] },
  {
    id: 'E03',
    text: '1. Theo đó, giao Sở Xây dựng chủ trì, phối hợp với Sở Nội vụ rà soát trước ngày 30/9/2025.',
    expect: [],
  },
  {
    id: 'E04',
    text: 'Văn phòng kính trình Phó Chủ tịch xem xét dự thảo: “Giao Sở Tài chính thẩm định dự toán”.',
    expect: [],
  },
  {
    id: 'E05',
    text: 'Để thực hiện nghiêm Nghị quyết số 08/NQ-HĐND, nhằm hoàn thành các mục tiêu năm 2025.',
    expect: [],
  },
  { id: 'E06', text: 'Thời gian qua, một số đơn vị còn chậm báo cáo, chưa phối hợp chặt chẽ.', expect: [] },
  { id: 'E07', text: '1. UBND tỉnh ghi nhận, biểu dương các đơn vị.', expect: [] },
  {
    id: 'E10',
    text: 'Thông tin chi tiết liên hệ ông Nguyễn Văn Nam, số điện thoại 0900 000 000.',
    expect: [],
  },
  {
    id: 'E11',
    text: '1. Sở Nội vụ rà soát danh sách (có Phụ lục kèm theo).',
    expect: [{ assignees: ['Sở Nội vụ'] }],
  },
  {
    id: 'E12',
    text: '1. Sở Nội vụ tổng hợp những nhiệm vụ được UBND tỉnh, Chủ tịch UBND tỉnh giao.',
    expect: [{ assignees: ['Sở Nội vụ'] }],
  },
  { id: 'E13', text: 'Giao thông trên tuyến ổn định. Giao dịch hành chính thuận lợi.', expect: [] },
  { id: 'E14', text: 'Báo cáo số 45/BC-SNV ngày 02/7/2025 đã nêu rõ số liệu.', expect: [] },
];

const CLOSING_AND_NAMES: Case[] = [
  {
    id: 'E09',
    text: `1. Sở Y tế rà soát.
Nhận được Công văn này, yêu cầu Thủ trưởng các đơn vị nghiêm túc triển khai thực hiện./.`,
    expect: [{ clause: '1' }, { clause: 'closing', assignees: ['Thủ trưởng các đơn vị'], deadline: none }],
  },
  {
    id: 'F01',
    text: '1. Giao Sở NN&MT chủ trì, phối hợp với VP UBND tỉnh rà soát.',
    expect: [{ assignees: ['Sở NN&MT'], cooperators: ['VP UBND tỉnh'] }],
  },
  {
    id: 'F02',
    text: '1. Sở Kế hoạch và Đầu tư chủ trì, phối hợp với UBND huyện rà soát dự án.',
    expect: [{ assignees: ['Sở Kế hoạch và Đầu tư'], cooperators: ['UBND huyện'] }],
  },
  {
    id: 'F03',
    text: '1. Uỷ ban nhân dân thị xã Hoà Thành thực hiện số hoá hồ sơ.',
    expect: [{ assignees: ['Uỷ ban nhân dân thị xã Hoà Thành'], action: /^thực hiện/ }],
  },
  {
    id: 'F04',
    text: '1. Sở Nội vụ báo cáo kết quả xử lí kỉ luật hàng quý.',
    expect: [{ deadline: each('quarter') }],
  },
  {
    id: 'F05',
    text: '1. Giao Sớ Nội vụ tố chức tập huấn, thưòng xuyên đôn đốc.',
    expect: [{ action: /tập huấn/ }],
  },
];

const suggestionsOf = (text: string, date = '2025-08-04'): Obligation[] =>
  suggestObligations(paper(text), metadata({ date }));

/** What is expected of an obligation, the action by a pattern. */
function matching({ action, ...rest }: Expected): object {
  return { ...rest, action: expect.stringMatching(action ?? /./) as unknown };
}

describe.each([
  ['who does it', WHO],
  ['structure', STRUCTURE],
  ['content and modality', CONTENT],
  ['what only looks like a duty', NO_DUTY],
  ['closings and names', CLOSING_AND_NAMES],
])('%s', (_group, cases) => {
  it.each(cases)('$id: $text', ({ text, date, expect: expected }) => {
    expect(suggestionsOf(text, date)).toMatchObject(expected.map(matching));
  });
});

describe('by when', () => {
  it.each(WHEN)('%s: %s', (_id, when, expected) => {
    const found = suggestionsOf(duty(when));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ assignees: ['Sở Nội vụ'], reportTo: 'Sở Tài chính' });
    expect(found[0]?.deadline).toMatchObject(expected);
    expect(found[0]?.deadline.raw === null || when.includes(found[0]?.deadline.raw ?? '')).toBe(true);
  });
});

/**
 * Patterns that no sentence of a body can show: C10 is a table (`outline.test.ts`, the typed papers), E08 the
 * lines of nơi nhận, which the parts of a paper keep away from the body (`parts.test.ts`).
 */
const ELSEWHERE = ['C10', 'E08'];
const CATALOGUE: Readonly<Record<string, number>> = { A: 28, B: 36, C: 13, D: 17, E: 14, F: 5 };

it('shows every pattern of the catalogue', () => {
  const shown = new Set([
    ...[WHO, STRUCTURE, CONTENT, NO_DUTY, CLOSING_AND_NAMES].flat().map(({ id }) => id.slice(0, 3)),
    ...WHEN.map(([id]) => id.slice(0, 3)),
    ...ELSEWHERE,
  ]);
  const wanted = Object.entries(CATALOGUE).flatMap(([group, count]) =>
    Array.from({ length: count }, (_, index) => `${group}${String(index + 1).padStart(2, '0')}`),
  );
  expect(wanted).toHaveLength(113);
  expect(wanted.filter((id) => !shown.has(id))).toEqual([]);
});
