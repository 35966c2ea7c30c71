/** What the lines of a page are to its text: page number, footnotes, cells of tables, places that were not read. */
import { cellAt } from './cell-at.ts';
import { median } from './median.ts';
import { inReadingOrder, lineOf } from './page-lines.ts';
import {
  lineText,
  type Box,
  type Line,
  type PageTable,
  type ReadPage,
  type TableCell,
  type Word,
  type Zone,
} from './page.ts';
import { withRaisedDigits } from './raised-figures.ts';
import type { Table } from './tables.ts';
import { twoColumnTablesOf } from './two-columns.ts';
import { unruledTablesOf } from './unruled-tables.ts';
import { unreadPlacesOf, withoutGuesses } from './unread-places.ts';
import { isRecipients } from './zone-text.ts';

/** The page with its structure, its lines in reading order. @param ruled tables, in points of the upright page */
export function withStructure(page: ReadPage, ruled: readonly Table[]): ReadPage {
  const numbered = page.lines.map((line) => ({
    ...withRaisedDigits(line, page.source),
    zone: zoneOf(line, page, ruled),
  }));
  const { lines: inCells, tables } = withUnruledTables(numbered, ruled);
  const zoned = withMarginNotes(inCells, page, tables).flatMap((line) => subjectApart(line, page));
  const placed = inReadingOrder(withFootnotes(zoned, page, tables));
  const unread = unreadPlacesOf(placed);
  const lines = withoutGuesses(placed, unread);
  return {
    ...page,
    lines,
    ...(tables.length > 0 && { tables: withCellTexts(tables.map(gridOf), lines) }),
    ...(unread.length > 0 && { unread }),
  };
}

/** The lines with those of tables without rules cell by cell, in the place of the first of them, and all tables. */
function withUnruledTables(
  lines: readonly Line[],
  ruled: readonly Table[],
): { lines: Line[]; tables: readonly Table[] } {
  const recipients = lines.find(isRecipients)?.y ?? Infinity;
  // "Hiệu trưởng" in a list of people is taken for who signs, and the list for the foot.
  const isFree = (line: Line): boolean =>
    (line.zone === 'body' || (line.zone.startsWith('foot-') && line.y < recipients)) &&
    !ruled.some((table) => isIn(line, table));
  let all = [...lines];
  const wide = unruledTablesOf(all.filter(isFree));
  const isApart = (line: Line): boolean =>
    line.zone === 'body' && isFree(line) && !wide.some((table) => isIn(line, table));
  const found = [...wide, ...twoColumnTablesOf(all.filter(isApart))];
  for (const table of found) {
    const words = new Set(table.lines.flatMap((line) => line.words));
    const first = all.findIndex((line) => line.words.some((word) => words.has(word)));
    const outside = (line: Line): Line[] => withoutWords(line, words);
    all = [...all.slice(0, first).flatMap(outside), ...table.lines, ...all.slice(first).flatMap(outside)];
  }
  return { lines: all, tables: [...ruled, ...found].sort((a, b) => a.y - b.y) };
}

function withoutWords(line: Line, words: ReadonlySet<Word>): Line[] {
  const rest = line.words.filter((word) => !words.has(word));
  if (rest.length === line.words.length) return [line];
  return rest.length === 0 ? [] : [lineOf(rest, line.zone)];
}

const PAGE_NUMBER =
  /^[\s\-–—_.~|]{0,4}(?:trang\s{0,3})?\d{1,3}(?:\s{0,2}\/\s{0,2}\d{1,3})?[\s\-–—_.~|]{0,4}$/iu;
/** Shares of the page's height within which its number stands (NĐ 30/2020, PL I, I.7). */
const TOP_MARGIN = 0.085;
const BOTTOM_MARGIN = 0.915;

/** A paper laid low on the glass has its number further in: there only the number that the page must have is taken. */
const LOW_TOP_MARGIN = 0.15;
/** Share of the width by which a number in the middle may stand aside. */
const ASIDE = 0.1;

function zoneOf(line: Line, page: ReadPage, tables: readonly Table[]): Zone {
  const { width, height } = page;
  const inMargin = line.y + line.height < height * TOP_MARGIN || line.y > height * BOTTOM_MARGIN;
  const isNumber =
    (inMargin && line.width < width * 0.2 && PAGE_NUMBER.test(lineText(line))) || isOwnNumber(line, page);
  return isNumber && line.zone !== 'overlay' && !tables.some((table) => isIn(line, table))
    ? 'page-number'
    : line.zone;
}

/** The page's own number alone in the middle, below the margin where numbers stand. */
function isOwnNumber(line: Line, { number, width, height }: ReadPage): boolean {
  const aside = Math.abs(line.x + line.width / 2 - width / 2);
  return (
    number > 1 &&
    lineText(line) === String(number) &&
    line.y + line.height < height * LOW_TOP_MARGIN &&
    aside < width * ASIDE
  );
}

/** What opens a paragraph: "Điều 3.", "I.", "1.2.", "a)", "-", "+". */
export const LIST_MARK =
  /^(?:(?:Điều|Chương|Mục|Phần)\s[\dIVXLC]+|[IVXLC]{1,5}[.)]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\p{Ll}\)|[-–—+•])(?:\s|$)/u;

/** Points outside of the column from which a note stands beside it, and share of the page that one is wide. */
const BESIDE = 6;
const NOTE_WIDTH = 0.15;
/** Lines as wide as this share of the page tell where the column of the body is; so many of them at least. */
const FULL_WIDTH = 0.5;
const FEWEST_FULL = 3;
/** Points within which the ends of so many lines are one edge of the column. */
const ALIGNED = 4;

/** What somebody wrote in the margin of a scan, beside the column of its text, lies over the page. */
function withMarginNotes(lines: readonly Line[], page: ReadPage, tables: readonly Table[]): Line[] {
  const full = lines.filter((line) => line.zone === 'body' && line.width > FULL_WIDTH * page.width);
  if (page.source !== 'ocr' || full.length < FEWEST_FULL) return [...lines];
  const left = edgeOf(full.map((line) => line.x));
  const right = -edgeOf(full.map((line) => -line.x - line.width));
  const isBeside = (word: Word): boolean => word.x + word.width < left - BESIDE || word.x > right + BESIDE;
  return lines.flatMap((line) => {
    const mayHaveNote =
      (line.zone === 'body' || line.zone === 'foot-left') && !tables.some((table) => isIn(line, table));
    return mayHaveNote ? notesApart(line, isBeside, NOTE_WIDTH * page.width) : [line];
  });
}

/** The outermost place at which several lines begin: a line that a note was read with begins at the note. */
function edgeOf(starts: readonly number[]): number {
  const sorted = starts.toSorted((a, b) => a - b);
  const shared = sorted.find((start, at) => (sorted[at + FEWEST_FULL - 1] ?? Infinity) - start <= ALIGNED);
  return shared ?? sorted[0]!;
}

/** The line and the note that was read with it; marks of a list hang outside of its column as well. */
function notesApart(line: Line, isBeside: (word: Word) => boolean, widest: number): Line[] {
  const note = line.words.filter(isBeside);
  if (note.length === 0) return [line];
  const apart = lineOf(note, 'overlay');
  if (apart.width >= widest || LIST_MARK.test(lineText(apart))) return [line];
  const rest = line.words.filter((word) => !isBeside(word));
  if (rest.length === 0) return [apart];
  const own = lineOf(rest, line.zone);
  const white = Math.max(own.x - apart.x - apart.width, apart.x - own.x - own.width);
  return white >= Math.max(BESIDE, WIDER * usualGap(rest)) ? [own, apart] : [line];
}

/** What opens the subject of a công văn (NĐ 30/2020, PL I, II.5). */
const SUBJECT_MARK = /^V\/v[.:]?$/iu;
/** More words before it are a line of their own that was read with it. */
const MOST_BESIDE = 4;

/**
 * Before "V/v" nothing of the paper stands but its number, the name of its office or a label that were read with it
 * ("SỞ Y TẾ V/v", "Trích yếu: V/v"); else a direction was typed or written beside it.
 */
function subjectApart(line: Line, page: ReadPage): Line[] {
  const at = line.words.findIndex((word) => SUBJECT_MARK.test(word.text));
  if (page.source !== 'ocr' || line.zone !== 'header-left' || at < 1 || at > MOST_BESIDE) return [line];
  const beside = lineOf(line.words.slice(0, at), 'overlay');
  const text = lineText(beside);
  const isOfPaper = /\d|^Số(?!\p{L})|:$/iu.test(text) || /^\p{Lu}+(?: \p{Lu}+)+$/u.test(text);
  return isOfPaper || !/\p{L}/u.test(text) ? [line] : [lineOf(line.words.slice(at), line.zone), beside];
}

/** How much wider than between its words the white beside a line is: where lines end unevenly some reach out of the rest. */
const WIDER = 1.5;

function usualGap(words: readonly Word[]): number {
  const gaps = words.slice(1).map((word, at) => word.x - words[at]!.x - words[at]!.width);
  return gaps.length === 0 ? 0 : median(gaps);
}

/** Footnotes are set smaller than the text. */
const SMALLER = 0.9;
export const FOOTNOTE_START = /^(?:\(?\d{1,2}\)?|[⁰¹²³⁴-⁹]{1,2}|\*{1,3}|[†‡])[.)]?\s{0,2}\p{L}/u;
/** They stand in the lower part of the page. */
const LOWER_PART = 0.6;
/** The small figure of the first note is a stroke that was read as a letter; white above it, in heights of a line. */
const MISREAD_FIRST = /^[IÌÍl|!'’]$/u;
const APART = 1.5;
const MISREAD_CONFIDENCE = 60;

/** From the first small line with a footnote's mark to the end of the page, where all of it is small. */
function withFootnotes(lines: readonly Line[], page: ReadPage, tables: readonly Table[]): Line[] {
  const body = lines.filter((line) => line.zone === 'body' && !tables.some((table) => isIn(line, table)));
  const foot = lines.filter((line) => line.zone.startsWith('foot-'));
  const usual = median(body.map(letterHeight));
  const isSmall = (line: Line): boolean => letterHeight(line) <= SMALLER * usual;
  const own = foot.length === 0 ? body : belowSignature(foot, body);
  const first = own.findIndex(
    (line, index) =>
      line.y > page.height * LOWER_PART &&
      (FOOTNOTE_START.test(lineText(line)) || isMisreadFirst(line, own[index - 1])) &&
      own.slice(index).every(isSmall) &&
      (index > 0 || foot.length > 0),
  );
  if (first < 0) return [...lines];
  const notes = new Set(own.slice(first));
  const wordsOf = (line: Line): Word[] => (line === own[first] ? withFirstMark(line.words) : line.words);
  return lines.map((line) => (notes.has(line) ? { ...line, zone: 'footnote', words: wordsOf(line) } : line));
}

/** Lines that stand below all of the signature and apart from the nơi nhận above them, of the foot or behind it. */
function belowSignature(foot: readonly Line[], body: readonly Line[]): Line[] {
  const top = Math.min(...foot.map(({ y }) => y));
  const signed = Math.max(top, ...foot.filter(({ zone }) => zone === 'foot-right').map(bottomOf));
  const rows = [...foot, ...body].toSorted((a, b) => a.y - b.y);
  const from = rows.findIndex((line, at) => line.y > signed && at > 0 && isApart(line, rows[at - 1]!));
  return from < 0 ? [] : rows.slice(from);
}

const bottomOf = ({ y, height }: Box): number => y + height;
const isApart = (line: Box, above: Box): boolean => line.y - bottomOf(above) > APART * line.height;

function isMisreadFirst(line: Line, above: Line | undefined): boolean {
  const [mark, next] = line.words;
  const opens = mark !== undefined && next !== undefined && MISREAD_FIRST.test(mark.text);
  return opens && /^\p{L}/u.test(next.text) && above !== undefined && isApart(line, above);
}

function withFirstMark(words: readonly Word[]): Word[] {
  const [mark, ...rest] = words;
  if (mark === undefined || !MISREAD_FIRST.test(mark.text)) return [...words];
  const confidence = Math.min(mark.confidence, MISREAD_CONFIDENCE);
  return [{ ...mark, text: '¹', read: mark.read ?? mark.text, confidence }, ...rest];
}

function letterHeight(line: Line): number {
  return median(line.words.map((word) => word.height));
}

/** A table with its cells as they stand on the page. */
function gridOf({ cells, ...box }: Table): PageTable {
  return {
    ...box,
    rows: Math.max(...cells.map((cell) => cell.row + cell.rows)),
    columns: Math.max(...cells.map((cell) => cell.column + cell.columns)),
    cells: cells.map((cell) => ({ ...cell, text: '' })),
  };
}

/** The tables of a page with what stands in their cells now: words that a person corrected too. */
export function withCellTexts(tables: readonly PageTable[], lines: readonly Line[]): PageTable[] {
  return tables.map((table) => {
    const inside = lines
      .filter((line) => line.zone !== 'overlay' && isIn(line, table))
      .map((line) => ({ text: lineText(line), cell: cellAt(table.cells, line) }));
    const textOf = (cell: TableCell): string =>
      inside
        .filter((line) => line.cell === cell)
        .map(({ text }) => text)
        .join(' ');
    return { ...table, cells: table.cells.map((cell) => ({ ...cell, text: textOf(cell) })) };
  });
}

function isIn(line: Box, box: Box): boolean {
  const x = line.x + line.width / 2;
  const y = line.y + line.height / 2;
  return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}
