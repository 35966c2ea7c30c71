/** Papers that the sample agency itself issues. All invented. */
import { basis, by, centered, cites, duty, heading, outgoing, p, recurring, table } from '../paper.ts';
import type { SamplePaper } from '../paper.ts';

const COMMUNE = 'ỦY BAN NHÂN DÂN\nXÃ SUỐI HÒA';

export const disbursementReport: SamplePaper = outgoing({
  id: 'bc-giai-ngan-xa',
  state: 'registered',
  arrivesAs: 'print',
  arrivedAt: '2026-10-22T15:20:00+07:00',
  answers: 'cv-giai-ngan',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '318',
    symbol: 'BC-UBND',
    place: 'Suối Hòa',
    date: '2026-10-22',
    type: 'Báo cáo',
    subject: 'Tình hình giải ngân vốn đầu tư công tháng 10 và ước thực hiện năm 2026',
  },
  addressees: ['Ủy ban nhân dân tỉnh', 'Sở Tài chính'],
  body: [
    p(
      'Thực hiện Công văn số 5217/UBND-TH ngày 06/10/2026 của UBND tỉnh về đẩy mạnh giải ngân kế hoạch vốn đầu tư công, UBND xã Suối Hòa báo cáo như sau:',
    ),
    heading('I. KẾT QUẢ GIẢI NGÂN'),
    p(
      'Kế hoạch vốn năm 2026 giao cho xã là 18.450 triệu đồng, gồm 04 dự án. Đến ngày 20/10/2026 đã giải ngân 9.730 triệu đồng, đạt 52,7%. Cụ thể:',
    ),
    table(
      [
        ['TT', 1, 'center'],
        ['Dự án', 5],
        ['Kế hoạch (triệu đồng)', 2, 'center'],
        ['Đã giải ngân', 2, 'center'],
        ['Tỷ lệ', 1.4, 'center'],
      ],
      [
        ['1', 'Đường liên thôn Nà Lếch - Bản Mới', '7.200', '4.610', '64,0%'],
        ['2', 'Trường Mầm non Suối Hòa, nhà lớp học 04 phòng', '5.850', '3.120', '53,3%'],
        ['3', 'Nước sinh hoạt tập trung thôn Khe Cạn', '3.400', '1.150', '33,8%'],
        ['4', 'Sửa chữa trụ sở Trung tâm Phục vụ hành chính công', '2.000', '850', '42,5%'],
      ],
    ),
    heading('II. KHÓ KHĂN, VƯỚNG MẮC'),
    p(
      '1. Dự án nước sinh hoạt Khe Cạn còn 06 hộ chưa nhận tiền bồi thường do hồ sơ đất tiếp nhận từ huyện Lam Khê cũ thiếu trích lục.',
    ),
    p('2. Giá cát, đá tăng từ 12% đến 18% so với dự toán được duyệt; nhà thầu thi công cầm chừng.'),
    heading('III. GIẢI PHÁP VÀ KIẾN NGHỊ'),
    p(
      '1. UBND xã cam kết bàn giao toàn bộ mặt bằng trước ngày 15/11/2026 và giải ngân đạt ít nhất 96% kế hoạch đến ngày 31/01/2027.',
    ),
    p(
      '2. Kính đề nghị Sở Nông nghiệp và Môi trường chỉ đạo cung cấp trích lục bản đồ địa chính của 06 thửa đất trước ngày 05/11/2026.',
    ),
    p(
      '3. Kính đề nghị Sở Xây dựng hướng dẫn điều chỉnh giá hợp đồng đối với dự án đường Nà Lếch - Bản Mới./.',
    ),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Đinh Thị Thu Hà' },
  recipients: [
    'Như trên',
    'Thường trực Đảng ủy, HĐND xã (để b/c)',
    'Chủ tịch, PCT UBND xã',
    'Phòng Kinh tế',
    'Lưu: VT, KT',
  ],
  references: [cites('5217/UBND-TH', '2026-10-06', 'UBND tỉnh')],
  obligations: [
    duty('III.1', ['UBND xã'], 'bàn giao toàn bộ mặt bằng', {
      deadline: by('trước ngày 15/11/2026', '2026-11-15'),
    }),
    duty('III.1', ['UBND xã'], 'giải ngân đạt ít nhất 96% kế hoạch', {
      deadline: by('đến ngày 31/01/2027', '2027-01-31'),
      targets: ['96%'],
    }),
    duty(
      'III.2',
      ['Sở Nông nghiệp và Môi trường'],
      'chỉ đạo cung cấp trích lục bản đồ địa chính của 06 thửa đất',
      { deadline: by('trước ngày 05/11/2026', '2026-11-05'), targets: ['06 thửa đất'] },
    ),
    duty('III.3', ['Sở Xây dựng'], 'hướng dẫn điều chỉnh giá hợp đồng đối với dự án đường Nà Lếch - Bản Mới'),
  ],
});

export const vaccinationPlan: SamplePaper = outgoing({
  id: 'kh-tiem-chung-xa',
  state: 'registered',
  arrivesAs: 'sealed',
  arrivedAt: '2026-10-23T10:00:00+07:00',
  answers: 'cv-tiem-chung',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '127',
    symbol: 'KH-UBND',
    place: 'Suối Hòa',
    date: '2026-10-23',
    type: 'Kế hoạch',
    subject: 'Tổ chức tiêm vắc xin sởi cho trẻ từ 01 đến 10 tuổi trên địa bàn xã Suối Hòa',
  },
  body: [
    p(
      'Thực hiện Công văn số 3346/SYT-NVY ngày 12/10/2026 của Sở Y tế về tổ chức tiêm vắc xin sởi cho trẻ chưa tiêm đủ mũi, UBND xã ban hành Kế hoạch như sau:',
    ),
    heading('I. MỤC TIÊU'),
    p(
      'Ít nhất 95% trong số 486 trẻ thuộc diện tiêm bổ sung được tiêm an toàn; không để xảy ra tai biến do sai sót chuyên môn.',
    ),
    heading('II. LỊCH TIÊM'),
    table(
      [
        ['TT', 1, 'center'],
        ['Điểm tiêm', 4],
        ['Thôn', 4],
        ['Ngày tiêm', 2.4, 'center'],
        ['Số trẻ', 1.6, 'center'],
      ],
      [
        ['1', 'Trạm Y tế xã', 'Trung tâm, Nà Lếch', '03/11/2026', '148'],
        ['2', 'Trường Tiểu học Suối Hòa', 'Phố Mới, Hòa Bình', '05/11/2026', '131'],
        ['3', 'Điểm trường Bản Mới', 'Bản Mới, Nà Pán', '10/11/2026', '117'],
        ['4', 'Điểm trường Khe Cạn', 'Khe Cạn', '12/11/2026', '90'],
      ],
    ),
    heading('III. PHÂN CÔNG NHIỆM VỤ'),
    p(
      '1. Phòng Văn hóa - Xã hội theo dõi, đôn đốc việc thực hiện Kế hoạch; tổng hợp, báo cáo Sở Y tế trước ngày 10/12/2026.',
    ),
    p(
      '2. Trạm Y tế chủ trì, phối hợp với các trường học rà soát danh sách trẻ, gửi giấy mời đến từng gia đình trước ngày 31/10/2026; chuẩn bị vắc xin, phòng chống sốc.',
    ),
    p('3. Công an xã cung cấp danh sách trẻ tạm trú cho Trạm Y tế trước ngày 28/10/2026.'),
    p(
      '4. Trưởng các thôn vận động gia đình đưa trẻ đi tiêm đúng lịch; báo cáo số trẻ vắng mặt về Trạm Y tế hằng ngày trong thời gian tiêm./.',
    ),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Đinh Thị Thu Hà' },
  recipients: [
    'Sở Y tế (để b/c)',
    'Thường trực Đảng ủy, HĐND xã',
    'Trạm Y tế, Công an xã',
    'Các trường học, các thôn',
    'Lưu: VT, VHXH',
  ],
  references: [cites('3346/SYT-NVY', '2026-10-12', 'Sở Y tế')],
  obligations: [
    duty('III.1', ['Phòng Văn hóa - Xã hội'], 'theo dõi, đôn đốc việc thực hiện Kế hoạch'),
    duty('III.1', ['Phòng Văn hóa - Xã hội'], 'tổng hợp, báo cáo Sở Y tế', {
      deadline: by('trước ngày 10/12/2026', '2026-12-10'),
      reportTo: 'Sở Y tế',
    }),
    duty('III.2', ['Trạm Y tế'], 'rà soát danh sách trẻ, gửi giấy mời đến từng gia đình', {
      cooperators: ['các trường học'],
      deadline: by('trước ngày 31/10/2026', '2026-10-31'),
    }),
    duty('III.2', ['Trạm Y tế'], 'chuẩn bị vắc xin, phòng chống sốc'),
    duty('III.3', ['Công an xã'], 'cung cấp danh sách trẻ tạm trú cho Trạm Y tế', {
      deadline: by('trước ngày 28/10/2026', '2026-10-28'),
      reportTo: 'Trạm Y tế',
    }),
    duty('III.4', ['Trưởng các thôn'], 'vận động gia đình đưa trẻ đi tiêm đúng lịch'),
    duty('III.4', ['Trưởng các thôn'], 'báo cáo số trẻ vắng mặt về Trạm Y tế', {
      deadline: recurring('hằng ngày trong thời gian tiêm', 'day'),
      reportTo: 'Trạm Y tế',
    }),
  ],
});

export const digitalTeamDecision: SamplePaper = outgoing({
  id: 'qd-to-cong-nghe-so',
  state: 'registered',
  arrivesAs: 'print',
  arrivedAt: '2026-08-05T11:00:00+07:00',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '412',
    symbol: 'QĐ-UBND',
    place: 'Suối Hòa',
    date: '2026-08-05',
    type: 'Quyết định',
    subject: 'Về việc kiện toàn Tổ công nghệ số cộng đồng xã Suối Hòa',
  },
  body: [
    centered('CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ'),
    basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'),
    basis(
      'Căn cứ Quyết định số 1460/QĐ-UBND ngày 30 tháng 6 năm 2026 của UBND tỉnh ban hành Chương trình chuyển đổi số tỉnh Trường Sơn;',
    ),
    basis('Theo đề nghị của Trưởng Phòng Văn hóa - Xã hội.'),
    centered('QUYẾT ĐỊNH:'),
    p(
      '**Điều 1.** Kiện toàn Tổ công nghệ số cộng đồng xã Suối Hòa gồm 14 thành viên, do bà Đinh Thị Thu Hà, Phó Chủ tịch UBND xã làm Tổ trưởng (có danh sách kèm theo).',
    ),
    p('**Điều 2.** Tổ công nghệ số cộng đồng có nhiệm vụ:'),
    p('1. Hướng dẫn người dân cài đặt, sử dụng ứng dụng định danh điện tử, nộp hồ sơ trực tuyến.'),
    p('2. Trực tại Trung tâm Phục vụ hành chính công vào thứ Ba và thứ Năm hằng tuần.'),
    p('3. Báo cáo kết quả hoạt động về UBND xã (qua Phòng Văn hóa - Xã hội) trước ngày 20 hằng tháng.'),
    p(
      '**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 77/QĐ-UBND ngày 14 tháng 8 năm 2025.',
    ),
    p(
      '**Điều 4.** Chánh Văn phòng HĐND và UBND xã, Trưởng Phòng Văn hóa - Xã hội và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.',
    ),
  ],
  signature: { titles: ['CHỦ TỊCH'], name: 'Trần Quốc Khánh' },
  recipients: [
    'Như Điều 4',
    'Sở Khoa học và Công nghệ (để b/c)',
    'Thường trực Đảng ủy, HĐND xã',
    'Lưu: VT, VHXH',
  ],
  references: [cites('1460/QĐ-UBND', '2026-06-30', 'UBND tỉnh'), cites('77/QĐ-UBND', '2025-08-14', null)],
  obligations: [
    duty(
      'Điều 2.1',
      ['Tổ công nghệ số cộng đồng'],
      'Hướng dẫn người dân cài đặt, sử dụng ứng dụng định danh điện tử, nộp hồ sơ trực tuyến',
    ),
    duty('Điều 2.2', ['Tổ công nghệ số cộng đồng'], 'Trực tại Trung tâm Phục vụ hành chính công', {
      deadline: recurring('vào thứ Ba và thứ Năm hằng tuần', 'week'),
    }),
    duty(
      'Điều 2.3',
      ['Tổ công nghệ số cộng đồng'],
      'Báo cáo kết quả hoạt động về UBND xã (qua Phòng Văn hóa - Xã hội)',
      {
        deadline: recurring('trước ngày 20 hằng tháng', 'month'),
        reportTo: 'UBND xã (qua Phòng Văn hóa - Xã hội)',
      },
    ),
    duty(
      'Điều 4',
      ['Chánh Văn phòng HĐND và UBND xã', 'Trưởng Phòng Văn hóa - Xã hội', 'các ông, bà có tên tại Điều 1'],
      'chịu trách nhiệm thi hành Quyết định này',
    ),
  ],
});

export const bridgeProposal: SamplePaper = outgoing({
  id: 'ttr-cau-na-lech',
  state: 'registered',
  arrivesAs: 'scan',
  arrivedAt: '2026-09-28T16:00:00+07:00',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '89',
    symbol: 'TTr-UBND',
    place: 'Suối Hòa',
    date: '2026-09-28',
    type: 'Tờ trình',
    subject: 'Về việc đề nghị hỗ trợ kinh phí khắc phục cầu tràn Nà Lếch bị hư hỏng do mưa lũ',
  },
  addressees: ['Ủy ban nhân dân tỉnh Trường Sơn', 'Sở Tài chính', 'Sở Xây dựng'],
  body: [
    p(
      'Đêm 21 rạng sáng 22/9/2026, mưa lớn gây lũ trên suối Hòa làm sập hai nhịp cầu tràn Nà Lếch, chia cắt 164 hộ dân của các thôn Nà Lếch, Nà Pán; 78 học sinh phải đi vòng hơn 9 km để đến trường.',
    ),
    p(
      'UBND xã đã huy động dân quân và Nhân dân làm ngầm tạm, phân công người trực cảnh giới. Tuy nhiên ngầm tạm không bảo đảm an toàn khi có lũ mới; ngân sách xã không cân đối được kinh phí xây dựng lại.',
    ),
    p(
      'Căn cứ biên bản kiểm tra hiện trường ngày 24/9/2026 giữa UBND xã và Sở Xây dựng, UBND xã kính trình UBND tỉnh xem xét:',
    ),
    p(
      '1. Hỗ trợ 3.260 triệu đồng từ nguồn dự phòng ngân sách tỉnh để xây dựng lại cầu tràn Nà Lếch dài 24 m, rộng 5 m.',
    ),
    p('2. Cho phép thực hiện theo trình tự công trình khẩn cấp để hoàn thành trước mùa mưa năm 2027.'),
    p('3. Giao Sở Xây dựng hỗ trợ thiết kế mẫu và giám sát chất lượng công trình.'),
    p('UBND xã Suối Hòa kính đề nghị UBND tỉnh và các sở quan tâm, giải quyết./.'),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Trần Quốc Khánh' },
  recipients: ['Như trên', 'Thường trực Đảng ủy, HĐND xã (để b/c)', 'Phòng Kinh tế', 'Lưu: VT, KT'],
  obligations: [
    duty(
      '1',
      ['UBND tỉnh'],
      'Hỗ trợ 3.260 triệu đồng từ nguồn dự phòng ngân sách tỉnh để xây dựng lại cầu tràn Nà Lếch dài 24 m, rộng 5 m',
      { targets: ['3.260 triệu đồng'] },
    ),
    duty('2', ['UBND tỉnh'], 'Cho phép thực hiện theo trình tự công trình khẩn cấp'),
    duty('3', ['Sở Xây dựng'], 'hỗ trợ thiết kế mẫu và giám sát chất lượng công trình'),
  ],
});

export const dengueLetter: SamplePaper = outgoing({
  id: 'cv-sot-xuat-huyet-xa',
  state: 'to-verify',
  arrivesAs: 'scan',
  arrivedAt: '2026-11-20T13:45:00+07:00',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '1046',
    symbol: 'UBND-VHXH',
    place: 'Suối Hòa',
    date: '2026-11-20',
    type: 'Công văn',
    subject: 'ra quân diệt lăng quăng, phòng, chống sốt xuất huyết',
  },
  addressees: ['Trạm Y tế xã', 'Hiệu trưởng các trường học', 'Trưởng các thôn'],
  body: [
    p(
      'Từ đầu tháng 11 đến nay, trên địa bàn xã có 17 ca sốt xuất huyết, tập trung tại thôn Phố Mới và thôn Hòa Bình; chỉ số côn trùng vượt ngưỡng nguy cơ. Chủ tịch UBND xã yêu cầu:',
    ),
    p(
      '1. Trưởng các thôn phát động mỗi gia đình dành ít nhất 10 phút vào sáng Chủ nhật hằng tuần dọn vệ sinh, lật úp vật chứa nước; hoàn thành đợt ra quân đầu tiên trước ngày 29/11/2026.',
    ),
    p(
      '2. Trạm Y tế phun hóa chất chủ động tại hai thôn có ổ dịch trong các ngày 27 và 28/11/2026; báo cáo số ca mắc mới về UBND xã trước 15 giờ hằng ngày.',
    ),
    p(
      '3. Hiệu trưởng các trường học tổ chức tổng vệ sinh, thu gom phế liệu đọng nước trong khuôn viên trường.',
    ),
    p(
      '4. Giao Phòng Văn hóa - Xã hội kiểm tra đột xuất các thôn, tổng hợp, báo cáo Chủ tịch UBND xã trước ngày 02/12/2026./.',
    ),
  ],
  signature: { titles: ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'], name: 'Nguyễn Hữu Tài' },
  recipients: ['Như trên', 'Chủ tịch, PCT UBND xã (để b/c)', 'Phòng Văn hóa - Xã hội', 'Lưu: VT, VHXH'],
  obligations: [
    duty(
      '1',
      ['Trưởng các thôn'],
      'phát động mỗi gia đình dành ít nhất 10 phút vào sáng Chủ nhật hằng tuần dọn vệ sinh, lật úp vật chứa nước',
      {
        deadline: by('hoàn thành đợt ra quân đầu tiên trước ngày 29/11/2026', '2026-11-29'),
        targets: ['10 phút'],
      },
    ),
    duty('2', ['Trạm Y tế'], 'phun hóa chất chủ động tại hai thôn có ổ dịch', {
      deadline: by('trong các ngày 27 và 28/11/2026', '2026-11-28'),
    }),
    duty('2', ['Trạm Y tế'], 'báo cáo số ca mắc mới về UBND xã', {
      deadline: recurring('trước 15 giờ hằng ngày', 'day'),
      reportTo: 'UBND xã',
    }),
    duty(
      '3',
      ['Hiệu trưởng các trường học'],
      'tổ chức tổng vệ sinh, thu gom phế liệu đọng nước trong khuôn viên trường',
    ),
    duty('4', ['Phòng Văn hóa - Xã hội'], 'kiểm tra đột xuất các thôn, tổng hợp, báo cáo Chủ tịch UBND xã', {
      deadline: by('trước ngày 02/12/2026', '2026-12-02'),
      reportTo: 'Chủ tịch UBND xã',
    }),
  ],
});

export const forestFireReport: SamplePaper = outgoing({
  id: 'bc-chay-rung-xa',
  state: 'done',
  arrivesAs: 'print',
  arrivedAt: '2026-07-20T09:10:00+07:00',
  answers: 'cd-chay-rung',
  header: {
    issuerParent: null,
    issuer: COMMUNE,
    number: '226',
    symbol: 'BC-UBND',
    place: 'Suối Hòa',
    date: '2026-07-20',
    type: 'Báo cáo',
    subject: 'Kết quả thực hiện Công điện số 21/CĐ-UBND về ứng phó nguy cơ cháy rừng',
  },
  addressees: ['Sở Nông nghiệp và Môi trường'],
  body: [
    p(
      'Thực hiện Công điện số 21/CĐ-UBND ngày 09/7/2026 của Chủ tịch UBND tỉnh, UBND xã Suối Hòa báo cáo kết quả từ ngày 10 đến ngày 18/7/2026 như sau:',
    ),
    p(
      '1. Xã đã lập 05 chốt kiểm soát với 42 lượt người trực mỗi ngày đêm; phát dọn 6,4 km đường băng cản lửa, xong ngày 11/7/2026.',
    ),
    p(
      '2. Phát hiện, dập tắt 01 điểm cháy thực bì 0,2 ha tại thôn Nà Pán lúc 13 giờ 20 phút ngày 14/7/2026, không lan vào rừng. Nhắc nhở 09 hộ, xử phạt 02 trường hợp đốt nương.',
    ),
    p('3. Không có thiệt hại về người và tài sản.'),
    p('UBND xã Suối Hòa trân trọng báo cáo./.'),
  ],
  signature: { titles: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Đinh Thị Thu Hà' },
  recipients: ['Như trên', 'UBND tỉnh (để b/c)', 'Ban Chỉ huy Quân sự xã', 'Lưu: VT, KT'],
  references: [cites('21/CĐ-UBND', '2026-07-09', 'Chủ tịch UBND tỉnh')],
  obligations: [],
});
