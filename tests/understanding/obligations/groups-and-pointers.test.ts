/** Groups that are named by what they have, names that point back, exceptions: three of each, and one to leave alone. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import type { Metadata } from '../../../src/understanding/understanding.ts';
import { metadata, paper, told } from './paper.ts';

describe.each<[string, [string, string[]][]]>([
  [
    'what a group has or lacks belongs to its name',
    [
      [
        '1. Các xã chưa đạt chuẩn tổ chức lớp xóa mù trước ngày 20/8/2025.',
        ['1 | Các xã chưa đạt chuẩn | tổ chức lớp xóa mù | 2025-08-20'],
      ],
      [
        '2. Các trường không có nhà đa năng trong năm học này bố trí sân tập ngoài trời.',
        ['2 | Các trường không có nhà đa năng trong năm học này | bố trí sân tập ngoài trời | '],
      ],
      [
        '3. Các khoa có máy hết khấu hao (Khoa Mắt, Khoa Da liễu): nộp dự toán trước ngày 10/9/2025.',
        ['3 | Các khoa có máy hết khấu hao | nộp dự toán | 2025-09-10'],
      ],
      ['4. Các đơn vị có trách nhiệm kiểm kê tài sản.', ['4 | Các đơn vị | kiểm kê tài sản | ']],
    ],
  ],
  [
    'a group nobody has listed is told by "các" and what it does',
    [
      [
        '1. Các bếp ăn từ thiện lưu mẫu thức ăn 24 giờ.',
        ['1 | Các bếp ăn từ thiện | lưu mẫu thức ăn 24 giờ | '],
      ],
      ['2. Các già làng báo cáo số hộ di dời.', ['2 | Các già làng | báo cáo số hộ di dời | ']],
      [
        '3. Các thương lái thu mua sầu riêng kê khai vùng trồng.',
        ['3 | Các thương lái thu mua sầu riêng | kê khai vùng trồng | '],
      ],
      ['4. Các văn bản hướng dẫn thực hiện đã có đủ.', []],
    ],
  ],
  [
    'several of a kind are told behind a colon',
    [
      [
        '1. Các Chi cục: Thủy lợi, Kiểm lâm, Thủy sản rà soát phương án ứng phó.',
        ['1 | Chi cục Thủy lợi + Chi cục Kiểm lâm + Chi cục Thủy sản | rà soát phương án ứng phó | '],
      ],
      [
        '2. Trưởng các thôn: Đông Hà, Tây Hà niêm yết danh sách.',
        ['2 | Trưởng thôn Đông Hà + Trưởng thôn Tây Hà | niêm yết danh sách | '],
      ],
      [
        '3. Các trạm: Cầu Rào, Bến Bính trực 24/24 giờ.',
        ['3 | Trạm Cầu Rào + Trạm Bến Bính | trực 24/24 giờ | '],
      ],
      ['4. Công an xã: Tuần tra ban đêm.', ['4 | Công an xã | Tuần tra ban đêm | ']],
    ],
  ],
  [
    'names behind the ground of an order bind for what stands below',
    [
      [
        '1. Căn cứ chỉ tiêu được giao, Giám đốc các trung tâm và Trưởng các trạm:\na) Lập kế hoạch chi trước ngày 12/9/2025.',
        ['1.a | Giám đốc các trung tâm + Trưởng các trạm | Lập kế hoạch chi | 2025-09-12'],
      ],
      [
        '2. Trên cơ sở danh mục này, các phường:\na) Niêm yết danh mục.',
        ['2.a | các phường | Niêm yết danh mục | '],
      ],
      [
        '3. Theo chức năng, nhiệm vụ được giao, Chi cục Thủy lợi:\na) Kiểm tra cống dưới đê.',
        ['3.a | Chi cục Thủy lợi | Kiểm tra cống dưới đê | '],
      ],
      ['4. Căn cứ pháp lý và tình hình ở các xã:\na) Nghị định về đê điều.', []],
    ],
  ],
  [
    'whom an order names outweighs a name in its grounds',
    [
      [
        'Thực hiện Công văn số 12/BX ngày 05/8/2025 về an toàn cho học sinh, sinh viên trong dịp nghỉ hè, Sở yêu cầu hiệu trưởng các trường:\n1. Tổ chức ký cam kết.',
        ['1 | hiệu trưởng các trường | Tổ chức ký cam kết | '],
      ],
      [
        'Nhằm giúp nông dân, ngư dân trong mùa bão đi lại an toàn, Sở đề nghị UBND các xã:\n1. Sơn lại phao tiêu.',
        ['1 | UBND các xã | Sơn lại phao tiêu | '],
      ],
      [
        'Để người lao động, hộ kinh doanh ở chợ cũ yên tâm, UBND phường yêu cầu Ban Quản lý chợ:\n1. Niêm yết sơ đồ.',
        ['1 | Ban Quản lý chợ | Niêm yết sơ đồ | '],
      ],
      [
        '1. Trước mùa mưa, các hộ kinh doanh ở chợ tháo dỡ mái che.',
        ['1 | các hộ kinh doanh ở chợ | tháo dỡ mái che | '],
      ],
    ],
  ],
  [
    'an order below a heading that describes sets tasks',
    [
      [
        'I. Về tình hình sản xuất vụ Đông\nThời gian tới, Sở yêu cầu các trạm thực hiện các nhiệm vụ sau:\n1. Trạm Bảo vệ thực vật phun thuốc đợt 2.',
        ['I.1 | Trạm Bảo vệ thực vật | phun thuốc đợt 2 | '],
      ],
      [
        'I. Đánh giá công tác tháng 8\nĐể khắc phục, Giám đốc Sở giao các phòng làm ngay những việc sau:\n1. Phòng Kế hoạch bổ sung hai cán bộ.',
        ['I.1 | Phòng Kế hoạch | bổ sung hai cán bộ | '],
      ],
      [
        'I. Kết quả thu ngân sách\nChủ tịch tỉnh yêu cầu các sở, ngành tập trung các nội dung sau:\n1. Sở Tài chính báo cáo số nợ thuế trước ngày 05/9/2025.',
        ['I.1 | Sở Tài chính | báo cáo số nợ thuế | 2025-09-05'],
      ],
      [
        'I. Tình hình chung\nTrong tháng, các phòng đạt kết quả như sau:\n1. Phòng Kế hoạch bổ sung hai cán bộ.',
        [],
      ],
    ],
  ],
  [
    'beside who leads, what stands behind "Nội dung" is the task',
    [
      [
        '1. Khai mạc\n- Nội dung: dựng sân khấu trước ngày 05/9/2025.\n- Đơn vị chủ trì: Phòng Văn hóa.',
        ['1 | Phòng Văn hóa | dựng sân khấu | 2025-09-05'],
      ],
      [
        '2. Hội chợ\n- Công việc: bố trí 40 gian hàng.\n- Chủ trì: Phòng Kinh tế.',
        ['2 | Phòng Kinh tế | bố trí 40 gian hàng | '],
      ],
      [
        '3. Hậu cần\n- Nhiệm vụ: chuẩn bị xe, nước uống.\n- Đơn vị thực hiện: Văn phòng.\n- Đơn vị phối hợp: Đoàn Thanh niên.',
        ['3 | Văn phòng | chuẩn bị xe, nước uống | '],
      ],
      ['4. Họp báo\n- Nội dung: giới thiệu chương trình.\n- Địa điểm: Nhà Văn hóa.', []],
    ],
  ],
  [
    '"riêng X" behind a comma is a duty of its own',
    [
      [
        '1. Các phường ra quân ngày Chủ nhật, riêng phường An Hải ra quân ngày thứ Bảy.',
        ['1 | Các phường | ra quân ngày Chủ nhật | ', '1 | phường An Hải | ra quân ngày thứ Bảy | '],
      ],
      [
        '2. Các khoa mỗi khoa cử 02 người dự, riêng Khoa Nhi cử 04 người.',
        ['2 | Các khoa | cử 02 người dự | ', '2 | Khoa Nhi | cử 04 người | '],
      ],
      [
        '3. Các tổ nộp báo cáo trước 15/9/2025, riêng Tổ Tin học nộp trước 20/9/2025.',
        ['3 | Các tổ | nộp báo cáo | 2025-09-15', '3 | Tổ Tin học | nộp | 2025-09-20'],
      ],
      [
        '4. Sở Y tế mua 20 giường, riêng 05 giường dùng cho nhi khoa.',
        ['4 | Sở Y tế | mua 20 giường, riêng 05 giường dùng cho nhi khoa | '],
      ],
    ],
  ],
  [
    '"Khoa này" is the one of its kind that was named last',
    [
      [
        '1. Giám đốc phê bình Phòng Kế toán chậm quyết toán; yêu cầu Phòng này giải trình trước ngày 10/9/2025.',
        ['1 | Phòng Kế toán | giải trình | 2025-09-10'],
      ],
      [
        '2. Đồng ý đề xuất của Sở Xây dựng; giao Sở này báo cáo UBND tỉnh.',
        ['2 | Sở Xây dựng | báo cáo UBND tỉnh | '],
      ],
      [
        '3. Qua kiểm tra, Trạm Y tế Hòa Tiến để thuốc quá hạn. Yêu cầu Trạm này tiêu hủy ngay số thuốc trên.',
        ['3 | Trạm Y tế Hòa Tiến | tiêu hủy ngay số thuốc trên | '],
      ],
      ['4. Sở này báo cáo kết quả trước ngày 20/9/2025.', ['4 | Sở này | báo cáo kết quả | 2025-09-20']],
    ],
  ],
  [
    'a sentence that names clauses gives them its deadline',
    [
      [
        '1. Phòng A lập danh sách.\n2. Phòng B lập dự toán.\nCác việc tại khoản 1, 2 hoàn thành trước ngày 20/9/2025.',
        ['1 | Phòng A | lập danh sách | 2025-09-20', '2 | Phòng B | lập dự toán | 2025-09-20'],
      ],
      [
        '1. Phòng A lập danh sách.\n2. Phòng B lập dự toán trước 10/9/2025.\nCác nội dung nêu tại mục 1 và mục 2 hoàn thành trong tháng 9/2025.',
        ['1 | Phòng A | lập danh sách | 2025-09-30', '2 | Phòng B | lập dự toán | 2025-09-10'],
      ],
      [
        '1. Phòng A trực đêm.\nNhiệm vụ tại khoản 1 thực hiện đến hết ngày 30/10/2025.',
        ['1 | Phòng A | trực đêm | 2025-10-30'],
      ],
      [
        '1. Phòng A lập danh sách.\n2. Phòng B theo dõi việc thực hiện tại khoản 1 trước ngày 20/9/2025.',
        ['1 | Phòng A | lập danh sách | ', '2 | Phòng B | theo dõi việc thực hiện tại khoản 1 | 2025-09-20'],
      ],
    ],
  ],
  [
    'verbs before the duty itself belong to the name',
    [
      [
        '1. Tổ Vận hành sửa chữa trạm bơm có trách nhiệm thay dầu.',
        ['1 | Tổ Vận hành sửa chữa trạm bơm | thay dầu | '],
      ],
      [
        '2. Phòng Đăng ký cấp giấy chứng nhận chủ trì đối soát hồ sơ tồn.',
        ['2 | Phòng Đăng ký cấp giấy chứng nhận | đối soát hồ sơ tồn | '],
      ],
      [
        '3. Trung tâm Huấn luyện thi đấu thể thao chịu trách nhiệm tập huấn vận động viên.',
        ['3 | Trung tâm Huấn luyện thi đấu thể thao | chịu trách nhiệm tập huấn vận động viên | '],
      ],
      [
        '4. Sở Y tế chỉ đạo Trung tâm Kiểm soát bệnh tật chủ trì lấy mẫu.',
        ['4 | Sở Y tế | chỉ đạo Trung tâm Kiểm soát bệnh tật chủ trì lấy mẫu | '],
      ],
    ],
  ],
  [
    'who does a thing may stand in brackets or behind "do"',
    [
      [
        '1. Cổng thông tin du lịch (Sở Du lịch chủ trì, VNPT phối hợp): ra mắt trước ngày 20/9/2025.',
        ['1 | Sở Du lịch | Cổng thông tin du lịch (Sở Du lịch chủ trì, VNPT phối hợp): ra mắt | 2025-09-20'],
      ],
      [
        '2. Việc kiểm đếm cây trồng do Phòng Kinh tế chủ trì, các thôn dẫn đường.',
        ['2 | Phòng Kinh tế | Việc kiểm đếm cây trồng do Phòng Kinh tế chủ trì, các thôn dẫn đường | '],
      ],
      [
        '3. Bộ chỉ số hài lòng: do Sở Nội vụ làm đầu mối, các sở cung cấp số liệu.',
        ['3 | Sở Nội vụ | Bộ chỉ số hài lòng: do Sở Nội vụ làm đầu mối, các sở cung cấp số liệu | '],
      ],
      ['4. Thực hiện quy chế do Sở Nội vụ ban hành, các phòng báo cáo.', ['4 | các phòng | báo cáo | ']],
    ],
  ],
  [
    'cases and what is done to many name nobody behind one who acts',
    [
      [
        '1. Xí nghiệp Thoát nước nạo vét cống; mọi trường hợp lấp mương phải báo cáo trước 03 ngày.',
        [
          '1 | Xí nghiệp Thoát nước | nạo vét cống | ',
          '1 | Xí nghiệp Thoát nước | mọi trường hợp lấp mương phải báo cáo | 3',
        ],
      ],
      [
        '2. Công an huyện truy quét cát tặc; các vụ chìm sà lan còn tồn phải kết luận xong trước ngày 30/9/2025.',
        [
          '2 | Công an huyện | truy quét cát tặc | ',
          '2 | Công an huyện | các vụ chìm sà lan còn tồn phải kết luận | 2025-09-30',
        ],
      ],
      [
        'Giao Phòng Kinh tế đôn đốc các xã; những xã có nợ đọng trên 5 tỷ đồng thì đề xuất Chủ tịch huyện làm việc.',
        [
          'lead | Phòng Kinh tế | đôn đốc các xã; những xã có nợ đọng trên 5 tỷ đồng thì đề xuất Chủ tịch huyện làm việc | ',
        ],
      ],
      [
        '3. Công đoàn cấp trên\na) Đối với công ty nợ bảo hiểm thì hỗ trợ công nhân khởi kiện.',
        ['3.a | Công đoàn cấp trên | Đối với công ty nợ bảo hiểm thì hỗ trợ công nhân khởi kiện | '],
      ],
      ['Yêu cầu các vụ đối chiếu hồ sơ.', ['lead | các vụ | đối chiếu hồ sơ | ']],
      ['5. Các vụ phải nộp hồ sơ.', ['5 | Các vụ | phải nộp hồ sơ | ']],
      ['4. Đơn vị nào chưa có mạng lưới thì thành lập.', ['4 | Đơn vị nào chưa có mạng lưới | thành lập | ']],
    ],
  ],
  [
    'what one has to do himself: to tell others, to command, and what he does under his short name',
    [
      [
        '1. Nhà máy\na) Thông báo để các hộ dùng nước biết giờ súc xả.',
        ['1.a | Nhà máy | Thông báo để các hộ dùng nước biết giờ súc xả | '],
      ],
      [
        '2. Trung đội trưởng\na) Chỉ huy các đơn vị tham gia cứu sập.',
        ['2.a | Trung đội trưởng | Chỉ huy các đơn vị tham gia cứu sập | '],
      ],
      [
        '3. Trung tâm Điều độ đóng van chính trước ngày 05/9/2025. Trung tâm phải báo ngay các trạm trước ngày 06/9/2025.',
        [
          '3 | Trung tâm Điều độ | đóng van chính | 2025-09-05',
          '3 | Trung tâm Điều độ | phải báo ngay các trạm | 2025-09-06',
        ],
      ],
      [
        '1. Đội cơ giới huấn luyện lái xe nâng; Đội bốc xếp thay dây cáp cũ.',
        ['1 | Đội cơ giới | huấn luyện lái xe nâng | ', '1 | Đội bốc xếp | thay dây cáp cũ | '],
      ],
      [
        '2. Quá thời hạn trên, Ủy ban nhân dân phường tổ chức cưỡng chế.',
        ['2 | Ủy ban nhân dân phường | tổ chức cưỡng chế | '],
      ],
      ['4. Trung tâm báo ngay các trạm.', ['4 | Trung tâm | báo ngay các trạm | ']],
    ],
  ],
])('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

/** "assignees | cooperators | action" of each duty. */
function withWhom(text: string, over: Partial<Metadata> = {}): string[] {
  return suggestObligations(paper(text), metadata(over)).map(
    ({ assignees, cooperators, action }) =>
      `${assignees.join(' + ')} | ${cooperators.join(' + ')} | ${action}`,
  );
}

describe('the names a paper says whole', () => {
  const name = 'Cục Phòng vệ rà soát thuế nhập khẩu';

  it.each<[string, Partial<Metadata>, string]>([
    ['to whom it is addressed', { addressees: [name, 'Vụ Pháp chế'] }, `1. ${name} lập hồ sơ.`],
    ['to whom it is sent', { recipients: [`${name} (để thực hiện)`] }, `1. ${name} lập hồ sơ.`],
    ['in brackets', {}, `1. ${name} lập hồ sơ.\n2. Các đơn vị báo cáo Bộ (qua ${name}).`],
  ])('end elsewhere as they do there: %s', (_, over, text) => {
    expect(withWhom(text, over)[0]).toBe(`${name} |  | lập hồ sơ`);
  });

  it('end before what a list of recipients says it is sent for', () => {
    const recipients = ['Phòng Nội vụ thực hiện', 'Văn phòng Sở để theo dõi, báo cáo'];
    expect(withWhom('1. Phòng Nội vụ thực hiện thống kê hồ sơ.', { recipients })).toEqual([
      'Phòng Nội vụ |  | thực hiện thống kê hồ sơ',
    ]);
  });

  it('end among those who cooperate, too', () => {
    const text = `1. Giao Vụ Pháp chế chủ trì, phối hợp với ${name} soát lại biểu mẫu.`;
    expect(withWhom(text, { addressees: [name] })).toEqual([`Vụ Pháp chế | ${name} | soát lại biểu mẫu`]);
  });

  it('end no other name that they only stand behind', () => {
    const text =
      '1. Các thành phần được mời xác nhận tham dự với Văn phòng Ban Chỉ đạo và Điều phối trước ngày 20/8/2025.';
    expect(withWhom(text, { recipients: ['Văn phòng Ban Chỉ đạo và Điều phối'] })[0]).toContain(
      'Các thành phần được mời |  | xác nhận tham dự',
    );
  });

  it('are nowhere else taken for more than the grammar sees', () => {
    expect(withWhom(`1. ${name} lập hồ sơ.`)).toEqual(['Cục Phòng vệ |  | rà soát thuế nhập khẩu lập hồ sơ']);
  });
});

it('takes what an addressee asks of others for his own duty, and what the issuer asks for theirs', () => {
  const text = '1. Giám đốc Sở Công Thương yêu cầu các chợ đầu mối niêm yết giá.';
  expect(withWhom(text, { addressees: ['Giám đốc các Sở: Công Thương, Y tế'] })).toEqual([
    'Giám đốc Sở Công Thương |  | yêu cầu các chợ đầu mối niêm yết giá',
  ]);
  expect(withWhom(text, { addressees: ['Các chợ đầu mối'] })).toEqual(['các chợ đầu mối |  | niêm yết giá']);
  // An office that writes to its own leader too is ordered by him.
  expect(
    withWhom('1. Giám đốc Sở giao Phòng Tổ chức lập danh sách.', {
      addressees: ['Giám đốc Sở', 'Các phòng'],
    }),
  ).toEqual(['Phòng Tổ chức |  | lập danh sách']);
});

describe('persons are told by their nouns, also joined in small letters and unlisted', () => {
  it.each([
    [
      '1. Bưu tá và giao dịch viên phát báo trước 9 giờ.',
      'Bưu tá + giao dịch viên |  | phát báo trước 9 giờ',
    ],
    ['2. Thủ kho, kế toán kho kiểm kê thuốc.', 'Thủ kho + kế toán kho |  | kiểm kê thuốc'],
    ['3. Bảo vệ và lái xe sắp xếp bãi xe.', 'Bảo vệ + lái xe |  | sắp xếp bãi xe'],
    ['4. Tổ công tác phối hợp trưởng bản đi từng nhà.', 'Tổ công tác | trưởng bản | đi từng nhà'],
    ['5. Sao gửi các phòng, đội để thực hiện.', 'các phòng, đội |  | thực hiện'],
    [
      '7. Đội quản lý đường dây và trạm biến áp lập lịch cắt điện.',
      'Đội quản lý đường dây và trạm biến áp |  | lập lịch cắt điện',
    ],
  ])('%s', (text, duty) => {
    expect(withWhom(text)).toEqual([duty]);
  });
});

describe('an entry to whom the paper goes is one name where nobody else begins in it', () => {
  it.each([
    ['Ban Công nghệ, tích hợp và vận hành', 'rà soát đường truyền'],
    ['Phòng Thẩm định, nghiệm thu và thanh toán', 'lập hồ sơ'],
    [
      'Ban Chỉ đạo quốc gia về khắc phục hậu quả do bom mìn sót lại sau các cuộc chiến tranh tại các tỉnh biên giới',
      'khảo sát bãi bom',
    ],
  ])('%s', (name, action) => {
    expect(withWhom(`1. ${name} ${action}.`, { addressees: [name] })).toEqual([`${name} |  | ${action}`]);
  });

  it('and several where somebody does', () => {
    const addressees = ['Phòng Thẩm định, Tổ Vận hành và thủ kho'];
    expect(withWhom('1. Phòng Thẩm định, Tổ Vận hành và thủ kho lập hồ sơ.', { addressees })).toEqual([
      'Phòng Thẩm định + Tổ Vận hành + thủ kho |  | lập hồ sơ',
    ]);
  });
});

it('lets nobody cooperate in what is told behind the semicolon', () => {
  expect(withWhom('1. Sở Y tế phối hợp với Sở Xây dựng khảo sát; Sở Tài chính bố trí vốn.')).toEqual([
    'Sở Y tế | Sở Xây dựng | khảo sát',
    'Sở Tài chính |  | bố trí vốn',
  ]);
});
