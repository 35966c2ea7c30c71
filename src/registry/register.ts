/** Vào sổ: the paper gets its number and its line in the year's book (NĐ 30/2020, Đ15, Đ16, Đ22). */
import { isIsoDate } from '../calendar/index.ts';
import { type Actor, requireRole } from '../people/actor.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { assertMay, DISPATCH_ACTIONS } from './actions.ts';
import { bookFor } from './books.ts';
import { assertUnchanged, recordChange, type Versioned } from './changing.ts';
import { type BookRange, bookRows, insertEntry } from './entry-store.ts';
import {
  alreadyRegistered,
  arrivalInvalid,
  duplicateOnRegister,
  lateReasonNeeded,
  registerClosed,
  registerNotFound,
} from './errors.ts';
import { linkPaper } from './links.ts';
import type { PageRequest } from './list-store.ts';
import {
  findRegister,
  type RegisterRecord,
  registeredTwin,
  registersFor,
  takeNextNumber,
} from './register-store.ts';
import type { NewDispatch } from './store.ts';
import { type DispatchRecord, requireVisible } from './store.ts';
import { stepDue } from './time-limits.ts';
import type { BookEntry, Page, RegisteredDispatch, RegisterView } from './views.ts';

export interface RegisterDispatch extends Versioned {
  /** The series; by default the book of the paper's kind, else "chung", the common one. */
  registerCode?: string;
  /** Why a paper that is on the register already is registered once more. */
  acknowledgeDuplicate?: string;
  /** Ngày đến of a paper that is entered late (ghi bổ sung): an ISO date, which also tells the year's book. */
  arrivedOn?: string;
  /** Why it is entered late. */
  lateReason?: string;
}

/**
 * Gives a verified paper the next number of the year's register: số đến for an incoming one, số đi for an outgoing
 * one. Numbers run without gaps within the year, one series for paper and electronic (Đ15, Đ22.2). A paper that
 * arrived before and was forgotten gets the next number too, with the day it arrived and the reason.
 *
 * @throws AppError `dispatch.already-registered` with its number
 * @throws AppError `dispatch.wrong-state` the văn thư has not confirmed the required fields
 * @throws AppError `dispatch.duplicate` the same number, symbol, issuer and year are on the register already
 * @throws AppError `register.closed`, `register.late-reason-needed`, `register.arrival-invalid`
 */
export function registerDispatch(
  db: Db,
  command: RegisterDispatch,
  by: Actor,
  clock: Clock,
): RegisteredDispatch {
  return inTransaction(db, (tx) => {
    const dispatch = requireVisible(tx, command.dispatchId, by);
    requireRole(by, ...DISPATCH_ACTIONS.register.roles);
    assertNotRegistered(tx, dispatch);
    assertMay('register', dispatch, by);
    assertUnchanged(tx, dispatch, command.version);
    assertNoTwin(tx, dispatch, command.acknowledgeDuplicate);
    const arrival = arrivalOf(dispatch, command, clock);
    const register = bookFor(tx, dispatch, arrival.year, command.registerCode);
    if (register.closedAt !== null) throw registerClosed(register.name);
    const number = takeNextNumber(tx, register.id);
    insertEntry(tx, {
      registerId: register.id,
      number,
      dispatchId: dispatch.id,
      arrivedOn: arrival.day,
      enteredAt: clock.now(),
      enteredBy: by.id,
      lateReason: arrival.lateReason,
    });
    const change = { ...onRegister(register, number, by, clock), ...waitingToBeRouted(dispatch, clock) };
    const late = arrival.lateReason === null ? {} : { arrivedOn: arrival.day, late: true };
    const details = { number, year: register.year, register: register.code, ...late, ...reasonFor(command) };
    const after = recordChange(tx, dispatch, change, { by, did: 'dispatch.registered', details }, clock);
    linkPaper(tx, after, clock);
    return {
      id: after.id,
      version: after.version,
      number,
      year: register.year,
      register: { id: register.id, code: register.code, name: register.name },
    };
  });
}

function onRegister(register: RegisterRecord, number: number, by: Actor, clock: Clock) {
  return {
    state: 'registered',
    registerId: register.id,
    registerNumber: number,
    registeredAt: clock.now(),
    registeredBy: by.id,
  } as const;
}

/** An incoming paper lies with the văn thư now, who carries it to the leader within the decree's limit (Đ23). */
function waitingToBeRouted({ direction, urgency }: DispatchRecord, clock: Clock): Partial<NewDispatch> {
  if (direction === 'outgoing') return { stepDueAt: null };
  const now = clock.now();
  return { handling: 'to-route', handlingSince: now, stepDueAt: stepDue(now, urgency) };
}

interface Arrival {
  day: string;
  year: number;
  lateReason: string | null;
}

/** By default a paper is entered on the day it is numbered, and arrived when it was received. */
function arrivalOf(
  { direction, receivedAt, date }: DispatchRecord,
  { arrivedOn, lateReason }: RegisterDispatch,
  clock: Clock,
): Arrival {
  const today = clock.today();
  if (arrivedOn === undefined) {
    const issued = direction === 'outgoing' && date !== null && isIsoDate(date) ? date : null;
    return { day: issued ?? vietnamDate(receivedAt), year: today.year, lateReason: lateReason ?? null };
  }
  if (!isIsoDate(arrivedOn) || arrivedOn > today.date) throw arrivalInvalid();
  if (arrivedOn < today.date && lateReason === undefined) throw lateReasonNeeded();
  return { day: arrivedOn, year: Number(arrivedOn.slice(0, 4)), lateReason: lateReason ?? null };
}

function assertNotRegistered(tx: Db, { state, registerId, registerNumber }: DispatchRecord): void {
  if (state !== 'registered' || registerId === null || registerNumber === null) return;
  throw alreadyRegistered(registerNumber, findRegister(tx, registerId)!.year);
}

function assertNoTwin(tx: Db, dispatch: DispatchRecord, acknowledged: string | undefined): void {
  if (acknowledged !== undefined) return;
  const twin = registeredTwin(tx, dispatch);
  if (twin !== null) throw duplicateOnRegister(twin);
}

function reasonFor({ acknowledgeDuplicate }: RegisterDispatch) {
  return acknowledgeDuplicate === undefined ? {} : { duplicateBecause: acknowledgeDuplicate };
}

/** The registers of the office, newest year first. */
export function listRegisters(db: Db, actor: Actor): RegisterView[] {
  return registersFor(db, actor);
}

/** @throws AppError `register.not-found` */
export function getRegister(db: Db, actor: Actor, registerId: string): RegisterView {
  const register = registersFor(db, actor).find(({ id }) => id === registerId);
  if (register === undefined) throw registerNotFound();
  return register;
}

const MOST_LINES = 200;

/**
 * A register as the book shows it: its lines in the order of their numbers, those cancelled too.
 * @throws AppError `register.not-found`
 */
export function registerEntries(
  db: Db,
  actor: Actor,
  registerId: string,
  page: PageRequest & BookRange = {},
): Page<BookEntry> & { register: RegisterView } {
  const register = getRegister(db, actor, registerId);
  return { register, ...bookRows(db, actor, registerId, page, MOST_LINES) };
}
