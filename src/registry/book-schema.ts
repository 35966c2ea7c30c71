/** The books themselves: their lines, what was corrected in them, the stamps on papers, books taken over from before. */
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { storedFiles } from '../intake/schema.ts';
import { dispatches, registers } from './schema.ts';

/**
 * A line of a book (NĐ 30/2020, Phụ lục IV, I and VI). A number that was given stays for ever: where it was
 * cancelled the line says why.
 */
export const registerEntries = sqliteTable(
  'register_entries',
  {
    registerId: text('register_id')
      .notNull()
      .references(() => registers.id),
    number: integer().notNull(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id),
    /** Ngày đến (incoming) or the day of issue (outgoing): an ISO date. */
    arrivedOn: text('arrived_on').notNull(),
    enteredAt: text('entered_at').notNull(),
    enteredBy: text('entered_by'),
    /** Ghi bổ sung: why it was entered later than it arrived; null where it was entered in time. */
    lateReason: text('late_reason'),
    /** Người nhận bản giấy, and when they signed for it. */
    signedBy: text('signed_by'),
    signedAt: text('signed_at'),
    /** Đơn vị, người nhận bản lưu (outgoing). */
    archiveHolder: text('archive_holder'),
    /** Số lượng bản (outgoing). */
    copies: integer(),
    note: text(),
    cancelledAt: text('cancelled_at'),
    cancelledBy: text('cancelled_by'),
    cancelReason: text('cancel_reason'),
  },
  (table) => [
    primaryKey({ columns: [table.registerId, table.number] }),
    index('register_entries_dispatch').on(table.dispatchId),
  ],
);

/** Đính chính sổ: what a column said before, who changed it and why. Append-only; the number is no column of it. */
export const registerCorrections = sqliteTable(
  'register_corrections',
  {
    id: text().primaryKey(),
    registerId: text('register_id').notNull(),
    number: integer().notNull(),
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id),
    /** A field of the paper, or a column that only the book has. */
    column: text().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
    reason: text().notNull(),
    correctedBy: text('corrected_by'),
    correctedAt: text('corrected_at').notNull(),
  },
  (table) => [
    index('register_corrections_entry').on(table.registerId, table.number),
    index('register_corrections_dispatch').on(table.dispatchId),
  ],
);

/** Where the stamp "ĐẾN" stands on page 1, in points from the top left of the upright page. */
export const arrivalStamps = sqliteTable('arrival_stamps', {
  dispatchId: text('dispatch_id')
    .primaryKey()
    .references(() => dispatches.id, { onDelete: 'cascade' }),
  x: real().notNull(),
  y: real().notNull(),
  movedBy: text('moved_by'),
  movedAt: text('moved_at').notNull(),
});

export const IMPORT_STATES = ['draft', 'done', 'undone'] as const;

/** A book the office kept in Excel before, taken over whole or not at all. */
export const registerImports = sqliteTable(
  'register_imports',
  {
    id: text().primaryKey(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    fileSha256: text('file_sha256')
      .notNull()
      .references(() => storedFiles.sha256),
    fileName: text('file_name').notNull(),
    direction: text({ enum: ['incoming', 'outgoing'] }).notNull(),
    year: integer().notNull(),
    code: text().notNull(),
    /** Where each column of the book stands in the sheet. */
    mapping: text({ mode: 'json' }).$type<Record<string, number>>(),
    rows: integer().notNull().default(0),
    createdBy: text('created_by'),
    createdAt: text('created_at').notNull(),
    doneAt: text('done_at'),
    undoneAt: text('undone_at'),
    undoneReason: text('undone_reason'),
  },
  (table) => [uniqueIndex('register_imports_created').on(table.createdAt, table.id)],
);
