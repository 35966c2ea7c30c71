/**
 * Pages of a TIFF file in a coding that PDF knows too, taken over as it is: CCITT group 4, as a fax or a scanner for text
 * writes them, and what scanners write of gray and colours (LZW, deflate, run lengths, or not packed at all).
 */
export interface TiffPage {
  width: number;
  height: number;
  strips: { rows: number; data: Uint8Array }[];
  coding: TiffCoding;
  bits: 1 | 8;
  /** Gray, or red, green and blue. */
  colours: 1 | 3;
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
} as const;
/** By the format's own numbers of how strips are packed. */
const CODINGS: Readonly<Record<number, TiffCoding>> = {
  1: 'none',
  4: 'fax',
  5: 'lzw',
  8: 'deflate',
  32773: 'run-length',
  32946: 'deflate',
};
/** What a sample means: 0 is white, 0 is black, or one of three colours. */
const [WHITE_IS_0, BLACK_IS_0, RGB] = [0, 1, 2];
const LOWEST_BIT_FIRST = 2;
const DIFFERENCES = 2;
/** The first code of a strip packed with LZW, but for files of before 1989, whose bits run the other way. */
const LZW_BEGINS = 0x80;
/** The length of a run in PackBits that is none. */
const IDLE = 128;
const ENTRY = 12;
/** Bytes of a number by its type; others are not looked at. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };
const MOST_PAGES = 1000;

/** @returns null where a page is coded in another way, stands on its side, or the file is no whole TIFF */
export function tiffPages(bytes: Uint8Array): TiffPage[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = file.toString('latin1', 0, 2);
  if (file.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const number = (at: number, size: number) =>
    order === 'II' ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
  try {
    const pages: TiffPage[] = [];
    for (let at = number(4, 4); at !== 0 && pages.length < MOST_PAGES;) {
      const page = pageAt(file, at, number);
      if (page === null) return null;
      pages.push(page);
      at = number(at + 2 + number(at, 2) * ENTRY, 4);
    }
    return pages.length === 0 ? null : pages;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function pageAt(file: Buffer, at: number, number: (at: number, size: number) => number): TiffPage | null {
  const entries = new Map<number, number[]>();
  for (let index = 0; index < number(at, 2); index++) {
    const entry = at + 2 + index * ENTRY;
    const [size = 0, count] = [SIZES[number(entry + 2, 2)], number(entry + 4, 4)];
    // A long list lies elsewhere.
    const from = size * count <= 4 ? entry + 8 : number(entry + 8, 4);
    if (size > 0 && from + size * count <= file.length)
      entries.set(
        number(entry, 2),
        Array.from({ length: count }, (_, each) => number(from + each * size, size)),
      );
  }
  const first = (tag: number, otherwise: number) => entries.get(tag)?.[0] ?? otherwise;
  const [width, height] = [first(TAG.width, 0), first(TAG.height, 0)];
  const form = formOf(entries, first);
  if (form === null || width === 0 || height === 0 || first(TAG.orientation, 1) !== 1) return null;
  const [offsets, counts] = [entries.get(TAG.offsets) ?? [], entries.get(TAG.counts) ?? []];
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

/** How its pixels are written; null where PDF knows no such form. */
function formOf(
  entries: ReadonlyMap<number, number[]>,
  first: (tag: number, otherwise: number) => number,
): Omit<TiffPage, 'width' | 'height' | 'strips'> | null {
  const coding = CODINGS[first(TAG.compression, 1)];
  const [bits, colours, meaning] = [
    first(TAG.bits, 1),
    first(TAG.samples, 1),
    first(TAG.meaning, WHITE_IS_0),
  ];
  const isKnown = (bits === 1 && colours === 1) || (bits === 8 && (colours === 1 || colours === 3));
  const isAlike = (entries.get(TAG.bits) ?? []).every((each) => each === bits);
  const isMeant = colours === 3 ? meaning === RGB : meaning === WHITE_IS_0 || meaning === BLACK_IS_0;
  if (coding === undefined || !isKnown || !isAlike || !isMeant || first(TAG.planes, 1) !== 1) return null;
  if (coding === 'fax') {
    if (bits !== 1) return null;
    return { coding, bits, colours: 1, isInverted: meaning === BLACK_IS_0, isDifferenced: false };
  }
  return {
    coding,
    bits: bits as 1 | 8,
    colours: colours as 1 | 3,
    isInverted: meaning === WHITE_IS_0 && colours === 1,
    isDifferenced: first(TAG.predictor, 1) === DIFFERENCES,
  };
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
