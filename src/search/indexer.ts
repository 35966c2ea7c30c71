/**
 * Keeps the embedded index with the register: takes the outbox over in order, in batches, each in one
 * transaction with what it writes. Nothing is missed and nothing is taken over twice, however a process ends.
 */
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { pendingForSearch, takenOver } from '../platform/outbox.ts';
import { dispatchForSearch } from '../registry/index.ts';
import { putDispatch, removeDispatch } from './fts-store.ts';
import { indexesInUse, indexIsCurrent, rebuildIndex, rebuildWasAbandoned } from './rebuild.ts';

export interface Indexer {
  /** Looks at the outbox now; call it after a commit that announced a change. */
  wake(): void;
  /** Ends after the batch in hand; a rebuild is given up and begins again at the next start. */
  stop(): Promise<void>;
}

export interface IndexerOptions {
  db: Db;
  clock: Clock;
  log: Log;
  /** How often the outbox is looked at when nobody wakes the indexer. */
  pollMs?: number;
}

/** Changes a transaction, at most. */
const BATCH = 50;
/** After so long a batch takes no further dispatch: requests wait behind it. */
const LONGEST_BATCH_MS = 25;

export function startIndexer({ db, clock, log, pollMs = 1000 }: IndexerOptions): Indexer {
  const stopping = new AbortController();
  let working: NodeJS.Immediate | null = null;

  const work = () => {
    working = null;
    if (stopping.signal.aborted) return;
    try {
      if (takeOverChanges(db, BATCH, LONGEST_BATCH_MS) > 0) wake();
    } catch (error) {
      // A locked or full disk: the rows stay in the outbox and the next tick tries again.
      log.error({ err: error }, 'search index could not take over changes');
    }
  };
  // One batch a turn of the event loop, so that requests come in between.
  const wake = () => {
    working ??= setImmediate(work);
  };

  const rebuilding = rebuildWhereNeeded({ db, clock, log }, stopping.signal);
  const polling = setInterval(wake, pollMs);
  wake();

  return {
    wake,
    async stop() {
      stopping.abort();
      clearInterval(polling);
      if (working !== null) clearImmediate(working);
      await rebuilding;
    },
  };
}

/**
 * Takes over the oldest changes, one after the other.
 * @returns how many there were; 0 when the outbox is empty
 */
export function takeOverChanges(db: Db, limit: number, milliseconds = Infinity): number {
  // Looked at without the write lock first: an idle service must not hold others up.
  if (pendingForSearch(db, 1) === null) return 0;
  return inTransaction(db, (tx) => {
    const began = performance.now();
    let done = 0;
    while (done < limit && performance.now() - began < milliseconds) {
      const pending = pendingForSearch(tx, 1);
      if (pending === null) break;
      for (const id of pending.dispatchIds) takeOver(tx, id);
      takenOver(tx, pending.upTo);
      done += 1;
    }
    return done;
  });
}

function takeOver(tx: Db, dispatchId: string): void {
  const dispatch = dispatchForSearch(tx, dispatchId);
  for (const tables of indexesInUse(tx)) {
    if (dispatch === null) removeDispatch(tx, dispatchId, tables);
    else putDispatch(tx, dispatch, tables);
  }
}

async function rebuildWhereNeeded({ db, clock, log }: IndexerOptions, signal: AbortSignal): Promise<void> {
  try {
    if (indexIsCurrent(db) && !rebuildWasAbandoned(db, clock)) return;
    const { documents } = await rebuildIndex(db, clock, { signal, gently: true });
    log.info({ documents }, 'search index rebuilt');
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'search index could not be rebuilt');
  }
}
