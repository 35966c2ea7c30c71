/**
 * Tables without rules: lines whose words stand in the same three or more columns, one under the other, with
 * white between them. Found by where the words stand, whatever the reader took for a line or a column.
 */
import { median } from './median.ts';
import { boxAround, lineOf, linesOfWords } from './page-lines.ts';
import type { Box, Line, Word } from './page.ts';
import type { GridCell, Table } from './tables.ts';
import { isCrossing, tableRowsOf, type Piece, type TableLine } from './unruled-rows.ts';

export interface UnruledTable extends Table {
  /** Its words, cell by cell. */
  lines: Line[];
}

/** White between two columns, in heights of a line: the spaces of justified text are narrower. */
const GUTTER = 0.8;
/** White between two words of one cell is narrower, in heights of a line. */
const SPACE = 0.6;
/** Two columns are a list with its numbers, or a page set in two columns. */
const FEWEST_COLUMNS = 3;
/** Lines with words in at least three columns: fewer are a chance. */
const FEWEST_FULL = 2;
/** White between two lines of one table, in heights of a line. */
const APART = 2.6;
/** Lines of one column between two that show the columns: what is longer is text. */
const LONGEST_CELL = 8;
/** A line this much of the width of all without a gutter is running text; two of them end a table. */
const RUNNING = 0.75;
/** Share of the lines that may run across a gutter: what stands over several columns. */
const CROSSING = 0.25;
/** Columns of running text: so many of their lines fill so much of the width. */
const PROSE = 0.6;
const FILLED = 0.85;
/** They are wider than so many heights of a line. */
const PROSE_WIDTH = 6;
/** Points by which a line may stand aside of those above it in its cell. */
const ASIDE = 5;
/** White, in heights of a line, within which a line above or below is of the same cell. */
const SAME_CELL = 0.9;

/** A page of more words is a drawing or a map, on which the search would take seconds. */
const MOST_WORDS = 5000;

/** Lines that a table may have above and below those that show its columns, and that are looked at beside one. */
const FURTHEST = 60;
const BESIDE = 12;

/** @param lines the text of the page outside of ruled tables, in any order */
export function unruledTablesOf(lines: readonly Line[]): UnruledTable[] {
  const words = lines.flatMap((line) => line.words);
  if (words.length > MOST_WORDS) return [];
  const rows = linesOfWords(words, 'body');
  const height = median(rows.map((row) => row.height));
  return runsOf(rows, height)
    .map((run) => tableOf(rows, run, height))
    .filter((table) => table !== undefined);
}

/** First line and the one past the last. */
type Run = [from: number, to: number];

/** Stretches of lines from one that shows columns to the last such one near it. */
function runsOf(rows: readonly Line[], height: number): Run[] {
  const widest = boxAround(rows).width;
  const isRunning = (row: Line): boolean =>
    row.width > RUNNING * widest && gapsOf(row, height).length < FEWEST_COLUMNS - 1;
  const runs: Run[] = [];
  rows.forEach((row, at) => {
    if (gapsOf(row, height).length < FEWEST_COLUMNS - 1) return;
    const run = runs.at(-1);
    const between = run === undefined ? [] : rows.slice(run[1], at);
    const goesOn =
      run !== undefined &&
      between.length <= LONGEST_CELL &&
      between.filter(isRunning).length < 2 &&
      isUnbroken(rows.slice(run[1] - 1, at + 1), height);
    if (goesOn) run[1] = at + 1;
    else runs.push([at, at + 1]);
  });
  return runs.filter(([from, to]) => to - from >= FEWEST_FULL);
}

const isUnbroken = (rows: readonly Line[], height: number): boolean =>
  rows.every((row, at) => at === 0 || whiteBetween(rows[at - 1]!, row) < APART * height);

const whiteBetween = (above: Box, below: Box): number => below.y - above.y - above.height;

interface Interval {
  from: number;
  to: number;
}

function gapsOf({ words }: Pick<Line, 'words'>, height: number): Interval[] {
  const gaps = words.slice(1).map((word, at) => ({ from: words[at]!.x + words[at]!.width, to: word.x }));
  return gaps.filter(({ from, to }) => to - from >= GUTTER * height);
}

function tableOf(rows: readonly Line[], run: Run, height: number): UnruledTable | undefined {
  const gutters = guttersOf(rows.slice(...run), height);
  if (gutters.length < FEWEST_COLUMNS - 1) return undefined;
  const parted = rows.map((row) => partedLine(row, gutters, height));
  const inside = parted.slice(...run);
  const crossing = inside.filter(isCrossing);
  const full = inside.filter((line) => !isCrossing(line) && line.length >= FEWEST_COLUMNS);
  if (full.length < FEWEST_FULL || crossing.length > CROSSING * inside.length) return undefined;
  if (isProse(inside, height)) return undefined;
  return gridOf(tableRowsOf(wholeRun(parted, run, height)), gutters);
}

/** The strips in which hardly a line has a word. */
function guttersOf(rows: readonly Line[], height: number): Interval[] {
  const { x, width } = boxAround(rows.flatMap((row) => row.words.filter(isText)));
  const most = Math.floor(CROSSING * rows.length);
  const covered = new Uint16Array(Math.ceil(width) + 1);
  for (const row of rows) {
    for (const { from, to } of inkOf(row, height)) {
      for (let at = Math.floor(from - x); at <= to - x; at++) covered[at]!++;
    }
  }
  const gutters: Interval[] = [];
  let from = -1;
  covered.forEach((lines, at) => {
    if (lines > most) {
      if (from >= 0 && at - from >= GUTTER * height) gutters.push({ from: x + from, to: x + at });
      from = -1;
    } else if (from < 0) from = at;
  });
  return gutters;
}

/** Where a line has words, with the spaces between those of one cell. */
function inkOf({ words }: Line, height: number): Interval[] {
  const row = lineOf(words.filter(isText), 'body');
  const gaps = gapsOf(row, height);
  const starts = [row.x, ...gaps.map(({ to }) => to)];
  const ends = [...gaps.map(({ from }) => from), row.x + row.width];
  return starts.map((from, at) => ({ from, to: ends[at]! }));
}

/** Dirt is read as strokes and dots. */
const isText = ({ text }: Word): boolean => /[\p{L}\p{N}]/u.test(text);

/** A line cut at the gutters; where its words run on across one, they span the columns beside it. */
function partedLine(row: Line, gutters: readonly Interval[], height: number): TableLine {
  const pieces: Word[][] = [];
  for (const word of row.words) {
    const before = pieces.at(-1)?.at(-1);
    if (before !== undefined && !isCutBetween(before, word, gutters, height)) pieces.at(-1)!.push(word);
    else pieces.push([word]);
  }
  return pieces.map((words) => {
    const line = lineOf(words, 'body');
    const start = words[0]!.x + words[0]!.width / 2;
    const column = gutters.filter((gutter) => middle(gutter) <= start).length;
    const last = gutters.filter(({ to }) => to <= line.x + line.width).length;
    return { line, column, columns: Math.max(1, last - column + 1) };
  });
}

function isCutBetween(word: Box, next: Box, gutters: readonly Interval[], height: number): boolean {
  const end = word.x + word.width;
  return next.x - end >= SPACE * height && gutters.some(({ from, to }) => from < next.x && to > end);
}

const middle = ({ from, to }: Interval): number => (from + to) / 2;

/** Running text set in columns fills each of them from side to side, and they are wide. */
function isProse(lines: readonly TableLine[], height: number): boolean {
  const pieces = lines.flat();
  const columns = new Set(pieces.map(({ column }) => column));
  return [...columns].every((column) => {
    const widths = pieces.filter((piece) => piece.column === column).map(({ line }) => line.width);
    const widest = Math.max(...widths);
    const filled = widths.filter((width) => width > FILLED * widest);
    return widest > PROSE_WIDTH * height && filled.length > PROSE * widths.length;
  });
}

/** With the lines above and below that are of its first and last cells. */
function wholeRun(parted: readonly TableLine[], [from, to]: Run, height: number): TableLine[] {
  let first = from;
  let end = to;
  const least = Math.max(0, from - FURTHEST);
  const most = Math.min(parted.length, to + FURTHEST);
  while (first > least && belongs(parted[first - 1]!, parted.slice(first, end).slice(0, BESIDE), height))
    first--;
  while (end < most && belongs(parted[end]!, parted.slice(first, end).slice(-BESIDE), height)) end++;
  return parted.slice(first, end);
}

/** Whether a line stands in the columns of a table: in several beside each other, or in line with what is there. */
function belongs(line: TableLine, table: readonly TableLine[], height: number): boolean {
  const others = table.flat();
  const near = (piece: Piece, heights: number): Piece[] =>
    others.filter((other) => whiteAround(piece.line, other.line) < heights * height);
  const isSet = (piece: Piece, heights: number): boolean =>
    near(piece, heights).some((other) => other.column === piece.column && isInLine(piece, other));
  if (isCrossing(line)) return false;
  if (line.length > 1) return line.every((piece) => near(piece, SAME_CELL).length > 0 || isSet(piece, APART));
  return line.every(
    (piece) => isSet(piece, SAME_CELL) || near(piece, 0).some(({ column }) => column !== piece.column),
  );
}

const whiteAround = (line: Box, other: Box): number =>
  Math.max(whiteBetween(line, other), whiteBetween(other, line));

function isInLine({ line }: Piece, { line: other }: Piece): boolean {
  const centre = line.x + line.width / 2 - other.x - other.width / 2;
  return Math.min(Math.abs(line.x - other.x), Math.abs(centre)) < ASIDE;
}

/** The grid of a table's rows; what runs over several columns merges them in its row. */
function gridOf(rows: readonly TableLine[], gutters: readonly Interval[]): UnruledTable {
  const box = boxAround(rows.flat().map(({ line }) => line));
  const xs = [box.x, ...gutters.map(middle), box.x + box.width];
  const ys = rowEdges(rows);
  const cells = rows.flatMap((row, at) =>
    columnsOf(row, gutters.length + 1).map(({ column, columns }) => ({
      row: at,
      column,
      rows: 1,
      columns,
      x: xs[column]!,
      y: ys[at]!,
      width: xs[column + columns]! - xs[column]!,
      height: ys[at + 1]! - ys[at]!,
    })),
  );
  return { ...boxAround(cells), cells, lines: rows.flatMap(linesByCell) };
}

/** Tops of the rows and the bottom of the last; the white between two rows is parted evenly. */
function rowEdges(rows: readonly TableLine[]): number[] {
  const boxes = rows.map((row) => boxAround(row.map(({ line }) => line)));
  const last = boxes.at(-1)!;
  const between = boxes
    .slice(1)
    .map((below, at) => (below.y + Math.max(boxes[at]!.y, boxes[at]!.y + boxes[at]!.height)) / 2);
  return [boxes[0]!.y, ...between, last.y + last.height];
}

/** The columns of a row, those that a piece spans as one. */
function columnsOf(row: TableLine, count: number): Pick<GridCell, 'column' | 'columns'>[] {
  const cells: { column: number; columns: number }[] = [];
  for (let column = 0; column < count; column++) {
    const spanning = row.filter((piece) => piece.column <= column && piece.column + piece.columns > column);
    const end = Math.max(column + 1, ...spanning.map((piece) => piece.column + piece.columns));
    cells.push({ column, columns: end - column });
    column = end - 1;
  }
  return cells;
}

/** The lines of a row, cell by cell. */
function linesByCell(row: TableLine): Line[] {
  return row.toSorted((a, b) => a.column - b.column || a.line.y - b.line.y).map(({ line }) => line);
}
