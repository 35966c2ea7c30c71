/** What the program notes of an office by name: one row a note, each read and written by its own room only. */
import { eq } from 'drizzle-orm';
import type { Db } from './database.ts';
import { installation } from './schema.ts';

/** Null where nothing is noted by that name. */
export function noted(db: Db, key: string): unknown {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, key))
    .get();
  return row?.value ?? null;
}

/** @param at when it was said, where that matters */
export function note(tx: Db, key: string, value: unknown, at?: string): void {
  const row = { value, ...(at === undefined ? {} : { updatedAt: at }) };
  tx.insert(installation)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: installation.key, set: row })
    .run();
}

export function forgetNote(tx: Db, key: string): void {
  tx.delete(installation).where(eq(installation.key, key)).run();
}
