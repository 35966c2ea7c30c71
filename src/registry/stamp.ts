/**
 * Dấu “ĐẾN” (NĐ 30/2020, Phụ lục IV, V): drawn on a copy of the paper at a place the văn thư chooses. The original
 * stays untouched; a signed PDF gets it as an incremental update, so that its signature still covers what was signed.
 */
import {
  concatTransformationMatrix,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
} from 'pdf-lib';
import sharp from 'sharp';
import type { FileStorage } from '../platform/files/storage.ts';
import { fontBytes, parsedOnce } from '../printing/fonts.ts';
import { mm } from '../printing/index.ts';
import type { Actor } from '../people/actor.ts';
import { type Clock, vietnamDate } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import type { ReadPage } from '../reading/page.ts';
import { recordChange, requireFor } from './changing.ts';
import { entryOf } from './entry-store.ts';
import { noLine } from './errors.ts';
import { drawablePage } from './open.ts';
import type { PagePictures } from './page-pictures.ts';
import { readPageOf } from './pages.ts';
import { namesOfParties, routingsOf } from './routing-store.ts';
import { findStamp, saveStamp } from './stamp-store.ts';
import { requireVisible } from './store.ts';

/** 50 mm wide, 35 mm high, in points. */
export const STAMP_SIZE = { width: mm(50), height: mm(35) };

export interface StampPlace {
  /** Points from the top left of the upright page. */
  x: number;
  y: number;
}

/** Where the stamp stands: where it was put, else on blank paper under the head at the left (Đ22, PL IV). */
export function stampPlace(db: Db, id: string, actor: Actor): StampPlace {
  const { readingId } = requireVisible(db, id, actor);
  const put = findStamp(db, id);
  if (put !== null) return { x: put.x, y: put.y };
  return blankPlace(readingId === null ? null : readPageOf(db, readingId, 1));
}

const MARGIN = 12;
const STEP = 8;

/** The highest place under the head where the stamp covers no word, from left to right; the left edge if none is. */
export function blankPlace(page: Pick<ReadPage, 'width' | 'height' | 'lines'> | null): StampPlace {
  if (page === null) return { x: mm(25), y: mm(55) };
  const words = page.lines.flatMap((line) => line.words);
  const covers = (x: number, y: number) =>
    words.some(
      (word) =>
        word.x < x + STAMP_SIZE.width &&
        word.x + word.width > x &&
        word.y < y + STAMP_SIZE.height &&
        word.y + word.height > y,
    );
  for (let y = mm(20); y <= page.height / 2; y += STEP) {
    for (let x = MARGIN; x + STAMP_SIZE.width + MARGIN <= page.width; x += STEP) {
      if (!covers(x, y)) return { x, y };
    }
  }
  return { x: MARGIN, y: mm(55) };
}

/** Puts the stamp at another place; it is kept there. */
export function moveStamp(
  db: Db,
  command: { dispatchId: string } & StampPlace,
  by: Actor,
  clock: Clock,
): { version: number } {
  return inTransaction(db, (tx) => {
    const dispatch = requireFor('move-stamp', tx, command.dispatchId, by);
    const { x, y } = command;
    saveStamp(tx, { dispatchId: dispatch.id, x, y, movedBy: by.id, movedAt: clock.now() });
    return { version: recordChange(tx, dispatch, {}, { by, did: 'dispatch.stamp-moved' }, clock).version };
  });
}

export interface StampDeps {
  db: Db;
  storage: FileStorage;
  pictures: Pick<PagePictures, 'picture'>;
  agencyName: string;
}

/**
 * A copy of the paper with the stamp on page 1. A PDF is copied whole; of a picture or a Word file the copy is its
 * first page, as it is shown on the desk.
 *
 * @throws AppError `register.no-line` it has no number; `dispatch.page-not-found` it has no page
 */
export async function stampedCopy(
  { db, storage, pictures, agencyName }: StampDeps,
  id: string,
  actor: Actor,
): Promise<{ fileName: string; bytes: Uint8Array }> {
  const { quarantined, ...first } = drawablePage(db, id, 1, actor);
  const entry = entryOf(db, id);
  if (entry === null) throw noLine();
  const place = stampPlace(db, id, actor);
  const names = namesOfParties(
    db,
    routingsOf(db, id).map(({ toId }) => toId),
  );
  const words: StampWords = {
    agency: agencyName.toUpperCase(),
    number: String(entry.number),
    date: shortDate(entry.arrivedOn),
    to: [...names.values()].join('; '),
  };
  const bytes =
    first.kind === 'pdf'
      ? await stamped(await storage.read(first.sha256), { ...place, ...first }, words)
      : await stampedPicture(
          (await pictures.picture({ ...first, width: PICTURE_WIDTH }, !quarantined)).bytes,
          sizeOfFirst(db, id, actor),
          place,
          words,
        );
  return { fileName: `den-${entry.number}-${vietnamDate(entry.enteredAt).slice(0, 4)}.pdf`, bytes };
}

/** Enough to print it: 200 dots an inch on A4. */
const PICTURE_WIDTH = 1600;
const A4 = { width: mm(210), height: mm(297) };

function sizeOfFirst(db: Db, id: string, actor: Actor): Size {
  const { readingId } = requireVisible(db, id, actor);
  const page = readingId === null ? null : readPageOf(db, readingId, 1);
  return page === null ? A4 : { width: page.width, height: page.height };
}

const shortDate = (day: string) => day.split('-').toReversed().join('/');

export interface StampWords {
  agency: string;
  number: string;
  date: string;
  /** Chuyển: whom it went to. */
  to: string;
}

interface Size {
  width: number;
  height: number;
}

/** Where on which page: that of the file, and by how much it was turned beyond what the file says to stand upright. */
export interface StampOn extends StampPlace {
  /** From 1. */
  page: number;
  rotation: 0 | 90 | 180 | 270;
}

/** The PDF with the stamp appended as a further revision: what was there before stays byte for byte. */
export async function stamped(original: Uint8Array, on: StampOn, words: StampWords): Promise<Uint8Array> {
  const document = await PDFDocument.load(original, { forIncrementalUpdate: true, updateMetadata: false });
  const page = document.getPage(on.page - 1);
  const fonts = await embedFonts(document);
  const size = standUpright(page, page.getRotation().angle + on.rotation);
  draw(page, size, on, words, fonts);
  page.pushOperators(popGraphicsState());
  return document.commit();
}

/** A page of its own with the picture over all of it, and the stamp. */
export async function stampedPicture(
  picture: Uint8Array,
  size: Size,
  place: StampPlace,
  words: StampWords,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage([size.width, size.height]);
  const jpeg = await sharp(picture).flatten({ background: '#fff' }).jpeg({ quality: 88 }).toBuffer();
  page.drawImage(await document.embedJpg(jpeg), { x: 0, y: 0, ...size });
  draw(page, size, place, words, await embedFonts(document));
  return document.save();
}

interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
}

async function embedFonts(document: PDFDocument): Promise<Fonts> {
  document.registerFontkit(parsedOnce);
  return {
    regular: await document.embedFont(fontBytes('regular'), { subset: true }),
    bold: await document.embedFont(fontBytes('bold'), { subset: true }),
  };
}

/**
 * Turns the drawing with the page (/Rotate, and what the reader turned besides), so that the origin is the lower left
 * corner of the page as it is seen.
 * @returns the size of the page as it is seen
 */
function standUpright(page: PDFPage, degrees: number): Size {
  const { x, y, width, height } = page.getCropBox();
  const matrices: Readonly<Record<number, readonly [number, number, number, number, number, number]>> = {
    0: [1, 0, 0, 1, x, y],
    90: [0, 1, -1, 0, x + width, y],
    180: [-1, 0, 0, -1, x + width, y + height],
    270: [0, -1, 1, 0, x, y + height],
  };
  const turn = ((degrees % 360) + 360) % 360;
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...(matrices[turn] ?? matrices[0]!)));
  return turn % 180 === 0 ? { width, height } : { width: height, height: width };
}

const RED = rgb(0.75, 0.1, 0.1);

function draw(
  page: PDFPage,
  paper: Size,
  place: StampPlace,
  { agency, number, date, to }: StampWords,
  { regular, bold }: Fonts,
): void {
  const { width, height } = STAMP_SIZE;
  const left = Math.min(Math.max(0, place.x), Math.max(0, paper.width - width));
  const top = paper.height - Math.min(Math.max(0, place.y), Math.max(0, paper.height - height));
  const head = height * 0.24;
  const split = width * 0.34;
  const foot = height * 0.46;
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    page.drawLine({
      start: { x: left + x1, y: top - y1 },
      end: { x: left + x2, y: top - y2 },
      thickness: 0.8,
      color: RED,
    });
  page.drawRectangle({ x: left, y: top - height, width, height, borderColor: RED, borderWidth: 1.4 });
  line(0, head, width, head);
  line(0, head + foot, width, head + foot);
  line(split, head, split, head + foot);
  const text = (words: string, x: number, y: number, size: number, font: PDFFont, room: number) => {
    const fitted = fit(words, font, size, room);
    page.drawText(fitted.words, { x: left + x, y: top - y, size: fitted.size, font, color: RED });
    return fitted;
  };
  const name = fit(agency, bold, 8, width - 8);
  page.drawText(name.words, {
    x: left + (width - bold.widthOfTextAtSize(name.words, name.size)) / 2,
    y: top - head / 2 - name.size / 3,
    size: name.size,
    font: bold,
    color: RED,
  });
  text('ĐẾN', (split - bold.widthOfTextAtSize('ĐẾN', 15)) / 2, head + foot / 2 + 5, 15, bold, split);
  text(`Số: ${number}`, split + 5, head + foot * 0.4, 10, bold, width - split - 8);
  text(`Ngày: ${date}`, split + 5, head + foot * 0.82, 10, regular, width - split - 8);
  text(`Chuyển: ${to === '' ? '……………………' : to}`, 4, head + foot + 12, 8, regular, width - 8);
  text('Số và ký hiệu HS: ……………', 4, head + foot + 24, 8, regular, width - 8);
}

/** Smaller while it does not fit, then cut. */
function fit(words: string, font: PDFFont, size: number, room: number): { words: string; size: number } {
  for (let smaller = size; smaller >= 5.5; smaller -= 0.5) {
    if (font.widthOfTextAtSize(words, smaller) <= room) return { words, size: smaller };
  }
  let cut = words;
  while (cut.length > 1 && font.widthOfTextAtSize(`${cut}…`, 5.5) > room) cut = cut.slice(0, -1);
  return { words: `${cut}…`, size: 5.5 };
}
