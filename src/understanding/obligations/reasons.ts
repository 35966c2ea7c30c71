/** Which words of a sentence, and which heading above it, spoke for a duty and which against it, for a person to judge. */
import type { Spoken, Why } from '../understanding.ts';
import actors from './lexicon/actors.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { makeOneWord } from './joined-words.ts';
import { NumberedPairs } from './numbered-pairs.ts';
import { PhraseSet } from './phrase-set.ts';
import type { Setting } from './setting.ts';
import { endsPhrase, firstWhere, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { eachSpokenSign, weightOfSign } from './weigher.ts';
import type { WeighedPart } from './weigher.ts';
import { NO_WORD } from './word-numbers.ts';

/** What adds less than this (to the logarithm of the odds) decides nothing. */
const LEAST = 0.3;
/** A person reads a few words. */
const MOST = 4;
/** Syllables that no lexicon joins are shown in rows no longer than this. */
const LONGEST_ROW = 3;
/** A heading is quoted up to so many characters. */
const LONGEST_QUOTE = 70;

/** Words that belong together: a syllable alone says nothing to a reader. */
const TOGETHER = new PhraseSet(
  [
    ...predicates.verbs,
    ...predicates.adverbs,
    ...predicates.duties,
    ...predicates.frames,
    ...predicates.nounMakers,
    ...actors.heads,
    ...actors.groups,
    ...actors.plainNouns,
    ...actors.works,
  ].filter((phrase) => phrase.includes(' ')),
);

/** So many syllables are told as one word, and no more of those that go together. */
const LONGEST_WORD = 5;

/** The words that spoke most for a duty and most against it, the weightiest first. */
export function spokenIn(part: WeighedPart): { for: Spoken[]; against: Spoken[] } {
  const tokens = tokensOf(part.text);
  const weights = new WeightsOfWords(part);
  const said: Said[] = [];
  for (const { from, to, weight } of chunksOf(tokens, weights.along(tokens), namesIn(part, tokens)))
    if (Math.abs(weight) >= LEAST)
      said.push({ weight, words: part.text.slice(tokens[from]!.start, tokens[to - 1]!.end) });
  const heading = part.setting.headings.at(-1);
  if (heading !== undefined && Math.abs(weights.heading) >= LEAST)
    said.push({ weight: weights.heading, words: quoted(heading), inHeading: true });
  return { for: weightiest(said, 1), against: weightiest(said, -1) };
}

/** How many words the name of a doer has, by the place of its first word: it is one word to a reader. */
function namesIn({ text, clause }: WeighedPart, tokens: readonly Token[]): ReadonlyMap<number, number> {
  const names = new Map<number, number>();
  for (const name of clause.assignees) {
    const start = text.indexOf(name);
    if (start < 0) continue;
    const from = firstWhere(tokens, (token) => token.start >= start);
    const to = firstWhere(tokens, (token) => token.end >= start + name.length);
    if (tokens[from]?.start === start && to >= from && to < tokens.length) names.set(from, to - from + 1);
  }
  return names;
}

/** From where those whose names an item does not say are taken. */
export function inheritedFrom({
  assignees,
  addressees,
  origin,
  assigneesIn,
}: Setting): Pick<Why, 'whose' | 'whoseQuote'> {
  if (assignees.length === 0) return { whose: 'nobody' };
  const isAddressed = origin === 'addressees' && assignees.join() === addressees.join();
  const whose = origin === 'item' ? 'heading' : isAddressed ? 'addressees' : 'lead';
  return { whose, ...(assigneesIn === '' ? {} : { whoseQuote: quoted(assigneesIn) }) };
}

/** The beginning of a heading or lead-in, as far as a reader needs it to find it. */
export function quoted(heading: string): string {
  const text = heading.trim();
  return text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/u, '')} …`;
}

interface Said extends Spoken {
  weight: number;
}

function weightiest(said: readonly Said[], sign: 1 | -1): Spoken[] {
  const told = new Map<string, Spoken>();
  const fromHeaviest = said
    .filter(({ weight }) => weight * sign > 0)
    .toSorted((a, b) => (b.weight - a.weight) * sign);
  for (const { words, inHeading } of fromHeaviest) {
    const word = words.toLowerCase();
    if (!told.has(word)) told.set(word, inHeading === undefined ? { words } : { words, inHeading });
    if (told.size === MOST) break;
  }
  return [...told.values()];
}

/** What each word of a part adds, wherever the weigher looks at it. */
class WeightsOfWords {
  /** What the words of the headings add together. */
  heading = 0;
  /** The words that add something, and the pairs of which the second word is no {@link NO_WORD}, numbered. */
  private readonly told = TOLD;
  /** By their number: what they add. */
  private readonly sums: number[] = [];

  constructor(part: WeighedPart) {
    this.told.clear();
    eachSpokenSign(part, (slot, first, second) => {
      const weight = weightOfSign(slot, first, second);
      if (weight === 0) return;
      if (slot.name === 'heading') this.heading += weight;
      else this.add(first.wordNumber, second?.wordNumber ?? NO_WORD, weight);
    });
  }

  private add(first: number, second: number, weight: number): void {
    const number = this.told.numbered(first, second);
    this.sums[number] = (this.sums[number] ?? 0) + weight;
  }

  /** By the place of a word: what it adds by itself, and half of what it adds with either neighbour. */
  along(tokens: readonly Token[]): number[] {
    const alone = tokens.map(({ wordNumber }) => this.told.numberOf(wordNumber, NO_WORD));
    const counts = this.sums.map(() => 0);
    for (const number of alone) if (number >= 0) counts[number]! += 1;
    let before = 0;
    return tokens.map(({ wordNumber }, at) => {
      const number = alone[at]!;
      const byItself = number < 0 ? 0 : this.sums[number]! / counts[number]!;
      const behind = this.pairBehind(wordNumber, tokens[at + 1]?.wordNumber ?? NO_WORD);
      const added = byItself + (before + behind) / 2;
      before = behind;
      return added;
    });
  }

  private pairBehind(first: number, second: number): number {
    const number = second === NO_WORD ? -1 : this.told.numberOf(first, second);
    return number < 0 ? 0 : this.sums[number]!;
  }
}

/** More signs than the weigher sees in a part. */
const MOST_TOLD = 256;

/** One table for all parts, each of which is told whole before the next. */
const TOLD = new NumberedPairs(MOST_TOLD);

interface Chunk {
  from: number;
  to: number;
  weight: number;
}

/** Cuts a sentence into words of several syllables, with what each adds. */
function chunksOf(
  tokens: readonly Token[],
  weights: readonly number[],
  names: ReadonlyMap<number, number>,
): Chunk[] {
  const chunks: Chunk[] = [];
  let row: Chunk | null = null;
  for (let at = 0; at < tokens.length;) {
    const length = names.get(at) ?? goneOn(tokens, at, lengthOfWord(tokens, at));
    const to = at + Math.max(1, length);
    let weight = 0;
    for (let place = at; place < to; place += 1) weight += weights[place] ?? 0;
    const goesOn: boolean =
      row !== null && length === 0 && row.to === at && joins(row, weight) && !endsPhrase(tokens[at - 1]);
    if (goesOn && row !== null) {
      row.to = to;
      row.weight += weight;
    } else {
      const chunk = { from: at, to, weight };
      chunks.push(chunk);
      row = length === 0 ? chunk : null;
    }
    at = to;
  }
  return chunks;
}

function joins(row: Chunk, weight: number): boolean {
  return row.to - row.from < LONGEST_ROW && Math.sign(row.weight) === Math.sign(weight);
}

/** How many syllables a word has with those that always go with its last one: "rút | kinh | nghiệm". */
function goneOn(tokens: readonly Token[], at: number, length: number): number {
  let end = at + Math.max(1, length);
  while (end - at < LONGEST_WORD && makeOneWord(tokens[end - 1], tokens[end])) end += 1;
  return end - at > Math.max(1, length) ? end - at : length;
}

/** Syllables of the word that begins here, 0 where no lexicon tells. */
function lengthOfWord(tokens: readonly Token[], at: number): number {
  const known = TOGETHER.lengthAt(tokens, at);
  let capitals = 0;
  while (
    tokens[at + capitals]?.capital === true &&
    (capitals === 0 || !endsPhrase(tokens[at + capitals - 1]))
  )
    capitals += 1;
  return Math.max(known, at > 0 && capitals > 1 ? capitals : 0);
}
