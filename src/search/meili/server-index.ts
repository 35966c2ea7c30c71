/**
 * The embedded index with a search server beside it: searches go to the server while it answers and is whole, and to
 * the embedded index otherwise, which says so. Suggestions and related papers always come from the embedded index: it
 * answers them in a few milliseconds, whatever the server does. What is shown comes from the database in both cases.
 */
import { sql } from 'drizzle-orm';
import type { Actor } from '../../people/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { searchOutbox } from '../../platform/schema.ts';
import { FACETS } from '../document.ts';
import { labelledCounts } from '../facets.ts';
import type { SearchIndex, SearchQuery, SearchResults } from '../index-contract.ts';
import { draftCount } from '../embedded-index.ts';
import { allFilters, isVisibleOwner } from '../narrowing.ts';
import { cursorAt, pageOf } from '../paging.ts';
import { parseQuery } from '../query.ts';
import { PageTexts } from '../page-texts.ts';
import { byExactness, RANKED } from '../ranking.ts';
import { searchServerQueue } from '../schema.ts';
import { shownHits } from '../shown-store.ts';
import { isServed } from './documents.ts';
import type { ServerFeeder } from './feeder.ts';
import { conditionsFor, takesAllWords, wordsFor } from './queries.ts';
import { MEILISEARCH, type SearchServer } from './server.ts';

export interface ServerIndexOptions {
  db: Db;
  clock: Clock;
  embedded: SearchIndex;
  server: SearchServer;
  feeder: ServerFeeder;
}

export function serverIndex(options: ServerIndexOptions): SearchIndex {
  const { embedded, server, feeder } = options;
  return {
    ...embedded,
    async put(documents) {
      await embedded.put(documents);
      await server.put(new Map([...documents].map(([owner, each]) => [owner, each.filter(isServed)])));
    },
    async remove(ownerIds) {
      await embedded.remove(ownerIds);
      await server.put(new Map(ownerIds.map((id) => [id, []])));
    },
    async search(query, actor) {
      const isOurs = query.filters?.kind === 'draft' || !takesAllWords(parseQuery(query.text));
      if (isOurs) return embedded.search(query, actor);
      if (!feeder.inUse()) return inPlace(await embedded.search(query, actor));
      const page = pageOf(query);
      try {
        return await searchServer(options, query, page, actor);
      } catch (error) {
        feeder.failed(error);
        return inPlace(await embedded.search(query, actor));
      }
    },
    async rebuild(rebuildOptions) {
      const rebuilt = await embedded.rebuild(rebuildOptions);
      await feeder.rebuild(rebuildOptions?.onProgress);
      return rebuilt;
    },
    health: async () => ({ ...(await embedded.health()), server: feeder.health() }),
  };
}

const inPlace = (results: SearchResults): SearchResults => ({
  ...results,
  answeredBy: { ...results.answeredBy, inPlaceOf: MEILISEARCH },
});

async function searchServer(
  { db, clock, server }: ServerIndexOptions,
  query: SearchQuery,
  { sort, offset, limit }: ReturnType<typeof pageOf>,
  actor: Actor,
): Promise<SearchResults> {
  const parsed = parseQuery(query.text);
  const filters = allFilters(parsed, query.filters ?? {});
  const today = clock.today().date;
  const conditions = conditionsFor(db, parsed, filters, actor, hiddenFrom(db, actor), today);
  if (conditions === null || parsed.hopeless) return nothing();
  // The first pages are put in order by accents, which needs all of them at once.
  const isRanked = sort === 'rank' && offset + limit <= RANKED && parsed.wanted.length > 0;
  const found = await server.search({
    words: wordsFor(parsed),
    conditions,
    sort,
    offset: isRanked ? 0 : offset,
    limit: isRanked ? RANKED : limit,
  });
  const texts = new PageTexts(db);
  const keys = isRanked
    ? byExactness(db, found.keys, parsed, texts).slice(offset, offset + limit)
    : found.keys;
  const facets = offset === 0 ? labelledCounts(db, found.facets) : null;
  facets?.kind.push(...draftCount(db, query, actor, clock));
  return {
    hits: shownHits(db, keys, parsed, { actor, texts }),
    total: found.total,
    totalIsExact: found.totalIsExact,
    facetsAreExact: true,
    facets,
    next: offset + limit < found.total ? cursorAt(offset + limit) : null,
    corrected: null,
    answeredBy: { engine: MEILISEARCH, inPlaceOf: null },
  };
}

function nothing(): SearchResults {
  return {
    hits: [],
    total: 0,
    totalIsExact: true,
    facetsAreExact: true,
    facets: Object.fromEntries(FACETS.map((facet) => [facet, []])) as unknown as SearchResults['facets'],
    next: null,
    corrected: null,
    answeredBy: { engine: MEILISEARCH, inPlaceOf: null },
  };
}

/** Papers whose changes the server does not know yet and that the person may not see as they are now. */
function hiddenFrom(db: Db, actor: Actor): string[] {
  return db
    .values<[string]>(
      sql`SELECT owner_id FROM (
          SELECT ${searchOutbox.dispatchId} AS owner_id FROM ${searchOutbox}
          UNION SELECT ${searchServerQueue.ownerId} FROM ${searchServerQueue})
        WHERE NOT (${isVisibleOwner(sql`owner_id`, actor)})`,
    )
    .map(([id]) => id);
}
