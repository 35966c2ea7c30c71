/** How many documents there are behind each filter: of those the actor may find, and no others. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { units } from '../people/schema.ts';
import { registers } from '../registry/schema.ts';
import { type Facet, FACETS } from './document.ts';
import type { Expression } from './fts-expression.ts';
import { facetsOfMatches } from './fts-match.ts';
import type { FacetCount, FacetCounts } from './index-contract.ts';
import type { Narrowing } from './narrowing.ts';
import { valuesNumbered } from './values-store.ts';

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
  const found = facetsOfMatches(db, expression, narrowing, MOST_COUNTED + 1);
  const totalIsExact = found.length <= MOST_COUNTED;
  const counted = totalIsExact ? found : found.slice(0, MOST_COUNTED);
  const tallies = new Map<Facet, Map<number, number>>();
  const shared = tallyOf(counted);
  for (const facet of FACETS) {
    const isChosen = narrowing.tags.has(facet);
    tallies.set(
      facet,
      isChosen ? tallyOf(facetsOfMatches(db, expression, narrowing, MOST_COUNTED, facet)) : shared,
    );
  }
  return { total: counted.length, totalIsExact, facets: labelled(db, tallies) };
}

export function noFacets(): FacetCounts {
  return Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as FacetCounts;
}

/** Many documents have the same values: each combination is taken apart once. */
function tallyOf(facets: readonly string[]): Map<number, number> {
  const combinations = new Map<string, number>();
  for (const each of facets) combinations.set(each, (combinations.get(each) ?? 0) + 1);
  const tally = new Map<number, number>();
  for (const [combination, count] of combinations) {
    for (const part of combination.split(',')) {
      const number = Number(part);
      tally.set(number, (tally.get(number) ?? 0) + count);
    }
  }
  return tally;
}

function labelled(db: Db, tallies: ReadonlyMap<Facet, ReadonlyMap<number, number>>): FacetCounts {
  const numbers = new Set([...tallies.values()].flatMap((tally) => [...tally.keys()]));
  const values = valuesNumbered(db, [...numbers]);
  const names = new Map([...namesOf(db, values, 'unit'), ...namesOf(db, values, 'register')]);
  const countsOf = (facet: Facet): FacetCount[] =>
    [...(tallies.get(facet) ?? [])]
      .flatMap(([number, count]) => {
        const value = values.get(number);
        if (value?.facet !== facet) return [];
        return [{ value: value.value, label: names.get(value.value) ?? value.label, count }];
      })
      .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, MOST_VALUES);
  return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)])) as unknown as FacetCounts;
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
