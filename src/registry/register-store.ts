/** SQL of the registers (sổ đăng ký văn bản) and their numbers. */
import { and, asc, desc, eq, isNotNull, lt, ne, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Direction, dispatches, registers } from './schema.ts';
import type { RegisterView } from './views.ts';
import { seesAllDispatches, visibleTo } from './visibility.ts';

export type RegisterRecord = typeof registers.$inferSelect;

/** A register's series: numbers start again every year (NĐ 30/2020, Đ15). */
export interface Series {
  year: number;
  direction: Direction;
  code: string;
}

export const COMMON_CODE = 'chung';

/** The register of a series; opened on first use. */
export function openRegister(tx: Db, series: Series): RegisterRecord {
  tx.insert(registers)
    .values({ id: newId(), ...series, name: nameOf(series) })
    .onConflictDoNothing()
    .run();
  return registerOf(tx, series)!;
}

export function registerOf(db: Db, { year, direction, code }: Series): RegisterRecord | null {
  return (
    db
      .select()
      .from(registers)
      .where(and(eq(registers.year, year), eq(registers.direction, direction), eq(registers.code, code)))
      .get() ?? null
  );
}

export function insertRegister(tx: Db, register: typeof registers.$inferInsert): RegisterRecord {
  return tx.insert(registers).values(register).returning().get();
}

export function changeRegister(
  tx: Db,
  id: string,
  change: Partial<typeof registers.$inferInsert>,
): RegisterRecord {
  return tx.update(registers).set(change).where(eq(registers.id, id)).returning().get();
}

export function registersOfYear(db: Db, year: number, direction: Direction): RegisterRecord[] {
  return db
    .select()
    .from(registers)
    .where(and(eq(registers.year, year), eq(registers.direction, direction)))
    .orderBy(asc(registers.code))
    .all();
}

/** The books besides the common one that the office kept in the newest year before this. */
export function booksOfYearBefore(db: Db, year: number, direction: Direction): RegisterRecord[] {
  const newest = db
    .select({ year: registers.year })
    .from(registers)
    .where(and(eq(registers.direction, direction), lt(registers.year, year)))
    .orderBy(desc(registers.year))
    .limit(1)
    .get();
  if (newest === undefined) return [];
  return db
    .select()
    .from(registers)
    .where(
      and(
        eq(registers.year, newest.year),
        eq(registers.direction, direction),
        ne(registers.code, COMMON_CODE),
      ),
    )
    .all();
}

export function nameOf({ year, direction, code }: Series): string {
  const name = `Sổ đăng ký văn bản ${direction === 'incoming' ? 'đến' : 'đi'}`;
  return code === COMMON_CODE ? `${name} năm ${year}` : `${name} (${code}) năm ${year}`;
}

/** Takes the next number; the transaction holds the write lock, so nobody else gets it, and a rollback gives it back. */
export function takeNextNumber(tx: Db, registerId: string): number {
  const taken = tx
    .update(registers)
    .set({ nextNumber: sql`${registers.nextNumber} + 1` })
    .where(eq(registers.id, registerId))
    .returning({ next: registers.nextNumber })
    .get();
  return taken.next - 1;
}

export function findRegister(db: Db, id: string): RegisterRecord | null {
  return db.select().from(registers).where(eq(registers.id, id)).get() ?? null;
}

/** All registers, newest year first, with how many of their papers the person may see. */
export function registersFor(db: Db, actor: Actor): RegisterView[] {
  const all = db
    .select()
    .from(registers)
    .orderBy(desc(registers.year), asc(registers.direction), asc(registers.code))
    .all();
  const visible = seesAllDispatches(actor) ? null : visibleEntries(db, actor);
  return all.map((register) => ({
    ...register,
    // Who sees all sees every line: numbers have no gaps, so nothing needs counting.
    entries: visible === null ? register.nextNumber - register.firstNumber : (visible.get(register.id) ?? 0),
  }));
}

function visibleEntries(db: Db, actor: Actor): Map<string | null, number> {
  const rows = db
    .select({ registerId: dispatches.registerId, entries: sql<number>`count(*)` })
    .from(dispatches)
    .where(and(visibleTo(actor), isNotNull(dispatches.registerId)))
    .groupBy(dispatches.registerId)
    .all();
  return new Map(rows.map(({ registerId, entries }) => [registerId, entries]));
}

/** The registered paper with the same number, symbol, issuer and year, whoever may see it. */
export function registeredTwin(
  tx: Db,
  dispatch: { id: string; direction: Direction; duplicateKey: string | null },
): { id: string; number: number; year: number } | null {
  if (dispatch.duplicateKey === null) return null;
  const twin = tx
    .select({ id: dispatches.id, number: dispatches.registerNumber, year: registers.year })
    .from(dispatches)
    .innerJoin(registers, eq(registers.id, dispatches.registerId))
    .where(
      and(
        eq(dispatches.duplicateKey, dispatch.duplicateKey),
        eq(dispatches.direction, dispatch.direction),
        sql`${dispatches.id} <> ${dispatch.id}`,
        sql`${dispatches.registerNumber} is not null`,
      ),
    )
    .orderBy(asc(dispatches.registeredAt))
    .limit(1)
    .get();
  return twin === undefined ? null : { ...twin, number: twin.number! };
}
