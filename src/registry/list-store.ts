/** SQL of the lists: pages of rows with cursors, counts, the reading queue. Never the text of a paper. */
import { and, asc, desc, eq, exists, gt, gte, inArray, lt, not, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { auditTrail, jobs } from '../platform/schema.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import { unattendedSince } from '../reading/attendance-store.ts';
import { READ_JOB } from '../reading/read-job.ts';
import { badCursor } from './errors.ts';
import { liesWith } from './routing-store.ts';
import { routings } from './routing-schema.ts';
import {
  type Direction,
  dispatchAccess,
  dispatches,
  type DispatchState,
  type Handling,
  registers,
} from './schema.ts';
import { MOST_UNOPENED } from './views.ts';
import type {
  DispatchRow,
  HandlingCounts,
  Page,
  QueueItem,
  ReadingProgress,
  WaitingCounts,
} from './views.ts';
import { grantedTo, seesAllDispatches, visibleTo } from './visibility.ts';

export interface DispatchFilter {
  state?: DispatchState | readonly DispatchState[];
  direction?: Direction;
  /** The year of arrival, in Việt Nam. */
  year?: number;
  /** Part of the issuer's name, accents do not matter. */
  issuer?: string;
  type?: string;
  registerId?: string;
  handling?: Handling | readonly Handling[];
  /** Papers whose next step was due before this instant. */
  lateAt?: string;
  /** Papers that lie with the person who asks, or a unit of theirs. */
  withMe?: boolean;
}

export interface PageRequest {
  limit?: number;
  cursor?: string | null;
}

const MOST_ROWS = 200;

export const rowColumns = {
  id: dispatches.id,
  direction: dispatches.direction,
  state: dispatches.state,
  version: dispatches.version,
  fileName: dispatches.fileName,
  pageCount: dispatches.pageCount,
  receivedAt: dispatches.receivedAt,
  number: dispatches.number,
  symbol: dispatches.symbol,
  issuer: dispatches.issuer,
  date: dispatches.date,
  type: dispatches.type,
  subject: dispatches.subject,
  urgency: dispatches.urgency,
  registerId: dispatches.registerId,
  registerNumber: dispatches.registerNumber,
  registerYear: registers.year,
  handling: dispatches.handling,
  stepDueAt: dispatches.stepDueAt,
  problemCode: dispatches.problemCode,
  problemMessage: dispatches.problemMessage,
};

/** Newest arrival first. */
export function dispatchRows(
  db: Db,
  actor: Actor,
  filter: DispatchFilter,
  page: PageRequest,
): Page<DispatchRow> {
  const limit = Math.min(page.limit ?? 50, MOST_ROWS);
  const rows = db
    .select(rowColumns)
    .from(dispatches)
    .leftJoin(registers, eq(registers.id, dispatches.registerId))
    .where(and(seenBy(db, actor), ...conditionsOf(filter, actor), olderThan(page.cursor)))
    .orderBy(desc(dispatches.receivedAt), desc(dispatches.id))
    .limit(limit + 1)
    .all();
  return pageOf(rows, limit, (row) => [row.receivedAt, row.id]);
}

/** Who sees no more papers than this has them looked up one by one; who sees more meets them soon on the way back in time. */
const FEW = 1000;

/** {@link visibleTo} for a page: a walk by date past all papers of the office would look for a few for long. */
function seenBy(db: Db, actor: Actor): SQL {
  if (seesAllDispatches(actor) || actor.id === null) return visibleTo(actor);
  const ids = sql`select ${dispatchAccess.dispatchId} from ${dispatchAccess} where ${grantedTo(actor)}
    union all select d.id from ${dispatches} d where d.received_by = ${actor.id}`;
  const { count } = db.get<{ count: number }>(sql`select count(*) as count from (${ids} limit ${FEW + 1})`);
  return count > FEW ? visibleTo(actor) : sql`${dispatches.id} in (${ids})`;
}

export function dispatchRow(db: Db, id: string): DispatchRow | null {
  return (
    db
      .select(rowColumns)
      .from(dispatches)
      .leftJoin(registers, eq(registers.id, dispatches.registerId))
      .where(eq(dispatches.id, id))
      .get() ?? null
  );
}

function conditionsOf(filter: DispatchFilter, actor: Actor): (SQL | undefined)[] {
  const { state, direction, year, issuer, type, registerId, handling, lateAt, withMe } = filter;
  return [
    state === undefined
      ? undefined
      : inArray(dispatches.state, typeof state === 'string' ? [state] : [...state]),
    direction === undefined ? undefined : eq(dispatches.direction, direction),
    year === undefined ? undefined : arrivedIn(year),
    issuer === undefined
      ? undefined
      : sql`instr(${dispatches.issuerFolded}, ${foldAccents(issuer.trim())}) > 0`,
    type === undefined ? undefined : eq(dispatches.type, type.normalize('NFC')),
    registerId === undefined ? undefined : eq(dispatches.registerId, registerId),
    handling === undefined
      ? undefined
      : inArray(dispatches.handling, typeof handling === 'string' ? [handling] : [...handling]),
    lateAt === undefined ? undefined : lt(dispatches.stepDueAt, lateAt),
    withMe === true
      ? sql`${dispatches.id} in (select ${routings.dispatchId} from ${routings} where ${liesWith(actor)})`
      : undefined,
  ];
}

/** A year begins at 17:00 UTC of its eve: midnight in Việt Nam. */
function arrivedIn(year: number): SQL | undefined {
  const begin = (of: number) => `${of - 1}-12-31T17:00:00.000Z`;
  return and(gte(dispatches.receivedAt, begin(year)), lt(dispatches.receivedAt, begin(year + 1)));
}

function olderThan(cursor: string | null | undefined): SQL | undefined {
  if (cursor === undefined || cursor === null) return undefined;
  const [receivedAt, id] = cursorParts(cursor, 2) as [string, string];
  return or(
    lt(dispatches.receivedAt, receivedAt),
    and(eq(dispatches.receivedAt, receivedAt), lt(dispatches.id, id)),
  );
}

export function pageOf<Row>(rows: Row[], limit: number, keyOf: (row: Row) => string[]): Page<Row> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { rows: shown, next: more ? Buffer.from(keyOf(last).join('|')).toString('base64url') : null };
}

export function cursorParts(cursor: string, count: number): string[] {
  const parts = Buffer.from(cursor, 'base64url').toString().split('|');
  if (parts.length !== count) throw badCursor();
  return parts;
}

/** The oldest paper waiting for verification that comes after this one; the first where it was the last. */
export function nextWaiting(
  db: Db,
  actor: Actor,
  after: { receivedAt: string; id: string } | null,
): string | null {
  const waiting = (condition: SQL | undefined) =>
    db
      .select({ id: dispatches.id })
      .from(dispatches)
      .where(and(eq(dispatches.state, 'to-verify'), visibleTo(actor), condition))
      .orderBy(asc(dispatches.receivedAt), asc(dispatches.id))
      .limit(1)
      .get()?.id ?? null;
  if (after === null) return waiting(undefined);
  const later = or(
    gt(dispatches.receivedAt, after.receivedAt),
    and(eq(dispatches.receivedAt, after.receivedAt), gt(dispatches.id, after.id)),
  );
  return waiting(later) ?? waiting(sql`${dispatches.id} <> ${after.id}`);
}

export function waitingCounts(db: Db, actor: Actor): WaitingCounts {
  const count = (...states: DispatchState[]) =>
    sql<number>`coalesce(sum(${inArray(dispatches.state, states)}), 0)`.mapWith(Number);
  const counts = db
    .select({
      toRead: count('received', 'reading'),
      toVerify: count('to-verify'),
      toRegister: count('verified'),
      unreadable: count('unreadable'),
      quarantined: count('quarantined'),
    })
    .from(dispatches)
    .where(
      and(
        visibleTo(actor),
        inArray(dispatches.state, [
          'received',
          'reading',
          'to-verify',
          'verified',
          'unreadable',
          'quarantined',
        ]),
      ),
    )
    .get()!;
  return { ...counts, routedToMe: routedAndUnopened(db, actor) };
}

/** What of the way of papers waits for the person, at that instant. */
export function handlingCounts(db: Db, actor: Actor, now: string): HandlingCounts {
  const papers = (condition: SQL | undefined) =>
    db
      .select({ count: sql<number>`count(*)` })
      .from(dispatches)
      .where(and(condition, visibleTo(actor)))
      .get()!.count;
  const lying = (condition: SQL) =>
    db
      .select({ count: sql<number>`count(distinct ${routings.dispatchId})` })
      .from(routings)
      .where(and(liesWith(actor), condition))
      .get()!.count;
  return {
    late: papers(lt(dispatches.stepDueAt, now)),
    toRoute: papers(eq(dispatches.handling, 'to-route')),
    toDirect: lying(eq(routings.kind, 'submit')),
    withMe: lying(inArray(routings.kind, ['lead', 'handle', 'cooperate'])),
  };
}

/** What was routed to the person is theirs to see by that alone: the papers themselves need not be looked at. */
function routedAndUnopened(db: Db, actor: Actor): number {
  if (actor.id === null) return 0;
  const openedByMe = db
    .select({ one: sql`1` })
    .from(auditTrail)
    .where(
      and(
        eq(auditTrail.subject, dispatchAccess.dispatchId),
        eq(auditTrail.did, 'dispatch.opened'),
        eq(auditTrail.actorId, actor.id),
      ),
    );
  const unopened = db
    .selectDistinct({ dispatchId: dispatchAccess.dispatchId })
    .from(dispatchAccess)
    .where(and(grantedTo(actor), not(exists(openedByMe))))
    .limit(MOST_UNOPENED)
    .as('unopened');
  return db
    .select({ count: sql<number>`count(*)` })
    .from(unopened)
    .get()!.count;
}

/**
 * Two narrow looks at two indexes: asked several times a second, it must not walk through all papers of the office.
 * (For "is not null" SQLite would; every id is greater than nothing.)
 */
const BEING_READ = sql`${dispatches.id} in (
  select d.id from ${dispatches} d where d.state in ('received', 'reading')
  union all select d.id from ${dispatches} d where d.next_reading_id > '')`;

/** What is being read, or waits for it, in the order of arrival. */
export function papersBeingRead(db: Db, limit: number, actor?: Actor): QueueItem[] {
  return queueItems(db, and(BEING_READ, actor === undefined ? undefined : visibleTo(actor)), limit);
}

export function queueItemsOf(db: Db, ids: readonly string[]): QueueItem[] {
  return ids.length === 0 ? [] : queueItems(db, oneOf(dispatches.id, ids), ids.length);
}

function queueItems(db: Db, condition: SQL | undefined, limit: number): QueueItem[] {
  const newestJob = sql`(select max(j.id) from ${jobs} j where j.subject = ${dispatches.id} and j.kind = ${READ_JOB})`;
  const rows = db
    .select({
      id: dispatches.id,
      fileName: dispatches.fileName,
      direction: dispatches.direction,
      state: dispatches.state,
      version: dispatches.version,
      pageCount: dispatches.pageCount,
      receivedAt: dispatches.receivedAt,
      nextReadingId: dispatches.nextReadingId,
      problemCode: dispatches.problemCode,
      problemMessage: dispatches.problemMessage,
      jobState: jobs.state,
      jobProgress: jobs.progress,
      attempts: jobs.attempts,
    })
    .from(dispatches)
    .leftJoin(jobs, eq(jobs.id, newestJob))
    .where(condition)
    .orderBy(asc(dispatches.receivedAt), asc(dispatches.id))
    .limit(limit)
    .all();
  const isUnattended = unattendedSince(db) !== null;
  return rows.map(({ nextReadingId, jobState, jobProgress, attempts, ...row }) => ({
    ...row,
    rereading: nextReadingId !== null,
    progress:
      jobState === null || !isBeingRead(row.state, nextReadingId)
        ? null
        : progressOf(jobState, jobProgress, attempts ?? 0, isUnattended),
  }));
}

function isBeingRead(state: DispatchState, nextReadingId: string | null): boolean {
  return state === 'received' || state === 'reading' || nextReadingId !== null;
}

function progressOf(
  state: ReadingProgress['state'],
  progress: (typeof jobs.$inferSelect)['progress'],
  attempts: number,
  isUnattended: boolean,
): ReadingProgress {
  return {
    state,
    done: progress?.done ?? 0,
    total: progress?.total ?? null,
    note: progress?.note ?? null,
    attempts,
    awaitsReader: isUnattended && (state === 'queued' || state === 'running'),
  };
}

/** Papers still waiting for a job that is dead already. */
export function papersLeftByDeadJobs(
  db: Db,
): { dispatchId: string; kind: string; code: string; message: string }[] {
  const newestJob = sql`(select max(j.id) from ${jobs} j where j.subject = ${dispatches.id})`;
  return db
    .select({
      dispatchId: dispatches.id,
      kind: jobs.kind,
      code: sql<string>`coalesce(${jobs.errorCode}, 'jobs.unexpected')`,
      message: sql<string>`coalesce(${jobs.errorMessage}, '')`,
    })
    .from(dispatches)
    .innerJoin(jobs, eq(jobs.id, newestJob))
    .where(and(BEING_READ, eq(jobs.state, 'dead')))
    .all();
}
