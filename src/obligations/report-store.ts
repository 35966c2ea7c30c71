/** SQL of the reports: one walk that sorts every duty of a period into its category, and the lists behind the figures. */
import { and, asc, desc, eq, gte, isNull, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { IsoDate } from '../calendar/index.ts';
import { units } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { obligationExtensions, obligations, type Side } from './schema.ts';

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

/**
 * The duties of a period: given by its end, not finished before it began, not cancelled by then. A recurring duty is
 * counted by its occurrences, not as a duty of its own.
 */
function inScope({ from, to, at, side, onTimeBy }: ReportScope): SQL | undefined {
  const finished = finishedOn(onTimeBy);
  return and(
    eq(obligations.side, side),
    ne(obligations.dueKind, 'recurring'),
    lte(assignedOn, to),
    sql`(${finished} is null or ${finished} >= ${from})`,
    or(isNull(cancelledOn), sql`${cancelledOn} > ${at}`),
  );
}

export function countByUnit(db: Db, scope: ReportScope): UnitCounted[] {
  const { at } = scope;
  const finished = finishedOn(scope.onTimeBy);
  const done = sql`(${finished} is not null and ${finished} <= ${at})`;
  const accepted = sql`(${acceptedOn} is not null and ${acceptedOn} <= ${at})`;
  const dated = sql`${due} is not null`;
  const count = (condition: SQL) => sql<number>`coalesce(sum(${condition}), 0)`;
  return db
    .select({
      unitId: obligations.leadUnitId,
      name: sql<string>`coalesce(max(${units.name}), '')`,
      total: sql<number>`count(*)`,
      onTime: count(sql`${dated} and ${done} and ${finished} <= ${due}`),
      doneLate: count(sql`${dated} and ${done} and ${finished} > ${due}`),
      running: count(sql`${dated} and not ${done} and ${accepted} and ${due} >= ${at}`),
      late: count(sql`${dated} and not ${done} and ${accepted} and ${due} < ${at}`),
      notAccepted: count(sql`${dated} and not ${done} and not ${accepted} and ${due} >= ${at}`),
      notAcceptedLate: count(sql`${dated} and not ${done} and not ${accepted} and ${due} < ${at}`),
      undatedDone: count(sql`not ${dated} and ${done}`),
      undatedOpen: count(sql`not ${dated} and not ${done}`),
      onTimeByOriginal: count(sql`${originalDue} is not null and ${done} and ${finished} <= ${originalDue}`),
    })
    .from(obligations)
    .leftJoin(units, eq(units.id, obligations.leadUnitId))
    .where(inScope(scope))
    .groupBy(obligations.leadUnitId)
    .orderBy(asc(units.position), asc(units.id))
    .all();
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

/** Not done and past their deadline at T, the longest first. */
export function lateDuties(db: Db, scope: ReportScope, limit: number): ListedDuty[] {
  const finished = finishedOn(scope.onTimeBy);
  return db
    .select(listed)
    .from(obligations)
    .where(and(inScope(scope), lt(due, scope.at), sql`(${finished} is null or ${finished} > ${scope.at})`))
    .orderBy(asc(due), asc(obligations.id))
    .limit(limit)
    .all();
}

/** Open at T without a lead, or without a deadline. */
export function incompleteDuties(
  db: Db,
  scope: ReportScope,
  missing: 'lead' | 'due',
  limit: number,
): { rows: ListedDuty[]; count: number } {
  const finished = finishedOn(scope.onTimeBy);
  const where = and(
    inScope(scope),
    missing === 'lead' ? eq(obligations.leadName, '') : isNull(due),
    sql`(${finished} is null or ${finished} > ${scope.at})`,
  );
  const rows = db
    .select(listed)
    .from(obligations)
    .where(where)
    .orderBy(asc(obligations.id))
    .limit(limit)
    .all();
  const row = db
    .select({ count: sql<number>`count(*)` })
    .from(obligations)
    .where(where)
    .get();
  return { rows, count: row?.count ?? 0 };
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
  return db
    .select({
      ...listed,
      state: obligationExtensions.state,
      dueBefore: obligationExtensions.dueBefore,
      wanted: obligationExtensions.wanted,
      granted: obligationExtensions.granted,
      reason: obligationExtensions.reason,
    })
    .from(obligationExtensions)
    .innerJoin(obligations, eq(obligations.id, obligationExtensions.obligationId))
    .where(
      and(eq(obligations.side, scope.side), sql`${askedOn} >= ${scope.from}`, sql`${askedOn} <= ${scope.to}`),
    )
    .orderBy(desc(obligationExtensions.id))
    .limit(limit)
    .all();
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
    .from(obligations)
    .where(
      and(
        eq(obligations.side, scope.side),
        eq(status, 'done'),
        sql`${due} is not null`,
        sql`${finished} >= ${from}`,
        sql`${finished} <= ${scope.at}`,
        gte(confirmedOn, ''),
      ),
    )
    .groupBy(month)
    .orderBy(month)
    .all();
}
