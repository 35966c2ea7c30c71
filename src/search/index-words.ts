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
import { foldText, type Joinable, PAGE_BREAK } from './folded-text.ts';
import { joined, joinedFormsIn, placesOfWords, splitWords, wordsOf } from './searchable-text.ts';
import type { WordBytes } from './word-bytes.ts';

export const WORDS_VERSION = 6;

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

/** The FTS5 condition for the tag of this number. */
export const tag = (number: number): string => `"${MARKS.tag}${number}"`;

/**
 * The words that stand before all others of a document: only the writer of the index can give their numbers.
 * @param tags the numbers of its facet values and of who may see it
 */
export function tagWords(tags: readonly number[]): string {
  return `${MARKS.tag}${[EVERY_TAG, ...tags].join(` ${MARKS.tag}`)}${LINE_END}`;
}

const inLines = (lines: readonly string[]) => lines.filter((line) => line !== '').join(LINE_END);

/**
 * Adds the words of a document but for its tags, in the order that phrases need.
 * @returns the lines of the header in plain words, as often as they stand there
 */
export function addWords(bytes: WordBytes, document: SearchDocument): string {
  const numbers = numberLines(document.number, document.symbol);
  const subject = markedLineOf(document.subject);
  const issuers = document.issuer.split('\n').map(recurringLine);
  const [signer, type] = [recurringLine(document.signer), recurringLine(document.type)];
  const [whole] = numbers;
  const head: Line[] = [
    ...(whole === undefined ? [] : [{ plain: `so ${whole.plain}`, joined: whole.joined }]),
    type,
    subject,
    ...issuers,
    signer,
    ...document.lines.map(recurringPlainLine),
  ];
  const words = head.map(({ plain }) => plain);
  bytes.add(
    inLines([
      ...numbers.map((form) => markedWords(MARKS.number, form)),
      document.registerNumber === null ? '' : `${MARKS.registerNumber}${document.registerNumber}`,
      markedWords(MARKS.subject, subject),
      ...issuers.map((issuer) => markedWords(MARKS.issuer, issuer)),
      markedWords(MARKS.signer, signer),
      markedWords(MARKS.type, type),
      exactWords([subject, ...issuers, signer]),
      citedWords(document.cites),
      ...words,
      ...numbers.map(({ plain }) => plain),
    ]),
  );
  const pages = document.pages.map(({ text }, place) => {
    // A phrase may go on on the next page.
    bytes.add(place === 0 ? LINE_END : ' ');
    return bytes.addFolded(text);
  });
  const joinedForms = joinedWords(head, pages);
  if (joinedForms !== '') bytes.add(LINE_END + joinedForms);
  return words.join('\n');
}

/** A line of the header, folded and cut once for all that is made of it. */
interface Line {
  /** Its words, a space between two of them. */
  plain: string;
  /** Its abbreviations in one word. */
  joined: readonly string[];
}

/** One whose words also stand for where they are. */
interface MarkedLine extends Line {
  words: readonly string[];
  /** Its words that carry accents, as they stand there. */
  exact: readonly string[];
}

/** The forms of a number, see {@link numberForms}; a symbol is looked into once, not once for every form. */
function numberLines(number: string | null, symbol: string | null): MarkedLine[] {
  const numbers = number === null ? [] : spellingsOf(number).map(recurringLine);
  if (symbol === null || symbol === '') return numbers;
  const { words, joined: forms } = recurringLine(symbol);
  const short = words.join('');
  const alone = numberLine([short]);
  if (numbers.length === 0) return [numberLine(words, forms), alone];
  const whole = numbers.flatMap((each) => [
    numberLine([...each.words, ...words], forms),
    numberLine([...each.words, short]),
    numberLine([`${each.words.join('')}${short}`]),
  ]);
  return [...whole, alone];
}

const numberLine = (words: readonly string[], forms: readonly string[] = []): MarkedLine => ({
  plain: words.join(' '),
  joined: forms,
  words,
  exact: [],
});

function markedLineOf(text: string): MarkedLine {
  const folded = foldText(text);
  const places = placesOfWords(folded.folded);
  const words = places.map(([from, end]) => folded.folded.slice(from, end));
  const exact: string[] = [];
  for (const [from, end] of places) exact.push(...accentedWords(folded.composed.slice(from, end)));
  return { plain: words.join(' '), joined: [...joinedFormsIn(folded)], words, exact };
}

function plainLineOf(text: string): Line {
  const folded = foldText(text);
  return { plain: splitWords(folded.folded).join(' '), joined: [...joinedFormsIn(folded)] };
}

/** An archive has many papers of few issuers and signers, and whole archives pass through here. */
const recurringLine = keptByText(markedLineOf);
const recurringPlainLine = keptByText(plainLineOf);

const MOST_LINES_KEPT = 10_000;
const LONGEST_LINE_KEPT = 200;

/** Keeps what was made of the lines met before. */
function keptByText<Made>(make: (text: string) => Made): (text: string) => Made {
  const kept = new Map<string, Made>();
  return (text) => {
    const met = kept.get(text);
    if (met !== undefined) return met;
    const made = make(text);
    if (kept.size >= MOST_LINES_KEPT) kept.clear();
    if (text.length <= LONGEST_LINE_KEPT) kept.set(text, made);
    return made;
  };
}

function joinedWords(head: readonly Line[], pages: readonly Joinable[]): string {
  const all = new Set<string>();
  for (const line of head) for (const form of line.joined) all.add(form);
  for (const page of pages) for (const form of joinedFormsIn(page)) all.add(form);
  return [...all].join(' ');
}

/** The plain words of a row of the index. */
export function plainWordsIn(words: string): Set<string> {
  return new Set(words.split(' ').filter((word) => word !== '' && !word.includes('_')));
}

/** "05", "CĐ-TTg" → 5/CĐ-TTg, 05/CĐ-TTg, 5cđttg …: half a number, or the whole of it without its marks. */
export function numberForms(number: string | null, symbol: string | null): string[] {
  const numbers = number === null ? [] : spellingsOf(number);
  if (symbol === null || symbol === '') return numbers;
  const short = joined(symbol);
  if (numbers.length === 0) return [symbol, short];
  return [...numbers.flatMap((each) => [`${each}/${symbol}`, `${each}/${short}`, `${each}${short}`]), short];
}

/** "5" and "05" are one number. */
const spellingsOf = (number: string) => [
  ...new Set([number, number.replace(/^0+(?=\d)/, ''), number.padStart(2, '0')]),
];

/** The pages in order, each at the place of its number, between page breaks. */
export function bodyOf(pages: SearchDocument['pages']): string {
  const last = Math.max(0, ...pages.map((page) => page.number));
  const texts = Array.from({ length: last }, () => '');
  // A page break in the text of a page would shift all pages after it.
  for (const page of pages) texts[page.number - 1] = page.text.normalize('NFC').replaceAll(PAGE_BREAK, ' ');
  return texts.join(PAGE_BREAK);
}

function markedWords(mark: string, { words, joined: forms }: MarkedLine): string {
  const all = forms.length === 0 ? words : [...words, ...forms];
  return all.length === 0 ? '' : mark + all.join(` ${mark}`);
}

/** There are some thousands of syllables, and capitals of them. */
const accentedWords = keptByText(accentedWordsOf);

/** A word as it is spelled here; nothing where it carries no accent. */
function accentedWordsOf(word: string): string[] {
  return wordsOf(unifyTonePlacement(word)).flatMap((each) => (each.word === each.typed ? [] : [each.typed]));
}

/** The words that carry accents, once each. */
function exactWords(lines: readonly MarkedLine[]): string {
  const exact = new Set<string>();
  for (const line of lines) for (const word of line.exact) exact.add(word);
  return exact.size === 0 ? '' : MARKS.exact + [...exact].join(` ${MARKS.exact}`);
}

/** With the year, where the date is given: several papers may bear one number and symbol. */
function citedWords(cites: SearchDocument['cites']): string {
  return cites
    .map(
      ({ symbol, date }) => `${MARKS.cites}${joined(symbol)}${date === null ? '' : `_${date.slice(0, 4)}`}`,
    )
    .join(' ');
}
