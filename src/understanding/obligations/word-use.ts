/**
 * How a single word is used in the names and verbs that are known. Both are open classes: a list never has them
 * all, but new ones are made of the same syllables ("thụ lý" as "xử lý", "kiện toàn" as "kiện cáo").
 */
import actors from './lexicon/actors.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { opensVerb } from './predicates.ts';
import type { Token } from './tokens.ts';

interface Use {
  words: ReadonlySet<string>;
  /** Two words that follow each other. */
  pairs: ReadonlySet<string>;
}

function useIn(phrases: readonly string[]): Use {
  const words = new Set<string>();
  const pairs = new Set<string>();
  for (const phrase of phrases) {
    const parts = phrase.replaceAll(',', '').split(' ');
    for (const [index, word] of parts.entries()) {
      words.add(word);
      if (index > 0) pairs.add(`${parts[index - 1] ?? ''} ${word}`);
    }
  }
  return { words, pairs };
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
export function goesOnInNames(before: Token | undefined, { word }: Token): boolean {
  return before?.closes === '' && NAMES.pairs.has(`${before.word} ${word}`);
}

export function useInNames({ word }: Token): 'yes' | 'no' {
  return NAMES.words.has(word) ? 'yes' : 'no';
}

/** Whether verbs are made of a word, and with the next one. */
export function useInVerbs(
  token: Token,
  next: Token | undefined,
): 'known' | 'opens, goes on' | 'opens' | 'in verbs' | 'never' {
  const second = token.closes === '' && next?.capital === false ? next.word : '';
  if (VERBS.pairs.has(`${token.word} ${second}`)) return 'known';
  if (opensVerb(token)) return VERBS.words.has(second) ? 'opens, goes on' : 'opens';
  return VERBS.words.has(token.word) ? 'in verbs' : 'never';
}

/** What the word before a place is, as the end of a name or within it. */
export function useBefore(before: Token | undefined): 'capital' | 'name word' | 'verb word' | 'word' {
  if (before?.capital === true) return 'capital';
  if (before === undefined) return 'word';
  if (NAMES.words.has(before.word)) return 'name word';
  return VERBS.words.has(before.word) ? 'verb word' : 'word';
}
