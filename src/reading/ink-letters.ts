/** The letters of a word by its ink: where each of them stands and how high it is, which a font makes all alike. */
import { components, type Component } from './ink-map.ts';
import { crop, type GrayImage } from './raster.ts';
import type { RecognisedWord } from './recogniser.ts';

/** Darker pixels are ink, where nothing else is said. */
const INK = 128;

/** In pixels of the image. */
export interface Letter {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The pieces of ink in a word's box. */
export interface WordInk {
  /** Of the box in the image. */
  left: number;
  top: number;
  /** Of the box: cells of a piece are numbered row by row. */
  width: number;
  /** Placed from the corner of the box. */
  pieces: Component[];
}

/** @param ink level up to which a pixel is ink */
export function inkOf({ x, y, width, height }: RecognisedWord, image: GrayImage, ink: number = INK): WordInk {
  const [left, top] = [Math.max(0, Math.floor(x)), Math.max(0, Math.floor(y))];
  const part = crop(image, left, top, Math.ceil(width), Math.ceil(height));
  const cells = Uint8Array.from(part.data, (level) => (level < ink ? 1 : 0));
  const pieces = components({ width: part.width, height: part.height, cells, dpi: 1 });
  return { left, top, width: part.width, pieces };
}

/**
 * What stands above each other in a word's box, from the left: a letter and its marks are one.
 * @param ink level up to which a pixel is ink
 */
export function lettersOf(word: RecognisedWord, image: GrayImage, ink?: number): Letter[] {
  const { left, top, pieces } = inkOf(word, image, ink);
  const letters: Letter[] = [];
  for (const { x0, x1, y0, y1 } of pieces.toSorted((a, b) => a.x0 - b.x0)) {
    const last = letters.at(-1);
    if (last !== undefined && left + (x0 + x1) / 2 < last.right) {
      last.right = Math.max(last.right, left + x1);
      last.top = Math.min(last.top, top + y0);
      last.bottom = Math.max(last.bottom, top + y1);
    } else letters.push({ left: left + x0, right: left + x1, top: top + y0, bottom: top + y1 });
  }
  return letters;
}
