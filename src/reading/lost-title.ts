/** The post over a signature, where the strokes of pen and seal kept the engine from finding its line. */
import { boxAround } from './page-lines.ts';
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
