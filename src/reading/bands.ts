/**
 * Parts a column of text between its paragraphs, so that two processors can read one page. The parts are the same
 * whether there are two or not: a page must not read otherwise on another day.
 */
import { rowHasInk, type InkMap } from './ink-map.ts';

/** Rows of the ink map, the second past the last; fractions where the column begins between two. */
export interface Band {
  top: number;
  bottom: number;
}

/** A column lower than this, in inches, is whole: its halves would be read before another program has started. */
const LOWEST = 3;
/** Where the parting may lie, as shares of the height of the ink: both parts shall take about equally long. */
const MIDDLE = { from: 0.36, to: 0.64 };
/** White that is sure to lie between two lines, in cells. */
const WHITE = 2;

/** The column in one part, or halved until none is high: who is through with a page early helps with another. */
export function bandsOf(map: InkMap, top: number, bottom: number): Band[] {
  const whole = { top, bottom };
  const rows = inkedRows(map, Math.max(0, Math.floor(top)), Math.min(map.height, Math.ceil(bottom)));
  if (rows === undefined || rows.bottom - rows.top < LOWEST * map.dpi) return [whole];
  const at = widestWhite(map, rows);
  if (at === undefined) return [whole];
  return [...bandsOf(map, top, at), ...bandsOf(map, at, bottom)];
}

function inkedRows(map: InkMap, top: number, bottom: number): Band | undefined {
  let first = top;
  while (first < bottom && !rowHasInk(map, first, 0, map.width)) first++;
  if (first === bottom) return undefined;
  let end = bottom;
  while (!rowHasInk(map, end - 1, 0, map.width)) end--;
  return { top: first, bottom: end };
}

/** The middle of the widest white near the middle of the rows: there a paragraph ends. */
function widestWhite(map: InkMap, { top, bottom }: Band): number | undefined {
  const height = bottom - top;
  const end = Math.floor(top + MIDDLE.to * height);
  let widest = WHITE - 1;
  let middle: number | undefined;
  let white = 0;
  for (let row = Math.ceil(top + MIDDLE.from * height); row < end; row++) {
    white = rowHasInk(map, row, 0, map.width) ? 0 : white + 1;
    if (white <= widest) continue;
    widest = white;
    middle = row + 1 - Math.floor(white / 2);
  }
  return middle;
}
