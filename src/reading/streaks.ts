/**
 * Streaks of a scanner: dust on its glass draws a thin line down the whole sheet, through letters and across the white
 * that parts the columns.
 */
import type { GrayImage } from './raster.ts';

/** Widest streak, in inches. */
const WIDEST = 0.02;
/** How much darker than what lies on both of its sides a streak is, of 255. */
const DARKER = 30;
/** Every so many rows one is looked at. */
const GLANCE = 4;
/** Share of a sheet's rows in which a streak is seen; in the others print lies beside it. */
const SEEN = 0.7;
/** Share of the height, at the upper and lower end, that rules of tables and frames do not reach. */
const MARGIN = 0.03;

/**
 * Takes the streaks off, in place: what they cover is drawn as what lies beside them, so that strokes that cross one
 * stay whole. As the sheet was fed, before it is turned level.
 */
export function wipeStreaks(image: GrayImage, dpi: number): void {
  const reach = Math.ceil(WIDEST * dpi) + 1;
  let from = -1;
  for (const [x, isStreak] of streakColumns(image, reach).entries()) {
    if (isStreak && from < 0) from = x;
    if (isStreak || from < 0) continue;
    if (x - from <= reach) bridge(image, from - 1, x);
    from = -1;
  }
}

/** Which columns of pixels are darker than both their sides nearly all the way down. */
function streakColumns({ width, height, data }: GrayImage, reach: number): boolean[] {
  const whole = new Uint16Array(width);
  const ends = new Uint16Array(width);
  const margin = MARGIN * height;
  let rows = 0;
  let endRows = 0;
  for (let y = 0; y < height; y += GLANCE) {
    const isEnd = y < margin || y >= height - margin;
    rows++;
    if (isEnd) endRows++;
    const start = y * width;
    for (let x = reach; x < width - reach; x++) {
      const level = data[start + x]! + DARKER;
      if (level > data[start + x - reach]! || level > data[start + x + reach]!) continue;
      whole[x]!++;
      if (isEnd) ends[x]!++;
    }
  }
  return Array.from(whole, (count, x) => count >= SEEN * rows && ends[x]! >= 0.5 * SEEN * endRows);
}

/** Draws the pixels between two columns anew, from the one to the other, with the soft edge of the streak. */
function bridge({ width, height, data }: GrayImage, before: number, after: number): void {
  const left = Math.max(0, before - 1);
  const right = Math.min(width - 1, after + 1);
  for (let y = 0; y < height; y++) {
    const a = data[y * width + left]!;
    const b = data[y * width + right]!;
    for (let x = left + 1; x < right; x++) {
      data[y * width + x] = a + ((b - a) * (x - left)) / (right - left);
    }
  }
}
