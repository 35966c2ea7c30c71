/** Black and white pictures as PDF pictures in the code of fax machines (ITU-T T.6): a quarter smaller than PNG. */
import { type PDFContext, PDFBool, type PDFRef } from 'pdf-lib';
import type { Sharp } from 'sharp';

import { tiffDirectories } from '../tiff-directory.ts';

export interface FaxImage {
  width: number;
  height: number;
  data: Buffer;
}

const TAG = { width: 256, height: 257, offset: 273, bytes: 279 } as const;
const WANTED: ReadonlySet<number> = new Set(Object.values(TAG));
/** Heights of tiles, which libvips takes for those of strips too, are multiples of it. */
const TILE = 16;

/**
 * @param picture upright, in black and white
 * @param height of it, in pixels
 * @returns undefined where the library does not write it in one piece
 */
export async function faxImage(picture: Sharp, height: number): Promise<FaxImage | undefined> {
  const file = await picture
    .toColourspace('b-w')
    .tiff({
      compression: 'ccittfax4',
      bitdepth: 1,
      miniswhite: true,
      tileHeight: TILE * Math.ceil(height / TILE),
    })
    .toBuffer();
  const read = (at: number, length: number) =>
    at + length <= file.length ? file.subarray(at, at + length) : undefined;
  for await (const directory of (await tiffDirectories({ size: file.length, read }, WANTED)) ?? []) {
    const [width, rows, offsets, bytes] = Object.values(TAG).map((tag) => directory?.get(tag) ?? []);
    if (offsets?.length !== 1 || bytes?.length !== 1) return undefined;
    const [at, length] = [offsets[0]!, bytes[0]!];
    return { width: width![0]!, height: rows![0]!, data: file.subarray(at, at + length) };
  }
  return undefined;
}

export function embedFax(context: PDFContext, { width, height, data }: FaxImage): PDFRef {
  return context.register(
    context.stream(data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: 1,
      ColorSpace: 'DeviceGray',
      Filter: 'CCITTFaxDecode',
      DecodeParms: { K: -1, Columns: width, Rows: height, BlackIs1: PDFBool.False },
    }),
  );
}
