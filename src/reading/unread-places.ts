/**
 * Places for the number and the parts of the date in which nothing could be read: written by hand, or left
 * blank. They are given with their box for a person to look at; a number is never invented.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { boxAround } from './page-lines.ts';
import type { Box, Line, UnreadPlace, Word } from './page.ts';

/** Digits that are read less surely than this were written by hand, or are strokes of something else. */
const SURELY_READ = 60;
/** Digits so much higher than those printed on their line were written by hand, however sure the engine is of them. */
const WRITTEN = 1.15;
/** Higher still a speck may hang on them: then it counts whether the engine is sure. */
const SPECKED = { height: 1.6, sure: 95 };
const OF_TEXT_LAYER = 100;
/** The most that what was read of pen strokes may be given. */
export const GUESSED = 40;
/** Narrowest place that something could be written in, in points. */
const NARROWEST = 3;

export function unreadPlacesOf(lines: readonly Line[]): UnreadPlace[] {
  const header = lines.filter((line) => line.zone.startsWith('header'));
  const places = header.flatMap((line) => [...unreadNumber(line), ...unreadDate(line)]);
  const [isPenned, hasNumber] = ['day', 'number'].map((each) => places.some(({ what }) => what === each));
  return isPenned && !hasNumber ? [...places, ...header.flatMap(numberBesidePen)] : places;
}

/** Print is read more surely than this beside a stroke. */
const PRINTED_NUMBER = 90;

/** Whoever writes the day by hand writes the number too: "1131/NHNo-TD" that was not surely read is strokes before print. */
function numberBesidePen({ words: [first, number] }: Line): UnreadPlace[] {
  if (first === undefined || number === undefined || !isNumberLabel(first.text)) return [];
  const [, digits] = NUMBER_WITH_SYMBOL.exec(number.text) ?? [];
  if (digits === undefined || number.confidence >= PRINTED_NUMBER) return [];
  return placeBetween('number', first, number.x + (number.width * digits.length) / number.text.length);
}

/** "Số:", and what is read for it. */
export const isNumberLabel = (text: string): boolean => /^s[o06][:.;]?$/.test(folded({ text }));
/** "12/UBND-VX" in one word. */
export const NUMBER_WITH_SYMBOL = /^(\d+)(?=[/-]\p{L})/u;

/**
 * The lines, with what was read of pen strokes in those places: digits are a guess and given as hardly believable,
 * letters are nothing.
 */
export function withoutGuesses(lines: readonly Line[], places: readonly UnreadPlace[]): Line[] {
  if (places.length === 0) return [...lines];
  const isStrokes = (word: Word): boolean =>
    word.confidence < OF_TEXT_LAYER && places.some(({ box }) => isMiddleIn(word, box));
  return lines.map((line) => {
    if (!line.zone.startsWith('header')) return line;
    const parted = line.words.flatMap((word) => partedFromPrint(word, places));
    if (!parted.some(isStrokes)) return line;
    const words = parted.flatMap((word) => {
      if (!isStrokes(word)) return [word];
      if (/\d/.test(word.text)) return [guessed(word)];
      return word.confidence < SURELY_READ ? [] : [word];
    });
    return { ...line, words };
  });
}

/** A stroke that a pen begins with is none between number and symbol: "/7 -HD/BTC". */
function guessed(word: Word): Word {
  return {
    ...word,
    text: word.text.replace(/^[/|-]+(?=\d)/u, ''),
    confidence: Math.min(word.confidence, GUESSED),
  };
}

/** Digits that were read in one word with the symbol behind them, and that symbol, where the day was written by hand. */
function partedFromPrint(word: Word, places: readonly UnreadPlace[]): Word[] {
  const [digits = ''] = NUMBER_WITH_SYMBOL.exec(word.text) ?? [];
  const width = (word.width * digits.length) / word.text.length;
  const penned = { ...word, text: digits, width };
  const isPenned =
    places.some(({ what }) => what === 'day') &&
    places.some(({ what, box }) => what === 'number' && isMiddleIn(penned, box));
  if (digits === '' || word.confidence === OF_TEXT_LAYER || !isPenned) return [word];
  const print = {
    ...word,
    text: word.text.slice(digits.length),
    x: word.x + width,
    width: word.width - width,
  };
  return [penned, print];
}

function isMiddleIn(word: Box, box: Box): boolean {
  const x = word.x + word.width / 2;
  const y = word.y + word.height / 2;
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

/** "Số:      /UBND-VX". */
function unreadNumber({ words }: Line): UnreadPlace[] {
  const [first] = words;
  if (first === undefined || !isNumberLabel(first.text)) return [];
  const symbol = words.findIndex((word, index) => index > 0 && /[/-]\s?\p{L}/u.test(word.text));
  if (symbol < 0) return [];
  const [, digits = ''] = /^([^/-]*)/.exec(words[symbol]!.text) ?? [];
  const written = words.slice(1, symbol).filter((word) => isRead(word, words[symbol]));
  if (written.length > 0 || (/\d/.test(digits) && words[symbol]!.confidence >= SURELY_READ)) return [];
  const end = words[symbol]!.x + (words[symbol]!.width * digits.length) / words[symbol]!.text.length;
  return placeBetween('number', first, end);
}

/** "…, ngày    tháng    năm 2025". */
function unreadDate({ words }: Line): UnreadPlace[] {
  const at = (name: string, from: number): number =>
    words.findIndex((word, index) => index >= from && folded(word) === name);
  const day = at('ngay', 0);
  const month = day < 0 ? -1 : at('thang', day);
  const year = month < 0 ? -1 : at('nam', month);
  if (year < 0) return [];
  const parts = [
    { what: 'day', from: day, to: month },
    { what: 'month', from: month, to: year },
  ] as const;
  // The year is printed where the day is written.
  const printed = words.slice(year + 1).find((word) => /^\d{4}\b/.test(word.text));
  return parts.flatMap(({ what, from, to }) =>
    words.slice(from + 1, to).some((word) => isRead(word, printed))
      ? []
      : placeBetween(what, words[from]!, words[to]!.x),
  );
}

/** @param printed of the same line, in the letters that print would have here */
function isRead(word: Word, printed: Word | undefined): boolean {
  if (!/\d/.test(word.text) || word.confidence < SURELY_READ) return false;
  return printed === undefined || printed.confidence < SURELY_READ || !isWritten(word, printed);
}

/**
 * Whether digits were written by hand, told by their height beside printed ones of the same line: a font has one height
 * for all, and a pen may write what is read surely, and wrongly ("31" as "24").
 */
export function isWritten({ height, confidence }: Word, printed: Word): boolean {
  const ratio = confidence === OF_TEXT_LAYER ? 1 : height / printed.height;
  return ratio > WRITTEN && (ratio < SPECKED.height || confidence < SPECKED.sure);
}

/** Strokes of a pen hang on printed words before and behind them. */
function folded({ text }: Pick<Word, 'text'>): string {
  return foldAccents(text).replaceAll(/^["'“”‘’`|\\]+|[,.…\s]+$/g, '');
}

/** The room behind a word up to where the next one begins, a little higher than print: people write large. */
function placeBetween(what: UnreadPlace['what'], before: Word, end: number): UnreadPlace[] {
  const start = before.x + before.width;
  if (end - start < NARROWEST) return [];
  const { y, height } = boxAround([before]);
  const box: Box = { x: start, y: Math.max(0, y - height / 2), width: end - start, height: 2 * height };
  return [{ what, box }];
}
