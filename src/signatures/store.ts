/** SQL of the keys that sign, and of a trust list that lies in the database. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { signingKeys, signingTrustFiles } from './schema.ts';

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

export function storedTrustFiles(db: Db): string[] {
  const { name } = signingTrustFiles;
  const rows = db.select({ name }).from(signingTrustFiles).orderBy(asc(name)).all();
  return rows.map((row) => row.name);
}

/** Empty where there is none of that name. */
export function storedTrustFile(db: Db, name: string): Uint8Array {
  const row = db.select().from(signingTrustFiles).where(eq(signingTrustFiles.name, name)).get();
  return row?.content ?? new Uint8Array();
}

export function storeTrustFile(db: Db, name: string, bytes: Uint8Array): void {
  const content = Buffer.from(bytes);
  db.insert(signingTrustFiles)
    .values({ name, content })
    .onConflictDoUpdate({ target: signingTrustFiles.name, set: { content } })
    .run();
}

export function removeTrustFile(db: Db, name: string): void {
  db.delete(signingTrustFiles).where(eq(signingTrustFiles.name, name)).run();
}
