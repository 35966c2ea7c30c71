/** Nhiệm vụ nêu trong văn bản đi do cơ quan soạn: said by its draft, so that nobody has to confirm them off the print. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Obligation } from '../understanding/understanding.ts';
import { recordChange } from './changing.ts';
import { kindOf } from './obligation-statements.ts';
import { decisionsOf, insertDecision, suggestionsOf } from './obligation-store.ts';
import { continued } from './same-obligation.ts';
import type { SuggestedObligation } from './schema.ts';
import { findDispatch } from './store.ts';

/**
 * Writes what the paper hands down as decided. What reading suggested of it before is taken for the same duty, and so
 * is what it suggests afterwards; where a person decided already, their word stands.
 */
export function stateOwnObligations(
  tx: Db,
  dispatchId: string,
  obligations: readonly Obligation[],
  by: Actor,
  clock: Clock,
): void {
  const decided = decisionsOf(tx, dispatchId).flatMap(({ suggested, stated }) => [...suggested, ...stated]);
  const decidedIds = new Set(decided.map(({ id }) => id));
  const open = suggestionsOf(tx, dispatchId).filter(({ id }) => !decidedIds.has(id));
  const own = continued([...decided, ...open], obligations, newId).filter(({ id }) => !decidedIds.has(id));
  const dispatch = findDispatch(tx, dispatchId);
  if (dispatch === null || own.length === 0) return;
  for (const stated of own) {
    const suggested = open.find(({ id }) => id === stated.id);
    const asSuggested = suggested === undefined ? stated : contentOf(suggested);
    insertDecision(tx, dispatchId, {
      id: newId(),
      kind: kindOf([asSuggested], [stated]),
      suggested: [asSuggested],
      stated: [stated],
      reason: null,
      decidedBy: by.id,
      decidedAt: clock.now(),
    });
  }
  const details = { action: 'issued', count: own.length };
  recordChange(tx, dispatch, {}, { by, did: 'dispatch.obligation-decided', details }, clock);
}

const contentOf = ({ id, obligation, evidence }: SuggestedObligation): SuggestedObligation => ({
  id,
  obligation,
  evidence,
});
