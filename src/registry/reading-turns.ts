/** What happens to a paper at the turns of its reading: begun, withheld, done, failed, stopped. */
import { SERVICE } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import type { ReadPage } from '../reading/page.ts';
import type { ReadingListener } from '../reading/read-job.ts';
import { type Secrecy, secrecyOf as markedSecrecy } from '../understanding/index.ts';
import { recordChange } from './changing.ts';
import { settlePageTexts } from './correct-word.ts';
import { READING_CANCELLED } from './errors.ts';
import { papersLeftByDeadJobs } from './list-store.ts';
import { quarantine } from './quarantine.ts';
import {
  changeDispatch,
  type DispatchRecord,
  dispatchOfReading,
  dropReading,
  findDispatch,
  markReadingCancelled,
  pageSummaries,
  readingOf,
} from './store.ts';
import { toVerifyByHand, UNDERSTAND_JOB, type UnderstandJobPayload } from './understand-job.ts';

interface Failure {
  code: string;
  message: string;
}

export interface ReadingListenerDeps {
  db: Db;
  clock: Clock;
  /** The secrecy mark (độ mật) on pages, if any; understanding's own, but for tests. */
  secrecyOf?: (pages: readonly ReadPage[]) => Secrecy | null;
}

/** Follows the readings of the papers; every method but `inspect` runs in the reading's own transaction. */
export function readingListener({
  db,
  clock,
  secrecyOf = markedSecrecy,
}: ReadingListenerDeps): ReadingListener {
  return {
    onStarted: (tx, readingId, pageCount) => readingStarted(tx, readingId, pageCount, clock),
    // A paper whose mark the văn thư declared a false alarm is read like any other.
    inspect: (page, readingId) =>
      secrecyOf([page]) === null || wasReleased(db, readingId) ? 'store' : 'withhold',
    onWithheld: (tx, readingId, page) => {
      const dispatch = dispatchOfReading(tx, readingId);
      if (dispatch !== null) quarantine(tx, dispatch, secrecyOf([page]) ?? 'Mật', SERVICE, clock);
    },
    onDone: (tx, readingId) => readingDone(tx, readingId, clock),
    onFailed: (tx, readingId, failure) => {
      const dispatch = dispatchOfReading(tx, readingId);
      if (dispatch !== null) readingFailed(tx, dispatch, readingId, failure, clock);
    },
    onCancelled: (tx, readingId) => {
      const dispatch = dispatchOfReading(tx, readingId);
      if (dispatch !== null) readingStopped(tx, dispatch, clock);
    },
  };
}

function wasReleased(db: Db, readingId: string): boolean {
  return (dispatchOfReading(db, readingId)?.releasedAt ?? null) !== null;
}

function readingStarted(tx: Db, readingId: string, pageCount: number, clock: Clock): void {
  const dispatch = dispatchOfReading(tx, readingId);
  // A paper that is read again keeps its state and its pages until the new ones are there.
  if (dispatch === null || dispatch.readingId !== readingId || dispatch.state !== 'received') return;
  recordChange(
    tx,
    dispatch,
    { state: 'reading', pageCount },
    { by: SERVICE, did: 'dispatch.reading' },
    clock,
  );
}

function readingDone(tx: Db, readingId: string, clock: Clock): void {
  const dispatch = dispatchOfReading(tx, readingId);
  if (dispatch === null || dispatch.state === 'withdrawn') return;
  const pages = pageSummaries(tx, readingId);
  const failed = pages.filter((page) => page.failureCode !== null);
  const [firstFailed] = failed;
  if (firstFailed !== undefined && failed.length === pages.length) {
    const failure = { code: firstFailed.failureCode!, message: firstFailed.failureMessage ?? '' };
    return readingFailed(tx, dispatch, readingId, failure, clock);
  }
  const details = { pages: pages.length, failed: failed.length };
  const payload: UnderstandJobPayload = { dispatchId: dispatch.id, readingId };
  if (dispatch.nextReadingId === readingId && readingOf(tx, readingId)?.proposed === true) {
    // It waits for a person to compare the two.
    recordChange(tx, dispatch, {}, { by: SERVICE, did: 'dispatch.read', details }, clock);
    enqueueJob(tx, { kind: UNDERSTAND_JOB, subject: dispatch.id, payload, priority: 1 }, clock);
    return;
  }
  const before = dispatch.readingId;
  const change = before === readingId ? {} : { readingId, nextReadingId: null };
  const deed = { by: SERVICE, did: 'dispatch.read', details };
  const read = recordChange(tx, dispatch, { ...change, pageCount: pages.length }, deed, clock);
  settlePageTexts(tx, read);
  // The new pages are in force now; the old ones were only needed until then.
  if (before !== null && before !== readingId) dropReading(tx, before);
  enqueueJob(tx, { kind: UNDERSTAND_JOB, subject: dispatch.id, payload, priority: 1 }, clock);
}

function readingFailed(
  tx: Db,
  dispatch: DispatchRecord,
  readingId: string,
  failure: Failure,
  clock: Clock,
): void {
  const deed = { by: SERVICE, did: 'dispatch.reading-failed', details: { code: failure.code } };
  if (dispatch.nextReadingId === readingId) {
    recordChange(tx, dispatch, { nextReadingId: null }, deed, clock);
  } else if (isWaitingForPages(dispatch)) {
    const problem = { problemCode: failure.code, problemMessage: failure.message };
    recordChange(tx, dispatch, { state: 'unreadable', ...problem }, deed, clock);
  }
}

/** A person stopped the reading: a paper read before keeps its pages, a new one waits for a word of the văn thư. */
export function readingStopped(tx: Db, dispatch: DispatchRecord, clock: Clock): void {
  if (dispatch.nextReadingId !== null) {
    markReadingCancelled(tx, dispatch.nextReadingId, clock);
    changeDispatch(tx, dispatch, { nextReadingId: null }, clock);
  } else if (isWaitingForPages(dispatch)) {
    if (dispatch.readingId !== null) markReadingCancelled(tx, dispatch.readingId, clock);
    const problem = { problemCode: READING_CANCELLED.code, problemMessage: READING_CANCELLED.message };
    changeDispatch(tx, dispatch, { state: 'unreadable', ...problem }, clock);
  }
}

const isWaitingForPages = ({ state }: DispatchRecord) => state === 'received' || state === 'reading';

/** Whether {@link settleAbandonedReadings} has anything to free. */
export const hasAbandonedReadings = (db: Db): boolean => papersLeftByDeadJobs(db).length > 0;

/**
 * Frees papers whose job died with its process at the last attempt: nobody was left to say so. Run it now and then.
 * @returns how many were freed
 */
export function settleAbandonedReadings(db: Db, clock: Clock): number {
  return inTransaction(db, (tx) => {
    const abandoned = papersLeftByDeadJobs(tx);
    for (const { dispatchId, kind, code, message } of abandoned) {
      const dispatch = findDispatch(tx, dispatchId)!;
      if (kind === UNDERSTAND_JOB) toVerifyByHand(tx, dispatch, clock);
      else
        readingFailed(
          tx,
          dispatch,
          dispatch.nextReadingId ?? dispatch.readingId ?? '',
          { code, message },
          clock,
        );
    }
    return abandoned.length;
  });
}
