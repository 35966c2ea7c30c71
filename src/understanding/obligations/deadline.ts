/**
 * The grammar of deadlines: "trước ngày 15/8/2025", "trong quý III", "chậm nhất 05 ngày làm việc kể từ …",
 * "định kỳ hằng quý". It reads a copy of the text without accents, so that a tone lost by OCR does not
 * lose the day; the words of the paper stay in `raw`.
 */
import { dateOf, partsOf } from '../../calendar/index.ts';
import { CuedRules } from '../cued-rules.ts';
import { matchesIn } from '../matches.ts';
import { remembered } from '../remembered.ts';
import type { Deadline } from '../understanding.ts';
import { type Case, casesIn } from './deadlines/cases.ts';
import { DAYS } from './deadlines/days.ts';
import { event } from './deadlines/form.ts';
import type { Form, PaperDate, Reading, Spot } from './deadlines/form.ts';
import { LIMITS } from './deadlines/limits.ts';
import { NEARBY } from './deadlines/nearby.ts';
import { PERIODS } from './deadlines/periods.ts';
import { RHYTHMS } from './deadlines/rhythms.ts';
import { foldPassage } from './tokens.ts';

/** A deadline with the place where it is written. */
export interface FoundDeadline {
  start: number;
  end: number;
  deadline: Deadline;
  /** 3: a day, a period or a rhythm; 2: "thường xuyên"; 1: "ngay khi …"; 0: "sau khi …", which parts no item. */
  strength: number;
}

export const NO_DEADLINE: Deadline = { kind: 'none', raw: null, date: null };

export const FORMS: readonly Form[] = [...DAYS, ...NEARBY, ...PERIODS, ...LIMITS, ...RHYTHMS];

/** All deadlines of a passage in their order; where two overlap the longer one holds. */
export function findDeadlines(text: string, paperDate: string | null): readonly FoundDeadline[] {
  if (paperDate !== foundFor || FOUND.size >= REMEMBERED_PASSAGES) FOUND.clear();
  foundFor = paperDate;
  let found = FOUND.get(text);
  if (found === undefined) FOUND.set(text, (found = searchDeadlines(text, paperDate)));
  return found;
}

/** Several rules ask for the deadlines of a passage while its item is read. */
const FOUND = new Map<string, readonly FoundDeadline[]>();

let foundFor: string | null = null;

const REMEMBERED_PASSAGES = 64;

function searchDeadlines(text: string, paperDate: string | null): FoundDeadline[] {
  const folded = repairDigits(foldPassage(text));
  const paper = paperDay(paperDate ?? '');
  const found = formsHinted(folded).flatMap((form) => matchesOf(form, folded, text, paper));
  const condition = found.length === 0 ? null : conditionIn(folded, text);
  const certain = withoutOverlaps(found).filter(
    ({ deadline, start, end }) =>
      !isPast(deadline, paperDate) &&
      !(condition !== null && start >= condition.start && end <= condition.end),
  );
  const apart = withoutOverlaps([...certain, ...casesIn(text).map((told) => dueInCase(told, text))]);
  if (apart.length < 2) return apart;
  const last = latestOf(apart);
  return apart.filter((each) => !isOutdone(each, last, folded, paperDate));
}

/** "Khi có cháy phải báo ngay": due as soon as it burns. */
function dueInCase({ start, end, partsItem }: Case, text: string): FoundDeadline {
  const words = text.slice(start, end);
  return { start, end, strength: partsItem ? 1 : 0, deadline: { ...event(words), from: words, raw: words } };
}

/** The latest day of several, "" where none has any. */
function latestOf(found: readonly FoundDeadline[]): string {
  let latest = '';
  for (const { deadline } of found) if ((deadline.date ?? '') > latest) latest = deadline.date ?? '';
  return latest;
}

/**
 * Of several days one that had passed when the paper was signed ("số liệu 6 tháng đầu năm, gửi trước ngày 10/7"), one
 * on which something begins, and the first of a series ("lần một trong tháng 9, lần hai trong tháng 11") end nothing.
 * @param last the latest of them
 */
function isOutdone(
  { deadline, start }: FoundDeadline,
  last: string,
  folded: string,
  paperDate: string | null,
): boolean {
  const { date } = deadline;
  if (deadline.kind !== 'date' || date === null) return false;
  const later = last > date;
  if (later && paperDate !== null && date < paperDate) return true;
  return later && BEGINS.test(folded.slice(Math.max(0, start - 60), start));
}

const BEGINS =
  /(?:^|[ (])(?:(?:khai giang|bat dau|khoi dong)(?: (?:tu|vao|lop))?|(?:lan|dot|lop)(?: thu)? (?:0?1|mot|nhat|dau)(?: [a-z]+){0,3}) $/u;

/** "khi có từ 02 trẻ mắc bệnh trong vòng 7 ngày thì báo ngay": the time of a condition is not that of the duty. */
function conditionIn(folded: string, text: string): { start: number; end: number } | null {
  // With its accent: "thi hành", "thi đua" end no condition.
  const end = text.toLowerCase().indexOf(' thì ');
  if (end < 0) return null;
  const opening = /(?:^|[,;:] )(?:khi|neu|truong hop) [^;.]*$/u.exec(folded.slice(0, end));
  return opening === null ? null : { start: opening.index, end };
}

/** The deadline of a passage: the most exact one, the first of equals. */
export function deadlineOf(text: string, paperDate: string | null): FoundDeadline | null {
  const found = strongest(findDeadlines(text, paperDate));
  return found?.deadline.kind === 'none' ? null : found;
}

/** In "Quý II, quý IV năm 2024" the last one ends the work. */
const SEVERAL_QUARTERS = /quý [ivx1-4]{1,3}(?:\/\d{4})?(?:,| và|;| ?[-–]) (?=quý [ivx1-4])/giu;

/** "10/2024" in a column "Tháng". */
const BARE_MONTH = /^\s*(?:0?[1-9]|1[0-2]) ?[/-] ?(?:19|20)\d\d\s*$/u;

/** "Cả năm", "Cả năm 2026", not "Cả năm học". */
const WHOLE_YEAR = /^\s*(?:trong )?cả năm(?=\s*(?:(?:19|20)\d\d\s*)?$)/iu;

/**
 * The deadline in a cell of a table or behind "Thời gian hoàn thành:", where the words before the day may
 * be missing: "Quý III/2025", "15/7/2026", "29/6/2026 - 09/7/2026".
 */
export function deadlineInCell(text: string, paperDate: string | null): Deadline {
  const own = deadlineOf(text.replaceAll(SEVERAL_QUARTERS, ''), paperDate);
  if (own !== null) return { ...own.deadline, raw: text };
  if (WHOLE_YEAR.test(text))
    return {
      ...(deadlineOf(text.replace(WHOLE_YEAR, 'trong năm'), paperDate)?.deadline ?? NO_DEADLINE),
      raw: text,
    };
  if (BARE_MONTH.test(text))
    return { ...(deadlineOf(`trong tháng ${text.trim()}`, paperDate)?.deadline ?? NO_DEADLINE), raw: text };
  const days = [...text.matchAll(/(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/gu)];
  const last =
    days.at(-1)?.[0] ?? text.replace(/^\W+/u, '').replace(/^\p{Lu}/u, (first) => first.toLowerCase());
  const bare =
    deadlineOf(`trong ${last.replaceAll(SEVERAL_QUARTERS, '')}`, paperDate) ??
    deadlineOf(`trong vòng ${last}`, paperDate) ??
    deadlineOf(text.replaceAll(/(?<=^|\s)(\p{Lu})\s(?=\p{Ll})/gu, '$1'), paperDate);
  return bare === null ? { ...NO_DEADLINE, raw: text === '' ? null : text } : { ...bare.deadline, raw: text };
}

export function strongest(found: readonly FoundDeadline[]): FoundDeadline | null {
  let best: FoundDeadline | null = null;
  for (const each of found)
    if (best === null || each.strength > best.strength || endsWork(each, best)) best = each;
  return best;
}

/**
 * Behind what is done day by day a day that is set to the whole ("ghi sổ hằng ngày, báo cáo trước ngày 05/9"), or the
 * days through which it goes on ("phát 02 lần/tuần từ ngày 15/5 đến hết ngày 31/8"); behind a period the day in it
 * ("trong tháng 9, chậm nhất ngày 20/9").
 */
function endsWork(later: FoundDeadline, earlier: FoundDeadline): boolean {
  if (earlier.deadline.kind === 'none') return later.strength >= earlier.strength;
  if (later.deadline.kind === 'recurring') return IN_A_RANGE.test(earlier.deadline.raw ?? '');
  const { date } = later.deadline;
  if (date === null) return false;
  const raw = later.deadline.raw ?? '';
  if (earlier.deadline.kind === 'date') return setsDay(raw) && isPeriodWith(date, earlier.deadline);
  const often = earlier.deadline.every === 'day' || earlier.deadline.every === 'week';
  return often && (SETS_END.test(raw) || (IN_A_RANGE.test(raw) && COUNTS.test(earlier.deadline.raw ?? '')));
}

const SETS_END = /^(?:trước|chậm nhất|muộn nhất|xong|hoàn thành) /iu;

/** "chậm nhất ngày 20/9" names its day, "xong trong quý III" does not. */
function setsDay(raw: string): boolean {
  return SETS_END.test(raw) && /\d ?[/.-] ?\d|\d tháng \d/u.test(raw);
}

/** "trong tháng 9", "tuần cuối tháng 12", "quý III": a period that ends with a day and had not ended on another. */
function isPeriodWith(date: string, { raw, date: end }: Deadline): boolean {
  return /(?:tháng|quý|tuần|năm) /iu.test(raw ?? '') && !/ngày/iu.test(raw ?? '') && date <= (end ?? '');
}

/** "02 lần/tuần", "hai buổi mỗi ngày": how often, where "trước 9 giờ hằng ngày" says when. */
const COUNTS = /(?:lần|buổi|lượt|tin|bài)|^mỗi /iu;

/** "từ ngày 12 đến ngày 21, báo trước 9 giờ hằng ngày": the days in which a rhythm holds. */
const IN_A_RANGE = /^(?:trong thời gian )?từ .*đến /iu;

const CUED = new CuedRules(FORMS);

/** The forms that may match. */
function formsHinted(folded: string): Form[] {
  const figures = /\d/.test(folded);
  return CUED.among(folded).filter((form) => figures || form.figures === undefined);
}

function matchesOf(form: Form, folded: string, text: string, paper: PaperDate): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const match of matchesIn(folded, form.form)) {
    const start = match.index;
    const end = start + match[0].length;
    const spot = {
      before: folded.slice(Math.max(0, start - 80), start),
      after: folded.slice(end, end + 24),
      words: text.slice(start, end),
      accented: text.slice(Math.max(0, start - 80), start).toLowerCase(),
    };
    const reading =
      isSupposed(spot) || isOfTheMoon(form, spot) ? null : form.read(match.groups ?? {}, paper, spot);
    if (reading === null || tellsWhichPapers(spot, reading, paper)) continue;
    found.push({ start, end, strength: form.strength ?? 3, deadline: withRaw(reading, spot.words) });
  }
  return found;
}

/** "trước 20/12 âm lịch": no day of the sun. */
function isOfTheMoon({ figures }: Form, { after }: Spot): boolean {
  return figures === true && /^ (?:am lich|al)(?![a-z])/u.test(after);
}

/** "nếu đến ngày 30/7 không khắc phục", "thẻ đã cấp trước ngày 01/7": the day of a case, or of what is spoken of. */
function isSupposed({ before, accented, words }: Spot): boolean {
  if (/(?:^|[ (])(?:neu|truong hop)(?: qua| sau)? $/u.test(before))
    return /^(?:đến|hết|quá|sau|trong) /iu.test(words);
  return /^(?:trước )?ngày /iu.test(words) && OF_WHAT_IS_MEANT.test(accented);
}

/** "các trường chưa nộp hồ sơ | nộp trước ngày 20/9" tells by when they do. */
const OF_WHAT_IS_MEANT =
  /(?:^| )(?:đã (?:được )?(?:ký|ban hành|cấp|phê duyệt|phát sinh|nghỉ|tuyển dụng)|phát sinh|(?:chưa|không) (?:nộp|gửi|báo cáo|hoàn thành)(?: (?!(?:nộp|gửi|trình|hoàn|bổ|khẩn|phải|cần|xong) )[^\s,;.]+){0,3}) (?:trước )?$/u;

/**
 * "rà soát các hợp đồng ký trước ngày 01/7" of a paper of August tells which they are; of a day that is still to come
 * "trình UBND tỉnh quyết định ban hành trước ngày 30/9" tells by when.
 */
function tellsWhichPapers({ accented, words }: Spot, { date }: Reading, paper: PaperDate): boolean {
  if (!/^(?:trước )?ngày /iu.test(words) || !OF_PAPERS.test(accented)) return false;
  const signed = dateOf(paper.year, paper.month, paper.day);
  return date === null || signed === null || date <= signed;
}

const OF_PAPERS =
  /(?:^| )(?:hợp đồng|quyết định|văn bản|giấy phép)(?: được)? (?:ký|ban hành|cấp) (?:trước )?$/u;

function withRaw(reading: Reading, words: string): Deadline {
  return Object.assign({ ...reading }, { raw: words.trim() });
}

/**
 * Of those that overlap the longest. None reaches over a longer one that is kept, so it overlaps one only where its
 * first or its last letter is taken: a sentence of a thousand days costs no more a day than one of two.
 */
export function withoutOverlaps<Found extends Pick<FoundDeadline, 'start' | 'end'>>(
  found: readonly Found[],
): Found[] {
  if (found.length < 2) return [...found];
  const kept: Found[] = [];
  const taken = new Uint8Array(found.reduce((last, { end }) => Math.max(last, end), 0));
  for (const each of [...found].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    const { start, end } = each;
    if (taken[start] === 1 || taken[end - 1] === 1) continue;
    taken.fill(1, start, end);
    kept.push(each);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Inside dates OCR reads l and I for 1, o for 0: "l0/1o/2023". Same length as before. */
function repairDigits(folded: string): string {
  if (!folded.includes('/')) return folded;
  return folded.replaceAll(
    /(?<![\p{L}\d])[\dlio|]{1,2} ?\/ ?[\dlio|]{1,2}(?:\/[\dlo]{4})?(?![\p{L}\d])/gu,
    (date) => (/\d/.test(date) ? date.replaceAll(/[li|]/g, '1').replaceAll('o', '0') : date),
  );
}

const paperDay = remembered(16, (date) => dayIn(date));

function dayIn(date: string): PaperDate {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return { year: year || 0, month: month || 1, day: dayOfMonth || 1 };
}

/**
 * A day before that of the paper tells of the past: "kết quả đạt được trong năm 2023", "đã tập huấn vào tháng 10",
 * "tình hình đến ngày 31/3". What ends a work in so many words ("trước ngày …") is believed up to a year back: the
 * paper's own date may be misread.
 */
function isPast(deadline: Deadline, paperDate: string | null): boolean {
  if (deadline.kind !== 'date' || deadline.date === null || paperDate === null) return false;
  const paper = paperDay(paperDate);
  const due = partsOf(deadline.date);
  const behind = (paper.year - due.year) * 372 + (paper.month - due.month) * 31 + (paper.day - due.day);
  return behind > (ENDS_IN_WORDS.test(deadline.raw ?? '') ? 372 : 0);
}

const ENDS_IN_WORDS = /^(?:trước|chậm nhất|muộn nhất|hoàn thành|xong|hạn|thời hạn|kết thúc)/iu;
