/**
 * The form in which text is indexed and asked for: accents folded, letters and digits kept, everything else
 * a space. Both sides pass through here, so that a word of the box meets the same word of the paper.
 */
import { foldAccents } from '../platform/vietnamese.ts';

/** Separates the pages in the body of a paper: no letter and no digit, so that it also separates words. */
export const PAGE_BREAK = '\f';

const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NOT_A_WORD = /[^\p{L}\p{N}\f]/gu;
/** Abbreviations as offices print them: GD&ĐT, QĐ-UBND, TP.HCM. */
const CHAIN = /[\p{L}\p{N}]+(?:[&.-][\p{L}\p{N}]+)+/gu;
/** What joins them. Looked for by itself, because most text has none. */
const JOINT = /[&.-](?=[^\s&.-])/g;
const MAY_JOIN = /[&.-][^\s&.-]/;
const LONGEST_JOINED = 40;

const SPACE = 0x20;
/** For each UTF-16 unit its searchable form, found once; 0: not looked at yet. Whole archives pass through here. */
const searchableUnits = new Uint16Array(0x10000);
/** Where a text is folded: nearly all of Vietnamese becomes ASCII, of which SQLite takes a byte a letter. */
let scratch = scratchFor(0x8000);

interface Scratch {
  units: Uint16Array;
  unitBytes: Buffer;
  ascii: Buffer;
}

function scratchFor(length: number): Scratch {
  const units = new Uint16Array(length);
  return { units, unitBytes: Buffer.from(units.buffer), ascii: Buffer.alloc(length) };
}

/** Of the same length as the NFC text, so that offsets hold in both. */
export function searchable(text: string): string {
  const composed = text.normalize('NFC');
  const { length } = composed;
  if (length > scratch.units.length) scratch = scratchFor(2 * length);
  const { units, unitBytes, ascii } = scratch;
  unitBytes.write(composed, 0, 'utf16le');
  let all = 0;
  for (let at = 0; at < length; at += 1) {
    const unit = units[at]!;
    let folded = searchableUnits[unit]!;
    if (folded === 0) {
      if (isSurrogate(unit)) return slowly(composed);
      folded = searchableUnits[unit] = searchableUnit(unit);
    }
    units[at] = folded;
    ascii[at] = folded;
    all |= folded;
  }
  return all < ASCII_END ? ascii.toString('latin1', 0, length) : unitBytes.toString('utf16le', 0, 2 * length);
}

const ASCII_END = 0x80;
const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff;

function searchableUnit(unit: number): number {
  const folded = foldAccents(String.fromCharCode(unit));
  return folded === PAGE_BREAK || LETTER_OR_DIGIT.test(folded) ? folded.charCodeAt(0) : SPACE;
}

/** Letters beyond the first plane take two units. */
function slowly(composed: string): string {
  return foldAccents(composed).replace(NOT_A_WORD, (other) => ' '.repeat(other.length));
}

export interface TypedWord {
  /** As it is looked for. */
  word: string;
  /** As it was typed, in lower case, with its accents. */
  typed: string;
}

export function wordsOf(text: string): TypedWord[] {
  const original = text.normalize('NFC');
  const folded = searchable(original);
  const words: TypedWord[] = [];
  for (let at = 0; at < folded.length;) {
    const end = endOfWord(folded, at);
    if (end > at) words.push({ word: folded.slice(at, end), typed: original.slice(at, end).toLowerCase() });
    at = end + 1;
  }
  return words;
}

const endOfWord = (searchableText: string, from: number) => {
  let at = from;
  while (at < searchableText.length && !isBetweenWords(searchableText.charCodeAt(at))) at += 1;
  return at;
};
const isBetweenWords = (code: number) => code === SPACE || code === PAGE_BREAK.charCodeAt(0);

/** The words of a searchable text. */
export function splitWords(searchableText: string): string[] {
  const words: string[] = [];
  const { length } = searchableText;
  for (let at = 0; at < length;) {
    const end = endOfWord(searchableText, at);
    if (end > at) words.push(searchableText.slice(at, end));
    at = end + 1;
  }
  return words;
}

/** All letters and digits in one word: "CĐ-TTg" → "cdttg". */
export function joined(text: string): string {
  return searchable(text).replaceAll(/[ \f]+/g, '');
}

/**
 * The abbreviations of a text as people type them, in one word: "Sở GD&ĐT-TP.HCM" → gddt, gddttphcm.
 * Dates and clause numbers (31.12.2026, 1.2.3) are none.
 */
export function joinedForms(text: string): Set<string> {
  const forms = new Set<string>();
  if (!MAY_JOIN.test(text)) return forms;
  for (const stretch of stretchesWithJoint(text.normalize('NFC'))) {
    for (const [chain] of foldAccents(stretch).matchAll(CHAIN)) {
      for (const form of formsOfChain(chain)) {
        if (form.length <= LONGEST_JOINED && /\p{L}/u.test(form)) forms.add(form);
      }
    }
  }
  return forms;
}

/** From one space to the next, where something is joined in between. */
function* stretchesWithJoint(text: string): Generator<string> {
  let end = 0;
  for (const { index } of text.matchAll(JOINT)) {
    if (index < end) continue;
    let start = index;
    while (start > end && !isSpace(text, start - 1)) start -= 1;
    end = index;
    while (end < text.length && !isSpace(text, end)) end += 1;
    if (start < index) yield text.slice(start, end);
  }
}

const isSpace = (text: string, at: number) => text.charCodeAt(at) <= SPACE;

function formsOfChain(chain: string): string[] {
  const parts = chain.split(/[.-]/).filter((part) => part.includes('&'));
  return [joined(chain), ...parts.map(joined)];
}
