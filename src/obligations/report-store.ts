/** SQL of the reports: one walk that sorts every duty of a period into its category, and the lists behind the figures. */
import { and, asc, desc, eq, gt, gte, lte, ne, type SQL, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import type { IsoDate } from '../calendar/index.ts';
import { units } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { along, read } from './list-ways.ts';
import { NO_DUE, obligationExtensions, obligations, type Side } from './schema.ts';

export interface ReportScope {
  from: IsoDate;
  to: IsoDate;
  /** T of the formulas: the end of the period, or today where it has not ended. */
  at: IsoDate;
  side: Side;
  onTimeBy: 'sent' | 'confirmed';
}

/** What is counted of a unit, and of all together. */
export interface Counted {
  total: number;
  onTime: number;
  doneLate: number;
  running: number;
  late: number;
  /** Chưa tiếp nhận, with the deadline still to come, and past. */
  notAccepted: number;
  notAcceptedLate: number;
  /** Without a deadline: counted apart, never as on time. */
  undatedDone: number;
  undatedOpen: number;
  /** Finished no later than the original deadline. */
  onTimeByOriginal: number;
}

export interface UnitCounted extends Counted {
  unitId: string | null;
  name: string;
}

const { due, originalDue, status, acceptedOn, assignedOn, cancelledOn, sentOn, confirmedOn } = obligations;

/** F: null while it is not done. */
const finishedOn = (onTimeBy: ReportScope['onTimeBy']): SQL =>
  onTimeBy === 'sent'
    ? sql`(case when ${status} = 'done' then coalesce(${sentOn}, ${confirmedOn}) end)`
    : sql`(case when ${status} = 'done' then ${confirmedOn} end)`;

/** Open, finished since the period began, cancelled since T: a duty of a period is in one of the three. */
type Part = 'open' | 'finished' | 'cancelled';
const PARTS: readonly Part[] = ['open', 'finished', 'cancelled'];

/**
 * The duties of a period: given by its end, not finished before it began, not cancelled by then. A recurring duty is
 * counted by its occurrences, not as a duty of its own. Each part has an index of its own: most of what an agency ever
 * did was finished long before, and is not looked at.
 */
function inScope(part: Part, { from, to, at, side, onTimeBy }: ReportScope): SQL | undefined {
  const given = and(eq(obligations.side, side), ne(obligations.dueKind, 'recurring'), lte(assignedOn, to));
  switch (part) {
    case 'open':
      // As the index words it; a bound 1 would not let SQLite take it.
      return and(sql`${obligations.open} = 1`, given);
    case 'finished':
      // Nothing is confirmed before it was sent.
      return and(eq(status, 'done'), gte(confirmedOn, from), sql`${finishedOn(onTimeBy)} >= ${from}`, given);
    case 'cancelled':
      return and(eq(status, 'cancelled'), gt(cancelledOn, at), given);
  }
}

const INDEXES: Readonly<Record<Part, string>> = {
  open: 'obligations_report_open',
  finished: 'obligations_confirmed',
  cancelled: 'obligations_cancelled',
};

export function countByUnit(db: Db, scope: ReportScope): UnitCounted[] {
  const counted = unionAll(partFor('open'), partFor('finished'), partFor('cancelled')).as('counted');
  const sum = (column: keyof Counted) => sql<number>`sum(${counted[column]})`;
  return db
    .select({
      unitId: sql<string | null>`${counted.unitId}`,
      name: sql<string>`coalesce(max(${units.name}), '')`,
      total: sum('total'),
      onTime: sum('onTime'),
      doneLate: sum('doneLate'),
      running: sum('running'),
      late: sum('late'),
      notAccepted: sum('notAccepted'),
      notAcceptedLate: sum('notAcceptedLate'),
      undatedDone: sum('undatedDone'),
      undatedOpen: sum('undatedOpen'),
      onTimeByOriginal: sum('onTimeByOriginal'),
    })
    .from(counted)
    .leftJoin(units, sql`${units.id} = ${counted.unitId}`)
    .groupBy(sql`${counted.unitId}`)
    .orderBy(asc(units.position), asc(units.id))
    .all();

  function partFor(part: Part) {
    return db
      .select(categories(part, scope))
      .from(along(INDEXES[part]))
      .where(inScope(part, scope))
      .groupBy(obligations.leadUnitId);
  }
}

/** In which category a duty stands at T. Of what is not done the original deadline and the day of finishing say nothing. */
function categories(part: Part, { at, onTimeBy }: ReportScope) {
  const count = (name: string, condition: SQL) => sql<number>`coalesce(sum(${condition}), 0)`.as(name);
  const isDone = part === 'finished';
  const finished = finishedOn(onTimeBy);
  const done = isDone ? sql`(${finished} <= ${at})` : sql`0`;
  const accepted = sql`(${acceptedOn} is not null and ${acceptedOn} <= ${at})`;
  const dated = sql`${due} is not null`;
  const ifDone = (condition: SQL) => (isDone ? sql`${done} and ${condition}` : sql`0`);
  return {
    unitId: sql<string | null>`${obligations.leadUnitId}`.as('unit_id'),
    total: sql<number>`count(*)`.as('total'),
    onTime: count('on_time', ifDone(sql`${dated} and ${finished} <= ${due}`)),
    doneLate: count('done_late', ifDone(sql`${dated} and ${finished} > ${due}`)),
    running: count('running', sql`${dated} and not ${done} and ${accepted} and ${due} >= ${at}`),
    late: count('late', sql`${dated} and not ${done} and ${accepted} and ${due} < ${at}`),
    notAccepted: count('not_accepted', sql`${dated} and not ${done} and not ${accepted} and ${due} >= ${at}`),
    notAcceptedLate: count(
      'not_accepted_late',
      sql`${dated} and not ${done} and not ${accepted} and ${due} < ${at}`,
    ),
    undatedDone: count('undated_done', ifDone(sql`not ${dated}`)),
    undatedOpen: count('undated_open', sql`not ${dated} and not ${done}`),
    onTimeByOriginal: count(
      'on_time_by_original',
      ifDone(sql`${originalDue} is not null and ${finished} <= ${originalDue}`),
    ),
  };
}

export interface ListedDuty {
  id: string;
  code: string;
  title: string;
  leadName: string;
  assignerName: string;
  due: IsoDate | null;
  originalDue: IsoDate | null;
}

const listed = {
  id: obligations.id,
  code: obligations.code,
  title: obligations.title,
  leadName: obligations.leadName,
  assignerName: obligations.assignerName,
  due,
  originalDue,
};

/** Open at T, or so much of them as a list shows: the nearest deadline first. */
function listedOf(db: Db, part: Part, index: string, scope: ReportScope, condition: SQL, limit: number) {
  const notDone = part === 'finished' ? sql`${finishedOn(scope.onTimeBy)} > ${scope.at}` : sql`1`;
  return db
    .select(read(listed))
    .from(along(index))
    .where(and(inScope(part, scope), notDone, condition))
    .orderBy(asc(obligations.dueOrder), asc(obligations.id))
    .limit(limit)
    .all();
}

const byDeadline = (a: ListedDuty, b: ListedDuty) =>
  (a.due ?? NO_DUE) === (b.due ?? NO_DUE)
    ? a.id < b.id
      ? -1
      : 1
    : (a.due ?? NO_DUE) < (b.due ?? NO_DUE)
      ? -1
      : 1;

/** Not done and past their deadline at T, the longest first. */
export function lateDuties(db: Db, scope: ReportScope, limit: number): ListedDuty[] {
  const late = sql`${obligations.dueOrder} < ${scope.at}`;
  const indexOf = (part: Part) => (part === 'open' ? 'obligations_side' : INDEXES[part]);
  return PARTS.flatMap((part) => listedOf(db, part, indexOf(part), scope, late, limit))
    .sort(byDeadline)
    .slice(0, limit);
}

/** Open at T without a lead, or without a deadline. */
export function incompleteDuties(
  db: Db,
  scope: ReportScope,
  missing: 'lead' | 'due',
  limit: number,
): { rows: ListedDuty[]; count: number } {
  const condition = missing === 'lead' ? sql`${obligations.leadName} = ''` : sql`${due} is null`;
  const rows = PARTS.flatMap((part) => listedOf(db, part, INDEXES[part], scope, condition, limit));
  const count = PARTS.reduce((sum, part) => {
    const notDone = part === 'finished' ? sql`${finishedOn(scope.onTimeBy)} > ${scope.at}` : sql`1`;
    const found = db
      .select({ count: sql<number>`count(*)` })
      .from(along(INDEXES[part]))
      .where(and(inScope(part, scope), notDone, condition))
      .get();
    return sum + (found?.count ?? 0);
  }, 0);
  return { rows: rows.sort(byDeadline).slice(0, limit), count };
}

export interface ListedExtension extends ListedDuty {
  state: string;
  dueBefore: IsoDate;
  wanted: IsoDate;
  granted: IsoDate | null;
  reason: string;
}

/** Extensions asked within the period. The day of asking is that of Việt Nam. */
export function extensionsAsked(db: Db, scope: ReportScope, limit: number): ListedExtension[] {
  const askedOn = sql`date(${obligationExtensions.askedAt}, '+7 hours')`;
  return (
    db
      .select({
        ...listed,
        state: obligationExtensions.state,
        dueBefore: obligationExtensions.dueBefore,
        wanted: obligationExtensions.wanted,
        granted: obligationExtensions.granted,
        reason: obligationExtensions.reason,
      })
      .from(obligationExtensions)
      // From the few that were asked to their duties, not the other way round.
      .crossJoin(obligations)
      .where(
        and(
          eq(obligations.id, obligationExtensions.obligationId),
          eq(obligations.side, scope.side),
          sql`${askedOn} >= ${scope.from}`,
          sql`${askedOn} <= ${scope.to}`,
        ),
      )
      .orderBy(desc(obligationExtensions.id))
      .limit(limit)
      .all()
  );
}

export interface MonthDone {
  /** `2026-11` */
  month: string;
  onTime: number;
  late: number;
}

/** Duties with a deadline that were finished, by the month of F. */
export function doneByMonth(db: Db, scope: ReportScope, from: IsoDate): MonthDone[] {
  const finished = finishedOn(scope.onTimeBy);
  const month = sql<string>`substr(${finished}, 1, 7)`;
  return db
    .select({
      month,
      onTime: sql<number>`sum(${finished} <= ${due})`,
      late: sql<number>`sum(${finished} > ${due})`,
    })
    .from(along('obligations_confirmed'))
    .where(
      and(
        eq(obligations.side, scope.side),
        eq(status, 'done'),
        gte(confirmedOn, from),
        sql`${due} is not null`,
        sql`${finished} >= ${from}`,
        sql`${finished} <= ${scope.at}`,
      ),
    )
    .groupBy(month)
    .orderBy(month)
    .all();
}
