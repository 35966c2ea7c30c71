/**
 * The search outbox: a row is added in the transaction of every change that search must know of, and the
 * index takes the rows over in order. Nothing that was committed can be missed, also not by a crash.
 */
import { asc, lte, max, sql } from 'drizzle-orm';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import { searchOutbox } from './schema.ts';

export function announceForSearch(tx: Db, dispatchId: string, clock: Clock): void {
  tx.insert(searchOutbox).values({ dispatchId, at: clock.now() }).run();
}

export interface PendingChanges {
  /** Each dispatch once, in the order of its first change. */
  dispatchIds: string[];
  /** How many changes of them there are. */
  changes: number;
  /** Give it back to `takenOver` once they are in the index. */
  upTo: number;
}

export function pendingForSearch(db: Db, limit: number): PendingChanges | null {
  const rows = db.select().from(searchOutbox).orderBy(asc(searchOutbox.seq)).limit(limit).all();
  const last = rows.at(-1);
  return last === undefined
    ? null
    : {
        dispatchIds: [...new Set(rows.map((row) => row.dispatchId))],
        changes: rows.length,
        upTo: last.seq,
      };
}

export function takenOver(tx: Db, upTo: number): void {
  tx.delete(searchOutbox).where(lte(searchOutbox.seq, upTo)).run();
}

/** How far the index is behind: rows waiting, and since when the oldest waits. */
export function searchLag(db: Db): { waiting: number; since: string | null } {
  const row = db
    .select({
      waiting: sql<number>`count(*)`,
      since: sql<string | null>`min(${searchOutbox.at})`,
      last: max(searchOutbox.seq),
    })
    .from(searchOutbox)
    .get();
  return { waiting: row?.waiting ?? 0, since: row?.since ?? null };
}
