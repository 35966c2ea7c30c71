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

/** Points of a line within which ends of runs are looked for at once. */
const REACH = 8;

/** For each piece that goes on in another run, the nearest that begins where it ends. */
function continuations(pieces: readonly Piece[]): Map<Piece, Piece> {
  const ends = new Map<number, Piece[]>();
  for (const piece of pieces) {
    if (!piece.closes) continue;
    const place = Math.floor((piece.word.x + piece.word.width) / REACH);
    const there = ends.get(place);
    if (there === undefined) ends.set(place, [piece]);
    else there.push(piece);
  }
  const nexts = new Map<Piece, Piece>();
  for (const piece of pieces) {
    if (!piece.opens) continue;
    const place = Math.floor(piece.word.x / REACH);
    // Narrow runs in one place touch each other both ways: none may go on in what goes on in it.
    const end = endOf(piece, nexts);
    let nearest: Piece | undefined;
    for (const before of [place - 1, place, place + 1].flatMap((at) => ends.get(at) ?? [])) {
      if (before === end || nexts.has(before) || !isContinued(before.word, piece.word)) continue;
      if (nearest === undefined || gapTo(piece, before) < gapTo(piece, nearest)) nearest = before;
    }
    if (nearest !== undefined) nexts.set(nearest, piece);
  }
  return nexts;
}

/** The piece with which the word ends that this one is in, as far as is known. */
function endOf(piece: Piece, nexts: ReadonlyMap<Piece, Piece>): Piece {
  let last = piece;
  for (let next = nexts.get(last); next !== undefined; next = nexts.get(next)) last = next;
  return last;
}

const gapTo = ({ word }: Piece, before: Piece): number =>
  Math.abs(word.x - before.word.x - before.word.width);

function isContinued(before: Word, word: Word): boolean {
  const gap = word.x - (before.x + before.width);
  const level = Math.abs(before.y + before.height - word.y - word.height) < 0.3 * word.height;
  return level && Math.abs(gap) < 0.12 * word.height;
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
