/** The rows of a table without rules, from its lines: a cell may have several, set at its top or in its middle. */
import { median } from './median.ts';
import { boxAround } from './page-lines.ts';
import type { Box, Line } from './page.ts';
import { lineText } from './page.ts';

/** What stands in one column on a line, or runs on over several. */
export interface Piece {
  line: Line;
  /** From 0. */
  column: number;
  columns: number;
}

/** The pieces of one line across a table, or of one of its rows. */
export type TableLine = Piece[];

/** Lines further apart than the usual ones, by this factor, part two rows. */
const WIDER = 1.2;
/** Lines nearer than so many of their heights are beside each other in cells of one row. */
const HALF_WAY = 0.85;
/** Lines of one cell that are looked back over. */
const LONGEST_CELL = 20;
/** Points of white between two words. */
const SPACE = 4;

export const isCrossing = (line: TableLine): boolean => line.some((piece) => piece.columns > 1);

/** @param lines from the top; at least one */
export function tableRowsOf(lines: readonly TableLine[]): TableLine[] {
  const boxes = lines.map((line) => boxAround(line.map((piece) => piece.line)));
  const pitches = boxes.slice(1).map((box, at) => middle(box) - middle(boxes[at]!));
  const least = HALF_WAY * median(boxes.map(({ height }) => height));
  const breaks: number[] = [0];
  let open = 0;
  for (const at of openersOf(lines)) {
    const cut = breakBetween(open, at, pitches, least);
    if (cut !== undefined) breaks.push(cut);
    open = at;
  }
  return breaks.map((from, at) => lines.slice(from, breaks[at + 1] ?? lines.length).flat());
}

/** Where a row ends between two lines that open one: at the widest white, or just above the second. */
function breakBetween(
  from: number,
  to: number,
  pitches: readonly number[],
  least: number,
): number | undefined {
  const between = pitches.slice(from, to);
  const widest = Math.max(...between);
  if (widest < least) return undefined;
  if (between.at(-1)! * WIDER >= widest) return to;
  return from + between.lastIndexOf(widest) + 1;
}

/** The lines after the first with which a row begins. */
function openersOf(lines: readonly TableLine[]): number[] {
  const rights = rightEdges(lines);
  const isCounted = lines.filter((line) => COUNTER.test(keyOf(line) ?? '')).length > 1;
  const openers: number[] = [];
  for (let at = 1; at < lines.length; at++) {
    const above = lines.slice(Math.max(openers.at(-1) ?? 0, at - LONGEST_CELL), at);
    if (opensRow(lines[at]!, above, rights, isCounted)) openers.push(at);
  }
  return isHeadBeside(lines, openers[0]) ? openers.slice(1) : openers;
}

/** "1", "IV.", "a)", "2.1". */
const COUNTER = /^(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|\p{Ll})[.)]?$/u;

const keyOf = (line: TableLine): string | undefined => {
  const key = line.find(({ column }) => column === 0);
  return key && lineText(key.line);
};

/** The first lines of a head whose first cell, "TT", is set in its middle. */
function isHeadBeside(lines: readonly TableLine[], first: number | undefined): boolean {
  const key = first === undefined ? undefined : keyOf(lines[first]!);
  return (
    key !== undefined &&
    !COUNTER.test(key) &&
    lines.slice(0, first).every((line) => keyOf(line) === undefined && !isCrossing(line))
  );
}

/** @param above the lines of the row that is open */
function opensRow(
  line: TableLine,
  above: readonly TableLine[],
  rights: readonly number[],
  isCounted: boolean,
): boolean {
  if (isCrossing(line) || above.some(isCrossing)) return true;
  const key = keyOf(line);
  if (key !== undefined && COUNTER.test(key)) return true;
  const withRoom = line.filter((piece) => hadRoom(piece, above, rights[piece.column]!));
  if (key !== undefined) return withRoom.length > 0;
  return withRoom.length > 1 && (!isCounted || line.length === rights.length - 1);
}

/** Whether the first word of a piece would have fitted on the line above it: then it was not broken there. */
function hadRoom({ line, column }: Piece, above: readonly TableLine[], right: number): boolean {
  const last = above.flat().findLast((piece) => piece.column === column);
  if (last === undefined) return true;
  return last.line.x + last.line.width + line.words[0]!.width + SPACE < right;
}

/** Right edges of what stands in each column. */
function rightEdges(lines: readonly TableLine[]): number[] {
  const rights: number[] = [];
  for (const { line, column, columns } of lines.flat()) {
    if (columns === 1) rights[column] = Math.max(rights[column] ?? 0, line.x + line.width);
  }
  return rights;
}

const middle = ({ y, height }: Box): number => y + height / 2;
