/** A search server beside the embedded index, for large archives. */
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import type { Log } from '../../platform/log.ts';
import type { SearchIndex } from '../index-contract.ts';
import { countDocuments } from '../fts-writer.ts';
import { clearServerQueue, serverLag } from '../server-queue.ts';
import { forgetServer, rememberServer, serverState } from '../server-state.ts';
import { type ServerFeeder, serverFeeder } from './feeder.ts';
import { meilisearchServer, type ServerSettings } from './server.ts';
import { serverIndex } from './server-index.ts';
import { serverTrouble } from './trouble.ts';

export { MEILISEARCH, meilisearchServer } from './server.ts';

export interface ServerBeside {
  index: SearchIndex;
  feeder: ServerFeeder;
}

export interface OfficeBeside {
  db: Db;
  clock: Clock;
  log: Log;
  embedded: SearchIndex;
  /** As in `FeederOptions`. */
  presumed?: boolean;
}

/** The embedded index with the server beside it. Nothing is told to the server until the feeder is. */
export function startServer(office: OfficeBeside, settings: ServerSettings): ServerBeside {
  const { db, clock, log, embedded, presumed = false } = office;
  const server = meilisearchServer(settings);
  const feeder = serverFeeder({ db, log, server, presumed });
  return { index: serverIndex({ db, clock, embedded, server, feeder }), feeder };
}

/** The office has no search server (any more): nothing waits for it, and one that comes back is built anew. */
export function withoutServer(db: Db): void {
  if (serverState(db) === null) return;
  inTransaction(db, (tx) => {
    forgetServer(tx);
    clearServerQueue(tx);
  });
}

export interface ServerComparison {
  agrees: boolean;
  /** On the server, and in the embedded index beside which it stands. */
  documents: number | null;
  expected: number;
  /** Why it could not be compared. */
  problem: string | null;
}

/** Whether the server holds as many documents as the embedded index, once nothing waits for it. */
export async function compareServer(db: Db, settings: ServerSettings): Promise<ServerComparison> {
  const expected = countDocuments(db) - countDocuments(db, 'draft');
  try {
    const documents = await meilisearchServer(settings).countDocuments();
    const agrees = serverLag(db).waiting > 0 || documents === expected;
    return { agrees, documents, expected, problem: null };
  } catch (error) {
    return { agrees: false, documents: null, expected, problem: serverTrouble(error) };
  }
}

/** Lets the service build the index of the server anew, beside the live one, as soon as it runs. */
export function rebuildServer(db: Db, url: string): void {
  inTransaction(db, (tx) => rememberServer(tx, { url, built: null }));
}
