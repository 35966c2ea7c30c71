/**
 * Letters that pdf.js leaves out of a page's text, because Unicode calls them marks of formatting: the soft hyphen is
 * the "ư" of TCVN3, and programs that write a Unicode map say of it just that.
 */
import { SOFT_HYPHEN } from './legacy-vietnamese.ts';

/** What a page draws as text, in its order: spaces as drawn, a line break between what is drawn at once. */
export interface DrawnText {
  letters: string;
  /** Of each soft hyphen in it, in thousandths of the type's size. */
  hyphenWidths: number[];
}

/** A piece of text as pdf.js gives it. */
interface Piece {
  text: string;
  /** In points. */
  length: number;
  /** Of its type, in points. */
  size: number;
}

interface Skipped {
  /** So many letters stand before it. */
  at: number;
  /** It goes on a word, and does not begin one. */
  goesOn: boolean;
  width: number;
}

/** Letters pdf.js tells and the page does not draw, at most so many before it is clear which is which again. */
const LOOK_AHEAD = 200;

/** Gives the pieces of a page, in their order, the soft hyphens that were left out of them, and their breadth. */
export function withSkippedLetters<P extends Piece>(
  { letters, hyphenWidths }: DrawnText,
  pieces: readonly P[],
): P[] {
  if (hyphenWidths.length === 0) return [...pieces];
  const skipped = skippedIn(letters, hyphenWidths);
  const drawn = plain(letters);
  let at = 0;
  let given = 0;
  return pieces.map((piece) => {
    const own = plain(piece.text);
    const from = own === '' ? -1 : drawn.slice(at, at + LOOK_AHEAD + own.length).indexOf(own);
    if (from < 0) return piece;
    const start = at + from;
    at = start + own.length;
    while (given < skipped.length && !isAfter(skipped[given]!, start)) given++;
    const first = given;
    while (given < skipped.length && !isAfter(skipped[given]!, at)) given++;
    return first === given ? piece : restored(piece, skipped.slice(first, given), start);
  });
}

/** Whether one stands after so many letters: one that goes on a word belongs to what is before it. */
function isAfter(one: Skipped, letters: number): boolean {
  return one.at > letters || (one.at === letters && !one.goesOn);
}

/** @param missing those of the piece, in their order */
function restored<P extends Piece>(piece: P, missing: readonly Skipped[], start: number): P {
  let before = start;
  let text = '';
  let put = 0;
  for (const letter of piece.text) {
    const many = plain(letter).length;
    if (many > 0) for (; put < missing.length && missing[put]!.at <= before; put++) text += SOFT_HYPHEN;
    text += letter;
    before += many;
    if (many > 0) for (; put < missing.length && !isAfter(missing[put]!, before); put++) text += SOFT_HYPHEN;
  }
  const width = missing.reduce((sum, one) => sum + one.width, 0);
  return { ...piece, text, length: piece.length + (width / 1000) * piece.size };
}

function skippedIn(letters: string, widths: readonly number[]): Skipped[] {
  const skipped: Skipped[] = [];
  let at = 0;
  const parts = letters.split(SOFT_HYPHEN);
  widths.forEach((width, index) => {
    at += plain(parts[index]!).length;
    // Of several in a row the first tells.
    const goesOn = parts[index] === '' ? (skipped.at(-1)?.goesOn ?? false) : !/\s$/.test(parts[index]!);
    skipped.push({ at, goesOn, width });
  });
  // Without a breadth nothing is seen of it: it only tells where a word may be broken.
  return skipped.filter((one) => one.width > 0);
}

/** As both tell it: ligatures taken apart, without white space and marks of formatting. */
function plain(text: string): string {
  return text.normalize('NFKD').replaceAll(/[\s\p{Cf}]/gu, '');
}
