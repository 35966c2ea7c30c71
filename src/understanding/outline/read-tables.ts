/**
 * Task tables whose cells the reader found on the page, by their rules or their white: a row is what stands in its
 * cells, in whatever order the lines of the page come.
 */
import { cellAt } from '../../reading/cell-at.ts';
import type { Box, PageTable, TableCell, Word } from '../../reading/page.ts';
import type { PaperLine } from '../parts.ts';
import { plain } from '../likeness.ts';
import { mayTellTasks, taskRows } from './known-table.ts';
import type { CellOnPage } from './known-table.ts';
import { written } from './tables.ts';
import type { Table } from './tables.ts';

/** By the number of their page. */
export type TablesOfPages = ReadonlyMap<number, readonly PageTable[]>;

/** What stands of a table on one page. */
interface Stretch {
  page: number;
  titles: string[];
  /** Left edges of the columns. */
  edges: number[];
  right: number;
  /** Row by row without the heading, column by column. */
  rows: Word[][][];
  /** All rows, were there no heading. */
  allRows: Word[][][];
  /** On a further page: with the heading of the first. */
  repeats?: boolean;
  /** Index of the first line behind it. */
  to: number;
}

/** Fewer columns are a list with its numbers. */
const FEWEST_COLUMNS = 3;
/** Points by which the sides of one table differ from page to page. */
const ASIDE = 25;
/** Lines of a row that the page cuts, outside of the rules on either page. */
const LONGEST_REST = 40;

/**
 * The table that begins at a line, with what follows of it on the next pages; null where the reader found none
 * there, or none that hands out tasks.
 */
export function readTableAt(lines: readonly PaperLine[], from: number, tables: TablesOfPages): Table | null {
  if (from > 0 && isInside(lines, from, tables)) return null;
  const first = stretchAt(lines, from, tables);
  // A table of data is not followed: it would be again from each of its pages.
  if (first === null || !mayTellTasks(first.titles)) return null;
  const rows = onPage(first.rows, first.page);
  let last = first;
  for (
    let more = goingOn(lines, last, tables, first);
    more !== null;
    more = goingOn(lines, last, tables, first)
  ) {
    if (more.begun !== null) rows.push(...onPage([more.begun], last.page));
    const numbered = isNumbered(first);
    if (more.rest !== null) continueRows(rows, onPage([more.rest], more.next.page), numbered);
    continueRows(rows, onPage(more.next.rows, more.next.page), numbered);
    last = more.next;
  }
  const tasks = taskRows({ titles: first.titles, rows, isRead: true });
  return tasks.length === 0 ? null : { rows: tasks, from, to: last.to };
}

const onPage = (rows: readonly Word[][][], page: number): CellOnPage[][][] =>
  rows.map((row) =>
    row.map((words) => (words.length === 0 ? [] : [{ page, words: written(words, () => true) }])),
  );

const isNumbered = ({ titles }: Stretch): boolean =>
  /^(?:s?tt|so tt|so thu tu)$/u.test(plain(titles[0] ?? ''));

function stretchAt(lines: readonly PaperLine[], from: number, tables: TablesOfPages): Stretch | null {
  const first = lines[from];
  const table = first && tableOf(first, tables);
  if (first === undefined || table === undefined || table.columns < FEWEST_COLUMNS) return null;
  let to = from;
  while (lines[to]?.page === first.page && holds(table, lines[to]!.box)) to += 1;
  const { cells } = table;
  const top = Array.from({ length: table.rows }, (_, row) => row).find(
    (row) => cells.filter((cell) => cell.row === row).length >= FEWEST_COLUMNS,
  );
  if (top === undefined) return null;
  const allRows = rowsFrom(table, wordsByCell(lines.slice(from, to), cells));
  const behind = top + Math.max(...cells.filter(({ row }) => row === top).map((cell) => cell.rows));
  return {
    page: first.page,
    titles: titlesOf(table, top, behind),
    edges: edgesOf(table),
    right: table.x + table.width,
    rows: allRows.slice(behind),
    allRows,
    to,
  };
}

/** Whether the line before stands in the same table: that one was told to hand out nothing. */
function isInside(lines: readonly PaperLine[], at: number, tables: TablesOfPages): boolean {
  const [before, line] = [lines[at - 1], lines[at]];
  if (before === undefined || line === undefined || before.page !== line.page) return false;
  const table = tableOf(line, tables);
  return table !== undefined && table === tableOf(before, tables);
}

const tableOf = ({ page, box }: PaperLine, tables: TablesOfPages): PageTable | undefined =>
  tables.get(page)?.find((each) => holds(each, box));

function edgesOf({ columns, cells }: PageTable): number[] {
  return Array.from({ length: columns }, (_, column) =>
    Math.min(...cells.filter((cell) => cell.column === column).map(({ x }) => x)),
  );
}

/** A table on the next page that goes on with one, and the parts of a row that the page cut. */
interface GoingOn {
  /** The row that begins under the last rule of the page before. */
  begun: Word[][] | null;
  /** What stands of it over the first rule of the next page. */
  rest: Word[][] | null;
  next: Stretch;
}

function goingOn(
  lines: readonly PaperLine[],
  last: Stretch,
  tables: TablesOfPages,
  first: Stretch,
): GoingOn | null {
  const turned = nearestFrom(lines, last.to, ({ page }) => page !== last.page);
  if (turned < 0) return null;
  const top = nearestFrom(lines, turned, (line) => tableOf(line, tables) !== undefined);
  if (top < 0 || lines[top]!.page !== lines[turned]!.page) return null;
  const next = asGoingOn(stretchAt(lines, top, tables), first, lines, top);
  const between = lines.slice(last.to, top);
  if (between.some((line) => runsOverColumns(line, first.edges))) return null;
  const begun = fieldsOf(lines.slice(last.to, turned), first.edges);
  const rest = fieldsOf(lines.slice(turned, top), first.edges);
  // Above a heading that is printed again stands no rest of a row, but what the next table is called.
  if (rest !== null && next?.repeats === true) return null;
  if (next === null || (begun !== null && !/^\d/u.test(begun[0]?.[0]?.text ?? ''))) return null;
  return rest !== null && rest[0]?.length !== 0 ? null : { begun, rest, next };
}

/** The first line of which something holds, no further on than the rest of a row may reach; -1 for none. */
function nearestFrom(lines: readonly PaperLine[], from: number, holds: (line: PaperLine) => boolean): number {
  const near = lines.slice(from, from + LONGEST_REST + 1).findIndex(holds);
  return near < 0 ? -1 : from + near;
}

/**
 * With its sides where those of the first are, and no heading of its own.
 * @param from the line at which the next begins
 */
function asGoingOn(
  next: Stretch | null,
  first: Stretch,
  lines: readonly PaperLine[],
  from: number,
): Stretch | null {
  if (next === null || Math.abs(next.right - first.right) > ASIDE) return null;
  if (Math.abs((next.edges[0] ?? 0) - (first.edges[0] ?? 0)) > ASIDE) return null;
  const same = next.titles.filter((title) => first.titles.some((other) => plain(title) === plain(other)));
  const repeats = same.length * 2 > next.titles.length;
  if (!repeats && isNumbered(next)) return null;
  const rows = repeats ? next.rows : next.allRows;
  const parted =
    next.edges.length === first.edges.length
      ? { ...next, rows }
      : recut(next, rows, first, lines.slice(from, next.to));
  return { ...parted, repeats };
}

/** Where the white shows fewer columns on this page, its rows are parted at the columns of the first. */
function recut(
  next: Stretch,
  rows: readonly Word[][][],
  first: Stretch,
  lines: readonly PaperLine[],
): Stretch {
  const inOrder = new Map(lines.flatMap(({ source }) => source.words).map((word, at) => [word, at]));
  const byPlace = (a: Word, b: Word): number => (inOrder.get(a) ?? 0) - (inOrder.get(b) ?? 0);
  return {
    ...next,
    edges: first.edges,
    rows: rows.map((row) => byColumn(row.flat().sort(byPlace), first.edges)),
  };
}

/** Two words with less white between them, as a share of their height, are of one cell. */
const WORD_SPACE = 0.5;

/** Whether a line goes on over two edges of columns or more, as a paragraph does: it is no part of a row. */
function runsOverColumns({ source: { words } }: PaperLine, edges: readonly number[]): boolean {
  const inOrder = [...words].sort((a, b) => a.x - b.x);
  let over = 0;
  let white = 0;
  for (const [index, word] of inOrder.slice(1).entries()) {
    const before = inOrder[index]!;
    const [left, right] = [before.x + before.width / 2, word.x + word.width / 2];
    if (!edges.slice(1).some((edge) => edge > left && edge <= right)) continue;
    if (word.x - (before.x + before.width) < WORD_SPACE * Math.max(before.height, word.height)) over += 1;
    else white += 1;
  }
  return over > 1 && over > white;
}

/** The words of some lines as a row; null where there are none. */
function fieldsOf(lines: readonly PaperLine[], edges: readonly number[]): Word[][] | null {
  const words = lines.flatMap(({ source }) => source.words);
  return words.length === 0 ? null : byColumn(words, edges);
}

function byColumn(words: readonly Word[], edges: readonly number[]): Word[][] {
  const row = edges.map((): Word[] => []);
  for (const word of words) {
    const column = edges.findLastIndex((edge) => edge <= word.x + word.width / 2);
    row[Math.max(column, 0)]!.push(word);
  }
  return row;
}

/** A row without a number of its own is the rest of the one that the page cut. */
function continueRows(rows: CellOnPage[][][], more: readonly CellOnPage[][][], numbered: boolean): void {
  const [first = [], ...others] = more;
  const cut = rows.at(-1);
  if (numbered && cut !== undefined && (first[0] ?? []).length === 0)
    for (const [column, cell] of cut.entries()) cell.push(...(first[column] ?? []));
  else rows.push(first);
  rows.push(...others);
}

/** "Đơn vị thực hiện" above "Chủ trì" and "Phối hợp": a title is all that stands above its column. */
function titlesOf({ columns, cells }: PageTable, top: number, behind: number): string[] {
  return Array.from({ length: columns }, (_, column) =>
    cells
      .filter(({ row }) => row >= top && row < behind)
      .filter((cell) => cell.column <= column && column < cell.column + cell.columns)
      .map(({ text }) => text)
      .join(' '),
  );
}

/** What is merged over several rows stands in each of them; over several columns, in the first. */
function rowsFrom({ rows, columns, cells }: PageTable, words: ReadonlyMap<TableCell, Word[]>): Word[][][] {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, (): Word[] => []));
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      const fields = grid[row];
      if (fields !== undefined) fields[cell.column] = words.get(cell) ?? [];
    }
  }
  return grid;
}

function wordsByCell(
  lines: readonly PaperLine[],
  cells: readonly TableCell[],
): ReadonlyMap<TableCell, Word[]> {
  const found = new Map<TableCell, Word[]>();
  for (const word of lines.flatMap(({ source }) => source.words)) {
    const cell = cellAt(cells, word);
    if (cell === undefined) continue;
    const inside = found.get(cell);
    if (inside === undefined) found.set(cell, [word]);
    else inside.push(word);
  }
  return found;
}

function holds(place: Box, { x, y, width, height }: Box): boolean {
  const [middle, level] = [x + width / 2, y + height / 2];
  return (
    middle >= place.x && middle < place.x + place.width && level >= place.y && level < place.y + place.height
  );
}
