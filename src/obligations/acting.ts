/** What every action on an obligation begins and ends with. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import {
  actionNotForYou,
  invalid,
  notInThisStatus,
  obligationChanged,
  obligationNotFound,
} from './errors.ts';
import { deedInWords } from './history-words.ts';
import { type Action, refusal, type Relation, RELATION_NAMES, ruleOf, STATUS_NAMES } from './lifecycle.ts';
import { followChild } from './parents.ts';
import { relationsOf } from './parties.ts';
import { recordDeed } from './recording.ts';
import { historySince, type NewRecord, type ObligationRecord, type Party, partiesOf } from './store.ts';
import { findVisible } from './list-store.ts';
import { tell } from './tell.ts';

/** An obligation, and the version of it that the person has before their eyes. */
export interface On {
  obligationId: string;
  version: number;
}

export interface Acted {
  id: string;
  version: number;
  status: ObligationRecord['status'];
}

/** The obligation as it is while somebody acts on it. */
export interface Situation {
  obligation: ObligationRecord;
  parties: Party[];
  relations: Relation[];
}

/** What an action writes besides the status that the table gives. */
export interface Consequence {
  change?: Partial<NewRecord>;
  details?: Record<string, unknown>;
}

/** @throws AppError `obligation.not-found` also where the person may not see it */
export function requireVisible(db: Db, id: string, actor: Actor): ObligationRecord {
  const found = findVisible(db, id, actor);
  if (found === null) throw obligationNotFound();
  return found;
}

/**
 * Acts on an obligation: whether one may, whether it is still as the person saw it, the change with its line in the
 * history, the notices, and what it means for the parent.
 *
 * @param note the person's words; a reason where the action asks for one
 * @throws AppError `obligation.not-found`, `obligation.forbidden`, `obligation.wrong-status`, `obligation.invalid`
 * @throws AppError `obligation.changed` somebody was quicker, telling who did what
 */
export function act(
  db: Db,
  { obligationId, version, action, note }: On & { action: Action; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
  consequence: (tx: Db, situation: Situation) => Consequence = () => ({}),
): Acted {
  return inTransaction(db, (tx) => {
    const obligation = requireVisible(tx, obligationId, by);
    const parties = partiesOf(tx, obligation.id);
    const relations = relationsOf(tx, obligation, parties, by);
    assertMay(action, obligation, relations);
    assertUnchanged(tx, obligation, version);
    assertStatus(action, obligation, relations);
    const words = note?.normalize('NFC').trim() || null;
    if (ruleOf(action).reason === true && words === null)
      throw invalid(`Hãy ghi lý do “${ruleOf(action).name}”.`);
    const { change = {}, details = {} } = consequence(tx, { obligation, parties, relations });
    const { to } = ruleOf(action);
    const after = recordDeed(
      tx,
      obligation,
      { ...(to === null ? {} : { status: to }), ...change },
      { by, did: action, note: words, details },
      clock,
    );
    tell(tx, after, action, by, clock);
    followChild(tx, obligation, after, clock);
    return { id: after.id, version: after.version, status: after.status };
  });
}

function assertMay(action: Action, { status }: ObligationRecord, relations: readonly Relation[]): void {
  if (refusal(action, status, relations) !== 'relation') return;
  const { name, by } = ruleOf(action);
  throw actionNotForYou(name, by.map((relation) => RELATION_NAMES[relation]).join(', '));
}

function assertStatus(action: Action, { status }: ObligationRecord, relations: readonly Relation[]): void {
  if (refusal(action, status, relations) !== 'status') return;
  throw notInThisStatus(ruleOf(action).name, STATUS_NAMES[status]);
}

function assertUnchanged(tx: Db, obligation: ObligationRecord, version: number): void {
  if (obligation.version === version) return;
  const since = historySince(tx, obligation.id, version);
  throw obligationChanged(obligation.version, since.map(deedInWords));
}
