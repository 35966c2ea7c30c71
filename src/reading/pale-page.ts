/**
 * A page that is pale all over: the copy of a copy, a worn ribbon, a scanner set too light. The engine reads it well once
 * its ink is as dark as print; as it is, nothing of it passes for ink.
 */
import { histogramOf, relevelled, type GrayImage } from './raster.ts';

/** Paler than this, of 255, is the grain of the paper. */
const GRAIN = 245;
/** Share of the ink that is darker than its level: stamps and borders on a pale page may be black. */
const DARKEST = 0.15;
/** Levels of the ink of a pale page. What is paler shines through from the other side. */
const PALE = { from: 180, to: 212 };
/** Where that level goes. */
const PRINT = 90;
/** Share of the page that is inked at least, by the three lines with which a letter ends on its last page. */
const FEWEST = 0.0015;

/** Whether all ink of a page, whose paper is white already, is pale. */
export function isPale(image: GrayImage): boolean {
  const level = inkLevel(image);
  return level !== undefined && level >= PALE.from && level <= PALE.to;
}

/** A pale page with its ink as dark as print. */
export function withDarkInk(image: GrayImage): GrayImage {
  const times = (255 - PRINT) / (255 - (inkLevel(image) ?? PRINT));
  return relevelled(image, (pale) => Math.max(0, Math.round(255 - (255 - pale) * times)));
}

/** Undefined where there is hardly any. */
function inkLevel(image: GrayImage): number | undefined {
  const histogram = histogramOf(image).subarray(0, GRAIN);
  const inked = histogram.reduce((sum, count) => sum + count, 0);
  if (inked < FEWEST * image.data.length) return undefined;
  let seen = 0;
  return histogram.findIndex((count) => (seen += count) >= DARKEST * inked);
}
