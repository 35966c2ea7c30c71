/**
 * Tables: a head that comes again on every page, rows that stay whole where they can, and groups of columns under
 * one title.
 *
 * Units: points.
 */
import type { Table, TableColumn, TableRow } from './blocks.ts';
import { breakLines, measureWords, naturalWidth, plainText, setLine, spansOf } from './lines.ts';
import type { Align, MeasuredLine, Span, Text } from './lines.ts';
import type { CellPlace, Mark, TagNode } from './sheet.ts';
import { isTied, lineBox } from './strip.ts';
import type { Strip } from './strip.ts';

const PADDING = { side: 4, top: 2, bottom: 3 };
const LINE = 0.5;
const HEAD_SHADE = 0.06;

/** A row of more lines than this may be cut by a page break. */
const MOST_LINES_WHOLE = 14;

interface Cell {
  x: number;
  width: number;
  lines: MeasuredLine[];
  align: Align;
  tag: TagNode;
  place?: CellPlace;
}

interface Setting {
  size: number;
  box: { height: number; baseline: number };
  width: number;
  table: TagNode;
}

export function tableStrips(block: Table, width: number, parent: TagNode | null): Strip[] {
  const size = block.size ?? 12;
  const setting: Setting = { size, box: lineBox(size), width, table: { kind: 'Table', parent } };
  const edges = edgesOf(columnWidths(block, width, size));
  const head = headStrip(block, edges, setting);
  const source = block.source;
  const rows = block.rows.flatMap((row, index) => {
    const strips = rowStrips(cellsOf(row, index, block.columns, edges, setting), setting);
    const first = strips[0];
    // The head is not left alone at the foot of a page, nor a group's line without its first row.
    const before = block.rows[index - 1];
    if (first && (index === 0 || (before && 'heading' in before))) first.joins = true;
    return strips.map((strip) => ({ ...strip, head }));
  });
  return [head, ...rows].map((strip) => (source === undefined ? strip : traced(strip, source)));
}

function traced(strip: Strip, source: string): Strip {
  const marks = strip.marks.map((mark) => (mark.kind === 'line' ? { ...mark, source } : mark));
  return { ...strip, marks };
}

function edgesOf(widths: number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push(edges.at(-1)! + width);
  return edges;
}

/** By the shares where they are given, else by what the words of each column need. */
export function columnWidths({ columns, rows }: Table, width: number, size: number): number[] {
  if (columns.every((column) => column.share !== undefined)) {
    const total = columns.reduce((sum, column) => sum + (column.share ?? 0), 0);
    return columns.map((column) => (width * (column.share ?? 0)) / total);
  }
  const needs = columns.map((column, index) => {
    const texts = rows.slice(0, 200).flatMap((row) => ('cells' in row ? [row.cells[index] ?? ''] : []));
    return needOf([column.title, ...texts], size);
  });
  return shareOut(needs, width);
}

interface Need {
  least: number;
  most: number;
}

function needOf(texts: Text[], size: number): Need {
  const sides = 2 * PADDING.side + 1;
  const longestWord = (text: Text) =>
    Math.max(0, ...measureWords(text, { size, bold: true }).map((word) => word?.width ?? 0));
  const least = Math.max(...texts.map(longestWord)) + sides;
  const most = Math.max(...texts.map((text) => (plainText(text) ? naturalWidth(text, { size }) : 0))) + sides;
  return { least: Math.min(least, 160), most: Math.max(least, Math.min(most, 420)) };
}

function shareOut(needs: Need[], width: number): number[] {
  const least = needs.reduce((sum, need) => sum + need.least, 0);
  if (least >= width) return needs.map((need) => (need.least * width) / least);
  const wishes = needs.map((need) => need.most - need.least);
  const wished = wishes.reduce((sum, wish) => sum + wish, 0) || 1;
  return needs.map((need, index) => need.least + ((width - least) * (wishes[index] ?? 0)) / wished);
}

/** The titles, their groups above them, and the row of column numbers. */
function headStrip(block: Table, edges: number[], setting: Setting): Strip {
  const row: TagNode = { kind: 'TR', parent: setting.table };
  const titles = block.columns.map((column, index) =>
    titleCell(column.title, edges, index, index + 1, row, setting),
  );
  const groups = groupsOf(block.columns).map((group) => ({
    ...group,
    cell: titleCell(group.title, edges, group.from, group.to, row, setting),
  }));
  const upper = Math.max(0, ...groups.map(({ cell }) => heightOfCell(cell, setting)));
  const grouped = (index: number) => groups.some(({ from, to }) => index >= from && index < to);
  const heights = titles.map((cell, index) => heightOfCell(cell, setting) + (grouped(index) ? upper : 0));
  const height = Math.max(...heights);
  const marks: Mark[] = [
    { kind: 'surface', x: 0, y: 0, width: edges.at(-1)!, height, shade: HEAD_SHADE, ink: 'black' },
    ...groups.flatMap(({ cell }) => cellMarks(cell, 0, upper, setting)),
    ...titles.flatMap((cell, index) => {
      const top = grouped(index) ? upper : 0;
      return cellMarks(cell, top, height - top, setting);
    }),
  ];
  const head: Strip = { height, before: 0, marks, joins: false };
  return block.numbered ? withNumbers(head, block.columns.length, edges, setting) : head;
}

function withNumbers(head: Strip, count: number, edges: number[], setting: Setting): Strip {
  const row: TagNode = { kind: 'TR', parent: setting.table };
  const height = setting.box.height + PADDING.top + PADDING.bottom;
  const cells = Array.from({ length: count }, (_, index) => {
    const text = [{ text: `(${index + 1})`, italic: true }];
    return cellOf(
      text,
      edges,
      { from: index, to: index + 1 },
      'center',
      { kind: 'TH', parent: row },
      setting,
    );
  });
  const marks = cells.flatMap((cell) => cellMarks(cell, head.height, height, setting));
  return { ...head, height: head.height + height, marks: [...head.marks, ...marks] };
}

function titleCell(
  title: Text,
  edges: number[],
  from: number,
  to: number,
  row: TagNode,
  setting: Setting,
): Cell {
  const bold = spansOf(title).map((span): Span => ({ ...span, bold: true }));
  return cellOf(bold, edges, { from, to }, 'center', { kind: 'TH', parent: row }, setting);
}

function groupsOf(columns: readonly TableColumn[]): { title: string; from: number; to: number }[] {
  const groups: { title: string; from: number; to: number }[] = [];
  for (const [index, { group }] of columns.entries()) {
    if (group === undefined) continue;
    const last = groups.at(-1);
    if (last && last.title === group && last.to === index) last.to = index + 1;
    else groups.push({ title: group, from: index, to: index + 1 });
  }
  return groups;
}

function cellOf(
  text: Text,
  edges: number[],
  span: { from: number; to: number },
  align: Align,
  tag: TagNode,
  { size }: Setting,
): Cell {
  const x = edges[span.from] ?? 0;
  const width = (edges[span.to] ?? x) - x;
  const lines = breakLines(measureWords(text, { size }), width - 2 * PADDING.side);
  return { x, width, lines, align, tag };
}

function heightOfCell(cell: Cell, { box }: Setting): number {
  return cell.lines.length * box.height + PADDING.top + PADDING.bottom;
}

/** A framed cell with its lines in the middle of its height. */
function cellMarks(cell: Cell, top: number, height: number, setting: Setting): Mark[] {
  const { x, width } = cell;
  const inset = (height - cell.lines.length * setting.box.height + PADDING.top - PADDING.bottom) / 2;
  return [
    { kind: 'frame', x, y: top, width, height, thickness: LINE, ink: 'black' },
    ...cell.lines.map((line, index) =>
      lineMark(cell, line, top + inset + index * setting.box.height, setting),
    ),
  ];
}

function lineMark(cell: Cell, line: MeasuredLine, top: number, { box }: Setting): Mark {
  const runs = setLine(line, cell.x + PADDING.side, cell.width - 2 * PADDING.side, cell.align);
  const place = cell.place === undefined ? {} : { cell: cell.place };
  return { kind: 'line', baseline: top + box.baseline, runs, tag: cell.tag, ...place };
}

function rowStrips(cells: Cell[], setting: Setting): Strip[] {
  const count = Math.max(1, ...cells.map((cell) => cell.lines.length));
  if (count <= MOST_LINES_WHOLE) return [wholeRow(cells, count, setting)];
  return Array.from({ length: count }, (_, index) => slice(cells, index, count, setting));
}

function cellsOf(
  row: TableRow,
  index: number,
  columns: TableColumn[],
  edges: number[],
  setting: Setting,
): Cell[] {
  const tag: TagNode = { kind: 'TR', parent: setting.table };
  if ('heading' in row) {
    const text = [{ text: row.heading, bold: true }];
    const across = { from: 0, to: columns.length };
    return [cellOf(text, edges, across, 'left', { kind: 'TH', parent: tag }, setting)];
  }
  return columns.map((column, at) => {
    const text = row.cells[at] ?? '';
    const dressed = row.bold ? spansOf(text).map((span): Span => ({ ...span, bold: true })) : text;
    const span = { from: at, to: at + 1 };
    const cell = cellOf(dressed, edges, span, column.align ?? 'left', { kind: 'TD', parent: tag }, setting);
    return { ...cell, place: { row: index, column: at } };
  });
}

function wholeRow(cells: Cell[], count: number, setting: Setting): Strip {
  const height = count * setting.box.height + PADDING.top + PADDING.bottom;
  const marks = cells.flatMap((cell): Mark[] => [
    { kind: 'frame', x: cell.x, y: 0, width: cell.width, height, thickness: LINE, ink: 'black' },
    ...cell.lines.map((line, index) =>
      lineMark(cell, line, PADDING.top + index * setting.box.height, setting),
    ),
  ]);
  return { height, before: 0, marks, joins: false };
}

/** One line of a tall row; the row's own edges are drawn where it begins, ends, or is cut. */
function slice(cells: Cell[], index: number, count: number, setting: Setting): Strip {
  const above = index === 0 ? PADDING.top : 0;
  const height = setting.box.height + above + (index === count - 1 ? PADDING.bottom : 0);
  const right = cells.at(-1)!.x + cells.at(-1)!.width;
  const level = (y: number): Mark => ({ kind: 'rule', x: 0, y, width: right, thickness: LINE, ink: 'black' });
  const upright = (x: number): Mark => ({ kind: 'upright', x, y: 0, height, thickness: LINE, ink: 'black' });
  const marks: Mark[] = [...cells.map((cell) => upright(cell.x)), upright(right)];
  if (index === 0) marks.push(level(0));
  if (index === count - 1) marks.push(level(height));
  for (const cell of cells) {
    const line = cell.lines[index];
    if (line) marks.push(lineMark(cell, line, above, setting));
  }
  return {
    height,
    before: 0,
    marks,
    joins: isTied(index, count),
    closing: [level(height)],
    opening: [level(0)],
  };
}
