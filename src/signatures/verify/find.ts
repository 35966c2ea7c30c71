/** The signatures of a PDF as its bytes have them: which bytes each is about, and what it says. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  decodePDFRawStream,
  type PDFObject,
  PDFString,
} from 'pdf-lib';
import type { RevocationMaterial } from './revocation.ts';

export interface FoundSignature {
  /** ByteRange: start and length, twice; null where it is none. */
  range: readonly [number, number, number, number] | null;
  /** /SubFilter without its slash. */
  format: string;
  /** /M, as the signer's clock had it. */
  claimedAt: Date | null;
  reason: string | null;
  location: string | null;
}

/** A file without these letters has no signature: nothing is parsed of it. */
export const hasSignatures = (pdf: Uint8Array): boolean =>
  Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).includes('/ByteRange');

export const READING_OPTIONS = {
  updateMetadata: false,
  ignoreEncryption: true,
  throwOnInvalidObject: false,
} as const;

/**
 * In the order in which they were made.
 * @throws whatever pdf-lib throws of a file it cannot open
 */
export async function findSignatures(pdf: Uint8Array): Promise<FoundSignature[]> {
  const document = await PDFDocument.load(pdf, READING_OPTIONS);
  const entries = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? signatureEntriesIn(object) : []));
  return entries.map(foundOf).toSorted((a, b) => endOf(a) - endOf(b));
}

/** The lists and answers about withdrawn certificates that a file keeps for the long run (PAdES, /DSS). */
export async function revocationWithin(pdf: Uint8Array): Promise<RevocationMaterial> {
  const { catalog } = await PDFDocument.load(pdf, READING_OPTIONS);
  const store = catalog.lookup(PDFName.of('DSS'));
  return { lists: streamsIn(store, 'CRLs'), answers: streamsIn(store, 'OCSPs') };
}

function streamsIn(store: PDFObject | undefined, name: string): Uint8Array[] {
  const entries = store instanceof PDFDict ? store.lookup(PDFName.of(name)) : undefined;
  if (!(entries instanceof PDFArray)) return [];
  return entries.asArray().flatMap((_, index) => {
    const stream = entries.lookup(index);
    return stream instanceof PDFRawStream ? [decodePDFRawStream(stream).decode()] : [];
  });
}

/** How far the bytes reach that a signature is about. */
export const endOf = ({ range }: FoundSignature): number => (range === null ? Infinity : range[2] + range[3]);

/** The entry may be an object of its own or lie within its field. */
function signatureEntriesIn(object: PDFDict): PDFDict[] {
  if (object.has(PDFName.of('ByteRange'))) return [object];
  const value = object.get(PDFName.of('V'));
  return value instanceof PDFDict && value.has(PDFName.of('ByteRange')) ? [value] : [];
}

function foundOf(entry: PDFDict): FoundSignature {
  const format = entry.lookup(PDFName.of('SubFilter'));
  return {
    range: rangeOf(entry.lookup(PDFName.of('ByteRange'))),
    format: format instanceof PDFName ? format.decodeText() : '',
    claimedAt: dateOf(entry.lookup(PDFName.of('M'))),
    reason: textOf(entry.lookup(PDFName.of('Reason'))),
    location: textOf(entry.lookup(PDFName.of('Location'))),
  };
}

function rangeOf(entry: PDFObject | undefined): FoundSignature['range'] {
  if (!(entry instanceof PDFArray) || entry.size() !== 4) return null;
  const numbers = entry.asArray().map((number) => (number instanceof PDFNumber ? number.asNumber() : -1));
  if (!numbers.every((number) => Number.isSafeInteger(number) && number >= 0)) return null;
  return [numbers[0]!, numbers[1]!, numbers[2]!, numbers[3]!];
}

const isText = (entry: PDFObject | undefined): entry is PDFString | PDFHexString =>
  entry instanceof PDFString || entry instanceof PDFHexString;

function textOf(entry: PDFObject | undefined): string | null {
  if (!isText(entry)) return null;
  const text = entry.decodeText().trim();
  return text === '' ? null : text.slice(0, 500);
}

function dateOf(entry: PDFObject | undefined): Date | null {
  if (!isText(entry)) return null;
  try {
    return entry.decodeDate();
  } catch {
    // Not written as a date: then the signature says no time.
    return null;
  }
}
