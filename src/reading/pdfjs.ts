/**
 * pdf.js as a reader wants it: without a canvas until something is drawn, and leaving the language as it is. Its
 * build for older programs puts functions of its own in place of node 20's: lists of this process become several times
 * as slow with its `push`, and its `JSON.stringify` goes through what was written once more, character by character.
 * It also looks at `Response`, for papers it might write: that alone loads node's client for the web, a tenth of a second.
 */
import type { DocumentInitParameters, PDFDocumentLoadingTask } from 'pdfjs-dist/types/src/display/api.js';

import { withoutCanvas } from './canvas.ts';
import { installJpegDecoder } from './jpeg-decoder.ts';

const { push } = Array.prototype;
const { parse, stringify } = JSON;
const response = Object.getOwnPropertyDescriptor(globalThis, 'Response')!;
Object.defineProperty(globalThis, 'Response', { configurable: true, value: { prototype: {} } });
installJpegDecoder();
const loaded = await withoutCanvas(async () => {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.min.mjs');
  // It would load this itself with the first paper, and change the language once more.
  await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  return pdfjs;
});
// oxlint-disable-next-line no-extend-native -- nothing is added: what node has comes back
Array.prototype.push = push;
Object.assign(JSON, { parse, stringify });
Object.defineProperty(globalThis, 'Response', response);

export const { OPS, Util } = loaded;

/**
 * As pdf.js opens a paper, and always with the decoder of jpeg-decoder.ts. Whether there is one it asks once in its life,
 * on behalf of whichever paper first shows a JPEG: the papers of a process cannot differ in that. What is then drawn,
 * is drawn under `decodedByItself`.
 */
export const getDocument = (source: DocumentInitParameters): PDFDocumentLoadingTask =>
  loaded.getDocument({ ...source, isImageDecoderSupported: true });
export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
