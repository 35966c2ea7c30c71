/** Sends a paper's file to be read. */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import { READ_JOB } from '../reading/read-job.ts';
import type { PlannedPage, ReadingPlan } from '../reading/reading-plan.ts';
import { copyReadPages } from './copy-pages.ts';
import { nothingToRead } from './errors.ts';
import { changeDispatch, type DispatchRecord, dropReading, fileOf, insertReading } from './store.ts';

const URGENT = 10;

/**
 * Sends a paper that has no pages yet to be read.
 * @throws AppError `dispatch.nothing-to-read` the file is empty or no document
 */
export function beginReading(
  tx: Db,
  dispatch: DispatchRecord,
  clock: Clock,
  urgent: boolean,
): DispatchRecord {
  const readingId = enqueueReading(tx, dispatch, clock, urgent);
  const change = { state: 'received', readingId, problemCode: null, problemMessage: null } as const;
  const sent = changeDispatch(tx, dispatch, change, clock);
  // What an earlier reading left behind is in nobody's way, and of no use.
  if (dispatch.readingId !== null) dropReading(tx, dispatch.readingId);
  return sent;
}

export interface PlannedReading {
  plan: ReadingPlan;
  /** A person will say whether it stays. */
  proposed?: boolean;
  /** Readings whose pages may be taken over. */
  from: readonly string[];
  /** Those of the plan that may be taken over, null for a page to be read again; all where nothing is said. */
  kept?: readonly (PlannedPage | null)[];
}

/**
 * Pages that were read before, in the way they are wanted now, are taken over and not read again.
 * @throws AppError `dispatch.nothing-to-read`
 */
export function enqueuePlanned(
  tx: Db,
  dispatch: DispatchRecord,
  wanted: PlannedReading,
  clock: Clock,
): string {
  const { plan, proposed = false, from, kept = plan } = wanted;
  const readingId = enqueueReading(tx, dispatch, clock, true, { plan, proposed });
  copyReadPages(tx, from, { readingId, plan: kept });
  return readingId;
}

/** @throws AppError `dispatch.nothing-to-read` */
export function enqueueReading(
  tx: Db,
  dispatch: DispatchRecord,
  clock: Clock,
  urgent: boolean,
  about: { plan: ReadingPlan | null; proposed?: boolean } = { plan: dispatch.arrangement },
): string {
  const file = dispatch.fileSha256 === null ? null : fileOf(tx, dispatch.fileSha256);
  if (file === null || file.kind === null) throw nothingToRead();
  const readingId = insertReading(tx, file.sha256, clock, about);
  enqueueJob(
    tx,
    { kind: READ_JOB, subject: dispatch.id, payload: { readingId }, priority: urgent ? URGENT : 0 },
    clock,
  );
  return readingId;
}
