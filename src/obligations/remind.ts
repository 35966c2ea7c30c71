/** Nhắc việc: once a working day every deadline that calls for it is told to those who have to act, each thing once. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { followUpSettings, type FollowUpSettings } from './settings.ts';
import { isEscalated, lastDueToRemind, reminderFor } from './office-hours.ts';
import { duePage, noteAll } from './notice-store.ts';
import type { Status } from './schema.ts';
import { type ObligationRecord, partiesOf } from './store.ts';
import { assignersOf, doersOf, headsOf } from './tell.ts';

export const REMIND_JOB = 'obligations.remind';

/** What waits for a confirmation is no longer in the hands of who does it. */
const IN_HAND: ReadonlySet<Status> = new Set(['new', 'accepted', 'in-progress', 'returned', 'declined']);

const BATCH = 200;

/**
 * Walks the open duties by their deadlines, a batch a transaction. A crash leaves whole batches behind; the next run
 * tells the rest, for what was told has its key in the database.
 */
export function remindJob({ db, clock }: { db: Db; clock: Clock }): JobHandler {
  return {
    async run({ signal }) {
      await remindAll(db, clock, signal);
    },
  };
}

/** @returns how many notices were new */
export async function remindAll(db: Db, clock: Clock, signal?: AbortSignal): Promise<number> {
  const settings = followUpSettings(db);
  const today = clock.today().date;
  const until = lastDueToRemind(today, settings);
  let told = 0;
  let after: { dueOrder: string; id: string } | null = null;
  for (;;) {
    signal?.throwIfAborted();
    const batch: ObligationRecord[] = duePage(db, until, after, BATCH);
    told += inTransaction(db, (tx) =>
      batch.reduce((sum, duty) => sum + remindOf(tx, duty, today, settings, clock), 0),
    );
    const last = batch.at(-1);
    if (batch.length < BATCH || last === undefined) return told;
    after = last;
    // Pages are answered between the batches.
    await nextTurn();
  }
}

function remindOf(
  tx: Db,
  duty: ObligationRecord,
  today: string,
  settings: FollowUpSettings,
  clock: Clock,
): number {
  if (duty.due === null || !IN_HAND.has(duty.status)) return 0;
  const reminder = reminderFor(duty.due, today, settings);
  if (reminder === null) return 0;
  const parties = partiesOf(tx, duty.id);
  const notice = { obligationId: duty.id, byName: null, at: clock.now() };
  // What nobody leads, or somebody outside, is for who assigned it to follow up.
  const doers = doersOf(tx, parties, today);
  const told = noteAll(tx, doers.length > 0 ? doers : assignersOf(tx, duty), { ...notice, ...reminder });
  if (!isEscalated(duty.due, today, settings)) return told;
  const escalation = { ...notice, kind: 'escalated', key: `due:${duty.due}:escalated` };
  return told + noteAll(tx, [...headsOf(tx, parties), ...assignersOf(tx, duty)], escalation);
}
