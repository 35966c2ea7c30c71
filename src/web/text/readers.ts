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
    'Máy đọc của hệ thống phục vụ nhiều cơ quan. Chỉ cơ quan quyết định giao cho chúng đến đâu. Đọc rồi mới biết một trang có mật hay không, và sau văn bản đầu của một tệp có thể còn một văn bản mật. Vì vậy “đọc lại” chỉ giao trang của tệp PDF mà máy riêng của cơ quan đã đọc ra chữ ở mọi trang và không thấy dấu mật nào; lần đọc đầu không giao, tệp có trang không đọc ra chữ nào cũng không. Cho “mọi văn bản” là cho cả văn bản mật. Dấu mật mà máy riêng không đọc ra thì phần mềm không biết: nơi hay nhận văn bản mật nên chọn “Không giao gì”.',
  sharedMay: 'Giao cho máy đọc chung',
  sharedAllowances: {
    nothing: 'Không giao gì',
    read: 'Chỉ đọc lại những tệp đã đọc hết và không thấy mật',
    open: 'Mọi văn bản, cả văn bản mật',
  },
  sharedNeedsOwn: 'Văn bản mới chờ máy đọc riêng của cơ quan (vanthu work với khóa API).',
  waiting: 'Chờ máy đọc',
  drawing: 'Đang vẽ trang…',
  notDrawn: 'Chưa lấy được ảnh của trang. Đang thử lại…',
} as const;
