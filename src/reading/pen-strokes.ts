/** What a pen and a seal leave between the post and the name where a paper is signed, and behind its last words. */
import { boxAround } from './page-lines.ts';
import { lineText, type Line, type Word } from './page.ts';
import { isSyllable } from './syllables.ts';

/**
 * The lines without those of a signature, below its first, in which there is no word: not three letters in a row, and
 * no syllable of two, and no number that was surely read. Chữ ký nháy goes from behind the words that close the text
 * and nơi nhận.
 */
export function withoutPenStrokes(lines: readonly Line[]): Line[] {
  const top = Math.min(
    ...lines.filter((line) => line.zone === 'foot-right' && hasWord(line)).map(({ y }) => y),
  );
  return lines
    .filter((line) => line.zone !== 'foot-right' || line.y <= top || hasWord(line) || hasNumber(line))
    .map(withoutInitials);
}

const hasWord = ({ words }: Line): boolean =>
  words.some(({ text }) =>
    text.split(/[^\p{L}\p{M}]+/u).some((part) => part.length > 2 || (part.length === 2 && isSyllable(part))),
  );

/** A number given with less is made of strokes. */
const SURE_NUMBER = 90;

const hasNumber = ({ words }: Line): boolean =>
  words.some(({ text, confidence }) => confidence >= SURE_NUMBER && /^\P{L}*\d{3}\P{L}*$/u.test(text));

/** The end of the text (PL III of NĐ 30/2020), and of the line that says where the paper is filed. */
const ENDS_TEXT = /\.\/\.$/u;
const FILING = /^\P{L}{0,3}Lưu(?::| \p{Lu})/u;
const ENDS_FILING = /[.)]$/u;
/** Letters given with more may be print, as "PL." of who drafted; small ones are a pen's up to a higher share. */
const DOUBTFUL = { capitals: 70, small: 90 };
const LONGEST = { capitals: 5, small: 3 };

/** The line without a few doubtful letters behind its end: who drafted and who checked a paper write theirs there. */
function withoutInitials(line: Line): Line {
  const { words } = line;
  const ends = FILING.test(lineText(line)) ? ENDS_FILING : ENDS_TEXT;
  const last = words.findLastIndex(({ text }) => ends.test(text));
  const behind = words.slice(last + 1);
  if (last < 0 || behind.length === 0 || !behind.every(isPenned)) return line;
  const kept = words.slice(0, last + 1);
  return { ...line, words: kept, ...boxAround(kept) };
}

function isPenned({ text, confidence }: Word): boolean {
  const size = text === text.toUpperCase() ? 'capitals' : 'small';
  const isShort = text.length <= LONGEST.capitals && confidence < DOUBTFUL.capitals;
  const isScribbled = text.length <= LONGEST[size] && confidence < DOUBTFUL[size];
  return (isShort || isScribbled) && !/\d/.test(text);
}
