/** SQL of one obligation: its row, texts, parties, history, results and extensions. (Lists and reports have stores of their own.) */
import { and, asc, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import { union } from 'drizzle-orm/sqlite-core';
import { type Db, inTransaction } from '../platform/database.ts';
import { isOpen } from './lifecycle.ts';
import {
  obligationExtensions,
  obligationFiles,
  obligationHistory,
  obligationParties,
  obligationResults,
  obligations,
  obligationTallies,
  obligationTexts,
  NO_DUE,
} from './schema.ts';

export type ObligationRecord = typeof obligations.$inferSelect;
export type NewRecord = typeof obligations.$inferInsert;
export type ObligationText = typeof obligationTexts.$inferSelect;
export type Party = typeof obligationParties.$inferSelect;
export type NewParty = Pick<Party, 'role' | 'kind' | 'partyId' | 'name'>;
export type HistoryRecord = typeof obligationHistory.$inferSelect;
export type ResultRecord = typeof obligationResults.$inferSelect;
export type ExtensionRecord = typeof obligationExtensions.$inferSelect;

export function insertObligation(tx: Db, row: NewRecord): ObligationRecord {
  return tx.insert(obligations).values(row).returning().get();
}

export function insertText(tx: Db, text: typeof obligationTexts.$inferInsert): void {
  tx.insert(obligationTexts).values(text).run();
}

export function findObligation(db: Db, id: string): ObligationRecord | null {
  return db.select().from(obligations).where(eq(obligations.id, id)).get() ?? null;
}

export function findByCode(db: Db, code: string): ObligationRecord | null {
  return db.select().from(obligations).where(eq(obligations.code, code)).get() ?? null;
}

export function textOf(db: Db, id: string): ObligationText {
  return db.select().from(obligationTexts).where(eq(obligationTexts.obligationId, id)).get()!;
}

export function changeText(tx: Db, id: string, change: Partial<ObligationText>): void {
  tx.update(obligationTexts).set(change).where(eq(obligationTexts.obligationId, id)).run();
}

/** Writes a change and counts it in the version; what depends on status and deadline is written with them. */
export function changeObligation(
  tx: Db,
  before: ObligationRecord,
  change: Partial<NewRecord>,
  now: string,
): ObligationRecord {
  const status = change.status ?? before.status;
  const due = change.due === undefined ? before.due : change.due;
  return tx
    .update(obligations)
    .set({
      ...change,
      open: isOpen(status),
      dueOrder: due ?? NO_DUE,
      version: before.version + 1,
      updatedAt: now,
    })
    .where(eq(obligations.id, before.id))
    .returning()
    .get();
}

/** Counts parts. No version: nobody who looks at the whole needs to be stopped by it. */
export function countChildren(
  tx: Db,
  id: string,
  counted: Pick<ObligationRecord, 'children' | 'childrenDone'>,
): void {
  tx.update(obligations).set(counted).where(eq(obligations.id, id)).run();
}

/** The next running number behind a base; the transaction holds the write lock, so nobody else gets it. */
export function nextCodeNumber(tx: Db, codeBase: string): number {
  const row = tx
    .select({ last: sql<number | null>`max(${obligations.codeNumber})` })
    .from(obligations)
    .where(eq(obligations.codeBase, codeBase))
    .get();
  return (row?.last ?? 0) + 1;
}

/** The obligation made of a confirmed one of a paper. */
export function ofStated(db: Db, statedId: string): ObligationRecord | null {
  return db.select().from(obligations).where(eq(obligations.statedId, statedId)).get() ?? null;
}

export function ofDispatch(db: Db, dispatchId: string): ObligationRecord[] {
  return db
    .select()
    .from(obligations)
    .where(eq(obligations.dispatchId, dispatchId))
    .orderBy(asc(obligations.codeNumber))
    .all();
}

/** Recurring duties that go on; one of them where its id is given. */
export function openSeries(db: Db, id?: string): ObligationRecord[] {
  return db
    .select()
    .from(obligations)
    .where(
      and(
        eq(obligations.open, true),
        eq(obligations.dueOrder, NO_DUE),
        eq(obligations.dueKind, 'recurring'),
        id === undefined ? undefined : eq(obligations.id, id),
      ),
    )
    .orderBy(asc(obligations.id))
    .all()
    .filter(({ status }) => status !== 'paused');
}

export function occurrencesMade(db: Db, seriesId: string): Set<string> {
  const rows = db
    .select({ day: obligations.occurrenceOn })
    .from(obligations)
    .where(eq(obligations.seriesId, seriesId))
    .all();
  return new Set(rows.flatMap(({ day }) => day ?? []));
}

/** Lets the confirmed obligation go, so that another duty can be made of it. */
export function releaseStated(tx: Db, id: string): void {
  tx.update(obligations).set({ statedId: null }).where(eq(obligations.id, id)).run();
}

/** Removes every word that came of the paper or was written about it. */
export function wipeWords(tx: Db, id: string): void {
  changeText(tx, id, {
    action: '',
    product: null,
    reportTo: null,
    via: null,
    targets: [],
    legalBasis: [],
    evidence: [],
    deadline: { kind: 'none', raw: null, date: null },
  });
  tx.update(obligationHistory).set({ note: null }).where(eq(obligationHistory.obligationId, id)).run();
  tx.update(obligationResults).set({ summary: null }).where(eq(obligationResults.obligationId, id)).run();
  tx.update(obligationExtensions)
    .set({ reason: '', answer: null })
    .where(eq(obligationExtensions.obligationId, id))
    .run();
}

/** Open duties in which a person has a part by name, or which they gave out. */
export function openWith(db: Db, personId: string): ObligationRecord[] {
  const withPart = db
    .select({ id: obligationParties.obligationId })
    .from(obligationParties)
    .where(
      and(
        eq(obligationParties.kind, 'person'),
        eq(obligationParties.partyId, personId),
        eq(obligationParties.open, true),
      ),
    );
  const given = db
    .select({ id: obligations.id })
    .from(obligations)
    .where(and(eq(obligations.assignerId, personId), eq(obligations.open, true)));
  return db
    .select()
    .from(obligations)
    .where(inArray(obligations.id, union(withPart, given)))
    .orderBy(asc(obligations.dueOrder), asc(obligations.id))
    .all();
}

export function childrenOf(db: Db, parentId: string): ObligationRecord[] {
  return db
    .select()
    .from(obligations)
    .where(eq(obligations.parentId, parentId))
    .orderBy(asc(obligations.dueOrder), asc(obligations.id))
    .all();
}

// Parties

export function partiesOf(db: Db, obligationId: string): Party[] {
  return db
    .select()
    .from(obligationParties)
    .where(eq(obligationParties.obligationId, obligationId))
    .orderBy(asc(obligationParties.role), asc(obligationParties.position))
    .all();
}

export function insertParties(tx: Db, obligationId: string, parties: readonly NewParty[]): void {
  parties.forEach((party, position) => {
    tx.insert(obligationParties)
      .values({ ...party, obligationId, position })
      .onConflictDoNothing()
      .run();
  });
}

export function replaceParties(
  tx: Db,
  obligationId: string,
  roles: readonly Party['role'][],
  parties: readonly NewParty[],
): void {
  tx.delete(obligationParties)
    .where(and(eq(obligationParties.obligationId, obligationId), inArray(obligationParties.role, [...roles])))
    .run();
  insertParties(tx, obligationId, parties);
}

// History, results, extensions

export function insertHistory(tx: Db, line: typeof obligationHistory.$inferInsert): void {
  tx.insert(obligationHistory).values(line).run();
}

/** Oldest first. */
export function historyOf(db: Db, obligationId: string): HistoryRecord[] {
  return db
    .select()
    .from(obligationHistory)
    .where(eq(obligationHistory.obligationId, obligationId))
    .orderBy(asc(obligationHistory.id))
    .all();
}

export function historySince(db: Db, obligationId: string, version: number): HistoryRecord[] {
  return db
    .select()
    .from(obligationHistory)
    .where(and(eq(obligationHistory.obligationId, obligationId), gt(obligationHistory.version, version)))
    .orderBy(asc(obligationHistory.id))
    .limit(20)
    .all();
}

export function insertResult(tx: Db, result: typeof obligationResults.$inferInsert): void {
  tx.insert(obligationResults).values(result).run();
}

/** Newest first. */
export function resultsOf(db: Db, obligationId: string): ResultRecord[] {
  return db
    .select()
    .from(obligationResults)
    .where(eq(obligationResults.obligationId, obligationId))
    .orderBy(desc(obligationResults.id))
    .all();
}

export function markResult(tx: Db, id: string, state: ResultRecord['state']): void {
  tx.update(obligationResults).set({ state }).where(eq(obligationResults.id, id)).run();
}

export function insertExtension(tx: Db, extension: typeof obligationExtensions.$inferInsert): void {
  tx.insert(obligationExtensions).values(extension).run();
}

/** Newest first. */
export function extensionsOf(db: Db, obligationId: string): ExtensionRecord[] {
  return db
    .select()
    .from(obligationExtensions)
    .where(eq(obligationExtensions.obligationId, obligationId))
    .orderBy(desc(obligationExtensions.id))
    .all();
}

export function changeExtension(tx: Db, id: string, change: Partial<ExtensionRecord>): void {
  tx.update(obligationExtensions).set(change).where(eq(obligationExtensions.id, id)).run();
}

// Files

export type FileRecord = typeof obligationFiles.$inferSelect;

export function insertFile(tx: Db, file: FileRecord): void {
  tx.insert(obligationFiles).values(file).run();
}

export function filesOf(db: Db, obligationId: string): FileRecord[] {
  return db
    .select()
    .from(obligationFiles)
    .where(eq(obligationFiles.obligationId, obligationId))
    .orderBy(asc(obligationFiles.id))
    .all();
}

/** Makes anew what triggers keep beside the obligations for lists and counts: rows came in past the triggers. */
export function rebuildStandings(db: Db): void {
  const { open, status, dueOrder, side } = obligations;
  inTransaction(db, (tx) => {
    tx.run(sql`update ${obligationParties} set (open, status, due_order) =
      (select ${open}, ${status}, ${dueOrder} from ${obligations} where ${obligations.id} = obligation_id)`);
    tx.delete(obligationTallies).run();
    tx.run(sql`insert into ${obligationTallies} (status, due_order, side, count)
      select ${status}, ${dueOrder}, ${side}, count(*) from ${obligations} group by 1, 2, 3`);
  });
}
