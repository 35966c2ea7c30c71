/**
 * Thư nhắc việc: one letter a person and working day, with everything they were told and have not read.
 *
 * Whether a letter that was handed to the server arrived cannot be known when the service dies before it notes so.
 * Between none and perhaps two, two is better: a reminder that is lost is a duty that is late. So it is sent at least
 * once, and every attempt carries the same Message-ID, by which mail servers and programs know it for the same letter.
 */
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { displayDay, lettersFor } from './digest-words.ts';
import { type Mailer, MailRefused } from './mail.ts';
import {
  type DigestRecord,
  linesOfDigest,
  markDigest,
  openDigests,
  peopleToWrite,
  preferredAddress,
  startDigest,
} from './notice-store.ts';

export const DIGEST_JOB = 'obligations.digest';
/** A mail server may be down for a morning. */
export const DIGEST_ATTEMPTS = 12;

export interface DigestDeps {
  db: Db;
  clock: Clock;
  mailer: Mailer;
  /** Where people open the service, for links; blank: no links. */
  url: string;
  agencyName: string;
}

export function digestJob(deps: DigestDeps): JobHandler {
  return {
    async run({ signal }) {
      prepareDigests(deps.db, deps.clock);
      await sendDigests(deps, signal);
    },
  };
}

/** Binds what each person was told and has not read to the letter of the day; once a person and day. */
export function prepareDigests(db: Db, clock: Clock): number {
  return inTransaction(db, (tx) => {
    const day = clock.today().date;
    const people = peopleToWrite(tx);
    return people.filter((personId) => startDigest(tx, personId, day)).length;
  });
}

/** @throws Error where the server cannot be reached: the job is tried again, what was sent is noted */
export async function sendDigests(deps: DigestDeps, signal?: AbortSignal): Promise<void> {
  for (const digest of openDigests(deps.db)) {
    signal?.throwIfAborted();
    await sendOne(deps, digest);
  }
}

async function sendOne(
  { db, clock, mailer, url, agencyName }: DigestDeps,
  digest: DigestRecord,
): Promise<void> {
  const to = preferredAddress(db, digest.personId);
  if (to === null) return markDigest(db, digest.id, { state: 'given-up', problem: 'no-address' });
  markDigest(db, digest.id, { attempts: digest.attempts + 1 });
  const lines = linesOfDigest(db, digest.id);
  try {
    await mailer.send({
      messageId: messageIdOf(digest),
      to,
      subject: `${agencyName === '' ? 'Văn Thư' : agencyName}: ${lines.length} nhắc việc ngày ${displayDay(digest.day)}`,
      text: lettersFor(lines, url),
    });
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    return markDigest(db, digest.id, { state: 'given-up', problem: error.message.slice(0, 300) });
  }
  markDigest(db, digest.id, { state: 'sent', sentAt: clock.now() });
}

/** Of the row alone: the same after a crash and after a restore of the database. */
export const messageIdOf = ({ id }: Pick<DigestRecord, 'id'>) => `<nhac-viec.${id}@vanthu.invalid>`;
