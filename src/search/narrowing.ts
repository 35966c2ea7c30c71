/** What a search is narrowed to: by its filters, and by what the person may see. As conditions of the engine. */
import { type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { searchOutbox } from '../platform/schema.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { FINDABLE, seesAllDispatches, visibleTo } from '../registry/index.ts';
import { obligations } from '../obligations/schema.ts';
import { obligationsVisibleTo } from '../obligations/visibility.ts';
import { unitHeads } from '../people/schema.ts';
import { dispatches } from '../registry/schema.ts';
import { isVisibleDraft } from './drafts-store.ts';
import { firstOfDay, lastOfDay, wholeNumber } from './doc-numbers.ts';
import { type Facet, FACETS, type Kind } from './document.ts';
import { LIVE, named } from './fts-tables.ts';
import type { SearchFilters } from './index-contract.ts';
import { tag } from './index-words.ts';
import type { ParsedQuery } from './query.ts';
import { numberOfValue } from './values-store.ts';

export interface Narrowing {
  /**
   * FTS5 conditions, each by the facet it comes from but for the kind; `access` is who asks, `years` those in which
   * the days lie.
   */
  tags: ReadonlyMap<Facet | 'access' | 'years', string>;
  /** The numbers of the values that were chosen. */
  chosen: ReadonlyMap<Facet, number>;
  /** Conditions on the number of a document: its day. */
  numbers: readonly SQL[];
  /** What is looked for. */
  kind: KindTag;
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
  const chosen = new Map<Facet, number>();
  const kind = kindTag(db, filters.kind ?? 'dispatch');
  if (kind === null) return null;
  for (const facet of FACETS) {
    if (facet === 'kind') continue;
    const value = filterValue(filters, facet);
    if (value === undefined) continue;
    const number = numberOfValue(db, facet, value);
    if (number === null) return null;
    tags.set(facet, tag(number));
    chosen.set(facet, number);
  }
  if (kind.kind !== 'draft' && !seesAllDispatches(actor)) {
    const access = accessTags(db, actor);
    if (access.length === 0) return null;
    tags.set('access', anyOf(access));
  }
  const years = yearTags(db, filters);
  if (years?.length === 0) return null;
  if (years !== null) tags.set('years', anyOf(years));
  return {
    tags,
    chosen,
    kind,
    numbers: dayRange(filters),
    where: rowConditions(db, filters, kind, actor, today),
  };
}

/** Null where the archive never had a document of this kind. */
export function kindTag(db: Db, kind: Kind): KindTag | null {
  const number = numberOfValue(db, 'kind', kind);
  return number === null ? null : { kind, tag: tag(number) };
}

const anyOf = (tags: readonly string[]) => (tags.length === 1 ? tags[0]! : `(${tags.join(' OR ')})`);

function accessTags(db: Db, actor: Actor): string[] {
  const numbers = [
    ...(actor.id === null ? [] : [numberOfValue(db, 'person', actor.id)]),
    ...actor.unitIds.map((unit) => numberOfValue(db, 'unit', unit)),
    ...handlingUnitsOf(db, actor).map((unit) => numberOfValue(db, 'handling-unit', unit)),
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
    ...(from === undefined ? [] : [sql`${text}.rowid >= ${wholeNumber(firstOfDay(from))}`]),
    ...(to === undefined ? [] : [sql`${text}.rowid <= ${wholeNumber(lastOfDay(to))}`]),
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

/** The units of a person and those they head: their obligations are the person's too. */
export function handlingUnitsOf(db: Db, { id, unitIds }: Actor): string[] {
  const headed = db.values<[string]>(
    sql`SELECT ${unitHeads.unitId} FROM ${unitHeads} WHERE ${unitHeads.personId} = ${id}`,
  );
  return [...new Set([...unitIds, ...headed.map(([unit]) => unit)])];
}

function rowConditions(
  db: Db,
  { due }: SearchFilters,
  { kind }: KindTag,
  actor: Actor,
  today: string,
): SQL[] {
  return [
    ...(due === undefined ? [] : [dueCondition(due, today)]),
    ...(kind === 'draft' ? [isVisibleDraft(sql`d.owner_id`, actor)] : []),
    ...(kind === 'draft' || isUpToDate(db) ? [] : [stillVisible(actor)]),
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
    AND NOT (${isVisibleOwner(sql`d.owner_id`, actor)}))`;
}

/** Whether a person may see the paper, or the obligation without a paper, of this id as it is now. */
export function isVisibleOwner(id: SQL, actor: Actor): SQL {
  return sql`EXISTS (SELECT 1 FROM ${dispatches} WHERE ${dispatches.id} = ${id}
      AND ${FINDABLE} AND (${visibleTo(actor)}))
    OR EXISTS (SELECT 1 FROM ${obligations} WHERE ${obligations.id} = ${id}
      AND ${obligations.statedId} IS NULL AND (${obligationsVisibleTo(actor)}))`;
}
