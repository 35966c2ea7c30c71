/** Thông báo về bản thảo: whom a step concerns is told in its transaction, and reads it by opening the draft. */
import type { Actor } from '../people/actor.ts';
import { peopleOfRole } from '../people/people-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { DraftStep } from './life.ts';
import {
  checkersOf,
  countUnread,
  draftNoticesOf,
  insertNotices,
  markNoticesRead,
  type NoticeRow,
} from './notice-store.ts';
import { type DraftRecord, headOfUnit, writersOf } from './store.ts';

/** Steps and remarks; of an issued paper, that a receiver did not get it, or not yet. */
export type DraftNoticeKind = DraftStep | 'remark' | 'delivery-failed' | 'delivery-late';

type Audience = (tx: Db, draft: DraftRecord) => (string | null)[];

const owner: Audience = (_, { ownerId }) => [ownerId];
const authors: Audience = (tx, draft) => [draft.ownerId, ...writersOf(tx, draft.id).map(({ id }) => id)];
const senders: Audience = (tx, { ownerId }) => [ownerId, ...peopleOfRole(tx, 'clerk')];
const behind: Audience = (_, { ownerId, signerId }) => [ownerId, signerId];

/** Before it is signed, who has it next; afterwards, whose paper it is. Taking one's own draft back concerns nobody. */
const AUDIENCES: Readonly<Partial<Record<DraftNoticeKind, Audience>>> = {
  submit: (tx, { reviewerId, unitId }) => [reviewerId ?? headOfUnit(tx, unitId)],
  approve: (tx) => checkersOf(tx),
  'confirm-format': (_, { signerId }) => [signerId],
  return: authors,
  remark: authors,
  sign: (tx, draft) => [draft.ownerId, ...peopleOfRole(tx, 'clerk')],
  issue: behind,
  recall: behind,
  replace: owner,
  'delivery-failed': senders,
  'delivery-late': senders,
};

/** Never to who did it. @returns who was told */
export function tellOfDraft(
  tx: Db,
  draft: DraftRecord,
  kind: DraftNoticeKind,
  by: Actor,
  clock: Clock,
): string[] {
  const audience = AUDIENCES[kind]?.(tx, draft) ?? [];
  const concerned = audience.filter((person) => person !== null && person !== by.id) as string[];
  const told = [...new Set(concerned)];
  insertNotices(tx, told, {
    draftId: draft.id,
    kind,
    byName: by.id === null ? null : by.name,
    at: clock.now(),
  });
  return told;
}

export interface DraftNotice {
  id: string;
  draftId: string;
  kind: string;
  byName: string | null;
  /** "Công văn", trích yếu. */
  documentKind: string;
  subject: string;
  at: string;
  read: boolean;
}

const MOST_SHOWN = 50;

/** Newest first. */
export function myDraftNotices(db: Db, actor: Actor): DraftNotice[] {
  if (actor.id === null) return [];
  const view = ({ readAt, ...row }: NoticeRow): DraftNotice => ({ ...row, read: readAt !== null });
  return draftNoticesOf(db, actor, MOST_SHOWN).map(view);
}

/** The part of the figure at the bell that is about drafts. */
export function unreadDraftNotices(db: Db, actor: Actor): number {
  return actor.id === null ? 0 : countUnread(db, actor);
}

/** Who opens a draft has read what they were told of it. @param draftId null: of all drafts */
export function readDraftNotices(db: Db, draftId: string | null, by: Actor, clock: Clock): void {
  if (by.id !== null) markNoticesRead(db, by.id, draftId, clock.now());
}
