/** How many documents there are behind each filter: of those the actor may find, and no others. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { units } from '../people/schema.ts';
import { registers } from '../registry/schema.ts';
import { type Facet, FACETS, KINDS } from './document.ts';
import type { Expression } from './fts-expression.ts';
import { countNewest, facetsOfMatches } from './fts-match.ts';
import type { FacetCount, FacetCounts } from './index-contract.ts';
import { type Narrowing, tag } from './narrowing.ts';
import { labelsOfValues, numberOfValue, valuesNumbered } from './values-store.ts';

const MOST_VALUES = 30;
/** So many of the newest are counted. A person who sees "more than 10,000" narrows down instead of counting on. */
export const MOST_COUNTED = 10_000;

export interface Counted {
  total: number;
  totalIsExact: boolean;
  facets: FacetCounts;
}

/**
 * The total and the facets. Each facet counts with all filters but its own, so that a person sees what choosing
 * another value would give.
 */
export function countMatches(db: Db, expression: Expression, narrowing: Narrowing): Counted {
  // One more than is counted tells whether there are more.
  const shared = tallyOf(facetsOfMatches(db, expression, narrowing, MOST_COUNTED + 1));
  const totalIsExact = shared.documents <= MOST_COUNTED;
  const tallies = new Map<Facet, Tally>();
  for (const facet of FACETS) {
    if (facet === 'kind') continue;
    const isChosen = narrowing.tags.has(facet);
    tallies.set(
      facet,
      isChosen ? tallyOf(facetsOfMatches(db, expression, narrowing, MOST_COUNTED, facet)) : shared,
    );
  }
  const total = Math.min(shared.documents, MOST_COUNTED);
  const kind = kindCounts(db, expression, narrowing, total);
  return { total, totalIsExact, facets: { ...labelled(db, tallies), kind } };
}

/** Of other kinds only their number is wanted, which is cheap. */
function kindCounts(db: Db, expression: Expression, narrowing: Narrowing, total: number): FacetCount[] {
  return KINDS.flatMap((kind) => {
    const number = numberOfValue(db, 'kind', kind);
    if (number === null) return [];
    const tags = new Map(narrowing.tags).set('kind', tag(number));
    const isChosen = narrowing.tags.get('kind') === tag(number);
    const count = isChosen ? total : countNewest(db, expression, { ...narrowing, tags }, MOST_COUNTED);
    return count === 0 ? [] : [{ value: kind, label: kind, count }];
  });
}

export function noFacets(): FacetCounts {
  return Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as FacetCounts;
}

interface Tally {
  documents: number;
  /** How many documents have each value, by its number. */
  values: ReadonlyMap<number, number>;
}

const COMMA = 44;
const DIGIT_ZERO = 48;

/** Counts "12,5,77;12,8": the values of each document, the documents apart by semicolons. Ten thousand at once. */
function tallyOf(facets: string): Tally {
  const counts: number[] = [];
  let documents = facets === '' ? 0 : 1;
  let number = 0;
  for (let at = 0; at <= facets.length; at += 1) {
    const code = at < facets.length ? facets.charCodeAt(at) : COMMA;
    if (code >= DIGIT_ZERO && code < DIGIT_ZERO + 10) {
      number = number * 10 + code - DIGIT_ZERO;
      continue;
    }
    counts[number] = (counts[number] ?? 0) + 1;
    number = 0;
    if (code !== COMMA) documents += 1;
  }
  const values = new Map<number, number>();
  counts.forEach((count, value) => values.set(value, count));
  return { documents, values };
}

function labelled(db: Db, tallies: ReadonlyMap<Facet, Tally>): FacetCounts {
  const numbers = new Set([...new Set(tallies.values())].flatMap((tally) => [...tally.values.keys()]));
  const values = valuesNumbered(db, [...numbers]);
  const names = new Map([...namesOf(db, values, 'unit'), ...namesOf(db, values, 'register')]);
  const countsOf = (facet: Facet): FacetCount[] =>
    [...(tallies.get(facet)?.values ?? [])]
      .flatMap(([number, count]) => {
        const value = values.get(number);
        if (value?.facet !== facet) return [];
        return [{ value: value.value, label: names.get(value.value) ?? value.label, count }];
      })
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)])) as unknown as FacetCounts;
}

/** Counts of another engine, which knows values only, with the names that are shown. */
export function labelledCounts(db: Db, counts: ReadonlyMap<Facet, ReadonlyMap<string, number>>): FacetCounts {
  const of = (facet: Facet): FacetCount[] => {
    const found = [...(counts.get(facet) ?? [])].toSorted(
      ([a, often], [b, oftener]) => oftener - often || (a < b ? -1 : 1),
    );
    const ids = found.map(([value]) => value);
    const names = new Map(
      facet === 'unit' || facet === 'register' ? facetNames(db, facet, ids) : labelsOfValues(db, facet, ids),
    );
    return found
      .slice(0, MOST_VALUES)
      .map(([value, count]) => ({ value, label: names.get(value) ?? value, count }));
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, of(facet)])) as unknown as FacetCounts;
}

/** The names behind ids, as they are today. */
function namesOf(
  db: Db,
  values: ReturnType<typeof valuesNumbered>,
  facet: 'unit' | 'register',
): Map<string, string> {
  const ids = [...values.values()].filter((value) => value.facet === facet).map(({ value }) => value);
  return new Map(facetNames(db, facet, ids));
}

export function facetNames(db: Db, facet: 'unit' | 'register', ids: readonly string[]): [string, string][] {
  if (ids.length === 0) return [];
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return facet === 'unit'
    ? db.values<[string, string]>(
        sql`SELECT ${units.id}, ${units.name} FROM ${units} WHERE ${units.id} IN ${wanted}`,
      )
    : db.values<[string, string]>(
        sql`SELECT ${registers.id}, ${registers.name} FROM ${registers}
          WHERE ${registers.id} IN ${wanted}`,
      );
}
