/** What a running office does by itself between requests, whichever machine it runs on. */
import type { Clock } from './platform/clock.ts';
import type { Db } from './platform/database.ts';
import { forgetNote, note, noted } from './platform/installation.ts';
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

const SHORTEST_REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
const IN_VAIN = 'house.rounds-in-vain';

export function keepHouse(house: House): void {
  const { db, clock, log, mails } = house;
  try {
    beginDailyWork(db, clock, { mails });
    settleAbandonedReadings(db, clock);
    ringOfSilence(db, { clock, sendsMail: mails });
    forgetFinishedJobs(db, new Date(Date.parse(clock.now()) - REMEMBER_JOBS_MS).toISOString());
  } catch (error) {
    // A locked or full database: the next round does it.
    log.error({ err: error }, 'housekeeping failed');
  }
  countIfInVain(house);
}

/** Notes how many rounds in a row have left something due; what is due the next round finds again. */
function countIfInVain({ db, clock, log, mails }: House): void {
  try {
    const rounds = roundsInVain(db);
    const isInVain = nextHousekeepingAt({ db, clock, mails }) <= clock.now();
    if (isInVain) note(db, IN_VAIN, rounds + 1, clock.now());
    else if (rounds > 0) forgetNote(db, IN_VAIN);
  } catch (error) {
    log.error({ err: error }, 'a round of housekeeping was not counted');
  }
}

function roundsInVain(db: Db): number {
  const rounds = noted(db, IN_VAIN);
  return typeof rounds === 'number' ? rounds : 0;
}

/**
 * How long to rest at least before {@link keepHouse}, in milliseconds: twice as long after each round that left
 * something due (a database that refuses, a paper of which there is nobody to tell), an hour at most.
 */
export function restBeforeHousekeeping(db: Db): number {
  return Math.min(LONGEST_REST_MS, SHORTEST_REST_MS * 2 ** Math.min(roundsInVain(db), 10));
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
