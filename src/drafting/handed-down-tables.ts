/** The rows of a draft's task tables (việc, chủ trì, phối hợp, thời hạn, sản phẩm) as duties, cell by cell. */
import { lineText, type Sheet } from '../printing/index.ts';
import {
  type CellOnPage,
  type Metadata,
  type Obligation,
  obligationsOfTable,
} from '../understanding/index.ts';
import type { DispatchDocument, DocumentBlock, DocumentTable } from './document.ts';
import { type LineMark, pageOf } from './laid-out-text.ts';
import type { Level } from './levels.ts';
import { labelsOf, roman } from './numbering.ts';
import { plainOf } from './plain.ts';

export interface PlacedTable {
  /** In the document: "body.4", "appendices.0.body.0". */
  place: string;
  /** Path of the item it stands under, as a paper that is read is cited: "II.1", "Phụ lục I". */
  under: string;
  table: DocumentTable;
}

export function tablesOf({ body, appendices }: DispatchDocument): PlacedTable[] {
  const counted = appendices.filter(({ form }) => form === 'appendix');
  const ofAppendices = appendices.flatMap((appendix, at) => {
    const label = counted.length > 1 ? `Phụ lục ${roman(counted.indexOf(appendix) + 1)}` : 'Phụ lục';
    return tablesIn(appendix.body, `appendices.${at}.body`, appendix.form === 'appendix' ? label : '');
  });
  return [...tablesIn(body, 'body', ''), ...ofAppendices];
}

function tablesIn(blocks: readonly DocumentBlock[], list: string, within: string): PlacedTable[] {
  const labels = labelsOf(blocks);
  return blocks.flatMap((block, at) => {
    if (block.kind !== 'table') return [];
    const under = [within, ...pathBefore(blocks.slice(0, at), labels)].filter(Boolean).join('.');
    return [{ place: `${list}.${at}`, under, table: block }];
  });
}

/** From the outside in; chapters and sections are no part of a citation. */
const CITED: readonly Level[] = ['group', 'article', 'clause', 'point'];

function pathBefore(blocks: readonly DocumentBlock[], labels: readonly string[]): string[] {
  const path: string[] = [];
  for (const [at, { kind }] of blocks.entries()) {
    const depth = CITED.findIndex((level) => level === kind);
    if (depth < 0) continue;
    path.length = Math.min(path.length, depth);
    path[depth] = (labels[at] ?? '').replace(/[.)]$/u, '');
  }
  return path;
}

/** Each with its place on the printed page. */
export function dutiesOfTable(
  { place, under, table }: PlacedTable,
  sheets: readonly Sheet[],
  metadata: Metadata,
): Obligation[] {
  const titles = table.columns.map(({ title }) => plainOf(title));
  const cells: CellOnPage[][][] = table.rows.map(() => titles.map(() => []));
  for (const [index, sheet] of sheets.entries())
    for (const [row, column] of cellsOn(sheet, place))
      cells[row]?.[column]?.push({ page: index + 1, words: wordsOf(sheet, { place, row, column }) });
  return obligationsOfTable({ titles, rows: cells }, metadata, under);
}

interface CellOfTable {
  place: string;
  row: number;
  column: number;
}

/** The cells of a table of which something stands on a sheet, each once. */
function cellsOn(sheet: Sheet, place: string): [number, number][] {
  const found = new Map<string, [number, number]>();
  for (const mark of sheet.marks)
    if (mark.kind === 'line' && mark.source === place && mark.cell && lineText(mark) !== '')
      found.set(`${mark.cell.row}.${mark.cell.column}`, [mark.cell.row, mark.cell.column]);
  return [...found.values()];
}

function wordsOf(sheet: Sheet, { place, row, column }: CellOfTable) {
  const isOfCell = ({ source, cell }: LineMark) =>
    source === place && cell?.row === row && cell.column === column;
  return pageOf(sheet, 1, isOfCell).lines.flatMap(({ words }) => words);
}
