/** Rows of stamped letters in the coloured ink of a sheet, without seals and strokes of a pen. */
import { components, type Component, type InkMap } from './ink-map.ts';
import type { Box } from './page.ts';
import { MM, slopeOf, type TiltedBox } from './tilted-box.ts';

/** Height of stamped letters, in inches; several that touch are one component. */
const LOWEST = 1.5 * MM;
const HIGHEST = 9 * MM;
const WIDEST = 95 * MM;
/** What is larger both ways is a seal or a signature. */
const SEAL = 14 * MM;
/** White between letters of a row, in heights of the row. */
const GAP = 1.4;
/** A row is wider than this many of its heights. */
const SHAPE = 1.5;
const STEEPEST = Math.tan((13 * Math.PI) / 180);

type Bounds = Omit<Component, 'cells'>;

/** Letters of a row taken together. */
interface Letters extends Bounds {
  cells: number[];
}

export interface ColouredRow extends TiltedBox {
  /** Beside or under a seal, so that letters of it may be hidden. */
  cut: boolean;
}

/** @param area in inches; @returns rows that lie in it, the tallest first */
export function colouredRows(map: InkMap, area: Box): ColouredRow[] {
  const parts = components(within(map, area));
  const seals = parts.filter((part) => wide(part) >= SEAL * map.dpi && tall(part) >= SEAL * map.dpi);
  const rows: Letters[] = [];
  for (const part of parts.filter((one) => isLetter(one, map.dpi)).sort((a, b) => a.x0 - b.x0)) {
    if (seals.some((seal) => isAmong(part, seal))) continue;
    const row = rows.find((other) => continues(other, part));
    if (row === undefined) rows.push({ ...part, cells: [...part.cells] });
    else join(row, part);
  }
  return rows
    .filter((row) => wide(row) >= SHAPE * tall(row) && wide(row) <= WIDEST * map.dpi)
    .map((row) => ({ ...onSheet(row, map), cut: seals.some((seal) => isBeside(row, seal)) }))
    .sort((a, b) => b.height - a.height);
}

function within(map: InkMap, area: Box): InkMap {
  const cells = new Uint8Array(map.cells.length);
  const x0 = Math.max(0, Math.floor(area.x * map.dpi));
  const x1 = Math.min(map.width, Math.ceil((area.x + area.width) * map.dpi));
  const y1 = Math.min(map.height, Math.ceil((area.y + area.height) * map.dpi));
  for (let y = Math.max(0, Math.floor(area.y * map.dpi)); y < y1; y++) {
    cells.set(map.cells.subarray(y * map.width + x0, y * map.width + x1), y * map.width + x0);
  }
  return { ...map, cells };
}

function wide(part: Bounds): number {
  return part.x1 - part.x0;
}

function tall(part: Bounds): number {
  return part.y1 - part.y0;
}

function isLetter(part: Component, dpi: number): boolean {
  return tall(part) >= LOWEST * dpi && tall(part) <= HIGHEST * dpi && wide(part) <= WIDEST * dpi;
}

function isAmong(part: Component, seal: Component): boolean {
  const x = (part.x0 + part.x1) / 2;
  const y = (part.y0 + part.y1) / 2;
  return x > seal.x0 && x < seal.x1 && y > seal.y0 && y < seal.y1;
}

function isBeside(row: Bounds, seal: Component): boolean {
  const reach = GAP * tall(row);
  return row.x0 - reach < seal.x1 && row.x1 + reach > seal.x0 && row.y0 < seal.y1 && row.y1 > seal.y0;
}

function continues(row: Bounds, part: Component): boolean {
  const shared = Math.min(row.y1, part.y1) - Math.max(row.y0, part.y0);
  const gap = part.x0 - row.x1;
  return (
    shared >= 0.4 * Math.min(tall(row), tall(part)) &&
    gap <= GAP * Math.max(Math.min(tall(row), 24), tall(part))
  );
}

function join(row: Letters, part: Component): void {
  for (const at of part.cells) row.cells.push(at);
  row.x0 = Math.min(row.x0, part.x0);
  row.x1 = Math.max(row.x1, part.x1);
  row.y0 = Math.min(row.y0, part.y0);
  row.y1 = Math.max(row.y1, part.y1);
}

/** A row with its lean and room for the marks above and below its letters. */
function onSheet(row: Letters, map: InkMap): TiltedBox {
  const slope = wide(row) > SHAPE * tall(row) ? clamped(slopeOf(lowerTrace(row, map))) : 0;
  const height = Math.max(LOWEST * map.dpi, tall(row) - Math.abs(slope) * wide(row));
  return {
    x: (row.x0 + row.x1) / 2 / map.dpi,
    y: (row.y0 + row.y1) / 2 / map.dpi,
    width: (wide(row) + height) / map.dpi,
    height: (height * 1.7) / map.dpi,
    lean: (Math.atan(slope) * 180) / Math.PI,
  };
}

function clamped(slope: number): number {
  return Math.abs(slope) > STEEPEST ? 0 : slope;
}

/** The lowest cell of each column that has one: capitals stand on one line. */
function lowerTrace(row: Letters, map: InkMap): number[] {
  const trace = Array.from({ length: wide(row) }, () => NaN);
  for (const at of row.cells) {
    const x = at % map.width;
    const y = (at - x) / map.width;
    if (!(trace[x - row.x0]! >= y)) trace[x - row.x0] = y;
  }
  return trace;
}
