/** What every change of an obligation begins and ends with: the version, the line of its history, the audit line. */
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { changeObligation, insertHistory, type NewRecord, type ObligationRecord } from './store.ts';

export interface Deed {
  by: Actor;
  /** `created`, `accept`, `report`, … */
  did: string;
  /** The person's own words. They stay in the history of the obligation; the audit trail never holds text. */
  note?: string | null;
  /** Facts: dates, ids, names of parties. */
  details?: Record<string, unknown>;
}

/** Writes a change with its line in the history and in the audit trail. */
export function recordDeed(
  tx: Db,
  before: ObligationRecord,
  change: Partial<NewRecord>,
  deed: Deed,
  clock: Clock,
): ObligationRecord {
  const after = changeObligation(tx, before, change, clock.now());
  noteDeed(tx, { before: before.status, after }, deed, clock);
  return after;
}

/** Writes the lines alone, for an obligation that has just come into being. */
export function noteDeed(
  tx: Db,
  { before, after }: { before: ObligationRecord['status'] | null; after: ObligationRecord },
  { by, did, note = null, details = {} }: Deed,
  clock: Clock,
): void {
  insertHistory(tx, {
    id: newId(),
    obligationId: after.id,
    version: after.version,
    at: clock.now(),
    byId: by.id,
    byName: by.name,
    did,
    fromStatus: before,
    toStatus: after.status,
    note,
    details,
  });
  // The code carries the number of the paper: the trail, which nobody can wipe, does without it.
  const facts = { status: after.status, ...details };
  appendAudit(tx, { by, did: `obligation.${did}`, to: after.id, details: facts }, clock);
  // It is found with its paper, and under the deadline that holds now.
  if (after.dispatchId !== null) announceForSearch(tx, after.dispatchId, clock);
  // One that stands in no paper is found by itself.
  if (after.statedId === null) announceForSearch(tx, after.id, clock);
}
