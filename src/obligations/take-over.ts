/** The confirmed obligations of a registered paper become duties that are followed up, once each. */
import { z } from 'zod';
import { type Actor, SERVICE } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { decisionsOf, type Stated } from '../registry/obligation-store.ts';
import { type DispatchRecord, findDispatch } from '../registry/store.ts';
import { obligationsFor } from '../understanding/obligations/index.ts';
import { createObligation, type NewObligation, titleOf } from './create.ts';
import { livingUnits, type OfficeUnit } from './office-store.ts';
import { type PartyChoice, unitNamed } from './parties.ts';
import { recordDeed } from './recording.ts';
import type { Side } from './schema.ts';
import { type NamedUnit, seenUnit } from './seen-unit.ts';
import {
  changeText,
  historyOf,
  type ObligationRecord,
  ofDispatch,
  releaseStated,
  textOf,
  wipeWords,
} from './store.ts';
import { wholeOf, wholesOf } from './whole-of.ts';
import { noteWords } from './words-store.ts';

const payloadSchema = z.object({ dispatchId: z.string() });

export interface TakeOverDeps {
  db: Db;
  clock: Clock;
  /** The office's own name, by which it is meant in papers; where it is blank every confirmed duty is taken over. */
  agencyName: string;
}

export function takeOverJob({ clock, agencyName }: TakeOverDeps): JobHandler {
  return {
    run({ job }) {
      const { dispatchId } = payloadSchema.parse(job.payload);
      return Promise.resolve((tx: Db) => takeOver(tx, dispatchId, agencyName, clock));
    },
  };
}

/**
 * Brings the duties of a paper in line with what people confirmed in it: new ones are created, what was put in other
 * words follows, what was taken back and nobody has touched is cancelled. A second run changes nothing.
 */
export function takeOver(tx: Db, dispatchId: string, agencyName: string, clock: Clock): void {
  const paper = findDispatch(tx, dispatchId);
  if (paper === null) return;
  if (paper.state === 'quarantined' || paper.state === 'purged') return forgetWords(tx, dispatchId, clock);
  if (paper.state !== 'registered') return;
  const confirmed = confirmedIn(tx, paper, agencyName, clock);
  const followed = ofDispatch(tx, dispatchId).filter(({ statedId }) => statedId !== null);
  for (const duty of followed) {
    const stated = confirmed.find(({ stated }) => stated.id === duty.statedId);
    if (stated === undefined) drop(tx, duty, clock);
    else follow(tx, duty, stated, clock);
  }
  const known = new Set(ofDispatch(tx, dispatchId).map(({ statedId }) => statedId));
  const created = confirmed.filter(({ stated }) => !known.has(stated.id));
  if (created.length === 0) return;
  // What the office hands down to carry out another paper is a part of what that paper asks of it.
  const wholes = paper.direction === 'outgoing' ? wholesOf(tx, dispatchId) : [];
  for (const { duty, by } of created) {
    const parentId = wholeOf(wholes, duty.action);
    const source = parentId === null ? duty.source : { ...duty.source, parentId };
    createObligation(tx, { ...duty, source }, by, clock);
  }
}

/** The same for a paper that the office issues itself, in the transaction of issuing it. */
export function takeOverIssued(tx: Db, dispatchId: string, clock: Clock): void {
  // Its own name is asked of papers that come from elsewhere.
  takeOver(tx, dispatchId, '', clock);
}

interface Confirmed {
  stated: Stated;
  duty: NewObligation;
  by: Actor;
}

/** Those that concern the office, and those by which others owe it something. */
function confirmedIn(tx: Db, paper: DispatchRecord, agencyName: string, clock: Clock): Confirmed[] {
  const decisions = decisionsOf(tx, paper.id);
  const names = namesOfPeople(
    tx,
    decisions.flatMap(({ decidedBy }) => decidedBy ?? []),
  );
  const units = livingUnits(tx, clock.today().date);
  return decisions.flatMap(({ decidedBy, stated }) => {
    const by: Actor =
      decidedBy === null ? SERVICE : { ...SERVICE, id: decidedBy, name: names.get(decidedBy) ?? '' };
    return stated.flatMap((each) => {
      const seat = seatOf(each, paper, { units, agencyName });
      return seat === null ? [] : [{ stated: each, duty: dutyOf(each, paper, seat), by }];
    });
  });
}

interface Office {
  units: readonly OfficeUnit[];
  agencyName: string;
}

/** On which side a duty is, and who leads it here. */
interface Seat {
  side: Side;
  lead: PartyChoice[];
  cooperator: PartyChoice[];
}

function seatOf({ obligation, evidence }: Stated, paper: DispatchRecord, office: Office): Seat | null {
  const { assignees, cooperators } = obligation;
  const isOwn = (name: string) => unitNamed(name, office.units) !== null;
  const own = assignees.filter(isOwn);
  const named = (names: readonly string[]) => names.map((name): PartyChoice => ({ name }));
  if (own.length > 0) {
    const rest = [...assignees.filter((name) => !isOwn(name)), ...cooperators];
    return { side: 'ours', lead: named(own), cooperator: named(rest) };
  }
  if (paper.direction === 'outgoing') {
    const others = assignees.length > 0 ? assignees : paper.addressees;
    return { side: 'theirs', lead: named(others), cooperator: named(cooperators) };
  }
  const role = roleOfOffice({ ...obligation, evidence }, paper, office.agencyName);
  if (role === 'receiver') return { side: 'theirs', lead: named(assignees), cooperator: named(cooperators) };
  if (role === null && assignees.length > 0) return null;
  // The office itself is asked: who leads it here is the leader's word, so it waits for that.
  const others = role === 'cooperator' ? [...assignees, ...cooperators] : cooperators;
  return { side: 'ours', lead: [], cooperator: named(others.filter((name) => !isOffice(name, office))) };
}

type Seen = Parameters<typeof obligationsFor>[0][number];

function roleOfOffice(obligation: Seen, paper: DispatchRecord, agencyName: string) {
  if (agencyName === '') return 'lead';
  const office: NamedUnit = { name: agencyName, shortName: '' };
  const [found] = obligationsFor([obligation], seenUnit(office), { date: paper.date });
  return found?.role ?? null;
}

function isOffice(name: string, { agencyName }: Office): boolean {
  return unitNamed(name, [{ id: '', name: agencyName, shortName: '' }]) !== null;
}

function dutyOf({ id, obligation, evidence }: Stated, paper: DispatchRecord, seat: Seat): NewObligation {
  const assigner = obligation.assigner ?? paper.signerTitle ?? paper.issuer ?? '';
  return {
    source: { kind: 'paper', dispatchId: paper.id, clause: obligation.clause, statedId: id },
    action: obligation.action,
    side: seat.side,
    product: obligation.product ?? null,
    ...(obligation.kind === undefined ? {} : { kind: obligation.kind }),
    urgent: paper.urgency !== null,
    assigner: { personId: null, name: assigner },
    parties: { lead: seat.lead, cooperator: seat.cooperator },
    deadline: obligation.deadline,
    reportTo: obligation.reportTo,
    via: obligation.via ?? null,
    targets: obligation.targets,
    legalBasis: obligation.legalBasis,
    evidence,
  };
}

/** Nobody has acted on it: only the paper and the service wrote its history. */
function isUntouched(tx: Db, { id, status }: ObligationRecord): boolean {
  return status === 'new' && historyOf(tx, id).every(({ did }) => BY_THE_PAPER.has(did));
}

const BY_THE_PAPER: ReadonlySet<string> = new Set(['created', 'restated', 'dropped']);

/** What was taken back in the paper; a duty somebody has acted on stays, for the people to end it. */
function drop(tx: Db, duty: ObligationRecord, clock: Clock): void {
  if (!isUntouched(tx, duty)) return;
  recordDeed(
    tx,
    duty,
    { status: 'cancelled', cancelledOn: clock.today().date },
    { by: SERVICE, did: 'dropped' },
    clock,
  );
}

/** What was put in other words follows them, where its deadline is the same or not set yet. */
function follow(tx: Db, duty: ObligationRecord, { stated, duty: now, by }: Confirmed, clock: Clock): void {
  if (duty.status === 'cancelled') return takeBack(tx, duty, clock);
  const before = textOf(tx, duty.id);
  const sameDue = JSON.stringify(before.deadline) === JSON.stringify(stated.obligation.deadline);
  if (!sameDue && isUntouched(tx, duty)) {
    // A deadline once given never changes: the duty with the wrong one makes room for another.
    releaseStated(tx, duty.id);
    return drop(tx, duty, clock);
  }
  const action = stated.obligation.action.normalize('NFC').trim();
  if (before.action === action || !duty.open) return;
  changeText(tx, duty.id, { action, product: now.product ?? null });
  const after = recordDeed(tx, duty, { title: titleOf(action) }, { by, did: 'restated' }, clock);
  noteWords(tx, after);
}

/** Dropped before, and confirmed again. */
function takeBack(tx: Db, duty: ObligationRecord, clock: Clock): void {
  if (historyOf(tx, duty.id).at(-1)?.did !== 'dropped') return;
  recordDeed(tx, duty, { status: 'new', cancelledOn: null }, { by: SERVICE, did: 'created' }, clock);
}

/** The paper is a state secret: nothing of its words stays, only that there was a duty. */
function forgetWords(tx: Db, dispatchId: string, clock: Clock): void {
  for (const duty of ofDispatch(tx, dispatchId)) {
    if (duty.title === '') continue;
    wipeWords(tx, duty.id);
    const nothing = { title: '', sourceName: '', leadName: '', assignerName: '', statedId: null };
    const change = {
      ...nothing,
      status: 'cancelled',
      code: `#${duty.id}`,
      codeBase: `#${duty.id}`,
      cancelledOn: clock.today().date,
    } as const;
    const after = recordDeed(tx, duty, change, { by: SERVICE, did: 'wiped' }, clock);
    noteWords(tx, after);
  }
}
