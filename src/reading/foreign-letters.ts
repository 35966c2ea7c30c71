/**
 * Letters that a typeface lacks are set in another one, and some programs write all of one typeface first: the room
 * that they leave in a run is then taken for a blank ("t nh" and, in its middle, "ỉ").
 */
import type { Word } from './page.ts';
import type { TextRun } from './paper.ts';
import { isSyllable } from './syllables.ts';

/** Letters of another typeface that may have been taken for one blank. */
const MOST_LETTERS = 3;
/** A blank, in heights of a run. */
const BLANK = 0.23;

type PlacedText = Pick<Word, 'text' | 'x' | 'width'>;
type WordsOf = (run: TextRun) => readonly PlacedText[];

/** Runs cut where letters of another typeface stand in them; what is cut at no blank touches those letters. */
export function cutAtForeignLetters(runs: readonly TextRun[], wordsOf: WordsOf): TextRun[] {
  const short = runs.filter(({ text }) => text.length <= MOST_LETTERS && !/\s/.test(text));
  if (short.length === 0) return [...runs];
  return runs.flatMap((run) => {
    const inside = /\S\s+\S/.test(run.text) ? short.filter((letters) => standsIn(run, letters)) : [];
    return inside.length === 0 ? [run] : cut(run, inside, wordsOf);
  });
}

function standsIn(run: TextRun, letters: TextRun): boolean {
  const level = Math.abs(run.y + run.height - letters.y - letters.height) < 0.3 * letters.height;
  const inside = letters.x > run.x && letters.x + letters.width < run.x + run.width;
  return level && inside && letters.font !== run.font && letters.turned === run.turned;
}

/** From the right, so that the word to the right of each cut is known as a whole. */
function cut(run: TextRun, inside: readonly TextRun[], wordsOf: WordsOf): TextRun[] {
  let rest = run;
  let next = '';
  const cuts: TextRun[] = [];
  for (const letters of inside.toSorted((a, b) => b.x - a.x)) {
    const words = wordsOf(rest);
    if (words.length < 2) break;
    const at = blankAt(words, letters.x + letters.width / 2);
    const [left, right] = [words.slice(0, at), words.slice(at)];
    const before = left.at(-1)!.text + letters.text;
    const after = right[0]!.text + (right.length === 1 ? next : '');
    const stands = standsAlone(before, after);
    const x = letters.x + letters.width + (stands ? BLANK * run.height : 0);
    cuts.unshift({
      ...rest,
      text: textOf(right) + blankBehind(rest),
      x,
      width: Math.max(0, rest.x + rest.width - x),
    });
    rest = { ...rest, text: blankBefore(rest) + textOf(left), width: letters.x - rest.x };
    next = letters.text + (stands ? '' : after);
  }
  return [rest, ...cuts];
}

/** The word after the blank that is nearest to a place. */
function blankAt(words: readonly PlacedText[], place: number): number {
  const apart = words
    .slice(1)
    .map(({ x }, at) => Math.abs((words[at]!.x + words[at]!.width + x) / 2 - place));
  return apart.indexOf(Math.min(...apart)) + 1;
}

/** Whether there was a blank beside the letters as well: the rest is a word, and not the end of this one ("chị", "u"). */
function standsAlone(before: string, after: string): boolean {
  const word = lettersOf(after);
  if (word.length === 1 && isSyllable(before + word)) return false;
  return isSyllable(word) || /^[\p{Lu}\p{N}(“–-]/u.test(after);
}

const textOf = (words: readonly PlacedText[]): string => words.map(({ text }) => text).join(' ');

/** What a run begins or ends with keeps it from being joined to the run beside it. */
const blankBefore = ({ text }: TextRun): string => /^\s*/.exec(text)![0];
const blankBehind = ({ text }: TextRun): string => text.slice(text.trimEnd().length);

/** Up to the last letter; held at the beginning, so that a row of dots is gone through once. */
const lettersOf = (text: string): string => /^.*[\p{L}\p{M}]/su.exec(text)?.[0] ?? '';
