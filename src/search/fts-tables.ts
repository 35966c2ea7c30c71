/**
 * The tables of the embedded index. The first ones are made by a migration; a rebuild makes the same beside them
 * and puts them in their place.
 */
import { type SQL, sql } from 'drizzle-orm';
import { integer, sqliteTable, text as textColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from '../platform/database.ts';
import { retireTables } from './retired-tables.ts';

export interface IndexTables {
  /** Which document a row of the index is, and what is known of it without looking into its words. */
  documents: string;
  /** The full-text table; its rowid is `doc` of the documents. */
  text: string;
  /** The words of headers and how often they stand there. */
  words: string;
}

export const LIVE: IndexTables = {
  documents: 'search_documents',
  text: 'search_text',
  words: 'search_words',
};
export const BESIDE: IndexTables = {
  documents: 'search_documents_next',
  text: 'search_text_next',
  words: 'search_words_next',
};

/** Bytes of index words that SQLite gathers before it writes them. */
const WORDS_IN_MEMORY = 16 * 1024 * 1024;
/** Of an index in use, where few changes come at a time. */
export const PIECES_IN_USE = 8;
/** Of one that is being built: it is put into one piece at the end, and what is merged before is merged twice. */
const PIECES_WHILE_BUILT = 64;
/** At so many of a level FTS5 merges them all in one transaction, by itself at 16: more than are merged little by little. */
const PIECES_AT_ONCE_WHILE_BUILT = 16 * PIECES_WHILE_BUILT;

/**
 * Words arrive folded and cut (`searchable`), so the plainest tokenizer does: it takes every byte beyond ASCII
 * for a letter, and no Unicode table of SQLite can disagree with ours. `doc` grows with the day of the document
 * (`doc-numbers.ts`): the newest first is the order of the table.
 */
export function createTables(tx: Db, tables: IndexTables): void {
  const { documents, text, words } = named(tables);
  tx.run(sql`CREATE TABLE ${documents} (
	\`doc\` integer PRIMARY KEY NOT NULL,
	\`kind\` text NOT NULL,
	\`id\` text NOT NULL,
	\`owner_id\` text NOT NULL,
	\`fingerprint\` text NOT NULL,
	\`number_value\` integer,
	\`due\` text,
	\`facets\` text NOT NULL,
	UNIQUE(\`owner_id\`, \`kind\`, \`id\`)
)`);
  tx.run(
    sql`CREATE VIRTUAL TABLE ${text} USING fts5(words, tokenize = "ascii tokenchars '_'", columnsize = 0)`,
  );
  // What leaves the index (a paper found to be secret) leaves its pages on disk too.
  tx.run(sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES ('secure-delete', 1)`);
  // Every batch is a piece of its own, and pieces have to be merged: rarely, and many at once.
  tx.run(
    sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES ('hashsize', ${sql.raw(String(WORDS_IN_MEMORY))})`,
  );
  tx.run(
    sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES ('automerge', ${sql.raw(String(PIECES_WHILE_BUILT))})`,
  );
  tx.run(
    sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES ('crisismerge', ${sql.raw(String(PIECES_AT_ONCE_WHILE_BUILT))})`,
  );
  tx.run(sql`CREATE TABLE ${words} (
	\`word\` text PRIMARY KEY NOT NULL,
	\`count\` integer NOT NULL
) WITHOUT ROWID`);
}

/**
 * The index built beside becomes the live one. Readers see the one or the other, never half of each.
 * @param partsOpen as for {@link retireTables}
 */
export function swapTables(tx: Db, partsOpen: boolean): void {
  retireTables(tx, LIVE, partsOpen);
  for (const table of ['text', 'documents', 'words'] as const) rename(tx, BESIDE[table], LIVE[table]);
}

function rename(tx: Db, from: string, to: string): void {
  tx.run(sql`ALTER TABLE ${sql.identifier(from)} RENAME TO ${sql.identifier(to)}`);
}

/** Where the tables that every search walks through begin in the database file: to be read ahead. */
export function firstPagesOfIndex(db: Db): number[] {
  const names = JSON.stringify([`${LIVE.text}_idx`, `${LIVE.text}_data`, LIVE.documents]);
  return db
    .values<[number]>(
      sql`SELECT rootpage FROM sqlite_master WHERE name IN (SELECT value FROM json_each(${names}))`,
    )
    .map(([page]) => page);
}

/** The names as SQL. */
export function named(tables: IndexTables): Record<keyof IndexTables, SQL> {
  return {
    documents: sql`${sql.identifier(tables.documents)}`,
    text: sql`${sql.identifier(tables.text)}`,
    words: sql`${sql.identifier(tables.words)}`,
  };
}

/** For statements that are prepared once and run for thousands of documents. */
export function tablesNamed(tables: IndexTables) {
  return {
    documents: sqliteTable(tables.documents, {
      doc: integer().primaryKey(),
      kind: textColumn().notNull(),
      id: textColumn().notNull(),
      ownerId: textColumn('owner_id').notNull(),
      fingerprint: textColumn().notNull(),
      numberValue: integer('number_value'),
      due: textColumn(),
      facets: textColumn().notNull(),
    }),
    text: sqliteTable(tables.text, { rowid: integer().notNull(), words: textColumn().notNull() }),
    words: sqliteTable(tables.words, { word: textColumn().primaryKey(), count: integer().notNull() }),
  };
}
