/**
 * The values that documents can be narrowed by, and the people who may see them, numbered: an index word holds a
 * number, whatever characters an id or a name is made of. Numbers are never used again.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { Facet, FacetValue } from './document.ts';
import { searchValues } from './schema.ts';
import { searchable, splitWords } from './searchable-text.ts';

/** `person`, `handling-unit`: who may see a document; never counted and never shown. */
export type ValueKind = Facet | 'person' | 'handling-unit';

export interface NumberedValue extends FacetValue {
  id: number;
  facet: ValueKind;
}

/** Numbers a value, also one not met before. */
export type Numbering = (facet: ValueKind, value: string, label: string) => number;

/** Numbers that were looked up before. */
export type KnownNumbers = Map<ValueKind, Map<string, number>>;

/**
 * For many documents: most of them have the same values, and each is looked up once.
 * @param known also of transactions before this one, where all of them were kept
 */
export function numberingIn(tx: Db, known: KnownNumbers = new Map()): Numbering {
  const { find, insert } = numberingStatements(tx);
  return (facet, value, label) => {
    let ofFacet = known.get(facet);
    if (ofFacet === undefined) known.set(facet, (ofFacet = new Map()));
    const met = ofFacet.get(value);
    if (met !== undefined) return met;
    const { id } = find.get({ facet, value }) ?? insert.get({ facet, value, label });
    ofFacet.set(value, id);
    return id;
  };
}

function numberingStatements(tx: Db) {
  const [facet, value, label] = ['facet', 'value', 'label'].map((name) => sql.placeholder(name));
  return {
    find: tx
      .select({ id: searchValues.id })
      .from(searchValues)
      .where(and(eq(searchValues.facet, facet!), eq(searchValues.value, value!)))
      .prepare(),
    insert: tx
      .insert(searchValues)
      .values({ facet: facet!, value: value!, label: label! })
      .returning({ id: searchValues.id })
      .prepare(),
  };
}

/** Forgets values, but for the last one: its number would be given again. */
export function removeValues(tx: Db, ids: readonly number[]): void {
  tx.run(sql`DELETE FROM ${searchValues} WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    AND id < (SELECT max(id) FROM ${searchValues})`);
}

/** The number of a value; null where no document ever had it. */
export function numberOfValue(db: Db, facet: ValueKind, value: string): number | null {
  const row = db.get<{ id: number } | undefined>(
    sql`SELECT id FROM ${searchValues} WHERE facet = ${facet} AND value = ${value}`,
  );
  return row?.id ?? null;
}

/**
 * Values that were read once, by the connection they were read through. A number keeps its value for good, and a
 * common word asks for thousands of them. A transaction is another `Db`: what it takes back is not kept here.
 */
const valuesRead = new WeakMap<Db, Map<number, NumberedValue>>();

/** What stands behind these numbers, and behind others that were asked for before. */
export function valuesNumbered(db: Db, ids: ReadonlySet<number>): ReadonlyMap<number, NumberedValue> {
  const known = valuesRead.get(db) ?? new Map<number, NumberedValue>();
  valuesRead.set(db, known);
  const others = [...ids].filter((id) => !known.has(id));
  if (others.length === 0) return known;
  for (const row of readValues(db, others)) known.set(row.id, row);
  return known;
}

function readValues(db: Db, ids: readonly number[]): NumberedValue[] {
  return db.all<NumberedValue>(sql`
    SELECT id, facet, value, label FROM ${searchValues}
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

/** The names of issuers in which all these words stand or, the last one, begin. */
export function issuersWith(db: Db, words: readonly string[], limit: number): NumberedValue[] {
  // Not LIKE: a Durable Object takes patterns of fifty bytes at most. Values and words are written small already.
  const conditions = words.map((word) => sql`instr(' ' || value, ${` ${word}`}) > 0`);
  return db.all<NumberedValue>(sql`
    SELECT id, facet, value, label FROM ${searchValues}
    WHERE facet = 'issuer' AND ${sql.join(conditions, sql` AND `)}
    ORDER BY length(value), value LIMIT ${limit}`);
}

/** The values of a facet in which these words follow each other; accents do not matter. */
export function valuesWith(
  db: Db,
  facet: 'issuer' | 'signer' | 'type',
  words: readonly string[],
): NumberedValue[] {
  const wanted = ` ${words.join(' ')} `;
  return db
    .all<NumberedValue>(sql`SELECT id, facet, value, label FROM ${searchValues} WHERE facet = ${facet}`)
    .filter(({ value }) => ` ${splitWords(searchable(value)).join(' ')} `.includes(wanted));
}

export function labelsOfValues(db: Db, facet: Facet, values: readonly string[]): [string, string][] {
  return db.values<[string, string]>(sql`
    SELECT value, label FROM ${searchValues}
    WHERE facet = ${facet} AND value IN (SELECT value FROM json_each(${JSON.stringify(values)}))`);
}
