/** A draft is written: saved while one types, and never over what somebody else wrote meanwhile. */
import type { Actor } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { type ChangedPassage, changedPassages } from './comparison.ts';
import type { DispatchDocument } from './document.ts';
import { draftChanged, draftNotWritable, draftTooLarge } from './draft-errors.ts';
import { mayWrite } from './life.ts';
import { relationsTo } from './relations.ts';
import type { VersionCause } from './schema.ts';
import { changeDraft, type DraftRecord, insertVersion, lastVersion, requireDraft } from './store.ts';

/** A draft and the revision of it that the person has before their eyes. */
export interface OnDraft {
  draftId: string;
  revision: number;
}

/** UTF-8 bytes of the document as JSON: some hundred pages of words. */
const MOST_BYTES = 900_000;
/** After so long the state before is kept as a version of its own. */
const VERSION_EVERY_MS = 15 * 60_000;
/** How long a person counts as writing after their last key. */
export const WRITING_MS = 60_000;

/**
 * Saves what was typed. Keeps a version of what stood there before, where another person wrote it or some time went by.
 *
 * @throws AppError `draft.changed` somebody saved since: nothing is overwritten
 * @throws AppError `draft.not-writable` it lies with somebody who reviews, checks or signs it
 * @throws AppError `draft.too-large`
 */
export function saveDraft(
  db: Db,
  command: OnDraft & { document: DispatchDocument; cause?: VersionCause },
  by: Actor,
  clock: Clock,
): DraftRecord {
  const document = tidied(command.document);
  return inTransaction(db, (tx) => {
    const draft = requireWritable(tx, command.draftId, by);
    assertSameRevision(tx, draft, command.revision);
    if (isSame(draft.document, document) && command.cause === undefined) return draft;
    keepBefore(tx, draft, by, clock);
    const saved = changeDraft(tx, draft.id, {
      document,
      kind: document.kind,
      subject: document.subject,
      revision: draft.revision + 1,
      updatedAt: clock.now(),
      updatedBy: by.id,
      ...writing(by, clock),
    });
    if (command.cause !== undefined) keepVersionOf(tx, saved, command.cause, by, clock);
    announceForSearch(tx, draft.id, clock);
    return saved;
  });
}

/** @throws AppError `draft.not-found`, `draft.not-writable` */
export function requireWritable(tx: Db, draftId: string, by: Actor): DraftRecord {
  const draft = requireDraft(tx, draftId, by);
  if (!mayWrite(draft.state, relationsTo(tx, draft, by))) throw draftNotWritable(draft.state);
  return draft;
}

/** @throws AppError `draft.changed` */
export function assertSameRevision(tx: Db, draft: DraftRecord, revision: number): void {
  if (draft.revision === revision) return;
  const by = draft.updatedBy === null ? [] : [draft.updatedBy];
  const name = namesOfPeople(tx, by).get(draft.updatedBy ?? '') ?? 'Người khác';
  throw draftChanged(draft.revision, name, draft.updatedAt);
}

/** What another person wrote, or what stood for a while, can be gone back to. */
function keepBefore(tx: Db, draft: DraftRecord, by: Actor, clock: Clock): void {
  const last = lastVersion(tx, draft.id);
  if (last?.revision === draft.revision) return;
  const byAnother = draft.updatedBy !== by.id;
  const age = Date.parse(clock.now()) - Date.parse(last?.madeAt ?? draft.createdAt);
  if (!byAnother && age < VERSION_EVERY_MS) return;
  insertVersion(tx, draft, { cause: 'paused', by: draft.updatedBy, at: draft.updatedAt });
}

/** Keeps the draft as it is now, with its line in the trail. */
export function keepVersionOf(
  tx: Db,
  draft: DraftRecord,
  cause: VersionCause,
  by: Actor,
  clock: Clock,
): number {
  const { number } = insertVersion(tx, draft, { cause, by: by.id, at: clock.now() });
  appendAudit(tx, { by, did: 'draft.version-kept', to: draft.id, details: { number, cause } }, clock);
  return number;
}

const isSame = (one: DispatchDocument, other: DispatchDocument) =>
  JSON.stringify(one) === JSON.stringify(other);

/** Letters in one form, or two drafts that look the same differ. @throws AppError `draft.too-large` */
export function tidied(document: DispatchDocument): DispatchDocument {
  const json = JSON.stringify(document).normalize('NFC');
  if (Buffer.byteLength(json) > MOST_BYTES) throw draftTooLarge();
  return JSON.parse(json) as DispatchDocument;
}

function writing(by: Actor, clock: Clock) {
  const until = new Date(Date.parse(clock.now()) + WRITING_MS).toISOString();
  return { editorId: by.id, editorUntil: until };
}

/** Who else writes in it at this moment; null where nobody does. */
export function otherWriter(db: Db, draft: DraftRecord, actor: Actor, clock: Clock): string | null {
  const { editorId, editorUntil } = draft;
  if (editorId === null || editorId === actor.id || (editorUntil ?? '') < clock.now()) return null;
  return namesOfPeople(db, [editorId]).get(editorId) ?? null;
}

/** Notes that the person has the draft open to write, unless somebody else was there first. */
export function noteWriting(db: Db, draftId: string, by: Actor, clock: Clock): void {
  inTransaction(db, (tx) => {
    const draft = requireWritable(tx, draftId, by);
    if (otherWriter(tx, draft, by, clock) === null) changeDraft(tx, draft.id, writing(by, clock));
  });
}

/** What differs between what is kept and what the person has typed: what they are shown when a save was refused. */
export function differencesFrom(
  db: Db,
  draftId: string,
  typed: DispatchDocument,
  actor: Actor,
): { revision: number; document: DispatchDocument; changes: ChangedPassage[] } {
  const { revision, document } = requireDraft(db, draftId, actor);
  return { revision, document, changes: changedPassages(typed, document) };
}
