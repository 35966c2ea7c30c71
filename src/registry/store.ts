/** SQL of one dispatch: its row, fields, readings and grants. (Obligations, lists and registers have stores of their own.) */
import {
  and,
  asc,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  notInArray,
  or,
  sql,
} from 'drizzle-orm';
import { storedFiles } from '../intake/schema.ts';
import { people, units } from '../people/schema.ts';
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import { newId } from '../platform/ids.ts';
import { auditTrail } from '../platform/schema.ts';
import type { PaperStart } from '../reading/paper-starts.ts';
import type { ReadingPlan } from '../reading/reading-plan.ts';
import { readingPages, readings } from '../reading/schema.ts';
import type { MetadataField, PaperDetails } from '../understanding/understanding.ts';
import { registerCorrections } from './book-schema.ts';
import { dispatchAttachments, edxmlPackages } from './edxml-schema.ts';
import { dispatchNotFound } from './errors.ts';
import { dispatchCitations } from './link-schema.ts';
import { directives, opinions } from './routing-schema.ts';
import {
  dispatchAccess,
  dispatches,
  dispatchDetails,
  dispatchFields,
  obligationDecisions,
  obligationSuggestions,
  registers,
  wordCorrections,
} from './schema.ts';
import type { AccessView, DuplicateView, PersonRef } from './views.ts';
import { visibleTo } from './visibility.ts';

export type DispatchRecord = typeof dispatches.$inferSelect;
export type NewDispatch = typeof dispatches.$inferInsert;
export type FieldRecord = typeof dispatchFields.$inferSelect;
export type ReadingRecord = typeof readings.$inferSelect;
export type ReadingPageRecord = typeof readingPages.$inferSelect;

/** @throws AppError `dispatch.not-found` where there is none, or the person may not see it */
export function requireVisible(db: Db, id: string, actor: Actor): DispatchRecord {
  const found = db
    .select()
    .from(dispatches)
    .where(and(eq(dispatches.id, id), visibleTo(actor)))
    .get();
  if (found === undefined) throw dispatchNotFound();
  return found;
}

/** For the service's own work; whatever is shown to a person goes through {@link requireVisible}. */
export function findDispatch(db: Db, id: string): DispatchRecord | null {
  return db.select().from(dispatches).where(eq(dispatches.id, id)).get() ?? null;
}

export function insertDispatch(tx: Db, dispatch: NewDispatch): DispatchRecord {
  return tx.insert(dispatches).values(dispatch).returning().get();
}

/** Writes a change and counts it in the version. */
export function changeDispatch(
  tx: Db,
  before: Pick<DispatchRecord, 'id' | 'version'>,
  change: Partial<NewDispatch>,
  clock: Clock,
): DispatchRecord {
  return tx
    .update(dispatches)
    .set({ ...change, version: before.version + 1, updatedAt: clock.now() })
    .where(eq(dispatches.id, before.id))
    .returning()
    .get();
}

/** The paper that these bytes are, if they are handed in and neither taken back nor destroyed. */
export function dispatchOfFile(tx: Db, sha256: string): DispatchRecord | null {
  return (
    tx
      .select()
      .from(dispatches)
      .where(and(eq(dispatches.fileSha256, sha256), notInArray(dispatches.state, ['withdrawn', 'purged'])))
      .orderBy(asc(dispatches.id))
      .limit(1)
      .get() ?? null
  );
}

/** What the file was called when it was handed in first; null where no paper was. */
export function nameOfFile(tx: Db, sha256: string): string | null {
  const first = tx
    .select({ fileName: dispatches.fileName })
    .from(dispatches)
    .where(eq(dispatches.fileSha256, sha256))
    .orderBy(asc(dispatches.id))
    .limit(1)
    .get();
  return first?.fileName ?? null;
}

/** Every paper with any of these bytes, also those taken back, and those into which pages of them were put. */
export function dispatchesOfFiles(tx: Db, sha256s: readonly string[]): DispatchRecord[] {
  const wanted = new Set(sha256s);
  const { id, arrangement, fileSha256 } = dispatches;
  // Not by the JSON functions of SQL: on a Durable Object a plan of many pages lies apart from its row.
  const arranged = tx
    .select({ id, arrangement })
    .from(dispatches)
    .where(isNotNull(arrangement))
    .all()
    .filter((paper) => paper.arrangement!.some(({ sha256 }) => wanted.has(sha256)));
  const isArrangedOf = oneOf(
    id,
    arranged.map((paper) => paper.id),
  );
  return tx
    .select()
    .from(dispatches)
    .where(or(oneOf(fileSha256, sha256s), isArrangedOf))
    .orderBy(asc(id))
    .all();
}

export function isVisible(db: Db, id: string, actor: Actor): boolean {
  return visibleAmong(db, [id], actor).has(id);
}

/** Which of these papers the person may see. */
export function visibleAmong(db: Db, ids: readonly string[], actor: Actor): Set<string> {
  const rows = db
    .select({ id: dispatches.id })
    .from(dispatches)
    .where(and(oneOf(dispatches.id, ids), visibleTo(actor)))
    .all();
  return new Set(rows.map((row) => row.id));
}

/** Lines that tell who looked, not what changed. */
const OPENINGS = ['dispatch.opened', 'dispatch.downloaded'];
const NO_CHANGE = [...OPENINGS, 'dispatch.handed-in-again'];

/** Who changed the paper last, openings not counted. */
export function lastChange(db: Db, id: string): { by: string; at: string } | null {
  return (
    db
      .select({ by: auditTrail.actorName, at: auditTrail.at })
      .from(auditTrail)
      .where(and(eq(auditTrail.subject, id), notInArray(auditTrail.did, NO_CHANGE)))
      .orderBy(desc(auditTrail.seq))
      .limit(1)
      .get() ?? null
  );
}

/** Whether the person has a line in the trail that they looked at the paper, from that address, since then. */
export function hasLookedSince(
  db: Db,
  look: { dispatchId: string; actor: Actor; did: string; since: string },
): boolean {
  const { dispatchId, actor, did, since } = look;
  const line = db
    .select({ seq: auditTrail.seq })
    .from(auditTrail)
    .where(
      and(
        eq(auditTrail.subject, dispatchId),
        eq(auditTrail.did, did),
        actor.id === null ? isNull(auditTrail.actorId) : eq(auditTrail.actorId, actor.id),
        actor.address === null ? isNull(auditTrail.address) : eq(auditTrail.address, actor.address),
        gt(auditTrail.at, since),
      ),
    )
    .limit(1)
    .get();
  return line !== undefined;
}

type AuditRecord = typeof auditTrail.$inferSelect;

/** The newest lines about the paper, oldest of them first. */
export function historyOf(db: Db, id: string, request: { openings: boolean; limit: number }): AuditRecord[] {
  const withoutOpenings = request.openings ? undefined : notInArray(auditTrail.did, OPENINGS);
  return db
    .select()
    .from(auditTrail)
    .where(and(eq(auditTrail.subject, id), withoutOpenings))
    .orderBy(desc(auditTrail.seq))
    .limit(request.limit)
    .all()
    .toReversed();
}

export function namesOf(db: Db, ids: readonly (string | null)[]): (id: string | null) => PersonRef {
  const known = [...new Set(ids.filter((id) => id !== null))];
  const rows = db
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(oneOf(people.id, known))
    .all();
  const names = new Map(rows.map((row) => [row.id, row.name]));
  return (id) => ({ id, name: id === null ? 'Hệ thống' : (names.get(id) ?? 'Người dùng đã xóa') });
}

// Fields

export function fieldsOf(db: Db, dispatchId: string): FieldRecord[] {
  return db.select().from(dispatchFields).where(eq(dispatchFields.dispatchId, dispatchId)).all();
}

export function fieldOf(db: Db, dispatchId: string, field: MetadataField): FieldRecord | null {
  return (
    db
      .select()
      .from(dispatchFields)
      .where(and(eq(dispatchFields.dispatchId, dispatchId), eq(dispatchFields.field, field)))
      .get() ?? null
  );
}

export function detailsOf(db: Db, dispatchId: string): PaperDetails | null {
  const row = db.select().from(dispatchDetails).where(eq(dispatchDetails.dispatchId, dispatchId)).get();
  return row?.details ?? null;
}

export function saveDetails(tx: Db, dispatchId: string, details: PaperDetails): void {
  tx.insert(dispatchDetails)
    .values({ dispatchId, details })
    .onConflictDoUpdate({ target: dispatchDetails.dispatchId, set: { details } })
    .run();
}

export function saveField(tx: Db, record: typeof dispatchFields.$inferInsert): void {
  const { dispatchId: _dispatch, field: _field, ...content } = record;
  tx.insert(dispatchFields)
    .values(record)
    .onConflictDoUpdate({ target: [dispatchFields.dispatchId, dispatchFields.field], set: content })
    .run();
}

// Readings

export function insertReading(
  tx: Db,
  fileSha256: string,
  clock: Clock,
  { plan = null, proposed = false }: { plan?: ReadingPlan | null; proposed?: boolean } = {},
): string {
  const id = newId();
  tx.insert(readings).values({ id, fileSha256, plan, proposed, createdAt: clock.now() }).run();
  return id;
}

/** The paper a reading belongs to: in force, or on its way to be. */
export function dispatchOfReading(db: Db, readingId: string): DispatchRecord | null {
  return (
    db
      .select()
      .from(dispatches)
      .where(or(eq(dispatches.readingId, readingId), eq(dispatches.nextReadingId, readingId)))
      .get() ?? null
  );
}

export function readingOf(db: Db, readingId: string): ReadingRecord | null {
  return db.select().from(readings).where(eq(readings.id, readingId)).get() ?? null;
}

/** Says that a reading was given up before it ended. */
export function markReadingCancelled(tx: Db, readingId: string, clock: Clock): void {
  tx.update(readings)
    .set({ state: 'cancelled', finishedAt: clock.now() })
    .where(and(eq(readings.id, readingId), inArray(readings.state, ['queued', 'reading'])))
    .run();
}

/** Removes a reading with all its pages; the row that named it must not name it any more. */
export function dropReading(tx: Db, readingId: string): void {
  tx.delete(readings).where(eq(readings.id, readingId)).run();
}

/** Removes the pages of a reading: nothing of what was read stays. */
export function dropPages(tx: Db, readingId: string): void {
  tx.delete(readingPages).where(eq(readingPages.readingId, readingId)).run();
  tx.update(readings).set({ starts: null, signatures: null }).where(eq(readings.id, readingId)).run();
}

/** Where the file of a reading may be split; empty until every page was read. */
export function startsOfReading(db: Db, readingId: string): PaperStart[] {
  const found = db.select({ starts: readings.starts }).from(readings).where(eq(readings.id, readingId)).get();
  return found?.starts ?? [];
}

export type PageSummaryRecord = Omit<
  ReadingPageRecord,
  'lines' | 'text' | 'readingId' | 'signs' | 'structure'
> & { blank: boolean };

/** Pages without their lines: for summaries. */
export function pageSummaries(db: Db, readingId: string): PageSummaryRecord[] {
  const { lines: _lines, text: _text, readingId: _reading, ...columns } = pageColumns;
  return db
    .select({
      ...columns,
      blank: sql<boolean>`${readingPages.structure} ->> '$.blank' IS NOT NULL`.mapWith(Boolean),
    })
    .from(readingPages)
    .where(eq(readingPages.readingId, readingId))
    .orderBy(asc(readingPages.number))
    .all();
}

const pageColumns = {
  readingId: readingPages.readingId,
  number: readingPages.number,
  width: readingPages.width,
  height: readingPages.height,
  rotation: readingPages.rotation,
  source: readingPages.source,
  seconds: readingPages.seconds,
  text: readingPages.text,
  lines: readingPages.lines,
  failureCode: readingPages.failureCode,
  failureMessage: readingPages.failureMessage,
};

export function pageRecord(db: Db, readingId: string, number: number): ReadingPageRecord | null {
  return (
    db
      .select()
      .from(readingPages)
      .where(and(eq(readingPages.readingId, readingId), eq(readingPages.number, number)))
      .get() ?? null
  );
}

export function pageRecords(db: Db, readingId: string): ReadingPageRecord[] {
  return db
    .select()
    .from(readingPages)
    .where(eq(readingPages.readingId, readingId))
    .orderBy(asc(readingPages.number))
    .all();
}

export function pageTexts(db: Db, readingId: string): { number: number; text: string }[] {
  return db
    .select({ number: readingPages.number, text: readingPages.text })
    .from(readingPages)
    .where(eq(readingPages.readingId, readingId))
    .orderBy(asc(readingPages.number))
    .all()
    .map(({ number, text }) => ({ number, text: text ?? '' }));
}

// Files

export function fileOf(db: Db, sha256: string): typeof storedFiles.$inferSelect | null {
  return db.select().from(storedFiles).where(eq(storedFiles.sha256, sha256)).get() ?? null;
}

/** Forgets that a file is kept, unless another paper has the same bytes. */
export function forgetFile(tx: Db, sha256: string): void {
  const stillUsed = tx
    .select({ id: dispatches.id })
    .from(dispatches)
    .where(eq(dispatches.fileSha256, sha256))
    .get();
  const cameAlong = tx
    .select({ id: dispatchAttachments.dispatchId })
    .from(dispatchAttachments)
    .where(eq(dispatchAttachments.sha256, sha256))
    .get();
  if (stillUsed !== undefined || cameAlong !== undefined) return;
  tx.delete(readings).where(eq(readings.fileSha256, sha256)).run();
  tx.delete(storedFiles).where(eq(storedFiles.sha256, sha256)).run();
}

// Duplicates

/** Other papers of the same direction whose keys agree, those taken back or destroyed left out. */
export function duplicatesOf(db: Db, dispatch: DispatchRecord, actor: Actor): DuplicateView[] {
  const { duplicateKey, likenessKey } = dispatch;
  const same = duplicateKey === null ? undefined : eq(dispatches.duplicateKey, duplicateKey);
  // A paper whose own number is blank is like any; one with a number only like those whose number is blank.
  const alike =
    likenessKey === null
      ? undefined
      : and(
          eq(dispatches.likenessKey, likenessKey),
          duplicateKey === null ? undefined : isNull(dispatches.duplicateKey),
        );
  if (same === undefined && alike === undefined) return [];
  const rows = db
    .select({ ...duplicateColumns, key: dispatches.duplicateKey })
    .from(dispatches)
    .leftJoin(registers, eq(registers.id, dispatches.registerId))
    .where(
      and(
        or(same, alike),
        ne(dispatches.id, dispatch.id),
        eq(dispatches.direction, dispatch.direction),
        notInArray(dispatches.state, ['withdrawn', 'purged']),
        visibleTo(actor),
      ),
    )
    .orderBy(asc(dispatches.id))
    .limit(20)
    .all();
  return rows.map(({ key, ...row }) => ({
    ...row,
    kind: duplicateKey !== null && key === duplicateKey ? 'same' : 'alike',
  }));
}

const duplicateColumns = {
  id: dispatches.id,
  state: dispatches.state,
  number: dispatches.number,
  symbol: dispatches.symbol,
  issuer: dispatches.issuer,
  date: dispatches.date,
  subject: dispatches.subject,
  registerNumber: dispatches.registerNumber,
  registerYear: registers.year,
};

// Who it was routed to

export interface Grantees {
  unitIds: readonly string[];
  personIds: readonly string[];
}

/** Those of the grantees that are not of the office today. */
export function unknownAmong(db: Db, grantees: Grantees, today: string): string[] {
  const unitRows = db
    .select({ id: units.id })
    .from(units)
    .where(
      and(
        oneOf(units.id, grantees.unitIds),
        lte(units.validFrom, today),
        or(isNull(units.validTo), gt(units.validTo, today), eq(units.validTo, today)),
      ),
    )
    .all();
  const personRows = db
    .select({ id: people.id })
    .from(people)
    .where(and(oneOf(people.id, grantees.personIds), isNull(people.disabledAt)))
    .all();
  const known = new Set([...unitRows, ...personRows].map((row) => row.id));
  return [...grantees.unitIds, ...grantees.personIds].filter((id) => !known.has(id));
}

export function grantAccess(tx: Db, dispatchId: string, grantees: Grantees, by: Actor, clock: Clock): void {
  const grants = [
    ...grantees.unitIds.map((grantee) => ({ kind: 'unit' as const, grantee })),
    ...grantees.personIds.map((grantee) => ({ kind: 'person' as const, grantee })),
  ];
  for (const grant of grants) {
    tx.insert(dispatchAccess)
      .values({ ...grant, dispatchId, grantedAt: clock.now(), grantedBy: by.id })
      .onConflictDoNothing()
      .run();
  }
}

export function accessOf(db: Db, dispatchId: string): AccessView[] {
  const rows = db
    .select({
      kind: dispatchAccess.kind,
      id: dispatchAccess.grantee,
      grantedAt: dispatchAccess.grantedAt,
      unitName: units.name,
      personName: people.name,
    })
    .from(dispatchAccess)
    .leftJoin(units, and(eq(dispatchAccess.kind, 'unit'), eq(units.id, dispatchAccess.grantee)))
    .leftJoin(people, and(eq(dispatchAccess.kind, 'person'), eq(people.id, dispatchAccess.grantee)))
    .where(eq(dispatchAccess.dispatchId, dispatchId))
    .orderBy(asc(dispatchAccess.grantedAt), asc(dispatchAccess.kind))
    .all();
  return rows.map(({ unitName, personName, ...row }) => ({ ...row, name: unitName ?? personName ?? row.id }));
}

/** Nothing the machine or a person noted about the paper's content stays. */
export function dropContent(tx: Db, dispatchId: string): void {
  tx.delete(dispatchFields).where(eq(dispatchFields.dispatchId, dispatchId)).run();
  tx.delete(dispatchDetails).where(eq(dispatchDetails.dispatchId, dispatchId)).run();
  tx.delete(obligationSuggestions).where(eq(obligationSuggestions.dispatchId, dispatchId)).run();
  tx.delete(obligationDecisions).where(eq(obligationDecisions.dispatchId, dispatchId)).run();
  for (const table of [registerCorrections, dispatchCitations, directives, opinions, wordCorrections]) {
    tx.delete(table).where(eq(table.dispatchId, dispatchId)).run();
  }
}

/** The files that came along with a paper, and the package they came in. */
export function filesBesides(db: Db, dispatchId: string): string[] {
  const attached = db
    .select({ sha256: dispatchAttachments.sha256 })
    .from(dispatchAttachments)
    .where(eq(dispatchAttachments.dispatchId, dispatchId))
    .all();
  const packages = db
    .select({ sha256: edxmlPackages.packageSha256 })
    .from(edxmlPackages)
    .where(eq(edxmlPackages.dispatchId, dispatchId))
    .all();
  return [...attached, ...packages].map(({ sha256 }) => sha256);
}

export function dropFilesBesides(tx: Db, dispatchId: string): void {
  tx.delete(dispatchAttachments).where(eq(dispatchAttachments.dispatchId, dispatchId)).run();
  tx.delete(edxmlPackages).where(eq(edxmlPackages.dispatchId, dispatchId)).run();
}
