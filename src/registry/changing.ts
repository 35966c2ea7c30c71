/** What every change of a paper begins and ends with. */
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { assertMay, type DispatchAction } from './actions.ts';
import { announceForSender } from './edxml/tell-sender.ts';
import { dispatchChanged } from './errors.ts';
import { announceForFollowUp } from './follow-up.ts';
import {
  changeDispatch,
  type DispatchRecord,
  lastChange,
  type NewDispatch,
  requireVisible,
} from './store.ts';

/** A paper and the version of it the person has before their eyes. */
export interface Versioned {
  dispatchId: string;
  version: number;
}

/**
 * The paper, if the person may do this with it now.
 * @throws AppError `dispatch.not-found`, `people.forbidden`, `dispatch.wrong-state`
 */
export function requireFor(action: DispatchAction, tx: Db, dispatchId: string, by: Actor): DispatchRecord {
  const dispatch = requireVisible(tx, dispatchId, by);
  assertMay(action, dispatch, by);
  return dispatch;
}

/** @throws AppError `dispatch.changed` where somebody changed it since, telling who */
export function assertUnchanged(tx: Db, dispatch: DispatchRecord, version: number): void {
  if (dispatch.version === version) return;
  const last = lastChange(tx, dispatch.id);
  throw dispatchChanged(dispatch.version, last?.by ?? null, last?.at ?? null);
}

export interface Deed {
  by: Actor;
  /** The audit line's word: `dispatch.registered`. */
  did: string;
  /** Facts, never text of the paper: the trail cannot be wiped when a paper turns out to be secret. */
  details?: Record<string, unknown>;
}

/** Writes a change with its audit line and its notices to the search index, the follow-up and the sender. */
export function recordChange(
  tx: Db,
  before: DispatchRecord,
  change: Partial<NewDispatch>,
  deed: Deed,
  clock: Clock,
): DispatchRecord {
  const after = changeDispatch(tx, before, change, clock);
  appendAudit(tx, { ...deed, to: before.id }, clock);
  announceForSearch(tx, before.id, clock);
  announceForFollowUp(tx, after, deed.did, clock);
  announceForSender(tx, after, deed, clock);
  return after;
}
