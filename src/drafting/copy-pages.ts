/**
 * Bản sao (NĐ 30/2020, Đ25; PL I, Phần II): the pages of the copied paper as they are; on paper with the block of the
 * copy right under its last words, in digital form without it, for there the agency's signature says what it is.
 *
 * Units: points; origin at the bottom left of a page, as PDF has it.
 */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPage, PDFRef, PDFStream } from 'pdf-lib';
import type { FileKind } from '../intake/index.ts';
import { A4, MARGINS, mm } from '../printing/index.ts';
import type { Sheet } from '../printing/index.ts';
import { AppError } from '../platform/errors.ts';
import { notToBeCopied } from './draft-errors.ts';
import { picturePages } from './picture-pages.ts';

export interface CopiedPage {
  /** Index in `files`. */
  file: number;
  /** From 1. */
  page: number;
  /** Quarter turns clockwise as people arranged it, in degrees. */
  turn: number;
}

export interface CopiedPaper {
  files: { bytes: Uint8Array; kind: FileKind }[];
  pages: CopiedPage[];
  /** How far down the words of its last page reach, 0 at the top to 1; null where it is not known. */
  filledTo: number | null;
}

/** Where the block of the copy came to stand. */
export interface BlockPlace {
  /** Of the first page of the block, from 0. */
  page: number;
  /** How much lower it stands than on a page of its own. */
  lower: number;
}

/** Between the last words of the paper and the rule over the block. */
const GAP = mm(6);

/**
 * Puts the pages together.
 * @param block the sheets of the block, and the same as a file; null of a digital copy
 * @throws AppError `draft.not-to-be-copied` a file that has no pages to take; `draft.picture-not-here` a picture that
 *   this form of the service cannot draw
 */
export async function bindCopy(
  paper: CopiedPaper,
  block: { sheets: readonly Sheet[]; bytes: Uint8Array } | null,
  about: { title: string; author: string; made: Date },
): Promise<{ bytes: Uint8Array; pages: number; place: BlockPlace | null }> {
  const copy = await PDFDocument.create({ updateMetadata: false });
  describe(copy, about);
  await addPages(copy, paper);
  const place = block === null ? null : await addBlock(copy, paper, block);
  return { bytes: await copy.save(), pages: copy.getPageCount(), place };
}

function describe(
  copy: PDFDocument,
  { title, author, made }: { title: string; author: string; made: Date },
): void {
  copy.setTitle(title, { showInWindowTitleBar: true });
  copy.setLanguage('vi-VN');
  copy.setAuthor(author);
  copy.setProducer('Văn Thư');
  copy.setCreationDate(made);
  copy.setModificationDate(made);
}

async function addPages(copy: PDFDocument, { files, pages }: CopiedPaper): Promise<void> {
  const opened = await Promise.all(files.map(opener));
  for (const { file, page, turn } of pages) {
    const source = opened[file]!;
    if (page > source.getPageCount()) throw notToBeCopied();
    const [taken] = await copy.copyPages(source, [page - 1]);
    if (turn !== 0) taken!.setRotation({ type: taken!.getRotation().type, angle: turn });
    copy.addPage(taken);
  }
}

/** @throws AppError `draft.not-to-be-copied`, `draft.picture-not-here` */
async function opener({ bytes, kind }: CopiedPaper['files'][number]): Promise<PDFDocument> {
  try {
    if (kind === 'docx') throw notToBeCopied();
    if (kind !== 'pdf') return await picturePages(bytes, kind);
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of source.getPages()) makeShownOnly(page);
    return source;
  } catch (error) {
    throw error instanceof AppError ? error : notToBeCopied();
  }
}

/**
 * What is shown over a page (the hand and the seal of digital signatures) becomes part of it. The signatures
 * themselves are of the original's bytes: in a copy they would be broken ones.
 */
function makeShownOnly(page: PDFPage): void {
  const annotations = page.node.lookupMaybe(PDFName.of('Annots'), PDFArray);
  for (const index of (annotations?.asArray() ?? []).keys()) {
    const annotation = annotations!.lookup(index);
    if (annotation instanceof PDFDict) drawOver(page, annotation);
  }
  page.node.delete(PDFName.of('Annots'));
}

function drawOver(page: PDFPage, annotation: PDFDict): void {
  const looks = annotation.lookupMaybe(PDFName.of('AP'), PDFDict)?.get(PDFName.of('N'));
  const form = looks === undefined ? undefined : page.doc.context.lookup(looks);
  const rect = numbersIn(annotation.lookup(PDFName.of('Rect')));
  if (!(looks instanceof PDFRef) || !(form instanceof PDFStream) || rect === null) return;
  const box = numbersIn(form.dict.lookup(PDFName.of('BBox'))) ?? [0, 0, rect[2] - rect[0], rect[3] - rect[1]];
  const [width, height] = [box[2] - box[0], box[3] - box[1]];
  if (width <= 0 || height <= 0 || rect[2] <= rect[0]) return;
  const scale = [(rect[2] - rect[0]) / width, (rect[3] - rect[1]) / height] as const;
  const name = page.node.newXObject('Shown', looks);
  const matrix = [scale[0], 0, 0, scale[1], rect[0] - box[0] * scale[0], rect[1] - box[1] * scale[1]];
  const drawing = `q ${matrix.map((number) => Number(number.toFixed(4))).join(' ')} cm ${name.toString()} Do Q`;
  // Whatever the page left turned or moved is put back first.
  page.node.wrapContentStreams(
    page.doc.context.getPushGraphicsStateContentStream(),
    page.doc.context.getPopGraphicsStateContentStream(),
  );
  page.node.addContentStream(page.doc.context.register(page.doc.context.stream(drawing)));
}

function numbersIn(entry: unknown): [number, number, number, number] | null {
  if (!(entry instanceof PDFArray) || entry.size() !== 4) return null;
  const numbers = [0, 1, 2, 3].map((index) => entry.lookup(index));
  if (!numbers.every((number) => number instanceof PDFNumber)) return null;
  const [a, b, c, d] = numbers.map((number) => (number as PDFNumber).asNumber());
  return [a!, b!, c!, d!];
}

/** Right under the last words where there is room on the same sheet (PL I, Phần II, II.2.a), else on one of its own. */
async function addBlock(
  copy: PDFDocument,
  { filledTo }: CopiedPaper,
  { sheets, bytes }: { sheets: readonly Sheet[]; bytes: Uint8Array },
): Promise<BlockPlace> {
  const last = copy.getPage(copy.getPageCount() - 1);
  const lower =
    filledTo === null || sheets.length !== 1 ? null : roomUnder(last, filledTo, heightOf(sheets[0]!));
  if (lower === null) {
    const page = copy.getPageCount();
    const source = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const added of await copy.copyPages(source, source.getPageIndices())) copy.addPage(added);
    return { page, lower: 0 };
  }
  const [block] = await copy.embedPdf(bytes, [0]);
  last.drawPage(block!, { x: 0, y: last.getHeight() - A4.height - lower });
  return { page: copy.getPageCount() - 1, lower: lower + A4.height - last.getHeight() };
}

/** How much lower than on a page of its own the block has to stand; null where it has no room. */
function roomUnder(page: PDFPage, filledTo: number, blockHeight: number): number | null {
  const isUpright = page.getRotation().angle % 360 === 0;
  if (!isUpright || Math.abs(page.getWidth() - A4.width) > mm(5)) return null;
  const top = page.getHeight() * filledTo + GAP;
  const fits = top + blockHeight <= page.getHeight() - MARGINS.bottom / 2;
  return fits ? top - MARGINS.top : null;
}

/** From the top margin down to the last mark. */
function heightOf({ marks }: Sheet): number {
  const bottoms = marks.map((mark) => {
    if (mark.kind === 'line') return mark.baseline + 4;
    if (mark.kind === 'path') return Math.max(...mark.points.map(({ y }) => y));
    return 'height' in mark ? mark.y + mark.height : mark.y;
  });
  return Math.max(...bottoms) - MARGINS.top;
}
