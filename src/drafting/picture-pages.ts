/**
 * Pictures as pages of A4, each as large as it fits. A JPEG (turned as the camera held it), a PNG and most of TIFF go in
 * as they are coded: nothing is lost, and no native code is needed, so that it works on Workers too. A PNG with clear parts
 * is unpacked and stands on white. What is coded in another way is drawn anew.
 */
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  PDFHexString,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import sharp from 'sharp';
import type { FileKind } from '../intake/index.ts';
import { AppError } from '../platform/errors.ts';
import { A4 } from '../printing/index.ts';
import { embedPng, readPng } from '../reading/searchable/png-image.ts';
import { pictureNotHere } from './draft-errors.ts';
import { type TiffCoding, type TiffPage, tiffPages } from './tiff-pages.ts';

/** @throws AppError `draft.picture-not-here`; any other error where the file is no picture */
export async function picturePages(bytes: Uint8Array, kind: FileKind): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  if ((await asItIs(document, bytes, kind)) === false) await drawnAnew(document, bytes);
  return document;
}

/** @returns false where its coding is none that a PDF knows */
async function asItIs(document: PDFDocument, bytes: Uint8Array, kind: FileKind): Promise<boolean> {
  if (kind === 'jpeg') {
    addWhole(document, await document.embedJpg(bytes), turnOf(bytes));
    return true;
  }
  if (kind === 'png') {
    const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
    const png = readPng(header);
    if (png !== undefined) addWhole(document, { ref: embedPng(document.context, png), width, height });
    else if (width * height > MOST_PIXELS_UNPACKED) return false;
    else addWhole(document, await document.embedPng(bytes));
    return true;
  }
  const pages = kind === 'tiff' ? await tiffPages(bytes) : null;
  for (const page of pages ?? []) addStrips(document, page);
  return pages !== null;
}

async function drawnAnew(document: PDFDocument, bytes: Uint8Array): Promise<void> {
  try {
    const { pages = 1 } = await sharp(bytes).metadata();
    for (let page = 0; page < pages; page++) {
      const jpeg = await sharp(bytes, { page }).rotate().jpeg({ quality: 92 }).toBuffer();
      addWhole(document, await document.embedJpg(jpeg));
    }
  } catch (error) {
    throw error instanceof AppError && error.code === 'edge.needs-a-machine' ? pictureNotHere() : error;
  }
}

type Size = Record<'width' | 'height', number>;

/** A page of 300 dpi; unpacked it lies in memory three times, of 128 MB on Workers. */
const MOST_PIXELS_UNPACKED = 10e6;

/** How the square that a picture fills lies on the page: the six numbers of PDF's matrices. */
type Turn = readonly [number, number, number, number, number, number];

/** By what EXIF calls orientation: upright, mirrored, upside down … 6 and 8 lie on their sides. */
const TURNS: Readonly<Record<number, Turn>> = {
  1: [1, 0, 0, 1, 0, 0],
  2: [-1, 0, 0, 1, 1, 0],
  3: [-1, 0, 0, -1, 1, 1],
  4: [1, 0, 0, -1, 0, 1],
  5: [0, -1, -1, 0, 1, 1],
  6: [0, -1, 1, 0, 0, 1],
  7: [0, 1, 1, 0, 0, 0],
  8: [0, 1, -1, 0, 1, 0],
};

function addWhole(
  document: PDFDocument,
  { ref, width, height }: Size & { ref: PDFRef },
  turn: Turn = TURNS[1]!,
): void {
  const isOnItsSide = turn[0] === 0;
  const size = isOnItsSide ? { width: height, height: width } : { width, height };
  addPicture(document, size, [{ picture: ref, from: 0, to: 1, turn }]);
}

const FILTERS: Readonly<Record<Exclude<TiffCoding, 'none'>, string>> = {
  fax: 'CCITTFaxDecode',
  lzw: 'LZWDecode',
  deflate: 'FlateDecode',
  'run-length': 'RunLengthDecode',
};

function addStrips(document: PDFDocument, page: TiffPage): void {
  const { width, height, strips } = page;
  let row = 0;
  const parts = strips.map(({ rows, data }) => {
    const picture = document.context.register(stripOf(document, page, rows, data));
    const from = row / height;
    row += rows;
    return { picture, from, to: row / height };
  });
  addPicture(document, { width, height }, parts);
}

function stripOf(
  { context }: PDFDocument,
  { width, coding, bits, colours, palette, isInverted, isDifferenced }: TiffPage,
  rows: number,
  data: Uint8Array,
) {
  const entries = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: rows,
    BitsPerComponent: bits,
    ColorSpace:
      palette === null
        ? colours === 3
          ? 'DeviceRGB'
          : 'DeviceGray'
        : ['Indexed', 'DeviceRGB', 2 ** bits - 1, PDFHexString.of(Buffer.from(palette).toString('hex'))],
    ...(isInverted && coding !== 'fax' ? { Decode: [1, 0] } : {}),
  };
  if (coding === 'none') return context.flateStream(data, entries);
  const Filter = FILTERS[coding];
  if (coding === 'fax') {
    const DecodeParms = { K: -1, Columns: width, Rows: rows, BlackIs1: isInverted };
    return context.stream(data, { ...entries, Filter, DecodeParms });
  }
  const differences = { Predictor: 2, Colors: colours, BitsPerComponent: bits, Columns: width };
  return context.stream(data, { ...entries, Filter, ...(isDifferenced ? { DecodeParms: differences } : {}) });
}

/** @param parts each with where it begins and ends, 0 at the top to 1 */
function addPicture(
  document: PDFDocument,
  size: Size,
  parts: readonly { picture: PDFRef; from: number; to: number; turn?: Turn }[],
): void {
  const page: PDFPage = document.addPage(
    size.width > size.height ? [A4.height, A4.width] : [A4.width, A4.height],
  );
  const scale = Math.min(page.getWidth() / size.width, page.getHeight() / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  for (const { picture, from, to, turn = TURNS[1]! } of parts)
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(
        width,
        0,
        0,
        height * (to - from),
        (page.getWidth() - width) / 2,
        page.getHeight() - height * to,
      ),
      concatTransformationMatrix(...turn),
      drawObject(page.node.newXObject('Picture', picture)),
      popGraphicsState(),
    );
}

const SEGMENT = 0xff;
const APP1 = 0xe1;
const SCAN = 0xda;
const ORIENTATION = 0x0112;

/** A camera writes beside a JPEG how it was held. */
function turnOf(bytes: Uint8Array): Turn {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= file.length && file[at] === SEGMENT && file[at + 1] !== SCAN;) {
    const length = file.readUInt16BE(at + 2);
    if (file[at + 1] === APP1 && file.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return TURNS[orientationIn(file.subarray(at + 10, at + 2 + length))] ?? TURNS[1]!;
    at += 2 + length;
  }
  return TURNS[1]!;
}

/** 1 where it says nothing. */
function orientationIn(exif: Buffer): number {
  const isLittle = exif.toString('latin1', 0, 2) === 'II';
  const number = (at: number, size: 2 | 4) =>
    at + size > exif.length ? 0 : isLittle ? exif.readUIntLE(at, size) : exif.readUIntBE(at, size);
  const start = number(4, 4);
  for (let index = 0; index < number(start, 2); index++) {
    const entry = start + 2 + index * 12;
    if (number(entry, 2) === ORIENTATION) return number(entry + 8, 2);
  }
  return 1;
}
