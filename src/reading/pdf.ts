/** PDF papers, by pdf.js. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';

import { canvas } from './canvas.ts';
import { damaged, pageTooLarge, pageUnreadable, passwordNeeded } from './errors.ts';
import { decodedByItself } from './jpeg-decoder.ts';
import { unicodeRuns } from './legacy-vietnamese.ts';
import type { Paper, PaperLimits, PaperPage } from './paper.ts';
import { laidOverBy } from './pdf-annotations.ts';
import { contentOf, type PageContent } from './pdf-content.ts';
import { isUndecodable, ownPicture, takeOutPixels } from './pdf-picture.ts';
import { getDocument, type PDFDocumentProxy, type PDFPageProxy } from './pdfjs.ts';
import { textRunsOf } from './pdf-text.ts';
import { linesOfWords } from './page-lines.ts';
import type { Picture } from './raster.ts';
import { wordsOfRuns } from './text-words.ts';
import { typedOver } from './typed-over.ts';
import { AppError } from '../platform/errors.ts';

/** Drawn pages are read at this resolution; those with pictures in them at a higher one. */
const DRAWING_DPI = 200;
const PICTURE_DPI = 300;
/** A picture that covers this share of the page makes it a scan. */
const SCAN_SHARE = 0.9;
/** More visible words than this over a scan are no stamp or note: the picture is a background. */
const OVERLAY_WORDS = 100;

const MODULE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const folder = (name: string): string => join(MODULE, name) + sep;

/** @throws AppError `reading.password`, `reading.damaged` */
export async function openPdf(path: string, limits: PaperLimits): Promise<Paper> {
  const document = await openDocument(path, { toDraw: false });
  // Opened again where a page is drawn: most are only looked at.
  let toDraw: Promise<PDFDocumentProxy> | undefined;
  const draw: Draw = async (number, scale, annotations) => {
    toDraw ??= openDocument(path, { toDraw: true });
    const document = await toDraw;
    return decodedByItself(() => withPage(document, number, (page) => drawn(page, scale, annotations)));
  };
  return {
    pageCount: document.numPages,
    page: (number) => withPage(document, number, (page) => openPage(page, limits, draw)),
    render: (number, widthPx) =>
      withPage(document, number, (page) =>
        draw(number, widthPx / page.getViewport({ scale: 1 }).width, true),
      ),
    close: async () => {
      await Promise.all([document, await toDraw].map((each) => each?.loadingTask.destroy()));
    },
  };
}

/** Draws a page. */
type Draw = (number: number, scale: number, annotations: boolean) => Promise<Picture>;

/**
 * @param toDraw with the outlines of fonts that the paper names and does not bring along: to load them takes half a
 *   second, and what is written is known without
 */
async function openDocument(path: string, { toDraw }: { toDraw: boolean }): Promise<PDFDocumentProxy> {
  try {
    const task = getDocument({
      data: new Uint8Array(await readFile(path)),
      ...(toDraw && { standardFontDataUrl: folder('standard_fonts') }),
      cMapUrl: folder('cmaps'),
      cMapPacked: true,
      wasmUrl: folder('wasm'),
      iccUrl: folder('iccs'),
      useSystemFonts: false,
      disableFontFace: true,
      isEvalSupported: false,
      verbosity: 0,
    });
    return await task.promise;
  } catch (cause) {
    throw cause instanceof Error && cause.name === 'PasswordException' ? passwordNeeded() : damaged(cause);
  }
}

async function withPage<T>(
  document: PDFDocumentProxy,
  number: number,
  use: (page: PDFPageProxy) => Promise<T>,
): Promise<T> {
  try {
    return await use(await document.getPage(number));
  } catch (cause) {
    throw cause instanceof AppError ? cause : pageUnreadable(number, cause);
  }
}

async function openPage(page: PDFPageProxy, limits: PaperLimits, draw: Draw): Promise<PaperPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const content = await contentOf(page);
  for (const picture of content.pictures) await takeOutPixels(page, picture);
  assertNotTooLarge(page, content, limits);
  const runs = await textRunsOf(page, content.drawn);
  const { lines: annotations, stamps } = await laidOverBy(page);
  const scan = content.pictures.some((picture) => picture.share >= SCAN_SHARE);
  const isTypedOver = scan && content.wordsOverPictures > 0 && content.wordsOverPictures <= OVERLAY_WORDS;
  const isOver = (text: string): boolean => content.textOverPictures.includes(text.replace(/\s+/g, ''));
  const overScan = isTypedOver ? runs.filter((run) => isOver(run.text)) : [];
  const over = scan ? overScan : typedOver(runs);
  return {
    number: page.pageNumber,
    width,
    height,
    text: unicodeRuns(over.length === 0 ? runs : runs.filter((run) => !over.includes(run))),
    overlays: [...linesOfWords(wordsOfRuns(unicodeRuns(over)), 'overlay'), ...annotations],
    pictureShare: Math.min(
      1,
      content.pictures.reduce((sum, picture) => sum + picture.share, 0),
    ),
    drawsLines: content.drawsMore,
    isEmpty:
      runs.length + annotations.length + stamps.length + content.pictures.length === 0 && !content.drawsMore,
    picture: once(() => pictureOf(page, content, isTypedOver, draw)),
    release: () => void page.cleanup(),
    ...(stamps.length > 0 && {
      stamps: { places: stamps, picture: () => annotationsAlone(page.pageNumber, draw) },
    }),
  };
}

/** Made once and kept as long as the page is: taking it out again finds what pdf.js has cleared away. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** What annotations change on the page, on white. */
async function annotationsAlone(number: number, draw: Draw): Promise<Picture> {
  const scale = DRAWING_DPI / 72;
  const bare = await draw(number, scale, false);
  const stamped = await draw(number, scale, true);
  for (let at = 0; at < stamped.data.length; at += 4) {
    const isSame =
      stamped.data[at] === bare.data[at] &&
      stamped.data[at + 1] === bare.data[at + 1] &&
      stamped.data[at + 2] === bare.data[at + 2];
    if (isSame) stamped.data.fill(255, at, at + 4);
  }
  return stamped;
}

function assertNotTooLarge(page: PDFPageProxy, content: PageContent, limits: PaperLimits): void {
  const largest = Math.max(0, ...content.pictures.map((picture) => picture.pixelWidth * picture.pixelHeight));
  const megapixels = Math.round(largest / 1e6);
  if (megapixels > limits.maxMegapixels)
    throw pageTooLarge(page.pageNumber, megapixels, limits.maxMegapixels);
}

/** The page's own picture where the page is just that; otherwise the page is drawn. */
async function pictureOf(
  page: PDFPageProxy,
  content: PageContent,
  isTypedOver: boolean,
  draw: Draw,
): Promise<Picture> {
  try {
    const only = content.pictures.length === 1 ? content.pictures[0] : undefined;
    const covered =
      only !== undefined && only.share >= SCAN_SHARE && (content.wordsOverPictures === 0 || isTypedOver);
    await assertDecodable(page, content);
    const own = covered && !content.drawsMore ? await ownPicture(page, only) : undefined;
    if (own !== undefined) return own;
    return await draw(page.pageNumber, (content.pictures.length > 0 ? PICTURE_DPI : DRAWING_DPI) / 72, false);
  } finally {
    page.cleanup();
  }
}

/** A lost picture of this share of the page is more than an ornament. */
const LOST_SHARE = 0.2;

/** A page must not pass for blank because its picture is broken. */
async function assertDecodable(page: PDFPageProxy, { pictures }: PageContent): Promise<void> {
  for (const picture of pictures) {
    if (picture.share >= LOST_SHARE && (await isUndecodable(page, picture)))
      throw pageUnreadable(page.pageNumber);
  }
}

/** Most pixels that are drawn, so that a poster does not fill the memory. */
const MOST_PIXELS = 20e6;

async function drawn(page: PDFPageProxy, scale: number, annotations: boolean): Promise<Picture> {
  const natural = page.getViewport({ scale: 1 });
  const largest = Math.sqrt(MOST_PIXELS / (natural.width * natural.height));
  const viewport = page.getViewport({ scale: Math.min(scale, largest) });
  const width = Math.max(1, Math.round(viewport.width));
  const height = Math.max(1, Math.round(viewport.height));
  const sheet = canvas().createCanvas(width, height);
  try {
    await page.render({
      canvas: sheet as unknown as HTMLCanvasElement,
      canvasContext: sheet.getContext('2d') as unknown as CanvasRenderingContext2D,
      viewport,
      background: '#fff',
      annotationMode: annotations ? 1 : 0,
    }).promise;
    const pixels = sheet.getContext('2d').getImageData(0, 0, width, height).data;
    return {
      width,
      height,
      channels: 4,
      data: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength),
    };
  } catch (cause) {
    throw pageUnreadable(page.pageNumber, cause);
  } finally {
    page.cleanup();
  }
}
