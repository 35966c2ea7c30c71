/** JBIG2 (ISO/IEC 14492) of a black-and-white picture: regions of the fax code, as simple scanners write it. */
import type { Sharp } from 'sharp';

const PAGE_INFORMATION = 48;
const IMMEDIATE_GENERIC_REGION = 38;

/** The embedded form that PDF asks for: segments without a file header. @param picture black and white */
export async function jbig2Of(
  picture: Sharp,
  { width, height }: { width: number; height: number },
): Promise<Buffer> {
  // The TIFF writer codes white as its 1; JBIG2 wants black there.
  const tiff = await picture
    .negate()
    .toColourspace('b-w')
    .tiff({ bitdepth: 1, compression: 'ccittfax4' })
    .toBuffer();
  const regions = stripsOf(tiff).map(({ rows, at, bytes }, index) =>
    segment(
      index + 1,
      IMMEDIATE_GENERIC_REGION,
      Buffer.concat([words(width, rows, 0, at), Buffer.from([0, 1]), bytes]),
    ),
  );
  const page = segment(
    0,
    PAGE_INFORMATION,
    Buffer.concat([words(width, height, 0, 0), Buffer.from([0, 0, 0])]),
  );
  return Buffer.concat([page, ...regions]);
}

function segment(number: number, type: number, data: Buffer): Buffer {
  return Buffer.concat([words(number), Buffer.from([type, 0, 1]), words(data.length), data]);
}

function words(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value, index * 4));
  return bytes;
}

const TAG = { height: 257, offsets: 273, rows: 278, lengths: 279 };

/** The coded strips of a little-endian TIFF of one page, and the rows they hold. */
function stripsOf(tiff: Buffer): { at: number; rows: number; bytes: Buffer }[] {
  const directory = tiff.readUInt32LE(4);
  const entries = new Map<number, number[]>();
  for (let index = 0; index < tiff.readUInt16LE(directory); index++) {
    const entry = directory + 2 + index * 12;
    entries.set(tiff.readUInt16LE(entry), valuesOf(tiff, entry));
  }
  const height = entries.get(TAG.height)![0]!;
  const most = entries.get(TAG.rows)![0]!;
  return entries.get(TAG.offsets)!.map((offset, index) => ({
    at: index * most,
    rows: Math.min(most, height - index * most),
    bytes: tiff.subarray(offset, offset + entries.get(TAG.lengths)![index]!),
  }));
}

/** Two bytes or four each; what does not fit into the entry stands elsewhere. */
function valuesOf(tiff: Buffer, entry: number): number[] {
  const size = tiff.readUInt16LE(entry + 2) === 3 ? 2 : 4;
  const count = tiff.readUInt32LE(entry + 4);
  const start = size * count <= 4 ? entry + 8 : tiff.readUInt32LE(entry + 8);
  return Array.from({ length: count }, (_, index) => tiff.readUIntLE(start + index * size, size));
}
