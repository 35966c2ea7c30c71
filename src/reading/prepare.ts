/**
 * From the picture of a page to an image that the recogniser reads well: ink, borders, background,
 * deskew and one resolution for all. What was done is kept, so that words find back to their place.
 */
import { dpiAsA4 } from './a4.ts';
import { normaliseBackground, whitenBorders } from './background.ts';
import { wipeBlackSeal } from './black-seal.ts';
import { skewOf } from './deskew.ts';
import { wipeGraySeal } from './gray-seal.ts';
import { foursOf, pastWhite } from './past-empty.ts';
import { copyOf, inkOf, turn, type GrayImage, type Picture, type QuarterTurn } from './raster.ts';
import type { Box } from './page.ts';
import { isPale, withDarkInk } from './pale-page.ts';
import { blurred, resized, turnedBy } from './resample.ts';
import { sharpened } from './sharpen.ts';
import { wipeSpecks } from './specks.ts';
import { wipeStreaks } from './streaks.ts';

/** The resolution at which the model reads best: upscaling to 300 dpi doubled the errors of hard scans. */
export const WORKING_DPI = 200;
/** Below it letters are enlarged so far that their edges need sharpening; sharper ones only get noisier. */
const COARSE_DPI = 180;
/**
 * Below it letters are a few pixels high and their strokes thinner than one: they are enlarged further, not
 * sharpened, and nothing of their gray is taken for white.
 */
const TINY_DPI = 85;
const TINY_SCALE = 4;
/** Beyond this lean, in degrees, the page is turned level. */
const LEVEL_ENOUGH = 0.1;
const SKEW_WIDTH = 900;

export interface PreparedPage {
  image: GrayImage;
  /** The same before its edges were sharpened; where that was not needed, the same. */
  soft: GrayImage;
  dpi: number;
  /** Maps a box of the prepared image to points of the upright page. */
  toPage(box: Box): Box;
}

/** The page's ink, clean, still as it lies in the paper, at about the working resolution. */
export interface PageInk {
  image: GrayImage;
  dpi: number;
  /** Enlarged from a lower resolution. */
  coarse: boolean;
  /**
   * With the seal that was taken off a scan without colours: marks of secrecy are as pale as it is on a gray one, may be
   * round themselves, and stand below a seal that hangs over the agency's name.
   */
  sealed?: GrayImage;
}

/**
 * Cleans at the picture's own resolution, so that shadows and borders are not smeared into the letters.
 * @param pageWidth width in points of the page that the picture covers whole
 */
export async function takeInk(picture: Picture, pageWidth: number): Promise<PageInk> {
  const dpi = resolutionOf(picture, pageWidth);
  const ink = inkOf(picture);
  const bilevel = isBilevel(ink);
  const own = ink.data === picture.data ? copyOf(ink) : ink;
  // First: a border is filled from the edge, and would run down a streak into the letters.
  wipeStreaks(own, dpi);
  const painted = whitenBorders(own, dpi);
  const tiny = dpi < TINY_DPI;
  const { clean, sealed } = bilevel ? cleanFax(own, dpi) : cleanGray(own, dpi, tiny, painted);
  const coarse = dpi < COARSE_DPI && !tiny;
  const target = tiny ? TINY_SCALE * dpi : WORKING_DPI;
  const scale = target / dpi;
  if (scale >= 0.95 && scale <= 1.05)
    return { image: clean, dpi, coarse, ...(sealed === undefined ? {} : { sealed }) };
  const width = Math.max(1, Math.round(clean.width * scale));
  const height = Math.max(1, Math.round(clean.height * scale));
  const inks = { image: await resized(clean, width, height), dpi: target, coarse };
  return sealed === undefined ? inks : { ...inks, sealed: await resized(sealed, width, height) };
}

/** What counts as white on a pale page: as much as on others would take its thinnest strokes. */
const WHITE_OF_PALE = 0.94;

interface CleanInk {
  clean: GrayImage;
  /** As in {@link PageInk}. */
  sealed?: GrayImage;
}

function cleanFax(ink: GrayImage, dpi: number): CleanInk {
  const sealed = wipeBlackSeal(ink, dpi);
  const clean = blurred(ink);
  return sealed === undefined ? { clean } : { clean, sealed: blurred(sealed) };
}

function cleanGray(ink: GrayImage, dpi: number, tiny: boolean, painted: Uint8Array | undefined): CleanInk {
  const even = normaliseBackground(ink, dpi, tiny ? 1 : undefined, painted);
  const clean =
    !tiny && isPale(even) ? withDarkInk(normaliseBackground(ink, dpi, WHITE_OF_PALE, painted)) : even;
  // A seal that is as dark as print has become in gray is known by its circles only.
  const sealed = wipeGraySeal(clean, dpi) ?? wipeBlackSeal(clean, dpi);
  return sealed === undefined ? { clean } : { clean, sealed };
}

/** Pixels to the inch; a page box that makes a fine picture coarse (a photo set at 72 dpi) is taken for A4. */
function resolutionOf(picture: Picture, pageWidth: number): number {
  const dpi = (picture.width * 72) / pageWidth;
  const asA4 = dpiAsA4(picture);
  return dpi < 100 && asA4 > 110 ? asA4 : dpi;
}

/** Pure black and white, as of a fax, also where it is stored in colour. */
function isBilevel({ data }: GrayImage): boolean {
  const most = 0.002 * data.length;
  const fours = foursOf(data);
  const end = data.length;
  let between = 0;
  for (let at = pastWhite(data, fours, 0, end); at < end; at = pastWhite(data, fours, at + 1, end)) {
    const level = data[at]!;
    if (level > 25 && level < 230 && ++between >= most) return false;
  }
  return true;
}

/**
 * @param rotation clockwise turn that sets the page upright
 * @param pageWidth width in points of the upright page
 */
export async function prepare(ink: PageInk, rotation: QuarterTurn, pageWidth: number): Promise<PreparedPage> {
  const upright = turn(ink.image, rotation);
  const skew = skewOf(await toSeeSkew(upright));
  const leans = Math.abs(skew) > LEVEL_ENOUGH;
  const level = leans ? turnedBy(upright, -skew) : copyOf(upright);
  wipeSpecks(level, ink.dpi);
  const points = pageWidth / upright.width;
  return {
    image: ink.coarse ? sharpened(level) : level,
    soft: level,
    dpi: ink.dpi,
    toPage: (box) => scaled(leans ? turnedBack(box, level, upright, skew) : box, points),
  };
}

/** As small as is enough to see how the lines lean; what is narrower stays as it is. */
function toSeeSkew(image: GrayImage): Promise<GrayImage> {
  const scale = Math.min(1, SKEW_WIDTH / image.width);
  return resized(
    image,
    Math.max(1, Math.round(image.width * scale)),
    Math.max(1, Math.round(image.height * scale)),
  );
}

function scaled(box: Box, by: number): Box {
  return { x: box.x * by, y: box.y * by, width: box.width * by, height: box.height * by };
}

/** The box on the leaning page of a box on the level one: its centre is turned, its size is kept. */
function turnedBack(box: Box, level: GrayImage, leaning: GrayImage, skew: number): Box {
  const angle = (skew * Math.PI) / 180;
  const dx = box.x + box.width / 2 - level.width / 2;
  const dy = box.y + box.height / 2 - level.height / 2;
  const x = dx * Math.cos(angle) - dy * Math.sin(angle) + leaning.width / 2;
  const y = dx * Math.sin(angle) + dy * Math.cos(angle) + leaning.height / 2;
  return { x: x - box.width / 2, y: y - box.height / 2, width: box.width, height: box.height };
}
