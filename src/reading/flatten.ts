/** Photos of a paper on a desk: where the sheet's edges show, it is cut out and set square. */
import { dpiAsA4 } from './a4.ts';
import { WORKING_DPI } from './prepare.ts';
import type { Picture } from './raster.ts';
import { mixedLevel } from './resample.ts';

/** A photo's paper, square, and the way back. */
export interface Flattened {
  picture: Picture;
  /** Maps a point of the flat picture to the photo; both in pixels. */
  toPhoto(x: number, y: number): Point;
}

export interface Point {
  x: number;
  y: number;
}

/** The corners of a sheet: top left, top right, bottom right, bottom left. */
type Corners = [Point, Point, Point, Point];

/** Width of the picture on which the sheet is looked for, in pixels. */
const SEARCH_WIDTH = 240;
/** Pixels that are looked at in each direction of a cell. */
const SAMPLES = 3;
/** A sheet takes at least and at most this share of the photo; beyond, its edges do not show. */
const LEAST_SHARE = 0.3;
const LARGEST_SHARE = 0.94;
/** Share of the four-cornered area between its corners that is sheet: what is less has another form. */
const FILLED = 0.95;
/** Long side to short side: A4 has 1.41, in perspective more or less. */
const LEAST_LONG = 1.15;
const MOST_LONG = 1.75;
/**
 * Levels that a desk is darker than the paper on it. Less is the light of a scanner that falls off towards the edges,
 * and to cut there would cut lines off.
 */
const LEAST_CONTRAST = 40;
/**
 * Share of what lies around a sheet that may be as bright: on a page with a dark frame, it is paper. Around one that
 * lies square it may be next to nothing: a cover with a white field has its title and number in white around that.
 */
const BRIGHT_AROUND = { tilted: 0.2, square: 0.005 };
/** Lean of an edge, as a share of its length, from which a sheet was photographed and not drawn. */
const TILTED = 0.012;
/** Cells of the small picture by which the cut lies inside of the edge that was seen: a strip of desk would read as ink. */
const INSET = 1.25;

/**
 * Undefined where no four edges show. A sheet that lies square is cut out as well: a desk that is as gray as pale ink
 * would stay around the paper as a frame, on which neither columns nor margins are found. A small one is enlarged in
 * the same step to what is read best: set square in its own pixels it lost its thinnest strokes, and was then taken for
 * a page too coarse to be sharpened, on which narrow cells of tables are not read.
 */
export function flattened(photo: Picture): Flattened | undefined {
  const corners = cornersOf(photo);
  if (corners === undefined || !isSheet(corners)) return undefined;
  const [topLeft, topRight, bottomRight, bottomLeft] = corners;
  const wide = (length(topLeft, topRight) + length(bottomLeft, bottomRight)) / 2;
  const high = (length(topLeft, bottomLeft) + length(topRight, bottomRight)) / 2;
  const long = Math.max(wide, high) / Math.min(wide, high);
  if (long < LEAST_LONG || long > MOST_LONG) return undefined;
  const finer = Math.max(1, WORKING_DPI / dpiAsA4({ width: wide, height: high }));
  const width = Math.round(finer * wide);
  const height = Math.round(finer * high);
  const toPhoto = projection(corners, width, height);
  return { picture: drawn(photo, width, height, toPhoto), toPhoto };
}

/** Degrees by which a corner of a sheet may differ from a right angle, seen aslant. */
const ASLANT = 11;

/** Whether no corner is sharp or blunt: where a shadow takes a corner of the sheet for the desk, text would be cut off. */
function isSheet(corners: Corners): boolean {
  return corners.every((corner, at) => {
    const [before, next] = [corners[(at + 3) % 4]!, corners[(at + 1) % 4]!];
    const turn =
      Math.atan2(before.y - corner.y, before.x - corner.x) - Math.atan2(next.y - corner.y, next.x - corner.x);
    const degrees = ((((turn * 180) / Math.PI) % 360) + 360) % 360;
    return Math.abs(degrees - 90) <= ASLANT;
  });
}

function isTilted([topLeft, topRight, bottomRight, bottomLeft]: Corners): boolean {
  const edges = [
    (topRight.y - topLeft.y) / (topRight.x - topLeft.x),
    (bottomRight.y - bottomLeft.y) / (bottomRight.x - bottomLeft.x),
    (bottomLeft.x - topLeft.x) / (bottomLeft.y - topLeft.y),
    (bottomRight.x - topRight.x) / (bottomRight.y - topRight.y),
  ];
  return edges.some((lean) => Math.abs(lean) > TILTED);
}

const length = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function cornersOf(photo: Picture): Corners | undefined {
  const small = brightnessOf(photo);
  const sheet = largestBrightPart(small);
  if (sheet === undefined) return undefined;
  const share = sheet.size / small.data.length;
  if (share < LEAST_SHARE || share > LARGEST_SHARE) return undefined;
  const { width } = small;
  const furthest = (score: (x: number, y: number) => number): Point => {
    let best = -Infinity;
    let corner = { x: 0, y: 0 };
    sheet.cells.forEach((inside, at) => {
      if (inside === 0) return;
      const x = at % width;
      const y = (at - x) / width;
      if (score(x, y) <= best) return;
      best = score(x, y);
      corner = { x, y };
    });
    return corner;
  };
  const corners: Corners = [
    furthest((x, y) => -x - y),
    furthest((x, y) => x - y),
    furthest((x, y) => x + y),
    furthest((x, y) => y - x),
  ];
  const shows = corners.every(({ x, y }) => x > 1 && y > 1 && x < width - 2 && y < small.height - 2);
  if (!shows || sheet.size < FILLED * areaOf(corners)) return undefined;
  if (sheet.brightAround > BRIGHT_AROUND[isTilted(corners) ? 'tilted' : 'square']) return undefined;
  const scale = photo.width / width;
  return inset(corners).map(({ x, y }) => ({ x: (x + 0.5) * scale, y: (y + 0.5) * scale })) as Corners;
}

/** Each corner nearer to the other two beside it. */
function inset(corners: Corners): Corners {
  return corners.map((corner, at) => {
    const beside = [corners[(at + 3) % 4]!, corners[(at + 1) % 4]!];
    const steps = beside.map((other) => INSET / length(corner, other));
    return {
      x: corner.x + beside.reduce((sum, other, side) => sum + (other.x - corner.x) * steps[side]!, 0),
      y: corner.y + beside.reduce((sum, other, side) => sum + (other.y - corner.y) * steps[side]!, 0),
    };
  }) as Corners;
}

function areaOf(corners: Corners): number {
  let twice = 0;
  corners.forEach((corner, at) => {
    const next = corners[(at + 1) % corners.length]!;
    twice += corner.x * next.y - next.x * corner.y;
  });
  return Math.abs(twice) / 2;
}

interface Brightness {
  width: number;
  height: number;
  data: Uint8Array;
}

/** The photo small: the brightest pixel of each cell, so that print does not cut the sheet in pieces. */
function brightnessOf(photo: Picture): Brightness {
  const step = Math.max(1, photo.width / SEARCH_WIDTH);
  const sample = Math.max(1, Math.floor(step / SAMPLES));
  const width = Math.floor(photo.width / step);
  const height = Math.floor(photo.height / step);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < photo.height; y += sample) {
    const row = Math.min(height - 1, Math.floor(y / step)) * width;
    for (let x = 0; x < photo.width; x += sample) {
      const at = row + Math.min(width - 1, Math.floor(x / step));
      data[at] = Math.max(data[at]!, darkest(photo, (y * photo.width + x) * photo.channels));
    }
  }
  return { width, height, data };
}

/** The smallest of R, G and B: paper is bright in all three, a wooden desk is not. */
function darkest({ data, channels }: Picture, at: number): number {
  return channels === 1 ? data[at]! : Math.min(data[at]!, data[at + 1]!, data[at + 2]!);
}

interface Part {
  cells: Uint8Array;
  size: number;
}

interface SheetPart extends Part {
  /** Share of what lies around it that is as bright. */
  brightAround: number;
}

/** The largest part brighter than half way between the dark and the bright of the photo, its holes filled; undefined where there is no dark. */
function largestBrightPart({ width, height, data }: Brightness): SheetPart | undefined {
  const sorted = Uint8Array.from(data).sort();
  const dark = sorted[Math.floor(0.03 * sorted.length)]!;
  const bright = sorted[Math.floor(0.8 * sorted.length)]!;
  if (bright - dark < LEAST_CONTRAST) return undefined;
  const isBright = data.map((level) => (level > (dark + bright) / 2 ? 1 : 0));
  const sheet = largestPart(isBright, width, height);
  // What is not reached from the edge is inside of the sheet.
  const around = sheet.cells.map((cell) => 1 - cell);
  const outside = reachedFromEdge(around, width, height);
  const cells = outside.map((cell) => 1 - cell);
  const brightAround = isBright.reduce((sum, cell, at) => sum + (cell & outside[at]!), 0);
  const size = cells.reduce((sum, cell) => sum + cell, 0);
  return { cells, size, brightAround: brightAround / Math.max(1, cells.length - size) };
}

function largestPart(cells: Uint8Array, width: number, height: number): Part {
  const seen = new Uint8Array(cells.length);
  let largest = { start: 0, size: 0 };
  for (let start = 0; start < cells.length; start++) {
    if (cells[start] === 0 || seen[start] === 1) continue;
    const size = spread([start], cells, seen, width, height);
    if (size > largest.size) largest = { start, size };
  }
  const part = new Uint8Array(cells.length);
  if (largest.size > 0) spread([largest.start], cells, part, width, height);
  return { cells: part, size: largest.size };
}

function reachedFromEdge(cells: Uint8Array, width: number, height: number): Uint8Array {
  const edge: number[] = [];
  for (let x = 0; x < width; x++) edge.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) edge.push(y * width, y * width + width - 1);
  const reached = new Uint8Array(cells.length);
  spread(
    edge.filter((at) => cells[at] === 1),
    cells,
    reached,
    width,
    height,
  );
  return reached;
}

/** Marks all cells that hang together with the first ones (four neighbours); returns how many. */
function spread(
  from: readonly number[],
  cells: Uint8Array,
  marked: Uint8Array,
  width: number,
  height: number,
): number {
  const waiting = [...from];
  let size = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (marked[at] === 1 || cells[at] === 0) continue;
    marked[at] = 1;
    size++;
    const x = at % width;
    const y = (at - x) / width;
    if (x > 0) waiting.push(at - 1);
    if (x < width - 1) waiting.push(at + 1);
    if (y > 0) waiting.push(at - width);
    if (y < height - 1) waiting.push(at + width);
  }
  return size;
}

/** The mapping of a rectangle onto four corners as a camera sees it (a homography). */
function projection(corners: Corners, width: number, height: number): (x: number, y: number) => Point {
  const [p0, p1, p2, p3] = corners;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const [dx1, dy1, dx2, dy2] = [p1.x - p2.x, p1.y - p2.y, p3.x - p2.x, p3.y - p2.y];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return (x, y) => {
    const [u, v] = [x / width, y / height];
    const depth = g * u + h * v + 1;
    return {
      x: ((p1.x - p0.x + g * p1.x) * u + (p3.x - p0.x + h * p3.x) * v + p0.x) / depth,
      y: ((p1.y - p0.y + g * p1.y) * u + (p3.y - p0.y + h * p3.y) * v + p0.y) / depth,
    };
  };
}

/** Draws the sheet anew, each pixel mixed of those around its place in the photo. */
function drawn(photo: Picture, width: number, height: number, toPhoto: Flattened['toPhoto']): Picture {
  const { channels } = photo;
  const row = photo.width * channels;
  const data = new Uint8Array(width * height * channels);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = toPhoto(x + 0.5, y + 0.5);
      const left = within(1, Math.floor(from.x - 0.5), photo.width - 3);
      const top = within(1, Math.floor(from.y - 0.5), photo.height - 3);
      const across = within(0, from.x - 0.5 - left, 1);
      const below = within(0, from.y - 0.5 - top, 1);
      const at = (top - 1) * row + (left - 1) * channels;
      for (let channel = 0; channel < channels; channel++) {
        data[to++] = mixedLevel(photo.data, at + channel, channels, row, across, below);
      }
    }
  }
  return { width, height, channels, data };
}

const within = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));
