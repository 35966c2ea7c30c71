/** The dash that opens a line of a list (NĐ 30/2020, PL I, II.9 and III.1). */

/** Strokes before the first letter; OCR sets quotes and dots beside the dash. */
const OPENING = /^[^\p{L}\p{N}([“]{1,8}/u;

/** True for a line of a dash list, also where OCR read the dash as another stroke. */
export function startsWithDash(text: string): boolean {
  return /[-–—_~=•*+»]/u.test(OPENING.exec(text)?.[0] ?? '');
}

export function withoutDash(text: string): string {
  return startsWithDash(text) ? text.replace(OPENING, '').trim() : text.trim();
}
