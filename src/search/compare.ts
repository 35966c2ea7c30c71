/** Compares the embedded index with the register, dispatch by dispatch, and repairs it. */
import { sql } from 'drizzle-orm';
import { type Db, inTransaction } from '../platform/database.ts';
import { searchOutbox } from '../platform/schema.ts';
import { dispatchForSearch, dispatchIdsAfter } from '../registry/index.ts';
import { columnsOf, fingerprintOf } from './columns.ts';
import { documentsAfter, indexedAs, indexIsSound, putDispatch, removeDispatch } from './fts-store.ts';

export interface IndexComparison {
  /** Dispatches compared. */
  compared: number;
  /** Ids of dispatches that should be in the index and are not. */
  missing: string[];
  /** Ids of those that are in it otherwise than they are now. */
  stale: string[];
  /** Ids of those that should not be in it: deleted, withdrawn, secret. */
  orphaned: string[];
  /** False where the structure itself is damaged: only a rebuild helps. */
  sound: boolean;
  repaired: boolean;
}

const BATCH = 200;

/** Changes that still wait in the outbox are no fault: their dispatches are passed over. */
export function compareIndex(db: Db, options: { repair?: boolean } = {}): IndexComparison {
  const comparison: IndexComparison = {
    compared: 0,
    missing: [],
    stale: [],
    orphaned: [],
    sound: indexIsSound(db),
    repaired: false,
  };
  compareDispatches(db, comparison);
  findOrphans(db, comparison);
  if (options.repair === true && comparison.sound) comparison.repaired = repair(db, comparison);
  return comparison;
}

export function indexAgrees({ missing, stale, orphaned, sound }: IndexComparison): boolean {
  return sound && missing.length + stale.length + orphaned.length === 0;
}

function compareDispatches(db: Db, comparison: IndexComparison): void {
  const pending = pendingIds(db);
  for (const id of allDispatchIds(db)) {
    comparison.compared += 1;
    if (pending.has(id)) continue;
    const dispatch = dispatchForSearch(db, id);
    const indexed = indexedAs(db, id);
    if (dispatch === null) {
      if (indexed !== undefined) comparison.orphaned.push(id);
    } else if (indexed === undefined) comparison.missing.push(id);
    else if (indexed.fingerprint !== fingerprintOf(columnsOf(dispatch))) comparison.stale.push(id);
  }
}

/** Documents whose dispatch is no longer there at all. */
function findOrphans(db: Db, comparison: IndexComparison): void {
  const known = new Set([...comparison.orphaned, ...pendingIds(db)]);
  let last = '';
  for (;;) {
    const batch = documentsAfter(db, last, BATCH);
    for (const { dispatchId } of batch) {
      if (!known.has(dispatchId) && dispatchForSearch(db, dispatchId) === null)
        comparison.orphaned.push(dispatchId);
    }
    if (batch.length < BATCH) return;
    last = batch.at(-1)?.dispatchId ?? last;
  }
}

function* allDispatchIds(db: Db): Generator<string> {
  let last: string | null = null;
  do {
    const ids: string[] = dispatchIdsAfter(db, last, BATCH);
    yield* ids;
    last = ids.length < BATCH ? null : (ids.at(-1) ?? null);
  } while (last !== null);
}

function pendingIds(db: Db): Set<string> {
  const rows = db.all<{ id: string }>(
    sql`SELECT DISTINCT ${searchOutbox.dispatchId} AS id FROM ${searchOutbox}`,
  );
  return new Set(rows.map(({ id }) => id));
}

function repair(db: Db, { missing, stale, orphaned }: IndexComparison): boolean {
  for (const id of [...missing, ...stale, ...orphaned]) {
    inTransaction(db, (tx) => {
      const dispatch = dispatchForSearch(tx, id);
      if (dispatch === null) removeDispatch(tx, id);
      else putDispatch(tx, dispatch);
    });
  }
  return true;
}
