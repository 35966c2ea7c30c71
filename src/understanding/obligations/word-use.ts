/**
 * How a single word is used in the names and verbs that are known. Both are open classes: a list never has them
 * all, but new ones are made of the same syllables ("thụ lý" as "xử lý", "kiện toàn" as "kiện cáo").
 */
import actors from './lexicon/actors.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { PairTable } from './pair-table.ts';
import { opensVerb } from './predicates.ts';
import type { Token } from './tokens.ts';
import { NO_WORD, numberedWord, WordSet } from './word-numbers.ts';

interface Use {
  words: WordSet;
  /** 1 for two words of which the second follows the first there. */
  pairs: PairTable;
}

function useIn(phrases: readonly string[]): Use {
  const rows = phrases.map((phrase) => phrase.replaceAll(',', '').split(' '));
  const pairs = rows.flatMap((row) =>
    row.slice(1).map((word, index) => [numberedWord(row[index]!), numberedWord(word), 1] as const),
  );
  return { words: new WordSet(rows.flat().join('|')), pairs: new PairTable(pairs) };
}

const NAMES = useIn([
  ...actors.heads,
  ...actors.groups,
  ...actors.bareHeads,
  ...actors.unitNames,
  ...actors.fieldPairs,
  ...actors.fields,
]);
const VERBS = useIn([...predicates.verbs, ...predicates.openingVerbs]);

/** Whether a known name goes on so: "nhiễm | khuẩn" of "kiểm soát nhiễm khuẩn". */
export function goesOnInNames(before: Token | undefined, { wordNumber }: Token): boolean {
  return before?.closes === '' && NAMES.pairs.at(before.wordNumber, wordNumber) === 1;
}

/** Whether the known names have a word, in whatever place. */
export function useInNames(token: Token): 'yes' | 'no' {
  return NAMES.words.has(token) ? 'yes' : 'no';
}

/** What verbs make of a word, from the surest: known with its next one, opening one, or anywhere in one. */
export const USES_IN_VERBS = ['known', 'opens, goes on', 'opens', 'in verbs', 'never'] as const;

/** Whether verbs are made of a word, and with the next one. */
export function useInVerbs(token: Token, next: Token | undefined): (typeof USES_IN_VERBS)[number] {
  const second = token.closes === '' && next?.capital === false ? next : undefined;
  if (VERBS.pairs.at(token.wordNumber, second?.wordNumber ?? NO_WORD) === 1) return 'known';
  if (opensVerb(token)) return VERBS.words.has(second) ? 'opens, goes on' : 'opens';
  return VERBS.words.has(token) ? 'in verbs' : 'never';
}

/** What a word may be that stands before a place where a name could end. */
export const USES_BEFORE = ['capital', 'name word', 'verb word', 'word'] as const;

/** What the word before a place is, as the end of a name or within it. */
export function useBefore(before: Token | undefined): (typeof USES_BEFORE)[number] {
  if (before?.capital === true) return 'capital';
  if (before === undefined) return 'word';
  if (NAMES.words.has(before)) return 'name word';
  return VERBS.words.has(before) ? 'verb word' : 'word';
}
