/** The smallest TrueType font that PDF asks for: glyphs with widths and nothing to draw. */

interface Table {
  tag: string;
  bytes: Buffer;
}

const UNITS_PER_EM = 1000;
const ASCENT = 891;
const DESCENT = -216;
/** What the checksum of a whole font file adds up to. */
const FILE_CHECKSUM = 0xb1b0afba;

/** @param widths of the glyphs in thousandths of the em, the missing glyph first */
export function emptyTrueType(widths: readonly number[]): Uint8Array {
  const tables: Table[] = [
    { tag: 'glyf', bytes: blankGlyph() },
    { tag: 'head', bytes: head() },
    { tag: 'hhea', bytes: horizontalHeader(widths) },
    { tag: 'hmtx', bytes: metrics(widths) },
    { tag: 'loca', bytes: locations(widths.length) },
    { tag: 'maxp', bytes: profile(widths.length) },
  ];
  const file = assembled(tables);
  const headAt = file.readUInt32BE(12 + 16 + 8);
  file.writeUInt32BE((FILE_CHECKSUM - checksum(file)) >>> 0, headAt + 8);
  return file;
}

/** No contours, an empty box, no instructions. */
function blankGlyph(): Buffer {
  return Buffer.alloc(12);
}

/** The missing glyph is the blank one; all others have no outline at all. */
function locations(glyphs: number): Buffer {
  const bytes = Buffer.alloc(2 * (glyphs + 1));
  // Short offsets count in pairs of bytes.
  for (let glyph = 1; glyph <= glyphs; glyph++) bytes.writeUInt16BE(6, 2 * glyph);
  return bytes;
}

function head(): Buffer {
  const bytes = Buffer.alloc(54);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt32BE(0x00010000, 4);
  bytes.writeUInt32BE(0x5f0f3cf5, 12);
  bytes.writeUInt16BE(0x000b, 16);
  bytes.writeUInt16BE(UNITS_PER_EM, 18);
  bytes.writeInt16BE(DESCENT, 38);
  bytes.writeInt16BE(UNITS_PER_EM, 40);
  bytes.writeInt16BE(ASCENT, 42);
  bytes.writeUInt16BE(8, 46);
  bytes.writeInt16BE(2, 48);
  return bytes;
}

function horizontalHeader(widths: readonly number[]): Buffer {
  const bytes = Buffer.alloc(36);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeInt16BE(ASCENT, 4);
  bytes.writeInt16BE(DESCENT, 6);
  bytes.writeUInt16BE(Math.max(...widths), 10);
  bytes.writeInt16BE(1, 18);
  bytes.writeUInt16BE(widths.length, 34);
  return bytes;
}

function metrics(widths: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * widths.length);
  widths.forEach((width, glyph) => bytes.writeUInt16BE(width, 4 * glyph));
  return bytes;
}

function profile(glyphs: number): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt16BE(glyphs, 4);
  bytes.writeUInt16BE(1, 14);
  return bytes;
}

function assembled(tables: readonly Table[]): Buffer {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const header = Buffer.alloc(12 + 16 * tables.length);
  header.writeUInt32BE(0x00010000, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(16 * power, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE(16 * (tables.length - power), 10);
  let offset = header.length;
  const bodies = tables.map(({ tag, bytes }, index) => {
    const body = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(body);
    const entry = 12 + 16 * index;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(checksum(body), entry + 4);
    header.writeUInt32BE(offset, entry + 8);
    header.writeUInt32BE(bytes.length, entry + 12);
    offset += body.length;
    return body;
  });
  return Buffer.concat([header, ...bodies]);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 3 < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
