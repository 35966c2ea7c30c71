/**
 * The layout of a page by its ink alone: the two columns of the header at the top, nơi nhận against
 * the signature at the end. What the text then says may correct it (`zone-text.ts`).
 */
import { components, countLines, rowHasInk, type InkMap } from './ink-map.ts';

/** A split of a band of rows in two columns; rows and columns are cells of the ink map. */
export interface Split {
  top: number;
  /** Past the last row. */
  bottom: number;
  /** The column that parts left from right. */
  gutter: number;
}

/** A mark's cells; the second column and row are past the last. */
export interface Mark {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface Layout {
  header: Split | undefined;
  foot: Split | undefined;
  /** Small marks alone at the top or bottom edge: page numbers, or dirt. */
  pageNumbers: Mark[];
}

const MM = 1 / 25.4;
/** Narrowest gutter between two columns, in inches. */
const GUTTER = 2.5 * MM;
/**
 * Where a long name reaches to a word's space before quốc hiệu; more lines must stand on either side of so narrow a one.
 * Only on a first page: on others spaces of three lines of running text meet as well, once in thirty.
 */
const NARROW = { gutter: 1.1 * MM, lines: 3 };
/** Least height of a two-column band, in inches; of a header, whose words are asked too, two lines without number and date. */
const BAND = 9 * MM;
const HEADER_BAND = 7 * MM;

/** @param isFirst whether the page is the paper's first: on a later one two columns and nothing else are a foot */
export function layoutOf(map: InkMap, isFirst: boolean): Layout {
  const { text, pageNumbers } = partPageNumbers(map);
  const rows = inkRows(text);
  if (rows === undefined) return { header: undefined, foot: undefined, pageNumbers };
  const header = isFirst || !isInColumns(text, rows) ? headerSplit(text, rows, isFirst) : undefined;
  const foot = footSplit(text, { top: header?.bottom ?? rows.top, bottom: rows.bottom });
  return { header, foot, pageNumbers };
}

interface Rows {
  top: number;
  bottom: number;
}

function inkRows(map: InkMap): Rows | undefined {
  let top = 0;
  while (top < map.height && !rowHasInk(map, top, 0, map.width)) top++;
  if (top === map.height) return undefined;
  let bottom = map.height;
  while (!rowHasInk(map, bottom - 1, 0, map.width)) bottom--;
  return { top, bottom };
}

/** Parts the small lone marks at the top and bottom edge from the text. */
function partPageNumbers(map: InkMap): { text: InkMap; pageNumbers: Mark[] } {
  const edge = map.height * 0.09;
  const cells = Uint8Array.from(map.cells);
  const pageNumbers: Mark[] = [];
  for (const part of components(map)) {
    const small = part.x1 - part.x0 < map.width * 0.035 && part.y1 - part.y0 < map.dpi * 0.3;
    const atEdge = part.y1 < edge || part.y0 > map.height - edge;
    if (!small || !atEdge || !isLone(map, part.x0, part.x1, part.y0, part.y1)) continue;
    for (const at of part.cells) cells[at] = 0;
    if (part.y1 - part.y0 >= map.dpi * 0.06) joinMark(pageNumbers, part, map.dpi * 0.12);
  }
  return { text: { ...map, cells }, pageNumbers };
}

/** Digits beside each other are one number. */
function joinMark(marks: Mark[], part: Mark, reach: number): void {
  const { x0, y0, x1, y1 } = part;
  const beside = marks.find(
    (mark) => mark.x0 < x1 + reach && mark.x1 > x0 - reach && mark.y0 < y1 && mark.y1 > y0,
  );
  if (beside === undefined) marks.push({ x0, y0, x1, y1 });
  else {
    beside.x0 = Math.min(beside.x0, x0);
    beside.x1 = Math.max(beside.x1, x1);
    beside.y0 = Math.min(beside.y0, y0);
    beside.y1 = Math.max(beside.y1, y1);
  }
}

/** Whether nothing but a neighbour digit's width of ink stands in the rows of a mark. */
function isLone(map: InkMap, x0: number, x1: number, y0: number, y1: number): boolean {
  const reach = Math.round(map.dpi * 0.3);
  for (let row = y0; row < y1; row++) {
    if (rowHasInk(map, row, 0, Math.max(0, x0 - reach))) return false;
    if (rowHasInk(map, row, Math.min(map.width, x1 + reach), map.width)) return false;
  }
  return true;
}

/** Whether one gutter runs past all that stands on a page. */
const isInColumns = (map: InkMap, { top, bottom }: Rows): boolean =>
  longestGutter(map, top, bottom, 1).reached >= bottom;

function headerSplit(map: InkMap, rows: Rows, isFirst: boolean): Split | undefined {
  if (rows.top > map.height * 0.3) return undefined;
  const wide = headerAt(longestGutter(map, rows.top, rows.bottom, 1), map, rows, 2);
  if (wide !== undefined || !isFirst) return wide;
  return headerAt(longestGutter(map, rows.top, rows.bottom, 1, NARROW.gutter), map, rows, NARROW.lines);
}

function headerAt(best: Gutter, map: InkMap, rows: Rows, fewestLines: number): Split | undefined {
  const crossed = best.reached >= rows.bottom ? rows.bottom : whiteRow(map, best.reached, -1);
  const bottom = endOfHeader(map, best.gutter, rows.top, crossed);
  if (bottom - rows.top < HEADER_BAND * map.dpi || bottom > map.height * 0.6) return undefined;
  return split(map, rows.top, bottom, best.gutter, fewestLines);
}

/** White of this height, in inches, beneath the right column ends the header on the left too. */
const HEADER_END = 6 * MM;

/** A body of short lines crosses no gutter: the header then ends at the white beneath both its columns. */
function endOfHeader(map: InkMap, gutter: number, top: number, bottom: number): number {
  let right = bottom - 1;
  while (right > top && !rowHasInk(map, right, gutter, map.width)) right--;
  let white = 0;
  for (let row = right + 1; row < bottom; row++) {
    white = rowHasInk(map, row, 0, map.width) ? 0 : white + 1;
    if (white >= HEADER_END * map.dpi) return row - white + 2;
  }
  return bottom;
}

function footSplit(map: InkMap, rows: Rows): Split | undefined {
  const best = longestGutter(map, rows.bottom - 1, rows.top - 1, -1);
  const top = best.reached < rows.top ? rows.top : whiteRow(map, best.reached, 1);
  if (rows.bottom - top < BAND * map.dpi) return undefined;
  return split(map, top, rows.bottom, best.gutter, 2);
}

function split(
  map: InkMap,
  top: number,
  bottom: number,
  gutter: number,
  fewestLines: number,
): Split | undefined {
  const left = countLines(map, 0, gutter, top, bottom);
  const right = countLines(map, gutter, map.width, top, bottom);
  return left >= fewestLines && right >= fewestLines ? { top, bottom, gutter } : undefined;
}

/**
 * The nearest row without ink from the line that crosses a gutter: where columns end there is white
 * between the lines. Where there is none within a line's height, the row with least ink.
 */
function whiteRow(map: InkMap, from: number, step: 1 | -1): number {
  let best = from;
  let least = Infinity;
  for (let k = 0; k < map.dpi * 0.25; k++) {
    const row = from + step * k;
    if (row < 0 || row >= map.height) break;
    let ink = 0;
    for (let x = 0; x < map.width; x++) ink += map.cells[row * map.width + x]!;
    if (ink < least) {
      least = ink;
      best = row;
    }
    if (ink === 0) break;
  }
  return best;
}

interface Gutter {
  gutter: number;
  /** The first row that has ink in it. */
  reached: number;
}

/**
 * The strip of white of at least a gutter's width, in the middle part of the page, that runs furthest
 * from row `from` in direction `step`, and the first row that has ink in it. Of strips that run equally
 * far the middle one is taken.
 */
function longestGutter(map: InkMap, from: number, end: number, step: 1 | -1, least = GUTTER): Gutter {
  const runs = Int32Array.from({ length: map.width }, (_, x) => whiteRun(map, x, from, end, step));
  const width = Math.max(2, Math.round(least * map.dpi));
  let longest = -1;
  let first = 0;
  let last = 0;
  for (let x = Math.round(map.width * 0.25); x + width <= map.width * 0.68; x++) {
    let run = runs[x]!;
    for (let k = 1; k < width; k++) run = Math.min(run, runs[x + k]!);
    if (run > longest) {
      longest = run;
      first = x;
      last = x;
    } else if (run === longest && x === last + 1) last = x;
  }
  return { gutter: Math.round((first + last + width) / 2), reached: from + step * longest };
}

function whiteRun(map: InkMap, x: number, from: number, end: number, step: 1 | -1): number {
  let run = 0;
  for (let y = from; y !== end && map.cells[y * map.width + x] === 0; y += step) run++;
  return run;
}
