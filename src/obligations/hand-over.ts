/** Bàn giao: whoever leaves hands every paper that lies with them and every open duty to another. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { handOverPapers } from '../registry/index.ts';
import { leadOf, letSee } from './create.ts';
import { partiesFrom } from './parties.ts';
import { recordDeed } from './recording.ts';
import { type NewParty, openLedBy, partiesOf, replaceParties } from './store.ts';

export interface HandOver {
  fromId: string;
  toId: string;
  reason: string;
}

/**
 * Papers and duties change hands together, or not at all. Deadlines stay as they are.
 * @throws AppError `people.forbidden`, `dispatch.unknown-grantee`, `routing.hand-over-to-self`
 */
export function handOver(
  db: Db,
  command: HandOver,
  by: Actor,
  clock: Clock,
): { papers: number; obligations: number } {
  return inTransaction(db, (tx) => {
    const papers = handOverPapers(tx, command, by, clock);
    const { fromId, toId, reason } = command;
    const [successor] = partiesFrom(tx, { lead: [{ personId: toId }] }, clock.today().date);
    const open = openLedBy(tx, fromId);
    for (const obligation of open) {
      const leads = partiesOf(tx, obligation.id)
        .filter(({ role }) => role === 'lead')
        .map(({ role, kind, partyId, name }): NewParty =>
          kind === 'person' && partyId === fromId ? successor! : { role, kind, partyId, name },
        );
      replaceParties(tx, obligation.id, ['lead'], leads);
      letSee(tx, obligation.dispatchId, [successor!], by, clock);
      const details = { from: obligation.leadName, person: successor!.name };
      recordDeed(tx, obligation, leadOf(leads), { by, did: 'handed-over', note: reason, details }, clock);
    }
    return { papers, obligations: open.length };
  });
}
