/** Resampling of gray images: size, softness, small turns. */
import sharp, { type Sharp } from 'sharp';

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
export function blurred({ width, height, data }: GrayImage): GrayImage {
  const along = new Uint8Array(data.length);
  const soft = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) {
    const first = y * width;
    const end = first + width - 1;
    along[first] = data[first]!;
    for (let at = first + 1; at < end; at++) {
      along[at] = (SOFT.middle * data[at]! + SOFT.beside * (data[at - 1]! + data[at + 1]!) + 128) >> 8;
    }
    along[end] = data[end]!;
  }
  for (let x = 0; x < width; x++) soft[x] = along[x]!;
  const last = (height - 1) * width;
  for (let at = width; at < last; at++) {
    soft[at] =
      (SOFT.middle * along[at]! + SOFT.beside * (along[at - width]! + along[at + width]!) + 128) >> 8;
  }
  for (let at = Math.max(0, last); at < data.length; at++) soft[at] = along[at]!;
  return { width, height, data: soft };
}

/** @param sigma standard deviation of the softening, in pixels */
export function blurredBy(image: GrayImage, sigma: number): Promise<GrayImage> {
  return gray(raw(image).blur(sigma));
}

export function resized(image: GrayImage, width: number, height: number): Promise<GrayImage> {
  return gray(raw(image).resize(width, height, { fit: 'fill', kernel: 'lanczos3' }));
}

/** Gives enlarged letters their edges back. */
export function sharpened(image: GrayImage): Promise<GrayImage> {
  return gray(raw(image).sharpen({ sigma: 1.5 }));
}

/** Turns clockwise by a small angle; the canvas grows, the centre stays the centre. */
export function turnedBy(image: GrayImage, degrees: number): Promise<GrayImage> {
  const angle = (degrees * Math.PI) / 180;
  const matrix = [Math.cos(angle), -Math.sin(angle), Math.sin(angle), Math.cos(angle)] as const;
  return gray(raw(image).affine([...matrix], { background: '#fff', interpolator: 'bicubic' }));
}
