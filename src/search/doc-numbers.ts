/**
 * The numbers of documents in the embedded index: the day, the kind, then the order within both. SQLite walks through
 * matches in the order of these numbers, so the newest come first without sorting, from day to day is a range, and the
 * kind is known without looking at a row.
 */
import { type SQL, sql } from 'drizzle-orm';
import { type Kind, KINDS } from './document.ts';

/** Documents of one kind on one day, at most: a whole archive may have been taken over on one. */
const OF_A_KIND = 2 ** 24;
const KINDS_A_DAY = 4;
const A_DAY = KINDS_A_DAY * OF_A_KIND;
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

/** The numbers that documents of this kind can have on this day, both included. */
export function numbersOf(day: string, kind: Kind): { first: number; last: number } {
  const first = firstOfDay(day) + KINDS.indexOf(kind) * OF_A_KIND;
  return { first, last: first + OF_A_KIND - 1 };
}

/**
 * The number of a document as SQLite is to compare it. A number that is bound arrives as a fraction: FTS5 takes no
 * fraction for the end of a range, and would walk on through the whole archive.
 */
export function wholeNumber(doc: number): SQL {
  return sql`CAST(${doc} AS INTEGER)`;
}

/** Whether this number is one of a document of this kind. Written out: numbers that are bound arrive as fractions. */
export function isOfKind(number: SQL, kind: Kind): SQL {
  const [ofAKind, kinds, place] = [OF_A_KIND, KINDS_A_DAY, KINDS.indexOf(kind)].map((each) =>
    sql.raw(String(each)),
  );
  return sql`(${number} / ${ofAKind}) % ${kinds} = ${place}`;
}
