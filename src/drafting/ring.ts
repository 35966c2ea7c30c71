/**
 * Rings the văn thư about a receiver whom an issued paper did not reach: at the bell in the transaction in which it is
 * known, and by a letter where the office has a mail server. The paper must go another way, and only a person can see to that.
 */
import { z } from 'zod';
import { type Mailer, MailRefused } from '../obligations/mail.ts';
import { preferredAddress } from '../obligations/notice-store.ts';
import { SERVICE } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import {
  changeDelivery,
  type DeliveryRecord,
  findDelivery,
  firstWaiting,
  waitingSince,
} from './delivery-store.ts';
import { CARRY_JOB } from './issue.ts';
import { isUnread } from './notice-store.ts';
import { tellOfDraft } from './notices.ts';
import { draftOfDispatch } from './store.ts';
import { numberLine } from './wording.ts';

/** Writes one letter to one văn thư. */
export const RING_JOB = 'drafting.ring';
const RING_ATTEMPTS = 12;

/** Failed for good, or tried in vain for {@link LATE_MS}. */
export type RingKind = 'delivery-failed' | 'delivery-late';

export interface Ringing {
  clock: Clock;
  /** Whether the office has a mail server. */
  sendsMail: boolean;
}

/** The delivery failed for good: its mark, with why, and the văn thư is rung. */
export function failDelivery(tx: Db, id: string, note: string, ringing: Ringing): void {
  ring(tx, changeDelivery(tx, id, { state: 'failed', note: note.slice(0, 300) }), 'delivery-failed', ringing);
}

/** Once for a paper while nobody has read it, however many receivers it concerns. */
function ring(tx: Db, delivery: DeliveryRecord, kind: RingKind, { clock, sendsMail }: Ringing): void {
  const draft = draftOfDispatch(tx, delivery.dispatchId);
  if (draft === null || isUnread(tx, draft.id, kind)) return;
  const told = tellOfDraft(tx, draft, kind, SERVICE, clock);
  if (!sendsMail) return;
  for (const personId of told.filter((id) => preferredAddress(tx, id) !== null)) {
    const payload = { deliveryId: delivery.id, personId, kind };
    enqueueJob(tx, { kind: RING_JOB, subject: delivery.id, payload, maxAttempts: RING_ATTEMPTS }, clock);
  }
}

/** A partner that has not answered for so long is worth a telephone call. */
const LATE_MS = 2 * 24 * 3_600_000;

/** Rings about papers that are tried in vain; once a paper, however often it is asked. */
export function ringOfSilence(db: Db, ringing: Ringing): void {
  const before = new Date(Date.parse(ringing.clock.now()) - LATE_MS).toISOString();
  for (const delivery of waitingSince(db, { ...UNTOLD, before }))
    inTransaction(db, (tx) => ring(tx, delivery, 'delivery-late', ringing));
}

/** When {@link ringOfSilence} has something to ring of; null where nothing is tried. */
export function silenceDueAt(db: Db): string | null {
  const since = firstWaiting(db, UNTOLD);
  return since === null ? null : new Date(Date.parse(since) + LATE_MS + 1).toISOString();
}

const UNTOLD = { kind: CARRY_JOB, notToldOf: 'delivery-late' };

const payloadSchema = z.object({
  deliveryId: z.string(),
  personId: z.string(),
  kind: z.enum(['delivery-failed', 'delivery-late']),
});

export interface RingDeps {
  db: Db;
  mailer: Mailer;
  /** Where people open the service, for a link; blank: none. */
  url: string;
  agencyName: string;
}

/** Every attempt has the same Message-ID, as all letters have. */
export function ringJob({ db, mailer, url, agencyName }: RingDeps): JobHandler {
  return {
    async run({ job }) {
      const { deliveryId, personId, kind } = payloadSchema.parse(job.payload);
      const delivery = findDelivery(db, deliveryId);
      const draft = delivery === null ? null : draftOfDispatch(db, delivery.dispatchId);
      const to = preferredAddress(db, personId);
      if (delivery === null || draft === null || to === null) return;
      const { document } = draft;
      const paper = `${document.kind} ${numberLine(document)}`;
      const link = url === '' ? [] : ['', `${url}/soan-thao/${draft.id}`];
      try {
        await mailer.send({
          messageId: `<bao-chuyen.${job.id}@vanthu.invalid>`,
          to,
          subject: `${agencyName}: ${SUBJECTS[kind]} ${delivery.receiver}: ${paper}`.slice(0, 300),
          text: [`${paper} (${document.subject})`, `${delivery.receiver}: ${delivery.note}`, ...link].join(
            '\n',
          ),
        });
      } catch (error) {
        // The letter will never be taken; the bell has rung all the same.
        if (!(error instanceof MailRefused)) throw error;
      }
    },
  };
}

const SUBJECTS: Readonly<Record<RingKind, string>> = {
  'delivery-failed': 'không gửi được tới',
  'delivery-late': 'chưa gửi được tới',
};
