/** SQL of packages, of the files that came along, and of statuses that were told. */
import { and, asc, eq } from 'drizzle-orm';
import { storedFiles } from '../../intake/schema.ts';
import type { Db } from '../../platform/database.ts';
import { dispatchAttachments, edxmlPackages, edxmlStatuses } from '../edxml-schema.ts';

export type PackageRecord = typeof edxmlPackages.$inferSelect;

/** Delivered twice it is one paper. */
export function packageOf(db: Db, documentId: string, fromOrganId: string): PackageRecord | null {
  return (
    db
      .select()
      .from(edxmlPackages)
      .where(and(eq(edxmlPackages.documentId, documentId), eq(edxmlPackages.fromOrganId, fromOrganId)))
      .get() ?? null
  );
}

export function packageOfDispatch(db: Db, dispatchId: string): PackageRecord | null {
  return db.select().from(edxmlPackages).where(eq(edxmlPackages.dispatchId, dispatchId)).get() ?? null;
}

export function insertPackage(tx: Db, record: typeof edxmlPackages.$inferInsert): void {
  tx.insert(edxmlPackages).values(record).run();
}

export function insertAttachment(tx: Db, record: typeof dispatchAttachments.$inferInsert): void {
  tx.insert(dispatchAttachments).values(record).run();
}

export function attachmentsOf(db: Db, dispatchId: string) {
  return db
    .select({
      position: dispatchAttachments.position,
      fileName: dispatchAttachments.fileName,
      sha256: dispatchAttachments.sha256,
      size: storedFiles.size,
      kind: storedFiles.kind,
    })
    .from(dispatchAttachments)
    .innerJoin(storedFiles, eq(storedFiles.sha256, dispatchAttachments.sha256))
    .where(eq(dispatchAttachments.dispatchId, dispatchId))
    .orderBy(asc(dispatchAttachments.position))
    .all();
}

/** Notes a status; the same one again keeps the first moment. */
export function noteStatus(
  tx: Db,
  status: { dispatchId: string; code: string; description: string; at: string; by: string | null },
): { at: string; description: string; isNew: boolean } {
  const inserted = tx.insert(edxmlStatuses).values(status).onConflictDoNothing().returning().get();
  // Typed as always there; a conflict returns nothing.
  if ((inserted as typeof inserted | undefined) !== undefined) return { ...inserted, isNew: true };
  const before = tx
    .select({ at: edxmlStatuses.at, description: edxmlStatuses.description })
    .from(edxmlStatuses)
    .where(and(eq(edxmlStatuses.dispatchId, status.dispatchId), eq(edxmlStatuses.code, status.code)))
    .get()!;
  return { ...before, isNew: false };
}

/** The sender has it. */
export function markStatusSent(
  tx: Db,
  { dispatchId, code, at }: { dispatchId: string; code: string; at: string },
) {
  tx.update(edxmlStatuses)
    .set({ sentAt: at })
    .where(and(eq(edxmlStatuses.dispatchId, dispatchId), eq(edxmlStatuses.code, code)))
    .run();
}

export function statusesOf(db: Db, dispatchId: string) {
  return db
    .select({
      code: edxmlStatuses.code,
      description: edxmlStatuses.description,
      at: edxmlStatuses.at,
      by: edxmlStatuses.by,
      sentAt: edxmlStatuses.sentAt,
    })
    .from(edxmlStatuses)
    .where(eq(edxmlStatuses.dispatchId, dispatchId))
    .orderBy(asc(edxmlStatuses.at), asc(edxmlStatuses.code))
    .all();
}
