/** Writes the embedded index, many documents at a time. All of it runs in the caller's transaction. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { firstOfDay, lastOfDay } from './doc-numbers.ts';
import { fingerprintOf, type SearchDocument } from './document.ts';
import { type IndexTables, LIVE, named } from './fts-tables.ts';
import { indexWordsOf, plainWordsIn, WORDS_VERSION } from './index-words.ts';
import { numberValues, type ValueKind, valueKey } from './values-store.ts';
import { forgetWords, WordTally } from './vocabulary.ts';

export interface IndexedDocument {
  doc: number;
  kind: SearchDocument['kind'];
  id: string;
  ownerId: string;
  fingerprint: string;
}

/** What changed: documents that are in the index now otherwise than before, and those that left it. */
export interface IndexChange {
  written: number[];
  removed: IndexedDocument[];
}

/**
 * Makes the index hold exactly these documents of these owners. What is in it as it is stays untouched.
 * @param documents by owner; an owner without any leaves the index
 */
export function putDocuments(
  tx: Db,
  documents: ReadonlyMap<string, readonly SearchDocument[]>,
  tables: IndexTables = LIVE,
): IndexChange {
  const known = new Map(indexedOf(tx, [...documents.keys()], tables).map((each) => [keyOf(each), each]));
  const fresh: FreshDocument[] = [];
  for (const document of [...documents.values()].flat()) {
    const fingerprint = fingerprintOf(document, WORDS_VERSION);
    const before = known.get(keyOf(document));
    if (before?.fingerprint !== fingerprint) fresh.push({ document, fingerprint });
    else known.delete(keyOf(document));
  }
  const removed = [...known.values()];
  const replaced = new Set(fresh.map(({ document }) => keyOf(document)));
  removeDocuments(tx, removed, replaced, tables);
  const tally = new WordTally();
  const written = insertDocuments(tx, fresh, tables, tally);
  tally.write(tx, tables);
  return { written, removed };
}

const keyOf = ({ kind, id }: Pick<IndexedDocument, 'kind' | 'id'>) => `${kind} ${id}`;

export function indexedOf(
  db: Db,
  ownerIds: readonly string[],
  tables: IndexTables = LIVE,
): IndexedDocument[] {
  return db.all<IndexedDocument>(sql`
    SELECT doc, kind, id, owner_id AS ownerId, fingerprint FROM ${named(tables).documents}
    WHERE owner_id IN (SELECT value FROM json_each(${JSON.stringify(ownerIds)}))`);
}

/** @param replaced those of them that come back at once, in other words */
function removeDocuments(
  tx: Db,
  removed: readonly IndexedDocument[],
  replaced: ReadonlySet<string>,
  tables: IndexTables,
): void {
  if (removed.length === 0) return;
  const { documents, text } = named(tables);
  const gone = removed.filter((document) => !replaced.has(keyOf(document)));
  const words = wordsIn(tx, gone, tables);
  for (const { doc } of removed) tx.run(sql`DELETE FROM ${text} WHERE rowid = ${doc}`);
  const docs = JSON.stringify(removed.map(({ doc }) => doc));
  tx.run(sql`DELETE FROM ${documents} WHERE doc IN (SELECT value FROM json_each(${docs}))`);
  if (words.size > 0) forgetWords(tx, words, tables);
}

function wordsIn(tx: Db, documents: readonly IndexedDocument[], tables: IndexTables): Set<string> {
  const { text } = named(tables);
  const docs = JSON.stringify(documents.map(({ doc }) => doc));
  const rows = tx.values<[string]>(
    sql`SELECT words FROM json_each(${docs}) AS gone CROSS JOIN ${text} ON ${text}.rowid = gone.value`,
  );
  return new Set(rows.flatMap(([words]) => [...plainWordsIn(words)]));
}

interface FreshDocument {
  document: SearchDocument;
  fingerprint: string;
}

/** @returns their numbers */
function insertDocuments(
  tx: Db,
  fresh: readonly FreshDocument[],
  tables: IndexTables,
  tally: WordTally,
): number[] {
  if (fresh.length === 0) return [];
  const { documents, text } = named(tables);
  const numbers = numberValues(
    tx,
    fresh.flatMap(({ document }) => valuesOf(document)),
  );
  const nextDoc = docNumbers(tx, tables);
  const rows = fresh
    .map(({ document, fingerprint }) => ({ doc: nextDoc(document.day), document, fingerprint }))
    // The index is written in its own order: SQLite would else begin a new piece of it for every row.
    .toSorted((a, b) => a.doc - b.doc)
    .map(({ doc, document, fingerprint }) => {
      const facets = facetNumbers(document, numbers);
      const { words, head } = indexWordsOf(document, [...facets, ...accessNumbers(document, numbers)]);
      tally.add(head);
      return { doc, document, fingerprint, facets, words };
    });
  tx.run(sql`
    INSERT INTO ${documents} (doc, kind, id, owner_id, fingerprint, number_value, due, facets)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7
    FROM json_each(${JSON.stringify(rows.map(documentRow))})`);
  tx.run(sql`
    INSERT INTO ${text} (rowid, words) SELECT value ->> 0, value ->> 1
    FROM json_each(${JSON.stringify(rows.map(({ doc, words }) => [doc, words]))})`);
  return rows.map(({ doc }) => doc);
}

function documentRow(row: {
  doc: number;
  document: SearchDocument;
  fingerprint: string;
  facets: readonly number[];
}) {
  const { kind, id, ownerId, number, due } = row.document;
  const value = /^\d{1,9}/.exec(number ?? '');
  return [
    row.doc,
    kind,
    id,
    ownerId,
    row.fingerprint,
    value === null ? null : Number(value[0]),
    due,
    row.facets.join(','),
  ];
}

function valuesOf({ facets, access }: SearchDocument): (readonly [ValueKind, string, string])[] {
  return [
    ...Object.entries(facets).flatMap(([facet, values]) =>
      values.map(({ value, label }) => [facet as ValueKind, value, label] as const),
    ),
    ...access.units.map((id) => ['unit', id, id] as const),
    ...access.people.map((id) => ['person', id, id] as const),
  ];
}

function facetNumbers({ facets }: SearchDocument, numbers: ReadonlyMap<string, number>): number[] {
  return Object.entries(facets).flatMap(([facet, values]) =>
    values.flatMap(({ value }) => numbers.get(valueKey(facet as ValueKind, value)) ?? []),
  );
}

function accessNumbers({ access }: SearchDocument, numbers: ReadonlyMap<string, number>): number[] {
  return [
    ...access.units.flatMap((id) => numbers.get(valueKey('unit', id)) ?? []),
    ...access.people.flatMap((id) => numbers.get(valueKey('person', id)) ?? []),
  ];
}

/** The next free number of each day. */
function docNumbers(tx: Db, tables: IndexTables): (day: string) => number {
  const next = new Map<number, number>();
  return (day) => {
    const first = firstOfDay(day);
    const doc = next.get(first) ?? lastTaken(tx, tables, day) + 1;
    next.set(first, doc + 1);
    return doc;
  };
}

function lastTaken(tx: Db, tables: IndexTables, day: string): number {
  const { last } = tx.get<{ last: number | null }>(sql`
    SELECT max(doc) AS last FROM ${named(tables).documents}
    WHERE doc BETWEEN ${firstOfDay(day)} AND ${lastOfDay(day)}`);
  return last ?? firstOfDay(day);
}

export function countDocuments(db: Db, tables: IndexTables = LIVE): number {
  return db.get<{ count: number }>(sql`SELECT count(*) AS count FROM ${named(tables).documents}`).count;
}
