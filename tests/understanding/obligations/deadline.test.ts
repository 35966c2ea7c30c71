import { describe, expect, it } from 'vitest';
import { deadlineInCell, deadlineOf, findDeadlines } from '../../../src/understanding/obligations/index.ts';

describe('deadlines', () => {
  it('keeps the words of the paper beside the day', () => {
    const text = 'Các đơn vị nộp hồ sơ chậm nhất ngày 12/9/2025 để thẩm định';
    const found = deadlineOf(text, '2025-08-04');
    expect(found?.deadline).toEqual({ kind: 'date', raw: 'chậm nhất ngày 12/9/2025', date: '2025-09-12' });
    expect(text.slice(found?.start, found?.end)).toBe(found?.deadline.raw);
  });

  it.each([
    ['Khi nhận được hồ sơ, trong thời hạn 05 ngày làm việc, UBND xã phải thi hành quyết định.', 1],
    ['UBND xã, khi có kết quả, báo cáo trước ngày 20/12/2026 để Hội đồng thi đua xem xét.', 1],
    ['Khi có từ 02 trẻ mắc bệnh trong vòng 7 ngày thì mở sổ theo dõi riêng.', 0],
  ])('are no part of a condition that ends in "thì", which "thi hành" is not: %s', (text, days) => {
    const found = findDeadlines(text, '2026-08-04').filter(({ deadline }) => /\d/u.test(deadline.raw ?? ''));
    expect(found).toHaveLength(days);
  });

  it.each([
    [
      'Khi có từ 02 trẻ mắc bệnh trong vòng 7 ngày thì báo ngay Trạm Y tế.',
      'Khi có từ 02 trẻ mắc bệnh trong vòng 7 ngày',
    ],
    ['Nếu phát sinh lối đi mới, UBND xã xóa bỏ ngay.', 'Nếu phát sinh lối đi mới'],
    ['Thợ trực khi nghe tiếng nổ phải ngắt điện ngay.', 'khi nghe tiếng nổ'],
    ['Trường hợp đột xuất báo cáo ngay Trưởng phòng.', 'Trường hợp đột xuất'],
    ['Khi có cảnh báo lũ phải di dời ngay các hộ dân.', 'Khi có cảnh báo lũ'],
    ['Khi nghe báo động phải tập trung ngay.', 'Khi nghe báo động'],
    ['Khi nhận được tin báo phải kiểm tra ngay.', 'Khi nhận được tin báo'],
    ['Khi mất nước báo ngay tổ trưởng.', 'Khi mất nước'],
    ['Trường hợp vắng mặt, cử người đi thay.', null],
    ['Khi xuất kho, thủ kho ghi sổ ngay tại chỗ.', null],
    ['Trước khi rời xưởng phải tắt quạt ngay.', null],
  ])('tell as an event the case in which something has to be done at once: %s', (text, raw) => {
    const told = deadlineOf(text, '2026-08-04')?.deadline ?? null;
    const due =
      raw === null ? null : { kind: 'relative', date: null, amount: null, unit: null, from: raw, raw };
    expect(told).toEqual(due);
  });

  it.each([
    // The paper is of Wednesday 4 March 2026.
    ['Tổ cơ điện sửa xong máy bơm trong tuần này', '2026-03-08'],
    ['Phòng Vật tư trình giám đốc phương án tuần tới', '2026-03-15'],
    ['Đội 2 nghiệm thu đoạn mương đầu tuần sau', '2026-03-09'],
    ['báo cáo lại tại giao ban tuần sau', null],
    ['Từ tuần này không nhận thêm hồ sơ giấy', null],
    ['nộp báo giá trước thứ Sáu tuần này', '2026-03-06'],
    ['nộp báo giá chậm nhất thứ Ba tuần sau', '2026-03-10'],
    ['Lớp trưởng nộp sổ về văn phòng thứ Hai tới', '2026-03-09'],
    ['gửi số liệu tuần về phòng trước 15 giờ thứ Sáu', 'week'],
    ['hội nghị lần thứ hai này', null],
    ['gặt xong lúa vụ hè thu năm nay', null],
    ['kế toán báo cáo số thu năm nay', null],
    ['nộp báo giá thứ Năm này', '2026-03-05'],
    ['hoàn thành đối chiếu tiền trong quỹ', null],
    ['Các tổ có mặt tại bến phà sáng mai', '2026-03-05'],
    ['Kho lập dự trù bổ sung ngay hôm nay', '2026-03-04'],
    ['nhắc phụ huynh chưa có mặt hôm nay', null],
    ['Ngày 15/3 ra quân, các tổ báo cáo trước 17 giờ cùng ngày', '2026-03-15'],
    ['lập danh sách tàu chưa về gửi trước 20 giờ cùng ngày', '2026-03-04'],
    ['Nhà thầu hoàn thành mặt cầu trong tháng tới', '2026-04-30'],
    ['Nhà thầu đổ xong mặt cầu trong tháng', '2026-03-31'],
    ['gửi chứng từ rải đều trong tháng', null],
    ['họp ban đại diện giữa tháng sau', '2026-04-15'],
    ['thẩm định xong trong quý này', '2026-03-31'],
    ['trình phương án đầu quý sau', '2026-04-30'],
    ['chi từ quỹ này', null],
    ['Văn phòng báo cáo Ủy ban nhân dân xã cuối năm', '2026-12-31'],
    ['quyết toán dứt điểm sang đầu năm sau', '2027-01-01'],
    ['từ nay đến cuối năm các hộ không đốt rơm', '2026-12-31'],
    ['rà soát hộ nghèo cuối năm', null],
    ['không dồn thanh toán vào cuối năm', null],
    ['nộp về tổ trưởng trước ngày 20 tháng này', '2026-03-20'],
    ['nộp bản tự nhận xét trước ngày 20', '2026-03-20'],
    ['báo cáo kiểm điểm trước Đại hội', null],
    ['nộp bản tự nhận xét chậm nhất ngày 2', '2026-04-02'],
    ['mắc xong đèn đường trước Tết', '2027-02-06'],
    ['tặng quà các cháu trước Tết thiếu nhi', null],
    ['Tiêm phòng ngày 05-07/9/2026', '2026-09-07'],
    ['thu gom từ mùng 5 đến mùng 10/9', '2026-09-10'],
    ['Ngày 31/5 phải bàn giao mặt bằng', '2026-05-31'],
    ['Mỗi 6 tháng các tổ kiểm kê một lần', 'half-year'],
    ['mẫu nước được lấy một năm 2 lần', 'half-year'],
    ['người mới 6 tháng tuổi nghề', null],
    ['dọn vệ sinh trường chiều thứ Sáu (06/3)', '2026-03-06'],
    ['Ra quân đồng loạt: 6h30 ngày 08/3', '2026-03-08'],
    ['gửi danh sách về xã trước ngày: 12/3/2026', '2026-03-12'],
    ['Tháng 4/2026, các trạm thả cá giống', '2026-04-30'],
    ['Tháng 2/2026, các trạm đã thả cá giống', null],
    ['hoàn thành trong quý II và quý III năm 2026', '2026-09-30'],
    ['cấp thẻ có giá trị đến ngày 31/12/2026', null],
    ['thu lại giấy phép hết hạn ngày 30/6/2026', null],
    ['chi trả xong trước 20/12 âm lịch', null],
    ['Quét sân trường các ngày thứ 2, 4, 6', 'week'],
    ['Quét sân trường vào sáng thứ Hai và thứ Năm', 'week'],
    ['lớp lao động chiều thứ 7 các tuần', 'week'],
    ['kiểm tra ít nhất 4 lần/năm', 'quarter'],
  ])('are told from the day of the paper: %s', (text, due) => {
    const told = deadlineOf(text, '2026-03-04')?.deadline;
    expect(told?.date ?? told?.every ?? null).toBe(due);
  });

  it.each([
    ['hoàn thành trong quý I', '2025-11-20', '2026-03-31'],
    ['hoàn thành trong quý II', '2025-12-20', '2026-06-30'],
    ['báo cáo kết quả trong quý I', '2025-04-10', null],
    ['hoàn thành trong quý IV', '2025-11-20', '2025-12-31'],
  ])('without a year a quarter long past is that of the next one: %s, paper of %s', (text, paper, due) => {
    expect(deadlineOf(text, paper)?.deadline.date ?? null).toBe(due);
  });

  it.each([
    ['Văn phòng gửi tài liệu trước 02 ngày.', 2],
    ['gửi tài liệu cho đại biểu 03 ngày trước cuộc họp', 3],
    ['báo cho các hộ một tuần trước khi cắt nước', 7],
    ['hoàn thiện hồ sơ trong thời gian 10 ngày', 10],
    ['tổ chức hội trại trong thời gian 03 ngày', null],
    ['báo cáo kết quả trong 24h', 1],
    ['mở cửa trong 24h', null],
    ['gửi biên bản sau hội nghị 03 ngày', 3],
    ['nộp hồ sơ trong vòng nửa tháng', 15],
  ])('count days ahead and days given: %s', (text, amount) => {
    expect(deadlineOf(text, '2026-03-04')?.deadline.amount ?? null).toBe(amount);
  });

  it.each([
    'sửa mái hiên xong trước khai giảng',
    'kiểm tra xong trước giờ G',
    'thanh toán tiền nước khi hết vụ',
    'nạo vét mương trước mùa kiệt',
    'lát xong sân hội trường trước Đại hội Đảng bộ xã',
  ])('name what they wait for: %s', (text) => {
    expect(deadlineOf(text, '2026-03-04')?.deadline).toMatchObject({ kind: 'relative', amount: null });
  });

  it('prefers a day to "thường xuyên", and finds both', () => {
    const text = 'thường xuyên kiểm tra, báo cáo trước ngày 05/12/2025';
    expect(findDeadlines(text, '2025-08-04')).toHaveLength(2);
    expect(deadlineOf(text, '2025-08-04')?.deadline.date).toBe('2025-12-05');
  });

  it.each([
    ['nhiệm vụ thường xuyên của đơn vị'],
    ['dự toán ngân sách hằng năm của tỉnh'],
    ['các trận mưa trong các ngày từ 02/9 đến 05/9/2025'],
    ['số liệu tính đến ngày 31/7/2025'],
    ['rà soát các lô hàng đã thông quan từ 01/3 đến ngày 31/7/2025'],
    ['báo cáo tình hình cháy nổ trong các ngày từ 28/7 đến 02/8/2025'],
    ['báo cáo kết quả trực trong các ngày từ 30/8 đến 02/9/2025'],
    ['ghi tên món trên nhãn kể từ bữa trưa ngày 12/11/2025'],
    ['kết quả đạt được trong năm 2023'],
    ['giai đoạn 2026-2030, tầm nhìn 2045'],
    ['Thông tư số 05/2025/TT-BNV ngày 10/6/2025'],
    ['khách hàng ngày càng đông'],
    ['chi thường xuyên năm 2026'],
    ['đưa nội dung nêu gương vào sinh hoạt thường xuyên của chi hội'],
    ['bảo đảm tính liên tục của việc cấp thuốc'],
    ['nhiệm vụ ưu tiên số một trong năm'],
    ['không luân chuyển cán bộ trong năm'],
    ['họp thôn ít nhất 02 lần trong năm'],
    ['mở đợt cao điểm nhân dịp 02/9'],
    ['thực hiện trước ngày 20, báo cáo Sở'],
    ['ngày 30/02/2026'],
    ['trước ngày 31/9/2025'],
    ['kiểm tra giấy phép lái xe trước khi cho xe ra khỏi bãi'],
    ['thông báo cho vùng hạ du trước khi xả ít nhất 02 giờ'],
    ['nếu đến ngày 30/9/2025 nhà thầu không khắc phục được'],
    ['rà soát các hợp đồng ký trước ngày 01/7/2025'],
    ['thu hồi thẻ đã cấp trước ngày 30/6/2025'],
    ['kiểm điểm đơn vị chưa nộp báo cáo trước ngày 20/7/2025'],
    ['thực hiện ý kiến kết luận tại phiên họp tháng 8'],
    ['không kiểm tra quá 01 lần/năm đối với một hộ'],
    ['đưa nội dung này vào kế hoạch kiểm tra hằng năm'],
    ['chụp ảnh hiện trường trước và sau khi dọn'],
    ['không đổi ruộng sau khi đã bốc thăm'],
    ['kiểm tra các đơn vị thực thi phương án sau khi được phê duyệt'],
    ['tổ chức lớp học trong 05 ngày'],
    ['dự trữ mặt hàng tối thiểu 30 suất'],
    ['phục vụ khách hàng tối'],
    ['cửa hàng sáng đèn'],
    ['ghế ở hàng thứ hai'],
    ['cử 2 tuần tra viên'],
    ['công khai theo quỹ'],
    ['trong quý thi đua này'],
    ['những hộ không nộp tiền trước ngày 15/9/2025 bị cắt nước'],
    ['dồn khối lượng thanh toán cho chương trình khuyến mãi'],
    ['báo cáo tình hình chợ đến ngày 30 tháng 6 năm 2025 theo mẫu'],
    ['căn cứ nội dung đã được tập huấn vào tháng 7/2025'],
    ['báo cáo kết quả kiểm tra thực địa ngày 28/7/2025, nêu rõ tồn tại'],
    ['báo cáo tình hình mưa lũ các ngày 12 và 13/8/2025'],
    ['tham mưu lễ ra quân ngày 25/8/2025'],
    ['Ngày 04/8/2025, các đơn vị đã họp'],
    ['soạn lịch phát sóng từ 25 tháng Chạp đến mùng 6 Tết'],
    ['kê khai các buổi nghỉ ngày 25/8/2025'],
    ['khám bệnh tại Kỳ Anh, Kỳ Lạc tháng 9/2025'],
    ['tổ chức dạy học 2 buổi/ngày ở các lớp'],
    ['giới hạn không quá 300 khách mỗi ngày'],
    ['gửi các báo cáo hằng tuần'],
    ['chuẩn bị tham luận (không quá 07 phút)'],
    ['thuê kho trong thời hạn không quá 12 tháng'],
    ['vệ sinh bếp sau mỗi ca'],
    ['báo cáo sĩ số học sinh từ đầu năm học đến 15/9/2025'],
    ['đội nào cũng có hai bộ áo'],
    ['thực hiện nội dung nêu trong Công văn của Sở Nội vụ (ngày 04/8/2025)'],
    ['đi làm ca đêm nào cũng được'],
    ['ngày nào cũng có người đến hỏi'],
    ['cho hợp tác xã thuê nhà kho trong thời hạn không quá 12 tháng'],
    ['thuê bãi giữ xe của Hợp tác xã Dịch vụ Hòa Bình trong thời hạn không quá 6 tháng'],
    ['chủ rừng đề nghị gia hạn thêm một lần không quá 03 tháng'],
    ['Phòng Nội vụ thẩm định báo cáo hằng quý.'],
    ['các xã công khai báo cáo hằng năm.'],
    ['Sở rà soát báo cáo hằng tuần.'],
    ['đối chiếu các khoản tạm ứng chưa quyết toán đến hết ngày 30/9/2025'],
    ['kiểm đếm số tiền đã thu đến ngày 31/8/2025 theo từng loại phí'],
    ['lập danh sách vụ việc còn tồn đọng đến hết ngày 31/8/2025'],
    ['số liệu từ tháng 9 đến tháng 11/2025'],
    ['nộp biên bản chậm nhất sau ngày họp 5 ngày làm bài'],
    ['Từ tháng 5 đến tháng 11, tổ thoát nước trực 03 ca'],
    ['gọi báo bảo vệ ít nhất 15 phút trước khi mở kho'],
    ['không ăn gì trong 6 giờ trước khi lấy máu'],
    ['có mặt trước ít nhất 30 phút'],
    ['trong năm ngày 20/11 rơi vào thứ Năm'],
    ['nộp ảnh chụp công trình trong 03 ngày lễ'],
    ['trình bày nội dung tập huấn trong 02 ngày.'],
    ['gửi lịch trực trong 05 ngày.'],
    ['cử người hỗ trợ khi có yêu cầu'],
    ['kết thúc hội nghị lúc 11 giờ, đại biểu dùng cơm'],
    ['duy trì việc cả năm học'],
  ])('sees none in "%s"', (text) => {
    expect(deadlineOf(text, '2025-08-04')).toBeNull();
  });

  it('knows no year without the date of the paper', () => {
    expect(deadlineOf('trước ngày 15/10', null)?.deadline).toMatchObject({
      kind: 'date',
      date: null,
      raw: 'trước ngày 15/10',
    });
    expect(deadlineOf('trước ngày 15/10/2025', null)?.deadline.date).toBe('2025-10-15');
  });

  it.each([
    ['mở 04 lớp tập huấn trong tháng 11 và tháng 12', '2025-12-31'],
    ['rà soát trong tháng 10, 11/2025', '2025-11-30'],
    ['tổ chức trong các tháng 9, 10 và 11', '2025-11-30'],
    ['kiểm tra trong tháng 9 và tháng 12', '2025-09-30'],
    ['nộp báo cáo tháng 9 về Văn phòng vào ngày 20', '2025-09-20'],
    ['gửi số liệu tháng 8 trước ngày 25 để tổng hợp', '2025-08-25'],
    ['báo cáo nhanh về Sở trước 15 giờ hôm nay', '2025-08-04'],
    ['gửi báo cáo tháng này trước ngày 20', '2025-08-20'],
    ['các trường chưa nộp hồ sơ nộp trước ngày 20/9/2025', '2025-09-20'],
    ['các xã chưa gửi báo cáo gửi trước ngày 20/9/2025', '2025-09-20'],
    ['trình UBND tỉnh quyết định ban hành trước ngày 30/9/2025', '2025-09-30'],
    ['trình ký để giấy phép được cấp trước ngày 30/9/2025', '2025-09-30'],
    ['giao ca mỗi sáng thứ Hai', 'week'],
    ['hàng tối thứ Sáu tổ chức sinh hoạt', 'week'],
    ['hoàn thành việc sơ tán trước 5 giờ sáng mai', '2025-08-05'],
    ['nộp hồ sơ trong ngày mai (05/8)', '2025-08-05'],
    ['báo cáo trong tháng này', '2025-08-31'],
    ['trình Ban Thường vụ tại phiên họp tháng 9/2025', '2025-09-30'],
    ['phun thuốc trong hai ngày 08 và 09/9/2025', '2025-09-09'],
    ['treo băng rôn trong 04 ngày từ ngày 12 đến hết ngày 15 tháng 9 năm 2025', '2025-09-15'],
    ['trực trong 3 ngày, từ 12/9 đến 14/9/2025', '2025-09-14'],
    ['tổ chức hội thi trong các ngày 20, 21 và 22 tháng 8 năm 2025', '2025-08-22'],
    ['tiêm phòng đợt 2 từ 15 - 30/9/2025', '2025-09-30'],
    ['tổng duyệt ngày 30/8/2025', '2025-08-30'],
    ['trao nhà đúng dịp kỷ niệm 80 năm Quốc khánh 02/9/2025', '2025-09-02'],
    ['tổng kết phong trào vào cuối năm', '2025-12-31'],
    ['hoàn thành chậm nhất vào năm 2026', '2026-12-31'],
    ['(thời gian hoàn thành: 25/8/2025)', '2025-08-25'],
    ['hạn chót nhận bài dự thi là 17h00 ngày 30/9/2025', '2025-09-30'],
    ['trực tất cả các ngày trong tuần', 'day'],
    ['tuần tra hằng đêm từ 22 giờ', 'day'],
    ['báo cáo tuần gửi trước 10 giờ thứ Sáu', 'week'],
    ['thông báo trên đài vào thứ Hai và thứ Năm hằng tuần', 'week'],
    ['báo cáo tháng gửi trước ngày 20', 'month'],
    ['theo dõi tình hình thực hiện kế hoạch hàng tháng, hàng quý', 'month'],
    ['giám sát ngẫu nhiên 20 ca/tháng', 'month'],
    ['báo cáo tình hình sử dụng hóa đơn hàng quý', 'quarter'],
    ['cứ ba tháng tổng hợp một lần', 'quarter'],
    ['định kỳ sáu tháng kiểm điểm', 'half-year'],
    ['báo cáo 6 tháng (trước 10/6), năm (trước 10/12)', 'half-year'],
    ['báo cáo 02 lần một năm, trước ngày 15/4 và 15/10', 'half-year'],
    ['tổ chức hội thi trong dịp 26/3/2026', '2026-03-26'],
    ['ra mắt mô hình vào dịp kỷ niệm ngày thành lập Hội 14/10', '2025-10-14'],
    ['trao nhà vào dịp Quốc khánh 02/9', '2025-09-02'],
    ['quyết toán dứt điểm trong năm', '2025-12-31'],
    ['báo cáo vào ngày 20 (hằng tháng)', 'month'],
    ['hàng tháng, vào ngày 20, báo cáo Bộ', 'month'],
    ['bố trí người trực trong các ngày từ 25/8 đến 31/8/2025', '2025-08-31'],
    ['kiểm kê vào thời điểm kết thúc ca hai ngày 30/9/2025', '2025-09-30'],
    ['báo về Cục vào 16 giờ các ngày thứ Hai và thứ Năm hằng tuần', 'week'],
    ['trực điện thoại suốt đêm các ngày 23, 24 và 26', '2025-08-26'],
    ['nhắc trên loa vào 6h và 18h các ngày 18, 19/8/2025', '2025-08-19'],
    ['phát quà tận nhà trong các ngày 24/8 và 25/8/2025', '2025-08-25'],
    ['cân trẻ vào ngày 01 và 02 tháng 9', '2025-09-02'],
    ['họp thôn trong hai ngày 02 và 03', '2025-09-03'],
    ['quán triệt trong kỳ sinh hoạt chi bộ thường lệ tháng 9/2025', '2025-09-30'],
    ['chi trả cùng vào kỳ trả lương, phụ cấp của đơn vị tháng 9 năm 2025', '2025-09-30'],
    ['treo cờ trong ngày giỗ tổ nghề (12 tháng 8 âm lịch, tức ngày 03/10/2025)', '2025-10-03'],
    ['trực từ 28 tháng Chạp đến hết mùng 4 Tết (ngày 20/02/2026)', '2026-02-20'],
    ['trực đến hết mùng 3 Tết', '2026-02-19'],
    ['tổ chức hội vật trước Rằm tháng Giêng', '2026-03-03'],
    ['cho học sinh nghỉ học ngày thứ Hai, 25 tháng 8 năm 2025', '2025-08-25'],
    ['bố trí dạy bù ngày 06/9/2025', '2025-09-06'],
    ['Ngày 20/9, các trường ra quân dọn vệ sinh', '2025-09-20'],
    ['theo dõi việc thực hiện, ngày 30/9 báo cáo chi bộ', '2025-09-30'],
    ['25/8: Phòng Y tế tập huấn cho cộng tác viên', '2025-08-25'],
    ['hoàn thành trong hai năm 2025 và 2026', '2026-12-31'],
    ['trước ngày 15 tháng 6 và ngày 15 tháng 12 hằng năm gửi báo cáo', 'half-year'],
    ['thống kê các ngày 5, 15 và 25 hằng tháng', 'month'],
    ['Riêng các xã miền núi báo cáo hằng ngày', 'day'],
    ['các trạm rà soát, báo cáo hằng tuần', 'week'],
    ['tổ chức giao ban hằng tuần với nhà thầu', 'week'],
    ['phát bản tin hai lần một ngày', 'day'],
    ['tuần tra ít nhất 02 lần một tuần', 'week'],
    ['làm tối thiểu 03 chương trình mỗi tuần', 'week'],
    ['trực ban sáng nào cũng ký sổ giao ca', 'day'],
    ['rà soát hợp đồng từ tháng 9 đến tháng 11/2025', '2025-11-30'],
    ['tập huấn cho cộng tác viên từ tháng 10/2025 đến tháng 01/2026', '2026-01-31'],
    ['thi công từ giữa tháng 8 đến hết tháng 12 năm 2025', '2025-12-31'],
    ['thi công từ tháng 9 đến giữa tháng 10/2025', '2025-10-15'],
    ['cung cấp số liệu trước ngày 20/8/2025', '2025-08-20'],
    ['gửi báo cáo chậm nhất bảy giờ sáng ngày 20/8/2025', '2025-08-20'],
    ['sơ tán xong trước 18 giờ cùng ngày 05/8/2025', '2025-08-05'],
    ['gửi báo cáo trước 16h thứ Tư (13/8/2025)', '2025-08-13'],
    ['hoàn thành trong nửa đầu năm 2026', '2026-06-30'],
    ['làm xong trong nửa đầu tháng 9', '2025-09-15'],
    ['thời hạn gửi bản đăng ký: 25/8/2025', '2025-08-25'],
    ['báo cáo hằng tuần vào chiều thứ Năm', 'week'],
    ['mỗi tuần, chậm nhất 15 giờ thứ Sáu gửi số liệu', 'week'],
    ['chốt công chậm nhất vào ngày 05 của tháng tiếp theo', 'month'],
    ['Sáng ngày 12/8 và 13/8/2025, khoa Khám bệnh bố trí thêm hai bàn khám', '2025-08-13'],
    ['bàn giao toàn bộ hồ sơ đến hết ngày 30/9/2025', '2025-09-30'],
  ])('tells months in a row, days of a named month and occasions: %s', (text, due) => {
    const { date, every } = deadlineOf(text, '2025-08-04')!.deadline;
    expect(date ?? every).toBe(due);
  });

  it.each([
    ['cung cấp số liệu trong 06 tháng đầu năm 2025, chậm nhất ngày 10/9/2025', '2025-09-10'],
    ['mở lớp dạy bơi, khai giảng đầu tháng 9, kết thúc trước ngày 20/11/2025', '2025-11-20'],
    ['kiểm tra lần một trong tháng 9, lần hai trong tháng 11/2025', '2025-11-30'],
    ['ghi sổ hằng ngày, báo cáo kết quả trước ngày 05/9/2025', '2025-09-05'],
    ['dạy bù vào các ngày thứ Bảy, hoàn thành trước ngày 15/01/2026', '2026-01-15'],
    ['từ ngày 12 đến hết ngày 21/8/2025, nhắn số tồn kho trước 9 giờ hằng ngày', 'day'],
    ['hằng quý báo cáo Sở, báo cáo năm trước ngày 15/12/2025', 'quarter'],
    ['phát sóng ít nhất 02 lần/tuần từ ngày 15/8 đến hết ngày 30/9/2025', '2025-09-30'],
    ['trong tháng 9 kiểm tra các bếp ăn, xong trước ngày 20/9/2025', '2025-09-20'],
  ])('of several times tells the one that ends the work: %s', (text, due) => {
    const { date, every } = deadlineOf(text, '2025-08-04')!.deadline;
    expect(date ?? every).toBe(due);
  });

  it.each([
    ['nhà trường trả lời trong 02 ngày', 2, 'day'],
    ['trong thời gian 01 ngày làm việc, cơ quan thuế gửi thông báo', 1, 'working-day'],
    ['phải đăng ký trước ít nhất 02 ngày làm việc', 2, 'working-day'],
    ['gửi báo cáo trước 05 ngày làm việc tính đến ngày đoàn đến làm việc', 5, 'working-day'],
    ['báo cáo sau khi kết thúc kiểm tra 05 ngày', 5, 'day'],
    ['lập danh sách các hộ vay vốn, gửi về xã trong thời hạn không quá 10 ngày', 10, 'day'],
    ['giải quyết hồ sơ cho thuê đất trong thời hạn 15 ngày', 15, 'day'],
    ['thẩm định hồ sơ vay vốn trong thời hạn 05 ngày', 5, 'day'],
    ['báo cáo sự cố lưới điện không quá 30 phút', null, 'day'],
    ['nộp phạt trong hạn 10 ngày kể từ ngày nhận quyết định', 10, 'day'],
    ['trong 02 ngày sau lễ dựng xong phóng sự', 2, 'day'],
    ['Ban Tổ chức xét và trả lời trong 01 ngày', 1, 'day'],
    ['gửi giấy đề nghị cho Phòng Hành chính - Quản trị trước ít nhất 01 ngày làm việc', 1, 'working-day'],
    ['khóa tài khoản ngay khi phát hiện và gửi biên bản trong 01 ngày làm việc', 1, 'working-day'],
    ['trả lời trong vòng năm ngày kể từ ngày nhận được văn bản', 5, 'day'],
    ['xử lý trong thời hạn mười lăm ngày, kể từ ngày nhận hồ sơ', 15, 'day'],
    ['khắc phục trong thời hạn sáu tháng kể từ ngày ký', 6, 'month'],
    ['báo cáo trong 24h kể từ khi xảy ra sự cố', 1, 'day'],
    ['báo lịch cắt nước cho các hộ, cơ quan trước ít nhất 48 giờ', 2, 'day'],
    ['gửi chương trình cho các xã, phường trước tối thiểu 03 ngày', 3, 'day'],
    ['lập dự toán, trình Phó Giám đốc phê duyệt trong 07 ngày', 7, 'day'],
    ['nộp sổ về phòng trong 03 ngày.', 3, 'day'],
    ['chuyển hồ sơ cho đơn vị mới trong 10 ngày;', 10, 'day'],
    ['Kết thúc đợt kiểm tra, các đoàn báo cáo kết quả', null, null],
    ['Kết thúc hội thi, gửi tổng hợp về Ban Tổ chức', null, null],
    ['Kết thúc năm học, giáo viên thu lại sách', null, null],
    ['báo cáo ngay về xã (qua Phòng Kinh tế) khi có gia súc chết', null, null],
    ['thông báo ngay cho kiểm lâm khi phát hiện đám cháy', null, null],
    ['báo ngay trạm trưởng khi xảy ra rò rỉ', null, null],
    ['cập nhật danh sách sau mỗi đợt xét tuyển', null, null],
    ['Sau khi bế mạc, Ban Tổ chức thanh quyết toán kinh phí', null, null],
    ['niêm phong kho và báo cáo Tổng cục ngay trong ngày', null, null],
    ['báo cáo UBND phường khi kết thúc đợt khám', null, null],
    ['khi phát hiện, tổ gần nhất báo ngay trực ban', null, null],
    ['hoàn thành trước khi bước vào năm học mới', null, null],
    ['hoàn thành lợp lại mái trường trước khi đón học sinh', null, null],
    ['làm xong trước khi trời tối', null, null],
    ['làm điểm xong trước vụ mùa', null, null],
  ])('counts from what happens: %s', (text, amount, unit) => {
    expect(deadlineOf(text, '2025-08-04')?.deadline).toMatchObject({ kind: 'relative', amount, unit });
  });

  it('keeps the words of a step, which is no deadline, and gives way to whatever is one', () => {
    const step = findDeadlines('duyệt tin trước khi phát', '2025-08-04');
    expect(step.map(({ deadline }) => deadline)).toEqual([
      { kind: 'none', date: null, raw: 'trước khi phát' },
    ]);
    expect(deadlineOf('duyệt trước khi phát, báo ngay khi có lỗi', '2025-08-04')?.deadline.kind).toBe(
      'relative',
    );
  });

  it.each([
    ['mọi thay đổi phải báo cáo trước 05 ngày', 5],
    ['công khai phương án thưởng ít nhất 20 ngày trước Tết Nguyên đán', 20],
  ])('counts back from what is still to come: %s', (text, amount) => {
    expect(deadlineOf(text, '2025-08-04')?.deadline).toMatchObject({ kind: 'relative', amount, unit: 'day' });
  });

  it('takes the month of a paper whose day is blank', () => {
    expect(deadlineOf('trước ngày 05/01', '2025-12')?.deadline.date).toBe('2026-01-05');
  });

  it.each([
    ['Quý III/2025', '2025-09-30'],
    ['Tháng 10/2025', '2025-10-31'],
    ['10/2025', '2025-10-31'],
    ['01/2026', '2026-01-31'],
    ['Năm 2026', '2026-12-31'],
    ['15/11/2025', '2025-11-15'],
    ['01/9/2025 - 20/9/2025', '2025-09-20'],
    ['Trước ngày 10/10', '2025-10-10'],
    ['Cả năm', '2025-12-31'],
    ['Cả năm 2026', '2026-12-31'],
  ])('reads the cell "%s"', (cell, date) => {
    expect(deadlineInCell(cell, '2025-08-04')).toMatchObject({ kind: 'date', date, raw: cell });
  });

  it('reads rhythms and blanks in cells', () => {
    expect(deadlineInCell('Hằng quý', '2025-08-04')).toMatchObject({ kind: 'recurring', every: 'quarter' });
    expect(deadlineInCell('Thường xuyên', '2025-08-04')).toMatchObject({
      kind: 'recurring',
      every: 'continuous',
    });
    expect(deadlineInCell('', '2025-08-04')).toEqual({ kind: 'none', raw: null, date: null });
    expect(deadlineInCell('Theo tiến độ', '2025-08-04')).toMatchObject({ kind: 'none', date: null });
  });

  it('stays linear on hostile text', () => {
    const hostile = `${'trước ngày '.repeat(4000)}${'1/'.repeat(4000)}${'định kỳ vào '.repeat(2000)}`;
    const started = performance.now();
    findDeadlines(hostile, '2025-08-04');
    expect(performance.now() - started).toBeLessThan(1500);
  });
});
