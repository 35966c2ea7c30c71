/** SQL of what readers of the installation may do here. */
import { eq } from 'drizzle-orm';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { installation } from '../../platform/schema.ts';
import type { SharedReadersMay } from './shared-readers.ts';

const MAY = 'reading.shared-readers';
/** Nobody has said that others may see first pages. */
const UNLESS_SAID: SharedReadersMay = 'read';

export function sharedReadersMay(db: Db): SharedReadersMay {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, MAY))
    .get();
  return row?.value === 'nothing' || row?.value === 'open' ? row.value : UNLESS_SAID;
}

export function keepSharedReadersMay(tx: Db, may: SharedReadersMay, clock: Clock): void {
  const row = { value: may, updatedAt: clock.now() };
  tx.insert(installation)
    .values({ key: MAY, ...row })
    .onConflictDoUpdate({ target: installation.key, set: row })
    .run();
}
