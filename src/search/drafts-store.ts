/** Drafts as the index walks through them; what is in them comes from `drafting/`. */
import { type SQL, sql } from 'drizzle-orm';
import { draftsVisibleTo } from '../drafting/index.ts';
import { drafts } from '../drafting/schema.ts';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';

/** A step of a walk through all of them. */
export function draftsAfter(db: Db, after: string, limit: number): string[] {
  return db
    .values<[string]>(
      sql`SELECT ${drafts.id} FROM ${drafts} WHERE ${drafts.id} > ${after} ORDER BY ${drafts.id} LIMIT ${limit}`,
    )
    .map(([id]) => id);
}

export function existingDrafts(db: Db, ids: readonly string[]): string[] {
  return db
    .values<[string]>(
      sql`SELECT ${drafts.id} FROM ${drafts}
        WHERE ${drafts.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
    )
    .map(([id]) => id);
}

/**
 * Whether this is the id of a draft that the person may see. Who may changes with its steps, the heads of units and
 * the checkers: it is asked of the drafts themselves, and a leader who has nothing to do with one does not see it.
 */
export function isVisibleDraft(id: SQL, actor: Actor): SQL {
  return sql`${id} IN (SELECT ${drafts.id} FROM ${drafts} WHERE ${draftsVisibleTo(actor)})`;
}
