/** Choosing a passage of the paper: by a drag, or by its first word and its last. Pure. */
import type { Box } from '../../reading/page.ts';
import { unionOf } from './geometry.ts';
import { type PlacedWord, wordsBetween } from './word-selection.ts';

/**
 * What is chosen after a pick. A drag is a new passage; a single word ends the one that a single word began, and
 * begins one otherwise.
 */
export function chosenAfter(
  all: readonly PlacedWord[],
  before: readonly PlacedWord[],
  picked: readonly PlacedWord[],
): readonly PlacedWord[] {
  const [first] = before;
  const [word] = picked;
  if (picked.length !== 1 || before.length !== 1 || first === undefined || word === undefined) return picked;
  return wordsBetween(all, indexOf(all, first), indexOf(all, word));
}

const indexOf = (all: readonly PlacedWord[], word: PlacedWord) =>
  all.findIndex(({ x, y, text }) => x === word.x && y === word.y && text === word.text);

/** The words as they are written, and a box a line. */
export function passageOf(words: readonly PlacedWord[]): { quote: string; boxes: Box[] } {
  const lines = new Map<number, PlacedWord[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return {
    quote: words.map(({ text }) => text).join(' '),
    boxes: [...lines.values()].map((line) => unionOf(line)!),
  };
}
