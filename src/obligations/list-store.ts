/**
 * SQL of lists and counts, for half a million rows: every list walks an index in the order of deadlines and stops
 * when a page is full; nothing is skipped with an offset, nothing is sorted, no text is read.
 */
import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../calendar/index.ts';
import { type Actor, hasRole } from '../people/actor.ts';
import { people, units } from '../people/schema.ts';
import { validOn } from '../people/units-store.ts';
import type { Db } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { seesAllDispatches } from '../registry/visibility.ts';
import { NO_DUE, obligationParties, obligations, type Side, type SourceKind, type Status } from './schema.ts';
import { unitsHeadedBy } from './office-store.ts';
import type { ObligationRecord } from './store.ts';
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

export interface Paging {
  limit?: number | undefined;
  cursor?: string | null | undefined;
}

const MOST_ROWS = 200;
const doer = alias(people, 'doer');

const columns = {
  id: obligations.id,
  code: obligations.code,
  version: obligations.version,
  side: obligations.side,
  title: obligations.title,
  kind: obligations.kind,
  urgent: obligations.urgent,
  status: obligations.status,
  due: obligations.due,
  dueOrder: obligations.dueOrder,
  originalDue: obligations.originalDue,
  dueKind: obligations.dueKind,
  extensions: obligations.extensions,
  leadName: obligations.leadName,
  leadUnitId: obligations.leadUnitId,
  leadPersonId: obligations.leadPersonId,
  leadPersonName: doer.name,
  assignerName: obligations.assignerName,
  sourceKind: obligations.sourceKind,
  sourceName: obligations.sourceName,
  dispatchId: obligations.dispatchId,
  parentId: obligations.parentId,
  children: obligations.children,
  childrenDone: obligations.childrenDone,
  sentOn: obligations.sentOn,
  confirmedOn: obligations.confirmedOn,
};

/** A row as it stands in the database: where it stands against its deadline is for the room to say. */
export interface StoredRow {
  id: string;
  code: string;
  version: number;
  side: Side;
  title: string;
  kind: ObligationRecord['kind'];
  urgent: boolean;
  status: Status;
  due: IsoDate | null;
  dueOrder: string;
  originalDue: IsoDate | null;
  dueKind: ObligationRecord['dueKind'];
  extensions: number;
  leadName: string;
  leadUnitId: string | null;
  leadPersonId: string | null;
  leadPersonName: string | null;
  assignerName: string;
  sourceKind: SourceKind;
  sourceName: string;
  dispatchId: string | null;
  parentId: string | null;
  children: number;
  childrenDone: number;
  sentOn: string | null;
  confirmedOn: string | null;
}

/** The obligation, if the person may see it. */
export function findVisible(db: Db, id: string, actor: Actor): ObligationRecord | null {
  const found = db
    .select()
    .from(obligations)
    .where(and(eq(obligations.id, id), obligationsVisibleTo(actor)))
    .get();
  return found ?? null;
}

/** One way of having to do with obligations: as a party, as the assigner, or by seeing all. */
type Way = { party: 'unit' | 'person'; id: string } | { assigner: string | null } | 'everything';

function waysOf(db: Db, actor: Actor, scope: ListScope): Way[] {
  if (scope === 'all' && seesAllDispatches(actor)) return ['everything'];
  if (actor.id === null) return scope === 'all' ? ['everything'] : [];
  const me: Way = { party: 'person', id: actor.id };
  const unitIds = new Set([...actor.unitIds, ...unitsHeadedBy(db, actor.id)]);
  const mine = [...unitIds].map((id): Way => ({ party: 'unit', id }));
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

/** A page in the order of deadlines. */
export function obligationPage(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  { limit = 50, cursor = null }: Paging,
): { rows: StoredRow[]; next: string | null } {
  const most = Math.min(limit, MOST_ROWS);
  const open = filter.open ?? (filter.status === undefined ? true : isOpenStatus(filter.status));
  const after = cursor === null ? null : positionIn(cursor);
  const conditions = conditionsOf(db, filter);
  if (conditions === null) return { rows: [], next: null };
  const found = waysOf(db, actor, filter.scope ?? 'all').flatMap((way) =>
    rowsBy(db, way, { open, isOpen: openCondition(filter, open), conditions, after, limit: most + 1 }),
  );
  const sign = open ? 1 : -1;
  const rows = distinct(found).sort((a, b) => sign * compare(a, b));
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  const more = rows.length > most && last !== undefined;
  return { rows: shown, next: more ? cursorAt(last) : null };
}

function isOpenStatus(status: Status | readonly Status[]): boolean {
  const list = typeof status === 'string' ? [status] : status;
  return !list.every((each) => each === 'done' || each === 'cancelled');
}

/**
 * Open or closed, said so that SQLite walks the right index: a status tells by itself, and of one paper or one parent
 * there are few (the plus keeps it from the index of all that is open).
 */
function openCondition(
  { status, dispatchId, parentId, scope }: ObligationFilter,
  open: boolean,
): SQL | undefined {
  if (status !== undefined || scope === 'confirm') return undefined;
  const isFew = dispatchId !== undefined || parentId !== undefined;
  return isFew ? sql`+${obligations.open} = ${Number(open)}` : eq(obligations.open, open);
}

interface Walk {
  open: boolean;
  isOpen: SQL | undefined;
  conditions: (SQL | undefined)[];
  after: Position | null;
  limit: number;
}

/** One walk along one index; the cross join keeps SQLite to the order we name. */
function rowsBy(db: Db, way: Way, { open, isOpen, conditions, after, limit }: Walk): StoredRow[] {
  const inOrder = open ? asc : desc;
  if (way === 'everything' || !('party' in way)) {
    const { dueOrder, id } = obligations;
    return db
      .select(columns)
      .from(obligations)
      .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
      .where(and(isOpen, wayCondition(way), beyond(dueOrder, id, after, open), ...conditions))
      .orderBy(inOrder(dueOrder), inOrder(id))
      .limit(limit)
      .all();
  }
  const { dueOrder, obligationId } = obligationParties;
  return db
    .select(columns)
    .from(obligationParties)
    .crossJoin(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(
      and(
        eq(obligations.id, obligationId),
        eq(obligationParties.open, open),
        wayCondition(way),
        beyond(dueOrder, obligationId, after, open),
        ...conditions,
      ),
    )
    .orderBy(inOrder(dueOrder), inOrder(obligationId))
    .limit(limit)
    .all();
}

export function storedRow(db: Db, id: string): StoredRow {
  return db
    .select(columns)
    .from(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(eq(obligations.id, id))
    .get()!;
}

/** The parts that were handed down, and the occurrences of a recurring duty: the latest hundreds of them. */
export function storedParts(db: Db, parentId: string): StoredRow[] {
  return db
    .select(columns)
    .from(obligations)
    .leftJoin(doer, eq(doer.id, obligations.leadPersonId))
    .where(eq(obligations.parentId, parentId))
    .orderBy(desc(obligations.id))
    .limit(MOST_ROWS)
    .all()
    .toReversed();
}

type Column = typeof obligations.dueOrder | typeof obligationParties.dueOrder;
type IdColumn = typeof obligations.id | typeof obligationParties.obligationId;

function beyond(due: Column, id: IdColumn, after: Position | null, up: boolean): SQL | undefined {
  if (after === null) return undefined;
  const { dueOrder, id: last } = after;
  const past = up ? gt : lt;
  // The first term alone lets SQLite seek in the index.
  return and(
    up ? gte(due, dueOrder) : lte(due, dueOrder),
    or(past(due, dueOrder), and(eq(due, dueOrder), past(id, last))),
  );
}

function conditionsOf(db: Db, filter: ObligationFilter): (SQL | undefined)[] | null {
  const words = wordsCondition(db, filter.words);
  if (words === null) return null;
  const { side, status, unitId, personId, assignerId, dispatchId, parentId, sourceKind } = filter;
  return [
    filter.scope === 'confirm' ? eq(obligations.status, 'awaiting') : undefined,
    side === undefined ? undefined : eq(obligations.side, side),
    status === undefined
      ? undefined
      : inArray(obligations.status, typeof status === 'string' ? [status] : [...status]),
    unitId === undefined ? undefined : eq(obligations.leadUnitId, unitId),
    personId === undefined ? undefined : eq(obligations.leadPersonId, personId),
    assignerId === undefined ? undefined : eq(obligations.assignerId, assignerId),
    dispatchId === undefined ? undefined : eq(obligations.dispatchId, dispatchId),
    parentId === undefined ? undefined : eq(obligations.parentId, parentId),
    sourceKind === undefined ? undefined : eq(obligations.sourceKind, sourceKind),
    filter.dueFrom === undefined ? undefined : gte(obligations.dueOrder, filter.dueFrom),
    filter.dueTo === undefined
      ? undefined
      : and(lte(obligations.dueOrder, filter.dueTo), lt(obligations.dueOrder, NO_DUE)),
    filter.undated === true ? eq(obligations.dueOrder, NO_DUE) : undefined,
    filter.withoutLead === true ? eq(obligations.leadName, '') : undefined,
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

interface Position {
  dueOrder: string;
  id: string;
}

function compare(a: Position, b: Position): number {
  if (a.dueOrder !== b.dueOrder) return a.dueOrder < b.dueOrder ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function distinct(rows: readonly StoredRow[]): StoredRow[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

const cursorAt = ({ dueOrder, id }: Position) => Buffer.from(`${dueOrder}|${id}`).toString('base64url');

function positionIn(cursor: string): Position {
  const [dueOrder, id, ...rest] = Buffer.from(cursor, 'base64url').toString().split('|');
  if (dueOrder === undefined || id === undefined || rest.length > 0)
    throw new AppError('request.bad-cursor', 400, 'Trang này không còn. Hãy mở lại danh sách từ đầu.');
  return { dueOrder, id };
}

// Counts

/** A span of deadlines, both ends counted. */
export interface Span {
  from?: string | undefined;
  to?: string | undefined;
}

/** How many open obligations there are in a span of deadlines; each counted once, along one index. */
export function countOpen(db: Db, actor: Actor, filter: ObligationFilter, span: Span = {}): number {
  const conditions = conditionsOf(db, filter);
  if (conditions === null) return 0;
  const ways = waysOf(db, actor, filter.scope ?? 'all');
  const isOpen = openCondition(filter, true);
  if (ways.some((way) => way !== 'everything' && 'party' in way))
    return idsAlong(db, ways, conditions, span, isOpen).size;
  // Each has one assigner: nothing is met on two of these ways, and an index counts by itself.
  const count = (way: Way) =>
    db
      .select({ count: sql<number>`count(*)` })
      .from(obligations)
      .where(and(isOpen, wayCondition(way), ...within(obligations.dueOrder, span), ...conditions))
      .get()!.count;
  return ways.reduce((sum, way) => sum + count(way), 0);
}

/** How many open obligations fall due on each day of a span. */
export function dueDays(db: Db, actor: Actor, filter: ObligationFilter, span: Span): Map<IsoDate, number> {
  const conditions = conditionsOf(db, filter);
  if (conditions === null) return new Map();
  const ways = waysOf(db, actor, filter.scope ?? 'all');
  if (ways[0] === 'everything') {
    const rows = db
      .select({ day: obligations.dueOrder, count: sql<number>`count(*)` })
      .from(obligations)
      .where(and(eq(obligations.open, true), ...within(obligations.dueOrder, span), ...conditions))
      .groupBy(obligations.dueOrder)
      .all();
    return new Map(rows.map(({ day, count }) => [day, count]));
  }
  const days = new Map<IsoDate, number>();
  const found = idsAlong(db, ways, conditions, span, eq(obligations.open, true));
  for (const day of found.values()) days.set(day, (days.get(day) ?? 0) + 1);
  return days;
}

/** The open obligations on some ways, each once, with its deadline. */
function idsAlong(
  db: Db,
  ways: readonly Way[],
  conditions: (SQL | undefined)[],
  span: Span,
  isOpen: SQL | undefined,
) {
  const found = new Map<string, string>();
  for (const way of ways) {
    for (const { id, due } of idsBy(db, way, conditions, span, isOpen)) found.set(id, due);
  }
  return found;
}

function idsBy(
  db: Db,
  way: Way,
  conditions: (SQL | undefined)[],
  span: Span,
  isOpen: SQL | undefined,
): { id: string; due: string }[] {
  if (way === 'everything' || !('party' in way)) {
    return db
      .select({ id: obligations.id, due: obligations.dueOrder })
      .from(obligations)
      .where(and(isOpen, wayCondition(way), ...within(obligations.dueOrder, span), ...conditions))
      .all();
  }
  const fields = { id: obligationParties.obligationId, due: obligationParties.dueOrder };
  const where = and(
    eq(obligationParties.open, true),
    wayCondition(way),
    ...within(obligationParties.dueOrder, span),
    ...conditions,
  );
  // The index of the parties answers alone where nothing else of the obligation is asked.
  if (conditions.every((each) => each === undefined))
    return db.select(fields).from(obligationParties).where(where).all();
  return db
    .select(fields)
    .from(obligationParties)
    .crossJoin(obligations)
    .where(and(eq(obligations.id, obligationParties.obligationId), where))
    .all();
}

function wayCondition(way: Way): SQL | undefined {
  if (way === 'everything') return undefined;
  return 'party' in way
    ? and(eq(obligationParties.kind, way.party), eq(obligationParties.partyId, way.id))
    : way.assigner === null
      ? isNull(obligations.assignerId)
      : eq(obligations.assignerId, way.assigner);
}

function within(due: Column, { from, to }: Span): (SQL | undefined)[] {
  return [from === undefined ? undefined : gte(due, from), to === undefined ? undefined : lte(due, to)];
}

export interface UnitLoad {
  unitId: string;
  name: string;
  open: number;
  late: number;
  dueSoon: number;
}

/** How much each unit has open, late and due by a day: a seek a unit. */
export function unitLoads(db: Db, today: IsoDate, soon: IsoDate): UnitLoad[] {
  const count = (condition: SQL | undefined) =>
    sql<number>`(select count(*) from ${obligations} where ${and(sql`${obligations.leadUnitId} = ${units.id}`, eq(obligations.open, true), condition)})`;
  return db
    .select({
      unitId: units.id,
      name: units.name,
      open: count(undefined),
      late: count(lt(obligations.dueOrder, today)),
      dueSoon: count(and(gte(obligations.dueOrder, today), lte(obligations.dueOrder, soon))),
    })
    .from(units)
    .where(validOn(units, today))
    .orderBy(asc(units.position), asc(units.id))
    .all();
}
