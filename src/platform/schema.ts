/** Tables every room relies on: jobs, the audit trail, the search outbox, settings kept in the database. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const JOB_STATES = ['queued', 'running', 'done', 'dead', 'cancelled'] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobProgress {
  done: number;
  total: number | null;
  /** Vietnamese, for the person who waits. */
  note?: string;
}

export const jobs = sqliteTable(
  'jobs',
  {
    id: text().primaryKey(),
    kind: text().notNull(),
    /** What the job is about (a dispatch id), so that a page can find its job. */
    subject: text(),
    payload: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    state: text({ enum: JOB_STATES }).notNull().default('queued'),
    /** Higher runs first; urgent papers overtake. */
    priority: integer().notNull().default(0),
    attempts: integer().notNull().default(0),
    maxAttempts: integer('max_attempts').notNull().default(3),
    runAfter: text('run_after').notNull(),
    leaseOwner: text('lease_owner'),
    leaseUntil: text('lease_until'),
    cancelRequested: integer('cancel_requested', { mode: 'boolean' }).notNull().default(false),
    progress: text({ mode: 'json' }).$type<JobProgress>(),
    errorCode: text('error_code'),
    errorMessage: text('error_message'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
    finishedAt: text('finished_at'),
  },
  (table) => [
    index('jobs_next').on(table.state, table.priority, table.runAfter),
    index('jobs_subject').on(table.subject),
  ],
);

/** Append-only; each line carries the hash of the line before it, so that a removed or changed line shows. */
export const auditTrail = sqliteTable(
  'audit_trail',
  {
    seq: integer().primaryKey(),
    at: text().notNull(),
    /** Null for the service itself. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    address: text(),
    /** What was done: `dispatch.registered`, `user.signed-in` … */
    did: text().notNull(),
    subject: text(),
    details: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    previousHash: text('previous_hash').notNull(),
    hash: text().notNull(),
  },
  (table) => [index('audit_subject').on(table.subject, table.seq)],
);

/** What the search index still has to take over, in the order of the changes. */
export const searchOutbox = sqliteTable(
  'search_outbox',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    dispatchId: text('dispatch_id').notNull(),
    at: text().notNull(),
  },
  (table) => [index('search_outbox_dispatch').on(table.dispatchId)],
);

export const installation = sqliteTable(
  'installation',
  {
    key: text().primaryKey(),
    value: text({ mode: 'json' }).$type<unknown>().notNull(),
    updatedAt: text('updated_at')
      .notNull()
      .default(sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`),
  },
  (table) => [uniqueIndex('installation_key').on(table.key)],
);
