/** SQL of corrected words. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { readingPages } from '../reading/schema.ts';
import { wordCorrections } from './schema.ts';

export type WordCorrection = typeof wordCorrections.$inferSelect;

/** In the order in which they were made. */
export function correctionsOf(db: Db, dispatchId: string): WordCorrection[] {
  return db
    .select()
    .from(wordCorrections)
    .where(eq(wordCorrections.dispatchId, dispatchId))
    .orderBy(asc(wordCorrections.id))
    .all();
}

export function insertCorrection(tx: Db, correction: WordCorrection): void {
  tx.insert(wordCorrections).values(correction).run();
}

export function dropCorrection(tx: Db, id: string): void {
  tx.delete(wordCorrections).where(eq(wordCorrections.id, id)).run();
}

/** Puts down what is searched of a page. */
export function savePageText(tx: Db, readingId: string, number: number, text: string): void {
  tx.update(readingPages)
    .set({ text })
    .where(and(eq(readingPages.readingId, readingId), eq(readingPages.number, number)))
    .run();
}
