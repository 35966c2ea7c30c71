/** Who has to do with an obligation, as it is asked for, and what somebody is to it. */
import type { Actor } from '../people/actor.ts';
import { hasRole } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { unknownParty } from './errors.ts';
import type { Relation } from './lifecycle.ts';
import { PARTY_ROLES, type PartyRole } from './schema.ts';
import { activePeople, livingUnits, type OfficeUnit, unitsHeadedBy } from './office-store.ts';
import type { NewParty, ObligationRecord, Party } from './store.ts';

/** A unit or a person of the office, or the name of somebody outside it ("Sở Y tế"). */
export type PartyChoice = { unitId: string } | { personId: string } | { name: string };

export type PartyChoices = Partial<Record<PartyRole, readonly PartyChoice[] | undefined>>;

/**
 * The parties with their names of today; a name that is a unit's becomes that unit.
 * @throws AppError `obligation.unknown-party` a unit that was dissolved, a person who left
 */
export function partiesFrom(db: Db, choices: PartyChoices, date: string): NewParty[] {
  const units = livingUnits(db, date);
  const roles = rolesNamed(choices).map((role) => [role, choices[role] ?? []] as const);
  const wantedPeople = roles.flatMap(([, list]) =>
    list.flatMap((choice) => ('personId' in choice ? [choice.personId] : [])),
  );
  const names = activePeople(db, wantedPeople);
  const unknown: string[] = [];
  const parties = roles.flatMap(([role, list]) =>
    list.flatMap((choice): NewParty[] => {
      if ('name' in choice) return [named(role, choice.name, units)];
      const isUnit = 'unitId' in choice;
      const partyId = isUnit ? choice.unitId : choice.personId;
      const name = isUnit ? units.find(({ id }) => id === partyId)?.name : names.get(partyId);
      if (name !== undefined) return [{ role, kind: isUnit ? 'unit' : 'person', partyId, name }];
      unknown.push(partyId);
      return [];
    }),
  );
  if (unknown.length > 0) throw unknownParty(unknown);
  return parties;
}

/** The roles for which somebody, or expressly nobody, is named. */
export function rolesNamed(choices: PartyChoices): PartyRole[] {
  return PARTY_ROLES.filter((role) => choices[role] !== undefined);
}

function named(role: PartyRole, name: string, units: readonly OfficeUnit[]): NewParty {
  const unit = unitNamed(name, units);
  return unit === null
    ? { role, kind: 'outside', partyId: name.normalize('NFC'), name: name.normalize('NFC') }
    : { role, kind: 'unit', partyId: unit.id, name: unit.name };
}

/** The unit that a paper means by a name: its full name, its short one, or the post of its head before the name. */
export function unitNamed(name: string, units: readonly OfficeUnit[]): OfficeUnit | null {
  const wanted = plain(name).replace(
    /^(?:giam doc|truong phong|chanh van phong|truong ban|thu truong|hieu truong|phong truong)\s+/u,
    (post) => POSTS_IN_NAMES.get(post.trim()) ?? '',
  );
  return (
    units.find((unit) => [unit.name, unit.shortName].some((own) => own !== '' && plain(own) === wanted)) ??
    null
  );
}

/** "Trưởng phòng Kinh tế" is the head of "Phòng Kinh tế", "Chánh Văn phòng" that of "Văn phòng". */
const POSTS_IN_NAMES = new Map([
  ['truong phong', 'phong '],
  ['chanh van phong', 'van phong '],
  ['truong ban', 'ban '],
]);

const plain = (name: string) =>
  foldAccents(name)
    .replace(/\buy ban nhan dan\b/gu, 'ubnd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What somebody is to the obligation. */
export function relationsOf(
  db: Db,
  obligation: Pick<ObligationRecord, 'assignerId' | 'side'>,
  parties: readonly Party[],
  actor: Actor,
): Relation[] {
  const headed = actor.id === null ? [] : unitsHeadedBy(db, actor.id);
  return relationsAmong(obligation, parties, actor, headed);
}

/** Pure: the same, the headed units known. */
export function relationsAmong(
  { assignerId, side }: Pick<ObligationRecord, 'assignerId' | 'side'>,
  parties: readonly Pick<Party, 'role' | 'kind' | 'partyId'>[],
  actor: Actor,
  headed: readonly string[],
): Relation[] {
  const mine = (party: (typeof parties)[number]) =>
    party.kind === 'person'
      ? party.partyId === actor.id
      : party.kind === 'unit' && (actor.unitIds.includes(party.partyId) || headed.includes(party.partyId));
  const as = (role: PartyRole) => parties.filter((party) => party.role === role && mine(party));
  const leads = parties.filter(({ role }) => role === 'lead');
  const isHead = leads.some(({ kind, partyId }) => kind === 'unit' && headed.includes(partyId));
  const isWatcher = hasRole(actor, 'clerk') || as('watcher').length > 0;
  // Where a person is named to do it, their colleagues of the unit do not report in their place.
  const hasPerson = leads.some(({ kind }) => kind === 'person');
  const isLead = isHead || as('lead').some(({ kind }) => kind === 'person' || !hasPerson);
  // Whoever owes us something has no seat here: who follows it up writes down what arrives.
  const standsIn = side === 'theirs' && isWatcher;
  return [
    ...((assignerId !== null && assignerId === actor.id) || hasRole(actor, 'leader')
      ? (['assigner'] as const)
      : []),
    ...(isLead || standsIn ? (['lead'] as const) : []),
    ...(isHead ? (['head'] as const) : []),
    ...(as('cooperator').length > 0 || (!isLead && as('lead').length > 0) ? (['cooperator'] as const) : []),
    ...(isWatcher ? (['watcher'] as const) : []),
    ...(as('informed').length > 0 ? (['informed'] as const) : []),
  ];
}
