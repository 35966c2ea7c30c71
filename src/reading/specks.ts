/** Dust: dots that stand alone on the paper, which the engine would read as letters and signs. */
import { areFourWhite, foursOf } from './past-empty.ts';
import type { GrayImage } from './raster.ts';

/** Widest and tallest a speck may be with its gray rim, in inches: a full stop of large print. */
const LARGEST = 0.03;
/** White all around a speck, in inches. Tone marks, dots of letters and full stops have ink nearer than that. */
const ALONE = 0.06;
/** Darker than this is ink: thin strokes of a pale print count, else its tones would seem to stand alone. */
const INK = 220;

/** Two specks may lie together; more in a row are the dots of a form, which are left alone. */
const NEIGHBOUR = 0.018;

/** Paints specks white, in place. Only lone ones: to take off all small dots would take the tones with them. */
export function wipeSpecks(image: GrayImage, dpi: number): void {
  const alone = Math.round(ALONE * dpi);
  const neighbour = (NEIGHBOUR * dpi) ** 2;
  const small = smallSpots(image, Math.max(2, Math.round(LARGEST * dpi)), neighbour);
  const dust = small.filter((spot) => isAlone(image, spot, alone, neighbour));
  for (const { x0, y0, x1, y1 } of dust) paintWhite(image, x0 - 1, y0 - 1, x1 + 1, y1 + 1);
}

/** Where there is little ink around: letters are not looked at. */
function smallSpots(image: GrayImage, largest: number, neighbour: number): Spot[] {
  const { width, height, data } = image;
  const seen = new Uint8Array(data.length);
  const spots: Spot[] = [];
  for (const cell of thinCells(image, largest, largest * largest + neighbour)) {
    const bottom = Math.min(height, cell.y + largest);
    const right = Math.min(width, cell.x + largest);
    for (let y = cell.y; y < bottom; y++) {
      for (let x = cell.x, start = y * width + x; x < right; x++, start++) {
        if (data[start]! >= INK || seen[start] === 1) continue;
        const spot = spotAt(image, start, seen);
        if (spot.x1 - spot.x0 <= largest && spot.y1 - spot.y0 <= largest) spots.push(spot);
      }
    }
  }
  return spots;
}

/**
 * Corners of the square cells of so many pixels that have ink, and at most so much of it together with the cells
 * around them. A speck is no larger than a cell, and the cells around it lie within its reach.
 */
function thinCells(
  { width, height, data }: GrayImage,
  size: number,
  most: number,
): { x: number; y: number }[] {
  const columns = Math.ceil(width / size);
  const rows = Math.ceil(height / size);
  const counts = new Uint16Array(columns * rows);
  const columnOf = new Int32Array(width);
  const fours = foursOf(data);
  for (let x = 0; x < width; x++) columnOf[x] = Math.floor(x / size);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / size) * columns;
    const start = y * width;
    const end = start + width;
    for (let at = start; at < end; at++) {
      if (areFourWhite(fours, at, end)) at += 3;
      else if (data[at]! < INK) counts[row + columnOf[at - start]!]!++;
    }
  }
  const cells: { x: number; y: number }[] = [];
  for (let row = 0, at = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, at++) {
      if (counts[at] === 0) continue;
      let ink = 0;
      for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
        for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
          ink += counts[r * columns + c]!;
        }
      }
      if (ink <= most) cells.push({ x: column * size, y: row * size });
    }
  }
  return cells;
}

interface Spot {
  x0: number;
  y0: number;
  /** Past the last column and row. */
  x1: number;
  y1: number;
  pixels: number;
}

/** The connected ink (eight neighbours) that a pixel belongs to. */
function spotAt({ width, height, data }: GrayImage, start: number, seen: Uint8Array): Spot {
  const spot: Spot = { x0: width, y0: height, x1: 0, y1: 0, pixels: 0 };
  const waiting = [start];
  seen[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    if (x < spot.x0) spot.x0 = x;
    if (x >= spot.x1) spot.x1 = x + 1;
    if (y < spot.y0) spot.y0 = y;
    if (y >= spot.y1) spot.y1 = y + 1;
    spot.pixels++;
    const left = x > 0 ? -1 : 0;
    const right = x < width - 1 ? 1 : 0;
    const lowest = y < height - 1 ? at + width : at;
    for (let row = y > 0 ? at - width : at; row <= lowest; row += width) {
      for (let near = row + left; near <= row + right; near++) {
        if (seen[near] === 1 || data[near]! >= INK) continue;
        seen[near] = 1;
        waiting.push(near);
      }
    }
  }
  return spot;
}

/** Whether there is hardly any other ink around a spot. */
function isAlone(image: GrayImage, { x0, y0, x1, y1, pixels }: Spot, reach: number, most: number): boolean {
  const right = Math.min(image.width, x1 + reach);
  const bottom = Math.min(image.height, y1 + reach);
  let ink = -pixels;
  for (let y = Math.max(0, y0 - reach); y < bottom; y++) {
    for (let x = Math.max(0, x0 - reach); x < right; x++) if (image.data[y * image.width + x]! < INK) ink++;
    if (ink > most) return false;
  }
  return true;
}

function paintWhite(image: GrayImage, left: number, top: number, right: number, bottom: number): void {
  const x0 = Math.max(0, left);
  const x1 = Math.min(image.width, right);
  for (let y = Math.max(0, top); y < Math.min(image.height, bottom); y++) {
    image.data.fill(255, y * image.width + x0, y * image.width + x1);
  }
}
