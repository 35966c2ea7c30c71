/** SQL of readings and their pages. */
import { deflateSync } from 'node:zlib';

import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';

import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { storedFiles } from '../intake/schema.ts';
import type { SignatureCheck } from '../signatures/index.ts';
import { isRead, pageText, structureOf, type PageReading } from './page.ts';
import { paperSignsOf } from './paper-signs.ts';
import { paperStartsOf } from './paper-starts.ts';
import type { PaperKind } from './paper.ts';
import { readingPages, readings, type ReadingState } from './schema.ts';

export type ReadingRecord = typeof readings.$inferSelect;

/** A reading with the kind of its file; null where there is no such reading. */
export function findReading(db: Db, id: string): (ReadingRecord & { kind: PaperKind | null }) | null {
  const found = db
    .select({ reading: readings, kind: storedFiles.kind })
    .from(readings)
    .innerJoin(storedFiles, eq(storedFiles.sha256, readings.fileSha256))
    .where(eq(readings.id, id))
    .get();
  return found === undefined ? null : { ...found.reading, kind: found.kind };
}

/** The kind of a stored file; null where it is gone, or none that is read. */
export function kindOfFile(db: Db, sha256: string): PaperKind | null {
  const file = db
    .select({ kind: storedFiles.kind })
    .from(storedFiles)
    .where(eq(storedFiles.sha256, sha256))
    .get();
  return file?.kind ?? null;
}

/** Notes that a reading began, or goes on after a crash: the first start is kept. */
export function markStarted(
  tx: Db,
  reading: ReadingRecord,
  pageCount: number,
  engine: string | null,
  clock: Clock,
): void {
  tx.update(readings)
    .set({
      state: 'reading',
      pageCount,
      engine,
      startedAt: reading.startedAt ?? clock.now(),
      finishedAt: null,
      failureCode: null,
      failureMessage: null,
    })
    .where(eq(readings.id, reading.id))
    .run();
}

/**
 * Notes the end of a reading that has not ended yet.
 * @returns whether it was this call that ended it
 */
export function markEnded(
  tx: Db,
  id: string,
  state: Extract<ReadingState, 'done' | 'failed' | 'cancelled'>,
  clock: Clock,
  failure?: { code: string; message: string },
): boolean {
  const ended = tx
    .update(readings)
    .set({
      state,
      starts: state === 'done' ? paperStartsOf(signsOfPages(tx, id)) : null,
      finishedAt: clock.now(),
      failureCode: failure?.code ?? null,
      failureMessage: failure?.message ?? null,
    })
    .where(and(eq(readings.id, id), inArray(readings.state, ['queued', 'reading'])))
    .returning({ id: readings.id })
    .get();
  return ended !== undefined;
}

/** Keeps what was found of the digital signatures, as it is known now. */
export function saveSignatures(tx: Db, readingId: string, signatures: SignatureCheck[] | null): void {
  tx.update(readings).set({ signatures }).where(eq(readings.id, readingId)).run();
}

function signsOfPages(tx: Db, readingId: string): Parameters<typeof paperStartsOf>[0] {
  return tx
    .select({ number: readingPages.number, signs: readingPages.signs })
    .from(readingPages)
    .where(and(eq(readingPages.readingId, readingId), isNotNull(readingPages.signs)))
    .orderBy(asc(readingPages.number))
    .all()
    .map(({ number, signs }) => ({ number, signs: signs! }));
}

/** Stores a page; a page that is there already stays as it is. */
export function storePage(tx: Db, readingId: string, page: PageReading): void {
  tx.insert(readingPages)
    .values({ readingId, number: page.number, ...columnsOf(page) })
    .onConflictDoNothing()
    .run();
}

function columnsOf(page: PageReading): Omit<typeof readingPages.$inferInsert, 'readingId' | 'number'> {
  if (!isRead(page)) return { failureCode: page.failure.code, failureMessage: page.failure.message };
  const { width, height, rotation, source, seconds } = page;
  const lines = deflateSync(Buffer.from(JSON.stringify(page.lines)));
  return {
    width,
    height,
    rotation,
    source,
    seconds,
    text: pageText(page),
    lines,
    structure: structureOf(page),
    signs: paperSignsOf(page),
  };
}

/** Numbers of the pages that are stored, read or failed. */
export function storedPageNumbers(db: Db, readingId: string): number[] {
  return db
    .select({ number: readingPages.number })
    .from(readingPages)
    .where(eq(readingPages.readingId, readingId))
    .orderBy(asc(readingPages.number))
    .all()
    .map(({ number }) => number);
}

/**
 * Whether a reading of the file from its first page to its last is kept, with words read on every page: one that could
 * not be read or passed for blank (a copy too pale, which is then read again) may hold anything, and of a file that is
 * kept apart as secret no page is kept.
 */
export function wasReadWhole(db: Db, sha256: string): boolean {
  const whole = db
    .select({ id: readings.id })
    .from(readings)
    .innerJoin(readingPages, eq(readingPages.readingId, readings.id))
    .where(and(eq(readings.fileSha256, sha256), eq(readings.state, 'done'), isNull(readings.plan)))
    .groupBy(readings.id)
    .having(sql`count(nullif(${readingPages.text}, '')) = ${readings.pageCount}`)
    .limit(1)
    .get();
  return whole !== undefined;
}

export function dropPages(tx: Db, readingId: string): void {
  tx.delete(readingPages).where(eq(readingPages.readingId, readingId)).run();
}
