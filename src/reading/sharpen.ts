/**
 * Gives enlarged letters their edges back: what a pixel differs by from those around it is added to it, in lightness as
 * the eye sees it. As libvips does (`sharpen`, sigma 1.5), which turns the whole page into a colour space of three
 * channels for it and back, in ten times the time; here white paper, most of a page, is passed over.
 */
import { foursOf, pastWhite, type Fours } from './past-empty.ts';
import type { GrayImage } from './raster.ts';

/** Weights of a pixel and of those at one, two and three pixels from it: a Gaussian of 1.5 pixels. */
const SOFT = [20, 16, 8, 3] as const;
const REACH = SOFT.length - 1;
const SUM = SOFT[0] + 2 * (SOFT[1] + SOFT[2] + SOFT[3]);

/** Steps of lightness from black to white. */
const LIGHTEST = 32767;
const STEPS = LIGHTEST / 100;
/** A slight difference is grain, and is doubled; what goes beyond it is trebled. In hundredths of the lightness. */
const SLIGHT = 2;
/** The most by which a pixel grows lighter or darker. */
const MOST = { lighter: 10, darker: 20 };

const LIGHTNESS = Uint16Array.from({ length: 256 }, (_, level) => lightnessOf(level));
const GAIN = Int16Array.from({ length: 2 * LIGHTEST + 1 }, (_, at) => gainOf(at - LIGHTEST));
const LEVELS = Uint8Array.from({ length: LIGHTEST + 1 }, (_, lightness) => levelOf(lightness));

/** The lightness (CIE L*) of a level of gray (sRGB). */
function lightnessOf(level: number): number {
  const share = level / 255;
  const light = share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  return Math.floor(STEPS * (light > 216 / 24389 ? 116 * Math.cbrt(light) - 16 : (24389 / 27) * light));
}

function levelOf(lightness: number): number {
  const share = lightness / STEPS;
  const light = share > 8 ? ((share + 16) / 116) ** 3 : (27 / 24389) * share;
  return Math.round(255 * (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055));
}

function gainOf(difference: number): number {
  const size = Math.abs(difference) / STEPS;
  const gain = Math.min(size, SLIGHT) + 2 * Math.max(0, size - SLIGHT);
  return Math.round(STEPS * (difference < 0 ? -Math.min(gain, MOST.darker) : Math.min(gain, MOST.lighter)));
}

/** White stays white: what it differs by from its surroundings could only make it lighter. */
export function sharpened(image: GrayImage): GrayImage {
  const { width, height, data } = image;
  const sharp = Uint8Array.from(data);
  const fours = foursOf(data);
  const softRow = softRowsOf(image, fours);
  for (let y = 0; y < height; y++) {
    const [a, b, c, row, d, e, f] = softRow(y);
    const start = y * width;
    const end = start + width;
    for (let at = pastWhite(data, fours, start, end); at < end; at = pastWhite(data, fours, at + 1, end)) {
      const x = at - start;
      const soft = weighed(row[x]!, c[x]! + d[x]!, b[x]! + e[x]!, a[x]! + f[x]!);
      const own = LIGHTNESS[data[at]!]!;
      sharp[at] = LEVELS[Math.max(0, Math.min(LIGHTEST, own + GAIN[own - soft + LIGHTEST]!))]!;
    }
  }
  return { width, height, data: sharp };
}

function weighed(own: number, byOne: number, byTwo: number, byThree: number): number {
  const sum = SOFT[0] * own + SOFT[1] * byOne + SOFT[2] * byTwo + SOFT[3] * byThree;
  return ((sum + SUM / 2) / SUM) | 0;
}

type Row = Uint16Array;
/** A row between the three above it and the three below; beyond the edge the last one is repeated. */
type Rows = readonly [Row, Row, Row, Row, Row, Row, Row];

/**
 * The lightness of rows, softened along them. Each is made when the first one that needs it is asked for.
 * @returns gives the rows around one; they are to be asked for in order, from the first
 */
function softRowsOf(image: GrayImage, fours: Fours): (y: number) => Rows {
  const kept = Array.from({ length: 2 * REACH + 1 }, () => new Uint16Array(image.width));
  const light = new Uint16Array(image.width + 2 * REACH);
  let made = 0;
  return (y) => {
    const last = Math.min(image.height - 1, y + REACH);
    for (; made <= last; made++) softenRow(image, fours, made, light, kept[made % kept.length]!);
    const around = kept.map((_, at) => Math.max(0, Math.min(last, y + at - REACH)));
    return around.map((row) => kept[row % kept.length]!) as unknown as Rows;
  };
}

/** @param light room for the lightness of the row, with as much beyond its ends as is looked at */
function softenRow({ width, data }: GrayImage, fours: Fours, y: number, light: Row, soft: Row): void {
  soft.fill(LIGHTEST);
  const start = y * width;
  const end = start + width;
  let at = pastWhite(data, fours, start, end);
  if (at === end) return;
  for (let x = 0; x < width; x++) light[x + REACH] = LIGHTNESS[data[start + x]!]!;
  light.fill(light[REACH]!, 0, REACH);
  light.fill(light[width + REACH - 1]!, width + REACH);
  let done = 0;
  for (; at < end; at = pastWhite(data, fours, at + 1, end)) {
    const to = Math.min(width, at - start + REACH + 1);
    for (let x = Math.max(done, at - start - REACH); x < to; x++) {
      const own = x + REACH;
      const byOne = light[own - 1]! + light[own + 1]!;
      const byTwo = light[own - 2]! + light[own + 2]!;
      soft[x] = weighed(light[own]!, byOne, byTwo, light[own - 3]! + light[own + 3]!);
    }
    done = to;
  }
}
