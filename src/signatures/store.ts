/** SQL of the keys that sign. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { signingKeys } from './schema.ts';

export type KeyRecord = typeof signingKeys.$inferSelect;

const ofOwner = (personId: string | null) =>
  personId === null ? isNull(signingKeys.personId) : eq(signingKeys.personId, personId);

/** The key in force of a person, or of the agency (null). */
export function keyInForce(db: Db, personId: string | null): KeyRecord | null {
  return (
    db
      .select()
      .from(signingKeys)
      .where(and(ofOwner(personId), isNull(signingKeys.endedAt)))
      .get() ?? null
  );
}

export function insertKey(tx: Db, key: KeyRecord): void {
  tx.insert(signingKeys).values(key).run();
}

/** The row stays for the record, the key itself does not. */
export function endKey(tx: Db, id: string, clock: Clock): void {
  tx.update(signingKeys)
    .set({ endedAt: clock.now(), p12: Buffer.alloc(0), picture: null })
    .where(eq(signingKeys.id, id))
    .run();
}
