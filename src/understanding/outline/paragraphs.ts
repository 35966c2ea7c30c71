/**
 * Paragraphs of a paper: its lines joined over line and page breaks, each still knowing from which line
 * and words it came, so that every quotation can be shown on the picture of the page.
 */
import type { Box, Word } from '../../reading/page.ts';
import { joined } from '../../reading/flow.ts';
import type { PaperLine } from '../parts.ts';

/** A stretch of a paragraph that stands on one line of the paper. */
export interface Piece {
  /** Where the stretch begins in the paragraph's text. */
  at: number;
  length: number;
  page: number;
  box: Box;
  /** The words of the stretch; none where they and its text do not agree. */
  words: readonly WordAt[];
}

/** A word with its offset in the piece. */
export interface WordAt {
  at: number;
  word: Word;
}

export interface Paragraph {
  text: string;
  pieces: Piece[];
}

/** A quotation with its place: one for each page it stands on. */
export interface Passage {
  quote: string;
  page: number;
  boxes: Box[];
  /** Mean confidence of the words, 0 to 100. */
  readingConfidence: number;
}

export const EMPTY_PARAGRAPH: Paragraph = { text: '', pieces: [] };

/**
 * The text of a line as paragraphs hold it: NFC, single spaces, none at the ends. A speck between two
 * words ("UBND.các xã") is their space.
 */
export function tidyLine(text: string): string {
  const composed = text.normalize('NFC');
  const spaced = (/[^\S ]| {2}/u.test(composed) ? composed.replaceAll(/\s+/g, ' ') : composed).trim();
  if (!/\.[^\s.]/.test(spaced)) return spaced;
  return spaced
    .replaceAll(/(?<=\p{L}{2})\.(?=\p{Ll}{0,3}[^\p{P}\s\da-zA-Z]\p{L}{0,4}(?:\s|$))/gu, ' ')
    .trim();
}

/** A line as a paragraph of its own; its text is tidy. */
export function paragraphOf(line: PaperLine): Paragraph {
  return { text: line.text, pieces: [pieceOf(line, 0)] };
}

function pieceOf({ text, page, box, source }: PaperLine, at: number): Piece {
  return { at, length: text.length, page, box, words: wordsAt(source.words, text.length) };
}

/** A paragraph as far as it is read: each line is looked at once, however many it has. */
export class OpenParagraph {
  private readonly texts: string[];
  private readonly pieces: Piece[];
  private length: number;
  private hasSmallLetters: boolean;
  private wordsInCapitals: number;
  /** Its last signs: what tells how the next line goes on. */
  private end: string;

  constructor({ text, pieces }: Paragraph) {
    this.texts = [text];
    this.pieces = [...pieces];
    this.length = text.length;
    this.hasSmallLetters = SMALL_LETTER.test(text);
    this.wordsInCapitals = countWordsInCapitals(text);
    this.end = text.slice(-LONGEST_SYMBOL);
  }

  /**
   * Adds the next line. A symbol broken at its hyphen or slash ("77/TTr-" / "STC") is put together; other
   * lines are joined by a space.
   */
  add(line: PaperLine): void {
    const { text } = line;
    const glue = this.length === 0 || breaksSymbol(this.end, text) ? '' : ' ';
    this.pieces.push(pieceOf(line, this.length + glue.length));
    this.texts.push(glue, text);
    this.length += glue.length + text.length;
    this.hasSmallLetters ||= SMALL_LETTER.test(text);
    this.wordsInCapitals += countWordsInCapitals(text);
    this.end = (this.end + glue + text).slice(-LONGEST_SYMBOL);
  }

  /** "NHIỆM VỤ CỦA CÁC SỞ, NGÀNH": what follows in small letters is no more of the title. */
  isInCapitals(): boolean {
    return !this.hasSmallLetters && this.wordsInCapitals > 2;
  }

  endsWith(sign: string): boolean {
    return this.end.endsWith(sign);
  }

  /** Its text, up to this many signs; null where it is longer. */
  textUpTo(signs: number): string | null {
    return this.length > signs ? null : this.texts.join('');
  }

  /** As it is when the last line was added. */
  closed(): Paragraph {
    return { text: this.texts.join(''), pieces: this.pieces };
  }
}

const SMALL_LETTER = /\p{Ll}/u;

function countWordsInCapitals(text: string): number {
  return mayHaveTwoCapitals(text) ? (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) : 0;
}

/** Most lines have no two letters side by side that may be capitals: they are spared the search for words of them. */
function mayHaveTwoCapitals(text: string): boolean {
  let before = false;
  for (let at = 0; at < text.length; at += 1) {
    const here = mayBeCapital(text.charCodeAt(at));
    if (here && before) return true;
    before = here;
  }
  return false;
}

/** False for what stands in nearly all Vietnamese text, signs and small letters; what is left may be anything. */
function mayBeCapital(unit: number): boolean {
  if (unit < 0xc0) return unit >= 0x41 && unit <= 0x5a;
  // "ạ" to "ỹ": each small letter stands behind its capital.
  if (unit >= 0x1ea0 && unit < 0x1f00) return unit % 2 === 0;
  return unit < 0xdf || (unit > 0xff && !'ăđĩũơư'.includes(String.fromCharCode(unit)));
}

function breaksSymbol(end: string, after: string): boolean {
  return (
    joined(end, after) === end + after || (/[\p{L}\p{N}][-/]$/u.test(end) && /^[\p{Lu}\p{N}]/u.test(after))
  );
}

const LONGEST_SYMBOL = 40;

/** The part of a paragraph from one offset to another, with its pieces. */
export function slice(paragraph: Paragraph, start: number, end = paragraph.text.length): Paragraph {
  const pieces: Piece[] = [];
  for (let next = firstPieceBehind(paragraph.pieces, start); next < paragraph.pieces.length; next += 1) {
    const piece = paragraph.pieces[next]!;
    if (piece.at >= end) break;
    const { at, length, page, box, words } = cutPiece(piece, start, end);
    pieces.push({ at: at - start, length, page, box, words });
  }
  return { text: paragraph.text.slice(start, end), pieces };
}

/** The first piece that ends behind an offset, found by halving: a paragraph of many lines is cut at each sentence. */
function firstPieceBehind(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const { at, length } = pieces[half]!;
    if (at + length > offset) high = half;
    else low = half + 1;
  }
  return low;
}

/** Several paragraphs as one, for an obligation told in several places. */
export function joinParagraphs(parts: readonly Paragraph[]): Paragraph {
  let text = '';
  const pieces: Piece[] = [];
  for (const part of parts) {
    const shift = text === '' ? 0 : text.length + 1;
    text = text === '' ? part.text : `${text} ${part.text}`;
    for (const { at, length, page, box, words } of part.pieces)
      pieces.push({ at: at + shift, length, page, box, words });
  }
  return { text, pieces };
}

/** What of a piece stands between two offsets, of which there must be something. */
function cutPiece(piece: Piece, start: number, end: number): Piece {
  const from = Math.max(piece.at, start);
  const to = Math.min(piece.at + piece.length, end);
  if (from === piece.at && to === piece.at + piece.length) return piece;
  const shift = from - piece.at;
  const words = wordsBetween(piece.words, shift, to - piece.at);
  const box = words.length > 0 ? around(words.map(({ word }) => word)) : piece.box;
  return {
    at: from,
    length: to - from,
    page: piece.page,
    box,
    words: shift === 0 ? words : words.map(({ at, word }) => ({ at: at - shift, word })),
  };
}

/** Words with their offsets, if joined by single spaces they make a text of that length. */
export function wordsAt(words: readonly Word[], length: number): WordAt[] {
  let at = 0;
  const placed = words.map((word) => {
    const here = { at, word };
    at += word.text.length + 1;
    return here;
  });
  return at - 1 === length ? placed : [];
}

/** The words that touch a stretch, found by halving: a line is cut as often as it has sentences. */
function wordsBetween(words: readonly WordAt[], from: number, to: number): WordAt[] {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const half = (low + high) >> 1;
    const { at, word } = words[half] ?? { at: 0, word: { text: '' } };
    if (at + word.text.length > from) high = half;
    else low = half + 1;
  }
  let end = low;
  while (end < words.length && (words[end]?.at ?? 0) < to) end += 1;
  return words.slice(low, end);
}

/** The quotation of a paragraph as it stands on the paper: a passage for each page, a box for each line. */
export function passagesOf(paragraph: Paragraph): Passage[] {
  const byPage = new Map<number, Piece[]>();
  for (const piece of paragraph.pieces) {
    const pieces = byPage.get(piece.page);
    if (pieces === undefined) byPage.set(piece.page, [piece]);
    else pieces.push(piece);
  }
  return Array.from(byPage, ([page, pieces]) => ({
    quote: pieces.map((piece) => paragraph.text.slice(piece.at, piece.at + piece.length).trim()).join(' '),
    page,
    boxes: pieces.map((piece) => piece.box),
    readingConfidence: meanConfidence(pieces),
  }));
}

/** The lowest confidence, 0 to 100, of the words of a stretch that have a form; 100 where none has it. */
export function leastConfidence(paragraph: Paragraph, from: number, to: number, form: RegExp): number {
  let least = 100;
  for (const { at, length, words } of paragraph.pieces) {
    if (at + length <= from || at >= to) continue;
    for (const { word } of wordsBetween(words, from - at, to - at))
      if (word.confidence < least && form.test(word.text)) least = word.confidence;
  }
  return least;
}

function meanConfidence(pieces: readonly Piece[]): number {
  let sum = 0;
  let count = 0;
  for (const { words } of pieces) {
    for (const { word } of words) sum += word.confidence;
    count += words.length;
  }
  return count === 0 ? 100 : sum / count;
}

/** The smallest box around some others. */
export function around(boxes: readonly Box[]): Box {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x = Math.min(x, box.x);
    y = Math.min(y, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return { x, y, width: right - x, height: bottom - y };
}
