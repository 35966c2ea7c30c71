/** Đọc lại với thiết lập khác: a further reading that a person compares with the one in force before one of them goes. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import { isRead, type PageReading } from '../reading/page.ts';
import type { Engine } from '../reading/engine.ts';
import type { QuarterTurn } from '../reading/raster.ts';
import type { Margins, PlannedPage } from '../reading/reading-plan.ts';
import type { MetadataField } from '../understanding/understanding.ts';
import { enqueuePlanned } from './begin-reading.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { settlePageTexts } from './correct-word.ts';
import { arrangementInvalid, noProposal } from './errors.ts';
import { isBlank } from './fields.ts';
import { pagesAsRead, placesOfReading } from './pages.ts';
import { proposedFields } from './proposal-store.ts';
import {
  type DispatchRecord,
  dropReading,
  fieldsOf,
  pageSummaries,
  readingOf,
  requireVisible,
} from './store.ts';
import { UNDERSTAND_JOB, type UnderstandJobPayload } from './understand-job.ts';
import type { FieldValue } from './views.ts';
import { type TextPart, wordDifferences } from './word-differences.ts';

export interface ProposeReading extends Versioned {
  /** Numbers of the pages to read again; all where none is named. */
  pages?: readonly number[] | undefined;
  /** The turn that sets these pages upright; undefined: to be found out. */
  turn?: QuarterTurn | undefined;
  /** Shares of the upright page that are left out. */
  crop?: Margins | undefined;
  /** The engine that reads them; undefined: that of the service. */
  engine?: Engine | undefined;
}

/**
 * Sends pages to be read again as the person says; the others are taken over. Nothing changes until it is kept.
 * @throws AppError `dispatch.wrong-state`, `dispatch.changed`, `dispatch.arrangement-invalid`
 */
export function proposeReading(
  db: Db,
  command: ProposeReading,
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('reread', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const { readingId } = dispatch;
    const places = placesOfReading(tx, readingId);
    if (readingId === null || places.length === 0)
      throw arrangementInvalid('văn bản chưa có trang nào đã đọc');
    const again = new Set(command.pages ?? places.map((_, index) => index + 1));
    const beyond = [...again].find((number) => number > places.length);
    if (beyond !== undefined) throw arrangementInvalid(`văn bản không có trang ${beyond}`);
    const rotations = new Map(pageSummaries(tx, readingId).map((page) => [page.number, page.rotation ?? 0]));
    const plan = places.map((place, index): PlannedPage => {
      if (!again.has(index + 1)) return place;
      const crop = command.crop && asStored(command.crop, rotations.get(index + 1) ?? 0);
      return { sha256: place.sha256, page: place.page, turn: command.turn, crop, engine: command.engine };
    });
    const kept = plan.map((page, index) => (again.has(index + 1) ? null : page));
    const nextReadingId = enqueuePlanned(
      tx,
      dispatch,
      { plan, proposed: true, from: [readingId], kept },
      clock,
    );
    const deed = { by, did: 'dispatch.reread', details: { pages: again.size, of: places.length } };
    return { version: recordChange(tx, dispatch, { nextReadingId }, deed, clock).version };
  });
}

/** The margins of the page as its file shows it, of those of the upright page. */
function asStored({ left, top, right, bottom }: Margins, rotation: QuarterTurn): Margins {
  if (rotation === 90) return { left: top, bottom: left, right: bottom, top: right };
  if (rotation === 180) return { left: right, top: bottom, right: left, bottom: top };
  if (rotation === 270) return { right: top, top: left, left: bottom, bottom: right };
  return { left, top, right, bottom };
}

export interface ReadingComparison {
  version: number;
  pages: { number: number | null; proposed: number | null; differs: number; parts: TextPart[] }[];
  fields: { field: MetadataField; now: FieldValue; proposed: FieldValue }[];
}

/**
 * The reading in force and the proposed one, page by page, and the fields whose suggestion would change.
 * @throws AppError `dispatch.no-proposal`
 */
export function compareReadings(db: Db, id: string, actor: Actor): ReadingComparison {
  const dispatch = requireVisible(db, id, actor);
  const proposed = requireProposal(db, dispatch);
  const old = dispatch.readingId === null ? [] : pagesAsRead(db, dispatch, dispatch.readingId);
  const fresh = pagesAsRead(db, dispatch, proposed);
  const pages = Array.from({ length: Math.max(old.length, fresh.length) }, (_, index) => {
    const parts = wordDifferences(wordsOn(old[index]), wordsOn(fresh[index]));
    const changed = parts.filter(({ kind }) => kind !== 'same');
    return {
      number: old[index]?.number ?? null,
      proposed: fresh[index]?.number ?? null,
      differs: changed.reduce((sum, { text }) => sum + text.split(' ').length, 0),
      parts,
    };
  });
  return { version: dispatch.version, pages, fields: changedFields(db, id, proposed) };
}

function wordsOn(page: PageReading | undefined): string[] {
  if (page === undefined || !isRead(page)) return [];
  return page.lines
    .filter((line) => line.zone !== 'overlay')
    .flatMap((line) => line.words.map((word) => word.text));
}

/** A field that a person decided stays theirs, whatever is suggested. */
function changedFields(db: Db, id: string, readingId: string): ReadingComparison['fields'] {
  const then = proposedFields(db, readingId);
  if (then === null) return [];
  return fieldsOf(db, id)
    .filter(({ state }) => state === 'suggested')
    .map(({ field, suggestion }) => ({
      field,
      now: (suggestion ?? null) as FieldValue,
      proposed: (isBlank(then[field]) ? null : then[field]) as FieldValue,
    }))
    .filter((field) => JSON.stringify(field.now) !== JSON.stringify(field.proposed));
}

/** @throws AppError `dispatch.no-proposal` */
function requireProposal(db: Db, { nextReadingId }: DispatchRecord): string {
  const reading = nextReadingId === null ? null : readingOf(db, nextReadingId);
  if (reading === null || !reading.proposed || reading.state !== 'done') throw noProposal();
  return reading.id;
}

/** Giữ bản đọc lại: it takes the place of the one in force, and the paper is understood anew. */
export function keepProposal(db: Db, command: Versioned, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('decide-reading', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const readingId = requireProposal(tx, dispatch);
    const before = dispatch.readingId;
    const change = { readingId, nextReadingId: null, pageCount: readingOf(tx, readingId)!.pageCount };
    const kept = recordChange(tx, dispatch, change, { by, did: 'dispatch.reread-kept' }, clock);
    settlePageTexts(tx, kept);
    if (before !== null) dropReading(tx, before);
    const payload: UnderstandJobPayload = { dispatchId: dispatch.id, readingId };
    enqueueJob(tx, { kind: UNDERSTAND_JOB, subject: dispatch.id, payload, priority: 1 }, clock);
    return { version: kept.version };
  });
}

/** Bỏ bản đọc lại: everything stays as it was. */
export function dropProposal(db: Db, command: Versioned, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('decide-reading', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const readingId = requireProposal(tx, dispatch);
    const deed = { by, did: 'dispatch.reread-dropped' };
    const { version } = recordChange(tx, dispatch, { nextReadingId: null }, deed, clock);
    dropReading(tx, readingId);
    return { version };
  });
}
