/** The proof of a value: the words it was read from, where they stand, and how sure the reading is. */
import type { Word } from '../reading/page.ts';
import { boxAround } from './layout/paper-lines.ts';
import type { PaperLine } from './parts.ts';
import type { Evidence } from './understanding.ts';

/** A value with its proof. */
export interface Finding<Value> {
  value: Value;
  evidence: Evidence;
}

/**
 * Proof by whole lines: one box a line. `certainty` (0 to 1) is how sure the rule is; the reader's own
 * confidence in the words lowers it.
 */
export function proofOfLines(lines: readonly PaperLine[], certainty: number): Evidence {
  const words = lines.flatMap((line) => line.source.words);
  return {
    quote: lines.map((line) => line.text).join(' '),
    page: lines[0]?.page ?? 1,
    boxes: lines.filter((line) => line.page === lines[0]!.page).map((line) => line.box),
    confidence: rounded(certainty * readingConfidence(words)),
  };
}

/** Proof by the part of a line from character `start` to `end` of its text. */
export function proofInLine(line: PaperLine, start: number, end: number, certainty: number): Evidence {
  const words = wordsBetween(line, start, end);
  if (words.length === 0) return { ...proofOfLines([line], certainty), quote: line.text.slice(start, end) };
  return {
    quote: line.text.slice(start, end).trim(),
    page: line.page,
    boxes: [boxAround(words)],
    confidence: rounded(certainty * readingConfidence(words)),
  };
}

/** The place where a field stands that nobody filled in: no quote, its box, no confidence in a value. */
export function proofOfBlank(line: PaperLine): Evidence {
  return { quote: '', page: line.page, boxes: [line.box], confidence: 0 };
}

/** The words of a line that touch the characters from `start` to `end` of its text. */
export function wordsBetween(line: PaperLine, start: number, end: number): Word[] {
  const found: Word[] = [];
  let offset = 0;
  for (const word of line.source.words) {
    if (offset < end && offset + word.text.length > start) found.push(word);
    offset += word.text.length + 1;
  }
  return found;
}

/** Mean confidence of the words by their length, 0 to 1; the weakest word weighs in, for one wrong word spoils a value. */
export function readingConfidence(words: readonly Word[]): number {
  if (words.length === 0) return 0;
  const characters = words.reduce((sum, word) => sum + word.text.length, 0);
  const mean =
    words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / Math.max(characters, 1);
  const weakest = Math.min(...words.map((word) => word.confidence));
  return (0.7 * mean + 0.3 * weakest) / 100;
}

/** Three digits, within 0 and 1. */
export function rounded(confidence: number): number {
  return Math.round(Math.max(0, Math.min(1, confidence)) * 1000) / 1000;
}
