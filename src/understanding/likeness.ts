/**
 * How like two pieces of print are when one of them went through OCR: accents, case, spaces and
 * punctuation do not count, and a few letters may be wrong.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { remembered } from './remembered.ts';

/** More than a long paper has lines: each is asked about by several stages, one after the other. */
const LINES = 4096;

/** Lower case without accents, only letters and digits, words parted by one space. */
export const plain = remembered(LINES, (text) => {
  const folded = foldAccents(text);
  const words: string[] = [];
  let from = 0;
  for (let at = 0; at <= folded.length; at++) {
    if (isLetterOrDigit(folded.charCodeAt(at))) continue;
    if (at > from) words.push(folded.slice(from, at));
    from = at + 1;
  }
  return words.join(' ');
});

/** a to z and 0 to 9; not NaN, which stands behind the end. */
function isLetterOrDigit(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}

/** The letters and digits alone: "K Ế  H O Ạ C H" and "KẾ HOẠCH" are the same letters. */
export const letters = remembered(LINES, (text) => plain(text).replaceAll(' ', ''));

/** Edit distance of two short texts, given up (as `limit + 1`) once it must exceed the limit. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const distances: number[] = [];
  for (let column = 0; column <= b.length; column++) distances.push(column);
  for (let row = 1; row <= a.length; row++) {
    let diagonal = row - 1;
    let least = (distances[0] = row);
    for (let column = 1; column <= b.length; column++) {
      const swap = diagonal + (a.charCodeAt(row - 1) === b.charCodeAt(column - 1) ? 0 : 1);
      diagonal = distances[column]!;
      const distance = (distances[column] = Math.min(swap, diagonal + 1, distances[column - 1]! + 1));
      if (distance < least) least = distance;
    }
    if (least > limit) return limit + 1;
  }
  return distances[b.length]!;
}

/** True when the text is the phrase but for at most `slips` letters. */
export function isAlmost(text: string, phrase: string, slips: number): boolean {
  return editDistance(letters(text), letters(phrase), slips) <= slips;
}

/** Share of letters that are capitals; 0 for a text without letters. */
export function capitalShare(text: string): number {
  let capitals = 0;
  let total = 0;
  for (const character of text) {
    const capital = character.toUpperCase();
    if (capital === character.toLowerCase()) continue;
    total++;
    if (capital === character) capitals++;
  }
  return total === 0 ? 0 : capitals / total;
}

/** IN HOA, with room for an OCR slip or a lower-case "và". */
export function isUpperCase(text: string): boolean {
  return capitalShare(text) >= 0.85;
}
