/** SQL of the office's own templates, their versions and the Word files of its forms. */
import { and, asc, desc, eq } from 'drizzle-orm';
import { nameOrSystem } from '../people/people-store.ts';
import { people } from '../people/schema.ts';
import type { Db } from '../platform/database.ts';
import { draftingTemplates, templateFiles, templateVersions } from './template-schema.ts';

export type TemplateRecord = typeof draftingTemplates.$inferSelect;
export type NewTemplate = typeof draftingTemplates.$inferInsert;
export type TemplateVersionRecord = typeof templateVersions.$inferSelect;

export function findTemplate(db: Db, id: string): TemplateRecord | null {
  return db.select().from(draftingTemplates).where(eq(draftingTemplates.id, id)).get() ?? null;
}

export function templateRecords(db: Db): TemplateRecord[] {
  return db.select().from(draftingTemplates).orderBy(asc(draftingTemplates.id)).all();
}

export function insertTemplate(tx: Db, template: NewTemplate): TemplateRecord {
  return tx.insert(draftingTemplates).values(template).returning().get();
}

export function changeTemplate(tx: Db, id: string, change: Partial<NewTemplate>): TemplateRecord {
  return tx.update(draftingTemplates).set(change).where(eq(draftingTemplates.id, id)).returning().get();
}

export function insertTemplateVersion(tx: Db, version: TemplateVersionRecord): void {
  tx.insert(templateVersions).values(version).run();
}

export function templateVersion(db: Db, id: string, number: number): TemplateVersionRecord | null {
  const isIt = and(eq(templateVersions.templateId, id), eq(templateVersions.number, number));
  return db.select().from(templateVersions).where(isIt).get() ?? null;
}

export interface TemplateVersionRow extends Pick<
  TemplateVersionRecord,
  'number' | 'cause' | 'reason' | 'madeAt' | 'fileName'
> {
  by: string;
}

/** Newest first, without their sources. */
export function versionsOfTemplate(db: Db, id: string): TemplateVersionRow[] {
  return db
    .select({
      number: templateVersions.number,
      cause: templateVersions.cause,
      reason: templateVersions.reason,
      madeAt: templateVersions.madeAt,
      fileName: templateVersions.fileName,
      by: nameOrSystem(),
    })
    .from(templateVersions)
    .leftJoin(people, eq(people.id, templateVersions.madeBy))
    .where(eq(templateVersions.templateId, id))
    .orderBy(desc(templateVersions.number))
    .all();
}

/** The same file twice is kept once. */
export function keepTemplateFile(tx: Db, sha256: string, bytes: Uint8Array): void {
  tx.insert(templateFiles)
    .values({ sha256, bytes: Buffer.from(bytes) })
    .onConflictDoNothing()
    .run();
}

export function templateFile(db: Db, sha256: string): Uint8Array | null {
  const row = db.select().from(templateFiles).where(eq(templateFiles.sha256, sha256)).get();
  return row === undefined ? null : new Uint8Array(row.bytes);
}
