/** The picture a scanned PDF page consists of, taken out as it is: no drawing, no loss. */
import sharp from 'sharp';

import { takenOut, type DecodedJpeg } from './jpeg-decoder.ts';
import type { PDFPageProxy } from './pdfjs.ts';
import type { PlacedPicture } from './pdf-content.ts';
import { turn, type Picture, type QuarterTurn } from './raster.ts';

/** As pdf.js names three bytes a pixel. */
const RGB = 2;

/** As pdf.js hands out a decoded picture. */
interface DecodedPicture {
  width: number;
  height: number;
  /** 1: one bit a pixel, 2: RGB, 3: RGBA. */
  kind: number;
  data: Uint8Array | Uint8ClampedArray | null;
}

/** Puts the pixels of a picture that was decoded outside of pdf.js where it keeps those that it decodes itself. */
export async function takeOutPixels(page: PDFPageProxy, { id }: PlacedPicture): Promise<void> {
  const held = id === undefined ? null : await objectOf(page, id);
  if (!isHandedOn(held)) return;
  const pixels = takenOut(held.bitmap);
  if (pixels === undefined) return;
  Object.assign(held, { kind: RGB, bitmap: null, data: await pixelsInSize(pixels, held) });
}

/** As pdf.js holds what it was handed on. */
interface HandedOn {
  width: number;
  height: number;
  bitmap: unknown;
}

function isHandedOn(held: unknown): held is HandedOn {
  return typeof held === 'object' && held !== null && 'bitmap' in held && 'width' in held && 'height' in held;
}

/** A JPEG may be of another size than the paper says of it: the limits and the page's shape go by what the paper says. */
async function pixelsInSize(
  { data, ...own }: DecodedJpeg,
  { width, height }: HandedOn,
): Promise<Uint8Array | Uint8ClampedArray> {
  if (own.width === width && own.height === height) return data;
  return sharp(data, { raw: { ...own, channels: 3 } })
    .resize(width, height, { fit: 'fill' })
    .raw()
    .toBuffer();
}

/** Whether pdf.js could not make a picture of the bytes; what has no name of its own is drawn with the page. */
export async function isUndecodable(page: PDFPageProxy, { id }: PlacedPicture): Promise<boolean> {
  return id !== undefined && (await objectOf(page, id)) === null;
}

/** Undefined where pdf.js keeps the picture in a form that has to be drawn. */
export async function ownPicture(page: PDFPageProxy, placed: PlacedPicture): Promise<Picture | undefined> {
  if (placed.id === undefined || placed.turned === undefined) return undefined;
  const decoded = await decodedPicture(page, placed.id);
  const picture = decoded === undefined ? undefined : unpacked(decoded);
  if (picture === undefined || placed.turned === 0) return picture;
  return turnedPicture(picture, placed.turned);
}

async function turnedPicture(picture: Picture, degrees: QuarterTurn): Promise<Picture> {
  const { width, height, channels, data } = picture;
  // Of one channel sharp would make three.
  if (channels === 1) return { ...turn({ width, height, data }, degrees), channels };
  const turned = await sharp(data, { raw: { width, height, channels } })
    .rotate(degrees)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: turned.info.width, height: turned.info.height, channels, data: turned.data };
}

async function decodedPicture(page: PDFPageProxy, id: string): Promise<DecodedPicture | undefined> {
  const decoded = await objectOf(page, id);
  return isDecoded(decoded) ? decoded : undefined;
}

/** What pdf.js has of a picture: null where it could not be decoded. */
function objectOf(page: PDFPageProxy, id: string): Promise<unknown> {
  const objects = id.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => objects.get(id, resolve));
}

function isDecoded(value: unknown): value is DecodedPicture {
  return typeof value === 'object' && value !== null && 'kind' in value && 'data' in value;
}

function unpacked({ width, height, kind, data }: DecodedPicture): Picture | undefined {
  if (data === null) return undefined;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  if (kind === RGB && bytes.length >= width * height * 3) return { width, height, channels: 3, data: bytes };
  if (kind === 3 && bytes.length >= width * height * 4) return { width, height, channels: 4, data: bytes };
  if (kind === 1) return { width, height, channels: 1, data: unpackedBits(bytes, width, height) };
  return undefined;
}

/** One bit a pixel, rows padded to bytes, 1 is white. */
function unpackedBits(bits: Uint8Array, width: number, height: number): Uint8Array {
  const gray = new Uint8Array(width * height).fill(255);
  const stride = (width + 7) >> 3;
  for (let y = 0; y < height; y++) {
    for (let x = 0, from = y * stride; x < width && from < bits.length; x += 8, from++) {
      const byte = bits[from]!;
      if (byte === 0xff) continue;
      const end = y * width + Math.min(width, x + 8);
      for (let at = y * width + x, bit = 0x80; at < end; bit >>= 1, at++)
        if ((byte & bit) === 0) gray[at] = 0;
    }
  }
  return gray;
}
