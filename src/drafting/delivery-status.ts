/** What receivers report of a paper that they got as data: the marks of its deliveries follow (QĐ 28/2018, Điều 10). */
import { type Actor, requireRole } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { type ArrivedStatus, documentIdOf, readStatus } from '../registry/index.ts';
import { changeDelivery, dataDeliveriesTo, type DeliveryRecord } from './delivery-store.ts';
import { statusOfNothingSent, statusUnknown } from './draft-errors.ts';
import { paperAsData } from './paper-data.ts';
import { failDelivery } from './ring.ts';
import { draftOfDispatch, type DraftRecord } from './store.ts';

/** Far it is by a status: "đã đến" arrived; once it is taken in, somebody has it in hand. */
const REACHED: Readonly<Record<string, 'delivered' | 'read' | 'failed' | 'recalled' | 'kept'>> = {
  '01': 'delivered',
  '02': 'failed',
  '03': 'read',
  '04': 'read',
  '05': 'read',
  '06': 'read',
  '15': 'recalled',
  '16': 'kept',
};

/** A mark never goes back: a status that comes late, or twice, changes nothing. */
const RANK: Readonly<Record<DeliveryRecord['state'], number>> = {
  waiting: 0,
  failed: 0,
  sent: 1,
  delivered: 2,
  read: 3,
  recalled: 4,
};

export interface MarkedByStatus {
  draftId: string;
  receiver: string;
  state: DeliveryRecord['state'];
}

/**
 * Takes a status file in, which names the paper and the receiver itself.
 * @throws AppError `people.forbidden`, `edxml.*`
 * @throws AppError `delivery.status-unknown` a code that no receiver sends
 * @throws AppError `delivery.nothing-sent` the office sent this paper to no such receiver
 */
export function takeInStatus(db: Db, file: Uint8Array, by: Actor, clock: Clock): MarkedByStatus {
  return markByStatus(db, readStatus(file), by, clock);
}

/** As {@link takeInStatus}, of a status that was read already. One that says nothing new changes nothing. */
export function markByStatus(db: Db, status: ArrivedStatus, by: Actor, clock: Clock): MarkedByStatus {
  requireRole(by, 'clerk');
  const reached = REACHED[status.code];
  if (reached === undefined) throw statusUnknown(status.code);
  return inTransaction(db, (tx) => {
    const { delivery, draft } = requireSent(tx, status);
    const marked = { draftId: draft.id, receiver: delivery.receiver };
    if (!isNews(delivery, status.code)) return { ...marked, state: delivery.state };
    const after = changeDelivery(tx, delivery.id, changeBy(delivery, status, reached, clock.now()));
    if (after.state === 'failed') failDelivery(tx, delivery.id, after.note, { clock, sendsMail: false });
    const details = { delivery: delivery.id, mark: after.state, status: status.code };
    appendAudit(tx, { by, did: 'dispatch.delivery-marked', to: delivery.dispatchId, details }, clock);
    return { ...marked, state: after.state };
  });
}

/** As the receiver comes to them; a refusal may come after it was taken in. */
const IN_ORDER = ['01', '03', '04', '05', '02', '06', '16', '15'];

const isNews = ({ statusCode }: DeliveryRecord, code: string): boolean =>
  statusCode === null || IN_ORDER.indexOf(code) > IN_ORDER.indexOf(statusCode);

function changeBy(
  before: DeliveryRecord,
  { code, description }: ArrivedStatus,
  reached: NonNullable<(typeof REACHED)[string]>,
  now: string,
): Partial<DeliveryRecord> {
  const said = { statusCode: code, statusAt: now };
  const note = description.slice(0, 300);
  // Refused to give it back: it stays where it is, with the reason.
  if (reached === 'kept') return { ...said, note };
  if (reached === 'failed') return { ...said, state: 'failed', note };
  if (RANK[reached] <= RANK[before.state]) return said;
  if (reached === 'recalled') return { ...said, state: 'recalled', recalledAt: now, note: '' };
  const arrived = {
    ...said,
    note: '',
    sentAt: before.sentAt ?? now,
    deliveredAt: before.deliveredAt ?? now,
  };
  return reached === 'read' ? { ...arrived, state: 'read', readAt: now } : { ...arrived, state: 'delivered' };
}

/** @throws AppError `delivery.nothing-sent` */
function requireSent(tx: Db, status: ArrivedStatus): { delivery: DeliveryRecord; draft: DraftRecord } {
  for (const delivery of dataDeliveriesTo(tx, status.fromOrganId, numberIn(status))) {
    const draft = draftOfDispatch(tx, delivery.dispatchId);
    if (draft !== null && isAbout(tx, draft, status)) return { delivery, draft };
  }
  throw statusOfNothingSent();
}

/** "512" of "H99.07,2026/11/20,512/SXD-VP", or of "512/SXD-VP". */
function numberIn({ documentId, paperCode }: ArrivedStatus): string {
  const code = documentId?.split(',').at(-1) ?? paperCode ?? '';
  return code.split('/')[0] ?? '';
}

function isAbout(tx: Db, draft: DraftRecord, { documentId, paperCode }: ArrivedStatus): boolean {
  const paper = paperAsData(tx, draft, '');
  if (documentId !== null) return documentId.endsWith(documentIdOf(paper));
  return paperCode !== null && paperCode === `${paper.number}/${paper.symbol}`;
}
