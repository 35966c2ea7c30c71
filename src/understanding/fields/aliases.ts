/** Short names that the text defines: "(sau đây gọi tắt là Ban Chỉ đạo)", "viết tắt là KH&CN". */
import { isOneOf } from '../one-of.ts';
import { foldAccents } from '../../platform/vietnamese.ts';
import { proofInFlow, type TextFlow } from '../text-flow.ts';
import type { Alias } from '../understanding.ts';

const DEFINITION =
  /\(?(?:(?:sau|dưới) đây\s)?(?:được\s)?(?:gọi|viết)\s(?:tắt|chung|gọn)?\s?là\s{0,2}:?\s{1,2}|\((?:sau|dưới) đây\s(?:được\s)?gọi\slà\s{0,2}:?\s{1,2}/giu;
const SHORT_END = /[);.,”]|\s(?:để|nhằm|theo|với|và các|như sau)\s/u;
const LONGEST_SHORT = 80;
const LONGEST_LONG = 180;

/** Each alias with what it stands for, in the order of the text; a later stage may read the short name as the long. */
export function aliasesOf(flow: TextFlow): Alias[] {
  const aliases: Alias[] = [];
  for (const found of flow.text.matchAll(DEFINITION)) {
    if (!/(?:tắt|chung|gọn)|\(/iu.test(found[0])) continue;
    const alias = aliasAt(flow, found.index, found.index + found[0].length);
    if (alias) aliases.push(alias);
  }
  return aliases;
}

function aliasAt(flow: TextFlow, at: number, shortAt: number): Alias | null {
  const behind = flow.text.slice(shortAt, shortAt + LONGEST_SHORT);
  const length = behind.search(SHORT_END);
  const short = unquoted(length < 0 ? behind : behind.slice(0, length));
  if (short === '' || length < 0) return null;
  const before = flow.text.slice(Math.max(0, at - LONGEST_LONG), at).replace(/[\s,(]+$/u, '');
  const long = unquoted(meantBy(short, before));
  if (long.length < 3) return null;
  const start = at - (flow.text.slice(0, at).length - flow.text.lastIndexOf(long, at));
  return { short, long, evidence: proofInFlow(flow, start, shortAt + length + 1, 0.9) };
}

function unquoted(text: string): string {
  return text
    .replaceAll(/[“”"‘’]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/**
 * The words right before the definition that it shortens: from where the short name's own words begin, or
 * the initials it is made of; else from the first capital of the clause, which opens a name.
 */
function meantBy(short: string, before: string): string {
  const clause = before.slice(Math.max(0, ...[...before.matchAll(/[.;:]\s/gu)].map((end) => end.index + 2)));
  const words = clause.split(' ');
  return words.slice(sameWords(short, words) ?? sameInitials(short, words) ?? firstName(words)).join(' ');
}

function sameWords(short: string, words: readonly string[]): number | null {
  const own = foldAccents(short).split(' ');
  const folded = words.map((word) => foldAccents(word).replace(/^[“"(]/u, ''));
  for (let count = Math.min(own.length, 4); count >= 2; count--) {
    const at = lastRun(folded, own.slice(0, count));
    if (at >= 0) return at;
  }
  const first = folded.indexOf(own[0]!);
  return first >= 0 && own[0]!.length > 1 ? first : null;
}

function lastRun(words: readonly string[], run: readonly string[]): number {
  for (let at = words.length - run.length; at >= 0; at--) {
    if (run.every((word, offset) => words[at + offset] === word)) return at;
  }
  return -1;
}

/** "BQLDA" of "Ban Quản lý dự án": the first word whose initials, and those behind it, spell the short name. */
function sameInitials(short: string, words: readonly string[]): number | null {
  const letters = foldAccents(short).replaceAll(/[^a-z]/g, '');
  if (short.includes(' ') || letters.length < 2) return null;
  const initials = words.map((word) => foldAccents(word).replaceAll(/[^a-z]/g, '')[0] ?? '').join('');
  if (initials.length !== words.length) return null;
  const at = initials.lastIndexOf(letters);
  return at >= 0 ? at : null;
}

/** First words of names of agencies: "Trung tâm Kiểm soát bệnh tật" begins there and not at "Kiểm". */
const AGENCY =
  'Ủy|Uỷ|UBND|HĐND|Sở|Ban|Trung|Công|Bệnh|Trường|Chi|Cục|Tổng|Văn|Phòng|Hội|Hợp|Đoàn|Bộ|Quỹ|Ngân|Tập|Viện|Kho|Bảo|Đài|Tổ|Hạt|Nhà|Liên|Đảng|Mặt|Xí';

function firstName(words: readonly string[]): number {
  const agency = words.findLastIndex(
    (word, index) => isOneOf(word, AGENCY) && !/^\p{Lu}/u.test(words[index - 1] ?? ''),
  );
  if (agency >= 0) return agency;
  const capital = words.findLastIndex(
    (word, index) => /^\p{Lu}/u.test(word) && !/^\p{Lu}/u.test(words[index - 1] ?? ''),
  );
  return Math.max(capital, 0);
}
