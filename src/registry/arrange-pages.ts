/**
 * Xếp trang: pages turned, moved, dropped, split off or put together before a paper is registered. The files stay as
 * they were received; a paper only knows which of their pages are its own, in which order, and how they stand.
 */
import { type Actor, requireRole } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { QuarterTurn } from '../reading/raster.ts';
import type { PlannedPage, ReadingPlan } from '../reading/reading-plan.ts';
import { assertMay, DISPATCH_ACTIONS } from './actions.ts';
import { enqueuePlanned } from './begin-reading.ts';
import { assertUnchanged, type Deed, recordChange, type Versioned } from './changing.ts';
import { correctionsOf, insertCorrection } from './correction-store.ts';
import { arrangementInvalid, nothingToUndo, pagesAreFixed, stillBeingRead, undoTooLate } from './errors.ts';
import { countPageChanges, dropPageChange, lastPageChange, notePageChange } from './page-change-store.ts';
import { placesOfReading } from './pages.ts';
import { type DispatchRecord, findDispatch, insertDispatch, pageSummaries, requireVisible } from './store.ts';

export interface ChangedPages {
  version: number;
}

export interface ArrangePages extends Versioned {
  /** The pages that stay, in their new order: their numbers now, and by how much to turn them clockwise. */
  pages: readonly { page: number; turn: QuarterTurn }[];
}

/**
 * @throws AppError `dispatch.pages-fixed`, `dispatch.being-read`, `dispatch.changed`
 * @throws AppError `dispatch.arrangement-invalid` no page is left, one comes twice, or there is none of this number
 */
export function arrangePages(db: Db, command: ArrangePages, by: Actor, clock: Clock): ChangedPages {
  return inTransaction(db, (tx) => {
    const dispatch = requireArrangeable(tx, command, by);
    const places = placesOf(tx, dispatch);
    const numbers = command.pages.map(({ page }) => page);
    if (numbers.length === 0) throw arrangementInvalid('phải giữ lại ít nhất một trang');
    if (new Set(numbers).size < numbers.length) throw arrangementInvalid('có trang lặp lại');
    const rotations = rotationsOf(tx, dispatch);
    const plan = command.pages.map(({ page, turn }): PlannedPage => {
      const place = places[page - 1];
      if (place === undefined) throw arrangementInvalid(`văn bản không có trang ${page}`);
      const turned = (((rotations.get(page) ?? 0) + turn) % 360) as QuarterTurn;
      return turn === 0 ? place : { ...place, turn: turned };
    });
    notePageChange(tx, dispatch, { kind: 'arranged' }, by, clock);
    const details = { pages: plan.length, of: places.length };
    return rearranged(tx, dispatch, plan, { by, did: 'dispatch.pages-arranged', details }, clock);
  });
}

export interface SplitPaper extends Versioned {
  /** Numbers of the pages with which further papers begin. */
  at: readonly number[];
}

/**
 * Tách: the pages from each of these on become papers of their own, which point at the same file.
 * @returns the new papers, in the order of their pages
 */
export function splitPaper(
  db: Db,
  command: SplitPaper,
  by: Actor,
  clock: Clock,
): ChangedPages & { dispatchIds: string[] } {
  return inTransaction(db, (tx) => {
    const dispatch = requireArrangeable(tx, command, by);
    const places = placesOf(tx, dispatch);
    const starts = [...new Set(command.at)].toSorted((a, b) => a - b);
    if (starts.length === 0 || starts.some((page) => page < 2 || page > places.length))
      throw arrangementInvalid(`chỉ tách được từ trang 2 đến trang ${places.length}`);
    const parts = starts.map((start, index) => ({
      first: start,
      pages: places.slice(start - 1, (starts[index + 1] ?? places.length + 1) - 1),
    }));
    const made = parts.map((part) => splitOff(tx, dispatch, part, by, clock));
    notePageChange(tx, dispatch, { kind: 'split', others: made }, by, clock);
    const deed = { by, did: 'dispatch.split', details: { into: made } };
    const { version } = rearranged(tx, dispatch, places.slice(0, starts[0]! - 1), deed, clock);
    return { version, dispatchIds: made };
  });
}

function splitOff(
  tx: Db,
  whole: DispatchRecord,
  part: { first: number; pages: ReadingPlan },
  by: Actor,
  clock: Clock,
): string {
  const last = part.first + part.pages.length - 1;
  const { direction, channel, fileSha256, officeUnitId, receivedAt, receivedBy, releasedAt, stepDueAt } =
    whole;
  const inherited = {
    direction,
    channel,
    fileSha256,
    officeUnitId,
    receivedAt,
    receivedBy,
    releasedAt,
    stepDueAt,
  };
  const fresh = insertDispatch(tx, {
    ...inherited,
    id: newId(),
    state: 'received',
    fileName: `${whole.fileName} (${part.first === last ? `trang ${last}` : `trang ${part.first}–${last}`})`,
    arrangement: part.pages,
    updatedAt: clock.now(),
  });
  copyCorrections(tx, whole.id, fresh.id);
  const from = whole.readingId === null ? [] : [whole.readingId];
  const readingId = enqueuePlanned(tx, fresh, { plan: part.pages, from }, clock);
  const deed = { by, did: 'dispatch.split-off', details: { from: whole.id, pages: part.pages.length } };
  recordChange(tx, fresh, { readingId, pageCount: part.pages.length }, deed, clock);
  return fresh.id;
}

export interface MergePapers extends Versioned {
  /** Papers whose pages come after this one's, in this order. */
  others: readonly Versioned[];
}

/**
 * Gộp: the pages of other papers that were scanned apart are put behind this one's; the others leave the lists.
 * @throws AppError as {@link arrangePages}, of any of the papers
 */
export function mergePapers(db: Db, command: MergePapers, by: Actor, clock: Clock): ChangedPages {
  return inTransaction(db, (tx) => {
    const dispatch = requireArrangeable(tx, command, by);
    const ids = command.others.map((other) => other.dispatchId);
    if (ids.length === 0 || new Set([dispatch.id, ...ids]).size <= ids.length)
      throw arrangementInvalid('phải chọn ít nhất một văn bản khác, mỗi văn bản một lần');
    const others = command.others.map((other) => requireArrangeable(tx, other, by));
    if (others.some((other) => other.direction !== dispatch.direction))
      throw arrangementInvalid('không gộp văn bản đến với văn bản đi');
    const plan = [dispatch, ...others].flatMap((paper) => placesOf(tx, paper));
    if (new Set(plan.map(({ sha256, page }) => `${sha256} ${page}`)).size < plan.length)
      throw arrangementInvalid('có trang nằm trong cả hai văn bản');
    for (const other of others) {
      copyCorrections(tx, other.id, dispatch.id);
      const change = {
        state: 'withdrawn',
        problemCode: 'dispatch.merged',
        problemMessage: `Đã gộp vào văn bản ${dispatch.fileName}.`,
      } as const;
      const deed = { by, did: 'dispatch.merged-into', details: { into: dispatch.id } };
      recordChange(tx, other, change, deed, clock);
    }
    notePageChange(tx, dispatch, { kind: 'merged', others: ids }, by, clock);
    const deed = { by, did: 'dispatch.merged', details: { others: ids, pages: plan.length } };
    return rearranged(tx, dispatch, plan, deed, clock, others);
  });
}

/**
 * Hoàn tác: the last change of the pages is as if it had not been. Parts that were split off are taken back, papers
 * that were put in stand on their own again.
 * @throws AppError `dispatch.nothing-to-undo`, `dispatch.undo-too-late`
 */
export function undoPageChange(db: Db, command: Versioned, by: Actor, clock: Clock): ChangedPages {
  return inTransaction(db, (tx) => {
    const dispatch = requireArrangeable(tx, command, by);
    const change = lastPageChange(tx, dispatch.id);
    if (change === null) throw nothingToUndo();
    const others = change.others.map((id) => findDispatch(tx, id)!);
    for (const other of others) {
      if (change.kind === 'split') takeBack(tx, dispatch, other, by, clock);
      else standAlone(tx, other, by, clock);
    }
    dropPageChange(tx, change);
    const plan = change.before ?? wholeFile(tx, dispatch);
    const deed = { by, did: 'dispatch.pages-undone', details: { kind: change.kind } };
    return rearranged(tx, dispatch, plan, deed, clock, others, change.before);
  });
}

/** The pages of the file in their order: what the paper began with. */
function wholeFile(tx: Db, dispatch: DispatchRecord): ReadingPlan {
  const sha256 = dispatch.fileSha256!;
  return Array.from({ length: filePages(tx, dispatch) }, (_, index) => ({ sha256, page: index + 1 }));
}

function filePages(tx: Db, dispatch: DispatchRecord): number {
  return dispatch.filePageCount ?? placesOf(tx, dispatch).length;
}

/** A part that was split off leaves the lists, unless it went its own way. */
function takeBack(tx: Db, whole: DispatchRecord, part: DispatchRecord, by: Actor, clock: Clock): void {
  const isUntouched =
    ['received', 'reading', 'to-verify', 'verified'].includes(part.state) &&
    part.nextReadingId === null &&
    countPageChanges(tx, part.id) === 0;
  if (!isUntouched) throw undoTooLate();
  copyCorrections(tx, part.id, whole.id);
  const problem = {
    problemCode: 'dispatch.put-back',
    problemMessage: `Đã nhập trở lại văn bản ${whole.fileName}.`,
  };
  const deed = { by, did: 'dispatch.merged-into', details: { into: whole.id } };
  recordChange(tx, part, { ...problem, state: 'withdrawn' }, deed, clock);
}

function standAlone(tx: Db, other: DispatchRecord, by: Actor, clock: Clock): void {
  if (other.state !== 'withdrawn' || other.readingId === null) throw undoTooLate();
  const change = { state: 'to-verify', problemCode: null, problemMessage: null } as const;
  recordChange(tx, other, change, { by, did: 'dispatch.pages-undone' }, clock);
}

/**
 * The paper, if its pages may be arranged now.
 * @throws AppError `dispatch.not-found`, `people.forbidden`, `dispatch.wrong-state`
 * @throws AppError `dispatch.pages-fixed`, `dispatch.being-read`, `dispatch.changed`
 */
function requireArrangeable(tx: Db, { dispatchId, version }: Versioned, by: Actor): DispatchRecord {
  const dispatch = requireVisible(tx, dispatchId, by);
  requireRole(by, ...DISPATCH_ACTIONS['arrange-pages'].roles);
  if (dispatch.state === 'registered') throw pagesAreFixed();
  if (dispatch.nextReadingId !== null) throw stillBeingRead();
  assertMay('arrange-pages', dispatch, by);
  assertUnchanged(tx, dispatch, version);
  return dispatch;
}

const placesOf = (tx: Db, { readingId }: DispatchRecord) => placesOfReading(tx, readingId);

function rotationsOf(tx: Db, { readingId }: DispatchRecord): Map<number, QuarterTurn> {
  const pages = readingId === null ? [] : pageSummaries(tx, readingId);
  return new Map(pages.map(({ number, rotation }) => [number, rotation ?? 0]));
}

/**
 * The pages in their new order are read where they have to be; the ones in force are shown until then. What was
 * verified is to be looked at again.
 */
function rearranged(
  tx: Db,
  dispatch: DispatchRecord,
  plan: ReadingPlan,
  deed: Deed,
  clock: Clock,
  others: readonly DispatchRecord[] = [],
  arrangement: ReadingPlan | null = plan,
): ChangedPages {
  const from = [dispatch, ...others].map(({ readingId }) => readingId).filter((id) => id !== null);
  const nextReadingId = enqueuePlanned(tx, dispatch, { plan, from }, clock);
  const change = {
    nextReadingId,
    arrangement,
    filePageCount: filePages(tx, dispatch),
    state: 'to-verify',
    verifiedAt: null,
    verifiedBy: null,
  } as const;
  return { version: recordChange(tx, dispatch, change, deed, clock).version };
}

/** A person's words go with their pages. */
function copyCorrections(tx: Db, from: string, to: string): void {
  const known = new Set(correctionsOf(tx, to).map(placeKey));
  for (const correction of correctionsOf(tx, from))
    if (!known.has(placeKey(correction)))
      insertCorrection(tx, { ...correction, id: newId(), dispatchId: to });
}

const placeKey = (each: { sha256: string; filePage: number; box: unknown }) =>
  JSON.stringify([each.sha256, each.filePage, each.box]);
