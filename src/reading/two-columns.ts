/**
 * Lists in two columns set with tabs, without rules: units and their days, names and posts, labels and what is said
 * of them. Two columns are also how a header, a foot and a numbered list are set, so more is asked of them than of a
 * table: rows close to each other that all begin their second column at one place.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import { boxAround, lineOf, linesOfWords } from './page-lines.ts';
import { lineText, type Line, type Word } from './page.ts';
import type { UnruledTable } from './unruled-tables.ts';

/** White between the columns, in heights of a line. */
const GUTTER = 1.5;
/** Points by which the columns of a row may stand aside of those above. */
const ASIDE = 3;
/** Rows that stand so: fewer are a chance. */
const FEWEST_ROWS = 3;
/** From one row to the next, in heights of a line. */
const PITCH = 2.2;
/** Running text in two columns: so many rows, each column so many heights of a line wide and mostly filled. */
const PROSE = { rows: 5, width: 12, filled: 0.85, share: 0.6 };

interface Row {
  left: Line;
  right: Line;
}

/** @param lines of the body outside of other tables, in any order */
export function twoColumnTablesOf(lines: readonly Line[]): UnruledTable[] {
  const rows = linesOfWords(
    lines.flatMap(({ words }) => words),
    'body',
  ).map(rowOf);
  const runs: Row[][] = [];
  let open: Row[] = [];
  for (const row of rows) {
    if (row !== undefined && open.length > 0 && goesOn(open.at(-1)!, row)) open.push(row);
    else {
      runs.push(open);
      open = row === undefined ? [] : [row];
    }
  }
  return [...runs, open].filter(isTable).map(tableOf);
}

/** A line with one wide white in it; undefined where it has none, or more. */
function rowOf({ words, height }: Line): Row | undefined {
  const wide = words.flatMap((word, at) => {
    const before = words[at - 1];
    return before !== undefined && word.x - before.x - before.width >= GUTTER * height ? [at] : [];
  });
  const [at] = wide;
  if (at === undefined || wide.length > 1) return undefined;
  const part = (own: Word[]): Line => lineOf(own, 'body');
  return { left: part(words.slice(0, at)), right: part(words.slice(at)) };
}

function goesOn(above: Row, below: Row): boolean {
  const pitch = below.left.y - above.left.y;
  const isUnder = (a: Line, b: Line): boolean => Math.abs(a.x - b.x) < ASIDE;
  return (
    pitch < PITCH * above.left.height && isUnder(above.left, below.left) && isUnder(above.right, below.right)
  );
}

/** "1.", "a)", "-": what follows is an item of a list. */
const COUNTER = /^(?:\(?(?:\d{1,3}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|\p{Ll})[.)]?|[-–—+•*])$/u;
/** What stands in the columns of a header or a foot. */
const OF_FRAME =
  /cong hoa xa hoi|doc lap ?-|dang cong san|^noi nhan|^kinh gui|^(?:tm|kt|tl|tuq|q)\.|^so ?:|^v\/v|ngay .{0,12}thang .{0,8}nam \d{4}$|^ky boi|^nguoi (?:ky|lap)/;

function isTable(rows: readonly Row[]): boolean {
  if (rows.length < FEWEST_ROWS) return false;
  const texts = rows.map(({ left, right }) => [lineText(left), lineText(right)] as const);
  if (texts.filter(([left]) => COUNTER.test(left)).length * 2 >= rows.length) return false;
  if (texts.flat().some((text) => OF_FRAME.test(foldAccents(text)))) return false;
  const capitals = texts.filter((pair) =>
    pair.every((text) => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()),
  );
  return capitals.length * 2 < rows.length && !isProse(rows);
}

function isProse(rows: readonly Row[]): boolean {
  const columns = [rows.map(({ left }) => left), rows.map(({ right }) => right)];
  return columns.every((column) => {
    const widest = Math.max(...column.map(({ width }) => width));
    const filled = column.filter(({ width }) => width > PROSE.filled * widest);
    return (
      rows.length >= PROSE.rows &&
      widest > PROSE.width * column[0]!.height &&
      filled.length > PROSE.share * rows.length
    );
  });
}

function tableOf(rows: readonly Row[]): UnruledTable {
  const box = boxAround(rows.flatMap(({ left, right }) => [left, right]));
  const edge = Math.min(...rows.map(({ right }) => right.x)) - ASIDE;
  const tops = rows.map(({ left, right }) => Math.min(left.y, right.y));
  const cells = rows.flatMap((_, row) => {
    const [y, bottom] = [tops[row]!, tops[row + 1] ?? box.y + box.height];
    const cell = { row, rows: 1, columns: 1, y, height: bottom - y };
    return [
      { ...cell, column: 0, x: box.x, width: edge - box.x },
      { ...cell, column: 1, x: edge, width: box.x + box.width - edge },
    ];
  });
  return { ...boxAround(cells), cells, lines: rows.flatMap(({ left, right }) => [left, right]) };
}
