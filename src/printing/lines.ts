/**
 * Breaks a text into measured lines. Vietnamese is broken between its syllables, never inside one: a symbol such
 * as 30/2020/NĐ-CP stays whole. Only what is wider than the whole line (an Internet address) is cut.
 *
 * Units: points.
 */
import { SPACE, textWidth } from './fonts.ts';
import type { Face } from './fonts.ts';
import type { Ink, Run } from './sheet.ts';

/** Letters in one dress. "\n" begins a new line; a no-break space holds two words together. */
export interface Span {
  text: string;
  bold?: boolean;
  italic?: boolean;
  ink?: Ink;
}

export type Text = string | readonly Span[];

/** How a text is dressed where its spans say nothing. */
export interface Dress {
  size: number;
  bold?: boolean;
  italic?: boolean;
  ink?: Ink;
}

interface Piece {
  text: string;
  face: Face;
  size: number;
  ink: Ink;
  width: number;
}

/** Pieces without a space between them. */
export interface MeasuredWord {
  pieces: Piece[];
  width: number;
}

export interface MeasuredLine {
  words: MeasuredWord[];
  /** With single spaces. */
  width: number;
  /** The paragraph or a forced line ends here: not stretched. */
  ends: boolean;
}

export type Align = 'left' | 'center' | 'right' | 'justify';

export function spansOf(text: Text): readonly Span[] {
  return typeof text === 'string' ? [{ text }] : text;
}

export function plainText(text: Text): string {
  return spansOf(text)
    .map((span) => span.text)
    .join('');
}

export function faceOf(bold: boolean, italic: boolean): Face {
  if (bold) return italic ? 'bold-italic' : 'bold';
  return italic ? 'italic' : 'regular';
}

/** The text cut at its spaces; null stands for a forced new line. */
export function measureWords(text: Text, dress: Dress): (MeasuredWord | null)[] {
  const words: (MeasuredWord | null)[] = [];
  let open: MeasuredWord | undefined;
  for (const span of spansOf(text)) {
    for (const part of span.text.normalize('NFC').split(/([ \t\r]+|\n)/u)) {
      if (part === '') continue;
      if (/^[ \t\r\n]/u.test(part)) {
        open = undefined;
        if (part === '\n') words.push(null);
        continue;
      }
      if (open === undefined) words.push((open = { pieces: [], width: 0 }));
      addPiece(open, part, span, dress);
    }
  }
  return words;
}

function addPiece(word: MeasuredWord, text: string, span: Span, dress: Dress): void {
  const face = faceOf(span.bold ?? dress.bold ?? false, span.italic ?? dress.italic ?? false);
  const width = textWidth(text, face, dress.size);
  word.pieces.push({ text, face, size: dress.size, ink: span.ink ?? dress.ink ?? 'black', width });
  word.width += width;
}

/** Fills lines as full as they go; the first one is narrower by its indent (or wider, if that is below zero). */
export function breakLines(
  words: readonly (MeasuredWord | null)[],
  width: number,
  firstIndent = 0,
): MeasuredLine[] {
  const lines: MeasuredLine[] = [];
  let line: MeasuredLine = { words: [], width: 0, ends: false };
  const close = (ends: boolean) => {
    lines.push({ ...line, ends });
    line = { words: [], width: 0, ends: false };
  };
  for (const word of words) {
    if (word === null) {
      close(true);
      continue;
    }
    for (const part of cutToFit(word, width - Math.max(firstIndent, 0))) {
      const room = lines.length === 0 ? width - firstIndent : width;
      const needed = line.words.length > 0 ? line.width + spaceAfter(line) + part.width : part.width;
      if (line.words.length > 0 && needed > room + 0.01) close(false);
      line.width += (line.words.length > 0 ? spaceAfter(line) : 0) + part.width;
      line.words.push(part);
    }
  }
  close(true);
  return lines;
}

/** As many lines as needed, but of about the same length, as a centred title is set. */
export function breakEvenly(words: readonly (MeasuredWord | null)[], width: number): MeasuredLine[] {
  return breakLines(words, evenWidth(words, width));
}

/** The least width in which the words take no more lines than in `width`. */
export function evenWidth(words: readonly (MeasuredWord | null)[], width: number): number {
  const fewest = breakLines(words, width).length;
  if (fewest === 1 || words.includes(null)) return width;
  let [narrow, wide] = [width / 2, width];
  while (wide - narrow > 2) {
    const middle = (narrow + wide) / 2;
    if (breakLines(words, middle).length === fewest) wide = middle;
    else narrow = middle;
  }
  return wide;
}

/** A word that is wider than a whole line, in parts that are not: cut after "-", "/", "." if that helps. */
function cutToFit(word: MeasuredWord, room: number): MeasuredWord[] {
  if (word.width <= room) return [word];
  const parts: MeasuredWord[] = [];
  let open: MeasuredWord = { pieces: [], width: 0 };
  for (const atom of word.pieces.flatMap((piece) => atomsOf(piece, room))) {
    if (open.width + atom.width > room && open.pieces.length > 0) {
      parts.push(open);
      open = { pieces: [], width: 0 };
    }
    open.pieces.push(atom);
    open.width += atom.width;
  }
  return [...parts, open];
}

function atomsOf(piece: Piece, room: number): Piece[] {
  const measured = (text: string): Piece => ({
    ...piece,
    text,
    width: textWidth(text, piece.face, piece.size),
  });
  return piece.text
    .split(/(?<=[-/.@_])/u)
    .map(measured)
    .flatMap((atom) => (atom.width <= room ? [atom] : Array.from(atom.text, measured)));
}

function spaceAfter(line: MeasuredLine): number {
  return SPACE * (line.words.at(-1)?.pieces.at(-1)?.size ?? 0);
}

/** Sets a line between `x` and `x + width`. */
export function setLine(line: MeasuredLine, x: number, width: number, align: Align): Run[] {
  const free = width - line.width;
  const gaps = line.words.length - 1;
  const stretch = align === 'justify' && !line.ends && gaps > 0 ? free / gaps : 0;
  let at = x + (align === 'center' ? free / 2 : align === 'right' ? free : 0);
  return line.words.flatMap((word, index) => {
    const runs = word.pieces.map((piece, place): Run => {
      const spaced = place === word.pieces.length - 1 && (index < gaps || !line.ends);
      const run = { ...piece, x: at, spaced };
      at += piece.width;
      return run;
    });
    at += SPACE * (word.pieces.at(-1)?.size ?? 0) + stretch;
    return runs;
  });
}

/** The width of a text in one line. */
export function naturalWidth(text: Text, dress: Dress): number {
  const words = measureWords(text, dress);
  return Math.max(...breakLines(words, Number.POSITIVE_INFINITY).map((line) => line.width));
}
