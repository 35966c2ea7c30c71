/** Meilisearch through its own client: what this office asks of it, and nothing of how it answers beyond that. */
import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError } from 'meilisearch';
import { type Facet, FACETS, type Kind, type SearchDocument } from '../document.ts';
import type { DocumentsByOwner, Sort } from '../index-contract.ts';
import type { DocumentKey } from '../shown-store.ts';
import { keyOf, serverDocument } from './documents.ts';
import { type Conditions, filterFrom } from './queries.ts';
import { MOST_TOTAL, SETTINGS } from './settings.ts';
import { TaskFailed } from './trouble.ts';

export const MEILISEARCH = 'Meilisearch';
const INDEX = 'vanthu';
/** An answer that takes longer is worth less than that of the embedded index. */
const SEARCH_TIMEOUT_MS = 3000;
/** Nobody waits for what its feeder asks: a machine that has just woken may be busy for longer. */
const FEEDER_TIMEOUT_MS = 30_000;
const TASK_TIMEOUT_MS = 10 * 60_000;
const TASK_INTERVAL_MS = 50;
const MOST_A_REQUEST = 500;
/** Meilisearch refuses more than 100 MB; a letter takes three bytes at most. */
const MOST_LETTERS_A_REQUEST = 20_000_000;

export interface ServerSettings {
  url: string;
  key: string;
  /** Name of the index, where another than the office's own is meant. */
  index?: string;
  /** How often it is asked whether it has done what it was told; where each question costs: seldom. */
  taskIntervalMs?: number;
}

export interface ServerQuery {
  words: string;
  conditions: Conditions;
  sort: Sort;
  offset: number;
  limit: number;
}

export interface ServerAnswer {
  keys: DocumentKey[];
  total: number;
  totalIsExact: boolean;
  /** Values with their counts, for each facet. */
  facets: ReadonlyMap<Facet, ReadonlyMap<string, number>>;
}

export interface SearchServer {
  url: string;
  /** @throws where it does not answer in time or refuses; so do all others */
  search(query: ServerQuery): Promise<ServerAnswer>;
  /** Makes the live index hold exactly these documents of these owners; returns once they can be found. */
  put(documents: DocumentsByOwner): Promise<void>;
  /** Fills an index beside the live one with what `batches` gives, and swaps them. */
  rebuild(
    batches: AsyncIterable<readonly SearchDocument[]> | Iterable<readonly SearchDocument[]>,
  ): Promise<void>;
  countDocuments(): Promise<number>;
  /** Removes the index, and one that was being filled beside it. */
  remove(): Promise<void>;
  /** Whether the live index is there with its settings: a server whose data was wiped begins one without any. */
  isPrepared(): Promise<boolean>;
}

interface FoundDocument {
  kind: Kind;
  id: string;
  owner: string;
}

export function meilisearchServer(settings: ServerSettings): SearchServer {
  const { url, key, index: live = INDEX, taskIntervalMs = TASK_INTERVAL_MS } = settings;
  const beside = `${live}_next`;
  const quick = new Meilisearch({ host: url, apiKey: key, timeout: SEARCH_TIMEOUT_MS });
  const unhurried = new Meilisearch({ host: url, apiKey: key, timeout: FEEDER_TIMEOUT_MS });
  const patient = new Meilisearch({ host: url, apiKey: key, timeout: TASK_TIMEOUT_MS });

  /** Meilisearch takes every change as a task; one that fails is an error here like any other. */
  const done = async (enqueued: EnqueuedTaskPromise) => {
    const task = await enqueued.waitTask({ timeout: TASK_TIMEOUT_MS, interval: taskIntervalMs });
    if (task.status !== 'succeeded') throw new TaskFailed(task.type, task.error);
  };
  const add = async (index: string, documents: readonly SearchDocument[]) => {
    for (const part of requestsOf(documents)) {
      await done(patient.index(index).addDocuments(part.map(serverDocument), { primaryKey: 'key' }));
    }
  };
  const prepare = async (index: string) => {
    await done(patient.createIndex(index, { primaryKey: 'key' }));
    await done(patient.index(index).updateSettings(SETTINGS));
  };
  const exists = async (index: string) => {
    try {
      await unhurried.getRawIndex(index);
      return true;
    } catch (error) {
      if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false;
      throw error;
    }
  };

  return {
    url,
    search: (query) => search(quick, live, query),
    async put(documents) {
      await add(live, [...documents.values()].flat());
      const owners = [...documents.keys()].map((id) => JSON.stringify(id)).join(', ');
      const keys = [...documents.values()].flat().map((document) => JSON.stringify(keyOf(document)));
      const filter = `owner IN [${owners}] AND key NOT IN [${keys.join(', ')}]`;
      await done(patient.index(live).deleteDocuments({ filter }));
    },
    async rebuild(batches) {
      if (await exists(beside)) await done(patient.deleteIndex(beside));
      if (!(await exists(live))) await prepare(live);
      await prepare(beside);
      for await (const documents of batches) await add(beside, documents);
      await done(patient.swapIndexes([{ indexes: [live, beside], rename: false }]));
      await done(patient.deleteIndex(beside));
    },
    async remove() {
      for (const index of [live, beside]) if (await exists(index)) await done(patient.deleteIndex(index));
    },
    countDocuments: async () => (await unhurried.index(live).getStats()).numberOfDocuments,
    async isPrepared() {
      if (!(await exists(live))) return false;
      const filters = await unhurried.index(live).getFilterableAttributes();
      return SETTINGS.filterableAttributes!.every((name) => filters?.includes(name) === true);
    },
  };
}

/** As many documents at once as a request may carry: some papers are books. */
export function* requestsOf(
  documents: readonly SearchDocument[],
  most: { documents: number; letters: number } = {
    documents: MOST_A_REQUEST,
    letters: MOST_LETTERS_A_REQUEST,
  },
): Generator<SearchDocument[]> {
  let [part, letters]: [SearchDocument[], number] = [[], 0];
  for (const document of documents) {
    const own = document.pages.reduce((sum, { text }) => sum + text.length, 0);
    if (part.length > 0 && (part.length >= most.documents || letters + own > most.letters)) {
      yield part;
      [part, letters] = [[], 0];
    }
    part.push(document);
    letters += own;
  }
  if (part.length > 0) yield part;
}

/** One request: the hits with the facets that are free, and for each facet that is chosen one that counts it alone. */
async function search(client: Meilisearch, index: string, query: ServerQuery): Promise<ServerAnswer> {
  const chosen = FACETS.filter((facet) => query.conditions.has(facet));
  const free = FACETS.filter((facet) => !query.conditions.has(facet));
  const common = { indexUid: index, q: query.words, matchingStrategy: 'all' as const };
  const [found, ...counted] = (
    await client.multiSearch({
      queries: [
        {
          ...common,
          filter: filterFrom(query.conditions),
          facets: free,
          page: Math.floor(query.offset / query.limit) + 1,
          hitsPerPage: query.limit,
          ...sortOf(query.sort),
        },
        ...chosen.map((facet) => ({
          ...common,
          filter: filterFrom(query.conditions, facet),
          facets: [facet],
          page: 1,
          hitsPerPage: 0,
        })),
      ],
    })
  ).results;
  const distributions = [found, ...counted].map((result) => result?.facetDistribution ?? {});
  const total = found?.totalHits ?? 0;
  return {
    keys: (found?.hits ?? []).map((hit) => {
      const { kind, id, owner } = hit as unknown as FoundDocument;
      return { kind, id, ownerId: owner };
    }),
    total,
    totalIsExact: total < MOST_TOTAL,
    facets: new Map(
      distributions.flatMap((distribution) =>
        Object.entries(distribution).map(
          ([facet, values]) => [facet as Facet, new Map(Object.entries(values))] as const,
        ),
      ),
    ),
  };
}

function sortOf(sort: Sort): { sort?: string[] } {
  if (sort === 'newest') return { sort: ['day:desc'] };
  if (sort === 'oldest') return { sort: ['day:asc'] };
  return sort === 'number' ? { sort: ['numberValue:asc', 'day:desc'] } : {};
}
