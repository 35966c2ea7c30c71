/** What a search is narrowed to: by its filters, and by what the person may see. As conditions of the engine. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { searchOutbox } from '../platform/schema.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { FINDABLE, seesAllDispatches, visibleTo } from '../registry/index.ts';
import { dispatches } from '../registry/schema.ts';
import { firstOfDay, lastOfDay } from './doc-numbers.ts';
import { type Facet, FACETS, type Kind } from './document.ts';
import { LIVE, named } from './fts-tables.ts';
import type { SearchFilters } from './index-contract.ts';
import { MARKS } from './index-words.ts';
import type { ParsedQuery } from './query.ts';
import { numberOfValue } from './values-store.ts';

export interface Narrowing {
  /**
   * FTS5 conditions, each by the facet it comes from but for the kind; `access` is who asks, `years` those in which
   * the days lie.
   */
  tags: ReadonlyMap<Facet | 'access' | 'years', string>;
  /** Conditions on the number of a document: its day. */
  numbers: readonly SQL[];
  /** What is looked for; null: documents of any kind. */
  kind: KindTag | null;
  /** Conditions on `search_documents`, known as `d`; mostly none. */
  where: readonly SQL[];
}

/** A kind of documents and the FTS5 condition that stands for it. */
export interface KindTag {
  kind: Kind;
  tag: string;
}

const DAYS_SOON = 7;

/** The filters of the box and those beside it, as one: what is chosen beside the box counts. */
export function allFilters(query: ParsedQuery, filters: SearchFilters): SearchFilters {
  return {
    kind: 'dispatch',
    ...(query.from === null ? {} : { from: query.from }),
    ...(query.to === null ? {} : { to: query.to }),
    ...(query.due === null ? {} : { due: query.due }),
    ...filters,
  };
}

/** Null where nothing can match: a value that no document has, a person who may see none. */
export function narrowingOf(db: Db, filters: SearchFilters, actor: Actor, today: string): Narrowing | null {
  const tags = new Map<Facet | 'access' | 'years', string>();
  const kind = filters.kind === undefined ? null : kindTag(db, filters.kind);
  if (filters.kind !== undefined && kind === null) return null;
  for (const facet of FACETS) {
    if (facet === 'kind') continue;
    const value = filterValue(filters, facet);
    if (value === undefined) continue;
    const number = numberOfValue(db, facet, value);
    if (number === null) return null;
    tags.set(facet, tag(number));
  }
  if (!seesAllDispatches(actor)) {
    const access = accessTags(db, actor);
    if (access.length === 0) return null;
    tags.set('access', anyOf(access));
  }
  const years = yearTags(db, filters);
  if (years?.length === 0) return null;
  if (years !== null) tags.set('years', anyOf(years));
  return { tags, kind, numbers: dayRange(filters), where: rowConditions(db, filters, actor, today) };
}

/** Null where the archive never had a document of this kind. */
export function kindTag(db: Db, kind: Kind): KindTag | null {
  const number = numberOfValue(db, 'kind', kind);
  return number === null ? null : { kind, tag: tag(number) };
}

export const tag = (number: number): string => `"${MARKS.tag}${number}"`;

const anyOf = (tags: readonly string[]) => (tags.length === 1 ? tags[0]! : `(${tags.join(' OR ')})`);

function accessTags(db: Db, actor: Actor): string[] {
  const numbers = [
    ...(actor.id === null ? [] : [numberOfValue(db, 'person', actor.id)]),
    ...actor.unitIds.map((unit) => numberOfValue(db, 'unit', unit)),
  ];
  return numbers.filter((number) => number !== null).map(tag);
}

/** What the filter of a facet compares with; undefined where it is not set. */
export function filterValue(filters: SearchFilters, facet: Facet): string | undefined {
  const value = filters[facet];
  if (value === undefined) return undefined;
  return facet === 'issuer' || facet === 'signer' ? foldAccents(String(value)) : String(value);
}

function dayRange({ from, to }: SearchFilters): SQL[] {
  const { text } = named(LIVE);
  return [
    ...(from === undefined ? [] : [sql`${text}.rowid >= ${firstOfDay(from)}`]),
    ...(to === undefined ? [] : [sql`${text}.rowid <= ${lastOfDay(to)}`]),
  ];
}

const MOST_YEARS = 8;

/**
 * FTS5 walks down to a range of days through all that is newer; in the lists of the years it leaps there. Null where
 * that would be no shorter way.
 */
function yearTags(db: Db, { from, to }: SearchFilters): string[] | null {
  if (from === undefined || to === undefined) return null;
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  if (last - first >= MOST_YEARS) return null;
  const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => String(first + at));
  return years
    .map((year) => numberOfValue(db, 'year', year.padStart(4, '0')))
    .filter((number) => number !== null)
    .map(tag);
}

function rowConditions(db: Db, { due }: SearchFilters, actor: Actor, today: string): SQL[] {
  return [
    ...(due === undefined ? [] : [dueCondition(due, today)]),
    ...(isUpToDate(db) ? [] : [stillVisible(actor)]),
  ];
}

const isUpToDate = (db: Db) => db.values(sql`SELECT 1 FROM ${searchOutbox} LIMIT 1`).length === 0;

function dueCondition(due: NonNullable<SearchFilters['due']>, today: string): SQL {
  if (due === 'overdue') return sql`d.due < ${today}`;
  return sql`d.due BETWEEN ${today} AND ${daysAfter(today, DAYS_SOON)}`;
}

export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The index may be a moment behind. What waits in the outbox is looked at as it is now: a paper that was found to be
 * secret, or taken from a person, is gone at once.
 */
function stillVisible(actor: Actor): SQL {
  return sql`NOT EXISTS (SELECT 1 FROM ${searchOutbox} WHERE ${searchOutbox.dispatchId} = d.owner_id
    AND NOT EXISTS (SELECT 1 FROM ${dispatches} WHERE ${dispatches.id} = d.owner_id
      AND ${FINDABLE} AND (${visibleTo(actor)})))`;
}
