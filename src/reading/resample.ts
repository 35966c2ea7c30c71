/** Resampling of gray images: size, softness, small turns. */
import sharp, { type Sharp } from 'sharp';

import { foursOf, pastWhite } from './past-empty.ts';
import { framedInWhite, type GrayImage } from './raster.ts';

function raw(image: GrayImage): Sharp {
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } });
}

async function gray(pipeline: Sharp): Promise<GrayImage> {
  const { data, info } = await pipeline.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Weights, of 256, of a pixel and of its neighbours on either side: a Gaussian of 0.6 pixels. */
const SOFT = { middle: 170, beside: 43 };

/** Softens the stairs of a bilevel page before it is resampled or read. */
export function blurred(image: GrayImage): GrayImage {
  return blurredDown(blurredAlong(image));
}

/** White among white stays white, and is passed over. */
function blurredAlong({ width, height, data }: GrayImage): GrayImage {
  const soft = Uint8Array.from(data);
  const fours = foursOf(data);
  for (let y = 0; y < height; y++) {
    const first = y * width;
    const end = first + width - 1;
    let at = first;
    for (;;) {
      at = Math.max(first + 1, at, pastWhite(data, fours, at, end + 1) - 1);
      if (at >= end) break;
      for (let whites = 0; at < end && whites < 2; at++) {
        soft[at] = (SOFT.middle * data[at]! + SOFT.beside * (data[at - 1]! + data[at + 1]!) + 128) >> 8;
        whites = data[at] === WHITE ? whites + 1 : 0;
      }
    }
  }
  return { width, height, data: soft };
}

const WHITE = 255;
/** Pixels of a row that are looked at together. */
const BIN = 16;

function blurredDown({ width, height, data }: GrayImage): GrayImage {
  const soft = Uint8Array.from(data);
  const bins = Math.ceil(width / BIN);
  const inked = inkedBins({ width, height, data }, bins);
  for (let y = 1; y < height - 1; y++) {
    for (let bin = 0, row = y * bins; bin < bins; bin++, row++) {
      if ((inked[row - bins]! | inked[row]! | inked[row + bins]!) === 0) continue;
      const end = y * width + Math.min(width, (bin + 1) * BIN);
      for (let at = y * width + bin * BIN; at < end; at++) {
        soft[at] =
          (SOFT.middle * data[at]! + SOFT.beside * (data[at - width]! + data[at + width]!) + 128) >> 8;
      }
    }
  }
  return { width, height, data: soft };
}

/** 1 where some of the pixels of a bin are not white. */
function inkedBins({ width, height, data }: GrayImage, bins: number): Uint8Array {
  const inked = new Uint8Array(bins * height);
  const fours = foursOf(data);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width;
    for (let at = pastWhite(data, fours, start, end); at < end;) {
      const bin = Math.floor((at - start) / BIN);
      inked[y * bins + bin] = 1;
      at = pastWhite(data, fours, Math.min(end, start + (bin + 1) * BIN), end);
    }
  }
  return inked;
}

/** @param sigma standard deviation of the softening, in pixels */
export function blurredBy(image: GrayImage, sigma: number): Promise<GrayImage> {
  return gray(raw(image).blur(sigma));
}

export function resized(image: GrayImage, width: number, height: number): Promise<GrayImage> {
  return gray(raw(image).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }));
}

/** Places between two pixels that are told apart, and steps of a weight. */
const BETWEEN = 64;
const SHIFT = 12;
const ONE = 1 << SHIFT;
const HALF = ONE >> 1;
/** Weights of four pixels in a row, of 4096, for each place between the two in the middle (Catmull-Rom). */
const CUBIC = Int16Array.from({ length: 4 * (BETWEEN + 1) }, (_, at) => {
  const x = (at >> 2) / BETWEEN;
  const weights = [
    ((2 - x) * x - 1) * x,
    (3 * x - 5) * x * x + 2,
    ((4 - 3 * x) * x + 1) * x,
    (x - 1) * x * x,
  ];
  return Math.trunc((ONE * weights[at & 3]!) / 2);
});

/**
 * Turns clockwise by an angle; the canvas grows, the centre stays the centre. Pixel for pixel as libvips does (`affine`,
 * bicubic) but for ink at the very edge, in half of its time: white paper, most of a page, is passed over.
 */
export function turnedBy(image: GrayImage, degrees: number): GrayImage {
  const angle = (degrees * Math.PI) / 180;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  const acrosses = [0, cos * image.width, -sin * image.height, cos * image.width - sin * image.height];
  const downs = [0, sin * image.width, cos * image.height, sin * image.width + cos * image.height];
  const left = Math.round(Math.min(...acrosses));
  const top = Math.round(Math.min(...downs));
  const width = Math.round(Math.max(...acrosses) - Math.min(...acrosses));
  const height = Math.round(Math.max(...downs) - Math.min(...downs));
  const data = new Uint8Array(width * height).fill(WHITE);
  // What is mixed lies on the image; beyond its edge there is white.
  const framed = framedInWhite(image, EDGE);
  const bins = Math.ceil(framed.width / BIN);
  const inked = inkedBins(framed, bins);
  for (let y = 0; y < height; y++) {
    const down = y + top;
    for (let x = 0; x < width; x += BIN) {
      const across = x + left;
      const fromX = cos * across + sin * down + EDGE;
      const fromY = cos * down - sin * across + EDGE;
      const count = Math.min(BIN, width - x);
      const toX = fromX + (count - 1) * cos;
      const toY = fromY - (count - 1) * sin;
      if (!isInkedBetween(framed.height, inked, bins, fromX, fromY, toX, toY)) continue;
      mix(framed, data, y * width + x, count, fromX, fromY, cos, -sin);
    }
  }
  return { width, height, data };
}

/** Pixels beside one that are mixed with it, and one more for the place between them. */
const EDGE = 3;

/** Whether there is ink where what lies on a straight line is mixed from. */
function isInkedBetween(
  height: number,
  inked: Uint8Array,
  bins: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): boolean {
  const first = Math.max(0, Math.floor((Math.min(x0, x1) - 1) / BIN));
  const last = Math.min(bins - 1, Math.floor((Math.max(x0, x1) + 2) / BIN));
  const bottom = Math.min(height - 1, Math.floor(Math.max(y0, y1)) + 2);
  for (let row = Math.max(0, Math.floor(Math.min(y0, y1)) - 1); row <= bottom; row++) {
    for (let bin = first; bin <= last; bin++) if (inked[row * bins + bin] === 1) return true;
  }
  return false;
}

/** Mixes pixels from the four by four around each place, which goes on by a step from one to the next. */
function mix(
  { width, height, data }: GrayImage,
  to: Uint8Array,
  start: number,
  count: number,
  fromX: number,
  fromY: number,
  stepX: number,
  stepY: number,
): void {
  for (let step = 0; step < count; step++) {
    const x = fromX + step * stepX;
    const y = fromY + step * stepY;
    if (x < 1 || y < 1 || x >= width - 2 || y >= height - 2) continue;
    const left = x | 0;
    const top = y | 0;
    to[start + step] = mixedLevel(data, (top - 1) * width + left - 1, 1, width, x - left, y - top);
  }
}

/**
 * The level at a place between pixels, mixed of the four by four around it (bicubic): thin strokes keep
 * more of their darkness than in a mix of two by two.
 * @param at where the upper left one of the sixteen stands
 * @param column from a pixel to the one on its right
 * @param row from a pixel to the one below
 * @param across from the second pixel of a row (0) to the third (1)
 * @param below likewise, from the second row to the third
 */
export function mixedLevel(
  data: Uint8Array,
  at: number,
  column: number,
  row: number,
  across: number,
  below: number,
): number {
  const first = (across * BETWEEN + 0.5) << 2;
  const a = CUBIC[first]!;
  const b = CUBIC[first + 1]!;
  const c = CUBIC[first + 2]!;
  const d = CUBIC[first + 3]!;
  const upper = (below * BETWEEN + 0.5) << 2;
  let from = at;
  let sum = HALF;
  for (let weight = upper; weight < upper + 4; weight++, from += row) {
    const second = from + column;
    const third = second + column;
    const mixed = a * data[from]! + b * data[second]! + c * data[third]! + d * data[third + column]! + HALF;
    sum += CUBIC[weight]! * (mixed >> SHIFT);
  }
  const level = sum >> SHIFT;
  return level < 0 ? 0 : level > WHITE ? WHITE : level;
}
