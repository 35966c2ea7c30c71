/** Who reads: on the page of the system, and where papers wait for it. */
export const READERS = {
  elsewhere: (hands: string) => `máy này, thêm ${hands} ở máy khác`,
  onlyElsewhere: 'ở máy khác (vanthu work)',
  none: 'Chưa có máy đọc nào: văn bản mới vẫn nhận đủ và chờ. Chạy “vanthu work” ở một máy, hoặc đặt VANTHU_READERS=auto.',
  noneElsewhere:
    'Chưa có máy đọc nào: văn bản mới vẫn nhận đủ và chờ. Hãy chạy “vanthu work” ở một máy có khóa API của cơ quan này.',
  waiting: 'Chờ máy đọc',
  drawing: 'Đang vẽ trang…',
  notDrawn: 'Chưa lấy được ảnh của trang. Đang thử lại…',
} as const;
