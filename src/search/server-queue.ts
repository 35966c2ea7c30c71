/** What a search server beside the embedded index still has to hear of, in the order of the changes. */
import { asc, lte, sql } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { searchServerQueue } from './schema.ts';
import { serverState } from './server-state.ts';

/** In the transaction in which the embedded index takes the change over; nothing where there is no server. */
export function queueForServer(tx: Db, ownerIds: readonly string[], clock: Clock): void {
  if (ownerIds.length === 0 || serverState(tx) === null) return;
  const at = clock.now();
  for (const ownerId of ownerIds) tx.insert(searchServerQueue).values({ ownerId, at }).run();
}

export interface QueuedForServer {
  ownerIds: string[];
  upTo: number;
}

export function nextForServer(db: Db, limit: number): QueuedForServer | null {
  const rows = db.select().from(searchServerQueue).orderBy(asc(searchServerQueue.seq)).limit(limit).all();
  const last = rows.at(-1);
  return last === undefined
    ? null
    : { ownerIds: [...new Set(rows.map(({ ownerId }) => ownerId))], upTo: last.seq };
}

export function doneForServer(tx: Db, upTo: number): void {
  tx.delete(searchServerQueue).where(lte(searchServerQueue.seq, upTo)).run();
}

/** Nobody waits for them any more. */
export function clearServerQueue(tx: Db): void {
  tx.delete(searchServerQueue).run();
}

export function serverLag(db: Db): { waiting: number; since: string | null } {
  return db.get<{ waiting: number; since: string | null }>(
    sql`SELECT count(*) AS waiting, min(at) AS since FROM ${searchServerQueue}`,
  );
}
