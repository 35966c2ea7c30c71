/** Where the points of a reading (upright page, origin top left) lie in the space of a PDF page. */
import { PDFArray, PDFName, PDFNumber, type PDFPage } from 'pdf-lib';

import type { QuarterTurn } from '../raster.ts';

/** `[a b c d e f]`: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

interface Rectangle {
  left: number;
  bottom: number;
  right: number;
  top: number;
}

/** Letter size, which a page without any box has. */
const NO_BOX: Rectangle = { left: 0, bottom: 0, right: 612, top: 792 };

/** The part of the page that viewers show: its crop box within its media box. */
export function shownBox(page: PDFPage): Rectangle {
  const media = boxOf(page, 'MediaBox') ?? NO_BOX;
  const crop = boxOf(page, 'CropBox');
  if (crop === undefined) return media;
  const both = {
    left: Math.max(media.left, crop.left),
    bottom: Math.max(media.bottom, crop.bottom),
    right: Math.min(media.right, crop.right),
    top: Math.min(media.top, crop.top),
  };
  return both.right > both.left && both.top > both.bottom ? both : media;
}

function boxOf(page: PDFPage, name: string): Rectangle | undefined {
  const found = page.node.getInheritableAttribute(PDFName.of(name));
  const array = found === undefined ? undefined : page.doc.context.lookup(found);
  if (!(array instanceof PDFArray) || array.size() !== 4) return undefined;
  const numbers = array.asArray().map((item) => page.doc.context.lookup(item));
  if (!numbers.every((number) => number instanceof PDFNumber)) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbers.map((number) => number.asNumber());
  const box = {
    left: Math.min(x0, x1),
    bottom: Math.min(y0, y1),
    right: Math.max(x0, x1),
    top: Math.max(y0, y1),
  };
  return box.right > box.left && box.top > box.bottom ? box : undefined;
}

/** How a viewer turns the page, clockwise. */
export function shownTurn(page: PDFPage): QuarterTurn {
  const found = page.node.getInheritableAttribute(PDFName.of('Rotate'));
  const turn = found === undefined ? undefined : page.doc.context.lookup(found);
  const degrees = turn instanceof PDFNumber ? ((turn.asNumber() % 360) + 360) % 360 : 0;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}

/** Points to one unit of the page's own space. */
function userUnit(page: PDFPage): number {
  const unit = page.node.lookup(PDFName.of('UserUnit'));
  return unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1;
}

/**
 * From the upright page of a reading (points, y downwards) to the page's own space.
 * @param rotation the turn that set the page upright when it was read, on top of the turn of its own
 */
export function uprightToPage(page: PDFPage, rotation: QuarterTurn): Matrix {
  const { left, bottom, right, top } = shownBox(page);
  const turn = (shownTurn(page) + rotation) % 360;
  const unit = 1 / userUnit(page);
  if (turn === 90) return [0, unit, unit, 0, left, bottom];
  if (turn === 180) return [-unit, 0, 0, unit, right, bottom];
  if (turn === 270) return [0, -unit, -unit, 0, right, top];
  return [unit, 0, 0, -unit, left, top];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}
