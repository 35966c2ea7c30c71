/**
 * Numbers that stand alone in a column of a list without rules: to the engine, which reads the page as a column of text,
 * they are no text. They are known by their ink, which no word covers, in a row of words and one below the other.
 */
import type { Band } from './bands.ts';
import { components, rowHasInk, type Component, type InkMap } from './ink-map.ts';
import { median } from './median.ts';
import type { Box } from './page.ts';
import type { RecognisedWord } from './recogniser.ts';

/** Fewer are specks, or strokes of a pen. */
const FEWEST = 3;
/** Heights of figures beside the usual word, which has marks above and tails below. */
const LOWEST = 0.45;
const HIGHEST = 1.4;
/** The longest number, and the white on both sides of it, in heights of the usual word. */
const LONGEST = 3;
const ALONE = 1.2;
/** Figures of one number are so near each other. */
const TOGETHER = 0.5;
/** Numbers of one column stand so far aside of each other at most, and so far below each other. */
const ASIDE = 1;
const BELOW = 8;

type Place = Pick<Component, 'x0' | 'y0' | 'x1' | 'y1'>;

/**
 * The rows from the first to the last number of each such column.
 * @param words what was read, in cells of the map
 */
export function bandsOfLostFigures(map: InkMap, words: readonly Box[]): Band[] {
  if (words.length === 0) return [];
  const usual = median(words.map(({ height }) => height));
  const isLost = (place: Place): boolean =>
    isFigure(place, usual) && isAlone(place, map, usual) && words.some((word) => isBeside(place, word));
  const lost = joinedFigures(uncovered(map, words), usual).filter(isLost);
  const bands = columnsOf(lost, usual).map((column) => ({ top: column[0]!.y0, bottom: column.at(-1)!.y1 }));
  return mergedBands(bands);
}

function uncovered(map: InkMap, words: readonly Box[]): Place[] {
  const cells = Uint8Array.from(map.cells);
  for (const { x, y, width, height } of words) {
    const [from, to] = [Math.max(0, Math.floor(x) - 1), Math.min(map.width, Math.ceil(x + width) + 1)];
    const last = Math.min(map.height, Math.ceil(y + height) + 1);
    for (let row = Math.max(0, Math.floor(y) - 1); row < last; row++)
      cells.fill(0, row * map.width + from, row * map.width + to);
  }
  return components({ ...map, cells });
}

function joinedFigures(places: readonly Place[], usual: number): Place[] {
  const joined: Place[] = [];
  // From the left: what the next place is too far from, those after it are too. A page of specks has thousands.
  let open: Place[] = [];
  for (const { x0, y0, x1, y1 } of places.toSorted((a, b) => a.x0 - b.x0)) {
    open = open.filter((place) => x0 - place.x1 <= TOGETHER * usual);
    const before = open.find((place) => place.y0 < y1 && y0 < place.y1);
    if (before === undefined) {
      const place = { x0, y0, x1, y1 };
      joined.push(place);
      open.push(place);
    } else {
      before.x1 = Math.max(before.x1, x1);
      before.y0 = Math.min(before.y0, y0);
      before.y1 = Math.max(before.y1, y1);
    }
  }
  return joined;
}

function isFigure({ x0, y0, x1, y1 }: Place, usual: number): boolean {
  const height = y1 - y0;
  return height >= LOWEST * usual && height <= HIGHEST * usual && x1 - x0 <= LONGEST * usual;
}

function isAlone({ x0, y0, x1, y1 }: Place, map: InkMap, usual: number): boolean {
  const reach = Math.round(ALONE * usual);
  for (let row = y0; row < y1; row++) {
    if (rowHasInk(map, row, Math.max(0, x0 - reach), x0)) return false;
    if (rowHasInk(map, row, x1, Math.min(map.width, x1 + reach))) return false;
  }
  return true;
}

function isBeside({ y0, y1 }: Place, { y, height }: Box): boolean {
  const middle = (y0 + y1) / 2;
  return middle > y && middle < y + height;
}

/** Those below each other, from the top. */
function columnsOf(places: readonly Place[], usual: number): Place[][] {
  const middle = ({ x0, x1 }: Place): number => (x0 + x1) / 2;
  const columns: Place[][] = [];
  for (const place of places.toSorted((a, b) => a.y0 - b.y0)) {
    const column = columns.find((above) => {
      const last = above.at(-1)!;
      const isNear = place.y0 >= last.y1 && place.y0 - last.y1 <= BELOW * usual;
      return isNear && Math.abs(middle(place) - middle(last)) <= ASIDE * usual;
    });
    if (column === undefined) columns.push([place]);
    else column.push(place);
  }
  return columns.filter((column) => column.length >= FEWEST);
}

function mergedBands(bands: readonly Band[]): Band[] {
  const merged: Band[] = [];
  for (const band of bands.toSorted((a, b) => a.top - b.top)) {
    const last = merged.at(-1);
    if (last !== undefined && band.top <= last.bottom) last.bottom = Math.max(last.bottom, band.bottom);
    else merged.push({ ...band });
  }
  return merged;
}

/** By how much less sure words may be, at the mean, that were read as a block. */
const LESS_SURE = 5;
/** What was read with more stands on the paper. */
const SURE = 90;
/** Share of the words surely read before that may be missing: the engine parts and joins some anew. */
const MISSING = 0.1;

/** Whether a second reading has what the first one had, and more of it, as surely. */
export function hasMore(now: readonly RecognisedWord[], old: readonly RecognisedWord[]): boolean {
  if (now.length <= old.length || meanOf(now) < meanOf(old) - LESS_SURE) return false;
  const left = now.map(({ text }) => text);
  const sure = old.filter(({ confidence }) => confidence >= SURE);
  const missing = sure.filter(({ text }) => {
    const at = left.indexOf(text);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return missing.length <= MISSING * sure.length;
}

const meanOf = (words: readonly RecognisedWord[]): number =>
  words.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, words.length);
