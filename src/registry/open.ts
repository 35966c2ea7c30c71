/** Mở văn bản: everything a person may see of one paper. */
import { type Actor, hasRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { METADATA_FIELDS, type MetadataField } from '../understanding/understanding.ts';
import { withCellTexts } from '../reading/page-structure.ts';
import type { ReadPage } from '../reading/page.ts';
import { digitalSignatures } from './digital-signatures.ts';
import { actionsFor } from './actions.ts';
import { dispatchNotFound, fileGone, pageNotFound } from './errors.ts';
import { REQUIRED_FIELDS, valueInForce } from './fields.ts';
import { dispatchRow, queueItemsOf } from './list-store.ts';
import { type ListedObligation, listed } from './obligation-list.ts';
import { decisionsOf, suggestionsOf } from './obligation-store.ts';
import { countPageChanges } from './page-change-store.ts';
import { type Original, originalsOf } from './originals.ts';
import { pageInForce, placesOfReading } from './pages.ts';
import { findRegister } from './register-store.ts';
import { holds } from './routing-store.ts';
import {
  accessOf,
  type DispatchRecord,
  duplicatesOf,
  type FieldRecord,
  fieldOf,
  detailsOf,
  fieldsOf,
  fileOf,
  hasLookedSince,
  historyOf,
  namesOf,
  pageSummaries,
  readingOf,
  requireVisible,
  startsOfReading,
} from './store.ts';
import type { FileKind } from '../intake/index.ts';
import type {
  DispatchView,
  FieldValue,
  FieldView,
  HistoryLine,
  ObligationView,
  PageSummary,
  PageWords,
  PersonRef,
} from './views.ts';

/**
 * Opens a paper: fields with suggestion, proof and decision, obligations, pages, duplicates, history. Every opening
 * is a line of the audit trail (NĐ 30/2020, Đ4.2.d; PL VI); its pages and pictures are part of that opening.
 *
 * @throws AppError `dispatch.not-found` also where it exists and the person may not see it
 */
export function openDispatch(db: Db, id: string, actor: Actor, clock: Clock): DispatchView {
  inTransaction(db, (tx) => {
    requireVisible(tx, id, actor);
    appendAudit(tx, { by: actor, did: 'dispatch.opened', to: id }, clock);
  });
  return viewDispatch(db, id, actor);
}

/** What a person fetches of a paper within so long belongs to the opening they have in the trail already. */
const ONE_OPENING_MS = 30 * 60_000;

/**
 * Puts into the trail that a part of the paper (a page, a picture, a range of the file) went to a person who did not
 * open it before: otherwise whoever asks for the parts alone reads all of it unseen.
 */
export function notePartFetched(
  db: Db,
  id: string,
  did: 'dispatch.opened' | 'dispatch.downloaded',
  actor: Actor,
  clock: Clock,
): void {
  const since = new Date(Date.parse(clock.now()) - ONE_OPENING_MS).toISOString();
  if (hasLookedSince(db, { dispatchId: id, actor, did, since })) return;
  inTransaction(db, (tx) => {
    appendAudit(tx, { by: actor, did, to: id, details: { part: true } }, clock);
  });
}

/** Opens a paper again that the person has open: after a form of its own page, one more line says nothing. */
export function reopenDispatch(db: Db, id: string, actor: Actor, clock: Clock): DispatchView {
  const view = viewDispatch(db, id, actor);
  notePartFetched(db, id, 'dispatch.opened', actor, clock);
  return view;
}

/** The same without a line in the trail: for a page that refreshes what it shows already. */
export function viewDispatch(db: Db, id: string, actor: Actor): DispatchView {
  const dispatch = requireVisible(db, id, actor);
  const fields = fieldsOf(db, id);
  const nameOf = namesOf(db, [
    dispatch.receivedBy,
    dispatch.verifiedBy,
    dispatch.registeredBy,
    ...fields.map((record) => record.decidedBy),
  ]);
  const [reading] = queueItemsOf(db, [id]);
  const originals = originalsOf(db, dispatch);
  return {
    ...dispatchRow(db, id)!,
    ...signaturesOf(dispatch, nameOf),
    channel: dispatch.channel,
    secrecy: dispatch.secrecy,
    file: fileView(originals[0]),
    otherFiles: originals.slice(1),
    registerName: dispatch.registerId === null ? null : (findRegister(db, dispatch.registerId)?.name ?? null),
    fields: METADATA_FIELDS.map((field) =>
      fieldView(
        field,
        fields.find((record) => record.field === field),
        nameOf,
      ),
    ),
    obligations: obligationViews(db, id),
    details: detailsOf(db, id),
    pages: dispatch.readingId === null ? [] : pageSummaries(db, dispatch.readingId).map(pageSummary),
    engine: dispatch.readingId === null ? null : (readingOf(db, dispatch.readingId)?.engine ?? null),
    starts: dispatch.readingId === null ? [] : startsOfReading(db, dispatch.readingId),
    digitalSignatures: digitalSignatures(db, dispatch),
    rereading: dispatch.nextReadingId !== null && !hasProposal(db, dispatch),
    proposal: hasProposal(db, dispatch),
    pageChanges: countPageChanges(db, id),
    progress: reading?.progress ?? null,
    duplicates: duplicatesOf(db, dispatch, actor),
    access: accessOf(db, id),
    history: dispatchHistory(db, id, actor, { openings: false, limit: 100 }),
    may: actionsFor(dispatch, actor, holds(db, id, actor)),
  };
}

/** Whether a further reading waits for a person to keep or drop it. */
function hasProposal(db: Db, { nextReadingId }: DispatchRecord): boolean {
  const reading = nextReadingId === null ? null : readingOf(db, nextReadingId);
  return reading !== null && reading.proposed && reading.state === 'done';
}

function signaturesOf(dispatch: DispatchRecord, nameOf: (id: string | null) => PersonRef) {
  const { verifiedAt, registeredAt } = dispatch;
  return {
    receivedBy: nameOf(dispatch.receivedBy),
    verifiedAt,
    verifiedBy: verifiedAt === null ? null : nameOf(dispatch.verifiedBy),
    registeredAt,
    registeredBy: registeredAt === null ? null : nameOf(dispatch.registeredBy),
  };
}

function fileView(file: Original | undefined): DispatchView['file'] {
  return file === undefined ? null : { sha256: file.sha256, size: file.size, kind: file.kind };
}

function fieldView(
  field: MetadataField,
  record: FieldRecord | undefined,
  nameOf: (id: string | null) => PersonRef,
): FieldView {
  const required = REQUIRED_FIELDS.includes(field);
  if (record === undefined) return { ...NOTHING_SUGGESTED, field, required };
  const { state, confidence, source, quote, page, boxes, decidedBy, decidedAt } = record;
  return {
    field,
    required,
    state,
    suggestion: (record.suggestion ?? null) as FieldValue,
    value: valueInForce(record) ?? null,
    confidence,
    source,
    evidence: page === null ? null : { quote: quote ?? '', page, boxes: boxes ?? [] },
    decidedBy: decidedAt === null ? null : nameOf(decidedBy),
    decidedAt,
  };
}

const NOTHING_SUGGESTED = {
  state: 'suggested',
  suggestion: null,
  value: null,
  confidence: null,
  source: 'read',
  evidence: null,
  decidedBy: null,
  decidedAt: null,
} as const;

/** One field as it stands; the caller has made sure that the person may see the paper. */
export function fieldViewOf(db: Db, dispatchId: string, field: MetadataField): FieldView {
  const record = fieldOf(db, dispatchId, field);
  return fieldView(field, record ?? undefined, namesOf(db, [record?.decidedBy ?? null]));
}

/** @throws AppError `dispatch.not-found` */
export function obligationsOfDispatch(
  db: Db,
  id: string,
  actor: Actor,
): { id: string; version: number; obligations: ObligationView[] } {
  const { version } = requireVisible(db, id, actor);
  return { id, version, obligations: obligationViews(db, id) };
}

/** The obligations as they stand; the caller has made sure that the person may see the paper. */
function obligationViews(db: Db, dispatchId: string): ObligationView[] {
  const list = listed(suggestionsOf(db, dispatchId), decisionsOf(db, dispatchId));
  const nameOf = namesOf(
    db,
    list.map(({ decision }) => decision?.decidedBy ?? null),
  );
  return list.map((item, index) => obligationView(item, index + 1, nameOf));
}

function obligationView(
  { id, stands, decision }: ListedObligation,
  position: number,
  nameOf: (id: string | null) => PersonRef,
): ObligationView {
  return {
    ...stands.obligation,
    id,
    position,
    evidence: stands.evidence,
    state: decision?.kind ?? 'suggested',
    suggested: decision?.suggested.map(({ obligation }) => obligation) ?? [],
    reason: decision?.reason ?? null,
    decidedBy: decision === null ? null : nameOf(decision.decidedBy),
    decidedAt: decision?.decidedAt ?? null,
  };
}

function pageSummary(record: ReturnType<typeof pageSummaries>[number]): PageSummary {
  const { number, width, height, rotation, source, blank, failureCode, failureMessage } = record;
  const failure = failureCode === null ? null : { code: failureCode, message: failureMessage ?? '' };
  return { number, width, height, rotation: rotation ?? 0, source, blank, failure };
}

/** A page as it is shown: its lines, and its tables with what stands in them now. */
export function wordsOfPage(page: ReadPage): PageWords {
  const { number, width, height, rotation, source, lines, tables = [], unread = [] } = page;
  return { number, width, height, rotation, source, lines, tables: withCellTexts(tables, lines), unread };
}

/**
 * The words of a page with their boxes.
 * @throws AppError `dispatch.page-not-found` there is no such page, it is not read yet, or it could not be read
 */
export function pageWords(db: Db, id: string, number: number, actor: Actor): PageWords {
  const page = pageInForce(db, requireVisible(db, id, actor), number);
  if (page === null) throw pageNotFound();
  return wordsOfPage(page);
}

export interface DispatchFile {
  sha256: string;
  size: number;
  /** Null: not one of the kinds that are read; only to be downloaded. */
  kind: FileKind | null;
  fileName: string;
  /** Null until the file was opened. */
  pageCount: number | null;
  quarantined: boolean;
}

/**
 * The file behind a paper. A quarantined one is for the eyes of the văn thư alone, who must decide on it.
 * @throws AppError `dispatch.file-gone` it was destroyed
 */
export function fileOfDispatch(db: Db, id: string, actor: Actor, original = 1): DispatchFile {
  const dispatch = requireVisible(db, id, actor);
  const quarantined = dispatch.state === 'quarantined';
  if (quarantined && !hasRole(actor, 'clerk')) throw dispatchNotFound();
  const file = originalsOf(db, dispatch)[original - 1];
  if (file === undefined) throw fileGone();
  return { ...file, pageCount: dispatch.pageCount, quarantined };
}

/** Hands the original out; every time is a line of the audit trail. */
export function downloadDispatch(db: Db, id: string, actor: Actor, clock: Clock, original = 1): DispatchFile {
  return inTransaction(db, (tx) => {
    const file = fileOfDispatch(tx, id, actor, original);
    const details = original === 1 ? {} : { details: { original } };
    appendAudit(tx, { by: actor, did: 'dispatch.downloaded', to: id, ...details }, clock);
    return file;
  });
}

/** A page to be drawn: of which file, which of its pages, and how it must be turned to stand upright. */
export interface DrawablePage {
  sha256: string;
  kind: FileKind;
  page: number;
  rotation: 0 | 90 | 180 | 270;
  quarantined: boolean;
}

/**
 * @param proposed the page of the reading that waits to be kept or dropped
 * @throws AppError as {@link fileOfDispatch}; `dispatch.page-not-found`
 */
export function drawablePage(
  db: Db,
  id: string,
  number: number,
  actor: Actor,
  proposed = false,
): DrawablePage {
  const file = fileOfDispatch(db, id, actor);
  const dispatch = requireVisible(db, id, actor);
  const readingId = proposed ? dispatch.nextReadingId : dispatch.readingId;
  const places = placesOfReading(db, readingId);
  const place = places[number - 1] ?? { sha256: file.sha256, page: number };
  const isBeyond = places.length > 0 && number > places.length;
  const kind = place.sha256 === file.sha256 ? file.kind : (fileOf(db, place.sha256)?.kind ?? null);
  if (kind === null || isBeyond) throw pageNotFound();
  const read =
    readingId === null ? undefined : pageSummaries(db, readingId).find((page) => page.number === number);
  const { sha256, page } = place;
  return { sha256, kind, page, rotation: read?.rotation ?? 0, quarantined: file.quarantined };
}

export interface HistoryRequest {
  /** Also who looked at it. */
  openings: boolean;
  limit: number;
}

/** What was done to a paper, by whom, newest last. */
export function dispatchHistory(db: Db, id: string, actor: Actor, request: HistoryRequest): HistoryLine[] {
  requireVisible(db, id, actor);
  const seesAddresses = hasRole(actor, 'clerk', 'admin');
  return historyOf(db, id, request).map((line) => ({
    at: line.at,
    by: { id: line.actorId, name: line.actorName },
    address: seesAddresses ? line.address : null,
    did: line.did,
    details: line.details,
  }));
}
