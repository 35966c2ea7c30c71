/**
 * Takes an issued paper, or the word that it was taken back, to a partner agency. Each is sent at least once and kept
 * there once, by its document id; a side that is down for a day has it when it is up again.
 */
import { z } from 'zod';
import {
  changeDelivery,
  deliveriesOf,
  type DeliveryRecord,
  failDelivery,
  findDelivery,
  type PackageDeps,
  packageOfIssued,
} from '../drafting/index.ts';
import { draftOfDispatch, type DraftRecord } from '../drafting/store.ts';
import { noteContact, reachablePartner, type ReachablePartner } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { hasUnfinishedBefore, type Job } from '../platform/jobs/queue.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import type { Courier } from './courier.ts';
import { paperStillUnderWay } from './errors.ts';

const payloadSchema = z.object({ deliveryId: z.string(), what: z.enum(['issue', 'recall']) });
type What = z.infer<typeof payloadSchema>['what'];

export interface CarryDeps extends PackageDeps {
  clock: Clock;
  courier: Courier;
  /** Whether the office has a mail server. */
  sendsMail: boolean;
}

export function carryJob(deps: CarryDeps): JobHandler {
  const { db } = deps;
  return {
    async run({ job, signal }) {
      const { deliveryId, what } = payloadSchema.parse(job.payload);
      const delivery = findDelivery(db, deliveryId);
      const draft = delivery === null ? null : draftOfDispatch(db, delivery.dispatchId);
      if (delivery === null || draft === null || !isOwed(what, delivery, draft)) return;
      if (what === 'recall') assertPaperThrough(db, job, deliveryId);
      const partner = reachablePartner(db, delivery.address);
      if (partner === null) return (tx) => failDelivery(tx, delivery.id, NO_PARTNER, deps);
      return carried(deps, { partner, delivery, draft, what, signal });
    },
    onDead(tx, job, error) {
      const { deliveryId, what } = payloadSchema.parse(job.payload);
      const isOurs = error instanceof AppError && error.status < 500;
      if (what === 'issue') failDelivery(tx, deliveryId, isOurs ? error.message : NOT_REACHED, deps);
    },
  };
}

const NOT_REACHED = 'Không gửi được qua mạng trong một tuần. Hãy gửi cách khác rồi đánh dấu.';
const NO_PARTNER = 'Cơ quan này không còn trong danh bạ liên thông. Hãy gửi cách khác rồi đánh dấu.';

/** Taken back before it went out, there is nothing to send; marked by hand or by a status, it is there. */
function isOwed(what: What, { state }: DeliveryRecord, draft: DraftRecord): boolean {
  if (what === 'recall') return draft.state === 'recalled' && state !== 'recalled';
  return draft.state !== 'recalled' && (state === 'waiting' || state === 'failed');
}

/** The word of a recall must not overtake its paper. @throws AppError `exchange.paper-under-way` */
function assertPaperThrough(db: Db, job: Job, deliveryId: string): void {
  if (hasUnfinishedBefore(db, job, (payload) => payload['deliveryId'] === deliveryId))
    throw paperStillUnderWay();
}

interface Carrying {
  partner: ReachablePartner;
  delivery: DeliveryRecord;
  draft: DraftRecord;
  what: What;
  signal: AbortSignal;
}

async function carried(deps: CarryDeps, carrying: Carrying): Promise<(tx: Db) => void> {
  const { partner, delivery, draft, what, signal } = carrying;
  const { clock } = deps;
  const message = await packageOfIssued(deps, draft, partner.organId);
  let refusal: AppError | null = null;
  try {
    await deps.courier.send(partner, 'packages', message, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof AppError)) throw error;
    if (error.code !== 'exchange.refused') throw noted(deps, carrying, error);
    refusal = error;
  }
  return (tx) => {
    noteContact(tx, partner.id, '', clock);
    if (refusal !== null && what === 'issue') failDelivery(tx, delivery.id, refusal.message, deps);
    else if (refusal !== null) changeDelivery(tx, delivery.id, recallRefused(refusal, clock.now()));
    else changeDelivery(tx, delivery.id, AFTER[what](clock.now(), delivery));
    if (what === 'issue' && refusal === null) noteReplaced(tx, draft, delivery, clock);
  };
}

function recallRefused(error: AppError, now: string): Partial<DeliveryRecord> {
  const note = error.message.slice(0, 300);
  // It never came there, so that there is nothing to take back.
  if (error.details['code'] === 'edxml.recall-of-unknown')
    return { state: 'recalled', recalledAt: now, note };
  return { note };
}

const AFTER: Readonly<Record<What, (now: string, before: DeliveryRecord) => Partial<DeliveryRecord>>> = {
  issue: (now) => ({
    state: 'delivered',
    sentAt: now,
    deliveredAt: now,
    note: '',
    statusCode: '01',
    statusAt: now,
  }),
  recall: (now) => ({
    state: 'recalled',
    recalledAt: now,
    note: '',
    statusCode: '15',
    statusAt: now,
  }),
};

/** What stands in the way is said beside the receiver while it is tried again. */
function noted({ db, clock }: CarryDeps, { partner, delivery }: Carrying, error: AppError): AppError {
  inTransaction(db, (tx) => {
    noteContact(tx, partner.id, error.message, clock);
    changeDelivery(tx, delivery.id, { note: error.message.slice(0, 300) });
  });
  return error;
}

/** Who had the earlier paper has been told by this one that it was replaced. */
function noteReplaced(
  tx: Db,
  { sourceKind, sourceId }: DraftRecord,
  { address }: DeliveryRecord,
  clock: Clock,
): void {
  if (sourceKind !== 'replaces' || sourceId === null) return;
  for (const before of deliveriesOf(tx, sourceId))
    if (before.channel === 'edxml' && before.address === address && before.deliveredAt !== null)
      changeDelivery(tx, before.id, { replacedAt: clock.now() });
}
