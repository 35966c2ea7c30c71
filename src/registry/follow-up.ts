/** Tells the follow-up, a later room, that the obligations of a paper may have changed: by a job in the same transaction. */
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import type { DispatchState } from './schema.ts';

/** Takes the confirmed obligations of a registered paper over, or forgets the words of one that turned out secret. */
export const TAKE_OVER_JOB = 'obligations.take-over';

/** Nobody owes anything by a paper that is not on the register (NĐ 30/2020, Đ22.1). */
const FOLLOWED: Readonly<Record<string, readonly DispatchState[]>> = {
  'dispatch.registered': ['registered'],
  'dispatch.verified': ['registered'],
  'dispatch.obligation-decided': ['registered'],
  'dispatch.quarantined': ['quarantined'],
};

export function announceForFollowUp(
  tx: Db,
  { id, state }: { id: string; state: DispatchState },
  did: string,
  clock: Clock,
): void {
  if (FOLLOWED[did]?.includes(state) !== true) return;
  enqueueJob(tx, { kind: TAKE_OVER_JOB, subject: id, payload: { dispatchId: id }, priority: 1 }, clock);
}
