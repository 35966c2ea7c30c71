/** Tên loại văn bản (NĐ 30/2020, Điều 7): matched in print that OCR may have bent, and found from a symbol. */
import data from './data/document-kinds.json' with { type: 'json' };
import { editDistance, letters } from './likeness.ts';

export interface DocumentKind {
  /** "Quyết định", with its capital as in the text of the decree. */
  name: string;
  /** Chữ viết tắt of the symbol: "QĐ". */
  abbreviations: readonly string[];
  /** Where the name and the abbreviation are laid down. */
  article: string;
}

export const DOCUMENT_KINDS: readonly DocumentKind[] = data.kinds;

const BY_LETTERS = new Map(DOCUMENT_KINDS.map((kind) => [letters(kind.name), kind]));
const BY_ABBREVIATION = new Map(
  [...DOCUMENT_KINDS, ...data.copies].flatMap((kind) =>
    kind.abbreviations.map((abbreviation): [string, DocumentKind] => [abbreviation, kind]),
  ),
);

/** The kind whose name is the whole text, spaced or not, with at most one letter in six misread. */
export function kindNamed(text: string): DocumentKind | null {
  const name = letters(text);
  if (name.length < 4 || name.length > 24) return null;
  const exact = BY_LETTERS.get(name);
  if (exact) return exact;
  const slips = Math.floor(name.length / 6);
  if (slips === 0) return null;
  const near = DOCUMENT_KINDS.filter((kind) => editDistance(name, letters(kind.name), slips) <= slips);
  return near.length === 1 ? near[0]! : null;
}

/** The kind with which the text begins, as in "Kết luận số 12-KL/TW" or "THÔNG BÁO KẾT LUẬN"; longest name first. */
export function kindAtStart(text: string): DocumentKind | null {
  const words = text.trim().split(/\s+/u);
  for (let count = Math.min(4, words.length); count >= 1; count--) {
    const kind = BY_LETTERS.get(letters(words.slice(0, count).join(' ')));
    if (kind) return kind;
  }
  return null;
}

/** The kind that an abbreviation in a symbol stands for: "QĐ" of "QĐ-UBND", "NQ" of "NQ/ĐU". */
export function kindAbbreviated(abbreviation: string): DocumentKind | null {
  return BY_ABBREVIATION.get(abbreviation) ?? null;
}

/** The kind a text ends with, as "… ban hành Quyết định" does before "số 12/…"; null where none is named. */
export function kindAtEnd(text: string): DocumentKind | null {
  const words = text.trim().split(/\s+/u).slice(-4);
  for (let count = words.length; count >= 1; count--) {
    const kind = BY_LETTERS.get(letters(words.slice(-count).join(' ')));
    if (kind) return kind;
  }
  return null;
}
