/** Dates as dispatches write them, to ISO. */

const LETTER_FOR_DIGIT: Readonly<Record<string, string>> = { i: '1', l: '1', '|': '1', o: '0', s: '5' };

/** A number in words that OCR may have bent ("l2", "O5"), within the bounds; null when none is there. */
export function numberWithin(text: string, least: number, most: number): number | null {
  const digits = [...text.trim().toLowerCase()]
    .map((character) => LETTER_FOR_DIGIT[character] ?? character)
    .join('')
    .replaceAll(/[\s.,;:…_/]/gu, '');
  if (!/\d/.test(text) || !/^\d{1,4}$/.test(digits)) return null;
  const value = Number(digits);
  return value >= least && value <= most ? value : null;
}

/** "2023-10-05"; null where the month has no such day. */
export function isoDate(year: number, month: number, day: number): string | null {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > last ? null : `${isoMonth(year, month)}-${String(day).padStart(2, '0')}`;
}

export function isoMonth(year: number, month: number): string {
  return `${year}-${String(month).padStart(2, '0')}`;
}
