/**
 * Keeps the search server with the embedded index: hands it the changes in their order, in batches, each only when the
 * one before it can be found. A server that does not answer holds nobody up: the changes wait in the database, and it
 * catches up when it is back. An index of another version, or on another server, is built anew and swapped.
 */
import { setTimeout } from 'node:timers/promises';
import { type Db, inTransaction } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import type { SearchDocument } from '../document.ts';
import type { ServerHealth } from '../index-contract.ts';
import { doneForServer, nextForServer, serverLag } from '../server-queue.ts';
import { rememberServer, serverState } from '../server-state.ts';
import { type ArchivePlace, type ArchiveStep, documentsOfOwners, ownersAfter } from '../sources.ts';
import { isServed } from './documents.ts';
import { travelsInTheClear } from './on-the-way.ts';
import { MEILISEARCH, type SearchServer } from './server.ts';
import { SERVER_VERSION } from './settings.ts';
import { serverTrouble, wordsOf } from './trouble.ts';

export interface ServerFeeder {
  /** Whether searches may go to the server now. */
  inUse(): boolean;
  /** A search failed: it is not asked again until it answers the feeder. */
  failed(error: unknown): void;
  health(): ServerHealth;
  start(): void;
  stop(): Promise<void>;
  /** Hands over all that waits, or builds the index where it is not whole. @throws where the server refuses */
  catchUp(): Promise<void>;
  /** As `catchUp`; where the server refuses, it is remembered as not answering. */
  tryToCatchUp(): Promise<void>;
  /** Whether the server answers and knows of every change. */
  isUpToDate(): boolean;
  rebuild(onProgress?: (done: number) => void): Promise<{ documents: number }>;
}

export interface FeederOptions {
  db: Db;
  log: Log;
  server: SearchServer;
  pollMs?: number;
  /** The first pause after a failure; each further one is twice as long, up to a minute. */
  retryMs?: number;
  /** Searches go to it from the first on, until one fails: for an office that wakes to answer a search. */
  presumed?: boolean;
}

const BATCH = 200;
const LONGEST_PAUSE_MS = 60_000;
/** A server that is so far behind misses what people look for: the embedded index answers. */
const TOO_FAR_BEHIND = 2000;

export function serverFeeder({
  db,
  log,
  server,
  pollMs = 1000,
  retryMs = 1000,
  presumed = false,
}: FeederOptions): ServerFeeder {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let problem: string | null = null;
  let answers = presumed;
  let rebuilding: number | null = null;

  const isWhole = () => {
    const state = serverState(db);
    return state?.url === server.url && state.built === SERVER_VERSION;
  };

  const rebuild = async (onProgress: (done: number) => void = () => {}) => {
    // From here on changes are kept for it, so that those made meanwhile are handed over after the swap.
    inTransaction(db, (tx) => rememberServer(tx, { url: server.url, built: null }));
    rebuilding = 0;
    try {
      await server.rebuild(
        allDocuments(db, stopping.signal, (done) => {
          rebuilding = done;
          onProgress(done);
        }),
      );
      stopping.signal.throwIfAborted();
      inTransaction(db, (tx) => rememberServer(tx, { url: server.url, built: SERVER_VERSION }));
    } finally {
      rebuilding = null;
    }
    return { documents: await server.countDocuments() };
  };

  const catchUp = async () => {
    // One that was away may come back empty: it is upgraded by wiping its data.
    const isBack = !answers && isWhole();
    if (!isWhole() || (isBack && !(await server.isPrepared()))) {
      const { documents } = await rebuild();
      log.info({ documents }, 'search server index built');
    }
    for (let batch = nextForServer(db, BATCH); batch !== null; batch = nextForServer(db, BATCH)) {
      stopping.signal.throwIfAborted();
      const { ownerIds, upTo } = batch;
      await server.put(servedDocuments(db, ownerIds));
      // Whoever stopped it may have closed the database meanwhile, or reckons that nothing is written.
      stopping.signal.throwIfAborted();
      inTransaction(db, (tx) => doneForServer(tx, upTo));
    }
    if (!answers) {
      answers = true;
      problem = null;
      log.info({ server: server.url }, 'search server in use');
    }
  };

  const failed = (error: unknown) => {
    const trouble = serverTrouble(error);
    if (answers || problem !== trouble) log.warn(wordsOf(error), 'search server does not answer');
    answers = false;
    problem = trouble;
  };

  const tryToCatchUp = async () => {
    try {
      await catchUp();
    } catch (error) {
      if (!stopping.signal.aborted) failed(error);
    }
  };

  const run = async () => {
    let pause = retryMs;
    while (!stopping.signal.aborted) {
      await tryToCatchUp();
      await setTimeout(answers ? pollMs : pause, undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
      pause = answers ? retryMs : Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  };

  const inUse = () => answers && isWhole() && serverLag(db).waiting < TOO_FAR_BEHIND;
  const isUpToDate = () => answers && isWhole() && serverLag(db).waiting === 0;

  return {
    inUse,
    failed,
    catchUp,
    tryToCatchUp,
    isUpToDate,
    rebuild,
    health: () => ({
      engine: MEILISEARCH,
      answers,
      inUse: inUse(),
      lag: serverLag(db),
      rebuilding: rebuilding === null ? null : { done: rebuilding },
      problem,
      inTheClear: travelsInTheClear(server.url),
    }),
    start() {
      running ??= run();
    },
    async stop() {
      stopping.abort(new Error('stopped'));
      await running;
    },
  };
}

function servedDocuments(db: Db, ownerIds: readonly string[]): Map<string, SearchDocument[]> {
  const documents = documentsOfOwners(db, ownerIds);
  for (const [owner, each] of documents) documents.set(owner, each.filter(isServed));
  return documents;
}

function* allDocuments(
  db: Db,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Generator<SearchDocument[]> {
  let done = 0;
  let place: ArchivePlace | null = null;
  do {
    signal.throwIfAborted();
    const step: ArchiveStep = ownersAfter(db, place, BATCH);
    yield [...servedDocuments(db, step.ownerIds).values()].flat();
    done += step.ownerIds.length;
    onProgress(done);
    place = step.next;
  } while (place !== null);
}
