/** A read word without its punctuation, and how it is changed: what was read first stays with it. */
import type { RecognisedWord } from './recogniser.ts';

/** A corrected word is not given as sure. */
const CORRECTED_CONFIDENCE = 85;

export interface Core {
  before: string;
  core: string;
  after: string;
}

/** The letters of a word and the punctuation around them; undefined where there are none or digits too. */
export function coreOf(text: string): Core | undefined {
  const parts = /^([^\p{L}\p{N}]*)(\p{L}+)([^\p{L}\p{N}]*)$/u.exec(text);
  return parts === null ? undefined : { before: parts[1]!, core: parts[2]!, after: parts[3]! };
}

/** Capitalised, but not all in capitals: names of people and places are written so. */
export function isNamelike(core: string): boolean {
  return /^\p{Lu}/u.test(core) && core !== core.toUpperCase();
}

/** Gives a word other letters, in its case and with its punctuation. */
export function rewrite(word: RecognisedWord, { before, core, after }: Core, correct: string): void {
  change(word, before + inCaseOf(core, correct) + after);
}

/** What was read first stays with the word. */
export function change(word: RecognisedWord, text: string): void {
  word.read ??= word.text;
  word.text = text;
  word.confidence = Math.min(word.confidence, CORRECTED_CONFIDENCE);
}

function inCaseOf(model: string, text: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return text.toUpperCase();
  return /^\p{Lu}/u.test(model) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
