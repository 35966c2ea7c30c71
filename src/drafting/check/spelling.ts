/**
 * Chính tả: syllables that Vietnamese does not have, and words that are often taken for another. What is written in
 * capitals (names of people, places, ethnic minorities) or without Vietnamese marks (website, email) is left alone.
 */
import { isMarked, isSyllable } from '../../reading/syllables.ts';
import type { DispatchDocument } from '../document.ts';
import confusions from './confusions.json' with { type: 'json' };
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { matchesIn, replaced } from './texts.ts';

export function spellingFindings(document: DispatchDocument): Finding[] {
  return [...misspelt(document), ...confused(document)];
}

const LOWER_WORD = /(?<![\p{L}\d/-])\p{Ll}{2,}(?![\p{L}\d/-])/gu;

function misspelt(document: DispatchDocument): Finding[] {
  return matchesIn(document, LOWER_WORD).flatMap(({ placed, match: [word] }) => {
    if (!isMarked(word) || isSpelled(word)) return [];
    return [finding('syllables', { place: placed.place, expected: 'một âm tiết tiếng Việt', found: word })];
  });
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** Before i, e, ê: k, gh, ngh; before all others: c, g, ng. */
const WRONG_ONSET = /^(?:(?:ngh|gh)(?![ieêy])|ng(?=[ieê])|c(?=[ieêy])|g(?=[eê])|k(?=[aăâoôơuư]))/u;
const STOPPED = /(?:c|ch|p|t)$/u;
/** Sắc, nặng: the only tones of a syllable that ends in a stop. */
const SHORT_TONES = /[\u0301\u0323]/u;

/** Whether a word is a syllable by its letters and by the tone its ending allows. */
export function isSpelled(word: string): boolean {
  if (!isSyllable(word)) return false;
  const parts = word.toLowerCase().normalize('NFD');
  const letters = parts.replaceAll(TONE, '').normalize('NFC');
  if (WRONG_ONSET.test(letters)) return false;
  return !STOPPED.test(letters) || SHORT_TONES.test(parts);
}

const WRONG_WORDS = new Map(Object.entries(confusions.words));
const CONFUSED = new RegExp(`(?<!\\p{L})(?:${[...WRONG_WORDS.keys()].join('|')})(?!\\p{L})`, 'giu');

function confused(document: DispatchDocument): Finding[] {
  return matchesIn(document, CONFUSED).map(({ placed, match: [wrong] }) => {
    const fixes = [replaced(placed, (words) => words.replaceAll(CONFUSED, rightWord))];
    return finding('confusions', { place: placed.place, expected: rightWord(wrong), found: wrong, fixes });
  });
}

/** In the capital it was written with. */
function rightWord(wrong: string): string {
  const right = WRONG_WORDS.get(wrong.toLowerCase()) ?? wrong;
  return /^\p{Lu}/u.test(wrong) ? right.charAt(0).toUpperCase() + right.slice(1) : right;
}
