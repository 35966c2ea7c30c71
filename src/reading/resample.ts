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

/** Softens the stairs of a bilevel page before it is resampled or read. */
export function blurred(image: GrayImage): Promise<GrayImage> {
  return gray(raw(image).blur(0.6));
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
