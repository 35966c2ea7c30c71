/**
 * Tells those who watch how far the readings are. One look at the database serves all of them, and nobody looks
 * while nobody watches. (Jobs may run in another process, so the database is asked, not the runner.)
 */
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { papersBeingRead, queueItemsOf } from './list-store.ts';
import { visibleAmong } from './store.ts';
import type { QueueItem } from './views.ts';
import { seesAllDispatches } from './visibility.ts';

export interface ProgressFeed {
  /**
   * Calls `tell` with every paper whose reading moved: of the whole queue, or of one paper. Only those the person
   * may see.
   * @param ended called when the feed ends the subscription: the service stops
   * @returns ends the subscription
   */
  subscribe(
    actor: Actor,
    watched: 'queue' | { dispatchId: string },
    tell: (item: QueueItem) => void,
    ended?: () => void,
  ): () => void;
  /** Ends all subscriptions, and whoever watches is told so. */
  stop(): void;
}

interface Subscription {
  actor: Actor;
  watched: 'queue' | { dispatchId: string };
  tell: (item: QueueItem) => void;
  ended: () => void;
}

const MOST_PAPERS = 1_000;

export function createProgressFeed(options: { db: Db; log: Log; intervalMs?: number }): ProgressFeed {
  const { db, log, intervalMs = 700 } = options;
  const subscriptions = new Set<Subscription>();
  /** What everybody was told last, as JSON by id. */
  let told = new Map<string, string>();
  /** What was being read at the last look: its end is news for those who watch the queue. */
  let inQueue = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  const look = () => {
    try {
      const beingRead = papersBeingRead(db, MOST_PAPERS);
      const items = [...beingRead, ...others(db, beingRead, inQueue, subscriptions)];
      const changed = items.filter((item) => told.get(item.id) !== JSON.stringify(item));
      const inQueueBefore = inQueue;
      told = new Map(items.map((item) => [item.id, JSON.stringify(item)]));
      inQueue = new Set(beingRead.map(({ id }) => id));
      const ofQueue = changed.filter(({ id }) => inQueue.has(id) || inQueueBefore.has(id));
      for (const subscription of subscriptions) tellChanges(db, subscription, changed, ofQueue);
    } catch (error) {
      log.error({ err: error }, 'progress cannot be read');
    }
  };

  return {
    subscribe(actor, watched, tell, ended = () => {}) {
      if (timer === undefined) {
        // What was so before the first watcher came is no news.
        look();
        timer = setInterval(look, intervalMs).unref();
      }
      const subscription = { actor, watched, tell, ended };
      subscriptions.add(subscription);
      return () => {
        subscriptions.delete(subscription);
        if (subscriptions.size === 0) rest();
      };
    },
    stop() {
      const ending = [...subscriptions];
      rest();
      for (const { ended } of ending) ended();
    },
  };

  function rest(): void {
    clearInterval(timer);
    timer = undefined;
    subscriptions.clear();
    told.clear();
    inQueue.clear();
  }
}

/** Papers that are not being read: those that were so until now, and those somebody watches by itself. */
function others(
  db: Db,
  beingRead: readonly QueueItem[],
  inQueue: ReadonlySet<string>,
  subscriptions: ReadonlySet<Subscription>,
): QueueItem[] {
  const ids = new Set(inQueue);
  for (const { watched } of subscriptions) if (watched !== 'queue') ids.add(watched.dispatchId);
  for (const { id } of beingRead) ids.delete(id);
  return queueItemsOf(db, [...ids]);
}

function tellChanges(
  db: Db,
  { actor, watched, tell }: Subscription,
  changed: readonly QueueItem[],
  ofQueue: readonly QueueItem[],
): void {
  const mine = watched === 'queue' ? ofQueue : changed.filter((item) => item.id === watched.dispatchId);
  if (mine.length === 0) return;
  // Asked at every telling: a paper may have been routed to the person meanwhile.
  const visible = seesAllDispatches(actor)
    ? null
    : visibleAmong(
        db,
        mine.map((item) => item.id),
        actor,
      );
  for (const item of mine) if (visible === null || visible.has(item.id)) tell(item);
}
