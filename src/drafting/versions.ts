/** Phiên bản: a draft as it was, what changed since, and the way back; also what comes back from Word. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { type ChangedPassage, changedPassages } from './comparison.ts';
import type { DispatchDocument } from './document.ts';
import { readDocx } from './docx/back/read.ts';
import { versionNotFound } from './draft-errors.ts';
import { assertSameRevision, keepVersionOf, type OnDraft, requireWritable, saveDraft } from './save.ts';
import {
  type DraftRecord,
  lastVersion,
  requireDraft,
  versionNumbered,
  type VersionRecord,
  type VersionRow,
  versionsOf,
} from './store.ts';

/** Newest first. */
export function listVersions(db: Db, draftId: string, actor: Actor): VersionRow[] {
  requireDraft(db, draftId, actor);
  return versionsOf(db, draftId);
}

/**
 * Keeps the draft as it is now as a version; where nothing changed since the last one, that one is it.
 * @throws AppError `draft.changed`, `draft.not-writable`
 */
export function keepVersion(db: Db, command: OnDraft, by: Actor, clock: Clock): { number: number } {
  return inTransaction(db, (tx) => {
    const draft = requireWritable(tx, command.draftId, by);
    assertSameRevision(tx, draft, command.revision);
    const last = lastVersion(tx, draft.id);
    if (last?.revision === draft.revision) return { number: last.number };
    return { number: keepVersionOf(tx, draft, 'saved', by, clock) };
  });
}

export interface VersionComparison {
  /** Null: the draft as it is now. */
  from: number;
  to: number | null;
  changes: ChangedPassage[];
}

/**
 * What changed between two versions, or from one until now.
 * @throws AppError `draft.version-not-found`
 */
export function compareVersions(
  db: Db,
  draftId: string,
  { from, to }: { from: number; to: number | null },
  actor: Actor,
): VersionComparison {
  const draft = requireDraft(db, draftId, actor);
  const old = requireVersion(db, draftId, from).document;
  const fresh = to === null ? draft.document : requireVersion(db, draftId, to).document;
  return { from, to, changes: changedPassages(old, fresh) };
}

/** @throws AppError `draft.version-not-found` */
export function documentOfVersion(db: Db, draftId: string, number: number, actor: Actor): DispatchDocument {
  requireDraft(db, draftId, actor);
  return requireVersion(db, draftId, number).document;
}

function requireVersion(db: Db, draftId: string, number: number): VersionRecord {
  const version = versionNumbered(db, draftId, number);
  if (version === null) throw versionNotFound(number);
  return version;
}

/**
 * Goes back to an earlier version: it becomes the newest one, and what stood there stays a version too.
 * @throws AppError `draft.version-not-found`, `draft.changed`, `draft.not-writable`
 */
export function restoreVersion(
  db: Db,
  command: OnDraft & { number: number },
  by: Actor,
  clock: Clock,
): DraftRecord {
  return inTransaction(db, (tx) => {
    const { document } = requireVersion(tx, command.draftId, command.number);
    keepVersion(tx, command, by, clock);
    return saveDraft(tx, { ...command, document, cause: 'restored' }, by, clock);
  });
}

/**
 * A .docx edited in Word comes back as the next version. What Word does not carry (đường dây nóng, cỡ chữ) stays as it
 * was.
 * @throws AppError `drafting.not-a-word-file`, `draft.changed`, `draft.not-writable`
 */
export function takeBackFromWord(
  db: Db,
  command: OnDraft & { bytes: Uint8Array },
  by: Actor,
  clock: Clock,
): DraftRecord {
  const read = readDocx(command.bytes);
  return inTransaction(db, (tx) => {
    const before = requireWritable(tx, command.draftId, by);
    keepVersion(tx, command, by, clock);
    const { style, medium } = before.document;
    return saveDraft(tx, { ...command, document: { ...read, style, medium }, cause: 'word' }, by, clock);
  });
}
