/** Ruled tables of a page: their cells, row by row, found by the rules that are drawn. */
import type { Box } from './page.ts';
import { boxAround } from './page-lines.ts';
import type { GrayImage } from './raster.ts';

/** A cell with its place in the grid, from 0, and how many fields of the grid it spans. */
export interface GridCell extends Box {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface Table extends Box {
  /** Inside of the rules, in reading order: by the row in which a cell starts, then from the left. */
  cells: GridCell[];
}

/** A rule: along its direction from `from` to `to`, across it at `at`, `thick` pixels wide. */
interface Rule {
  from: number;
  to: number;
  at: number;
  thick: number;
}

/** Shortest rules, in inches: rows are wider than words, columns are taller than letters. */
const SHORTEST_ROW_RULE = 0.7;
const SHORTEST_COLUMN_RULE = 0.2;
/** Widest rule in inches: what is thicker is a bar or a picture. */
const THICKEST_RULE = 0.05;
const DARK = 200;

/** @param image upright and level; boxes come in its pixels */
export function tablesOf(image: GrayImage, dpi: number): Table[] {
  const rows = rulesOf(image, 'rows', SHORTEST_ROW_RULE * dpi, THICKEST_RULE * dpi);
  if (rows.length < 2) return [];
  const near = 0.03 * dpi;
  const columns = rulesOf(
    image,
    'columns',
    SHORTEST_COLUMN_RULE * dpi,
    THICKEST_RULE * dpi,
    beside(rows, near, image),
  );
  return groupsOf(rows, columns, near)
    .map((group) => tableOf(image, group, near))
    .filter((table) => table !== undefined)
    .sort((a, b) => a.y - b.y);
}

/** Where columns can meet the rows, or go on beyond them to the page's end. */
function beside(rows: readonly Rule[], near: number, { height }: GrayImage): Box {
  const x = Math.min(...rows.map((row) => row.from)) - near;
  const right = Math.max(...rows.map((row) => row.to)) + near;
  return { x, y: 0, width: right - x, height };
}

/** Long dark runs along rows or columns; neighbouring runs are one rule. */
function rulesOf(
  image: GrayImage,
  along: 'rows' | 'columns',
  shortest: number,
  thickest: number,
  area: Box = { x: 0, y: 0, width: image.width, height: image.height },
): Rule[] {
  const { width, data } = image;
  const { x0, x1, y0, y1 } = pixelsIn(area, image);
  const [begin, end] = along === 'rows' ? [x0, x1] : [y0, y1];
  const [first, past] = along === 'rows' ? [y0, y1] : [x0, x1];
  const step = along === 'rows' ? 1 : width;
  const stride = along === 'rows' ? width : 1;
  const open: Rule[] = [];
  const rules: Rule[] = [];
  for (let at = first; at < past; at++) {
    for (const [runFrom, runTo] of darkRuns(data, at * stride + begin * step, step, end - begin, shortest)) {
      const [from, to] = [runFrom + begin, runTo + begin];
      const rule = open.find(
        (other) => other.at + other.thick >= at - 2 && from < other.to + 12 && to > other.from - 12,
      );
      if (rule === undefined) {
        const fresh = { from, to, at, thick: 1 };
        open.push(fresh);
        rules.push(fresh);
      } else {
        rule.from = Math.min(rule.from, from);
        rule.to = Math.max(rule.to, to);
        rule.thick = at - rule.at + 1;
      }
    }
    for (let k = open.length - 1; k >= 0; k--) if (open[k]!.at + open[k]!.thick < at - 2) open.splice(k, 1);
  }
  return rules.filter((rule) => rule.thick <= Math.max(thickest, 0.008 * (rule.to - rule.from)));
}

function pixelsIn({ x, y, width, height }: Box, image: GrayImage) {
  return {
    x0: Math.max(0, Math.floor(x)),
    x1: Math.min(image.width, Math.ceil(x + width)),
    y0: Math.max(0, Math.floor(y)),
    y1: Math.min(image.height, Math.ceil(y + height)),
  };
}

/** Light pixels that are bridged within a rule. */
const GAP = 3;

/**
 * Runs of at least `shortest` dark pixels; gaps are bridged. Only every so many pixels are looked at: a run that long
 * has a dark one among any few that follow each other.
 */
function darkRuns(
  data: Uint8Array,
  start: number,
  step: number,
  length: number,
  shortest: number,
): [number, number][] {
  const runs: [number, number][] = [];
  const stride = Math.max(1, Math.floor(shortest) - GAP);
  let seen = 0;
  for (let probe = 0; probe < length; probe += stride) {
    let dark = Math.max(seen, probe);
    const end = Math.min(length, probe + GAP + 1);
    while (dark < end && data[start + dark * step]! >= DARK) dark++;
    if (dark >= end) continue;
    let from = dark;
    for (let k = dark - 1; k >= 0 && from - k <= GAP + 1; k--) if (data[start + k * step]! < DARK) from = k;
    let last = dark;
    for (let k = dark + 1; k < length && k - last <= GAP + 1; k++)
      if (data[start + k * step]! < DARK) last = k;
    if (last - from >= shortest) runs.push([from, last + 1]);
    seen = last + 1;
  }
  return runs;
}

interface Group {
  rows: Rule[];
  columns: Rule[];
}

/** Rules that touch belong to one table. */
function groupsOf(rows: readonly Rule[], columns: readonly Rule[], near: number): Group[] {
  const groups: Group[] = [];
  for (const row of rows) {
    const crossing = columns.filter((column) => touches(row, column, near));
    if (crossing.length === 0) continue;
    const joined = groups.filter((group) => group.columns.some((column) => crossing.includes(column)));
    const merged: Group = {
      rows: [...joined.flatMap((group) => group.rows), row],
      columns: [...new Set([...joined.flatMap((group) => group.columns), ...crossing])],
    };
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push(merged);
  }
  return groups;
}

function touches(row: Rule, column: Rule, near: number): boolean {
  const x = column.at + column.thick / 2;
  const y = row.at + row.thick / 2;
  return x > row.from - near && x < row.to + near && y > column.from - near && y < column.to + near;
}

function tableOf(image: GrayImage, { rows, columns }: Group, near: number): Table | undefined {
  const ys = positions(rows, near);
  const xs = positions(columns, near);
  if (ys.length < 3 && xs.length < 3) return undefined;
  if (ys.length < 2 || xs.length < 2) return undefined;
  const cells = mergedCells(image, xs, withOpenRows(ys, columns, near));
  if (cells.length < 2) return undefined;
  return { ...boxAround(cells), cells: cells.sort((a, b) => a.row - b.row || a.column - b.column) };
}

/** Columns that go on so far beyond the last row rule, in `near`, hold another row. */
const OPEN_ROW = 4;

/**
 * With the ends of a row that the page's end cut, where no rule closes it: the columns that frame the table go on
 * beyond its outermost rule, and end on one level.
 */
function withOpenRows(ys: readonly number[], columns: readonly Rule[], near: number): number[] {
  const middles = columns.map((column) => column.at + column.thick / 2);
  const frame = [Math.min(...middles), Math.max(...middles)].map((edge) =>
    columns.filter((_, index) => Math.abs(middles[index]! - edge) <= 2 * near),
  );
  const tops = frame.map((rules) => Math.min(...rules.map(({ from }) => from)));
  const bottoms = frame.map((rules) => Math.max(...rules.map(({ to }) => to)));
  const isLevel = (ends: readonly number[]) => Math.abs(ends[0]! - ends[1]!) <= 2 * near;
  const [top, bottom] = [Math.max(...tops), Math.min(...bottoms)];
  return [
    ...(isLevel(tops) && top < ys[0]! - OPEN_ROW * near ? [top] : []),
    ...ys,
    ...(isLevel(bottoms) && bottom > ys.at(-1)! + OPEN_ROW * near ? [bottom] : []),
  ];
}

/** Places of the rules across their direction; rules nearly in line are one. */
function positions(rules: readonly Rule[], near: number): number[] {
  const sorted = rules.map((rule) => rule.at + rule.thick / 2).sort((a, b) => a - b);
  const places: number[] = [];
  for (const at of sorted) if (places.length === 0 || at - places.at(-1)! > 2 * near) places.push(at);
  return places;
}

/** Fields of the grid that no rule parts are one cell. */
function mergedCells(image: GrayImage, xs: readonly number[], ys: readonly number[]): GridCell[] {
  const wide = xs.length - 1;
  const owner = Int32Array.from({ length: wide * (ys.length - 1) }, (_, field) => field);
  const root = (field: number): number => {
    let at = field;
    while (owner[at] !== at) at = owner[at]!;
    return at;
  };
  for (let row = 0; row < ys.length - 1; row++) {
    for (let column = 0; column < wide; column++) {
      const field = row * wide + column;
      const besides = column > 0 && !isRuled(image, 'columns', xs[column]!, ys[row]!, ys[row + 1]!);
      const above = row > 0 && !isRuled(image, 'rows', ys[row]!, xs[column]!, xs[column + 1]!);
      if (besides) owner[root(field)] = root(field - 1);
      if (above) owner[root(field)] = root(field - wide);
    }
  }
  const cells = new Map<number, GridCell>();
  owner.forEach((_, field) => {
    const row = Math.floor(field / wide);
    const column = field % wide;
    const box = {
      x: xs[column]!,
      y: ys[row]!,
      width: xs[column + 1]! - xs[column]!,
      height: ys[row + 1]! - ys[row]!,
    };
    const cell = cells.get(root(field));
    cells.set(
      root(field),
      cell === undefined ? { row, column, rows: 1, columns: 1, ...box } : joined(cell, row, column, box),
    );
  });
  return [...cells.values()];
}

/** A cell together with a further field of the grid. */
function joined(cell: GridCell, row: number, column: number, box: Box): GridCell {
  const first = { row: Math.min(cell.row, row), column: Math.min(cell.column, column) };
  const rows = Math.max(cell.row + cell.rows, row + 1) - first.row;
  const columns = Math.max(cell.column + cell.columns, column + 1) - first.column;
  return { ...first, rows, columns, ...boxAround([cell, box]) };
}

/** Share of a stretch that is dark where a rule runs: broken rules of bad scans have less than all. */
const RULED_SHARE = 0.75;
/** Pixels by which a rule may stray from its place. */
const STRAY = 4;
const FAINT = 215;

/** Whether a stretch from one crossing to the next is ruled; the crossings themselves are left out. */
function isRuled(image: GrayImage, along: 'rows' | 'columns', at: number, from: number, to: number): boolean {
  const first = Math.round(from) + STRAY + 2;
  const last = Math.round(to) - STRAY - 2;
  const near = Math.round(at);
  let dark = 0;
  for (let k = first; k < last; k++) {
    for (let off = -STRAY; off <= STRAY; off++) {
      const pixel = along === 'rows' ? (near + off) * image.width + k : k * image.width + near + off;
      if ((image.data[pixel] ?? 255) < FAINT) {
        dark++;
        break;
      }
    }
  }
  return last <= first || dark >= RULED_SHARE * (last - first);
}
