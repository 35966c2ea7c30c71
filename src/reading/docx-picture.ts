/** Draws flowed text, so that a Word file has a page to look at. */
import { createRequire } from 'node:module';

import { createCanvas, GlobalFonts } from '@napi-rs/canvas';

import type { TextRun } from './paper.ts';
import type { Picture } from './raster.ts';

const FAMILY = 'Tinos';

export function drawText(
  runs: readonly TextRun[],
  pageWidth: number,
  pageHeight: number,
  widthPx: number,
): Picture {
  registerFont();
  const scale = widthPx / pageWidth;
  const height = Math.round(pageHeight * scale);
  const canvas = createCanvas(widthPx, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, widthPx, height);
  context.fillStyle = '#000';
  for (const run of runs) {
    context.font = `${(run.height / 1.07) * scale}px ${FAMILY}`;
    context.fillText(run.text, run.x * scale, (run.y + run.height * 0.8) * scale, run.width * scale);
  }
  const pixels = context.getImageData(0, 0, widthPx, height).data;
  return {
    width: widthPx,
    height,
    channels: 4,
    data: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength),
  };
}

function registerFont(): void {
  if (GlobalFonts.has(FAMILY)) return;
  const path = createRequire(import.meta.url).resolve(
    '@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf',
  );
  GlobalFonts.registerFromPath(path, FAMILY);
}
