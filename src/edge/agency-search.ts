/**
 * What an agency searches with: the index inside of its object and, where the installation has a Meilisearch, an index
 * of its own there. No agency's question can reach another's: the name of the index is the agency's, not the asker's.
 */
import { z } from 'zod';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import type { Log } from '../platform/log.ts';
import {
  embeddedIndex,
  meilisearchServer,
  type SearchIndex,
  startServer,
  withoutServer,
} from '../search/index.ts';

export interface SearchServerOf {
  url: string;
  key: string;
}

export interface AgencySearch {
  index: SearchIndex;
  /**
   * Hands the server what changed; ends when it knows all, or does not answer.
   * @param insists also where it did not answer a moment ago
   */
  feed(insists: boolean): Promise<void>;
  /** In milliseconds; infinite where the server knows all, or there is none. */
  feedsAgainIn(): number;
  /** What is under way writes nothing any more. */
  stop(): void;
}

/** A server that did not answer is left in peace for so long: the alarm that asks again wakes the object. */
const AGAIN_MS = 5 * 60_000;
/** Each question whether it has done its work is one request of those an object may make. */
const TASK_INTERVAL_MS = 500;

export function agencySearch(
  { db, clock, log, code }: { db: Db; clock: Clock; log: Log; code: string },
  server: SearchServerOf | null,
): AgencySearch {
  const embedded = embeddedIndex(db, clock);
  if (server === null) {
    withoutServer(db);
    return { index: embedded, feed: async () => {}, feedsAgainIn: () => Infinity, stop: () => {} };
  }
  const { index, feeder } = startServer(
    { db, clock, log, embedded, presumed: true },
    settingsFor(server, code),
  );
  let feeding: Promise<void> | null = null;
  let notBefore = 0;
  const catchUp = async () => {
    notBefore = Date.now() + AGAIN_MS;
    await feeder.tryToCatchUp();
    // It answered, though a change may have come since its last one.
    if (feeder.health().answers) notBefore = 0;
  };
  return {
    index,
    async feed(insists) {
      const isSpared = feeding === null && Date.now() < notBefore && !insists;
      if (isSpared || feeder.isUpToDate()) return;
      await (feeding ??= catchUp().finally(() => (feeding = null)));
    },
    feedsAgainIn: () => (feeder.isUpToDate() ? Infinity : Math.max(0, notBefore - Date.now())),
    stop: () => void feeder.stop(),
  };
}

const settingsFor = (server: SearchServerOf, code: string) => ({
  ...server,
  index: `vanthu-${code}`,
  taskIntervalMs: TASK_INTERVAL_MS,
});

/** Removes the index of an agency that ended. @throws where the server does not answer, or refuses */
export async function forgetAgency(server: SearchServerOf | null, code: string): Promise<void> {
  if (server !== null) await meilisearchServer(settingsFor(server, code)).remove();
}

const serverUrl = z.url({ protocol: /^https?$/ });

/** Null where nothing is set, or what is no address: then the log says so. */
export function searchServerOf(
  { MEILI_URL: url = '', MEILI_KEY: key = '' }: { MEILI_URL?: string; MEILI_KEY?: string },
  log: Log,
): SearchServerOf | null {
  if (url === '') return null;
  if (serverUrl.safeParse(url).success) return { url: url.replace(/\/+$/, ''), key };
  log.error({}, 'MEILI_URL must be https://… (or http://… on the same network): the embedded index answers');
  return null;
}
