/**
 * Builds the index anew beside the live one and swaps them. What changes meanwhile reaches both (`indexer.ts`),
 * also when another process rebuilds: that a rebuild is under way stands in the database.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction, withPartsOpen, writeInBulk } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { forgetNote, note, noted } from '../platform/installation.ts';
import { type ArchiveReader, CHANGED_BESIDE, changedBeside, STRETCH } from './archive-steps.ts';
import { countPieces, MERGED_AT_ONCE, MERGED_GENTLY, mergeAt, mergePieces } from './fts-pieces.ts';
import { BESIDE, createTables, LIVE, PIECES_IN_USE, swapTables } from './fts-tables.ts';
import { countDocuments, putDocuments, putReady } from './fts-writer.ts';
import type { RebuildOptions } from './index-contract.ts';
import { WORDS_VERSION } from './index-words.ts';
import { emptyALittle, retiredTables, retireTables } from './retired-tables.ts';
import { type ArchivePlace, type ArchiveStep, documentsOfOwners, ownersAfter } from './sources.ts';
import type { KnownNumbers } from './values-store.ts';

/** The program that made the live index. */
const BUILT = 'search.built';
/** The rebuild under way, if there is one. */
const REBUILDING = 'search.rebuilding';
/** When the live index was last put into one piece. */
const PUT_TOGETHER = 'search.put-together';

interface Rebuilding {
  /** Of the process that does it. */
  owner: string;
  /** When it last took dispatches in. */
  at: string;
}

/** Small enough that a request waits no longer for a batch than for a slow page. */
const GENTLE_BATCH = 10;
/** A rebuild that has not moved for so long was killed. */
const ABANDONED_AFTER_MS = 60_000;

/** Whether the live index was made as this program makes it; if not, it is to be rebuilt. */
export function indexIsCurrent(db: Db): boolean {
  return remembered<{ version: number }>(db, BUILT)?.version === WORDS_VERSION;
}

export function rebuildWasAbandoned(db: Db, clock: Clock): boolean {
  const rebuilding = remembered<Rebuilding>(db, REBUILDING);
  return rebuilding !== null && Date.parse(clock.now()) - Date.parse(rebuilding.at) > ABANDONED_AFTER_MS;
}

export function rebuildProgress(db: Db): { done: number } | null {
  return remembered<Rebuilding>(db, REBUILDING) === null
    ? null
    : { done: countDocuments(db, undefined, BESIDE) };
}

/** Whether an index is being built beside the live one, so that it must hear of changes too. */
export function isRebuilding(db: Db): boolean {
  return remembered<Rebuilding>(db, REBUILDING) !== null;
}

/**
 * Rebuilds; the last one to begin wins. The thread that reads for it ends with it.
 * @throws AppError `search.rebuild-superseded` where somebody else began a rebuild meanwhile
 * @throws the signal's reason where it was aborted; the live index stays as it is
 */
export async function rebuildIndex(
  db: Db,
  clock: Clock,
  options: RebuildOptions = {},
): Promise<{ documents: number }> {
  try {
    return await rebuilt(db, clock, options);
  } finally {
    await options.archive?.close();
  }
}

async function rebuilt(db: Db, clock: Clock, options: RebuildOptions): Promise<{ documents: number }> {
  const owner = randomUUID();
  changingTables(db, (tx, partsOpen) => {
    retireTables(tx, BESIDE, partsOpen);
    createTables(tx, BESIDE);
    remember(tx, REBUILDING, { owner, at: clock.now() } satisfies Rebuilding);
  });
  // Where another thread reads, this connection does nothing else: nobody waits for what it writes until the swap.
  const writeSafely = options.archive === undefined ? () => {} : writeInBulk(db);
  try {
    // As long as that takes, this rebuild is not to be taken for abandoned.
    await emptyRetired(db, options, (tx) => stayOurs(tx, clock, owner));
    await (options.archive === undefined
      ? takeAllIn(db, clock, owner, options)
      : takeAllFrom(options.archive, db, clock, owner, options));
    await putInOnePiece(db, clock, owner, options);
  } catch (error) {
    changingTables(db, (tx, partsOpen) => abandon(tx, owner, partsOpen));
    throw error;
  } finally {
    writeSafely();
  }
  changingTables(db, (tx, partsOpen) => {
    assertOurs(tx, owner);
    mergeAt(tx, BESIDE, PIECES_IN_USE);
    swapTables(tx, partsOpen);
    forgetNote(tx, REBUILDING);
    forgetNote(tx, CHANGED_BESIDE);
    remember(tx, BUILT, { version: WORDS_VERSION, at: clock.now() });
  });
  await emptyRetired(db, options);
  return { documents: countDocuments(db) };
}

/** One transaction that puts indexes in and out of use. */
function changingTables(db: Db, change: (tx: Db, partsOpen: boolean) => void): void {
  withPartsOpen(db, (open) => inTransaction(db, (tx) => change(tx, open)));
}

/** A step of emptying: nobody waits longer for it than for a slow page. */
const EMPTYING_MS = 25;

/**
 * Takes off the disk, a little at a time, what rebuilds put out of use; also what one left that was killed over it.
 * @param beside done with each step, in its transaction
 * @throws the signal's reason where it was aborted; the rest is left for the next time
 */
export async function emptyRetired(
  db: Db,
  options: RebuildOptions,
  beside: (tx: Db) => void = () => {},
): Promise<void> {
  for (const table of retiredTables(db)) {
    for (let more = true; more;) {
      options.signal?.throwIfAborted();
      const began = Date.now();
      more = inTransaction(db, (tx) => {
        beside(tx);
        return emptyALittle(tx, table, EMPTYING_MS);
      });
      await leaveToOthers(db, began, options);
    }
  }
}

async function takeAllIn(db: Db, clock: Clock, owner: string, options: RebuildOptions): Promise<void> {
  const batch = options.gently === true ? GENTLE_BATCH : STRETCH;
  const numbers: KnownNumbers = new Map();
  let done = 0;
  let place: ArchivePlace | null = null;
  do {
    options.signal?.throwIfAborted();
    const began = Date.now();
    const step: ArchiveStep = takeIn(db, clock, owner, { after: place, limit: batch, numbers });
    done += step.ownerIds.length;
    place = step.next;
    options.onProgress?.(done);
    await leaveToOthers(db, began, options);
  } while (place !== null);
}

/** Takes in what another thread made ready, or what there is now where something changed after it was read. */
async function takeAllFrom(
  archive: ArchiveReader,
  db: Db,
  clock: Clock,
  owner: string,
  options: RebuildOptions,
): Promise<void> {
  // While an index is built beside, no number of a value is given up (`fts-writer.ts`).
  const numbers: KnownNumbers = new Map();
  let done = 0;
  for (let more = true; more;) {
    options.signal?.throwIfAborted();
    const { ownerIds, ready, mark, next } = await archive.next();
    const began = Date.now();
    inTransaction(db, (tx) => {
      stayOurs(tx, clock, owner);
      if (changedBeside(tx) === mark) putReady(tx, ownerIds, ready, BESIDE, numbers);
      else putDocuments(tx, documentsOfOwners(tx, ownerIds), BESIDE, numbers);
    });
    done += ownerIds.length;
    options.onProgress?.(done);
    more = next !== null;
    await leaveToOthers(db, began, options);
  }
}

/** Changes reach the index that is being built too; what was read before one of them may be stale. */
export function putBeside(tx: Db, documents: Parameters<typeof putDocuments>[1]): void {
  putDocuments(tx, documents, BESIDE);
  remember(tx, CHANGED_BESIDE, randomUUID());
}

async function putInOnePiece(db: Db, clock: Clock, owner: string, options: RebuildOptions): Promise<void> {
  const pages = options.gently === true ? MERGED_GENTLY : MERGED_AT_ONCE;
  let more = true;
  for (let isFirst = true; more; isFirst = false) {
    options.signal?.throwIfAborted();
    const began = Date.now();
    more = inTransaction(db, (tx) => {
      stayOurs(tx, clock, owner);
      return mergePieces(tx, BESIDE, { isFirst, pages });
    });
    await leaveToOthers(db, began, options);
  }
}

/** An index in use is put into one piece again where there are more, and not more often than this. */
const PIECES_LEFT = 4;
const PUT_TOGETHER_AFTER_MS = 24 * 3_600_000;

/**
 * Puts the live index into one piece again, a little at a time between requests: every change of a day left one.
 * @throws the signal's reason where it was aborted; what was merged until then stays
 */
export async function keepInOnePiece(db: Db, clock: Clock, signal: AbortSignal): Promise<void> {
  const last = remembered<{ at: string }>(db, PUT_TOGETHER);
  const isDue = last === null || Date.parse(clock.now()) - Date.parse(last.at) > PUT_TOGETHER_AFTER_MS;
  if (!isDue || countPieces(db) <= PIECES_LEFT) return;
  let more = true;
  for (let isFirst = true; more; isFirst = false) {
    signal.throwIfAborted();
    const began = Date.now();
    more = inTransaction(db, (tx) => mergePieces(tx, LIVE, { isFirst, pages: MERGED_GENTLY }));
    await leaveToOthers(db, began, { gently: true });
  }
  // Only now: in a Durable Object the indexer lives for as long as changes wait, and goes on the next time.
  inTransaction(db, (tx) => remember(tx, PUT_TOGETHER, { at: clock.now() }));
}

/**
 * Who waits for the lock of SQLite looks again every tenth of a second: between transactions that follow each other at
 * once it would miss every gap. So this one leaves a longer gap now and then.
 */
const GAP_MS = 120;
const GAP_EVERY_MS = 2000;
/** When a database was last left alone so long: others that are rebuilt in this process have gaps of their own. */
const lastGaps = new WeakMap<Db, number>();

/** After a stretch of work: gently, for as long as it took. */
async function leaveToOthers(db: Db, began: number, { gently }: RebuildOptions): Promise<void> {
  const now = Date.now();
  const isGapDue = now - (lastGaps.get(db) ?? 0) > GAP_EVERY_MS;
  if (isGapDue) lastGaps.set(db, now);
  if (gently === true) await setTimeout(now - began);
  else if (isGapDue) await setTimeout(GAP_MS);
  else await setImmediate();
}

/** Reads and writes in one transaction: a change comes before it, and is read, or after it, and reaches both indexes. */
function takeIn(
  db: Db,
  clock: Clock,
  owner: string,
  { after, limit, numbers }: { after: ArchivePlace | null; limit: number; numbers: KnownNumbers },
): ArchiveStep {
  return inTransaction(db, (tx) => {
    stayOurs(tx, clock, owner);
    const step = ownersAfter(tx, after, limit);
    putDocuments(tx, documentsOfOwners(tx, step.ownerIds), BESIDE, numbers);
    return step;
  });
}

function assertOurs(tx: Db, owner: string): void {
  if (remembered<Rebuilding>(tx, REBUILDING)?.owner === owner) return;
  throw new AppError(
    'search.rebuild-superseded',
    409,
    'Chỉ mục đang được một tiến trình khác dựng lại. Hãy để tiến trình đó làm xong.',
  );
}

function abandon(tx: Db, owner: string, partsOpen: boolean): void {
  if (remembered<Rebuilding>(tx, REBUILDING)?.owner !== owner) return;
  retireTables(tx, BESIDE, partsOpen);
  forgetNote(tx, REBUILDING);
}

function remembered<T>(db: Db, key: string): T | null {
  return noted(db, key) as T | null;
}

function remember(tx: Db, key: string, value: Rebuilding | { version?: number; at: string } | string): void {
  note(tx, key, value);
}

/** Says that the rebuild goes on. */
function stayOurs(tx: Db, clock: Clock, owner: string): void {
  assertOurs(tx, owner);
  remember(tx, REBUILDING, { owner, at: clock.now() } satisfies Rebuilding);
}
