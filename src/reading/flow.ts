/**
 * The text of a paper as it runs: paragraphs joined over lines and pages, tables as rows of cells, the rows of a
 * table that goes on over the page among them; footnotes apart; page numbers and overlays left out.
 */
import { FOOTNOTE_START, LIST_MARK } from './page-structure.ts';
import { lineText, type Box, type Line, type PageTable, type ReadPage, type TableCell } from './page.ts';

export interface FlowParagraph {
  kind: 'paragraph';
  text: string;
  /** The page on which it begins, from 1. */
  page: number;
}

export interface FlowTable {
  kind: 'table';
  /** Cells from the left, each the texts of what it spans merged into one. */
  rows: string[][];
  page: number;
}

export interface Flow {
  blocks: (FlowParagraph | FlowTable)[];
  footnotes: FlowParagraph[];
}

/** The text so far, and what tells whether the next page goes on with it. */
interface Writing extends Flow {
  /** Nothing of the page is written yet. */
  isAtTop: boolean;
  /** What was written last is of the body: nothing goes on behind a signature. */
  endsInBody: boolean;
}

/** @param pages in order */
export function flowOf(pages: readonly ReadPage[]): Flow {
  const writing: Writing = { blocks: [], footnotes: [], isAtTop: true, endsInBody: false };
  for (const page of pages) {
    const notes = page.lines.filter((line) => line.zone === 'footnote');
    writing.footnotes.push(...paragraphsOf(notes, page).map(({ text }) => asParagraph(text, page)));
    addPage(writing, page);
  }
  const { blocks, footnotes } = writing;
  return { blocks, footnotes };
}

const asParagraph = (text: string, { number }: ReadPage): FlowParagraph => ({
  kind: 'paragraph',
  text,
  page: number,
});

function addPage(writing: Writing, page: ReadPage): void {
  const tables = page.tables ?? [];
  const own = page.lines.filter(
    ({ zone }) => zone !== 'page-number' && zone !== 'footnote' && zone !== 'overlay',
  );
  let rest = own.filter((line) => !tables.some((table) => isIn(line, table)));
  writing.isAtTop = true;
  const addText = (lines: readonly Line[]): void => {
    for (const paragraph of paragraphsOf(lines, page, own)) addParagraph(writing, paragraph, page);
  };
  for (const table of tables) {
    const isAbove = (line: Line): boolean =>
      line.y + line.height / 2 < table.y && !line.zone.startsWith('foot-');
    addText(rest.filter(isAbove));
    rest = rest.filter((line) => !isAbove(line));
    addTable(writing, table, page);
  }
  addText(rest);
}

interface Paragraph {
  text: string;
  isOfBody: boolean;
  /** It may go on from the page before: its first line is not indented and carries no mark. */
  mayContinue: boolean;
}

function addParagraph(writing: Writing, { text, isOfBody, mayContinue }: Paragraph, page: ReadPage): void {
  const { isAtTop, endsInBody } = writing;
  const last = writing.blocks.at(-1);
  const isOpen = endsInBody && last?.kind === 'paragraph' && !SENTENCE_END.test(last.text);
  writing.isAtTop = false;
  writing.endsInBody = isOfBody;
  if (isAtTop && mayContinue && isOpen && last.page === page.number - 1) last.text = joined(last.text, text);
  else writing.blocks.push(asParagraph(text, page));
}

/** A table at the top of a page with the columns of the one that ended the page before goes on with it. */
function addTable(writing: Writing, table: PageTable, page: ReadPage): void {
  const rows = rowsOf(table);
  const last = writing.blocks.at(-1);
  const goesOn =
    writing.isAtTop &&
    last?.kind === 'table' &&
    last.page < page.number &&
    last.rows[0]?.length === rows[0]?.length &&
    !isOtherHead(rows[0]!, last.rows[0]!);
  writing.isAtTop = false;
  writing.endsInBody = true;
  if (!goesOn) {
    writing.blocks.push({ kind: 'table', rows, page: page.number });
    return;
  }
  const [first, ...others] = rows.filter((row) => !isSame(row, last.rows[0]!));
  if (first === undefined) return;
  // A row without a number of its own is the rest of the row that the page cut.
  const before = last.rows.at(-1)!;
  if (first[0] === '' && before[0] !== '')
    last.rows[last.rows.length - 1] = before.map((text, at) => joined(text, first[at] ?? ''));
  else last.rows.push(first);
  last.rows.push(...others);
}

/** A table with a head of its own: another one, though it has as many columns. */
function isOtherHead(row: readonly string[], header: readonly string[]): boolean {
  const same = row.filter((text, at) => text === header[at]);
  return /^(?:S?TT|Số TT|Số thứ tự)$/iu.test(row[0]!) && same.length * 2 < row.length;
}

function isSame(row: readonly string[], header: readonly string[]): boolean {
  return row.every((text, at) => text === header[at]);
}

/** Each row has all columns; a merged cell's text stands in its first field. */
function rowsOf({ rows, columns, cells }: PageTable): string[][] {
  const grid = Array.from({ length: rows }, () => Array.from({ length: columns }, () => ''));
  for (const { row, column, text } of cells as readonly TableCell[]) grid[row]![column] = text;
  return grid;
}

const SENTENCE_END = /[.;:!?…]["”)]?\s*$|\.\/\.\s*$/u;
/** Points by which a first line is indented, or a last one falls short of the column, to be told from the others. */
const INDENT = 12;
const SHORT_SHARE = 0.12;

/** @param around lines that tell how wide their column is */
function paragraphsOf(lines: readonly Line[], page: ReadPage, around = lines): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let before: Line | undefined;
  for (const line of lines) {
    const column = columnOf(line, around, page);
    const text = lineText(line);
    const noted = line.zone === 'footnote' && FOOTNOTE_START.test(text);
    const opens = noted || LIST_MARK.test(text) || line.x > column.left + INDENT;
    const ended = before === undefined || before.zone !== line.zone || endsParagraph(before, column, page);
    const isRest = before?.zone === line.zone && isInsideSymbol(lineText(before), text);
    const isOfBody = line.zone === 'body';
    if ((opens || ended) && !isRest) paragraphs.push({ text, isOfBody, mayContinue: !opens && isOfBody });
    else paragraphs.at(-1)!.text = joined(paragraphs.at(-1)!.text, text);
    before = line;
  }
  return paragraphs;
}

interface Column {
  left: number;
  right: number;
}

/** Columns of the header and foot are set line by line; the body's is as wide as its widest lines. */
function columnOf({ zone }: Line, lines: readonly Line[], page: ReadPage): Column {
  if (zone !== 'body' && zone !== 'footnote') return { left: 0, right: page.width };
  const same = lines.filter((line) => line.zone === zone);
  return {
    left: Math.min(...same.map((line) => line.x)),
    right: Math.max(...same.map((line) => line.x + line.width)),
  };
}

function endsParagraph(line: Line, { right }: Column, page: ReadPage): boolean {
  return line.x + line.width < right - SHORT_SHARE * page.width;
}

/** "29-" and "/NQ/TW", "73/2023/NĐ-" and "CP" are one word; other lines are joined by a space. */
export function joined(before: string, next: string): string {
  if (before === '' || next === '') return before + next;
  return isInsideSymbol(before, next) ? before + next : `${before} ${next}`;
}

function isInsideSymbol(before: string, next: string): boolean {
  return (
    (/\d\s?[-–]?$/u.test(before) && /^\/\s?\p{Lu}/u.test(next)) ||
    (/\d+\/(?:\d{4}\/)?[\p{Lu}-]{0,12}[-/–]$/u.test(before) && /^\p{Lu}/u.test(next))
  );
}

function isIn(line: Box, box: Box): boolean {
  const x = line.x + line.width / 2;
  const y = line.y + line.height / 2;
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
