/** Reading on a person's word: again, once more after a failure, or not at all. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { cancelJob, jobAbout } from '../platform/jobs/queue.ts';
import { READ_JOB } from '../reading/read-job.ts';
import { beginReading, enqueueReading } from './begin-reading.ts';
import { recordChange, requireFor } from './changing.ts';
import { nothingBeingRead } from './errors.ts';
import { readingStopped } from './reading-turns.ts';
import type { DispatchRecord } from './store.ts';

/**
 * Đọc lại: a further reading. The pages in force stay until it is done; what people decided stays for good.
 * @throws AppError `dispatch.nothing-to-read` the file is empty or no document
 */
export function rereadDispatch(db: Db, dispatchId: string, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('reread', tx, dispatchId, by);
    if (dispatch.state === 'unreadable') return readFromTheStart(tx, dispatch, by, clock);
    const nextReadingId = enqueueReading(tx, dispatch, clock, dispatch.urgency !== null);
    return recordChange(tx, dispatch, { nextReadingId }, { by, did: 'dispatch.reread' }, clock);
  });
}

/**
 * Thử lại: reads a paper whose first reading failed or was stopped.
 * @throws AppError `dispatch.nothing-to-read` the file is empty or no document
 */
export function retryReading(db: Db, dispatchId: string, by: Actor, clock: Clock): { version: number } {
  return inTransaction(db, (tx) => readFromTheStart(tx, requireFor('retry', tx, dispatchId, by), by, clock));
}

function readFromTheStart(tx: Db, dispatch: DispatchRecord, by: Actor, clock: Clock): DispatchRecord {
  const sent = beginReading(tx, dispatch, clock, dispatch.urgency !== null);
  return recordChange(tx, sent, {}, { by, did: 'dispatch.reread' }, clock);
}

/**
 * Dừng đọc: at once where the paper still waits, at the next page where it is being read.
 * @throws AppError `dispatch.nothing-being-read`
 */
export function cancelReading(
  db: Db,
  dispatchId: string,
  by: Actor,
  clock: Clock,
): { state: 'cancelled' | 'stopping' } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('cancel', tx, dispatchId, by);
    const job = jobAbout(tx, dispatchId, READ_JOB);
    const state = job === null ? null : cancelJob(tx, job.id, clock);
    if (state === null) throw nothingBeingRead();
    const stopped = recordChange(tx, dispatch, {}, { by, did: 'dispatch.reading-stopped' }, clock);
    // A job that only waited has nobody to tell that it was cancelled; a running one tells the listener itself.
    if (state === 'cancelled') readingStopped(tx, stopped, clock);
    return { state };
  });
}
