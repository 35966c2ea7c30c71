/** SQL of what people did to the pages of papers. */
import { and, count, desc, eq } from 'drizzle-orm';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Actor } from '../people/actor.ts';
import { type PageChangeKind, pageChanges } from './schema.ts';
import type { DispatchRecord } from './store.ts';

export type PageChange = typeof pageChanges.$inferSelect;

export function notePageChange(
  tx: Db,
  { id, arrangement }: DispatchRecord,
  { kind, others = [] }: { kind: PageChangeKind; others?: string[] },
  by: Actor,
  clock: Clock,
): void {
  const change = { id: newId(), dispatchId: id, kind, before: arrangement, others };
  tx.insert(pageChanges)
    .values({ ...change, madeBy: by.id, madeAt: clock.now() })
    .run();
}

/** The change that would be undone next. */
export function lastPageChange(db: Db, dispatchId: string): PageChange | null {
  return (
    db
      .select()
      .from(pageChanges)
      .where(eq(pageChanges.dispatchId, dispatchId))
      .orderBy(desc(pageChanges.id))
      .limit(1)
      .get() ?? null
  );
}

/** How many steps may be undone. */
export function countPageChanges(db: Db, dispatchId: string): number {
  return (
    db.select({ changes: count() }).from(pageChanges).where(eq(pageChanges.dispatchId, dispatchId)).get()
      ?.changes ?? 0
  );
}

export function dropPageChange(tx: Db, change: PageChange): void {
  tx.delete(pageChanges)
    .where(and(eq(pageChanges.id, change.id), eq(pageChanges.dispatchId, change.dispatchId)))
    .run();
}
