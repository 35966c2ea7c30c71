/**
 * The words of all lexicons, numbered, so that a word of a paper is looked up once, when it is cut, and is compared
 * with the phrases of forty lexicons by its number.
 */

/** A phrase by the numbers of its words, with and without accents. */
export interface Phrase {
  words: readonly number[];
  /** Without tones only. */
  toneless: readonly string[];
  folded: readonly number[];
}

/** The phrases of a lexicon with one first word, each list with the longest first. */
export interface PhrasesBehind {
  /** The numbers of the words, with their accents, that are phrases by themselves; null where none is. */
  alone: number[] | null;
  /** The numbers of their second words, and for each the phrases: mostly there are a few, which a map is slow for. */
  seconds: number[];
  longer: Phrase[][];
  /** A bit for the number of each second word, by its last five bits: most words are told by it to be none. */
  bits: number;
}

const NUMBERS = new Map<string, number>();

/** By the number of a word without accents the row of the phrases it opens. */
const ROWS = new Map<number, number>();
/** By the row, and in it by the place of each lexicon. The first row opens nothing. */
const OPENED: (PhrasesBehind | undefined)[][] = [[]];
let lexicons = 0;

/** Bits that say for each lexicon whether a row opens phrases of it, in so many numbers of 32. */
const CELLS = 4;
const MOST_LEXICONS = 32 * CELLS;

/**
 * The bits of all rows. Words open no phrase of most lexicons, and are told so by one look at a table that is small
 * enough to be near at hand.
 */
let opens = new Uint32Array(1024 * CELLS);

/** The number of a word of a lexicon, which it gets here if it has none. */
export function numberedWord(word: string): number {
  let number = NUMBERS.get(word);
  if (number === undefined) NUMBERS.set(word, (number = NUMBERS.size + 1));
  return number;
}

/** What a word that no lexicon has is numbered: those of the lexicons begin at 1. */
export const NO_WORD = 0;

/** The number of a word of a paper; {@link NO_WORD} where no lexicon has it. */
export function numberOf(word: string): number {
  return NUMBERS.get(word) ?? NO_WORD;
}

/** The row of the phrases that a word without accents opens, by its number. */
export function rowOfPhrases(number: number): number {
  return ROWS.get(number) ?? 0;
}

/** The phrases that a row opens in a lexicon. */
export function phrasesOpened(row: number, lexicon: number): PhrasesBehind | undefined {
  const bits = opens[row * CELLS + (lexicon >>> 5)] ?? 0;
  return ((bits >>> (lexicon & 31)) & 1) === 0 ? undefined : OPENED[row]?.[lexicon];
}

/** The phrases that a row opens in any lexicon. */
export function allPhrasesOpened(row: number): PhrasesBehind[] {
  return (OPENED[row] ?? []).filter((behind) => behind !== undefined);
}

/** Those of some phrases that go on with a word, by its number; the longest first. */
export function goingOnWith({ bits, seconds, longer }: PhrasesBehind, second: number): readonly Phrase[] {
  if ((bits & bitOf(second)) === 0) return NO_PHRASES;
  const place = placeIn(seconds, second);
  return place < 0 ? NO_PHRASES : longer[place]!;
}

/** The place of a number in a list, -1 where it is not in it: of the few that these have, sooner than `indexOf` is called. */
export function placeIn(list: readonly number[], number: number): number {
  for (let place = 0; place < list.length; place += 1) if (list[place] === number) return place;
  return -1;
}

const NO_PHRASES: readonly Phrase[] = [];

/**
 * Enters the phrases of a further lexicon.
 *
 * @returns its place among those of a word
 * @throws RangeError where there are more lexicons than bits for them
 */
export function numberPhrases(phrases: readonly Phrase[]): number {
  if (lexicons === MOST_LEXICONS) throw new RangeError(`More than ${MOST_LEXICONS} lexicons`);
  const place = lexicons;
  lexicons += 1;
  for (const phrase of phrases) enter(phrase, place);
  for (const opened of OPENED)
    for (const behind of opened[place]?.longer ?? [])
      behind.sort((a, b) => b.folded.length - a.folded.length);
  return place;
}

function noteOpening(row: number, lexicon: number): void {
  const cell = row * CELLS + (lexicon >>> 5);
  if (cell >= opens.length) {
    const more = new Uint32Array(opens.length * 2);
    more.set(opens);
    opens = more;
  }
  opens[cell]! |= 1 << (lexicon & 31);
}

function enter(phrase: Phrase, place: number): void {
  const [first = 0, second = 0] = phrase.folded;
  let row = ROWS.get(first);
  if (row === undefined) ROWS.set(first, (row = OPENED.push([]) - 1));
  noteOpening(row, place);
  const opened = OPENED[row]!;
  while (opened.length <= place) opened.push(undefined);
  const behind = (opened[place] ??= { alone: null, seconds: [], longer: [], bits: 0 });
  if (second === 0) {
    (behind.alone ??= []).push(phrase.words[0] ?? 0);
    return;
  }
  const known = placeIn(behind.seconds, second);
  if (known < 0) {
    behind.seconds.push(second);
    behind.longer.push([phrase]);
    behind.bits |= bitOf(second);
  } else behind.longer[known]!.push(phrase);
}

/** The bit of a second word in {@link PhrasesBehind.bits}. */
function bitOf(number: number): number {
  return 1 << (number & 31);
}

/**
 * Words of a closed class ("được|bị|đã"), known by their numbers: for what is asked at every word of a paper, where
 * two look-ups by letters would cost more than all else.
 */
export class WordSet {
  private readonly stands: Uint8Array;

  /** @param list the words, parted by "|" */
  constructor(list: string) {
    const numbers = list.split('|').map(numberedWord);
    this.stands = new Uint8Array(Math.max(...numbers) + 1);
    for (const number of numbers) this.stands[number] = 1;
  }

  has(token: { readonly wordNumber: number } | undefined): boolean {
    return token !== undefined && this.stands[token.wordNumber] === 1;
  }
}
