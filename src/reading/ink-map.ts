/** A coarse map of where a page has ink, on which the layout is judged. */
import { otsuThreshold, type GrayImage } from './raster.ts';
import type { Box } from './page.ts';
import { areFourWhite, foursOf, pastEmpty } from './past-empty.ts';

export const MAP_DPI = 75;
/** A component of fewer cells is a speck. */
const SPECK_CELLS = 4;
/** A cell has ink where this share of its pixels is black. */
const INK_SHARE = 0.12;

export interface InkMap {
  width: number;
  height: number;
  /** 1 where there is ink. */
  cells: Uint8Array;
  /** Cells to the inch. */
  dpi: number;
}

/**
 * The ink of a prepared image, without specks.
 * @param threshold the palest level that is ink, below white; otherwise what parts this image's ink from its paper
 */
export function inkMapOf(image: GrayImage, dpi: number, threshold = inkThreshold(image)): InkMap {
  const step = dpi / MAP_DPI;
  const width = Math.max(1, Math.floor(image.width / step));
  const height = Math.max(1, Math.floor(image.height / step));
  const counts = new Uint16Array(width * height);
  const columnOf = new Int32Array(image.width);
  for (let x = 0; x < image.width; x++) columnOf[x] = Math.min(width - 1, Math.floor(x / step));
  const { data } = image;
  const fours = foursOf(data);
  for (let y = 0; y < image.height; y++) {
    const row = Math.min(height - 1, Math.floor(y / step)) * width;
    const start = y * image.width;
    const end = start + image.width;
    for (let at = start; at < end; at++) {
      if (areFourWhite(fours, at, end)) at += 3;
      else if (data[at]! <= threshold) counts[row + columnOf[at - start]!]!++;
    }
  }
  const enough = Math.max(1, INK_SHARE * step * step);
  const cells = new Uint8Array(counts.length);
  for (let at = 0; at < counts.length; at++) cells[at] = counts[at]! >= enough ? 1 : 0;
  const map: InkMap = { width, height, cells, dpi: MAP_DPI };
  for (const at of specksIn(map)) cells[at] = 0;
  return map;
}

/** The cells of specks. Hardly any ink belongs to one: it is followed no further than that shows. */
function specksIn(map: InkMap): number[] {
  const { width, cells } = map;
  const specks: number[] = [];
  const part = new Int32Array(SPECK_CELLS);
  for (let at = 0; at < cells.length; at++) {
    if (cells[at] === 0) continue;
    const rowEnd = at - (at % width) + width;
    let end = at + 1;
    while (end < rowEnd && cells[end] === 1) end++;
    if (end - at < SPECK_CELLS && isSpeck(map, at, part)) for (let of = at; of < end; of++) specks.push(of);
    at = end;
  }
  return specks;
}

/** @param part room for the cells of a speck */
function isSpeck({ width, height, cells }: InkMap, start: number, part: Int32Array): boolean {
  part[0] = start;
  let size = 1;
  for (let next = 0; next < size; next++) {
    const at = part[next]!;
    const x = at % width;
    const [left, right] = [x > 0 ? 1 : 0, x < width - 1 ? 1 : 0];
    const bottom = at + width < width * height ? at + width : at;
    for (let row = at >= width ? at - width : at; row <= bottom; row += width) {
      for (let near = row - left; near <= row + right; near++) {
        if (cells[near] === 0 || part.subarray(0, size).includes(near)) continue;
        if (size + 1 === SPECK_CELLS) return false;
        part[size++] = near;
      }
    }
  }
  return true;
}

/** The rows of a map down to a share of its height. */
export function upperRows(map: InkMap, share: number): InkMap {
  const height = Math.min(map.height, Math.ceil(map.height * share));
  return { ...map, height, cells: map.cells.subarray(0, height * map.width) };
}

function inkThreshold(image: GrayImage): number {
  return Math.min(200, otsuThreshold(image));
}

/** The map of a page whose words are known already: their boxes are its ink. Points in, cells out. */
export function inkMapOfBoxes(boxes: readonly Box[], pageWidth: number, pageHeight: number): InkMap {
  const scale = MAP_DPI / 72;
  const width = Math.max(1, Math.ceil(pageWidth * scale));
  const height = Math.max(1, Math.ceil(pageHeight * scale));
  const map: InkMap = { width, height, cells: new Uint8Array(width * height), dpi: MAP_DPI };
  fillBoxes(map, boxes, 72);
  return map;
}

/** Fills boxes with ink. @param dpi the boxes' units to the inch: 72 for points */
export function fillBoxes(map: InkMap, boxes: readonly Box[], dpi: number): void {
  const scale = map.dpi / dpi;
  for (const box of boxes) {
    const x0 = Math.max(0, Math.floor(box.x * scale));
    const x1 = Math.min(map.width, Math.ceil((box.x + box.width) * scale));
    const y0 = Math.max(0, Math.floor(box.y * scale));
    const y1 = Math.min(map.height, Math.ceil((box.y + box.height) * scale));
    for (let y = y0; y < y1; y++) map.cells.fill(1, y * map.width + x0, y * map.width + x1);
  }
}

/** Below this share of inked cells a page is blank. */
const BLANK_SHARE = 0.0004;

export function isBlank({ cells }: InkMap): boolean {
  return countInked(cells) < BLANK_SHARE * cells.length;
}

function countInked(cells: Uint8Array): number {
  let inked = 0;
  for (let at = 0; at < cells.length; at++) inked += cells[at]!;
  return inked;
}

export interface Component {
  cells: Int32Array;
  x0: number;
  y0: number;
  /** Past the last column and row. */
  x1: number;
  y1: number;
}

/** The connected parts of the ink (eight neighbours). */
export function components({ width, height, cells }: InkMap): Component[] {
  const left = Uint8Array.from(cells);
  const fours = foursOf(left);
  const order = new Int32Array(countInked(cells));
  const found: Component[] = [];
  let taken = 0;
  for (let start = -1; ;) {
    start = pastEmpty(left, fours, start + 1, cells.length);
    if (start >= cells.length) break;
    const first = taken;
    let [x0, y0, x1, y1] = [width, height, 0, 0];
    left[start] = 0;
    order[taken++] = start;
    for (let next = first; next < taken; next++) {
      const at = order[next]!;
      const x = at % width;
      const y = (at - x) / width;
      if (x < x0) x0 = x;
      if (x >= x1) x1 = x + 1;
      if (y < y0) y0 = y;
      if (y >= y1) y1 = y + 1;
      const right = x < width - 1 ? 1 : 0;
      const bottom = y < height - 1 ? at + width : at;
      for (let row = y > 0 ? at - width : at; row <= bottom; row += width) {
        for (let near = x > 0 ? row - 1 : row; near <= row + right; near++) {
          if (left[near] === 0) continue;
          left[near] = 0;
          order[taken++] = near;
        }
      }
    }
    found.push({ cells: order.subarray(first, taken), x0, y0, x1, y1 });
  }
  return found;
}

/** Whether a row has ink between two columns (the second one past the last). */
export function rowHasInk(map: InkMap, row: number, from: number, to: number): boolean {
  for (let at = row * map.width + from; at < row * map.width + to; at++) if (map.cells[at] === 1) return true;
  return false;
}

/** Number of runs of rows with ink in a rectangle: about its number of text lines. */
export function countLines(map: InkMap, x0: number, x1: number, y0: number, y1: number): number {
  let lines = 0;
  let inside = false;
  for (let row = y0; row < y1; row++) {
    const ink = rowHasInk(map, row, x0, x1);
    if (ink && !inside) lines++;
    inside = ink;
  }
  return lines;
}
