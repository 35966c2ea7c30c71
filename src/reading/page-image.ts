/** The picture of a page for people to look at. */
import sharp from 'sharp';

import { openPaper } from './open-paper.ts';
import type { Paper, PaperKind, PaperLimits } from './paper.ts';
import type { QuarterTurn } from './raster.ts';

export interface PageImageOptions {
  /** Width of the upright page in pixels. */
  widthPx: number;
  /** The turn that was found when the page was read. */
  rotation?: QuarterTurn;
  format?: 'webp' | 'jpeg' | 'png';
}

export interface PageImage {
  data: Uint8Array;
  mime: 'image/webp' | 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

/** Widest picture that is made, in pixels. */
const WIDEST = 4000;
/** A sheet's long side to its short one: a page lying on its side is drawn that much wider. */
const SHEET = Math.SQRT2;

/**
 * Draws a page upright, with its annotations. Opens the paper for this one page: use `ReaderPool.render`
 * where a crash of the drawing must not end the process.
 * @throws AppError as `openPaper`, and `reading.page-unreadable`
 */
export async function renderPageImage(
  path: string,
  kind: PaperKind,
  page: number,
  options: PageImageOptions,
  limits?: PaperLimits,
): Promise<PageImage> {
  const paper = await openPaper(path, kind, limits);
  try {
    return await pageImageOf(paper, page, options);
  } finally {
    await paper.close();
  }
}

export async function pageImageOf(paper: Paper, page: number, options: PageImageOptions): Promise<PageImage> {
  const { rotation = 0, format = 'webp' } = options;
  const width = Math.max(16, Math.min(WIDEST, Math.round(options.widthPx)));
  const sideways = rotation === 90 || rotation === 270;
  const picture = await paper.render(page, sideways ? Math.round(width * SHEET) : width);
  const raw = { width: picture.width, height: picture.height, channels: picture.channels };
  const upright = sharp(picture.data, { raw }).flatten({ background: '#fff' }).rotate(rotation);
  const sized = sideways
    ? sharp(await upright.png({ compressionLevel: 0 }).toBuffer()).resize({ width })
    : upright;
  const { data, info } = await encoded(sized, format).toBuffer({ resolveWithObject: true });
  return { data, mime: `image/${format}`, width: info.width, height: info.height };
}

function encoded(
  pipeline: ReturnType<typeof sharp>,
  format: 'webp' | 'jpeg' | 'png',
): ReturnType<typeof sharp> {
  if (format === 'png') return pipeline.png({ compressionLevel: 6 });
  return format === 'jpeg' ? pipeline.jpeg({ quality: 82 }) : pipeline.webp({ quality: 80, effort: 1 });
}
