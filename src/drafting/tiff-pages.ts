import { type TiffDirectory, tiffDirectories } from '../reading/tiff-directory.ts';

/**
 * Pages of a TIFF file in a coding that PDF knows too, taken over as it is: CCITT group 4, as a fax or a scanner for text
 * writes them, and what scanners write of gray and colours, also by a palette (LZW, deflate, run lengths, or not packed at
 * all).
 */
export interface TiffPage {
  width: number;
  height: number;
  strips: { rows: number; data: Uint8Array }[];
  coding: TiffCoding;
  bits: 1 | 2 | 4 | 8;
  /** Gray or of the palette, or red, green and blue. */
  colours: 1 | 3;
  /** Red, green and blue, a byte each, of every sample there may be; null where samples are grays or colours. */
  palette: Uint8Array | null;
  /** Of a fax: whether what the coding calls black is shown white; of others: whether 0 is white. */
  isInverted: boolean;
  /** Whether each sample tells how it differs from the one before it in its row. */
  isDifferenced: boolean;
}

export type TiffCoding = 'fax' | 'lzw' | 'deflate' | 'run-length' | 'none';

const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  meaning: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  samples: 277,
  rows: 278,
  counts: 279,
  planes: 284,
  predictor: 317,
  palette: 320,
} as const;
const WANTED = new Set<number>(Object.values(TAG));
/** By the format's own numbers of how strips are packed. */
const CODINGS: Readonly<Record<number, TiffCoding>> = {
  1: 'none',
  4: 'fax',
  5: 'lzw',
  8: 'deflate',
  32773: 'run-length',
  32946: 'deflate',
};
/** What a sample means: 0 is white, 0 is black, one of three colours, or a place in the palette. */
const [WHITE_IS_0, BLACK_IS_0, RGB, PALETTE] = [0, 1, 2, 3];
const LOWEST_BIT_FIRST = 2;
const DIFFERENCES = 2;
/** The first code of a strip packed with LZW, but for files of before 1989, whose bits run the other way. */
const LZW_BEGINS = 0x80;
/** The length of a run in PackBits that is none. */
const IDLE = 128;
const MOST_PAGES = 1000;

/** @returns null where a page is coded in another way, stands on its side, or the file is no whole TIFF */
export async function tiffPages(bytes: Uint8Array): Promise<TiffPage[] | null> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = (at: number, length: number) =>
    at + length <= file.length ? file.subarray(at, at + length) : undefined;
  const pages: TiffPage[] = [];
  for await (const directory of (await tiffDirectories({ size: file.length, read }, WANTED)) ?? []) {
    if (pages.length === MOST_PAGES) break;
    const page = directory === null ? null : pageOf(file, directory);
    if (page === null) return null;
    pages.push(page);
  }
  return pages.length === 0 ? null : pages;
}

function pageOf(file: Buffer, directory: TiffDirectory): TiffPage | null {
  const first = (tag: number, otherwise: number) => directory.get(tag)?.[0] ?? otherwise;
  const [width, height] = [first(TAG.width, 0), first(TAG.height, 0)];
  const form = formOf(directory, first);
  if (form === null || width === 0 || height === 0 || first(TAG.orientation, 1) !== 1) return null;
  const [offsets, counts] = [directory.get(TAG.offsets) ?? [], directory.get(TAG.counts) ?? []];
  const rowsEach = Math.min(first(TAG.rows, height), height);
  if (offsets.length !== counts.length || offsets.length !== Math.ceil(height / rowsEach)) return null;
  const strips = offsets.map((offset, index) => {
    const written = file.subarray(offset, offset + counts[index]!);
    const data = first(TAG.fillOrder, 1) === LOWEST_BIT_FIRST ? written.map(reversed) : written;
    return {
      rows: Math.min(rowsEach, height - index * rowsEach),
      data: form.coding === 'run-length' ? withoutIdleBytes(data) : data,
    };
  });
  if (form.coding === 'lzw' && strips.some(({ data }) => data[0] !== LZW_BEGINS)) return null;
  return { width, height, strips, ...form };
}

const isShort = (bits: number): bits is TiffPage['bits'] => [1, 2, 4, 8].includes(bits);

/** How its pixels are written; null where PDF knows no such form. */
function formOf(
  directory: TiffDirectory,
  first: (tag: number, otherwise: number) => number,
): Omit<TiffPage, 'width' | 'height' | 'strips'> | null {
  const coding = CODINGS[first(TAG.compression, 1)];
  const bits = first(TAG.bits, 1);
  const [colours, meaning] = [first(TAG.samples, 1), first(TAG.meaning, WHITE_IS_0)];
  const isAlike = (directory.get(TAG.bits) ?? []).every((each) => each === bits);
  const isColoured = colours === 3 && bits === 8 && meaning === RGB;
  const isOne = colours === 1 && [WHITE_IS_0, BLACK_IS_0, PALETTE].includes(meaning);
  if (coding === undefined || !isShort(bits) || !isAlike || first(TAG.planes, 1) !== 1) return null;
  if (!isColoured && !isOne) return null;
  const palette = meaning === PALETTE ? paletteOf(directory.get(TAG.palette) ?? [], bits) : null;
  if (meaning === PALETTE && palette === null) return null;
  if (coding === 'fax') {
    if (bits !== 1 || palette !== null) return null;
    return { coding, bits, colours: 1, palette, isInverted: meaning === BLACK_IS_0, isDifferenced: false };
  }
  return {
    coding,
    bits,
    colours: isColoured ? 3 : 1,
    palette,
    isInverted: meaning === WHITE_IS_0,
    isDifferenced: first(TAG.predictor, 1) === DIFFERENCES,
  };
}

/**
 * All reds, all greens, all blues, of 16 bits each; some programs write 8.
 * @returns null where it has not as many as there are samples
 */
function paletteOf(values: readonly number[], bits: number): Uint8Array | null {
  const size = 2 ** bits;
  if (values.length !== 3 * size) return null;
  const isOf16 = values.some((value) => value > 0xff);
  const part = (colour: number, sample: number) => values[colour * size + sample]! >> (isOf16 ? 8 : 0);
  return Uint8Array.from({ length: 3 * size }, (_, at) => part(at % 3, Math.floor(at / 3)));
}

/** PackBits lets a byte 128 stand between runs and mean nothing; in PDF it would end the picture. */
function withoutIdleBytes(data: Uint8Array): Uint8Array {
  const idle = new Set<number>();
  for (let at = 0; at < data.length;) {
    const length = data[at]!;
    if (length === IDLE) idle.add(at);
    at += length === IDLE ? 1 : length > IDLE ? 2 : length + 2;
  }
  return idle.size === 0 ? data : data.filter((_, at) => !idle.has(at));
}

function reversed(byte: number): number {
  let turned = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) turned |= 0x80 >> bit;
  return turned;
}
