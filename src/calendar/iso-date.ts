/**
 * Days as offices write them down: ISO dates (`2025-08-15`), without hours or time zones. All functions
 * are pure and work in UTC, so that the machine's own zone never moves a day.
 */
export type IsoDate = string;

const DAY = 86_400_000;

/** Whether the text is an ISO date of a day that exists: `2025-02-29` is not. */
export function isIsoDate(text: string): text is IsoDate {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && dateOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) === text;
}

/** The ISO date of a day, or null where the calendar has none (31/4, month 13). Months count from 1. */
export function dateOf(year: number, month: number, day: number): IsoDate | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const exists =
    moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  return exists ? iso(moment) : null;
}

/** The last day of a month: 28, 29, 30 or 31. */
export function lastDayOfMonth(year: number, month: number): IsoDate {
  return iso(new Date(Date.UTC(year, month, 0)));
}

/** The last day of a quarter (quý I ends on 31/3). */
export function lastDayOfQuarter(year: number, quarter: number): IsoDate {
  return lastDayOfMonth(year, quarter * 3);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return iso(new Date(Date.parse(date) + days * DAY));
}

/** Calendar days from one day to another; negative where that is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** The same day some months later, or that month's last day where it has no such day (BLDS 2015, Đ148.3). */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const target = year * 12 + (month - 1) + months;
  const inYear = Math.floor(target / 12);
  const inMonth = (target % 12) + 1;
  return dateOf(inYear, inMonth, day) ?? lastDayOfMonth(inYear, inMonth);
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(date: IsoDate): number {
  return new Date(Date.parse(date)).getUTCDay();
}

export function partsOf(date: IsoDate): { year: number; month: number; day: number } {
  return {
    year: Number(date.slice(0, 4)),
    month: Number(date.slice(5, 7)) || 1,
    day: Number(date.slice(8, 10)) || 1,
  };
}

/** As `toISOString` writes the day, at a fifth of its cost; years that have no four figures are left to it. */
function iso(moment: Date): IsoDate {
  const year = moment.getUTCFullYear();
  if (!(year >= 1000 && year <= 9999)) return moment.toISOString().slice(0, 10);
  return `${year}-${twoFigures(moment.getUTCMonth() + 1)}-${twoFigures(moment.getUTCDate())}`;
}

function twoFigures(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}
