/** Rows of letters that are paler than the print of a page, told from strokes of a pen and what print cuts out of them. */
import { components } from './ink-map.ts';
import type { Box } from './page.ts';
import { boxAround } from './page-lines.ts';
import { crop, type GrayImage } from './raster.ts';
import { MM } from './tilted-box.ts';

/** Sizes of a letter, or of some that touch, in inches: of 10 to 16 points. */
const LETTER = { lowest: 1.1 * MM, highest: 5.5 * MM, widest: 18 * MM };
/** White between two letters of one row, in heights of the lower. */
const APART = 1.4;
/** Of two letters of one row the higher is at most so many times the lower. */
const HIGHER = 2.6;
/** Letters in a row: what print cuts out of a stroke stands in no row of its own. */
const FEWEST = 6;
/** Paler than this, of 255, is paper: thin strokes of pale letters are nearly as pale. */
const PAPER = 228;
/** White between two words of one line, in heights of the line. */
const SPACE = 4;
/** Around a row stand its marks and commas, in inches. */
const AROUND = 1.2 * MM;

/**
 * @param area in pixels; what reaches out of the image is left out
 * @param level what is darker is print
 * @returns the boxes of its rows, in pixels of the image
 */
export function paleTextIn(image: GrayImage, area: Box, dpi: number, level: number): Box[] {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const part = crop(
    image,
    left,
    top,
    Math.ceil(area.x + area.width) - left,
    Math.ceil(area.y + area.height) - top,
  );
  const letters = lettersIn(part, dpi, level);
  const rows = rowsOf(letters).filter((row) => row.length >= FEWEST);
  return joinedOnLine(rows.map((row) => boxAround(row))).map(({ x, y, width, height }) => ({
    x: left + x - AROUND * dpi,
    y: top + y - AROUND * dpi,
    width: width + 2 * AROUND * dpi,
    height: height + 2 * AROUND * dpi,
  }));
}

/** What was left out between two rows of one line is of it too. */
function joinedOnLine(rows: readonly Box[]): Box[] {
  const lines: Box[] = [];
  for (const row of rows.toSorted((a, b) => a.x - b.x)) {
    const at = lines.findIndex((line) => isOnLine(line, row));
    if (at < 0) lines.push(row);
    else lines[at] = boxAround([lines[at]!, row]);
  }
  return lines;
}

function isOnLine(line: Box, row: Box): boolean {
  const lower = Math.min(line.height, row.height);
  const both = Math.min(line.y + line.height, row.y + row.height) - Math.max(line.y, row.y);
  return both > 0.5 * lower && row.x - line.x - line.width < SPACE * Math.max(line.height, row.height);
}

/** Parts of letters' size that are pale all over: not the edge of something darker. */
function lettersIn({ width, height, data }: GrayImage, dpi: number, level: number): Box[] {
  const cells = Uint8Array.from(data, (value) => (value < PAPER ? 1 : 0));
  return components({ width, height, cells, dpi })
    .filter((part) => {
      const high = part.y1 - part.y0;
      const isSized =
        high >= LETTER.lowest * dpi &&
        high <= LETTER.highest * dpi &&
        part.x1 - part.x0 <= LETTER.widest * dpi;
      return isSized && part.cells.every((at) => data[at]! >= level);
    })
    .map(({ x0, y0, x1, y1 }) => ({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 }));
}

/** Letters beside each other, each with the nearest to its left. */
function rowsOf(letters: readonly Box[]): Box[][] {
  const rows: Box[][] = [];
  for (const letter of letters.toSorted((a, b) => a.x - b.x)) {
    const row = rows.findLast((others) => isBeside(others.at(-1)!, letter));
    if (row === undefined) rows.push([letter]);
    else row.push(letter);
  }
  return rows;
}

function isBeside(before: Box, letter: Box): boolean {
  const lower = Math.min(before.height, letter.height);
  const both = Math.min(before.y + before.height, letter.y + letter.height) - Math.max(before.y, letter.y);
  const higher = Math.max(before.height, letter.height);
  return both > 0.5 * lower && higher < HIGHER * lower && letter.x - before.x - before.width < APART * higher;
}
