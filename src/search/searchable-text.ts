/**
 * The form in which text is indexed and asked for: accents folded, letters and digits kept, everything else
 * a space. Both sides pass through here, so that a word of the box meets the same word of the paper.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { foldText, type Joinable, PAGE_BREAK } from './folded-text.ts';

/** Abbreviations as offices print them: GD&ĐT, QĐ-UBND, TP.HCM. */
const CHAIN = /[\p{L}\p{N}]+(?:[&.-][\p{L}\p{N}]+)+/gu;
/** A joint joins nothing where a space or another one follows. */
const JOINED_ON = /[^\s&.-]/;
const LONGEST_JOINED = 40;

const SPACE = 0x20;

/** Of the same length as the NFC text, so that offsets hold in both. */
export const searchable = (text: string): string => foldText(text).folded;

export interface TypedWord {
  /** As it is looked for. */
  word: string;
  /** As it was typed, in lower case, with its accents. */
  typed: string;
}

export function wordsOf(text: string): TypedWord[] {
  const { composed, folded } = foldText(text);
  return placesOfWords(folded).map(([from, end]) => ({
    word: folded.slice(from, end),
    typed: composed.slice(from, end).toLowerCase(),
  }));
}

const endOfWord = (searchableText: string, from: number) => {
  let at = from;
  while (at < searchableText.length && !isBetweenWords(searchableText.charCodeAt(at))) at += 1;
  return at;
};
const isBetweenWords = (code: number) => code === SPACE || code === PAGE_BREAK.charCodeAt(0);

/** The words of a searchable text. */
export function splitWords(searchableText: string): string[] {
  return placesOfWords(searchableText).map(([from, end]) => searchableText.slice(from, end));
}

/** Where the words of a searchable text begin and end. */
export function placesOfWords(searchableText: string): [from: number, end: number][] {
  const places: [number, number][] = [];
  const { length } = searchableText;
  for (let at = 0; at < length;) {
    const end = endOfWord(searchableText, at);
    if (end > at) places.push([at, end]);
    at = end + 1;
  }
  return places;
}

/** All letters and digits in one word: "CĐ-TTg" → "cdttg". */
export function joined(text: string): string {
  return searchable(text).replaceAll(/[ \f]+/g, '');
}

/**
 * The abbreviations of a text as people type them, in one word: "Sở GD&ĐT-TP.HCM" → gddt, gddttphcm.
 * Dates and clause numbers (31.12.2026, 1.2.3) are none.
 */
export const joinedForms = (text: string): Set<string> => joinedFormsIn(foldText(text));

/** The same of a text that was folded before. */
export function joinedFormsIn(text: Joinable): Set<string> {
  const forms = new Set<string>();
  if (text.joints.length === 0) return forms;
  for (const stretch of stretchesWithJoint(text)) {
    for (const [chain] of foldAccents(stretch).matchAll(CHAIN)) {
      for (const form of formsOfChain(chain)) {
        if (form.length <= LONGEST_JOINED && /\p{L}/u.test(form)) forms.add(form);
      }
    }
  }
  return forms;
}

/** From one space to the next, where something is joined in between. */
function* stretchesWithJoint({ composed, joints }: Joinable): Generator<string> {
  let end = 0;
  for (const joint of joints) {
    if (joint < end || !JOINED_ON.test(composed.charAt(joint + 1))) continue;
    let start = joint;
    while (start > end && !isSpace(composed, start - 1)) start -= 1;
    end = joint;
    while (end < composed.length && !isSpace(composed, end)) end += 1;
    if (start < joint) yield composed.slice(start, end);
  }
}

const isSpace = (text: string, at: number) => text.charCodeAt(at) <= SPACE;

function formsOfChain(chain: string): string[] {
  const parts = chain.split(/[.-]/).filter((part) => part.includes('&'));
  return [joined(chain), ...parts.map(joined)];
}
