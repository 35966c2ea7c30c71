/** SQL of taken-over books. */
import { and, count, desc, eq, gt, inArray, max, or, sql } from 'drizzle-orm';
import type { Db } from '../../platform/database.ts';
import { oneOf } from '../../platform/one-of.ts';
import { registerEntries, registerImports } from '../book-schema.ts';
import { dispatchAccess, dispatches, registers } from '../schema.ts';

export type ImportRecord = typeof registerImports.$inferSelect;

export function insertImport(tx: Db, record: typeof registerImports.$inferInsert): ImportRecord {
  return tx.insert(registerImports).values(record).returning().get();
}

export function findImport(db: Db, id: string): ImportRecord | null {
  return db.select().from(registerImports).where(eq(registerImports.id, id)).get() ?? null;
}

export function changeImport(
  tx: Db,
  id: string,
  change: Partial<typeof registerImports.$inferInsert>,
): ImportRecord {
  return tx.update(registerImports).set(change).where(eq(registerImports.id, id)).returning().get();
}

export function newestImports(db: Db, limit: number): ImportRecord[] {
  return db.select().from(registerImports).orderBy(desc(registerImports.createdAt)).limit(limit).all();
}

/** Numbers among these that the book has already. */
export function takenNumbers(db: Db, registerId: string, numbers: readonly number[]): Set<number> {
  const rows = db
    .select({ number: registerEntries.number })
    .from(registerEntries)
    .where(and(eq(registerEntries.registerId, registerId), oneOf(registerEntries.number, numbers)))
    .all();
  return new Set(rows.map(({ number }) => number));
}

/** Papers of an import that somebody did something with since. */
export function touchedOf(db: Db, importId: string): number {
  const routed = sql`exists (select 1 from ${dispatchAccess} where ${dispatchAccess.dispatchId} = ${dispatches.id})`;
  return db
    .select({ touched: count() })
    .from(dispatches)
    .where(and(eq(dispatches.importId, importId), or(gt(dispatches.version, 1), routed)))
    .get()!.touched;
}

export function idsOfImport(db: Db, importId: string): string[] {
  return db
    .select({ id: dispatches.id })
    .from(dispatches)
    .where(eq(dispatches.importId, importId))
    .all()
    .map(({ id }) => id);
}

export function removeImported(tx: Db, importId: string): void {
  const ids = tx.select({ id: dispatches.id }).from(dispatches).where(eq(dispatches.importId, importId));
  tx.delete(registerEntries).where(inArray(registerEntries.dispatchId, ids)).run();
  tx.delete(dispatches).where(eq(dispatches.importId, importId)).run();
}

/** The next number is one more than the highest in the book. */
export function countOnFrom(tx: Db, registerId: string): void {
  const highest = tx
    .select({ number: max(registerEntries.number) })
    .from(registerEntries)
    .where(eq(registerEntries.registerId, registerId))
    .get()?.number;
  const next = highest === null || highest === undefined ? sql`${registers.firstNumber}` : highest + 1;
  tx.update(registers).set({ nextNumber: next }).where(eq(registers.id, registerId)).run();
}
