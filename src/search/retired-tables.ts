/**
 * Takes an index out of use and its words off the disk. SQLite overwrites what a table held when it is dropped, page by
 * page in one transaction: of a million papers that would hold everybody up for longer than they wait. So the large
 * tables are only renamed, and emptied a little at a time.
 */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { IndexTables } from './fts-tables.ts';

/** Their names begin so; nothing is looked for in them. */
const RETIRED = 'search_retired_';

/** By what the rows of the large tables are told apart: those behind the full-text table, and the documents. */
const KEYS = { data: ['id'], idx: ['segid', 'term'], content: ['id'], documents: ['doc'] } as const;
type LargePart = keyof typeof KEYS;

/**
 * Puts an index out of use, if there is one of this name.
 * @param partsOpen whether the tables behind the full-text table may be touched (`withPartsOpen`); where they may not,
 *   the index is dropped at once
 */
export function retireTables(tx: Db, tables: IndexTables, partsOpen: boolean): void {
  if (partsOpen) {
    const id = randomUUID().slice(0, 8);
    const large = { ...partsOf(tables.text), documents: tables.documents };
    for (const [part, name] of Object.entries(large)) {
      // One that is damaged may lack some.
      if (!tableExists(tx, name)) continue;
      tx.run(sql`ALTER TABLE ${sql.identifier(name)} RENAME TO ${sql.identifier(`${RETIRED}${id}_${part}`)}`);
    }
  }
  for (const name of [tables.text, tables.documents, tables.words])
    tx.run(sql`DROP TABLE IF EXISTS ${sql.identifier(name)}`);
}

const partsOf = (text: string) => ({ data: `${text}_data`, idx: `${text}_idx`, content: `${text}_content` });

/** The tables that are out of use and not gone yet. */
export function retiredTables(db: Db): string[] {
  return db
    .values<[string]>(
      sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB ${`${RETIRED}*`} ORDER BY name`,
    )
    .map(([name]) => name);
}

/** Some 4 KB each, but for long papers. */
const ROWS_AT_ONCE = 50;

/**
 * Takes rows out of a retired table for so long, and the table itself once it is empty.
 * @returns whether something is left of it
 */
export function emptyALittle(tx: Db, name: string, milliseconds: number): boolean {
  // Another process may have been faster.
  if (!tableExists(tx, name)) return false;
  const began = performance.now();
  const table = sql.identifier(name);
  const key = sql.raw(KEYS[name.slice(name.lastIndexOf('_') + 1) as LargePart].join(', '));
  do {
    tx.run(sql`DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} LIMIT ${ROWS_AT_ONCE})`);
    if (tx.values(sql`SELECT 1 FROM ${table} LIMIT 1`).length === 0) {
      tx.run(sql`DROP TABLE ${table}`);
      return false;
    }
  } while (performance.now() - began < milliseconds);
  return true;
}

function tableExists(db: Db, name: string): boolean {
  return db.values(sql`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${name}`).length > 0;
}
