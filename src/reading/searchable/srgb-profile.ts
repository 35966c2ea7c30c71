/**
 * The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 4: a display with the primaries of sRGB, and its
 * curve as a formula instead of a table of a thousand values. An archive copy of a small scan would otherwise weigh
 * more by its profile than by its text.
 */

interface Tag {
  signature: string;
  bytes: Buffer;
}

const HEADER = 128;
/** The light that profiles are measured by: D50. */
const WHITE = [0.9642, 1, 0.8249];
/** The primaries of sRGB under that light. */
const RED = [0.43607, 0.22249, 0.01392];
const GREEN = [0.38515, 0.71687, 0.09708];
const BLUE = [0.14307, 0.06061, 0.7141];
/** From D65, the light of sRGB, to D50 (Bradford). */
const ADAPTATION = [1.04791, 0.02293, -0.0502, 0.0296, 0.99046, -0.01707, -0.00925, 0.01506, 0.75179];
/** ((x + 0.055) / 1.055) ^ 2.4, and x / 12.92 below 0.04045. */
const CURVE = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045];

export function srgbProfile(): Uint8Array {
  const curve = typed('para', Buffer.concat([Buffer.from([0, 3, 0, 0]), fixed(CURVE)]));
  return assembled([
    { signature: 'desc', bytes: text('sRGB') },
    { signature: 'cprt', bytes: text('CC0') },
    { signature: 'wtpt', bytes: typed('XYZ ', fixed(WHITE)) },
    { signature: 'chad', bytes: typed('sf32', fixed(ADAPTATION)) },
    { signature: 'rXYZ', bytes: typed('XYZ ', fixed(RED)) },
    { signature: 'gXYZ', bytes: typed('XYZ ', fixed(GREEN)) },
    { signature: 'bXYZ', bytes: typed('XYZ ', fixed(BLUE)) },
    { signature: 'rTRC', bytes: curve },
    { signature: 'gTRC', bytes: curve },
    { signature: 'bTRC', bytes: curve },
  ]);
}

function assembled(tags: readonly Tag[]): Buffer {
  const directory = Buffer.alloc(4 + 12 * tags.length);
  directory.writeUInt32BE(tags.length, 0);
  const bodies = [...new Set(tags.map(({ bytes }) => bytes))];
  const places = new Map<Buffer, number>();
  let end = HEADER + directory.length;
  for (const body of bodies) {
    places.set(body, end);
    end += body.length;
  }
  tags.forEach(({ signature, bytes }, index) => {
    const entry = 4 + 12 * index;
    directory.write(signature, entry, 'latin1');
    directory.writeUInt32BE(places.get(bytes)!, entry + 4);
    directory.writeUInt32BE(bytes.length, entry + 8);
  });
  return Buffer.concat([header(end), directory, ...bodies]);
}

function header(size: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt32BE(size, 0);
  bytes.writeUInt32BE(0x04200000, 8);
  bytes.write('mntrRGB XYZ ', 12, 'latin1');
  // A fixed day: the same paper gives the same bytes.
  [2025, 1, 1].forEach((part, index) => bytes.writeUInt16BE(part, 24 + 2 * index));
  bytes.write('acsp', 36, 'latin1');
  fixed(WHITE).copy(bytes, 68);
  return bytes;
}

function typed(type: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${type}\0\0\0\0`, 'latin1'), body]);
}

/** A text in one language, padded to four bytes. */
function text(value: string): Buffer {
  const letters = Buffer.from(value, 'utf16le').swap16();
  const head = Buffer.alloc(20);
  [1, 12].forEach((number, index) => head.writeUInt32BE(number, 4 * index));
  head.write('enUS', 8, 'latin1');
  head.writeUInt32BE(letters.length, 12);
  head.writeUInt32BE(28, 16);
  return typed('mluc', Buffer.concat([head, letters, Buffer.alloc(letters.length % 4)]));
}

/** Numbers with sixteen bits behind the point. */
function fixed(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65536), 4 * index));
  return bytes;
}
