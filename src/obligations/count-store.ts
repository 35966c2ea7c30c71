/** SQL of counts of obligations, for half a million rows: ranges of indexes are counted, or tallies added up. */
import { and, asc, type Column, eq, gte, inArray, lt, lte, type SQL, sql } from 'drizzle-orm';
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
  partiesAlong,
  type Span,
  standingIn,
  type Walked,
  type Way,
  wayCondition,
  waysOf,
  within,
} from './list-ways.ts';
import { obligationParties, obligations, obligationTallies, OPEN_STATUSES, type Status } from './schema.ts';

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
  const heaps = heapsFor(db, ways, { filter, conditions });
  if (heaps !== null) {
    return { spans: wanted.spans.map((span) => sumOf(heaps, span)), byStatus: statusesOf(heaps) };
  }
  // Each has one assigner: nothing is met on two of these ways, and an index counts by itself.
  const sum = (count: (way: Way) => number) => ways.reduce((total, way) => total + count(way), 0);
  return {
    spans: wanted.spans.map((span) => sum((way) => countAlong(db, way, filter, conditions, span))),
    byStatus: new Map(
      wanted.statuses.map((status) => {
        const ofStatus = { ...filter, status };
        const asked = [...conditions, ...standingIn(obligations, filter)];
        return [status, sum((way) => countAlong(db, way, ofStatus, asked, {}))];
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
  return db
    .select({ count: sql<number>`count(*)` })
    .from(alongIndex(way, filter))
    .where(
      and(
        openCondition(obligations, filter, true),
        wayCondition(way),
        ...standingIn(obligations, filter),
        ...within(obligations, span),
        ...conditions,
      ),
    )
    .get()!.count;
}

/** Open obligations of one deadline and one status. */
interface Heap {
  due: string;
  status: Status;
  count: number;
}

const sumOf = (heaps: readonly Heap[], { from = '', to = '~' }: Span) =>
  heaps.reduce((sum, { due, count }) => (due >= from && due <= to ? sum + count : sum), 0);

function statusesOf(heaps: readonly Heap[]): Map<Status, number> {
  const counts = new Map<Status, number>();
  for (const { status, count } of heaps) counts.set(status, (counts.get(status) ?? 0) + count);
  return counts;
}

interface Meeting {
  filter: ObligationFilter;
  conditions: readonly (SQL | undefined)[];
  span?: Span;
}

/** Null where ranges of an index are counted faster. */
function heapsFor(db: Db, ways: readonly Way[], meeting: Meeting): Heap[] | null {
  if (ways.includes('everything') && isOfTheWholeOffice(meeting)) return talliedHeaps(db, meeting);
  return ways.some(isParty) ? heapsAlong(db, ways, meeting) : null;
}

/** Nothing is asked for but a status, a deadline or a side. */
function isOfTheWholeOffice({ filter, conditions }: Meeting): boolean {
  const asked = conditions.filter((each) => each !== undefined).length;
  return asked === (filter.side === undefined ? 0 : 1);
}

function talliedHeaps(db: Db, { filter, span = {} }: Meeting): Heap[] {
  const { status, dueOrder, side, count } = obligationTallies;
  return db
    .select({ due: dueOrder, status, count: sql<number>`sum(${count})` })
    .from(obligationTallies)
    .where(
      and(
        inArray(status, OPEN_STATUSES),
        filter.side === undefined ? undefined : eq(side, filter.side),
        ...standingIn(obligationTallies, filter),
        ...within(obligationTallies, span),
      ),
    )
    .groupBy(status, dueOrder)
    .all();
}

/** All the ways of a person to their obligations, one after the other: what was met on an earlier one is left out. */
function heapsAlong(db: Db, ways: readonly Way[], meeting: Meeting): Heap[] {
  // A unit has many, a person few: only the few are looked up among the others.
  const order = (way: Way) => (!isParty(way) ? 2 : way.party === 'unit' ? 0 : 1);
  const walked = [...ways].sort((a, b) => order(a) - order(b));
  return walked.flatMap((way, at) => heapsOf(db, way, walked.slice(0, at), meeting));
}

/** Walks an index in the order of status and deadline: what is counted together lies together. */
function heapsOf(db: Db, way: Way, before: readonly Way[], { filter, conditions, span = {} }: Meeting) {
  const isWanted = (walked: Walked) =>
    and(
      inArray(walked.status, OPEN_STATUSES),
      wayCondition(way),
      ...standingIn(walked, filter),
      ...within(walked, span),
      ...conditions,
    );
  const heap = ({ status, dueOrder }: Walked, count: SQL) => ({
    due: sql<string>`${dueOrder}`,
    status: sql<Status>`${status}`,
    count: sql<number>`${count}`,
  });
  if (!isParty(way)) {
    return db
      .select(heap(obligations, sql`count(*)`))
      .from(alongIndex(way, filter, true))
      .where(and(isWanted(obligations), notMetBefore(before, obligations.id)))
      .groupBy(obligations.status, obligations.dueOrder)
      .all();
  }
  const { obligationId, status, dueOrder } = obligationParties;
  const parties = db
    .select(heap(obligationParties, sql`count(distinct ${obligationId})`))
    .from(partiesAlong('obligation_parties_status'));
  const isMet = and(isWanted(obligationParties), notMetBefore(before, obligationId));
  // The index of the parties answers alone where nothing else of the obligation is asked.
  const found = conditions.every((each) => each === undefined)
    ? parties.where(isMet)
    : parties.crossJoin(obligations).where(and(eq(obligations.id, obligationId), isMet));
  return found.groupBy(status, dueOrder).all();
}

function notMetBefore(ways: readonly Way[], id: Column): SQL | undefined {
  const met = ways.filter(isParty).map(
    (way) =>
      // The plus keeps SQLite to the few parties of this one obligation.
      sql`(+other.kind = ${way.party} and other.party_id in (select value from json_each(${JSON.stringify(way.ids)})))`,
  );
  if (met.length === 0) return undefined;
  return sql`not exists (select 1 from ${obligationParties} other where other.obligation_id = ${id} and (${sql.join(met, sql` or `)}))`;
}

/** How many open obligations fall due on each day of a span. */
export function dueDays(db: Db, actor: Actor, filter: ObligationFilter, span: Span): Map<IsoDate, number> {
  const conditions = conditionsOf(db, actor, filter);
  if (conditions === null) return new Map();
  const ways = waysOf(db, actor, filter);
  const meeting = { filter, conditions, span };
  const days = new Map<IsoDate, number>();
  for (const { due, count } of heapsFor(db, ways, meeting) ?? heapsAlong(db, ways, meeting))
    days.set(due, (days.get(due) ?? 0) + count);
  return days;
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
