/**
 * Papers of those an office hears from besides the State above it: the Party, a hospital, a school, a
 * state company, the police, the commune next door. All invented.
 */
import { by, cites, duty, incoming, p, recurring, within } from '../paper.ts';
import type { SamplePaper } from '../paper.ts';
import { publicInvestment } from './province.ts';

export const partySupervision: SamplePaper = incoming({
  id: 'cv-dang-uy',
  family: 'party',
  state: 'registered',
  arrivesAs: 'sealed',
  arrivedAt: '2026-10-15T08:30:00+07:00',
  header: {
    issuerParent: 'ĐẢNG BỘ TỈNH TRƯỜNG SƠN',
    issuer: 'ĐẢNG ỦY XÃ SUỐI HÒA',
    number: '274',
    symbol: 'CV/ĐU',
    place: 'Suối Hòa',
    date: '2026-10-14',
    type: 'Công văn',
    subject: 'chuẩn bị nội dung giám sát công tác tiếp công dân, giải quyết đơn thư',
  },
  addressees: ['Đảng ủy UBND xã', 'Chi ủy các chi bộ trực thuộc'],
  body: [
    p(
      'Thực hiện Chương trình số 09-CTr/ĐU ngày 20/01/2026 của Ban Chấp hành Đảng bộ xã về kiểm tra, giám sát năm 2026, Ban Thường vụ Đảng ủy xã yêu cầu:',
    ),
    p(
      '1. Đảng ủy UBND xã báo cáo kết quả lãnh đạo công tác tiếp công dân, giải quyết khiếu nại, tố cáo từ ngày 01/7/2025 đến ngày 30/9/2026; gửi về Ủy ban Kiểm tra Đảng ủy trước ngày 05/11/2026.',
    ),
    p(
      '2. Chi ủy các chi bộ thôn tổng hợp ý kiến phản ánh của đảng viên, Nhân dân về thái độ phục vụ của cán bộ, công chức; gửi Văn phòng Đảng ủy trước ngày 28/10/2026.',
    ),
    p(
      '3. Ủy ban Kiểm tra Đảng ủy xây dựng đề cương giám sát, tham mưu Ban Thường vụ thành lập đoàn giám sát trong tháng 10 năm 2026.',
    ),
    p('Đề nghị các cấp ủy nghiêm túc thực hiện.'),
  ],
  signature: { titles: ['T/M BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ THƯỜNG TRỰC'], name: 'Ma Văn Thịnh' },
  recipients: ['Như trên', 'Ủy ban Kiểm tra Đảng ủy', 'Các đồng chí Ủy viên BTV', 'Lưu Văn phòng Đảng ủy'],
  references: [cites('09-CTr/ĐU', '2026-01-20', 'Ban Chấp hành Đảng bộ xã')],
  obligations: [
    duty(
      '1',
      ['Đảng ủy UBND xã'],
      'báo cáo kết quả lãnh đạo công tác tiếp công dân, giải quyết khiếu nại, tố cáo từ ngày 01/7/2025 đến ngày 30/9/2026; gửi về Ủy ban Kiểm tra Đảng ủy',
      { deadline: by('trước ngày 05/11/2026', '2026-11-05'), reportTo: 'Ủy ban Kiểm tra Đảng ủy' },
    ),
    duty(
      '2',
      ['Chi ủy các chi bộ thôn'],
      'tổng hợp ý kiến phản ánh của đảng viên, Nhân dân về thái độ phục vụ của cán bộ, công chức; gửi Văn phòng Đảng ủy',
      { deadline: by('trước ngày 28/10/2026', '2026-10-28'), reportTo: 'Văn phòng Đảng ủy' },
    ),
    duty(
      '3',
      ['Ủy ban Kiểm tra Đảng ủy'],
      'xây dựng đề cương giám sát, tham mưu Ban Thường vụ thành lập đoàn giám sát',
      { deadline: by('trong tháng 10 năm 2026', '2026-10-31') },
    ),
    duty('closing', ['các cấp ủy'], 'nghiêm túc thực hiện'),
  ],
});

export const conscriptHealth: SamplePaper = incoming({
  id: 'cv-kham-suc-khoe',
  state: 'assigned',
  arrivesAs: 'scan',
  arrivedAt: '2026-11-06T09:00:00+07:00',
  routing: {
    by: 'phochutich',
    words: 'BCH Quân sự chủ trì, Trạm Y tế và Công an xã phối hợp; báo cáo kết quả trước ngày 12/12.',
    assignee: 'quan-su',
    cooperators: ['tram-y-te', 'cong-an'],
    deadline: '2026-12-12',
  },
  header: {
    issuerParent: 'SỞ Y TẾ TỈNH TRƯỜNG SƠN',
    issuer: 'BỆNH VIỆN ĐA KHOA\nKHU VỰC LAM KHÊ',
    number: '587',
    symbol: 'BVLK-KHTH',
    place: 'Lam Khê',
    date: '2026-11-05',
    type: 'Công văn',
    subject: 'phối hợp khám sức khỏe nghĩa vụ quân sự năm 2027',
  },
  addressees: ['UBND xã Suối Hòa', 'UBND xã Khe Vằn', 'UBND xã Đồng Lạc', 'UBND phường Lam Khê'],
  body: [
    p(
      'Thực hiện Kế hoạch số 198/KH-SYT ngày 26/10/2026 của Sở Y tế về khám sức khỏe nghĩa vụ quân sự, Bệnh viện Đa khoa khu vực Lam Khê tổ chức khám cho công dân bốn xã, phường tại Trạm Y tế xã Suối Hòa từ ngày 07/12/2026 đến ngày 11/12/2026. Bệnh viện đề nghị:',
    ),
    p(
      '1. UBND các xã, phường gửi danh sách công dân đủ điều kiện khám về Phòng Kế hoạch tổng hợp của Bệnh viện trước ngày 27/11/2026.',
    ),
    p(
      '2. UBND xã Suối Hòa bố trí 06 phòng khám, bàn ghế, nguồn điện dự phòng tại Trạm Y tế, xong trước ngày 04/12/2026.',
    ),
    p(
      '3. Ban Chỉ huy Quân sự các xã, phường đưa công dân đến khám đúng giờ theo lịch; quản lý trật tự trong các buổi khám.',
    ),
    p(
      'Lịch khám cụ thể: ngày 07 và 08/12 xã Suối Hòa; ngày 09/12 xã Khe Vằn; ngày 10/12 xã Đồng Lạc; ngày 11/12 phường Lam Khê. Rất mong nhận được sự phối hợp của quý cơ quan./.',
    ),
  ],
  signature: { titles: ['GIÁM ĐỐC'], name: 'Nông Văn Chí' },
  recipients: ['Như trên', 'Sở Y tế (để b/c)', 'Trạm Y tế xã Suối Hòa', 'Lưu: VT, KHTH'],
  references: [cites('198/KH-SYT', '2026-10-26', 'Sở Y tế')],
  obligations: [
    duty(
      '1',
      ['UBND các xã, phường'],
      'gửi danh sách công dân đủ điều kiện khám về Phòng Kế hoạch tổng hợp của Bệnh viện',
      {
        deadline: by('trước ngày 27/11/2026', '2026-11-27'),
        reportTo: 'Phòng Kế hoạch tổng hợp của Bệnh viện',
      },
    ),
    duty('2', ['UBND xã Suối Hòa'], 'bố trí 06 phòng khám, bàn ghế, nguồn điện dự phòng tại Trạm Y tế', {
      deadline: by('xong trước ngày 04/12/2026', '2026-12-04'),
      targets: ['06 phòng khám'],
    }),
    duty(
      '3',
      ['Ban Chỉ huy Quân sự các xã, phường'],
      'đưa công dân đến khám đúng giờ theo lịch; quản lý trật tự trong các buổi khám',
    ),
  ],
});

export const schoolEnrolment: SamplePaper = incoming({
  id: 'bc-tuyen-sinh',
  state: 'registered',
  arrivesAs: 'phone',
  arrivedAt: '2026-08-18T15:30:00+07:00',
  header: {
    issuerParent: 'UBND XÃ SUỐI HÒA',
    issuer: 'TRƯỜNG TIỂU HỌC\nSUỐI HÒA',
    number: '62',
    symbol: 'BC-THSH',
    place: 'Suối Hòa',
    date: '2026-08-17',
    type: 'Báo cáo',
    subject: 'Kết quả tuyển sinh lớp 1 năm học 2026 - 2027',
  },
  addressees: ['Ủy ban nhân dân xã Suối Hòa'],
  body: [
    p(
      'Thực hiện Kế hoạch số 54/KH-UBND ngày 08/6/2026 của UBND xã về tuyển sinh các lớp đầu cấp, Trường Tiểu học Suối Hòa báo cáo kết quả như sau:',
    ),
    p(
      '1. Tổng số trẻ 06 tuổi trong địa bàn: 214 em; đã tuyển 209 em, đạt 97,7%; trong đó nộp hồ sơ trực tuyến 171 em. Năm em chưa ra lớp do theo bố mẹ đi làm xa.',
    ),
    p(
      '2. Nhà trường bố trí 07 lớp 1 tại điểm trường chính và hai điểm lẻ Bản Mới, Khe Cạn; sĩ số bình quân 30 em một lớp.',
    ),
    p('3. Khó khăn: thiếu 02 phòng học ở điểm Khe Cạn; nhà vệ sinh điểm Bản Mới xuống cấp.'),
    p(
      'Nhà trường kính đề nghị UBND xã xem xét sửa chữa nhà vệ sinh điểm trường Bản Mới trước ngày 05/9/2026 và bổ sung 02 phòng học vào kế hoạch đầu tư năm 2027./.',
    ),
  ],
  signature: { titles: ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG'], name: 'Quàng Thị Diệp' },
  recipients: ['Như trên', 'Phòng Văn hóa - Xã hội', 'Lưu: VT'],
  references: [cites('54/KH-UBND', '2026-06-08', 'UBND xã')],
  obligations: [
    duty('closing', ['UBND xã'], 'xem xét sửa chữa nhà vệ sinh điểm trường Bản Mới', {
      deadline: by('trước ngày 05/9/2026', '2026-09-05'),
    }),
    duty('closing', ['UBND xã'], 'bổ sung 02 phòng học vào kế hoạch đầu tư năm 2027', {
      targets: ['02 phòng học'],
    }),
  ],
});

export const powerLineCorridor: SamplePaper = incoming({
  id: 'cv-hanh-lang-dien',
  state: 'verified',
  arrivesAs: 'fax',
  arrivedAt: '2026-11-20T08:45:00+07:00',
  header: {
    issuerParent: 'CÔNG TY ĐIỆN LỰC TRƯỜNG SƠN',
    issuer: 'ĐỘI QUẢN LÝ ĐIỆN\nKHU VỰC LAM KHÊ',
    number: '341',
    symbol: 'ĐQLĐ-KTAT',
    place: 'Lam Khê',
    date: '2026-11-19',
    type: 'Công văn',
    subject: 'phối hợp xử lý cây cối vi phạm hành lang an toàn lưới điện và thông báo cắt điện',
  },
  addressees: ['Ủy ban nhân dân xã Suối Hòa'],
  body: [
    p(
      'Qua kiểm tra đường dây 35 kV lộ 372 và các nhánh rẽ trên địa bàn xã Suối Hòa, Đội Quản lý điện khu vực Lam Khê phát hiện 46 vị trí cây keo, tre có nguy cơ đổ vào đường dây khi mưa bão. Để bảo đảm cung cấp điện dịp Tết Nguyên đán, Đội đề nghị UBND xã:',
    ),
    p(
      '1. Thông báo cho các hộ có cây vi phạm tự chặt tỉa trước ngày 10/12/2026; lập danh sách hộ không thực hiện gửi Đội Quản lý điện.',
    ),
    p(
      '2. Chỉ đạo các thôn Nà Lếch, Bản Mới, Khe Cạn cử người phối hợp với tổ công tác của Đội trong thời gian phát quang từ ngày 14/12/2026 đến ngày 18/12/2026.',
    ),
    p(
      '3. Phát trên loa truyền thanh lịch cắt điện ngày 15/12/2026, từ 07 giờ 30 phút đến 16 giờ 00 phút, mỗi ngày hai lần kể từ ngày 12/12/2026.',
    ),
    p(
      'Mọi thông tin xin liên hệ trực ban vận hành, điện thoại 0900.000.372. Rất mong được sự quan tâm, giúp đỡ của UBND xã./.',
    ),
  ],
  signature: { titles: ['ĐỘI TRƯỞNG'], name: 'Tống Xuân Bách' },
  recipients: ['Như trên', 'Công ty Điện lực (để b/c)', 'Công an xã Suối Hòa', 'Lưu: VT, KTAT'],
  obligations: [
    duty('1', ['UBND xã'], 'Thông báo cho các hộ có cây vi phạm tự chặt tỉa', {
      deadline: by('trước ngày 10/12/2026', '2026-12-10'),
    }),
    duty('1', ['UBND xã'], 'lập danh sách hộ không thực hiện gửi Đội Quản lý điện', {
      reportTo: 'Đội Quản lý điện',
    }),
    duty(
      '2',
      ['UBND xã'],
      'Chỉ đạo các thôn Nà Lếch, Bản Mới, Khe Cạn cử người phối hợp với tổ công tác của Đội trong thời gian phát quang',
      { deadline: by('từ ngày 14/12/2026 đến ngày 18/12/2026', '2026-12-18') },
    ),
    duty('3', ['UBND xã'], 'Phát trên loa truyền thanh lịch cắt điện ngày 15/12/2026', {
      deadline: recurring('mỗi ngày hai lần kể từ ngày 12/12/2026', 'day'),
    }),
  ],
});

export const boundaryBridge: SamplePaper = incoming({
  id: 'cv-cau-khe-can',
  state: 'to-verify',
  arrivesAs: 'phone',
  arrivedAt: '2026-11-20T16:30:00+07:00',
  header: {
    issuerParent: null,
    issuer: 'ỦY BAN NHÂN DÂN\nXÃ KHE VẰN',
    number: '733',
    symbol: 'UBND-KT',
    place: 'Khe Vằn',
    date: '2026-11-18',
    type: 'Công văn',
    subject: 'phối hợp sửa chữa cầu Khe Cạn nối hai xã trước mùa lễ hội',
  },
  urgency: 'Thượng khẩn',
  addressees: ['Ủy ban nhân dân xã Suối Hòa'],
  body: [
    p(
      'Ngày 16/11/2026, mố cầu Khe Cạn (ranh giới giữa xã Khe Vằn và xã Suối Hòa) bị xói sâu 1,2 m, xe tải trên 5 tấn không đi qua được. UBND xã Khe Vằn đã cắm biển cảnh báo và đề nghị UBND xã Suối Hòa:',
    ),
    p('1. Cử cán bộ phối hợp kiểm tra hiện trường lúc 14 giờ 00 phút ngày 25/11/2026.'),
    p('2. Cắm biển cấm tải và phân luồng xe phía xã Suối Hòa ngay sau khi nhận được Công văn này.'),
    p(
      '3. Cho ý kiến về phương án chia sẻ kinh phí sửa chữa (dự kiến 380 triệu đồng, mỗi xã 50%) trước ngày 30/11/2026.',
    ),
    p('Trân trọng cảm ơn sự phối hợp của quý Ủy ban./.'),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Hứa Đình Lương' },
  recipients: ['Như trên', 'Sở Xây dựng (để b/c)', 'Công an xã Khe Vằn', 'Lưu: VT, KT'],
  obligations: [
    duty('1', ['UBND xã Suối Hòa'], 'Cử cán bộ phối hợp kiểm tra hiện trường', {
      deadline: by('lúc 14 giờ 00 phút ngày 25/11/2026', '2026-11-25'),
    }),
    duty('2', ['UBND xã Suối Hòa'], 'Cắm biển cấm tải và phân luồng xe phía xã Suối Hòa', {
      deadline: within('ngay sau khi nhận được Công văn này', null, null, 'khi nhận được Công văn này'),
    }),
    duty(
      '3',
      ['UBND xã Suối Hòa'],
      'Cho ý kiến về phương án chia sẻ kinh phí sửa chữa (dự kiến 380 triệu đồng, mỗi xã 50%)',
      { deadline: by('trước ngày 30/11/2026', '2026-11-30'), targets: ['50%'] },
    ),
  ],
});

/** Holds no secret: what matters is the mark, which must send the paper into quarantine. */
export const secretPaper: SamplePaper = incoming({
  id: 'cv-mat',
  state: 'secret',
  arrivesAs: 'sealed',
  arrivedAt: '2026-11-19T09:40:00+07:00',
  header: {
    issuerParent: 'BỘ CÔNG AN',
    issuer: 'CÔNG AN TỈNH TRƯỜNG SƠN',
    number: '88',
    symbol: 'CAT-PV01',
    place: 'Trường Sơn',
    date: '2026-11-18',
    type: 'Công văn',
    subject: 'phối hợp thực hiện nhiệm vụ theo kế hoạch',
  },
  secrecy: 'Mật',
  addressees: ['Chủ tịch UBND xã Suối Hòa'],
  body: [
    p(
      'Đây là văn bản mẫu của phần mềm, không chứa bí mật nhà nước; dấu chỉ độ mật ở trên để kiểm tra rằng văn bản có dấu độ mật không được đọc, lưu nội dung hay lập chỉ mục trên mạng thường.',
    ),
    p(
      '1. Đề nghị Chủ tịch UBND xã bố trí 01 cán bộ làm đầu mối, thông báo về Công an tỉnh trước ngày 28/11/2026.',
    ),
    p('2. Văn bản này được quản lý, sử dụng theo quy định của pháp luật về bảo vệ bí mật nhà nước./.'),
  ],
  signature: { titles: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Đại tá Vương Đức Thọ' },
  recipients: ['Như trên', 'Lưu: VT, PV01'],
  obligations: [
    duty('1', ['Chủ tịch UBND xã'], 'bố trí 01 cán bộ làm đầu mối, thông báo về Công an tỉnh', {
      deadline: by('trước ngày 28/11/2026', '2026-11-28'),
      reportTo: 'Công an tỉnh',
      targets: ['01 cán bộ'],
    }),
  ],
});

/** The same paper came by fax too, a day after the original: other bytes, the same number and symbol. */
const { routing: _, ...publicInvestmentUnrouted } = publicInvestment;
export const publicInvestmentAgain: SamplePaper = {
  ...publicInvestmentUnrouted,
  id: 'cv-giai-ngan-ban-fax',
  state: 'duplicate',
  duplicateOf: publicInvestment.id,
  arrivesAs: 'fax',
  arrivedAt: '2026-10-08T07:55:00+07:00',
};
