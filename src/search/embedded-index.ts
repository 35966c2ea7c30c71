/**
 * The embedded engine: SQLite FTS5 in the office's own database. It is always there and always kept, also where a
 * search server stands beside it: it answers when that one cannot.
 */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { searchLag } from '../platform/outbox.ts';
import type { Kind } from './document.ts';
import {
  countedMatches,
  facetCounts,
  kindCounts,
  MOST_COUNTED,
  type NarrowingOfKind,
  noFacets,
  totalOf,
} from './facets.ts';
import { matchesAll } from './fts-expression.ts';
import {
  countNewest,
  matchesByNumber,
  newestMatches,
  oldestMatches,
  type Walk,
  wordsOfDocs,
} from './fts-match.ts';
import { countDocuments, putDocuments } from './fts-writer.ts';
import type { FacetCount, IndexHealth, SearchIndex, SearchQuery, SearchResults } from './index-contract.ts';
import { allFilters, type Narrowing, narrowingOf } from './narrowing.ts';
import { cursorAt, FURTHEST, pageOf, type ResultPage } from './paging.ts';
import { PageTexts } from './page-texts.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { RANKED, rankedDocs } from './ranking.ts';
import { indexIsCurrent, rebuildIndex, rebuildProgress } from './rebuild.ts';
import { citingHits, similarHits } from './related.ts';
import { keysOfDocs, shownHits } from './shown-store.ts';
import { suggestFor } from './suggestions.ts';
import { completedWhereUnknown, forgiving } from './terms.ts';

export const EMBEDDED = 'SQLite FTS5';

export function embeddedIndex(db: Db, clock: Clock): SearchIndex {
  return {
    put: async (documents) => void inTransaction(db, (tx) => putDocuments(tx, documents)),
    remove: async (ownerIds) =>
      void inTransaction(db, (tx) => putDocuments(tx, new Map(ownerIds.map((id) => [id, []])))),
    search: async (query, actor) => searchArchive(db, query, actor, clock),
    suggest: async (text, actor) => suggestFor(db, text, actor, clock),
    similar: async (dispatchId, actor) => similarHits(db, dispatchId, actor, clock),
    citing: async (dispatchId, actor) => citingHits(db, dispatchId, actor, clock),
    rebuild: (options) => rebuildIndex(db, clock, options),
    health: async () => indexHealth(db),
  };
}

export function indexHealth(db: Db): IndexHealth {
  return {
    engine: EMBEDDED,
    complete: indexIsCurrent(db),
    documents: countDocuments(db),
    lag: searchLag(db),
    rebuilding: rebuildProgress(db),
    server: null,
  };
}

/**
 * Finds what the actor may see.
 * @throws AppError `search.bad-cursor` where the cursor is not one of ours; never because of the text
 */
export function searchArchive(db: Db, query: SearchQuery, actor: Actor, clock: Clock): SearchResults {
  const page = pageOf(query);
  const parsed = parseQuery(query.text);
  const filters = allFilters(parsed, query.filters ?? {});
  const today = clock.today().date;
  const ofKind = (kind: Kind) => narrowingOf(db, { ...filters, kind }, actor, today);
  if (parsed.hopeless) return NOTHING;
  const kind = filters.kind ?? 'dispatch';
  const asked = completedWhereUnknown(db, parsed);
  const narrowing = ofKind(kind);
  if (narrowing === null) {
    const kinds = kindCounts(db, matchesAll(asked), ofKind, { kind, count: 0 });
    return { ...NOTHING, facets: { ...noFacets(), kind: kinds } };
  }
  const texts = new PageTexts(db);
  const rest = { narrowing, ofKind, page, texts };
  const find = (attempt: ParsedQuery) => foundBy(db, attempt, narrowing, { page, texts });
  const found = find(asked);
  if (found.docs.length > 0 || page.offset > 0) return resultsOf(db, { query: asked, ...rest }, found, null);
  for (const attempt of forgiving(db, asked)) {
    const instead = find(attempt);
    if (instead.docs.length === 0) continue;
    return resultsOf(db, { query: attempt, ...rest }, instead, meantWords(db, attempt, instead.docs[0]!));
  }
  return resultsOf(db, { query: asked, ...rest }, found, null);
}

/** How many drafts a search would find that asks for them, as a count beside the filter: none where there are none. */
export function draftCount(db: Db, query: SearchQuery, actor: Actor, clock: Clock): FacetCount[] {
  const parsed = parseQuery(query.text);
  const filters = allFilters(parsed, query.filters ?? {});
  const narrowing = narrowingOf(db, { ...filters, kind: 'draft' }, actor, clock.today().date);
  if (parsed.hopeless || narrowing === null) return [];
  const count = countNewest(db, matchesAll(completedWhereUnknown(db, parsed)), narrowing, MOST_COUNTED);
  return count === 0 ? [] : [{ value: 'draft', label: 'draft', count }];
}

const NOTHING: SearchResults = {
  hits: [],
  total: 0,
  totalIsExact: true,
  facetsAreExact: true,
  facets: noFacets(),
  next: null,
  corrected: null,
  answeredBy: { engine: EMBEDDED, inPlaceOf: null },
};

/** A page of matches, whether there are more, and the walk that found them. */
interface Found {
  docs: number[];
  more: boolean;
  walk: Walk;
}

function foundBy(
  db: Db,
  query: ParsedQuery,
  narrowing: Narrowing,
  { page, texts }: { page: ResultPage; texts: PageTexts },
): Found {
  const walk = countedMatches(db, matchesAll(query), narrowing);
  if (walk.docs.length === 0) return { docs: [], more: false, walk };
  const docs = docsInOrder(db, query, narrowing, { walk, texts }, { ...page, limit: page.limit + 1 });
  return { docs: docs.slice(0, page.limit), more: docs.length > page.limit, walk };
}

function docsInOrder(
  db: Db,
  query: ParsedQuery,
  narrowing: Narrowing,
  { walk, texts }: { walk: Walk; texts: PageTexts },
  { sort, offset, limit }: ResultPage,
): number[] {
  const expression = matchesAll(query);
  if (sort === 'oldest') return oldestMatches(db, expression, narrowing, limit, offset);
  if (sort === 'number')
    return matchesByNumber(db, expression, narrowing, { most: MOST_COUNTED, limit, offset });
  if (sort === 'newest' || query.wanted.length === 0) {
    // The walk met them in this order already, as far as it went.
    const isMet = totalOf(walk).totalIsExact || offset + limit <= walk.docs.length;
    if (isMet) return walk.docs.slice(offset, offset + limit);
    return newestMatches(db, expression, narrowing, { limit, offset });
  }
  const ranked = rankedDocs(db, query, narrowing, { walk, texts }, Math.min(offset + limit, RANKED));
  const here = ranked.slice(offset, offset + limit);
  if (here.length === limit || ranked.length < RANKED) return here;
  const rest = newestMatches(db, expression, narrowing, {
    limit: limit - here.length,
    offset: Math.max(0, offset - ranked.length),
    except: ranked,
  });
  return [...here, ...rest];
}

interface Asked {
  query: ParsedQuery;
  narrowing: Narrowing;
  ofKind: NarrowingOfKind;
  page: ResultPage;
  /** The pages that were read to rank them. */
  texts: PageTexts;
}

function resultsOf(
  db: Db,
  { query, narrowing, ofKind, page, texts }: Asked,
  { docs, more, walk }: Found,
  corrected: string | null,
): SearchResults {
  const asked = { expression: matchesAll(query), narrowing, ofKind };
  return {
    hits: shownHits(db, keysOfDocs(db, docs), query, { texts }),
    ...totalOf(walk),
    ...(page.offset === 0 ? facetCounts(db, asked, walk) : { facets: null, facetsAreExact: true }),
    next: more && page.offset + page.limit <= FURTHEST ? cursorAt(page.offset + page.limit) : null,
    corrected,
    answeredBy: { engine: EMBEDDED, inPlaceOf: null },
  };
}

/** The words that were taken for those with a slip, as they stand in the best match. */
function meantWords(db: Db, { wanted }: ParsedQuery, doc: number): string {
  const words = new Set((wordsOfDocs(db, [doc]).get(doc) ?? '').split(' '));
  return wanted
    .map((term) => {
      const forms = [term.words, ...term.others];
      const meant = forms.find((form) => form.every((word) => words.has(word))) ?? term.words;
      return (meant === term.words ? (term.exact ?? meant) : meant).join(' ');
    })
    .join(' ');
}
