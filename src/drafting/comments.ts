/** Ý kiến: what somebody says about a passage of a draft, until it is settled (NĐ 30/2020, Đ10.3). */
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { wordsAt } from './comparison.ts';
import { commentBlank, commentNotFound } from './draft-errors.ts';
import { tellOfDraft } from './notices.ts';
import { commentsOf, type CommentView, insertComment, requireDraft, settleCommentRow } from './store.ts';

export interface Remark {
  draftId: string;
  /** "body.3", as `passagesOf` names it; blank: the whole draft. */
  place: string;
  /** The words it is about; the whole place where blank. */
  quote?: string | undefined;
  text: string;
}

/** A remark, and whether the words it is about still stand in the draft. */
export interface RemarkView extends CommentView {
  stands: boolean;
}

/** @throws AppError `draft.not-found`, `draft.comment-blank` */
export function comment(db: Db, remark: Remark, by: Actor, clock: Clock): { id: string } {
  const text = remark.text.normalize('NFC').trim().slice(0, 4000);
  if (text === '') throw commentBlank();
  return inTransaction(db, (tx) => {
    const draft = requireDraft(tx, remark.draftId, by);
    const place = remark.place.slice(0, 80);
    const quote = remark.quote?.normalize('NFC').trim() || (wordsAt(draft.document, place) ?? '');
    const { id } = insertComment(tx, {
      draftId: draft.id,
      place,
      quote: quote.slice(0, 1000),
      text,
      saidBy: by.id,
      saidAt: clock.now(),
    });
    appendAudit(tx, { by, did: 'draft.commented', to: draft.id, details: { place } }, clock);
    tellOfDraft(tx, draft, 'remark', by, clock);
    return { id };
  });
}

/** @throws AppError `draft.comment-not-found` */
export function settleComment(
  db: Db,
  { draftId, commentId }: { draftId: string; commentId: string },
  by: Actor,
  clock: Clock,
): void {
  inTransaction(db, (tx) => {
    requireDraft(tx, draftId, by);
    if (!settleCommentRow(tx, draftId, commentId, by.id, clock.now())) throw commentNotFound();
    appendAudit(tx, { by, did: 'draft.comment-settled', to: draftId, details: {} }, clock);
  });
}

/** Oldest first. */
export function remarksOn(db: Db, draftId: string, actor: Actor): RemarkView[] {
  const { document } = requireDraft(db, draftId, actor);
  return commentsOf(db, draftId).map((each) => {
    const words = wordsAt(document, each.place);
    return { ...each, stands: each.place === '' || (words !== null && words.includes(each.quote)) };
  });
}
