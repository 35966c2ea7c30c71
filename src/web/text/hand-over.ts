/** What the page of hand-overs says. */
export const HAND_OVER = {
  title: 'Bàn giao công việc',
  lead: 'Khi một người nghỉ, chuyển công tác hoặc đổi việc: văn bản đang ở chỗ người đó và nhiệm vụ chưa xong chuyển cả sang người khác, có ghi lịch sử. Hạn giữ nguyên.',
  from: 'Người bàn giao',
  choose: 'Chọn người',
  show: 'Xem việc đang có',
  held: (name: string) => `Đang ở chỗ ${name}`,
  papers: 'văn bản đang giải quyết',
  duties: 'nhiệm vụ chủ trì, phối hợp, theo dõi',
  assigned: 'nhiệm vụ đã giao, chờ xác nhận kết quả',
  nothing: 'Không còn văn bản hay nhiệm vụ nào để bàn giao.',
  to: 'Người nhận bàn giao',
  reason: 'Lý do',
  reasonHint: 'Ví dụ: nghỉ hưu từ ngày 01/12/2026. Được lưu trong lịch sử từng văn bản, nhiệm vụ.',
  hand: 'Bàn giao tất cả',
  own: 'Bàn giao công việc của tôi',
  beforeLock: 'Bàn giao văn bản và nhiệm vụ trước khi khóa tài khoản.',
} as const;
