/**
 * Ink of a colour that lies over print: the pen beside a seal, the stamp of the office that a paper came to. The page's
 * own ink (`inkOf`) leaves red out and keeps blue and violet as gray, since a number may be stamped in them; where they
 * are known to lie over the print they are taken off by their colour.
 */
import { MAP_DPI, type InkMap } from './ink-map.ts';
import type { Box } from './page.ts';
import { printLevel } from './pale-ink.ts';
import type { GrayImage } from './raster.ts';
import { GRID_DPI, RIM, ringIn, SIGNED, type Grid } from './seal-ring.ts';
import { tintIn, type Sheet } from './sheet.ts';
import { MM } from './tilted-box.ts';

/** A part of the sheet, in inches. */
export interface Place {
  bounds: Box;
  has(x: number, y: number): boolean;
}

/** On a first page a seal whose middle is above this, in inches, hangs over the issuer's name ("dấu treo"). */
const HEADER = 70 * MM;

/**
 * Where the pen goes over the name beside a red seal; undefined where there is no seal, and beside one in the header:
 * there the number and the date are written and stamped in blue.
 */
export function signedPlace(red: InkMap, isFirstPage: boolean): Place | undefined {
  const ring = ringIn(coarse(red));
  if (ring === undefined) return undefined;
  const [x, y] = [(ring.x + 0.5) / GRID_DPI, (ring.y + 0.5) / GRID_DPI];
  if (isFirstPage && y < HEADER) return undefined;
  const radius = ring.radius / GRID_DPI + RIM;
  const bounds = {
    x: x - radius,
    y: y - radius,
    width: (SIGNED.right + 1) * radius,
    height: (SIGNED.down + 1) * radius,
  };
  return { bounds, has: (right, down) => right >= x || Math.hypot(right - x, down - y) <= radius };
}

function coarse({ width, height, cells }: InkMap): Grid {
  const step = MAP_DPI / GRID_DPI;
  const grid = { width: Math.ceil(width / step), height: Math.ceil(height / step) };
  const inked = new Uint8Array(grid.width * grid.height);
  for (let at = cells.indexOf(1); at >= 0; at = cells.indexOf(1, at + 1)) {
    const x = at % width;
    inked[Math.floor((at - x) / width / step) * grid.width + Math.floor(x / step)] = 1;
  }
  return { ...grid, cells: inked };
}

/**
 * Tint in shares of darkness that ink of a colour has at least. Print under it is darker, and beside it the coarse
 * colours of a JPEG give it a little of that tint.
 */
const COLOURED = 0.42;
/** Away from print less says the same: a JPEG washes the colour of thin strokes out. */
const WASHED = 0.2;
/** A tint of less is grain of the sensor. */
const FAINTEST = 10;
/** What is this dark, of 255, is print or has print under it. */
const PRINT = 60;
/** So dark are the thin strokes of print too, where its thick ones are as dark as `PRINT`. */
const THIN_PRINT = 120;
/** Soft edges of a stroke are as pale as this where it is still seen. */
const HAZE = 200;

/**
 * The image without the coloured ink in a place.
 * @param image ink of the upright sheet, as large as its black ink
 */
export function withoutColour(image: GrayImage, sheet: Sheet, place: Place): GrayImage {
  const { dpi } = sheet;
  const data = Uint8Array.from(image.data);
  const { bounds } = place;
  const left = Math.max(0, Math.floor(bounds.x * dpi));
  const top = Math.max(0, Math.floor(bounds.y * dpi));
  const right = Math.min(image.width, Math.ceil((bounds.x + bounds.width) * dpi));
  const bottom = Math.min(image.height, Math.ceil((bounds.y + bounds.height) * dpi));
  const area = { x: left / dpi, y: top / dpi, width: (right - left) / dpi, height: (bottom - top) / dpi };
  if (right <= left || bottom <= top) return image;
  const tint = tintIn(sheet, area);
  const [across, down] = [tint.width / (right - left), tint.height / (bottom - top)];
  const thin = thinPrintOf(image);
  const taken: number[] = [];
  for (let y = top; y < bottom; y++) {
    const row = Math.min(tint.height - 1, Math.floor((y + 0.5 - top) * down)) * tint.width;
    for (let x = left; x < right; x++) {
      const at = y * image.width + x;
      const level = image.data[at]!;
      if (level === 255 || level < PRINT || !place.has(x / dpi, y / dpi)) continue;
      const strength = tint.data[row + Math.min(tint.width - 1, Math.floor((x + 0.5 - left) * across))]!;
      const share = strength < FAINTEST ? 0 : strength / (255 - level);
      if (share >= COLOURED || (share >= WASHED && !isBesideInk(image, x, y, thin))) {
        data[at] = 255;
        taken.push(at);
      } else if (level >= HAZE && !isBesideInk(image, x, y, PRINT)) data[at] = 255;
    }
  }
  takeCrumbs(image, data, taken, thin);
  return { ...image, data };
}

/** Of a pale scan all print is paler: what a stamp beside it tints a little must not pass for the stamp. */
function thinPrintOf(image: GrayImage): number {
  return THIN_PRINT + Math.max(0, printLevel(image) - PRINT);
}

/** Pixels of a stroke that had no tint at all stay behind as crumbs: beside what was taken, and with white around them. */
function takeCrumbs(image: GrayImage, data: Uint8Array, taken: readonly number[], thin: number): void {
  const { width } = image;
  for (const at of taken) {
    for (const beside of [at - width, at - 1, at + 1, at + width]) {
      if ((data[beside] ?? 255) === 255 || !isCrumb(data, width, beside)) continue;
      const x = beside % width;
      if (!isBesideInk(image, x, (beside - x) / width, thin)) data[beside] = 255;
    }
  }
}

/** How many of the eight pixels around a crumb are white at least. */
const ALONE = 6;

function isCrumb(data: Uint8Array, width: number, at: number): boolean {
  let white = 0;
  for (const row of [at - width, at, at + width])
    for (let beside = row - 1; beside <= row + 1; beside++)
      if (beside !== at && (data[beside] ?? 255) === 255) white++;
  return white >= ALONE;
}

/** Whether a pixel or one of those around it is darker than a level. */
function isBesideInk({ width, height, data }: GrayImage, x: number, y: number, level: number): boolean {
  for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
      if (data[row * width + column]! < level) return true;
    }
  }
  return false;
}
