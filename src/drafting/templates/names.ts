/** Names that machines use, made of what people call a thing. */

/** "Công văn khen thưởng" is "cong-van-khen-thuong". */
export function asciiOf(words: string, between = '-'): string {
  const plain = words.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/[đĐ]/gu, 'd').toLowerCase();
  return plain
    .split(/[^a-z0-9]+/u)
    .filter(Boolean)
    .join(between);
}

/** Letters in one form, or two texts that look the same differ. */
export const normalizeText = (text: string): string => text.replaceAll('\r\n', '\n').normalize('NFC');
