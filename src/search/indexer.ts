/**
 * Keeps the embedded index with the register: takes the outbox over in order, in batches, each in one
 * transaction with what it writes. Nothing is missed and nothing is taken over twice, however a process ends.
 */
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import { pendingForSearch, takenOver } from '../platform/outbox.ts';
import { tellingNews } from './alerts.ts';
import { indexedOf, putDocuments } from './fts-writer.ts';
import { LIVE } from './fts-tables.ts';
import {
  emptyRetired,
  indexIsCurrent,
  isRebuilding,
  keepInOnePiece,
  putBeside,
  rebuildIndex,
  rebuildWasAbandoned,
} from './rebuild.ts';
import { queueForServer } from './server-queue.ts';
import { documentsOfOwners } from './sources.ts';

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
  /** How often it is looked whether the index is to be rebuilt: another process may have been killed over it. */
  rebuildPollMs?: number;
}

/** Changes a transaction, at most. */
const BATCH = 200;
/** After so long a batch takes no further dispatch: requests wait behind it. */
const LONGEST_BATCH_MS = 25;

export function startIndexer({
  db,
  clock,
  log,
  pollMs = 1000,
  rebuildPollMs = 60_000,
}: IndexerOptions): Indexer {
  const stopping = new AbortController();
  let working: NodeJS.Immediate | null = null;

  const work = () => {
    working = null;
    if (stopping.signal.aborted) return;
    try {
      if (takeOverChanges(db, clock, BATCH, LONGEST_BATCH_MS) > 0) wake();
    } catch (error) {
      // A locked or full disk: the rows stay in the outbox and the next tick tries again.
      log.error({ err: error }, 'search index could not take over changes');
    }
  };
  // One batch a turn of the event loop, so that requests come in between.
  const wake = () => {
    working ??= setImmediate(work);
  };

  let rebuilding: Promise<void> | null = null;
  const rebuild = () => {
    rebuilding ??= rebuildWhereNeeded({ db, clock, log }, stopping.signal).finally(() => {
      rebuilding = null;
    });
  };

  rebuild();
  const polling = [setInterval(wake, pollMs), setInterval(rebuild, rebuildPollMs)];
  wake();

  return {
    wake,
    async stop() {
      stopping.abort();
      polling.forEach(clearInterval);
      if (working !== null) clearImmediate(working);
      await rebuilding;
    },
  };
}

/**
 * Takes over the oldest changes, in order: one, then twice as many each time while there is time left.
 * @returns how many there were; 0 when the outbox is empty
 */
export function takeOverChanges(db: Db, clock: Clock, limit: number, milliseconds = Infinity): number {
  // Looked at without the write lock first: an idle service must not hold others up.
  if (pendingForSearch(db, 1) === null) return 0;
  return inTransaction(db, (tx) => {
    const began = performance.now();
    let done = 0;
    for (let step = 1; done < limit && performance.now() - began < milliseconds; step *= 2) {
      const pending = pendingForSearch(tx, Math.min(step, limit - done));
      if (pending === null) break;
      takeOver(tx, pending.dispatchIds, clock);
      takenOver(tx, pending.upTo);
      done += pending.changes;
    }
    return done;
  });
}

function takeOver(tx: Db, ownerIds: readonly string[], clock: Clock): void {
  const documents = documentsOfOwners(tx, ownerIds);
  const before = indexedOf(tx, ownerIds).map(({ doc }) => doc);
  tellingNews(tx, before, () => putDocuments(tx, documents, LIVE).written, clock);
  if (isRebuilding(tx)) putBeside(tx, documents);
  queueForServer(tx, ownerIds, clock);
}

async function rebuildWhereNeeded({ db, clock, log }: IndexerOptions, signal: AbortSignal): Promise<void> {
  try {
    const isAbandoned = rebuildWasAbandoned(db, clock);
    if (isRebuilding(db) && !isAbandoned) return;
    await emptyRetired(db, { signal, gently: true });
    if (!isAbandoned && indexIsCurrent(db)) return await keepInOnePiece(db, clock, signal);
    const { documents } = await rebuildIndex(db, clock, { signal, gently: true });
    log.info({ documents }, 'search index rebuilt');
  } catch (error) {
    if (!signal.aborted) log.error({ err: error }, 'search index could not be rebuilt');
  }
}
