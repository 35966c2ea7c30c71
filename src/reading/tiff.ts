/**
 * Gray images as one TIFF file of several pages, not compressed: the form that both engines take soonest. They read a PGM
 * file byte by byte.
 */
import type { GrayImage } from './raster.ts';

const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const ENTRY = 12;
/** The one fraction that both resolutions point to: pixels to the inch, over 1. */
const FRACTION = 8;

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
  across: 282,
  down: 283,
} as const;
const NOT_COMPRESSED = 1;
const BLACK_IS_ZERO = 1;

/** @param dpi resolution of all of them */
export function tiffOf(images: readonly GrayImage[], dpi: number): Buffer {
  const parts: Buffer[] = [];
  const start = Buffer.alloc(8);
  start.write('II', 'latin1');
  start.writeUInt16LE(42, 2);
  start.writeUInt32LE(8, 4);
  parts.push(start);
  let at = start.length;
  images.forEach((image, index) => {
    const directory = directoryOf(image, dpi, at, index === images.length - 1);
    const pixels = evenly(image.data);
    parts.push(directory, pixels);
    at += directory.length + pixels.length;
  });
  return Buffer.concat(parts);
}

/** The directory of a page, whose pixels follow it, and the next directory behind them. */
function directoryOf({ width, height }: GrayImage, dpi: number, at: number, last: boolean): Buffer {
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
    [TAG.across, RATIONAL, 0],
    [TAG.down, RATIONAL, 0],
  ];
  const end = 2 + entries.length * ENTRY + 4;
  const directory = Buffer.alloc(end + FRACTION);
  const pixels = at + directory.length;
  directory.writeUInt32LE(Math.round(dpi), end);
  directory.writeUInt32LE(1, end + 4);
  directory.writeUInt16LE(entries.length, 0);
  entries.forEach(([tag, type, value], index) => {
    const entry = 2 + index * ENTRY;
    directory.writeUInt16LE(tag, entry);
    directory.writeUInt16LE(type, entry + 2);
    directory.writeUInt32LE(1, entry + 4);
    const elsewhere = type === RATIONAL ? at + end : tag === TAG.offset ? pixels : value;
    directory.writeUInt32LE(elsewhere, entry + 8);
  });
  const next = pixels + width * height + ((width * height) % 2);
  directory.writeUInt32LE(last ? 0 : next, end - 4);
  return directory;
}

/** Directories stand at even places. */
function evenly(data: Uint8Array): Buffer {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.alloc(1)]);
}
