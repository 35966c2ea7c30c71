/** What a pen and a seal leave between the post and the name where a paper is signed: signs that say nothing. */
import type { Line } from './page.ts';
import { isSyllable } from './syllables.ts';

/**
 * The lines without those of a signature, below its first, in which there is no word: not three letters in a row, and
 * no syllable of two.
 */
export function withoutPenStrokes(lines: readonly Line[]): Line[] {
  const top = Math.min(
    ...lines.filter((line) => line.zone === 'foot-right' && hasWord(line)).map(({ y }) => y),
  );
  return lines.filter((line) => line.zone !== 'foot-right' || line.y <= top || hasWord(line));
}

const hasWord = ({ words }: Line): boolean =>
  words.some(({ text }) =>
    text.split(/[^\p{L}\p{M}]+/u).some((part) => part.length > 2 || (part.length === 2 && isSyllable(part))),
  );
