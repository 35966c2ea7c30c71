/** Writes a PDF object by object, also one that no careful program would write. */
import { constants, deflateRawSync } from 'node:zlib';

/** The text of an object, or a stream with its dictionary's entries. */
export type RawObject = string | { entries: string; bytes: Uint8Array };

export interface RawPdf {
  /** Objects by number. Object 1 is the catalogue. */
  objects: Record<number, RawObject>;
  /** Entries of the trailer besides Size and Root. */
  trailer?: string;
  /** Added to every offset of the cross-reference table: it then points beside the objects. */
  shift?: number;
}

export function rawPdf({ objects, trailer = '', shift = 0 }: RawPdf): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]!.length;
  const add = (bytes: Buffer): void => {
    parts.push(bytes);
    length += bytes.length;
  };
  const size = Math.max(...Object.keys(objects).map(Number)) + 1;
  const offsets = new Map<number, number>();
  for (const [number, object] of Object.entries(objects)) {
    offsets.set(Number(number), length + shift);
    add(Buffer.concat([Buffer.from(`${number} 0 obj\n`), bodyOf(object), Buffer.from('\nendobj\n')]));
  }
  const start = length;
  const rows = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined
      ? '0000000000 65535 f \n'
      : `${String(Math.max(0, offset)).padStart(10, '0')} 00000 n \n`;
  });
  add(Buffer.from(`xref\n0 ${size}\n${rows.join('')}trailer\n<</Size ${size}/Root 1 0 R${trailer}>>\n`));
  add(Buffer.from(`startxref\n${start + shift}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function bodyOf(object: RawObject): Buffer {
  if (typeof object === 'string') return Buffer.from(object, 'latin1');
  const { entries, bytes } = object;
  return Buffer.concat([
    Buffer.from(`<<${entries}/Length ${bytes.length}>>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

export interface RawPage {
  /** Content stream, in Latin-1. */
  content?: string;
  /** Resources without their brackets. */
  resources?: string;
  /** Entries of the page besides Type, Parent, Contents, Resources and MediaBox. */
  entries?: string;
  mediaBox?: string;
  /** Further objects, from number 5 on. */
  more?: Record<number, RawObject>;
}

/** A file of one page: 1 catalogue, 2 pages, 3 page, 4 content. */
export function onePage({
  content = '',
  resources = '',
  entries = '',
  mediaBox,
  more = {},
}: RawPage): RawPdf {
  return {
    objects: {
      1: '<</Type/Catalog/Pages 2 0 R>>',
      2: '<</Type/Pages/Count 1/Kids[3 0 R]>>',
      3: `<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<${resources}>>/MediaBox${mediaBox ?? '[0 0 595 842]'}${entries}>>`,
      4: { entries: '', bytes: Buffer.from(content, 'latin1') },
      ...more,
    },
  };
}

/** A page that is one picture. @param image entries and bytes of the image's stream */
export function picturePage(image: { entries: string; bytes: Uint8Array }): Buffer {
  const entries = `/Type/XObject/Subtype/Image${image.entries}`;
  return rawPdf(
    onePage({
      content: 'q 595 0 0 842 0 0 cm /Scan Do Q',
      resources: '/XObject<</Scan 5 0 R>>',
      more: { 5: { entries, bytes: image.bytes } },
    }),
  );
}

const MEGABYTE = 1_000_000;

/**
 * Zeros, packed so tightly that a few kilobytes of them fill the memory of whoever unpacks them. One megabyte is
 * packed and repeated: packing gigabytes would take as long as unpacking them.
 */
export function packedZeros(megabytes: number): Uint8Array {
  const whole = Math.floor(megabytes);
  const rest = new Uint8Array(Math.round((megabytes - whole) * MEGABYTE));
  const block = deflateRawSync(new Uint8Array(MEGABYTE), { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const end = deflateRawSync(rest, { level: 9 });
  // Of zeros the checksum (Adler-32) counts the bytes alone.
  const checksum = Buffer.alloc(4);
  checksum.writeUInt16BE((whole * MEGABYTE + rest.length) % 65_521, 0);
  checksum.writeUInt16BE(1, 2);
  return Buffer.concat([Buffer.from([0x78, 0xda]), ...Array<Buffer>(whole).fill(block), end, checksum]);
}
