/**
 * The form in which text is indexed and asked for: accents folded, letters and digits kept, everything else
 * a space. Both sides pass through here, so that a word of the box meets the same word of the paper.
 */
import { foldAccents } from '../platform/vietnamese.ts';

/** Separates the pages in the body of a paper: no letter and no digit, so that it also separates words. */
export const PAGE_BREAK = '\f';

const WORD = /[\p{L}\p{N}]+/gu;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const NOT_A_WORD = /[^\p{L}\p{N}\f]/gu;
/** Abbreviations as offices print them: GD&ĐT, QĐ-UBND, TP.HCM. */
const CHAIN = /[\p{L}\p{N}]+(?:[&.-][\p{L}\p{N}]+)+/gu;
/** What joins them. Looked for by itself, because most text has none. */
const JOINT = /[&.-](?=[^\s&.-])/g;
const LONGEST_JOINED = 40;

const SPACE = 0x20;
/** For each UTF-16 unit its searchable form, found once; 0: not looked at yet. Whole archives pass through here. */
const searchableUnits = new Uint16Array(0x10000);
const fromUnits = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Of the same length as the NFC text, so that offsets hold in both. */
export function searchable(text: string): string {
  const composed = text.normalize('NFC');
  const units = new Uint16Array(composed.length);
  for (let at = 0; at < composed.length; at += 1) {
    const unit = composed.charCodeAt(at);
    if (isSurrogate(unit)) return slowly(composed);
    units[at] = searchableUnits[unit] ||= searchableUnit(unit);
  }
  return fromUnits.decode(units);
}

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
  return Array.from(searchable(original).matchAll(WORD), (match) => ({
    word: match[0],
    typed: original.slice(match.index, match.index + match[0].length).toLowerCase(),
  }));
}

/** The words of a searchable text. */
export function splitWords(searchableText: string): string[] {
  return searchableText
    .replaceAll(PAGE_BREAK, ' ')
    .split(' ')
    .filter((word) => word !== '');
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
