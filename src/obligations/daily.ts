/** What the follow-up does by itself every day. Asked every minute; each day's work is begun once. */
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob, jobAbout, type NewJob } from '../platform/jobs/queue.ts';
import { DIGEST_ATTEMPTS, DIGEST_JOB } from './digest.ts';
import { OCCURRENCES_JOB } from './occurrences.ts';
import { isOfficeTime, vietnamTime } from './office-hours.ts';
import { REMIND_JOB } from './remind.ts';
import { followUpSettings } from './settings.ts';

/** @returns the kinds of job that were begun now */
export function beginDailyWork(db: Db, clock: Clock, options: { mails: boolean }): string[] {
  const settings = followUpSettings(db);
  const { day, time } = vietnamTime(clock.now());
  const quiet = !isOfficeTime(clock.now(), settings);
  const wanted: Omit<NewJob, 'payload'>[] = [
    { kind: OCCURRENCES_JOB },
    // Nobody is spoken to outside office hours; the next working morning catches up.
    ...(quiet ? [] : [{ kind: REMIND_JOB, maxAttempts: 10 }]),
    ...(quiet || !options.mails || time < settings.digestAt
      ? []
      : [{ kind: DIGEST_JOB, maxAttempts: DIGEST_ATTEMPTS }]),
  ];
  return wanted.flatMap((job) =>
    inTransaction(db, (tx) => {
      if (jobAbout(tx, day, job.kind) !== null) return [];
      // The letter tells what the reminders of the day have told.
      if (job.kind === DIGEST_JOB && jobAbout(tx, day, REMIND_JOB)?.state !== 'done') return [];
      enqueueJob(tx, { ...job, subject: day, payload: { day } }, clock);
      return [job.kind];
    }),
  );
}
