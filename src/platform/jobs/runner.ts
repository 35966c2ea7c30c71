/**
 * Runs the jobs of this process: takes as many at once as it is told, keeps their leases alive, lets them be
 * cancelled, and on shutdown gives back what it did not finish.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Db } from '../database.ts';
import type { Log } from '../log.ts';
import type { JobProgress } from '../schema.ts';
import {
  buryJobsOutOfAttempts,
  completeJob,
  confirmCancelled,
  failJob,
  heartbeat,
  type Job,
  leaseJob,
  type Lease,
  releaseJob,
} from './queue.ts';

/** What a job sees of its surroundings. */
export interface JobContext {
  job: Job;
  /** Aborted when a person cancels, the lease is lost, or the service stops. */
  signal: AbortSignal;
  /** Tells how far it is; written with the next heartbeat at the latest. */
  progress(progress: JobProgress): void;
}

export interface JobHandler {
  /**
   * Does the work and returns what is to be written in the transaction that ends the job. Must bear being run
   * again from the start after a crash.
   */
  run(context: JobContext): Promise<((tx: Db) => void) | void>;
  /** Written in the transaction that declares the job dead. */
  onDead?(tx: Db, job: Job, error: unknown): void;
  /** Written in the transaction that ends a cancelled job. */
  onCancelled?(tx: Db, job: Job): void;
}

export interface JobRunnerOptions {
  db: Db;
  clock: Clock;
  log: Log;
  handlers: Readonly<Record<string, JobHandler>>;
  /** How many jobs run at once; asked before each is taken. */
  concurrency: () => number;
  leaseMs?: number;
  /** How often the queue is looked at when nobody wakes the runner. */
  pollMs?: number;
}

export interface JobRunner {
  /** Looks at the queue now; call it after a commit that added a job. */
  wake(): void;
  /** Whether none of its jobs runs. */
  isIdle(): boolean;
  /** Stops taking jobs, aborts those that run and gives them back. */
  stop(): Promise<void>;
}

/** A job in hand. */
interface Running {
  controller: AbortController;
  /** As last told by the job. */
  progress: JobProgress | null;
  /** In milliseconds since 1970. */
  beatenAt: number;
  /** Keeps its lease, and tells the progress. */
  beat(): void;
}

class Stopping extends Error {}
class Cancelled extends Error {}
class LeaseLost extends Error {}

export function startJobRunner(options: JobRunnerOptions): JobRunner {
  const { db, clock, log, handlers, concurrency, leaseMs = 15_000, pollMs = 500 } = options;
  const lease: Lease = { owner: `${process.pid}-${randomUUID()}`, milliseconds: leaseMs };
  const kinds = Object.keys(handlers);
  const running = new Map<Promise<void>, Running>();
  let stopped = false;

  const fill = () => {
    // A process that stood still (a machine that slept, a long computation) holds its own jobs still: nobody else
    // has taken them, or the beat says so. Without it, it would take them a second time from itself.
    for (const { beat, beatenAt } of running.values())
      if (Date.parse(clock.now()) - beatenAt > leaseMs / 2) beat();
    bury();
    while (running.size < concurrency()) {
      const job = leaseJob(db, kinds, lease, clock);
      if (job === null) return;
      const taken = begin(job);
      const work = runOne(job, taken).finally(() => {
        running.delete(work);
        wake();
      });
      running.set(work, taken);
    }
  };

  const bury = () => {
    try {
      buryJobsOutOfAttempts(db, kinds, clock, (tx, job, error) =>
        handlers[job.kind]?.onDead?.(tx, job, error),
      );
    } catch (error) {
      // The others go on; this one is tried again with the next look at the queue.
      log.error({ err: error }, 'an abandoned job could not be ended');
    }
  };

  const wake = () => {
    if (stopped) return;
    try {
      fill();
    } catch (error) {
      // A locked or full database: the next tick tries again, nothing is lost.
      log.error({ err: error }, 'job queue cannot be read');
    }
  };

  function begin(job: Job): Running {
    const controller = new AbortController();
    const taken: Running = {
      controller,
      progress: null,
      beatenAt: Date.parse(clock.now()),
      beat() {
        taken.beatenAt = Date.parse(clock.now());
        const state = heartbeat(db, job, lease, taken.progress, clock);
        if (state === 'cancelled') controller.abort(new Cancelled());
        if (state === 'lost') controller.abort(new LeaseLost());
      },
    };
    return taken;
  }

  async function runOne(job: Job, taken: Running): Promise<void> {
    const { controller, beat } = taken;
    const handler = handlers[job.kind]!;
    const beating = setInterval(() => {
      try {
        beat();
      } catch (error) {
        log.error({ err: error, job: job.id }, 'heartbeat failed');
      }
    }, leaseMs / 5);
    try {
      const conclude = await handler.run({
        job,
        signal: controller.signal,
        progress: (next) => {
          taken.progress = next;
        },
      });
      controller.signal.throwIfAborted();
      if (taken.progress !== null) beat();
      controller.signal.throwIfAborted();
      if (!completeJob(db, job, lease, clock, conclude ?? undefined)) throw new LeaseLost();
    } catch (error) {
      end(job, handler, controller.signal.aborted ? controller.signal.reason : error);
    } finally {
      clearInterval(beating);
    }
  }

  function end(job: Job, handler: JobHandler, reason: unknown): void {
    try {
      if (reason instanceof LeaseLost) {
        log.warn({ job: job.id }, 'lease lost, somebody else goes on');
      } else if (reason instanceof Stopping) {
        releaseJob(db, job, lease, clock);
      } else if (reason instanceof Cancelled) {
        confirmCancelled(db, job, lease, clock, (tx) => handler.onCancelled?.(tx, job));
      } else {
        const state = failJob(db, job, lease, reason, clock, (tx) => handler.onDead?.(tx, job, reason));
        log.warn({ err: reason, job: job.id, kind: job.kind, attempt: job.attempts, state }, 'job failed');
      }
    } catch (error) {
      // The row keeps its lease; when that runs out the job is taken up again.
      log.error({ err: error, job: job.id }, 'the end of a job could not be written');
    }
  }

  const polling = setInterval(wake, pollMs);
  wake();

  return {
    wake: () => queueMicrotask(wake),
    isIdle: () => running.size === 0,
    async stop() {
      stopped = true;
      clearInterval(polling);
      for (const { controller } of running.values()) controller.abort(new Stopping());
      await Promise.allSettled(running.keys());
    },
  };
}
