/** The smallest TrueType font that PDF asks for: one glyph, with nothing to draw. */

interface Table {
  tag: string;
  bytes: Buffer;
}

const UNITS_PER_EM = 1000;
const ASCENT = 891;
const DESCENT = -216;
/** What the checksum of a whole font file adds up to. */
const FILE_CHECKSUM = 0xb1b0afba;

/** Width of the one glyph in thousandths of the em; the font dictionary says how far each character reaches. */
const WIDTH = 500;
/** The missing glyph, which no text may name (ISO 19005-2, 6.2.11.8), and the one that all codes mean. */
const GLYPHS = 2;

/**
 * The same for every paper. That the widths of its dictionary are others is allowed to a font that paints nothing
 * (6.2.11.5 speaks of fonts used for rendering): in text render mode 3 no viewer looks at its glyphs.
 */
export function emptyTrueType(): Uint8Array {
  const tables: Table[] = [
    { tag: 'cmap', bytes: everyCodeAlike() },
    { tag: 'glyf', bytes: blankGlyph() },
    { tag: 'head', bytes: head() },
    { tag: 'hhea', bytes: horizontalHeader() },
    { tag: 'hmtx', bytes: metrics() },
    { tag: 'loca', bytes: locations() },
    { tag: 'maxp', bytes: profile() },
  ];
  const file = assembled(tables);
  const headEntry = 12 + 16 * tables.findIndex(({ tag }) => tag === 'head');
  file.writeUInt32BE((FILE_CHECKSUM - checksum(file)) >>> 0, file.readUInt32BE(headEntry + 8) + 8);
  return file;
}

/** One table of the Macintosh platform, format 0: what a symbolic font is asked for (6.2.11.6). */
function everyCodeAlike(): Buffer {
  const bytes = Buffer.alloc(12 + 6 + 256, 1);
  [0, 1, 1, 0, 0, 12, 0, 6 + 256, 0].forEach((value, at) => bytes.writeUInt16BE(value, 2 * at));
  return bytes;
}

/** No contours, an empty box, no instructions. */
function blankGlyph(): Buffer {
  return Buffer.alloc(12);
}

/** The missing glyph is the blank one; the other has no outline at all. */
function locations(): Buffer {
  const bytes = Buffer.alloc(2 * (GLYPHS + 1));
  // Short offsets count in pairs of bytes.
  for (let glyph = 1; glyph <= GLYPHS; glyph++) bytes.writeUInt16BE(6, 2 * glyph);
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

function horizontalHeader(): Buffer {
  const bytes = Buffer.alloc(36);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeInt16BE(ASCENT, 4);
  bytes.writeInt16BE(DESCENT, 6);
  bytes.writeUInt16BE(WIDTH, 10);
  bytes.writeInt16BE(1, 18);
  bytes.writeUInt16BE(GLYPHS, 34);
  return bytes;
}

function metrics(): Buffer {
  const bytes = Buffer.alloc(4 * GLYPHS);
  for (let glyph = 0; glyph < GLYPHS; glyph++) bytes.writeUInt16BE(WIDTH, 4 * glyph);
  return bytes;
}

function profile(): Buffer {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(0x00010000, 0);
  bytes.writeUInt16BE(GLYPHS, 4);
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
