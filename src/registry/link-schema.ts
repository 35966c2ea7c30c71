/** How papers hang together: what each cites, and the links between those that are on the register. */
import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { dispatches } from './schema.ts';

/**
 * What a paper is to the other: căn cứ, trả lời, thay thế, đính chính, sao, đôn đốc, thực hiện, thu hồi; related: it
 * only cites it.
 */
export const LINK_KINDS = [
  'basis',
  'answers',
  'replaces',
  'corrects',
  'copies',
  'urges',
  'carries-out',
  'recalls',
  'related',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The papers that a paper cites, as they are looked up; made anew whenever its references change. */
export const dispatchCitations = sqliteTable(
  'dispatch_citations',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    /** As {@link dispatches.citationKey}. */
    key: text().notNull(),
    /** ISO date; null where the paper does not say of when. */
    date: text(),
    kind: text({ enum: LINK_KINDS }).notNull(),
  },
  (table) => [
    index('dispatch_citations_dispatch').on(table.dispatchId),
    index('dispatch_citations_key').on(table.key),
  ],
);

export const LINK_SOURCES = ['reference', 'person', 'edxml'] as const;
export type LinkSource = (typeof LINK_SOURCES)[number];

/** A link from the later paper to the earlier one. A removed one is kept, so that the machine does not make it again. */
export const dispatchLinks = sqliteTable(
  'dispatch_links',
  {
    id: text().primaryKey(),
    fromId: text('from_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    toId: text('to_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    kind: text({ enum: LINK_KINDS }).notNull(),
    source: text({ enum: LINK_SOURCES }).notNull(),
    madeBy: text('made_by'),
    madeAt: text('made_at').notNull(),
    removedBy: text('removed_by'),
    removedAt: text('removed_at'),
  },
  (table) => [
    uniqueIndex('dispatch_links_pair').on(table.fromId, table.toId, table.kind),
    index('dispatch_links_to').on(table.toId),
  ],
);
