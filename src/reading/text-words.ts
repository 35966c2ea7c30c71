/** Words from runs of embedded text. */
import { cutAtForeignLetters } from './foreign-letters.ts';
import type { Word } from './page.ts';
import type { TextRun } from './paper.ts';

/**
 * Splits runs at white space. A run tells only its whole width: each letter gets its share by the widths
 * of an ordinary serif type. Runs that touch are joined to one word, in whatever order the paper has them: letters
 * that a typeface lacks are set in another one, and some programs write all of one typeface first.
 */
export function wordsOfRuns(runs: readonly TextRun[]): Word[] {
  const pieces = cutAtForeignLetters(runs, wordsOf).flatMap(piecesOf);
  const nexts = continuations(pieces);
  const continued = new Set(nexts.values());
  return pieces
    .filter((piece) => !continued.has(piece))
    .map((first) => {
      const { word } = first;
      for (let next = nexts.get(first); next !== undefined; next = nexts.get(next)) {
        word.text += next.word.text;
        word.width = next.word.x + next.word.width - word.x;
      }
      word.text = word.text.normalize('NFC');
      return word;
    });
}

/** A word as far as one run has it. */
interface Piece {
  word: Word;
  /** Whether the run begins with it, or ends, without white space. */
  opens: boolean;
  closes: boolean;
}

function piecesOf(run: TextRun): Piece[] {
  const words = wordsOf(run);
  return words.map((word, at) => ({
    word,
    opens: at === 0 && !/^\s/.test(run.text),
    closes: at === words.length - 1 && !/\s$/.test(run.text),
  }));
}

/** Sides of the squares, in points, in which ends of runs are looked for at once. */
const REACH = 8;
/** More ends in one square are piled on each other, which no writing is: the others stay as they are. */
const MOST_ENDS = 64;
/** Words on one level end so many points below each other at most, however high they are. */
const MOST_OFF_LEVEL = 32;

/** For each piece that goes on in another run, the nearest that begins where it ends. */
function continuations(pieces: readonly Piece[]): Map<Piece, Piece> {
  const ends = endsBySquare(pieces);
  const nexts = new Map<Piece, Piece>();
  const lasts = new Map<Piece, Piece>();
  for (const piece of pieces) {
    if (!piece.opens) continue;
    // Narrow runs in one place touch each other both ways: none may go on in what goes on in it.
    const end = lastOf(piece, lasts);
    let nearest: Piece | undefined;
    for (const before of endsBeside(piece.word, ends)) {
      if (before === end || nexts.has(before) || !isContinued(before.word, piece.word)) continue;
      if (nearest === undefined || gapTo(piece, before) < gapTo(piece, nearest)) nearest = before;
    }
    if (nearest === undefined) continue;
    nexts.set(nearest, piece);
    lasts.set(nearest, end);
  }
  return nexts;
}

function endsBySquare(pieces: readonly Piece[]): Map<number, Piece[]> {
  const ends = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (!piece.closes) continue;
    const { x, width } = piece.word;
    const square = squareAt(stepOf(x + width), stepOf(baseOf(piece.word)));
    const there = ends.get(square);
    if (there === undefined) ends.set(square, [piece]);
    else if (there.length < MOST_ENDS) there.push(piece);
  }
  return ends;
}

function* endsBeside(word: Word, ends: ReadonlyMap<number, readonly Piece[]>): Generator<Piece> {
  const off = offLevel(word);
  const column = stepOf(word.x);
  for (let row = stepOf(baseOf(word) - off); row <= stepOf(baseOf(word) + off); row++) {
    for (const beside of [column - 1, column, column + 1]) yield* ends.get(squareAt(beside, row)) ?? [];
  }
}

const stepOf = (points: number): number => Math.floor(points / REACH);
/** Far squares may share a number: what lies in them is told apart by its place. */
const squareAt = (column: number, row: number): number => column * 65_537 + row;

/** The piece with which the word ends that this one is in, as far as is known. The way there is shortened. */
function lastOf(piece: Piece, lasts: Map<Piece, Piece>): Piece {
  let last = piece;
  for (let next = lasts.get(last); next !== undefined; next = lasts.get(last)) {
    const further = lasts.get(next);
    if (further !== undefined) lasts.set(last, further);
    last = next;
  }
  return last;
}

const baseOf = ({ y, height }: Word): number => y + height;

/** By how many points the base of what a word goes on from may be off its own. */
const offLevel = ({ height }: Word): number => Math.min(0.3 * height, MOST_OFF_LEVEL);

const gapTo = ({ word }: Piece, before: Piece): number =>
  Math.abs(word.x - before.word.x - before.word.width);

function isContinued(before: Word, word: Word): boolean {
  const gap = word.x - (before.x + before.width);
  return Math.abs(baseOf(before) - baseOf(word)) < offLevel(word) && Math.abs(gap) < 0.12 * word.height;
}

function wordsOf(run: TextRun): Word[] {
  const letters = [...run.text];
  const total = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  const unit = total === 0 ? 0 : run.width / total;
  const words: Word[] = [];
  let x = run.x;
  let word: Word | undefined;
  for (const letter of letters) {
    const width = widthOf(letter) * unit;
    if (/\s/.test(letter)) word = undefined;
    else if (word === undefined) {
      word = { text: letter, confidence: 100, x, y: run.y, width, height: run.height };
      words.push(word);
    } else {
      word.text += letter;
      word.width = x + width - word.x;
    }
    x += width;
  }
  return words;
}

/** Width of a letter in a serif type, in thousandths of its size, marks left aside. */
function widthOf(letter: string): number {
  const base = letter.normalize('NFD')[0] ?? letter;
  if (/\p{M}/u.test(base)) return 0;
  if (/[ijlt.,:;!'|/\\()[\]f ]/.test(base)) return 300;
  if (/[mwMW@%]/.test(base)) return 830;
  if (/\p{Lu}/u.test(base)) return 690;
  if (/[-rsI]/.test(base)) return 380;
  return 490;
}
