/** Chữ ký số của văn bản: what was found of them when the paper was read, and a look once more. */
import type { Actor } from '../people/actor.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { saveSignatures } from '../reading/store.ts';
import { NOTHING_KNOWN_OF_IT, type SignatureCheck } from '../signatures/index.ts';
import { searchableNotReady } from './errors.ts';
import { placesOfReading } from './pages.ts';
import { type DispatchRecord, readingOf, requireVisible } from './store.ts';

/** Checks the signatures of stored files; null where nobody can. */
export type CheckSignatures = (sha256s: Iterable<string>) => Promise<SignatureCheck[] | null>;

/** Null where they were not looked for: the paper is not read yet, or was read before signatures were checked. */
export function digitalSignatures(db: Db, { readingId }: DispatchRecord): SignatureCheck[] | null {
  const kept = readingId === null ? null : (readingOf(db, readingId)?.signatures ?? null);
  // Those that were checked before withdrawals were looked at say nothing of them.
  return kept?.map((check) => ({ ...NOTHING_KNOWN_OF_IT, ...check })) ?? null;
}

/**
 * Checks once more, by the authorities the office trusts today: one may have been added since the paper was read.
 * @throws AppError `dispatch.not-found`, `dispatch.searchable-not-ready` it was not read yet
 */
export async function recheckSignatures(
  db: Db,
  id: string,
  check: CheckSignatures,
  by: Actor,
  clock: Clock,
): Promise<SignatureCheck[]> {
  const { readingId } = requireVisible(db, id, by);
  if (readingId === null || readingOf(db, readingId)?.state !== 'done') throw searchableNotReady();
  const files = new Set(placesOfReading(db, readingId).map(({ sha256 }) => sha256));
  const found = (await check(files)) ?? [];
  inTransaction(db, (tx) => {
    // Read anew meanwhile, it has signatures of that reading.
    if (requireVisible(tx, id, by).readingId !== readingId) return;
    saveSignatures(tx, readingId, found);
    const details = { states: found.map(({ state }) => state) };
    appendAudit(tx, { by, did: 'dispatch.signatures-checked', to: id, details }, clock);
  });
  return found;
}
