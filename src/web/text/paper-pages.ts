/** What the pages say about the pages of a paper: its searchable copy, its words, their order. */

export const SEARCHABLE = {
  download: 'PDF có lớp chữ',
  downloadHint: 'Các trang của tệp gốc, chọn và tìm được chữ. Lần đầu có thể mất vài giây.',
} as const;
