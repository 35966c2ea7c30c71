/**
 * Finds the small ruled boxes that marks stand in ("MẬT", "HỎA TỐC"; NĐ 30/2020, PL I, III.2: 20 to 40 mm
 * wide, 8 mm high), printed or stamped, level or askew by up to about ten degrees.
 */
import { components, type Component, type InkMap } from './ink-map.ts';
import { median } from './median.ts';
import { foursOf, pastEmpty } from './past-empty.ts';
import { MM, pointOf, slopeOf, type TiltedBox } from './tilted-box.ts';

/** Inside of which a frame is looked for, in inches. */
export interface FrameSizes {
  narrowest: number;
  widest: number;
  lowest: number;
  highest: number;
  /** Width to height at least. */
  shape: number;
  /** Share of each side that must be seen: print and pen run over the others. */
  drawn: number;
}

/** Of a frame that may hold a mark of one line or two. */
const OF_MARKS: FrameSizes = {
  narrowest: 9 * MM,
  widest: 64 * MM,
  lowest: 4.5 * MM,
  highest: 17 * MM,
  shape: 1.2,
  drawn: 0.8,
};
/** What a frame askew adds to the level box around it. */
const LEANING = 12 * MM;
const STEEPEST = Math.tan((13 * Math.PI) / 180);
/** Cells by which a side may stray from its line. */
const STRAY = 1.7;
/** Cells, at each side, by which ink is thickened so that a broken frame still closes. */
const THICKENINGS = [1, 2] as const;
/** Fields of white so near each other, in inches, are cells of one table. */
const TABLE_RULE = 2.5 * MM;
const CELL_LEAST = 3 * MM;

/**
 * Frames by their lines, and by the white they close in: the first finds a frame with a gap, the second one
 * that print runs into.
 * @param map of the upper rows of a sheet, whole width
 */
export function framesOf(map: InkMap, sizes: FrameSizes = OF_MARKS): TiltedBox[] {
  const found: TiltedBox[] = [];
  for (const frame of [
    ...drawnFrames(map, sizes),
    ...THICKENINGS.flatMap((by) => closedFrames(map, by, sizes)),
  ]) {
    const known = found.some(
      (other) =>
        Math.hypot(other.x - frame.x, other.y - frame.y) < 0.5 * Math.min(other.height, frame.height),
    );
    if (!known) found.push(frame);
  }
  return found;
}

function drawnFrames(map: InkMap, sizes: FrameSizes): TiltedBox[] {
  return components(map)
    .filter((part) => mayBeFrame(part, map, sizes))
    .map((part) => fitted(part, map, sizes.drawn))
    .filter((fit) => fit !== undefined && isHollow(fit))
    .map((fit) => onSheet(fit!, map, 0))
    .filter((frame) => isFrameSized(frame, sizes));
}

function closedFrames(map: InkMap, thickening: number, sizes: FrameSizes): TiltedBox[] {
  const white = components(closedWhite(map, thickening));
  const fields = white.filter(
    (part) => Math.min(part.x1 - part.x0, part.y1 - part.y0) >= CELL_LEAST * map.dpi - 2 * thickening,
  );
  return fields
    .filter((part) => mayBeFrame(part, map, sizes) && !fields.some((other) => shareRule(part, other, map)))
    .map((part) => fitted(part, map, sizes.drawn))
    .filter((fit) => fit !== undefined)
    .map((fit) => onSheet(fit, map, thickening))
    .filter((frame) => isFrameSized(frame, sizes));
}

function mayBeFrame(part: Component, { dpi }: InkMap, sizes: FrameSizes): boolean {
  const { narrowest, widest, lowest, highest } = sizes;
  const width = (part.x1 - part.x0) / dpi;
  const height = (part.y1 - part.y0) / dpi;
  return width >= 0.8 * narrowest && width <= widest && height >= 0.7 * lowest && height <= highest + LEANING;
}

function isFrameSized({ width, height }: TiltedBox, sizes: FrameSizes): boolean {
  const isShaped = width >= sizes.shape * height;
  const isWide = width >= sizes.narrowest && width <= sizes.widest;
  return isShaped && isWide && height >= sizes.lowest && height <= sizes.highest;
}

/** Cells of a table lie beside each other; the white between two rules of a double frame lies around. */
function shareRule(part: Component, other: Component, { dpi }: InkMap): boolean {
  if (other === part) return false;
  const around = other.x0 < part.x0 && other.x1 > part.x1 && other.y0 < part.y0 && other.y1 > part.y1;
  const within = other.x0 > part.x0 && other.x1 < part.x1 && other.y0 > part.y0 && other.y1 < part.y1;
  const across = Math.max(other.x0 - part.x1, part.x0 - other.x1);
  const down = Math.max(other.y0 - part.y1, part.y0 - other.y1);
  return !around && !within && Math.max(across, down) < TABLE_RULE * dpi;
}

/** The white that ink closes in: 1 where there is no ink within so many cells, nor a way to the edge. */
function closedWhite(map: InkMap, thickening: number): InkMap {
  const white = whiteOf(map, thickening);
  const { width, height, cells } = white;
  const open = new Int32Array(cells.length);
  let count = 0;
  const take = (at: number): void => {
    if (cells[at] === 0) return;
    cells[at] = 0;
    open[count++] = at;
  };
  for (let x = 0; x < width; x++) {
    take(x);
    take((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    take(y * width);
    take(y * width + width - 1);
  }
  while (count > 0) {
    const at = open[--count]!;
    const x = at % width;
    if (x > 0) take(at - 1);
    if (x < width - 1) take(at + 1);
    if (at >= width) take(at - width);
    if (at < cells.length - width) take(at + width);
  }
  return white;
}

/** 1 where there is no ink within so many cells. */
function whiteOf(map: InkMap, thickening: number): InkMap {
  const cells = new Uint8Array(map.cells.length).fill(1);
  const { width, height, cells: ink } = map;
  const fours = foursOf(ink);
  const end = ink.length;
  for (let at = pastEmpty(ink, fours, 0, end); at < end; at = pastEmpty(ink, fours, at + 1, end)) {
    const x = at % width;
    const y = (at - x) / width;
    const from = Math.max(0, x - thickening);
    const to = Math.min(width, x + thickening + 1);
    const last = Math.min(height - 1, y + thickening) * width;
    for (let row = Math.max(0, y - thickening) * width; row <= last; row += width) {
      for (let near = row + from; near < row + to; near++) cells[near] = 0;
    }
  }
  return { ...map, cells };
}

/** A component turned level: its cells along and across, and the four sides that fit it. */
interface Fit {
  across: Float32Array;
  down: Float32Array;
  left: number;
  right: number;
  top: number;
  bottom: number;
  slope: number;
}

/** Undefined where the outline is no rectangle. */
function fitted(part: Component, map: InkMap, drawn: number): Fit | undefined {
  const slope = slopeOf(upperTrace(part, map));
  if (Math.abs(slope) > STEEPEST) return undefined;
  const length = Math.hypot(1, slope);
  const across = new Float32Array(part.cells.length);
  const down = new Float32Array(part.cells.length);
  part.cells.forEach((at, index) => {
    const x = at % map.width;
    const y = (at - x) / map.width;
    across[index] = (x + slope * y) / length;
    down[index] = (y - slope * x) / length;
  });
  const alongTop = sideOf(down, across, drawn);
  const alongLeft = sideOf(across, down, drawn);
  if (alongTop === undefined || alongLeft === undefined) return undefined;
  return {
    across,
    down,
    slope,
    top: alongTop.low,
    bottom: alongTop.high,
    left: alongLeft.low,
    right: alongLeft.high,
  };
}

/** The highest cell of each column, without the columns at both ends, which may be the upright sides. */
function upperTrace(part: Component, map: InkMap): number[] {
  const trace = Array.from({ length: part.x1 - part.x0 }, () => Infinity);
  for (const at of part.cells) {
    const x = at % map.width;
    const y = (at - x) / map.width;
    if (y < trace[x - part.x0]!) trace[x - part.x0] = y;
  }
  const end = Math.round(trace.length * 0.1);
  return trace.slice(end, trace.length - end);
}

/**
 * The two opposite sides of an outline: the place where the outermost cells lie, lowest and highest.
 * @param depth place of each cell across the sides
 * @param along place of each cell along them
 */
function sideOf(
  depth: Float32Array,
  along: Float32Array,
  drawn: number,
): { low: number; high: number } | undefined {
  const first = along.reduce((least, value) => Math.min(least, value), Infinity);
  const last = along.reduce((most, value) => Math.max(most, value), -Infinity);
  const bins = Math.max(1, Math.round(last - first) + 1);
  const low = new Float32Array(bins).fill(Infinity);
  const high = new Float32Array(bins).fill(-Infinity);
  for (let index = 0; index < depth.length; index++) {
    const bin = Math.min(bins - 1, Math.round(along[index]! - first));
    low[bin] = Math.min(low[bin]!, depth[index]!);
    high[bin] = Math.max(high[bin]!, depth[index]!);
  }
  const end = Math.min(3, Math.floor(bins * 0.1));
  const lows = low.slice(end, bins - end);
  const highs = high.slice(end, bins - end);
  const side = { low: median(lows), high: median(highs) };
  return isStraight(lows, side.low, drawn) && isStraight(highs, side.high, drawn) ? side : undefined;
}

function isStraight(trace: Float32Array, line: number, drawn: number): boolean {
  return trace.filter((value) => Math.abs(value - line) <= STRAY).length >= drawn * trace.length;
}

/** Most of the strip just inside a frame's lines that may have ink: a bar or a picture has more. */
const HOLLOW = 0.4;

function isHollow({ across, down, left, right, top, bottom }: Fit): boolean {
  let inked = 0;
  for (let index = 0; index < across.length; index++) {
    const inset = Math.min(
      across[index]! - left,
      right - across[index]!,
      down[index]! - top,
      bottom - down[index]!,
    );
    if (inset > 2 && inset <= 4) inked++;
  }
  const strip = 4 * (right - left + bottom - top - 12);
  return bottom - top > 8 && inked <= HOLLOW * strip;
}

function onSheet({ left, right, top, bottom, slope }: Fit, { dpi }: InkMap, margin: number): TiltedBox {
  const lean = (Math.atan(slope) * 180) / Math.PI;
  const turned = { x: 0, y: 0, width: 0, height: 0, lean };
  const middle = pointOf(turned, (left + right + 1) / 2, (top + bottom + 1) / 2);
  return {
    x: middle.x / dpi,
    y: middle.y / dpi,
    width: (right - left + 1 + 2 * margin) / dpi,
    height: (bottom - top + 1 + 2 * margin) / dpi,
    lean,
  };
}
