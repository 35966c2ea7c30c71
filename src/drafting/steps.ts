/** The way of a draft to the signature: submitted, approved, its form confirmed, returned; each step on record. */
import type { Actor } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import { appendAudit } from '../platform/audit/trail.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { announceForSearch } from '../platform/outbox.ts';
import { unprintableLetters } from '../printing/index.ts';
import { formOf, plainOf } from './document.ts';
import type { DispatchDocument } from './document.ts';
import {
  draftIncomplete,
  personUnknown,
  remarkNeeded,
  reviewerNeeded,
  stepNotForYou,
  stepNotFromHere,
} from './draft-errors.ts';
import { DRAFT_RELATION_NAMES, type DraftStep, LIFE, refusalOf, takersOf } from './life.ts';
import { tellOfDraft } from './notices.ts';
import { requirePower, withSigner } from './powers.ts';
import { wordsOf } from './print.ts';
import { relationsTo } from './relations.ts';
import { assertSameRevision, keepVersionOf, type OnDraft, requireWritable } from './save.ts';
import {
  addWriterRow,
  changeDraft,
  type DraftRecord,
  headOfUnit,
  insertStep,
  type NewDraft,
  removeWriterRow,
  requireDraft,
} from './store.ts';

/** Steps that need nothing but a person's word; signing and issuing have use cases of their own. */
export type WordStep = Exclude<DraftStep, 'sign' | 'seal' | 'issue' | 'recall' | 'replace'>;

export interface TakeStep extends OnDraft {
  step: WordStep;
  remark?: string | undefined;
}

/**
 * Takes a step. What goes on is kept as a version, so that it can be shown what each one approved.
 *
 * @throws AppError `draft.not-found`, `draft.wrong-state`, `draft.forbidden`, `draft.changed`, `draft.remark-needed`
 * @throws AppError `draft.incomplete` what must stand on the paper before anybody reads it
 */
export function takeStep(db: Db, command: TakeStep, by: Actor, clock: Clock): DraftRecord {
  return inTransaction(db, (tx) => {
    const draft = requireStep(tx, command, by);
    assertSameRevision(tx, draft, command.revision);
    if (command.step === 'submit') assertReady(tx, draft, clock);
    return recordStep(tx, draft, command, {}, by, clock);
  });
}

/** @throws AppError `draft.not-found`, `draft.wrong-state`, `draft.forbidden` */
export function requireStep(
  tx: Db,
  { draftId, step }: { draftId: string; step: DraftStep },
  by: Actor,
): DraftRecord {
  const draft = requireDraft(tx, draftId, by);
  const refusal = refusalOf(step, draft.state, relationsTo(tx, draft, by));
  if (refusal === 'state') throw stepNotFromHere(LIFE[step].name, draft.state);
  if (refusal === 'relation') {
    const takers = takersOf(step, draft.state).map((relation) => DRAFT_RELATION_NAMES[relation]);
    throw stepNotForYou(LIFE[step].name, takers.join(', '));
  }
  return draft;
}

/** Writes a step with its version, its audit line and its notice to the index. */
export function recordStep(
  tx: Db,
  draft: DraftRecord,
  { step, remark }: { step: DraftStep; remark?: string | undefined },
  change: Partial<NewDraft>,
  by: Actor,
  clock: Clock,
): DraftRecord {
  const { name, to, remark: needsRemark } = LIFE[step];
  const words = remark?.normalize('NFC').trim().slice(0, 4000) || null;
  if (needsRemark === true && words === null) throw remarkNeeded(name);
  if (step === 'submit' || step === 'approve') keepVersionOf(tx, draft, 'step', by, clock);
  const now = clock.now();
  const after = changeDraft(tx, draft.id, {
    state: to,
    editorId: null,
    editorUntil: null,
    updatedAt: now,
    ...change,
  });
  insertStep(tx, {
    draftId: draft.id,
    step,
    fromState: draft.state,
    toState: to,
    revision: after.revision,
    remark: words,
    takenBy: by.id,
    takenAt: now,
  });
  const details = { from: draft.state, to, revision: after.revision };
  appendAudit(tx, { by, did: `draft.${step}`, to: draft.id, details }, clock);
  announceForSearch(tx, draft.id, clock);
  tellOfDraft(tx, after, step, by, clock);
  return after;
}

/** @throws AppError `draft.incomplete`, `draft.reviewer-needed`, `signing.power-not-found`, `signing.not-allowed` */
function assertReady(tx: Db, draft: DraftRecord, clock: Clock): void {
  const missing = missingParts(draft.document);
  if (missing.length > 0) throw draftIncomplete(missing);
  requirePower(tx, draft.powerId, draft.kind, clock);
  if (draft.reviewerId === null && headOfUnit(tx, draft.unitId) === null) throw reviewerNeeded();
}

/** What must be there before anybody is asked to approve it, in Vietnamese. */
export function missingParts(document: DispatchDocument): string[] {
  const { header, subject, addressees, body, recipients, signatures } = document;
  const isLetter = formOf(document.kind) === 'letter';
  const letters = unprintableLetters(wordsOf(document).join('\n'));
  const blank = (words: string) => words.trim() === '';
  const wordless = body.every((block) => block.kind !== 'table' && blank(plainOf(block.text)));
  const wants: [boolean, string][] = [
    [blank(header.agency), 'tên cơ quan ban hành'],
    [blank(header.symbol), 'ký hiệu'],
    [blank(subject) && isLetter, 'trích yếu'],
    [isLetter && (addressees?.names ?? []).every(blank), 'kính gửi'],
    [wordless, 'nội dung'],
    [signatures.length === 0 || signatures.some(({ name }) => blank(name)), 'người ký'],
    [recipients === null || blank(recipients.filed), 'nơi lưu'],
    [
      letters.length > 0,
      `chữ in được thay cho ${letters.slice(0, 20).join(' ')} (phông chữ không có các chữ này)`,
    ],
  ];
  return wants.filter(([isMissing]) => isMissing).map(([, name]) => name);
}

/**
 * Says under which power it will be signed: the block under the paper follows it.
 * @throws AppError `signing.power-not-found`, `signing.not-allowed`, `draft.not-writable`, `draft.changed`
 */
export function chooseSigner(
  db: Db,
  { draftId, revision, powerId }: OnDraft & { powerId: string },
  by: Actor,
  clock: Clock,
): DraftRecord {
  return inTransaction(db, (tx) => {
    const draft = requireWritable(tx, draftId, by);
    assertSameRevision(tx, draft, revision);
    const power = requirePower(tx, powerId, draft.kind, clock);
    appendAudit(tx, { by, did: 'draft.signer-chosen', to: draft.id, details: { power: powerId } }, clock);
    return changeDraft(tx, draft.id, {
      document: withSigner(draft.document, power),
      powerId,
      signerId: power.personId,
      revision: draft.revision + 1,
      updatedAt: clock.now(),
      updatedBy: by.id,
    });
  });
}

/**
 * Names who reviews the content in place of the unit's head; null: the head again.
 * @throws AppError `draft.person-unknown`, `draft.not-writable`
 */
export function chooseReviewer(
  db: Db,
  { draftId, personId }: { draftId: string; personId: string | null },
  by: Actor,
  clock: Clock,
): DraftRecord {
  return inTransaction(db, (tx) => {
    const draft = requireWritable(tx, draftId, by);
    if (personId !== null) requireKnown(tx, personId);
    appendAudit(tx, { by, did: 'draft.reviewer-chosen', to: draft.id, details: { personId } }, clock);
    return changeDraft(tx, draft.id, { reviewerId: personId });
  });
}

/** Lets a colleague write too. @throws AppError `draft.person-unknown`, `draft.not-writable` */
export function addWriter(
  db: Db,
  { draftId, personId }: { draftId: string; personId: string },
  by: Actor,
  clock: Clock,
): void {
  inTransaction(db, (tx) => {
    const draft = requireWritable(tx, draftId, by);
    requireKnown(tx, personId);
    addWriterRow(tx, { draftId: draft.id, personId, addedBy: by.id }, clock);
    appendAudit(tx, { by, did: 'draft.writer-added', to: draft.id, details: { personId } }, clock);
    announceForSearch(tx, draft.id, clock);
  });
}

/** @throws AppError `draft.not-writable` */
export function removeWriter(
  db: Db,
  { draftId, personId }: { draftId: string; personId: string },
  by: Actor,
  clock: Clock,
): void {
  inTransaction(db, (tx) => {
    const draft = requireWritable(tx, draftId, by);
    removeWriterRow(tx, draft.id, personId);
    appendAudit(tx, { by, did: 'draft.writer-removed', to: draft.id, details: { personId } }, clock);
    announceForSearch(tx, draft.id, clock);
  });
}

function requireKnown(tx: Db, personId: string): void {
  if (!namesOfPeople(tx, [personId]).has(personId)) throw personUnknown();
}
