/**
 * How much of a TIFF is there. Of one that was cut short libtiff lists the pages before the cut as if they were all:
 * whoever reads them would not learn that the rest is missing.
 */
import { open, type FileHandle } from 'node:fs/promises';
import { type TiffDirectory, tiffDirectories } from './tiff-directory.ts';

export interface TiffPages {
  /** Pages of which every byte is there, before the first of which one is not. */
  whole: number;
  /** Something of the page behind them is past the end of the file. */
  isCut: boolean;
}

/** Where a page's strips or tiles begin, and how long they are. */
const STRIPS = { starts: 273, lengths: 279 } as const;
const TILES = { starts: 324, lengths: 325 } as const;
const PLACES = new Set<number>([...Object.values(STRIPS), ...Object.values(TILES)]);

/** @returns undefined where the file is no TIFF */
export async function pagesOfTiff(path: string, most: number): Promise<TiffPages | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const read = (at: number, length: number) => bytesAt(file, at, length);
    const pages = await tiffDirectories({ size, read }, PLACES);
    if (pages === undefined) return undefined;
    let whole = 0;
    for await (const page of pages) {
      // One whose pages lead back to each other ends with the most that are read.
      if (whole >= most) break;
      if (page === null || endOf(page) > size) return { whole, isCut: true };
      whole++;
    }
    return { whole, isCut: false };
  } finally {
    await file.close();
  }
}

/** Where the last byte of a page's picture is to be. */
function endOf(page: TiffDirectory): number {
  return [STRIPS, TILES].reduce((end, { starts, lengths }) => {
    const each = page.get(lengths) ?? [];
    return (page.get(starts) ?? []).reduce((most, start, at) => Math.max(most, start + (each[at] ?? 0)), end);
  }, 0);
}

/** Undefined where the file ends before. */
async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return bytesRead === length ? buffer : undefined;
}
