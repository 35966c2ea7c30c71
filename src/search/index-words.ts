/**
 * The words under which a document stands in the embedded index. Beside the plain words of everything there are
 * marked ones that say where a word stands (`s_duong`: in the subject), what the document is (`t_12`) and what it
 * cites (`c_968cdttg`). So every question (a word of the subject, a year, who may see it) is a short list that
 * SQLite walks through side by side, and none has to look at documents that do not match.
 *
 * Whoever changes what is made here raises {@link WORDS_VERSION}: installed indexes then rebuild themselves.
 */
import { unifyTonePlacement } from '../platform/vietnamese.ts';
import type { SearchDocument } from './document.ts';
import { joined, joinedForms, PAGE_BREAK, searchable, splitWords, wordsOf } from './searchable-text.ts';

export const WORDS_VERSION = 3;

/** Where a marked word stands. */
export const MARKS = {
  number: 'n_',
  registerNumber: 'r_',
  subject: 's_',
  issuer: 'i_',
  signer: 'g_',
  type: 'k_',
  /** With its accents, in the header. */
  exact: 'e_',
  tag: 't_',
  cites: 'c_',
} as const;

/** A tag that every document has. */
export const EVERY_TAG = 0;

/** Stands between two lines, so that no phrase goes over their end. No word of a paper can be it. */
const LINE_END = ' _ ';

export interface IndexWords {
  /** Everything, in the order that phrases need. */
  words: string;
  /** The plain words of the header, as often as they stand there. */
  head: string[];
}

/** @param tags the numbers of its facet values and of who may see it */
export function indexWordsOf(document: SearchDocument, tags: readonly number[]): IndexWords {
  const numbers = numberForms(document.number, document.symbol);
  const issuers = document.issuer.split('\n');
  const headLines = [
    numbers.length === 0 ? '' : `số ${numbers[0]}`,
    document.type,
    document.subject,
    ...issuers,
    document.signer,
    ...document.lines,
  ];
  const pages = bodyOf(document.pages);
  const head = headLines.map(searchable);
  const lines = [
    ...numbers.map((form) => markedWords(MARKS.number, form)),
    document.registerNumber === null ? '' : `${MARKS.registerNumber}${document.registerNumber}`,
    markedWords(MARKS.subject, document.subject),
    ...issuers.map((issuer) => markedWords(MARKS.issuer, issuer)),
    markedWords(MARKS.signer, document.signer),
    markedWords(MARKS.type, document.type),
    exactWords([document.subject, document.issuer, document.signer].join('\n')),
    [EVERY_TAG, ...tags].map((tag) => `${MARKS.tag}${tag}`).join(' '),
    citedWords(document.cites),
    ...head,
    ...numbers.map(searchable),
    searchable(pages),
    [...joinedForms([...headLines, pages].join('\n'))].join(' '),
  ];
  return {
    words: lines.filter((line) => line !== '').join(LINE_END),
    head: head.flatMap(splitWords),
  };
}

/** The plain words of a row of the index. */
export function plainWordsIn(words: string): Set<string> {
  return new Set(splitWords(words).filter((word) => !word.includes('_')));
}

/** "05", "CĐ-TTg" → 5/CĐ-TTg, 05/CĐ-TTg, 5cđttg …: half a number, or the whole of it without its marks. */
export function numberForms(number: string | null, symbol: string | null): string[] {
  const numbers =
    number === null ? [] : [...new Set([number, number.replace(/^0+(?=\d)/, ''), number.padStart(2, '0')])];
  if (symbol === null || symbol === '') return numbers;
  const short = joined(symbol);
  if (numbers.length === 0) return [symbol, short];
  return [...numbers.flatMap((each) => [`${each}/${symbol}`, `${each}/${short}`, `${each}${short}`]), short];
}

/** The pages in order, each at the place of its number, between page breaks. */
export function bodyOf(pages: SearchDocument['pages']): string {
  const last = Math.max(0, ...pages.map((page) => page.number));
  const texts = Array.from({ length: last }, () => '');
  // A page break in the text of a page would shift all pages after it.
  for (const page of pages) texts[page.number - 1] = page.text.normalize('NFC').replaceAll(PAGE_BREAK, ' ');
  return texts.join(PAGE_BREAK);
}

function markedWords(mark: string, text: string): string {
  return [...splitWords(searchable(text)), ...joinedForms(text)].map((word) => `${mark}${word}`).join(' ');
}

/** The words that carry accents, once each. */
function exactWords(text: string): string {
  const accented = wordsOf(unifyTonePlacement(text)).filter(({ word, typed }) => word !== typed);
  return [...new Set(accented.map(({ typed }) => `${MARKS.exact}${typed}`))].join(' ');
}

/** With the year, where the date is given: several papers may bear one number and symbol. */
function citedWords(cites: SearchDocument['cites']): string {
  return cites
    .map(
      ({ symbol, date }) => `${MARKS.cites}${joined(symbol)}${date === null ? '' : `_${date.slice(0, 4)}`}`,
    )
    .join(' ');
}
