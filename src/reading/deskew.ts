/** How far the lines of a page lean. */
import { foursOf, pastWhite } from './past-empty.ts';
import type { GrayImage } from './raster.ts';

/** Degrees beyond which a page is not a skewed scan any more. */
const WIDEST = 5;
const COARSE_STEP = 0.25;
const FINE_STEP = 0.05;
/** A lower edge is where a pixel is this much darker than the one below it. */
const EDGE = 48;
/** More than a page of text has. */
const LIKELY_EDGES = 1 << 17;

/** Columns and rows of lower edges. */
interface Edges {
  xs: Float32Array;
  ys: Float32Array;
}

/**
 * The angle by which text lines lean, in degrees; positive where they fall to the right, so that turning
 * the page counter-clockwise by it sets them level. Found by the projection of the lower edges of letters.
 * @param image about 900 pixels wide: finer images cost time and add nothing
 */
export function skewOf(image: GrayImage): number {
  const { xs, ys } = lowerEdges(image);
  if (xs.length < 200) return 0;
  const centre = image.width / 2;
  const sharpness = (angle: number): number => projectionSharpness(xs, ys, centre, image.height, angle);
  const coarse = bestAngle(-WIDEST, WIDEST, COARSE_STEP, sharpness);
  return bestAngle(coarse - COARSE_STEP, coarse + COARSE_STEP, FINE_STEP, sharpness);
}

function bestAngle(from: number, to: number, step: number, score: (angle: number) => number): number {
  let best = 0;
  let bestScore = -1;
  for (let k = 0; k <= Math.round((to - from) / step); k++) {
    const angle = from + k * step;
    const value = score(angle);
    if (value > bestScore) {
      bestScore = value;
      best = angle;
    }
  }
  return Math.round(best / FINE_STEP) * FINE_STEP;
}

function lowerEdges(image: GrayImage): Edges {
  const { width, height, data } = image;
  let edges = roomFor(LIKELY_EDGES);
  const fours = foursOf(data);
  const margin = Math.round(width * 0.02);
  let found = 0;
  for (let y = margin; y < height - 1 - margin; y++) {
    const end = (y + 1) * width - margin;
    let at = pastWhite(data, fours, y * width + margin, end);
    for (; at < end; at = pastWhite(data, fours, at + 1, end)) {
      if (data[at + width]! - data[at]! <= EDGE) continue;
      if (found === edges.xs.length) edges = roomFor(2 * found, edges);
      edges.xs[found] = at - y * width;
      edges.ys[found++] = y;
    }
  }
  return { xs: edges.xs.subarray(0, found), ys: edges.ys.subarray(0, found) };
}

function roomFor(count: number, known?: Edges): Edges {
  const edges = { xs: new Float32Array(count), ys: new Float32Array(count) };
  if (known !== undefined) {
    edges.xs.set(known.xs);
    edges.ys.set(known.ys);
  }
  return edges;
}

/** Sum of squares of the rows' edge counts after shearing the page level: largest when lines are level. */
function projectionSharpness(
  xs: Float32Array,
  ys: Float32Array,
  centre: number,
  height: number,
  angle: number,
): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const pad = Math.ceil(centre * Math.tan((WIDEST * 1.1 * Math.PI) / 180)) + 1;
  const rows = new Float32Array(height + 2 * pad + 1);
  for (let i = 0; i < xs.length; i++) {
    const row = ys[i]! - (xs[i]! - centre) * slope + pad;
    const whole = Math.floor(row);
    rows[whole]! += 1 - (row - whole);
    rows[whole + 1]! += row - whole;
  }
  let sum = 0;
  for (let row = 0; row < rows.length; row++) sum += rows[row]! * rows[row]!;
  return sum;
}
