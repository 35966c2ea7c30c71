import { beforeEach, describe, expect, test } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Database, type Db } from '../../src/platform/database.ts';
import { AppError } from '../../src/platform/errors.ts';
import { missing } from '../../src/platform/files/errors.ts';
import {
  buryJobsOutOfAttempts,
  cancelJob,
  completeJob,
  confirmCancelled,
  deadJobs,
  enqueueJob,
  failJob,
  forgetFinishedJobs,
  heartbeat,
  type Job,
  jobAbout,
  type Lease,
  leaseJob,
  queueState,
  releaseJob,
  retryJob,
} from '../../src/platform/jobs/queue.ts';
import { freshDatabase } from './fresh-database.ts';

const OURS: Lease = { owner: 'a', milliseconds: 15_000 };
const THEIRS: Lease = { owner: 'b', milliseconds: 15_000 };

describe('the job queue', () => {
  let database: Database;
  let db: Db;
  let clock: ReturnType<typeof fixedClock>;
  beforeEach(() => {
    database = freshDatabase();
    ({ db } = database);
    clock = fixedClock('2026-11-23T02:00:00.000Z');
  });
  const add = (job: Partial<Parameters<typeof enqueueJob>[1]> = {}) =>
    enqueueJob(db, { kind: 'read', subject: 'd1', payload: {}, ...job }, clock);
  const lease = (by: Lease = OURS) => leaseJob(db, ['read'], by, clock);
  const now = () => jobAbout(db, 'd1', 'read')!;

  test('gives a job to one who asks, and to nobody else', () => {
    const id = add();
    expect(lease()).toMatchObject({
      id,
      state: 'running',
      attempts: 1,
      leaseOwner: 'a',
      leaseUntil: '2026-11-23T02:00:15.000Z',
    });
    expect(lease(THEIRS)).toBeNull();
    expect(leaseJob(db, ['other'], THEIRS, clock)).toBeNull();
  });

  test('goes by priority, then by age', () => {
    const [first, second, urgent] = [add(), add(), add({ priority: 10 })];
    expect([lease(), lease(), lease()].map((job) => job?.id)).toEqual([urgent, first, second]);
  });

  test('a heartbeat keeps the lease and tells the progress', () => {
    add();
    const job = lease()!;
    clock.advance(10_000);
    expect(heartbeat(db, job, OURS, { done: 1, total: 3 }, clock)).toBe('held');
    clock.advance(10_000);
    expect(lease(THEIRS)).toBeNull();
    expect(now().progress).toEqual({ done: 1, total: 3 });
  });

  test('a job whose process died is taken over; the old holder can conclude nothing any more', () => {
    add();
    const ours = lease()!;
    clock.advance(15_001);
    const theirs = lease(THEIRS)!;
    expect(theirs).toMatchObject({ id: ours.id, attempts: 2, leaseOwner: 'b' });
    expect(heartbeat(db, ours, OURS, null, clock)).toBe('lost');
    const concluded: string[] = [];
    expect(completeJob(db, ours, OURS, clock, () => concluded.push('ours'))).toBe(false);
    expect(failJob(db, ours, OURS, new Error('x'), clock, () => concluded.push('dead'))).toBeNull();
    expect(confirmCancelled(db, ours, OURS, clock, () => concluded.push('cancelled'))).toBe(false);
    releaseJob(db, ours, OURS, clock);
    expect(now()).toMatchObject({ state: 'running', leaseOwner: 'b' });
    expect(completeJob(db, theirs, THEIRS, clock, () => concluded.push('theirs'))).toBe(true);
    expect(completeJob(db, theirs, THEIRS, clock, () => concluded.push('again'))).toBe(false);
    expect(concluded).toEqual(['theirs']);
  });

  test('the same owner that took a job over does not conclude its earlier attempt', () => {
    add();
    const first = lease()!;
    clock.advance(15_001);
    const second = lease()!;
    expect(completeJob(db, first, OURS, clock)).toBe(false);
    expect(completeJob(db, second, OURS, clock)).toBe(true);
  });

  test('what it brought about and its end are one transaction', () => {
    add();
    const job = lease()!;
    const conclude = (tx: Db) => {
      enqueueJob(tx, { kind: 'next', payload: {} }, clock);
      throw new Error('half-way');
    };
    expect(() => completeJob(db, job, OURS, clock, conclude)).toThrow('half-way');
    expect(now().state).toBe('running');
    expect(leaseJob(db, ['next'], OURS, clock)).toBeNull();
  });

  test('is tried again after growing pauses, and is dead in the end with a reason', () => {
    add({ maxAttempts: 3 });
    const pauses = [5_000, 30_000];
    for (const pause of pauses) {
      expect(failJob(db, lease()!, OURS, new Error('secret detail'), clock)).toBe('queued');
      clock.advance(pause - 1);
      expect(lease()).toBeNull();
      clock.advance(1);
    }
    const dead: string[] = [];
    expect(failJob(db, lease()!, OURS, new Error('secret detail'), clock, () => dead.push('told'))).toBe(
      'dead',
    );
    expect(dead).toEqual(['told']);
    expect(now()).toMatchObject({
      state: 'dead',
      attempts: 3,
      errorCode: 'jobs.unexpected',
      leaseOwner: null,
    });
    expect(now().errorMessage).not.toContain('secret detail');
    expect(deadJobs(db)).toHaveLength(1);
    clock.advance(86_400_000);
    expect(lease()).toBeNull();
  });

  test('an error that will not get better ends it at once; one of the service is tried again', () => {
    add();
    expect(
      failJob(db, lease()!, OURS, new AppError('reading.password', 422, 'Tệp có mật khẩu.'), clock),
    ).toBe('dead');
    expect(now()).toMatchObject({ errorCode: 'reading.password', errorMessage: 'Tệp có mật khẩu.' });
    // An original is not found where its disk is not there for the moment.
    for (const error of [new AppError('files.disk-full', 507, 'Đĩa đầy.'), missing('a'.repeat(64))]) {
      add({ subject: error.code });
      expect(failJob(db, lease()!, OURS, error, clock)).toBe('queued');
    }
  });

  test('a job that kills its process each time is buried', () => {
    add({ maxAttempts: 2 });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(lease()).not.toBeNull();
      clock.advance(15_001);
    }
    expect(lease()).toBeNull();
    const told: string[] = [];
    const bury = (kinds: string[]) =>
      buryJobsOutOfAttempts(db, kinds, clock, (_, job, error) => told.push(`${job.state} ${error.code}`));
    bury(['other']);
    expect(now().state).toBe('running');
    for (const kinds of [['read'], ['read']]) bury(kinds);
    expect(told).toEqual(['dead jobs.process-died']);
    expect(now()).toMatchObject({ state: 'dead', errorCode: 'jobs.process-died' });
  });

  test('released at shutdown, it counts as not tried', () => {
    add();
    releaseJob(db, lease()!, OURS, clock);
    expect(now()).toMatchObject({ state: 'queued', attempts: 0, leaseOwner: null });
    expect(lease(THEIRS)).not.toBeNull();
  });

  test('cancelled while it waits: at once', () => {
    const id = add();
    expect(cancelJob(db, id, clock)).toBe('cancelled');
    expect(lease()).toBeNull();
    expect(cancelJob(db, id, clock)).toBeNull();
  });

  test('cancelled while it runs: at its next heartbeat', () => {
    const id = add();
    const job = lease()!;
    expect(cancelJob(db, id, clock)).toBe('stopping');
    expect(now().state).toBe('running');
    expect(heartbeat(db, job, OURS, null, clock)).toBe('cancelled');
    expect(confirmCancelled(db, job, OURS, clock)).toBe(true);
    expect(now().state).toBe('cancelled');
  });

  test('sent again by hand, it begins anew', () => {
    const id = add();
    failJob(db, lease()!, OURS, new AppError('x.y', 422, 'x'), clock);
    retryJob(db, id, clock);
    expect(now()).toMatchObject({
      state: 'queued',
      attempts: 0,
      errorCode: null,
      finishedAt: null,
      cancelRequested: false,
    });
    expect(() => retryJob(db, id, clock)).toThrow(expect.objectContaining({ code: 'jobs.not-retryable' }));
    const job = lease() as Job;
    expect(() => retryJob(db, id, clock)).toThrow(expect.objectContaining({ code: 'jobs.not-retryable' }));
    completeJob(db, job, OURS, clock);
    expect(() => retryJob(db, id, clock)).toThrow(expect.objectContaining({ code: 'jobs.not-retryable' }));
  });

  test('tells its state and forgets what ended well long ago', () => {
    add();
    clock.advance(1000);
    add();
    completeJob(db, lease()!, OURS, clock);
    expect(queueState(db)).toEqual({
      queued: 1,
      running: 0,
      dead: 0,
      oldestQueuedAt: '2026-11-23T02:00:01.000Z',
    });
    forgetFinishedJobs(db, clock.now());
    expect(database.connection.prepare('SELECT count(*) AS n FROM jobs').get()).toEqual({ n: 2 });
    clock.advance(1);
    forgetFinishedJobs(db, clock.now());
    expect(database.connection.prepare('SELECT count(*) AS n FROM jobs').get()).toEqual({ n: 1 });
  });
});
