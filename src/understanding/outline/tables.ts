/**
 * Task tables of plans and appendices: "STT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian".
 * Neither OCR nor a text layer gives cells, only lines and words; columns are found by the white gutters
 * under the heading, rows by their running number and the white between them.
 */
import { foldAccents } from '../../platform/vietnamese.ts';
import type { Line, Word } from '../../reading/page.ts';
import type { PaperLine } from '../parts.ts';
import {
  type ColumnRole,
  mayBeDoers,
  roleOf,
  settled,
  type TitledColumn,
  withColumnsByContent,
} from './columns.ts';
import { around, EMPTY_PARAGRAPH, joinParagraphs, wordsAt } from './paragraphs.ts';
import type { Paragraph, Piece } from './paragraphs.ts';

export interface TableRow {
  /** The running number as printed. */
  label: string;
  cells: Partial<Record<ColumnRole, Paragraph>>;
}

export interface Table {
  rows: TableRow[];
  /** Index of the first line of the table and of the first behind it. */
  from: number;
  to: number;
  /** It has no tasks, and is only to be left out of the text. */
  isData?: true;
}

interface Column {
  role: ColumnRole;
  left: number;
  right: number;
}

export interface PlacedWord {
  word: Word;
  page: number;
}

/** How far below the words "STT" or "TT" the heading of a table may reach, in points. */
const HEADING_HEIGHT = 48;

/** Looks for a table that begins at a line; null where none does. */
export function tableAt(lines: readonly PaperLine[], from: number): Table | null {
  const heading = headingAt(lines, from);
  if (heading === null) return null;
  const { columns, end, words } = heading;
  const reach = endOfTable(lines, end, columns);
  const parted = settleGutters(columns, lines.slice(end, reach));
  const to = behindLastRow(lines, end, reach, parted);
  const body = lines.slice(end, to);
  const cells = (at: number): string[] => cellsOfColumn(body, parted, at, words);
  const told = withColumnsByContent(columns, cells).map(({ role }, at) => ({ ...parted[at]!, role }));
  const table: Table = { rows: rowsOf(body, told, words), from: heading.from, to };
  if (isTaskTable(table)) return table;
  if (standInColumns(body, parted)) return { ...table, rows: [], isData: true };
  return heading.tells ? table : null;
}

/**
 * What stands in one column, row by row. One that nothing is known of yet is read as if it said who, or, where nothing
 * else tells where a row begins, as if it said what.
 */
function cellsOfColumn(
  body: readonly PaperLine[],
  columns: readonly Column[],
  at: number,
  heading: ReadonlySet<string>,
): string[] {
  const isParted = columns.some((column) => column.role === 'row' || column.role === 'task');
  const known = columns[at]!.role;
  const role = !isParted ? 'task' : known === 'other' ? 'lead' : known;
  const asked = columns.map((column, index): Column => {
    if (index === at) return { ...column, role };
    return column.role === role ? { ...column, role: 'other' } : column;
  });
  return rowsOf(body, asked, heading).map(({ cells }) => cells[role]?.text ?? '');
}

/** Whether a table assigns tasks; lists of data and of people do not, and no form that others have to fill in. */
export function isTaskTable({ rows }: Pick<Table, 'rows'>): boolean {
  const says = (role: ColumnRole): boolean => rows.some(({ cells }) => (cells[role]?.text ?? '') !== '');
  return says('task') && (says('lead') || says('lead-and-cooperators') || says('deadline'));
}

/** "Bộ phận | Việc phải làm": two are enough where they say who and what. */
const FEWEST_COLUMNS = 2;

interface Heading {
  columns: (Column & TitledColumn)[];
  /** What is written in it: a further page may say it again. */
  words: ReadonlySet<string>;
  from: number;
  end: number;
  /** By its titles alone it may hand out tasks. */
  tells: boolean;
}

function headingAt(lines: readonly PaperLine[], from: number): Heading | null {
  const first = lines[from];
  if (first === undefined || !couldHead(first, lines[from + 1])) return null;
  const window = headingWindow(lines, from);
  const corner = window.flatMap((line) => line.source.words).find(isRowCorner) ?? null;
  const level = corner === null ? middle(first.box) : middle(corner);
  const block = headingBlock(window, level, (corner ?? first.box).height);
  if (block[0] !== first) return null;
  const heading = block.filter((line) => corner === null || !startsRow(line, corner));
  const columns = settled(
    columnsOf(
      written(
        heading.flatMap((line) => line.source.words),
        () => false,
      ),
    ),
  );
  const roles = new Set(columns.map((column) => column.role));
  const assigns =
    columns.some(mayBeDoers) ||
    roles.has('cooperators') ||
    roles.has('deadline') ||
    roles.has('lead-and-cooperators');
  const tells = roles.has('task') && assigns;
  const fewest = tells && columns.some(mayBeDoers) ? FEWEST_COLUMNS : 3;
  if (columns.length < fewest) return null;
  const words = new Set(heading.flatMap((line) => line.source.words).map((word) => foldAccents(word.text)));
  return { columns, words, from, end: from + heading.length, tells: corner !== null || tells };
}

/** The lines around the corner cell; as it stands in the middle, the heading reaches as far down as up. */
function headingBlock(window: readonly PaperLine[], level: number, height: number): PaperLine[] {
  const near = window.filter((line) => Math.abs(middle(line.box) - level) < HEADING_HEIGHT / 2);
  const reach = Math.max(level - Math.min(...near.map((line) => line.box.y)), 1.1 * height);
  return near.filter((line) => line.box.y < level + reach);
}

/** Borders of cells are read as bars and dashes. */
function isWriting(word: Word): boolean {
  return /[\p{L}\p{N}]/u.test(word.text);
}

/** Without specks and borders: words, the dashes that join two and, in cells that name several, the strokes between. */
export function written(words: readonly Word[], namesSeveral: (word: Word) => boolean): Word[] {
  return words.filter(
    (word, index) =>
      isWriting(word) ||
      joins(words, index) ||
      adds(words, index) ||
      (partsNames(words, index) && namesSeveral(word)),
  );
}

/** The dash of "Kế hoạch - Tài chính" stands close between two words; that of a border does not. */
function joins(words: readonly Word[], index: number): boolean {
  const dash = words[index];
  return (
    dash !== undefined &&
    /^[-–]$/u.test(dash.text) &&
    isNearWordBefore(words, index) &&
    isNearWordBehind(words, index)
  );
}

/** "Tổ cân + KCS", "Tổ 1 & Tổ 2". */
function adds(words: readonly Word[], index: number): boolean {
  const isSign = words[index]?.text === '+' || words[index]?.text === '&';
  return isSign && isNearWordBefore(words, index) && isNearWordBehind(words, index);
}

/** The stroke of "Sở A / Sở B" stands close to one of them: its line may begin or end there. */
function partsNames(words: readonly Word[], index: number): boolean {
  return words[index]?.text === '/' && (isNearWordBefore(words, index) || isNearWordBehind(words, index));
}

function isNearWordBefore(words: readonly Word[], index: number): boolean {
  const [before, sign] = [words[index - 1], words[index]];
  return (
    before !== undefined && sign !== undefined && isWriting(before) && isNear(sign.x - rightOf(before), sign)
  );
}

function isNearWordBehind(words: readonly Word[], index: number): boolean {
  const [sign, behind] = [words[index], words[index + 1]];
  return (
    sign !== undefined && behind !== undefined && isWriting(behind) && isNear(behind.x - rightOf(sign), sign)
  );
}

const isNear = (gap: number, { height }: Word): boolean => gap > -1 && gap < 0.7 * height;

/** Running text is set tight; the cells of a heading stand apart, or are short lines of their own beside others. */
function couldHead(line: PaperLine, next: PaperLine | undefined): boolean {
  const { words } = line.source;
  if (words.some(isRowCorner)) return true;
  if (isTitleInCapitals(line) || opensHeading(line)) return false;
  const apart = words.some(
    (word, index) => index > 0 && word.x - rightOf(words[index - 1]) > 1.2 * word.height,
  );
  return (words.length <= 5 || apart) && (roleOf(line.text) !== 'other' || standsBeside(line, next));
}

/** Whether the next line is one of another cell: right of it, and hardly lower. */
function standsBeside({ page, box }: PaperLine, next: PaperLine | undefined): boolean {
  if (next === undefined || next.page !== page) return false;
  return next.box.x > box.x + box.width && Math.abs(middle(next.box) - middle(box)) < 1.15 * box.height;
}

const rightOf = (word: Word | undefined): number => (word === undefined ? 0 : word.x + word.width);

function headingWindow(lines: readonly PaperLine[], from: number): PaperLine[] {
  const first = lines[from];
  if (first === undefined) return [];
  const window: PaperLine[] = [];
  for (let index = from; index < lines.length && window.length < 14; index += 1) {
    const line = lines[index];
    if (line === undefined || line.page !== first.page || Math.abs(line.box.y - first.box.y) > HEADING_HEIGHT)
      break;
    window.push(line);
  }
  return window;
}

const ROW_CORNER = /^\s*(?:STT\.?|TT|Stt|S\.T\.T\.?|S\.TT\.?|ST\.T\.?|5TT|SIT|ST)\s*$/u;

/** The corner cell "STT", "TT", "Số TT". */
function isRowCorner({ text }: Word): boolean {
  return text.length < 8 && mayOpenCorner(text.charCodeAt(0)) && ROW_CORNER.test(text);
}

/** S, T or 5, or no small letter at least: most words of a paper are told by their first letter to be no corner. */
function mayOpenCorner(unit: number): boolean {
  return unit < 0x61 || unit > 0x7a;
}

function startsRow(line: PaperLine, corner: Word): boolean {
  const word = line.source.words[0];
  return (
    word !== undefined &&
    word.y > corner.y + corner.height / 2 &&
    isAnchor(word.text) &&
    word.x < corner.x + corner.width
  );
}

/** Columns by the heading's words: those that overlap across share a column, a gap of white parts two. */
function columnsOf(words: readonly Word[]): (Column & TitledColumn)[] {
  const groups: Word[][] = [];
  let right = Number.NEGATIVE_INFINITY;
  for (const word of [...words].sort((a, b) => a.x - b.x)) {
    const group = groups.at(-1);
    if (group === undefined || word.x > right + 0.6 * word.height) groups.push([word]);
    else group.push(word);
    right = Math.max(right, word.x + word.width);
  }
  return groups.map((group) => {
    const box = around(group);
    const title = inReadingOrder(group)
      .map((word) => word.text)
      .join(' ');
    return { role: roleOf(title), title, left: box.x, right: box.x + box.width };
  });
}

function inReadingOrder(words: readonly Word[]): Word[] {
  return clusterRows(words).flatMap((row) => [...row].sort((a, b) => a.x - b.x));
}

/** Words that stand on one line, lines from top to bottom. */
function clusterRows(words: readonly Word[]): Word[][] {
  const rows: Word[][] = [];
  for (const word of [...words].sort((a, b) => middle(a) - middle(b))) {
    const row = rows.at(-1);
    const last = row?.[0];
    if (row !== undefined && last !== undefined && Math.abs(middle(last) - middle(word)) < 0.5 * word.height)
      row.push(word);
    else rows.push([word]);
  }
  return rows;
}

const middle = (box: { y: number; height: number }): number => box.y + box.height / 2;

/** A table ends where running text begins: a line whose words straddle two gutters, or the next heading. */
function endOfTable(lines: readonly PaperLine[], start: number, columns: readonly Column[]): number {
  const gutters = gapsOf(columns);
  let expected = 1;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined) break;
    const anchor = anchorOf(line.source, columns);
    if (anchor !== null && Number(anchor) === expected) {
      expected += 1;
      continue;
    }
    if (line.source.words.some(isRowCorner) || isGroupRow(line, columns)) continue;
    if (opensHeading(line) || straddled(line.source, gutters) >= 2) return beforeTitle(lines, index, start);
  }
  return lines.length;
}

/**
 * A short paragraph behind a table may lie within two of its columns: behind the last line that has another beside it,
 * what runs over a border is no cell, nor is the lead-in ("Đội xe:") before it.
 */
function behindLastRow(
  lines: readonly PaperLine[],
  start: number,
  end: number,
  columns: readonly Column[],
): number {
  let last = end - 1;
  while (last >= start && !standsInRow(lines, last, start, columns)) last -= 1;
  if (last < start) return end;
  const text = lines.slice(last + 1, end).findIndex((line) => runsOver(line.source, columns));
  if (text < 0) return end;
  const at = last + 1 + text;
  return at > last + 1 && lines[at - 1]!.text.trim().endsWith(':') ? at - 1 : at;
}

/** A line with cells in two columns, or one beside another line. */
function standsInRow(
  lines: readonly PaperLine[],
  at: number,
  start: number,
  columns: readonly Column[],
): boolean {
  const line = lines[at]!;
  if (runsOver(line.source, columns)) return false;
  const [first, last] = [line.source.words[0], line.source.words.at(-1)];
  if (first !== undefined && last !== undefined && columnOf(first, columns) !== columnOf(last, columns))
    return true;
  return [-2, -1, 1, 2].some((step) => {
    const other = at + step < start ? undefined : lines[at + step];
    return (
      other?.page === line.page && Math.abs(middle(other.box) - middle(line.box)) < 0.8 * line.box.height
    );
  });
}

/** Whether words stand on both sides of a border with no more between them than between two words of one line. */
function runsOver({ words }: Line, columns: readonly Column[]): boolean {
  const inOrder = [...words].sort((a, b) => a.x - b.x);
  return inOrder.some((word, index) => {
    const before = inOrder[index - 1];
    if (before === undefined || word.x - rightOf(before) > 0.8 * word.height) return false;
    return columnOf(before, columns) !== columnOf(word, columns);
  });
}

/** Two rows at least that have something in most columns: a table of data, and no lines of text. */
function standInColumns(body: readonly PaperLine[], columns: readonly Column[]): boolean {
  if (body.some(({ source }) => runsOver(source, columns))) return false;
  const [words] = [...wordsByPage(body).values()];
  const rows = clusterRows(words ?? []).filter((row) => {
    const filled = new Set(row.map((word) => columnOf(word, columns)));
    return filled.size > 2 && filled.size > 0.6 * columns.length;
  });
  return rows.length > 1;
}

/** "IV. TỔ CHỨC THỰC HIỆN" right before running text is a title of the paper, not a group of rows. */
function beforeTitle(lines: readonly PaperLine[], end: number, start: number): number {
  const title = end - 1 > start && isTitleInCapitals(lines[end - 1]);
  return title ? end - 1 : end;
}

function isTitleInCapitals(line: PaperLine | undefined): boolean {
  const title =
    line === undefined
      ? null
      : /^(?:[IVXl]{1,4}|\d{1,2}|[A-H]|PHẦN \S+) ?[.:)/–-]? (\p{Lu}{2}.*)$/u.exec(line.text);
  const letters = (title?.[1] ?? '').replaceAll(/[^\p{L}]/gu, '');
  const capitals = letters.replaceAll(/[^\p{Lu}l]/gu, '');
  return letters.length > 3 && capitals.length > 0.85 * letters.length;
}

function opensHeading(line: PaperLine): boolean {
  return (
    /^(?:\d{1,2}|[IVX]{1,4}) ?(?:[.)/–]|-(?=\s))\s+\p{Lu}\p{Ll}/u.test(line.text) ||
    /^(?:Phụ lục|Ghi chú|Điều \d)/iu.test(line.text)
  );
}

function gapsOf(columns: readonly Column[]): { from: number; to: number }[] {
  return columns.slice(1).map((column, index) => ({ from: columns[index]?.right ?? 0, to: column.left }));
}

/** How many gaps of the heading a line runs across without leaving any white there. */
function straddled(line: Line, gaps: readonly { from: number; to: number }[]): number {
  return gaps.filter((gap) => {
    const inside = line.words.filter((word) => word.x < gap.to && word.x + word.width > gap.from);
    return inside.length > 0 && widestWhite(inside, gap) < 7;
  }).length;
}

function widestWhite(words: readonly Word[], gap: { from: number; to: number }): number {
  let at = gap.from;
  let widest = 0;
  for (const word of [...words].sort((a, b) => a.x - b.x)) {
    widest = Math.max(widest, word.x - at);
    at = Math.max(at, word.x + word.width);
  }
  return Math.max(widest, gap.to - at);
}

/** Moves the border of two columns to where the fewest words of the rows cross it. */
function settleGutters(columns: readonly Column[], body: readonly PaperLine[]): Column[] {
  const words = body.filter((line) => !isGroupRow(line, columns)).flatMap((line) => line.source.words);
  const borders = gapsOf(columns).map((gap) => leastCrossed(gap, words));
  return columns.map((column, index) => ({
    role: column.role,
    left: borders[index - 1] ?? Number.NEGATIVE_INFINITY,
    right: borders[index] ?? Number.POSITIVE_INFINITY,
  }));
}

function leastCrossed(gap: { from: number; to: number }, words: readonly Word[]): number {
  const near = words.filter((word) => word.x < gap.to && word.x + word.width > gap.from);
  let best = { from: gap.from, to: gap.from, crossings: Number.POSITIVE_INFINITY };
  let run = best;
  for (let x = gap.from; x <= gap.to; x += 1) {
    const crossings = near.filter((word) => word.x < x && word.x + word.width > x).length;
    run = crossings === run.crossings ? { ...run, to: x } : { from: x, to: x, crossings };
    const broader = run.crossings === best.crossings && run.to - run.from > best.to - best.from;
    if (run.crossings < best.crossings || broader) best = run;
  }
  return (best.from + best.to) / 2;
}

/** "A. HẠ TẦNG KỸ THUẬT": a row that only names the group of those below it. */
function isGroupRow(line: PaperLine, columns: readonly Column[]): boolean {
  const letters = line.text.replaceAll(/[^\p{L}]/gu, '');
  const capitals = letters.replaceAll(/[^\p{Lu}]/gu, '').length;
  return letters.length > 6 && capitals > 0.8 * letters.length && (columns[0]?.right ?? 0) > 0;
}

function anchorOf(line: Line, columns: readonly Column[]): string | null {
  const first = line.words[0];
  const rowColumn = columns.find((column) => column.role === 'row');
  const limit = (rowColumn?.right ?? 0) + 6;
  if (first === undefined || first.x > limit || !isAnchor(first.text)) return null;
  return first.text.replaceAll(/[^\d.IVXA-H]/gu, '').replace(/\.$/, '');
}

function isAnchor(text: string): boolean {
  return /^\(?(?:l|\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,4}|[A-H])[.)]?$/u.test(text.trim());
}

/** The rows of a table, page by page, with merged and repeated ("-nt-") cells filled in from above. */
function rowsOf(
  body: readonly PaperLine[],
  columns: readonly Column[],
  heading: ReadonlySet<string>,
): TableRow[] {
  const rows: TableRow[] = [];
  /** What further pages say above their first row, by the row that they go on with. */
  const rests = new Map<TableRow, TableRow['cells'][]>();
  for (const [page, words] of wordsByPage(body)) {
    const last = Number(rows.at(-1)?.label ?? 0) || rows.length;
    const { above, below } = partedAtHeading(
      written(words, (word) => columns[columnOf(word, columns)]?.role === 'lead-and-cooperators'),
      heading,
    );
    const cut = rows.at(-1);
    if (cut !== undefined && above.length > 0) {
      const rest = cellsOf(
        above.map((word) => ({ word, page })),
        columns,
      );
      const before = rests.get(cut);
      if (before === undefined) rests.set(cut, [rest]);
      else before.push(rest);
    }
    rows.push(...rowsOfPage(withoutGroupRows(below), page, columns, last));
  }
  for (const [row, more] of rests) continueRow(row, more);
  return carryDown(rows.filter((row) => /^\d/.test(row.label)));
}

function wordsByPage(lines: readonly PaperLine[]): Map<number, Word[]> {
  const byPage = new Map<number, Word[]>();
  for (const { page, source } of lines) {
    const words = byPage.get(page);
    if (words === undefined) byPage.set(page, [...source.words]);
    else words.push(...source.words);
  }
  return byPage;
}

/**
 * A further page may say the heading again: the rows at its corner that say what it says. What stands above
 * them is the rest of the row that the page cut.
 */
function partedAtHeading(
  words: readonly Word[],
  heading: ReadonlySet<string>,
): { above: Word[]; below: Word[] } {
  const corner = words.find(isRowCorner);
  if (corner === undefined) return { above: [], below: [...words] };
  const level = middle(corner);
  const repeats = (row: readonly Word[]): boolean => {
    const near = row.some((word) => Math.abs(middle(word) - level) < HEADING_HEIGHT / 2);
    const known = row.filter((word) => heading.has(foldAccents(word.text))).length;
    return row.includes(corner) || (near && known > 0.7 * row.length);
  };
  const rest = clusterRows(words)
    .filter((row) => !repeats(row))
    .flat();
  return {
    above: rest.filter((word) => middle(word) < level),
    below: rest.filter((word) => middle(word) >= level),
  };
}

/** The cells of a row with what stands of them on further pages, joined once however many those are. */
function continueRow(row: TableRow, more: readonly TableRow['cells'][]): void {
  for (const role of new Set(more.flatMap((cells) => Object.keys(cells) as ColumnRole[]))) {
    const rests = more.flatMap((cells) => cells[role] ?? []).filter(({ text }) => text !== '');
    if (rests.length > 0) row.cells[role] = joinParagraphs([row.cells[role] ?? EMPTY_PARAGRAPH, ...rests]);
  }
}

/** Bands of capitals across the table ("HẠ TẦNG KỸ THUẬT") name a group and are no row. */
function withoutGroupRows(words: readonly Word[]): Word[] {
  return clusterRows(words)
    .filter((row) => !inCapitals(row))
    .flat();
}

function inCapitals(row: readonly Word[]): boolean {
  const letters = row
    .map((word) => word.text)
    .join('')
    .replaceAll(/[^\p{L}]/gu, '');
  return (
    row.length > 1 &&
    letters.length > 5 &&
    letters.replaceAll(/[^\p{Lu}]/gu, '').length > 0.85 * letters.length &&
    !/UBND|HĐND|VNPT/u.test(letters)
  );
}

/**
 * Rows by their numbers, or, where OCR lost some of those, by the white between the texts of the task
 * column, whichever finds more.
 */
function rowsOfPage(
  words: readonly Word[],
  page: number,
  columns: readonly Column[],
  last: number,
): TableRow[] {
  const rowColumn = columns.findIndex((column) => column.role === 'row');
  const anchors = words
    .filter((word) => rowColumn >= 0 && columnOf(word, columns) === rowColumn && isAnchor(word.text))
    .sort((a, b) => a.y - b.y);
  const tasks = taskBlocks(words, columns);
  const found = anchors.length >= tasks.length ? anchors.map((anchor) => [anchor]) : tasks;
  const borders = found.slice(1).map((block, index) => borderOf(words, found[index] ?? block, block));
  return found.map((block, index) => {
    const top = borders[index - 1] ?? Number.NEGATIVE_INFINITY;
    const bottom = borders[index] ?? Number.POSITIVE_INFINITY;
    const inside = words.filter((word) => middle(word) > top && middle(word) <= bottom);
    const anchor = anchors.find((word) => inside.includes(word));
    const cells = cellsOf(
      inside.filter((word) => word !== anchor).map((word) => ({ word, page })),
      columns,
    );
    return { label: labelOf(anchor, last + index + 1), cells };
  });
}

function labelOf(anchor: Word | undefined, expected: number): string {
  const read = (anchor?.text ?? '').replaceAll(/[^\d.\p{L}]/gu, '').replace(/\.$/, '');
  return read === '' || /^[lI]$/.test(read) ? String(expected) : read;
}

/** From line to line within a cell, as a share of the height of its words. */
const WIDEST_PITCH = 1.35;

/** The texts of the task column, parted where the lines stand clearly further apart than elsewhere. */
function taskBlocks(words: readonly Word[], columns: readonly Column[]): Word[][] {
  const column = columns.findIndex(({ role }) => role === 'task');
  const lines = clusterRows(words.filter((word) => columnOf(word, columns) === column)).map((row) => [
    ...row,
  ]);
  const steps = lines.slice(1).map((line, index) => lineMiddle(line) - lineMiddle(lines[index] ?? line));
  const small = [...steps].sort((a, b) => a - b)[Math.floor(steps.length * 0.3)] ?? 0;
  const height = lines[0]?.[0]?.height ?? 0;
  // Where rows have no numbers and each has one line, no step is that of two lines of one row.
  const usual = columns.some(({ role }) => role === 'row') ? small : Math.min(small, WIDEST_PITCH * height);
  const blocks: Word[][] = [];
  lines.forEach((line, index) => {
    const block = blocks.at(-1);
    if (block === undefined || (steps[index - 1] ?? 0) > 1.32 * usual) blocks.push([...line]);
    else block.push(...line);
  });
  return blocks;
}

function lineMiddle(line: readonly Word[]): number {
  return line.reduce((sum, word) => sum + middle(word), 0) / Math.max(line.length, 1);
}

function borderOf(words: readonly Word[], above: readonly Word[], below: readonly Word[]): number {
  const low = above.reduce((a, b) => (middle(b) > middle(a) ? b : a));
  const high = below.reduce((a, b) => (middle(b) < middle(a) ? b : a));
  return whitestBetween(words, low, high);
}

/** The border of two rows: the broadest white across all columns between their numbers. */
function whitestBetween(words: readonly Word[], above: Word, below: Word): number {
  const between = words
    .filter((word) => word.y + word.height > middle(above) && word.y < middle(below))
    .map((word) => ({ from: word.y + 0.12 * word.height, to: word.y + 0.88 * word.height }))
    .sort((a, b) => a.from - b.from);
  let at = middle(above);
  let best = { size: 0, y: (middle(above) + middle(below)) / 2 };
  for (const span of between) {
    if (span.from - at > best.size) best = { size: span.from - at, y: (span.from + at) / 2 };
    at = Math.max(at, span.to);
  }
  return best.y;
}

function cellsOf(words: readonly PlacedWord[], columns: readonly Column[]): TableRow['cells'] {
  const cells: TableRow['cells'] = {};
  columns.forEach((column, index) => {
    if (column.role === 'row' || (column.role === 'other' && cells.other !== undefined)) return;
    const inside = words.filter(({ word }) => columnOf(word, columns) === index);
    cells[column.role] = cellText(inside);
  });
  return cells;
}

function columnOf(word: Word, columns: readonly Column[]): number {
  const centre = word.x + word.width / 2;
  return columns.findIndex((column) => centre >= column.left && centre < column.right);
}

export function cellText(words: readonly PlacedWord[]): Paragraph {
  const page = words[0]?.page ?? 1;
  let text = '';
  const pieces: Piece[] = [];
  for (const row of clusterRows(words.map(({ word }) => word))) {
    const inOrder = [...row].sort((a, b) => a.x - b.x);
    const line = inOrder.map((word) => word.text).join(' ');
    const at = text === '' ? 0 : text.length + 1;
    text = text === '' ? line : `${text} ${line}`;
    pieces.push({
      at,
      length: line.length,
      page,
      box: around(inOrder),
      words: wordsAt(inOrder, line.length),
    });
  }
  return { text, pieces };
}

/**
 * "Nt", "-nt-", "như trên", a ditto mark, or nothing or a dash where somebody must lead: as above; under a heading that
 * none stands above, the cell is merged over rows and its text stands in the middle of them.
 */
export function carryDown(read: readonly TableRow[]): TableRow[] {
  let above: TableRow['cells'] = {};
  return withMergedLeads(read).map((row) => {
    const cells = { ...row.cells };
    for (const role of Object.keys(cells) as ColumnRole[]) {
      const text = cells[role]?.text ?? '';
      if (isDitto(text) || (role === 'lead' && isBlank(text))) cells[role] = above[role] ?? EMPTY_PARAGRAPH;
    }
    above = cells;
    return { ...row, cells };
  });
}

/**
 * Where the first row names nobody and all of them fall into groups whose middle row does, one merged cell stands beside
 * each group. Rows without that symmetry are left as they are.
 */
function withMergedLeads(rows: readonly TableRow[]): readonly TableRow[] {
  const named = rows.flatMap(({ cells }, at) => (isBlank(cells.lead?.text ?? '') ? [] : [at]));
  if (named.length === 0 || named[0] === 0) return rows;
  const merged = [...rows];
  let from = 0;
  for (const [index, at] of named.entries()) {
    const next = named[index + 1] ?? rows.length;
    const to = 2 * at - from + 1;
    // The text of an even group stands between its two middle rows and is read with either.
    const end = [to, to + 1, to - 1].find((each) =>
      index + 1 < named.length ? each <= next : each === next,
    );
    if (end === undefined || end <= at) return rows;
    for (let row = from; row < end; row += 1) {
      const { cells, label } = rows[row]!;
      merged[row] = { label, cells: { ...cells, lead: rows[at]!.cells.lead ?? EMPTY_PARAGRAPH } };
    }
    from = end;
  }
  return merged;
}

const isBlank = (text: string): boolean => /^[-–—\s]*$/u.test(text);

function isDitto(text: string): boolean {
  return /^(?:-\s*)?(?:n\.?t|như trên|″|"|”|\/\/)(?:\s*-)?\.?$/iu.test(text.trim());
}
