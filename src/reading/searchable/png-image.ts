/** PNG pictures as PDF pictures, their compressed data taken over as it is: no larger, and nothing lost. */
import { type PDFContext, PDFHexString, type PDFRef } from 'pdf-lib';

export interface Png {
  width: number;
  height: number;
  depth: number;
  colours: 'gray' | 'rgb' | 'palette';
  palette: Buffer;
  /** The deflated rows, one filter byte before each. */
  data: Buffer;
}

export function embedPng(context: PDFContext, { width, height, depth, colours, palette, data }: Png): PDFRef {
  const components = colours === 'rgb' ? 3 : 1;
  return context.register(
    context.stream(data, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      BitsPerComponent: depth,
      ColorSpace:
        colours === 'palette'
          ? ['Indexed', 'DeviceRGB', palette.length / 3 - 1, PDFHexString.fromBytes(palette)]
          : colours === 'rgb'
            ? 'DeviceRGB'
            : 'DeviceGray',
      Filter: 'FlateDecode',
      DecodeParms: { Predictor: 15, Colors: components, BitsPerComponent: depth, Columns: width },
    }),
  );
}

const KINDS: Readonly<Record<number, Png['colours']>> = { 0: 'gray', 2: 'rgb', 3: 'palette' };

/** @returns undefined where PDF cannot take it as it is: interlaced, transparent, 16 bits */
export function readPng(bytes: Buffer): Png | undefined {
  if (bytes.length < 33 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined;
  const [depth, kind, interlaced] = [bytes[24]!, bytes[25]!, bytes[28]!];
  const colours = KINDS[kind];
  if (colours === undefined || depth > 8 || interlaced !== 0) return undefined;
  let palette = Buffer.alloc(0);
  const data: Buffer[] = [];
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const name = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (name === 'tRNS') return undefined;
    if (name === 'PLTE') palette = Buffer.from(body);
    if (name === 'IDAT') data.push(body);
    at += 12 + length;
  }
  if (data.length === 0 || (colours === 'palette' && palette.length === 0)) return undefined;
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  return { width, height, depth, colours, palette, data: Buffer.concat(data) };
}
