/**
 * How much of a TIFF is there. Of one that was cut short libtiff lists the pages before the cut as if they were all:
 * whoever reads them would not learn that the rest is missing.
 */
import { open, type FileHandle } from 'node:fs/promises';

export interface TiffPages {
  /** Pages of which every byte is there, before the first of which one is not. */
  whole: number;
  /** Something of the page behind them is past the end of the file. */
  isCut: boolean;
}

/** "II*" and "MM*"; large TIFFs, of more than 4 GB, have another sign. */
const LITTLE = 0x49492a00;
const BIG = 0x4d4d002a;
/** Where a page's strips or tiles begin, and how long they are. */
const STARTS = new Set([273, 324]);
const LENGTHS = new Set([279, 325]);
const SHORT = 3;
const LONG = 4;
const ENTRY = 12;

/** @returns undefined where the file is no TIFF */
export async function pagesOfTiff(path: string, most: number): Promise<TiffPages | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const head = await bytesAt(file, 0, 8);
    const sign = head?.readUInt32BE(0);
    if (head === undefined || (sign !== LITTLE && sign !== BIG)) return undefined;
    const tiff: Tiff = { file, size, isLittle: sign === LITTLE };
    let at = numberIn(tiff, head, 4, LONG);
    // One whose pages lead back to each other ends with the most that are read.
    for (let whole = 0; ; whole++) {
      if (at === 0 || whole >= most) return { whole, isCut: false };
      const page = await pageAt(tiff, at);
      if (page === undefined || page.end > size) return { whole, isCut: true };
      at = page.next;
    }
  } finally {
    await file.close();
  }
}

interface Tiff {
  file: FileHandle;
  size: number;
  isLittle: boolean;
}

/** Where the last byte of a page's picture is to be, and where the next page is told of; undefined past the end. */
async function pageAt(tiff: Tiff, at: number): Promise<{ end: number; next: number } | undefined> {
  const count = await bytesAt(tiff.file, at, 2);
  if (count === undefined) return undefined;
  const entries = numberIn(tiff, count, 0, SHORT);
  const directory = await bytesAt(tiff.file, at + 2, entries * ENTRY + 4);
  if (directory === undefined) return undefined;
  let starts: number[] = [];
  let lengths: number[] = [];
  for (let entry = 0; entry < entries * ENTRY; entry += ENTRY) {
    const tag = numberIn(tiff, directory, entry, SHORT);
    if (!STARTS.has(tag) && !LENGTHS.has(tag)) continue;
    const values = await valuesOf(tiff, directory, entry);
    if (values === undefined) return undefined;
    if (STARTS.has(tag)) starts = values;
    else lengths = values;
  }
  const end = starts.reduce((most, start, index) => Math.max(most, start + (lengths[index] ?? 0)), 0);
  return { end, next: numberIn(tiff, directory, entries * ENTRY, LONG) };
}

/** The whole numbers of an entry, which lie in it where there is room for them. */
async function valuesOf(tiff: Tiff, directory: Buffer, entry: number): Promise<number[] | undefined> {
  const type = numberIn(tiff, directory, entry + 2, SHORT);
  const width = type === SHORT ? 2 : 4;
  const length = width * numberIn(tiff, directory, entry + 4, LONG);
  const isWithin = length <= 4;
  if (!isWithin && length > tiff.size) return undefined;
  const values = isWithin
    ? directory.subarray(entry + 8, entry + 8 + length)
    : await bytesAt(tiff.file, numberIn(tiff, directory, entry + 8, LONG), length);
  if (values === undefined) return undefined;
  return Array.from({ length: length / width }, (_, index) => numberIn(tiff, values, index * width, type));
}

function numberIn({ isLittle }: Tiff, bytes: Buffer, at: number, type: number): number {
  const width = type === SHORT ? 2 : 4;
  return isLittle ? bytes.readUIntLE(at, width) : bytes.readUIntBE(at, width);
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : undefined;
}
