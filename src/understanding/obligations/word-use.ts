/**
 * How a single word is used in the names and verbs that are known. Both are open classes: a list never has them
 * all, but new ones are made of the same syllables ("thụ lý" as "xử lý", "kiện toàn" as "kiện cáo").
 */
import actors from './lexicon/actors.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { opensVerb } from './predicates.ts';
import type { Token } from './tokens.ts';
import { NO_WORD, numberedWord } from './word-numbers.ts';

interface Use {
  /** By the number of a word, whether it stands there. */
  words: ReadonlySet<number>;
  /** By the number of a word, those that follow it. */
  behind: ReadonlyMap<number, ReadonlySet<number>>;
}

function useIn(phrases: readonly string[]): Use {
  const words = new Set<number>();
  const behind = new Map<number, Set<number>>();
  for (const phrase of phrases) {
    const parts = phrase.replaceAll(',', '').split(' ').map(numberedWord);
    for (const [index, word] of parts.entries()) {
      words.add(word);
      const before = parts[index - 1];
      if (before !== undefined) behind.set(before, (behind.get(before) ?? new Set()).add(word));
    }
  }
  return { words, behind };
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
  return before?.closes === '' && NAMES.behind.get(before.wordNumber)?.has(wordNumber) === true;
}

export function useInNames({ wordNumber }: Token): 'yes' | 'no' {
  return NAMES.words.has(wordNumber) ? 'yes' : 'no';
}

export const USES_IN_VERBS = ['known', 'opens, goes on', 'opens', 'in verbs', 'never'] as const;

/** Whether verbs are made of a word, and with the next one. */
export function useInVerbs(token: Token, next: Token | undefined): (typeof USES_IN_VERBS)[number] {
  const second = token.closes === '' && next?.capital === false ? next.wordNumber : NO_WORD;
  if (VERBS.behind.get(token.wordNumber)?.has(second) === true) return 'known';
  if (opensVerb(token)) return VERBS.words.has(second) ? 'opens, goes on' : 'opens';
  return VERBS.words.has(token.wordNumber) ? 'in verbs' : 'never';
}

export const USES_BEFORE = ['capital', 'name word', 'verb word', 'word'] as const;

/** What the word before a place is, as the end of a name or within it. */
export function useBefore(before: Token | undefined): (typeof USES_BEFORE)[number] {
  if (before?.capital === true) return 'capital';
  if (before === undefined) return 'word';
  if (NAMES.words.has(before.wordNumber)) return 'name word';
  return VERBS.words.has(before.wordNumber) ? 'verb word' : 'word';
}
