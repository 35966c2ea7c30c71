/** Tên loại and their abbreviations (NĐ 30/2020, Đ7; PL III, Mục I). */
import kinds from '../understanding/data/document-kinds.json' with { type: 'json' };

/** Of the decree: the 29 kinds and the three copies. */
const OF_THE_DECREE = [
  ...kinds.kinds.filter(({ article }) => article.startsWith('NĐ 30/2020')),
  ...kinds.copies,
];

export function documentKindNames(): string[] {
  return OF_THE_DECREE.map(({ name }) => name);
}

/** "QĐ" of a Quyết định; null of a công văn or thư công, and of what the decree does not name. */
export function abbreviationOf(kind: string): string | null {
  return OF_THE_DECREE.find(({ name }) => name === kind)?.abbreviations[0] ?? null;
}

/** The kind behind an abbreviation. */
export function kindOfAbbreviation(abbreviation: string): string | null {
  return OF_THE_DECREE.find(({ abbreviations }) => abbreviations.includes(abbreviation))?.name ?? null;
}

/** "SAO Y", "QUYẾT ĐỊNH" as the decree names it. */
export function kindNamed(words: string): string | null {
  const folded = words.trim().toLowerCase();
  return OF_THE_DECREE.find(({ name }) => name.toLowerCase() === folded)?.name ?? null;
}
