/**
 * What reading a paper gives: pages of words. This is the contract between `reading/`, which makes it,
 * and the rooms that use it (understanding, verify page, search, searchable PDF).
 *
 * Units: points (1/72 inch); origin at the top left of the page as a person holds it upright, x to the
 * right, y downwards. Text is Unicode NFC.
 */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Word extends Box {
  text: string;
  /** 0 to 100: how sure the reader is of the word; words of a trusted text layer have 100. */
  confidence: number;
  /** What the machine read, where a person's word stands in its place. */
  corrected?: string | undefined;
  /** What the engine read, where the text was corrected on evidence; absent otherwise. */
  read?: string;
}

/**
 * The part of the page a line belongs to, as the layout shows it: the two columns of the header, the
 * body, the two columns of the foot (nơi nhận on the left, signature on the right), and overlays: what
 * was stamped or typed over the paper afterwards and is not its own text ("SAO Y …", directions).
 */
export type Zone = 'header-left' | 'header-right' | 'body' | 'foot-left' | 'foot-right' | 'overlay';

export interface Line extends Box {
  zone: Zone;
  words: Word[];
}

/** Where a page's words come from: OCR of its image, or a text layer that was judged Vietnamese and complete. */
export type PageSource = 'ocr' | 'text-layer';

export interface ReadPage {
  /** From 1. */
  number: number;
  /** Size of the upright page in points. */
  width: number;
  height: number;
  /** Clockwise degrees by which the page as stored was turned to stand upright. */
  rotation: 0 | 90 | 180 | 270;
  source: PageSource;
  /** Seconds of work the page took. */
  seconds: number;
  /** Lines in reading order: header left, header right, body, foot left, foot right, overlays last. */
  lines: Line[];
  /** Nothing stands on it: the back of a sheet, a separator. */
  blank?: true;
}

/** A page that could not be read: the others go on. `message` is Vietnamese, for the clerk. */
export interface FailedPage {
  number: number;
  failure: { code: string; message: string };
}

export type PageReading = ReadPage | FailedPage;

export function isRead(page: PageReading): page is ReadPage {
  return !('failure' in page);
}

export function lineText(line: Pick<Line, 'words'>): string {
  return line.words.map((word) => word.text).join(' ');
}

/** The page's own text in reading order, one line a row; overlays are left out. */
export function pageText(page: ReadPage): string {
  return page.lines
    .filter((line) => line.zone !== 'overlay')
    .map(lineText)
    .join('\n');
}
