/**
 * What may still be done to a line of a book: its columns are corrected with a trace, its number is cancelled with a
 * reason; neither the number nor the line ever goes away (NĐ 30/2020, Đ15, Đ22).
 */
import { isIsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { MetadataField } from '../understanding/understanding.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import {
  changeEntry,
  correctionsOf,
  type EntryRecord,
  entryOf,
  insertCorrection,
  type NewEntry,
} from './entry-store.ts';
import { arrivalInvalid, correctionReasonNeeded, noLine } from './errors.ts';
import { type DispatchRecord, requireVisible } from './store.ts';
import type { EntryCorrection } from './views.ts';

/** Columns that only the book has; the others are fields of the paper. */
export interface EntryColumns {
  arrivedOn?: string | undefined;
  archiveHolder?: string | null | undefined;
  copies?: number | null | undefined;
  note?: string | null | undefined;
}

export const ENTRY_COLUMNS = ['arrivedOn', 'archiveHolder', 'copies', 'note'] as const;

/**
 * Corrects columns of the line; what stood there before, who changed it and why is kept beside it.
 * @throws AppError `dispatch.changed`, `register.no-line`, `register.arrival-invalid`
 */
export function correctEntry(
  db: Db,
  command: Versioned & { columns: EntryColumns; reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return changingEntry(db, 'correct-entry', command, by, clock, (tx, entry) => {
    const { columns, reason } = command;
    const { arrivedOn } = columns;
    if (arrivedOn !== undefined && !isArrival(arrivedOn, clock)) throw arrivalInvalid();
    const changed = ENTRY_COLUMNS.filter(
      (column) => columns[column] !== undefined && columns[column] !== entry[column],
    );
    const change: Partial<NewEntry> = {};
    for (const column of changed) {
      Object.assign(change, { [column]: columns[column] });
      noteCorrection(tx, entry, { column, before: entry[column], after: columns[column], reason }, by, clock);
    }
    if (changed.length > 0) changeEntry(tx, entry, change);
    return { deed: 'dispatch.entry-corrected', details: { columns: changed, reason } };
  });
}

const isArrival = (day: string, clock: Clock) => isIsoDate(day) && day <= clock.today().date;

/**
 * Hủy số: the line stays in the book, struck out, with the reason; the paper itself may be registered anew.
 * @throws AppError `dispatch.changed`, `register.no-line`
 */
export function cancelNumber(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('cancel-number', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const entry = lineOf(tx, dispatch.id);
    const { reason } = command;
    changeEntry(tx, entry, { cancelledAt: clock.now(), cancelledBy: by.id, cancelReason: reason });
    const change = {
      state: 'verified',
      registerId: null,
      registerNumber: null,
      registeredAt: null,
      registeredBy: null,
      handling: null,
      handlingSince: null,
      stepDueAt: null,
    } as const;
    const details = { number: entry.number, reason };
    const deed = { by, did: 'dispatch.number-cancelled', details };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}

/** Ký nhận bản giấy: who took the paper itself, and when. */
export function signForPaper(
  db: Db,
  command: Versioned & { signedBy: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return changingEntry(db, 'sign-entry', command, by, clock, (tx, entry) => {
    changeEntry(tx, entry, { signedBy: command.signedBy, signedAt: clock.now() });
    return { deed: 'dispatch.paper-signed-for', details: { number: entry.number } };
  });
}

type EntryAction = 'correct-entry' | 'sign-entry';

function changingEntry(
  db: Db,
  action: EntryAction,
  command: Versioned,
  by: Actor,
  clock: Clock,
  change: (tx: Db, entry: EntryRecord) => { deed: string; details: Record<string, unknown> },
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor(action, tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const { deed, details } = change(tx, lineOf(tx, dispatch.id));
    return { version: recordChange(tx, dispatch, {}, { by, did: deed, details }, clock).version };
  });
}

function lineOf(tx: Db, dispatchId: string): EntryRecord {
  const entry = entryOf(tx, dispatchId);
  if (entry === null) throw noLine();
  return entry;
}

interface Correction {
  column: string;
  before: unknown;
  after: unknown;
  reason: string;
}

function noteCorrection(
  tx: Db,
  { registerId, number, dispatchId }: EntryRecord,
  { column, before = null, after = null, reason }: Correction,
  by: Actor,
  clock: Clock,
): void {
  const signature = { correctedBy: by.id, correctedAt: clock.now() };
  insertCorrection(tx, { registerId, number, dispatchId, column, before, after, reason, ...signature });
}

/** Fields that stand in the book: from the first number on they change with a reason only. */
export const BOOK_FIELDS: readonly MetadataField[] = [
  'issuer',
  'number',
  'symbol',
  'date',
  'type',
  'subject',
  'signer',
];

/**
 * Keeps what a field of a registered paper said before it was corrected. Does nothing for papers not in a book.
 * @throws AppError `register.reason-needed` a column of the book changes without a reason
 */
export function traceCorrection(
  tx: Db,
  { id, state }: DispatchRecord,
  change: { field: MetadataField; before: unknown; after: unknown; reason: string | undefined },
  by: Actor,
  clock: Clock,
): void {
  const { field, before, after, reason } = change;
  if (state !== 'registered' || JSON.stringify(before ?? null) === JSON.stringify(after ?? null)) return;
  const entry = entryOf(tx, id);
  if (entry === null || !BOOK_FIELDS.includes(field)) return;
  if (reason === undefined) throw correctionReasonNeeded(field);
  noteCorrection(tx, entry, { column: field, before, after, reason }, by, clock);
}

/** The line of a paper in its book, with what was corrected in it; null where it is on none. */
export function entryOfDispatch(
  db: Db,
  id: string,
  actor: Actor,
): { entry: EntryRecord; corrections: EntryCorrection[] } | null {
  requireVisible(db, id, actor);
  const entry = entryOf(db, id);
  return entry === null ? null : { entry, corrections: correctionsOf(db, id) };
}
