/** Papers of the province (tỉnh Trường Sơn): its People's Committee and the chairman. All invented. */
import {
  annex,
  basis,
  by,
  centered,
  cites,
  duty,
  heading,
  incoming,
  p,
  recurring,
  table,
  within,
} from '../paper.ts';
import type { SamplePaper } from '../paper.ts';

const PROVINCE = 'ỦY BAN NHÂN DÂN\nTỈNH TRƯỜNG SƠN';

export const forestFires: SamplePaper = incoming({
  id: 'cd-chay-rung',
  state: 'done',
  arrivesAs: 'fax',
  arrivedAt: '2026-07-09T16:40:00+07:00',
  routing: {
    by: 'chutich',
    words:
      'BCH Quân sự chủ trì, phối hợp Công an xã, P. Kinh tế thực hiện ngay; báo cáo Chủ tịch trước 16 giờ hằng ngày.',
    assignee: 'quan-su',
    cooperators: ['cong-an', 'kinh-te'],
    deadline: '2026-07-12',
  },
  header: {
    issuerParent: null,
    issuer: 'CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH TRƯỜNG SƠN',
    number: '21',
    symbol: 'CĐ-UBND',
    place: 'Trường Sơn',
    date: '2026-07-09',
    type: 'Công điện',
    subject:
      'Về việc tập trung ứng phó nguy cơ cháy rừng ở cấp cực kỳ nguy hiểm trong đợt nắng nóng từ ngày 10 đến ngày 18 tháng 7 năm 2026',
  },
  urgency: 'Hỏa tốc',
  addressees: [
    'Giám đốc các Sở: Nông nghiệp và Môi trường, Tài chính, Y tế',
    'Chỉ huy trưởng Bộ Chỉ huy Quân sự tỉnh; Giám đốc Công an tỉnh',
    'Chủ tịch Ủy ban nhân dân các xã, phường',
    'Giám đốc các Ban Quản lý rừng phòng hộ',
  ],
  body: [
    p(
      'Theo bản tin của Đài Khí tượng Thủy văn tỉnh, từ ngày 10 đến ngày 18 tháng 7 năm 2026 trên địa bàn tỉnh có nắng nóng gay gắt, nhiệt độ cao nhất 38 - 40 độ C, gió tây nam cấp 4 - 5. Cảnh báo cháy rừng đang ở cấp V (cấp cực kỳ nguy hiểm) tại 27 xã, trong đó có các xã Khe Vằn, Suối Hòa, Đồng Lạc. Trong ba ngày qua đã xảy ra 04 điểm cháy thực bì, rất may chưa lan vào rừng tự nhiên.',
    ),
    p(
      'Thực hiện Nghị định số 156/2018/NĐ-CP ngày 16/11/2018 của Chính phủ và Phương án số 88/PA-UBND ngày 12/3/2026 của UBND tỉnh, Chủ tịch UBND tỉnh yêu cầu:',
    ),
    p('1. Chủ tịch Ủy ban nhân dân các xã, phường:'),
    p(
      'a) Nghiêm cấm mọi hành vi đốt nương, đốt thực bì và dùng lửa trong rừng, ven rừng cho đến khi có thông báo hạ cấp cảnh báo.',
    ),
    p(
      'b) Bố trí lực lượng trực 24/24 giờ tại các chốt, kiểm soát người ra vào rừng trọng điểm; hoàn thành việc phát dọn đường băng cản lửa trước ngày 12 tháng 7 năm 2026.',
    ),
    p(
      'c) Báo cáo tình hình cháy rừng về Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường) trước 16 giờ 00 hằng ngày trong suốt đợt nắng nóng.',
    ),
    p(
      '2. Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh kiểm tra công tác trực cháy tại các xã ở cấp V, xong trước ngày 14 tháng 7 năm 2026; kịp thời tham mưu huy động lực lượng khi cháy lớn vượt khả năng của cấp xã.',
    ),
    p('3. Sở Y tế chuẩn bị thuốc, phương tiện cấp cứu cho lực lượng chữa cháy ở các khu vực trọng điểm.'),
    p(
      '4. Các Ban Quản lý rừng phòng hộ rà soát, bổ sung dụng cụ, nước chữa cháy tại từng tiểu khu và gửi danh sách tổ xung kích về Hạt Kiểm lâm khu vực trong thời hạn 02 ngày kể từ ngày nhận được Công điện này.',
    ),
    p(
      'Yêu cầu các cơ quan, đơn vị, địa phương nghiêm túc thực hiện; nơi nào để xảy ra cháy rừng do thiếu trách nhiệm, người đứng đầu chịu trách nhiệm trước Chủ tịch UBND tỉnh./.',
    ),
  ],
  signature: { titles: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Võ Thành Nhân' },
  recipients: [
    'Như trên',
    'Bộ Nông nghiệp và Môi trường (để b/c)',
    'Thường trực Tỉnh ủy (để b/c)',
    'Chủ tịch, các PCT UBND tỉnh',
    'Báo và Đài PT-TH Trường Sơn',
    'Lưu: VT, NN',
  ],
  references: [
    cites('156/2018/NĐ-CP', '2018-11-16', 'Chính phủ'),
    cites('88/PA-UBND', '2026-03-12', 'UBND tỉnh'),
  ],
  obligations: [
    duty(
      '1.a',
      ['Chủ tịch Ủy ban nhân dân các xã, phường'],
      'Nghiêm cấm mọi hành vi đốt nương, đốt thực bì và dùng lửa trong rừng, ven rừng cho đến khi có thông báo hạ cấp cảnh báo',
    ),
    duty(
      '1.b',
      ['Chủ tịch Ủy ban nhân dân các xã, phường'],
      'Bố trí lực lượng trực 24/24 giờ tại các chốt, kiểm soát người ra vào rừng trọng điểm',
    ),
    duty('1.b', ['Chủ tịch Ủy ban nhân dân các xã, phường'], 'hoàn thành việc phát dọn đường băng cản lửa', {
      deadline: by('trước ngày 12 tháng 7 năm 2026', '2026-07-12'),
    }),
    duty(
      '1.c',
      ['Chủ tịch Ủy ban nhân dân các xã, phường'],
      'Báo cáo tình hình cháy rừng về Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường)',
      {
        deadline: recurring('trước 16 giờ 00 hằng ngày trong suốt đợt nắng nóng', 'day'),
        reportTo: 'Ủy ban nhân dân tỉnh (qua Sở Nông nghiệp và Môi trường)',
      },
    ),
    duty('2', ['Sở Nông nghiệp và Môi trường'], 'kiểm tra công tác trực cháy tại các xã ở cấp V', {
      cooperators: ['Bộ Chỉ huy Quân sự tỉnh', 'Công an tỉnh'],
      deadline: by('xong trước ngày 14 tháng 7 năm 2026', '2026-07-14'),
    }),
    duty(
      '3',
      ['Sở Y tế'],
      'chuẩn bị thuốc, phương tiện cấp cứu cho lực lượng chữa cháy ở các khu vực trọng điểm',
    ),
    duty(
      '4',
      ['Các Ban Quản lý rừng phòng hộ'],
      'rà soát, bổ sung dụng cụ, nước chữa cháy tại từng tiểu khu và gửi danh sách tổ xung kích về Hạt Kiểm lâm khu vực',
      {
        deadline: within(
          'trong thời hạn 02 ngày kể từ ngày nhận được Công điện này',
          2,
          'day',
          'ngày nhận được Công điện này',
        ),
        reportTo: 'Hạt Kiểm lâm khu vực',
      },
    ),
    duty('closing', ['các cơ quan, đơn vị, địa phương'], 'nghiêm túc thực hiện'),
  ],
});

export const publicInvestment: SamplePaper = incoming({
  id: 'cv-giai-ngan',
  state: 'assigned',
  arrivesAs: 'sealed',
  arrivedAt: '2026-10-07T09:15:00+07:00',
  routing: {
    by: 'chutich',
    words: 'P. Kinh tế chủ trì tham mưu báo cáo; Văn phòng đôn đốc. Trình ký trước ngày 22/10.',
    assignee: 'kinh-te',
    cooperators: ['van-phong'],
    deadline: '2026-10-22',
  },
  header: {
    issuerParent: null,
    issuer: PROVINCE,
    number: '5217',
    symbol: 'UBND-TH',
    place: 'Trường Sơn',
    date: '2026-10-06',
    type: 'Công văn',
    subject: 'đẩy mạnh giải ngân kế hoạch vốn đầu tư công những tháng cuối năm 2026',
  },
  urgency: 'Khẩn',
  addressees: [
    'Các Sở: Tài chính, Xây dựng, Nông nghiệp và Môi trường',
    'Kho bạc Nhà nước khu vực Trường Sơn',
    'Ủy ban nhân dân các xã, phường',
    'Ban Quản lý dự án đầu tư xây dựng tỉnh',
  ],
  body: [
    p(
      'Theo Báo cáo số 702/BC-STC ngày 01/10/2026 của Sở Tài chính, đến hết tháng 9 năm 2026 toàn tỉnh mới giải ngân được 51,6% kế hoạch vốn; 14 xã có tỷ lệ dưới 40%, vướng mắc chủ yếu ở khâu giải phóng mặt bằng, nguồn vật liệu đắp và năng lực của đơn vị tư vấn sau khi tiếp nhận dự án từ cấp huyện.',
    ),
    p(
      'Để bảo đảm mục tiêu giải ngân tối thiểu 95% kế hoạch vốn theo Nghị quyết số 45/NQ-HĐND ngày 10/12/2025 của HĐND tỉnh, UBND tỉnh yêu cầu các cơ quan, đơn vị, địa phương thực hiện các nội dung sau:',
    ),
    p('1. Ủy ban nhân dân các xã, phường:'),
    p(
      'a) Rà soát từng dự án được giao làm chủ đầu tư, lập tiến độ giải ngân theo tuần, gửi Sở Tài chính trước ngày 20/10/2026.',
    ),
    p(
      'b) Tập trung bồi thường, giải phóng mặt bằng, bàn giao 100% mặt bằng các dự án chuyển tiếp cho nhà thầu trước ngày 15/11/2026; không để người dân khiếu nại kéo dài.',
    ),
    p(
      'c) Báo cáo kết quả giải ngân và khó khăn, vướng mắc về UBND tỉnh (qua Sở Tài chính) trước ngày 25 hằng tháng.',
    ),
    p('2. Sở Tài chính:'),
    p(
      'a) Đề xuất cắt giảm vốn của dự án chậm để bổ sung cho dự án có khối lượng, trình UBND tỉnh quyết định chậm nhất ngày 31/10/2026.',
    ),
    p(
      'b) Chủ trì, phối hợp với Kho bạc Nhà nước khu vực Trường Sơn công khai danh sách chủ đầu tư chậm giải ngân trên Cổng thông tin điện tử tỉnh.',
    ),
    p(
      '3. Sở Xây dựng công bố giá vật liệu xây dựng hằng tháng sát với giá thị trường; hướng dẫn chủ đầu tư điều chỉnh giá hợp đồng trong thời hạn 07 ngày làm việc kể từ ngày nhận được đề nghị.',
    ),
    p(
      '4. Sở Nông nghiệp và Môi trường phối hợp với UBND các xã, phường xử lý dứt điểm các hồ sơ đất đai còn tồn đọng từ cấp huyện, hoàn thành trong quý IV/2026.',
    ),
    p(
      '5. Kho bạc Nhà nước khu vực Trường Sơn kiểm soát, chi trả trong thời hạn 02 ngày làm việc kể từ ngày chủ đầu tư gửi đủ chứng từ; không dồn hồ sơ vào những ngày cuối năm.',
    ),
    p(
      'Kết quả giải ngân là một tiêu chí xếp loại người đứng đầu năm 2026. Giao Sở Tài chính theo dõi, đôn đốc việc thực hiện Công văn này, báo cáo Chủ tịch UBND tỉnh tại các phiên họp thường kỳ./.',
    ),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lưu Thế Vinh' },
  recipients: [
    'Như trên',
    'Thường trực Tỉnh ủy, HĐND tỉnh (để b/c)',
    'Chủ tịch, các PCT UBND tỉnh',
    'CVP, các PCVP UBND tỉnh',
    'Lưu: VT, TH (Hg)',
  ],
  references: [
    cites('702/BC-STC', '2026-10-01', 'Sở Tài chính'),
    cites('45/NQ-HĐND', '2025-12-10', 'HĐND tỉnh'),
  ],
  obligations: [
    duty(
      '1.a',
      ['Ủy ban nhân dân các xã, phường'],
      'Rà soát từng dự án được giao làm chủ đầu tư, lập tiến độ giải ngân theo tuần, gửi Sở Tài chính',
      { deadline: by('trước ngày 20/10/2026', '2026-10-20'), reportTo: 'Sở Tài chính' },
    ),
    duty(
      '1.b',
      ['Ủy ban nhân dân các xã, phường'],
      'Tập trung bồi thường, giải phóng mặt bằng, bàn giao 100% mặt bằng các dự án chuyển tiếp cho nhà thầu',
      { deadline: by('trước ngày 15/11/2026', '2026-11-15'), targets: ['100%'] },
    ),
    duty(
      '1.c',
      ['Ủy ban nhân dân các xã, phường'],
      'Báo cáo kết quả giải ngân và khó khăn, vướng mắc về UBND tỉnh (qua Sở Tài chính)',
      {
        deadline: recurring('trước ngày 25 hằng tháng', 'month'),
        reportTo: 'UBND tỉnh (qua Sở Tài chính)',
      },
    ),
    duty(
      '2.a',
      ['Sở Tài chính'],
      'Đề xuất cắt giảm vốn của dự án chậm để bổ sung cho dự án có khối lượng, trình UBND tỉnh quyết định',
      { deadline: by('chậm nhất ngày 31/10/2026', '2026-10-31'), reportTo: 'UBND tỉnh' },
    ),
    duty(
      '2.b',
      ['Sở Tài chính'],
      'công khai danh sách chủ đầu tư chậm giải ngân trên Cổng thông tin điện tử tỉnh',
      { cooperators: ['Kho bạc Nhà nước khu vực Trường Sơn'] },
    ),
    duty('3', ['Sở Xây dựng'], 'công bố giá vật liệu xây dựng hằng tháng sát với giá thị trường', {
      deadline: recurring('hằng tháng', 'month'),
    }),
    duty('3', ['Sở Xây dựng'], 'hướng dẫn chủ đầu tư điều chỉnh giá hợp đồng', {
      deadline: within(
        'trong thời hạn 07 ngày làm việc kể từ ngày nhận được đề nghị',
        7,
        'working-day',
        'ngày nhận được đề nghị',
      ),
    }),
    duty(
      '4',
      ['Sở Nông nghiệp và Môi trường'],
      'xử lý dứt điểm các hồ sơ đất đai còn tồn đọng từ cấp huyện',
      {
        cooperators: ['UBND các xã, phường'],
        deadline: by('trong quý IV/2026', '2026-12-31'),
      },
    ),
    duty('5', ['Kho bạc Nhà nước khu vực Trường Sơn'], 'kiểm soát, chi trả', {
      deadline: within(
        'trong thời hạn 02 ngày làm việc kể từ ngày chủ đầu tư gửi đủ chứng từ',
        2,
        'working-day',
        'ngày chủ đầu tư gửi đủ chứng từ',
      ),
    }),
    duty(
      'closing',
      ['Sở Tài chính'],
      'theo dõi, đôn đốc việc thực hiện Công văn này, báo cáo Chủ tịch UBND tỉnh tại các phiên họp thường kỳ',
      { reportTo: 'Chủ tịch UBND tỉnh' },
    ),
  ],
});

export const digitalTransformation: SamplePaper = incoming({
  id: 'kh-chuyen-doi-so',
  state: 'reading',
  arrivesAs: 'scan',
  arrivedAt: '2026-11-23T07:50:00+07:00',
  header: {
    issuerParent: null,
    issuer: PROVINCE,
    number: '231',
    symbol: 'KH-UBND',
    place: 'Trường Sơn',
    date: '2026-11-19',
    type: 'Kế hoạch',
    subject:
      'Nâng cao chất lượng dịch vụ công trực tuyến và kỹ năng số cho người dân ở cấp xã, giai đoạn 2026 - 2027',
  },
  body: [
    p(
      'Thực hiện Nghị quyết số 12-NQ/TU ngày 24/4/2026 của Ban Chấp hành Đảng bộ tỉnh về chuyển đổi số và Quyết định số 1460/QĐ-UBND ngày 30/6/2026 của UBND tỉnh ban hành Chương trình chuyển đổi số tỉnh Trường Sơn, UBND tỉnh ban hành Kế hoạch như sau:',
    ),
    heading('I. MỤC ĐÍCH, YÊU CẦU'),
    p(
      '1. Mục đích: Đưa dịch vụ công trực tuyến đến từng thôn, bản; để người dân tự nộp được hồ sơ ở nhà hoặc tại điểm hỗ trợ gần nhà, giảm số lần đi lại và giảm áp lực cho Trung tâm Phục vụ hành chính công cấp xã.',
    ),
    p(
      '2. Yêu cầu: Nhiệm vụ phải rõ người, rõ việc, rõ thời gian, rõ sản phẩm; kết quả đo được bằng số liệu trên hệ thống, không chạy theo hình thức.',
    ),
    heading('II. MỤC TIÊU'),
    p(
      '1. Đến hết tháng 6 năm 2027, tỷ lệ hồ sơ nộp trực tuyến toàn trình ở cấp xã đạt từ 80% trở lên; tỷ lệ thanh toán trực tuyến đạt từ 70% trở lên.',
    ),
    p(
      '2. Mỗi thôn, bản có ít nhất một điểm hỗ trợ dịch vụ công do Tổ công nghệ số cộng đồng phụ trách; 60% người trưởng thành được hướng dẫn kỹ năng số cơ bản.',
    ),
    heading('III. NHIỆM VỤ'),
    p('1. Sở Khoa học và Công nghệ'),
    p(
      'a) Chủ trì, phối hợp với Văn phòng UBND tỉnh rà soát, rút gọn các biểu mẫu điện tử của 40 thủ tục có nhiều hồ sơ nhất, hoàn thành trước ngày 31/01/2027.',
    ),
    p(
      'b) Xây dựng tài liệu, video hướng dẫn bằng tiếng Việt và tiếng dân tộc, phát hành trong tháng 12 năm 2026.',
    ),
    p(
      '2. Văn phòng UBND tỉnh công khai kết quả xử lý hồ sơ của từng xã trên Cổng Dịch vụ công, cập nhật hằng tuần.',
    ),
    p(
      '3. Sở Tài chính tham mưu bố trí kinh phí thực hiện Kế hoạch trong dự toán năm 2027, trình UBND tỉnh trước ngày 15/12/2026.',
    ),
    p('4. Ủy ban nhân dân các xã, phường'),
    p(
      'a) Kiện toàn Tổ công nghệ số cộng đồng ở 100% thôn, tổ dân phố, xong trước ngày 20/12/2026; gửi danh sách về Sở Khoa học và Công nghệ.',
    ),
    p('b) Bố trí công chức, đoàn viên thanh niên trực tại điểm hỗ trợ ít nhất 03 buổi mỗi tuần.'),
    p(
      'c) Tổ chức ít nhất 02 lớp kỹ năng số cho người dân trong quý I/2027, ưu tiên người cao tuổi, người khuyết tật, đồng bào dân tộc thiểu số.',
    ),
    p('5. Đề nghị Ban Thường vụ Tỉnh đoàn huy động đội hình thanh niên tình nguyện hỗ trợ các xã vùng cao.'),
    heading('IV. TỔ CHỨC THỰC HIỆN'),
    p('1. Các nhiệm vụ cụ thể, cơ quan chủ trì, phối hợp và thời hạn được giao tại Phụ lục kèm theo.'),
    p(
      '2. Các sở, ngành, UBND các xã, phường báo cáo kết quả về Sở Khoa học và Công nghệ trước ngày 15 của tháng cuối quý. Sở Khoa học và Công nghệ tổng hợp, báo cáo UBND tỉnh trước ngày 25 của tháng cuối quý./.',
    ),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Nguyễn Đăng Khôi' },
  recipients: [
    'Bộ Khoa học và Công nghệ (để b/c)',
    'Thường trực Tỉnh ủy, HĐND tỉnh (để b/c)',
    'Các sở, ban, ngành',
    'Tỉnh đoàn',
    'UBND các xã, phường',
    'Lưu: VT, KSTT',
  ],
  annexes: [
    annex(
      'Phụ lục',
      'DANH MỤC NHIỆM VỤ TRIỂN KHAI KẾ HOẠCH',
      '(Kèm theo Kế hoạch số 231/KH-UBND ngày 19/11/2026 của UBND tỉnh)',
    ),
    table(
      [
        ['TT', 1, 'center'],
        ['Nhiệm vụ', 5.4],
        ['Cơ quan chủ trì', 2.8],
        ['Cơ quan phối hợp', 2.8],
        ['Thời hạn', 2, 'center'],
      ],
      [
        [
          '1',
          'Lắp đặt điểm truy cập internet công cộng tại nhà văn hóa thôn, bản',
          'UBND các xã, phường',
          'VNPT Trường Sơn, Viettel Trường Sơn',
          '31/3/2027',
        ],
        [
          '2',
          'Cấp tài khoản định danh cho 100% cán bộ Tổ công nghệ số cộng đồng',
          'Công an tỉnh',
          'UBND các xã, phường',
          '15/01/2027',
        ],
        [
          '3',
          'Tập huấn cho công chức Trung tâm Phục vụ hành chính công cấp xã',
          'Sở Khoa học và Công nghệ',
          'Sở Nội vụ',
          '20/12/2026',
        ],
        [
          '4',
          'Số hóa hồ sơ hộ tịch còn lưu giấy bàn giao từ cấp huyện',
          'Sở Tư pháp',
          'UBND các xã, phường',
          '30/6/2027',
        ],
        ['5', 'Khảo sát mức độ hài lòng của người dân đối với dịch vụ công', 'Sở Nội vụ', '', 'Hằng quý'],
      ],
    ),
  ],
  references: [
    cites('12-NQ/TU', '2026-04-24', 'Ban Chấp hành Đảng bộ tỉnh'),
    cites('1460/QĐ-UBND', '2026-06-30', 'UBND tỉnh'),
  ],
  obligations: [
    duty(
      'III.1.a',
      ['Sở Khoa học và Công nghệ'],
      'rà soát, rút gọn các biểu mẫu điện tử của 40 thủ tục có nhiều hồ sơ nhất',
      {
        cooperators: ['Văn phòng UBND tỉnh'],
        deadline: by('trước ngày 31/01/2027', '2027-01-31'),
        targets: ['40 thủ tục'],
      },
    ),
    duty(
      'III.1.b',
      ['Sở Khoa học và Công nghệ'],
      'Xây dựng tài liệu, video hướng dẫn bằng tiếng Việt và tiếng dân tộc, phát hành',
      { deadline: by('trong tháng 12 năm 2026', '2026-12-31') },
    ),
    duty(
      'III.2',
      ['Văn phòng UBND tỉnh'],
      'công khai kết quả xử lý hồ sơ của từng xã trên Cổng Dịch vụ công',
      { deadline: recurring('hằng tuần', 'week') },
    ),
    duty(
      'III.3',
      ['Sở Tài chính'],
      'tham mưu bố trí kinh phí thực hiện Kế hoạch trong dự toán năm 2027, trình UBND tỉnh',
      { deadline: by('trước ngày 15/12/2026', '2026-12-15'), reportTo: 'UBND tỉnh' },
    ),
    duty(
      'III.4.a',
      ['Ủy ban nhân dân các xã, phường'],
      'Kiện toàn Tổ công nghệ số cộng đồng ở 100% thôn, tổ dân phố',
      {
        deadline: by('xong trước ngày 20/12/2026', '2026-12-20'),
        targets: ['100%'],
        reportTo: 'Sở Khoa học và Công nghệ',
      },
    ),
    duty(
      'III.4.b',
      ['Ủy ban nhân dân các xã, phường'],
      'Bố trí công chức, đoàn viên thanh niên trực tại điểm hỗ trợ ít nhất 03 buổi mỗi tuần',
      { deadline: recurring('ít nhất 03 buổi mỗi tuần', 'week'), targets: ['03 buổi'] },
    ),
    duty('III.4.c', ['Ủy ban nhân dân các xã, phường'], 'Tổ chức ít nhất 02 lớp kỹ năng số cho người dân', {
      deadline: by('trong quý I/2027', '2027-03-31'),
      targets: ['02 lớp'],
    }),
    duty(
      'III.5',
      ['Ban Thường vụ Tỉnh đoàn'],
      'huy động đội hình thanh niên tình nguyện hỗ trợ các xã vùng cao',
    ),
    duty('IV.2', ['Các sở, ngành', 'UBND các xã, phường'], 'báo cáo kết quả về Sở Khoa học và Công nghệ', {
      deadline: recurring('trước ngày 15 của tháng cuối quý', 'quarter'),
      reportTo: 'Sở Khoa học và Công nghệ',
    }),
    duty('IV.2', ['Sở Khoa học và Công nghệ'], 'tổng hợp, báo cáo UBND tỉnh', {
      deadline: recurring('trước ngày 25 của tháng cuối quý', 'quarter'),
      reportTo: 'UBND tỉnh',
    }),
    duty(
      'Phụ lục.1',
      ['UBND các xã, phường'],
      'Lắp đặt điểm truy cập internet công cộng tại nhà văn hóa thôn, bản',
      { cooperators: ['VNPT Trường Sơn', 'Viettel Trường Sơn'], deadline: by('31/3/2027', '2027-03-31') },
    ),
    duty('Phụ lục.2', ['Công an tỉnh'], 'Cấp tài khoản định danh cho 100% cán bộ Tổ công nghệ số cộng đồng', {
      cooperators: ['UBND các xã, phường'],
      deadline: by('15/01/2027', '2027-01-15'),
      targets: ['100%'],
    }),
    duty(
      'Phụ lục.3',
      ['Sở Khoa học và Công nghệ'],
      'Tập huấn cho công chức Trung tâm Phục vụ hành chính công cấp xã',
      { cooperators: ['Sở Nội vụ'], deadline: by('20/12/2026', '2026-12-20') },
    ),
    duty('Phụ lục.4', ['Sở Tư pháp'], 'Số hóa hồ sơ hộ tịch còn lưu giấy bàn giao từ cấp huyện', {
      cooperators: ['UBND các xã, phường'],
      deadline: by('30/6/2027', '2027-06-30'),
    }),
    duty('Phụ lục.5', ['Sở Nội vụ'], 'Khảo sát mức độ hài lòng của người dân đối với dịch vụ công', {
      deadline: recurring('Hằng quý', 'quarter'),
    }),
  ],
});

export const damSafetyConclusion: SamplePaper = incoming({
  id: 'tb-ho-dap',
  state: 'verified',
  arrivesAs: 'scan',
  arrivedAt: '2026-11-20T14:25:00+07:00',
  header: {
    issuerParent: 'UBND TỈNH TRƯỜNG SƠN',
    issuer: 'VĂN PHÒNG',
    number: '418',
    symbol: 'TB-VP',
    place: 'Trường Sơn',
    date: '2026-11-18',
    type: 'Thông báo',
    subject:
      'Kết luận của Phó Chủ tịch UBND tỉnh Võ Thành Nhân tại cuộc họp về an toàn hồ, đập và cấp nước vụ Đông Xuân 2026 - 2027',
  },
  body: [
    p(
      'Ngày 16/11/2026, Phó Chủ tịch UBND tỉnh Võ Thành Nhân chủ trì cuộc họp về an toàn hồ, đập và cấp nước vụ Đông Xuân. Dự họp có lãnh đạo các Sở: Nông nghiệp và Môi trường, Công Thương, Tài chính; Công ty TNHH MTV Thủy lợi Trường Sơn; Chủ tịch UBND 31 xã có hồ chứa. Sau khi nghe báo cáo và ý kiến của các đại biểu, Phó Chủ tịch UBND tỉnh kết luận:',
    ),
    heading('1. Đánh giá chung'),
    p(
      'Mực nước bình quân các hồ đạt 78% dung tích thiết kế, bảo đảm tưới cho khoảng 21.400 ha. Tuy nhiên còn 09 hồ nhỏ do cấp xã quản lý bị thấm thân đập, tràn xói lở; việc bàn giao hồ sơ công trình từ cấp huyện về cấp xã chưa xong.',
    ),
    heading('2. Nhiệm vụ trong thời gian tới'),
    p(
      'a) Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với Sở Tài chính đề xuất kinh phí sửa chữa cấp bách 09 hồ hư hỏng, trình UBND tỉnh trước ngày 05/12/2026.',
    ),
    p(
      'b) Giao UBND các xã có hồ chứa lập phương án ứng phó tình huống khẩn cấp cho từng hồ, gửi Sở Nông nghiệp và Môi trường thẩm định trước ngày 30/11/2026; phân công người trực hồ khi có mưa lớn.',
    ),
    p(
      'c) Giao Công ty TNHH MTV Thủy lợi Trường Sơn thông báo lịch mở nước cho các xã chậm nhất 10 ngày trước mỗi đợt tưới; nạo vét kênh chính trong tháng 12 năm 2026.',
    ),
    p(
      'd) Sở Công Thương kiểm tra việc vận hành của các hồ thủy điện theo quy trình, báo cáo kết quả về UBND tỉnh trước ngày 10/12/2026.',
    ),
    p(
      'đ) Thống nhất chủ trương thuê tư vấn kiểm định 03 đập có chiều cao trên 15 m theo đề nghị tại Tờ trình số 655/TTr-SNNMT ngày 09/11/2026.',
    ),
    p('Văn phòng UBND tỉnh thông báo để các cơ quan, địa phương biết, thực hiện./.'),
  ],
  signature: { titles: ['KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'], name: 'Hà Thị Bích Liên' },
  recipients: [
    'Chủ tịch, các PCT UBND tỉnh (để b/c)',
    'Các Sở: NN và MT, Công Thương, Tài chính',
    'Công ty TNHH MTV Thủy lợi Trường Sơn',
    'UBND các xã có hồ chứa',
    'Lưu: VT, NN (3b)',
  ],
  references: [cites('655/TTr-SNNMT', '2026-11-09', null)],
  obligations: [
    duty(
      '2.a',
      ['Sở Nông nghiệp và Môi trường'],
      'đề xuất kinh phí sửa chữa cấp bách 09 hồ hư hỏng, trình UBND tỉnh',
      {
        cooperators: ['Sở Tài chính'],
        deadline: by('trước ngày 05/12/2026', '2026-12-05'),
        reportTo: 'UBND tỉnh',
        targets: ['09 hồ'],
      },
    ),
    duty(
      '2.b',
      ['UBND các xã có hồ chứa'],
      'lập phương án ứng phó tình huống khẩn cấp cho từng hồ, gửi Sở Nông nghiệp và Môi trường thẩm định',
      { deadline: by('trước ngày 30/11/2026', '2026-11-30'), reportTo: 'Sở Nông nghiệp và Môi trường' },
    ),
    duty('2.b', ['UBND các xã có hồ chứa'], 'phân công người trực hồ khi có mưa lớn'),
    duty('2.c', ['Công ty TNHH MTV Thủy lợi Trường Sơn'], 'thông báo lịch mở nước cho các xã', {
      deadline: within('chậm nhất 10 ngày trước mỗi đợt tưới', 10, 'day', 'mỗi đợt tưới'),
    }),
    duty('2.c', ['Công ty TNHH MTV Thủy lợi Trường Sơn'], 'nạo vét kênh chính', {
      deadline: by('trong tháng 12 năm 2026', '2026-12-31'),
    }),
    duty(
      '2.d',
      ['Sở Công Thương'],
      'kiểm tra việc vận hành của các hồ thủy điện theo quy trình, báo cáo kết quả về UBND tỉnh',
      { deadline: by('trước ngày 10/12/2026', '2026-12-10'), reportTo: 'UBND tỉnh' },
    ),
  ],
});

export const fireSafetyDirective: SamplePaper = incoming({
  id: 'ct-pccc',
  state: 'registered',
  arrivesAs: 'sealed',
  arrivedAt: '2026-11-12T10:05:00+07:00',
  header: {
    issuerParent: null,
    issuer: PROVINCE,
    number: '09',
    symbol: 'CT-UBND',
    place: 'Trường Sơn',
    date: '2026-11-10',
    type: 'Chỉ thị',
    subject:
      'Về việc tăng cường phòng cháy, chữa cháy tại khu dân cư, chợ và cơ sở sản xuất dịp cuối năm 2026 và Tết Nguyên đán Đinh Mùi 2027',
  },
  body: [
    p(
      'Từ đầu năm đến nay, trên địa bàn tỉnh xảy ra 63 vụ cháy, làm 02 người chết, thiệt hại về tài sản khoảng 14,7 tỷ đồng; 70% số vụ xảy ra tại nhà ở kết hợp kinh doanh, nguyên nhân chủ yếu do sự cố hệ thống điện. Cuối năm là thời điểm hàng hóa tập kết nhiều, nguy cơ cháy, nổ tăng cao. Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:',
    ),
    p('1. Công an tỉnh'),
    p(
      'a) Tổng kiểm tra an toàn phòng cháy, chữa cháy đối với 100% chợ, trung tâm thương mại, cơ sở karaoke, nhà trọ; hoàn thành trước ngày 20/12/2026.',
    ),
    p(
      'b) Chủ trì, phối hợp với Sở Xây dựng, UBND các xã, phường hướng dẫn mở lối thoát nạn thứ hai cho nhà ở nhiều tầng, nhà ở kết hợp kinh doanh.',
    ),
    p(
      '2. Sở Công Thương chỉ đạo Công ty Điện lực Trường Sơn kiểm tra, khắc phục nguy cơ mất an toàn sau công tơ điện tại các chợ, khu dân cư, xong trước ngày 31/12/2026.',
    ),
    p(
      '3. Sở Giáo dục và Đào tạo đưa nội dung kỹ năng thoát nạn vào sinh hoạt ngoại khóa của các trường, mỗi học kỳ ít nhất một buổi.',
    ),
    p('4. Chủ tịch UBND các xã, phường'),
    p(
      'a) Duy trì Tổ liên gia an toàn phòng cháy, chữa cháy; vận động mỗi hộ gia đình có ít nhất 01 bình chữa cháy và 01 dụng cụ phá dỡ.',
    ),
    p('b) Lập danh sách nhà ở kết hợp kinh doanh trên địa bàn, gửi Công an tỉnh trước ngày 05/12/2026.'),
    p(
      'c) Tổ chức thực tập phương án chữa cháy tại ít nhất 01 chợ hoặc khu dân cư có nguy cơ cao trong tháng 12 năm 2026.',
    ),
    p(
      '5. Báo và Đài Phát thanh - Truyền hình Trường Sơn tăng thời lượng tuyên truyền về phòng cháy, phát sóng hằng ngày từ ngày 01/12/2026 đến ngày 15/02/2027.',
    ),
    p(
      '6. Các sở, ngành, UBND các xã, phường báo cáo kết quả thực hiện Chỉ thị về UBND tỉnh (qua Công an tỉnh) trước ngày 25/12/2026.',
    ),
    p('Giao Công an tỉnh theo dõi, kiểm tra, tổng hợp kết quả, báo cáo UBND tỉnh trước ngày 31/12/2026./.'),
  ],
  signature: { titles: ['CHỦ TỊCH'], name: 'Nguyễn Đăng Khôi' },
  recipients: [
    'Bộ Công an (để b/c)',
    'Thường trực Tỉnh ủy, HĐND tỉnh (để b/c)',
    'Các sở, ban, ngành',
    'UBND các xã, phường',
    'Lưu: VT, NC',
  ],
  obligations: [
    duty(
      '1.a',
      ['Công an tỉnh'],
      'Tổng kiểm tra an toàn phòng cháy, chữa cháy đối với 100% chợ, trung tâm thương mại, cơ sở karaoke, nhà trọ',
      { deadline: by('trước ngày 20/12/2026', '2026-12-20'), targets: ['100%'] },
    ),
    duty(
      '1.b',
      ['Công an tỉnh'],
      'hướng dẫn mở lối thoát nạn thứ hai cho nhà ở nhiều tầng, nhà ở kết hợp kinh doanh',
      { cooperators: ['Sở Xây dựng', 'UBND các xã, phường'] },
    ),
    duty(
      '2',
      ['Sở Công Thương'],
      'chỉ đạo Công ty Điện lực Trường Sơn kiểm tra, khắc phục nguy cơ mất an toàn sau công tơ điện tại các chợ, khu dân cư',
      { deadline: by('xong trước ngày 31/12/2026', '2026-12-31') },
    ),
    duty(
      '3',
      ['Sở Giáo dục và Đào tạo'],
      'đưa nội dung kỹ năng thoát nạn vào sinh hoạt ngoại khóa của các trường',
      { deadline: recurring('mỗi học kỳ', 'half-year'), targets: ['một buổi'] },
    ),
    duty(
      '4.a',
      ['Chủ tịch UBND các xã, phường'],
      'Duy trì Tổ liên gia an toàn phòng cháy, chữa cháy; vận động mỗi hộ gia đình có ít nhất 01 bình chữa cháy và 01 dụng cụ phá dỡ',
      { targets: ['01 bình chữa cháy', '01 dụng cụ phá dỡ'] },
    ),
    duty(
      '4.b',
      ['Chủ tịch UBND các xã, phường'],
      'Lập danh sách nhà ở kết hợp kinh doanh trên địa bàn, gửi Công an tỉnh',
      { deadline: by('trước ngày 05/12/2026', '2026-12-05'), reportTo: 'Công an tỉnh' },
    ),
    duty(
      '4.c',
      ['Chủ tịch UBND các xã, phường'],
      'Tổ chức thực tập phương án chữa cháy tại ít nhất 01 chợ hoặc khu dân cư có nguy cơ cao',
      { deadline: by('trong tháng 12 năm 2026', '2026-12-31'), targets: ['01 chợ hoặc khu dân cư'] },
    ),
    duty(
      '5',
      ['Báo và Đài Phát thanh - Truyền hình Trường Sơn'],
      'tăng thời lượng tuyên truyền về phòng cháy, phát sóng hằng ngày',
      { deadline: recurring('hằng ngày từ ngày 01/12/2026 đến ngày 15/02/2027', 'day') },
    ),
    duty(
      '6',
      ['Các sở, ngành', 'UBND các xã, phường'],
      'báo cáo kết quả thực hiện Chỉ thị về UBND tỉnh (qua Công an tỉnh)',
      { deadline: by('trước ngày 25/12/2026', '2026-12-25'), reportTo: 'UBND tỉnh (qua Công an tỉnh)' },
    ),
    duty('closing', ['Công an tỉnh'], 'theo dõi, kiểm tra, tổng hợp kết quả, báo cáo UBND tỉnh', {
      deadline: by('trước ngày 31/12/2026', '2026-12-31'),
      reportTo: 'UBND tỉnh',
    }),
  ],
});

export const roadRepairDecision: SamplePaper = incoming({
  id: 'qd-duong-thon',
  state: 'to-verify',
  arrivesAs: 'scan',
  arrivedAt: '2026-11-20T15:40:00+07:00',
  header: {
    issuerParent: null,
    issuer: PROVINCE,
    number: '2986',
    symbol: 'QĐ-UBND',
    place: 'Trường Sơn',
    date: '2026-11-17',
    type: 'Quyết định',
    subject: 'Về việc hỗ trợ xi măng làm đường giao thông nông thôn năm 2027 cho các xã miền núi',
  },
  body: [
    centered('ỦY BAN NHÂN DÂN TỈNH'),
    basis('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;'),
    basis('Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;'),
    basis(
      'Căn cứ Nghị quyết số 28/NQ-HĐND ngày 17 tháng 7 năm 2026 của Hội đồng nhân dân tỉnh về chính sách hỗ trợ phát triển giao thông nông thôn;',
    ),
    basis('Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 512/TTr-SXD ngày 05 tháng 11 năm 2026.'),
    centered('QUYẾT ĐỊNH:'),
    p(
      '**Điều 1.** Hỗ trợ 6.840 tấn xi măng cho 19 xã miền núi làm đường giao thông nông thôn năm 2027; trong đó xã Suối Hòa 420 tấn, xã Khe Vằn 385 tấn, xã Đồng Lạc 310 tấn. Phần cát, đá, nhân công do Nhân dân đóng góp và ngân sách xã bảo đảm.',
    ),
    p('**Điều 2.** Tổ chức thực hiện'),
    p(
      '1. Sở Xây dựng ban hành thiết kế mẫu và hướng dẫn quản lý chất lượng trong thời hạn 15 ngày kể từ ngày Quyết định này có hiệu lực.',
    ),
    p(
      '2. Sở Tài chính cấp kinh phí cho các xã trước ngày 31 tháng 01 năm 2027, hướng dẫn thanh, quyết toán theo quy định.',
    ),
    p('3. Ủy ban nhân dân các xã:'),
    p(
      'a) Công khai danh mục tuyến đường, mức đóng góp tại nhà văn hóa thôn ít nhất 15 ngày trước khi thi công.',
    ),
    p(
      'b) Tiếp nhận, bảo quản, sử dụng xi măng đúng mục đích; hoàn thành thi công trước ngày 30 tháng 9 năm 2027.',
    ),
    p('**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký.'),
    p(
      '**Điều 4.** Chánh Văn phòng UBND tỉnh, Giám đốc các Sở: Xây dựng, Tài chính, Chủ tịch UBND các xã có tên tại Điều 1 và thủ trưởng các cơ quan, đơn vị liên quan chịu trách nhiệm thi hành Quyết định này./.',
    ),
  ],
  signature: { titles: ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'], name: 'Lưu Thế Vinh' },
  recipients: ['Như Điều 4', 'Thường trực HĐND tỉnh (để b/c)', 'Chủ tịch, các PCT UBND tỉnh', 'Lưu: VT, CN'],
  references: [
    cites('28/NQ-HĐND', '2026-07-17', 'Hội đồng nhân dân tỉnh'),
    cites('512/TTr-SXD', '2026-11-05', 'Giám đốc Sở Xây dựng'),
  ],
  obligations: [
    duty('Điều 2.1', ['Sở Xây dựng'], 'ban hành thiết kế mẫu và hướng dẫn quản lý chất lượng', {
      deadline: within(
        'trong thời hạn 15 ngày kể từ ngày Quyết định này có hiệu lực',
        15,
        'day',
        'ngày Quyết định này có hiệu lực',
      ),
    }),
    duty('Điều 2.2', ['Sở Tài chính'], 'cấp kinh phí cho các xã', {
      deadline: by('trước ngày 31 tháng 01 năm 2027', '2027-01-31'),
    }),
    duty(
      'Điều 2.3.a',
      ['Ủy ban nhân dân các xã'],
      'Công khai danh mục tuyến đường, mức đóng góp tại nhà văn hóa thôn',
      { deadline: within('ít nhất 15 ngày trước khi thi công', 15, 'day', 'thi công') },
    ),
    duty(
      'Điều 2.3.b',
      ['Ủy ban nhân dân các xã'],
      'Tiếp nhận, bảo quản, sử dụng xi măng đúng mục đích; hoàn thành thi công',
      {
        deadline: by('trước ngày 30 tháng 9 năm 2027', '2027-09-30'),
      },
    ),
    duty(
      'Điều 4',
      [
        'Chánh Văn phòng UBND tỉnh',
        'Giám đốc các Sở: Xây dựng, Tài chính',
        'Chủ tịch UBND các xã có tên tại Điều 1',
        'thủ trưởng các cơ quan, đơn vị liên quan',
      ],
      'chịu trách nhiệm thi hành Quyết định này',
    ),
  ],
});
