/**
 * The number that a pen wrote into a printed line ("Số: 92/UBND-VX"). The engine reads it as it would print, surely and
 * wrongly; its figures show that they are no print, as they are not as high as the capitals of the symbol behind them,
 * or do not stand on their line. What speaks for neither is print: a printed number lost is worse than one guessed.
 */
import { inkOf, lettersOf, type Letter } from './ink-letters.ts';
import { median } from './median.ts';
import { crop, type GrayImage } from './raster.ts';
import type { RecognisedLine, RecognisedWord } from './recogniser.ts';
import { GUESSED, isNumberLabel, NUMBER_WITH_SYMBOL } from './unread-places.ts';

const SYMBOL = /^(\d*)[/-]\p{Lu}[\p{L}-]*\p{Lu}/u;
/** How far a printed figure may end from where the capitals do, above and below, in heights of a capital. */
const OFF = 0.22;
/** Letters that are lower, in heights of the highest, are strokes between capitals, or pieces of them. */
const LEAST_HEIGHT = 0.45;
/** Lower ink in the place of a figure, in heights of a capital, is dirt. */
const LEAST_PIECE = 0.25;
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
  const ink = inkLevelOf(words[symbol]!, image);
  const { figures, print } = parted(words[symbol]!, image, ink);
  const before = words.slice(1, symbol).filter(({ text }) => /\d/.test(text));
  const written = figures === undefined ? before : [...before, figures];
  if (!arePenned(written, { label: words[0]!, print, image, ink })) return undefined;
  return words.flatMap((word, at) => {
    if (at === symbol && figures !== undefined) return [doubted(figures), print];
    return before.includes(word) ? [doubted(word)] : [word];
  });
}

/** Share of the darkest ink, from it towards white, that ink is at most: hair strokes of a photo are pale. */
const PALEST = 0.55;
/** Share of a word's box that is ink of its strokes' middle. */
const DARKEST = 0.04;

/** The level up to which a pixel near a word is ink. */
function inkLevelOf({ x, y, width, height }: RecognisedWord, image: GrayImage): number {
  const { data } = crop(image, Math.floor(x), Math.floor(y), Math.ceil(width), Math.ceil(height));
  const dark = data.toSorted()[Math.floor(DARKEST * data.length)] ?? 0;
  return dark + PALEST * (255 - dark);
}

/** How wide letters are beside each other. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[/-]/u, 0.3],
  [/\p{Lu}/u, 0.7],
  [/./u, 0.5],
];
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + WIDTHS.find(([form]) => form.test(letter))![1], 0);

/** "92/UBND-VX" before and behind its stroke. */
function parted(
  word: RecognisedWord,
  image: GrayImage,
  ink: number,
): { figures?: RecognisedWord; print: RecognisedWord } {
  const [, digits = ''] = NUMBER_WITH_SYMBOL.exec(word.text) ?? [];
  if (digits === '') return { print: word };
  const letters = lettersOf(word, image, ink);
  const isTold = letters.length === word.text.length;
  const width = isTold
    ? letters[digits.length - 1]!.right - word.x
    : (word.width * widthOf(digits)) / widthOf(word.text);
  const print = {
    ...word,
    text: word.text.slice(digits.length),
    x: word.x + width,
    width: word.width - width,
  };
  return { figures: { ...word, text: digits, width }, print };
}

interface PrintedLine {
  label: RecognisedWord;
  print: RecognisedWord;
  image: GrayImage;
  /** Level up to which a pixel is ink. */
  ink: number;
}

/** Where capitals begin and end around a place across, and how high they are. */
interface Capitals {
  height: number;
  at(x: number): { top: number; bottom: number };
}

function arePenned(written: readonly RecognisedWord[], line: PrintedLine): boolean {
  const capitals = capitalsOf(line);
  if (capitals === undefined) return false;
  const figures = written.flatMap((word) => figuresOf(word, line, LEAST_PIECE * capitals.height));
  const isOff = ({ left, right, top, bottom }: Letter): boolean => {
    const print = capitals.at((left + right) / 2);
    return Math.max(Math.abs(top - print.top), Math.abs(bottom - print.bottom)) > OFF * capitals.height;
  };
  return figures.length > 0 && figures.filter(isOff).length > MOST_OFF * figures.length;
}

/** By those of the symbol, and by the S of the label on a line that leans as its sheet does. */
function capitalsOf({ label, print, image, ink }: PrintedLine): Capitals | undefined {
  const letters = lettersOf(print, image, ink);
  const tallest = Math.max(...letters.map(heightOf));
  const capitals = letters.filter((letter) => heightOf(letter) > LEAST_HEIGHT * tallest);
  if (capitals.length < FEWEST_CAPITALS) return undefined;
  const [top, bottom] = [
    median(capitals.map((each) => each.top)),
    median(capitals.map((each) => each.bottom)),
  ];
  const height = bottom - top;
  const middle = print.x + print.width / 2;
  const [first] = lettersOf(label, image, ink);
  const isLike = first !== undefined && Math.abs(heightOf(first) - height) <= OFF * height;
  const lean = isLike
    ? (first.top + first.bottom - top - bottom) / 2 / ((first.left + first.right) / 2 - middle)
    : 0;
  return {
    height,
    at: (x) => ({ top: top + lean * (x - middle), bottom: bottom + lean * (x - middle) }),
  };
}

/** What stands in the place of each figure; pieces of a broken one are together again. */
function figuresOf(word: RecognisedWord, { image, ink }: PrintedLine, least: number): Letter[] {
  const { left, top, width, pieces } = inkOf(word, image, ink);
  const large = pieces.filter(({ y0, y1 }) => y1 - y0 >= least);
  const from = Math.min(...large.map(({ x0 }) => x0));
  const to = Math.max(...large.map(({ x1 }) => x1));
  const count = word.text.replaceAll(/\D/g, '').length;
  const figures = Array.from({ length: count }, (_, at): Letter => {
    const edge = (place: number): number => left + from + ((to - from) * place) / count;
    return { left: edge(at), right: edge(at + 1), top: Infinity, bottom: -Infinity };
  });
  for (const piece of large) {
    for (const at of piece.cells) {
      const figure = figures[Math.floor((((at % width) - from) * count) / (to - from))];
      if (figure === undefined) continue;
      const row = top + Math.floor(at / width);
      figure.top = Math.min(figure.top, row);
      figure.bottom = Math.max(figure.bottom, row + 1);
    }
  }
  return figures.filter((figure) => figure.bottom > figure.top);
}

const heightOf = ({ top, bottom }: Letter): number => bottom - top;

const doubted = (word: RecognisedWord): RecognisedWord => ({
  ...word,
  confidence: Math.min(word.confidence, GUESSED),
});
