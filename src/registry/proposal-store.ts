/** SQL of what a proposed reading would suggest. */
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import type { MetadataField } from '../understanding/understanding.ts';
import { readingProposals } from './schema.ts';

export type ProposedFields = Partial<Record<MetadataField, unknown>>;

export function saveProposedFields(tx: Db, readingId: string, fields: ProposedFields): void {
  tx.insert(readingProposals)
    .values({ readingId, fields })
    .onConflictDoUpdate({ target: readingProposals.readingId, set: { fields } })
    .run();
}

/** Null until the proposed reading was understood. */
export function proposedFields(db: Db, readingId: string): ProposedFields | null {
  const found = db.select().from(readingProposals).where(eq(readingProposals.readingId, readingId)).get();
  return found?.fields ?? null;
}
