/** Words for what was found on a paper beside its fields. */
import type { Repair } from '../../understanding/understanding.ts';

const REPAIRED: Readonly<Record<Repair['what'], string>> = {
  issuer: 'Cơ quan ban hành',
  number: 'Số',
  symbol: 'Ký hiệu',
  reference: 'Văn bản được dẫn',
};

export const PAPER_DETAILS = {
  title: 'Máy đọc thêm',
  pages: 'Số trang',
  pageCount: (paper: number, appendices: number) =>
    appendices === 0 ? `${paper} trang` : `${paper} trang, phụ lục ${appendices} trang`,
  attachments: 'Tài liệu gửi kèm',
  appendix: 'phụ lục trong tệp',
  enclosure: 'văn bản nói có gửi kèm',
  agencies: 'Theo danh mục cơ quan',
  notInForce: 'đã thôi hoạt động vào ngày của văn bản',
  successor: (name: string) => `nay là ${name}`,
  aliases: 'Tên gọi tắt',
  alias: (short: string, long: string) => `${short}: ${long}`,
  cosigners: 'Cùng ký',
  repairs: 'Đã sửa theo quy tắc tên và ký hiệu',
  repair: (what: Repair['what'], read: string, repaired: string) =>
    `${REPAIRED[what]}: đọc là “${read}”, sửa thành ${repaired}`,
  replyDue: 'Hạn trả lời',
} as const;
