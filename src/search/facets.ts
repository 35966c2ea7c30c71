/** How many documents there are behind each filter: of those the actor may find, and no others. */
import { sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { units } from '../people/schema.ts';
import { registers } from '../registry/schema.ts';
import { type Facet, FACETS, type Kind, KINDS } from './document.ts';
import type { Expression } from './fts-expression.ts';
import { countNewest, type Walk, walkNewest } from './fts-match.ts';
import type { FacetCount, FacetCounts } from './index-contract.ts';
import type { Narrowing } from './narrowing.ts';
import { labelsOfValues, type NumberedValue, type ValueKind, valuesNumbered } from './values-store.ts';

const MOST_VALUES = 30;
/** So many of the newest are counted. A person who sees "more than 5,000" narrows down instead of counting on. */
export const MOST_COUNTED = 5_000;
/**
 * Of what a chosen filter leaves out, so many: those counts say where one could go instead, and cost a walk through
 * the archive for each filter that is set.
 */
const MOST_COUNTED_BESIDE = 1_000;

/** The walk that everything else of a search comes from: what matches, counted as far as anything is counted. */
export function countedMatches(db: Db, expression: Expression, narrowing: Narrowing): Walk {
  // One more than is counted tells whether there are more.
  return walkNewest(db, expression, narrowing, MOST_COUNTED + 1);
}

export function totalOf({ docs }: Walk): { total: number; totalIsExact: boolean } {
  return { total: Math.min(docs.length, MOST_COUNTED), totalIsExact: docs.length <= MOST_COUNTED };
}

/**
 * Each facet counts with all filters but its own, so that a person sees what choosing another value would give. What is
 * chosen has the total itself.
 * @param walk what {@link countedMatches} brought
 */
export function facetCounts(
  db: Db,
  {
    expression,
    narrowing,
    ofKind,
  }: { expression: Expression; narrowing: Narrowing; ofKind: NarrowingOfKind },
  walk: Walk,
): { facets: FacetCounts; facetsAreExact: boolean } {
  const { total, totalIsExact } = totalOf(walk);
  const chosen = [...narrowing.chosen].filter(([facet]) => facet !== 'kind');
  const others = FACETS.filter((facet) => facet !== 'kind' && !narrowing.chosen.has(facet));
  const counted: Counted[] = [{ tally: tallyOf(walk), most: MOST_COUNTED, of: new Set<ValueKind>(others) }];
  let facetsAreExact = totalIsExact;
  for (const [facet, value] of chosen) {
    const beside = walkNewest(db, expression, narrowing, MOST_COUNTED_BESIDE + 1, facet);
    if (beside.docs.length > MOST_COUNTED_BESIDE) facetsAreExact = false;
    counted.push({
      tally: tallyOf(beside),
      most: MOST_COUNTED_BESIDE,
      of: new Set<ValueKind>([facet]),
      chosen: { value, count: total },
    });
  }
  const kind = kindCounts(db, expression, ofKind, { kind: narrowing.kind.kind, count: total });
  return { facets: { ...labelled(db, counted), kind }, facetsAreExact };
}

/** The same search for another kind of documents, whose visibility is another one; null where nothing can match. */
export type NarrowingOfKind = (kind: Kind) => Narrowing | null;

/**
 * How many there are of each kind: only their number is wanted, which is cheap.
 * @param known that of the kind that was counted already
 */
export function kindCounts(
  db: Db,
  expression: Expression,
  ofKind: NarrowingOfKind,
  known: { kind: Kind; count: number },
): FacetCount[] {
  return KINDS.flatMap((value) => {
    const narrowing = value === known.kind ? null : ofKind(value);
    const others = narrowing === null ? 0 : countNewest(db, expression, narrowing, MOST_COUNTED);
    const count = value === known.kind ? known.count : others;
    return count === 0 ? [] : [{ value, label: value, count }];
  });
}

export function noFacets(): FacetCounts {
  return Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as FacetCounts;
}

/** How many documents have each value: at the place of its number. */
type Tally = Uint32Array<ArrayBuffer>;

/** What one walk tells, and of which facets it is asked. */
interface Counted {
  tally: Tally;
  /** The walk goes one further, to see whether there are more. */
  most: number;
  of: ReadonlySet<ValueKind>;
  /** The value that is chosen: how many there are of it is known. */
  chosen?: { value: number; count: number };
}

const COMMA = 44;
const DIGIT_ZERO = 48;
const DIGIT_NINE = 57;
const FIRST_COUNTERS = 4096;

/** Counts "12,5,77;12,8": the values of each document, the documents apart by semicolons. Thousands at once. */
function tallyOf({ facets }: Walk): Tally {
  let counts = new Uint32Array(FIRST_COUNTERS);
  let number = 0;
  for (let at = 0; at <= facets.length; at += 1) {
    const code = at < facets.length ? facets[at]! : COMMA;
    if (code >= DIGIT_ZERO && code <= DIGIT_NINE) {
      number = number * 10 + code - DIGIT_ZERO;
      continue;
    }
    if (number >= counts.length) counts = longer(counts, number);
    counts[number]! += 1;
    number = 0;
  }
  return counts;
}

function longer(counts: Tally, number: number): Tally {
  const more = new Uint32Array(2 * (number + 1));
  more.set(counts);
  return more;
}

function labelled(db: Db, counted: readonly Counted[]): FacetCounts {
  const values = valuesNumbered(db, new Set(counted.flatMap(numbersIn)));
  const found = new Map(counted.flatMap((each) => [...byFacet(each, values)]));
  const countsOf = (facet: Facet): FacetCount[] => {
    const shown = mostFrequent(found.get(facet) ?? []);
    return facet === 'unit' || facet === 'register' ? withNames(db, facet, shown) : shown;
  };
  return Object.fromEntries(FACETS.map((facet) => [facet, countsOf(facet)])) as unknown as FacetCounts;
}

function numbersIn({ tally, chosen }: Counted): number[] {
  const numbers = chosen === undefined ? [] : [chosen.value];
  for (let number = 0; number < tally.length; number += 1) {
    if (tally[number]! > 0 && number !== chosen?.value) numbers.push(number);
  }
  return numbers;
}

/** Of every signer of thousands of papers only the few that are shown are put in order. */
function mostFrequent(counts: readonly FacetCount[]): FacetCount[] {
  const least = counts.map(({ count }) => count).toSorted((a, b) => b - a)[MOST_VALUES - 1] ?? 0;
  return counts
    .filter(({ count }) => count >= least)
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, MOST_VALUES);
}

/** One walk through thousands of values (every signer of ten thousand papers), not one for each facet. */
function byFacet(counted: Counted, values: ReadonlyMap<number, NumberedValue>): Map<ValueKind, FacetCount[]> {
  const { tally, most, of, chosen } = counted;
  const groups = new Map<ValueKind, FacetCount[]>();
  for (const number of numbersIn(counted)) {
    const known = values.get(number);
    if (known === undefined || !of.has(known.facet)) continue;
    const group = groups.get(known.facet) ?? [];
    if (group.length === 0) groups.set(known.facet, group);
    const count = number === chosen?.value ? chosen.count : Math.min(tally[number]!, most);
    group.push({ value: known.value, label: known.label, count });
  }
  return groups;
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

/** With the names behind ids, as they are today. */
function withNames(db: Db, facet: 'unit' | 'register', counts: readonly FacetCount[]): FacetCount[] {
  const names = new Map(
    facetNames(
      db,
      facet,
      counts.map(({ value }) => value),
    ),
  );
  return counts.map((each) => ({ ...each, label: names.get(each.value) ?? each.label }));
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
