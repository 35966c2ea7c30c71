/** Nhập sổ cũ: a register that was kept in Excel is taken over whole, or not at all, and can be given back. */
import { type FileContent, type Intake, noteStoredFile, receiveFile } from '../../intake/index.ts';
import { type Actor, requireRole } from '../../people/actor.ts';
import { appendAudit } from '../../platform/audit/trail.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { announceForSearch } from '../../platform/outbox.ts';
import { foldAccents } from '../../platform/vietnamese.ts';
import { readSheets } from '../../printing/sheets.ts';
import type { MetadataField } from '../../understanding/understanding.ts';
import { OFFICE_ACTIONS } from '../actions.ts';
import { citationKeyOf } from '../citations.ts';
import { duplicateKeyOf, likenessKeyOf } from '../duplicates.ts';
import { insertEntry } from '../entry-store.ts';
import { importNotFound, importRowsWrong, importSettled, importTouched, noTableFound } from '../errors.ts';
import { changeRegister, openRegister, type RegisterRecord, registerOf } from '../register-store.ts';
import type { Direction } from '../schema.ts';
import { insertDispatch, saveField } from '../store.ts';
import {
  findTable,
  type FoundTable,
  type ImportedRow,
  type Mapping,
  type ParsedRegister,
  parseRows,
  type RowError,
} from './columns.ts';
import {
  changeImport,
  countOnFrom,
  findImport,
  idsOfImport,
  type ImportRecord,
  insertImport,
  newestImports,
  removeImported,
  takenNumbers,
  touchedOf,
} from './store.ts';

export interface ImportDeps {
  db: Db;
  clock: Clock;
  intake: Intake;
}

/** Bytes; a register of ten thousand lines has about one megabyte. */
export const MOST_IMPORT_BYTES = 20 * 1024 * 1024;

const mayImport = (by: Actor) => requireRole(by, ...OFFICE_ACTIONS['import-register'].roles);

export interface StagedImport {
  fileName: string;
  direction: Direction;
  year: number;
  code: string;
}

/**
 * Keeps the file and looks whether there is a register in it; nothing is entered yet.
 * @throws AppError `sheet.not-a-sheet`, `sheet.too-large`, `files.too-large`, `import.no-table`
 */
export async function stageImport(
  { db, clock, intake }: ImportDeps,
  content: FileContent,
  about: StagedImport,
  by: Actor,
): Promise<ImportPreview> {
  mayImport(by);
  const kept = await receiveFile({ ...intake, maxFileBytes: MOST_IMPORT_BYTES }, content, (file) => {
    inTransaction(db, (tx) => noteStoredFile(tx, file, clock));
    return file;
  });
  const { table } = await readTable(intake, kept.sha256, about.direction);
  const record = inTransaction(db, (tx) =>
    insertImport(tx, {
      ...about,
      id: newId(),
      state: 'draft',
      fileSha256: kept.sha256,
      mapping: table.mapping,
      createdBy: by.id,
      createdAt: clock.now(),
    }),
  );
  return previewImport({ db, clock, intake }, record.id, null, by);
}

async function readTable({ storage }: Intake, sha256: string, direction: Direction) {
  for (const sheet of await readSheets(await storage.read(sha256))) {
    const table = findTable(sheet, direction);
    if (table !== null) return { sheet, table };
  }
  throw noTableFound();
}

export interface ImportPreview extends Pick<
  ImportRecord,
  'id' | 'state' | 'fileName' | 'direction' | 'year' | 'code'
> {
  /** The titles of the sheet, in its order. */
  titles: string[];
  mapping: Mapping;
  rows: number;
  /** The first rows as they would be entered. */
  sample: ImportedRow[];
  errors: RowError[];
  /** More errors than are listed. */
  moreErrors: number;
}

const SAMPLE = 10;
const MOST_ERRORS = 200;

/**
 * What would be entered with these columns; every row that cannot be is named.
 * @param mapping null: as it was guessed, or chosen last
 * @throws AppError `import.not-found`
 */
export async function previewImport(
  deps: ImportDeps,
  id: string,
  mapping: Mapping | null,
  by: Actor,
): Promise<ImportPreview> {
  mayImport(by);
  const record = requireImport(deps.db, id);
  const { table, parsed, chosen } = await parsedImport(deps, record, mapping);
  return {
    id: record.id,
    state: record.state,
    fileName: record.fileName,
    direction: record.direction,
    year: record.year,
    code: record.code,
    titles: table.titles,
    mapping: chosen,
    rows: parsed.rows.length,
    sample: parsed.rows.slice(0, SAMPLE).map((row) => ({ ...row, note: noteOf(record.direction, row) })),
    errors: parsed.errors.slice(0, MOST_ERRORS),
    moreErrors: Math.max(0, parsed.errors.length - MOST_ERRORS),
  };
}

async function parsedImport(
  { db, intake }: ImportDeps,
  record: ImportRecord,
  mapping: Mapping | null,
): Promise<{ table: FoundTable; parsed: ParsedRegister; chosen: Mapping }> {
  const { sheet, table } = await readTable(intake, record.fileSha256, record.direction);
  const chosen = mapping ?? (record.mapping as Mapping | null) ?? table.mapping;
  const parsed = parseRows(sheet, table, chosen, record);
  const register = registerOf(db, record);
  return { table, chosen, parsed: register === null ? parsed : withoutTaken(db, register, parsed) };
}

function withoutTaken(db: Db, register: RegisterRecord, { rows, errors }: ParsedRegister): ParsedRegister {
  const taken = takenNumbers(
    db,
    register.id,
    rows.map(({ entryNumber }) => entryNumber),
  );
  const clashes = rows
    .filter(({ entryNumber }) => taken.has(entryNumber))
    .map(({ line, entryNumber }) => ({ line, message: `số ${entryNumber} đã có trong “${register.name}”` }));
  return {
    rows: rows.filter(({ entryNumber }) => !taken.has(entryNumber)),
    errors: [...errors, ...clashes].toSorted((a, b) => a.line - b.line),
  };
}

/**
 * Enters all rows in one transaction, or none where a single one is wrong.
 * @throws AppError `import.rows-wrong`, `import.settled`, `import.not-found`
 */
export async function runImport(
  deps: ImportDeps,
  command: { id: string; mapping: Mapping | null },
  by: Actor,
): Promise<{ id: string; registerId: string; rows: number }> {
  mayImport(by);
  const { db, clock } = deps;
  const { parsed, chosen } = await parsedImport(deps, requireImport(db, command.id), command.mapping);
  return inTransaction(db, (tx) => {
    const record = requireImport(tx, command.id);
    if (record.state !== 'draft') throw importSettled();
    const register = openRegister(tx, record);
    const { rows, errors } = withoutTaken(tx, register, parsed);
    if (errors.length > 0 || rows.length === 0) throw importRowsWrong(errors.length);
    beginAt(tx, register, rows);
    for (const row of rows) enter(tx, record, register, row, by, clock);
    countOnFrom(tx, register.id);
    changeImport(tx, record.id, { state: 'done', mapping: chosen, rows: rows.length, doneAt: clock.now() });
    const details = { import: record.id, rows: rows.length };
    appendAudit(tx, { by, did: 'register.imported', to: register.id, details }, clock);
    return { id: record.id, registerId: register.id, rows: rows.length };
  });
}

/** A book that has no numbers yet begins where the old one did. */
function beginAt(
  tx: Db,
  { id, firstNumber, nextNumber }: RegisterRecord,
  rows: readonly ImportedRow[],
): void {
  if (nextNumber !== firstNumber) return;
  changeRegister(tx, id, { firstNumber: Math.min(...rows.map(({ entryNumber }) => entryNumber)) });
}

function enter(
  tx: Db,
  record: ImportRecord,
  register: RegisterRecord,
  row: ImportedRow,
  by: Actor,
  clock: Clock,
): void {
  const now = clock.now();
  const { issuer, number, symbol, date, type, subject, recipients, signerName } = row;
  const header = { issuer, number, symbol, date, subject };
  const dispatch = insertDispatch(tx, {
    id: newId(),
    direction: record.direction,
    state: 'registered',
    channel: 'import',
    fileName: `${record.fileName}, dòng ${row.line}`,
    // Noon in Việt Nam of the day it came: only the day is known.
    receivedAt: `${row.arrivedOn}T05:00:00.000Z`,
    receivedBy: by.id,
    ...header,
    type,
    signerName,
    recipients: record.direction === 'outgoing' ? recipients : [],
    issuerFolded: issuer === null ? null : foldAccents(issuer),
    duplicateKey: duplicateKeyOf(header),
    likenessKey: likenessKeyOf(header),
    citationKey: citationKeyOf(number, symbol),
    registerId: register.id,
    registerNumber: row.entryNumber,
    registeredAt: now,
    registeredBy: by.id,
    // What an office did with its papers before stands in its old book; nothing of it is overdue here.
    handling: record.direction === 'incoming' ? 'done' : null,
    handlingSince: record.direction === 'incoming' ? now : null,
    importId: record.id,
    updatedAt: now,
  });
  insertEntry(tx, {
    registerId: register.id,
    number: row.entryNumber,
    dispatchId: dispatch.id,
    arrivedOn: row.arrivedOn,
    enteredAt: now,
    enteredBy: by.id,
    signedBy: row.signedBy,
    archiveHolder: row.archiveHolder,
    copies: row.copies,
    note: noteOf(record.direction, row),
  });
  const signer =
    signerName === null ? null : { capacity: null, title: null, actualTitle: null, name: signerName };
  const values: Partial<Record<MetadataField, unknown>> = { ...header, type, signer };
  for (const [field, value] of Object.entries(values) as [MetadataField, unknown][]) {
    const state = value === null ? 'absent' : 'corrected';
    saveField(tx, { dispatchId: dispatch.id, field, state, value, decidedBy: by.id, decidedAt: now });
  }
  announceForSearch(tx, dispatch.id, clock);
}

/** Whom an incoming paper went to stands in the old book by name; they may be none of the office's units today. */
function noteOf(direction: Direction, { recipients, note }: ImportedRow): string | null {
  const went =
    direction === 'incoming' && recipients.length > 0 ? `Đã chuyển: ${recipients.join('; ')}` : null;
  return [went, note].filter((part) => part !== null).join('. ') || null;
}

/**
 * Hoàn tác: takes every line of an import out again, as long as nobody did anything with one of them.
 * @throws AppError `import.touched`, `import.settled`, `import.not-found`
 */
export function undoImport(
  db: Db,
  command: { id: string; reason: string },
  by: Actor,
  clock: Clock,
): { rows: number } {
  mayImport(by);
  return inTransaction(db, (tx) => {
    const record = requireImport(tx, command.id);
    if (record.state !== 'done') throw importSettled();
    const touched = touchedOf(tx, record.id);
    if (touched > 0) throw importTouched(touched);
    const register = registerOf(tx, record)!;
    const ids = idsOfImport(tx, record.id);
    removeImported(tx, record.id);
    for (const id of ids) announceForSearch(tx, id, clock);
    countOnFrom(tx, register.id);
    const { reason } = command;
    changeImport(tx, record.id, { state: 'undone', undoneAt: clock.now(), undoneReason: reason });
    const details = { import: record.id, rows: ids.length, reason };
    appendAudit(tx, { by, did: 'register.import-undone', to: register.id, details }, clock);
    return { rows: ids.length };
  });
}

export function listImports(db: Db, by: Actor): ImportRecord[] {
  mayImport(by);
  return newestImports(db, 50);
}

function requireImport(db: Db, id: string): ImportRecord {
  const record = findImport(db, id);
  if (record === null) throw importNotFound();
  return record;
}
