/**
 * The coloured ink of a page, which the page's own ink (`inkOf`) leaves out: red and blue stamps, seals,
 * pen.
 */
import { components, MAP_DPI, type InkMap } from './ink-map.ts';
import type { Picture, QuarterTurn } from './raster.ts';
import { turn } from './raster.ts';

export const HUES = ['red', 'blue'] as const;
export type Hue = (typeof HUES)[number];

export type ColouredInk = Record<Hue, InkMap>;

/** How much more of its colour ink has than the paper, of 255. */
const COLOURED = 26;
/** A cell has ink where this share of the pixels looked at is coloured. */
const INK_SHARE = 0.15;
/** A component of fewer cells is grain of the sensor. */
const SPECK_CELLS = 4;
/** Fewer coloured cells than a mark needs, in all. */
const FEWEST_CELLS = 40;

/** How red or blue a pixel is. */
export function tint(hue: Hue, red: number, green: number, blue: number): number {
  return hue === 'red' ? red - Math.max(green, blue) : blue - red;
}

/**
 * Where the upright sheet has coloured ink; undefined where it has none.
 * @param inches width of the picture as it is stored
 */
export function colouredInkOf(
  picture: Picture,
  rotation: QuarterTurn,
  inches: number,
): ColouredInk | undefined {
  if (picture.channels === 1 || !hasColour(picture)) return undefined;
  const maps = hueMaps(picture, inches);
  if (maps.every((map) => map === undefined)) return undefined;
  const [red, blue] = maps.map((map) => map ?? emptyMap(picture, inches));
  return { red: turnedMap(red!, rotation), blue: turnedMap(blue!, rotation) };
}

/** Every so many pixels, both ways, one is looked at to see whether a page has colour at all. */
const GLANCE = 3;
/** Coloured pixels seen at that glance: a small stamp gives a hundred, the grain of a sensor a few. */
const FEWEST_SEEN = 12;

/** Whether a picture has coloured ink on it, by a glance. */
export function hasColour(picture: Picture): boolean {
  const { data, channels, width, height } = picture;
  const red = COLOURED + paperTint(picture, 'red');
  const blue = COLOURED + paperTint(picture, 'blue');
  let seen = 0;
  for (let y = 0; y < height && seen < FEWEST_SEEN; y += GLANCE) {
    for (let x = 0, at = y * width * channels; x < width; x += GLANCE, at += GLANCE * channels) {
      const r = data[at]!;
      const g = data[at + 1]!;
      const b = data[at + 2]!;
      if (r - Math.max(g, b) >= red || b - r >= blue) seen++;
    }
  }
  return seen >= FEWEST_SEEN;
}

function turnedMap({ width, height, cells, dpi }: InkMap, rotation: QuarterTurn): InkMap {
  const turned = turn({ width, height, data: cells }, rotation);
  return { width: turned.width, height: turned.height, cells: turned.data, dpi };
}

/** Red, then blue; undefined where there is too little of it. */
function hueMaps(picture: Picture, inches: number): (InkMap | undefined)[] {
  const grid = gridOf(picture, inches);
  const { width, height, step, stride } = grid;
  const enough = Math.max(1, INK_SHARE * (step / stride) ** 2);
  return colouredCounts(picture, grid).map((counts) => {
    const cells = new Uint8Array(counts.length);
    for (let at = 0; at < counts.length; at++) cells[at] = counts[at]! >= enough ? 1 : 0;
    const map: InkMap = { width, height, cells, dpi: MAP_DPI };
    if (countCells(map) < FEWEST_CELLS) return undefined;
    for (const part of components(map)) {
      if (part.cells.length < SPECK_CELLS) for (const at of part.cells) cells[at] = 0;
    }
    return countCells(map) < FEWEST_CELLS ? undefined : map;
  });
}

function emptyMap(picture: Picture, inches: number): InkMap {
  const { width, height } = gridOf(picture, inches);
  return { width, height, cells: new Uint8Array(width * height), dpi: MAP_DPI };
}

function countCells({ cells }: InkMap): number {
  let inked = 0;
  for (let at = 0; at < cells.length; at++) inked += cells[at]!;
  return inked;
}

interface Grid {
  width: number;
  height: number;
  /** Pixels to a cell. */
  step: number;
  /** Every so many pixels one is looked at. */
  stride: number;
}

function gridOf(picture: Picture, inches: number): Grid {
  const step = picture.width / inches / MAP_DPI;
  return {
    width: Math.max(1, Math.floor(picture.width / step)),
    height: Math.max(1, Math.floor(picture.height / step)),
    step,
    stride: Math.max(1, Math.floor(step / 1.9)),
  };
}

/** How many red and blue pixels there are in each cell. */
function colouredCounts(picture: Picture, grid: Grid): [red: Uint16Array, blue: Uint16Array] {
  const reds = new Uint16Array(grid.width * grid.height);
  const blues = new Uint16Array(grid.width * grid.height);
  const { data, channels } = picture;
  const leastRed = COLOURED + paperTint(picture, 'red');
  const leastBlue = COLOURED + paperTint(picture, 'blue');
  for (let y = 0; y < picture.height; y += grid.stride) {
    const row = Math.min(grid.height - 1, Math.floor(y / grid.step)) * grid.width;
    for (let x = 0; x < picture.width; x += grid.stride) {
      const at = (y * picture.width + x) * channels;
      const red = data[at]!;
      const green = data[at + 1]!;
      const blue = data[at + 2]!;
      const isRed = red - (green > blue ? green : blue) >= leastRed;
      const isBlue = blue - red >= leastBlue;
      if (!isRed && !isBlue) continue;
      const cell = row + Math.min(grid.width - 1, Math.floor(x / grid.step));
      if (isRed) reds[cell]!++;
      if (isBlue) blues[cell]!++;
    }
  }
  return [reds, blues];
}

/** The tint of most of the page: of its paper, under its light. */
export function paperTint({ data, channels }: Picture, hue: Hue): number {
  const histogram = new Uint32Array(511);
  let seen = 0;
  for (let at = 0; at + 2 < data.length; at += channels * 101) {
    histogram[255 + tint(hue, data[at]!, data[at + 1]!, data[at + 2]!)]!++;
    seen++;
  }
  let below = 0;
  for (let level = 0; level < histogram.length; level++) {
    below += histogram[level]!;
    if (below * 2 >= seen) return level - 255;
  }
  return 0;
}
