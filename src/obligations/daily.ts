/** What the follow-up does by itself every day. Asked every minute; each day's work is begun once. */
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob, jobAbout, type NewJob } from '../platform/jobs/queue.ts';
import { DIGEST_ATTEMPTS, DIGEST_JOB } from './digest.ts';
import { OCCURRENCES_JOB } from './occurrences.ts';
import { isOfficeTime, vietnamTime } from './office-hours.ts';
import { REMIND_JOB } from './remind.ts';
import { type FollowUpSettings, followUpSettings } from './settings.ts';

/** @returns the kinds of job that were begun now */
export function beginDailyWork(db: Db, clock: Clock, { mails }: { mails: boolean }): string[] {
  const now = clock.now();
  const { day } = vietnamTime(now);
  return wantedAt(now, followUpSettings(db), mails).flatMap((job) =>
    inTransaction(db, (tx) => {
      if (!isToBegin(tx, day, job.kind)) return [];
      enqueueJob(tx, { ...job, subject: day, payload: { day } }, clock);
      return [job.kind];
    }),
  );
}

/**
 * When {@link beginDailyWork} has something to begin: now, or later. What waits for a job of the day to end is not
 * counted: whoever runs that job asks again.
 */
export function nextDailyWorkAt(db: Db, clock: Clock, { mails }: { mails: boolean }): string {
  const now = clock.now();
  const settings = followUpSettings(db);
  const isBegun = (instant: string) => {
    const { day } = vietnamTime(instant);
    return !wantedAt(instant, settings, mails).some(({ kind }) => isToBegin(db, day, kind));
  };
  const times = ['00:00', settings.officeHours.from, settings.digestAt];
  const ahead = [0, 1].flatMap((days) => {
    const { day } = vietnamTime(new Date(Date.parse(now) + days * DAY_MS).toISOString());
    return times.map((time) => new Date(`${day}T${time}:00+07:00`).toISOString());
  });
  // Occurrences are made every day: at the latest there is something to begin tomorrow.
  return [now, ...ahead.filter((instant) => instant > now).toSorted()].find((instant) => !isBegun(instant))!;
}

const DAY_MS = 24 * 3_600_000;

function wantedAt(now: string, settings: FollowUpSettings, mails: boolean): Omit<NewJob, 'payload'>[] {
  const { time } = vietnamTime(now);
  // Nobody is spoken to outside office hours; the next working morning catches up.
  const isQuiet = !isOfficeTime(now, settings);
  return [
    { kind: OCCURRENCES_JOB },
    ...(isQuiet ? [] : [{ kind: REMIND_JOB, maxAttempts: 10 }]),
    ...(isQuiet || !mails || time < settings.digestAt
      ? []
      : [{ kind: DIGEST_JOB, maxAttempts: DIGEST_ATTEMPTS }]),
  ];
}

function isToBegin(db: Db, day: string, kind: string): boolean {
  if (jobAbout(db, day, kind) !== null) return false;
  // The letter tells what the reminders of the day have told.
  return kind !== DIGEST_JOB || jobAbout(db, day, REMIND_JOB)?.state === 'done';
}
