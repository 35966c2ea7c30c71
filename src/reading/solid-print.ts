/** What of a gray picture is print for certain, where paler ink of a stamp, a seal or a pen is taken off around it. */
import type { Box } from './page.ts';
import { crop, type GrayImage } from './raster.ts';

/** Of a part of an image, in its pixels. */
export interface SolidPrint {
  left: number;
  top: number;
  width: number;
  height: number;
  /** 1 for what is as dark as print, and what is beside it: letters keep their soft edges. */
  cells: Uint8Array;
}

/**
 * @param area in pixels; what reaches out of the image is left out
 * @param level what is darker is print
 */
export function solidPrintIn(image: GrayImage, area: Box, level: number): SolidPrint {
  const left = Math.max(0, Math.floor(area.x));
  const top = Math.max(0, Math.floor(area.y));
  const { width, height, data } = crop(
    image,
    left,
    top,
    Math.ceil(area.x + area.width) - left,
    Math.ceil(area.y + area.height) - top,
  );
  const cells = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    if (data[at]! >= level) continue;
    const x = at % width;
    for (let row = at - x - width; row <= at - x + width; row += width) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        cells[row + column] = 1;
      }
    }
  }
  return { left, top, width, height, cells };
}

/** @param x, y in pixels of the image */
export function isSolid({ left, top, width, height, cells }: SolidPrint, x: number, y: number): boolean {
  const [column, row] = [x - left, y - top];
  return column >= 0 && row >= 0 && column < width && row < height && cells[row * width + column] === 1;
}
