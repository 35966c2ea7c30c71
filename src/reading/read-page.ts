/** Reads one page: its text layer where that may be believed, otherwise its picture. */
import { fillBoxes, inkMapOf, MAP_DPI } from './ink-map.ts';
import { layoutOf } from './layout.ts';
import { boxAround, inReadingOrder } from './page-lines.ts';
import type { Box, Line, ReadPage } from './page.ts';
import type { Paper, PaperPage } from './paper.ts';
import { takeInk, prepare, type PageInk, type PreparedPage } from './prepare.ts';
import type { QuarterTurn } from './raster.ts';
import type { Recogniser } from './recogniser.ts';
import { recogniseZones, type ZoneLine } from './recognise-zones.ts';
import { tablesOf } from './tables.ts';
import { judgeTextLayer } from './text-layer.ts';
import { textLayerLines } from './text-page.ts';
import { settleZones } from './zone-text.ts';

/** Pictures on less of the page than this leave it a page of text. */
const PICTURE_PAGE = 0.3;
/** A text layer over a picture is complete where it covers this share of the ink. */
const COMPLETE_SHARE = 0.8;
/** Below this share of inked cells a page is blank. */
const BLANK_SHARE = 0.0004;
/** Below this mean confidence the page may lie on its side or head. */
const DOUBTFUL_CONFIDENCE = 70;
/** A turn that the engine is surer of than this is believed. */
const SURE_ORIENTATION = 2;

/** What the pages before tell about the next one. */
export interface ReadingState {
  /** The turn of the page before; undefined on the first page. */
  rotation: QuarterTurn | undefined;
}

/**
 * @throws AppError where this page is damaged or too large
 */
export async function readPage(
  paper: Paper,
  number: number,
  recogniser: Recogniser,
  state: ReadingState = { rotation: undefined },
): Promise<ReadPage> {
  const started = performance.now();
  const page = await paper.page(number);
  const read = (await readTextLayer(page)) ?? (await readPicture(page, recogniser, state));
  return { ...read, seconds: Math.round(performance.now() - started) / 1000 };
}

async function readTextLayer(page: PaperPage): Promise<ReadPage | undefined> {
  const verdict = judgeTextLayer(page.text);
  const scanned = page.pictureShare >= PICTURE_PAGE;
  const believed = verdict === 'good' || (verdict === 'plausible' && !scanned);
  if (!believed || (scanned && !(await coversItsPicture(page)))) return undefined;
  const { width, height, rotation, lines } = await textLayerLines(page);
  return {
    number: page.number,
    width,
    height,
    rotation,
    source: 'text-layer',
    seconds: 0,
    lines: inReadingOrder([...lines, ...page.overlays]),
  };
}

/** Whether the text layer stands wherever the page's picture has ink. */
async function coversItsPicture(page: PaperPage): Promise<boolean> {
  const ink = await takeInk(await page.picture(), page.width);
  const map = inkMapOf(ink.image, ink.dpi);
  const covered = new Uint8Array(map.cells.length);
  const cells = MAP_DPI / 72;
  for (const run of page.text) {
    const x0 = Math.max(0, Math.floor((run.x - 2) * cells));
    const x1 = Math.min(map.width, Math.ceil((run.x + run.width + 2) * cells));
    const y1 = Math.min(map.height, Math.ceil((run.y + run.height + 1) * cells));
    for (let y = Math.max(0, Math.floor((run.y - 1) * cells)); y < y1; y++) {
      covered.fill(1, y * map.width + x0, y * map.width + x1);
    }
  }
  let inked = 0;
  let both = 0;
  map.cells.forEach((cell, at) => {
    inked += cell;
    both += cell & covered[at]!;
  });
  return inked === 0 || both >= COMPLETE_SHARE * inked;
}

interface Attempt {
  rotation: QuarterTurn;
  prepared: PreparedPage;
  lines: ZoneLine[];
}

async function readPicture(page: PaperPage, recogniser: Recogniser, state: ReadingState): Promise<ReadPage> {
  const ink = await takeInk(await page.picture(), page.width);
  const attempt = await readUpright(page, ink, recogniser, state);
  const sideways = attempt.rotation === 90 || attempt.rotation === 270;
  const lines = attempt.lines.map((line) => onPage(line, attempt.prepared));
  const own = settleZones(lines.filter((line) => line.words.length > 0 && !isOverlay(line, page.overlays)));
  return {
    number: page.number,
    width: sideways ? page.height : page.width,
    height: sideways ? page.width : page.height,
    rotation: attempt.rotation,
    source: 'ocr',
    seconds: 0,
    lines: inReadingOrder([...own, ...page.overlays]),
  };
}

/**
 * Reads the page as the one before lay, and looks at its orientation only on the first page and where
 * the words came out doubtful: asking the engine each time would cost a tenth of the whole.
 */
async function readUpright(
  page: PaperPage,
  ink: PageInk,
  recogniser: Recogniser,
  state: ReadingState,
): Promise<Attempt> {
  const first = state.rotation ?? (await orientationOf(ink, recogniser)) ?? 0;
  let attempt = await readTurned(page, ink, recogniser, first);
  if (isDoubtful(attempt.lines)) {
    const other = state.rotation === undefined ? 0 : ((await orientationOf(ink, recogniser)) ?? first);
    const again = other === first ? undefined : await readTurned(page, ink, recogniser, other);
    if (again !== undefined && meanConfidence(again.lines) > meanConfidence(attempt.lines)) attempt = again;
  }
  if (!isDoubtful(attempt.lines)) state.rotation = attempt.rotation;
  return attempt;
}

async function orientationOf(ink: PageInk, recogniser: Recogniser): Promise<QuarterTurn | undefined> {
  const { image } = await prepare(ink, 0, ink.image.width);
  if (isBlank(image, ink.dpi)) return undefined;
  const seen = await recogniser.orientation(image, ink.dpi);
  return seen !== undefined && seen.confidence >= SURE_ORIENTATION ? seen.rotation : undefined;
}

async function readTurned(
  page: PaperPage,
  ink: PageInk,
  recogniser: Recogniser,
  rotation: QuarterTurn,
): Promise<Attempt> {
  const width = rotation === 90 || rotation === 270 ? page.height : page.width;
  const prepared = await prepare(ink, rotation, width);
  if (isBlank(prepared.image, prepared.dpi)) return { rotation, prepared, lines: [] };
  const map = inkMapOf(prepared.image, prepared.dpi);
  const tables = tablesOf(prepared.image, prepared.dpi);
  fillBoxes(map, tables, prepared.dpi);
  const lines = await recogniseZones(prepared, { map, tables, ...layoutOf(map) }, recogniser);
  return { rotation, prepared, lines };
}

function isBlank(image: PreparedPage['image'], dpi: number): boolean {
  const map = inkMapOf(image, dpi);
  let inked = 0;
  for (const cell of map.cells) inked += cell;
  return inked < BLANK_SHARE * map.cells.length;
}

function isDoubtful(lines: readonly ZoneLine[]): boolean {
  return meanConfidence(lines) < DOUBTFUL_CONFIDENCE;
}

/** 0 where there are no words. */
function meanConfidence(lines: readonly ZoneLine[]): number {
  const words = lines.flatMap((line) => line.words);
  return words.reduce((sum, word) => sum + word.confidence, 0) / Math.max(1, words.length);
}

function onPage(line: ZoneLine, prepared: PreparedPage): Line {
  const words = line.words.map((word) => ({
    text: word.text,
    confidence: word.confidence,
    ...prepared.toPage(word),
  }));
  return { zone: line.zone, words, ...boxAround(words) };
}

/** A line that was drawn into the picture from an overlay that is known already. */
function isOverlay(line: Line, overlays: readonly Line[]): boolean {
  return overlays.some((overlay) => overlap(line, overlay) > 0.5 * line.width * line.height);
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
