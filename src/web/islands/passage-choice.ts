/** Choosing a passage of the paper: by a drag, by its first word and its last, or by keys. Pure. */
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

/** A first line stands so much farther in, in points; a gap between paragraphs is so many heights of a line. */
const INDENT = 8;
const GAP = 1.1;

/** The paragraphs of a page in reading order, as stretches that keys go along. */
export function paragraphsOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const paragraphs: PlacedWord[][] = [];
  let before: PlacedWord[] = [];
  for (const line of linesOf(words)) {
    if (before.length === 0 || beginsParagraph(before, line)) paragraphs.push([]);
    paragraphs.at(-1)?.push(...line);
    before = line;
  }
  return paragraphs;
}

function linesOf(words: readonly PlacedWord[]): PlacedWord[][] {
  const lines = new Map<number, PlacedWord[]>();
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word]);
  return [...lines.values()];
}

function beginsParagraph(before: readonly PlacedWord[], line: readonly PlacedWord[]): boolean {
  const [first, last, next] = [before[0], before.at(-1), line[0]];
  if (first === undefined || last === undefined || next === undefined) return true;
  const apart = next.y - (first.y + first.height) > GAP * first.height;
  const ended = /[.;:!?]$/u.test(last.text);
  return next.zone !== first.zone || apart || next.x > first.x + INDENT || ended;
}

/** Paragraphs that are chosen by keys, by their numbers on a page: where the choice began, and where it has got to. */
export interface Walked {
  page: number;
  from: number;
  to: number;
}

/** Where keys begin from above: behind the letterhead, which asks nothing of anybody; on top where all of a page is none. */
export function firstToWalk(paragraphs: readonly PlacedWord[][]): number {
  return Math.max(
    paragraphs.findIndex(([word]) => word?.zone === 'body'),
    0,
  );
}

/** One paragraph on, or one more of them; within what the page has. */
export function walkedOn(before: Walked, by: number, isMore: boolean, paragraphs: number): Walked {
  const to = Math.min(Math.max(before.to + by, 0), paragraphs - 1);
  return { page: before.page, from: isMore ? before.from : to, to };
}

/** The words of the chosen paragraphs, in reading order. */
export function wordsWalked(paragraphs: readonly PlacedWord[][], { from, to }: Walked): PlacedWord[] {
  return paragraphs.slice(Math.min(from, to), Math.max(from, to) + 1).flat();
}

const indexOf = (all: readonly PlacedWord[], word: PlacedWord) =>
  all.findIndex(({ x, y, text }) => x === word.x && y === word.y && text === word.text);

/** The words as they are written, and a box a line. */
export function passageOf(words: readonly PlacedWord[]): { quote: string; boxes: Box[] } {
  return {
    quote: words.map(({ text }) => text).join(' '),
    boxes: linesOf(words).map((line) => unionOf(line)!),
  };
}
