/**
 * What was typed in the box, understood: words, "exact phrases", -words to leave out, `so:968/CĐ-TTg`,
 * `tu:2023-10-01 den:2023-12-31`, `coquan:"sở nội vụ"`, `loai:`, `nguoiky:`, `han:quahan`; the last word may be
 * unfinished. Nothing a person types is an error: what is no such thing is taken as words.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { joined, wordsOf } from './searchable-text.ts';
import { longNames, nameAt } from './synonyms.ts';

/** Where a word must stand; null: anywhere. */
export type TermField = 'number' | 'issuer' | 'type' | 'signer' | 'subject';

export interface Term {
  field: TermField | null;
  /** Words that follow each other. */
  words: readonly string[];
  /** The words are a name that was typed without quotes: they need not follow each other. */
  loose: boolean;
  /** Other words that mean the same: "gd&đt" in one word, what an abbreviation stands for, what was meant by a slip. */
  others: readonly (readonly string[])[];
  /** The same words as they were typed, where they carry accents; null where none was typed. */
  exact: readonly string[] | null;
  /** The last word may go on. */
  unfinished: boolean;
  /** May be a number or a symbol: 968, 968/cd-ttg. */
  isNumber: boolean;
  /** Words in quotes: no slip is forgiven in them. */
  quoted: boolean;
}

export type Due = 'overdue' | 'soon';

export interface ParsedQuery {
  wanted: readonly Term[];
  unwanted: readonly Term[];
  /** ISO dates, both included. */
  from: string | null;
  to: string | null;
  due: Due | null;
  /** Something was typed, and there is nothing in it to look for. */
  hopeless: boolean;
}

const LONGEST_QUERY = 500;
const MOST_TERMS = 24;
/** One letter begins every fifth word of the language: it is taken as a word. */
const SHORTEST_UNFINISHED = 2;

const QUOTES = /[“”„‟«»″]/gu;
const PIECE =
  /(?<minus>(?<!\S)[-−–])?(?:(?<name>\p{L}{2,10}):(?=[^\s]))?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))/gu;

/** The names of fields, without accents and spaces. */
const FIELDS: Readonly<Record<string, TermField>> = {
  so: 'number',
  kyhieu: 'number',
  sokyhieu: 'number',
  coquan: 'issuer',
  loai: 'type',
  nguoiky: 'signer',
  trichyeu: 'subject',
};

interface Piece {
  text: string;
  bare: boolean;
  isLast: boolean;
  name: string | null;
}

export function parseQuery(text: string): ParsedQuery {
  const typed = text.slice(0, LONGEST_QUERY).normalize('NFC').replace(QUOTES, '"');
  const found = { wanted: [] as Term[], unwanted: [] as Term[] };
  const limits = { from: null, to: null, due: null } as Pick<ParsedQuery, 'from' | 'to' | 'due'>;
  for (const { 0: whole, index, groups } of typed.matchAll(PIECE)) {
    const piece = {
      text: groups?.['phrase'] ?? groups?.['word'] ?? '',
      bare: groups?.['word'] !== undefined,
      isLast: index + whole.length === typed.length,
      name: groups?.['name'] === undefined ? null : foldAccents(groups['name']),
    };
    if (groups?.['minus'] === undefined && setsLimit(piece, limits)) continue;
    const term = termOf(piece);
    if (term !== null) found[groups?.['minus'] === undefined ? 'wanted' : 'unwanted'].push(term);
  }
  const wanted = withNames(found.wanted.slice(0, MOST_TERMS));
  const unwanted = found.unwanted.slice(0, MOST_TERMS).map((term) => ({ ...term, unfinished: false }));
  const isLimited = limits.from !== null || limits.to !== null || limits.due !== null;
  const isBlank = wanted.length + unwanted.length === 0 && !isLimited;
  return { wanted, unwanted, ...limits, hopeless: isBlank && typed.trim() !== '' };
}

function setsLimit({ name, text }: Piece, limits: Pick<ParsedQuery, 'from' | 'to' | 'due'>): boolean {
  if (name === 'tu' || name === 'den') {
    const days = daysOf(text);
    if (days === null) return false;
    if (name === 'tu') limits.from = days.first;
    else limits.to = days.last;
    return true;
  }
  if (name !== 'han') return false;
  const due = DUE_WORDS[joined(text)];
  if (due === undefined) return false;
  limits.due = due;
  return true;
}

const DUE_WORDS: Readonly<Record<string, Due>> = { quahan: 'overdue', saptoi: 'soon', sapden: 'soon' };

/** "2023-10", "10/2023", "5/10/2023", "2023": the first and the last day that is meant. */
export function daysOf(text: string): { first: string; last: string } | null {
  const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  const vietnamese = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text);
  const [year, month, day] = iso?.slice(1) ?? vietnamese?.slice(1).toReversed() ?? [];
  if (year === undefined || Number(year) < 1) return null;
  const first = isoDay(Number(year), Number(month ?? 1), Number(day ?? 1));
  const last = day === undefined ? lastDayOf(Number(year), month === undefined ? 12 : Number(month)) : first;
  return first === null || last === null ? null : { first, last };
}

function isoDay(year: number, month: number, day: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function lastDayOf(year: number, month: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month, 0);
  return isoDay(year, month, date.getUTCDate());
}

function termOf({ text, bare, isLast, name }: Piece): Term | null {
  const field = name === null ? null : (FIELDS[name] ?? null);
  // "V/v:…", "http:…": no field of ours, so the name is a word too.
  const all = name !== null && field === null ? `${name}:${text}` : text;
  const words = wordsOf(all);
  const last = words.at(-1);
  if (last === undefined) return null;
  const plain = words.map(({ word }) => word);
  const isChain = bare && words.length > 1;
  const accents = words.some(({ word, typed }) => word !== typed);
  const short = isChain ? joined(all) : null;
  const long = longNames(short ?? plain[0] ?? '', field === 'type' ? 'type' : null);
  const isShort = (isChain || words.length === 1) && long.length > 0;
  return {
    field,
    words: plain,
    loose: false,
    others: [...(short === null ? [] : [[short]]), ...(isShort ? long : [])],
    // In 968/CĐ-TTg the letters name an organ: how they are accented says nothing.
    exact: accents && !isChain && !isShort ? words.map(({ typed }) => typed) : null,
    unfinished: bare && isLast && field === null && last.word.length >= SHORTEST_UNFINISHED,
    isNumber: field === 'number' || isChain || plain.some((word) => /\p{N}/u.test(word)),
    quoted: !bare,
  };
}

/** Plain words that together are a name with a short form become one term: "ủy ban nhân dân" finds UBND too. */
function withNames(terms: readonly Term[]): Term[] {
  const result: Term[] = [];
  for (let at = 0; at < terms.length;) {
    const run = terms.slice(at);
    const end = run.findIndex((term) => !isPlain(term));
    const plain = end === -1 ? run : run.slice(0, end);
    const name = nameAt(plain.map(({ words }) => words[0] ?? ''));
    if (name === null) {
      result.push(terms[at]!);
      at += 1;
    } else {
      result.push(named(plain.slice(0, name.length), name.shorts));
      at += name.length;
    }
  }
  return result;
}

const isPlain = ({ field, words, quoted }: Term) => field === null && words.length === 1 && !quoted;

function named(terms: readonly Term[], shorts: readonly string[]): Term {
  return {
    field: null,
    words: terms.flatMap(({ words }) => words),
    loose: true,
    others: shorts.map((short) => [short]),
    exact: null,
    unfinished: false,
    isNumber: false,
    quoted: false,
  };
}

/** Terms that may be a number or a symbol, or a word that stands alone and may be one too. */
export function numberTerms({ wanted }: ParsedQuery): readonly Term[] {
  const [only] = wanted;
  if (wanted.length === 1 && only?.field === null && !only.quoted) return wanted;
  return wanted.filter((term) => term.isNumber && (term.field === null || term.field === 'number'));
}

/** The words to light on a page, folded: those that were asked for, without the names of fields. */
export function wordsAskedFor(text: string): string[] {
  const { wanted } = parseQuery(text);
  return [...new Set(wanted.flatMap(({ words, others }) => [...words, ...others.flat()]))];
}
