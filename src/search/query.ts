/**
 * What was typed in the box, understood: words, "exact phrases" and -words to leave out; the last word may
 * be unfinished. Nothing a person types is an error.
 */
import { joined, wordsOf } from './searchable-text.ts';

export interface Term {
  /** Words that follow each other. */
  words: readonly string[];
  /** The same words as they were typed, where they carry accents; null where none was typed. */
  exact: readonly string[] | null;
  /** The last word may go on. */
  unfinished: boolean;
  /** "gd&đt" in one word, for papers that print GDĐT. */
  joined: string | null;
}

export interface ParsedQuery {
  wanted: readonly Term[];
  unwanted: readonly Term[];
  /** Something was typed, and there is no word in it: nothing can be found. */
  hopeless: boolean;
}

const LONGEST_QUERY = 500;
const MOST_TERMS = 24;
/** One letter begins every fifth word of the language: it is taken as a word. */
const SHORTEST_UNFINISHED = 2;

const QUOTES = /[“”„‟«»″]/gu;
const PIECE = /(?<minus>(?<!\S)[-−–])?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

export function parseQuery(text: string): ParsedQuery {
  const typed = text.slice(0, LONGEST_QUERY).normalize('NFC').replace(QUOTES, '"');
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const { 0: piece, index, groups } of typed.matchAll(PIECE)) {
    const isLast = index + piece.length === typed.length;
    const term = termOf(groups?.['phrase'] ?? groups?.['word'] ?? '', groups?.['word'] !== undefined, isLast);
    if (term === null) continue;
    (groups?.['minus'] === undefined ? wanted : unwanted).push(term);
  }
  return {
    wanted: wanted.slice(0, MOST_TERMS),
    unwanted: unwanted.slice(0, MOST_TERMS).map((term) => ({ ...term, unfinished: false })),
    hopeless: wanted.length === 0 && unwanted.length === 0 && typed.trim() !== '',
  };
}

function termOf(text: string, bare: boolean, isLast: boolean): Term | null {
  const words = wordsOf(text);
  const last = words.at(-1);
  if (last === undefined) return null;
  const accents = words.some(({ word, typed }) => word !== typed);
  return {
    words: words.map(({ word }) => word),
    // In 968/CĐ-TTg the letters name an organ: how they are accented says nothing.
    exact: accents && !(bare && words.length > 1) ? words.map(({ typed }) => typed) : null,
    unfinished: bare && isLast && last.word.length >= SHORTEST_UNFINISHED,
    joined: bare && words.length > 1 ? joined(text) : null,
  };
}

/** The query in FTS5's language: every word quoted, so that nothing in it is an operator. */
export function ftsExpression({ wanted, unwanted }: ParsedQuery): string {
  const all = wanted.map(alternatives).join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.map(alternatives).join(' OR ')})`;
}

export function anyOf(terms: readonly Term[]): string {
  return terms.map(alternatives).join(' OR ');
}

function alternatives(term: Term): string {
  const phrase = `"${term.words.join(' ')}"`;
  const forms = [phrase];
  // The whole word beside its beginning counts twice: "968" stands above "9680".
  if (term.unfinished) forms.push(`${phrase} *`);
  if (term.joined !== null) forms.push(`"${term.joined}"`);
  return `(${forms.join(' OR ')})`;
}

/** Terms that may be a number or a symbol: 968, 968/cd-ttg, or a word that stands alone. */
export function numberTerms({ wanted }: ParsedQuery): readonly Term[] {
  if (wanted.length === 1) return wanted;
  return wanted.filter((term) => term.joined !== null || term.words.some((word) => /\p{N}/u.test(word)));
}
