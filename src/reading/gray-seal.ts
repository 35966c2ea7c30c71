/**
 * The seal on a gray scan. In colour it is left out with all that is red (`inkOf`); in gray it lies over the title and
 * the name of the signer as a ring of its own gray, paler than print, and is taken off by that.
 */
import { areFourWhite, foursOf } from './past-empty.ts';
import { PALEST, PALER, printLevel } from './pale-ink.ts';
import { paleTextIn } from './pale-text.ts';
import type { Box } from './page.ts';
import { copyOf, type GrayImage } from './raster.ts';
import { GRID_DPI, RIM, ringIn, SIGNED, type Grid, type Ring } from './seal-ring.ts';
import { isSolid, solidPrintIn, type SolidPrint } from './solid-print.ts';

/** Every so many rows of pixels one is looked at. */
const STRIDE = 2;
/** Share of a cell that is pale ink where a line of a seal runs through it. */
const INK_SHARE = 0.15;

/**
 * Takes the seal off, and the pen beside it, in place; what has the darkness of print stays, and rows of pale letters
 * beside a ring: a letterhead beside its emblem, a table in gray.
 * @returns the image with the seal on it; undefined where there is none
 */
export function wipeGraySeal(image: GrayImage, dpi: number): GrayImage | undefined {
  const print = printLevel(image);
  if (print + PALER >= PALEST) return undefined;
  const grid = paleGrid(image, dpi, print + PALER);
  const ring = ringIn(grid);
  if (ring === undefined) return undefined;
  const sealed = copyOf(image);
  const place = placeOf(ring, dpi / GRID_DPI, RIM * dpi);
  const level = (print + sealLevel(image, place, print + PALER)) / 2;
  wipePaler(
    image,
    place,
    solidPrintIn(image, besideOf(place), level),
    paleTextIn(image, besideOf(place), dpi, level),
  );
  return sealed;
}

/** Letters have soft edges: what is beside print is not counted. */
function paleGrid({ width, height, data }: GrayImage, dpi: number, print: number): Grid {
  const step = dpi / GRID_DPI;
  const columns = Math.max(1, Math.floor(width / step));
  const rows = Math.max(1, Math.floor(height / step));
  const pale = new Uint16Array(columns * rows);
  const dark = new Uint8Array(columns * rows);
  const fours = foursOf(data);
  const columnOf = new Int32Array(width);
  for (let x = 0; x < width; x++) columnOf[x] = Math.min(columns - 1, Math.floor(x / step));
  for (let y = 0; y < height; y += STRIDE) {
    const row = Math.min(rows - 1, Math.floor(y / step)) * columns;
    const start = y * width;
    const end = start + width;
    for (let at = start; at < end; at++) {
      if (areFourWhite(fours, at, end)) {
        at += 3;
        continue;
      }
      const level = data[at]!;
      if (level >= PALEST) continue;
      const cell = row + columnOf[at - start]!;
      if (level < print) dark[cell] = 1;
      else pale[cell]!++;
    }
  }
  const cells = new Uint8Array(pale.length);
  for (let at = 0; at < pale.length; at++) {
    if (pale[at]! >= (INK_SHARE / STRIDE) * step * step && !isNear(dark, columns, at)) cells[at] = 1;
  }
  return { width: columns, height: rows, cells };
}

function isNear(marked: Uint8Array, width: number, at: number): boolean {
  for (const row of [at - width, at, at + width]) {
    if (marked[row - 1] === 1 || marked[row] === 1 || marked[row + 1] === 1) return true;
  }
  return false;
}

/** In pixels. */
interface Place extends Ring {
  /** Past the last pixel on the right, and the last row. */
  right: number;
  bottom: number;
}

/** The disc of a seal, and what lies right of it and below, where the pen goes over the name. */
function placeOf({ x, y, radius }: Ring, step: number, rim: number): Place {
  const place = { x: (x + 0.5) * step, y: (y + 0.5) * step, radius: radius * step + rim };
  return {
    ...place,
    right: place.x + SIGNED.right * place.radius,
    bottom: place.y + SIGNED.down * place.radius,
  };
}

/** The part of a place to the right of its disc and below. */
function besideOf(place: Place): Box {
  const { x, y, radius, right, bottom } = place;
  return { x: x - radius, y: y - radius, width: right - x + radius, height: bottom - y + radius };
}

/** Calls back for each row of a place with its first pixel and the one past its last. */
function eachRow({ width, height }: GrayImage, place: Place, row: (from: number, to: number) => void): void {
  const { x, y, radius, right, bottom } = place;
  const end = Math.min(height - 1, Math.ceil(bottom));
  const last = Math.min(width - 1, Math.ceil(right));
  for (let line = Math.max(1, Math.floor(y - radius)); line < end; line++) {
    const half = Math.sqrt(Math.max(0, radius ** 2 - (line - y) ** 2));
    const from = Math.max(1, Math.floor(x - half));
    row(line * width + from, line * width + Math.max(from, last));
  }
}

/** The level of most of the ink in its disc that is not as dark as print. */
function sealLevel(image: GrayImage, { x, y, radius }: Place, print: number): number {
  const disc = { x, y, radius, right: x + radius, bottom: y + radius };
  const histogram = new Uint32Array(256);
  let seen = 0;
  eachRow(image, disc, (from, to) => {
    for (let at = from; at < to; at++) {
      const level = image.data[at]!;
      if (level < print || level >= PALEST) continue;
      histogram[level]!++;
      seen++;
    }
  });
  let below = 0;
  return histogram.findIndex((count) => (below += count) * 2 >= seen);
}

/** Paints white all that is no print. */
function wipePaler(image: GrayImage, place: Place, print: SolidPrint, text: readonly Box[]): void {
  const { width, data } = image;
  eachRow(image, place, (from, to) => {
    const row = Math.floor(from / width);
    const kept = text.filter((box) => isOutside(box, place) && crosses(box, row));
    for (let at = from; at < to; at++) {
      const x = at - row * width;
      if (kept.some((box) => x >= box.x && x < box.x + box.width)) continue;
      if (!isSolid(print, x, row)) data[at] = 255;
    }
  });
}

const crosses = (box: Box, row: number): boolean => row >= box.y && row < box.y + box.height;

/** The letters along the ring of a seal stand in rows as well. */
function isOutside(box: Box, { x, y, radius }: Ring): boolean {
  return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) > radius;
}
