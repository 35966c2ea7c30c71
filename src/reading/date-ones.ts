/**
 * Figures in the day and month of the header that the engine takes for signs: in italics ones for brackets and letters
 * ("ngày 3]", "tháng Ï ]"), a six for an o with a stroke above it ("tháng ó"). Where figures as high as those of the year
 * stand there, such a sign can be nothing else.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { lettersOf, type Letter } from './ink-letters.ts';
import { median } from './median.ts';
import type { GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';

/** What a slanting one is read as. */
const LIKE_ONE = /[\]|lIÏÍÌĨÎiíìï!]/gu;
/** What a six is read as: a bare o may be a nought as well. */
const LIKE_SIX = /[óÓ]/gu;
const FIGURES = /^[\d\]|lIÏÍÌĨÎiíìï!óÓ]{1,2}$/u;
/** How far a figure may be off those of the year, above and below, in their height: a pen writes larger and askew. */
const OFF = 0.14;
/** A one is as wide as this at most, in heights: a seven is wider. */
const WIDEST = 0.62;
/** Inferred from a sign that was read otherwise. */
const INFERRED = 85;

/** The lines with the ones and sixes that their dates have. @param image in whose pixels the lines are given */
export function withDateOnes<L extends RecognisedLine>(lines: readonly L[], image: GrayImage): L[] {
  return lines.map((line) => {
    const places = datePlaces(line.words);
    if (places === undefined) return line;
    const figures = yearFigures(line.words[places.year]!, image);
    if (figures === undefined) return line;
    let words = line.words;
    for (const { from, to, most } of [places.month, places.day]) {
      const number = printedNumber(words.slice(from, to), most, figures, image);
      if (number !== undefined) words = words.toSpliced(from, to - from, number);
    }
    return words === line.words ? line : { ...line, words };
  });
}

/** Words from one up to another, and the highest number that may stand there. */
interface NumberPlace {
  from: number;
  to: number;
  most: number;
}

function datePlaces(
  words: readonly RecognisedWord[],
): { day: NumberPlace; month: NumberPlace; year: number } | undefined {
  const named = (name: string, from: number): number =>
    words.findIndex(({ text }, at) => at >= from && foldAccents(text) === name);
  const day = named('ngay', 0);
  const month = day < 0 ? -1 : named('thang', day);
  const year = month < 0 ? -1 : named('nam', month);
  if (year < 0 || !/^(?:19|20)\d{2}\W?$/.test(words[year + 1]?.text ?? '')) return undefined;
  return {
    day: { from: day + 1, to: month, most: 31 },
    month: { from: month + 1, to: year, most: 12 },
    year: year + 1,
  };
}

interface Figures {
  height: number;
  bottom: number;
}

function yearFigures(word: RecognisedWord, image: GrayImage): Figures | undefined {
  const letters = lettersOf(word, image).slice(0, 4);
  if (letters.length < 3) return undefined;
  return {
    height: median(letters.map(({ top, bottom }) => bottom - top)),
    bottom: median(letters.map(({ bottom }) => bottom)),
  };
}

/** The number that the words make once their signs are figures; undefined where they make none, or not in print. */
function printedNumber(
  words: readonly RecognisedWord[],
  most: number,
  year: Figures,
  image: GrayImage,
): RecognisedWord | undefined {
  const read = words.map(({ text }) => text).join('');
  const text = read.normalize('NFC').replaceAll(LIKE_ONE, '1').replaceAll(LIKE_SIX, '6');
  if (text === read || !FIGURES.test(read) || Number(text) < 1 || Number(text) > most) return undefined;
  if (!areFigures(text, lettersOf(roomOf(words), image), year)) return undefined;
  const [first, last] = [words[0]!, words.at(-1)!];
  return {
    ...first,
    text,
    width: last.x + last.width - first.x,
    confidence: INFERRED,
    read: words.map((word) => word.text).join(' '),
  };
}

/** With the end of a slanting figure that the engine left out of its word, and what a pen wrote above and below its line. */
function roomOf(words: readonly RecognisedWord[]): RecognisedWord {
  const [first, last] = [words[0]!, words.at(-1)!];
  const beside = BESIDE * first.height;
  return {
    ...first,
    x: first.x - 1,
    y: first.y - beside,
    width: last.x + last.width + beside - first.x + 1,
    height: first.height + 2 * beside,
  };
}

/** Room beside a figure, in heights: less than a space, and than the white between lines. */
const BESIDE = 0.2;

/** Whether each one is a stroke of its own; another figure may be broken in pieces. */
function areFigures(text: string, letters: readonly Letter[], year: Figures): boolean {
  const others = [...letters];
  const ones = [...text].flatMap((figure, at) => {
    if (figure !== '1') return [];
    const one = at === 0 ? others.shift() : others.pop();
    return one === undefined ? [undefined] : [one];
  });
  const areStrokes = ones.every((one) => one !== undefined && stands(one, year) && isNarrow(one));
  if (!areStrokes || ones.length === text.length) return areStrokes && others.length === 0;
  return others.length > 0 && stands(around(others), year);
}

const around = (letters: readonly Letter[]): Letter => ({
  left: Math.min(...letters.map(({ left }) => left)),
  right: Math.max(...letters.map(({ right }) => right)),
  top: Math.min(...letters.map(({ top }) => top)),
  bottom: Math.max(...letters.map(({ bottom }) => bottom)),
});

const isNarrow = ({ left, right, top, bottom }: Letter): boolean => right - left <= WIDEST * (bottom - top);

/** As high as the figures of the year; a sheet that leans brings the day a little lower or higher than they are. */
function stands({ top, bottom }: Letter, year: Figures): boolean {
  const isHigh = Math.abs(bottom - top - year.height) <= OFF * year.height;
  return isHigh && Math.abs(bottom - year.bottom) <= 2 * OFF * year.height;
}
