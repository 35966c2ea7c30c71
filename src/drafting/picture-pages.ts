/**
 * Pictures as pages of A4, each as large as it fits. A JPEG, a PNG and a fax go in as they are coded: nothing is lost,
 * and no native code is needed, so that it works on Workers too. What is coded in another way is drawn anew.
 */
import {
  concatTransformationMatrix,
  drawObject,
  PDFDocument,
  type PDFPage,
  type PDFRef,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import sharp from 'sharp';
import type { FileKind } from '../intake/index.ts';
import { AppError } from '../platform/errors.ts';
import { A4 } from '../printing/index.ts';
import { embedPng } from '../reading/searchable/png-image.ts';
import { type FaxPage, faxPages } from './fax-pages.ts';
import { pictureNotHere } from './draft-errors.ts';

/** @throws AppError `draft.picture-not-here`; any other error where the file is no picture */
export async function picturePages(bytes: Uint8Array, kind: FileKind): Promise<PDFDocument> {
  const document = await PDFDocument.create({ updateMetadata: false });
  if ((await asItIs(document, bytes, kind)) === false) await drawnAnew(document, bytes);
  return document;
}

/** @returns false where its coding is none that a PDF knows */
async function asItIs(document: PDFDocument, bytes: Uint8Array, kind: FileKind): Promise<boolean> {
  if (kind === 'jpeg' && isUpright(bytes)) {
    addJpeg(document, await document.embedJpg(bytes));
    return true;
  }
  if (kind === 'png') {
    const picture = embedPng(document.context, bytes);
    const header = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (picture !== undefined)
      addPicture(document, { width: header.readUInt32BE(16), height: header.readUInt32BE(20) }, [
        { picture, from: 0, to: 1 },
      ]);
    return picture !== undefined;
  }
  const pages = kind === 'tiff' ? faxPages(bytes) : null;
  for (const page of pages ?? []) addFax(document, page);
  return pages !== null;
}

async function drawnAnew(document: PDFDocument, bytes: Uint8Array): Promise<void> {
  try {
    const { pages = 1 } = await sharp(bytes).metadata();
    for (let page = 0; page < pages; page++) {
      const jpeg = await sharp(bytes, { page }).rotate().jpeg({ quality: 92 }).toBuffer();
      addJpeg(document, await document.embedJpg(jpeg));
    }
  } catch (error) {
    throw error instanceof AppError && error.code === 'edge.needs-a-machine' ? pictureNotHere() : error;
  }
}

type Size = Record<'width' | 'height', number>;

const addJpeg = (document: PDFDocument, picture: Size & { ref: PDFRef }) =>
  addPicture(document, picture, [{ picture: picture.ref, from: 0, to: 1 }]);

function addFax(document: PDFDocument, { width, height, strips, isInverted }: FaxPage): void {
  let row = 0;
  const parts = strips.map(({ rows, data }) => {
    const DecodeParms = { K: -1, Columns: width, Rows: rows, BlackIs1: isInverted };
    const picture = document.context.register(
      document.context.stream(data, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: rows,
        BitsPerComponent: 1,
        ColorSpace: 'DeviceGray',
        Filter: 'CCITTFaxDecode',
        DecodeParms,
      }),
    );
    const from = row / height;
    row += rows;
    return { picture, from, to: row / height };
  });
  addPicture(document, { width, height }, parts);
}

/** @param parts each with where it begins and ends, 0 at the top to 1 */
function addPicture(
  document: PDFDocument,
  size: Size,
  parts: readonly { picture: PDFRef; from: number; to: number }[],
): void {
  const page: PDFPage = document.addPage(
    size.width > size.height ? [A4.height, A4.width] : [A4.width, A4.height],
  );
  const scale = Math.min(page.getWidth() / size.width, page.getHeight() / size.height);
  const [width, height] = [size.width * scale, size.height * scale];
  for (const { picture, from, to } of parts)
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
      drawObject(page.node.newXObject('Picture', picture)),
      popGraphicsState(),
    );
}

const SEGMENT = 0xff;
const APP1 = 0xe1;
const SCAN = 0xda;
const ORIENTATION = 0x0112;

/** Whether a JPEG is shown as it is stored: a camera writes beside it how it was held. */
function isUpright(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 4 <= file.length && file[at] === SEGMENT && file[at + 1] !== SCAN;) {
    const length = file.readUInt16BE(at + 2);
    if (file[at + 1] === APP1 && file.toString('latin1', at + 4, at + 10) === 'Exif\0\0')
      return orientationIn(file.subarray(at + 10, at + 2 + length)) === 1;
    at += 2 + length;
  }
  return true;
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
