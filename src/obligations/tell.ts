/** Tells the people concerned what was done, in the transaction in which it was done. */
import type { Actor } from '../people/actor.ts';
import { peopleOfRole } from '../people/people-store.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { noteAll } from './notice-store.ts';
import { headOf, membersOf } from './office-store.ts';
import type { PartyRole } from './schema.ts';
import { type ObligationRecord, type Party, partiesOf } from './store.ts';

/** Whom a deed concerns: the doing side, the assigning side, or everybody with a part in it. */
type Audience = 'doers' | 'assigner' | 'all';

const AUDIENCES: Readonly<Record<string, Audience>> = {
  created: 'doers',
  assign: 'doers',
  delegate: 'doers',
  'handed-over': 'doers',
  decline: 'assigner',
  report: 'assigner',
  'withdraw-report': 'assigner',
  'approve-unit': 'assigner',
  'reject-unit': 'doers',
  confirm: 'doers',
  'send-back': 'doers',
  'ask-extension': 'assigner',
  'decide-extension': 'doers',
  'set-due': 'doers',
  'record-event': 'all',
  remind: 'doers',
  note: 'all',
  pause: 'doers',
  resume: 'doers',
  cancel: 'all',
  reopen: 'doers',
  'children-done': 'doers',
};

/** One notice a person, once for each version of the obligation; never to who did it. */
export function tell(tx: Db, obligation: ObligationRecord, did: string, by: Actor, clock: Clock): void {
  const audience = AUDIENCES[did];
  if (audience === undefined) return;
  const parties = partiesOf(tx, obligation.id);
  const day = vietnamDate(clock.now());
  const concerned = new Set([
    ...(audience === 'assigner' ? [] : doersOf(tx, parties, day)),
    ...(audience === 'doers' ? [] : assignersOf(tx, obligation)),
  ]);
  if (did === 'report' && obligation.status === 'awaiting-unit') {
    for (const head of headsOf(tx, parties)) concerned.add(head);
  }
  if (by.id !== null) concerned.delete(by.id);
  noteAll(tx, [...concerned], {
    obligationId: obligation.id,
    kind: did,
    key: `v${obligation.version}`,
    byName: by.id === null ? null : by.name,
    at: clock.now(),
  });
}

/** The named people, and of a unit its head, or everybody where nobody is its head and nobody is named. */
export function doersOf(db: Db, parties: readonly Party[], day: string): string[] {
  const doing = parties.filter(({ role }) => role === 'lead' || role === 'cooperator');
  const named = doing.filter(({ kind }) => kind === 'person').map(({ partyId }) => partyId);
  const units = doing.filter(({ kind }) => kind === 'unit');
  return [
    ...named,
    ...units.flatMap(({ partyId, role }) => {
      const head = headOf(db, partyId);
      if (head !== null) return [head];
      return role === 'lead' && named.length > 0 ? [] : membersOf(db, partyId, day);
    }),
  ];
}

export function headsOf(db: Db, parties: readonly Party[]): string[] {
  return ofRole(parties, 'lead')
    .filter(({ kind }) => kind === 'unit')
    .flatMap(({ partyId }) => headOf(db, partyId) ?? []);
}

const ofRole = (parties: readonly Party[], role: PartyRole) => parties.filter((party) => party.role === role);

/** Who assigned it; every lãnh đạo where that is nobody of the office. */
export function assignersOf(db: Db, { assignerId }: ObligationRecord): string[] {
  return assignerId === null ? peopleOfRole(db, 'leader') : [assignerId];
}
