/** Luân chuyển văn bản đến: trình, chỉ đạo, chuyển tiếp, trả lại, giải quyết xong (NĐ 30/2020, Đ23, Đ24). */
import { type IsoDate, isIsoDate } from '../calendar/index.ts';
import { type Actor, hasRole, requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { OFFICE_ACTIONS } from './actions.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import {
  directiveEmpty,
  dueInThePast,
  handOverToSelf,
  notALeader,
  notWithYou,
  outsideTheUnit,
  routingNotFound,
  unknownGrantees,
} from './errors.ts';
import type { OpinionLayer, RoutingKind } from './routing-schema.ts';
import {
  type DirectiveRecord,
  endRoutings,
  findDirective,
  findRouting,
  insertDirective,
  insertOpinion,
  insertRouting,
  isHeadOver,
  isLeader,
  membersAmong,
  openRoutings,
  openRoutingsTo,
  type RoutingRecord,
  unitsOf,
} from './routing-store.ts';
import type { Handling } from './schema.ts';
import { type DispatchRecord, findDispatch, grantAccess, type NewDispatch, unknownAmong } from './store.ts';
import { stepDue } from './time-limits.ts';

/** A unit or a person of the office. */
export interface Party {
  kind: 'unit' | 'person';
  id: string;
}

/** Trình: the văn thư lays the paper before a leader, who directs it. */
export function submitToLeader(
  db: Db,
  command: Versioned & { leaderId: string; note?: string | undefined },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('submit', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const leader: Party = { kind: 'person', id: command.leaderId };
    assertKnown(tx, [leader], clock);
    if (!isLeader(tx, leader.id)) throw notALeader();
    endAll(tx, dispatch, ['submit'], by, clock);
    give(tx, dispatch, 'submit', [leader], { note: command.note ?? null }, by, clock);
    const details = { leader: leader.id };
    const deed = { by, did: 'dispatch.submitted', details };
    const change = { ...nowAt('with-leader', clock), stepDueAt: stepDue(clock.now(), dispatch.urgency) };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}

export interface NewDirective extends Versioned {
  /** Ý kiến chỉ đạo. */
  text: string;
  /** Chủ trì; none where the paper only goes to be known. */
  lead: Party | null;
  /** Phối hợp. */
  cooperators: readonly Party[];
  /** Nhận để biết. */
  know: readonly Party[];
  /** Thời hạn giải quyết. */
  dueDate: IsoDate | null;
}

export interface WrittenDirective {
  directive: DirectiveRecord;
  dispatch: DispatchRecord;
}

/**
 * Bút phê: the leader says who leads, who cooperates, by when and who shall know. Call it in the transaction that
 * makes its obligations too.
 *
 * @throws AppError `directive.empty`, `directive.due-in-the-past`, `dispatch.unknown-grantee`, `dispatch.changed`
 */
export function writeDirective(tx: Db, command: NewDirective, by: Actor, clock: Clock): WrittenDirective {
  const dispatch = requireFor('direct', tx, command.dispatchId, by);
  assertUnchanged(tx, dispatch, command.version);
  const { lead, cooperators, know, dueDate } = command;
  const text = command.text.normalize('NFC').trim();
  const everybody = [...(lead === null ? [] : [lead]), ...cooperators, ...know];
  if (text === '' || everybody.length === 0) throw directiveEmpty();
  if (dueDate !== null && (!isIsoDate(dueDate) || dueDate < clock.today().date)) throw dueInThePast();
  assertKnown(tx, everybody, clock);
  const directive = insertDirective(tx, {
    dispatchId: dispatch.id,
    text,
    dueDate,
    leadKind: lead?.kind ?? null,
    leadId: lead?.id ?? null,
    cooperators: cooperators.filter(({ kind }) => kind === 'unit').map(({ id }) => id),
    people: cooperators.filter(({ kind }) => kind === 'person').map(({ id }) => id),
    know: know.map(({ id }) => id),
    directedBy: by.id,
    directedAt: clock.now(),
  });
  insertOpinion(tx, { dispatchId: dispatch.id, layer: 1, text, saidBy: by.id, saidAt: clock.now() });
  endAll(tx, dispatch, ['submit'], by, clock);
  const about = { dueDate, directiveId: directive.id };
  if (lead !== null) give(tx, dispatch, 'lead', [lead], about, by, clock);
  give(tx, dispatch, 'cooperate', cooperators, about, by, clock);
  give(tx, dispatch, 'know', know, { directiveId: directive.id }, by, clock);
  const isOnlyToKnow = lead === null && cooperators.length === 0;
  const change = { ...nowAt(isOnlyToKnow ? 'kept' : 'assigned', clock), stepDueAt: null };
  const details = { lead: lead?.id ?? null, due: dueDate };
  const deed = { by, did: 'dispatch.directed', details };
  return { directive, dispatch: recordChange(tx, dispatch, change, deed, clock) };
}

export interface Forwarding {
  dispatchId: string;
  /** The open hand-over that goes on. */
  routingId: string;
  to: readonly Party[];
  note?: string | undefined;
  dueDate?: IsoDate | null | undefined;
}

/**
 * Chuyển tiếp inside the unit: from the unit to its people, or from one of them to another. What the unit's head
 * says is the second layer of opinion on the phiếu.
 *
 * @throws AppError `routing.not-found`, `routing.not-with-you`, `routing.outside-the-unit`
 */
export function forwardPaper(db: Db, command: Forwarding, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const { dispatch, routing } = holding(tx, 'forward', command, by);
    const { to, note, dueDate } = command;
    assertKnown(tx, to, clock);
    assertWithinUnit(tx, routing, to, clock);
    endRoutings(tx, [routing.id], { outcome: 'forwarded' }, by, clock);
    const about = {
      note: note ?? null,
      dueDate: dueDate ?? routing.dueDate,
      parentId: routing.id,
      directiveId: routing.directiveId,
    };
    give(tx, dispatch, routing.kind, to, about, by, clock);
    if (note !== undefined && note.trim() !== '')
      insertOpinion(tx, {
        dispatchId: dispatch.id,
        layer: 2,
        text: note.trim(),
        saidBy: by.id,
        saidAt: clock.now(),
      });
    const details = { to: to.map(({ id }) => id) };
    const deed = { by, did: 'dispatch.forwarded', details };
    return { version: recordChange(tx, dispatch, {}, deed, clock).version };
  });
}

/** Those of the people whom a paper may be forwarded to from where it lies: the same unit's, or those of a person's units. */
export function colleaguesAmong(
  db: Db,
  people: readonly string[],
  holder: { kind: 'unit' | 'person'; id: string },
  clock: Clock,
): Set<string> {
  const { date } = clock.today();
  const own = holder.kind === 'unit' ? [holder.id] : unitsOf(db, holder.id, date);
  return membersAmong(db, people, own, date);
}

function assertWithinUnit(tx: Db, routing: RoutingRecord, to: readonly Party[], clock: Clock): void {
  const people = to.filter(({ kind }) => kind === 'person').map(({ id }) => id);
  const members = colleaguesAmong(tx, people, { kind: routing.toKind, id: routing.toId }, clock);
  const outside = to.filter(({ kind, id }) => kind === 'unit' || !members.has(id)).map(({ id }) => id);
  if (to.length === 0 || outside.length > 0) throw outsideTheUnit(outside);
}

/**
 * Trả lại: back to whoever gave it, with the reason.
 * @throws AppError `routing.not-found`, `routing.not-with-you`
 */
export function returnPaper(
  db: Db,
  command: { dispatchId: string; routingId: string; reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const { dispatch, routing } = holding(tx, 'return', command, by);
    endRoutings(tx, [routing.id], { outcome: 'returned', reason: command.reason }, by, clock);
    const handling = backTo(tx, dispatch, routing, by, clock);
    const change =
      handling === null
        ? {}
        : { ...nowAt(handling, clock), stepDueAt: stepDue(clock.now(), dispatch.urgency) };
    const deed = { by, did: 'dispatch.returned', details: { reason: command.reason } };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}

/** Where it lies now: with the unit it came from, with the leader who directed it, or with the văn thư. */
function backTo(
  tx: Db,
  dispatch: DispatchRecord,
  routing: RoutingRecord,
  by: Actor,
  clock: Clock,
): Handling | null {
  const { parentId, directiveId, kind, dueDate } = routing;
  const parent = parentId === null ? null : findRouting(tx, parentId);
  if (parent !== null) {
    const about = { parentId: parent.parentId, directiveId, dueDate };
    give(tx, dispatch, kind, [{ kind: parent.toKind, id: parent.toId }], about, by, clock);
    return null;
  }
  if (kind === 'cooperate' || kind === 'know') return null;
  const leader = directiveId === null ? null : (findDirective(tx, directiveId)?.directedBy ?? null);
  if (leader === null) return 'to-route';
  give(tx, dispatch, 'submit', [{ kind: 'person', id: leader }], {}, by, clock);
  return 'with-leader';
}

/** Báo đã giải quyết: the last of those who lead or handle it finishes the paper. */
export function completePaper(
  db: Db,
  command: { dispatchId: string; routingId: string; note?: string | undefined },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const { dispatch, routing } = holding(tx, 'complete', command, by);
    const note = command.note?.trim() ?? '';
    endRoutings(tx, [routing.id], { outcome: 'done', reason: note === '' ? null : note }, by, clock);
    if (note !== '') {
      const said = { saidBy: by.id, saidAt: clock.now() };
      insertOpinion(tx, { dispatchId: dispatch.id, layer: 3, text: note, ...said });
    }
    const left = openRoutings(tx, dispatch.id).some(({ kind }) => kind === 'lead' || kind === 'handle');
    const isWork = routing.kind === 'lead' || routing.kind === 'handle';
    const change = isWork && !left ? { ...nowAt('done', clock), stepDueAt: null } : {};
    const deed = { by, did: 'dispatch.completed' };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}

/**
 * Lưu, để biết: nothing has to be answered. Most of what arrives ends so.
 * @param command.reason why no answer is needed; kept in the history
 */
export function keepForInformation(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return closing(db, 'keep-for-information', command, 'kept', 'dispatch.kept', by, clock);
}

/** Từ chối, trả lại nơi gửi: wrong addressee, not whole, twice. The số đến, where it has one, stays in the book. */
export function refusePaper(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return closing(db, 'refuse', command, 'refused', 'dispatch.refused', by, clock);
}

function closing(
  db: Db,
  action: 'keep-for-information' | 'refuse',
  command: Versioned & { reason: string },
  handling: Handling,
  did: string,
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor(action, tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const { reason } = command;
    const open = openRoutings(tx, dispatch.id).map(({ id }) => id);
    endRoutings(tx, open, { outcome: 'done', reason }, by, clock);
    const change = { ...nowAt(handling, clock), stepDueAt: null, ...leavingTheLists(dispatch, reason) };
    const deed = { by, did, details: { reason } };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}

/** A paper that was refused before it got a number needs none any more. */
function leavingTheLists({ state }: DispatchRecord, reason: string): Partial<NewDispatch> {
  if (state === 'registered') return {};
  const problemMessage = `Từ chối tiếp nhận: ${reason}`;
  return { state: 'withdrawn', problemCode: 'dispatch.refused', problemMessage };
}

/** Ý kiến on the phiếu giải quyết: the leader's, the unit head's, the solver's. Never changed afterwards. */
export function sayOpinion(
  db: Db,
  command: { dispatchId: string; layer: OpinionLayer; text: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('propose', tx, command.dispatchId, by);
    if (command.layer === 1) requireRole(by, 'leader');
    const said = { saidBy: by.id, saidAt: clock.now() };
    insertOpinion(tx, { dispatchId: dispatch.id, layer: command.layer, text: command.text, ...said });
    const deed = { by, did: 'dispatch.opinion-said', details: { layer: command.layer } };
    return { version: recordChange(tx, dispatch, {}, deed, clock).version };
  });
}

/**
 * Bàn giao: whoever leaves hands everything that lies with them to another. Call it in the transaction that hands
 * over their obligations too.
 *
 * @returns how many papers changed hands
 */
export function handOverPapers(
  tx: Db,
  command: { fromId: string; toId: string; reason: string },
  by: Actor,
  clock: Clock,
): number {
  const { fromId, toId, reason } = command;
  assertMayHandOver(tx, fromId, by, clock);
  if (fromId === toId) throw handOverToSelf();
  assertKnown(tx, [{ kind: 'person', id: toId }], clock);
  const open = openRoutingsTo(tx, fromId);
  for (const routing of open) {
    const dispatch = findDispatch(tx, routing.dispatchId)!;
    endRoutings(tx, [routing.id], { outcome: 'handed-over', reason }, by, clock);
    const about = {
      dueDate: routing.dueDate,
      note: routing.note,
      parentId: routing.parentId,
      directiveId: routing.directiveId,
    };
    give(tx, dispatch, routing.kind, [{ kind: 'person', id: toId }], about, by, clock);
    const deed = { by, did: 'dispatch.handed-over', details: { from: fromId, to: toId, reason } };
    recordChange(tx, dispatch, {}, deed, clock);
  }
  const details = { from: fromId, papers: open.length, reason };
  appendAudit(tx, { by, did: 'person.papers-handed-over', to: toId, details }, clock);
  return open.length;
}

/**
 * Whose work somebody may hand over: their own, that of the people of a unit they head, anybody's by the roles for it.
 * @throws AppError `people.forbidden`
 */
export function assertMayHandOver(db: Db, fromId: string, by: Actor, clock: Clock): void {
  if (by.id === null) return;
  const { roles, besides } = OFFICE_ACTIONS['hand-over'];
  const stands = { self: by.id === fromId, 'unit-head': isHeadOver(db, by.id, fromId, clock.today().date) };
  if (!besides.some((standing) => stands[standing])) requireRole(by, ...roles);
}

/** How many papers lie with a person by name. */
export const papersWith = (db: Db, personId: string): number => openRoutingsTo(db, personId).length;

// What all of them do

function nowAt(handling: Handling, clock: Clock): Partial<NewDispatch> {
  return { handling, handlingSince: clock.now() };
}

interface About {
  note?: string | null;
  dueDate?: string | null;
  parentId?: string | null;
  directiveId?: string | null;
}

export function give(
  tx: Db,
  dispatch: DispatchRecord,
  kind: RoutingKind,
  to: readonly Party[],
  about: About,
  by: Actor,
  clock: Clock,
): void {
  for (const { kind: toKind, id: toId } of to) {
    insertRouting(tx, { dispatchId: dispatch.id, kind, toKind, toId, givenBy: by.id, ...about }, clock);
  }
  grantAccess(tx, dispatch.id, granteesIn(to), by, clock);
}

function granteesIn(parties: readonly Party[]) {
  const idsOf = (kind: Party['kind']) => parties.filter((party) => party.kind === kind).map(({ id }) => id);
  return { unitIds: idsOf('unit'), personIds: idsOf('person') };
}

/** @throws AppError `dispatch.unknown-grantee` a unit that was dissolved, a person who left */
function assertKnown(tx: Db, parties: readonly Party[], clock: Clock): void {
  const unknown = unknownAmong(tx, granteesIn(parties), clock.today().date);
  if (unknown.length > 0) throw unknownGrantees(unknown);
}

function endAll(
  tx: Db,
  { id }: DispatchRecord,
  kinds: readonly RoutingKind[],
  by: Actor,
  clock: Clock,
): void {
  const ended = openRoutings(tx, id).filter(({ kind }) => kinds.includes(kind));
  endRoutings(
    tx,
    ended.map((routing) => routing.id),
    { outcome: 'directed' },
    by,
    clock,
  );
}

function holding(
  tx: Db,
  action: 'forward' | 'return' | 'complete',
  { dispatchId, routingId }: { dispatchId: string; routingId: string },
  by: Actor,
): { dispatch: DispatchRecord; routing: RoutingRecord } {
  const dispatch = requireFor(action, tx, dispatchId, by);
  const routing = findRouting(tx, routingId);
  if (routing === null || routing.dispatchId !== dispatch.id || routing.endedAt !== null)
    throw routingNotFound();
  if (!isMine(routing, by)) throw notWithYou();
  return { dispatch, routing };
}

/** Whether the hand-over is the person's to go on with. */
export function isMine({ toKind, toId }: RoutingRecord, actor: Actor): boolean {
  if (hasRole(actor, 'clerk', 'leader')) return true;
  return toKind === 'person' ? toId === actor.id : actor.unitIds.includes(toId);
}
