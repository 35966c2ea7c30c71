/**
 * Signs a PDF as PAdES asks for (ETSI EN 319 142-1, baseline B-B): the signature is appended as a further revision, so
 * that every byte that was there before, earlier signatures among them, stays as it is.
 */
import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import { parsedOnce } from '../printing/fonts.ts';
import { type Appearance, drawAppearance } from './appearance.ts';
import { wasInForce } from './certificate.ts';
import { certificateNotInForce, notSignable, signatureTooLarge } from './errors.ts';
import type { DocumentSigner } from './signer.ts';

export interface SigningRequest {
  signer: DocumentSigner;
  at: Date;
  /** Why, for the reader's list of signatures: "Ký ban hành". */
  reason: string;
  /** Where: the place of the dispatch. */
  location?: string;
  /** None: the signature is in the file and not on the page. */
  appearance?: Appearance;
}

/**
 * @returns the file with the signature at its end
 * @throws AppError `signatures.not-signable`, `signatures.certificate-not-in-force`, `signatures.not-a-png`,
 *   `signatures.too-large`, and whatever the signer throws
 */
export async function signPdf(pdf: Uint8Array, request: SigningRequest): Promise<Uint8Array> {
  const { signer, at } = request;
  const { validFrom, validTo } = signer.certificate;
  if (!wasInForce(signer.certificate, at)) throw certificateNotInForce(dayOf(validFrom), dayOf(validTo));
  const document = await openForUpdate(pdf);
  await addSignature(document, request);
  const file = await document.commit();
  const gap = fillByteRange(file, pdf.length, signer.room);
  const digest = createHash('sha256')
    .update(file.subarray(0, gap.from))
    .update(file.subarray(gap.to))
    .digest();
  const cms = await signer.sign(digest);
  if (cms.length > signer.room) throw signatureTooLarge(signer.room, cms.length);
  Buffer.from(file.buffer, file.byteOffset, file.byteLength).write(
    Buffer.from(cms).toString('hex'),
    gap.from + 1,
    'latin1',
  );
  return file;
}

const dayOf = (instant: string) => instant.slice(0, 10).split('-').toReversed().join('/');

/** @throws AppError `signatures.not-signable` */
async function openForUpdate(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
    document.registerFontkit(parsedOnce);
    return document;
  } catch {
    throw notSignable();
  }
}

/** Bits 1 and 2: there are signatures; the file may only be appended to. */
const SIGNATURES_EXIST_APPEND_ONLY = 3;
/** Printed, and not to be changed by the reader. */
const PRINT_AND_LOCKED = 4 + 128;

async function addSignature(document: PDFDocument, request: SigningRequest): Promise<void> {
  const { context, catalog } = document;
  const { appearance } = request;
  const form = catalog.getOrCreateAcroForm();
  const page = document.getPage(appearance?.place.page ?? 0);
  const value = context.register(PDFInvalidObject.of(Buffer.from(signatureEntry(request), 'latin1')));
  const widget = context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: PDFString.of(`ChuKy${form.getFields().length + 1}`),
    TU: PDFHexString.fromText(`${request.reason}: ${request.signer.certificate.holder}`),
    V: value,
    P: page.ref,
    F: PRINT_AND_LOCKED,
    Rect: rectangleOf(appearance),
  });
  if (appearance)
    widget.set(PDFName.of('AP'), context.obj({ N: await drawAppearance(document, appearance) }));
  const field = context.register(widget);
  form.addField(field);
  form.dict.set(PDFName.of('SigFlags'), context.obj(SIGNATURES_EXIST_APPEND_ONLY));
  addAnnotation(page, field);
  markChanged(document, form.dict, page);
}

/** The arrays of a form or a page may be objects of their own: whatever was changed goes into the new revision. */
function markChanged(document: PDFDocument, form: PDFDict, page: PDFPage): void {
  const { snapshot } = document.context;
  const arrays = [form.lookup(PDFName.of('Fields')), page.node.lookup(PDFName.of('Annots'))];
  snapshot?.markObjsForSave([
    document.catalog,
    form,
    page.node,
    ...arrays.filter((array) => array !== undefined),
  ]);
}

function addAnnotation(page: PDFPage, field: PDFRef): void {
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  if (annotations) annotations.push(field);
  else page.node.set(PDFName.of('Annots'), page.doc.context.obj([field]));
}

function rectangleOf(appearance: Appearance | undefined): number[] {
  if (!appearance) return [0, 0, 0, 0];
  const { x, y, width, height } = appearance.place;
  return [x, y, x + width, y + height].map((length) => Number(length.toFixed(3)));
}

/** Ten digits reach for a file of nine gigabytes. */
const BLANK_RANGE = `[0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`;

/** Written letter by letter: range and signature are filled in at the very same places. */
function signatureEntry({ signer, at, reason, location }: SigningRequest): string {
  const text = (words: string) => PDFHexString.fromText(words).toString();
  const entries = [
    '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/ByteRange ${BLANK_RANGE}`,
    `/Contents <${'0'.repeat(2 * signer.room)}>`,
    `/M ${PDFString.fromDate(at).toString()}`,
    `/Name ${text(signer.certificate.holder)}`,
    `/Reason ${text(reason)}`,
    ...(location === undefined ? [] : [`/Location ${text(location)}`]),
  ];
  return `<< ${entries.join(' ')} >>`;
}

/**
 * Says in the file which of its bytes are signed: all but the signature itself.
 * @returns where the signature lies, its brackets included
 */
function fillByteRange(file: Uint8Array, appendedAt: number, room: number): { from: number; to: number } {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const range = bytes.indexOf(BLANK_RANGE, appendedAt, 'latin1');
  const from = bytes.indexOf('/Contents <', range, 'latin1') + '/Contents '.length;
  const to = from + 2 * room + 2;
  const numbers = [0, from, to, file.length - to].map((number, index) =>
    index === 0 ? '0' : String(number).padStart(10, ' '),
  );
  bytes.write(`[${numbers.join(' ')}]`, range, 'latin1');
  return { from, to };
}
