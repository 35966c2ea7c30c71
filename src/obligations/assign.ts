/** Who does it: giao, giao lại, phân công trong đơn vị, giao việc tiếp. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Deadline } from '../understanding/understanding.ts';
import { act, type Acted, type On, requireVisible } from './acting.ts';
import { createObligation, type CreatedObligation, leadOf, letSee, NO_DEADLINE } from './create.ts';
import { invalid } from './errors.ts';
import { membersOf } from './office-store.ts';
import { type PartyChoice, type PartyChoices, partiesFrom, rolesNamed } from './parties.ts';
import type { PartyRole } from './schema.ts';
import { type NewParty, replaceParties, textOf } from './store.ts';

/**
 * Gives a duty to others, or for the first time to somebody: it is new to them. Roles that are not named stay.
 * @throws AppError `obligation.unknown-party`, `obligation.invalid` no lead
 */
export function assignObligation(
  db: Db,
  command: On & { parties: PartyChoices; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'assign' }, by, clock, (tx, { obligation }) => {
    if ((command.parties.lead ?? []).length === 0) throw invalid('Hãy chọn đơn vị hoặc người chủ trì.');
    const parties = partiesFrom(tx, command.parties, clock.today().date);
    replaceParties(tx, obligation.id, rolesNamed(command.parties), parties);
    letSee(tx, obligation.dispatchId, parties, by, clock);
    return {
      change: { ...leadOf(parties), acceptedOn: null },
      details: { leads: namesOf(parties, 'lead'), cooperators: namesOf(parties, 'cooperator') },
    };
  });
}

/**
 * Names the person who does it, within the lead unit. The unit stays the lead.
 * @throws AppError `obligation.invalid` somebody of another unit
 */
export function delegate(
  db: Db,
  command: On & { personId: string; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(db, { ...command, action: 'delegate' }, by, clock, (tx, { obligation, parties }) => {
    const today = clock.today().date;
    const units = parties.filter(({ role, kind }) => role === 'lead' && kind === 'unit');
    if (!units.some(({ partyId }) => membersOf(tx, partyId, today).includes(command.personId)))
      throw invalid('Người được phân công phải thuộc đơn vị chủ trì.');
    const [person] = partiesFrom(tx, { lead: [{ personId: command.personId }] }, today);
    const leads: NewParty[] = [
      ...units.map(({ role, kind, partyId, name }) => ({ role, kind, partyId, name })),
      person!,
    ];
    replaceParties(tx, obligation.id, ['lead'], leads);
    letSee(tx, obligation.dispatchId, [person!], by, clock);
    return { change: leadOf(leads), details: { person: person!.name } };
  });
}

/** One part of a duty, for a unit or a person. */
export interface Part {
  action: string;
  lead: readonly PartyChoice[];
  cooperators?: readonly PartyChoice[] | undefined;
  /** By default the deadline of the whole. */
  due?: string | null | undefined;
}

/**
 * Giao việc tiếp: hands a duty down in parts. Whoever hands down is the assigner of the parts and confirms them;
 * the whole is reported when they are done. A part may not end after the whole.
 * @throws AppError `obligation.invalid`
 */
export function handDown(
  db: Db,
  command: On & { parts: readonly Part[]; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted & { parts: CreatedObligation[] } {
  return inTransaction(db, (tx) => {
    if (command.parts.length === 0) throw invalid('Hãy ghi ít nhất một việc để giao.');
    const acted = act(tx, { ...command, action: 'hand-down' }, by, clock, (_tx, { obligation }) => ({
      change: { acceptedOn: obligation.acceptedOn ?? clock.today().date },
      details: { parts: command.parts.length },
    }));
    const whole = requireVisible(tx, command.obligationId, by);
    const { evidence } = textOf(tx, whole.id);
    const parts = command.parts.map((part) => {
      const due = part.due ?? whole.due;
      if (whole.due !== null && due !== null && due > whole.due)
        throw invalid('Hạn của việc giao tiếp không được sau hạn của nhiệm vụ.');
      if (part.lead.length === 0) throw invalid('Mỗi việc giao tiếp phải có người hoặc đơn vị chủ trì.');
      return createObligation(
        tx,
        {
          source: { kind: 'parent', parentId: whole.id, dispatchId: whole.dispatchId },
          side: 'ours',
          action: part.action,
          urgent: whole.urgent,
          assigner: by.id === null ? { personId: null, name: by.name } : { personId: by.id, name: by.name },
          parties: { lead: part.lead, cooperator: part.cooperators ?? [] },
          deadline: fixed(due),
          evidence,
        },
        by,
        clock,
      );
    });
    return { ...acted, parts };
  });
}

const fixed = (due: string | null): Deadline =>
  due === null ? NO_DEADLINE : { kind: 'date', raw: null, date: due };

const namesOf = (parties: readonly NewParty[], role: PartyRole) =>
  parties.filter((party) => party.role === role).map(({ name }) => name);
