/** The upright sheet as it was scanned, from which small parts are taken in any of its inks. */
import { normaliseBackground } from './background.ts';
import { paperTint, tint, type Hue } from './coloured-ink.ts';
import type { Box } from './page.ts';
import { WORKING_DPI } from './prepare.ts';
import {
  crop,
  histogramOf,
  relevelled,
  turn,
  type GrayImage,
  type Picture,
  type QuarterTurn,
} from './raster.ts';
import { resized, turnedBy } from './resample.ts';
import { boundsOf, grown, MM, type TiltedBox } from './tilted-box.ts';

/** Black ink is what `inkOf` leaves; all ink is the page as a gray scan shows it; pale ink is stamped on a gray scan. */
export type Ink = 'black' | 'all' | 'pale' | Hue;

export interface Sheet {
  /** Clean black ink, upright, not yet levelled. */
  black: GrayImage;
  /** Ink paler than the print of a gray scan, as large as the black ink; undefined where there is none. */
  pale?: GrayImage | undefined;
  /** Pixels to the inch of the black ink. */
  dpi: number;
  /** As it came out of the paper, in the way it lies there. */
  picture: Picture;
  rotation: QuarterTurn;
}

/** Size of the upright sheet in inches. */
export function sheetSize({ black, dpi }: Sheet): { width: number; height: number } {
  return { width: black.width / dpi, height: black.height / dpi };
}

/** White around a part, in inches, by which its paper is judged. */
const SURROUNDINGS = 2 * MM;

/** A part of the sheet in one of its inks, set level, at the resolution the engine reads best. */
export async function partOf(sheet: Sheet, box: TiltedBox, ink: Ink): Promise<GrayImage> {
  const bounds = boundsOf(grown(box, SURROUNDINGS));
  const part =
    ink === 'black' || ink === 'pale'
      ? grayPart((ink === 'pale' ? sheet.pale : undefined) ?? sheet.black, sheet.dpi, bounds)
      : colourPart(sheet, bounds, ink);
  const dpi = part.width / bounds.width;
  const clean = stretched(ink === 'all' ? normaliseBackground(part, dpi) : part);
  const fine = await resized(
    clean,
    Math.max(1, Math.round(bounds.width * WORKING_DPI)),
    Math.max(1, Math.round(bounds.height * WORKING_DPI)),
  );
  const level = Math.abs(box.lean) > 0.4 ? turnedBy(fine, -box.lean) : fine;
  const width = box.width * WORKING_DPI;
  const height = box.height * WORKING_DPI;
  return crop(level, (level.width - width) / 2, (level.height - height) / 2, width, height);
}

function grayPart(image: GrayImage, dpi: number, bounds: Box): GrayImage {
  return clipped(image, {
    x: bounds.x * dpi,
    y: bounds.y * dpi,
    width: bounds.width * dpi,
    height: bounds.height * dpi,
  });
}

/** A part of an image; what lies beyond its edges is white, so that the middle stays the middle. */
function clipped(image: GrayImage, box: Box): GrayImage {
  const x0 = Math.round(box.x);
  const y0 = Math.round(box.y);
  const width = Math.max(1, Math.round(box.width));
  const height = Math.max(1, Math.round(box.height));
  const data = new Uint8Array(width * height).fill(255);
  for (let y = Math.max(0, -y0); y < height && y0 + y < image.height; y++) {
    for (let x = Math.max(0, -x0); x < width && x0 + x < image.width; x++) {
      data[y * width + x] = image.data[(y0 + y) * image.width + x0 + x]!;
    }
  }
  return { width, height, data };
}

function colourPart(sheet: Sheet, bounds: Box, ink: Exclude<Ink, 'black' | 'pale'>): GrayImage {
  const { picture, rotation } = sheet;
  const stored = pixelsOf(sheet, bounds);
  const part = ink === 'all' ? darkness(picture, stored) : tintOnly(picture, stored, ink);
  return turn(part, rotation);
}

/** Where a part of the upright sheet lies in the picture as it is stored, in its pixels. */
function pixelsOf(sheet: Sheet, bounds: Box): Box {
  const { picture, rotation } = sheet;
  const sideways = rotation === 90 || rotation === 270;
  const dpi = (sideways ? picture.height : picture.width) / sheetSize(sheet).width;
  const pixels = {
    x: bounds.x * dpi,
    y: bounds.y * dpi,
    width: bounds.width * dpi,
    height: bounds.height * dpi,
  };
  return asStored(pixels, picture, rotation);
}

/** Where a box of the upright picture lies in the picture as it is stored. */
function asStored({ x, y, width, height }: Box, picture: Picture, rotation: QuarterTurn): Box {
  if (rotation === 90) return { x: y, y: picture.height - x - width, width: height, height: width };
  if (rotation === 180)
    return { x: picture.width - x - width, y: picture.height - y - height, width, height };
  if (rotation === 270) return { x: picture.width - y - height, y: x, width: height, height: width };
  return { x, y, width, height };
}

/** How red or blue each pixel of a part of a coloured picture is, upright, beyond the tint of its paper. */
export function tintIn(sheet: Sheet, bounds: Box): GrayImage {
  const { picture, rotation } = sheet;
  const { data } = picture;
  const [paperRed, paperBlue] = [paperTint(picture, 'red'), paperTint(picture, 'blue')];
  const tinted = grayOf(picture, pixelsOf(sheet, bounds), (at) => {
    const [red, green, blue] = [data[at]!, data[at + 1]!, data[at + 2]!];
    const strength = Math.max(
      tint('red', red, green, blue) - paperRed,
      tint('blue', red, green, blue) - paperBlue,
    );
    return Math.max(0, Math.min(255, strength));
  });
  return turn(tinted, rotation);
}

type Level = (at: number) => number;

function grayOf(picture: Picture, box: Box, level: Level): GrayImage {
  const x0 = Math.round(box.x);
  const y0 = Math.round(box.y);
  const width = Math.max(1, Math.round(box.width));
  const height = Math.max(1, Math.round(box.height));
  const data = new Uint8Array(width * height).fill(255);
  for (let y = Math.max(0, -y0); y < height && y0 + y < picture.height; y++) {
    for (let x = Math.max(0, -x0); x < width && x0 + x < picture.width; x++) {
      data[y * width + x] = level(((y0 + y) * picture.width + x0 + x) * picture.channels);
    }
  }
  return { width, height, data };
}

/** The smallest of R, G and B: ink of any colour is dark. */
function darkness(picture: Picture, box: Box): GrayImage {
  const { data, channels } = picture;
  if (channels === 1) return grayOf(picture, box, (at) => data[at]!);
  return grayOf(picture, box, (at) => Math.min(data[at]!, data[at + 1]!, data[at + 2]!));
}

/** Ink of one colour, the darker the stronger its tint, on white. */
function tintOnly(picture: Picture, box: Box, hue: Hue): GrayImage {
  const { data } = picture;
  const paper = paperTint(picture, hue);
  return grayOf(picture, box, (at) => {
    const strength = tint(hue, data[at]!, data[at + 1]!, data[at + 2]!) - paper;
    return Math.max(0, Math.min(255, 255 - strength));
  });
}

/** Share of a part that is ink for certain where there are letters in it. */
const INK_SHARE = 0.03;
/** Ink paler than this is grain of the paper. */
const PALEST = 225;

/** A part whose ink is as dark as print: worn stamps and pale inks are read like others. */
function stretched(image: GrayImage): GrayImage {
  const darkest = percentile(image, INK_SHARE);
  if (darkest === 0 || darkest > PALEST) return image;
  return relevelled(image, (level) => Math.max(0, 255 - ((255 - level) * 255) / (255 - darkest)));
}

function percentile(image: GrayImage, share: number): number {
  const histogram = histogramOf(image);
  const rank = Math.floor(share * (image.data.length - 1));
  let seen = 0;
  return histogram.findIndex((count) => (seen += count) > rank);
}
