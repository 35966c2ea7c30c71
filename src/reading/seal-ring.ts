/** The ring of a round seal, found on a coarse grid of a page's ink. */
import { MM } from './tilted-box.ts';

/** Cells to the inch on which a ring is looked for. */
export const GRID_DPI = 37.5;
/** Radius of a seal, in inches: 30 mm across for a small office to 42 mm for the state's. */
const RADIUS = { least: 13 * MM, most: 22 * MM };
/** Cells with ink: fewer make no ring; with more there is nothing to tell it by. */
const CELLS = { least: 60, most: 6000 };
/** Share of a ring that is seen: print hides some of it, a worn stamp leaves gaps. */
const SEEN = 0.55;
/** How far outside a ring there is paper, in cells, and the most of it that may be inked. */
const OUTSIDE = 3;
const INKED_OUTSIDE = 0.3;
/** Room around a ring, in inches, that is cleaned with it. */
export const RIM = 1.5 * MM;
/** How far a signature reaches from the middle of the seal beside it, in radii of the seal. */
export const SIGNED = { right: 4.5, down: 2.2 };

export interface Grid {
  width: number;
  height: number;
  /** 1 where there is ink that may be a seal's. */
  cells: Uint8Array;
}

/** In cells of the grid. */
export interface Ring {
  x: number;
  y: number;
  radius: number;
}

/** The ring of which most is seen: every inked cell speaks for the middles of the rings that it may lie on. */
export function ringIn(grid: Grid): Ring | undefined {
  const inked = indicesOf(grid.cells);
  if (inked.length < CELLS.least || inked.length > CELLS.most) return undefined;
  const votes = new Uint16Array(grid.cells.length);
  let best: Ring | undefined;
  let most = SEEN;
  for (let radius = Math.floor(RADIUS.least * GRID_DPI); radius <= RADIUS.most * GRID_DPI; radius++) {
    const circle = circleOf(radius);
    countVotes(votes, circle, inked, grid);
    // In whole votes: to tell the share of each cell takes as long as to count them.
    let mostVotes = Math.floor(most * circle.length);
    for (let at = 0; at < votes.length; at++) {
      if (votes[at]! <= mostVotes) continue;
      const ring = { x: at % grid.width, y: Math.floor(at / grid.width), radius };
      if (inkedShare(grid, { ...ring, radius: radius + OUTSIDE }) > INKED_OUTSIDE) continue;
      mostVotes = votes[at]!;
      most = mostVotes / circle.length;
      best = ring;
    }
  }
  return best;
}

function indicesOf(cells: Uint8Array): Int32Array {
  const inked = new Int32Array(cells.length);
  let count = 0;
  for (let at = 0; at < cells.length; at++) if (cells[at] === 1) inked[count++] = at;
  return inked.subarray(0, count);
}

type Offset = readonly [dx: number, dy: number];

const circles = new Map<number, readonly Offset[]>();

/** The cells of a circle around its middle, each once. There are a dozen sizes of seals. */
function circleOf(radius: number): readonly Offset[] {
  const known = circles.get(radius) ?? newCircle(radius);
  circles.set(radius, known);
  return known;
}

function newCircle(radius: number): Offset[] {
  const steps = Math.ceil(8 * radius);
  const offsets = new Map<string, Offset>();
  for (let step = 0; step < steps; step++) {
    const angle = (2 * Math.PI * step) / steps;
    const offset = [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))] as const;
    offsets.set(offset.join(), offset);
  }
  return [...offsets.values()];
}

/** How many cells of a circle around each cell are inked. */
function countVotes(
  votes: Uint16Array,
  circle: readonly Offset[],
  inked: Int32Array,
  { width, height }: Grid,
): void {
  votes.fill(0);
  const steps = Int32Array.from(circle, ([dx, dy]) => dy * width + dx);
  const reach = circle.reduce((most, [dx]) => Math.max(most, dx), 0);
  for (const at of inked) {
    const x = at % width;
    const y = (at - x) / width;
    if (x >= reach && y >= reach && x + reach < width && y + reach < height) {
      for (let step = 0; step < steps.length; step++) votes[at + steps[step]!]!++;
      continue;
    }
    for (const [dx, dy] of circle) {
      const column = x + dx;
      const row = y + dy;
      if (column >= 0 && column < width && row >= 0 && row < height) votes[row * width + column]!++;
    }
  }
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
