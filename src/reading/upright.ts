import { boxAround } from './page-lines.ts';
import type { Box, Line } from './page.ts';
import type { QuarterTurn } from './raster.ts';

/** Where a box stands after the page was turned clockwise. @param page its size before the turn */
export function uprightBox(
  { x, y, width, height }: Box,
  page: { width: number; height: number },
  rotation: QuarterTurn,
): Box {
  return {
    0: { x, y, width, height },
    90: { x: page.height - y - height, y: x, width: height, height: width },
    180: { x: page.width - x - width, y: page.height - y - height, width, height },
    270: { x: y, y: page.width - x - width, width: height, height: width },
  }[rotation];
}

/** Lines that were laid over a page, where they stand after the page was turned clockwise. */
export function uprightLines(
  lines: readonly Line[],
  page: { width: number; height: number },
  rotation: QuarterTurn,
): Line[] {
  if (rotation === 0) return [...lines];
  return lines.map((line) => {
    const words = line.words.map((word) => ({ ...word, ...uprightBox(word, page, rotation) }));
    return { ...line, words, ...boxAround(words) };
  });
}
