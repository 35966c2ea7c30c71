/** The post over a signature, where the strokes of pen and seal kept the engine from finding its line. */
import { boxAround } from './page-lines.ts';
import type { GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isSyllable } from './syllables.ts';

/** Less sure words in capitals are strokes. */
const SURE = 70;
const FEWEST_WORDS = 2;

/** Whether a line has what every signature begins with: words in capitals. */
export const hasTitle = ({ words }: RecognisedLine): boolean =>
  words.filter((word) => isCapital(word) && isSyllable(lettersOf(word))).length >= FEWEST_WORDS;

const isCapital = (word: RecognisedWord): boolean => {
  const letters = lettersOf(word);
  return word.confidence >= SURE && letters.length > 1 && letters === letters.toUpperCase();
};

const lettersOf = ({ text }: RecognisedWord): string => text.replaceAll(/[^\p{L}]/gu, '');

/**
 * The lines of a signature with the post that another reading of it has; what was read in its place was strokes.
 * @param lines in which no title is
 */
export function withTitleOf<L extends RecognisedLine>(lines: readonly L[], again: readonly L[]): L[] {
  const titles = again.filter(hasTitle).map((line) => ({ ...line, words: fromFirstToLast(line.words) }));
  const kept = lines.filter((line) => !titles.some((title) => isBeside(title, line)));
  return [...titles, ...kept].sort((a, b) => boxAround(a.words).y - boxAround(b.words).y);
}

/** What stands before and behind the words of a title on its line are strokes. */
function fromFirstToLast(words: readonly RecognisedWord[]): RecognisedWord[] {
  return words.slice(words.findIndex(isCapital), words.findLastIndex(isCapital) + 1);
}

function isBeside(a: RecognisedLine, b: RecognisedLine): boolean {
  const [one, other] = [boxAround(a.words), boxAround(b.words)];
  const both = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return both > 0.4 * Math.min(one.height, other.height);
}

/** How high the letters of a title are, and the marks above them, in heights of the name below it. */
const LETTERS = 0.9;
const MARKS = 0.35;
/** Ends of letters that hang into a picture are lower, in heights of the name. */
const LOWEST_LETTERS = 0.5;
/** Pixels of ink in a row of letters. */
const LEAST_INK = 3;

/**
 * The rows of a picture where a title stands: from where something as high as letters begins, no further than its
 * letters reach, where a pen may go on. Undefined where there is nothing so high.
 * @param from the first row below what was read
 * @param to the first row of the name
 * @param height of the name, in pixels
 */
export function titleRows(
  { data, width }: GrayImage,
  from: number,
  to: number,
  height: number,
): { top: number; bottom: number } | undefined {
  let first: number | undefined;
  for (let y = Math.ceil(from); y < to; y++) {
    let ink = 0;
    for (let x = 0; x < width; x++) if (data[y * width + x]! < 128) ink++;
    if (ink < LEAST_INK) first = undefined;
    else first ??= y;
    if (first !== undefined && y - first >= LOWEST_LETTERS * height)
      return {
        top: Math.max(0, Math.round(first - MARKS * height)),
        bottom: Math.round(first + LETTERS * height),
      };
  }
  return undefined;
}
