/** The books of an office: which there are in a year, and into which a paper goes (NĐ 30/2020, Đ15, Đ22). */
import { type Actor, requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { OFFICE_ACTIONS } from './actions.ts';
import {
  firstNumberTooLate,
  registerCodeTaken,
  registerInvalid,
  registerNotFound,
  registerKindTaken,
} from './errors.ts';
import {
  booksOfYearBefore,
  changeRegister,
  COMMON_CODE,
  findRegister,
  insertRegister,
  nameOf,
  openRegister,
  registerOf,
  type RegisterRecord,
  registersOfYear,
} from './register-store.ts';
import type { Direction } from './schema.ts';

export interface NewRegister {
  year: number;
  direction: Direction;
  /** Lower case, without accents: "quyet-dinh". */
  code: string;
  name?: string | undefined;
  /** Tên loại that go into it by themselves. */
  kinds?: readonly string[] | undefined;
  /** The first number, where the office goes on from a paper book; 1 by default. */
  firstNumber?: number | undefined;
}

const CODE = /^[a-z0-9-]{1,30}$/;

/**
 * Opens a further book of a year.
 * @throws AppError `people.forbidden`, `register.invalid`, `register.code-taken`, `register.kind-taken`
 */
export function createRegister(db: Db, command: NewRegister, by: Actor, clock: Clock): RegisterRecord {
  requireRole(by, ...OFFICE_ACTIONS['configure-registers'].roles);
  return inTransaction(db, (tx) => {
    const { year, direction, code, firstNumber = 1 } = command;
    if (!CODE.test(code) || !Number.isInteger(year) || year < 1990 || year > 2999) throw registerInvalid();
    if (registerOf(tx, command) !== null) throw registerCodeTaken(code, year);
    const kinds = kindsOf(command.kinds ?? []);
    assertKindsFree(tx, { id: null, year, direction }, kinds);
    const name = named(command.name) ?? nameOf(command);
    const register = insertRegister(tx, {
      id: newId(),
      year,
      direction,
      code,
      name,
      kinds,
      firstNumber,
      nextNumber: firstNumber,
    });
    const details = { year, direction, code, firstNumber };
    appendAudit(tx, { by, did: 'register.created', to: register.id, details }, clock);
    return register;
  });
}

export interface RegisterChange {
  name?: string | undefined;
  kinds?: readonly string[] | undefined;
  firstNumber?: number | undefined;
  /** Khóa sổ, or open it again. */
  closed?: boolean | undefined;
}

/**
 * Renames a book, says which kinds go into it, where its numbers begin (while it is empty), or closes it.
 * @throws AppError `people.forbidden`, `register.not-found`, `register.kind-taken`, `register.first-number-too-late`
 */
export function configureRegister(
  db: Db,
  id: string,
  change: RegisterChange,
  by: Actor,
  clock: Clock,
): RegisterRecord {
  requireRole(by, ...OFFICE_ACTIONS['configure-registers'].roles);
  return inTransaction(db, (tx) => {
    const before = findRegister(tx, id);
    if (before === null) throw registerNotFound();
    const after = changeRegister(tx, id, {
      name: named(change.name) ?? before.name,
      ...kindsChanged(tx, before, change.kinds),
      ...numbersFrom(before, change.firstNumber),
      ...closing(before, change.closed, clock),
    });
    const facts = ({ name, kinds, firstNumber, closedAt }: RegisterRecord) => ({
      name,
      kinds,
      firstNumber,
      closed: closedAt !== null,
    });
    const details = { from: facts(before), to: facts(after) };
    appendAudit(tx, { by, did: 'register.changed', to: id, details }, clock);
    return after;
  });
}

const named = (name: string | undefined) => name?.normalize('NFC').replace(/\s+/gu, ' ').trim() || undefined;

const kindsOf = (kinds: readonly string[]) => [
  ...new Set(kinds.map((kind) => kind.normalize('NFC').trim()).filter((kind) => kind !== '')),
];

function kindsChanged(tx: Db, register: RegisterRecord, wanted: readonly string[] | undefined) {
  if (wanted === undefined) return {};
  const kinds = kindsOf(wanted);
  assertKindsFree(tx, register, kinds);
  return { kinds };
}

/** A kind that went into two books would have two series. */
function assertKindsFree(
  tx: Db,
  register: { id: string | null; year: number; direction: Direction },
  kinds: readonly string[],
): void {
  const others = registersOfYear(tx, register.year, register.direction).filter(
    ({ id }) => id !== register.id,
  );
  for (const kind of kinds) {
    const taken = others.find((other) => takes(other, kind));
    if (taken !== undefined) throw registerKindTaken(kind, taken.name);
  }
}

function takes({ kinds }: RegisterRecord, kind: string): boolean {
  return kinds.some((own) => foldAccents(own) === foldAccents(kind));
}

function numbersFrom({ firstNumber, nextNumber }: RegisterRecord, wanted: number | undefined) {
  if (wanted === undefined || wanted === firstNumber) return {};
  if (nextNumber !== firstNumber) throw firstNumberTooLate();
  return { firstNumber: wanted, nextNumber: wanted };
}

function closing({ closedAt }: RegisterRecord, closed: boolean | undefined, clock: Clock) {
  if (closed === undefined || closed === (closedAt !== null)) return {};
  return { closedAt: closed ? clock.now() : null };
}

/**
 * The book a paper goes into: the one asked for, else that of its kind, else the common one. The first paper of a
 * year opens the books that were kept the year before.
 */
export function bookFor(
  tx: Db,
  { direction, type }: { direction: Direction; type: string | null },
  year: number,
  code: string | undefined,
): RegisterRecord {
  if (registersOfYear(tx, year, direction).length === 0) carryBooksOver(tx, year, direction);
  if (code !== undefined) return openRegister(tx, { year, direction, code });
  const ofKind =
    type === null
      ? undefined
      : registersOfYear(tx, year, direction).find((book) => takes(book, type) && book.closedAt === null);
  return ofKind ?? openRegister(tx, { year, direction, code: COMMON_CODE });
}

/** The book the next paper of that kind is likely to go into, and its number there if nobody is faster. */
export function likelyPlace(
  db: Db,
  { direction, type }: { direction: Direction; type: string | null },
  year: number,
): { code: string; number: number } {
  const books = registersOfYear(db, year, direction);
  const ofKind =
    type === null ? undefined : books.find((book) => takes(book, type) && book.closedAt === null);
  const book = ofKind ?? books.find(({ code }) => code === COMMON_CODE);
  return { code: book?.code ?? COMMON_CODE, number: book?.nextNumber ?? 1 };
}

function carryBooksOver(tx: Db, year: number, direction: Direction): void {
  for (const { code, name, kinds, year: before } of booksOfYearBefore(tx, year, direction)) {
    insertRegister(tx, {
      id: newId(),
      year,
      direction,
      code,
      kinds,
      name: name.replaceAll(String(before), String(year)),
    });
  }
}
