/**
 * Takes the text layer of another program off a scanned page: its letters are invisible, or hidden below the
 * picture of the sheet. What can be seen stays as it is, byte for byte.
 */
import { deflateSync } from 'node:zlib';

import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib';

import { operationsOf } from './content-operations.ts';
import type { Matrix } from './page-matrix.ts';
import { shownBox } from './page-matrix.ts';

/** Text render mode that paints nothing. */
const INVISIBLE = 3;
/** A picture over this share of the page hides whatever was painted before. */
const HIDING_SHARE = 0.95;
/** Forms within forms, at most: a loop of forms ends here too. */
const DEEPEST = 6;

const SHOWS_TEXT = new Set(['Tj', 'TJ', "'", '"']);
const MOVES_TEXT = new Set(['Td', 'TD', 'Tm', 'T*', 'BT', 'ET']);

export interface StrippedPage {
  /** The page's content without the layer; undefined where there was none to take off. */
  content: Uint8Array | undefined;
  /** Whether text is left that can be seen. */
  showsText: boolean;
}

export function stripOldLayer(page: PDFPage): StrippedPage {
  const content = contentBytes(page);
  const resources = page.node.Resources();
  const seen = surveyOf(content, {
    resources,
    mode: 0,
    matrix: [1, 0, 0, 1, 0, 0],
    page,
    depth: 0,
    done: new Set(),
  });
  return { content: without(content, seen.hidden), showsText: seen.showsText };
}

interface Survey {
  /** The operations of this stream that show text nobody sees. */
  hidden: { start: number; end: number }[];
  showsText: boolean;
}

interface Surroundings {
  resources: PDFDict | undefined;
  /** Text render mode that the stream begins with. */
  mode: number;
  matrix: Matrix;
  page: PDFPage;
  depth: number;
  /** Forms that were looked at already. */
  done: Set<PDFStream>;
}

interface Shown {
  start: number;
  end: number;
  invisible: boolean;
  /** Text that is visible follows on the same line and is placed by this text's width. */
  carries: boolean;
}

function surveyOf(content: Uint8Array, around: Surroundings): Survey {
  const shown: Shown[] = [];
  const stack: { mode: number; matrix: Matrix }[] = [];
  let { mode, matrix } = around;
  let coveredUpTo = -1;
  let formsShowText = false;
  let line: Shown[] = [];
  for (const { operator, operands, start, end } of operationsOf(content)) {
    if (operator === 'q') stack.push({ mode, matrix });
    else if (operator === 'Q') ({ mode, matrix } = stack.pop() ?? { mode, matrix });
    else if (operator === 'cm' && operands.length === 6) matrix = multiplied(operands as number[], matrix);
    else if (operator === 'Tr') mode = Number(operands[0] ?? 0);
    else if (MOVES_TEXT.has(operator)) line = [];
    else if (SHOWS_TEXT.has(operator)) {
      const text = { start, end, invisible: mode === INVISIBLE, carries: false };
      if (!text.invisible) for (const before of line) before.carries = true;
      line.push(text);
      shown.push(text);
    } else if (operator === 'Do') {
      const drawn = xObjectOf(around.resources, String(operands[0] ?? ''));
      if (drawn === undefined) continue;
      if (isForm(drawn)) formsShowText = stripForm(drawn, { ...around, mode, matrix }) || formsShowText;
      else if (hidesPage(drawn, matrix, around.page)) coveredUpTo = shown.length;
    }
  }
  const isHidden = (text: Shown, index: number) => (text.invisible && !text.carries) || index < coveredUpTo;
  return {
    hidden: shown.filter(isHidden),
    showsText: formsShowText || shown.some((text, index) => !text.invisible && !isHidden(text, index)),
  };
}

/** @returns whether the form shows text that can be seen */
function stripForm(form: PDFRawStream, around: Surroundings): boolean {
  if (around.depth >= DEEPEST || around.done.has(form)) return false;
  around.done.add(form);
  const own = form.dict.lookup(PDFName.of('Resources'));
  const resources = own instanceof PDFDict ? own : around.resources;
  const content = decodePDFRawStream(form).decode();
  const { hidden, showsText } = surveyOf(content, { ...around, resources, depth: around.depth + 1 });
  const stripped = without(content, hidden);
  if (stripped !== undefined) replaceContents(form, stripped);
  return showsText;
}

function replaceContents(form: PDFRawStream, content: Uint8Array): void {
  for (const key of ['DecodeParms', 'DL']) form.dict.delete(PDFName.of(key));
  form.dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'));
  form.updateContents(deflateSync(content));
}

/** The whole content of a page, its streams joined as a reader joins them. */
export function contentBytes(page: PDFPage): Uint8Array {
  const { context } = page.doc;
  const parts = contentRefs(page).map((part) => {
    const stream = context.lookup(part);
    return stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : new Uint8Array();
  });
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
}

/** The streams of a page's content. */
export function contentRefs(page: PDFPage): PDFRef[] {
  const contents = page.node.get(PDFName.of('Contents'));
  const found = page.doc.context.lookup(contents);
  if (found instanceof PDFArray)
    return found.asArray().filter((part): part is PDFRef => part instanceof PDFRef);
  return contents instanceof PDFRef && found !== undefined ? [contents] : [];
}

function xObjectOf(resources: PDFDict | undefined, name: string): PDFRawStream | undefined {
  const xObjects = resources?.lookup(PDFName.of('XObject'));
  const found = xObjects instanceof PDFDict ? xObjects.lookup(PDFName.of(name.slice(1))) : undefined;
  return found instanceof PDFRawStream ? found : undefined;
}

function isForm(drawn: PDFRawStream): boolean {
  return drawn.dict.lookup(PDFName.of('Subtype')) === PDFName.of('Form');
}

/** Whether a picture lies over all of the page and lets nothing through. */
function hidesPage({ dict }: PDFRawStream, [a, b, c, d, e, f]: Matrix, page: PDFPage): boolean {
  const seeThrough = ['SMask', 'Mask', 'SMaskInData'].some((key) => dict.has(PDFName.of(key)));
  const isMask = String(dict.lookup(PDFName.of('ImageMask'))) === 'true';
  const depth = dict.lookup(PDFName.of('BitsPerComponent'));
  if (seeThrough || isMask || !(depth instanceof PDFNumber)) return false;
  const box = shownBox(page);
  const [x0, x1] = [Math.min(e, e + a, e + c, e + a + c), Math.max(e, e + a, e + c, e + a + c)];
  const [y0, y1] = [Math.min(f, f + b, f + d, f + b + d), Math.max(f, f + b, f + d, f + b + d)];
  const width = Math.min(x1, box.right) - Math.max(x0, box.left);
  const height = Math.min(y1, box.top) - Math.max(y0, box.bottom);
  const area = (box.right - box.left) * (box.top - box.bottom);
  return width > 0 && height > 0 && width * height >= HIDING_SHARE * area;
}

function multiplied(matrix: readonly number[], [a, b, c, d, e, f]: Matrix): Matrix {
  const [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0] = matrix;
  return [A * a + B * c, A * b + B * d, C * a + D * c, C * b + D * d, E * a + F * c + e, E * b + F * d + f];
}

function without(
  content: Uint8Array,
  parts: readonly { start: number; end: number }[],
): Uint8Array | undefined {
  if (parts.length === 0) return undefined;
  const kept: Uint8Array[] = [];
  let at = 0;
  for (const { start, end } of parts) {
    kept.push(content.subarray(at, start));
    at = end;
  }
  kept.push(content.subarray(at));
  return Buffer.concat(kept);
}
