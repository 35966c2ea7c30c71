/** SQL of what people are told of drafts. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import { peopleOfRole } from '../people/people-store.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { draftsVisibleTo } from './draft-visibility.ts';
import { draftingOffice, draftNotices, drafts } from './schema.ts';

export type NoticeRecord = typeof draftNotices.$inferSelect;

export function insertNotices(
  tx: Db,
  personIds: readonly string[],
  notice: Omit<NoticeRecord, 'id' | 'personId' | 'readAt'>,
): void {
  for (const personId of new Set(personIds))
    tx.insert(draftNotices)
      .values({ ...notice, id: newId(), personId, readAt: null })
      .run();
}

export interface NoticeRow extends Pick<
  NoticeRecord,
  'id' | 'draftId' | 'kind' | 'byName' | 'at' | 'readAt'
> {
  subject: string;
  documentKind: string;
}

/** What a person was told, of the drafts that they may see still. */
const toldTo = (actor: Actor) => and(eq(draftNotices.personId, actor.id!), draftsVisibleTo(actor));

/** Newest first. */
export function draftNoticesOf(db: Db, actor: Actor, limit: number): NoticeRow[] {
  return db
    .select({
      id: draftNotices.id,
      draftId: draftNotices.draftId,
      kind: draftNotices.kind,
      byName: draftNotices.byName,
      at: draftNotices.at,
      readAt: draftNotices.readAt,
      subject: drafts.subject,
      documentKind: drafts.kind,
    })
    .from(draftNotices)
    .innerJoin(drafts, eq(drafts.id, draftNotices.draftId))
    .where(toldTo(actor))
    .orderBy(desc(draftNotices.id))
    .limit(limit)
    .all();
}

/** Counted up to a hundred: more is "99+" anyway. */
export function countUnread(db: Db, actor: Actor): number {
  const unread = db
    .select({ id: draftNotices.id })
    .from(draftNotices)
    .innerJoin(drafts, eq(drafts.id, draftNotices.draftId))
    .where(and(toldTo(actor), isNull(draftNotices.readAt)))
    .limit(100)
    .all();
  return unread.length;
}

/** Whether somebody was told this of a draft and has not read it. */
export function isUnread(db: Db, draftId: string, kind: string): boolean {
  const unread = db
    .select({ id: draftNotices.id })
    .from(draftNotices)
    .where(and(eq(draftNotices.draftId, draftId), eq(draftNotices.kind, kind), isNull(draftNotices.readAt)))
    .limit(1)
    .all();
  return unread.length > 0;
}

/** Of one draft, or all. */
export function markNoticesRead(tx: Db, personId: string, draftId: string | null, at: string): void {
  tx.update(draftNotices)
    .set({ readAt: at })
    .where(
      and(
        eq(draftNotices.personId, personId),
        isNull(draftNotices.readAt),
        draftId === null ? undefined : eq(draftNotices.draftId, draftId),
      ),
    )
    .run();
}

/** Who was appointed to check the form; every văn thư where nobody was. */
export function checkersOf(db: Db): string[] {
  const appointed = db
    .all<{ id: string }>(
      sql`select value as id from ${draftingOffice}, json_each(${draftingOffice.checkers})`,
    )
    .map(({ id }) => id);
  return appointed.length > 0 ? appointed : peopleOfRole(db, 'clerk');
}
