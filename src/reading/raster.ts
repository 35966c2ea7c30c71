import { areFourWhite, foursOf } from './past-empty.ts';

/**
 * A page as the reader works on it: 8-bit gray, one byte a pixel, row by row from the top left;
 * 0 is black, 255 is white.
 */
export interface GrayImage {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A picture as it came out of a paper. Pixels are row by row from the top left, channels interleaved. */
export interface Picture {
  width: number;
  height: number;
  channels: 1 | 3 | 4;
  data: Uint8Array;
}

export function copyOf(image: GrayImage): GrayImage {
  return { ...image, data: image.data.slice() };
}

export type QuarterTurn = 0 | 90 | 180 | 270;

/**
 * The ink of a picture as gray: the largest of R, G and B, so that red seals and blue pen turn as light
 * as the paper while black text stays black.
 */
export function inkOf(picture: Picture): GrayImage {
  const { width, height, channels, data } = picture;
  if (channels === 1) return { width, height, data };
  const gray = new Uint8Array(width * height);
  for (let to = 0, from = 0; to < gray.length; to++, from += channels) {
    const red = data[from]!;
    const green = data[from + 1]!;
    const blue = data[from + 2]!;
    let largest = red;
    if (green > largest) largest = green;
    if (blue > largest) largest = blue;
    gray[to] = largest;
  }
  return { width, height, data: gray };
}

/** Turns an image clockwise by a multiple of 90 degrees. */
export function turn(image: GrayImage, degrees: QuarterTurn): GrayImage {
  if (degrees === 0) return image;
  const { width, height, data } = image;
  const turned = new Uint8Array(data.length);
  if (degrees === 180) {
    for (let i = 0, j = data.length - 1; j >= 0; i++, j--) turned[i] = data[j]!;
    return { width, height, data: turned };
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = degrees === 90 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      turned[to] = data[y * width + x]!;
    }
  }
  return { width: height, height: width, data: turned };
}

/** A part of an image, copied; the rectangle is clipped to the image. */
export function crop(image: GrayImage, left: number, top: number, width: number, height: number): GrayImage {
  const x0 = Math.max(0, Math.floor(left));
  const y0 = Math.max(0, Math.floor(top));
  const x1 = Math.min(image.width, Math.ceil(left + width));
  const y1 = Math.min(image.height, Math.ceil(top + height));
  const part = { width: Math.max(0, x1 - x0), height: Math.max(0, y1 - y0), data: new Uint8Array(0) };
  part.data = new Uint8Array(part.width * part.height);
  for (let y = 0; y < part.height; y++) {
    const from = (y0 + y) * image.width + x0;
    part.data.set(image.data.subarray(from, from + part.width), y * part.width);
  }
  return part;
}

/** The image with a white frame around it. */
export function framedInWhite(image: GrayImage, frame: number): GrayImage {
  const width = image.width + 2 * frame;
  const height = image.height + 2 * frame;
  const data = new Uint8Array(width * height).fill(255);
  for (let y = 0; y < image.height; y++) {
    data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (y + frame) * width + frame);
  }
  return { width, height, data };
}

/**
 * How many pixels there are of each level. Counted by index: iterating over megapixels costs ten times as much.
 * @param stride every so many pixels one is counted
 */
export function histogramOf({ data }: GrayImage, stride = 1): Uint32Array {
  const histogram = new Uint32Array(256);
  if (stride > 1) {
    for (let at = 0; at < data.length; at += stride) histogram[data[at]!]!++;
    return histogram;
  }
  const fours = foursOf(data);
  const end = data.length;
  for (let at = 0; at < end; at++) {
    if (areFourWhite(fours, at, end)) {
      histogram[255]! += 4;
      at += 3;
    } else histogram[data[at]!]!++;
  }
  return histogram;
}

/** Images of more pixels tell their levels by every third one as well. */
const LARGE = 500_000;

/** The image with every level put in the place of another. */
export function relevelled(image: GrayImage, levelFor: (level: number) => number): GrayImage {
  const levels = Uint8Array.from({ length: 256 }, (_, level) => levelFor(level));
  const data = new Uint8Array(image.data.length);
  for (let at = 0; at < data.length; at++) data[at] = levels[image.data[at]!]!;
  return { ...image, data };
}

/** The gray level that parts dark from light best (Otsu). */
export function otsuThreshold(image: GrayImage): number {
  const histogram = histogramOf(image, image.data.length > LARGE ? 3 : 1);
  let pixels = 0;
  let sum = 0;
  for (let level = 0; level < 256; level++) {
    pixels += histogram[level]!;
    sum += level * histogram[level]!;
  }
  let best = 127;
  let bestVariance = -1;
  let below = 0;
  let sumBelow = 0;
  for (let level = 0; level < 255; level++) {
    below += histogram[level]!;
    sumBelow += level * histogram[level]!;
    const above = pixels - below;
    if (below === 0 || above === 0) continue;
    const distance = sumBelow / below - (sum - sumBelow) / above;
    const variance = below * above * distance * distance;
    if (variance > bestVariance) {
      bestVariance = variance;
      best = level;
    }
  }
  return best;
}
