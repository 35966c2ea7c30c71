/**
 * Máy đọc chung: machines that read for all agencies of an installation, under its key and not under the agency's.
 * What they may do at an agency is that agency's word alone, whatever the installation would like.
 */
import { type Actor, requireRole, requireScope } from '../../people/index.ts';
import { appendAudit } from '../../platform/audit/trail.ts';
import type { Clock } from '../../platform/clock.ts';
import { type Db, inTransaction } from '../../platform/database.ts';
import { keepSharedReadersMay, sharedReadersMay } from './shared-readers-store.ts';

/**
 * `nothing`: they get nothing of this agency; `read`: pages of PDFs that are read again, each alone, where every page of
 * the file was read before by the office's own readers and nothing secret found, as a key with `reading:work`; `open`:
 * every paper, also those that turn out to be MẬT, as a key with `reading:open`.
 */
export const SHARED_READERS_MAY = ['nothing', 'read', 'open'] as const;
export type SharedReadersMay = (typeof SHARED_READERS_MAY)[number];

/** @throws AppError `people.forbidden`, `people.scope` */
export function seeSharedReaders(db: Db, by: Actor): SharedReadersMay {
  requireRole(by, 'admin');
  requireScope(by, 'system:read');
  return sharedReadersMay(db);
}

/** @throws AppError `people.forbidden`, `people.scope` */
export function allowSharedReaders(db: Db, may: SharedReadersMay, by: Actor, clock: Clock): void {
  requireRole(by, 'admin');
  // Who reads an office's papers is as grave as who works in it.
  requireScope(by, 'people:write');
  inTransaction(db, (tx) => {
    const before = sharedReadersMay(tx);
    if (before === may) return;
    keepSharedReadersMay(tx, may, clock);
    appendAudit(tx, { by, did: 'reading.shared-readers-changed', details: { before, now: may } }, clock);
  });
}
