import { blob, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { storedFiles } from '../intake/schema.ts';
import type { PageSource, PageStructure } from './page.ts';
import type { SignatureCheck } from '../signatures/index.ts';
import type { PaperSigns } from './paper-signs.ts';
import type { PaperStart } from './paper-starts.ts';
import type { ReadingPlan } from './reading-plan.ts';

export const READING_STATES = ['queued', 'reading', 'done', 'failed', 'cancelled'] as const;
export type ReadingState = (typeof READING_STATES)[number];

/** One reading of a stored file; "đọc lại" makes a further one. */
export const readings = sqliteTable(
  'readings',
  {
    id: text().primaryKey(),
    fileSha256: text('file_sha256')
      .notNull()
      .references(() => storedFiles.sha256),
    state: text({ enum: READING_STATES }).notNull().default('queued'),
    /** Null until the file was opened. */
    pageCount: integer('page_count'),
    /** What it was read with, by name and version; null: not begun, or all its pages were copied. */
    engine: text(),
    /** Which pages of which files it reads, page 1 first; null: all of its file, in order. */
    plan: text({ mode: 'json' }).$type<ReadingPlan>(),
    /** It was asked for with other settings: a person compares it with the one in force and says which stays. */
    proposed: integer({ mode: 'boolean' }).notNull().default(false),
    /** Where the file may be split, known once every page was read; null before. */
    starts: text({ mode: 'json' }).$type<PaperStart[]>(),
    /** The digital signatures of its files, as they were found; null: not looked for. */
    signatures: text({ mode: 'json' }).$type<SignatureCheck[]>(),
    createdAt: text('created_at').notNull(),
    startedAt: text('started_at'),
    finishedAt: text('finished_at'),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
  },
  (table) => [index('readings_file').on(table.fileSha256)],
);

/** A page of a reading, read (`text`, `lines`) or failed (`failure…`). */
export const readingPages = sqliteTable(
  'reading_pages',
  {
    readingId: text('reading_id')
      .notNull()
      .references(() => readings.id, { onDelete: 'cascade' }),
    /** From 1. */
    number: integer().notNull(),
    /** Points, of the upright page. */
    width: real(),
    height: real(),
    rotation: integer().$type<0 | 90 | 180 | 270>(),
    source: text().$type<PageSource>(),
    seconds: real(),
    /** The page's own text in reading order, as it is searched: with the words that people corrected. */
    text: text(),
    /** The lines with their words and boxes: deflated JSON of `Line[]`. */
    lines: blob({ mode: 'buffer' }),
    /** Tables, places that were not read, whether it is blank. */
    structure: text({ mode: 'json' }).$type<PageStructure>(),
    /** What the page shows of where papers begin and end. */
    signs: text({ mode: 'json' }).$type<PaperSigns>(),
    failureCode: text('failure_code'),
    failureMessage: text('failure_message'),
  },
  (table) => [primaryKey({ columns: [table.readingId, table.number] })],
);
