/**
 * In how many papers of offices each word stands, and each word behind each other: what a misread mark is weighed by.
 * Counted by `scripts/make-lexicon.ts`.
 */
import { foldAccents, unifyTonePlacement } from '../platform/vietnamese.ts';
import counted from './data/word-use.json' with { type: 'json' };
import { rarityOf } from './look-alike.ts';

/** What is counted: "tổ 412, công 97". */
type Counts = Map<string, number>;

function countsIn(list: string): Counts {
  return new Map(
    list.split(', ').map((entry) => {
      const [word = '', count] = entry.split(' ');
      return [word, Number(count)];
    }),
  );
}

const words = countsIn(counted.words);
/** For each word those that follow it. */
const following = new Map(Object.entries(counted.pairs).map(([word, list]) => [word, countsIn(list)]));
const followed = new Map([...following].map(([word, counts]) => [word, sumOf(counts)]));
const all = sumOf(words);

const byLetters = new Map<string, string[]>();
for (const word of words.keys()) {
  const letters = foldAccents(word);
  byLetters.set(letters, [...(byLetters.get(letters) ?? []), word]);
}

function sumOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** How many pairs that nobody has seen weigh as much as one that was seen. */
const UNSEEN = 3;
/** What a word that no paper has counts for. */
const NEVER = 0.3;
/** Pairs that stand in fewer papers say nothing: one author may have made a slip. */
const FEWEST_PAPERS = 3;
/** A word and the words beside it, in small letters; undefined where a sentence or a punctuation mark parts them. */
export interface WordInUse {
  before: string | undefined;
  word: string;
  after: string | undefined;
}

export interface LikelierWord {
  word: string;
  /** Natural logarithm of how many times likelier it stands there, were both marks read as often as they are. */
  gain: number;
  /** In so many papers it stands beside a neighbour as here. */
  papers: number;
}

/** The word of the same letters that most likely stands there; undefined where none is seen beside its neighbours. */
export function likelierWord(use: WordInUse): LikelierWord | undefined {
  const read = unified(use.word);
  const [before, after] = [use.before, use.after].map((word) => word && unified(word));
  const own = likelihood(before, read, after);
  const others = (byLetters.get(foldAccents(read)) ?? []).filter((word) => word !== read);
  const likely = others
    .map((word) => ({
      word,
      papers: papersWith(before, word) + papersWith(word, after),
      gain: likelihood(before, word, after) - own - rarityOf(read, word),
    }))
    .filter(({ papers }) => papers >= FEWEST_PAPERS);
  return likely.toSorted((a, b) => b.gain - a.gain)[0];
}

/** Natural logarithm of how many times likelier another word stands there than the one that was read. */
export function gainOf({ before, word, after }: WordInUse, other: string): number {
  const [last, next] = [before, after].map((beside) => beside && unified(beside));
  return likelihood(last, unified(other), next) - likelihood(last, unified(word), next);
}

/** In how many papers the second word stands behind the first, both in small letters. */
export function papersWith(first: string | undefined, second: string | undefined): number {
  if (first === undefined || second === undefined) return 0;
  return following.get(first)?.get(second) ?? 0;
}

/** Whether any paper has a word at all, whatever its case: one that none has is seldom more than a misreading. */
export const isSeen = (word: string): boolean => words.has(unified(word));

const unified = (word: string): string => unifyTonePlacement(word.toLowerCase());

function likelihood(before: string | undefined, word: string, after: string | undefined): number {
  const behind = before === undefined ? share(word) : chance(before, word);
  return Math.log(behind) + (after === undefined ? 0 : Math.log(chance(word, after)));
}

/** How likely the second word is behind the first. */
function chance(first: string, second: string): number {
  return (papersWith(first, second) + UNSEEN * share(second)) / ((followed.get(first) ?? 0) + UNSEEN);
}

const share = (word: string): number => ((words.get(word) ?? 0) + NEVER) / all;
