/** Lines that only label the item above them: "Đơn vị chủ trì: Sở A", "Phụ trách: cô Mến", "Hạn: 12/3". */

/** What a label tells: who leads, with whom, by when, what has to come of it, what is to be done, or something else. */
export type LabelKind = 'lead' | 'with' | 'when' | 'product' | 'task' | 'other';

/** "Tổ phụ trách hậu cần: nấu cơm" is a doer with a deed, as "Tổ phụ trách: …" is not. */
const KINDS: readonly (readonly [LabelKind, RegExp])[] = [
  [
    'lead',
    /^(?:(?:Đơn vị|Cơ quan|Bộ phận|Người) (?:chủ trì|thực hiện|chịu trách nhiệm|phụ trách|đảm nhận|đầu mối)[^:]{0,20}|(?:Đơn vị|Cơ quan|Bộ phận|Người|Cán bộ|Phòng|Tổ|Nhóm|Ai) (?:chủ trì|thực hiện|chịu trách nhiệm|phụ trách|đảm nhận|đầu mối|làm|lo)(?: chính| chung)?|Chủ trì(?: thực hiện)?|Phụ trách(?: chính)?|Phân công(?: thực hiện)?|Giao|Đầu mối):\s*/iu,
  ],
  [
    'with',
    /^(?:(?:Đơn vị|Cơ quan|Bộ phận|Người) (?:phối hợp|cùng làm|hỗ trợ)[^:]{0,20}|Phối hợp(?: thực hiện)?):\s*/iu,
  ],
  [
    'when',
    /^(?:Thời (?:gian|hạn)|Tiến độ|Hạn(?: chót| cuối)?)(?: (?:thực hiện|hoàn thành|báo cáo|trình|gửi|nộp|xong))*:\s*/iu,
  ],
  ['product', /^(?:Sản phẩm|Kết quả đầu ra)[^:.]{0,20}:\s*/iu],
  ['other', /^(?:Kết quả|Kinh phí|Nguồn lực|Ghi chú)[^:.]{0,20}:\s*/iu],
  ['task', /^(?:Nội dung|Công việc|Nhiệm vụ|Việc)(?: (?:công việc|thực hiện|chính))?:\s*/iu],
];

/** What label a text opens with, and how many signs it has; null where it opens with none. */
export function labelAt(text: string): { kind: LabelKind; length: number } | null {
  if (!text.includes(':')) return null;
  for (const [kind, form] of KINDS) {
    const found = form.exec(text);
    if (found !== null) return { kind, length: found[0].length };
  }
  return null;
}

/** Whether a line without a mark says something of the item above it, and tells nothing of its own. */
export function isLabelLine(text: string): boolean {
  const label = labelAt(text);
  return label !== null && label.kind !== 'task' && label.kind !== 'other' && !/^Giao:/iu.test(text);
}
