/**
 * The ink of a gray scan that is paler than its print: what red and blue stamps have become. Where one lies over
 * text, this parts the two again.
 */
import { foursOf, pastEmpty, pastWhite } from './past-empty.ts';
import { median } from './median.ts';
import { crop, histogramOf, type GrayImage } from './raster.ts';
import { blurredBy } from './resample.ts';
import { isSolid, solidPrintIn } from './solid-print.ts';
import { boundsOf, withoutInside, type TiltedBox } from './tilted-box.ts';

/** Paler than this is paper and the haze around letters. */
export const PALEST = 205;
/** How much paler than print, of 255, stamped ink is at least. */
export const PALER = 45;
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
  const fours = foursOf(data);
  const end = data.length;
  let inked = 0;
  for (let at = pastWhite(data, fours, 0, end); at < end; at = pastWhite(data, fours, at + 1, end)) {
    if (edges[at] === 1 || data[at]! >= PALEST) continue;
    pale[at] = INK;
    inked++;
  }
  return inked < FEWEST ? undefined : filledIn({ width, height, data: pale }, edges);
}

/**
 * A part of the ink of a gray scan without what is paler than print there.
 * @param place of a stamp, upright as the image is
 * @param dpi of the image
 */
export function withoutPaleInk(image: GrayImage, place: TiltedBox, dpi: number): GrayImage {
  const print = printLevel(image);
  const { x, y, width, height } = boundsOf(place);
  const area = { x: x * dpi, y: y * dpi, width: width * dpi, height: height * dpi };
  const part = crop(image, area.x, area.y, area.width, area.height);
  const pale = part.data.filter((level) => level >= print + PALER && level < PALEST);
  if (pale.length === 0) return image;
  const solid = solidPrintIn(image, area, (print + median([...pale])) / 2);
  return withoutInside(image, place, dpi, (column, row) => !isSolid(solid, column, row));
}

/** Pixels of the letters "MẬT" alone. */
const FEWEST = 1500;

/** Paler than this no print gets. */
const PALEST_PRINT = 160;

/** The level, of 255, than which a tenth of the print is darker. */
export function printLevel(image: GrayImage): number {
  const histogram = histogramOf(image).subarray(0, PALEST_PRINT);
  const dark = histogram.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  return Math.max(
    0,
    histogram.findIndex((count) => (seen += count) >= PRINT_SHARE * dark),
  );
}

/** 1 for print and what lies within its soft edge. */
function nearPrint({ width, height, data }: GrayImage, darkest: number): Uint8Array {
  const along = new Uint8Array(data.length);
  const fours = foursOf(data);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width;
    for (let at = pastWhite(data, fours, start, end); at < end; at = pastWhite(data, fours, at + 1, end)) {
      if (data[at]! > darkest) continue;
      const last = Math.min(end, at + EDGE + 1);
      for (let near = Math.max(start, at - EDGE); near < last; near++) along[near] = 1;
    }
  }
  const near = new Uint8Array(data.length);
  const marked = foursOf(along);
  const end = along.length;
  for (let at = pastEmpty(along, marked, 0, end); at < end; at = pastEmpty(along, marked, at + 1, end)) {
    const last = Math.min(near.length - 1, at + EDGE * width);
    for (let to = Math.max(at % width, at - EDGE * width); to <= last; to += width) near[to] = 1;
  }
  return near;
}

/**
 * Fills in what print hides: each of its pixels is as its surroundings are, as far as they are seen. A stroke that
 * print crosses closes again, and what print hides of white paper is white.
 */
async function filledIn(pale: GrayImage, hidden: Uint8Array): Promise<GrayImage> {
  const { width, height, data } = pale;
  const seen = new Uint8Array(data.length);
  const ink = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    if (hidden[at] === 1) continue;
    seen[at] = 255;
    if (data[at] === INK) ink[at] = 255;
  }
  const [inkAround, seenAround] = await Promise.all(
    [ink, seen].map((mask) => blurredBy({ width, height, data: mask }, REACH)),
  );
  const whole = Uint8Array.from(data);
  for (let at = 0; at < whole.length; at++) {
    if (hidden[at] === 0) continue;
    whole[at] = inkAround!.data[at]! > INKED * Math.max(1, seenAround!.data[at]!) ? INK : PAPER;
  }
  return { width, height, data: whole };
}
