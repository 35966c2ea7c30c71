/** Resampling of gray images: size, softness, small turns. */
import sharp, { type Sharp } from 'sharp';

import { foursOf, pastWhite } from './past-empty.ts';
import type { GrayImage } from './raster.ts';

function raw(image: GrayImage): Sharp {
  return sharp(image.data, { raw: { width: image.width, height: image.height, channels: 1 } });
}

async function gray(pipeline: Sharp): Promise<GrayImage> {
  const { data, info } = await pipeline.extractChannel(0).raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Weights, of 256, of a pixel and of its neighbours on either side: a Gaussian of 0.6 pixels. */
const SOFT = { middle: 170, beside: 43 };

/** Softens the stairs of a bilevel page before it is resampled or read. */
export function blurred(image: GrayImage): GrayImage {
  return blurredDown(blurredAlong(image));
}

/** White among white stays white, and is passed over. */
function blurredAlong({ width, height, data }: GrayImage): GrayImage {
  const soft = Uint8Array.from(data);
  const fours = foursOf(data);
  for (let y = 0; y < height; y++) {
    const first = y * width;
    const end = first + width - 1;
    let at = first;
    for (;;) {
      at = Math.max(first + 1, at, pastWhite(data, fours, at, end + 1) - 1);
      if (at >= end) break;
      for (let whites = 0; at < end && whites < 2; at++) {
        soft[at] = (SOFT.middle * data[at]! + SOFT.beside * (data[at - 1]! + data[at + 1]!) + 128) >> 8;
        whites = data[at] === WHITE ? whites + 1 : 0;
      }
    }
  }
  return { width, height, data: soft };
}

const WHITE = 255;
/** Pixels of a row that are looked at together. */
const BIN = 16;

function blurredDown({ width, height, data }: GrayImage): GrayImage {
  const soft = Uint8Array.from(data);
  const bins = Math.ceil(width / BIN);
  const inked = inkedBins({ width, height, data }, bins);
  for (let y = 1; y < height - 1; y++) {
    for (let bin = 0, row = y * bins; bin < bins; bin++, row++) {
      if ((inked[row - bins]! | inked[row]! | inked[row + bins]!) === 0) continue;
      const end = y * width + Math.min(width, (bin + 1) * BIN);
      for (let at = y * width + bin * BIN; at < end; at++) {
        soft[at] =
          (SOFT.middle * data[at]! + SOFT.beside * (data[at - width]! + data[at + width]!) + 128) >> 8;
      }
    }
  }
  return { width, height, data: soft };
}

/** 1 where some of the pixels of a bin are not white. */
function inkedBins({ width, height, data }: GrayImage, bins: number): Uint8Array {
  const inked = new Uint8Array(bins * height);
  const fours = foursOf(data);
  for (let y = 0; y < height; y++) {
    const start = y * width;
    const end = start + width;
    for (let at = pastWhite(data, fours, start, end); at < end;) {
      const bin = Math.floor((at - start) / BIN);
      inked[y * bins + bin] = 1;
      at = pastWhite(data, fours, Math.min(end, start + (bin + 1) * BIN), end);
    }
  }
  return inked;
}

/** @param sigma standard deviation of the softening, in pixels */
export function blurredBy(image: GrayImage, sigma: number): Promise<GrayImage> {
  return gray(raw(image).blur(sigma));
}

export function resized(image: GrayImage, width: number, height: number): Promise<GrayImage> {
  return gray(raw(image).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }));
}

/** Turns clockwise by a small angle; the canvas grows, the centre stays the centre. */
export function turnedBy(image: GrayImage, degrees: number): Promise<GrayImage> {
  const angle = (degrees * Math.PI) / 180;
  const matrix = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)] as const;
  return gray(raw(image).affine([...matrix], { background: '#fff', interpolator: 'bicubic' }));
}
