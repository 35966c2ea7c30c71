/**
 * The job queue: rows in the same database, added in the transaction of the change that causes them. A job is
 * leased, kept alive by heartbeats, tried again with growing pauses, and in the end dead with a reason a person
 * can read, cancel or send again. A process that dies loses its lease, and the job goes on elsewhere.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Clock } from '../clock.ts';
import { type Db, inTransaction } from '../database.ts';
import { AppError, isFinal } from '../errors.ts';
import { newId } from '../ids.ts';
import { type JobProgress, jobs } from '../schema.ts';

export type Job = typeof jobs.$inferSelect;

export interface NewJob {
  kind: string;
  /** What it is about (a dispatch id). */
  subject?: string;
  payload: Record<string, unknown>;
  /** Higher first; 0 is ordinary. */
  priority?: number;
  maxAttempts?: number;
}

/** Adds a job; call it in the transaction of the change that causes it. */
export function enqueueJob(tx: Db, job: NewJob, clock: Clock): string {
  const id = newId();
  const now = clock.now();
  tx.insert(jobs)
    .values({
      id,
      kind: job.kind,
      subject: job.subject ?? null,
      payload: job.payload,
      priority: job.priority ?? 0,
      maxAttempts: job.maxAttempts ?? 3,
      runAfter: now,
      createdAt: now,
      updatedAt: now,
    })
    .run();
  return id;
}

export interface Lease {
  owner: string;
  milliseconds: number;
}

/**
 * Takes the most urgent job that is due, or one whose lease ran out; null when there is none. One that has no attempt
 * left is not taken: {@link buryJobsOutOfAttempts}.
 */
export function leaseJob(db: Db, kinds: readonly string[], lease: Lease, clock: Clock): Job | null {
  return inTransaction(db, (tx) => {
    const now = clock.now();
    const next = tx
      .select()
      .from(jobs)
      .where(
        and(
          inArray(jobs.kind, [...kinds]),
          or(
            and(eq(jobs.state, 'queued'), lte(jobs.runAfter, now)),
            and(abandoned(now), lt(jobs.attempts, jobs.maxAttempts)),
          ),
        ),
      )
      .orderBy(desc(jobs.priority), asc(jobs.runAfter), asc(jobs.id))
      .limit(1)
      .get();
    if (next === undefined) return null;
    return tx
      .update(jobs)
      .set({
        state: 'running',
        attempts: next.attempts + 1,
        leaseOwner: lease.owner,
        leaseUntil: later(now, lease.milliseconds),
        updatedAt: now,
      })
      .where(eq(jobs.id, next.id))
      .returning()
      .get();
  });
}

const abandoned = (now: string) => and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, now));

/**
 * Declares jobs dead whose process died at their last attempt: they would be running for ever. Each in a transaction
 * of its own, so that one that cannot be ended does not keep the others.
 * @param onDead is told of each in its transaction, as `failJob` tells
 */
export function buryJobsOutOfAttempts(
  db: Db,
  kinds: readonly string[],
  clock: Clock,
  onDead: (tx: Db, job: Job, error: AppError) => void = () => {},
): void {
  const now = clock.now();
  const isOut = and(inArray(jobs.kind, [...kinds]), abandoned(now), gte(jobs.attempts, jobs.maxAttempts));
  for (const { id } of db.select({ id: jobs.id }).from(jobs).where(isOut).all()) {
    inTransaction(db, (tx) => {
      const error = processDied();
      const { code: errorCode, message: errorMessage } = error;
      const dead = tx
        .update(jobs)
        .set({ state: 'dead', errorCode, errorMessage, leaseOwner: null, finishedAt: now, updatedAt: now })
        .where(and(eq(jobs.id, id), isOut))
        .returning()
        .get();
      if ((dead as Job | undefined) !== undefined) onDead(tx, dead, error);
    });
  }
}

const processDied = () =>
  new AppError(
    'jobs.process-died',
    500,
    'Tiến trình làm việc này bị ngắt nhiều lần. Bấm “Thử lại” khi máy đã ổn định.',
  );

/**
 * Says that the work goes on, and how far it is.
 * @returns "cancelled" where a person asked to stop, "lost" where the lease went to somebody else
 */
export function heartbeat(
  db: Db,
  job: Job,
  lease: Lease,
  progress: JobProgress | null,
  clock: Clock,
): 'held' | 'cancelled' | 'lost' {
  const now = clock.now();
  const held = db
    .update(jobs)
    .set({
      leaseUntil: later(now, lease.milliseconds),
      updatedAt: now,
      ...(progress === null ? {} : { progress }),
    })
    .where(heldBy(job, lease))
    .returning({ cancelRequested: jobs.cancelRequested })
    .get();
  if (held === undefined) return 'lost';
  return held.cancelRequested ? 'cancelled' : 'held';
}

function heldBy(job: Job, lease: Lease) {
  return and(
    eq(jobs.id, job.id),
    eq(jobs.state, 'running'),
    eq(jobs.leaseOwner, lease.owner),
    eq(jobs.attempts, job.attempts),
  );
}

/**
 * Ends a job together with what it brought about: `conclude` runs in the same transaction, and only while the
 * lease is still ours, so that a job that was taken over is not concluded twice.
 * @returns whether it was ours to conclude
 */
export function completeJob(
  db: Db,
  job: Job,
  lease: Lease,
  clock: Clock,
  conclude?: (tx: Db) => void,
): boolean {
  return inTransaction(db, (tx) => {
    const now = clock.now();
    const done = tx
      .update(jobs)
      .set({ state: 'done', leaseOwner: null, leaseUntil: null, finishedAt: now, updatedAt: now })
      .where(heldBy(job, lease))
      .returning({ id: jobs.id })
      .get();
    if (done === undefined) return false;
    conclude?.(tx);
    return true;
  });
}

const BACK_OFF_MS = [5_000, 30_000, 180_000, 900_000];

/**
 * Notes a failure: an `AppError` below 500 will not get better and ends the job; anything else is tried again
 * after a pause, until the attempts are used up.
 * @returns the state the job is in now; null where it was not ours any more
 */
export function failJob(
  db: Db,
  job: Job,
  lease: Lease,
  error: unknown,
  clock: Clock,
  onDead?: (tx: Db) => void,
): 'queued' | 'dead' | null {
  return inTransaction(db, (tx) => {
    const now = clock.now();
    const state = isFinal(error) || job.attempts >= job.maxAttempts ? 'dead' : 'queued';
    const failed = tx
      .update(jobs)
      .set({
        state,
        leaseOwner: null,
        leaseUntil: null,
        runAfter: later(now, BACK_OFF_MS[Math.min(job.attempts, BACK_OFF_MS.length) - 1] ?? 0),
        errorCode: error instanceof AppError ? error.code : 'jobs.unexpected',
        errorMessage:
          error instanceof AppError
            ? error.message
            : 'Có lỗi ngoài dự kiến. Bấm “Thử lại”; nếu còn lỗi, hãy báo quản trị.',
        finishedAt: state === 'dead' ? now : null,
        updatedAt: now,
      })
      .where(heldBy(job, lease))
      .returning({ id: jobs.id })
      .get();
    if (failed === undefined) return null;
    if (state === 'dead') onDead?.(tx);
    return state;
  });
}

/** Gives a leased job back untried: the service is stopping. */
export function releaseJob(db: Db, job: Job, lease: Lease, clock: Clock): void {
  db.update(jobs)
    .set({
      state: 'queued',
      attempts: job.attempts - 1,
      leaseOwner: null,
      leaseUntil: null,
      updatedAt: clock.now(),
    })
    .where(heldBy(job, lease))
    .run();
}

/**
 * Stops a job: at once where it waits, at its next heartbeat where it runs.
 * @returns the state it is in now; null where there is no such unfinished job
 */
export function cancelJob(tx: Db, id: string, clock: Clock): 'cancelled' | 'stopping' | null {
  const now = clock.now();
  const waiting = tx
    .update(jobs)
    .set({ state: 'cancelled', finishedAt: now, updatedAt: now })
    .where(and(eq(jobs.id, id), eq(jobs.state, 'queued')))
    .returning({ id: jobs.id })
    .get();
  if (waiting !== undefined) return 'cancelled';
  const running = tx
    .update(jobs)
    .set({ cancelRequested: true, updatedAt: now })
    .where(and(eq(jobs.id, id), eq(jobs.state, 'running')))
    .returning({ id: jobs.id })
    .get();
  return running === undefined ? null : 'stopping';
}

/** Ends a running job that noticed its cancellation; `conclude` runs in the same transaction. */
export function confirmCancelled(
  db: Db,
  job: Job,
  lease: Lease,
  clock: Clock,
  conclude?: (tx: Db) => void,
): boolean {
  return inTransaction(db, (tx) => {
    const now = clock.now();
    const stopped = tx
      .update(jobs)
      .set({ state: 'cancelled', leaseOwner: null, leaseUntil: null, finishedAt: now, updatedAt: now })
      .where(heldBy(job, lease))
      .returning({ id: jobs.id })
      .get();
    if (stopped === undefined) return false;
    conclude?.(tx);
    return true;
  });
}

/**
 * Sends a dead or cancelled job again, by hand.
 * @throws AppError `jobs.not-retryable` where it is neither
 */
export function retryJob(tx: Db, id: string, clock: Clock): void {
  const now = clock.now();
  const again = tx
    .update(jobs)
    .set({
      state: 'queued',
      attempts: 0,
      cancelRequested: false,
      runAfter: now,
      errorCode: null,
      errorMessage: null,
      finishedAt: null,
      updatedAt: now,
    })
    .where(and(eq(jobs.id, id), inArray(jobs.state, ['dead', 'cancelled'])))
    .returning({ id: jobs.id })
    .get();
  if (again === undefined) {
    throw new AppError('jobs.not-retryable', 409, 'Việc này đang chạy hoặc đã xong, không cần thử lại.');
  }
}

/** The newest job about something. */
export function jobAbout(db: Db, subject: string, kind: string): Job | null {
  return (
    db
      .select()
      .from(jobs)
      .where(and(eq(jobs.subject, subject), eq(jobs.kind, kind)))
      .orderBy(desc(jobs.id))
      .limit(1)
      .get() ?? null
  );
}

/** Whether an earlier job of the same kind, about the same subject and of the same making, is still to be done. */
export function hasUnfinishedBefore(
  db: Db,
  { id, kind, subject }: Job,
  isSame: (payload: Job['payload']) => boolean,
): boolean {
  if (subject === null) return false;
  return db
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(
      and(
        eq(jobs.subject, subject),
        eq(jobs.kind, kind),
        lt(jobs.id, id),
        inArray(jobs.state, ['queued', 'running']),
      ),
    )
    .all()
    .some(({ payload }) => isSame(payload));
}

export interface QueueState {
  queued: number;
  running: number;
  dead: number;
  /** Since when the oldest waiting job waits. */
  oldestQueuedAt: string | null;
}

export function queueState(db: Db): QueueState {
  const count = (state: Job['state']) => sql<number>`coalesce(sum(${jobs.state} = ${state}), 0)`;
  const row = db
    .select({
      queued: count('queued'),
      running: count('running'),
      dead: count('dead'),
      oldestQueuedAt: sql<string | null>`min(case when ${jobs.state} = 'queued' then ${jobs.createdAt} end)`,
    })
    .from(jobs)
    .where(inArray(jobs.state, ['queued', 'running', 'dead']))
    .get();
  return row ?? { queued: 0, running: 0, dead: 0, oldestQueuedAt: null };
}

/**
 * When the next of these jobs may be taken: the instant it is due, or at which its lease runs out.
 * @returns null where none waits or runs
 */
export function nextJobAt(db: Db, kinds: readonly string[]): string | null {
  const due = sql<
    string | null
  >`min(case ${jobs.state} when 'queued' then ${jobs.runAfter} else ${jobs.leaseUntil} end)`;
  return (
    db
      .select({ due })
      .from(jobs)
      .where(and(inArray(jobs.kind, [...kinds]), inArray(jobs.state, ['queued', 'running'])))
      .get()?.due ?? null
  );
}

/** How far each of these jobs is that waits or runs: the same answer again means that none of them moves. */
export function unfinishedJobs(
  db: Db,
  kinds: readonly string[],
): Pick<Job, 'id' | 'state' | 'attempts' | 'progress'>[] {
  return db
    .select({ id: jobs.id, state: jobs.state, attempts: jobs.attempts, progress: jobs.progress })
    .from(jobs)
    .where(and(inArray(jobs.kind, [...kinds]), inArray(jobs.state, ['queued', 'running'])))
    .orderBy(asc(jobs.id))
    .all();
}

/** How urgent the most urgent of these jobs is that may be taken now; null where there is none. */
export function mostUrgentDue(db: Db, kinds: readonly string[], clock: Clock): number | null {
  const now = clock.now();
  const due = or(
    and(eq(jobs.state, 'queued'), lte(jobs.runAfter, now)),
    and(eq(jobs.state, 'running'), lt(jobs.leaseUntil, now)),
  );
  const priority = sql<number | null>`max(${jobs.priority})`;
  return (
    db
      .select({ priority })
      .from(jobs)
      .where(and(inArray(jobs.kind, [...kinds]), due))
      .get()?.priority ?? null
  );
}

/** Dead jobs with their reasons, newest first: for the page on the state of the system. */
export function deadJobs(db: Db, limit = 50): Job[] {
  return db
    .select()
    .from(jobs)
    .where(eq(jobs.state, 'dead'))
    .orderBy(desc(jobs.finishedAt))
    .limit(limit)
    .all();
}

/** Forgets jobs that ended well long ago, so that the table stays small. */
export function forgetFinishedJobs(db: Db, finishedBefore: string): void {
  db.delete(jobs)
    .where(
      and(
        inArray(jobs.state, ['done', 'cancelled']),
        lt(jobs.finishedAt, finishedBefore),
        isNull(jobs.leaseOwner),
      ),
    )
    .run();
}

function later(instant: string, milliseconds: number): string {
  return new Date(new Date(instant).getTime() + milliseconds).toISOString();
}
