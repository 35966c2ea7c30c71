/**
 * Reads the marks of secrecy and urgency, which the reading by zones loses: red ones are not of the page's
 * ink, and a frame around a word is taken for a picture. A missed "MẬT" would put a secret paper on the
 * network, so they are looked for on their own, before the zones are read.
 */
import { colouredInkOf, HUES, type ColouredInk } from './coloured-ink.ts';
import { colouredRows } from './coloured-rows.ts';
import { framesOf } from './frames.ts';
import { inkMapOf, upperRows } from './ink-map.ts';
import { markInFrame, markUnderPrint, markWithoutFrame } from './mark-words.ts';
import type { Box, Word } from './page.ts';
import { paleInkOf } from './pale-ink.ts';
import { WORKING_DPI } from './prepare.ts';
import { crop, framedInWhite, type GrayImage } from './raster.ts';
import type { RecognisedLine, Recogniser, TextLayout } from './recogniser.ts';
import { resized } from './resample.ts';
import { partOf, sheetSize, type Ink, type Sheet } from './sheet.ts';
import { boundsOf, grown, MM, pointOf, type TiltedBox } from './tilted-box.ts';

/** A mark: its words on the sheet (in inches, confidence 0 to 100) and the place that it takes up. */
export interface Mark {
  words: Word[];
  place: TiltedBox;
}

/** Share of a page's height, from the top, in which marks stand: on the first page, on the others. */
const MARKED_SHARE = { first: 0.5, later: 0.2 };
/** Most places that are looked into: a form full of boxes must not take a minute. */
const MOST_PLACES = 8;
/** Inside of a frame that is read, in inches from its middle line. */
const FRAME_LINE = 0.6 * MM;
/** Level, of 255, up to which the ink of a worn stamp or a hair line counts on a gray scan. */
const PALE = 225;
/**
 * Sizes of what may be a mark in pale ink, in inches: "MẬT" has a frame of 20 × 8 mm (TT 24/2020/TT-BCA), of which
 * print may hide an edge. On a dim photo the blurred rims of words in capitals are pale as well, but lower.
 */
const PALE_ROW = { lowest: 6 * MM, narrowest: 12 * MM, widest: 64 * MM };
/** White around what is read, in pixels: the engine misses letters that touch the edge. */
const MARGIN = 12;

/** The coloured ink of a sheet; undefined where all is black. */
export function colourOf(sheet: Sheet): ColouredInk | undefined {
  const { width, height } = sheetSize(sheet);
  const sideways = sheet.rotation === 90 || sheet.rotation === 270;
  return colouredInkOf(sheet.picture, sheet.rotation, sideways ? height : width);
}

/** The sheet with the pale ink of a gray scan, where marks stand: what was stamped on it lies over its print in another gray. */
export async function withPaleInk(
  sheet: Sheet,
  colour: ColouredInk | undefined,
  isFirstPage: boolean,
): Promise<Sheet> {
  if (colour !== undefined) return sheet;
  const { black, dpi } = sheet;
  const { height } = markedArea(sheet, isFirstPage);
  const pale = await paleInkOf(crop(black, 0, 0, black.width, Math.ceil(height * dpi)));
  return { ...sheet, pale };
}

function markedArea(sheet: Sheet, isFirstPage: boolean): Box {
  const { width, height } = sheetSize(sheet);
  return { x: 0, y: 0, width, height: height * (isFirstPage ? MARKED_SHARE.first : MARKED_SHARE.later) };
}

/** @param sheet with its pale ink */
export async function readMarks(
  sheet: Sheet,
  colour: ColouredInk | undefined,
  isFirstPage: boolean,
  recogniser: Recogniser,
): Promise<Mark[]> {
  const area = markedArea(sheet, isFirstPage);
  const places = [
    ...framesIn(sheet, colour, area)
      .slice(0, MOST_PLACES)
      .map((frame) => frameWith(frame, sheet, colour)),
    ...paleRows(sheet, area).slice(0, MOST_PLACES).map(paleRow),
    ...(colour === undefined ? [] : colouredRows(colour.red, area).slice(0, MOST_PLACES).map(redRow)),
  ];
  const marks: Mark[] = [];
  for (const mark of await readPlaces(sheet, places, recogniser)) {
    if (mark === undefined) continue;
    // A frame is the best known of what lies at one place, and comes first.
    if (!marks.some((other) => overlaps(boundsOf(other.place), boundsOf(mark.place)))) marks.push(mark);
  }
  return marks;
}

/** A place that may hold a mark. */
export interface MarkPlace {
  /** Where and in which ink it is read, the likeliest first. */
  ways: { place: TiltedBox; ink: Ink }[];
  /** The mark that a text means; undefined where it means none. */
  meaning(text: string): string | undefined;
  /** What the mark takes up; otherwise where it was read. */
  whole?: TiltedBox;
}

/** The ink of a frame's letters may be another than that of its lines. */
function frameWith(frame: TiltedBox, { pale }: Sheet, colour: ColouredInk | undefined): MarkPlace {
  const gray: Ink[] = pale === undefined ? ['black'] : ['black', 'pale'];
  const inks: Ink[] = colour === undefined ? gray : ['all', 'red', 'black'];
  const place = grown(frame, -FRAME_LINE);
  return {
    ways: inks.map((ink) => ({ place, ink })),
    meaning: markInFrame,
    whole: grown(frame, FRAME_LINE),
  };
}

function paleRow(place: TiltedBox): MarkPlace {
  return { ways: [{ place, ink: 'pale' }], meaning: markUnderPrint };
}

function redRow(row: TiltedBox): MarkPlace {
  return { ways: leanings(row).map((place) => ({ place, ink: 'red' })), meaning: markWithoutFrame };
}

/** Rows of pale ink as high as a frame with letters; print that crosses them leaves the frame in pieces. */
function paleRows({ pale, dpi }: Sheet, area: Box): TiltedBox[] {
  if (pale === undefined) return [];
  const rows = colouredRows(inkMapOf(pale, dpi), area);
  const { lowest, narrowest, widest } = PALE_ROW;
  return rows.filter(({ width, height }) => height >= lowest && width >= narrowest && width <= widest);
}

/** The lean of few letters is uncertain: level is tried as well. */
function leanings(row: TiltedBox): TiltedBox[] {
  return Math.abs(row.lean) < 2 ? [row] : [row, { ...row, lean: 0 }];
}

function framesIn(sheet: Sheet, colour: ColouredInk | undefined, area: Box): TiltedBox[] {
  const { black, pale, dpi } = sheet;
  const upper = crop(black, 0, 0, black.width, area.height * dpi);
  const printed = [inkMapOf(upper, dpi), inkMapOf(upper, dpi, PALE)];
  const stamped = pale === undefined ? [] : [inkMapOf(pale, dpi)];
  const maps = [
    ...stamped,
    ...printed,
    ...(colour === undefined
      ? []
      : HUES.map((hue) => upperRows(colour[hue], area.height / sheetSize(sheet).height))),
  ];
  const frames: TiltedBox[] = [];
  for (const frame of maps.flatMap((map) => framesOf(map))) {
    if (!frames.some((other) => overlaps(boundsOf(other), boundsOf(frame)))) frames.push(frame);
  }
  return frames;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** How a place is read, one way after the other until it gives a mark. */
const ATTEMPTS: readonly { layout: TextLayout; scale: number }[] = [
  { layout: 'block', scale: 1 },
  { layout: 'line', scale: 1.4 },
];

/** The mark at each of the places; all are read together, which spares the engine its start. */
export async function readPlaces(
  sheet: Sheet,
  places: readonly MarkPlace[],
  recogniser: Recogniser,
): Promise<(Mark | undefined)[]> {
  const marks: (Mark | undefined)[] = places.map(() => undefined);
  const parts = await partsOf(sheet, places);
  for (const { layout, scale } of ATTEMPTS) {
    const open = parts.filter(({ index }) => marks[index] === undefined);
    const read = await readParts(
      open.map(({ part }) => part),
      layout,
      scale,
      recogniser,
    );
    open.forEach(({ index, place, part }, at) => {
      const lines = read[at]!;
      const { meaning, whole } = places[index]!;
      const text = meaning(lines.flatMap((line) => line.words.map((word) => word.text)).join(' '));
      if (text === undefined) return;
      marks[index] ??= { words: wordsAt(text, lines, part, place), place: whole ?? place };
    });
  }
  return marks;
}

interface PlacePart {
  /** Of the place it belongs to. */
  index: number;
  place: TiltedBox;
  part: GrayImage;
}

async function partsOf(sheet: Sheet, places: readonly MarkPlace[]): Promise<PlacePart[]> {
  const parts: PlacePart[] = [];
  for (const [index, { ways }] of places.entries()) {
    for (const { place, ink } of ways) {
      const part = withoutRules(await partOf(sheet, place, ink));
      if (hasText(part)) parts.push({ index, place, part });
    }
  }
  return parts;
}

/** Recognises parts that were cut out level; boxes come in their own pixels. */
export async function readParts(
  parts: readonly GrayImage[],
  layout: TextLayout,
  scale: number,
  recogniser: Recogniser,
): Promise<RecognisedLine[][]> {
  const images = await Promise.all(
    parts.map(async (part) => ({
      layout,
      image: framedInWhite(scale === 1 ? part : await enlarged(part, scale), MARGIN),
    })),
  );
  const read = await recogniser.recogniseAll(images, WORKING_DPI);
  return read.map((lines) =>
    lines.map((line) => ({
      words: line.words.map((word) => ({
        ...word,
        x: (word.x - MARGIN) / scale,
        y: (word.y - MARGIN) / scale,
        width: word.width / scale,
        height: word.height / scale,
      })),
    })),
  );
}

function enlarged(part: GrayImage, scale: number): Promise<GrayImage> {
  return resized(part, Math.round(part.width * scale), Math.round(part.height * scale));
}

const DARK = 150;
/** Least and most share of dark pixels where letters stand. */
const TEXT_SHARE = { least: 0.02, most: 0.65 };

function hasText({ data }: GrayImage): boolean {
  let dark = 0;
  for (const level of data) if (level < DARK) dark++;
  return dark >= TEXT_SHARE.least * data.length && dark <= TEXT_SHARE.most * data.length;
}

/** Share of a row or column of pixels that only a rule of the frame fills. */
const RULE_SHARE = 0.6;
/** Depth, as a share of the part, to which the rules of a double or leaning frame reach. */
const RULE_DEPTH = 0.2;

/** What is left of the frame at the edges, painted white. */
function withoutRules(image: GrayImage): GrayImage {
  const { width, height } = image;
  const data = Uint8Array.from(image.data);
  const clean = { width, height, data };
  const rows = Math.ceil(height * RULE_DEPTH);
  const columns = Math.ceil(Math.min(width, 2 * height) * RULE_DEPTH * 0.5);
  clearRules(clean, rows, width, (depth, k) => depth * width + k);
  clearRules(clean, rows, width, (depth, k) => (height - 1 - depth) * width + k);
  clearRules(clean, columns, height, (depth, k) => k * width + depth);
  clearRules(clean, columns, height, (depth, k) => k * width + width - 1 - depth);
  return clean;
}

/** Clears from an edge inwards to the last line of pixels that a rule fills. */
function clearRules(
  { data }: GrayImage,
  depths: number,
  length: number,
  at: (depth: number, k: number) => number,
): void {
  let last = -1;
  for (let depth = 0; depth < depths; depth++) {
    let dark = 0;
    for (let k = 0; k < length; k++) if (data[at(depth, k)]! < DARK + 50) dark++;
    if (dark >= RULE_SHARE * length) last = depth;
  }
  const cleared = last < 0 ? 0 : Math.min(last + 2, depths);
  for (let depth = 0; depth < cleared; depth++) {
    for (let k = 0; k < length; k++) data[at(depth, k)] = 255;
  }
}

/** The words of a mark, spread over the room that the recognised letters take. */
function wordsAt(text: string, lines: readonly RecognisedLine[], part: GrayImage, place: TiltedBox): Word[] {
  const read = lines.flatMap((line) => line.words);
  const confidence = Math.round(
    read.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, read.length),
  );
  const left = Math.min(...read.map((word) => word.x));
  const right = Math.max(...read.map((word) => word.x + word.width));
  const top = Math.min(...read.map((word) => word.y));
  const bottom = Math.max(...read.map((word) => word.y + word.height));
  const letter = (right - left) / text.length;
  const words: Word[] = [];
  let x = left;
  for (const word of text.split(' ')) {
    const box = { x, y: top, width: word.length * letter, height: bottom - top };
    words.push({ text: word, confidence, ...onSheet(box, part, place) });
    x += (word.length + 1) * letter;
  }
  return words;
}

/** The level box on the sheet, in inches, of a box in a part that was cut out. */
export function onSheet(box: Box, part: GrayImage, place: TiltedBox): Box {
  const width = box.width / WORKING_DPI;
  const height = box.height / WORKING_DPI;
  const middle = pointOf(
    place,
    (box.x + box.width / 2 - part.width / 2) / WORKING_DPI,
    (box.y + box.height / 2 - part.height / 2) / WORKING_DPI,
  );
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}
