/**
 * Sets words on the pages of a PDF and remembers where each one stands.
 *
 * Units: points; origin at the top left of the page, y downwards, as in `src/reading/page.ts`. pdf-lib
 * counts from the bottom left: only `SheetInk` turns y around.
 */
import { PDFDocument, rgb } from 'pdf-lib';
import type { PDFFont, PDFPage } from 'pdf-lib';
import { ASCENT, DESCENT, fontBytes, parsedOnce } from '../../src/printing/fonts.ts';
import type { Face } from '../../src/printing/fonts.ts';
import { A4 } from '../../src/printing/sheet.ts';
import type { Box, Line, ReadPage, Word, Zone } from '../../src/reading/page.ts';

export type Align = 'left' | 'center' | 'justify';

/** A word with its width at the size it was measured for. */
export interface SetWord {
  text: string;
  face: Face;
  size: number;
  width: number;
}

/** Where a line of words goes: its left edge, the width it may use, and its top. */
export interface LinePlace {
  x: number;
  y: number;
  width: number;
  align: Align;
  zone: Zone;
}

/** Room for a number or a day that is stamped on later. */
const BLANK_WIDTH = 26;

export class Typesetter {
  readonly document: PDFDocument;
  readonly sheets: SheetInk[] = [];
  readonly #fonts: Record<Face, PDFFont>;

  private constructor(document: PDFDocument, fonts: Record<Face, PDFFont>) {
    this.document = document;
    this.#fonts = fonts;
  }

  /** @param made date in the file's properties; given, so that the same paper is the same bytes every time */
  static async open(title: string, made: Date): Promise<Typesetter> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.registerFontkit(parsedOnce);
    document.setTitle(title);
    document.setProducer('Văn Thư, văn bản mẫu');
    document.setCreationDate(made);
    document.setModificationDate(made);
    const embed = (face: Face) =>
      // Ligatures off: "fi" as one glyph is right on paper and a riddle to a text search.
      document.embedFont(fontBytes(face), { subset: true, features: { liga: false } });
    return new Typesetter(document, {
      regular: await embed('regular'),
      bold: await embed('bold'),
      italic: await embed('italic'),
      'bold-italic': await embed('bold-italic'),
    });
  }

  addSheet(): SheetInk {
    const page = this.document.addPage([A4.width, A4.height]);
    const sheet = new SheetInk(page, this.#fonts, this.sheets.length + 1);
    this.sheets.push(sheet);
    return sheet;
  }

  /** Cuts a text into measured words; `**these words**` are bold, a tab alone is a blank to write in. */
  words(text: string, face: Face, size: number): SetWord[] {
    const stretches = text.split('**');
    return stretches.flatMap((stretch, index) => {
      const inked: Face = index % 2 === 0 ? face : 'bold';
      return stretch
        .split(/ +/u)
        .filter(Boolean)
        .map((word) => this.#measured(word, inked, size));
    });
  }

  #measured(text: string, face: Face, size: number): SetWord {
    if (text === '\t') return { text: '', face, size, width: BLANK_WIDTH };
    return { text, face, size, width: this.#fonts[face].widthOfTextAtSize(text, size) };
  }

  /** Closes the file. */
  save(): Promise<Uint8Array> {
    return this.document.save();
  }
}

/** One page and the lines set on it. */
export class SheetInk {
  readonly number: number;
  readonly #page: PDFPage;
  readonly #fonts: Record<Face, PDFFont>;
  readonly #lines: Line[] = [];

  constructor(page: PDFPage, fonts: Record<Face, PDFFont>, number: number) {
    this.#page = page;
    this.#fonts = fonts;
    this.number = number;
  }

  /** Sets one line; its place is its top left corner. */
  setLine(words: SetWord[], place: LinePlace): void {
    if (!words.length) return;
    const size = Math.max(...words.map((word) => word.size));
    const free = place.width - naturalWidth(words);
    const gap = spaceOf(words) + (place.align === 'justify' ? free / Math.max(words.length - 1, 1) : 0);
    let x = place.x + (place.align === 'center' ? free / 2 : 0);
    const set = words.map((word, index): Word => {
      this.#drawWord(word, x, place.y + ASCENT * size, index < words.length - 1);
      const box = { x, y: place.y, width: word.width, height: (ASCENT + DESCENT) * word.size };
      x += word.width + gap;
      return { text: word.text, confidence: 100, ...box };
    });
    const seen = set.filter((word) => word.text);
    this.#lines.push({ zone: place.zone, words: seen, ...around(seen) });
  }

  /** A space is drawn after each word of a line but the last, so that a copied text has its spaces. */
  #drawWord(word: SetWord, x: number, baseline: number, spaced: boolean): void {
    this.#page.drawText(spaced ? `${word.text} ` : word.text, {
      x,
      y: A4.height - baseline,
      size: word.size,
      font: this.#fonts[word.face],
    });
  }

  rule(x: number, y: number, width: number): void {
    const level = A4.height - y;
    this.#page.drawLine({ start: { x, y: level }, end: { x: x + width, y: level }, thickness: 0.7 });
  }

  frame(box: Box, colour: 'black' | 'red'): void {
    this.#page.drawRectangle({
      x: box.x,
      y: A4.height - box.y - box.height,
      width: box.width,
      height: box.height,
      borderWidth: colour === 'red' ? 1.2 : 0.6,
      borderColor: colour === 'red' ? rgb(0.85, 0.1, 0.1) : rgb(0, 0, 0),
    });
  }

  /** The page as a perfect reader would give it. */
  toReadPage(): ReadPage {
    const lines = ZONES.flatMap((zone) => this.#lines.filter((line) => line.zone === zone));
    return { number: this.number, ...A4, rotation: 0, source: 'text-layer', seconds: 0, lines };
  }
}

const ZONES: Zone[] = ['header-left', 'header-right', 'body', 'foot-left', 'foot-right', 'overlay'];

/** Fills lines as full as they go; the first one may be narrower by its indent. */
export function breakLines(words: SetWord[], width: number, firstIndent = 0): SetWord[][] {
  const lines: SetWord[][] = [];
  let line: SetWord[] = [];
  for (const word of words) {
    const room = lines.length ? width : width - firstIndent;
    if (line.length && naturalWidth([...line, word]) > room) {
      lines.push(line);
      line = [];
    }
    line.push(word);
  }
  return line.length ? [...lines, line] : lines;
}

/** As many lines as needed, but of about the same length, as a centred title is set. */
export function breakEvenly(words: SetWord[], width: number): SetWord[][] {
  const fewest = breakLines(words, width).length;
  let narrowed = width;
  while (narrowed > 40 && breakLines(words, narrowed - 4).length === fewest) narrowed -= 4;
  return breakLines(words, narrowed);
}

export function naturalWidth(words: SetWord[]): number {
  return words.reduce((sum, word) => sum + word.width, 0) + spaceOf(words) * Math.max(words.length - 1, 0);
}

/** The space of Times is a quarter of its size. */
function spaceOf(words: SetWord[]): number {
  return (words[0]?.size ?? 0) / 4;
}

function around(boxes: Box[]): Box {
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
