/** Reads the zones of a prepared page one by one, so that columns are not read across. */
import { bandsOf } from './bands.ts';
import type { InkMap } from './ink-map.ts';
import type { Layout, Mark } from './layout.ts';
import { partGluedWords } from './glued-words.ts';
import { bandsOfLostFigures, hasMore } from './lost-figures.ts';
import { hasTitle, titleRows, withTitleOf } from './lost-title.ts';
import type { Table } from './tables.ts';
import { boxAround } from './page-lines.ts';
import type { Box, Zone } from './page.ts';
import type { PreparedPage } from './prepare.ts';
import { believable } from './confidence.ts';
import { correctTones } from './correction.ts';
import { withDateOnes } from './date-ones.ts';
import { withoutCrumbs, withoutNoise } from './noise.ts';
import { withPennedNumber } from './penned-numbers.ts';
import { withoutRaisedEnds } from './raised-figures.ts';
import { crop, framedInWhite, type GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord, Recogniser, TextImage, TextLayout } from './recogniser.ts';
import { countRomanStrokes } from './roman-strokes.ts';
import { lookAgain } from './second-look.ts';

/** A line in pixels of the prepared image. */
export interface ZoneLine extends RecognisedLine {
  zone: Zone;
}

interface Region {
  zone: Zone;
  layout: TextLayout;
  /** A page's number is thought to stand there. */
  isNumber?: true;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** White added around a zone, in pixels: the engine misses letters that touch the edge. */
const MARGIN = 8;
/** Taken off a cell at each side, in pixels, so that the rules are not read as letters. */
const RULE = 4;

/** What was found on a page before it is read. */
export interface PageLayout extends Layout {
  /** In whose cells the layout is given. */
  map: InkMap;
  /** In pixels of the prepared image, from the top. */
  tables: readonly Table[];
}

export async function recogniseZones(
  prepared: PreparedPage,
  layout: PageLayout,
  recogniser: Recogniser,
): Promise<ZoneLine[]> {
  const { text, lines } = await firstReading(prepared, layout, recogniser);
  await lookAgain(
    lines.filter((line) => !isPageNumber(line)),
    text,
    recogniser,
  );
  partGluedWords(lines);
  countRomanStrokes(lines, text.soft);
  for (const zone of new Set(lines.map((line) => line.zone))) {
    correctTones(
      lines.filter((line) => line.zone === zone),
      lines,
    );
  }
  for (const word of lines.flatMap((line) => line.words)) word.confidence = believable(word.confidence);
  const isOfHeader = ({ zone }: ZoneLine): boolean => zone === 'header-left';
  const penned = lines.flatMap((line) => (isOfHeader(line) ? withPennedNumber([line], text.image) : [line]));
  const dated = withDateOnes(penned, text.image);
  return withoutRaisedEnds(dated, text.image);
}

async function firstReading(
  prepared: PreparedPage,
  layout: PageLayout,
  recogniser: Recogniser,
): Promise<{ text: PreparedPage; lines: ZoneLine[] }> {
  const text = { ...prepared, image: withoutMarks(prepared, layout) };
  const pieces = regionsOf(prepared, layout).flatMap((region) => pieceOf(text, prepared, region) ?? []);
  const read = await recogniser.recogniseAll(pieces, prepared.dpi);
  await readDoubtfulNumbersAgain(pieces, read, prepared.dpi, recogniser);
  const first = pieces.flatMap((piece, index) => linesOf(piece, read[index]!));
  const lines = await withLostFigures(first, text, layout, recogniser);
  return { text, lines: await withLostTitle(lines, pieces, prepared.dpi, recogniser) };
}

/** Rows of a list without rules whose numbers were lost are read as a block, where that gives more words as surely. */
async function withLostFigures(
  lines: readonly ZoneLine[],
  text: PreparedPage,
  { map, tables }: PageLayout,
  recogniser: Recogniser,
): Promise<ZoneLine[]> {
  const pixels = text.dpi / map.dpi;
  const words = lines.filter(isBelowHeader).flatMap((line) => line.words);
  const bands = bandsOfLostFigures(
    map,
    words.map((word) => scaled(word, 1 / pixels)),
  );
  const pieces = bands.flatMap(({ top, bottom }) => {
    const [y0, y1] = [top * pixels - MARGIN, bottom * pixels + MARGIN];
    const isRuled = tables.some((table) => table.y < y1 && table.y + table.height > y0);
    const region: Region = { zone: 'body', layout: 'block', x0: 0, y0, x1: text.image.width, y1 };
    return isRuled ? [] : (pieceOf(text, text, region) ?? []);
  });
  if (pieces.length === 0) return [...lines];
  const again = await recogniser.recogniseAll(pieces, text.dpi);
  return pieces.reduce(
    (all: ZoneLine[], piece, at) => withBlock(all, piece, linesOf(piece, again[at]!)),
    [...lines],
  );
}

/** A list that ends a page is taken for the columns of the foot until its words are known. */
const isBelowHeader = ({ zone }: ZoneLine): boolean => !zone.startsWith('header');

function withBlock(
  lines: readonly ZoneLine[],
  { top, image }: Piece,
  block: readonly ZoneLine[],
): ZoneLine[] {
  const isInBlock = (line: ZoneLine): boolean => {
    const { y, height } = boxAround(line.words);
    return isBelowHeader(line) && y + height / 2 > top && y + height / 2 < top + image.height;
  };
  const [old, now] = [lines.filter(isInBlock), block].map((each) => each.flatMap(({ words }) => words));
  const first = lines.findIndex(isInBlock);
  if (first < 0 || !hasMore(now!, old!)) return [...lines];
  const others = lines.filter((line) => !isInBlock(line));
  return [...others.slice(0, first), ...block, ...others.slice(first)];
}

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
});

/** Dirt is read as a digit too, though less surely: as a block a number is read as well, and dirt is not read at all. */
async function readDoubtfulNumbersAgain(
  pieces: readonly Piece[],
  read: RecognisedLine[][],
  dpi: number,
  recogniser: Recogniser,
): Promise<void> {
  const isDoubtful = (line: RecognisedLine): boolean => isPageNumber(line) && !isSureNumber(line);
  const places = [...pieces.keys()].filter((at) => pieces[at]!.isNumber && read[at]!.some(isDoubtful));
  if (places.length === 0) return;
  const again = await recogniser.recogniseAll(
    places.map((at) => ({ image: pieces[at]!.image, layout: 'block' })),
    dpi,
  );
  places.forEach((at, index) => (read[at] = again[index]!));
}

/**
 * As a column the engine takes a line that a pen runs through for a picture; as a block it reads it, or cut off below its
 * letters, where the pen goes on.
 */
async function withLostTitle(
  lines: readonly ZoneLine[],
  pieces: readonly Piece[],
  dpi: number,
  recogniser: Recogniser,
): Promise<ZoneLine[]> {
  const signature = pieces.find(({ zone }) => zone === 'foot-right');
  const signed = lines.filter(({ zone }) => zone === 'foot-right');
  if (signature === undefined || signed.some(hasTitle)) return [...lines];
  const read = async (piece: Piece): Promise<ZoneLine[]> => {
    const [again = []] = await recogniser.recogniseAll([piece], dpi);
    return withTitleOf(signed, linesOf(piece, again));
  };
  let whole = await read({ ...signature, layout: 'block' });
  const strip = whole.some(hasTitle) ? undefined : titleStrip(signature, signed);
  if (strip !== undefined) whole = await read(strip);
  const at = lines.findIndex(({ zone }) => zone === 'foot-right');
  const others = lines.filter(({ zone }) => zone !== 'foot-right');
  return at < 0 ? [...others, ...whole] : [...others.slice(0, at), ...whole, ...others.slice(at)];
}

/** The first line that was not read above the name of a signature, cut off where the letters of a title end. */
function titleStrip(signature: Piece, signed: readonly ZoneLine[]): Piece | undefined {
  const at = signed.findLastIndex(({ words }) => words.length > 1);
  if (at < 0) return undefined;
  const boxes = signed.slice(0, at + 1).map(({ words }) => boxAround(words));
  const name = boxes.at(-1)!;
  const from = Math.max(0, ...boxes.slice(0, -1).map(({ y, height }) => y + height - signature.top));
  const rows = titleRows(signature.image, from, name.y - signature.top, name.height);
  if (rows === undefined) return undefined;
  const { top, bottom } = rows;
  const image = framedInWhite(crop(signature.image, 0, top, signature.image.width, bottom - top), MARGIN);
  return {
    ...signature,
    layout: 'line',
    image,
    left: signature.left - MARGIN,
    top: signature.top + top - MARGIN,
  };
}

/** The image without what stands alone at its top and bottom edge, which is read apart. */
function withoutMarks({ image, dpi }: PreparedPage, layout: PageLayout): GrayImage {
  if (layout.pageNumbers.length === 0) return image;
  const pixels = dpi / layout.map.dpi;
  const data = Uint8Array.from(image.data);
  for (const mark of layout.pageNumbers) {
    const x0 = Math.max(0, Math.floor((mark.x0 - 1) * pixels));
    const x1 = Math.min(image.width, Math.ceil((mark.x1 + 1) * pixels));
    const y1 = Math.min(image.height, Math.ceil((mark.y1 + 1) * pixels));
    for (let y = Math.max(0, Math.floor((mark.y0 - 1) * pixels)); y < y1; y++) {
      data.fill(255, y * image.width + x0, y * image.width + x1);
    }
  }
  return { ...image, data };
}

function regionsOf({ image, dpi }: PreparedPage, layout: PageLayout): Region[] {
  const pixels = dpi / layout.map.dpi;
  const { header, foot } = layout;
  const bodyTop = header === undefined ? 0 : header.bottom * pixels;
  const bodyBottom = foot === undefined ? image.height : foot.top * pixels;
  const regions: Region[] = [];
  if (header !== undefined) {
    const gutter = header.gutter * pixels;
    // As a column a short line under a long one ("SỞ Y TẾ") is lost on a photo; as a block the foot's names are misread.
    regions.push({ zone: 'header-left', layout: 'block', x0: 0, y0: 0, x1: gutter, y1: bodyTop });
    regions.push({ zone: 'header-right', layout: 'block', x0: gutter, y0: 0, x1: image.width, y1: bodyTop });
  }
  regions.push(...bodyRegions(layout, pixels, image.width, { top: bodyTop, bottom: bodyBottom }));
  if (foot !== undefined) {
    const gutter = foot.gutter * pixels;
    const bottom = foot.bottom * pixels + MARGIN / 2;
    regions.push({ zone: 'foot-left', layout: 'column', x0: 0, y0: bodyBottom, x1: gutter, y1: bottom });
    regions.push({
      zone: 'foot-right',
      layout: 'column',
      x0: gutter,
      y0: bodyBottom,
      x1: image.width,
      y1: bottom,
    });
  }
  for (const mark of layout.pageNumbers) {
    const region = numberRegion(mark, pixels);
    if (region.y0 < image.height / 2) regions.unshift(region);
    else regions.push(region);
  }
  return regions.filter((region) => region.x1 - region.x0 > 4 && region.y1 - region.y0 > 4);
}

/** The body from top to bottom: text, the cells of a table, text. */
function bodyRegions(
  { map, tables }: PageLayout,
  pixels: number,
  width: number,
  { top, bottom }: { top: number; bottom: number },
): Region[] {
  const regions: Region[] = [];
  const text = (from: number, to: number): void => {
    for (const band of bandsOf(map, from / pixels, to / pixels)) {
      const [y0, y1] = [band.top * pixels, band.bottom * pixels];
      regions.push({ zone: 'body', layout: 'column', x0: 0, y0, x1: width, y1 });
    }
  };
  let y = top;
  for (const table of tables) {
    if (table.y < y || table.y + table.height > bottom) continue;
    text(y, table.y - RULE);
    regions.push(...cellRegions(table));
    y = table.y + table.height + RULE;
  }
  text(y, bottom);
  return regions;
}

function cellRegions(table: Table): Region[] {
  return table.cells.map((cell) => ({
    zone: 'body',
    layout: 'block',
    x0: cell.x + RULE,
    y0: cell.y + RULE,
    x1: cell.x + cell.width - RULE,
    y1: cell.y + cell.height - RULE,
  }));
}

function numberRegion(mark: Mark, pixels: number): Region {
  return {
    zone: 'body',
    layout: 'line',
    isNumber: true,
    x0: mark.x0 * pixels - MARGIN,
    y0: mark.y0 * pixels - MARGIN,
    x1: mark.x1 * pixels + MARGIN,
    y1: mark.y1 * pixels + MARGIN,
  };
}

/** A region's own picture. */
interface Piece extends TextImage {
  zone: Zone;
  isNumber: boolean;
  /** Where its top left corner lies in the prepared image. */
  left: number;
  top: number;
}

/** Undefined where there is no ink in the region. */
function pieceOf(text: PreparedPage, page: PreparedPage, region: Region): Piece | undefined {
  const { zone, layout, isNumber = false, x0, y0, x1, y1 } = region;
  const part = crop((isNumber ? page : text).image, x0, y0, x1 - x0, y1 - y0);
  if (!hasInk(part)) return undefined;
  const left = Math.max(0, Math.floor(x0)) - MARGIN;
  const top = Math.max(0, Math.floor(y0)) - MARGIN;
  return { zone, layout, isNumber, image: framedInWhite(part, MARGIN), left, top };
}

function hasInk({ data }: GrayImage): boolean {
  for (let at = 0; at < data.length; at++) if (data[at]! < 128) return true;
  return false;
}

function linesOf({ zone, isNumber, left, top }: Piece, lines: readonly RecognisedLine[]): ZoneLine[] {
  const kept = isNumber ? lines.filter(isPageNumber) : withoutCrumbs(withoutNoise(lines));
  return kept.map((line) => ({ zone, words: line.words.map((word) => moved(word, left, top)) }));
}

function isPageNumber({ words }: RecognisedLine): boolean {
  return words.length === 1 && /^\d{1,3}$/.test(words[0]!.text) && words[0]!.confidence >= 60;
}

/** Of dirt none was read as a number with more than 93. */
const isSureNumber = ({ words }: RecognisedLine): boolean => words[0]!.confidence >= 95;

function moved(word: RecognisedWord, left: number, top: number): RecognisedWord {
  return { ...word, x: word.x + left, y: word.y + top };
}
