/** Reads one page: its text layer where that may be believed, otherwise its picture. */
import { foldAccents } from '../platform/vietnamese.ts';
import { readArrivalStamp, withoutStamp, withoutStampStrokes, type ArrivalStamp } from './arrival-stamp.ts';
import { signedPlace, withoutColour, type Place } from './colour-over-print.ts';
import type { ColouredInk } from './coloured-ink.ts';
import { fillBoxes, inkMapOf, isBlank, MAP_DPI, type InkMap } from './ink-map.ts';
import { layoutOf } from './layout.ts';
import { markLine, withMarks } from './mark-lines.ts';
import { looksSideways, orientationOf } from './orientation.ts';
import { boxAround } from './page-lines.ts';
import { withStructure } from './page-structure.ts';
import { turnedPage, withinMargins } from './page-settings.ts';
import { lineText, type Box, type Line, type ReadPage } from './page.ts';
import type { Paper, PaperPage } from './paper.ts';
import { withoutPenStrokes } from './pen-strokes.ts';
import { photoPage } from './photo-page.ts';
import { takeInk, prepare, type PageInk, type PreparedPage } from './prepare.ts';
import { turn, type Picture, type QuarterTurn } from './raster.ts';
import { colourOf, readMarks, withPaleInk, type Mark } from './read-marks.ts';
import type { PageSettings } from './reading-plan.ts';
import { readStamps } from './read-stamps.ts';
import type { Recogniser } from './recogniser.ts';
import { recogniseZones, type ZoneLine } from './recognise-zones.ts';
import { sheetSize, type Sheet } from './sheet.ts';
import { withStampedSignature } from './stamped-signature.ts';
import { tablesOf, type Table } from './tables.ts';
import { judgeTextLayer } from './text-layer.ts';
import { textLayerLines } from './text-page.ts';
import { uprightLines } from './upright.ts';
import { settleZones } from './zone-text.ts';

/** Pictures on less of the page than this leave it a page of text. */
const PICTURE_PAGE = 0.3;
/** A text layer over a picture is complete where it covers this share of the ink. */
const COMPLETE_SHARE = 0.8;
/** Below this mean confidence the page may lie on its side or head. */
const DOUBTFUL_CONFIDENCE = 70;

/** How the text of nearly every page is laid out; blocks are the header's columns, and the cells of few tables. */
const READ_FIRST = { first: ['column', 'block'], later: ['column'] } as const;

/** What the pages before tell about the next one. */
export interface ReadingState {
  /** The turn of the page before; undefined on the first page. */
  rotation: QuarterTurn | undefined;
}

/** The same, and what a person says of this page. */
type TurnState = ReadingState & Pick<PageSettings, 'turn'>;

/**
 * @throws AppError where this page is damaged or too large
 */
export async function readPage(
  paper: Paper,
  number: number,
  recogniser: Recogniser,
  state: ReadingState = { rotation: undefined },
  { turn, crop }: PageSettings = {},
): Promise<ReadPage> {
  const started = performance.now();
  const page = withinMargins(await paper.page(number), crop);
  try {
    const said: TurnState = { ...state, turn };
    const read = await readOpened(page, recogniser, said);
    state.rotation = said.rotation;
    const upright = turn === undefined ? read : turnedPage(read, turn);
    const stamps = await readStamps(page, upright.rotation, recogniser);
    const seconds = Math.round(performance.now() - started) / 1000;
    return { ...upright, seconds, lines: [...upright.lines, ...stamps] };
  } finally {
    page.release?.();
  }
}

async function readOpened(page: PaperPage, recogniser: Recogniser, said: TurnState): Promise<ReadPage> {
  if (page.isEmpty) return blankPage(page);
  return (await readTextLayer(page, recogniser)) ?? readPicture(page, recogniser, said);
}

function blankPage({ number, width, height }: PaperPage): ReadPage {
  return { number, width, height, rotation: 0, source: 'ocr', seconds: 0, lines: [], blank: true };
}

async function readTextLayer(page: PaperPage, recogniser: Recogniser): Promise<ReadPage | undefined> {
  const verdict = judgeTextLayer(page.text);
  const scanned = page.pictureShare >= PICTURE_PAGE;
  const believed = verdict === 'good' || (verdict === 'plausible' && !scanned);
  if (!believed) return undefined;
  const mayBeStamped = scanned || (page.number === 1 && page.pictureShare > 0);
  const scan = mayBeStamped ? await scanOf(page) : undefined;
  if (scan !== undefined && scanned && !coversInk(page, scan.map)) return undefined;
  const { width, height, rotation, lines, tables } = await textLayerLines(page);
  const stamps =
    scan === undefined ? [] : await stampsOver(page, scan, { rotation, width, lines }, recogniser);
  const read = { number: page.number, width, height, rotation, source: 'text-layer' as const, seconds: 0 };
  return withStructure(
    {
      ...read,
      lines: [...lines, ...uprightLines(page.overlays, page, rotation), ...stamps],
      ...(page.text.some(({ recoded }) => recoded) && { recoded: true as const }),
    },
    tables,
  );
}

/** Whether the same text stands there: a layer that has "MAT" for "MẬT" does not know the mark. */
function isKnown(mark: Line, lines: readonly Line[]): boolean {
  return lines.some((line) => lineText(line).includes(lineText(mark)) && overlap(line, mark) > 0);
}

/** A page's picture and its ink. */
interface Scan {
  picture: Picture;
  ink: PageInk;
  /** Of the ink, as it lies in the paper. */
  map: InkMap;
}

async function scanOf(page: PaperPage): Promise<Scan> {
  const picture = await page.picture();
  const ink = await takeInk(picture, page.width);
  return { picture, ink, map: inkMapOf(ink.image, ink.dpi) };
}

/** Marks that were stamped on a page whose text layer does not have them. */
async function stampsOver(
  page: PaperPage,
  { picture, ink }: Scan,
  text: { rotation: QuarterTurn; width: number; lines: readonly Line[] },
  recogniser: Recogniser,
): Promise<Line[]> {
  const sheet = {
    picture,
    rotation: text.rotation,
    black: turn(ink.sealed ?? ink.image, text.rotation),
    dpi: ink.dpi,
  };
  const colour = colourOf(sheet);
  const isFirst = page.number === 1;
  const marks = await readMarks(await withPaleInk(sheet, colour, isFirst), colour, isFirst, recogniser);
  const points = text.width / sheetSize(sheet).width;
  return marks
    .map((mark) => markLine(mark, points))
    .filter((mark) => !isKnown(mark, [...text.lines, ...uprightLines(page.overlays, page, text.rotation)]));
}

/** Whether the text layer stands wherever the page's picture has ink. */
function coversInk(page: PaperPage, map: InkMap): boolean {
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
  /** In pixels of the prepared image. */
  tables: Table[];
  sheet: Sheet;
  colour: ColouredInk | undefined;
  marks: Mark[];
  /** Of the office that it came to. */
  stamp: ArrivalStamp | undefined;
}

async function readPicture(page: PaperPage, recogniser: Recogniser, state: TurnState): Promise<ReadPage> {
  recogniser.getReady?.(page.number === 1 ? READ_FIRST.first : READ_FIRST.later);
  const picture = await page.picture();
  const photo = page.overlays.length === 0 ? photoPage(page, picture) : undefined;
  if (photo === undefined) return readScan({ ...page, picture: async () => picture }, recogniser, state);
  return photo.onPhoto(await readScan(photo.sheet, recogniser, state));
}

async function readScan(page: PaperPage, recogniser: Recogniser, state: TurnState): Promise<ReadPage> {
  const scan = await scanOf(page);
  if (page.overlays.length === 0 && page.stamps === undefined && isBare(scan)) return blankPage(page);
  const attempt = await readUpright(page, scan, recogniser, state);
  const sideways = attempt.rotation === 90 || attempt.rotation === 270;
  const width = sideways ? page.height : page.width;
  const overlays = uprightLines(page.overlays, page, attempt.rotation);
  const lines = await withStamps(attempt, ownLines(attempt, overlays), width, recogniser);
  const height = sideways ? page.width : page.height;
  const { rotation, prepared } = attempt;
  const read = { number: page.number, width, height, rotation, source: 'ocr' as const, seconds: 0 };
  return withStructure(
    { ...read, lines: [...lines, ...overlays] },
    attempt.tables.map((table) => tableOnPage(table, prepared)),
  );
}

function tableOnPage(table: Table, { toPage }: PreparedPage): Table {
  return { ...toPage(table), cells: table.cells.map((cell) => ({ ...cell, ...toPage(cell) })) };
}

function ownLines({ lines, prepared }: Attempt, overlays: readonly Line[]): Line[] {
  const own = lines.map((line) => onPage(line, prepared));
  const zoned = settleZones(own.filter((line) => line.words.length > 0 && !isOverlay(line, overlays)));
  return withoutPenStrokes(zoned);
}

/** The lines of a page together with its marks and what was stamped where it is signed. */
async function withStamps(
  { sheet, colour, marks, stamp }: Attempt,
  own: readonly Line[],
  width: number,
  recogniser: Recogniser,
): Promise<Line[]> {
  const points = width / sheetSize(sheet).width;
  const printed = stamp === undefined ? own : withoutStampStrokes(own, stamp, points);
  const arrived = stamp === undefined ? [] : [markLine(stamp, points)];
  const marked = [...withMarks(printed, marks, points), ...arrived];
  return colour === undefined ? marked : withStampedSignature(marked, { sheet, colour, points }, recogniser);
}

/**
 * Reads the page as the one before lay, the first one upright unless its lines stand, and asks the engine how
 * it lies only where the words came out doubtful: nearly all pages lie upright.
 */
async function readUpright(
  page: PaperPage,
  scan: Scan,
  recogniser: Recogniser,
  state: TurnState,
): Promise<Attempt> {
  const { ink, map } = scan;
  if (state.turn !== undefined) return readTurned(page, scan, recogniser, state.turn);
  const stands = state.rotation === undefined && looksSideways(map);
  const first = state.rotation ?? (stands ? await orientationOf(ink, recogniser) : 0) ?? 0;
  let attempt = await readTurned(page, scan, recogniser, first);
  if (isDoubtful(attempt.lines)) {
    const other = stands ? 0 : ((await orientationOf(ink, recogniser)) ?? first);
    const again = other === first ? undefined : await readTurned(page, scan, recogniser, other);
    if (again !== undefined && meanConfidence(again.lines) > meanConfidence(attempt.lines)) attempt = again;
  }
  if (!isDoubtful(attempt.lines)) state.rotation = attempt.rotation;
  return attempt;
}

async function readTurned(
  page: PaperPage,
  { picture, ink }: Scan,
  recogniser: Recogniser,
  rotation: QuarterTurn,
): Promise<Attempt> {
  const width = rotation === 90 || rotation === 270 ? page.height : page.width;
  const isFirst = page.number === 1;
  const scanned: Sheet = { picture, rotation, black: turn(ink.sealed ?? ink.image, rotation), dpi: ink.dpi };
  const colour = colourOf(scanned);
  const sheet = await withPaleInk(scanned, colour, isFirst);
  const marks = await readMarks(sheet, colour, isFirst, recogniser);
  const stamp = isFirst ? await readArrivalStamp(sheet, colour, recogniser) : undefined;
  const signed = colour === undefined ? undefined : signedPlace(colour.red, isFirst);
  const prepared = await prepare(printOf(ink, sheet, stamp, signed), rotation, width);
  const attempt = { rotation, prepared, sheet, colour, marks, stamp };
  const map = inkMapOf(prepared.image, prepared.dpi);
  if (isBlank(map)) return { ...attempt, lines: [], tables: [] };
  const tables = tablesOf(prepared.image, prepared.dpi);
  fillBoxes(map, tables, prepared.dpi);
  const lines = await recogniseZones(
    prepared,
    { map, tables, ...layoutOf(map, page.number === 1) },
    recogniser,
  );
  return { ...attempt, lines, tables };
}

/** The ink as the paper was before it was signed and sealed, and its receiver's stamp was put on it. */
function printOf(
  ink: PageInk,
  sheet: Sheet,
  stamp: ArrivalStamp | undefined,
  signed: Place | undefined,
): PageInk {
  if (stamp === undefined && signed === undefined) return ink;
  let image = turn(ink.image, sheet.rotation);
  if (stamp !== undefined) image = withoutStamp(image, stamp, sheet);
  if (signed !== undefined) image = withoutColour(image, sheet, signed);
  return { ...ink, image: turn(image, ((360 - sheet.rotation) % 360) as QuarterTurn) };
}

/** Without ink of any colour. */
function isBare({ picture, ink, map }: Scan): boolean {
  if (!isBlank(map)) return false;
  return colourOf({ picture, rotation: 0, black: ink.image, dpi: ink.dpi }) === undefined;
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
    ...(word.read === undefined ? {} : { read: word.read }),
    ...prepared.toPage(word),
  }));
  return { zone: line.zone, words, ...boxAround(words) };
}

/** A line that was drawn into the picture from an overlay that is known already: the same words in the same place. */
function isOverlay(line: Line, overlays: readonly Line[]): boolean {
  return overlays.some(
    (overlay) => overlap(line, overlay) > 0.5 * line.width * line.height && sharesWords(line, overlay),
  );
}

function sharesWords(line: Line, overlay: Line): boolean {
  const known = new Set(overlay.words.map((word) => foldAccents(word.text)));
  const shared = line.words.filter((word) => known.has(foldAccents(word.text)));
  return shared.length * 2 >= line.words.length;
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
