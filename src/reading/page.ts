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

export const ZONES = [
  'page-number',
  'header-left',
  'header-right',
  'body',
  'foot-left',
  'foot-right',
  'footnote',
  'overlay',
] as const;

/**
 * The part of the page a line belongs to, as the layout shows it: the number of the page, the two columns of
 * the header, the body, the two columns of the foot (nơi nhận on the left, signature on the right), footnotes,
 * and overlays: what was stamped or typed over the paper afterwards and is not its own text ("SAO Y …",
 * directions). In the order of reading.
 */
export type Zone = (typeof ZONES)[number];

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
  /** Lines in the order of ZONES: page number, header left, header right, body, foot, footnotes, overlays last. */
  lines: Line[];
  /** Ruled tables from the top; their lines are among those of the body too, cell by cell. Left out where there is none. */
  tables?: PageTable[];
  /** What was written by hand and not read, or left blank, where a number or a day belongs. */
  unread?: UnreadPlace[];
  /** Nothing stands on it: the back of a sheet, a separator. */
  blank?: true;
  /** Some of its text layer is in a code from before Unicode: it was put right here, and is not in the file. */
  recoded?: true;
}

/** A cell of a table, the inside of its rules; merged ones span several rows or columns. */
export interface TableCell extends Box {
  /** Of its upper left corner, from 0. */
  row: number;
  column: number;
  rows: number;
  columns: number;
  /** Its lines joined by spaces; empty where nothing is in it. */
  text: string;
}

export interface PageTable extends Box {
  rows: number;
  columns: number;
  /** By row, then by column. */
  cells: TableCell[];
}

/** A place for a number or a part of a date in which nothing could be read: it stays blank until a person fills it. */
export interface UnreadPlace {
  what: 'number' | 'day' | 'month';
  box: Box;
}

/** A page that could not be read: the others go on. `message` is Vietnamese, for the clerk. */
export interface FailedPage {
  number: number;
  failure: { code: string; message: string };
}

export type PageReading = ReadPage | FailedPage;

/** What a page has beside its lines. */
export type PageStructure = Pick<ReadPage, 'tables' | 'unread' | 'blank' | 'recoded'>;

export function structureOf({ tables, unread, blank, recoded }: ReadPage): PageStructure {
  return {
    ...(tables && { tables }),
    ...(unread && { unread }),
    ...(blank && { blank }),
    ...(recoded && { recoded }),
  };
}

/** The page with everything on it put where `place` says: its words, lines, tables, cells and places left unread. */
export function replaced(page: ReadPage, place: (box: Box) => Box): ReadPage {
  const put = <T extends Box>(item: T): T => ({ ...item, ...place(item) });
  const { lines, tables, unread } = page;
  return {
    ...page,
    lines: lines.map((line) => ({ ...put(line), words: line.words.map(put) })),
    ...(tables && { tables: tables.map((table) => ({ ...put(table), cells: table.cells.map(put) })) }),
    ...(unread && { unread: unread.map(({ what, box }) => ({ what, box: place(box) })) }),
  };
}

export function isRead(page: PageReading): page is ReadPage {
  return !('failure' in page);
}

export function lineText(line: Pick<Line, 'words'>): string {
  return line.words.map((word) => word.text).join(' ');
}

/** The page's own text in reading order, one line a row, with its number and footnotes; overlays are left out. */
export function pageText(page: ReadPage): string {
  return page.lines
    .filter((line) => line.zone !== 'overlay')
    .map(lineText)
    .join('\n');
}
