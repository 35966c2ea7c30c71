/** Vào sổ: the paper gets its number on the year's register (NĐ 30/2020, Đ15, Đ16, Đ22). */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { assertMay } from './actions.ts';
import { assertUnchanged, recordChange, type Versioned } from './changing.ts';
import { alreadyRegistered, duplicateOnRegister, registerNotFound } from './errors.ts';
import { entryRows, type PageRequest } from './list-store.ts';
import {
  findRegister,
  openRegister,
  registeredTwin,
  registersFor,
  takeNextNumber,
} from './register-store.ts';
import { type DispatchRecord, requireVisible } from './store.ts';
import type { DispatchRow, Page, RegisteredDispatch, RegisterView } from './views.ts';

export interface RegisterDispatch extends Versioned {
  /** The series; "chung" is the common one. */
  registerCode?: string;
  /** Why a paper that is on the register already is registered once more. */
  acknowledgeDuplicate?: string;
}

/**
 * Gives a verified paper the next number of the year's register: số đến for an incoming one, số đi for an outgoing
 * one. Numbers run from 1 within the year, without gaps, one series for paper and electronic (Đ15, Đ22.2).
 *
 * @throws AppError `dispatch.already-registered` with its number
 * @throws AppError `dispatch.wrong-state` the văn thư has not confirmed the required fields
 * @throws AppError `dispatch.duplicate` the same number, symbol, issuer and year are on the register already
 */
export function registerDispatch(
  db: Db,
  command: RegisterDispatch,
  by: Actor,
  clock: Clock,
): RegisteredDispatch {
  return inTransaction(db, (tx) => {
    const dispatch = requireVisible(tx, command.dispatchId, by);
    assertNotRegistered(tx, dispatch);
    assertMay('register', dispatch, by);
    assertUnchanged(tx, dispatch, command.version);
    assertNoTwin(tx, dispatch, command.acknowledgeDuplicate);
    const { year } = clock.today();
    const register = openRegister(tx, {
      year,
      direction: dispatch.direction,
      code: command.registerCode ?? 'chung',
    });
    const number = takeNextNumber(tx, register.id);
    const entry = {
      registerId: register.id,
      registerNumber: number,
      registeredAt: clock.now(),
      registeredBy: by.id,
    };
    const details = { number, year, register: register.code, ...reasonFor(command) };
    const deed = { by, did: 'dispatch.registered', details };
    const { id, version } = recordChange(tx, dispatch, { ...entry, state: 'registered' }, deed, clock);
    return {
      id,
      version,
      number,
      year,
      register: { id: register.id, code: register.code, name: register.name },
    };
  });
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

/**
 * A register as the book shows it: its entries in the order of their numbers.
 * @throws AppError `register.not-found`
 */
export function registerEntries(
  db: Db,
  actor: Actor,
  registerId: string,
  page: PageRequest = {},
): Page<DispatchRow> & { register: RegisterView } {
  const register = registersFor(db, actor).find(({ id }) => id === registerId);
  if (register === undefined) throw registerNotFound();
  return { register, ...entryRows(db, actor, registerId, page) };
}
