/**
 * The tables of the embedded index. The first ones are made by the migration `search`; a rebuild makes the
 * same beside them and puts them in their place.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';

export interface IndexTables {
  /** Which dispatch a row of the index is, and the fingerprint of what was indexed of it. */
  documents: string;
  /** The full-text table; its rowid is `doc` of the documents. */
  text: string;
}

export const LIVE: IndexTables = { documents: 'search_documents', text: 'search_text' };
export const BESIDE: IndexTables = { documents: 'search_documents_next', text: 'search_text_next' };
const OUTGOING: IndexTables = { documents: 'search_documents_old', text: 'search_text_old' };

/**
 * Words arrive folded and cut (`searchable`), so the plainest tokenizer does: it takes every byte beyond ASCII
 * for a letter, and no Unicode table of SQLite can disagree with ours.
 */
export function createTables(tx: Db, tables: IndexTables): void {
  const { documents, text } = named(tables);
  tx.run(sql`CREATE TABLE ${documents} (
	\`doc\` integer PRIMARY KEY NOT NULL,
	\`dispatch_id\` text NOT NULL UNIQUE,
	\`fingerprint\` text NOT NULL
)`);
  tx.run(
    sql`CREATE VIRTUAL TABLE ${text} USING fts5(number, subject, issuer, fields, body, joined, tokenize = 'ascii', prefix = '2')`,
  );
  // What leaves the index (a paper found to be secret) leaves its pages on disk too.
  tx.run(sql`INSERT INTO ${text}(${text}, \`rank\`) VALUES ('secure-delete', 1)`);
}

export function dropTables(tx: Db, tables: IndexTables): void {
  const { documents, text } = named(tables);
  tx.run(sql`DROP TABLE IF EXISTS ${text}`);
  tx.run(sql`DROP TABLE IF EXISTS ${documents}`);
}

/** The index built beside becomes the live one. Readers see the one or the other, never half of each. */
export function swapTables(tx: Db): void {
  renameTables(tx, LIVE, OUTGOING);
  renameTables(tx, BESIDE, LIVE);
  dropTables(tx, OUTGOING);
}

function renameTables(tx: Db, from: IndexTables, to: IndexTables): void {
  const [before, after] = [named(from), named(to)];
  tx.run(sql`ALTER TABLE ${before.text} RENAME TO ${after.text}`);
  tx.run(sql`ALTER TABLE ${before.documents} RENAME TO ${after.documents}`);
}

/** The names as SQL. */
export function named(tables: IndexTables): { documents: SQL; text: SQL } {
  return { documents: sql`${sql.identifier(tables.documents)}`, text: sql`${sql.identifier(tables.text)}` };
}
