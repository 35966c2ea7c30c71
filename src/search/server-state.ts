/** What the office's database knows of the search server: whether there is one, and which of its indexes is whole. */
import { eq } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { installation } from '../platform/schema.ts';

const KEY = 'search.server';

export interface ServerState {
  /** Address of the server: another one knows nothing of this office yet. */
  url: string;
  /** Version of settings and documents with which the live index was built; null where none is whole. */
  built: number | null;
}

export function serverState(db: Db): ServerState | null {
  const row = db
    .select({ value: installation.value })
    .from(installation)
    .where(eq(installation.key, KEY))
    .get();
  return row === undefined ? null : (row.value as ServerState);
}

export function rememberServer(tx: Db, value: ServerState): void {
  tx.insert(installation)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: installation.key, set: { value } })
    .run();
}

/** The office has no search server any more: nothing is kept for it. */
export function forgetServer(tx: Db): void {
  tx.delete(installation).where(eq(installation.key, KEY)).run();
}
