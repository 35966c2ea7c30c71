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
  /** Those of that word alone; null where there is none. */
  alone: Phrase[] | null;
  /** By the number of their second word. */
  bySecond: Map<number, Phrase[]>;
}

/** By the place of each lexicon the phrases that a word opens in it. */
export type OpenedPhrases = readonly (PhrasesBehind | undefined)[];

const NUMBERS = new Map<string, number>();
const OPENED = new Map<number, (PhrasesBehind | undefined)[]>();
const OPENS_NOTHING: OpenedPhrases = [];
let lexicons = 0;

/** The number of a word of a lexicon, which it gets here if it has none. */
export function numberedWord(word: string): number {
  let number = NUMBERS.get(word);
  if (number === undefined) NUMBERS.set(word, (number = NUMBERS.size + 1));
  return number;
}

/** The number of a word of a paper; -1 where no lexicon has it. */
export function numberOf(word: string): number {
  return NUMBERS.get(word) ?? -1;
}

/** The phrases that a word without accents opens, by its number. */
export function phrasesOpenedBy(number: number): OpenedPhrases {
  return OPENED.get(number) ?? OPENS_NOTHING;
}

/** Enters the phrases of a further lexicon. @returns its place among those of a word */
export function numberPhrases(phrases: readonly Phrase[]): number {
  const place = lexicons;
  lexicons += 1;
  for (const phrase of phrases) enter(phrase, place);
  for (const opened of OPENED.values())
    for (const behind of opened[place]?.bySecond.values() ?? [])
      behind.sort((a, b) => b.folded.length - a.folded.length);
  return place;
}

function enter(phrase: Phrase, place: number): void {
  const [first = 0, second = 0] = phrase.folded;
  let opened = OPENED.get(first);
  if (opened === undefined) OPENED.set(first, (opened = []));
  while (opened.length <= place) opened.push(undefined);
  const behind = (opened[place] ??= { alone: null, bySecond: new Map() });
  const alike = second === 0 ? (behind.alone ??= []) : (behind.bySecond.get(second) ?? []);
  alike.push(phrase);
  if (second !== 0) behind.bySecond.set(second, alike);
}
