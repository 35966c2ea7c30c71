/** Progress as Server-Sent Events. */
import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Actor } from '../people/actor.ts';
import type { ProgressFeed } from './progress.ts';
import type { QueueItem } from './views.ts';

/** Proxies cut a silent connection after a minute or so. */
const HEARTBEAT_MS = 15_000;
/** After this the browser connects again, and what the person may see is asked anew. */
const LIFETIME_MS = 10 * 60_000;

export interface Watching {
  feed: ProgressFeed;
  actor: Actor;
  watched: 'queue' | { dispatchId: string };
  /** Whether the watcher may still be told anything: asked again before every telling. */
  isWelcome: () => boolean;
  /** What the watcher is told first: how things stand now. */
  standing: readonly QueueItem[];
}

/**
 * Streams `dispatch` events, each a QueueItem: first how things stand, then every change; of several changes of one
 * paper that a slow reader has not taken yet only the newest.
 */
export function streamProgress(c: Context, watching: Watching): Response {
  // Proxies that buffer would hold the events back.
  c.header('x-accel-buffering', 'no');
  c.header('cache-control', 'no-store');
  return streamSSE(c, (stream) => relay(stream, watching));
}

async function relay(
  stream: SSEStreamingApi,
  { feed, actor, watched, standing, isWelcome }: Watching,
): Promise<void> {
  const news = new Map(standing.map((item) => [item.id, item]));
  const doorbell = createDoorbell();
  const over = new AbortController();
  const tell = (item: QueueItem) => {
    news.set(item.id, item);
    doorbell.ring();
  };
  const unsubscribe = feed.subscribe(actor, watched, tell, () => {
    over.abort();
    doorbell.ring();
  });
  stream.onAbort(doorbell.ring);
  const end = Date.now() + LIFETIME_MS;
  try {
    await stream.write('retry: 2000\n\n');
    while (!over.signal.aborted && !stream.aborted && !stream.closed && Date.now() < end && isWelcome()) {
      for (const [id, item] of news) {
        news.delete(id);
        await stream.writeSSE({ event: 'dispatch', data: JSON.stringify(item) });
      }
      const rung = await doorbell.wait(HEARTBEAT_MS);
      if (!rung) await stream.write(': \n\n');
    }
  } finally {
    unsubscribe();
  }
}

/** Remembers one ring while nobody waits. */
function createDoorbell() {
  let rung = false;
  let answer: (() => void) | null = null;
  return {
    ring: () => {
      rung = true;
      answer?.();
    },
    /** @returns whether it rang before the time was up */
    async wait(milliseconds: number): Promise<boolean> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, milliseconds);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        answer = null;
      }
      const was = rung;
      rung = false;
      return was;
    },
  };
}
