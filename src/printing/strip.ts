/**
 * A strip: a slice of a page that is placed whole, and what it must not be torn from.
 *
 * Units: points; the marks of a strip count from its top left corner.
 */
import { ASCENT, DESCENT, SINGLE_SPACING } from './fonts.ts';
import { moved } from './sheet.ts';
import type { Mark } from './sheet.ts';

export interface Strip {
  height: number;
  /** Space above it, dropped at the top of a page. */
  before: number;
  marks: Mark[];
  /** Not to be parted from the strip above. */
  joins: boolean;
  /** Set again above it where it begins a page: the head of its table. */
  head?: Strip;
  /** Lines that close a row which is cut off below, or above, this strip. */
  closing?: Mark[];
  opening?: Mark[];
}

/** Height of a line, and how far below its top its base line is. What exceeds the letters stands above them. */
export function lineBox(size: number, spacing = 1): { height: number; baseline: number } {
  const height = SINGLE_SPACING * size * spacing;
  const below = (DESCENT + (SINGLE_SPACING - ASCENT - DESCENT) / 2) * size;
  return { height, baseline: height - below };
}

/** No widow and no orphan: the first two lines stay together, and the last two. */
export function isTied(index: number, count: number): boolean {
  return index > 0 && (index === 1 || index === count - 1);
}

export function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.before + strip.height, 0);
}

/** The marks of strips one under the other. */
export function stacked(strips: readonly Strip[]): Mark[] {
  let y = 0;
  return strips.flatMap((strip) => {
    y += strip.before;
    const marks = strip.marks.map((mark) => moved(mark, 0, y));
    y += strip.height;
    return marks;
  });
}
