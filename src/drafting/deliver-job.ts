/**
 * Letters that carry an issued paper, or the word that it was taken back. Like all letters they go out at least once:
 * every attempt has the same Message-ID.
 */
import { z } from 'zod';
import { type Mailer, MailRefused } from '../obligations/mail.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import type { JobHandler } from '../platform/jobs/runner.ts';
import { attachmentsOf } from '../registry/index.ts';
import { fileOf, findDispatch } from '../registry/store.ts';
import { LETTERS_ABOUT, type LetterAbout } from './issue.ts';
import { changeDelivery, type DeliveryRecord, findDelivery } from './delivery-store.ts';
import { failDelivery } from './ring.ts';
import { draftOfDispatch, type DraftRecord, lastFileOf, replacementDraftOf, signedOf } from './store.ts';
import { numberLine } from './wording.ts';

const payloadSchema = z.object({ deliveryId: z.string(), what: z.enum(LETTERS_ABOUT) });

export interface DeliverDeps {
  db: Db;
  clock: Clock;
  storage: FileStorage;
  mailer: Mailer;
  agencyName: string;
  /** Of the files in a letter together, where the memory bears no more. */
  maxLetterBytes?: number;
}

export function deliverJob(deps: DeliverDeps): JobHandler {
  const { clock } = deps;
  return {
    async run({ job }) {
      const { deliveryId, what } = payloadSchema.parse(job.payload);
      const delivery = findDelivery(deps.db, deliveryId);
      const draft = delivery === null ? null : draftOfDispatch(deps.db, delivery.dispatchId);
      if (delivery === null || draft === null) return;
      // Taken back before it went out: there is nothing to send any more.
      if (what === 'issue' && delivery.state !== 'waiting') return;
      const change = await sent(deps, delivery, draft, what);
      if (change.state === 'failed')
        return (tx) => failDelivery(tx, delivery.id, change.note ?? '', { clock, sendsMail: true });
      return (tx) => void changeDelivery(tx, delivery.id, change);
    },
    onDead(tx, job) {
      const { deliveryId, what } = payloadSchema.parse(job.payload);
      // The bell alone: the mail server is what does not answer.
      if (what === 'issue') failDelivery(tx, deliveryId, NOT_REACHED, { clock, sendsMail: false });
    },
  };
}

const TOO_LARGE = 'Văn bản và tệp kèm lớn quá nên không gửi bằng thư được. Hãy gửi cách khác rồi đánh dấu.';
const NOT_REACHED = 'Máy chủ thư không trả lời. Hãy gửi cách khác rồi đánh dấu.';

async function sent(
  deps: DeliverDeps,
  delivery: DeliveryRecord,
  draft: DraftRecord,
  what: LetterAbout,
): Promise<Partial<DeliveryRecord>> {
  const now = deps.clock.now();
  try {
    await deps.mailer.send(await letterFor(deps, delivery, draft, what));
  } catch (error) {
    if (!(error instanceof MailRefused)) throw error;
    const note = error.message.slice(0, 300);
    // That the word of a replacement did not arrive does not undo that the paper did.
    return what === 'replace' ? { note } : { state: 'failed', note };
  }
  return AFTER[what](now);
}

const AFTER: Readonly<Record<LetterAbout, (now: string) => Partial<DeliveryRecord>>> = {
  issue: (now) => ({ state: 'sent', sentAt: now }),
  recall: (now) => ({ state: 'recalled', recalledAt: now }),
  replace: (now) => ({ replacedAt: now }),
};

async function letterFor(
  { db, storage, agencyName, maxLetterBytes = Infinity }: DeliverDeps,
  { id, address, dispatchId }: DeliveryRecord,
  draft: DraftRecord,
  what: LetterAbout,
) {
  const { document } = draft;
  const name = `${document.kind} ${numberLine(document)}`;
  const letter = { messageId: `<phat-hanh.${what}.${id}@vanthu.invalid>`, to: address };
  if (what === 'recall') {
    return {
      ...letter,
      subject: `${agencyName}: thu hồi ${name}`,
      text: `${document.header.agency.replaceAll('\n', ' ')} thu hồi ${name} (${document.subject}). Đề nghị cơ quan nhận hủy văn bản đã nhận và báo lại.`,
    };
  }
  if (what === 'replace') {
    const by = replacementOf(db, dispatchId);
    return {
      ...letter,
      subject: `${agencyName}: ${name} đã được thay thế`.slice(0, 300),
      text: `${document.header.agency.replaceAll('\n', ' ')} đã ban hành ${by} thay thế ${name} (${document.subject}). Đề nghị cơ quan nhận thôi dùng văn bản cũ.`,
    };
  }
  const sha256 = lastFileOf(signedOf(db, draft.id)!);
  const enclosed = attachmentsOf(db, dispatchId);
  const size = [{ sha256 }, ...enclosed].reduce((sum, each) => sum + (fileOf(db, each.sha256)?.size ?? 0), 0);
  if (size > maxLetterBytes) throw new MailRefused(TOO_LARGE);
  const content = await storage.read(sha256);
  const files = await Promise.all(
    enclosed.map(async ({ fileName, sha256 }) => ({
      filename: fileName,
      content: await storage.read(sha256),
    })),
  );
  return {
    ...letter,
    subject: `${agencyName}: ${name} ${document.subject}`.slice(0, 300),
    text: `Kính gửi văn bản ${name} (${document.subject}) kèm theo thư này.`,
    attachments: [{ filename: findDispatch(db, dispatchId)!.fileName, content }, ...files],
  };
}

/** "Công văn Số: 12/UBND-VX" of the paper that took the place of another. */
function replacementOf(db: Db, replacedId: string): string {
  const draft = replacementDraftOf(db, replacedId);
  return draft === null ? 'văn bản khác' : `${draft.document.kind} ${numberLine(draft.document)}`;
}
