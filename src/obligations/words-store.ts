/** SQL of finding obligations by words, without accents: FTS5 for what is rare, a walk for what is everywhere. */
import { and, eq, exists, type SQL, sql } from 'drizzle-orm';
import { QueryBuilder, type SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { obligationWords } from './schema.ts';
import type { ObligationRecord } from './store.ts';

/** Words of fewer obligations than this are looked up; others occur on every page of the list anyway. */
export const RARE = 2000;

type Named = Pick<ObligationRecord, 'id' | 'code' | 'title' | 'leadName' | 'sourceName'>;

/** Notes by which words an obligation is found; again where they change. */
export function noteWords(tx: Db, { id, code, title, leadName, sourceName }: Named): void {
  const folded = foldAccents(`${code} ${title} ${leadName} ${sourceName}`);
  tx.insert(obligationWords)
    .values({ obligationId: id, folded })
    .onConflictDoUpdate({ target: obligationWords.obligationId, set: { folded } })
    .run();
}

export interface FoundWords {
  /** At most {@link RARE}. */
  ids: string[];
  /** For a walk in another order. */
  condition: (id: SQLiteColumn) => SQL;
}

/** Undefined where no word was typed. */
export function idsWithWords(db: Db, typed: string): FoundWords | undefined {
  const words = foldAccents(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return undefined;
  const match = words.map((word) => `"${word}"*`).join(' ');
  const rows = db.all<{ id: string }>(
    sql`select w.obligation_id as id from obligation_words_fts f join obligation_words w on w.seq = f.rowid
        where obligation_words_fts match ${match} limit ${RARE}`,
  );
  return {
    ids: rows.map(({ id }) => id),
    condition: (id) =>
      exists(
        new QueryBuilder()
          .select({ one: sql`1` })
          .from(obligationWords)
          .where(
            and(
              eq(obligationWords.obligationId, id),
              ...words.map((word) => sql`instr(${obligationWords.folded}, ${word}) > 0`),
            ),
          ),
      ),
  };
}
