/** Saved searches: a person keeps a search under a name, and may be told when something new matches. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { requirePerson, savedNotFound, tooManySaved, unnamedSearch } from './errors.ts';
import type { SearchFilters, SearchHit } from './index-contract.ts';
import { parseQuery } from './query.ts';
import {
  alertsOf,
  changeSaved,
  countSaved,
  countUnseen,
  deleteSaved,
  findSaved,
  insertSaved,
  markSeen,
  savedOf,
  type SavedSearchRecord,
} from './saved-store.ts';
import { shownHits } from './shown-store.ts';

export interface SavedSearch {
  id: string;
  name: string;
  text: string;
  filters: SearchFilters;
  alert: boolean;
  createdAt: string;
  /** New matches that the person has not looked at. */
  unseen: number;
}

export interface SearchToSave {
  name: string;
  text: string;
  filters: SearchFilters;
  alert: boolean;
}

const MOST_SAVED = 50;
const LONGEST_NAME = 120;

/**
 * Keeps a search. What matches already is no news: alerts tell of what matches later.
 * @throws AppError `search.unnamed`, `search.too-many-saved`
 */
export function saveSearch(db: Db, search: SearchToSave, by: Actor, clock: Clock): SavedSearch {
  const personId = requirePerson(by);
  const name = nameFrom(search.name);
  return inTransaction(db, (tx) => {
    if (countSaved(tx, personId) >= MOST_SAVED) throw tooManySaved(MOST_SAVED);
    const { text: words, filters, alert } = search;
    const saved = { id: newId(), personId, name, words, filters, alert, createdAt: clock.now() };
    insertSaved(tx, saved);
    return shown({ ...saved, unseen: 0 });
  });
}

export function listSaved(db: Db, by: Actor): SavedSearch[] {
  return by.id === null ? [] : savedOf(db, by.id).map(shown);
}

/** @throws AppError `search.saved-not-found`, `search.unnamed` */
export function changeSavedSearch(
  db: Db,
  id: string,
  change: { name?: string | undefined; alert?: boolean | undefined },
  by: Actor,
): void {
  inTransaction(db, (tx) => {
    requireSaved(tx, id, by);
    changeSaved(tx, id, {
      ...(change.name === undefined ? {} : { name: nameFrom(change.name) }),
      ...(change.alert === undefined ? {} : { alert: change.alert }),
    });
  });
}

/** @throws AppError `search.saved-not-found` */
export function forgetSavedSearch(db: Db, id: string, by: Actor): void {
  inTransaction(db, (tx) => {
    requireSaved(tx, id, by);
    deleteSaved(tx, id);
  });
}

const MOST_NEWS = 100;

/**
 * The new matches of a search that the person has not looked at, of those they may still see.
 * @throws AppError `search.saved-not-found`
 */
export function newsOf(db: Db, id: string, by: Actor): SearchHit[] {
  const saved = requireSaved(db, id, by);
  return shownHits(db, alertsOf(db, id, MOST_NEWS), parseQuery(saved.words), { actor: by });
}

/** They have been looked at. @throws AppError `search.saved-not-found` */
export function newsSeen(db: Db, id: string, by: Actor, clock: Clock): void {
  inTransaction(db, (tx) => {
    requireSaved(tx, id, by);
    markSeen(tx, id, clock.now());
  });
}

/** How many new matches of their searches a person has not looked at. */
export function unseenNews(db: Db, by: Actor): number {
  return by.id === null ? 0 : countUnseen(db, by.id);
}

/** @throws AppError `search.saved-not-found` */
export function savedSearch(db: Db, id: string, by: Actor): SavedSearch {
  return shown({ ...requireSaved(db, id, by), unseen: 0 });
}

function requireSaved(db: Db, id: string, by: Actor): SavedSearchRecord {
  const saved = by.id === null ? undefined : findSaved(db, id, by.id);
  if (saved === undefined) throw savedNotFound();
  return saved;
}

function nameFrom(typed: string): string {
  const name = typed.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').slice(0, LONGEST_NAME);
  if (name === '') throw unnamedSearch();
  return name;
}

function shown({ personId: _person, words, ...saved }: SavedSearchRecord & { unseen: number }): SavedSearch {
  return { ...saved, text: words };
}
