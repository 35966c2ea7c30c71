/**
 * Photographs a page as people send it through a messenger: small, on a dark desk, a little turned or seen from
 * the side, and pressed hard into a JPEG.
 */
import sharp from 'sharp';
import type { GrayImage } from '../../src/reading/raster.ts';

export interface PhotoManner {
  /** Pixels to the inch of the sheet in the photo. */
  dpi: number;
  /** Clockwise degrees. */
  turned: number;
  /** How much shorter the upper edge is than the lower one, as a share: the camera was held over the foot. */
  tapering: number;
  /** Desk around the sheet, as a share of its width; 0: the sheet fills the photo, as a small scan does. */
  desk: number;
  /** How bright the desk is, 0 to 255; dark where it is not said. */
  deskLevel?: number;
  /** JPEG quality, 1 to 100. */
  quality: number;
}

export type PhotoKind = 'thumbnail' | 'small-scan' | 'aslant';

export const PHOTO_MANNERS: Readonly<Record<PhotoKind, PhotoManner>> = {
  thumbnail: { dpi: 72, turned: 0.8, tapering: 0, desk: 0, quality: 70 },
  'small-scan': { dpi: 96, turned: -1.2, tapering: 0, desk: 0, quality: 60 },
  aslant: { dpi: 100, turned: 2, tapering: 0.07, desk: 0.06, quality: 70 },
};

const DESK = 70;
const INCHES_WIDE = 8.27;

/** Where a point of the sheet (0 to 1 each way) comes to lie, in pixels of the photo. */
function camera(size: { width: number; height: number }, manner: PhotoManner) {
  const angle = (manner.turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const wide = INCHES_WIDE * manner.dpi;
  const high = wide * Math.SQRT2;
  // Perspective: what is further away is drawn smaller, the upper edge by `tapering`.
  const far = manner.tapering / (1 - manner.tapering);
  return (u: number, v: number): { x: number; y: number } => {
    const depth = 1 + far * (1 - v);
    const x = ((u - 0.5) * wide) / depth;
    const y = ((v - 0.5) * high) / depth;
    return {
      x: x * cos - y * sin + size.width / 2,
      y: x * sin + y * cos + size.height / 2,
    };
  };
}

export interface Photo {
  jpeg: Buffer;
  width: number;
  height: number;
  /** Where a point of the sheet (0 to 1 each way) lies, in pixels. */
  placeOf(u: number, v: number): { x: number; y: number };
}

/** @param page of at least twice the photo's resolution, so that every pixel of the photo gets some of it */
export async function photograph(page: GrayImage, manner: PhotoManner): Promise<Photo> {
  const around = 1 + 2 * manner.desk;
  const width = Math.round(INCHES_WIDE * manner.dpi * around);
  const height = Math.round(INCHES_WIDE * manner.dpi * (Math.SQRT2 + 2 * manner.desk));
  const placeOf = camera({ width, height }, manner);
  const light = new Float64Array(width * height);
  const hits = new Uint32Array(width * height);
  for (let row = 0; row < page.height; row++) {
    for (let column = 0; column < page.width; column++) {
      const { x, y } = placeOf((column + 0.5) / page.width, (row + 0.5) / page.height);
      if (x < 0 || y < 0 || x >= width || y >= height) continue;
      const at = Math.floor(y) * width + Math.floor(x);
      light[at]! += page.data[row * page.width + column]!;
      hits[at]!++;
    }
  }
  const background = manner.desk > 0 ? (manner.deskLevel ?? DESK) : 255;
  const pixels = new Uint8Array(light.length);
  for (let at = 0; at < pixels.length; at++) {
    pixels[at] = hits[at] === 0 ? background : light[at]! / hits[at]!;
  }
  const jpeg = sharp(pixels, { raw: { width, height, channels: 1 } }).jpeg({ quality: manner.quality });
  return { jpeg: await jpeg.toBuffer(), width, height, placeOf };
}
