/** Compares the embedded index with the register, paper by paper, and repairs it. */
import { sql } from 'drizzle-orm';
import { type Db, inTransaction } from '../platform/database.ts';
import { searchOutbox } from '../platform/schema.ts';
import type { SearchDocument } from './document.ts';
import { indexIsSound } from './fts-soundness.ts';
import { LIVE, named } from './fts-tables.ts';
import { type IndexedDocument, indexedOf, putDocuments } from './fts-writer.ts';
import { readyDocuments } from './ready-document.ts';
import {
  type ArchivePlace,
  type ArchiveStep,
  documentsOfOwners,
  existingOwners,
  ownersAfter,
} from './sources.ts';

export interface IndexComparison {
  /** Papers compared. */
  compared: number;
  /** Ids of papers that should be in the index and are not. */
  missing: string[];
  /** Ids of those that are in it otherwise than they are now. */
  stale: string[];
  /** Ids of those that should not be in it: deleted, withdrawn, secret. */
  orphaned: string[];
  /** False where the structure itself is damaged: only a rebuild helps. */
  sound: boolean;
  repaired: boolean;
}

const BATCH = 500;

/** Changes that still wait in the outbox are no fault: their papers are passed over. */
export function compareIndex(db: Db, options: { repair?: boolean } = {}): IndexComparison {
  const comparison: IndexComparison = {
    compared: 0,
    missing: [],
    stale: [],
    orphaned: [],
    sound: indexIsSound(db),
    repaired: false,
  };
  const pending = pendingIds(db);
  compareOwners(db, pending, comparison);
  findOrphans(db, pending, comparison);
  if (options.repair === true && comparison.sound) comparison.repaired = repair(db, comparison);
  return comparison;
}

export function indexAgrees({ missing, stale, orphaned, sound }: IndexComparison): boolean {
  return sound && missing.length + stale.length + orphaned.length === 0;
}

function compareOwners(db: Db, pending: ReadonlySet<string>, comparison: IndexComparison): void {
  let place: ArchivePlace | null = null;
  do {
    const step: ArchiveStep = ownersAfter(db, place, BATCH);
    const wanted = step.ownerIds.filter((id) => !pending.has(id));
    const documents = documentsOfOwners(db, wanted);
    const indexed = byOwner(indexedOf(db, wanted));
    for (const id of wanted) judge(id, documents.get(id) ?? [], indexed.get(id) ?? [], comparison);
    comparison.compared += step.ownerIds.length;
    place = step.next;
  } while (place !== null);
}

function judge(
  id: string,
  documents: readonly SearchDocument[],
  indexed: readonly IndexedDocument[],
  { missing, stale, orphaned }: IndexComparison,
): void {
  if (documents.length === 0 && indexed.length === 0) return;
  if (documents.length === 0) orphaned.push(id);
  else if (indexed.length === 0) missing.push(id);
  else if (!sameFingerprints(documents, indexed)) stale.push(id);
}

function sameFingerprints(
  documents: readonly SearchDocument[],
  indexed: readonly IndexedDocument[],
): boolean {
  const are = new Set(indexed.map(({ fingerprint }) => fingerprint));
  return (
    documents.length === indexed.length &&
    readyDocuments(documents).documents.every(({ fingerprint }) => are.has(fingerprint))
  );
}

function byOwner(indexed: readonly IndexedDocument[]): Map<string, IndexedDocument[]> {
  const groups = new Map<string, IndexedDocument[]>();
  for (const document of indexed) {
    const group = groups.get(document.ownerId);
    if (group === undefined) groups.set(document.ownerId, [document]);
    else group.push(document);
  }
  return groups;
}

/** Documents whose owner is no longer there at all. */
function findOrphans(db: Db, pending: ReadonlySet<string>, comparison: IndexComparison): void {
  const known = new Set([...comparison.orphaned, ...pending]);
  let last = '';
  for (;;) {
    const batch = ownersInIndexAfter(db, last, BATCH);
    const unknown = batch.filter((id) => !known.has(id));
    const existing = existingOwners(db, unknown);
    comparison.orphaned.push(...unknown.filter((id) => !existing.has(id)));
    if (batch.length < BATCH) return;
    last = batch.at(-1) ?? last;
  }
}

function ownersInIndexAfter(db: Db, after: string, limit: number): string[] {
  return db
    .values<[string]>(
      sql`SELECT DISTINCT owner_id FROM ${named(LIVE).documents} WHERE owner_id > ${after}
        ORDER BY owner_id LIMIT ${limit}`,
    )
    .map(([id]) => id);
}

function pendingIds(db: Db): Set<string> {
  return new Set(
    db
      .values<[string]>(sql`SELECT DISTINCT ${searchOutbox.dispatchId} FROM ${searchOutbox}`)
      .map(([id]) => id),
  );
}

function repair(db: Db, { missing, stale, orphaned }: IndexComparison): boolean {
  const wrong = [...missing, ...stale, ...orphaned];
  for (let at = 0; at < wrong.length; at += BATCH) {
    inTransaction(db, (tx) => putDocuments(tx, documentsOfOwners(tx, wrong.slice(at, at + BATCH))));
  }
  return true;
}
