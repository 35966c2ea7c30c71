/**
 * The letters of a black seal: those along its ring, between its two circles, and the name of the office in its middle.
 * They are read as words of the title and the name that the seal lies over, where they do not spoil those.
 */
import { components, type Component } from './ink-map.ts';
import { crop, type GrayImage } from './raster.ts';
import type { Ring } from './seal-ring.ts';

/** Paler than this, of 255, is paper. */
const INK = 190;
/** The band of the letters, from the inner circle to the outer one, in shares of the outer radius. */
const BAND = { narrowest: 0.12, widest: 0.45 };
/** How far a letter may reach over the circles, in shares of the outer radius. */
const OVER = 0.03;
/** Print goes on beside a letter within this share of its height, at nearly its height. */
const BESIDE = 0.6;
const SHARED_ROWS = 0.6;
const ALIKE = 0.55;
/** Marks stand over a letter within this share of its height. */
const MARK_GAP = 0.35;

/**
 * Paints white what lies whole between the circles of a seal, in place, but for the letters of a line of print that
 * goes on outside of it.
 * @param radii of the circles that were found, in pixels
 */
export function wipeRingLetters(image: GrayImage, { x, y }: Ring, radii: readonly number[]): void {
  const outer = Math.max(...radii);
  const inner = Math.max(...radii.filter((radius) => outer - radius >= BAND.narrowest * outer));
  if (!(outer - inner <= BAND.widest * outer)) return;
  const reach = Math.ceil(1.5 * outer);
  const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
  const part = crop(image, left, top, 2 * reach, 2 * reach);
  const cells = Uint8Array.from(part.data, (level) => (level < INK ? 1 : 0));
  const inks = components({ width: part.width, height: part.height, cells, dpi: 1 });
  const isInBand = (at: number): boolean => {
    const column = at % part.width;
    const away = Math.hypot(left + column - x, top + (at - column) / part.width - y);
    return away > inner - OVER * outer && away < outer + OVER * outer;
  };
  const isLetter = ({ cells: all }: Component): boolean => all.every(isInBand);
  const middle = { x: x - left, y: y - top, radius: inner };
  const letters = new Set([...inks.filter(isLetter), ...middleRows(inks, middle)]);
  keepPrint(
    letters,
    inks.filter((ink) => !letters.has(ink)),
  );
  for (const { cells: all } of letters) {
    for (const at of all) {
      const column = at % part.width;
      wipeAround(image, left + column, top + (at - column) / part.width);
    }
  }
}

/** Pixels of a letter's soft edge. */
const EDGE = 2;

/** Paints a pixel white, with the soft edge around it. */
function wipeAround({ width, height, data }: GrayImage, x: number, y: number): void {
  data[y * width + x] = 255;
  for (let row = Math.max(0, y - EDGE); row <= Math.min(height - 1, y + EDGE); row++) {
    for (let column = Math.max(0, x - EDGE); column <= Math.min(width - 1, x + EDGE); column++) {
      if (data[row * width + column]! >= INK) data[row * width + column] = 255;
    }
  }
}

/** How far the middle of a row in a seal may lie from the seal's own, in shares of its inner radius. */
const CENTRED = 0.2;

/** The letters of the rows that stand whole in the inner circle and about its middle; a title reaches beyond it. */
function middleRows(inks: readonly Component[], { x, y, radius }: Ring): Component[] {
  const corners = ({ x0, x1, y0, y1 }: Component) =>
    [x0, x1].flatMap((at) => [y0, y1].map((row) => [at, row]));
  const isWithin = (ink: Component): boolean =>
    corners(ink).every(([at, row]) => Math.hypot(at! - x, row! - y) < radius);
  const rows: Component[][] = [];
  for (const ink of inks.filter(isWithin).toSorted((a, b) => heightOf(b) - heightOf(a))) {
    const middle = (ink.y0 + ink.y1) / 2;
    const row = rows.find(([first]) => middle > first!.y0 && middle < first!.y1);
    if (row === undefined) rows.push([ink]);
    else row.push(ink);
  }
  const isCentred = (row: readonly Component[]): boolean => {
    const [from, to] = [Math.min(...row.map(({ x0 }) => x0)), Math.max(...row.map(({ x1 }) => x1))];
    return Math.abs((from + to) / 2 - x) < CENTRED * radius;
  };
  return rows.filter(isCentred).flat();
}

/** Takes out of the letters those that stand on a line with print, and their marks. */
function keepPrint(letters: Set<Component>, print: Component[]): void {
  for (const known of print) {
    for (const letter of letters) {
      if (!goesOn(letter, known) && !isMarkOf(letter, known)) continue;
      letters.delete(letter);
      // What goes on from it is print as well.
      print.push(letter);
    }
  }
}

const heightOf = ({ y0, y1 }: Component): number => y1 - y0;

function goesOn(letter: Component, known: Component): boolean {
  const [low, high] = [heightOf(letter), heightOf(known)].sort((a, b) => a - b) as [number, number];
  const gap = Math.max(letter.x0 - known.x1, known.x0 - letter.x1);
  const shared = Math.min(letter.y1, known.y1) - Math.max(letter.y0, known.y0);
  return low >= ALIKE * high && gap <= BESIDE * high && shared >= SHARED_ROWS * low;
}

function isMarkOf(mark: Component, known: Component): boolean {
  const height = heightOf(known);
  const gap = Math.max(known.y0 - mark.y1, mark.y0 - known.y1);
  const shared = Math.min(mark.x1, known.x1) - Math.max(mark.x0, known.x0);
  return heightOf(mark) < ALIKE * height && gap <= MARK_GAP * height && 2 * shared >= mark.x1 - mark.x0;
}
