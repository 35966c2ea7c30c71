/** Văn bản đến dưới dạng dữ liệu: a package becomes a paper with its fields, its files and its links. */
import {
  type FileContent,
  type Intake,
  type IntakeFile,
  keepArrival,
  keepBytes,
  noting,
} from '../../intake/index.ts';
import type { Actor } from '../../people/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import { AppError } from '../../platform/errors.ts';
import type { Arrival } from '../../platform/files/storage.ts';
import type { MetadataField, SigningCapacity } from '../../understanding/understanding.ts';
import { beginReading } from '../begin-reading.ts';
import { recordChange } from '../changing.ts';
import { alreadyHandedIn, recallOfUnknown } from '../errors.ts';
import { FIELD_VALUES, headerOf } from '../fields.ts';
import { insertLink } from '../link-store.ts';
import { type HandedIn, putOnList } from '../put-on-list.ts';
import type { ReceivedDispatch } from '../receive.ts';
import {
  type DispatchRecord,
  dispatchOfFile,
  fieldsOf,
  findDispatch,
  isVisible,
  saveField,
} from '../store.ts';
import { tooLarge } from './errors.ts';
import { contentOf, type EdxmlPackage, readPackage } from './package.ts';
import { STATUS_CODES } from './status.ts';
import { insertAttachment, insertPackage, noteStatus, packageOf, packageOfDispatch } from './store.ts';
import { filesIn } from './unpack.ts';

interface Deps {
  db: Db;
  clock: Clock;
  intake: Intake;
}

/**
 * Takes a package in. Delivered again it is the paper it was the first time; one that recalls a paper takes that
 * paper back.
 *
 * @throws AppError `edxml.*` what is wrong with the package; nothing of it is kept then
 */
export async function arriveAsData(
  deps: Deps,
  content: FileContent,
  about: HandedIn,
  by: Actor,
): Promise<ReceivedDispatch> {
  const arrival = await receivePackage(deps.intake, content);
  try {
    const arrived = await readPackage(arrival, { maxBytes: deps.intake.maxFileBytes });
    return await arriveRead(deps, { arrival, arrived }, about, by);
  } finally {
    await arrival.discard();
  }
}

/** @throws AppError `edxml.too-large`; nothing stays behind */
export async function receivePackage(
  { storage, maxFileBytes }: Intake,
  content: FileContent,
): Promise<Arrival> {
  try {
    return await storage.receive(content, maxFileBytes);
  } catch (error) {
    throw error instanceof AppError && error.code === 'files.too-large' ? tooLarge() : error;
  }
}

/** As {@link arriveAsData}, of a package that was read already. */
export async function arriveRead(
  deps: Deps,
  { arrival, arrived }: { arrival: Arrival; arrived: EdxmlPackage },
  about: HandedIn,
  by: Actor,
): Promise<ReceivedDispatch> {
  const { db, clock } = deps;
  if (arrived.business === 'recall') return recall(deps, arrived, by);
  const before = packageOf(db, arrived.documentId, arrived.from.organId);
  if (before !== null) return theFirst(db, before.dispatchId, by);
  // The bytes are on disk and noted before the paper names them.
  const kept = await keepFiles(deps, arrival, arrived);
  const whole = await keepArrival(arrival, noting(db, clock));
  return inTransaction(db, (tx) => putTogether(tx, arrived, kept, whole, about, by, clock));
}

/** One after the other, each as it streams out of the package. */
async function keepFiles(deps: Deps, arrival: Arrival, { attachments }: EdxmlPackage): Promise<KeptFile[]> {
  const kept: KeptFile[] = [];
  for (const { encoded, file } of attachments)
    for await (const { name, content } of filesIn(file, contentOf(arrival, encoded, file.name)))
      kept.push({ name, file: await keepBytes(deps, content) });
  return kept;
}

/** @throws AppError `edxml.too-large` as soon as there is more than that */
export async function collected(content: FileContent, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

interface KeptFile {
  name: string;
  file: IntakeFile;
}

function theFirst(db: Db, dispatchId: string, by: Actor): ReceivedDispatch {
  if (!isVisible(db, dispatchId, by)) throw alreadyHandedIn();
  const { id, state } = findDispatch(db, dispatchId)!;
  return { id, state, duplicateOf: id, problem: null };
}

function putTogether(
  tx: Db,
  arrived: EdxmlPackage,
  kept: readonly KeptFile[],
  whole: IntakeFile,
  about: HandedIn,
  by: Actor,
  clock: Clock,
): ReceivedDispatch {
  // Twice at once: the other was quicker while the files were kept.
  const before = packageOf(tx, arrived.documentId, arrived.from.organId);
  if (before !== null) return theFirst(tx, before.dispatchId, by);
  const main =
    kept.find(({ file }) => file.kind === 'pdf') ?? kept.find(({ file }) => file.kind !== null) ?? kept[0]!;
  const twin = dispatchOfFile(tx, main.file.sha256);
  if (twin !== null && isTheSamePaper(tx, twin, about)) {
    // Scanned or handed in before its data came: now it has them, and its sender hears of it.
    insertPackage(tx, packageRow(twin.id, arrived, whole));
    attach(tx, twin.id, kept, main);
    return theFirst(tx, twin.id, by);
  }
  const listed = putOnList(tx, { ...about, fileName: main.name, file: main.file }, by, clock);
  insertPackage(tx, packageRow(listed.id, arrived, whole));
  attach(tx, listed.id, kept, main);
  suggest(tx, listed.id, arrived);
  const urgent = arrived.urgency !== null || about.urgent === true;
  const sent = listed.state === 'received' ? beginReading(tx, listed, clock, urgent) : listed;
  const details = { generation: arrived.generation, files: kept.length, signed: arrived.signed };
  const deed = { by, did: 'dispatch.arrived-as-data', details };
  const dispatch = recordChange(tx, sent, headerOf(fieldsOf(tx, sent.id)), deed, clock);
  linkByData(tx, dispatch, arrived, clock);
  const { code, words } = STATUS_CODES.arrived;
  noteStatus(tx, { dispatchId: dispatch.id, code, description: words, at: clock.now(), by: by.id });
  const { problemCode, problemMessage } = dispatch;
  const problem = problemCode === null ? null : { code: problemCode, message: problemMessage ?? '' };
  return { id: dispatch.id, state: dispatch.state, duplicateOf: null, problem };
}

/**
 * Whether a paper with the same bytes is the one that arrives. Whoever hands the package in here says so; a partner
 * that sends the bytes of a paper of ours, or of somebody else's, must not come by it: it could take it back.
 */
function isTheSamePaper(tx: Db, { id, direction }: DispatchRecord, { channel }: HandedIn): boolean {
  return channel !== 'exchange' && direction === 'incoming' && packageOfDispatch(tx, id) === null;
}

function attach(tx: Db, dispatchId: string, kept: readonly KeptFile[], main: KeptFile): void {
  kept
    .filter((each) => each !== main)
    .forEach(({ name, file }, index) =>
      insertAttachment(tx, { dispatchId, position: index + 1, fileName: name, sha256: file.sha256 }),
    );
}

function packageRow(dispatchId: string, arrived: EdxmlPackage, whole: IntakeFile) {
  return {
    dispatchId,
    documentId: arrived.documentId,
    fromOrganId: arrived.from.organId,
    fromName: arrived.from.name,
    toOrganIds: arrived.toOrganIds,
    generation: arrived.generation,
    answers: arrived.answers,
    dueDate: arrived.dueDate,
    steering: arrived.steering,
    signed: arrived.signed,
    packageSha256: whole.sha256,
  };
}

/** What the sender wrote is a suggestion too: the văn thư confirms it like any other, only that it is surer. */
const SURE = 0.99;

function suggest(tx: Db, dispatchId: string, arrived: EdxmlPackage): void {
  const { capacity, title, name } = arrived.signer;
  const hasSigner = title !== null || name !== null;
  // Whom the message goes to is not whom the paper is addressed to: that is read from the paper.
  const values: Partial<Record<MetadataField, unknown>> = {
    issuer: arrived.from.name,
    number: arrived.number,
    symbol: arrived.symbol,
    place: arrived.place,
    date: arrived.date,
    type: arrived.type,
    subject: arrived.subject,
    recipients: arrived.recipients.length === 0 ? null : arrived.recipients,
    urgency: arrived.urgency,
    signer: hasSigner ? { capacity: capacityOf(capacity), title, actualTitle: null, name } : null,
  };
  for (const [field, value] of Object.entries(values) as [MetadataField, unknown][]) {
    const checked = value === null ? null : FIELD_VALUES[field].safeParse(value);
    // What is no value of the field (a number with its symbol in it) is left to the reading.
    if (checked === null || !checked.success) continue;
    saveField(tx, { dispatchId, field, suggestion: checked.data, confidence: SURE, source: 'edxml' });
  }
}

const CAPACITIES: readonly SigningCapacity[] = ['TM.', 'KT.', 'TL.', 'TUQ.', 'Q.'];

const capacityOf = (text: string | null): SigningCapacity | null =>
  CAPACITIES.find((capacity) => capacity === text?.trim().toUpperCase()) ?? null;

/** Papers named by their document ids are known for certain; those named by number and symbol are looked up later. */
function linkByData(tx: Db, dispatch: DispatchRecord, arrived: EdxmlPackage, clock: Clock): void {
  const made = { source: 'edxml', madeBy: null, madeAt: clock.now() } as const;
  const link = (documentId: string, kind: 'answers' | 'replaces', organId: string) => {
    const other = packageOf(tx, documentId, organId);
    if (other !== null && other.dispatchId !== dispatch.id)
      insertLink(tx, { fromId: dispatch.id, toId: other.dispatchId, kind, ...made });
  };
  for (const { documentId, organId } of arrived.answers) {
    if (documentId !== null) link(documentId, 'answers', organId ?? arrived.from.organId);
  }
  if (arrived.business === 'replace' || arrived.business === 'update') {
    for (const documentId of arrived.concerns) link(documentId, 'replaces', arrived.from.organId);
  }
}

/** Thu hồi: the sender takes a paper back (NĐ 30/2020, Đ18.4; PL VI, III.8). Its data stay. */
function recall({ db, clock }: Deps, arrived: EdxmlPackage, by: Actor): ReceivedDispatch {
  return inTransaction(db, (tx) => {
    const packages = arrived.concerns.map((id) => packageOf(tx, id, arrived.from.organId));
    const found = packages.find((each) => each !== null);
    if (found === undefined || found === null) throw recallOfUnknown();
    if (!isVisible(tx, found.dispatchId, by)) throw alreadyHandedIn();
    const dispatch = findDispatch(tx, found.dispatchId)!;
    const again = { id: dispatch.id, state: dispatch.state, duplicateOf: dispatch.id, problem: null };
    if (isTakenBack(dispatch)) return again;
    const deed = { by, did: 'dispatch.recalled', details: { number: dispatch.registerNumber } };
    const after = recordChange(tx, dispatch, takenBack(dispatch, clock), deed, clock);
    return { id: after.id, state: after.state, duplicateOf: after.id, problem: null };
  });
}

const isTakenBack = ({ handling, problemCode }: DispatchRecord): boolean =>
  handling === 'recalled' || problemCode === 'dispatch.recalled';

function takenBack({ state }: DispatchRecord, clock: Clock) {
  if (state === 'registered')
    return { handling: 'recalled', handlingSince: clock.now(), stepDueAt: null } as const;
  return {
    state: 'withdrawn',
    stepDueAt: null,
    problemCode: 'dispatch.recalled',
    problemMessage: 'Nơi gửi đã thu hồi văn bản này.',
  } as const;
}
