/** What search keeps beside the index: numbered values, saved searches and their alerts. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { people } from '../people/schema.ts';
import type { SearchFilters } from './index-contract.ts';

/** See `values-store.ts`. The index tables themselves (`fts-tables.ts`) are made by hand: drizzle knows no FTS5. */
export const searchValues = sqliteTable(
  'search_values',
  {
    id: integer().primaryKey(),
    facet: text().notNull(),
    value: text().notNull(),
    label: text().notNull(),
  },
  (table) => [uniqueIndex('search_values_value').on(table.facet, table.value)],
);

/** A search a person keeps under a name. */
export const savedSearches = sqliteTable(
  'saved_searches',
  {
    id: text().primaryKey(),
    personId: text('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** What stands in the box. */
    words: text().notNull(),
    filters: text({ mode: 'json' }).$type<SearchFilters>().notNull(),
    /** Tells the person when something new matches. */
    alert: integer({ mode: 'boolean' }).notNull(),
    createdAt: text('created_at').notNull(),
  },
  (table) => [index('saved_searches_person').on(table.personId, table.createdAt)],
);

/** Something that matches a saved search now and did not before: once for each document. */
export const searchAlerts = sqliteTable(
  'search_alerts',
  {
    searchId: text('search_id')
      .notNull()
      .references(() => savedSearches.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    documentId: text('document_id').notNull(),
    ownerId: text('owner_id').notNull(),
    at: text().notNull(),
    seenAt: text('seen_at'),
  },
  (table) => [
    primaryKey({ columns: [table.searchId, table.kind, table.documentId] }),
    index('search_alerts_unseen').on(table.searchId, table.seenAt),
  ],
);

/** See `server-queue.ts`. */
export const searchServerQueue = sqliteTable('search_server_queue', {
  seq: integer().primaryKey({ autoIncrement: true }),
  ownerId: text('owner_id').notNull(),
  at: text().notNull(),
});
