/** What lists and counts of obligations have in common: the ways to them, the filters, and the index that is walked. */
import { and, eq, type GetColumnData, gte, inArray, isNull, lt, lte, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../calendar/index.ts';
import { type Actor, hasRole } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { seesAllDispatches } from '../registry/visibility.ts';
import { isOpen } from './lifecycle.ts';
import {
  NO_DUE,
  obligationParties,
  obligations,
  type obligationTallies,
  type Side,
  type SourceKind,
  type Status,
} from './schema.ts';
import { unitsHeadedBy } from './office-store.ts';
import { obligationsVisibleTo } from './visibility.ts';
import { idsWithWords, RARE } from './words-store.ts';

/**
 * involved: they or a unit of theirs have to do with it, or they assigned it; mine: the person is named in it; units: a unit of theirs is; assigned: they assigned it; confirm: they assigned it
 * and its result waits for them; all: whatever they may see.
 */
export const SCOPES = ['all', 'involved', 'mine', 'units', 'assigned', 'confirm'] as const;
export type ListScope = (typeof SCOPES)[number];

export interface ObligationFilter {
  scope?: ListScope | undefined;
  side?: Side | undefined;
  /** Open ones by default; false: done and cancelled ones, the latest deadline first. */
  open?: boolean | undefined;
  status?: Status | readonly Status[] | undefined;
  /** Chủ trì. */
  unitId?: string | undefined;
  personId?: string | undefined;
  assignerId?: string | undefined;
  dispatchId?: string | undefined;
  parentId?: string | undefined;
  sourceKind?: SourceKind | undefined;
  /** ISO dates, both counted. */
  dueFrom?: IsoDate | undefined;
  dueTo?: IsoDate | undefined;
  /** Only duties without a deadline. */
  undated?: boolean | undefined;
  /** Only duties nobody leads. */
  withoutLead?: boolean | undefined;
  /** Words of its title, code, source or lead; accents do not matter. */
  words?: string | undefined;
}

/** One way of having to do with obligations: as a party, as the assigner, or by seeing all. */
export type Way =
  | { party: 'unit' | 'person'; ids: readonly string[] }
  | { assigner: string | null }
  | 'everything';

/** Each unit is walked in the order of its index; of somebody with more units the duties of all are sorted once. */
const MOST_WALKED_APART = 8;

export function waysOf(db: Db, actor: Actor, filter: ObligationFilter): Way[] {
  const { scope = 'all' } = filter;
  if (isOfFew(filter)) return ['everything'];
  if (scope === 'all' && seesAllDispatches(actor)) return ['everything'];
  if (actor.id === null) return scope === 'all' ? ['everything'] : [];
  const me: Way = { party: 'person', ids: [actor.id] };
  const unitIds = new Set([...actor.unitIds, ...unitsHeadedBy(db, actor.id)]);
  const together = unitIds.size > MOST_WALKED_APART ? [[...unitIds]] : [...unitIds].map((id) => [id]);
  const mine = together.map((ids): Way => ({ party: 'unit', ids }));
  const assigned: Way = { assigner: actor.id };
  switch (scope) {
    case 'mine':
      return [me];
    case 'units':
      return mine;
    case 'assigned':
      return [assigned];
    case 'confirm':
      // What somebody outside asks of the office is confirmed by its leaders.
      return hasRole(actor, 'leader') ? [assigned, { assigner: null }] : [assigned];
    case 'all':
    case 'involved':
      return [me, ...mine, assigned];
  }
}

/** Of one paper or one parent there are few: they are looked up, and each is asked whether the person may see it. */
function isOfFew({ scope = 'all', dispatchId, parentId }: ObligationFilter): boolean {
  return scope === 'all' && (dispatchId !== undefined || parentId !== undefined);
}

export function wayCondition(way: Way): SQL | undefined {
  if (way === 'everything') return undefined;
  return 'party' in way
    ? and(eq(obligationParties.kind, way.party), isOneOf(way.ids))
    : way.assigner === null
      ? isNull(obligations.assignerId)
      : eq(obligations.assignerId, way.assigner);
}

const isOneOf = ([only, ...others]: readonly string[]): SQL =>
  others.length === 0
    ? eq(obligationParties.partyId, only!)
    : oneOf(obligationParties.partyId, [only!, ...others]);

/** The table whose index is walked: the obligations themselves, or their parties, which carry the same columns. */
export type Walked = typeof obligations | typeof obligationParties;
/** And that of their tallies. */
type Standing = Walked | typeof obligationTallies;

export function within({ dueOrder }: Standing, { from, to }: Span): (SQL | undefined)[] {
  return [
    from === undefined ? undefined : gte(dueOrder, from),
    to === undefined ? undefined : lte(dueOrder, to),
  ];
}

/** What of a filter the walked index itself answers: status and deadline. */
export function standingIn(walked: Standing, filter: ObligationFilter): (SQL | undefined)[] {
  const { scope, status, dueFrom, dueTo, undated } = filter;
  return [
    scope === 'confirm' ? eq(walked.status, 'awaiting') : undefined,
    status === undefined ? undefined : inArray(walked.status, [...listed(status)]),
    ...within(walked, { from: dueFrom, to: dueTo }),
    dueTo === undefined ? undefined : lt(walked.dueOrder, NO_DUE),
    undated === true ? eq(walked.dueOrder, NO_DUE) : undefined,
  ];
}

/** A span of deadlines, both ends counted. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

export function isOpenStatus(status: Status | readonly Status[]): boolean {
  return listed(status).some(isOpen);
}

const listed = (status: Status | readonly Status[]): readonly Status[] =>
  typeof status === 'string' ? [status] : status;

/** Open or closed; nothing where the status says it, or both are asked for. */
export function openCondition(walked: Walked, filter: ObligationFilter, open: boolean): SQL | undefined {
  const { status } = filter;
  if (isByStatus(filter)) return undefined;
  const isMixed = status !== undefined && new Set(listed(status).map(isOpen)).size > 1;
  return isMixed ? undefined : eq(walked.open, open);
}

/** One status, for which there are indexes. */
function isByStatus({ status, scope }: ObligationFilter): boolean {
  return scope === 'confirm' || (status !== undefined && listed(status).length === 1);
}

/**
 * The obligations, with the index named along which a filter finds them: SQLite knows nothing of how many there are of
 * each, and would take any other that fits.
 */
export function alongIndex(way: Way, filter: ObligationFilter, byStatus = isByStatus(filter)): SQL {
  const index = indexFor(way, filter, byStatus);
  return index === null ? sql`${obligations}` : along(index);
}

/** The parties, along the index of one status or that of all that is open. */
export const partiesAlongIndex = (filter: ObligationFilter): SQL =>
  partiesAlong(isByStatus(filter) ? 'obligation_parties_status' : 'obligation_parties_open');

export const partiesAlong = (index: 'obligation_parties_status' | 'obligation_parties_open'): SQL =>
  sql`${obligationParties} indexed by ${sql.identifier(index)}`;

/** Columns as they are asked of {@link alongIndex}: drizzle takes plain ones from its own tables only. */
export function read<T extends Record<string, SQLiteColumn>>(
  columns: T,
): { [K in keyof T]: SQL<GetColumnData<T[K]>> } {
  const entries = Object.entries(columns).map(([name, column]) => [name, sql`${column}`.mapWith(column)]);
  return Object.fromEntries(entries) as { [K in keyof T]: SQL<GetColumnData<T[K]>> };
}

/** A walk along an index that is named outright. */
export const along = (index: string): SQL => sql`${obligations} indexed by ${sql.identifier(index)}`;

function indexFor(way: Way, filter: ObligationFilter, byStatus: boolean): string | null {
  const { dispatchId, parentId, unitId, personId, assignerId } = filter;
  if (dispatchId !== undefined) return 'obligations_dispatch';
  if (parentId !== undefined) return 'obligations_parent';
  if (personId !== undefined) return 'obligations_person';
  if (isAssigner(way) || assignerId !== undefined)
    return byStatus ? 'obligations_assigner_status' : 'obligations_assigner';
  if (unitId !== undefined) return byStatus ? 'obligations_unit_status' : 'obligations_unit';
  return byStatus ? 'obligations_status' : null;
}

const isAssigner = (way: Way): boolean => way !== 'everything' && 'assigner' in way;
export const isParty = (way: Way): way is Extract<Way, { party: unknown }> =>
  way !== 'everything' && 'party' in way;

/** What of a filter only the obligation itself answers; null where nothing can answer it. */
export function conditionsOf(db: Db, actor: Actor, filter: ObligationFilter): (SQL | undefined)[] | null {
  const words = wordsCondition(db, filter.words);
  if (words === null) return null;
  const { side, unitId, personId, assignerId, dispatchId, parentId, sourceKind } = filter;
  return [
    side === undefined ? undefined : eq(obligations.side, side),
    unitId === undefined ? undefined : eq(obligations.leadUnitId, unitId),
    personId === undefined ? undefined : eq(obligations.leadPersonId, personId),
    assignerId === undefined ? undefined : eq(obligations.assignerId, assignerId),
    dispatchId === undefined ? undefined : eq(obligations.dispatchId, dispatchId),
    parentId === undefined ? undefined : eq(obligations.parentId, parentId),
    sourceKind === undefined ? undefined : eq(obligations.sourceKind, sourceKind),
    filter.withoutLead === true ? eq(obligations.leadName, '') : undefined,
    isOfFew(filter) ? obligationsVisibleTo(actor) : undefined,
    words,
  ];
}

/** Null where the words occur nowhere; undefined where nothing was typed. */
function wordsCondition(db: Db, words: string | undefined): SQL | undefined | null {
  const found = words === undefined ? undefined : idsWithWords(db, words);
  if (found === undefined) return undefined;
  if (found.ids.length === 0) return null;
  return found.ids.length < RARE
    ? sql`${obligations.id} in (select value from json_each(${JSON.stringify(found.ids)}))`
    : found.condition(obligations.id);
}
