/** The list of duties of a paper: what is taken back at once, where a duty stands, how a passage is walked to. */
export const DUTY_LIST = {
  acceptOpen: (count: number) => (count === 1 ? 'Nhận việc còn chờ' : `Nhận tất cả ${count} việc còn chờ`),
  acceptOpenHint: 'Nhận mọi việc còn chờ xem, kể cả việc máy không chắc (Shift A); U để hoàn tác',
  takeBack: (count: number) => `Hoàn tác ${count} việc vừa nhận`,
  takenBack: 'Đã hoàn tác lần nhận vừa rồi',
  nothingToTakeBack: 'Bạn chưa quyết định việc nào trên trang này để hoàn tác.',
  /** Of a duty that stands under no number. */
  opening: 'Phần mở đầu',
  closing: 'Phần cuối',
  clause: (clause: string) => `Mục ${clause}`,
  standing: (count: number) => `${count} việc thường xuyên`,
  walkHint:
    'Kéo qua đoạn văn trên ảnh, hoặc bấm chữ đầu rồi chữ cuối. Bằng phím: ↑ ↓ đi từng đoạn, Shift để nối thêm.',
  walked: (words: number, quote: string) => `Đã chọn ${words} chữ: ${quote}`,
} as const;
