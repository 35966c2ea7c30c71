/** The words in which an office reads what was right and wrong. */

/** Field names as the office knows them, by those of the gold files. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  issuerParent: 'cơ quan chủ quản',
  issuer: 'cơ quan ban hành',
  number: 'số',
  symbol: 'ký hiệu',
  place: 'địa danh',
  date: 'ngày',
  type: 'tên loại',
  subject: 'trích yếu',
  urgency: 'độ khẩn',
  secrecy: 'độ mật',
  'signer.capacity': 'quyền hạn ký',
  'signer.title': 'chức vụ ký',
  'signer.name': 'người ký',
  addressees: 'kính gửi',
  recipients: 'nơi nhận',
  references: 'văn bản dẫn',
};

export function fieldLabel(name: string): string {
  const field = name.replace(/ \(handwritten\)$/u, '');
  return `${FIELD_LABELS[field] ?? field}${field === name ? '' : ' (viết tay)'}`;
}

/** What a person reads there, and what the machine made of it. */
export function difference(right: unknown, suggested: unknown): string {
  return `đúng ra ${shown(right)}, máy ghi ${shown(suggested)}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'để trống';
  if (Array.isArray(value)) return value.length === 0 ? 'không có ai' : value.map(shown).join(', ');
  return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
