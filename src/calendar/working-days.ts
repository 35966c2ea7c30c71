/**
 * Ngày làm việc of the civil service: Monday to Friday, without the public holidays, with the Saturdays
 * that are worked in exchange. Which days these are is decided every year and therefore data
 * (`holidays.json`), not an algorithm.
 */
import holidays from './holidays.json' with { type: 'json' };
import { addDays, addMonths, daysBetween, partsOf, weekdayOf } from './iso-date.ts';
import type { IsoDate } from './iso-date.ts';

const OFF = new Map(holidays.off.map((day) => [day.date, day.why]));
const WORKED = new Map(holidays.worked.map((day) => [day.date, day.why]));
const COVERED = new Set(holidays.coveredYears);

/** How a time limit is counted: "05 ngày làm việc", "10 ngày", "02 tháng". */
export interface Period {
  amount: number;
  unit: 'working-day' | 'day' | 'month';
}

/** Whether the holidays of a year are known; of other years only those of a fixed date are. */
export function knowsHolidaysOf(year: number): boolean {
  return COVERED.has(year);
}

/** Why offices are closed on a weekday ("Quốc khánh"), or null where it is no holiday. */
export function holidayOn(date: IsoDate): string | null {
  const { year } = partsOf(date);
  if (knowsHolidaysOf(year)) return OFF.get(date) ?? null;
  const fixed = holidays.everyYear.find(
    (day) => day.day === date.slice(5) && year >= ('since' in day ? (day.since ?? 0) : 0),
  );
  return fixed?.why ?? null;
}

/** Whether civil servants work on that day. */
export function isWorkingDay(date: IsoDate): boolean {
  if (WORKED.has(date)) return true;
  return !isWeekend(weekdayOf(date)) && holidayOn(date) === null;
}

const isWeekend = (weekday: number) => weekday === 0 || weekday === 6;

/** How many working days there are after a day, up to another and with it: whole weeks are not walked through. */
export function workingDaysBetween(after: IsoDate, until: IsoDate): number {
  if (until <= after) return 0;
  const days = daysBetween(after, until);
  const first = weekdayOf(after);
  let count = Math.floor(days / 7) * 5;
  for (let at = 1; at <= days % 7; at++) if (!isWeekend((first + at) % 7)) count++;
  for (let { year } = partsOf(after); year <= partsOf(until).year; year++) {
    for (const { date, by } of exceptionsOf(year)) if (date > after && date <= until) count += by;
  }
  return count;
}

const exceptions = new Map<number, readonly { date: IsoDate; by: 1 | -1 }[]>();

/** The weekdays of a year that are off (-1) and the days of weekends that are worked (+1). */
function exceptionsOf(year: number): readonly { date: IsoDate; by: 1 | -1 }[] {
  const known = exceptions.get(year);
  if (known !== undefined) return known;
  const named = [
    ...OFF.keys(),
    ...WORKED.keys(),
    ...holidays.everyYear.map(({ day }) => `${String(year).padStart(4, '0')}-${day}`),
  ];
  const found = [...new Set(named)]
    .filter((date) => partsOf(date).year === year && isWorkingDay(date) === isWeekend(weekdayOf(date)))
    .map((date) => ({ date, by: isWorkingDay(date) ? (1 as const) : (-1 as const) }));
  exceptions.set(year, found);
  return found;
}

/** The day itself if it is a working day, else the next one. */
export function workingDayFrom(date: IsoDate): IsoDate {
  let day = date;
  while (!isWorkingDay(day)) day = addDays(day, 1);
  return day;
}

/**
 * The n-th working day after a day, which itself is not counted (BLDS 2015, Đ147.2): three working days
 * from a Thursday end on the next Tuesday. A negative number counts backwards.
 */
export function addWorkingDays(date: IsoDate, amount: number): IsoDate {
  const step = amount < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(amount); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/**
 * The last day of a time limit that runs from an event. The day of the event is not counted (BLDS 2015,
 * Đ147.2); a limit in days or months that would end on a day off ends on the next working day (Đ148.5).
 */
export function endOfPeriod(event: IsoDate, period: Period): IsoDate {
  if (period.unit === 'working-day') return addWorkingDays(event, period.amount);
  const last = period.unit === 'day' ? addDays(event, period.amount) : addMonths(event, period.amount);
  return workingDayFrom(last);
}
