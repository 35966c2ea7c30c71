/** Cơ quan liên thông: the agencies with which papers are exchanged over the network. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const partners = sqliteTable('partners', {
  id: text().primaryKey(),
  /** Mã định danh (QCVN 102:2016, QĐ 20/2020/QĐ-TTg): "H99.08". */
  organId: text('organ_id').notNull().unique(),
  name: text().notNull(),
  /** As papers also call it: "Sở Y tế". */
  otherNames: text('other_names', { mode: 'json' }).$type<string[]>().notNull(),
  /** Where its service answers, without a trailing slash. */
  url: text().notNull(),
  /** Nothing is sent to it nor taken from it while it rests. */
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  /** When it last answered us, when it last sent something, and what stood in the way at the last try; blank: nothing. */
  reachedAt: text('reached_at'),
  heardAt: text('heard_at'),
  trouble: text().notNull().default(''),
});

/** The keys of an exchange, apart from the directory: an export without accounts leaves them out. */
export const partnerKeys = sqliteTable('partner_keys', {
  partnerId: text('partner_id')
    .primaryKey()
    .references(() => partners.id, { onDelete: 'cascade' }),
  /** The key they gave us, sent with what we send; blank: none yet. */
  theirs: text().notNull().default(''),
  /** SHA-256 of the key we gave them; null: none, or it was ended. */
  oursHash: text('ours_hash').unique(),
  oursSince: text('ours_since'),
});
