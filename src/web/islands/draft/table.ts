/** A table of a dispatch: heads, rows, cells. */
import { plainOf } from '../../../drafting/plain.ts';
import type { DocumentTable } from '../../../drafting/document.ts';
import { type EditorContext, element, wideButton, wordsArea } from './context.ts';

const MOST_COLUMNS = 20;

export function tableEditor(table: DocumentTable, context: EditorContext, remove: () => void): HTMLElement {
  const { words, changed } = context;
  const grid = element('table', { class: 'draft-table' });

  const redraw = () => {
    draw();
    changed();
  };

  function draw(): void {
    const heads = table.columns.map((column, at) => {
      const area = wordsArea(plainOf(column.title), (value) => {
        column.title = value;
        changed();
      });
      area.setAttribute('aria-label', `${words.column} ${at + 1}`);
      return element('th', { scope: 'col' }, area);
    });
    const rows = table.rows.map((row, number) =>
      element('tr', {}, ...table.columns.map((_, at) => cell(row, number, at))),
    );
    grid.replaceChildren(element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows));
  }

  function cell(row: DocumentTable['rows'][number], number: number, at: number): HTMLElement {
    const area = wordsArea(plainOf(row[at] ?? ''), (value) => {
      row[at] = value;
      changed();
    });
    area.setAttribute('aria-label', `${words.cell} ${number + 1}.${at + 1}`);
    return element('td', {}, area);
  }

  draw();
  const tools = element(
    'div',
    { class: 'buttons' },
    wideButton(words.addRow, () => {
      table.rows.push(table.columns.map(() => ''));
      redraw();
    }),
    wideButton(words.removeRow, () => {
      table.rows.pop();
      redraw();
    }),
    wideButton(words.addColumn, () => {
      if (table.columns.length >= MOST_COLUMNS) return;
      table.columns.push({ title: '' });
      for (const row of table.rows) row.push('');
      redraw();
    }),
    wideButton(words.removeColumn, () => {
      if (table.columns.length < 2) return;
      table.columns.pop();
      for (const row of table.rows) row.pop();
      redraw();
    }),
    wideButton(words.removeTable, remove),
  );
  return element(
    'div',
    { class: 'draft-table-wrap' },
    element('div', { class: 'draft-table-scroll' }, grid),
    tools,
  );
}
