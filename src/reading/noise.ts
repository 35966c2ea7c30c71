/** Dirt, seals and pen strokes that the engine took for letters. */
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { isSyllable } from './syllables.ts';

/** A word given with this confidence was there. */
const SEEN = 60;
/** A line below this mean has nothing to say unless a word of it looks like one. */
const DOUBTFUL_LINE = 35;
/** A list dash is read with little confidence, other signs are dirt then. */
const SIGN = 60;
const DASH = 25;

/**
 * The lines without what is no text. Words that are hard to read stay, with their low confidence: a number
 * written by hand, a symbol, a long syllable.
 */
export function withoutNoise(lines: readonly RecognisedLine[]): RecognisedLine[] {
  return lines.map(withoutSigns).filter(isText);
}

/** Letters lower than this share of those around them are no letters: the upper ends of a pen's strokes, of dots. */
const CRUMB_HEIGHT = 0.6;
/** A line given with more is small print. */
const CRUMB_SURE = 75;

/** The lines of a block without crumbs: a line of one or two short words, far lower than the others and doubtful. */
export function withoutCrumbs(lines: readonly RecognisedLine[]): RecognisedLine[] {
  const heights = lines.flatMap((line) => line.words.map((word) => word.height)).sort((a, b) => a - b);
  const usual = heights[heights.length >> 1] ?? 0;
  return lines.filter(
    ({ words }) =>
      words.length > 2 ||
      words.some(
        ({ text, height, confidence }) =>
          text.length > 3 || height >= CRUMB_HEIGHT * usual || confidence >= CRUMB_SURE,
      ),
  );
}

/** Takes doubtful signs off both ends: specks beside a line are read as dots and quotes. */
function withoutSigns(line: RecognisedLine): RecognisedLine {
  const words = [...line.words];
  while (words.length > 0 && isDirt(words[0]!, true) && !opensWithDash(words)) words.shift();
  while (words.length > 0 && isDirt(words.at(-1)!, false)) words.pop();
  return { ...line, words };
}

/** A dash is flat, half a letter's height above the line, and stands at most so many of its letters before the text. */
const FLAT = 2.5;
const BEFORE_TEXT = 1.6;

/** Whether the first word has the shape and the place of a list dash, of which the engine is never sure. */
export function opensWithDash([dash, next]: readonly RecognisedWord[]): boolean {
  if (dash === undefined || next === undefined || !/^[-–—]$/.test(dash.text)) return false;
  const gap = next.x - (dash.x + dash.width);
  const isDash = dash.width >= FLAT * dash.height && dash.width <= 1.5 * next.height;
  return (
    isDash && gap > 0 && gap <= BEFORE_TEXT * next.height && dash.y > next.y && dash.y < next.y + next.height
  );
}

function isDirt({ text, confidence }: RecognisedWord, leading: boolean): boolean {
  if (/[\p{L}\p{N}]/u.test(text)) return false;
  return confidence < (leading && /^[-–—+*•]$/.test(text) ? DASH : SIGN);
}

function isText({ words }: RecognisedLine): boolean {
  if (words.length === 0) return false;
  const mean = words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
  return mean >= DOUBTFUL_LINE || words.some((word) => word.confidence >= SEEN || looksLikeText(word.text));
}

/** A symbol or date ("Số:…/KH-UBND", "9/2024"), or a longer syllable. */
function looksLikeText(text: string): boolean {
  if (/\d\/\d/.test(text)) return true;
  if (/\p{L}{2,}/u.test(text) && /[/:]/.test(text)) return text.length <= 30;
  return text.split(/[^\p{L}]+/u).some((part) => part.length >= 4 && isSyllable(part));
}
