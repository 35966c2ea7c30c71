/**
 * The pieces of the full-text index. FTS5 writes a new one with every transaction, and a question opens each of them
 * for each of its words: in one piece the index answers in two thirds of the time.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { type IndexTables, LIVE, named } from './fts-tables.ts';

/** Pages of the index a step: about 60 ms of work. */
export const MERGED_AT_ONCE = 500;
/** The same for a step between two requests. */
export const MERGED_GENTLY = 40;

/** What FTS5 counts as changed where there was nothing to merge: the command itself. */
const NOTHING_DONE = 1;

/**
 * A step on the way to one piece. The first one marks all that there are, the further ones merge them; what is written
 * meanwhile stays apart.
 * @returns whether there is more to do
 */
export function mergePieces(
  tx: Db,
  tables: IndexTables,
  { isFirst, pages }: { isFirst: boolean; pages: number },
): boolean {
  const before = changesSoFar(tx);
  command(tx, tables, 'merge', isFirst ? -pages : pages);
  return changesSoFar(tx) - before > NOTHING_DONE;
}

/** How many pieces FTS5 gathers at one level before it merges them by itself, a little with every transaction. */
export function mergeAt(tx: Db, tables: IndexTables, pieces: number): void {
  command(tx, tables, 'automerge', pieces);
  command(tx, tables, 'crisismerge', 2 * pieces);
}

function command(
  tx: Db,
  tables: IndexTables,
  name: 'merge' | 'automerge' | 'crisismerge',
  value: number,
): void {
  const { text } = named(tables);
  // A number that is bound arrives as a fraction, which FTS5 refuses.
  tx.run(sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES (${name}, ${sql.raw(String(value))})`);
}

function changesSoFar(db: Db): number {
  return db.get<{ count: number }>(sql`SELECT total_changes() AS count`).count;
}

/** From one piece to the next by the order of their numbers: none is read. */
export function countPieces(db: Db): number {
  const pieces = sql.identifier(`${LIVE.text}_idx`);
  return db.get<{ count: number }>(sql`
    WITH RECURSIVE piece(number) AS (
      SELECT min(segid) FROM ${pieces}
      UNION ALL SELECT (SELECT min(segid) FROM ${pieces} WHERE segid > number) FROM piece WHERE number IS NOT NULL)
    SELECT count(number) AS count FROM piece`).count;
}
