/** Whether the confidence of a word means what it says: of those given at so much, how many are right. */
import { plainWording } from '../../src/evaluation/wording.ts';
import type { ReadPage } from '../../src/reading/page.ts';

export interface Graded {
  confidence: number;
  right: boolean;
}

/**
 * The words of a page, each right where the true text has it too. Where a word stands twice on the page and
 * once in the text, the surer one is taken for the right one.
 */
export function gradedWords(page: ReadPage, gold: string): Graded[] {
  const left = new Map<string, number>();
  for (const word of gold.split(/\s+/).map(lettersOf)) left.set(word, (left.get(word) ?? 0) + 1);
  const words = page.lines.filter((line) => line.zone !== 'overlay').flatMap((line) => line.words);
  return words
    .toSorted((a, b) => b.confidence - a.confidence)
    .flatMap(({ text, confidence }) => {
      const letters = lettersOf(text);
      if (letters === '') return [];
      const many = left.get(letters) ?? 0;
      left.set(letters, many - 1);
      return [{ confidence, right: many > 0 }];
    });
}

/** Words are compared without case and punctuation, as everywhere. */
function lettersOf(word: string): string {
  return plainWording(word).replaceAll(' ', '');
}

const STEPS = [95, 90, 80, 70, 50, 0] as const;

export interface CalibrationStep {
  from: number;
  words: number;
  right: number;
}

export function calibrationOf(words: readonly Graded[]): CalibrationStep[] {
  return STEPS.map((from, index) => {
    const below = STEPS[index - 1] ?? Infinity;
    const step = words.filter(({ confidence }) => confidence >= from && confidence < below);
    return { from, words: step.length, right: step.filter(({ right }) => right).length };
  });
}
