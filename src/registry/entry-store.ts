/** SQL of the lines of the books, and of what was corrected in them. */
import { and, asc, count, eq, gt, gte, isNull, lte, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import { nameOrSystem } from '../people/people-store.ts';
import { people, units } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { newId } from '../platform/ids.ts';
import { registerCorrections, registerEntries } from './book-schema.ts';
import { cursorParts, type PageRequest, pageOf, rowColumns } from './list-store.ts';
import { routings } from './routing-schema.ts';
import { dispatches, registers } from './schema.ts';
import type { BookEntry, EntryCorrection, Page } from './views.ts';
import { visibleTo } from './visibility.ts';
import { badCursor } from './errors.ts';

export type EntryRecord = typeof registerEntries.$inferSelect;
export type NewEntry = typeof registerEntries.$inferInsert;

export function insertEntry(tx: Db, entry: NewEntry): EntryRecord {
  return tx.insert(registerEntries).values(entry).returning().get();
}

export function changeEntry(
  tx: Db,
  { registerId, number }: Pick<EntryRecord, 'registerId' | 'number'>,
  change: Partial<NewEntry>,
): EntryRecord {
  return tx
    .update(registerEntries)
    .set(change)
    .where(and(eq(registerEntries.registerId, registerId), eq(registerEntries.number, number)))
    .returning()
    .get();
}

/** The line under which a paper stands in its book now; null where it is on none. */
export function entryOf(db: Db, dispatchId: string): EntryRecord | null {
  return (
    db
      .select()
      .from(registerEntries)
      .where(and(eq(registerEntries.dispatchId, dispatchId), isNull(registerEntries.cancelledAt)))
      .get() ?? null
  );
}

export function insertCorrection(
  tx: Db,
  correction: Omit<typeof registerCorrections.$inferInsert, 'id'>,
): void {
  tx.insert(registerCorrections)
    .values({ id: newId(), ...correction })
    .run();
}

/** What was corrected in the line of a paper, oldest first. */
export function correctionsOf(db: Db, dispatchId: string): EntryCorrection[] {
  return db
    .select({
      registerId: registerCorrections.registerId,
      number: registerCorrections.number,
      column: registerCorrections.column,
      before: registerCorrections.before,
      after: registerCorrections.after,
      reason: registerCorrections.reason,
      by: nameOrSystem(),
      at: registerCorrections.correctedAt,
    })
    .from(registerCorrections)
    .leftJoin(people, eq(people.id, registerCorrections.correctedBy))
    .where(eq(registerCorrections.dispatchId, dispatchId))
    .orderBy(asc(registerCorrections.id))
    .all();
}

const entryColumns = {
  ...rowColumns,
  registerYear: sql<number>`${registers.year}`,
  entryNumber: registerEntries.number,
  arrivedOn: registerEntries.arrivedOn,
  enteredAt: registerEntries.enteredAt,
  lateReason: registerEntries.lateReason,
  signedBy: registerEntries.signedBy,
  signedAt: registerEntries.signedAt,
  archiveHolder: registerEntries.archiveHolder,
  copies: registerEntries.copies,
  note: registerEntries.note,
  cancelledAt: registerEntries.cancelledAt,
  cancelReason: registerEntries.cancelReason,
  signerName: dispatches.signerName,
  signerTitle: dispatches.signerTitle,
  recipientNames: dispatches.recipients,
};

/** Which lines of a book: by number or by day of arrival, both ends included. */
export interface BookRange {
  fromNumber?: number;
  toNumber?: number;
  fromDay?: string;
  toDay?: string;
}

/** The lines of a book that the person may see, in the order of their numbers. */
export function bookRows(
  db: Db,
  actor: Actor,
  registerId: string,
  range: BookRange & PageRequest,
  most: number,
): Page<BookEntry> {
  const limit = Math.min(range.limit ?? 50, most);
  const rows = db
    .select(entryColumns)
    .from(registerEntries)
    .innerJoin(dispatches, eq(dispatches.id, registerEntries.dispatchId))
    .innerJoin(registers, eq(registers.id, registerEntries.registerId))
    .where(
      and(
        eq(registerEntries.registerId, registerId),
        gt(registerEntries.number, numberAfter(range.cursor)),
        range.fromNumber === undefined ? undefined : gte(registerEntries.number, range.fromNumber),
        range.toNumber === undefined ? undefined : lte(registerEntries.number, range.toNumber),
        range.fromDay === undefined ? undefined : gte(registerEntries.arrivedOn, range.fromDay),
        range.toDay === undefined ? undefined : lte(registerEntries.arrivedOn, range.toDay),
        visibleTo(actor),
      ),
    )
    .orderBy(asc(registerEntries.number))
    .limit(limit + 1)
    .all();
  const page = pageOf(rows, limit, (row) => [String(row.entryNumber)]);
  const given = givenTo(
    db,
    page.rows.map((row) => row.id),
  );
  const corrected = correctedAmong(
    db,
    registerId,
    page.rows.map((row) => row.entryNumber),
  );
  return {
    next: page.next,
    rows: page.rows.map(({ recipientNames, ...row }) => ({
      ...row,
      recipients: row.direction === 'outgoing' ? recipientNames : (given.get(row.id)?.names ?? []),
      routedAt: given.get(row.id)?.at ?? null,
      corrections: corrected.get(row.entryNumber) ?? 0,
    })),
  };
}

function numberAfter(cursor: string | null | undefined): number {
  if (cursor === undefined || cursor === null) return -1;
  const number = Number(cursorParts(cursor, 1)[0]);
  if (!Number.isSafeInteger(number)) throw badCursor();
  return number;
}

/** Đơn vị hoặc người nhận, and since when: whom the papers were given to. */
function givenTo(db: Db, ids: readonly string[]): Map<string, { names: string[]; at: string }> {
  const rows = db
    .select({
      dispatchId: routings.dispatchId,
      at: routings.givenAt,
      name: sql<string>`coalesce(${units.name}, ${people.name}, '')`,
    })
    .from(routings)
    .leftJoin(units, and(eq(routings.toKind, 'unit'), eq(units.id, routings.toId)))
    .leftJoin(people, and(eq(routings.toKind, 'person'), eq(people.id, routings.toId)))
    .where(oneOf(routings.dispatchId, ids))
    .orderBy(asc(routings.givenAt), asc(routings.id))
    .all();
  const given = new Map<string, { names: string[]; at: string }>();
  for (const { dispatchId, at, name } of rows) {
    const before = given.get(dispatchId) ?? { names: [], at };
    if (!before.names.includes(name)) before.names.push(name);
    given.set(dispatchId, before);
  }
  return given;
}

function correctedAmong(db: Db, registerId: string, numbers: readonly number[]): Map<number, number> {
  const rows = db
    .select({ number: registerCorrections.number, times: count() })
    .from(registerCorrections)
    .where(and(eq(registerCorrections.registerId, registerId), oneOf(registerCorrections.number, numbers)))
    .groupBy(registerCorrections.number)
    .all();
  return new Map(rows.map(({ number, times }) => [number, times]));
}
