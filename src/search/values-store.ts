/**
 * The values that documents can be narrowed by, and the people who may see them, numbered: an index word holds a
 * number, whatever characters an id or a name is made of. Numbers are never used again.
 */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { Facet, FacetValue } from './document.ts';
import { searchValues } from './schema.ts';
import { searchable, splitWords } from './searchable-text.ts';

/** `person`: who may see a document; never counted and never shown. */
export type ValueKind = Facet | 'person';

export interface NumberedValue extends FacetValue {
  id: number;
  facet: ValueKind;
}

type NewValue = readonly [facet: ValueKind, value: string, label: string];

/** Numbers values, those not met before too. @returns the number of each, by {@link valueKey} */
export function numberValues(tx: Db, values: readonly NewValue[]): Map<string, number> {
  const asked = JSON.stringify(values);
  tx.run(sql`
    INSERT INTO ${searchValues} (facet, value, label)
    SELECT value ->> 0, value ->> 1, max(value ->> 2) FROM json_each(${asked}) WHERE true GROUP BY 1, 2
    ON CONFLICT (facet, value) DO NOTHING`);
  const rows = tx.all<{ id: number; facet: ValueKind; value: string }>(sql`
    SELECT DISTINCT v.id AS id, v.facet AS facet, v.value AS value FROM json_each(${asked}) AS asked
    CROSS JOIN ${searchValues} AS v ON v.facet = asked.value ->> 0 AND v.value = asked.value ->> 1`);
  return new Map(rows.map(({ id, facet, value }) => [valueKey(facet, value), id]));
}

export const valueKey = (facet: ValueKind, value: string): string => `${facet}\0${value}`;

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
  const conditions = words.map((word) => sql`' ' || value LIKE ${`% ${word}%`}`);
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
