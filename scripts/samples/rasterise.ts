/** Pictures of a PDF's pages, with pdfjs on a canvas that needs no browser. */
import { createCanvas } from '@napi-rs/canvas';
import type { Canvas } from '@napi-rs/canvas';
import { decodedByItself } from '../../src/reading/jpeg-decoder.ts';
import { getDocument } from '../../src/reading/pdfjs.ts';
import type { PDFPageProxy } from '../../src/reading/pdfjs.ts';

export async function* rasterisePages(pdf: Uint8Array, dpi: number): AsyncGenerator<Canvas> {
  // pdfjs takes the bytes it is given away from their owner.
  const loading = getDocument({ data: pdf.slice(), verbosity: 0 });
  try {
    const document = await loading.promise;
    for (let number = 1; number <= document.numPages; number++) {
      yield await rasterise(await document.getPage(number), dpi);
    }
  } finally {
    await loading.destroy();
  }
}

async function rasterise(page: PDFPageProxy, dpi: number): Promise<Canvas> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  // pdfjs declares the canvas of a browser; the one of @napi-rs/canvas does all it asks of it.
  const target = canvas as unknown as HTMLCanvasElement;
  await decodedByItself(() => page.render({ canvas: target, viewport, background: '#ffffff' }).promise);
  return canvas;
}
