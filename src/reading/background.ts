/** Cleaning of a scan: dark borders of the scanner bed, shadows and uneven light. */
import type { GrayImage } from './raster.ts';

/** A dark area that touches the edge is no paper; beyond this share of the page it is the page that is dark. */
const LARGEST_BORDER_SHARE = 0.6;

/**
 * Paints dark borders that touch an edge of the picture white, in place, with the punch holes and the
 * soft rim that hang on them.
 * @param dpi resolution of the image, for the width of the rim
 * @returns 1 where it was painted; undefined where there is no border
 */
export function whitenBorders(image: GrayImage, dpi: number): Uint8Array | undefined {
  const { width, height, data } = image;
  const dark = Math.min(110, 0.55 * medianLevel(image));
  // Most scans have none: they are spared the room, five times as large as the page.
  if (!isEdgeDark(image, dark)) return undefined;
  const border = new Uint8Array(data.length);
  const stack = new Int32Array(data.length);
  let top = 0;
  const push = (at: number): void => {
    if (border[at] === 0 && data[at]! < dark) {
      border[at] = 1;
      stack[top++] = at;
    }
  };
  for (let x = 0; x < width; x++) {
    push(x);
    push((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    push(y * width);
    push(y * width + width - 1);
  }
  let filled = 0;
  while (top > 0) {
    const at = stack[--top]!;
    filled++;
    const x = at % width;
    if (x > 0) push(at - 1);
    if (x < width - 1) push(at + 1);
    if (at >= width) push(at - width);
    if (at < data.length - width) push(at + width);
  }
  if (filled === 0 || filled > LARGEST_BORDER_SHARE * data.length) return undefined;
  return paintWhite(image, border, Math.max(1, Math.round(dpi / 80)));
}

function isEdgeDark({ width, height, data }: GrayImage, dark: number): boolean {
  for (let x = 0; x < width; x++) if (data[x]! < dark || data[(height - 1) * width + x]! < dark) return true;
  for (let row = 0; row < data.length; row += width) {
    if (data[row]! < dark || data[row + width - 1]! < dark) return true;
  }
  return false;
}

/** Paints the marked pixels and those within `rim` pixels of them (rows and columns) white, and marks what it painted. */
function paintWhite(image: GrayImage, marked: Uint8Array, rim: number): Uint8Array {
  const { width, height, data } = image;
  const painted = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    let until = -1;
    for (let x = 0; x < width; x++) {
      if (marked[y * width + x] === 0) continue;
      const from = Math.max(until + 1, x - rim);
      until = Math.min(width - 1, x + rim);
      data.fill(255, y * width + from, y * width + until + 1);
      painted.fill(1, y * width + from, y * width + until + 1);
    }
  }
  for (let x = 0; x < width; x++) {
    for (let y = 0; y < height; y++) {
      if (marked[y * width + x] === 0) continue;
      for (let near = Math.max(0, y - rim); near <= Math.min(height - 1, y + rim); near++) {
        data[near * width + x] = 255;
        painted[near * width + x] = 1;
      }
    }
  }
  return painted;
}

function medianLevel(image: GrayImage): number {
  const histogram = new Uint32Array(256);
  let counted = 0;
  for (let at = 0; at < image.data.length; at += 7) {
    histogram[image.data[at]!]!++;
    counted++;
  }
  for (let level = 0, seen = 0; level < 256; level++) {
    seen += histogram[level]!;
    if (seen * 2 >= counted) return level;
  }
  return 255;
}

/** What counts as white after the division by the background. */
const WHITE_POINT = 0.85;
const PAPER_PERCENTILE = 0.85;

/**
 * Makes the paper evenly white: the paper's own level is measured in tiles of a sixth of an inch
 * (85th percentile, 3×3 maximum, 5×5 mean) and every pixel is divided by it.
 * @param whitePoint what counts as white then; below 1 the grain of the paper goes, and thin strokes with it
 * @param painted what `whitenBorders` painted: it tells nothing of the paper beside it, which may be dark
 */
export function normaliseBackground(
  image: GrayImage,
  dpi: number,
  whitePoint = WHITE_POINT,
  painted?: Uint8Array,
): GrayImage {
  const size = Math.max(8, Math.round(dpi / 6));
  const columns = Math.ceil(image.width / size);
  const rows = Math.ceil(image.height / size);
  const levels = tileLevels(image, size, columns, rows, painted);
  const paper = overNeighbours(overNeighbours(levels, columns, rows, 1, maximum), columns, rows, 2, mean);
  return divideBy(image, paper, size, columns, rows, whitePoint);
}

/** A tile in which no paper is seen. */
const UNSEEN = -1;

function tileLevels(
  image: GrayImage,
  size: number,
  columns: number,
  rows: number,
  painted: Uint8Array | undefined,
): Float32Array {
  const { width, height, data } = image;
  const levels = new Float32Array(columns * rows);
  const histogram = new Uint32Array(256);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      histogram.fill(0);
      const x1 = Math.min(width, (column + 1) * size);
      const y1 = Math.min(height, (row + 1) * size);
      let pixels = 0;
      // Every other row tells as much of the paper.
      for (let y = row * size; y < y1; y += 2) {
        const end = y * width + x1;
        const start = y * width + column * size;
        for (let at = start; at < end; at++) histogram[data[at]!]!++;
        pixels += end - start;
        if (painted === undefined) continue;
        for (let at = start; at < end; at++) {
          if (painted[at] === 0) continue;
          histogram[255]!--;
          pixels--;
        }
      }
      let level = pixels > 0 ? 0 : UNSEEN;
      for (
        let seen = histogram[0]!;
        seen < PAPER_PERCENTILE * pixels && level < 255;
        seen += histogram[level]!
      ) {
        level++;
      }
      levels[row * columns + column] = level;
    }
  }
  return levels;
}

type Summary = (values: readonly number[]) => number;
const maximum: Summary = (values) => Math.max(...values);
const mean: Summary = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function overNeighbours(
  levels: Float32Array,
  columns: number,
  rows: number,
  reach: number,
  summary: Summary,
): Float32Array {
  return levels.map((_, at) => {
    const row = Math.floor(at / columns);
    const column = at % columns;
    const near: number[] = [];
    for (let r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
        const level = levels[r * columns + c]!;
        if (level !== UNSEEN) near.push(level);
      }
    }
    return near.length > 0 ? summary(near) : UNSEEN;
  });
}

/** Divides by the tiles' levels, interpolated between the centres of the tiles. */
function divideBy(
  image: GrayImage,
  paper: Float32Array,
  size: number,
  columns: number,
  rows: number,
  whitePoint: number,
): GrayImage {
  const { width, height, data } = image;
  const clean = new Uint8Array(data.length);
  const whites = new Float32Array(columns);
  for (let y = 0; y < height; y++) {
    const position = Math.min(rows - 1, Math.max(0, (y + 0.5) / size - 0.5));
    const above = Math.floor(position);
    const below = Math.min(rows - 1, above + 1);
    for (let column = 0; column < columns; column++) {
      const a = paper[above * columns + column]!;
      whites[column] = (a + (paper[below * columns + column]! - a) * (position - above)) * whitePoint;
    }
    divideRow(data, clean, y * width, width, whites, size);
  }
  return { width, height, data: clean };
}

/** @param whites what is white at the centre of each tile of the row */
function divideRow(
  data: Uint8Array,
  clean: Uint8Array,
  start: number,
  width: number,
  whites: Float32Array,
  size: number,
): void {
  const half = Math.floor(size / 2);
  for (let column = -1, from = 0; from < width; column++) {
    const left = whites[Math.max(0, column)]!;
    const right = whites[Math.min(whites.length - 1, column + 1)]!;
    const to = column + 1 >= whites.length ? width : Math.min(width, (column + 1) * size + half);
    const step = (right - left) / size;
    let white = Math.max(1, left + step * (from - column * size - half));
    for (let at = start + from; at < start + to; at++, white += step) {
      const level = data[at]!;
      // Most pixels are paper: they are spared the division.
      clean[at] = level >= white ? 255 : (level * 255) / white;
    }
    from = to;
  }
}
