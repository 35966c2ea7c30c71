/** What every kind of paper (PDF, picture, Word file) looks like to the reader: pages with text or a picture. */
import type { Box, Line } from './page.ts';
import type { Picture } from './raster.ts';

/** The kinds of file that can be read, as intake recognises them by their content. */
export const PAPER_KINDS = ['pdf', 'tiff', 'jpeg', 'png', 'webp', 'docx'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A run of embedded text. Points from the top left of the page as a viewer shows it, box upright. */
export interface TextRun {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Clockwise degrees by which the run is turned on the page: 0 for ordinary text. */
  turned: 0 | 90 | 180 | 270;
  /** Name of its font, where the paper tells it. */
  font?: string;
  /** Its letters are in a code from before Unicode in the paper, and were put right. */
  recoded?: true;
}

export interface PaperPage {
  /** From 1. */
  number: number;
  /** Size in points, as a viewer shows the page. */
  width: number;
  height: number;
  /** Text of the page itself. */
  text: readonly TextRun[];
  /** Text put over the paper afterwards: annotations, stamps, notes typed over a scan. */
  overlays: readonly Line[];
  /** Stamps put over the paper whose text nobody tells: they must be looked at. */
  stamps?: { places: readonly Box[]; picture(): Promise<Picture> };
  /** Share of the page, 0 to 1, that pictures cover. */
  pictureShare: number;
  /** Whether lines are drawn on it, as the rules of a table. */
  drawsLines: boolean;
  /** Whether nothing at all is painted on it: no text, no picture, no line. */
  isEmpty: boolean;
  /** The whole page as a picture. */
  picture(): Promise<Picture>;
  /** Lets go of what the page keeps in memory for that; to be called last. */
  release?(): void;
}

export interface Paper {
  pageCount: number;
  /** @throws AppError where this page is damaged or too large; other pages may still be read */
  page(number: number): Promise<PaperPage>;
  /** The page as a viewer shows it. @param widthPx width of the picture in pixels */
  render(number: number, widthPx: number): Promise<Picture>;
  close(): Promise<void>;
}

export interface PaperLimits {
  maxPages: number;
  /** Millions of pixels of one page's picture. */
  maxMegapixels: number;
}

export const DEFAULT_LIMITS: PaperLimits = { maxPages: 300, maxMegapixels: 40 };
