/** Bàn giao: whoever leaves hands every paper that lies with them and every open duty to another. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { assertMayHandOver, handOverPapers, papersWith } from '../registry/index.ts';
import { leadOf, letSee } from './create.ts';
import { partiesFrom } from './parties.ts';
import { recordDeed } from './recording.ts';
import { PARTY_ROLES } from './schema.ts';
import {
  type NewParty,
  type ObligationRecord,
  openWith,
  type Party,
  partiesOf,
  replaceParties,
} from './store.ts';
import { tell } from './tell.ts';

export interface HandOver {
  fromId: string;
  toId: string;
  reason: string;
}

/** What lies with a person: papers, duties they have a part in, duties they gave out and have to confirm. */
export interface Held {
  papers: number;
  duties: number;
  assigned: number;
}

/** @throws AppError `people.forbidden` it is for oneself, the head of one's unit, văn thư, lãnh đạo, quản trị */
export function heldBy(db: Db, personId: string, by: Actor, clock: Clock): Held {
  assertMayHandOver(db, personId, by, clock);
  const open = openWith(db, personId);
  const assigned = open.filter(({ assignerId }) => assignerId === personId).length;
  const duties = open.filter(({ id }) => partiesOf(db, id).some(isOf(personId))).length;
  return { papers: papersWith(db, personId), duties, assigned };
}

/**
 * Papers and duties change hands together, or not at all: those the person does, joins in, follows or is told of, and
 * those they gave out. Deadlines stay as they are.
 *
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
    const [successor] = partiesFrom(tx, { lead: [{ personId: command.toId }] }, clock.today().date);
    const open = openWith(tx, command.fromId);
    for (const obligation of open) handOverDuty(tx, obligation, command, successor!, by, clock);
    return { papers, obligations: open.length };
  });
}

function handOverDuty(
  tx: Db,
  obligation: ObligationRecord,
  { fromId, reason }: HandOver,
  { partyId, name }: NewParty,
  by: Actor,
  clock: Clock,
): void {
  const before = partiesOf(tx, obligation.id);
  const after = distinct(
    before.map((party) =>
      isOf(fromId)(party) ? { role: party.role, kind: 'person' as const, partyId, name } : plain(party),
    ),
  );
  replaceParties(tx, obligation.id, PARTY_ROLES, after);
  letSee(tx, obligation.dispatchId, [{ role: 'lead', kind: 'person', partyId, name }], by, clock);
  const given = obligation.assignerId === fromId ? { assignerId: partyId, assignerName: name } : {};
  const leaving = before.find(isOf(fromId))?.name ?? obligation.assignerName;
  const details = { from: leaving, person: name };
  const deed = { by, did: 'handed-over', note: reason, details };
  tell(tx, recordDeed(tx, obligation, { ...leadOf(after), ...given }, deed, clock), 'handed-over', by, clock);
}

const isOf =
  (personId: string) =>
  ({ kind, partyId }: Pick<Party, 'kind' | 'partyId'>): boolean =>
    kind === 'person' && partyId === personId;

const plain = ({ role, kind, partyId, name }: Party): NewParty => ({ role, kind, partyId, name });

/** Who takes over may have had a part in it before. */
function distinct(parties: readonly NewParty[]): NewParty[] {
  return [
    ...new Map(parties.map((party) => [`${party.role} ${party.kind} ${party.partyId}`, party])).values(),
  ];
}
