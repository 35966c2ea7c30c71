import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The kinds of file an office may hand in, told by their content, never by their name. */
export const FILE_KINDS = ['pdf', 'tiff', 'jpeg', 'png', 'webp', 'docx'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** The received bytes, stored once under their SHA-256 and never changed. */
export const storedFiles = sqliteTable('stored_files', {
  sha256: text().primaryKey(),
  /** Null where the content is none of the kinds we read: the bytes are kept all the same. */
  kind: text({ enum: FILE_KINDS }),
  /** Bytes. */
  size: integer().notNull(),
  storedAt: text('stored_at').notNull(),
});
