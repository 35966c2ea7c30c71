/** Ô 10a, 10b and 11: the framed marks of secrecy, urgency and circulation (NĐ 30/2020, PL I, III.2 to III.4). */
import { isAlmost, letters } from '../likeness.ts';
import type { PaperLine } from '../parts.ts';
import type { Secrecy, Urgency } from '../understanding.ts';

const URGENCIES: readonly (readonly [string, Urgency])[] = [
  ['hỏa tốc hẹn giờ', 'Hỏa tốc'],
  ['hỏa tốc', 'Hỏa tốc'],
  ['thượng khẩn', 'Thượng khẩn'],
  ['khẩn', 'Khẩn'],
];
const SECRECIES: readonly (readonly [string, Secrecy])[] = [
  ['tuyệt mật', 'Tuyệt mật'],
  ['tối mật', 'Tối mật'],
  ['mật', 'Mật'],
];
const CIRCULATION = [
  'lưu hành nội bộ',
  'xem xong trả lại',
  'chỉ người có tên mới được bóc bì',
  'thu hồi',
  'dự thảo',
];

/** The urgency a frame shows; the whole line must be the mark, in capitals. */
export function urgencyMarked(text: string): Urgency | null {
  return wholeLine(text, URGENCIES);
}

/** The secrecy a frame shows; the word "mật" inside a sentence is none. */
export function secrecyMarked(text: string): Secrecy | null {
  return wholeLine(text, SECRECIES);
}

/** A long mark may have a letter misread; a short one ("MẬT", "KHẨN") must have its own accents. */
function wholeLine<Level>(text: string, marks: readonly (readonly [string, Level])[]): Level | null {
  const clean = bare(text);
  if (clean === '' || clean !== clean.toUpperCase()) return null;
  for (const [mark, level] of marks) {
    if (clean.toLowerCase() === mark.normalize('NFC')) return level;
    if (letters(clean) === letters(mark) && (letters(mark).length > 5 || hasAccent(clean))) return level;
    if (letters(mark).length >= 9 && isAlmost(clean, mark, 1)) return level;
  }
  return null;
}

function bare(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\([^)]{0,40}\)/gu, '')
    .replace(/^(?:độ\s{1,2})?(?:mật|khẩn)\s{0,2}:\s{0,2}/iu, '')
    .replace(/[^\p{L}\s]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

function hasAccent(text: string): boolean {
  return /\p{M}/u.test(text.normalize('NFD'));
}

function isMark(line: PaperLine): boolean {
  if (urgencyMarked(line.text) || secrecyMarked(line.text)) return true;
  const clean = bare(line.text);
  return clean === clean.toUpperCase() && CIRCULATION.some((mark) => isAlmost(clean, mark, 1));
}

/** Parts framed marks from the other lines. */
export function takeMarks(lines: readonly PaperLine[]): { marks: PaperLine[]; others: PaperLine[] } {
  const marks = lines.filter(isMark);
  return { marks, others: lines.filter((line) => !marks.includes(line)) };
}
