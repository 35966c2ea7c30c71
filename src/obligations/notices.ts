/** Thông báo: what a person was told, what of it they have read, and where letters go. */
import { z } from 'zod';
import { type Actor, forbidden } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { noticeText } from './digest-words.ts';
import { invalid } from './errors.ts';
import { markRead, noticesOf, preferredAddress, saveAddress, unreadCount } from './notice-store.ts';
import type { PageOf } from './views.ts';

export interface NoticeView {
  id: string;
  obligationId: string;
  /** "Quá hạn", "Nguyễn Văn A: Trả lại kết quả". */
  text: string;
  code: string;
  title: string;
  due: string | null;
  at: string;
  read: boolean;
}

export function myNotices(
  db: Db,
  actor: Actor,
  { limit = 50, cursor = null }: { limit?: number; cursor?: string | null },
): PageOf<NoticeView> {
  if (actor.id === null) return { rows: [], next: null };
  const found = noticesOf(db, actor.id, cursor, limit + 1);
  const rows = found.slice(0, limit).map((row) => ({
    id: row.id,
    obligationId: row.obligationId,
    text: noticeText(row),
    code: row.code,
    title: row.title,
    due: row.due,
    at: row.at,
    read: row.readAt !== null,
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

/** The figure at the bell; a hundred stands for "99+". */
export function unreadNotices(db: Db, actor: Actor): number {
  return actor.id === null ? 0 : unreadCount(db, actor.id);
}

/** Marks as read: those of one duty, those up to one that was shown, or all. */
export function readNotices(
  db: Db,
  which: { obligationId?: string | undefined; upTo?: string | undefined },
  by: Actor,
  clock: Clock,
): void {
  if (by.id !== null) markRead(db, by.id, which, clock.now());
}

const address = z.email();

export function myAddress(db: Db, actor: Actor): string | null {
  return actor.id === null ? null : preferredAddress(db, actor.id);
}

/** Where the day's letter goes; blank: nowhere. @throws AppError `obligation.invalid` */
export function changeMyAddress(db: Db, email: string, by: Actor): void {
  if (by.id === null) throw forbidden();
  const typed = email.trim();
  if (typed !== '' && !address.safeParse(typed).success) throw invalid('Địa chỉ e-mail chưa đúng.');
  saveAddress(db, by.id, typed === '' ? null : typed);
}
