/** Whether the full-text structure agrees with itself and with the documents. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { LIVE, named } from './fts-tables.ts';

export function indexIsSound(db: Db): boolean {
  const { documents, text } = named(LIVE);
  const differing = db.get<{ count: number }>(sql`
    SELECT (SELECT count(*) FROM ${documents} WHERE doc NOT IN (SELECT rowid FROM ${text}))
         + (SELECT count(*) FROM ${text} WHERE rowid NOT IN (SELECT doc FROM ${documents})) AS count`);
  if (differing.count > 0) return false;
  try {
    db.run(sql`INSERT INTO ${text}(${text}) VALUES ('integrity-check')`);
    return true;
  } catch (error) {
    if (error instanceof Error && /malformed|corrupt/i.test(`${error.message} ${String(error.cause)}`))
      return false;
    throw error;
  }
}
