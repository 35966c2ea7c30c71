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

class Stopping extends Error {}
class Cancelled extends Error {}
class LeaseLost extends Error {}

export function startJobRunner(options: JobRunnerOptions): JobRunner {
  const { db, clock, log, handlers, concurrency, leaseMs = 15_000, pollMs = 500 } = options;
  const lease: Lease = { owner: `${process.pid}-${randomUUID()}`, milliseconds: leaseMs };
  const kinds = Object.keys(handlers);
  const running = new Map<Promise<void>, AbortController>();
  let stopped = false;

  const fill = () => {
    while (running.size < concurrency()) {
      const job = leaseJob(db, kinds, lease, clock);
      if (job === null) return;
      const controller = new AbortController();
      const work = runOne(job, controller).finally(() => {
        running.delete(work);
        wake();
      });
      running.set(work, controller);
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

  async function runOne(job: Job, controller: AbortController): Promise<void> {
    const handler = handlers[job.kind]!;
    let progress: JobProgress | null = null;
    const beat = () => {
      const state = heartbeat(db, job, lease, progress, clock);
      if (state === 'cancelled') controller.abort(new Cancelled());
      if (state === 'lost') controller.abort(new LeaseLost());
    };
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
          progress = next;
        },
      });
      controller.signal.throwIfAborted();
      if (progress !== null) beat();
      controller.signal.throwIfAborted();
      completeJob(db, job, lease, clock, conclude ?? undefined);
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
      for (const controller of running.values()) controller.abort(new Stopping());
      await Promise.allSettled(running.keys());
    },
  };
}
