/** What the pages say about the pages of a paper: its searchable copy, its words, their order. */

export const SEARCHABLE = {
  download: 'PDF có lớp chữ',
  downloadHint: 'Các trang của tệp gốc, chọn và tìm được chữ. Lần đầu có thể mất vài giây.',
} as const;

/** A paper that was put together from several scans. */
export const ORIGINALS = {
  further: (number: number) => `Tệp gốc ${number}`,
} as const;

export const WORDS = {
  title: 'Sửa chữ máy đọc',
  doubtful: 'Chữ ngờ:',
  hint: 'Chữ máy đọc chưa chắc được gạch chân trên ảnh. Bấm để sửa lần lượt (Alt C).',
  read: 'Máy đọc',
  sure: (confidence: number) => `tin cậy ${Math.round(confidence)} %`,
  save: 'Lưu',
  into: 'Đưa vào ô đang nhập',
  restore: 'Trở lại chữ máy đọc',
  close: 'Đóng',
  saving: 'Đang lưu…',
  notSaved: 'Chưa lưu được. Hãy thử lại.',
} as const;

export const PAGES = {
  title: 'Xếp trang, tách, gộp',
  short: 'Xếp trang',
  lead: 'Tệp gốc không đổi: ở đây chỉ ghi lại văn bản gồm những trang nào, theo thứ tự nào, xoay ra sao. Làm trước khi vào sổ.',
  keys: 'Chọn trang rồi dùng phím: ← → chọn, Alt + ← → dời trang, R xoay phải, L xoay trái, Delete bỏ hoặc lấy lại. Hoặc kéo thả.',
  grid: 'Các trang, theo thứ tự',
  rotateLeft: (page: number) => `Xoay trái trang ${page}`,
  rotateRight: (page: number) => `Xoay phải trang ${page}`,
  earlier: (page: number) => `Dời trang ${page} lên trước`,
  later: (page: number) => `Dời trang ${page} ra sau`,
  drop: (page: number) => `Bỏ trang ${page}`,
  dropped: 'Bỏ',
  splitHere: (page: number) => `Tách từ trang ${page}`,
  save: 'Lưu thứ tự trang',
  undo: (steps: number) => `Hoàn tác (${steps})`,
  seems: (papers: number) => `Có vẻ tệp này gồm ${papers} văn bản`,
  splitAt: (pages: readonly number[]) => `Tách tại trang ${pages.join(', ')}`,
  lookAt: 'Xem các trang',
  merge: 'Gộp văn bản khác vào sau',
  mergeHint: 'Trang của văn bản được chọn nối vào sau; văn bản đó rời khỏi danh sách. Hoàn tác được.',
  mergeDo: 'Gộp',
  nothingToMerge: 'Không có văn bản nào khác chờ xác minh.',
  reading: 'Đang đọc và xếp lại các trang. Trang này tự tải lại khi xong.',
  fixed: 'Văn bản đã vào sổ nên trang không xếp lại được nữa.',
  done: 'Xong, về trang văn bản',
} as const;

export const REREADING = {
  title: 'Đọc lại với thiết lập khác',
  hint: 'Bản đọc mới được đặt cạnh bản đang dùng để so sánh; chưa thay gì cho đến khi bạn chọn giữ.',
  pages: 'Trang cần đọc lại',
  pagesHint: 'Ví dụ 1, 3-4. Để trống: mọi trang.',
  turn: 'Chiều đứng của trang so với tệp',
  turns: {
    '': 'Máy tự tìm',
    '0': 'Như trong tệp',
    '90': 'Xoay phải 90°',
    '180': 'Xoay 180°',
    '270': 'Xoay trái 90°',
  },
  crop: 'Bỏ mép trang (phần trăm)',
  cropHint: 'Hoặc kéo trên ảnh để khoanh phần cần đọc.',
  cropWhole: 'Lấy cả trang',
  engine: 'Máy đọc',
  readWith: (engine: string) => `Đọc bằng ${engine}.`,
  engines: {
    '': 'Theo cài đặt',
    wasm: 'Kèm theo phần mềm',
    native: 'tesseract của máy chủ (nhanh hơn, nếu đã cài)',
  },
  sides: { top: 'Trên', right: 'Phải', bottom: 'Dưới', left: 'Trái' },
  start: 'Đọc lại để so sánh',
  badPages: 'Số trang chưa đúng. Hãy ghi như 1, 3-4, hoặc để trống.',
  compare: 'So sánh bản đọc lại',
  waits: 'Có bản đọc lại chờ bạn chọn.',
  lead: 'Chữ gạch bỏ là bản đang dùng, chữ được tô là bản đọc lại.',
  keep: 'Giữ bản đọc lại',
  drop: 'Bỏ, giữ bản đang dùng',
  page: (number: number) => `Trang ${number}`,
  differs: (words: number) => (words === 0 ? 'không khác' : `${words} chữ khác`),
  fields: 'Các mục sẽ đổi',
  noFields: 'Không mục nào đổi: các mục bạn đã xác nhận luôn giữ nguyên.',
  field: 'Mục',
  now: 'Đang dùng',
  proposed: 'Bản đọc lại',
} as const;
