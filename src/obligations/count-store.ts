/** SQL of counts of obligations, for half a million rows: ranges of indexes are counted, no row of a list is read. */
import { and, asc, type Column, eq, gte, lt, lte, type SQL, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../calendar/index.ts';
import type { Actor } from '../people/actor.ts';
import { units } from '../people/schema.ts';
import { validOn } from '../people/units-store.ts';
import type { Db } from '../platform/database.ts';
import {
  alongIndex,
  conditionsOf,
  isParty,
  type ObligationFilter,
  openCondition,
  type Span,
  type Way,
  wayCondition,
  waysOf,
  within,
} from './list-ways.ts';
import { obligationParties, obligations, type Status } from './schema.ts';

/** How many open obligations there are; each counted once. */
export function countOpen(db: Db, actor: Actor, filter: ObligationFilter): number {
  return openCounts(db, actor, filter, { spans: [{}], statuses: [] }).spans[0]!;
}

export interface OpenCounts {
  /** In the order of the spans. */
  spans: number[];
  byStatus: Map<Status, number>;
}

/** How many open obligations fall due in each span of deadlines, and how many are in each status. */
export function openCounts(
  db: Db,
  actor: Actor,
  filter: ObligationFilter,
  wanted: { spans: readonly Span[]; statuses: readonly Status[] },
): OpenCounts {
  const conditions = conditionsOf(db, actor, filter);
  if (conditions === null) return { spans: wanted.spans.map(() => 0), byStatus: new Map() };
  const ways = waysOf(db, actor, filter);
  if (ways.some(isParty)) {
    const heaps = heapsAlong(db, ways, { filter, conditions, withStatus: wanted.statuses.length > 0 });
    return { spans: wanted.spans.map((span) => sumOf(heaps, span)), byStatus: statusesOf(heaps) };
  }
  // Each has one assigner: nothing is met on two of these ways, and an index counts by itself.
  const sum = (count: (way: Way) => number) => ways.reduce((total, way) => total + count(way), 0);
  return {
    spans: wanted.spans.map((span) => sum((way) => countAlong(db, way, filter, conditions, span))),
    byStatus: new Map(
      wanted.statuses.map((status) => {
        const ofStatus = { ...filter, status };
        const withStatus = [...conditions, eq(obligations.status, status)];
        return [status, sum((way) => countAlong(db, way, ofStatus, withStatus, {}))];
      }),
    ),
  };
}

function countAlong(
  db: Db,
  way: Way,
  filter: ObligationFilter,
  conditions: readonly (SQL | undefined)[],
  span: Span,
): number {
  const isOpen = openCondition(filter, true);
  return db
    .select({ count: sql<number>`count(*)` })
    .from(alongIndex(way, filter))
    .where(and(isOpen, wayCondition(way), ...within(obligations.dueOrder, span), ...conditions))
    .get()!.count;
}

/** Open obligations of one deadline and, where it is asked for, one status. */
interface Heap {
  due: string;
  status: Status | null;
  count: number;
}

const sumOf = (heaps: readonly Heap[], { from = '', to = '~' }: Span) =>
  heaps.reduce((sum, { due, count }) => (due >= from && due <= to ? sum + count : sum), 0);

function statusesOf(heaps: readonly Heap[]): Map<Status, number> {
  const counts = new Map<Status, number>();
  for (const { status, count } of heaps) {
    if (status !== null) counts.set(status, (counts.get(status) ?? 0) + count);
  }
  return counts;
}

/** One walk along all the ways of a person to their obligations; what is met on several is counted once. */
function heapsAlong(db: Db, ways: readonly Way[], meeting: Meeting): Heap[] {
  const [first, second, ...others] = ways.map((way) => metAlong(db, way, meeting));
  if (first === undefined) return [];
  const met = (second === undefined ? first : union(first, second, ...others)).as('met');
  return db
    .select({ due: met.due, status: met.status, count: sql<number>`count(*)` })
    .from(met)
    .groupBy(sql`${met.due}`, sql`${met.status}`)
    .all();
}

interface Meeting {
  filter: ObligationFilter;
  conditions: readonly (SQL | undefined)[];
  withStatus: boolean;
  span?: Span;
}

function metAlong(db: Db, way: Way, { filter, conditions, withStatus, span = {} }: Meeting) {
  const of = (id: SQL | Column, due: SQL | Column) => ({
    id: sql<string>`${id}`.as('id'),
    due: sql<string>`${due}`.as('due'),
    status: (withStatus ? sql<Status | null>`${obligations.status}` : sql<Status | null>`null`).as('status'),
  });
  if (!isParty(way)) {
    const isOpen = openCondition(filter, true);
    return db
      .select(of(obligations.id, obligations.dueOrder))
      .from(alongIndex(way, filter))
      .where(and(isOpen, wayCondition(way), ...within(obligations.dueOrder, span), ...conditions));
  }
  const { obligationId, dueOrder, open } = obligationParties;
  const where = and(eq(open, true), wayCondition(way), ...within(dueOrder, span), ...conditions);
  // The index of the parties answers alone where nothing else of the obligation is asked.
  if (!withStatus && conditions.every((each) => each === undefined))
    return db.select(of(obligationId, dueOrder)).from(obligationParties).where(where);
  return db
    .select(of(obligationId, dueOrder))
    .from(obligationParties)
    .crossJoin(obligations)
    .where(and(eq(obligations.id, obligationId), where));
}

/** How many open obligations fall due on each day of a span. */
export function dueDays(db: Db, actor: Actor, filter: ObligationFilter, span: Span): Map<IsoDate, number> {
  const conditions = conditionsOf(db, actor, filter);
  if (conditions === null) return new Map();
  const ways = waysOf(db, actor, filter);
  const heaps = heapsAlong(db, ways, { filter, conditions, withStatus: false, span });
  return new Map(heaps.map(({ due, count }) => [due, count]));
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
