/** Chuyển văn bản, and taking back what was handed in by mistake. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { cancelJob, jobAbout } from '../platform/jobs/queue.ts';
import { READ_JOB } from '../reading/read-job.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { unknownGrantees } from './errors.ts';
import { accessOf, grantAccess, type Grantees, unknownAmong } from './store.ts';
import type { AccessView } from './views.ts';

/**
 * Lets units and people see a registered paper (NĐ 30/2020, Đ23). Whoever has it already keeps it.
 * @throws AppError `dispatch.unknown-grantee` a unit that was dissolved, a person who left
 */
export function routeDispatch(
  db: Db,
  command: { dispatchId: string } & Grantees,
  by: Actor,
  clock: Clock,
): { version: number; access: AccessView[] } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('route', tx, command.dispatchId, by);
    const unknown = unknownAmong(tx, command, clock.today().date);
    if (unknown.length > 0) throw unknownGrantees(unknown);
    grantAccess(tx, dispatch.id, command, by, clock);
    const details = { units: [...command.unitIds], people: [...command.personIds] };
    const { version } = recordChange(tx, dispatch, {}, { by, did: 'dispatch.routed', details }, clock);
    return { version, access: accessOf(tx, dispatch.id) };
  });
}

/**
 * Rút lại: a paper that was handed in by mistake leaves the lists; its bytes and history stay. One that is on the
 * register stays there: a number is never taken out of the book.
 */
export function withdrawDispatch(
  db: Db,
  command: Versioned & { reason: string },
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('withdraw', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const job = jobAbout(tx, dispatch.id, READ_JOB);
    if (job !== null) cancelJob(tx, job.id, clock);
    const change = {
      state: 'withdrawn',
      nextReadingId: null,
      problemCode: 'dispatch.withdrawn',
      problemMessage: `Đã rút lại: ${command.reason}`,
    } as const;
    const deed = { by, did: 'dispatch.withdrawn', details: { reason: command.reason } };
    return { version: recordChange(tx, dispatch, change, deed, clock).version };
  });
}
