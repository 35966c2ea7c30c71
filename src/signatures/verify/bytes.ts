/** Which bytes of a file a signature is about, and the signature that lies between them. */
import type { FoundSignature } from './find.ts';

export interface SignedBytes {
  /** The two stretches before and after the signature. */
  before: Uint8Array;
  after: Uint8Array;
  cms: Uint8Array;
  /** The first byte after what is signed. */
  end: number;
  /** Nothing but line ends follows. */
  isLast: boolean;
}

/** More than any signature with its chain, time stamp and revocation lists. */
const MOST_CMS_BYTES = 2 * 1024 * 1024;

/**
 * The range must begin at the first byte, leave out the signature and nothing else, and end within the file: whatever
 * else it leaves out could be exchanged unseen.
 * @returns null where it does not
 */
export function signedBytes(pdf: Uint8Array, { range }: FoundSignature): SignedBytes | null {
  if (range === null) return null;
  const [start, length, from, rest] = range;
  const end = from + rest;
  if (start !== 0 || from <= length || end > pdf.length) return null;
  const gap = pdf.subarray(length, from);
  const cms = gap.length > 2 * MOST_CMS_BYTES ? null : hexadecimalIn(gap);
  if (cms === null) return null;
  const isLast = isOnlyWhiteSpace(pdf.subarray(end));
  return { before: pdf.subarray(0, length), after: pdf.subarray(from, end), cms, end, isLast };
}

const HEXADECIMAL = /^<([0-9A-Fa-f\s]*)>$/u;

function hexadecimalIn(gap: Uint8Array): Uint8Array | null {
  const digits = HEXADECIMAL.exec(Buffer.from(gap).toString('latin1'))?.[1]?.replace(/\s/gu, '');
  if (digits === undefined || digits.length % 2 === 1) return null;
  return new Uint8Array(Buffer.from(digits, 'hex'));
}

const WHITE_SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);

const isOnlyWhiteSpace = (bytes: Uint8Array): boolean => bytes.every((byte) => WHITE_SPACE.has(byte));
