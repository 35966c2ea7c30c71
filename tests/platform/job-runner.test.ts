import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fixedClock, systemClock } from '../../src/platform/clock.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { AppError } from '../../src/platform/errors.ts';
import { cancelJob, enqueueJob, jobAbout, retryJob } from '../../src/platform/jobs/queue.ts';
import { type JobHandler, type JobRunner, startJobRunner } from '../../src/platform/jobs/runner.ts';
import { silentLog } from '../../src/platform/log.ts';
import { temporaryFolder } from './temporary.ts';

/** Without waiting for the disk: under load that alone would outlast a lease of these tests. */
function openQuickly(path: string): Database {
  const database = openDatabase(path);
  database.connection.pragma('synchronous = OFF');
  return database;
}

describe('the job runner', () => {
  let path: string;
  let database: Database;
  const runners: JobRunner[] = [];
  beforeEach(() => {
    path = join(temporaryFolder(), 'vanthu.db');
    database = openQuickly(path);
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    database.close();
  });
  const start = (
    handler: JobHandler,
    options: { concurrency?: number; leaseMs?: number; on?: Database } = {},
  ) => {
    const { on = database, concurrency = 1, leaseMs = 1000 } = options;
    const runner = startJobRunner({
      db: on.db,
      clock: systemClock,
      log: silentLog,
      handlers: { work: handler },
      concurrency: () => concurrency,
      leaseMs,
      pollMs: 10,
    });
    runners.push(runner);
    return runner;
  };
  const add = (subject: string, maxAttempts = 3) =>
    enqueueJob(database.db, { kind: 'work', subject, payload: {}, maxAttempts }, systemClock);
  const job = (subject: string) => jobAbout(database.db, subject, 'work')!;
  const ended = (subject: string, state: string) =>
    vi.waitFor(() => expect(job(subject).state).toBe(state), { timeout: 5000 });
  const untilAborted = (signal: AbortSignal) =>
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

  test('runs jobs, so many at once, and writes what they conclude', async () => {
    let running = 0;
    let most = 0;
    const concluded: string[] = [];
    start(
      {
        async run({ job, progress }) {
          running += 1;
          most = Math.max(most, running);
          progress({ done: 1, total: 2, note: 'trang 1' });
          await setTimeout(20);
          running -= 1;
          return () => concluded.push(job.subject ?? '');
        },
      },
      { concurrency: 2 },
    );
    for (const subject of ['1', '2', '3', '4', '5']) add(subject);
    await Promise.all(['1', '2', '3', '4', '5'].map((subject) => ended(subject, 'done')));
    expect(most).toBe(2);
    expect(concluded.toSorted()).toEqual(['1', '2', '3', '4', '5']);
    expect(job('1').progress).toEqual({ done: 1, total: 2, note: 'trang 1' });
  });

  test('a job that takes longer than its lease keeps it', async () => {
    let runs = 0;
    const handler: JobHandler = {
      async run() {
        runs += 1;
        await setTimeout(1500);
      },
    };
    start(handler);
    const second = openQuickly(path);
    start(handler, { on: second });
    add('long');
    await ended('long', 'done');
    expect(runs).toBe(1);
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    second.close();
  });

  test('a process that stood still for longer than the lease goes on with its job, and does not begin it again', async () => {
    let runs = 0;
    let finish = () => {};
    const clock = fixedClock('2026-11-23T02:00:00.000Z');
    const handlers = {
      work: {
        run: () =>
          new Promise<void>((resolve) => {
            runs += 1;
            finish = resolve;
          }),
      },
    };
    const runner = startJobRunner({
      db: database.db,
      clock,
      log: silentLog,
      handlers,
      concurrency: () => 2,
      pollMs: 5,
    });
    runners.push(runner);
    enqueueJob(database.db, { kind: 'work', subject: 'long', payload: {} }, clock);
    await ended('long', 'running');
    clock.advance(60_000);
    await setTimeout(30);
    expect([runs, job('long').attempts]).toEqual([1, 1]);
    finish();
    await ended('long', 'done');
  });

  test('two runners on one database do every job once', async () => {
    const done: string[] = [];
    const handler: JobHandler = {
      async run({ job }) {
        await setTimeout(1);
        return () => done.push(job.subject ?? '');
      },
    };
    const second = openQuickly(path);
    const subjects = Array.from({ length: 40 }, (_, number) => String(number));
    for (const subject of subjects) add(subject);
    start(handler, { concurrency: 3 });
    start(handler, { concurrency: 3, on: second });
    await vi.waitFor(() => expect(done).toHaveLength(40), { timeout: 10_000 });
    expect(done.toSorted()).toEqual(subjects.toSorted());
    await Promise.all(runners.splice(0).map((runner) => runner.stop()));
    second.close();
  });

  test('a job that cannot succeed is dead, and whoever waits for it hears', async () => {
    const heard: string[] = [];
    start({
      run: () => Promise.reject(new AppError('work.hopeless', 422, 'Không làm được.')),
      onDead: (_tx, { subject }, error) => heard.push(`${subject}: ${(error as Error).message}`),
    });
    add('bad');
    await ended('bad', 'dead');
    expect(heard).toEqual(['bad: Không làm được.']);
    expect(job('bad')).toMatchObject({ errorCode: 'work.hopeless', attempts: 1 });
  });

  test('a handler that throws before its first pause fails its job, not the runner', async () => {
    start({
      run: ({ job }) => {
        if (job.subject === 'bad') throw new AppError('work.hopeless', 422, 'x');
        return Promise.resolve();
      },
    });
    add('bad');
    add('good');
    await ended('bad', 'dead');
    await ended('good', 'done');
    expect(job('good').attempts).toBe(1);
  });

  test('a running job that is cancelled stops, and can be sent again', async () => {
    let runs = 0;
    const told: string[] = [];
    start({
      async run({ signal }) {
        runs += 1;
        if (runs === 1) await untilAborted(signal);
      },
      onCancelled: (_tx, { subject }) => told.push(subject ?? ''),
    });
    const id = add('slow');
    await ended('slow', 'running');
    expect(cancelJob(database.db, id, systemClock)).toBe('stopping');
    await ended('slow', 'cancelled');
    expect(told).toEqual(['slow']);
    retryJob(database.db, id, systemClock);
    await ended('slow', 'done');
  });

  test('a job whose lease went to somebody else is not concluded', async () => {
    let concluded = false;
    let reason: unknown = null;
    start({
      async run({ signal }) {
        await untilAborted(signal).catch((error: unknown) => {
          reason = error;
        });
        return () => {
          concluded = true;
        };
      },
    });
    add('stolen');
    await ended('stolen', 'running');
    database.connection.exec(
      `UPDATE jobs SET lease_owner = 'other', lease_until = '2999-01-01T00:00:00.000Z'`,
    );
    await vi.waitFor(() => expect(reason).not.toBeNull(), { timeout: 5000 });
    await setTimeout(50);
    expect(concluded).toBe(false);
    expect(job('stolen')).toMatchObject({ state: 'running', leaseOwner: 'other' });
  });

  test('on shutdown it gives back what it did not finish, and takes nothing more', async () => {
    const runner = start({ run: ({ signal }) => untilAborted(signal) });
    add('unfinished');
    await ended('unfinished', 'running');
    add('waiting');
    await runner.stop();
    expect(job('unfinished')).toMatchObject({ state: 'queued', attempts: 0, leaseOwner: null });
    expect(job('waiting')).toMatchObject({ state: 'queued', attempts: 0 });
  });
});
