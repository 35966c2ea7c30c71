/** Pages of papers that are no PDF (or none that can be taken apart): their picture fills the page. */
import { readFile, stat } from 'node:fs/promises';

import { degrees, type PDFDocument, type PDFPage, PDFName, type PDFRef } from 'pdf-lib';
import sharp, { type Metadata } from 'sharp';

import { openPaper } from '../open-paper.ts';
import type { QuarterTurn } from '../raster.ts';
import { embedPng } from './png-image.ts';
import type { SearchablePage, SearchableSource } from './searchable-paper.ts';

const A4 = { width: 595.3, height: 841.9 };
/** Resolution that the archive asks of a two-layer PDF. */
const ARCHIVE_DPI = 200;

/** The turns that cameras note, without the mirrored ones. */
const CAMERA_TURNS: Readonly<Record<number, QuarterTurn>> = { 1: 0, 3: 180, 6: 90, 8: 270 };

/** Adds a page with the picture of a scan or photograph, its bytes taken over where PDF knows their form. */
export async function addPicturePage(
  document: PDFDocument,
  source: SearchableSource,
  spec: SearchablePage,
): Promise<PDFPage> {
  const metadata = await sharp(source.path, { page: spec.page - 1 }).metadata();
  const turn = CAMERA_TURNS[metadata.orientation ?? 1];
  const image = turn === undefined ? undefined : await embedAsItIs(document, source, spec.page, metadata);
  if (image !== undefined && turn !== undefined) return addPage(document, image, spec, turn);
  return addPage(document, await embedAnew(document, source, spec.page, metadata), spec, 0);
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
    return addPage(document, (await document.embedJpg(jpeg)).ref, spec, 0);
  } finally {
    await paper.close();
  }
}

/** Points of the page before it is turned upright. @param turn that the file itself notes */
function storedSize({ width, height, rotation }: SearchablePage, turn: QuarterTurn) {
  if (width === 0 || height === 0) return A4;
  return (rotation + turn) % 180 === 0 ? { width, height } : { width: height, height: width };
}

function addPage(document: PDFDocument, image: PDFRef, spec: SearchablePage, turn: QuarterTurn): PDFPage {
  const { width, height } = storedSize(spec, turn);
  const page = document.addPage([width, height]);
  page.node.setXObject(PDFName.of('Scan'), image);
  const { context } = document;
  const content = `q ${width} 0 0 ${height} 0 0 cm /Scan Do Q`;
  page.node.set(PDFName.of('Contents'), context.register(context.stream(content)));
  page.setRotation(degrees(turn));
  return page;
}

async function embedAsItIs(
  document: PDFDocument,
  { path, kind }: SearchableSource,
  page: number,
  { space }: Metadata,
): Promise<PDFRef | undefined> {
  if (page !== 1) return undefined;
  if (kind === 'png') return embedPng(document.context, await readFile(path));
  const isPlainJpeg = kind === 'jpeg' && (space === 'srgb' || space === 'b-w');
  return isPlainJpeg ? (await document.embedJpg(await readFile(path))).ref : undefined;
}

/** Lossless where that is no larger than the file itself, otherwise as a JPEG. */
async function embedAnew(
  document: PDFDocument,
  { path, kind }: SearchableSource,
  page: number,
  { bitsPerSample, pages = 1 }: Metadata,
): Promise<PDFRef> {
  const upright = sharp(path, { page: page - 1 })
    .autoOrient()
    .flatten({ background: '#fff' })
    .toColourspace('srgb');
  if (kind === 'png' || kind === 'tiff') {
    const bilevel = bitsPerSample === 1;
    const png = await upright
      .clone()
      .png({ compressionLevel: 9, ...(bilevel ? { palette: true, colours: 2, dither: 0 } : {}) })
      .toBuffer();
    const { size } = await stat(path);
    const embedded = bilevel || png.length * pages <= size ? embedPng(document.context, png) : undefined;
    if (embedded !== undefined) return embedded;
  }
  return (await document.embedJpg(await upright.jpeg({ quality: 85 }).toBuffer())).ref;
}
