/** Sửa chữ: a person's word in the place of one that the machine read wrong. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import { type Box, pageText, type ReadPage, type Word } from '../reading/page.ts';
import { assertUnchanged, recordChange, requireFor, type Versioned } from './changing.ts';
import { boxOn, isSamePlace } from './corrected-words.ts';
import {
  correctionsOf,
  dropCorrection,
  insertCorrection,
  savePageText,
  type WordCorrection,
} from './correction-store.ts';
import { pageNotFound, wordNotFound } from './errors.ts';
import { wordsOfPage } from './open.ts';
import { pageInForce, placeInFile, readPageOf } from './pages.ts';
import type { DispatchRecord } from './store.ts';
import type { PageWords } from './views.ts';

export interface CorrectWord extends Versioned {
  /** Number of the page, from 1. */
  page: number;
  /** The box of the word as the page has it now. */
  at: Box;
  /** The same as the machine's: a person says that it is right. Null: as if nobody had said anything. */
  text: string | null;
}

export interface CorrectedPage {
  version: number;
  page: PageWords;
}

/**
 * Keeps the person's word, beside the machine's; the text that is shown and searched, and the searchable PDF, have it.
 * @throws AppError `dispatch.changed`, `dispatch.wrong-state`, `dispatch.page-not-found`
 * @throws AppError `dispatch.word-not-found` nothing was read at this place
 */
export function correctWord(db: Db, command: CorrectWord, by: Actor, clock: Clock): CorrectedPage {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('correct-words', tx, command.dispatchId, by);
    assertUnchanged(tx, dispatch, command.version);
    const read = dispatch.readingId === null ? null : readPageOf(tx, dispatch.readingId, command.page);
    if (read === null) throw pageNotFound();
    const before = correctionAt(tx, dispatch, read, command.at);
    const { word, box } = before ?? wordAt(read, command.at);
    if (before !== null) dropCorrection(tx, before.id);
    if (command.text !== null) {
      const text = command.text.normalize('NFC').trim().replace(/\s+/gu, ' ');
      const place = placeInFile(tx, dispatch, command.page);
      const { rotation, width: pageWidth, height: pageHeight } = read;
      const { text: original, confidence } = word;
      const correction = { ...place, rotation, pageWidth, pageHeight, box, original, confidence, text };
      const who = { correctedBy: by.id, correctedAt: clock.now() };
      insertCorrection(tx, { id: newId(), dispatchId: dispatch.id, ...correction, ...who });
    }
    const page = settlePageText(tx, dispatch, command.page)!;
    const did = command.text === null ? 'dispatch.word-restored' : 'dispatch.word-corrected';
    const deed = { by, did, details: { page: command.page } };
    const { version } = recordChange(tx, dispatch, {}, deed, clock);
    return { version, page: wordsOfPage(page) };
  });
}

interface FoundWord {
  word: Pick<Word, 'text' | 'confidence'>;
  box: Box;
}

/** A word of a person's that stands there already: what the machine read is told by it. */
function correctionAt(
  tx: Db,
  dispatch: DispatchRecord,
  page: ReadPage,
  at: Box,
): (FoundWord & { id: string }) | null {
  const place = placeInFile(tx, dispatch, page.number);
  const isHere = (other: WordCorrection) =>
    other.sha256 === place.sha256 && other.filePage === place.filePage && isSamePlace(boxOn(page, other), at);
  const found = correctionsOf(tx, dispatch.id).find(isHere);
  if (found === undefined) return null;
  const { id, original, confidence } = found;
  return { id, word: { text: original, confidence }, box: boxOn(page, found) };
}

/** @throws AppError `dispatch.word-not-found` */
function wordAt(page: ReadPage, at: Box): FoundWord {
  const words = page.lines.flatMap((line) => line.words);
  const found = words.find((word) => isSamePlace(word, at));
  if (found === undefined) throw wordNotFound();
  const { x, y, width, height } = found;
  return { word: found, box: { x, y, width, height } };
}

/** Puts down what is searched of a page; null where it could not be read. */
function settlePageText(tx: Db, dispatch: DispatchRecord, number: number): ReadPage | null {
  const page = pageInForce(tx, dispatch, number);
  if (page !== null) savePageText(tx, dispatch.readingId!, number, pageText(page));
  return page;
}

/** The corrected words of a paper that was read anew reach what is searched of it. */
export function settlePageTexts(tx: Db, dispatch: DispatchRecord): void {
  if (dispatch.readingId === null || correctionsOf(tx, dispatch.id).length === 0) return;
  for (let number = 1; number <= (dispatch.pageCount ?? 0); number++) settlePageText(tx, dispatch, number);
}
