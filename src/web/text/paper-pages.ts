/** What the pages say about the pages of a paper: its searchable copy, its words, their order. */

export const SEARCHABLE = {
  download: 'PDF có lớp chữ',
  downloadHint: 'Các trang của tệp gốc, chọn và tìm được chữ. Lần đầu có thể mất vài giây.',
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
