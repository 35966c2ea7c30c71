/** When a recurring duty falls due: the few forms of RFC 5545 rules that the words of papers give. Pure. */
import { addDays, type IsoDate, lastDayOfMonth, partsOf, weekdayOf } from '../calendar/index.ts';
import type { Deadline } from '../understanding/understanding.ts';

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** What "hằng tháng", "hằng quý" mean where no day is named: the last of the period. */
const RULE_OF: Readonly<Record<NonNullable<Deadline['every']>, string | null>> = {
  // What has to be done every day is a standing duty, not 365 of them.
  day: null,
  continuous: null,
  week: 'FREQ=WEEKLY;BYDAY=FR',
  month: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  quarter: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1',
  'half-year': 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1',
  year: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1',
};

/** The rules of a recurring deadline; none of a standing one. */
export function rulesOf(deadline: Deadline): string[] {
  if (deadline.kind !== 'recurring') return [];
  const rules = (deadline.rrules ?? []).filter((rule) => !rule.includes('FREQ=DAILY'));
  if (rules.length > 0) return rules;
  const usual = deadline.every === undefined ? null : RULE_OF[deadline.every];
  return usual === null ? [] : [usual];
}

/** The due days from `from` to `until`, both counted, each once whichever rule gives it. */
export function occurrencesOf(rules: readonly string[], from: IsoDate, until: IsoDate): IsoDate[] {
  const matches = rules.map(matcherOf);
  const days: IsoDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (matches.some((match) => match(day))) days.push(day);
  }
  return days;
}

/** A month's last day stands for the 29th to 31st it does not have: "ngày 30 hằng tháng" is the 28th in February. */
function matcherOf(rule: string): (day: IsoDate) => boolean {
  const parts = new Map(rule.split(';').map((part) => part.split('=') as [string, string]));
  const listed = (name: string) => parts.get(name)?.split(',') ?? null;
  const weekdays = listed('BYDAY');
  const months = listed('BYMONTH')?.map(Number) ?? null;
  const monthDays = listed('BYMONTHDAY')?.map(Number) ?? null;
  return (day) => {
    const { year, month, day: monthDay } = partsOf(day);
    const last = partsOf(lastDayOfMonth(year, month)).day;
    if (weekdays !== null && !weekdays.includes(WEEKDAYS[weekdayOf(day)]!)) return false;
    if (months !== null && !months.includes(month)) return false;
    return (
      monthDays === null ||
      monthDays.some((wanted) => (wanted < 0 ? last + wanted + 1 : Math.min(wanted, last)) === monthDay)
    );
  };
}
