/**
 * The duties that the demo's office follows up, told in days from the day it is first started, so that there is always
 * something late, something due today and something waiting for a word.
 */

/** Where a duty stands. */
export type SampleStanding =
  | 'new'
  | 'accepted'
  | 'working'
  | 'reported'
  | 'done'
  | 'returned'
  | 'declined'
  | 'paused'
  | 'cancelled';

export interface SampleExtension {
  /** Days from today: when it was asked, and until when. */
  asked: number;
  until: number;
  reason: string;
  /** What was decided the day after; null: nothing yet. */
  granted: boolean | null;
}

export interface SampleDuty {
  action: string;
  source: { kind: 'direct' } | { kind: 'meeting'; name: string };
  by: string;
  /** Id of a unit; null: nobody leads it yet. */
  lead: string | null;
  /** Username of the person of the unit who does it. */
  person?: string;
  cooperators?: readonly string[];
  /** Somebody outside owes it to the office. */
  owedBy?: string;
  /** Days from today. */
  assigned: number;
  due: number | 'monthly' | 'after-event' | null;
  stands: SampleStanding;
  /** Days from today, where it was reported. */
  sent?: number;
  result?: string;
  /** Why it was returned, declined, paused or cancelled. */
  reason?: string;
  extension?: SampleExtension;
  urgent?: true;
}

const meeting = (name: string) => ({ kind: 'meeting', name }) as const;
const byHand = { kind: 'direct' } as const;
const BRIEFING = meeting('Kết luận họp giao ban tháng');
const DIGITAL = meeting('Kết luận họp Ban Chỉ đạo chuyển đổi số');
const FLOODS = meeting('Kết luận họp Ban Chỉ huy phòng thủ dân sự');

export const sampleDuties: readonly SampleDuty[] = [
  // Finished, over half a year
  done('Kiện toàn Tổ công nghệ số cộng đồng ở các thôn', DIGITAL, 'van-hoa-xa-hoi', -170, -150, -152),
  done('Rà soát các hộ phải di dời trước mùa mưa lũ', FLOODS, 'kinh-te', -160, -140, -141),
  done('Tập huấn sử dụng phần mềm một cửa cho công chức', DIGITAL, 'hanh-chinh-cong', -150, -120, -118),
  done('Diễn tập phòng cháy, chữa cháy rừng cấp xã', FLOODS, 'quan-su', -140, -110, -112),
  done('Thống kê trẻ chưa tiêm đủ mũi vắc xin sởi', BRIEFING, 'tram-y-te', -120, -95, -96),
  done('Niêm yết quy trình giải quyết thủ tục hành chính', BRIEFING, 'hanh-chinh-cong', -115, -90, -90),
  done('Lập danh sách công dân trong độ tuổi nhập ngũ', byHand, 'quan-su', -100, -75, -70),
  done('Sửa hệ thống loa truyền thanh thôn Nà Lếch', BRIEFING, 'van-hoa-xa-hoi', -95, -70, -72),
  done('Đối chiếu công nợ xây dựng cơ bản', BRIEFING, 'kinh-te', -85, -60, -61),
  done('Kiểm tra an toàn thực phẩm dịp khai giảng', BRIEFING, 'tram-y-te', -80, -62, -63),
  done('Số hóa sổ hộ tịch giai đoạn trước năm 2000', DIGITAL, 'hanh-chinh-cong', -75, -40, -38),
  done('Phát dọn hành lang đường trục xã', byHand, 'kinh-te', -60, -35, -36),
  done('Tổng hợp ý kiến cử tri sau kỳ họp', BRIEFING, 'van-phong', -50, -30, -31),
  done('Rà soát hộ nghèo, hộ cận nghèo lần một', BRIEFING, 'van-hoa-xa-hoi', -45, -20, -21),
  done('Kê khai tài sản công của cơ quan', BRIEFING, 'van-phong', -30, -10, -12),
  {
    ...done('Quyết toán kinh phí tu bổ kênh mương nội đồng', BRIEFING, 'kinh-te', -40, -15, -6),
    extension: { asked: -17, until: -5, reason: 'Nhà thầu nộp hồ sơ chậm.', granted: true },
  },
  // Late
  {
    action: 'Hoàn thiện hồ sơ đề nghị công nhận thôn văn hóa',
    source: BRIEFING,
    by: 'phochutich',
    lead: 'van-hoa-xa-hoi',
    person: 'cv.vanxa',
    assigned: -40,
    due: -9,
    stands: 'working',
  },
  {
    action: 'Báo cáo tiến độ đo đạc, chỉnh lý bản đồ địa chính thôn Khe Cạn',
    source: byHand,
    by: 'chutich',
    lead: 'kinh-te',
    person: 'cv.kinhte',
    cooperators: ['hanh-chinh-cong'],
    assigned: -30,
    due: -4,
    stands: 'accepted',
  },
  {
    action: 'Cử người dự lớp bồi dưỡng kiến thức quốc phòng đối tượng 4',
    source: BRIEFING,
    by: 'chutich',
    lead: 'cong-an',
    assigned: -20,
    due: -2,
    stands: 'new',
  },
  {
    action: 'Rà soát phương án sơ tán dân vùng có nguy cơ sạt lở',
    source: FLOODS,
    by: 'chutich',
    lead: 'quan-su',
    cooperators: ['cong-an', 'kinh-te'],
    assigned: -25,
    due: -1,
    stands: 'working',
    urgent: true,
    extension: { asked: -2, until: 6, reason: 'Mưa kéo dài, chưa khảo sát được hai điểm.', granted: null },
  },
  // Today and this week
  {
    action: 'Chuẩn bị tài liệu họp giao ban tháng tới',
    source: byHand,
    by: 'chanhvp',
    lead: 'van-phong',
    assigned: -6,
    due: 0,
    stands: 'accepted',
  },
  {
    action: 'Báo cáo kết quả thu ngân sách đến ngày báo cáo',
    source: BRIEFING,
    by: 'chutich',
    lead: 'kinh-te',
    person: 'cv.kinhte',
    assigned: -8,
    due: 0,
    stands: 'working',
  },
  {
    action: 'Trả lời kiến nghị của cử tri thôn Khe Cạn về nước sinh hoạt',
    source: BRIEFING,
    by: 'phochutich',
    lead: 'kinh-te',
    assigned: -5,
    due: 1,
    stands: 'new',
    urgent: true,
  },
  {
    action: 'Tổ chức phun hóa chất diệt muỗi tại ba thôn có ổ dịch',
    source: FLOODS,
    by: 'phochutich',
    lead: 'tram-y-te',
    cooperators: ['van-hoa-xa-hoi'],
    assigned: -7,
    due: 2,
    stands: 'working',
  },
  {
    action: 'Đăng tải dự thảo nghị quyết phân bổ dự toán để lấy ý kiến',
    source: byHand,
    by: 'chanhvp',
    lead: 'van-phong',
    assigned: -3,
    due: 4,
    stands: 'new',
  },
  // Waiting for a word
  {
    action: 'Tổng hợp nhu cầu dạy nghề cho lao động nông thôn',
    source: BRIEFING,
    by: 'phochutich',
    lead: 'van-hoa-xa-hoi',
    person: 'cv.vanxa',
    assigned: -22,
    due: 3,
    stands: 'reported',
    sent: -1,
    result: 'Đã tổng hợp đủ 9 thôn: 126 người có nhu cầu, nhiều nhất là nghề chăn nuôi thú y.',
  },
  {
    action: 'Kiểm tra việc chấp hành nội quy nơi tiếp công dân',
    source: BRIEFING,
    by: 'chutich',
    lead: 'hanh-chinh-cong',
    assigned: -18,
    due: -3,
    stands: 'reported',
    sent: -3,
    result: 'Đã kiểm tra 4 buổi tiếp công dân trong tháng; không có vi phạm.',
  },
  {
    action: 'Báo cáo kết quả huấn luyện dân quân năm nay',
    source: byHand,
    by: 'chutich',
    lead: 'quan-su',
    assigned: -28,
    due: 5,
    stands: 'returned',
    sent: -2,
    result: 'Quân số huấn luyện đạt 96 %.',
    reason: 'Chưa có số liệu theo từng thôn.',
  },
  {
    action: 'Quản lý, bàn giao hồ sơ địa chính của huyện cũ',
    source: BRIEFING,
    by: 'chutich',
    lead: 'hanh-chinh-cong',
    assigned: -10,
    due: 12,
    stands: 'declined',
    reason: 'Thuộc nhiệm vụ của Phòng Kinh tế.',
  },
  // Later
  {
    action: 'Xây dựng kế hoạch công tác năm tới của Ủy ban nhân dân xã',
    source: BRIEFING,
    by: 'chutich',
    lead: 'van-phong',
    cooperators: ['kinh-te', 'van-hoa-xa-hoi'],
    assigned: -4,
    due: 18,
    stands: 'accepted',
  },
  {
    action: 'Rà soát hộ nghèo, hộ cận nghèo lần hai',
    source: BRIEFING,
    by: 'phochutich',
    lead: 'van-hoa-xa-hoi',
    person: 'cv.vanxa',
    cooperators: ['tram-y-te'],
    assigned: -12,
    due: 10,
    stands: 'working',
    extension: { asked: -3, until: 16, reason: 'Hai thôn xa chưa nộp phiếu.', granted: false },
  },
  {
    action: 'Lắp mạng không dây ở nhà văn hóa các thôn',
    source: DIGITAL,
    by: 'chutich',
    lead: 'van-hoa-xa-hoi',
    assigned: -33,
    due: 25,
    stands: 'paused',
    reason: 'Chờ Sở Khoa học và Công nghệ cấp thiết bị.',
  },
  {
    action: 'Tổ chức hội chợ nông sản cuối năm',
    source: BRIEFING,
    by: 'phochutich',
    lead: 'kinh-te',
    assigned: -35,
    due: 15,
    stands: 'cancelled',
    reason: 'Huyện cũ đã dừng chương trình.',
  },
  // With deadlines of other kinds
  {
    action: 'Báo cáo tình hình giải ngân vốn đầu tư công hằng tháng',
    source: BRIEFING,
    by: 'chutich',
    lead: 'kinh-te',
    assigned: -65,
    due: 'monthly',
    stands: 'working',
  },
  {
    action: 'Báo cáo kết quả khắc phục sau kiểm tra phòng cháy',
    source: FLOODS,
    by: 'chutich',
    lead: 'quan-su',
    assigned: -9,
    due: 'after-event',
    stands: 'accepted',
  },
  {
    action: 'Giữ nền nếp chào cờ sáng thứ hai đầu tháng',
    source: BRIEFING,
    by: 'chutich',
    lead: 'van-phong',
    assigned: -90,
    due: null,
    stands: 'accepted',
  },
  {
    action: 'Góp ý dự thảo quy chế phối hợp với Công ty Điện lực',
    source: byHand,
    by: 'chanhvp',
    lead: null,
    assigned: -2,
    due: 8,
    stands: 'new',
  },
  {
    action: 'Cung cấp số liệu dân số từng thôn để lập kế hoạch tiêm chủng',
    source: byHand,
    by: 'phochutich',
    lead: null,
    owedBy: 'Chi cục Thống kê',
    assigned: -14,
    due: -5,
    stands: 'accepted',
  },
];

function done(
  action: string,
  source: SampleDuty['source'],
  lead: string,
  assigned: number,
  due: number,
  sent: number,
): SampleDuty {
  const result = 'Đã thực hiện xong, có báo cáo kèm theo.';
  return { action, source, by: 'chutich', lead, assigned, due, stands: 'done', sent, result };
}
