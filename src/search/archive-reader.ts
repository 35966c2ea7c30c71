/** Reads the archive in a thread of its own, ahead of who writes the index. For the command line: Workers have none. */
import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { programOf, startThread } from '../platform/program.ts';
import type { ArchiveReader, ReadyStep } from './archive-steps.ts';

/** Stretches that lie ready, at most: each is some megabytes. */
const AHEAD = 3;
/** A stretch lives until it is written: with little room V8 would copy it again and again. */
const YOUNG_MB = 64;

/**
 * @param path of the office's database
 * @returns undefined where there is one processor only, which a second thread does not make faster
 */
export async function archiveReader(
  path: string,
  processors: number = availableParallelism(),
): Promise<ArchiveReader | undefined> {
  if (processors < 2) return undefined;
  const program = await programOf(fileURLToPath(new URL('./archive-worker.ts', import.meta.url)));
  const worker = startThread(program, {
    workerData: { path },
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  // Also tells of an error in the thread: whoever waits for a stretch gets it.
  const steps = on(worker, 'message', { close: ['exit'] });
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  const ask = () => worker.postMessage('next');
  let isAsked = false;
  return {
    async next() {
      // Not before: by now every change reaches the index that is being built, or comes to be read.
      if (!isAsked) for (let asked = 0; asked < AHEAD; asked += 1) ask();
      isAsked = true;
      const { value, done } = (await steps.next()) as IteratorResult<[ReadyStep], undefined>;
      if (done === true) throw new Error('the thread that reads the archive has ended');
      ask();
      return value[0];
    },
    async close() {
      await worker.terminate();
    },
  };
}
