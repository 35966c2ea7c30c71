/**
 * Tells people of new matches of their saved searches. It is found out while the index takes changes over, in the same
 * transaction: what matched before is no news, and nothing is told twice, however the process ends.
 */
import { sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import { actorOfPerson } from '../people/people.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { wholeNumber } from './doc-numbers.ts';
import { matchesAll } from './fts-expression.ts';
import { matching } from './fts-match.ts';
import { LIVE, named } from './fts-tables.ts';
import { allFilters, narrowingOf } from './narrowing.ts';
import { parseQuery } from './query.ts';
import { insertAlerts, type SavedSearchRecord, searchesWithAlert } from './saved-store.ts';
import type { DocumentKey } from './shown-store.ts';

interface Watch {
  search: SavedSearchRecord;
  actor: Actor;
}

/** What of these documents each search that is watched matches, as the index is now. */
type Matches = ReadonlyMap<string, ReadonlyMap<string, DocumentKey>>;

/**
 * Changes the index and tells of what matches afterwards and did not before.
 * @param before the numbers of the documents that may change
 * @param change changes the index; returns the numbers of the documents it wrote
 */
export function tellingNews(
  tx: Db,
  before: readonly number[],
  change: () => readonly number[],
  clock: Clock,
): void {
  const watches = watchesOf(tx, clock);
  if (watches.length === 0) {
    change();
    return;
  }
  const matched = matchesAmong(tx, watches, before, clock);
  const matching = matchesAmong(tx, watches, change(), clock);
  for (const [searchId, found] of matching) {
    const news = [...found].filter(([key]) => matched.get(searchId)?.has(key) !== true);
    insertAlerts(
      tx,
      searchId,
      news.map(([, document]) => document),
      clock.now(),
    );
  }
}

/** Who left the office is told nothing any more. */
function watchesOf(tx: Db, clock: Clock): Watch[] {
  return searchesWithAlert(tx).flatMap((search) => {
    const person = actorOfPerson(tx, search.personId, { address: null, scopes: null }, clock);
    return person === null ? [] : [{ search, actor: person.actor }];
  });
}

function matchesAmong(tx: Db, watches: readonly Watch[], docs: readonly number[], clock: Clock): Matches {
  if (docs.length === 0) return new Map();
  return new Map(
    watches.map(({ search, actor }) => [
      search.id,
      new Map(documentsMatching(tx, search, actor, docs, clock).map((key) => [`${key.kind} ${key.id}`, key])),
    ]),
  );
}

function documentsMatching(
  tx: Db,
  { words, filters }: SavedSearchRecord,
  actor: Actor,
  docs: readonly number[],
  clock: Clock,
): DocumentKey[] {
  // What is kept is finished: its last word is not begun.
  const query = parseQuery(`${words} `);
  if (query.hopeless) return [];
  const narrowing = narrowingOf(tx, allFilters(query, filters), actor, clock.today().date);
  if (narrowing === null) return [];
  const { text } = named(LIVE);
  return tx.all<DocumentKey>(sql`
    SELECT d.kind AS kind, d.id AS id, d.owner_id AS ownerId FROM ${matching(matchesAll(query), narrowing)}
      AND ${text}.rowid BETWEEN ${wholeNumber(Math.min(...docs))} AND ${wholeNumber(Math.max(...docs))}
      AND d.doc IN (SELECT value FROM json_each(${JSON.stringify(docs)}))`);
}
