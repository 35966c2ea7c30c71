import type { GrayImage, QuarterTurn } from './raster.ts';
import type { Hands } from './reader-protocol.ts';

/** A recognised word; its box is in pixels of the image that was given. */
export interface RecognisedWord {
  text: string;
  /** 0 to 100. */
  confidence: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** What else was read in its place, where readings differ. */
  others?: readonly string[];
  /** What the engine read, where that was corrected. */
  read?: string;
}

export interface RecognisedLine {
  words: RecognisedWord[];
}

/** How the text of an image is laid out: one column of paragraphs, one even block, or a single line. */
export type TextLayout = 'column' | 'block' | 'line';

/** The way a page lies: `rotation` is the clockwise turn that sets it upright. */
export interface Orientation {
  rotation: QuarterTurn;
  /** From 0; above about 1 it may be believed. */
  confidence: number;
}

/** A piece of a page to be read. */
export interface TextImage {
  image: GrayImage;
  layout: TextLayout;
}

/**
 * An engine that reads pictures of Vietnamese text. One recogniser does one thing at a time; it belongs
 * to one process and is closed by whoever made it.
 */
export interface Recogniser {
  /** Told how many programs may read pieces of one layout: more than 1 where a processor would be idle else. */
  shareWork?(hands: Hands): void;
  /** Told that a picture with text in such layouts is about to be read, while that is still being made ready. */
  getReady?(layouts: readonly TextLayout[]): void;
  /** @param dpi resolution of the image, by which the engine judges the size of letters */
  recognise(image: GrayImage, layout: TextLayout, dpi: number): Promise<RecognisedLine[]>;
  /** The pieces of a page, each as `recognise` gives it, in their order. */
  recogniseAll(pieces: readonly TextImage[], dpi: number): Promise<RecognisedLine[][]>;
  /** Undefined where there is too little text to tell. */
  orientation(image: GrayImage, dpi: number): Promise<Orientation | undefined>;
  close(): Promise<void>;
}
