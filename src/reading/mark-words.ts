/**
 * The closed list of marks that stand in a frame (NĐ 30/2020, PL I, III.2 and III.3; the secrecy stamps of
 * TT 24/2020/TT-BCA), and which of them a doubtful reading means.
 */
import { foldAccents } from '../platform/vietnamese.ts';

interface MarkWords {
  text: string;
  /** Its letters without accents. */
  letters: string;
  /** Letters that may be misread. */
  slips: number;
  /** Readings of a short mark that are taken for it: what the engine makes of "MẬT" when it errs. */
  misreadings?: RegExp;
}

const MARKS: readonly MarkWords[] = [
  { text: 'TUYỆT MẬT', letters: 'tuyetmat', slips: 2 },
  { text: 'TỐI MẬT', letters: 'toimat', slips: 1 },
  { text: 'MẬT', letters: 'mat', slips: 0, misreadings: /^(?:[mnw]|rn|nn|iv)a[t17f]$|^ma[til]?$|^at$/ },
  { text: 'HỎA TỐC HẸN GIỜ', letters: 'hoatochengio', slips: 2 },
  { text: 'HỎA TỐC', letters: 'hoatoc', slips: 1 },
  { text: 'THƯỢNG KHẨN', letters: 'thuongkhan', slips: 2 },
  { text: 'KHẨN', letters: 'khan', slips: 0, misreadings: /^k[hn]a[nm]$/ },
  { text: 'LƯU HÀNH NỘI BỘ', letters: 'luuhanhnoibo', slips: 2 },
  { text: 'XEM XONG TRẢ LẠI', letters: 'xemxongtralai', slips: 2 },
];

/** Letters that may follow a mark in its frame, as the hour of "HỎA TỐC HẸN GIỜ" does. */
const TIMED = /^hoatochengio/;

/**
 * The mark that a frame's text means. Lost accents do not matter and a few letters may be wrong: a paper
 * that is held back for nothing costs less than a secret one let through.
 */
export function markInFrame(text: string): string | undefined {
  const read = lettersOf(text);
  if (TIMED.test(read)) return 'HỎA TỐC HẸN GIỜ';
  const known = MARKS.find(
    ({ letters, slips, misreadings }) =>
      isWithin(read, letters, slips) || (misreadings !== undefined && misreadings.test(read)),
  );
  return known?.text;
}

/** The mark that stamped letters without a frame mean: all its letters must be there. */
export function markWithoutFrame(text: string): string | undefined {
  const read = lettersOf(text);
  return text === text.toUpperCase() ? MARKS.find(({ letters }) => letters === read)?.text : undefined;
}

/** The mark that letters with pieces missing mean, of a stamp that print runs across: its last word must be there. */
export function markUnderPrint(text: string): string | undefined {
  const [, before = ''] = /^(.{2,7})mat$/.exec(lettersOf(text)) ?? [];
  if (before === '' || text !== text.toUpperCase()) return markInFrame(text);
  return markInFrame(text) ?? (before.length > 3 ? 'TUYỆT MẬT' : 'TỐI MẬT');
}

/** Letters and digits without accents; a lone stroke at either end is a rest of the frame. */
function lettersOf(text: string): string {
  return foldAccents(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^(?:[a-z0-9] )+(?=..)|(?<=..)(?: [a-z0-9])+$/g, '')
    .replaceAll(' ', '');
}

/** Whether two words differ by at most so many letters put in, left out or taken for another. */
function isWithin(read: string, word: string, slips: number): boolean {
  if (Math.abs(read.length - word.length) > slips) return false;
  if (read === word) return true;
  if (slips === 0) return false;
  let same = 0;
  while (same < read.length && read[same] === word[same]) same++;
  const rest = read.slice(same);
  const wanted = word.slice(same);
  return (
    isWithin(rest.slice(1), wanted.slice(1), slips - 1) ||
    isWithin(rest.slice(1), wanted, slips - 1) ||
    isWithin(rest, wanted.slice(1), slips - 1)
  );
}
