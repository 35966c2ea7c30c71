/** Writes the embedded index: one row a dispatch. All of it runs in the caller's transaction. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { SearchableDispatch } from '../registry/index.ts';
import { columnsOf, fingerprintOf, type IndexedColumns } from './columns.ts';
import { type IndexTables, LIVE, named } from './fts-tables.ts';

/** Takes a dispatch in; does nothing where the index has it as it is. */
export function putDispatch(tx: Db, dispatch: SearchableDispatch, tables: IndexTables = LIVE): void {
  const columns = columnsOf(dispatch);
  const fingerprint = fingerprintOf(columns);
  const known = indexedAs(tx, dispatch.id, tables);
  if (known?.fingerprint === fingerprint) return;
  const doc = known?.doc ?? addDocument(tx, dispatch.id, fingerprint, tables);
  if (known !== undefined) replaceDocument(tx, doc, fingerprint, tables);
  insertText(tx, doc, columns, tables);
}

export function removeDispatch(tx: Db, dispatchId: string, tables: IndexTables = LIVE): void {
  const known = indexedAs(tx, dispatchId, tables);
  if (known === undefined) return;
  const { documents, text } = named(tables);
  tx.run(sql`DELETE FROM ${text} WHERE rowid = ${known.doc}`);
  tx.run(sql`DELETE FROM ${documents} WHERE doc = ${known.doc}`);
}

export interface IndexedDocument {
  doc: number;
  dispatchId: string;
  fingerprint: string;
}

export function indexedAs(
  db: Db,
  dispatchId: string,
  tables: IndexTables = LIVE,
): IndexedDocument | undefined {
  return db.get<IndexedDocument | undefined>(sql`
    SELECT doc, dispatch_id AS dispatchId, fingerprint FROM ${named(tables).documents}
    WHERE dispatch_id = ${dispatchId}`);
}

/** The documents of the index in the order of their dispatch ids. */
export function documentsAfter(db: Db, dispatchId: string, limit: number): IndexedDocument[] {
  return db.all<IndexedDocument>(sql`
    SELECT doc, dispatch_id AS dispatchId, fingerprint FROM ${named(LIVE).documents}
    WHERE dispatch_id > ${dispatchId} ORDER BY dispatch_id LIMIT ${limit}`);
}

export function countDocuments(db: Db, tables: IndexTables = LIVE): number {
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM ${named(tables).documents}`).count;
}

/** Whether the full-text structure agrees with itself and with the documents. */
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

function addDocument(tx: Db, dispatchId: string, fingerprint: string, tables: IndexTables): number {
  return tx.get<{ doc: number }>(sql`
    INSERT INTO ${named(tables).documents} (dispatch_id, fingerprint) VALUES (${dispatchId}, ${fingerprint})
    RETURNING doc`).doc;
}

function replaceDocument(tx: Db, doc: number, fingerprint: string, tables: IndexTables): void {
  const { documents, text } = named(tables);
  tx.run(sql`UPDATE ${documents} SET fingerprint = ${fingerprint} WHERE doc = ${doc}`);
  tx.run(sql`DELETE FROM ${text} WHERE rowid = ${doc}`);
}

function insertText(tx: Db, doc: number, columns: IndexedColumns, tables: IndexTables): void {
  tx.run(sql`
    INSERT INTO ${named(tables).text} (rowid, number, subject, issuer, fields, body, joined)
    VALUES (${doc}, ${columns.number}, ${columns.subject}, ${columns.issuer}, ${columns.fields}, ${columns.body},
      ${columns.joined})`);
}
