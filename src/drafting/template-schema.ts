/** The office's own templates: each with its versions, none of which ever changes; and the Word files of its forms. */
import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** text: head and words in the template language; docx: a Word file of the office with places to fill in. */
export const TEMPLATE_FORMATS = ['text', 'docx'] as const;
export type TemplateFormat = (typeof TEMPLATE_FORMATS)[number];

/** active: the office's version is used; withdrawn: offered to nobody; shipped: the one that came with the service. */
export const TEMPLATE_STATES = ['active', 'withdrawn', 'shipped'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

/** A template the office made, or one that came with the service and was changed or withdrawn here. */
export const draftingTemplates = sqliteTable('drafting_templates', {
  /** Of a template that came with the service: its file's name. */
  id: text().primaryKey(),
  format: text({ enum: TEMPLATE_FORMATS }).notNull(),
  state: text({ enum: TEMPLATE_STATES }).notNull(),
  /** Number of its newest version; 0 while the office has written none. */
  version: integer().notNull().default(0),
  /** Counts every change: what was decided on an older one is refused. */
  revision: integer().notNull().default(1),
  /** Of the newest version, for lists. */
  name: text().notNull(),
  kind: text().notNull(),
  group: text('group_name').notNull(),
  about: text().notNull().default(''),
  createdAt: text('created_at').notNull(),
  updatedAt: text('updated_at').notNull(),
  updatedBy: text('updated_by'),
});

/** Word files of forms, once under their SHA-256. */
export const templateFiles = sqliteTable('drafting_template_files', {
  sha256: text().primaryKey(),
  bytes: blob({ mode: 'buffer' }).notNull(),
});

export const TEMPLATE_CAUSES = ['created', 'copied', 'saved', 'restored'] as const;
export type TemplateCause = (typeof TEMPLATE_CAUSES)[number];

/** A template as it was. Append-only. */
export const templateVersions = sqliteTable(
  'drafting_template_versions',
  {
    templateId: text('template_id')
      .notNull()
      .references(() => draftingTemplates.id),
    /** From 1, without gaps. */
    number: integer().notNull(),
    /** The whole file of a template; of a form its head alone, as JSON. */
    source: text().notNull(),
    fileSha256: text('file_sha256').references(() => templateFiles.sha256),
    fileName: text('file_name'),
    cause: text({ enum: TEMPLATE_CAUSES }).notNull(),
    reason: text().notNull().default(''),
    madeBy: text('made_by'),
    madeAt: text('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.templateId, table.number] })],
);
