/** Ký số một văn bản: the signer's digital signature on the printed dispatch, then the agency's over it. */
import { PDFDocument } from 'pdf-lib';
import { type DocumentSigner, notSignable, type Place, signPdf, sizeOfLines } from '../signatures/index.ts';
import type { DispatchDocument } from './document.ts';
import { sealPlace, signaturePlaces } from './layout/signature-places.ts';

export interface SignedBy {
  signer: DocumentSigner;
  /** PNG with a transparent ground: the blue hand, the red seal. Null: a few words stand in its place. */
  picture: Uint8Array | null;
}

export interface Seal extends SignedBy {
  /** The true size of the seal on paper. */
  diameterMm: number;
}

export interface DispatchSigning {
  /** In the order of the document's signatures. */
  people: readonly SignedBy[];
  /** The agency signs last, over the hand of the first (Đ17.2). Null: it does so later, or not at all. */
  agency: Seal | null;
  at: Date;
  /** Where the hands are shown; by default as the document is laid out. */
  places?: readonly Place[] | undefined;
}

/**
 * Signs the PDF of a document, each signature in a revision of its own.
 * @param pdf as `printPdf` printed the document
 * @throws AppError as `signPdf`
 */
export async function signDispatch(
  pdf: Uint8Array,
  document: DispatchDocument,
  { people, agency, at, places = signaturePlaces(document) }: DispatchSigning,
): Promise<Uint8Array> {
  const location = document.header.place;
  let signed = pdf;
  for (const [index, { signer, picture }] of people.entries()) {
    const place = places[index] ?? places.at(-1);
    const appearance =
      place && (picture ? ({ kind: 'picture', png: picture, place } as const) : inWords(signer, at, place));
    signed = await signPdf(signed, {
      signer,
      at,
      reason: 'Ký ban hành văn bản',
      location,
      ...(appearance ? { appearance } : {}),
    });
  }
  return agency === null ? signed : sealed(signed, document, agency, at, places);
}

/**
 * The agency's digital signature (Đ17.2, PL I, Phần I, II.8): the picture of its seal over a third of the hand, on the
 * left.
 */
export async function sealed(
  pdf: Uint8Array,
  document: DispatchDocument,
  { signer, picture, diameterMm }: Seal,
  at: Date,
  places: readonly Place[] = signaturePlaces(document),
): Promise<Uint8Array> {
  const [hand] = places;
  const appearance =
    hand && picture ? ({ kind: 'picture', png: picture, place: sealPlace(hand, diameterMm) } as const) : null;
  const reason = 'Ký số của cơ quan ban hành';
  return signPdf(pdf, {
    signer,
    at,
    reason,
    location: document.header.place,
    ...(appearance ? { appearance } : {}),
  });
}

const WORD_SIZE = 10;

function inWords(signer: DocumentSigner, at: Date, place: Place) {
  const { holder, organization } = signer.certificate;
  const lines = [
    'Ký bởi:',
    holder,
    ...(organization === null ? [] : [organization]),
    `Thời gian ký: ${vietnamTime(at)}`,
  ];
  const { width, height } = sizeOfLines(lines, WORD_SIZE);
  const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
  const box = { page: place.page, x: middle.x - width / 2, y: middle.y - height / 2, width, height };
  return { kind: 'lines', lines, size: WORD_SIZE, ink: 'blue', place: box } as const;
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** ISO 8601 with the zone of Vietnam, to the second (PL I, Phần I, II.8.b). */
export function vietnamTime(at: Date): string {
  return `${new Date(at.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

/** Of an enclosure in a file of its own: right at the top of its first page, in letters of ten points, no picture. */
export function signEnclosure(
  pdf: Uint8Array,
  { signer, number, at }: { signer: DocumentSigner; number: string; at: Date },
): Promise<Uint8Array> {
  const lines = [`${number}; ${vietnamTime(at)}`];
  return signedInCorner(pdf, lines, { signer, at, reason: 'Ký số văn bản kèm theo' });
}

/**
 * Of a copy in digital form (PL I, Phần II, I.3; mẫu 3.2): "Sao y; Ủy ban nhân dân xã …; 2026-11-20T10:04:05+07:00" in
 * the same corner. A long name of an agency takes a line of its own.
 */
export function signCopy(
  pdf: Uint8Array,
  { signer, kind, agency, at }: { signer: DocumentSigner; kind: string; agency: string; at: Date },
): Promise<Uint8Array> {
  const whole = `${kind}; ${agency}; ${vietnamTime(at)}`;
  const fits = sizeOfLines([whole], WORD_SIZE).width <= WIDEST_LINE;
  const lines = fits ? [whole] : [`${kind}; ${agency};`, vietnamTime(at)];
  return signedInCorner(pdf, lines, { signer, at, reason: `Ký số bản sao (${kind.toLowerCase()})` });
}

async function signedInCorner(
  pdf: Uint8Array,
  lines: readonly string[],
  signing: { signer: DocumentSigner; at: Date; reason: string },
): Promise<Uint8Array> {
  const page = await firstPageOf(pdf);
  const { width, height } = sizeOfLines(lines, WORD_SIZE);
  const place = { page: 0, x: page.right - RIGHT - width, y: page.top - TOP - height, width, height };
  const appearance = { kind: 'lines', lines, size: WORD_SIZE, ink: 'black', place } as const;
  return signPdf(pdf, { ...signing, appearance });
}

/** Its right top corner, wherever the file puts its origin. */
async function firstPageOf(pdf: Uint8Array): Promise<{ right: number; top: number }> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false });
    const { x, y, width, height } = document.getPage(0).getCropBox();
    return { right: x + width, top: y + height };
  } catch {
    throw notSignable();
  }
}

/** The margins of the decree: 15 mm at the right, and half of the 20 mm at the top. */
const RIGHT = 42.5;
const TOP = 28.3;
/** Longer ones are broken: the corner is the right one. */
const WIDEST_LINE = 330;
