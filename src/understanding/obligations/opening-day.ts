/** The time with which a sentence opens: "Ngày 20/8/2025, …", "Từ ngày 15/8 đến ngày 20/8, …", "17h hằng ngày, …". */
import { matchesIn } from '../matches.ts';
import { isOneOf } from '../one-of.ts';
import { yearAround } from './deadlines/form.ts';
import type { Token } from './tokens.ts';

const OPENS_WITH_TIME =
  /^(?:(?:từ )?(?:(?:sáng|chiều|tối|đêm) )?ngày \d|\d{1,2}[hg]\d{0,2}(?![\p{L}\d])|\d{1,2} giờ(?!\p{L}))/iu;
const LONGEST_OPENING = 80;

const DAY = /(\d{1,2})(?:\/|-| tháng )(\d{1,2})(?:(?:\/|-| năm )(\d{4}))?(?!\d)/gu;

/** Whether a sentence tells a day or an hour before anything else. */
export function opensWithTime(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  if (first === undefined || !(isOneOf(first.word, TELLS_TIME) || /^\d/u.test(first.text))) return false;
  return OPENS_WITH_TIME.test(
    tokens
      .slice(0, LONGEST_TIME)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** What a day or an hour is told with: most sentences open with none of it. */
const TELLS_TIME = 'từ|sáng|chiều|tối|đêm|ngày';

/** "Từ sáng ngày 20" in words. */
const LONGEST_TIME = 4;

/**
 * Whether the last of the days that open a sentence is to come: what goes on then was not done yet.
 * @param paperDate the day of the paper, ISO; where no year is given that is meant in which the day is nearer
 */
export function opensWithDayAfter(text: string, paperDate: string): boolean {
  if (!OPENS_WITH_TIME.test(text)) return false;
  const opening = /^[^,:;]*/u.exec(text.slice(0, LONGEST_OPENING))![0];
  const [day, month, year] = matchesIn(opening, DAY).at(-1)?.slice(1) ?? [];
  if (day === undefined || month === undefined) return false;
  const [ofPaper = 0, monthOfPaper = 0] = paperDate.split('-').map(Number);
  const meant = year ?? String(yearAround({ year: ofPaper, month: monthOfPaper }, Number(month)));
  return `${meant}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` > paperDate;
}
