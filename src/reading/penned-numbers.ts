/**
 * The number that a pen wrote into a printed line ("Số: 92/UBND-VX"). The engine reads it as it would print, surely and
 * wrongly; its figures show that they are no print, as they are not as high as the capitals of the symbol behind them,
 * or do not stand on their line.
 */
import { lettersOf, type Letter } from './ink-letters.ts';
import { median } from './median.ts';
import type { GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { GUESSED, isNumberLabel, NUMBER_WITH_SYMBOL } from './unread-places.ts';

const SYMBOL = /^(\d*)[/-]\p{Lu}[\p{L}-]*\p{Lu}/u;
/** How far a printed figure may end from where the capitals do, above and below, in heights of a capital. */
const OFF = 0.22;
/** Lower ink, in heights of a capital, is dirt; strokes between figures are as low. */
const LEAST_HEIGHT = 0.45;
/** Share of the figures that must be off: dirt hangs on one of them. */
const MOST_OFF = 0.5;
const FEWEST_CAPITALS = 2;

/** The lines of the header's left column with the figures of a pen as words of their own, hardly believed. */
export function withPennedNumber<L extends RecognisedLine>(lines: readonly L[], image: GrayImage): L[] {
  return lines.map((line) => {
    const words = withDoubt(line.words, image);
    return words === undefined ? line : { ...line, words };
  });
}

function withDoubt(words: readonly RecognisedWord[], image: GrayImage): RecognisedWord[] | undefined {
  const symbol = words.findIndex(({ text }, at) => at > 0 && SYMBOL.test(text));
  if (symbol < 0 || !isNumberLabel(words[0]!.text)) return undefined;
  const { figures, capitals } = partsOf(words[symbol]!, image);
  const before = words.slice(1, symbol).filter(({ text }) => /\d/.test(text));
  const written = [...before.flatMap((word) => lettersOf(word, image)), ...figures];
  if (!arePenned(written, capitals)) return undefined;
  return words.flatMap((word, at) => {
    if (at === symbol) return figures.length > 0 ? apart(word, figures.at(-1)!) : [word];
    return before.includes(word) ? [doubted(word)] : [word];
  });
}

/** The letters of "92/UBND-VX" before and behind its stroke; no figures where they cannot be told apart. */
function partsOf(word: RecognisedWord, image: GrayImage): { figures: Letter[]; capitals: Letter[] } {
  const letters = lettersOf(word, image);
  const [, digits = ''] = NUMBER_WITH_SYMBOL.exec(word.text) ?? [];
  const behind = word.text.length - digits.length;
  const isTold = digits !== '' && letters.length > behind;
  return { figures: isTold ? letters.slice(0, -behind) : [], capitals: letters.slice(1 - behind) };
}

function arePenned(written: readonly Letter[], letters: readonly Letter[]): boolean {
  const tallest = Math.max(...letters.map(heightOf));
  const capitals = letters.filter((letter) => heightOf(letter) > LEAST_HEIGHT * tallest);
  if (capitals.length < FEWEST_CAPITALS) return false;
  const [top, bottom] = [
    median(capitals.map((each) => each.top)),
    median(capitals.map((each) => each.bottom)),
  ];
  const height = bottom - top;
  const figures = written.filter((letter) => heightOf(letter) > LEAST_HEIGHT * height);
  const isOff = (letter: Letter): boolean =>
    Math.max(Math.abs(letter.top - top), Math.abs(letter.bottom - bottom)) > OFF * height;
  return figures.length > 0 && figures.filter(isOff).length > MOST_OFF * figures.length;
}

const heightOf = ({ top, bottom }: Letter): number => bottom - top;

const doubted = (word: RecognisedWord): RecognisedWord => ({
  ...word,
  confidence: Math.min(word.confidence, GUESSED),
});

function apart(word: RecognisedWord, last: Letter): RecognisedWord[] {
  const [, digits = ''] = NUMBER_WITH_SYMBOL.exec(word.text) ?? [];
  const width = last.right - word.x;
  const print = {
    ...word,
    text: word.text.slice(digits.length),
    x: word.x + width,
    width: word.width - width,
  };
  return [doubted({ ...word, text: digits, width }), print];
}
