/**
 * Understands papers in a thread of its own: one of a hundred pages takes a second, in which no request would be
 * answered. For a machine: Workers have no threads, there the agency's object understands by itself.
 */
import { fileURLToPath } from 'node:url';
import type { ResourceLimits, Worker } from 'node:worker_threads';
import { programOf, startThread } from '../platform/program.ts';
import type { ReadPage } from '../reading/page.ts';
import type { UnderstoodPaper } from '../understanding/index.ts';
import type { Answered, Asked } from './understanding-worker.ts';

/**
 * What the thread may use. A paper makes some thirty megabytes of short-lived words: with little room V8 would copy
 * them again and again.
 */
export const THREAD_LIMITS: ResourceLimits = { maxYoungGenerationSizeMb: 64 };

interface Waiting {
  resolve(paper: UnderstoodPaper): void;
  reject(error: unknown): void;
}

export class UnderstandingThread {
  private worker: Promise<Worker> | null = null;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /**
   * Papers are understood one after the other.
   *
   * @throws what understanding threw; also where the thread ended meanwhile: the next paper gets a new one
   */
  async understand(pages: readonly ReadPage[]): Promise<UnderstoodPaper> {
    const worker = await this.started();
    this.asked += 1;
    const number = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      ask(worker, { number, pages });
    });
  }

  /** Starts the thread and lets it understand a sample, before the first paper comes. */
  async warmUp(): Promise<void> {
    ask(await this.started(), 'warm up');
  }

  /** Ends the thread; who still waits is told so. */
  async close(): Promise<void> {
    const worker = await this.worker?.catch(() => null);
    await worker?.terminate();
  }

  private started(): Promise<Worker> {
    this.worker ??= this.start().catch((error: unknown) => {
      this.worker = null;
      throw error;
    });
    return this.worker;
  }

  private async start(): Promise<Worker> {
    const program = await programOf(fileURLToPath(new URL('./understanding-worker.ts', import.meta.url)));
    const worker = startThread(program, { resourceLimits: THREAD_LIMITS });
    let cause: unknown = new Error('the thread that understands papers has ended');
    worker.on('message', (answered: Answered) => this.settle(answered));
    // Out of memory, or a program that cannot be loaded; the end follows.
    worker.on('error', (error) => (cause = error));
    worker.on('exit', () => this.ended(cause));
    // It alone keeps no process alive.
    worker.unref();
    return worker;
  }

  private settle(answered: Answered): void {
    const waiting = this.waiting.get(answered.number);
    this.waiting.delete(answered.number);
    if ('paper' in answered) waiting?.resolve(answered.paper);
    else waiting?.reject(answered.error);
  }

  private ended(cause: unknown): void {
    this.worker = null;
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of waiting) reject(cause);
  }
}

function ask(worker: Worker, asked: Asked): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage(asked);
}
