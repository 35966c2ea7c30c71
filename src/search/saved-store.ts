/** SQL of saved searches and their alerts. */
import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import type { Db } from '../platform/database.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import type { DocumentKey } from './shown-store.ts';
import type { Suggestion } from './index-contract.ts';
import { savedSearches, searchAlerts } from './schema.ts';

export type SavedSearchRecord = typeof savedSearches.$inferSelect;

export function insertSaved(tx: Db, saved: SavedSearchRecord): void {
  tx.insert(savedSearches).values(saved).run();
}

/** The person's own one; undefined for anybody else's. */
export function findSaved(db: Db, id: string, personId: string): SavedSearchRecord | undefined {
  return db
    .select()
    .from(savedSearches)
    .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, personId)))
    .get();
}

export function deleteSaved(tx: Db, id: string): void {
  tx.delete(savedSearches).where(eq(savedSearches.id, id)).run();
}

export function changeSaved(
  tx: Db,
  id: string,
  change: Partial<Pick<SavedSearchRecord, 'name' | 'alert'>>,
): void {
  tx.update(savedSearches).set(change).where(eq(savedSearches.id, id)).run();
}

export function countSaved(db: Db, personId: string): number {
  const row = db
    .select({ count: sql<number>`count(*)` })
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId))
    .get();
  return row?.count ?? 0;
}

export interface ListedSearch extends SavedSearchRecord {
  /** New matches that the person has not looked at. */
  unseen: number;
}

export function savedOf(db: Db, personId: string): ListedSearch[] {
  const unseen = sql<number>`(SELECT count(*) FROM ${searchAlerts}
    WHERE ${searchAlerts.searchId} = ${savedSearches.id} AND ${searchAlerts.seenAt} IS NULL)`;
  return db
    .select({
      id: savedSearches.id,
      personId: savedSearches.personId,
      name: savedSearches.name,
      words: savedSearches.words,
      filters: savedSearches.filters,
      alert: savedSearches.alert,
      createdAt: savedSearches.createdAt,
      unseen,
    })
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId))
    .orderBy(asc(savedSearches.createdAt), asc(savedSearches.id))
    .all();
}

/** Saved searches in whose name these words stand, for who is typing them. */
export function savedNamed(db: Db, actor: Actor, typed: string, limit: number): Suggestion[] {
  const words = foldAccents(typed.trim());
  if (actor.id === null || words === '') return [];
  return savedOf(db, actor.id)
    .filter(({ name }) => ` ${foldAccents(name)}`.includes(` ${words}`))
    .slice(0, limit)
    .map(({ id, name }) => ({ kind: 'saved', text: name, id }));
}

/** All that tell of new matches, whoever keeps them. */
export function searchesWithAlert(db: Db): SavedSearchRecord[] {
  return db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.alert, true))
    .orderBy(asc(savedSearches.id))
    .all();
}

/** Tells of a match, once for each search and document, however often it is found. */
export function insertAlerts(tx: Db, searchId: string, found: readonly DocumentKey[], at: string): void {
  for (const { kind, id, ownerId } of found) {
    tx.insert(searchAlerts)
      .values({ searchId, kind, documentId: id, ownerId, at })
      .onConflictDoNothing()
      .run();
  }
}

export function alertsOf(db: Db, searchId: string, limit: number): DocumentKey[] {
  return db.all<DocumentKey>(sql`
    SELECT ${searchAlerts.kind} AS kind, ${searchAlerts.documentId} AS id, ${searchAlerts.ownerId} AS ownerId
    FROM ${searchAlerts} WHERE ${searchAlerts.searchId} = ${searchId} AND ${searchAlerts.seenAt} IS NULL
    ORDER BY ${searchAlerts.at} DESC, ${searchAlerts.documentId} LIMIT ${limit}`);
}

export function markSeen(tx: Db, searchId: string, at: string): void {
  tx.update(searchAlerts)
    .set({ seenAt: at })
    .where(and(eq(searchAlerts.searchId, searchId), isNull(searchAlerts.seenAt)))
    .run();
}

/** New matches of all searches of a person that they have not looked at. */
export function countUnseen(db: Db, personId: string): number {
  const row = db.get<{ count: number }>(sql`
    SELECT count(*) AS count FROM ${savedSearches}
    CROSS JOIN ${searchAlerts} ON ${searchAlerts.searchId} = ${savedSearches.id}
    WHERE ${savedSearches.personId} = ${personId} AND ${searchAlerts.seenAt} IS NULL`);
  return row.count;
}
