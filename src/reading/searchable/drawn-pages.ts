/** Pages of papers that are no PDF (or none that can be taken apart): their picture fills the page. */
import { readFile, stat } from 'node:fs/promises';

import { degrees, type PDFContext, type PDFDocument, type PDFPage, PDFName, type PDFRef } from 'pdf-lib';
import sharp, { type Metadata, type Sharp } from 'sharp';

import { openPaper } from '../open-paper.ts';
import type { QuarterTurn } from '../raster.ts';
import { embedFax, faxImage } from './fax-image.ts';
import { embedPng, readPng } from './png-image.ts';
import type { SearchablePage, SearchableSource } from './searchable-paper.ts';

const A4 = { width: 595.3, height: 841.9 };
/** Resolution that the archive asks of a two-layer PDF. */
const ARCHIVE_DPI = 200;

/** How a camera lay when it took a picture: it is mirrored first, then turned. */
interface Pose {
  mirrored: boolean;
  turn: QuarterTurn;
}

/** By the number that cameras note. */
const POSES: Readonly<Record<number, Pose>> = {
  1: { mirrored: false, turn: 0 },
  2: { mirrored: true, turn: 0 },
  3: { mirrored: false, turn: 180 },
  4: { mirrored: true, turn: 180 },
  5: { mirrored: true, turn: 270 },
  6: { mirrored: false, turn: 90 },
  7: { mirrored: true, turn: 90 },
  8: { mirrored: false, turn: 270 },
};
const UPRIGHT: Pose = { mirrored: false, turn: 0 };

/** Qualities of a JPEG that is made anew: the first that makes it no larger than the file was, or the last. */
const QUALITIES = [85, 75, 60];
/** How much larger than the file a picture may be that loses nothing: a third of the room is left to the text. */
const LOSSLESS_GROWTH = 1.1;

/** Adds a page with the picture of a scan or photograph, its bytes taken over where PDF knows their form. */
export async function addPicturePage(
  document: PDFDocument,
  source: SearchableSource,
  spec: SearchablePage,
): Promise<PDFPage> {
  const metadata = await sharp(source.path, { page: spec.page - 1 }).metadata();
  const pose = POSES[metadata.orientation ?? 1] ?? UPRIGHT;
  const image = await embedAsItIs(document, source, spec.page, metadata);
  if (image !== undefined) return addPage(document, image, spec, pose);
  return addPage(document, await embedAnew(document, source, spec.page, metadata), spec, UPRIGHT);
}

/** Adds a page as a viewer shows it, drawn. */
export async function addDrawnPage(
  document: PDFDocument,
  source: SearchableSource,
  spec: SearchablePage,
): Promise<PDFPage> {
  const paper = await openPaper(source.path, source.kind);
  try {
    const size = storedSize(spec, 0);
    const picture = await paper.render(spec.page, Math.round((size.width * ARCHIVE_DPI) / 72));
    const { width, height, channels, data } = picture;
    const jpeg = await sharp(data, { raw: { width, height, channels } })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .toBuffer();
    return addPage(document, (await document.embedJpg(jpeg)).ref, spec, UPRIGHT);
  } finally {
    await paper.close();
  }
}

/** Points of the page before it is turned upright. @param turn that the file itself notes */
function storedSize({ width, height, rotation }: SearchablePage, turn: QuarterTurn) {
  if (width === 0 || height === 0) return A4;
  return (rotation + turn) % 180 === 0 ? { width, height } : { width: height, height: width };
}

function addPage(
  document: PDFDocument,
  image: PDFRef,
  spec: SearchablePage,
  { mirrored, turn }: Pose,
): PDFPage {
  const { width, height } = storedSize(spec, turn);
  const page = document.addPage([width, height]);
  page.node.setXObject(PDFName.of('Scan'), image);
  const { context } = document;
  const place = mirrored ? `${-width} 0 0 ${height} ${width} 0` : `${width} 0 0 ${height} 0 0`;
  page.node.set(PDFName.of('Contents'), context.register(context.stream(`q ${place} cm /Scan Do Q`)));
  page.setRotation(degrees(turn));
  return page;
}

async function embedAsItIs(
  document: PDFDocument,
  { path, kind }: SearchableSource,
  page: number,
  metadata: Metadata,
): Promise<PDFRef | undefined> {
  if (page !== 1) return undefined;
  if (kind === 'png') {
    const png = isBilevel(metadata) ? undefined : readPng(await readFile(path));
    return png === undefined ? undefined : embedPng(document.context, png);
  }
  const { space } = metadata;
  const isPlainJpeg = kind === 'jpeg' && (space === 'srgb' || space === 'b-w');
  return isPlainJpeg ? (await document.embedJpg(await readFile(path))).ref : undefined;
}

/** Lossless where that is hardly larger than the file itself, or no larger than a JPEG; otherwise as a JPEG. */
async function embedAnew(
  document: PDFDocument,
  { path, kind }: SearchableSource,
  page: number,
  metadata: Metadata,
): Promise<PDFRef> {
  const share = (await stat(path)).size / (metadata.pages ?? 1);
  const upright = sharp(path, { page: page - 1 })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
  const lossless = kind === 'jpeg' ? undefined : await losslessOf(upright, metadata);
  if (lossless !== undefined && lossless.size <= LOSSLESS_GROWTH * share)
    return lossless.embed(document.context);
  const jpeg = await jpegOf(upright, share);
  if (lossless !== undefined && lossless.size <= jpeg.length) return lossless.embed(document.context);
  return (await document.embedJpg(jpeg)).ref;
}

interface Lossless {
  /** Bytes. */
  size: number;
  embed(context: PDFContext): PDFRef;
}

/** @returns undefined where PDF cannot take it */
async function losslessOf(upright: Sharp, metadata: Metadata): Promise<Lossless | undefined> {
  const twoColours = metadata.bitsPerSample === 1;
  const png = await upright
    .clone()
    .png({ compressionLevel: 9, ...(twoColours ? { palette: true, colours: 2, dither: 0 } : {}) })
    .toBuffer();
  const fax = isBilevel(metadata) ? await faxImage(upright.clone(), metadata.autoOrient.height) : undefined;
  // Halftones are smaller as PNG.
  if (fax !== undefined && fax.data.length < png.length)
    return { size: fax.data.length, embed: (context) => embedFax(context, fax) };
  const readable = readPng(png);
  if (readable === undefined) return undefined;
  return { size: png.length, embed: (context) => embedPng(context, readable) };
}

async function jpegOf(upright: Sharp, most: number): Promise<Buffer> {
  let jpeg = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    jpeg = await upright.clone().jpeg({ quality }).toBuffer();
    if (jpeg.length <= most) break;
  }
  return jpeg;
}

/** Black and white, and nothing between. */
function isBilevel({ space, bitsPerSample, hasAlpha }: Metadata): boolean {
  return space === 'b-w' && bitsPerSample === 1 && !hasAlpha;
}
