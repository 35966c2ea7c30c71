/** SQL of what people are told. */
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import { people } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { NoticeLine } from './digest-words.ts';
import {
  calendarFeeds,
  noticePreferences,
  obligationDigests,
  obligationNotices,
  obligations,
} from './schema.ts';
import type { ObligationRecord } from './store.ts';

export type NewNotice = Omit<typeof obligationNotices.$inferInsert, 'id' | 'personId'>;

/** Writes the notice for each of them who was not told the same before. @returns how many were new */
export function noteAll(tx: Db, personIds: readonly string[], notice: NewNotice): number {
  let told = 0;
  for (const personId of personIds) {
    told += tx
      .insert(obligationNotices)
      .values({ ...notice, id: newId(), personId })
      .onConflictDoNothing()
      .returning({ id: obligationNotices.id })
      .all().length;
  }
  return told;
}

/** Open obligations with a deadline up to a day, in the order of deadlines, after a position. */
export function duePage(
  db: Db,
  until: string,
  after: { dueOrder: string; id: string } | null,
  limit: number,
): ObligationRecord[] {
  const { dueOrder, id, open } = obligations;
  return db
    .select()
    .from(obligations)
    .where(
      and(
        eq(open, true),
        lte(dueOrder, until),
        after === null
          ? undefined
          : and(
              gte(dueOrder, after.dueOrder),
              or(gt(dueOrder, after.dueOrder), and(eq(dueOrder, after.dueOrder), gt(id, after.id))),
            ),
      ),
    )
    .orderBy(asc(dueOrder), asc(id))
    .limit(limit)
    .all();
}

export interface NoticeRow extends NoticeLine {
  id: string;
  at: string;
  readAt: string | null;
}

const noticeColumns = {
  id: obligationNotices.id,
  obligationId: obligationNotices.obligationId,
  kind: obligationNotices.kind,
  byName: obligationNotices.byName,
  at: obligationNotices.at,
  readAt: obligationNotices.readAt,
  code: obligations.code,
  title: obligations.title,
  due: obligations.due,
  leadName: obligations.leadName,
};

/** A person's notices, newest first. */
export function noticesOf(db: Db, personId: string, beforeId: string | null, limit: number): NoticeRow[] {
  return db
    .select(noticeColumns)
    .from(obligationNotices)
    .innerJoin(obligations, eq(obligations.id, obligationNotices.obligationId))
    .where(
      and(
        eq(obligationNotices.personId, personId),
        beforeId === null ? undefined : lt(obligationNotices.id, beforeId),
      ),
    )
    .orderBy(desc(obligationNotices.id))
    .limit(limit)
    .all();
}

/** Counted up to a hundred: more is "99+" anyway. */
export function unreadCount(db: Db, personId: string): number {
  const unread = db
    .select({ id: obligationNotices.id })
    .from(obligationNotices)
    .where(and(eq(obligationNotices.personId, personId), isNull(obligationNotices.readAt)))
    .limit(100)
    .all();
  return unread.length;
}

export function markRead(
  tx: Db,
  personId: string,
  which: { obligationId?: string | undefined; upTo?: string | undefined },
  at: string,
): void {
  tx.update(obligationNotices)
    .set({ readAt: at })
    .where(
      and(
        eq(obligationNotices.personId, personId),
        isNull(obligationNotices.readAt),
        which.obligationId === undefined ? undefined : eq(obligationNotices.obligationId, which.obligationId),
        which.upTo === undefined ? undefined : lte(obligationNotices.id, which.upTo),
      ),
    )
    .run();
}

// Letters

export type DigestRecord = typeof obligationDigests.$inferSelect;

const notYetWritten = and(isNull(obligationNotices.readAt), isNull(obligationNotices.digestId));

/** People with an address who were told something that they have neither read nor been written about. */
export function peopleToWrite(db: Db): string[] {
  return db
    .selectDistinct({ personId: noticePreferences.personId })
    .from(noticePreferences)
    .innerJoin(obligationNotices, eq(obligationNotices.personId, noticePreferences.personId))
    .where(and(isNotNull(noticePreferences.email), notYetWritten))
    .all()
    .map(({ personId }) => personId);
}

/** @returns whether there was no letter of the day yet */
export function startDigest(tx: Db, personId: string, day: string): boolean {
  const digest = tx
    .insert(obligationDigests)
    .values({ id: newId(), personId, day })
    .onConflictDoNothing()
    .returning({ id: obligationDigests.id })
    .get() as { id: string } | undefined;
  if (digest === undefined) return false;
  tx.update(obligationNotices)
    .set({ digestId: digest.id })
    .where(and(eq(obligationNotices.personId, personId), notYetWritten))
    .run();
  return true;
}

export function openDigests(db: Db): DigestRecord[] {
  return db
    .select()
    .from(obligationDigests)
    .where(eq(obligationDigests.state, 'waiting'))
    .orderBy(asc(obligationDigests.id))
    .all();
}

export function markDigest(db: Db, id: string, change: Partial<DigestRecord>): void {
  db.update(obligationDigests).set(change).where(eq(obligationDigests.id, id)).run();
}

export function linesOfDigest(db: Db, digestId: string): NoticeRow[] {
  return db
    .select(noticeColumns)
    .from(obligationNotices)
    .innerJoin(obligations, eq(obligations.id, obligationNotices.obligationId))
    .where(eq(obligationNotices.digestId, digestId))
    .orderBy(asc(obligationNotices.id))
    .limit(200)
    .all();
}

export function preferredAddress(db: Db, personId: string): string | null {
  const row = db
    .select({ email: noticePreferences.email })
    .from(noticePreferences)
    .innerJoin(people, and(eq(people.id, noticePreferences.personId), isNull(people.disabledAt)))
    .where(eq(noticePreferences.personId, personId))
    .get();
  return row?.email ?? null;
}

export function saveAddress(tx: Db, personId: string, email: string | null): void {
  tx.insert(noticePreferences)
    .values({ personId, email })
    .onConflictDoUpdate({ target: noticePreferences.personId, set: { email } })
    .run();
}

// Calendar feeds

export type FeedRecord = typeof calendarFeeds.$inferSelect;

export function feedOf(db: Db, personId: string): FeedRecord | null {
  return (
    db
      .select()
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)))
      .get() ?? null
  );
}

export function insertFeed(tx: Db, feed: typeof calendarFeeds.$inferInsert): void {
  tx.insert(calendarFeeds).values(feed).run();
}

export function revokeFeeds(tx: Db, personId: string, at: string): void {
  tx.update(calendarFeeds)
    .set({ revokedAt: at })
    .where(and(eq(calendarFeeds.personId, personId), isNull(calendarFeeds.revokedAt)))
    .run();
}

export function feedByHash(db: Db, hash: string): FeedRecord | null {
  return (
    db
      .select()
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.hash, hash), isNull(calendarFeeds.revokedAt)))
      .get() ?? null
  );
}
