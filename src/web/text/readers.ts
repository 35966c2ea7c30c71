/** Who reads: on the page of the system, and where papers wait for it. */
export const READERS = {
  elsewhere: (hands: string) => `máy này, thêm ${hands} ở máy khác`,
  onlyElsewhere: 'ở máy khác (vanthu work)',
  none: 'Chưa có máy đọc nào: văn bản mới vẫn nhận đủ và chờ. Chạy “vanthu work” ở một máy, hoặc đặt VANTHU_READERS=auto.',
  noneElsewhere:
    'Chưa có máy đọc nào: văn bản mới vẫn nhận đủ và chờ. Hãy chạy “vanthu work” ở một máy có khóa API của cơ quan này, hoặc cho máy đọc chung của hệ thống mở văn bản.',
  onCall: 'Máy đọc chung của hệ thống đến khi có việc.',
  shared: 'Máy đọc chung của hệ thống',
  sharedLead:
    'Máy đọc của hệ thống phục vụ nhiều cơ quan. Chỉ cơ quan quyết định giao cho chúng đến đâu. Đọc trang đầu mới biết văn bản có mật hay không, nên cho “mọi văn bản” là cho cả văn bản mật. Với “từng trang sau”, máy chung nhận riêng từng trang của tệp PDF, không nhận cả tệp; nếu sau văn bản đầu còn một văn bản mật thì máy chung thấy nhiều nhất một trang của nó.',
  sharedMay: 'Giao cho máy đọc chung',
  sharedAllowances: {
    nothing: 'Không giao gì',
    read: 'Chỉ từng trang sau, khi các trang trước không mật',
    open: 'Mọi văn bản, cả văn bản mật',
  },
  sharedNeedsOwn: 'Trang đầu của mỗi văn bản chờ máy đọc riêng của cơ quan (vanthu work với khóa API).',
  waiting: 'Chờ máy đọc',
  drawing: 'Đang vẽ trang…',
  notDrawn: 'Chưa lấy được ảnh của trang. Đang thử lại…',
} as const;
