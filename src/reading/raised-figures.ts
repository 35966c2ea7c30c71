/**
 * Raised figures, which refer to footnotes: "số 12" and a small raised 1 is no 121. They become words of their own in
 * raised digits ("¹"), on a scan by the ink of each letter, in a text layer by the places of its runs.
 */
import { lettersOf, type Letter } from './ink-letters.ts';
import { median } from './median.ts';
import type { Line, PageSource, Word } from './page.ts';
import type { GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const inRaisedDigits = (digits: string): string =>
  [...digits].map((digit) => RAISED[Number(digit)]!).join('');

/** Height of a raised figure beside the highest word of its line: boxes of a text layer are as high as their type. */
const SMALL: Record<PageSource, number> = { 'text-layer': 0.9, ocr: 0.62 };
/** How far above the others of the line it ends, in heights of the highest. */
const ABOVE = 0.2;
/** Fewer words tell no base line. */
const FEWEST_WORDS = 3;

/** A line with its small raised figures in raised digits. */
export function withRaisedDigits(line: Line, source: PageSource): Line {
  const { words } = line;
  if (words.length < FEWEST_WORDS || !words.some(({ text }) => FIGURE.test(text))) return line;
  const highest = Math.max(...words.map(({ height }) => height));
  const baseAt = baseLineOf(words);
  const isRaised = (word: Word, before: Word | undefined): boolean =>
    FIGURE.test(word.text) &&
    !UNIT.test(before?.text ?? '') &&
    word.height < SMALL[source] * highest &&
    bottomOf(word) <= baseAt(middleOf(word)) - ABOVE * highest;
  return {
    ...line,
    words: words.map((word, at) =>
      isRaised(word, words[at - 1]) ? { ...word, text: inRaisedDigits(word.text) } : word,
    ),
  };
}

const bottomOf = ({ y, height }: Word): number => y + height;
const middleOf = ({ x, width }: Word): number => x + width / 2;

/** Fewer words do not tell how a line leans. */
const LEANING_WORDS = 6;

/** The height of the base line along a line, which leans as its sheet does: over a page by more than a letter's height. */
function baseLineOf(words: readonly Word[]): (x: number) => number {
  const half = words.length >> 1;
  const [left, right] = [words.slice(0, half), words.slice(-half)];
  const [low, high] = [left, right].map((part) => median(part.map(bottomOf)));
  const [from, to] = [left, right].map((part) => median(part.map(middleOf)));
  if (words.length < LEANING_WORDS || to! <= from!) {
    const base = median(words.map(bottomOf));
    return () => base;
  }
  const lean = (high! - low!) / (to! - from!);
  const middle = median(words.map((word) => bottomOf(word) - lean * middleOf(word)));
  return (x) => middle + lean * x;
}

const FIGURE = /^\d{1,2}$/;
/** "m2" and "km2" are written so as well. */
const UNIT = /^(?:\d+(?:[.,]\d+)*)?[kcdm]?m$/u;

/** Words that end in digits, with something before them and perhaps a comma behind. */
const MAY_END_RAISED = /^.*[\p{L}\d)\]”"]\d([.,;:]?)$/u;
/** How far above the base line a raised figure ends, and how high it is at least, in heights of its word. */
const RAISED_BY = 0.25;
const LEAST_HEIGHT = 0.25;

/**
 * Lines whose words lose the raised figures that were read as their last digits, where a footnote below begins with
 * them: in a blurred picture the half of an 8 is a raised figure too, and "ngày 28" would become the 2nd.
 * @param lines of a page @param image in which they were read
 */
export function withoutRaisedEnds<L extends RecognisedLine>(lines: readonly L[], image: GrayImage): L[] {
  const notes = lines.flatMap(({ words: [first, ...rest] }) =>
    first !== undefined && rest.length > 0 && FIGURE.test(first.text) ? [first] : [],
  );
  if (notes.length === 0) return [...lines];
  const parted = lines.map((line) =>
    line.words.some(({ text }) => MAY_END_RAISED.test(text))
      ? { ...line, words: line.words.flatMap((word) => partedWord(word, image, notes)) }
      : line,
  );
  return withSignForFigure(parted, notes);
}

/** What the engine makes of a raised figure that it does not know, behind a word or alone. */
const SIGN = /^(.*[\p{L}\d)\]”"])?[ˆ†‡]([.,;:]?)$/u;

/**
 * "Nghị định†" over the note "1 Theo …": a sign that no office writes is the figure of the only note that nothing
 * refers to, where it is the only such sign above it.
 */
function withSignForFigure<L extends RecognisedLine>(
  lines: readonly L[],
  notes: readonly RecognisedWord[],
): L[] {
  const words = lines.flatMap((line) => line.words);
  const isReferred = (note: RecognisedWord): boolean =>
    words.some(({ text, y }) => y < note.y && text.replace(/[.,;:]$/u, '') === inRaisedDigits(note.text));
  const [note, ...others] = notes.filter((each) => !isReferred(each));
  const [sign, ...more] = words.filter(({ text, y }) => note !== undefined && y < note.y && SIGN.test(text));
  if (note === undefined || sign === undefined || others.length + more.length > 0) return [...lines];
  const figure = inRaisedDigits(note.text);
  return lines.map((line) => ({
    ...line,
    words: line.words.flatMap((word) => (word === sign ? figureApart(word, figure) : [word])),
  }));
}

function figureApart(word: RecognisedWord, figure: string): RecognisedWord[] {
  const [, before = '', comma = ''] = SIGN.exec(word.text)!;
  const width = word.width / Math.max(1, word.text.length);
  const raised = { ...word, text: figure + comma, x: word.x + word.width - width * (1 + comma.length) };
  const read = before === '' ? [] : [{ ...word, text: before, width: width * before.length }];
  return [...read, { ...raised, width: width * (1 + comma.length), read: word.text }];
}

/** @param notes marks of footnotes, where they begin them */
function partedWord(
  word: RecognisedWord,
  image: GrayImage,
  notes: readonly RecognisedWord[],
): RecognisedWord[] {
  const [, comma] = MAY_END_RAISED.exec(word.text) ?? [];
  if (comma === undefined) return [word];
  const letters = lettersOf(word, image);
  const base = median(letters.map(({ bottom }) => bottom));
  const own = letters.slice(0, letters.length - comma.length);
  let raised = 0;
  while (raised < 2 && isRaisedLetter(own.at(-1 - raised), base, word.height)) raised++;
  const read = word.text.slice(0, word.text.length - comma.length);
  const [text, digits] = [read.slice(0, read.length - raised), read.slice(read.length - raised)];
  if (raised === 0 || text === '' || !FIGURE.test(digits) || UNIT.test(text)) return [word];
  const hasNote = notes.some((note) => note.text === digits && note.y > word.y + word.height);
  if (!hasNote) return [word];
  const { left, right } = { left: own.at(-raised)!.left, right: word.x + word.width };
  return [
    { ...word, text, width: left - word.x },
    { ...word, text: inRaisedDigits(digits) + comma, x: left, width: Math.max(1, right - left) },
  ];
}

const isRaisedLetter = (letter: Letter | undefined, base: number, height: number): boolean =>
  letter !== undefined &&
  letter.bottom <= base - RAISED_BY * height &&
  letter.bottom - letter.top >= LEAST_HEIGHT * height;
