/** Small TIFFs in the codings that a copy takes over as they are, made without a library: also inside of workerd. */
import { deflateSync } from 'node:zlib';

const [GRAY, RGB, PALETTE] = [1, 2, 3];
const LONG = 4;

/** A file of one page: its only strip, and whole numbers by their tags. */
export function tiffFile(strip: Uint8Array, tags: Readonly<Record<number, number | readonly number[]>>) {
  const entries = Object.entries({ ...tags, 273: 8, 279: strip.length }).map(
    ([tag, value]) => [Number(tag), Array.isArray(value) ? value : [value]] as [number, number[]],
  );
  const start = 8 + strip.length + (strip.length % 2);
  const lists: number[] = [];
  const listsAt = start + 2 + entries.length * 12 + 4;
  const directory = Buffer.alloc(listsAt - start);
  directory.writeUInt16LE(entries.length);
  entries.forEach(([tag, values], index) => {
    const at = 2 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(LONG, at + 2);
    directory.writeUInt32LE(values.length, at + 4);
    // A long list lies behind.
    directory.writeUInt32LE(values.length === 1 ? values[0]! : listsAt + lists.length * 4, at + 8);
    if (values.length > 1) lists.push(...values);
  });
  const behind = Buffer.alloc(lists.length * 4);
  lists.forEach((value, index) => behind.writeUInt32LE(value, index * 4));
  const head = Buffer.from([0x49, 0x49, 42, 0, start & 255, start >> 8, 0, 0]);
  const filled = Buffer.alloc(start - 8);
  filled.set(strip);
  return Buffer.concat([head, filled, directory, behind]);
}

/** Each byte a code of nine bits, between the one that begins and the one that ends. */
function lzw(bytes: readonly number[]): Uint8Array {
  const bits = [256, ...bytes, 257].map((code) => code.toString(2).padStart(9, '0')).join('');
  return Uint8Array.from(bits.match(/.{1,8}/g)!, (byte) => Number.parseInt(byte.padEnd(8, '0'), 2));
}

const [DARK, LIGHT] = [0x10, 0xf0];
/** Two pixels wide, four rows: dark above, light below. */
const SIZE = { 256: 2, 257: 4 };
const grays = [DARK, DARK, DARK, DARK, LIGHT, LIGHT, LIGHT, LIGHT];
const colours = grays.flatMap((value) => [value, value, value]);
/** A palette of 256 colours: the 16 bits of each red, green and blue tell its place from behind. */
const turned = Array.from({ length: 3 * 256 }, (_, at) => (255 - (at % 256)) * 0x101);

/** Dark above and light below, with what their copy as PDF has in it. */
export const TIFFS: readonly [name: string, file: Buffer, inPdf: string][] = [
  ['LZW', tiffFile(lzw(grays), { ...SIZE, 258: 8, 259: 5, 262: GRAY }), '/LZWDecode'],
  [
    'deflate, by differences',
    tiffFile(deflateSync(Uint8Array.from([DARK, 0, DARK, 0, LIGHT, 0, LIGHT, 0])), {
      ...SIZE,
      258: 8,
      259: 8,
      262: GRAY,
      317: 2,
    }),
    '/Predictor 2',
  ],
  [
    'run lengths',
    tiffFile(Uint8Array.from([0xfd, DARK, 0xfd, LIGHT]), { ...SIZE, 258: 8, 259: 32773, 262: GRAY }),
    '/RunLengthDecode',
  ],
  [
    'colours, not packed',
    tiffFile(Uint8Array.from(colours), { ...SIZE, 258: [8, 8, 8], 259: 1, 262: RGB, 277: 3 }),
    '/DeviceRGB',
  ],
  [
    'grays of four bits',
    tiffFile(Uint8Array.from([0x11, 0x11, 0xff, 0xff]), { ...SIZE, 258: 4, 259: 1, 262: GRAY }),
    '/BitsPerComponent 4',
  ],
  [
    'a palette',
    tiffFile(Uint8Array.from(grays.map((value) => 255 - value)), {
      ...SIZE,
      258: 8,
      259: 1,
      262: PALETTE,
      320: turned,
    }),
    '/Indexed',
  ],
];

/** Of 16 bits, which no copy takes over. */
export const TIFF_OF_16_BITS = tiffFile(new Uint8Array(16), { ...SIZE, 258: 16, 259: 1, 262: GRAY });
