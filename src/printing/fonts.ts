/**
 * The typeface of printed papers: Tinos, free, as wide letter for letter as the Times New Roman that
 * NĐ 30/2020 (PL I, Phần I, I.3) asks for, with all Vietnamese letters. Measuring needs no PDF: the same widths
 * break the lines of the page, of its preview, and of the file that Word opens.
 *
 * Units: points.
 */
import { readFileSync } from 'node:fs';
import * as parser from 'fontkit';
import type { PDFDocument } from 'pdf-lib';
import { packageFile } from '../platform/package-file.ts';

export type Face = 'regular' | 'bold' | 'italic' | 'bold-italic';

/** The part of fontkit that pdf-lib uses; fontkit ships no types, pdf-lib does not export its own. */
export type Fontkit = Parameters<PDFDocument['registerFontkit']>[0];
type ParsedFile = NonNullable<ReturnType<Fontkit['create']>>;
type ParsedFont = Extract<ParsedFile, { characterSet: number[] }>;

const fontkit = parser as unknown as Fontkit;

const FONT_FILES: Record<Face, string> = {
  regular: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italic: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  'bold-italic': '700Bold_Italic/Tinos_700Bold_Italic.ttf',
};

/** How much of the font size Tinos stands above and below the base line, and how far its lines lie apart. */
export const ASCENT = 0.891;
export const DESCENT = 0.216;
export const SINGLE_SPACING = 1.149;

/** The space of Times is a quarter of its size, in every face. */
export const SPACE = 0.25;

export function fontPath(face: Face): string {
  return packageFile(`@expo-google-fonts/tinos/${FONT_FILES[face]}`);
}

const files = new Map<Face, Uint8Array>();

/** The file of a face; always the same array, by which the parsed font is found again. */
export function fontBytes(face: Face): Uint8Array {
  const bytes = files.get(face) ?? new Uint8Array(readFileSync(fontPath(face)));
  files.set(face, bytes);
  return bytes;
}

const parsedFonts = new Map<Uint8Array, ParsedFile>();

/** Parsing the four fonts takes longer than printing a paper, so they are kept. */
export const parsedOnce: Fontkit = {
  create(bytes) {
    const parsed = parsedFonts.get(bytes) ?? tellLetters(fontkit.create(bytes));
    if (parsed) parsedFonts.set(bytes, parsed);
    return parsed;
  },
};

/**
 * A glyph remembers the letter it was first asked for as, and pdf-lib writes that into the file for
 * whoever copies text out of it. An "o" first met as a part of "ộ" remembers none, and in the next
 * document made with this font its text is lost; so each glyph is first asked for as its letter.
 */
function tellLetters<Parsed extends ReturnType<Fontkit['create']>>(parsed: Parsed): Parsed {
  if (parsed && 'characterSet' in parsed) {
    for (const letter of parsed.characterSet) parsed.glyphForCodePoint(letter);
  }
  return parsed;
}

function parsedFace(face: Face): ParsedFont {
  const parsed = parsedOnce.create(fontBytes(face));
  if (!parsed || !('characterSet' in parsed)) throw new Error(`Not a single font: ${fontPath(face)}`);
  return parsed as ParsedFont;
}

/** Widths of letters at size 1. */
const widths = new Map<Face, Map<number, number>>();

/** The width of a text (NFC) set in one line, without kerning, as it is also painted. */
export function textWidth(text: string, face: Face, size: number): number {
  const known = widths.get(face) ?? new Map<number, number>();
  widths.set(face, known);
  let width = 0;
  for (const letter of text) width += letterWidth(letter.codePointAt(0) ?? 0, face, known);
  return width * size;
}

function letterWidth(letter: number, face: Face, known: Map<number, number>): number {
  const before = known.get(letter);
  if (before !== undefined) return before;
  const font = parsedFace(face);
  const width = (font.glyphForCodePoint(letter)?.advanceWidth ?? 0) / font.unitsPerEm;
  known.set(letter, width);
  return width;
}

let printable: ReadonlySet<number> | undefined;

function printableLetters(): ReadonlySet<number> {
  printable ??= new Set(parsedFace('regular').characterSet);
  return printable;
}

/** The letters of a text that the typeface has no picture of (emoji, Chinese), once each, in their order. */
export function unprintableLetters(text: string): string[] {
  const letters = printableLetters();
  const missing = [...text.normalize('NFC')].filter((letter) => !isPrintable(letter, letters));
  return [...new Set(missing)];
}

/** Where no one can be asked (a register printed by night) a letter without picture becomes an empty square. */
export function withPrintableLetters(text: string): string {
  const letters = printableLetters();
  return [...text.normalize('NFC')].map((letter) => (isPrintable(letter, letters) ? letter : '□')).join('');
}

function isPrintable(letter: string, letters: ReadonlySet<number>): boolean {
  return letter === '\n' || letter === '\t' || letters.has(letter.codePointAt(0) ?? 0);
}
