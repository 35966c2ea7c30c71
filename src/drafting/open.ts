/** Drafts as they are shown: lists, one of them with everything around it, and what the search index takes over. */
import type { Actor } from '../people/actor.ts';
import { namesOfPeople } from '../people/people-store.ts';
import { namesOfUnits } from '../people/units-store.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { passagesOf } from './comparison.ts';
import { draftNotFound } from './draft-errors.ts';
import type { DispatchDocument } from './document.ts';
import { remarksOn, type RemarkView } from './comments.ts';
import { type DraftRelation, type DraftStep, mayWrite, stepsFor } from './life.ts';
import { relationsTo } from './relations.ts';
import { nameOfTemplate } from './templates/in-use.ts';
import { otherWriter } from './save.ts';
import type { DraftSourceKind, DraftState } from './schema.ts';
import { awaitsSeal } from './seal.ts';
import {
  countWaitingDrafts,
  type DraftQuery,
  type DraftRecord,
  type DraftRow,
  draftsByIds,
  draftsFor,
  headOfUnit,
  requireDraft,
  signedOf,
  type SignedRecord,
  stepsOf,
  type StepView,
  type VersionRow,
  versionsOf,
  writersOf,
  formOfDraft,
  hasForm,
} from './store.ts';

export interface DraftPage {
  drafts: DraftRow[];
  /** The cursor of the next page; null at the end. */
  next: string | null;
}

/** Newest first; only what the person may see. */
export function listDrafts(db: Db, actor: Actor, query: DraftQuery): DraftPage {
  const rows = draftsFor(db, actor, { ...query, limit: query.limit + 1 });
  const drafts = rows.slice(0, query.limit);
  const last = drafts.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { drafts, next: more ? `${last.updatedAt}|${last.id}` : null };
}

/** How many drafts wait for this person: to review, check, sign or issue. */
export function waitingDrafts(db: Db, actor: Actor): number {
  return countWaitingDrafts(db, actor);
}

export interface PersonName {
  id: string;
  name: string;
}

export interface DraftView {
  id: string;
  state: DraftState;
  revision: number;
  document: DispatchDocument;
  templateId: string;
  /** Null where it is not known any more, or there was none. */
  templateName: string | null;
  /** Of the template it was made from; 0: as it came with the service. */
  templateVersion: number;
  /** The office's own form, as it was filled in, is kept beside it. */
  hasForm: boolean;
  owner: PersonName;
  unit: { id: string; name: string } | null;
  /** Who reviews: named, else the head of the unit; null where neither is known. */
  reviewer: PersonName | null;
  signer: PersonName | null;
  powerId: string | null;
  writers: PersonName[];
  source: { dispatchId: string; kind: DraftSourceKind } | null;
  dispatchId: string | null;
  signed: SignedRecord | null;
  /** What the person is to it, and can do with it now. */
  relations: DraftRelation[];
  steps: DraftStep[];
  writable: boolean;
  /** Who else writes in it at this moment. */
  beingWrittenBy: string | null;
  history: StepView[];
  versions: VersionRow[];
  remarks: RemarkView[];
  updatedAt: string;
  updatedBy: string | null;
}

/** @throws AppError `draft.not-found` */
export function viewDraft(db: Db, id: string, actor: Actor, clock: Clock): DraftView {
  const draft = requireDraft(db, id, actor);
  const relations = relationsTo(db, draft, actor);
  const reviewerId = draft.reviewerId ?? headOfUnit(db, draft.unitId);
  const { ownerId, signerId, updatedBy, unitId, sourceId, sourceKind } = draft;
  const ids = [ownerId, reviewerId, signerId, updatedBy].filter((each) => each !== null);
  const names = namesOfPeople(db, ids);
  const named = (person: string | null) =>
    person === null ? null : { id: person, name: names.get(person) ?? '' };
  const signed = signedOf(db, draft.id);
  const unitName = unitId === null ? undefined : namesOfUnits(db, [unitId]).get(unitId);
  return {
    id: draft.id,
    state: draft.state,
    revision: draft.revision,
    document: draft.document,
    templateId: draft.templateId,
    templateName: nameOfTemplate(db, draft.templateId),
    templateVersion: draft.templateVersion,
    hasForm: hasForm(db, draft.id),
    owner: named(ownerId)!,
    unit: unitId === null || unitName === undefined ? null : { id: unitId, name: unitName },
    reviewer: named(reviewerId),
    signer: named(signerId),
    powerId: draft.powerId,
    writers: writersOf(db, draft.id),
    source: sourceId === null || sourceKind === null ? null : { dispatchId: sourceId, kind: sourceKind },
    dispatchId: draft.dispatchId,
    signed,
    relations,
    steps: stepsFor(draft.state, relations).filter((step) => step !== 'seal' || awaitsSeal(draft, signed)),
    writable: mayWrite(draft.state, relations),
    beingWrittenBy: otherWriter(db, draft, actor, clock),
    history: stepsOf(db, draft.id),
    versions: versionsOf(db, draft.id),
    remarks: remarksOn(db, draft.id, actor),
    updatedAt: draft.updatedAt,
    updatedBy: updatedBy === null ? null : (names.get(updatedBy) ?? null),
  };
}

/** The filled form it was begun from. @throws AppError `draft.not-found` also where it was begun from none */
export function filledFormOf(db: Db, id: string, actor: Actor): { fileName: string; file: Uint8Array } {
  const form = formOfDraft(db, requireDraft(db, id, actor).id);
  if (form === null) throw draftNotFound();
  return form;
}

/** A draft as the search index takes it over; its id comes by the search outbox like that of a paper. */
export interface IndexedDraft {
  id: string;
  state: DraftState;
  kind: string;
  subject: string;
  issuer: string;
  symbol: string;
  /** ISO date of its last change. */
  day: string;
  /** Its passages, in their order. */
  lines: string[];
  owner: string;
  /** Who may see it, at the least: nobody else does because of a role (see `draftsVisibleTo`). */
  people: string[];
}

/** Those that are still drafts: dropped ones are not found, and a signed one is found as the paper it became. */
export function draftForIndex(db: Db, ids: readonly string[]): IndexedDraft[] {
  const found = draftsByIds(db, ids).filter(({ state, dispatchId }) => state !== 'dropped' && !dispatchId);
  const names = namesOfPeople(
    db,
    found.map(({ ownerId }) => ownerId),
  );
  return found.map((draft) => ({
    id: draft.id,
    state: draft.state,
    kind: draft.kind,
    subject: draft.subject,
    issuer: draft.document.header.agency.replaceAll('\n', ' '),
    symbol: draft.document.header.symbol,
    day: draft.updatedAt.slice(0, 10),
    lines: passagesOf(draft.document).map(({ words }) => words),
    owner: names.get(draft.ownerId) ?? '',
    people: seenBy(db, draft),
  }));
}

function seenBy(db: Db, { id, ownerId, reviewerId, signerId, unitId }: DraftRecord): string[] {
  const people = [
    ownerId,
    reviewerId,
    signerId,
    headOfUnit(db, unitId),
    ...writersOf(db, id).map((w) => w.id),
  ];
  return [...new Set(people.filter((person) => person !== null))];
}
