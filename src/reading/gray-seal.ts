/**
 * The seal on a gray scan. In colour it is left out with all that is red (`inkOf`); in gray it lies over the title and
 * the name of the signer as a ring of its own gray, paler than print, and is taken off by that.
 */
import { PALEST, PALER, printLevel } from './pale-ink.ts';
import type { GrayImage } from './raster.ts';
import { MM } from './tilted-box.ts';

/** Cells to the inch on which a ring is looked for. */
const GRID_DPI = 37.5;
/** Every so many rows of pixels one is looked at. */
const STRIDE = 2;
/** Radius of a seal, in inches: 30 mm across for a small office to 42 mm for the state's. */
const RADIUS = { least: 13 * MM, most: 22 * MM };
/** Room around the ring, in inches, that is cleaned with it. */
const RIM = 1.5 * MM;
/** Share of a cell that is pale ink where a line of a seal runs through it. */
const INK_SHARE = 0.15;
/** Pale cells: fewer make no ring; with more the whole print is pale and there is nothing to tell it by. */
const CELLS = { least: 60, most: 6000 };
/** Share of a ring that is seen: print hides some of it, a worn stamp leaves gaps. */
const SEEN = 0.55;
/** How far outside a ring there is paper, in cells, and the most of it that may be inked. */
const OUTSIDE = 3;
const INKED_OUTSIDE = 0.3;
/** How far a signature reaches from the middle of the seal beside it, in radii of the seal. */
const SIGNED = { right: 4.5, down: 2.2 };

/**
 * Takes the seal off, and the pen beside it, in place; what has the darkness of print stays.
 * @returns whether there was one
 */
export function wipeGraySeal(image: GrayImage, dpi: number): boolean {
  const print = printLevel(image);
  if (print + PALER >= PALEST) return false;
  const grid = paleGrid(image, dpi, print + PALER);
  const ring = ringIn(grid);
  if (ring === undefined) return false;
  const place = placeOf(ring, dpi / GRID_DPI, RIM * dpi);
  wipePaler(image, place, (print + sealLevel(image, place, print + PALER)) / 2);
  return true;
}

interface Grid {
  width: number;
  height: number;
  /** 1 where there is pale ink and no print nearby. */
  cells: Uint8Array;
}

/** Letters have soft edges: what is beside print is not counted. */
function paleGrid({ width, height, data }: GrayImage, dpi: number, print: number): Grid {
  const step = dpi / GRID_DPI;
  const columns = Math.max(1, Math.floor(width / step));
  const rows = Math.max(1, Math.floor(height / step));
  const pale = new Uint16Array(columns * rows);
  const dark = new Uint8Array(columns * rows);
  const columnOf = Int32Array.from({ length: width }, (_, x) => Math.min(columns - 1, Math.floor(x / step)));
  for (let y = 0; y < height; y += STRIDE) {
    const row = Math.min(rows - 1, Math.floor(y / step)) * columns;
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const level = data[at]!;
      if (level >= PALEST) continue;
      if (level < print) dark[row + columnOf[x]!] = 1;
      else pale[row + columnOf[x]!]!++;
    }
  }
  const cells = new Uint8Array(pale.length);
  for (let at = 0; at < pale.length; at++) {
    if (pale[at]! >= (INK_SHARE / STRIDE) * step * step && !isNear(dark, columns, at)) cells[at] = 1;
  }
  return { width: columns, height: rows, cells };
}

function isNear(marked: Uint8Array, width: number, at: number): boolean {
  for (const row of [at - width, at, at + width]) {
    if (marked[row - 1] === 1 || marked[row] === 1 || marked[row + 1] === 1) return true;
  }
  return false;
}

/** In cells of the grid. */
interface Ring {
  x: number;
  y: number;
  radius: number;
}

/** The ring of which most is seen: every pale cell speaks for the middles of the rings that it may lie on. */
function ringIn(grid: Grid): Ring | undefined {
  const inked = indicesOf(grid.cells);
  if (inked.length < CELLS.least || inked.length > CELLS.most) return undefined;
  let best: Ring | undefined;
  let most = SEEN;
  for (let radius = Math.floor(RADIUS.least * GRID_DPI); radius <= RADIUS.most * GRID_DPI; radius++) {
    const circle = circleOf(radius);
    const votes = votesFor(circle, inked, grid);
    for (let at = 0; at < votes.length; at++) {
      const seen = votes[at]! / circle.length;
      if (seen <= most) continue;
      const ring = { x: at % grid.width, y: Math.floor(at / grid.width), radius };
      if (inkedShare(grid, { ...ring, radius: radius + OUTSIDE }) > INKED_OUTSIDE) continue;
      most = seen;
      best = ring;
    }
  }
  return best;
}

function indicesOf(cells: Uint8Array): number[] {
  const inked: number[] = [];
  for (let at = 0; at < cells.length; at++) if (cells[at] === 1) inked.push(at);
  return inked;
}

type Offset = readonly [dx: number, dy: number];

/** The cells of a circle around its middle, each once. */
function circleOf(radius: number): Offset[] {
  const steps = Math.ceil(8 * radius);
  const offsets = new Map<string, Offset>();
  for (let step = 0; step < steps; step++) {
    const angle = (2 * Math.PI * step) / steps;
    const offset = [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))] as const;
    offsets.set(offset.join(), offset);
  }
  return [...offsets.values()];
}

function votesFor(circle: readonly Offset[], inked: readonly number[], { width, height }: Grid): Uint16Array {
  const votes = new Uint16Array(width * height);
  for (const at of inked) {
    const x = at % width;
    const y = (at - x) / width;
    for (const [dx, dy] of circle) {
      const column = x + dx;
      const row = y + dy;
      if (column >= 0 && column < width && row >= 0 && row < height) votes[row * width + column]!++;
    }
  }
  return votes;
}

function inkedShare({ width, height, cells }: Grid, { x, y, radius }: Ring): number {
  const circle = circleOf(radius);
  const inked = circle.filter(([dx, dy]) => {
    const column = x + dx;
    const row = y + dy;
    return column >= 0 && column < width && row >= 0 && row < height && cells[row * width + column] === 1;
  });
  return inked.length / circle.length;
}

/** In pixels. */
interface Place extends Ring {
  /** Past the last pixel on the right, and the last row. */
  right: number;
  bottom: number;
}

/** The disc of a seal, and what lies right of it and below, where the pen goes over the name. */
function placeOf({ x, y, radius }: Ring, step: number, rim: number): Place {
  const place = { x: (x + 0.5) * step, y: (y + 0.5) * step, radius: radius * step + rim };
  return {
    ...place,
    right: place.x + SIGNED.right * place.radius,
    bottom: place.y + SIGNED.down * place.radius,
  };
}

/** Calls back for each row of a place with its first pixel and the one past its last. */
function eachRow({ width, height }: GrayImage, place: Place, row: (from: number, to: number) => void): void {
  const { x, y, radius, right, bottom } = place;
  const end = Math.min(height - 1, Math.ceil(bottom));
  const last = Math.min(width - 1, Math.ceil(right));
  for (let line = Math.max(1, Math.floor(y - radius)); line < end; line++) {
    const half = Math.sqrt(Math.max(0, radius ** 2 - (line - y) ** 2));
    const from = Math.max(1, Math.floor(x - half));
    row(line * width + from, line * width + Math.max(from, last));
  }
}

/** The level of most of its ink that is not as dark as print. */
function sealLevel(image: GrayImage, place: Place, print: number): number {
  const histogram = new Uint32Array(256);
  let seen = 0;
  eachRow(image, place, (from, to) => {
    for (let at = from; at < to; at++) {
      const level = image.data[at]!;
      if (level < print || level >= PALEST) continue;
      histogram[level]!++;
      seen++;
    }
  });
  let below = 0;
  return histogram.findIndex((count) => (below += count) * 2 >= seen);
}

/** Paints white what is paler than a level and has nothing darker beside it: letters keep their soft edges. */
function wipePaler(image: GrayImage, place: Place, level: number): void {
  const { width, data } = image;
  const before = Uint8Array.from(data);
  eachRow(image, place, (from, to) => {
    for (let at = from; at < to; at++) if (!isDark(before, width, at, level)) data[at] = 255;
  });
}

function isDark(data: Uint8Array, width: number, at: number, level: number): boolean {
  for (const row of [at - width, at, at + width]) {
    if (data[row - 1]! < level || data[row]! < level || data[row + 1]! < level) return true;
  }
  return false;
}
