/** SQL of the registers (sổ đăng ký văn bản) and their numbers. */
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Direction, dispatches, registers } from './schema.ts';
import type { RegisterView } from './views.ts';
import { visibleTo } from './visibility.ts';

export type RegisterRecord = typeof registers.$inferSelect;

/** A register's series: numbers start again every year (NĐ 30/2020, Đ15). */
export interface Series {
  year: number;
  direction: Direction;
  code: string;
}

/** The register of a series; opened on first use. */
export function openRegister(tx: Db, series: Series): RegisterRecord {
  tx.insert(registers)
    .values({ id: newId(), ...series, name: nameOf(series) })
    .onConflictDoNothing()
    .run();
  return tx
    .select()
    .from(registers)
    .where(
      and(
        eq(registers.year, series.year),
        eq(registers.direction, series.direction),
        eq(registers.code, series.code),
      ),
    )
    .get()!;
}

function nameOf({ year, direction, code }: Series): string {
  const name = `Sổ đăng ký văn bản ${direction === 'incoming' ? 'đến' : 'đi'}`;
  return code === 'chung' ? `${name} năm ${year}` : `${name} (${code}) năm ${year}`;
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
  return db
    .select({
      id: registers.id,
      year: registers.year,
      direction: registers.direction,
      code: registers.code,
      name: registers.name,
      entries: sql<number>`count(${dispatches.id})`,
    })
    .from(registers)
    .leftJoin(dispatches, and(eq(dispatches.registerId, registers.id), visibleTo(actor)))
    .groupBy(registers.id)
    .orderBy(desc(registers.year), asc(registers.direction), asc(registers.code))
    .all();
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
