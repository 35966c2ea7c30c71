/**
 * The numbers that parts of a dispatch give themselves (PL I, Phần I, II.6): Phần I, Chương II, Mục 1, I., Điều 1.,
 * 1., a) with đ after d.
 */
import type { DocumentBlock } from './document.ts';
import { LEVELS, type Level } from './levels.ts';

/** The letters of điểm in their order: no f, j, w, z, and đ follows d. */
export const POINT_LETTERS = [...'abcdđeghiklmnopqrstuvxy'];

const ROMAN: readonly [number, string][] = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function roman(number: number): string {
  let rest = number;
  let signs = '';
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      signs += sign;
      rest -= value;
    }
  }
  return signs;
}

/** a … y, then aa, ab: the decree is silent after y. */
export function pointLetter(number: number): string {
  const count = POINT_LETTERS.length;
  const letter = POINT_LETTERS[(number - 1) % count] ?? '';
  return number > count ? pointLetter(Math.floor((number - 1) / count)) + letter : letter;
}

/** What stands before the words of a numbered item, from its place among its like. */
export function labelOf(level: Level, number: number): string {
  switch (level) {
    case 'part':
      return `Phần ${roman(number)}`;
    case 'chapter':
      return `Chương ${roman(number)}`;
    case 'section':
      return `Mục ${number}`;
    case 'subsection':
      return `Tiểu mục ${number}`;
    case 'group':
      return `${roman(number)}.`;
    case 'article':
      return `Điều ${number}.`;
    case 'clause':
      return `${number}.`;
    case 'point':
      return `${pointLetter(number)})`;
    case 'dash':
      return '-';
  }
}

/** Levels whose numbers run on through everything above them. */
const RUNS_ON: ReadonlySet<Level> = new Set(['part', 'chapter', 'article']);

/** The number of each block among its like, 0 for paragraphs and tables. */
export function numbersOf(blocks: readonly DocumentBlock[]): number[] {
  const counts = new Map<Level, number>();
  return blocks.map((block) => {
    if (block.kind === 'paragraph' || block.kind === 'table') return 0;
    const number = (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, number);
    for (const below of LEVELS.slice(LEVELS.indexOf(block.kind) + 1))
      if (!RUNS_ON.has(below)) counts.delete(below);
    return number;
  });
}

/** The label of each block; empty for paragraphs and tables. */
export function labelsOf(blocks: readonly DocumentBlock[]): string[] {
  const numbers = numbersOf(blocks);
  return blocks.map((block, index) =>
    block.kind === 'paragraph' || block.kind === 'table' ? '' : labelOf(block.kind, numbers[index] ?? 1),
  );
}
