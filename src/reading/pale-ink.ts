/**
 * The ink of a gray scan that is paler than its print: what red and blue stamps have become. Where one lies over
 * text, this parts the two again.
 */
import type { GrayImage } from './raster.ts';
import { blurredBy } from './resample.ts';

/** Paler than this is paper and the haze around letters. */
const PALEST = 205;
/** How much paler than print, of 255, stamped ink is at least. */
const PALER = 45;
/** Share of the dark pixels that are as dark as print gets. */
const PRINT_SHARE = 0.1;
/** Pixels around print that are its soft edge. */
const EDGE = 2;
/** How far around a hidden pixel others tell what it is, in pixels (standard deviation). */
const REACH = 3;
/** Share of the seen surroundings that is ink where the hidden pixel is taken for ink. */
const INKED = 0.36;
const INK = 40;
const PAPER = 255;

/**
 * The pale ink on white; undefined where there is none to speak of, or all is black and white.
 * @param image clean, upright, at about 200 dpi
 */
export async function paleInkOf(image: GrayImage): Promise<GrayImage | undefined> {
  const print = printLevel(image);
  if (print + PALER >= PALEST) return undefined;
  const { width, height, data } = image;
  const edges = nearPrint(image, print + PALER);
  const pale = new Uint8Array(data.length).fill(PAPER);
  let inked = 0;
  for (let at = 0; at < data.length; at++) {
    if (edges[at] === 1 || data[at]! >= PALEST) continue;
    pale[at] = INK;
    inked++;
  }
  return inked < FEWEST ? undefined : filledIn({ width, height, data: pale }, edges);
}

/** Pixels of the letters "MẬT" alone. */
const FEWEST = 1500;

function printLevel({ data }: GrayImage): number {
  const histogram = new Uint32Array(160);
  let dark = 0;
  for (const level of data) {
    if (level >= histogram.length) continue;
    histogram[level]!++;
    dark++;
  }
  let seen = 0;
  return Math.max(
    0,
    histogram.findIndex((count) => (seen += count) >= PRINT_SHARE * dark),
  );
}

/** 1 for print and what lies within its soft edge. */
function nearPrint({ width, height, data }: GrayImage, darkest: number): Uint8Array {
  const along = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      if (data[at]! > darkest) continue;
      along.fill(1, y * width + Math.max(0, x - EDGE), y * width + Math.min(width, x + EDGE + 1));
    }
  }
  const near = new Uint8Array(data.length);
  for (let at = 0; at < along.length; at++) {
    if (along[at] === 0) continue;
    for (let off = -EDGE; off <= EDGE; off++) {
      const to = at + off * width;
      if (to >= 0 && to < near.length) near[to] = 1;
    }
  }
  return near;
}

/**
 * Fills in what print hides: each of its pixels is as its surroundings are, as far as they are seen. A stroke that
 * print crosses closes again, and what print hides of white paper is white.
 */
async function filledIn(pale: GrayImage, hidden: Uint8Array): Promise<GrayImage> {
  const { width, height, data } = pale;
  const seen = hidden.map((isHidden) => (isHidden === 1 ? 0 : 255));
  const ink = data.map((level, at) => (level === INK && hidden[at] === 0 ? 255 : 0));
  const [inkAround, seenAround] = await Promise.all(
    [ink, seen].map((mask) => blurredBy({ width, height, data: mask }, REACH)),
  );
  const whole = data.map((level, at) => {
    if (hidden[at] === 0) return level;
    return inkAround!.data[at]! > INKED * Math.max(1, seenAround!.data[at]!) ? INK : PAPER;
  });
  return { width, height, data: whole };
}
