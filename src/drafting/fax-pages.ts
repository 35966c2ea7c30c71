/** Pages of a TIFF file as a fax or a scanner for text writes them (CCITT group 4), their coding taken over as it is. */
export interface FaxPage {
  width: number;
  height: number;
  strips: { rows: number; data: Uint8Array }[];
  /** Whether what the coding calls black is shown white. */
  isInverted: boolean;
}

const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  fillOrder: 266,
  offsets: 273,
  orientation: 274,
  rows: 278,
  counts: 279,
} as const;
const GROUP_4 = 4;
const LOWEST_BIT_FIRST = 2;
const ENTRY = 12;
/** Bytes of a number by its type; others are not looked at. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 3: 2, 4: 4 };
const MOST_PAGES = 1000;

/** @returns null where a page is coded in another way, stands on its side, or the file is no whole TIFF */
export function faxPages(bytes: Uint8Array): FaxPage[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const order = file.toString('latin1', 0, 2);
  if (file.length < 8 || (order !== 'II' && order !== 'MM')) return null;
  const number = (at: number, size: number) =>
    order === 'II' ? file.readUIntLE(at, size) : file.readUIntBE(at, size);
  try {
    const pages: FaxPage[] = [];
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

function pageAt(file: Buffer, at: number, number: (at: number, size: number) => number): FaxPage | null {
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
  const isFax = first(TAG.compression, 1) === GROUP_4 && first(TAG.bits, 1) === 1;
  if (!isFax || width === 0 || height === 0 || first(TAG.orientation, 1) !== 1) return null;
  const [offsets, counts] = [entries.get(TAG.offsets) ?? [], entries.get(TAG.counts) ?? []];
  const rowsEach = Math.min(first(TAG.rows, height), height);
  if (offsets.length !== counts.length || offsets.length !== Math.ceil(height / rowsEach)) return null;
  const strips = offsets.map((offset, index) => {
    const data = file.subarray(offset, offset + counts[index]!);
    return {
      rows: Math.min(rowsEach, height - index * rowsEach),
      data: first(TAG.fillOrder, 1) === LOWEST_BIT_FIRST ? data.map(reversed) : data,
    };
  });
  return { width, height, strips, isInverted: first(TAG.photometric, 0) === 1 };
}

function reversed(byte: number): number {
  let turned = 0;
  for (let bit = 0; bit < 8; bit++) if ((byte >> bit) & 1) turned |= 0x80 >> bit;
  return turned;
}
