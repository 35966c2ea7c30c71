/** SQL of drafts, their versions, remarks and steps. (Powers and deliveries have stores of their own.) */
import { and, asc, count, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Actor } from '../people/actor.ts';
import { storedFiles } from '../intake/schema.ts';
import { nameOrSystem } from '../people/people-store.ts';
import { people, unitHeads, units } from '../people/schema.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { newId } from '../platform/ids.ts';
import { dispatches } from '../registry/schema.ts';
import { draftsVisibleTo, isChecker } from './draft-visibility.ts';
import { draftNotFound } from './draft-errors.ts';
import {
  draftComments,
  draftForms,
  drafts,
  type DraftState,
  draftSteps,
  draftVersions,
  draftWriters,
  signedPapers,
} from './schema.ts';

export type DraftRecord = typeof drafts.$inferSelect;
export type NewDraft = typeof drafts.$inferInsert;
export type VersionRecord = typeof draftVersions.$inferSelect;
export type CommentRecord = typeof draftComments.$inferSelect;
export type StepRecord = typeof draftSteps.$inferSelect;
export type SignedRecord = typeof signedPapers.$inferSelect;

/** @throws AppError `draft.not-found` where there is none, or the person may not see it */
export function requireDraft(db: Db, id: string, actor: Actor): DraftRecord {
  const found = db
    .select()
    .from(drafts)
    .where(and(eq(drafts.id, id), draftsVisibleTo(actor)))
    .get();
  if (found === undefined) throw draftNotFound();
  return found;
}

/** For the service's own work; whatever is shown to a person goes through {@link requireDraft}. */
export function findDraft(db: Db, id: string): DraftRecord | null {
  return db.select().from(drafts).where(eq(drafts.id, id)).get() ?? null;
}

export function draftOfDispatch(db: Db, dispatchId: string): DraftRecord | null {
  return db.select().from(drafts).where(eq(drafts.dispatchId, dispatchId)).get() ?? null;
}

/** The draft that became a paper; null where the person may not see it. */
export function recordOf(db: Db, dispatchId: string, actor: Actor): string | null {
  const row = db
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.dispatchId, dispatchId), draftsVisibleTo(actor)))
    .get();
  return row?.id ?? null;
}

/** The signed paper that took the place of another. */
export function replacementDraftOf(db: Db, dispatchId: string): DraftRecord | null {
  const { sourceId, sourceKind, dispatchId: became } = drafts;
  return (
    db
      .select()
      .from(drafts)
      .where(and(eq(sourceId, dispatchId), eq(sourceKind, 'replaces'), isNotNull(became)))
      .orderBy(desc(drafts.updatedAt))
      .get() ?? null
  );
}

export function insertDraft(tx: Db, draft: NewDraft): DraftRecord {
  return tx.insert(drafts).values(draft).returning().get();
}

export function changeDraft(tx: Db, id: string, change: Partial<NewDraft>): DraftRecord {
  return tx.update(drafts).set(change).where(eq(drafts.id, id)).returning().get();
}

/** Whether the person may check the form of papers. */
export function checksFormat(db: Db, actor: Actor): boolean {
  return db.get<{ one: number }>(sql`select ${isChecker(actor)} as one`).one === 1;
}

export function headOfUnit(db: Db, unitId: string | null): string | null {
  if (unitId === null) return null;
  const row = db
    .select({ personId: unitHeads.personId })
    .from(unitHeads)
    .where(eq(unitHeads.unitId, unitId))
    .get();
  return row?.personId ?? null;
}

// Lists

export interface DraftRow {
  id: string;
  state: DraftState;
  kind: string;
  subject: string;
  revision: number;
  owner: string;
  unit: string | null;
  signer: string | null;
  updatedAt: string;
  dispatchId: string | null;
  number: string | null;
  symbol: string | null;
  /** Remarks that nobody settled yet. */
  remarks: number;
}

/** mine: I write it; waiting: it waits for me; all: everything I may see. */
export const DRAFT_LISTS = ['mine', 'waiting', 'all'] as const;
export type DraftList = (typeof DRAFT_LISTS)[number];

export interface DraftQuery {
  list: DraftList;
  state?: DraftState | undefined;
  after?: string | undefined;
  limit: number;
}

export function draftsFor(db: Db, actor: Actor, { list, state, after, limit }: DraftQuery): DraftRow[] {
  const owner = sql<string>`(select ${people.name} from ${people} where ${people.id} = ${drafts.ownerId})`;
  const signer = sql<
    string | null
  >`(select ${people.name} from ${people} where ${people.id} = ${drafts.signerId})`;
  const remarks = sql<number>`(select count(*) from ${draftComments} where ${draftComments.draftId} = ${drafts.id} and ${draftComments.settledAt} is null)`;
  const [updatedAt, id] = (after ?? '').split('|');
  const further =
    updatedAt && id
      ? or(lt(drafts.updatedAt, updatedAt), and(eq(drafts.updatedAt, updatedAt), lt(drafts.id, id)))
      : undefined;
  return db
    .select({
      id: drafts.id,
      state: drafts.state,
      kind: drafts.kind,
      subject: drafts.subject,
      revision: drafts.revision,
      owner,
      unit: units.name,
      signer,
      updatedAt: drafts.updatedAt,
      dispatchId: drafts.dispatchId,
      number: dispatches.number,
      symbol: dispatches.symbol,
      remarks,
    })
    .from(drafts)
    .leftJoin(units, eq(units.id, drafts.unitId))
    .leftJoin(dispatches, eq(dispatches.id, drafts.dispatchId))
    .where(
      and(
        draftsVisibleTo(actor),
        listCondition(list, actor),
        state === undefined ? undefined : eq(drafts.state, state),
        further,
      ),
    )
    .orderBy(desc(drafts.updatedAt), desc(drafts.id))
    .limit(limit)
    .all();
}

function listCondition(list: DraftList, actor: Actor): SQL | undefined {
  if (list === 'all') return undefined;
  if (list === 'waiting') return waitsFor(actor);
  const id = actor.id ?? '';
  return or(
    eq(drafts.ownerId, id),
    sql`${drafts.id} in (select ${draftWriters.draftId} from ${draftWriters} where ${draftWriters.personId} = ${id})`,
  );
}

/** It lies with this person: to review, to check, to sign, to issue. */
function waitsFor(actor: Actor): SQL {
  const id = actor.id ?? '';
  const isHead = sql`${drafts.unitId} in (select ${unitHeads.unitId} from ${unitHeads} where ${unitHeads.personId} = ${id})`;
  return or(
    and(eq(drafts.state, 'reviewing'), or(eq(drafts.reviewerId, id), and(isNull(drafts.reviewerId), isHead))),
    and(eq(drafts.state, 'checking'), isChecker(actor)),
    and(eq(drafts.state, 'signing'), eq(drafts.signerId, id)),
    actor.roles.includes('clerk') ? eq(drafts.state, 'signed') : undefined,
  )!;
}

export function countWaitingDrafts(db: Db, actor: Actor): number {
  const row = db
    .select({ waiting: count() })
    .from(drafts)
    .where(and(draftsVisibleTo(actor), waitsFor(actor)))
    .get();
  return row?.waiting ?? 0;
}

export function draftsOfSource(
  db: Db,
  sourceId: string,
  actor: Actor,
): Pick<DraftRecord, 'id' | 'state' | 'kind' | 'subject'>[] {
  return db
    .select({ id: drafts.id, state: drafts.state, kind: drafts.kind, subject: drafts.subject })
    .from(drafts)
    .where(and(eq(drafts.sourceId, sourceId), draftsVisibleTo(actor)))
    .orderBy(desc(drafts.updatedAt))
    .limit(20)
    .all();
}

// Filled forms

export function insertForm(tx: Db, form: typeof draftForms.$inferInsert): void {
  tx.insert(draftForms).values(form).run();
}

/** Null where it was begun from no Word form. */
export function formOfDraft(db: Db, draftId: string): typeof draftForms.$inferSelect | null {
  return db.select().from(draftForms).where(eq(draftForms.draftId, draftId)).get() ?? null;
}

export function hasForm(db: Db, draftId: string): boolean {
  const row = db
    .select({ id: draftForms.draftId })
    .from(draftForms)
    .where(eq(draftForms.draftId, draftId))
    .get();
  return row !== undefined;
}

// Writers

export function writersOf(db: Db, draftId: string): { id: string; name: string }[] {
  return db
    .select({ id: people.id, name: people.name })
    .from(draftWriters)
    .innerJoin(people, eq(people.id, draftWriters.personId))
    .where(eq(draftWriters.draftId, draftId))
    .orderBy(asc(people.sortName))
    .all();
}

export function addWriterRow(
  tx: Db,
  row: { draftId: string; personId: string; addedBy: string | null },
  clock: Clock,
): void {
  tx.insert(draftWriters)
    .values({ ...row, addedAt: clock.now() })
    .onConflictDoNothing()
    .run();
}

export function removeWriterRow(tx: Db, draftId: string, personId: string): void {
  tx.delete(draftWriters)
    .where(and(eq(draftWriters.draftId, draftId), eq(draftWriters.personId, personId)))
    .run();
}

// Versions

export function lastVersion(db: Db, draftId: string): VersionRecord | null {
  return (
    db
      .select()
      .from(draftVersions)
      .where(eq(draftVersions.draftId, draftId))
      .orderBy(desc(draftVersions.number))
      .limit(1)
      .get() ?? null
  );
}

export function versionNumbered(db: Db, draftId: string, number: number): VersionRecord | null {
  return (
    db
      .select()
      .from(draftVersions)
      .where(and(eq(draftVersions.draftId, draftId), eq(draftVersions.number, number)))
      .get() ?? null
  );
}

export interface VersionRow extends Pick<VersionRecord, 'number' | 'revision' | 'cause' | 'madeAt'> {
  by: string;
}

/** Newest first, without their documents. */
export function versionsOf(db: Db, draftId: string): VersionRow[] {
  return db
    .select({
      number: draftVersions.number,
      revision: draftVersions.revision,
      cause: draftVersions.cause,
      madeAt: draftVersions.madeAt,
      by: nameOrSystem(),
    })
    .from(draftVersions)
    .leftJoin(people, eq(people.id, draftVersions.madeBy))
    .where(eq(draftVersions.draftId, draftId))
    .orderBy(desc(draftVersions.number))
    .all();
}

/** Keeps the draft as it is now as its next version. */
export function insertVersion(
  tx: Db,
  { id, revision, document }: Pick<DraftRecord, 'id' | 'revision' | 'document'>,
  made: { cause: VersionRecord['cause']; by: string | null; at: string },
): VersionRecord {
  const number = (lastVersion(tx, id)?.number ?? 0) + 1;
  return tx
    .insert(draftVersions)
    .values({
      draftId: id,
      number,
      revision,
      document,
      cause: made.cause,
      madeBy: made.by,
      madeAt: made.at,
    })
    .returning()
    .get();
}

// Remarks at passages

export interface CommentView extends Pick<
  CommentRecord,
  'id' | 'place' | 'quote' | 'text' | 'saidAt' | 'settledAt'
> {
  by: string;
}

export function commentsOf(db: Db, draftId: string): CommentView[] {
  return db
    .select({
      id: draftComments.id,
      place: draftComments.place,
      quote: draftComments.quote,
      text: draftComments.text,
      saidAt: draftComments.saidAt,
      settledAt: draftComments.settledAt,
      by: nameOrSystem(),
    })
    .from(draftComments)
    .leftJoin(people, eq(people.id, draftComments.saidBy))
    .where(eq(draftComments.draftId, draftId))
    .orderBy(asc(draftComments.saidAt), asc(draftComments.id))
    .all();
}

export function insertComment(tx: Db, comment: Omit<typeof draftComments.$inferInsert, 'id'>): CommentRecord {
  return tx
    .insert(draftComments)
    .values({ id: newId(), ...comment })
    .returning()
    .get();
}

/** @returns false where there is no such open remark */
export function settleCommentRow(
  tx: Db,
  draftId: string,
  commentId: string,
  by: string | null,
  at: string,
): boolean {
  const settled = tx
    .update(draftComments)
    .set({ settledBy: by, settledAt: at })
    .where(
      and(
        eq(draftComments.id, commentId),
        eq(draftComments.draftId, draftId),
        isNull(draftComments.settledAt),
      ),
    )
    .returning({ id: draftComments.id })
    .all();
  return settled.length > 0;
}

// Steps

export function insertStep(tx: Db, step: Omit<typeof draftSteps.$inferInsert, 'id'>): void {
  tx.insert(draftSteps)
    .values({ id: newId(), ...step })
    .run();
}

export interface StepView extends Pick<
  StepRecord,
  'step' | 'fromState' | 'toState' | 'revision' | 'remark' | 'takenAt'
> {
  by: string;
}

export function stepsOf(db: Db, draftId: string): StepView[] {
  return db
    .select({
      step: draftSteps.step,
      fromState: draftSteps.fromState,
      toState: draftSteps.toState,
      revision: draftSteps.revision,
      remark: draftSteps.remark,
      takenAt: draftSteps.takenAt,
      by: nameOrSystem(),
    })
    .from(draftSteps)
    .leftJoin(people, eq(people.id, draftSteps.takenBy))
    .where(eq(draftSteps.draftId, draftId))
    .orderBy(asc(draftSteps.takenAt), asc(draftSteps.id))
    .all();
}

// Signed papers

export function insertSigned(tx: Db, signed: SignedRecord): void {
  tx.insert(signedPapers).values(signed).run();
}

export function signedOf(db: Db, draftId: string): SignedRecord | null {
  return db.select().from(signedPapers).where(eq(signedPapers.draftId, draftId)).get() ?? null;
}

/** The file that goes out: with the agency's signature where it has one. */
export const lastFileOf = ({ sealedSha256, fileSha256 }: SignedRecord): string => sealedSha256 ?? fileSha256;

/** @returns false where somebody else sealed it meanwhile */
export function markSealed(
  tx: Db,
  draftId: string,
  sealed: { sealedSha256: string; sealedBy: string; sealedAt: string },
): boolean {
  const changed = tx
    .update(signedPapers)
    .set(sealed)
    .where(and(eq(signedPapers.draftId, draftId), isNull(signedPapers.sealedSha256)))
    .returning({ draftId: signedPapers.draftId })
    .all();
  return changed.length > 0;
}

/** Whether anything of the office names a file with these bytes. */
export function isFileNamed(db: Db, sha256: string): boolean {
  const row = db
    .select({ sha256: storedFiles.sha256 })
    .from(storedFiles)
    .where(eq(storedFiles.sha256, sha256))
    .get();
  return row !== undefined;
}

/** Drafts as the search index takes them over. */
export function draftsByIds(db: Db, ids: readonly string[]): DraftRecord[] {
  return db.select().from(drafts).where(oneOf(drafts.id, ids)).all();
}
