/** What a search must say of itself: that it does not know of the last changes yet. */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { searchLag } from '../platform/outbox.ts';

/** The indexer needs seconds. Who waits longer should not take "nothing found" for an answer. */
const LATE_AFTER_MS = 30_000;

/** How many changes wait for the index, where the oldest has waited too long; 0 while the indexer keeps up. */
export function changesLate(db: Db, clock: Clock): number {
  const { waiting, since } = searchLag(db);
  return since !== null && Date.parse(clock.now()) - Date.parse(since) > LATE_AFTER_MS ? waiting : 0;
}
