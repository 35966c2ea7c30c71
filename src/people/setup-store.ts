/** The one-time link of the first administrator in the database: one at a time. */
import { eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { installation } from '../platform/schema.ts';

const KEY = 'people.first-admin-link';

export interface SetupLink {
  hash: string;
  expiresAt: string;
}

export function writeSetupLink(tx: Db, link: SetupLink, clock: Clock): void {
  const value = { value: link, updatedAt: clock.now() };
  tx.insert(installation)
    .values({ key: KEY, ...value })
    .onConflictDoUpdate({ target: installation.key, set: value })
    .run();
}

export function findSetupLink(db: Db): SetupLink | null {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, KEY))
    .get();
  return (row?.value as SetupLink | undefined) ?? null;
}

export function forgetSetupLink(tx: Db): void {
  tx.delete(installation).where(eq(installation.key, KEY)).run();
}
