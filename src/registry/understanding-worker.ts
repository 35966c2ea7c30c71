/** The thread that understands papers, so that the one that answers requests does not stand still meanwhile. */
import { parentPort } from 'node:worker_threads';
import type { ReadPage } from '../reading/page.ts';
import { understand, type UnderstoodPaper, warmUp } from '../understanding/index.ts';

/** A paper to be understood, or a sample before the first one comes. */
export type Asked = { number: number; pages: readonly ReadPage[] } | 'warm up';
export type Answered = { number: number } & ({ paper: UnderstoodPaper } | { error: unknown });

const port = parentPort;
if (port === null) throw new Error('runs as a thread only');

port.on('message', (asked: Asked) => {
  if (asked === 'warm up') warmUp();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  else port.postMessage(answerTo(asked));
});

function answerTo({ number, pages }: Exclude<Asked, string>): Answered {
  try {
    return { number, paper: understand(pages) };
  } catch (error) {
    // That of this paper alone: the thread goes on with the next one.
    return { number, error };
  }
}
