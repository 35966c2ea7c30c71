/**
 * A printed page before it is a file: lines of measured words, rules, frames and surfaces, each at its place.
 * The PDF and the preview are painted from the same sheets, so they cannot differ by a line.
 *
 * Units: points; origin at the top left of the page, y downwards.
 */
import type { Face } from './fonts.ts';

export const A4 = { width: 595.28, height: 841.89 };

/** Millimetres in points. */
export const mm = (length: number): number => (length * 72) / 25.4;

export type Ink = 'black' | 'red' | 'grey' | 'blue';

/**
 * What a piece of the page is to a screen reader (PDF 32000-1, 14.8.4): kinds of the standard structure types.
 * Marks without a node are decoration.
 */
export interface TagNode {
  kind: 'Document' | 'Sect' | 'P' | 'H1' | 'H2' | 'H3' | 'Table' | 'TR' | 'TH' | 'TD' | 'L' | 'LI' | 'Figure';
  parent: TagNode | null;
  /** Words for a figure. */
  alt?: string;
}

/** Letters in one face, next to each other. */
export interface Run {
  x: number;
  width: number;
  text: string;
  face: Face;
  size: number;
  ink: Ink;
  /** A space follows; it is painted, so that a copied text has its spaces. */
  spaced: boolean;
}

/** Where in its table a line stands, both from 0; the head has no place. */
export interface CellPlace {
  row: number;
  column: number;
}

export type Mark =
  | { kind: 'line'; baseline: number; runs: Run[]; tag: TagNode | null; source?: string; cell?: CellPlace }
  | { kind: 'rule'; x: number; y: number; width: number; thickness: number; ink: Ink }
  | { kind: 'upright'; x: number; y: number; height: number; thickness: number; ink: Ink }
  | { kind: 'frame'; x: number; y: number; width: number; height: number; thickness: number; ink: Ink }
  | { kind: 'surface'; x: number; y: number; width: number; height: number; shade: number; ink: Ink }
  | { kind: 'path'; points: { x: number; y: number }[]; thickness: number; ink: Ink };

export interface Sheet {
  width: number;
  height: number;
  marks: Mark[];
  /** Within its own part (the paper, or one appendix), from 1. */
  pageNumber: number;
}

/** The same mark further down and to the right. */
export function moved(mark: Mark, dx: number, dy: number): Mark {
  switch (mark.kind) {
    case 'line': {
      const runs = mark.runs.map((run) => ({ ...run, x: run.x + dx }));
      return { ...mark, runs, baseline: mark.baseline + dy };
    }
    case 'path':
      return { ...mark, points: mark.points.map(({ x, y }) => ({ x: x + dx, y: y + dy })) };
    default:
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
  }
}

/** The words of a line, as they are read. */
export function lineText(mark: Extract<Mark, { kind: 'line' }>): string {
  return mark.runs
    .map((run) => (run.spaced ? `${run.text} ` : run.text))
    .join('')
    .trim();
}
