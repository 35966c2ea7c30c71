/** Luân chuyển: who gave a paper to whom, what leaders wrote on it, what was said about solving it. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { dispatches } from './schema.ts';

/** submit: trình; lead: chủ trì; cooperate: phối hợp; know: để biết; handle: chuyển without a directive. */
export const ROUTING_KINDS = ['submit', 'lead', 'cooperate', 'know', 'handle'] as const;
export type RoutingKind = (typeof ROUTING_KINDS)[number];

export const ROUTING_OUTCOMES = ['directed', 'forwarded', 'returned', 'handed-over', 'done'] as const;
export type RoutingOutcome = (typeof ROUTING_OUTCOMES)[number];

/** One hand-over: open while the paper is with whom it went to. */
export const routings = sqliteTable(
  'routings',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    kind: text({ enum: ROUTING_KINDS }).notNull(),
    toKind: text('to_kind', { enum: ['unit', 'person'] }).notNull(),
    toId: text('to_id').notNull(),
    givenBy: text('given_by'),
    givenAt: text('given_at').notNull(),
    /** Thời hạn giải quyết of this unit or person: an ISO date. */
    dueDate: text('due_date'),
    note: text(),
    /** The hand-over this one goes on from. */
    parentId: text('parent_id'),
    directiveId: text('directive_id'),
    endedAt: text('ended_at'),
    endedBy: text('ended_by'),
    outcome: text({ enum: ROUTING_OUTCOMES }),
    /** Why it was returned, or closed without an answer. */
    reason: text(),
  },
  (table) => [
    index('routings_dispatch').on(table.dispatchId, table.givenAt),
    index('routings_open')
      .on(table.toKind, table.toId, table.givenAt)
      .where(sql`${table.endedAt} is null`),
  ],
);

/** Bút phê: what a leader directs on a paper. Append-only. */
export const directives = sqliteTable(
  'directives',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    text: text().notNull(),
    leadKind: text('lead_kind', { enum: ['unit', 'person'] }),
    leadId: text('lead_id'),
    cooperators: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    people: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    know: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    dueDate: text('due_date'),
    directedBy: text('directed_by'),
    directedAt: text('directed_at').notNull(),
  },
  (table) => [index('directives_dispatch').on(table.dispatchId, table.directedAt)],
);

/** 1: lãnh đạo cơ quan; 2: lãnh đạo đơn vị; 3: người giải quyết (NĐ 30/2020, Phụ lục IV, VII). */
export const OPINION_LAYERS = [1, 2, 3] as const;
export type OpinionLayer = (typeof OPINION_LAYERS)[number];

/** Phiếu giải quyết văn bản đến: opinions in their three layers. Append-only. */
export const opinions = sqliteTable(
  'handling_opinions',
  {
    id: text().primaryKey(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    layer: integer().$type<OpinionLayer>().notNull(),
    text: text().notNull(),
    saidBy: text('said_by'),
    saidAt: text('said_at').notNull(),
  },
  (table) => [index('handling_opinions_dispatch').on(table.dispatchId, table.saidAt)],
);
