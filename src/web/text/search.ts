/** Words of the search pages, beside those in `text.ts`. */
export const FINDING = {
  kind: 'Mục',
  signer: 'Người ký',
  unit: 'Đơn vị',
  urgency: 'Độ khẩn',
} as const;
