/**
 * What became of a paper is told to the agency that sent it over the network, by what people do with it (QĐ
 * 28/2018/QĐ-TTg, Điều 10): a status and the job that carries it, in the transaction of the deed.
 */
import { reachablePartner } from '../../people/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { enqueueJob } from '../../platform/jobs/queue.ts';
import type { Deed } from '../changing.ts';
import type { DispatchRecord } from '../store.ts';
import { STATUS_CODES, type StatusName } from './status.ts';
import { noteStatus, packageOfDispatch } from './store.ts';

/** Carries one status to the sender. */
export const TELL_SENDER_JOB = 'exchange.tell-sender';
/** With a quarter of an hour between all but the first: a week. */
export const EXCHANGE_ATTEMPTS = 672;

/** What was done, and what the sender hears of it. */
const STATUS_OF: Readonly<Record<string, StatusName>> = {
  'dispatch.registered': 'received',
  'dispatch.directed': 'processing',
  'dispatch.routed': 'processing',
  'dispatch.forwarded': 'processing',
  'dispatch.completed': 'done',
  'dispatch.kept': 'done',
  'dispatch.refused': 'refused',
  'dispatch.withdrawn': 'refused',
};

/** Notes what the sender shall hear of a deed; nothing where the paper did not come from a partner as data. */
export function announceForSender(tx: Db, dispatch: DispatchRecord, deed: Deed, clock: Clock): void {
  const status = STATUS_OF[deed.did];
  if (status === undefined || dispatch.direction !== 'incoming') return;
  // One of several who have it is through; the paper is not.
  if (deed.did === 'dispatch.completed' && dispatch.handling !== 'done') return;
  const reason = deed.details?.['reason'];
  tellSender(tx, dispatch.id, { status, description: typeof reason === 'string' ? reason : '' }, deed, clock);
}

/** Notes a status and sends it on its way; told before, it is not told again. */
export function tellSender(
  tx: Db,
  dispatchId: string,
  { status, description }: { status: StatusName; description: string },
  { by }: Pick<Deed, 'by'>,
  clock: Clock,
): void {
  const data = packageOfDispatch(tx, dispatchId);
  if (data === null || reachablePartner(tx, data.fromOrganId) === null) return;
  const { code, words } = STATUS_CODES[status];
  const said = description === '' ? words : description;
  const { isNew } = noteStatus(tx, { dispatchId, code, description: said, at: clock.now(), by: by.id });
  if (!isNew) return;
  const payload = { dispatchId, code };
  enqueueJob(
    tx,
    { kind: TELL_SENDER_JOB, subject: dispatchId, payload, maxAttempts: EXCHANGE_ATTEMPTS },
    clock,
  );
}
