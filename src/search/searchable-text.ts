/**
 * The form in which text is indexed and asked for: accents folded, letters and digits kept, everything else
 * a space. Both sides pass through here, so that a word of the box meets the same word of the paper.
 */
import { foldAccents } from '../platform/vietnamese.ts';

/** Separates the pages in the body of a paper: no letter and no digit, so that it also separates words. */
export const PAGE_BREAK = '\f';

const NOT_A_WORD = /[^\p{L}\p{N}\f]/gu;
const WORD = /[\p{L}\p{N}]+/gu;
/** Abbreviations as offices print them: GD&ĐT, QĐ-UBND, TP.HCM. */
const CHAIN = /[\p{L}\p{N}]+(?:[&.-][\p{L}\p{N}]+)+/gu;
const LONGEST_JOINED = 40;

/** Of the same length as the NFC text, so that offsets hold in both. */
export function searchable(text: string): string {
  return foldAccents(text).replace(NOT_A_WORD, (other) => ' '.repeat(other.length));
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
  for (const [chain] of foldAccents(text).matchAll(CHAIN)) {
    for (const form of [
      joined(chain),
      ...chain
        .split(/[.-]/)
        .filter((part) => part.includes('&'))
        .map(joined),
    ]) {
      if (form.length <= LONGEST_JOINED && /\p{L}/u.test(form)) forms.add(form);
    }
  }
  return forms;
}
