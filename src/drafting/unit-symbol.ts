/**
 * Chữ viết tắt của đơn vị soạn thảo, as a beginning: each head of agency sets them (PL I, Phần I, II.3.b), so it is
 * only suggested where nobody typed another.
 */

/** "Văn phòng …" is VP everywhere; what only says the kind of unit is left out of the others. */
const OFFICE = /^văn phòng(?=\s|$)/iu;
const KIND = /^(?:phòng|ban|bộ phận|tổ|trung tâm|trạm)\s+/iu;
const SMALL = new Set(['và', 'của', 'các']);

/** "Phòng Văn hóa - Xã hội" → "VHXH", "Ban Chỉ huy Quân sự" → "CHQS". */
export function suggestedUnitSymbol(name: string): string {
  if (OFFICE.test(name)) return 'VP';
  const words = name.replace(KIND, '').match(/\p{L}+/gu) ?? [];
  return words
    .filter((word) => !SMALL.has(word.toLowerCase()))
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
}
