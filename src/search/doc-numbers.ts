/**
 * The numbers of documents in the embedded index: the day, then the order within it. SQLite walks through matches in
 * the order of these numbers, so the newest come first without sorting, and from day to day is a range.
 */
const A_DAY = 2 ** 20;
/** Days from 0001-01-01 to 1970-01-01. */
const BEFORE_1970 = 719_162;
const MS_A_DAY = 86_400_000;

/** @param day ISO date; `2023-10` counts as its first day; anything else as the beginning of time */
export function firstOfDay(day: string): number {
  const iso = /^\d{4}-\d{2}$/.test(day) ? `${day}-01` : day.slice(0, 10);
  const since1970 = Math.floor(Date.parse(`${iso}T00:00:00Z`) / MS_A_DAY);
  if (!Number.isFinite(since1970) || since1970 < -BEFORE_1970) return 0;
  return (since1970 + BEFORE_1970) * A_DAY;
}

/** The last number that a document of this day can have. */
export function lastOfDay(day: string): number {
  return firstOfDay(day) + A_DAY - 1;
}
