/** SQL of saved views. */
import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { obligationViews } from './schema.ts';

export type SavedView = Pick<typeof obligationViews.$inferSelect, 'id' | 'name' | 'query'>;

export function viewsOf(db: Db, personId: string): SavedView[] {
  const { id, name, query } = obligationViews;
  return db
    .select({ id, name, query })
    .from(obligationViews)
    .where(eq(obligationViews.personId, personId))
    .orderBy(asc(name))
    .all();
}

/** Saves a view; one of the same name is replaced. */
export function saveView(tx: Db, personId: string, name: string, query: string): SavedView {
  const { id } = obligationViews;
  return tx
    .insert(obligationViews)
    .values({ id: newId(), personId, name, query })
    .onConflictDoUpdate({ target: [obligationViews.personId, obligationViews.name], set: { query } })
    .returning({ id, name: obligationViews.name, query: obligationViews.query })
    .get();
}

export function dropView(tx: Db, personId: string, id: string): void {
  tx.delete(obligationViews)
    .where(and(eq(obligationViews.id, id), eq(obligationViews.personId, personId)))
    .run();
}
