/**
 * Rectangles that lie a little askew on a sheet: stamps, frames, rows of stamped letters.
 *
 * Units: inches from the top left of the upright sheet as it was scanned; degrees clockwise.
 */
import { median } from './median.ts';
import type { Box } from './page.ts';
import type { GrayImage } from './raster.ts';

export interface TiltedBox {
  /** The middle. */
  x: number;
  y: number;
  width: number;
  height: number;
  lean: number;
}

export const MM = 1 / 25.4;

/** The level box around a tilted one. */
export function boundsOf({ x, y, width, height, lean }: TiltedBox): Box {
  const angle = (lean * Math.PI) / 180;
  const wide = width * Math.cos(angle) + height * Math.abs(Math.sin(angle));
  const tall = height * Math.cos(angle) + width * Math.abs(Math.sin(angle));
  return { x: x - wide / 2, y: y - tall / 2, width: wide, height: tall };
}

/** Where a point of the tilted box lies on the sheet. @param dx, dy from the middle, along its own sides */
export function pointOf(box: TiltedBox, dx: number, dy: number): { x: number; y: number } {
  const angle = (box.lean * Math.PI) / 180;
  return {
    x: box.x + dx * Math.cos(angle) - dy * Math.sin(angle),
    y: box.y + dx * Math.sin(angle) + dy * Math.cos(angle),
  };
}

/** Grown, or with a negative margin shrunk, at every side. */
export function grown(box: TiltedBox, margin: number): TiltedBox {
  return { ...box, width: box.width + 2 * margin, height: box.height + 2 * margin };
}

/** Whether a point of the sheet lies in the box. */
export function isInside(box: TiltedBox, x: number, y: number): boolean {
  const angle = (box.lean * Math.PI) / 180;
  const dx = x - box.x;
  const dy = y - box.y;
  const across = dx * Math.cos(angle) + dy * Math.sin(angle);
  const down = dy * Math.cos(angle) - dx * Math.sin(angle);
  return Math.abs(across) <= box.width / 2 && Math.abs(down) <= box.height / 2;
}

/**
 * The slope of a trace of heights, robustly: the median of the slopes between places half the trace apart,
 * so that a letter that sticks out does not count. @returns rise to run
 */
export function slopeOf(heights: readonly number[]): number {
  const half = Math.max(1, Math.floor(heights.length / 2));
  const slopes: number[] = [];
  for (let at = 0; at + half < heights.length; at++) {
    const slope = (heights[at + half]! - heights[at]!) / half;
    if (Number.isFinite(slope)) slopes.push(slope);
  }
  return slopes.length === 0 ? 0 : median(slopes);
}

/**
 * The image with those pixels white that lie in a box.
 * @param dpi of the image
 * @param goes whether a pixel of the box does
 */
export function withoutInside(
  image: GrayImage,
  box: TiltedBox,
  dpi: number,
  goes: (column: number, row: number) => boolean = () => true,
): GrayImage {
  const data = Uint8Array.from(image.data);
  const { x, y, width, height } = boundsOf(box);
  const bottom = Math.min(image.height, Math.ceil((y + height) * dpi));
  const right = Math.min(image.width, Math.ceil((x + width) * dpi));
  for (let row = Math.max(0, Math.floor(y * dpi)); row < bottom; row++) {
    for (let column = Math.max(0, Math.floor(x * dpi)); column < right; column++) {
      if (isInside(box, column / dpi, row / dpi) && goes(column, row)) data[row * image.width + column] = 255;
    }
  }
  return { ...image, data };
}
