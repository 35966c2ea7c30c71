/** Pictures as papers: JPEG, PNG, WebP and TIFF with one page or many. */
import sharp, { type Metadata, type Sharp } from 'sharp';

import { dpiAsA4 } from './a4.ts';
import { cutShort, damaged, pageTooLarge, pageUnreadable } from './errors.ts';
import type { Paper, PaperLimits, PaperPage } from './paper.ts';
import type { Picture } from './raster.ts';
import { pagesOfTiff } from './tiff-whole.ts';

/**
 * Of a TIFF that was cut short, the pages before the cut; the one at which it was cut says so when it is read.
 * @throws AppError `reading.damaged`, `reading.cut-short`
 */
export async function openImage(path: string, limits: PaperLimits): Promise<Paper> {
  const tiff = await pagesOfTiff(path, limits.maxPages + 1);
  const cutAt = tiff?.isCut === true ? tiff.whole + 1 : undefined;
  if (cutAt === 1) throw cutShort(cutAt);
  const file: PictureFile = { path, limits, isCut: cutAt !== undefined };
  const ifThere = async <T>(number: number, give: () => Promise<T>): Promise<T> => {
    if (cutAt !== undefined && number >= cutAt) throw cutShort(cutAt);
    return give();
  };
  return {
    pageCount: cutAt ?? (await countPages(path)),
    page: (number) => ifThere(number, () => openPage(file, number)),
    render: (number, widthPx) => ifThere(number, () => picture(file, number, widthPx)),
    close: async () => undefined,
  };
}

interface PictureFile {
  path: string;
  limits: PaperLimits;
  /** Its last pages are not there. */
  isCut: boolean;
}

/** One page; of a file that is known to be cut, without complaints about the others. */
function pageOf({ path, isCut }: PictureFile, number: number): Sharp {
  return sharp(path, { page: number - 1, failOn: isCut ? 'truncated' : 'warning' });
}

async function countPages(path: string): Promise<number> {
  try {
    return (await sharp(path).metadata()).pages ?? 1;
  } catch (cause) {
    throw damaged(cause);
  }
}

async function openPage(file: PictureFile, number: number): Promise<PaperPage> {
  const { width, height, density } = await sizeOf(file, number);
  const points = pointsPerPixel({ width, height, density });
  return {
    number,
    width: width * points,
    height: height * points,
    text: [],
    overlays: [],
    pictureShare: 1,
    drawsLines: false,
    isEmpty: false,
    picture: () => picture(file, number),
  };
}

/** Nobody scans coarser: what says 72 was written by a camera or a program for pictures. */
const COARSEST_SCAN = 90;

/**
 * Trusts the resolution a scanner wrote where it gives a page between A6 and A3; otherwise the picture is
 * taken for an A4 page, a long one for several.
 */
function pointsPerPixel({ width, height, density = 0 }: PictureSize): number {
  const points = density < COARSEST_SCAN ? 0 : (Math.max(width, height) * 72) / density;
  const plausible = points > 400 && points < 1300;
  return 72 / (plausible ? density : dpiAsA4({ width, height }));
}

interface PictureSize {
  width: number;
  height: number;
  density?: number | undefined;
}

/** Size in pixels after the turn that the camera recorded. */
async function sizeOf(file: PictureFile, number: number): Promise<PictureSize> {
  const { limits } = file;
  const { width, height, density, orientation } = await metadataOf(file, number);
  const megapixels = Math.round((width * height) / 1e6);
  if (megapixels > limits.maxMegapixels) throw pageTooLarge(number, megapixels, limits.maxMegapixels);
  return (orientation ?? 1) >= 5 ? { width: height, height: width, density } : { width, height, density };
}

async function metadataOf(file: PictureFile, number: number): Promise<Metadata> {
  try {
    return await pageOf(file, number).metadata();
  } catch (cause) {
    throw pageUnreadable(number, cause);
  }
}

/** In pixels: WebP knows none higher, and a strip three pixels wide would fill the memory. */
const HIGHEST = 16_000;

async function picture(file: PictureFile, number: number, widthPx?: number): Promise<Picture> {
  await sizeOf(file, number);
  let pipeline = pageOf(file, number).autoOrient().flatten({ background: '#fff' });
  if (widthPx !== undefined) pipeline = pipeline.resize({ width: widthPx, height: HIGHEST, fit: 'inside' });
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
