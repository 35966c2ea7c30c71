/** Writes the embedded index, many documents at a time. All of it runs in the caller's transaction. */
import { between, max, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { numbersOf } from './doc-numbers.ts';
import type { Kind, SearchDocument } from './document.ts';
import { BESIDE, type IndexTables, LIVE, named, tablesNamed } from './fts-tables.ts';
import { plainWordsIn, tag, tagWords } from './index-words.ts';
import {
  type ReadyDocument,
  type ReadyDocuments,
  readyDocuments,
  type ReadyValue,
} from './ready-document.ts';
import { type KnownNumbers, numberingIn, type Numbering, removeValues } from './values-store.ts';
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
  numbers?: KnownNumbers,
): IndexChange {
  return putReady(tx, [...documents.keys()], readyDocuments([...documents.values()].flat()), tables, numbers);
}

/**
 * The same with what was made ready before, by another thread.
 * @param ownerIds all owners of which the documents are given; those without any leave the index
 * @param numbers of values, from one transaction to the next
 */
export function putReady(
  tx: Db,
  ownerIds: readonly string[],
  { documents, values, words }: ReadyDocuments,
  tables: IndexTables,
  numbers?: KnownNumbers,
): IndexChange {
  const changed = changedFrom(indexedOf(tx, ownerIds, tables));
  const fresh = documents.filter((document) => changed.has(document, document.fingerprint));
  const removed = changed.rest();
  const valuesBefore = facetsIn(tx, removed, tables);
  removeDocuments(tx, removed, new Set(fresh.map(keyOf)), tables);
  const numbersAt = numbersOfPlaces(values, numberingIn(tx, numbers));
  const written = insertDocuments(tx, { documents: fresh, words, numbersAt }, tables);
  if (tables === LIVE && valuesBefore.size > 0) forgetValues(tx, valuesBefore);
  return { written, removed };
}

/** The numbers of places among values, each asked for once and only where a document has it. */
function numbersOfPlaces(values: readonly ReadyValue[], numberOf: Numbering) {
  const numbers: number[] = Array.from({ length: values.length });
  return (places: readonly number[]): number[] =>
    places.map((place) => {
      const { facet, value, label } = values[place]!;
      return (numbers[place] ??= numberOf(facet, value, label));
    });
}

/** Tells what is in the index otherwise or not at all; what was never asked for is no longer to be in it. */
function changedFrom(indexed: readonly IndexedDocument[]) {
  const known = new Map(indexed.map((each) => [keyOf(each), each]));
  return {
    has(document: Pick<IndexedDocument, 'kind' | 'id'>, fingerprint: string): boolean {
      if (known.get(keyOf(document))?.fingerprint !== fingerprint) return true;
      known.delete(keyOf(document));
      return false;
    },
    rest: () => [...known.values()],
  };
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

function facetsIn(tx: Db, documents: readonly IndexedDocument[], tables: IndexTables): Set<number> {
  if (documents.length === 0) return new Set();
  const docs = JSON.stringify(documents.map(({ doc }) => doc));
  const rows = tx.values<[string]>(
    sql`SELECT facets FROM ${named(tables).documents} WHERE doc IN (SELECT value FROM json_each(${docs}))`,
  );
  return new Set(rows.flatMap(([facets]) => (facets === '' ? [] : facets.split(',').map(Number))));
}

/**
 * Forgets those of these values that no document has any more: a secret paper takes its signer with it. An index that
 * is built beside may have them already, and keeps them.
 */
function forgetValues(tx: Db, values: ReadonlySet<number>): void {
  if (tableExists(tx, BESIDE.documents)) return;
  const { text } = named(LIVE);
  const unused = [...values].filter(
    (value) => tx.values(sql`SELECT 1 FROM ${text} WHERE ${text} MATCH ${tag(value)} LIMIT 1`).length === 0,
  );
  if (unused.length > 0) removeValues(tx, unused);
}

function tableExists(db: Db, name: string): boolean {
  return db.values(sql`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ${name}`).length > 0;
}

function wordsIn(tx: Db, documents: readonly IndexedDocument[], tables: IndexTables): Set<string> {
  const { text } = named(tables);
  const docs = JSON.stringify(documents.map(({ doc }) => doc));
  const rows = tx.values<[string]>(
    sql`SELECT words FROM json_each(${docs}) AS gone CROSS JOIN ${text} ON ${text}.rowid = gone.value`,
  );
  return new Set(rows.flatMap(([words]) => [...plainWordsIn(words)]));
}

/** What is not in the index as it is now. */
interface FreshDocuments extends Pick<ReadyDocuments, 'documents' | 'words'> {
  numbersAt(places: readonly number[]): number[];
}

/** @returns their numbers */
function insertDocuments(
  tx: Db,
  { documents, words, numbersAt }: FreshDocuments,
  tables: IndexTables,
): number[] {
  if (documents.length === 0) return [];
  const tally = new WordTally();
  const nextDoc = docNumbers(tx, tables);
  const rows = documents
    .map((document) => ({ doc: nextDoc(document), document }))
    // The index is written in its own order: SQLite would else begin a new piece of it for every row.
    .toSorted((a, b) => a.doc - b.doc);
  const insert = insertsInto(tx, tables);
  for (const { doc, document } of rows) {
    const facets = numbersAt(document.facets);
    insert.document.run(documentRow(doc, document, facets));
    insert.text.run({
      doc,
      tags: tagWords([...facets, ...numbersAt(document.access)]),
      words: words.subarray(...document.words),
    });
    tally.add(document.head);
  }
  tally.write(tx, tables);
  return rows.map(({ doc }) => doc);
}

/** Prepared once for all documents of a batch: whole archives pass through here. */
function insertsInto(tx: Db, tables: IndexTables) {
  const { documents, text } = tablesNamed(tables);
  const given = sql.placeholder;
  return {
    document: tx
      .insert(documents)
      .values({
        doc: given('doc'),
        kind: given('kind'),
        id: given('id'),
        ownerId: given('ownerId'),
        fingerprint: given('fingerprint'),
        numberValue: given('numberValue'),
        due: given('due'),
        facets: given('facets'),
      })
      .prepare(),
    text: tx
      .insert(text)
      .values({ rowid: given('doc'), words: sql`${given('tags')} || CAST(${given('words')} AS TEXT)` })
      .prepare(),
  };
}

function documentRow(doc: number, document: ReadyDocument, facets: readonly number[]) {
  const { kind, id, ownerId, number, due, fingerprint } = document;
  const value = /^\d{1,9}/.exec(number ?? '');
  return {
    doc,
    kind,
    id,
    ownerId,
    fingerprint,
    numberValue: value === null ? null : Number(value[0]),
    due,
    facets: facets.join(','),
  };
}

/** The next free number of each day and kind. */
function docNumbers(tx: Db, tables: IndexTables): (document: Pick<SearchDocument, 'day' | 'kind'>) => number {
  const next = new Map<number, number>();
  const { documents } = tablesNamed(tables);
  const lastTaken = tx
    .select({ taken: max(documents.doc) })
    .from(documents)
    .where(between(documents.doc, sql.placeholder('first'), sql.placeholder('last')))
    .prepare();
  return ({ day, kind }) => {
    const { first, last } = numbersOf(day, kind);
    const doc = next.get(first) ?? (lastTaken.get({ first, last })?.taken ?? first) + 1;
    next.set(first, doc + 1);
    return doc;
  };
}

export function countDocuments(db: Db, kind?: Kind, tables: IndexTables = LIVE): number {
  const ofKind = kind === undefined ? sql`true` : sql`kind = ${kind}`;
  return db.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM ${named(tables).documents} WHERE ${ofKind}`,
  ).count;
}
