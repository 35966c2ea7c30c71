/** Papers of ministries and of the province's departments (sở). All invented. */
import { by, cites, duty, heading, incoming, p, recurring, within } from '../paper.ts';
import type { SamplePaper } from '../paper.ts';

const OF_PROVINCE = 'UBND TỈNH TRƯỜNG SƠN';

export const vaccination: SamplePaper = incoming({
  id: 'cv-tiem-chung',
  state: 'assigned',
  arrivesAs: 'scan',
  arrivedAt: '2026-10-14T08:20:00+07:00',
  routing: {
    by: 'phochutich',
    words: 'P. VH-XH chủ trì, phối hợp Trạm Y tế tham mưu Kế hoạch tiêm, trình ký trước ngày 23/10.',
    assignee: 'van-hoa-xa-hoi',
    cooperators: ['tram-y-te', 'cong-an'],
    deadline: '2026-10-23',
  },
  header: {
    issuerParent: OF_PROVINCE,
    issuer: 'SỞ Y TẾ',
    number: '3346',
    symbol: 'SYT-NVY',
    place: 'Trường Sơn',
    date: '2026-10-12',
    type: 'Công văn',
    subject: 'tổ chức tiêm vắc xin sởi cho trẻ chưa tiêm đủ mũi trên địa bàn tỉnh',
  },
  addressees: [
    'Ủy ban nhân dân các xã, phường',
    'Trung tâm Kiểm soát bệnh tật tỉnh',
    'Các bệnh viện, trung tâm y tế',
  ],
  body: [
    p(
      'Qua giám sát, trong 9 tháng đầu năm 2026 toàn tỉnh ghi nhận 87 ca sốt phát ban nghi sởi, 61% số ca chưa tiêm hoặc chưa rõ tiền sử tiêm chủng. Thực hiện Công văn số 4629/UBND-KGVX ngày 28/9/2026 của UBND tỉnh về phòng, chống bệnh sởi, Sở Y tế đề nghị các đơn vị, địa phương triển khai các nội dung sau:',
    ),
    p('1. Ủy ban nhân dân các xã, phường'),
    p(
      'a) Chỉ đạo Trạm Y tế phối hợp với trường học, Công an xã rà soát trẻ từ 01 đến 10 tuổi chưa tiêm đủ mũi, lập danh sách gửi Trung tâm Kiểm soát bệnh tật tỉnh trước ngày 26/10/2026.',
    ),
    p(
      'b) Tổ chức tiêm tại Trạm Y tế và điểm trường từ ngày 02/11/2026 đến ngày 30/11/2026, bảo đảm ít nhất 95% số trẻ trong danh sách được tiêm.',
    ),
    p('c) Tăng cường truyền thông trên hệ thống loa truyền thanh; vận động các gia đình đưa trẻ đi tiêm.'),
    p('2. Trung tâm Kiểm soát bệnh tật tỉnh'),
    p('a) Tiếp nhận, phân bổ vắc xin và vật tư tiêm chủng cho các Trạm Y tế trước ngày 30/10/2026.'),
    p(
      'b) Cử cán bộ giám sát, hỗ trợ chuyên môn cho các xã vùng cao trong suốt chiến dịch; tổng hợp kết quả, báo cáo Sở Y tế vào thứ Sáu hằng tuần.',
    ),
    p(
      '3. Các bệnh viện, trung tâm y tế bố trí đội cấp cứu lưu động sẵn sàng xử trí phản ứng sau tiêm; báo cáo ca tai biến nặng sau tiêm về Sở Y tế trong thời hạn 01 ngày kể từ khi phát hiện.',
    ),
    p(
      '4. Các đơn vị, địa phương gửi báo cáo kết quả về Sở Y tế (Phòng Nghiệp vụ Y) trước ngày 10/12/2026. Liên hệ: bác sĩ Cao Thị Lan, điện thoại 0900.000.217./.',
    ),
  ],
  signature: { titles: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC'], name: 'Ngô Quang Thiện' },
  recipients: [
    'Như trên',
    'UBND tỉnh (để b/c)',
    'Giám đốc, các PGĐ Sở',
    'Sở Giáo dục và Đào tạo (p/h)',
    'Lưu: VT, NVY',
  ],
  references: [cites('4629/UBND-KGVX', '2026-09-28', 'UBND tỉnh')],
  obligations: [
    duty(
      '1.a',
      ['Ủy ban nhân dân các xã, phường'],
      'Chỉ đạo Trạm Y tế phối hợp với trường học, Công an xã rà soát trẻ từ 01 đến 10 tuổi chưa tiêm đủ mũi, lập danh sách gửi Trung tâm Kiểm soát bệnh tật tỉnh',
      {
        cooperators: ['trường học', 'Công an xã'],
        deadline: by('trước ngày 26/10/2026', '2026-10-26'),
        reportTo: 'Trung tâm Kiểm soát bệnh tật tỉnh',
      },
    ),
    duty('1.b', ['Ủy ban nhân dân các xã, phường'], 'Tổ chức tiêm tại Trạm Y tế và điểm trường', {
      deadline: by('từ ngày 02/11/2026 đến ngày 30/11/2026', '2026-11-30'),
      targets: ['95%'],
    }),
    duty(
      '1.c',
      ['Ủy ban nhân dân các xã, phường'],
      'Tăng cường truyền thông trên hệ thống loa truyền thanh; vận động các gia đình đưa trẻ đi tiêm',
    ),
    duty(
      '2.a',
      ['Trung tâm Kiểm soát bệnh tật tỉnh'],
      'Tiếp nhận, phân bổ vắc xin và vật tư tiêm chủng cho các Trạm Y tế',
      { deadline: by('trước ngày 30/10/2026', '2026-10-30') },
    ),
    duty(
      '2.b',
      ['Trung tâm Kiểm soát bệnh tật tỉnh'],
      'Cử cán bộ giám sát, hỗ trợ chuyên môn cho các xã vùng cao trong suốt chiến dịch',
    ),
    duty('2.b', ['Trung tâm Kiểm soát bệnh tật tỉnh'], 'tổng hợp kết quả, báo cáo Sở Y tế', {
      deadline: recurring('vào thứ Sáu hằng tuần', 'week'),
      reportTo: 'Sở Y tế',
    }),
    duty(
      '3',
      ['Các bệnh viện, trung tâm y tế'],
      'bố trí đội cấp cứu lưu động sẵn sàng xử trí phản ứng sau tiêm',
    ),
    duty('3', ['Các bệnh viện, trung tâm y tế'], 'báo cáo ca tai biến nặng sau tiêm về Sở Y tế', {
      deadline: within('trong thời hạn 01 ngày kể từ khi phát hiện', 1, 'day', 'khi phát hiện'),
      reportTo: 'Sở Y tế',
    }),
    duty('4', ['Các đơn vị, địa phương'], 'gửi báo cáo kết quả về Sở Y tế (Phòng Nghiệp vụ Y)', {
      deadline: by('trước ngày 10/12/2026', '2026-12-10'),
      reportTo: 'Sở Y tế (Phòng Nghiệp vụ Y)',
    }),
  ],
});

export const schoolTraffic: SamplePaper = incoming({
  id: 'cv-giao-thong-hoc-duong',
  state: 'to-verify',
  arrivesAs: 'phone',
  arrivedAt: '2026-11-20T10:10:00+07:00',
  header: {
    issuerParent: OF_PROVINCE,
    issuer: 'SỞ GIÁO DỤC\nVÀ ĐÀO TẠO',
    number: '2718',
    symbol: 'SGDĐT-CTTT',
    place: 'Trường Sơn',
    date: '2026-11-16',
    type: 'Công văn',
    subject: 'tăng cường bảo đảm trật tự, an toàn giao thông học đường học kỳ I năm học 2026 - 2027',
  },
  addressees: ['Ủy ban nhân dân các xã, phường', 'Hiệu trưởng các trường trực thuộc Sở'],
  body: [
    p(
      'Hai tháng qua, Công an tỉnh đã xử lý 312 trường hợp học sinh vi phạm, chủ yếu là điều khiển xe gắn máy khi chưa đủ tuổi và không đội mũ bảo hiểm. Để bảo đảm an toàn cho học sinh, Sở Giáo dục và Đào tạo đề nghị:',
    ),
    p(
      '1. Ủy ban nhân dân các xã, phường chỉ đạo Công an xã phối hợp với nhà trường bố trí lực lượng hướng dẫn giao thông tại cổng trường giờ đến lớp và tan học; giải tỏa hàng quán lấn chiếm cổng trường trước ngày 05/12/2026.',
    ),
    p('2. Hiệu trưởng các trường:'),
    p(
      'a) Tổ chức cho 100% học sinh và phụ huynh ký cam kết không giao xe cho người chưa đủ điều kiện, hoàn thành trong tháng 11 năm 2026.',
    ),
    p(
      'b) Kiểm tra bãi gửi xe trong và ngoài trường ít nhất một lần mỗi tuần; thông báo cho gia đình trường hợp vi phạm.',
    ),
    p('c) Gửi báo cáo về Sở Giáo dục và Đào tạo trước ngày 20/12/2026.'),
    p(
      'Sở sẽ đưa kết quả thực hiện vào tiêu chí thi đua năm học. Đề nghị các địa phương, đơn vị quan tâm thực hiện./.',
    ),
  ],
  signature: { titles: ['TL. GIÁM ĐỐC', 'TRƯỞNG PHÒNG CHÍNH TRỊ, TƯ TƯỞNG'], name: 'Mạc Thị Hồng Vân' },
  recipients: [
    'Như trên',
    'Ban An toàn giao thông tỉnh',
    'Công an tỉnh (p/h)',
    'Giám đốc Sở (để b/c)',
    'Lưu: VT, CTTT',
  ],
  obligations: [
    duty(
      '1',
      ['Ủy ban nhân dân các xã, phường'],
      'chỉ đạo Công an xã phối hợp với nhà trường bố trí lực lượng hướng dẫn giao thông tại cổng trường giờ đến lớp và tan học',
      { cooperators: ['nhà trường'] },
    ),
    duty('1', ['Ủy ban nhân dân các xã, phường'], 'giải tỏa hàng quán lấn chiếm cổng trường', {
      deadline: by('trước ngày 05/12/2026', '2026-12-05'),
    }),
    duty(
      '2.a',
      ['Hiệu trưởng các trường'],
      'Tổ chức cho 100% học sinh và phụ huynh ký cam kết không giao xe cho người chưa đủ điều kiện',
      { deadline: by('trong tháng 11 năm 2026', '2026-11-30'), targets: ['100%'] },
    ),
    duty('2.b', ['Hiệu trưởng các trường'], 'Kiểm tra bãi gửi xe trong và ngoài trường', {
      deadline: recurring('ít nhất một lần mỗi tuần', 'week'),
      targets: ['một lần'],
    }),
    duty('2.c', ['Hiệu trưởng các trường'], 'Gửi báo cáo về Sở Giáo dục và Đào tạo', {
      deadline: by('trước ngày 20/12/2026', '2026-12-20'),
      reportTo: 'Sở Giáo dục và Đào tạo',
    }),
    duty('closing', ['các địa phương, đơn vị'], 'quan tâm thực hiện'),
  ],
});

export const landInventory: SamplePaper = incoming({
  id: 'cv-kiem-ke-dat',
  state: 'assigned',
  arrivesAs: 'scan',
  arrivedAt: '2026-09-15T14:00:00+07:00',
  routing: {
    by: 'chutich',
    words: 'P. Kinh tế chủ trì; các thôn phối hợp. Lưu ý hồ sơ nhận từ huyện Lam Khê cũ.',
    assignee: 'kinh-te',
    cooperators: ['hanh-chinh-cong'],
    deadline: '2026-11-18',
  },
  header: {
    issuerParent: null,
    issuer: 'BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG',
    number: '7904',
    symbol: 'BNNMT-QLĐĐ',
    place: 'Hà Nội',
    date: '2026-09-11',
    type: 'Công văn',
    subject: 'rà soát số liệu kiểm kê đất đai sau sắp xếp đơn vị hành chính cấp xã',
  },
  addressees: [
    'Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương',
    'Ủy ban nhân dân các xã, phường, đặc khu',
  ],
  body: [
    p(
      'Qua tổng hợp báo cáo của các địa phương, số liệu kiểm kê đất đai của nhiều xã mới thành lập chưa khớp với ranh giới sau sắp xếp; một số nơi còn tính trùng diện tích đất lâm nghiệp, đất quốc phòng, đất giao cho các nông, lâm trường. Để hoàn thiện cơ sở dữ liệu đất đai, Bộ Nông nghiệp và Môi trường đề nghị:',
    ),
    p('1. Ủy ban nhân dân các xã, phường, đặc khu'),
    p(
      'a) Đối chiếu bản đồ hiện trạng sử dụng đất với hồ sơ địa giới theo đơn vị hành chính mới, lập biên bản từng khoanh đất có sai lệch, hoàn thành trước ngày 31 tháng 10 năm 2026.',
    ),
    p(
      'b) Nhập số liệu đã rà soát lên phần mềm kiểm kê, gửi cơ quan quản lý đất đai cấp tỉnh trước ngày 20 tháng 11 năm 2026.',
    ),
    p(
      'c) Lưu trữ hồ sơ, tài liệu nhận bàn giao từ cấp huyện theo quy định của pháp luật về lưu trữ; không để thất lạc.',
    ),
    p('2. Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương'),
    p(
      'a) Chỉ đạo cơ quan quản lý đất đai cấp tỉnh kiểm tra, nghiệm thu kết quả của từng xã trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ.',
    ),
    p(
      'b) Bố trí kinh phí và nhân lực hỗ trợ cấp xã; báo cáo kết quả về Bộ Nông nghiệp và Môi trường trước ngày 15 tháng 12 năm 2026.',
    ),
    p(
      '3. Trường hợp có tranh chấp địa giới chưa giải quyết xong, số liệu được thống kê theo phạm vi đang quản lý thực tế và ghi chú rõ vào báo cáo thuyết minh.',
    ),
    p(
      'Trong quá trình thực hiện nếu có vướng mắc, đề nghị phản ánh về Bộ (qua Cục Quản lý đất đai) để được hướng dẫn./.',
    ),
  ],
  signature: { titles: ['KT. BỘ TRƯỞNG', 'THỨ TRƯỞNG'], name: 'Triệu Văn Hậu' },
  recipients: ['Như trên', 'Bộ trưởng (để b/c)', 'Sở NN và MT các tỉnh, thành phố', 'Lưu: VT, QLĐĐ (TKKK)'],
  obligations: [
    duty(
      '1.a',
      ['Ủy ban nhân dân các xã, phường, đặc khu'],
      'Đối chiếu bản đồ hiện trạng sử dụng đất với hồ sơ địa giới theo đơn vị hành chính mới, lập biên bản từng khoanh đất có sai lệch',
      { deadline: by('trước ngày 31 tháng 10 năm 2026', '2026-10-31') },
    ),
    duty(
      '1.b',
      ['Ủy ban nhân dân các xã, phường, đặc khu'],
      'Nhập số liệu đã rà soát lên phần mềm kiểm kê, gửi cơ quan quản lý đất đai cấp tỉnh',
      {
        deadline: by('trước ngày 20 tháng 11 năm 2026', '2026-11-20'),
        reportTo: 'cơ quan quản lý đất đai cấp tỉnh',
      },
    ),
    duty(
      '1.c',
      ['Ủy ban nhân dân các xã, phường, đặc khu'],
      'Lưu trữ hồ sơ, tài liệu nhận bàn giao từ cấp huyện theo quy định của pháp luật về lưu trữ; không để thất lạc',
    ),
    duty(
      '2.a',
      ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương'],
      'Chỉ đạo cơ quan quản lý đất đai cấp tỉnh kiểm tra, nghiệm thu kết quả của từng xã',
      {
        deadline: within(
          'trong thời hạn 10 ngày làm việc kể từ ngày nhận đủ hồ sơ',
          10,
          'working-day',
          'ngày nhận đủ hồ sơ',
        ),
      },
    ),
    duty(
      '2.b',
      ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương'],
      'Bố trí kinh phí và nhân lực hỗ trợ cấp xã',
    ),
    duty(
      '2.b',
      ['Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương'],
      'báo cáo kết quả về Bộ Nông nghiệp và Môi trường',
      {
        deadline: by('trước ngày 15 tháng 12 năm 2026', '2026-12-15'),
        reportTo: 'Bộ Nông nghiệp và Môi trường',
      },
    ),
  ],
});

export const administrativeReform: SamplePaper = incoming({
  id: 'hd-cai-cach-hanh-chinh',
  state: 'registered',
  arrivesAs: 'print',
  arrivedAt: '2026-10-26T09:30:00+07:00',
  header: {
    issuerParent: null,
    issuer: 'BỘ NỘI VỤ',
    number: '6150',
    symbol: 'HD-BNV',
    place: 'Hà Nội',
    date: '2026-10-22',
    type: 'Hướng dẫn',
    subject: 'Tự đánh giá, chấm điểm cải cách hành chính năm 2026 đối với Ủy ban nhân dân cấp xã',
  },
  body: [
    p(
      'Để thống nhất việc đánh giá cải cách hành chính ở cấp xã sau khi thực hiện mô hình chính quyền địa phương hai cấp, Bộ Nội vụ hướng dẫn như sau:',
    ),
    heading('I. NGUYÊN TẮC'),
    p(
      '1. Việc chấm điểm dựa trên tài liệu kiểm chứng và số liệu trích từ hệ thống thông tin; tiêu chí không có tài liệu kiểm chứng thì không tính điểm.',
    ),
    p('2. Thời gian lấy số liệu từ ngày 01 tháng 01 đến hết ngày 30 tháng 11 năm 2026.'),
    heading('II. NỘI DUNG CHẤM ĐIỂM'),
    p('1. Thang điểm 100, gồm 80 điểm tự đánh giá và 20 điểm khảo sát ý kiến người dân, doanh nghiệp.'),
    p(
      '2. Sáu nhóm tiêu chí: chỉ đạo điều hành; thủ tục hành chính; tổ chức bộ máy; chế độ công vụ; tài chính công; chuyển đổi số.',
    ),
    heading('III. TỔ CHỨC THỰC HIỆN'),
    p(
      '1. Ủy ban nhân dân cấp xã tự chấm điểm, tải tài liệu kiểm chứng lên phần mềm và gửi Sở Nội vụ trước ngày 10 tháng 12 năm 2026.',
    ),
    p(
      '2. Sở Nội vụ chủ trì, phối hợp với các sở, ngành liên quan thẩm định trong thời hạn 15 ngày làm việc kể từ ngày nhận được hồ sơ; trình Chủ tịch UBND tỉnh công bố kết quả trong quý I năm 2027.',
    ),
    p(
      '3. Trường hợp gian dối về số liệu, tài liệu kiểm chứng, Ủy ban nhân dân cấp tỉnh trừ toàn bộ điểm của tiêu chí và xem xét trách nhiệm người đứng đầu.',
    ),
    p(
      'Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, đề nghị các địa phương phản ánh về Bộ Nội vụ (qua Vụ Cải cách hành chính) để xem xét, giải quyết./.',
    ),
  ],
  signature: { titles: ['TUQ. BỘ TRƯỞNG', 'VỤ TRƯỞNG VỤ CẢI CÁCH HÀNH CHÍNH'], name: 'Dương Thị Kim Oanh' },
  recipients: [
    'UBND các tỉnh, thành phố',
    'Sở Nội vụ các tỉnh, thành phố',
    'UBND các xã, phường, đặc khu',
    'Bộ trưởng, các Thứ trưởng (để b/c)',
    'Lưu: VT, CCHC',
  ],
  obligations: [
    duty(
      'III.1',
      ['Ủy ban nhân dân cấp xã'],
      'tự chấm điểm, tải tài liệu kiểm chứng lên phần mềm và gửi Sở Nội vụ',
      { deadline: by('trước ngày 10 tháng 12 năm 2026', '2026-12-10'), reportTo: 'Sở Nội vụ' },
    ),
    duty('III.2', ['Sở Nội vụ'], 'thẩm định', {
      cooperators: ['các sở, ngành liên quan'],
      deadline: within(
        'trong thời hạn 15 ngày làm việc kể từ ngày nhận được hồ sơ',
        15,
        'working-day',
        'ngày nhận được hồ sơ',
      ),
    }),
    duty('III.2', ['Sở Nội vụ'], 'trình Chủ tịch UBND tỉnh công bố kết quả', {
      deadline: by('trong quý I năm 2027', '2027-03-31'),
      reportTo: 'Chủ tịch UBND tỉnh',
    }),
    duty(
      'III.3',
      ['Ủy ban nhân dân cấp tỉnh'],
      'trừ toàn bộ điểm của tiêu chí và xem xét trách nhiệm người đứng đầu',
    ),
  ],
});

export const budgetMeeting: SamplePaper = incoming({
  id: 'gm-du-toan',
  state: 'registered',
  arrivesAs: 'fax',
  arrivedAt: '2026-11-19T16:15:00+07:00',
  header: {
    issuerParent: OF_PROVINCE,
    issuer: 'SỞ TÀI CHÍNH',
    number: '196',
    symbol: 'GM-STC',
    place: 'Trường Sơn',
    date: '2026-11-19',
    type: 'Giấy mời',
    subject: 'Dự hội nghị thảo luận dự toán ngân sách năm 2027 của các xã, phường',
  },
  urgency: 'Khẩn',
  body: [
    p(
      'Thực hiện Thông báo số 409/TB-UBND ngày 13/11/2026 của UBND tỉnh, Sở Tài chính trân trọng kính mời lãnh đạo UBND, kế toán trưởng các xã, phường: Suối Hòa, Khe Vằn, Đồng Lạc, Lam Khê dự hội nghị thảo luận dự toán ngân sách năm 2027.',
    ),
    p('**1. Thời gian:** 08 giờ 00 phút, thứ Sáu, ngày 27/11/2026 (01 buổi).'),
    p('**2. Địa điểm:** Phòng họp số 2, trụ sở Sở Tài chính, số 15 đường Lê Lợi, phường Hòa Lộc.'),
    p('**3. Chủ trì:** Bà Trịnh Thị Thanh, Giám đốc Sở Tài chính.'),
    p(
      '**4. Nội dung:** Thảo luận nguồn thu, nhiệm vụ chi, nhu cầu cải cách tiền lương và chi đầu tư phát triển của từng xã, phường.',
    ),
    p(
      'Để hội nghị đạt kết quả, đề nghị UBND các xã, phường gửi biểu dự toán (bản mềm) về Sở Tài chính trước 11 giờ 00 ngày 25/11/2026 và cử đúng thành phần tham dự.',
    ),
    p('Rất mong quý vị đại biểu tham dự đông đủ, đúng giờ./.'),
  ],
  signature: { titles: ['TUQ. GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'], name: 'Phùng Quốc Bảo' },
  recipients: ['Như thành phần mời', 'Giám đốc, các PGĐ Sở', 'Phòng QLNS', 'Lưu: VT, VP'],
  references: [cites('409/TB-UBND', '2026-11-13', 'UBND tỉnh')],
  obligations: [
    duty('closing', ['UBND các xã, phường'], 'gửi biểu dự toán (bản mềm) về Sở Tài chính', {
      deadline: by('trước 11 giờ 00 ngày 25/11/2026', '2026-11-25'),
      reportTo: 'Sở Tài chính',
    }),
    duty('closing', ['UBND các xã, phường'], 'cử đúng thành phần tham dự'),
    duty('closing', ['quý vị đại biểu'], 'tham dự đông đủ, đúng giờ'),
  ],
});

export const dataSurvey: SamplePaper = incoming({
  id: 'cv-khao-sat-du-lieu',
  state: 'to-verify',
  arrivesAs: 'print',
  arrivedAt: '2026-11-20T16:55:00+07:00',
  header: {
    issuerParent: OF_PROVINCE,
    issuer: 'SỞ KHOA HỌC\nVÀ CÔNG NGHỆ',
    // An electronic original whose number and day were stamped as pictures on another copy.
    number: null,
    symbol: 'SKHCN-CĐS',
    place: 'Trường Sơn',
    date: '2026-11',
    type: 'Công văn',
    subject: 'khảo sát hạ tầng số và nhu cầu dữ liệu dùng chung của cấp xã',
  },
  addressees: ['Ủy ban nhân dân các xã, phường'],
  body: [
    p(
      'Để xây dựng phương án nâng cấp hạ tầng số cấp xã năm 2027, Sở Khoa học và Công nghệ đề nghị Ủy ban nhân dân các xã, phường thực hiện:',
    ),
    p(
      '1. Kiểm đếm máy tính, máy quét, đường truyền, thiết bị bảo mật tại trụ sở và Trung tâm Phục vụ hành chính công; điền vào phiếu khảo sát điện tử trước ngày 04/12/2026.',
    ),
    p('2. Đề xuất danh mục dữ liệu cần khai thác từ các sở, ngành để giải quyết công việc hằng ngày.'),
    p(
      '3. Cử 01 công chức làm đầu mối, gửi họ tên, số điện thoại về Sở trong thời hạn 03 ngày làm việc kể từ ngày nhận được Công văn này.',
    ),
    p(
      'Phiếu khảo sát được gửi kèm trên Hệ thống quản lý văn bản và điều hành. Rất mong quý cơ quan phối hợp thực hiện./.',
    ),
  ],
  signature: { titles: ['Q. GIÁM ĐỐC'], name: 'Kiều Anh Dũng' },
  recipients: ['Như trên', 'UBND tỉnh (để b/c)', 'Lưu: VT, CĐS'],
  obligations: [
    duty(
      '1',
      ['Ủy ban nhân dân các xã, phường'],
      'Kiểm đếm máy tính, máy quét, đường truyền, thiết bị bảo mật tại trụ sở và Trung tâm Phục vụ hành chính công; điền vào phiếu khảo sát điện tử',
      { deadline: by('trước ngày 04/12/2026', '2026-12-04') },
    ),
    duty(
      '2',
      ['Ủy ban nhân dân các xã, phường'],
      'Đề xuất danh mục dữ liệu cần khai thác từ các sở, ngành để giải quyết công việc hằng ngày',
    ),
    duty(
      '3',
      ['Ủy ban nhân dân các xã, phường'],
      'Cử 01 công chức làm đầu mối, gửi họ tên, số điện thoại về Sở',
      {
        deadline: within(
          'trong thời hạn 03 ngày làm việc kể từ ngày nhận được Công văn này',
          3,
          'working-day',
          'ngày nhận được Công văn này',
        ),
        reportTo: 'Sở',
        targets: ['01 công chức'],
      },
    ),
    duty('closing', ['quý cơ quan'], 'phối hợp thực hiện'),
  ],
});
