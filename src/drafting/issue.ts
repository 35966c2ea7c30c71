/**
 * Phát hành (NĐ 30/2020, Đ18): who gets the signed paper and how, what arrived and was read, and taking it back. An
 * issued paper is never edited: a wrong one is recalled, replaced, or corrected by a further công văn.
 */
import { type Actor, requireRole } from '../people/actor.ts';
import { namesOfPartners, reachablePartner } from '../people/index.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { enqueueJob } from '../platform/jobs/queue.ts';
import { takeOverIssued } from '../obligations/index.ts';
import { EXCHANGE_ATTEMPTS, noteIssue, noteRecall, stateOwnObligations } from '../registry/index.ts';
import { overTheNetwork } from './partner-match.ts';
import {
  changeDelivery,
  deliveriesOf,
  type DeliveryRecord,
  findDelivery,
  insertDeliveries,
} from './delivery-store.ts';
import type { DispatchDocument } from './document.ts';
import { deliveryInvalid, deliveryNotFound, stepNotFromHere } from './draft-errors.ts';
import { dutiesHandedDown } from './handed-down.ts';
import { LIFE } from './life.ts';
import type { DeliveryChannel } from './schema.ts';
import { recordStep, requireStep } from './steps.ts';
import { draftOfDispatch, type DraftRecord, lastFileOf, requireDraft, signedOf } from './store.ts';

/** Sends one letter with a paper, or with the word that it was taken back. */
export const DELIVER_JOB = 'drafting.deliver';
const DELIVER_ATTEMPTS = 12;

/** Carries one paper, or the word that it was taken back, to a partner agency over the network. */
export const CARRY_JOB = 'exchange.carry';

/** The paper itself; that it was taken back; that another took its place. */
export const LETTERS_ABOUT = ['issue', 'recall', 'replace'] as const;
export type LetterAbout = (typeof LETTERS_ABOUT)[number];

export interface Receiver {
  receiver: string;
  channel: DeliveryChannel;
  /** E-mail address, or mã định danh; blank for paper. */
  address: string;
  /** Printed copies; 0 for the others. */
  copies: number;
}

export const MOST_RECEIVERS = 2_000;

/** Who stands in kính gửi and nơi nhận, each once, on paper: a beginning, the văn thư says how each gets it. */
export function suggestedReceivers({ addressees, recipients }: DispatchDocument): Receiver[] {
  const listed = (recipients?.list ?? []).filter((line) => !/^Như\s+(?:trên|Điều)/iu.test(line.trim()));
  const names = [...(addressees?.names ?? []), ...listed]
    .map((name) => name.replace(/\s*\(để [^()]*\)$/u, '').trim())
    .filter(Boolean);
  return [...new Set(names)].map((receiver) => ({ receiver, channel: 'paper', address: '', copies: 1 }));
}

/**
 * The same for a draft: partner agencies get it over the network, and a paper that replaces another goes the way the
 * other went.
 * @throws AppError `draft.not-found`
 */
export function suggestedFor(db: Db, draftId: string, actor: Actor): Receiver[] {
  const { document, sourceKind, sourceId } = requireDraft(db, draftId, actor);
  const before = sourceKind === 'replaces' && sourceId !== null ? deliveriesOf(db, sourceId) : [];
  if (before.length === 0) return overTheNetwork(namesOfPartners(db), suggestedReceivers(document));
  return before.map(({ receiver, channel, address, copies }) => ({ receiver, channel, address, copies }));
}

/** What an e-mail needs that is not there: said at once, not after twelve tries. */
const NO_MAIL_SERVER =
  'Máy này chưa được đặt máy chủ thư (VANTHU_SMTP), thư không đi được. Hãy gửi cách khác rồi đánh dấu.';

/**
 * Issues a signed paper: the list is frozen with it, letters go out as jobs, printed copies are counted in the book.
 * What it hands down is owed to the office from now on. Of a paper that replaces another, whoever got that one is told.
 *
 * @throws AppError `draft.wrong-state`, `draft.forbidden`, `delivery.invalid`
 */
export function issuePaper(
  db: Db,
  command: { draftId: string; receivers: readonly Receiver[]; sendsMail: boolean },
  by: Actor,
  clock: Clock,
): DeliveryRecord[] {
  const receivers = command.receivers.map(checked);
  if (receivers.length === 0) throw deliveryInvalid('Hãy ghi ít nhất một nơi nhận.');
  if (receivers.length > MOST_RECEIVERS)
    throw deliveryInvalid(`Danh sách có quá ${MOST_RECEIVERS} nơi nhận. Hãy chia thành nhiều đợt.`);
  // Signed words never change: they are laid out and read before the transaction, which stays short.
  const duties = dutiesHandedDown(requireStep(db, { draftId: command.draftId, step: 'issue' }, by).document);
  return inTransaction(db, (tx) => {
    const draft = requireStep(tx, { draftId: command.draftId, step: 'issue' }, by);
    const dispatchId = draft.dispatchId!;
    const unsendable = { state: 'failed', note: NO_MAIL_SERVER } as const;
    const withState = receivers.map((each) =>
      each.channel === 'email' && !command.sendsMail ? { ...each, ...unsendable } : each,
    );
    const rows = insertDeliveries(tx, dispatchId, withState);
    const copies = receivers.reduce((sum, receiver) => sum + receiver.copies, 0);
    const archiveHolder = draft.document.recipients?.filed ?? '';
    noteIssue(tx, dispatchId, { copies, archiveHolder }, by, clock);
    stateOwnObligations(tx, dispatchId, duties, by, clock);
    takeOverIssued(tx, dispatchId, clock);
    recordStep(tx, draft, { step: 'issue' }, {}, by, clock);
    for (const row of rows) {
      if (row.channel === 'email' && row.state === 'waiting') sendLetter(tx, row, 'issue', clock);
      if (isCarried(tx, row)) carry(tx, row, 'issue', clock);
    }
    if (draft.sourceKind === 'replaces' && command.sendsMail) tellOfReplacement(tx, draft.sourceId!, clock);
    return rows;
  });
}

/** Who got the replaced paper by letter is written to; the others wait for the văn thư to tell them. */
function tellOfReplacement(tx: Db, replacedId: string, clock: Clock): void {
  if (draftOfDispatch(tx, replacedId)?.state !== 'replaced') return;
  for (const delivery of deliveriesOf(tx, replacedId))
    if (delivery.channel === 'email' && WENT_OUT.has(delivery.state))
      sendLetter(tx, delivery, 'replace', clock);
}

const WENT_OUT: ReadonlySet<DeliveryRecord['state']> = new Set(['sent', 'delivered', 'read']);

const ADDRESS = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/u;

function checked({ receiver, channel, address, copies }: Receiver): Receiver {
  const name = receiver.normalize('NFC').replace(/\s+/gu, ' ').trim().slice(0, 500);
  if (name === '') throw deliveryInvalid('Có nơi nhận còn để trống tên.');
  const at = address.trim();
  if (channel === 'email' && !ADDRESS.test(at))
    throw deliveryInvalid(`Địa chỉ thư điện tử của “${name}” chưa đúng: ${at || '(trống)'}.`);
  if (channel === 'edxml' && at === '') throw deliveryInvalid(`Hãy ghi mã định danh của “${name}”.`);
  const printed = channel === 'paper' ? Math.trunc(copies) : 0;
  if (channel === 'paper' && !(printed >= 1 && printed <= 10_000))
    throw deliveryInvalid(`Số bản giấy của “${name}” phải từ 1 đến 10.000.`);
  return { receiver: name, channel, address: channel === 'paper' ? '' : at, copies: printed };
}

function sendLetter(tx: Db, { id, dispatchId }: DeliveryRecord, what: LetterAbout, clock: Clock): void {
  const payload = { deliveryId: id, what };
  enqueueJob(tx, { kind: DELIVER_JOB, subject: dispatchId, payload, maxAttempts: DELIVER_ATTEMPTS }, clock);
}

/** Whether it goes to a partner agency that can be reached over the network. */
const isCarried = (tx: Db, { channel, address }: DeliveryRecord): boolean =>
  channel === 'edxml' && reachablePartner(tx, address) !== null;

function carry(tx: Db, { id, dispatchId }: DeliveryRecord, what: 'issue' | 'recall', clock: Clock): void {
  if (what === 'issue') changeDelivery(tx, id, { note: ON_ITS_WAY });
  const payload = { deliveryId: id, what };
  enqueueJob(tx, { kind: CARRY_JOB, subject: dispatchId, payload, maxAttempts: EXCHANGE_ATTEMPTS }, clock);
}

const ON_ITS_WAY = 'Đang gửi qua mạng.';

/** Whether a paper that did not arrive can be sent over the network once more. */
export const canBeSentAgain = (db: Db, state: DraftRecord['state'], delivery: DeliveryRecord): boolean =>
  state !== 'recalled' && delivery.state === 'failed' && isCarried(db, delivery);

/**
 * One of the deliveries of a draft's paper, for the văn thư who follows it.
 * @throws AppError `draft.not-found`, `delivery.not-found`, `people.forbidden`
 */
function deliveryForClerk(
  tx: Db,
  draftId: string,
  deliveryId: string,
  by: Actor,
): { draft: DraftRecord; delivery: DeliveryRecord } {
  const draft = requireDraft(tx, draftId, by);
  requireRole(by, 'clerk');
  const delivery = findDelivery(tx, deliveryId);
  if (delivery === null || delivery.dispatchId !== draft.dispatchId) throw deliveryNotFound();
  return { draft, delivery };
}

/**
 * Sends a paper once more over the network, after what stood in the way was mended.
 * @throws AppError `draft.not-found`, `delivery.not-found`, `people.forbidden`
 * @throws AppError `delivery.invalid` it is under way, arrived, or the receiver is no partner
 */
export function sendAgain(
  db: Db,
  { draftId, deliveryId }: { draftId: string; deliveryId: string },
  by: Actor,
  clock: Clock,
): void {
  inTransaction(db, (tx) => {
    const { draft, delivery } = deliveryForClerk(tx, draftId, deliveryId, by);
    if (!canBeSentAgain(tx, draft.state, delivery))
      throw deliveryInvalid('Nơi nhận này không gửi lại qua mạng được. Hãy tải lại trang.');
    changeDelivery(tx, delivery.id, { state: 'waiting', statusCode: null, statusAt: null });
    carry(tx, delivery, 'issue', clock);
    const details = { delivery: delivery.id };
    appendAudit(tx, { by, did: 'dispatch.sent-again', to: delivery.dispatchId, details }, clock);
  });
}

/** The frozen file of a signed paper by its hash; null while it is a draft. @throws AppError `draft.not-found` */
export function frozenFileOf(db: Db, draftId: string, actor: Actor): string | null {
  const signed = signedOf(db, requireDraft(db, draftId, actor).id);
  return signed === null ? null : lastFileOf(signed);
}

/** Who gets it and how far it is. @throws AppError `draft.not-found` */
export function deliveriesOfDraft(db: Db, draftId: string, actor: Actor): DeliveryRecord[] {
  const { dispatchId } = requireDraft(db, draftId, actor);
  return dispatchId === null ? [] : deliveriesOf(db, dispatchId);
}

export const DELIVERY_MARKS = ['sent', 'delivered', 'read', 'recalled', 'replaced'] as const;
export type DeliveryMark = (typeof DELIVERY_MARKS)[number];

/** What may follow what: a mark never goes back. */
const BEFORE: Readonly<Record<DeliveryMark, readonly DeliveryRecord['state'][]>> = {
  sent: ['waiting', 'failed'],
  delivered: ['waiting', 'sent'],
  read: ['waiting', 'sent', 'delivered'],
  recalled: ['waiting', 'sent', 'delivered', 'read', 'failed'],
  replaced: ['sent', 'delivered', 'read'],
};

const TIMES = {
  sent: 'sentAt',
  delivered: 'deliveredAt',
  read: 'readAt',
  recalled: 'recalledAt',
  replaced: 'replacedAt',
} as const;

/** Of a paper whose life ended a receiver can be told that alone; of one that goes on, how far it came. */
const fitsPaper = (mark: DeliveryMark, state: DraftRecord['state']): boolean =>
  mark === 'recalled' || mark === 'replaced' ? mark === state : state !== 'recalled';

type Standing = Pick<DeliveryRecord, 'state' | 'replacedAt'>;

const isAhead = (mark: DeliveryMark, { state, replacedAt }: Standing): boolean =>
  BEFORE[mark].includes(state) && !(mark === 'replaced' && replacedAt !== null);

/** The marks that a delivery can get now. */
export function marksFor(state: DraftRecord['state'], delivery: Standing): DeliveryMark[] {
  return DELIVERY_MARKS.filter((mark) => fitsPaper(mark, state) && isAhead(mark, delivery));
}

/**
 * Notes that a paper was sent, arrived, was read; or, of one that was recalled or replaced, that the receiver was told.
 * @throws AppError `draft.not-found`, `delivery.not-found`, `draft.wrong-state`
 * @throws AppError `people.forbidden` by somebody who is no văn thư
 * @throws AppError `delivery.invalid` the mark would go back
 */
export function markDelivery(
  db: Db,
  { draftId, deliveryId, mark }: { draftId: string; deliveryId: string; mark: DeliveryMark },
  by: Actor,
  clock: Clock,
): void {
  inTransaction(db, (tx) => {
    const { draft, delivery } = deliveryForClerk(tx, draftId, deliveryId, by);
    assertMarkFits(mark, draft.state);
    if (!isAhead(mark, delivery))
      throw deliveryInvalid('Nơi nhận này đã được đánh dấu xa hơn. Hãy tải lại trang.');
    // That another paper took its place says nothing of how far this one came.
    const state = mark === 'replaced' ? {} : { state: mark };
    changeDelivery(tx, delivery.id, { ...state, [TIMES[mark]]: clock.now() });
    const details = { delivery: delivery.id, mark };
    appendAudit(tx, { by, did: 'dispatch.delivery-marked', to: delivery.dispatchId, details }, clock);
  });
}

/** @throws AppError `draft.wrong-state` */
function assertMarkFits(mark: DeliveryMark, state: DraftRecord['state']): void {
  if (!fitsPaper(mark, state))
    throw stepNotFromHere(LIFE[mark === 'replaced' ? 'replace' : 'recall'].name, state);
}

/**
 * Thu hồi (Đ18.4): the paper is frozen with its data and carries the mark; who got it by e-mail or over the network is
 * told, the others wait for the văn thư to tell them.
 * @throws AppError `draft.wrong-state`, `draft.forbidden`, `draft.remark-needed`
 */
export function recallPaper(
  db: Db,
  command: { draftId: string; remark: string; sendsMail: boolean },
  by: Actor,
  clock: Clock,
): DraftRecord {
  return inTransaction(db, (tx) => {
    const draft = requireStep(tx, { draftId: command.draftId, step: 'recall' }, by);
    const after = recordStep(tx, draft, { step: 'recall', remark: command.remark }, {}, by, clock);
    noteRecall(tx, draft.dispatchId!, by, clock);
    for (const delivery of deliveriesOf(tx, draft.dispatchId!)) {
      // On its way it may have arrived already: the receiver is asked, and the answer tells.
      if (isCarried(tx, delivery) && delivery.state !== 'failed') carry(tx, delivery, 'recall', clock);
      // What never went out needs no telling.
      else if (delivery.state === 'waiting')
        changeDelivery(tx, delivery.id, { state: 'recalled', recalledAt: clock.now() });
      else if (delivery.channel === 'email' && command.sendsMail && WENT_OUT.has(delivery.state))
        sendLetter(tx, delivery, 'recall', clock);
    }
    return after;
  });
}
