/** SQL of where stamps stand. */
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { arrivalStamps } from './book-schema.ts';

export type StampRecord = typeof arrivalStamps.$inferSelect;

export function findStamp(db: Db, dispatchId: string): StampRecord | null {
  return db.select().from(arrivalStamps).where(eq(arrivalStamps.dispatchId, dispatchId)).get() ?? null;
}

export function saveStamp(tx: Db, stamp: StampRecord): void {
  const { dispatchId: _dispatch, ...content } = stamp;
  tx.insert(arrivalStamps)
    .values(stamp)
    .onConflictDoUpdate({ target: arrivalStamps.dispatchId, set: content })
    .run();
}
