/** SQL of the settings of the follow-up: one row among those of the installation. */
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { installation } from '../platform/schema.ts';

const KEY = 'follow-up';

/** Null where nobody changed anything yet. */
export function savedSettings(db: Db): unknown {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, KEY))
    .get();
  return row?.value ?? null;
}

export function saveSettings(tx: Db, value: unknown, updatedAt: string): void {
  tx.insert(installation)
    .values({ key: KEY, value, updatedAt })
    .onConflictDoUpdate({ target: installation.key, set: { value, updatedAt } })
    .run();
}
