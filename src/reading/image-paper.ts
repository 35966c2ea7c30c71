/** Pictures as papers: JPEG, PNG, WebP and TIFF with one page or many. */
import sharp, { type Metadata } from 'sharp';

import { damaged, pageTooLarge, pageUnreadable } from './errors.ts';
import type { Paper, PaperLimits, PaperPage } from './paper.ts';
import type { Picture } from './raster.ts';

/** Long and short side of A4 in points. */
const A4_LONG = 842;

/** @throws AppError `reading.damaged` */
export async function openImage(path: string, limits: PaperLimits): Promise<Paper> {
  const pageCount = await countPages(path);
  return {
    pageCount,
    page: (number) => openPage(path, number, limits),
    render: (number, widthPx) => picture(path, number, limits, widthPx),
    close: async () => undefined,
  };
}

async function countPages(path: string): Promise<number> {
  try {
    return (await sharp(path).metadata()).pages ?? 1;
  } catch (cause) {
    throw damaged(cause);
  }
}

async function openPage(path: string, number: number, limits: PaperLimits): Promise<PaperPage> {
  const { width, height, density } = await sizeOf(path, number, limits);
  const points = pointsPerPixel(Math.max(width, height), density);
  return {
    number,
    width: width * points,
    height: height * points,
    text: [],
    overlays: [],
    pictureShare: 1,
    drawsLines: false,
    isEmpty: false,
    picture: () => picture(path, number, limits),
  };
}

/** Nobody scans coarser: what says 72 was written by a camera or a program for pictures. */
const COARSEST_SCAN = 90;

/**
 * Trusts the resolution a scanner wrote where it gives a page between A6 and A3; otherwise the picture is
 * taken for an A4 page.
 */
function pointsPerPixel(longSide: number, density = 0): number {
  const points = density < COARSEST_SCAN ? 0 : (longSide * 72) / density;
  const plausible = points > 400 && points < 1300;
  return plausible ? points / longSide : A4_LONG / longSide;
}

interface PictureSize {
  width: number;
  height: number;
  density: number | undefined;
}

/** Size in pixels after the turn that the camera recorded. */
async function sizeOf(path: string, number: number, limits: PaperLimits): Promise<PictureSize> {
  const { width, height, density, orientation } = await metadataOf(path, number);
  const megapixels = Math.round((width * height) / 1e6);
  if (megapixels > limits.maxMegapixels) throw pageTooLarge(number, megapixels, limits.maxMegapixels);
  return (orientation ?? 1) >= 5 ? { width: height, height: width, density } : { width, height, density };
}

async function metadataOf(path: string, number: number): Promise<Metadata> {
  try {
    return await sharp(path, { page: number - 1 }).metadata();
  } catch (cause) {
    throw pageUnreadable(number, cause);
  }
}

async function picture(
  path: string,
  number: number,
  limits: PaperLimits,
  widthPx?: number,
): Promise<Picture> {
  await sizeOf(path, number, limits);
  let pipeline = sharp(path, { page: number - 1 })
    .autoOrient()
    .flatten({ background: '#fff' });
  if (widthPx !== undefined) pipeline = pipeline.resize({ width: widthPx });
  try {
    const { data, info } = await pipeline
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, channels: info.channels === 1 ? 1 : 3, data };
  } catch (cause) {
    throw pageUnreadable(number, cause);
  }
}
