/** SQL of the figures of operation: the last pages that were read, the last backup. */
import { desc, isNotNull, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { note, noted } from '../platform/installation.ts';
import { readingPages } from '../reading/schema.ts';

const LAST_PAGES = 200;
const LAST_BACKUP = 'backup.last';

/** Seconds of each of the last pages that were read. */
export function lastPageSeconds(db: Db): number[] {
  return db
    .select({ seconds: readingPages.seconds })
    .from(readingPages)
    .where(isNotNull(readingPages.seconds))
    .orderBy(desc(sql`${readingPages}.rowid`))
    .limit(LAST_PAGES)
    .all()
    .map(({ seconds }) => seconds!);
}

/** An instant; null where no backup was ever made. */
export function lastBackup(db: Db): string | null {
  const at = noted(db, LAST_BACKUP);
  return typeof at === 'string' ? at : null;
}

export function noteBackup(db: Db, at: string): void {
  note(db, LAST_BACKUP, at, at);
}
