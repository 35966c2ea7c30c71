/** The day with which a sentence opens: "Ngày 20/8/2025, …", "Từ ngày 15/8 đến ngày 20/8/2025, …", "Sáng ngày 12 tháng 9, …". */
import { matchesIn } from '../matches.ts';

const OPENS_WITH_DAY = /^(?:từ |sáng |chiều |tối |đêm )?ngày \d/iu;
const LONGEST_OPENING = 80;

const DAY = /(\d{1,2})(?:\/|-| tháng )(\d{1,2})(?:(?:\/|-| năm )(\d{4}))?(?!\d)/gu;

/**
 * Whether the last of the days that open a sentence is to come: what goes on then was not done yet.
 * @param paperDate the day of the paper, ISO; its year is meant where none is given
 */
export function opensWithDayAfter(text: string, paperDate: string): boolean {
  if (!OPENS_WITH_DAY.test(text)) return false;
  const opening = /^[^,:;]*/u.exec(text.slice(0, LONGEST_OPENING))![0];
  const [day, month, year] = matchesIn(opening, DAY).at(-1)?.slice(1) ?? [];
  if (day === undefined || month === undefined) return false;
  return `${year ?? paperDate.slice(0, 4)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` > paperDate;
}
