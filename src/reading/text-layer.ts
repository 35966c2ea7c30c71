/** Whether the text embedded in a page may be believed. */
import type { TextRun } from './paper.ts';
import type { QuarterTurn } from './raster.ts';
import { isMarked, isSyllable } from './syllables.ts';
import { wordsOfRuns } from './text-words.ts';
import { uprightBox } from './upright.ts';

export type TextLayerVerdict =
  /** Vietnamese, as a careful typist writes it. */
  | 'good'
  /** Foreign or too short to be judged by its syllables, but sound. */
  | 'plausible'
  /** Bad recognition, a legacy encoding, or letters that mean nothing. */
  | 'garbage'
  | 'empty';

/** Measured: a born-digital page has 94 % valid syllables, a bad layer of a scanner 59–62 %. */
const VALID_SHARE = 0.82;
/** Of the valid syllables those with a mark: 86 % against 12–28 %. */
const MARKED_SHARE = 0.5;
/** Fewer words say nothing about the rest. */
const JUDGED_WORDS = 12;
/** Letters beyond Vietnamese and ASCII: TCVN3, VNI and fonts without a Unicode map are full of them. */
const STRANGE_SHARE = 0.02;

export function judgeTextLayer(runs: readonly TextRun[]): TextLayerVerdict {
  const text = wordsOfRuns(runs.map(upright))
    .map((word) => word.text)
    .join(' ');
  const letters = text.replace(/\s+/g, '');
  if (letters.length === 0) return 'empty';
  if (strangeLetters(letters) > STRANGE_SHARE * letters.length) return 'garbage';
  const words = text.split(/[^\p{L}\p{M}]+/u).filter((word) => word.length > 1 && !isAbbreviation(word));
  if (words.length < JUDGED_WORDS) return 'plausible';
  const valid = words.filter(isSyllable);
  const marked = valid.filter(isMarked);
  if (valid.length >= VALID_SHARE * words.length) {
    return marked.length >= MARKED_SHARE * valid.length ? 'good' : 'garbage';
  }
  return looksForeign(words, marked.length) ? 'plausible' : 'garbage';
}

/** As it stands to the other runs that are turned as it is: its place on the page does not matter here. */
function upright(run: TextRun): TextRun {
  const rotation = ((360 - run.turned) % 360) as QuarterTurn;
  return { ...run, turned: 0, ...uprightBox(run, { width: 0, height: 0 }, rotation) };
}

/** UBND, HĐND, KT: not spelled as syllables and no sign of anything. */
function isAbbreviation(word: string): boolean {
  return word.length <= 6 && word === word.toUpperCase() && !isSyllable(word);
}

const VIETNAMESE_OR_PLAIN =
  /[\x20-\x7e\u00a0-\u00bf\u2010-\u2044\u20ab\u2190-\u22ff\u25a0-\u27bfàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]/i;

function strangeLetters(letters: string): number {
  let strange = 0;
  for (const letter of letters) if (!VIETNAMESE_OR_PLAIN.test(letter)) strange++;
  // µ ¸ ¹ ® and their like inside words are TCVN3
  return strange + (letters.match(/\p{L}[\u00a1-\u00bf]|[\u00a1-\u00bf]\p{L}/gu)?.length ?? 0);
}

/** Another language in plain letters: next to no marks at all. */
function looksForeign(words: readonly string[], marked: number): boolean {
  return marked < 0.03 * words.length;
}
