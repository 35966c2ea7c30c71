/** Papers that arrive as data: their packages, the files that came along, the statuses told to the sender. */
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { storedFiles } from '../intake/schema.ts';
import { dispatches } from './schema.ts';

/** A cited paper that the package says it answers. */
export interface AnsweredPaper {
  organId: string | null;
  /** "968/CĐ-TTg". */
  code: string | null;
  date: string | null;
  documentId: string | null;
}

/** Gói edXML: delivered twice it is one paper. */
export const edxmlPackages = sqliteTable(
  'edxml_packages',
  {
    dispatchId: text('dispatch_id')
      .primaryKey()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    documentId: text('document_id').notNull(),
    fromOrganId: text('from_organ_id').notNull(),
    fromName: text('from_name'),
    /** Ours, as the sender wrote it; several where the package went to many. */
    toOrganIds: text('to_organ_ids', { mode: 'json' }).$type<string[]>().notNull(),
    generation: text({ enum: ['qcvn-102', 'edoc'] }).notNull(),
    answers: text({ mode: 'json' }).$type<AnsweredPaper[]>().notNull(),
    dueDate: text('due_date'),
    steering: text(),
    signed: integer({ mode: 'boolean' }).notNull(),
    packageSha256: text('package_sha256')
      .notNull()
      .references(() => storedFiles.sha256),
  },
  (table) => [uniqueIndex('edxml_packages_identity').on(table.documentId, table.fromOrganId)],
);

/** Files that came with a paper besides its own. */
export const dispatchAttachments = sqliteTable(
  'dispatch_attachments',
  {
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    /** From 1. */
    position: integer().notNull(),
    fileName: text('file_name').notNull(),
    sha256: text()
      .notNull()
      .references(() => storedFiles.sha256),
  },
  (table) => [
    primaryKey({ columns: [table.dispatchId, table.position] }),
    index('dispatch_attachments_file').on(table.sha256),
  ],
);

/** Statuses that the sender was told: each once. */
export const edxmlStatuses = sqliteTable(
  'edxml_statuses',
  {
    dispatchId: text('dispatch_id')
      .notNull()
      .references(() => dispatches.id, { onDelete: 'cascade' }),
    /** "01" đã đến, "02" từ chối, "03" đã tiếp nhận, "05" đang xử lý, "06" hoàn thành. */
    code: text().notNull(),
    description: text().notNull(),
    at: text().notNull(),
    by: text(),
    /** When the sender had it over the network; null: not yet, or it was handed over as a file. */
    sentAt: text('sent_at'),
  },
  (table) => [primaryKey({ columns: [table.dispatchId, table.code] })],
);
