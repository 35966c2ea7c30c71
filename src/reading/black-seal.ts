/**
 * The seal on a fax, or on any scan in black and white: a ring as black as the print that it lies over. Its lines are
 * known by their circles, and are taken off where nothing but the line is seen across them.
 */
import { components, inkMapOf, type Component } from './ink-map.ts';
import { median } from './median.ts';
import { copyOf, crop, type GrayImage } from './raster.ts';
import { wipeRingLetters } from './seal-letters.ts';
import { GRID_DPI, ringIn, type Grid, type Ring } from './seal-ring.ts';
import { MM } from './tilted-box.ts';

/** Paler than this, of 255, is paper. */
const INK = 190;
/** Connected ink that is lower or narrower, in inches, is print. */
const LARGER_THAN_PRINT = 8 * MM;
/** How far a ring found on the coarse grid may be off, in cells, all ways. */
const OFF = 1.2;
/** Ways in which a ring is looked at. */
const SPOKES = 360;
const angleOf = (spoke: number): number => (2 * Math.PI * spoke) / SPOKES;
const ACROSS = Float64Array.from({ length: SPOKES }, (_, spoke) => Math.cos(angleOf(spoke)));
const DOWN = Float64Array.from({ length: SPOKES }, (_, spoke) => Math.sin(angleOf(spoke)));
/** Share of a circle that is inked where it is a line of the seal. */
const LINE = 0.62;
/** Circles of one seal, in shares of the radius of the one that was found, which may be the inner one. */
const CIRCLES = { least: 0.4, most: 1.6 };
/** Half of the widest line, in inches. */
const HALF_LINE = 1 * MM;
/** Two lines that ran into each other, in inches: what is wider all round is a disc of print. */
const WIDEST_LINES = 3 * MM;
/** Inches by which a circle that a fax squeezed strays from a round one. */
const STRAY = 0.4 * MM;
/** Ink across a circle that is wider than its line, by this factor, is print that crosses it. */
const WIDER = 1.5;

/**
 * Takes the lines of a seal off, in place.
 * @returns the image with the seal on it; undefined where there is none
 */
export function wipeBlackSeal(image: GrayImage, dpi: number): GrayImage | undefined {
  const found = ringIn(largeInk(image, dpi));
  if (found === undefined) return undefined;
  const ring = refined(image, found, dpi / GRID_DPI);
  if (widthOf(inksAcross(image, ring, dpi)) > WIDEST_LINES * dpi) return undefined;
  const sealed = copyOf(image);
  const radii = circlesAround(image, ring, dpi);
  for (const radius of radii) wipeCircle(image, { ...ring, radius }, dpi);
  wipeEmblem(image, ring);
  wipeRingLetters(image, ring, radii);
  return sealed;
}

/** What is connected over more room than letters are. */
function largeInk(image: GrayImage, dpi: number): Grid {
  const map = inkMapOf(image, dpi, INK);
  const step = map.dpi / GRID_DPI;
  const grid = { width: Math.ceil(map.width / step), height: Math.ceil(map.height / step) };
  const cells = new Uint8Array(grid.width * grid.height);
  const least = LARGER_THAN_PRINT * map.dpi;
  const isLarge = ({ x0, x1, y0, y1 }: Component): boolean => x1 - x0 >= least && y1 - y0 >= least;
  for (const part of components(map).filter(isLarge)) {
    for (const at of part.cells) {
      const x = at % map.width;
      const y = (at - x) / map.width;
      cells[Math.floor(y / step) * grid.width + Math.floor(x / step)] = 1;
    }
  }
  return { ...grid, cells };
}

/** The ring in pixels, where most of a circle is inked; the middle one of several that are. */
function refined(image: GrayImage, ring: Ring, step: number): Ring {
  const off = Math.ceil(OFF * step);
  const [x, y, radius] = [ring.x + 0.5, ring.y + 0.5, ring.radius].map((cells) => Math.round(cells * step));
  let best: Ring[] = [];
  let most = -1;
  for (let dy = -off; dy <= off; dy++) {
    for (let dx = -off; dx <= off; dx++) {
      for (let dr = -off; dr <= off; dr++) {
        const circle = { x: x! + dx, y: y! + dy, radius: radius! + dr };
        const seen = inkedSpokes(image, circle, 4);
        if (seen > most) [most, best] = [seen, [circle]];
        else if (seen === most) best.push(circle);
      }
    }
  }
  const mean = (of: (circle: Ring) => number): number =>
    best.reduce((sum, circle) => sum + of(circle), 0) / best.length;
  return {
    x: mean((circle) => circle.x),
    y: mean((circle) => circle.y),
    radius: mean((circle) => circle.radius),
  };
}

/**
 * Share of the ways from the middle in which a circle is inked.
 * @param every so many are looked at
 * @param stray pixels by which it may be off
 */
function inkedSpokes(image: GrayImage, { x, y, radius }: Ring, every = 1, stray = 0): number {
  let seen = 0;
  for (let spoke = 0; spoke < SPOKES; spoke += every) {
    const across = ACROSS[spoke]!;
    const down = DOWN[spoke]!;
    for (let off = -stray; off <= stray; off++) {
      if (!isInk(image, x + (radius + off) * across, y + (radius + off) * down)) continue;
      seen++;
      break;
    }
  }
  return (seen * every) / SPOKES;
}

function isInk({ width, height, data }: GrayImage, x: number, y: number): boolean {
  const column = Math.round(x);
  const row = Math.round(y);
  if (column < 0 || row < 0 || column >= width || row >= height) return false;
  return data[row * width + column]! < INK;
}

/** Radii of the circles of a seal, the one that was found first. */
function circlesAround(image: GrayImage, ring: Ring, dpi: number): number[] {
  const radii = [ring.radius];
  const least = Math.round(CIRCLES.least * ring.radius);
  for (let radius = Math.round(CIRCLES.most * ring.radius); radius >= least; radius--) {
    const isKnown = radii.some((known) => Math.abs(known - radius) < HALF_LINE * dpi);
    if (!isKnown && inkedSpokes(image, { ...ring, radius }, 1, 1) >= LINE) radii.push(radius);
  }
  return radii;
}

/** First and last pixel of the ink across a circle, counted from its middle. */
type Across = readonly [from: number, to: number];

function wipeCircle(image: GrayImage, ring: Ring, dpi: number): void {
  const across = inksAcross(image, ring, dpi);
  const spokes = across.length;
  const widest = WIDER * widthOf(across) + 1;
  const reach = ring.radius + (HALF_LINE + STRAY) * dpi;
  for (
    let y = Math.max(0, Math.floor(ring.y - reach));
    y <= Math.min(image.height - 1, ring.y + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.floor(ring.x - reach));
      x <= Math.min(image.width - 1, ring.x + reach);
      x++
    ) {
      const distance = Math.hypot(x - ring.x, y - ring.y);
      if (Math.abs(distance - ring.radius) > reach - ring.radius) continue;
      const turn = Math.atan2(y - ring.y, x - ring.x) / (2 * Math.PI);
      const ink = across[Math.round((turn + 1) * spokes) % spokes];
      if (ink === undefined || ink[1] - ink[0] + 1 > widest) continue;
      if (distance >= ink[0] - 1 && distance <= ink[1] + 1) image.data[y * image.width + x] = 255;
    }
  }
}

/** The ink that lies on a circle, all around. */
function inksAcross(image: GrayImage, ring: Ring, dpi: number): (Across | undefined)[] {
  const spokes = Math.ceil(2 * Math.PI * ring.radius);
  return Array.from({ length: spokes }, (_, spoke) =>
    inkAcross(image, ring, (2 * Math.PI * spoke) / spokes, dpi),
  );
}

/** How wide it mostly is, in pixels. */
const widthOf = (across: readonly (Across | undefined)[]): number =>
  median(across.flatMap((ink) => (ink === undefined ? [] : [ink[1] - ink[0] + 1])));

/** The ink that lies on a circle in one direction, as far as it reaches inwards and outwards. */
function inkAcross(image: GrayImage, { x, y, radius }: Ring, angle: number, dpi: number): Across | undefined {
  const isInkAt = (distance: number): boolean =>
    isInk(image, x + distance * Math.cos(angle), y + distance * Math.sin(angle));
  const stray = Math.round(STRAY * dpi);
  const start = [...Array(2 * stray + 1).keys()]
    .map((at) => radius + (at % 2 === 0 ? at : -at - 1) / 2)
    .find(isInkAt);
  if (start === undefined) return undefined;
  const most = 4 * HALF_LINE * dpi;
  let [from, to] = [start, start];
  while (isInkAt(from - 1) && start - from < most) from--;
  while (isInkAt(to + 1) && to - start < most) to++;
  return [from, to];
}

/** The star in the middle of a seal, in shares of its radius: larger than letters, and filled as no stroke of a pen is. */
const EMBLEM = { within: 0.55, least: 0.4, most: 0.9, filled: 0.28 };

function wipeEmblem({ width, height, data }: GrayImage, { x, y, radius }: Ring): void {
  const reach = EMBLEM.within * radius;
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const part = crop({ width, height, data }, left, top, Math.ceil(2 * reach), Math.ceil(2 * reach));
  const cells = Uint8Array.from(part.data, (level) => (level < INK ? 1 : 0));
  for (const ink of components({ width: part.width, height: part.height, cells, dpi: 1 })) {
    const [wide, high] = [ink.x1 - ink.x0, ink.y1 - ink.y0];
    const isSized =
      Math.min(wide, high) >= EMBLEM.least * radius && Math.max(wide, high) <= EMBLEM.most * radius;
    if (!isSized || ink.cells.length < EMBLEM.filled * wide * high) continue;
    for (const at of ink.cells) {
      const column = at % part.width;
      data[(top + (at - column) / part.width) * width + left + column] = 255;
    }
  }
}
