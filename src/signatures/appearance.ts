/**
 * What a signature looks like on the page (NĐ 30/2020, PL I, Phần I, II.7.d and II.8): the signer's blue hand, the
 * agency's red seal at its true size, or a line of text where the decree wants no picture.
 *
 * Units: points; origin at the bottom left of the page.
 */
import type { PDFDocument, PDFFont, PDFImage, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { fontBytes, type Face, textWidth } from '../printing/fonts.ts';
import { notAPng } from './errors.ts';

export interface Place {
  /** Of the page, from 0. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Appearance =
  /** A PNG with a transparent ground, fitted into the place without stretching. */
  | { kind: 'picture'; png: Uint8Array; place: Place }
  /** Lines of text, from the top left of the place. */
  | { kind: 'lines'; lines: readonly string[]; size: number; ink: 'black' | 'blue'; place: Place };

/** The appearance stream of a signature's widget. */
export async function drawAppearance(document: PDFDocument, appearance: Appearance): Promise<PDFRef> {
  return appearance.kind === 'picture'
    ? drawPicture(document, appearance.png, appearance.place)
    : drawLines(document, appearance);
}

async function drawPicture(document: PDFDocument, png: Uint8Array, place: Place): Promise<PDFRef> {
  const image = await embedded(document, png);
  const scale = Math.min(place.width / image.width, place.height / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  const [x, y] = [(place.width - width) / 2, (place.height - height) / 2];
  const content = `q ${[width, 0, 0, height, x, y].map(short).join(' ')} cm /Picture Do Q`;
  return formOf(document, place, content, { XObject: { Picture: image.ref } });
}

/** @throws AppError `signatures.not-a-png` */
async function embedded(document: PDFDocument, png: Uint8Array): Promise<PDFImage> {
  if (!isPng(png)) throw notAPng();
  try {
    return await document.embedPng(png);
  } catch {
    throw notAPng();
  }
}

const PNG_MARK = [0x89, 0x50, 0x4e, 0x47];
export const isPng = (bytes: Uint8Array): boolean => PNG_MARK.every((byte, index) => bytes[index] === byte);

const LINE_HEIGHT = 1.15;
const ASCENT = 0.89;
const INKS = { black: '0 0 0', blue: '0 0.2 0.6' } as const;
const FACE: Face = 'regular';

async function drawLines(
  document: PDFDocument,
  { lines, size, ink, place }: Extract<Appearance, { kind: 'lines' }>,
): Promise<PDFRef> {
  const font: PDFFont = await document.embedFont(fontBytes(FACE), {
    subset: true,
    features: { liga: false },
  });
  const first = place.height - size * ASCENT;
  const shown = lines.map((line, index) => {
    const y = first - index * size * LINE_HEIGHT;
    return `1 0 0 1 0 ${short(y)} Tm ${font.encodeText(line.normalize('NFC')).toString()} Tj`;
  });
  const content = `q BT ${INKS[ink]} rg /Letters ${short(size)} Tf ${shown.join(' ')} ET Q`;
  return formOf(document, place, content, { Font: { Letters: font.ref } });
}

/** How wide and high lines of text are. */
export function sizeOfLines(lines: readonly string[], size: number): { width: number; height: number } {
  const width = Math.max(...lines.map((line) => textWidth(line.normalize('NFC'), FACE, size)));
  return { width, height: lines.length * size * LINE_HEIGHT };
}

function formOf(
  document: PDFDocument,
  { width, height }: Place,
  content: string,
  resources: Record<string, Record<string, PDFRef>>,
): PDFRef {
  const { context } = document;
  const stream = context.stream(content, {
    Type: PDFName.of('XObject'),
    Subtype: PDFName.of('Form'),
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: resources,
  });
  return context.register(stream);
}

const short = (length: number): string => String(Number(length.toFixed(3)));
