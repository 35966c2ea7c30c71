/** Papers of many kinds of offices, written for these tests, with what a careful clerk reads on them. */
import type { Metadata } from '../../src/understanding/understanding.ts';
import { NATIONAL, type PaperText } from './page-fixture.ts';

export interface Sample {
  name: string;
  paper: PaperText;
  expected: Partial<Metadata>;
}

const BODY = [
  'Thực hiện chương trình công tác năm, cơ quan đề nghị các đơn vị phối hợp, gửi kết quả về bộ phận tổng hợp đúng thời gian để tổng hợp báo cáo cấp trên theo quy định hiện hành./.',
];
const FOOT = { recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'] };

function dated(line: string): string[] {
  return [...NATIONAL, line];
}

export const SAMPLES: Sample[] = [
  {
    name: 'công văn of a sở with its parent and a subject of five lines',
    paper: {
      left: [
        'UBND TỈNH LÂM ĐỒNG',
        'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
        'Số: 1234/SNNMT-CCTL',
        'V/v rà soát an toàn hồ, đập',
        'trước mùa mưa lũ, sửa chữa',
        'công trình xuống cấp và lập',
        'phương án bảo vệ vùng hạ du',
        'trên địa bàn tỉnh năm 2026',
      ],
      right: dated('Lâm Đồng, ngày 04 tháng 3 năm 2026'),
      addressing: ['Kính gửi:', '- Ủy ban nhân dân các xã, phường;', '- Các đơn vị quản lý hồ chứa.'],
      body: BODY,
      ...FOOT,
      signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Hoàng Sỹ Bích'],
    },
    expected: {
      issuerParent: 'UBND TỈNH LÂM ĐỒNG',
      issuer: 'SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
      number: '1234',
      symbol: 'SNNMT-CCTL',
      place: 'Lâm Đồng',
      date: '2026-03-04',
      type: 'Công văn',
      subject:
        'rà soát an toàn hồ, đập trước mùa mưa lũ, sửa chữa công trình xuống cấp và lập phương án bảo vệ vùng hạ du trên địa bàn tỉnh năm 2026',
      addressees: ['Ủy ban nhân dân các xã, phường', 'Các đơn vị quản lý hồ chứa'],
      signer: { capacity: 'KT.', title: 'GIÁM ĐỐC', actualTitle: 'PHÓ GIÁM ĐỐC', name: 'Hoàng Sỹ Bích' },
      recipients: ['Như trên', 'Lưu: VT'],
    },
  },
  {
    name: 'Party resolution of a commune: no colon, hyphen before the slash, T/M',
    paper: {
      left: ['ĐẢNG BỘ TỈNH LÂM ĐỒNG', 'ĐẢNG ỦY XÃ ĐƠN DƯƠNG', '*', 'Số 15-NQ/ĐU'],
      right: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Đơn Dương, ngày 02 tháng 9 năm 2025'],
      title: ['NGHỊ QUYẾT', 'về lãnh đạo công tác chuyển đổi số', 'giai đoạn 2025 - 2030'],
      body: [
        'Quán triệt Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị và Kế hoạch số 08-KH/TU, ngày 14/02/2025 của Ban Thường vụ Tỉnh ủy, Ban Chấp hành Đảng bộ xã ban hành nghị quyết như sau.',
      ],
      recipients: [
        'Nơi nhận',
        '- Thường trực Tỉnh ủy (để báo cáo),',
        '- Các chi bộ trực thuộc,',
        '- Lưu Đảng ủy.',
      ],
      signature: ['T/M BAN CHẤP HÀNH', 'BÍ THƯ', 'Nguyễn Thị Hoài An'],
    },
    expected: {
      issuerParent: 'ĐẢNG BỘ TỈNH LÂM ĐỒNG',
      issuer: 'ĐẢNG ỦY XÃ ĐƠN DƯƠNG',
      number: '15',
      symbol: 'NQ/ĐU',
      place: 'Đơn Dương',
      date: '2025-09-02',
      type: 'Nghị quyết',
      subject: 'về lãnh đạo công tác chuyển đổi số giai đoạn 2025 - 2030',
      addressees: [],
      signer: { capacity: 'TM.', title: 'BAN CHẤP HÀNH', actualTitle: 'BÍ THƯ', name: 'Nguyễn Thị Hoài An' },
      recipients: ['Thường trực Tỉnh ủy (để báo cáo)', 'Các chi bộ trực thuộc', 'Lưu Đảng ủy'],
      references: [
        { symbol: '57-NQ/TW', date: '2024-12-22', issuer: 'Bộ Chính trị' },
        { symbol: '08-KH/TU', date: '2025-02-14', issuer: 'Ban Thường vụ Tỉnh ủy' },
      ],
    },
  },
  {
    name: 'report of a school, its name over two lines, sent to the department',
    paper: {
      left: [
        'SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI',
        'TRƯỜNG TRUNG HỌC PHỔ THÔNG',
        'NGUYỄN TẤT THÀNH',
        'Số: 45/BC-THPTNTT',
      ],
      right: dated('Hà Nội, ngày 28 tháng 5 năm 2025'),
      title: ['BÁO CÁO', 'Kết quả thực hiện nhiệm vụ năm học 2024 - 2025'],
      addressing: ['Kính gửi: Sở Giáo dục và Đào tạo Hà Nội.'],
      body: BODY,
      recipients: ['Nơi nhận:', '- Sở GDĐT (để b/c);', '- Lưu: VT.'],
      signature: ['KT. HIỆU TRƯỞNG', 'PHÓ HIỆU TRƯỞNG', 'TS. Lê Minh Châu'],
    },
    expected: {
      issuerParent: 'SỞ GIÁO DỤC VÀ ĐÀO TẠO HÀ NỘI',
      issuer: 'TRƯỜNG TRUNG HỌC PHỔ THÔNG NGUYỄN TẤT THÀNH',
      symbol: 'BC-THPTNTT',
      type: 'Báo cáo',
      subject: 'Kết quả thực hiện nhiệm vụ năm học 2024 - 2025',
      addressees: ['Sở Giáo dục và Đào tạo Hà Nội'],
      signer: { capacity: 'KT.', title: 'HIỆU TRƯỞNG', actualTitle: 'PHÓ HIỆU TRƯỞNG', name: 'Lê Minh Châu' },
      recipients: ['Sở GDĐT (để b/c)', 'Lưu: VT'],
    },
  },
  {
    name: 'decision of a ward: the authority in capitals under the subject is no part of it',
    paper: {
      left: ['ỦY BAN NHÂN DÂN', 'PHƯỜNG TÂN AN', 'Số: 102/QĐ-UBND'],
      right: dated('Tân An, ngày 12 tháng 01 năm 2026'),
      title: [
        'QUYẾT ĐỊNH',
        'Về việc kiện toàn Ban Chỉ đạo phòng cháy, chữa cháy',
        'CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN',
      ],
      body: [
        'Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025;',
        'Căn cứ Nghị định số 105/2025/NĐ-CP ngày 15/5/2025 của Chính phủ quy định chi tiết một số điều của luật;',
        'QUYẾT ĐỊNH:',
        'Điều 1. Kiện toàn Ban Chỉ đạo gồm các ông, bà có tên trong danh sách kèm theo.',
      ],
      recipients: ['Nơi nhận:', '- Như Điều 3;', '- Lưu: VT.'],
      signature: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Đặng Quốc Việt'],
      appendices: [
        [
          'DANH SÁCH',
          'Thành viên Ban Chỉ đạo',
          '(Kèm theo Quyết định số 102/QĐ-UBND ngày 12/01/2026)',
          'Ông Đặng Quốc Việt, Phó Chủ tịch Ủy ban nhân dân phường, Trưởng Ban Chỉ đạo phòng cháy, chữa cháy.',
        ],
      ],
    },
    expected: {
      issuerParent: null,
      issuer: 'ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN',
      type: 'Quyết định',
      subject: 'kiện toàn Ban Chỉ đạo phòng cháy, chữa cháy',
      references: [
        { symbol: '72/2025/QH15', date: '2025-06-16', issuer: 'Quốc hội' },
        { symbol: '105/2025/NĐ-CP', date: '2025-05-15', issuer: 'Chính phủ' },
      ],
      signer: { capacity: 'KT.', title: 'CHỦ TỊCH', actualTitle: 'PHÓ CHỦ TỊCH', name: 'Đặng Quốc Việt' },
    },
  },
  {
    name: 'state company under a group, its symbol with a plus, one addressee on the line of Kính gửi',
    paper: {
      left: [
        'TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM',
        'TỔNG CÔNG TY',
        'ĐIỆN LỰC MIỀN TRUNG',
        'Số: 3321/EVNCPC-KT+AT',
        'V/v kiểm tra an toàn lưới điện',
      ],
      right: dated('Đà Nẵng, ngày 12 tháng 5 năm 2025'),
      addressing: ['Kính gửi: Các Công ty Điện lực thành viên'],
      body: BODY,
      ...FOOT,
      signature: ['KT. TỔNG GIÁM ĐỐC', 'PHÓ TỔNG GIÁM ĐỐC', 'Hồ Anh Tuấn'],
    },
    expected: {
      issuerParent: 'TẬP ĐOÀN ĐIỆN LỰC VIỆT NAM',
      issuer: 'TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG',
      symbol: 'EVNCPC-KT+AT',
      addressees: ['Các Công ty Điện lực thành viên'],
      signer: {
        capacity: 'KT.',
        title: 'TỔNG GIÁM ĐỐC',
        actualTitle: 'PHÓ TỔNG GIÁM ĐỐC',
        name: 'Hồ Anh Tuấn',
      },
    },
  },
  {
    name: 'hospital with three names in the header; an addressee over two lines',
    paper: {
      left: [
        'UBND TỈNH AN GIANG',
        'SỞ Y TẾ',
        'BỆNH VIỆN ĐA KHOA KHU VỰC',
        'Số: 77/BVĐKKV-KHTH',
        'V/v mời tham dự hội thảo',
      ],
      right: dated('An Giang, ngày 09 tháng 10 năm 2025'),
      addressing: [
        'Kính gửi:',
        '- Trưởng các khoa, phòng;',
        '- Công ty TNHH Thiết bị và Vật tư',
        'y tế Sao Mai;',
        '- Ông Trần Hữu Lộc.',
      ],
      body: BODY,
      ...FOOT,
      signature: ['GIÁM ĐỐC', 'Ksor H’Bơ Khăp'],
    },
    expected: {
      issuerParent: 'SỞ Y TẾ',
      issuer: 'BỆNH VIỆN ĐA KHOA KHU VỰC',
      addressees: [
        'Trưởng các khoa, phòng',
        'Công ty TNHH Thiết bị và Vật tư y tế Sao Mai',
        'Ông Trần Hữu Lộc',
      ],
      signer: { capacity: null, title: 'GIÁM ĐỐC', actualTitle: null, name: 'Ksor H’Bơ Khăp' },
    },
  },
  {
    name: 'công văn without "V/v"; two addressees without dashes; TUQ.',
    paper: {
      left: ['SỞ NỘI VỤ', 'Số: 12/SNV-CCHC', 'Triển khai đánh giá', 'chỉ số cải cách hành chính'],
      right: dated('Huế, ngày 12 tháng 5 năm 2025'),
      addressing: ['Kính gửi:  Các sở, ban, ngành;', 'UBND các xã, phường.'],
      body: BODY,
      ...FOOT,
      signature: ['TUQ. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG', 'Tôn Nữ Ngọc Hân'],
    },
    expected: {
      type: 'Công văn',
      subject: 'Triển khai đánh giá chỉ số cải cách hành chính',
      addressees: ['Các sở, ban, ngành', 'UBND các xã, phường'],
      signer: {
        capacity: 'TUQ.',
        title: 'GIÁM ĐỐC',
        actualTitle: 'CHÁNH VĂN PHÒNG',
        name: 'Tôn Nữ Ngọc Hân',
      },
    },
  },
  {
    name: 'resolution of a council with its name and session under the subject',
    paper: {
      left: ['HỘI ĐỒNG NHÂN DÂN', 'TỈNH VĨNH LONG', 'Số: 09/NQ-HĐND'],
      right: dated('Vĩnh Long, ngày 10 tháng 12 năm 2025'),
      title: [
        'NGHỊ QUYẾT',
        'Về dự toán thu ngân sách địa phương',
        'HỘI ĐỒNG NHÂN DÂN TỈNH VĨNH LONG',
        'KHÓA X, KỲ HỌP THỨ 21',
      ],
      body: [
        'Căn cứ Luật Ngân sách nhà nước số 89/2025/QH15;',
        'Xét Tờ trình số 211/TTr-UBND ngày 01/12/2025 của Ủy ban nhân dân tỉnh về dự toán thu ngân sách;',
        'QUYẾT NGHỊ:',
        'Điều 1. Thông qua dự toán thu ngân sách địa phương năm 2026.',
      ],
      ...FOOT,
      signature: ['CHỦ TỊCH', 'Bùi Văn Nghiêm'],
    },
    expected: {
      issuer: 'HỘI ĐỒNG NHÂN DÂN TỈNH VĨNH LONG',
      subject: 'Về dự toán thu ngân sách địa phương',
      references: [
        { symbol: '89/2025/QH15', date: null, issuer: 'Quốc hội' },
        { symbol: '211/TTr-UBND', date: '2025-12-01', issuer: 'Ủy ban nhân dân tỉnh' },
      ],
    },
  },
  {
    name: 'plan whose whole title is in capitals, with an urgency mark',
    paper: {
      left: ['BỘ TÀI CHÍNH', 'Số: 500/KH-BTC', 'THƯỢNG KHẨN'],
      right: dated('Hà Nội, ngày 31 tháng 12 năm 2025'),
      title: ['KẾ HOẠCH', 'THỰC HÀNH TIẾT KIỆM, CHỐNG LÃNG PHÍ', 'NĂM 2026'],
      body: [
        ...BODY,
        'I. MỤC TIÊU',
        'Tiết kiệm chi thường xuyên; hoàn thành dứt điểm, khẩn trương các việc tồn đọng.',
      ],
      ...FOOT,
      signature: ['BỘ TRƯỞNG', 'Nguyễn Văn Thắng'],
    },
    expected: {
      issuerParent: null,
      issuer: 'BỘ TÀI CHÍNH',
      subject: 'THỰC HÀNH TIẾT KIỆM, CHỐNG LÃNG PHÍ NĂM 2026',
      urgency: 'Thượng khẩn',
      signer: { capacity: null, title: 'BỘ TRƯỞNG', actualTitle: null, name: 'Nguyễn Văn Thắng' },
    },
  },
  {
    name: 'công điện: "… điện:" stands for Kính gửi',
    paper: {
      left: ['BỘ NÔNG NGHIỆP', 'VÀ MÔI TRƯỜNG', 'Số: 21/CĐ-BNNMT', 'HỎA TỐC'],
      right: dated('Hà Nội, ngày 12 tháng 9 năm 2025'),
      title: ['CÔNG ĐIỆN', 'Về việc ứng phó với bão số 5'],
      addressing: [
        'BỘ TRƯỞNG BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG điện:',
        '- Chủ tịch UBND các tỉnh ven biển;',
        '- Cục Thủy sản và Kiểm ngư.',
      ],
      body: BODY,
      ...FOOT,
      signature: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Nguyễn Hoàng Hiệp'],
    },
    expected: {
      issuer: 'BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG',
      type: 'Công điện',
      subject: 'ứng phó với bão số 5',
      addressees: ['Chủ tịch UBND các tỉnh ven biển', 'Cục Thủy sản và Kiểm ngư'],
      urgency: 'Hỏa tốc',
    },
  },
  {
    name: 'secret report of a police office; TL. with KT. and a rank before the name',
    paper: {
      left: ['CÔNG AN TỈNH SƠN LA', 'PHÒNG THAM MƯU', 'Số: 08/BC-PV01', 'MẬT'],
      right: dated('Sơn La, ngày 30 tháng 5 năm 2025'),
      title: ['BÁO CÁO', 'Tình hình tháng 5'],
      body: [
        'Đơn vị giữ gìn bí mật nhà nước và bảo mật dữ liệu theo quy định của pháp luật hiện hành về lĩnh vực này, kịp thời báo cáo những vấn đề mới.',
      ],
      ...FOOT,
      signature: ['TL. GIÁM ĐỐC', 'KT. TRƯỞNG PHÒNG THAM MƯU', 'PHÓ TRƯỞNG PHÒNG', 'Thượng tá Lò Văn Pháng'],
    },
    expected: {
      issuerParent: 'CÔNG AN TỈNH SƠN LA',
      issuer: 'PHÒNG THAM MƯU',
      secrecy: 'Mật',
      signer: {
        capacity: 'KT.',
        title: 'TRƯỞNG PHÒNG THAM MƯU',
        actualTitle: 'PHÓ TRƯỞNG PHÒNG',
        name: 'Lò Văn Pháng',
      },
    },
  },
  {
    name: 'office of a provincial committee: nơi nhận with a sublist, blank number and day',
    paper: {
      left: ['UBND TỈNH CÀ MAU', 'VĂN PHÒNG', 'Số:        /VP-NC', 'V/v chuẩn bị họp'],
      right: dated('Cà Mau, ngày      tháng 6 năm 2025'),
      addressing: ['Kính gửi: Công an tỉnh.'],
      body: BODY,
      recipients: [
        'Nơi nhận:',
        '- Như trên;',
        '- VP UBND tỉnh:',
        '+ CVP, các PCVP;',
        '+ Phòng NC;',
        '- Cổng TTĐT, Trung tâm Phục vụ',
        'hành chính công;',
        '- Lưu: VT, NC (T. 05b).',
      ],
      signature: ['TL. CHỦ TỊCH', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG', 'Lâm Hoàng Mãi'],
    },
    expected: {
      number: null,
      symbol: 'VP-NC',
      place: 'Cà Mau',
      date: '2025-06',
      addressees: ['Công an tỉnh'],
      recipients: [
        'Như trên',
        'VP UBND tỉnh',
        'CVP, các PCVP',
        'Phòng NC',
        'Cổng TTĐT, Trung tâm Phục vụ hành chính công',
        'Lưu: VT, NC (T. 05b)',
      ],
      handwritten: [],
      signer: {
        capacity: 'KT.',
        title: 'CHÁNH VĂN PHÒNG',
        actualTitle: 'PHÓ CHÁNH VĂN PHÒNG',
        name: 'Lâm Hoàng Mãi',
      },
    },
  },
  {
    name: 'request (tờ trình) to a superior, place with a number in its name',
    paper: {
      left: ['UBND THÀNH PHỐ HỒ CHÍ MINH', 'BAN QUẢN LÝ', 'ĐƯỜNG SẮT ĐÔ THỊ', 'Số: 640/TTr-BQLĐSĐT'],
      right: dated('Thành phố Hồ Chí Minh, ngày 03 tháng 11 năm 2025'),
      title: ['TỜ TRÌNH', 'Về việc phê duyệt kế hoạch lựa chọn nhà thầu', 'gói thầu tư vấn giám sát'],
      addressing: ['Kính gửi:', '- Ủy ban nhân dân Thành phố;', '- Sở Tài chính.'],
      body: ['Căn cứ Luật Đấu thầu số 22/2023/QH15 ngày 23/6/2023;', ...BODY],
      ...FOOT,
      signature: ['TRƯỞNG BAN', 'Phan Công Bằng'],
    },
    expected: {
      issuerParent: 'UBND THÀNH PHỐ HỒ CHÍ MINH',
      issuer: 'BAN QUẢN LÝ ĐƯỜNG SẮT ĐÔ THỊ',
      place: 'Thành phố Hồ Chí Minh',
      date: '2025-11-03',
      type: 'Tờ trình',
      subject: 'phê duyệt kế hoạch lựa chọn nhà thầu gói thầu tư vấn giám sát',
      addressees: ['Ủy ban nhân dân Thành phố', 'Sở Tài chính'],
      references: [{ symbol: '22/2023/QH15', date: '2023-06-23', issuer: 'Quốc hội' }],
    },
  },
  {
    name: 'circular with the year in its number',
    paper: {
      left: ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'Số: 18/2025/TT-BGDĐT'],
      right: dated('Hà Nội, ngày 15 tháng 9 năm 2025'),
      title: ['THÔNG TƯ', 'Quy định về tư vấn học đường và công tác xã hội trong trường học'],
      body: ['Căn cứ Luật Giáo dục ngày 14 tháng 6 năm 2019;', ...BODY],
      ...FOOT,
      signature: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG', 'Phạm Ngọc Thưởng'],
    },
    expected: {
      number: '18',
      symbol: '2025/TT-BGDĐT',
      type: 'Thông tư',
      subject: 'Quy định về tư vấn học đường và công tác xã hội trong trường học',
      references: [],
    },
  },
  {
    name: 'invitation: those invited are the addressees',
    paper: {
      left: ['HỘI LIÊN HIỆP PHỤ NỮ', 'TỈNH PHÚ THỌ', 'BAN THƯỜNG VỤ', 'Số: 31/GM-BTV'],
      right: dated('Phú Thọ, ngày 06 tháng 3 năm 2026'),
      title: ['GIẤY MỜI', 'Dự lễ kỷ niệm ngày Quốc tế Phụ nữ'],
      body: [
        'Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh trân trọng kính mời:',
        '- Đại diện lãnh đạo Tỉnh ủy;',
        '- Chủ tịch Hội Liên hiệp Phụ nữ các xã, phường.',
        'Thời gian: 08 giờ 00 phút ngày 08/3/2026.',
        'Địa điểm: Hội trường lớn.',
      ],
      recipients: ['Nơi nhận:', '- Như thành phần mời;', '- Lưu: VP.'],
      signature: ['TM. BAN THƯỜNG VỤ', 'PHÓ CHỦ TỊCH', 'Đỗ Thị Hồng Vân'],
    },
    expected: {
      issuerParent: 'HỘI LIÊN HIỆP PHỤ NỮ TỈNH PHÚ THỌ',
      issuer: 'BAN THƯỜNG VỤ',
      type: 'Giấy mời',
      addressees: ['Đại diện lãnh đạo Tỉnh ủy', 'Chủ tịch Hội Liên hiệp Phụ nữ các xã, phường'],
      signer: {
        capacity: 'TM.',
        title: 'BAN THƯỜNG VỤ',
        actualTitle: 'PHÓ CHỦ TỊCH',
        name: 'Đỗ Thị Hồng Vân',
      },
    },
  },
  {
    name: 'notice of a conclusion, signed by order; the issuer is a title',
    paper: {
      left: ['VĂN PHÒNG CHÍNH PHỦ', 'Số: 77/TB-VPCP'],
      right: dated('Hà Nội, ngày 07 tháng 4 năm 2025'),
      title: [
        'THÔNG BÁO',
        'Kết luận của Phó Thủ tướng tại buổi làm việc',
        'với lãnh đạo các tỉnh miền núi phía Bắc',
      ],
      body: BODY,
      ...FOOT,
      signature: ['KT. BỘ TRƯỞNG, CHỦ NHIỆM', 'PHÓ CHỦ NHIỆM', 'Phạm Mạnh Cường'],
    },
    expected: {
      issuerParent: null,
      issuer: 'VĂN PHÒNG CHÍNH PHỦ',
      type: 'Thông báo',
      subject: 'Kết luận của Phó Thủ tướng tại buổi làm việc với lãnh đạo các tỉnh miền núi phía Bắc',
      signer: {
        capacity: 'KT.',
        title: 'BỘ TRƯỞNG, CHỦ NHIỆM',
        actualTitle: 'PHÓ CHỦ NHIỆM',
        name: 'Phạm Mạnh Cường',
      },
    },
  },
  {
    name: 'a sở with a dash in its name over two lines; long list items that wrap to the margin',
    paper: {
      left: [
        'UBND TỈNH BẮC KẠN',
        'SỞ LAO ĐỘNG - THƯƠNG BINH',
        'VÀ XÃ HỘI',
        'Số: 2011/SLĐTBXH-NCC',
        'V/v chi trả trợ cấp tháng 7',
      ],
      right: dated('Bắc Kạn, ngày 02 tháng 7 năm 2024'),
      addressing: [
        'Kính gửi:',
        '- Phòng Lao động - Thương binh và Xã hội các huyện, Phòng Nội vụ',
        'thành phố và các cơ sở nuôi dưỡng;',
        '- Bưu điện tỉnh.',
      ],
      body: BODY,
      recipients: [
        'Nơi nhận:',
        '- Như trên;',
        '- Ủy ban Mặt trận Tổ quốc Việt',
        'Nam tỉnh (p/h);',
        '- Lưu: VT, NCC.',
      ],
      signature: ['TL. GIÁM ĐỐC', 'TRƯỞNG PHÒNG NGƯỜI CÓ CÔNG', 'Nông Thị Thơm'],
    },
    expected: {
      issuerParent: 'UBND TỈNH BẮC KẠN',
      issuer: 'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI',
      symbol: 'SLĐTBXH-NCC',
      addressees: [
        'Phòng Lao động - Thương binh và Xã hội các huyện, Phòng Nội vụ thành phố và các cơ sở nuôi dưỡng',
        'Bưu điện tỉnh',
      ],
      recipients: ['Như trên', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh (p/h)', 'Lưu: VT, NCC'],
      signer: {
        capacity: 'TL.',
        title: 'GIÁM ĐỐC',
        actualTitle: 'TRƯỞNG PHÒNG NGƯỜI CÓ CÔNG',
        name: 'Nông Thị Thơm',
      },
    },
  },
  {
    name: 'công văn of the Youth Union; the first addressee behind Kính gửi with its dash',
    paper: {
      left: ['TỈNH ĐOÀN GIA LAI', 'BAN THƯỜNG VỤ', '***', 'Số: 345-CV/TĐTN-VP', 'V/v tổ chức hiến máu'],
      right: ['ĐOÀN TNCS HỒ CHÍ MINH', 'Gia Lai, ngày 19 tháng 3 năm 2025'],
      addressing: ['Kính gửi: - Các huyện, thị, thành đoàn;', '- Đoàn trực thuộc.'],
      body: BODY,
      recipients: ['Nơi nhận:', '- Như trên;', '- Lưu VP.'],
      signature: ['TM. BAN THƯỜNG VỤ TỈNH ĐOÀN', 'PHÓ BÍ THƯ', 'Đỗ Duy Nam'],
    },
    expected: {
      issuerParent: 'TỈNH ĐOÀN GIA LAI',
      issuer: 'BAN THƯỜNG VỤ',
      number: '345',
      symbol: 'CV/TĐTN-VP',
      place: 'Gia Lai',
      date: '2025-03-19',
      type: 'Công văn',
      subject: 'tổ chức hiến máu',
      addressees: ['Các huyện, thị, thành đoàn', 'Đoàn trực thuộc'],
      recipients: ['Như trên', 'Lưu VP'],
      signer: {
        capacity: 'TM.',
        title: 'BAN THƯỜNG VỤ TỈNH ĐOÀN',
        actualTitle: 'PHÓ BÍ THƯ',
        name: 'Đỗ Duy Nam',
      },
    },
  },
  {
    name: 'company that prints its name in small letters; a single addressee over two lines',
    paper: {
      left: ['Công ty Cổ phần', 'Môi trường Đô thị Pleiku', 'Số: 45/CV-MTĐT', 'V/v thu gom rác thải'],
      right: dated('Pleiku, ngày 15 tháng 6 năm 2025'),
      addressing: ['Kính gửi: Ủy ban nhân dân các xã, phường, đặc khu', 'trên địa bàn tỉnh.'],
      body: BODY,
      ...FOOT,
      signature: ['GIÁM ĐỐC', 'Bùi Trọng Nghĩa'],
    },
    expected: {
      issuerParent: null,
      issuer: 'Công ty Cổ phần Môi trường Đô thị Pleiku',
      symbol: 'CV-MTĐT',
      type: 'Công văn',
      addressees: ['Ủy ban nhân dân các xã, phường, đặc khu trên địa bàn tỉnh'],
    },
  },
  {
    name: 'programme with a longer heading and a table column headed "Nơi nhận" in its text',
    paper: {
      left: ['HUYỆN ỦY CƯ JÚT', 'BAN TUYÊN GIÁO', '*', 'Số 21-CTr/BTG'],
      right: ['ĐẢNG CỘNG SẢN VIỆT NAM', 'Cư Jút, ngày 11 tháng 4 năm 2024'],
      title: ['CHƯƠNG TRÌNH', 'phát hành bản tin thông báo nội bộ quý II năm 2024'],
      body: [
        ...BODY,
        'Nơi nhận',
        'Số lượng',
        'Các chi bộ trực thuộc',
        'Phân công đồng chí văn thư theo dõi việc giao nhận.',
      ],
      recipients: ['Nơi nhận:', '- Thường trực Huyện ủy,', '- Lưu Ban.'],
      signature: ['K/T TRƯỞNG BAN', 'PHÓ TRƯỞNG BAN', 'H’Lê Niê'],
    },
    expected: {
      issuerParent: 'HUYỆN ỦY CƯ JÚT',
      issuer: 'BAN TUYÊN GIÁO',
      number: '21',
      symbol: 'CTr/BTG',
      type: 'Chương trình',
      subject: 'phát hành bản tin thông báo nội bộ quý II năm 2024',
      recipients: ['Thường trực Huyện ủy', 'Lưu Ban'],
      signer: { capacity: 'KT.', title: 'TRƯỞNG BAN', actualTitle: 'PHÓ TRƯỞNG BAN', name: 'H’Lê Niê' },
    },
  },
];
