/**
 * pdf.js as a reader wants it: without a canvas until something is drawn, and leaving the language as it is. Its
 * build for older programs puts functions of its own in place of node 20's: lists of this process become several times
 * as slow with its `push`, and its `JSON.stringify` goes through what was written once more, character by character.
 * It also looks at `Response`, for papers it might write: that alone loads node's client for the web, a tenth of a second.
 */
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

export const { getDocument, OPS, Util } = loaded;
export type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
