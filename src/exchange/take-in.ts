/** What a partner agency sends: a paper for the văn thư to take in, a recall, or how a paper of ours fares there. */
import { markByStatus, officeProfile } from '../drafting/index.ts';
import type { FileContent } from '../intake/index.ts';
import { type Actor, actorOfPartner, partnerOfKey } from '../people/index.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Arrival } from '../platform/files/storage.ts';
import {
  arriveRead,
  collected,
  type EdxmlPackage,
  markStatusSent,
  packageOf,
  readPackage,
  readStatus,
  receivePackage,
  type ReceivingDeps,
  STATUS_CODES,
} from '../registry/index.ts';
import { findDispatch } from '../registry/store.ts';
import { digestOf, digestOfHash } from './courier.ts';
import { damagedOnTheWay, noOwnCode, notYourName, wrongReceiver } from './errors.ts';

export interface TakeInDeps extends ReceivingDeps {
  agencyName: string;
}

export interface Message {
  content: FileContent;
  /** Of the whole content, as RFC 9530 writes it; null where it was not sent along. */
  digest: string | null;
}

export interface Sender {
  organId: string;
  actor: Actor;
}

/** @throws AppError `partner.key-invalid` */
export function senderOf(
  { db, clock }: { db: Db; clock: Clock },
  key: string | null,
  address: string | null,
): Sender {
  const partner = partnerOfKey(db, key, clock);
  return { organId: partner.organId, actor: actorOfPartner(partner, address) };
}

/** What the sender is answered, the same each time it sends the same paper. */
export interface Receipt {
  documentId: string;
  /** "01" đã đến, or "15" đồng ý thu hồi. */
  status: string;
  /** When the paper arrived here. */
  at: string;
}

const RECALL_AGREED = '15';

/**
 * Takes a package in from a partner.
 * @throws AppError `exchange.damaged`, `exchange.not-your-name`, `exchange.wrong-receiver`, `exchange.no-own-code`
 * @throws AppError `edxml.*` what is wrong with the package; nothing of it is kept then
 */
export async function takeInPackage(deps: TakeInDeps, message: Message, sender: Sender): Promise<Receipt> {
  const { intake } = deps;
  const arrival = await receivePackage(intake, message.content);
  try {
    if (message.digest !== null && message.digest !== digestOfHash(arrival.sha256)) throw damagedOnTheWay();
    const arrived = await readPackage(arrival, { maxBytes: intake.maxFileBytes });
    return await takeIn(deps, { arrival, arrived }, sender);
  } finally {
    await arrival.discard();
  }
}

async function takeIn(
  deps: TakeInDeps,
  { arrival, arrived }: { arrival: Arrival; arrived: EdxmlPackage },
  sender: Sender,
): Promise<Receipt> {
  const { db, clock } = deps;
  const forUs = addressedToUs(deps, arrived, sender);
  const about = { fileName: 'goi.edxml', direction: 'incoming', channel: 'exchange' } as const;
  const { id } = await arriveRead(deps, { arrival, arrived: forUs }, about, sender.actor);
  deps.wakeJobs();
  const { documentId } = arrived;
  const at = findDispatch(db, id)!.receivedAt;
  if (arrived.business === 'recall') return { documentId, status: RECALL_AGREED, at };
  const { code } = STATUS_CODES.arrived;
  // The answer is the first status; no job has to carry it.
  if (packageOf(db, documentId, sender.organId)?.dispatchId === id)
    inTransaction(db, (tx) => markStatusSent(tx, { dispatchId: id, code, at: clock.now() }));
  return { documentId, status: code, at };
}

async function whole({ content, digest }: Message, most: number): Promise<Uint8Array> {
  const bytes = await collected(content, most);
  if (digest !== null && digest !== digestOf(bytes)) throw damagedOnTheWay();
  return bytes;
}

/** A partner speaks in its own name, and to us: our code comes first among the receivers, whoever else gets it. */
function addressedToUs({ db, agencyName }: TakeInDeps, arrived: EdxmlPackage, sender: Sender): EdxmlPackage {
  const ours = officeProfile(db, agencyName).organId;
  if (ours === '') throw noOwnCode();
  if (arrived.from.organId !== sender.organId) throw notYourName(arrived.from.organId);
  if (!arrived.toOrganIds.includes(ours)) throw wrongReceiver(ours);
  return { ...arrived, toOrganIds: [ours, ...arrived.toOrganIds.filter((organId) => organId !== ours)] };
}

/** More than any status with its staff and words. */
const MOST_STATUS_BYTES = 256 * 1024;

/**
 * Takes the status of a paper of ours in; the same again changes nothing.
 * @throws AppError `exchange.damaged`, `exchange.not-your-name`, `edxml.*`, `delivery.*`
 */
export async function takeInStatusOf(
  { db, clock }: TakeInDeps,
  message: Message,
  sender: Sender,
): Promise<void> {
  const status = readStatus(await whole(message, MOST_STATUS_BYTES));
  if (status.fromOrganId !== sender.organId) throw notYourName(status.fromOrganId);
  markByStatus(db, status, sender.actor, clock);
}
