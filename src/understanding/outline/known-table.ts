/** A table whose cells are known for certain, as a draft has them: nothing is told from white gutters. */
import type { Word } from '../../reading/page.ts';
import { EMPTY_PARAGRAPH, joinParagraphs } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import { roleOf, settled, type TitledColumn, withColumnsByContent } from './columns.ts';
import { carryDown, cellText, isTaskTable, type TableRow } from './tables.ts';

/** What stands of a cell on one page. */
export interface CellOnPage {
  page: number;
  words: Word[];
}

export interface KnownTable {
  /** Of the columns. */
  titles: readonly string[];
  /** Row by row, cell by cell; a cell that is cut by a page break has two pages. */
  rows: readonly (readonly (readonly CellOnPage[])[])[];
  /** Its cells were read: the number of a row may be lost. */
  isRead?: true;
}

/** The rows that hand out tasks, as they are found in a paper that was read; none of a table of data or of people. */
export function taskRows({ titles, rows, isRead }: KnownTable): TableRow[] {
  const columns = withColumnsByContent(columnsCalled(titles), (at) =>
    rows.map((row) => (row[at] ?? []).flatMap(({ words }) => words.map(({ text }) => text)).join(' ')),
  );
  const numbered = columns.some(({ role }) => role === 'row');
  const told = rows.map((row, index): TableRow => {
    const cells: TableRow['cells'] = {};
    let label = String(index + 1);
    for (const [at, { role }] of columns.entries()) {
      const cell = paragraphOfCell(row[at] ?? []);
      if (role === 'row') label = cell.text.replace(/[.)]$/u, '');
      else cells[role] ??= cell;
    }
    return { label, cells };
  });
  // "I", "A" or nothing at all numbers a group of tasks.
  const whole = isRead ? withLostNumbers(told) : told;
  const tasks = carryDown(numbered ? whole.filter(({ label }) => /^\d/u.test(label)) : whole);
  return isTaskTable({ rows: tasks }) ? tasks : [];
}

const columnsCalled = (titles: readonly string[]): TitledColumn[] =>
  settled(titles.map((title) => ({ role: roleOf(title), title })));

/** Whether one of these titles is that of tasks: without one no rows below them are. */
export function mayTellTasks(titles: readonly string[]): boolean {
  return columnsCalled(titles).some(({ role }) => role === 'task');
}

/** A row without a number that says who or when is a task whose number was not read: it has the next one. */
function withLostNumbers(rows: readonly TableRow[]): TableRow[] {
  let last = 0;
  return rows.map((row) => {
    const { task, lead, deadline } = row.cells;
    const isTask = task?.text && (lead?.text || deadline?.text);
    const read = row.label.replace(/^[^\p{L}\d]+/u, '');
    const label = /^[lI|]?$/u.test(read) && isTask ? String(last + 1) : read;
    last = Number.parseInt(label, 10) || last;
    return { ...row, label };
  });
}

function paragraphOfCell(cell: readonly CellOnPage[]): Paragraph {
  if (cell.length === 0) return EMPTY_PARAGRAPH;
  return joinParagraphs(cell.map(({ page, words }) => cellText(words.map((word) => ({ word, page })))));
}
