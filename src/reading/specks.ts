/** Dust: dots that stand alone on the paper, which the engine would read as letters and signs. */
import type { GrayImage } from './raster.ts';

/** Widest and tallest a speck may be with its gray rim, in inches: a full stop of large print. */
const LARGEST = 0.03;
/** White all around a speck, in inches. Tone marks, dots of letters and full stops have ink nearer than that. */
const ALONE = 0.06;
/** Darker than this is ink: thin strokes of a pale print count, else its tones would seem to stand alone. */
const INK = 220;

/** Two specks may lie together; more in a row are the dots of a form, which are left alone. */
const NEIGHBOUR = 0.018;

/** Paints specks white, in place. Only lone ones: to take off all small dots would take the tones with them. */
export function wipeSpecks(image: GrayImage, dpi: number): void {
  const alone = Math.round(ALONE * dpi);
  const neighbour = (NEIGHBOUR * dpi) ** 2;
  const small = smallSpots(image, Math.max(2, Math.round(LARGEST * dpi)));
  const dust = small.filter((spot) => isAlone(image, spot, alone, neighbour));
  for (const { x0, y0, x1, y1 } of dust) paintWhite(image, x0 - 1, y0 - 1, x1 + 1, y1 + 1);
}

function smallSpots(image: GrayImage, largest: number): Spot[] {
  const seen = new Uint8Array(image.data.length);
  const spots: Spot[] = [];
  for (let start = 0; start < image.data.length; start++) {
    if (seen[start] === 1 || image.data[start]! >= INK) continue;
    const spot = spotAt(image, start, seen);
    if (spot.x1 - spot.x0 <= largest && spot.y1 - spot.y0 <= largest) spots.push(spot);
  }
  return spots;
}

interface Spot {
  x0: number;
  y0: number;
  /** Past the last column and row. */
  x1: number;
  y1: number;
  pixels: number;
}

/** The connected ink (eight neighbours) that a pixel belongs to. */
function spotAt({ width, height, data }: GrayImage, start: number, seen: Uint8Array): Spot {
  const spot: Spot = { x0: width, y0: height, x1: 0, y1: 0, pixels: 0 };
  const waiting = [start];
  seen[start] = 1;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width;
    const y = (at - x) / width;
    spot.x0 = Math.min(spot.x0, x);
    spot.x1 = Math.max(spot.x1, x + 1);
    spot.y0 = Math.min(spot.y0, y);
    spot.y1 = Math.max(spot.y1, y + 1);
    spot.pixels++;
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const near = ny * width + nx;
        if (seen[near] === 1 || data[near]! >= INK) continue;
        seen[near] = 1;
        waiting.push(near);
      }
    }
  }
  return spot;
}

/** Whether there is hardly any other ink around a spot. */
function isAlone(image: GrayImage, { x0, y0, x1, y1, pixels }: Spot, reach: number, most: number): boolean {
  const right = Math.min(image.width, x1 + reach);
  const bottom = Math.min(image.height, y1 + reach);
  let ink = -pixels;
  for (let y = Math.max(0, y0 - reach); y < bottom; y++) {
    for (let x = Math.max(0, x0 - reach); x < right; x++) if (image.data[y * image.width + x]! < INK) ink++;
    if (ink > most) return false;
  }
  return true;
}

function paintWhite(image: GrayImage, left: number, top: number, right: number, bottom: number): void {
  const x0 = Math.max(0, left);
  const x1 = Math.min(image.width, right);
  for (let y = Math.max(0, top); y < Math.min(image.height, bottom); y++) {
    image.data.fill(255, y * image.width + x0, y * image.width + x1);
  }
}
