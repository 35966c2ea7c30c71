/** SQL of what people are told. */
import type { Db } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { obligationNotices } from './schema.ts';

export type NewNotice = Omit<typeof obligationNotices.$inferInsert, 'id' | 'personId'>;

/** Writes the notice for each of them who was not told the same before. @returns how many were new */
export function noteAll(tx: Db, personIds: readonly string[], notice: NewNotice): number {
  let told = 0;
  for (const personId of personIds) {
    told += tx
      .insert(obligationNotices)
      .values({ ...notice, id: newId(), personId })
      .onConflictDoNothing()
      .returning({ id: obligationNotices.id })
      .all().length;
  }
  return told;
}
