/**
 * The embedded engine: SQLite FTS5 in the office's own database. A dispatch is one row of the index, so that
 * words that are scattered over its fields and pages find it together; the passages are then looked up in
 * the body of the few dispatches that are shown.
 */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { searchLag } from '../platform/outbox.ts';
import { countFacets, NO_FACETS } from './facets.ts';
import {
  candidatesOf,
  matchingIds,
  type Narrowing,
  newestIds,
  pagesForAccents,
  pagesOfReading,
  shownDispatches,
} from './fts-queries.ts';
import { countDocuments, putDispatch, removeDispatch } from './fts-store.ts';
import type { IndexHealth, SearchHit, SearchIndex, SearchQuery, SearchResults } from './index-contract.ts';
import { bestWindows, litText, partsOf, type Window } from './passages.ts';
import { type ParsedQuery, parseQuery } from './query.ts';
import { rankCandidates } from './ranking.ts';
import { indexIsCurrent, rebuildIndex, rebuildProgress } from './rebuild.ts';
import { searchable } from './searchable-text.ts';
import { suggestFor } from './suggestions.ts';

const DEFAULT_LIMIT = 20;
const MOST_HITS = 100;
/** So many of the best are put in order by accents and places; beyond them bm25 alone decides. */
const RANKED = 200;

export function ftsIndex(db: Db, clock: Clock): SearchIndex {
  return {
    put: async (dispatches) =>
      inTransaction(db, (tx) => dispatches.forEach((dispatch) => putDispatch(tx, dispatch))),
    remove: async (dispatchIds) =>
      inTransaction(db, (tx) => dispatchIds.forEach((id) => removeDispatch(tx, id))),
    search: async (query, actor) => searchDispatches(db, query, actor),
    suggest: async (text, actor) => suggestFor(db, text, actor),
    rebuild: (options) => rebuildIndex(db, clock, options),
    health: async () => indexHealth(db),
  };
}

export function indexHealth(db: Db): IndexHealth {
  return {
    engine: 'SQLite FTS5',
    complete: indexIsCurrent(db),
    documents: countDocuments(db),
    lag: searchLag(db),
    rebuilding: rebuildProgress(db),
  };
}

const NOTHING: SearchResults = { hits: [], total: 0, facets: NO_FACETS, next: null };

/**
 * Finds what the actor may see.
 * @throws AppError `search.bad-cursor` where the cursor is not one of ours; never because of the text
 */
export function searchDispatches(db: Db, query: SearchQuery, actor: Actor): SearchResults {
  const parsed = parseQuery(query.text);
  if (parsed.hopeless) return NOTHING;
  const filters = query.filters ?? {};
  const limit = Math.min(Math.max(query.limit ?? DEFAULT_LIMIT, 1), MOST_HITS);
  const offset = offsetOf(query.cursor);
  const ids = idsInOrder(db, parsed, { filters, actor }, offset, limit + 1);
  const { total, facets } = countFacets(db, parsed, filters, actor, query.cursor === undefined);
  return {
    hits: hitsOf(db, ids.slice(0, limit), parsed),
    total,
    facets,
    next: ids.length > limit ? cursorAt(offset + limit) : null,
  };
}

function idsInOrder(db: Db, parsed: ParsedQuery, by: Narrowing, offset: number, limit: number): string[] {
  if (parsed.wanted.length === 0) return newestIds(db, parsed, by, offset, limit);
  if (offset >= RANKED) return idsByWords(db, parsed, by, offset, limit);
  const ranked = rankedIds(db, parsed, by);
  const page = ranked.slice(offset, offset + limit);
  if (page.length === limit || ranked.length < RANKED) return page;
  return [...page, ...idsByWords(db, parsed, by, RANKED, limit - page.length)];
}

function idsByWords(db: Db, parsed: ParsedQuery, by: Narrowing, offset: number, limit: number): string[] {
  return matchingIds(db, parsed, by, offset, limit).map(({ dispatchId }) => dispatchId);
}

function rankedIds(db: Db, parsed: ParsedQuery, by: Narrowing): string[] {
  const candidates = candidatesOf(db, matchingIds(db, parsed, by, 0, RANKED));
  return rankCandidates(candidates, parsed, (ids) => pagesForAccents(db, ids)).map(
    ({ dispatchId }) => dispatchId,
  );
}

function hitsOf(db: Db, ids: readonly string[], parsed: ParsedQuery): SearchHit[] {
  return shownDispatches(db, ids).map(({ body, readingId, ...found }) => ({
    ...found,
    subjectParts: found.subject === null ? [] : subjectParts(found.subject, parsed),
    passages: body === null ? [] : passagesOf(db, readingId, bestWindows(body, parsed.wanted)),
  }));
}

function subjectParts(subject: string, { wanted }: ParsedQuery) {
  const original = subject.normalize('NFC');
  return litText(original, searchable(original), wanted);
}

function passagesOf(db: Db, readingId: string | null, windows: readonly Window[]): SearchHit['passages'] {
  if (readingId === null || windows.length === 0) return [];
  const originals = pagesOfReading(
    db,
    readingId,
    windows.map(({ page }) => page),
  );
  return windows.flatMap((window) => {
    const original = originals.get(window.page);
    // It was read anew and the index does not know yet: rather no passage than a wrong one.
    if (original === undefined || original.length !== window.pageLength) return [];
    return [{ page: window.page, parts: partsOf(original, window.hits, window.start, window.end) }];
  });
}

function cursorAt(offset: number): string {
  return offset.toString(36);
}

const FURTHEST = 1_000_000;

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const offset = /^[0-9a-z]{1,6}$/.test(cursor) ? Number.parseInt(cursor, 36) : Number.NaN;
  if (offset > 0 && offset <= FURTHEST) return offset;
  throw new AppError('search.bad-cursor', 400, 'Trang kết quả này không còn. Hãy tìm lại từ đầu.');
}
