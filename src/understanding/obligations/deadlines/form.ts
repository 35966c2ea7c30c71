/** What the forms of words by which papers tell a deadline are made of, and what they say. */
import { isIsoDate } from '../../../calendar/index.ts';
import type { Deadline } from '../../understanding.ts';

/** What a form of words says, before its own words are put beside it. */
export type Reading = Omit<Deadline, 'raw'>;

export interface Form {
  form: RegExp;
  /** Words of which one must be there for the form to match: they spare most texts the search. */
  hints: readonly string[];
  /** There is a figure in it. */
  figures?: true;
  /** 3 where nothing else is said. */
  strength?: 0 | 1 | 2;
  read: (groups: Groups, paper: PaperDate, spot: Spot) => Reading | null;
}

export type Groups = Readonly<Record<string, string | undefined>>;

export interface PaperDate {
  year: number;
  month: number;
  day: number;
}

/** The words around a match: what stands before it, folded, and the match with its accents. */
export interface Spot {
  before: string;
  after: string;
  words: string;
  /** What stands before it with its accents, in lower case: "tính đến" is not "tỉnh đến". */
  accented: string;
}

/** A text without accents has these letters. A search by \p{L} costs five times as much, and ten times to begin. */
export const LETTER = String.raw`a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
export const PART = String.raw`(?:(?:buoi |dau |cuoi |het )?(?:sang|trua|chieu|toi|dem|gio lam viec|gio hanh chinh)(?: cua)?,? )?`;
export const CLOCK = String.raw`(?:[\dol]{1,2} ?(?:gio|h|g)(?: ?[\dol]{1,2}(?: ?phut|')?)?,? |[012]\d[.:][0-5]\d,? (?=ngay |thu ))?${PART}`;
export const WEEKDAY = '(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)';
export const FULL = String.raw`(?:19|20)\d\d`;
export const YEAR = String.raw`(?: ?[/-] ?(?<year>${FULL}|\d\d(?!\d))|(?<year3>${FULL})| nam (?<year2>${FULL}|nay))?`;
export const DAY = String.raw`(?:ngay:? ?)?(?:(?<d>\d{1,2}) ?[/.-] ?(?<m>\d{1,2})(?![\d/])(?![.-]\d)|(?<d1>\d{1,2}) ?[/.-] ?(?<m1>\d{1,2}) ?[/.-] ?(?<y1>${FULL}|\d\d)(?!\d)|(?<d2>\d{1,2}) thang (?<m2>\d{1,2})(?: ?[/-] ?| ?,? nam )(?<y2>${FULL}|nay)|(?<d3>\d{1,2}) thang (?<m3>\d{1,2}))`;
export const DATE = String.raw`${CLOCK}(?:cung (?=ngay ))?(?:(?:ngay )?${WEEKDAY}(?:,? | \())?${DAY}(?:(?<=${WEEKDAY} \([^()]{3,24})\))?`;
export const BY = String.raw`(?:cham nhat(?: la)?(?: (?:den|vao|truoc|trong|het))?|muon nhat(?: la)?|truoc|den het|het|xong|khong (?:qua|muon hon)|hoan thanh:|thoi (?:han|gian)(?: (?:nop|gui|tra loi|hoan thanh|nhan)(?:(?: [a-z]{1,7}){1,6}(?=:| la ))?)?(?: la)?:?|han(?: (?:cuoi|chot|nop|gui|tra loi|hoan thanh))?(?: nhan(?: [a-z]{1,7}){1,4})?(?: la)?:?)`;
export const SPAN = String.raw`(?<by>(?:truoc khi )?(?:ket thuc|het)|truoc|vao|(?:cham nhat )?trong|den het|het|cham nhat(?: la)?(?: den)?|xong|(?:truoc |den |vao |trong )?(?<edge>(?:nua )?(?:dau|cuoi)|giua|(?:thuong|trung|ha) tuan)|hoan thanh)`;

export const DIGITS = [...'0123456789'];

/** Each of some words before each of others, as hints: the longer a hint, the fewer texts are searched in vain. */
export function before(firsts: readonly string[], seconds: readonly string[]): string[] {
  return firsts.flatMap((first) => seconds.map((second) => `${first} ${second}`));
}

export function rule(source: string): RegExp {
  return new RegExp(String.raw`(?<![${LETTER}\d/.-])(?:${source})`, 'gu');
}

export function day(date: string | null): Reading | null {
  return date === null || !isIsoDate(date) ? null : { kind: 'date', date };
}

export function every(every: NonNullable<Deadline['every']>): Reading {
  return { kind: 'recurring', date: null, every };
}

export function event(words: string): Reading {
  return {
    kind: 'relative',
    date: null,
    amount: null,
    unit: null,
    from: words.replace(/^\p{L}+ (?:sau )?/u, ''),
  };
}

/** "25/9" of a paper of December is next year's: a deadline lies ahead. */
export function nearestYear(paper: PaperDate, month: number, dayOfMonth: number): number {
  const behind = (paper.month - month) * 31 + (paper.day - dayOfMonth);
  return behind > 31 ? paper.year + 1 : paper.year;
}

/** The last months of a year are past in a paper of its first ones, where nothing says that the day is a limit. */
const MONTHS_BACK = 3;

/** "Ngày 28/12" of a paper of January is last year's: a day that only tells when something happens may be past. */
export function yearAround(paper: Pick<PaperDate, 'year' | 'month'>, month: number): number {
  if (month - paper.month > 12 - MONTHS_BACK) return paper.year - 1;
  return paper.month - month > 12 - MONTHS_BACK ? paper.year + 1 : paper.year;
}

export function yearOf(g: Groups, paper: PaperDate): number {
  const written = g['year'] ?? g['year2'] ?? g['year3'];
  return written === undefined || written === 'nay' ? paper.year : fullYear(written);
}

/** "98" is 1998: of two centuries the one that makes a year an office has seen. */
export function fullYear(written: string): number {
  const year = Number(written);
  if (year >= 100) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}
