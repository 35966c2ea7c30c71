/** What a running office does by itself between requests, whichever machine it runs on. */
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/database.ts';
import { forgetFinishedJobs } from './platform/jobs/queue.ts';
import type { Log } from './platform/log.ts';
import { ringOfSilence, silenceDueAt } from './drafting/index.ts';
import { beginDailyWork, nextDailyWorkAt } from './obligations/index.ts';
import { hasAbandonedReadings, settleAbandonedReadings } from './registry/index.ts';

export interface House {
  db: Db;
  clock: Clock;
  log: Log;
  /** Whether the office has a mail server. */
  mails: boolean;
}

const REMEMBER_JOBS_MS = 7 * 24 * 3_600_000;

export function keepHouse({ db, clock, log, mails }: House): void {
  try {
    beginDailyWork(db, clock, { mails });
    settleAbandonedReadings(db, clock);
    ringOfSilence(db, { clock, sendsMail: mails });
    forgetFinishedJobs(db, new Date(Date.parse(clock.now()) - REMEMBER_JOBS_MS).toISOString());
  } catch (error) {
    // A locked or full database: the next round does it.
    log.error({ err: error }, 'housekeeping failed');
  }
}

/** When there is something for {@link keepHouse} to do: now, or later. What only has to be done some day waits for that. */
export function nextHousekeepingAt(house: Pick<House, 'db' | 'clock' | 'mails'>): string {
  const { db, clock } = house;
  const now = clock.now();
  const ringAt = silenceDueAt(db);
  const due = [
    nextDailyWorkAt(db, clock, house),
    ...(ringAt === null ? [] : [ringAt]),
    ...(hasAbandonedReadings(db) ? [now] : []),
  ].toSorted()[0]!;
  return due < now ? now : due;
}
