/** Văn bản đi of the office's own hand: what was signed comes onto the register with its number, in one transaction. */
import { type IntakeFile, noteStoredFile } from '../intake/index.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { MetadataField } from '../understanding/understanding.ts';
import { enqueueReading } from './begin-reading.ts';
import { bookFor } from './books.ts';
import { recordChange } from './changing.ts';
import { attachmentsOf, insertAttachment } from './edxml/store.ts';
import { changeEntry, entryOf, insertEntry } from './entry-store.ts';
import { registerClosed } from './errors.ts';
import { headerOf } from './fields.ts';
import type { LinkKind } from './link-schema.ts';
import { insertLinkAnew } from './link-store.ts';
import { linkPaper } from './links.ts';
import { insertRegister, registerOf, takeNextNumber } from './register-store.ts';
import {
  changeDispatch,
  type DispatchRecord,
  fieldsOf,
  findDispatch,
  grantAccess,
  insertDispatch,
  saveField,
} from './store.ts';
import type { FieldValue } from './views.ts';

/** One series of the year for sao y, sao lục and trích sao (NĐ 30/2020, PL I, Phần II). */
const COPIES_CODE = 'ban-sao';
const COPY_KINDS = ['Sao y', 'Sao lục', 'Trích sao'];

export interface IssuedPaper {
  file: IntakeFile;
  fileName: string;
  /** The number that is printed on it. */
  number: number;
  type: string;
  /** What is written on it, as the fields of a paper. */
  fields: Partial<Record<MetadataField, FieldValue>>;
  ownerId: string;
  grants: { unitIds: string[]; personIds: string[] };
  /** The earlier papers it answers, carries out, replaces. */
  links: readonly { toId: string; kind: LinkKind }[];
}

/**
 * Puts a signed paper on the year's register of outgoing papers, and sends it to be read like any other, so that it is
 * found by its words and its duties are suggested.
 *
 * @returns null where the number that is printed on it was given to another paper meanwhile: nothing is written then
 * @throws AppError `register.closed`
 */
export function registerIssued(tx: Db, paper: IssuedPaper, by: Actor, clock: Clock): DispatchRecord | null {
  const { date: today, year } = clock.today();
  if (COPY_KINDS.includes(paper.type)) openCopiesBook(tx, year);
  const register = bookFor(tx, { direction: 'outgoing', type: paper.type }, year, undefined);
  if (register.closedAt !== null) throw registerClosed(register.name);
  if (register.nextNumber !== paper.number) return null;
  const number = takeNextNumber(tx, register.id);
  noteStoredFile(tx, paper.file, clock);
  const now = clock.now();
  const dispatch = insertDispatch(tx, {
    id: newId(),
    direction: 'outgoing',
    channel: 'web',
    state: 'registered',
    fileSha256: paper.file.sha256,
    fileName: paper.fileName,
    receivedAt: now,
    receivedBy: paper.ownerId,
    verifiedAt: now,
    verifiedBy: by.id,
    registerId: register.id,
    registerNumber: number,
    registeredAt: now,
    registeredBy: by.id,
    updatedAt: now,
  });
  sayFields(tx, dispatch.id, paper.fields, by, now);
  insertEntry(tx, {
    registerId: register.id,
    number,
    dispatchId: dispatch.id,
    arrivedOn: today,
    enteredAt: now,
    enteredBy: by.id,
  });
  grantAccess(tx, dispatch.id, paper.grants, by, clock);
  const readingId = enqueueReading(tx, dispatch, clock, true);
  const sent = changeDispatch(tx, dispatch, { readingId }, clock);
  for (const { toId, kind } of paper.links)
    insertLinkAnew(tx, { fromId: dispatch.id, toId, kind, source: 'person', madeBy: by.id, madeAt: now });
  const details = { number, year, register: register.code, drafted: true };
  const deed = { by, did: 'dispatch.registered', details };
  const registered = recordChange(tx, sent, headerOf(fieldsOf(tx, dispatch.id)), deed, clock);
  linkPaper(tx, registered, clock);
  return registered;
}

/** What the office itself wrote is no suggestion: it is said, and stays when the paper is read. */
function sayFields(tx: Db, dispatchId: string, fields: IssuedPaper['fields'], by: Actor, now: string): void {
  for (const [field, suggestion] of Object.entries(fields) as [MetadataField, FieldValue][]) {
    if (suggestion === null) continue;
    saveField(tx, {
      dispatchId,
      field,
      suggestion,
      confidence: 1,
      source: 'draft',
      state: 'accepted',
      decidedBy: by.id,
      decidedAt: now,
    });
  }
}

function openCopiesBook(tx: Db, year: number): void {
  const series = { year, direction: 'outgoing', code: COPIES_CODE } as const;
  if (registerOf(tx, series) !== null) return;
  insertRegister(tx, {
    id: newId(),
    ...series,
    name: `Sổ đăng ký bản sao năm ${year}`,
    kinds: COPY_KINDS,
  });
}

/** What the book says of an issued paper: how many copies, and who keeps the original. */
export function noteIssue(
  tx: Db,
  dispatchId: string,
  { copies, archiveHolder }: { copies: number; archiveHolder: string },
  by: Actor,
  clock: Clock,
): void {
  const entry = entryOf(tx, dispatchId);
  if (entry !== null) changeEntry(tx, entry, { copies, archiveHolder });
  const dispatch = findDispatch(tx, dispatchId)!;
  recordChange(tx, dispatch, {}, { by, did: 'dispatch.issued', details: { copies } }, clock);
}

/**
 * Ký số của cơ quan: the sealed file takes the place of the one that waited for it, and is read like it, so that its
 * pages show the seal and both signatures are checked. The earlier file stays in the store.
 */
export function noteSealed(
  tx: Db,
  dispatchId: string,
  sealed: { file: IntakeFile; attachments: readonly { fileName: string; file: IntakeFile }[] },
  by: Actor,
  clock: Clock,
): void {
  noteStoredFile(tx, sealed.file, clock);
  const before = attachmentsOf(tx, dispatchId).length;
  for (const [index, { fileName, file }] of sealed.attachments.entries()) {
    noteStoredFile(tx, file, clock);
    insertAttachment(tx, { dispatchId, position: before + index + 1, fileName, sha256: file.sha256 });
  }
  const change = { fileSha256: sealed.file.sha256 };
  const dispatch = changeDispatch(tx, findDispatch(tx, dispatchId)!, change, clock);
  const nextReadingId = enqueueReading(tx, dispatch, clock, true);
  const details = { enclosures: sealed.attachments.length };
  recordChange(tx, dispatch, { nextReadingId }, { by, did: 'dispatch.sealed', details }, clock);
}

/** Thu hồi (NĐ 30/2020, Đ18.4): the paper and its data are frozen and carry the mark. */
export function noteRecall(tx: Db, dispatchId: string, by: Actor, clock: Clock): void {
  const dispatch = findDispatch(tx, dispatchId)!;
  const change = { handling: 'recalled', handlingSince: clock.now(), stepDueAt: null } as const;
  const deed = { by, did: 'dispatch.recalled', details: { number: dispatch.registerNumber } };
  recordChange(tx, dispatch, change, deed, clock);
}
