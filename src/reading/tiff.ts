/** Gray images as one TIFF file of several pages, not compressed: how many pictures go through one pipe. */
import type { GrayImage } from './raster.ts';

const SHORT = 3;
const LONG = 4;
const ENTRY = 12;

/** Tag numbers of the format. */
const TAG = {
  width: 256,
  height: 257,
  bits: 258,
  compression: 259,
  photometric: 262,
  offset: 273,
  samples: 277,
  rows: 278,
  bytes: 279,
} as const;
const NOT_COMPRESSED = 1;
const BLACK_IS_ZERO = 1;

export function tiffOf(images: readonly GrayImage[]): Buffer {
  const parts: Buffer[] = [];
  const start = Buffer.alloc(8);
  start.write('II', 'latin1');
  start.writeUInt16LE(42, 2);
  start.writeUInt32LE(8, 4);
  parts.push(start);
  let at = start.length;
  images.forEach((image, index) => {
    const directory = directoryOf(image, at, index === images.length - 1);
    const pixels = evenly(image.data);
    parts.push(directory, pixels);
    at += directory.length + pixels.length;
  });
  return Buffer.concat(parts);
}

/** The directory of a page, whose pixels follow it, and the next directory behind them. */
function directoryOf({ width, height }: GrayImage, at: number, last: boolean): Buffer {
  const entries: [tag: number, type: number, value: number][] = [
    [TAG.width, LONG, width],
    [TAG.height, LONG, height],
    [TAG.bits, SHORT, 8],
    [TAG.compression, SHORT, NOT_COMPRESSED],
    [TAG.photometric, SHORT, BLACK_IS_ZERO],
    [TAG.offset, LONG, 0],
    [TAG.samples, SHORT, 1],
    [TAG.rows, LONG, height],
    [TAG.bytes, LONG, width * height],
  ];
  const directory = Buffer.alloc(2 + entries.length * ENTRY + 4);
  const pixels = at + directory.length;
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, type, value], index) => {
    const entry = 2 + index * ENTRY;
    directory.writeUInt16LE(tag, entry);
    directory.writeUInt16LE(type, entry + 2);
    directory.writeUInt32LE(1, entry + 4);
    directory.writeUInt32LE(tag === TAG.offset ? pixels : value, entry + 8);
  });
  const next = pixels + width * height + ((width * height) % 2);
  directory.writeUInt32LE(last ? 0 : next, directory.length - 4);
  return directory;
}

/** Directories stand at even places. */
function evenly(data: Uint8Array): Buffer {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
}
