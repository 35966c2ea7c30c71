/** The text layer of a PDF page as runs with boxes. */
import { Util, type PDFPageProxy } from './pdfjs.ts';

import type { TextRun } from './paper.ts';
import { withSkippedLetters, type DrawnText } from './skipped-letters.ts';

/** Of the letters' size: how far a run reaches above and below its base line. */
const ASCENT = 0.85;
const DESCENT = 0.22;

/**
 * Runs in the order in which the page shows them; runs that lean are left out (watermarks).
 * @param drawn what the page draws, where pdf.js does not tell all of it
 */
export async function textRunsOf(page: PDFPageProxy, drawn: DrawnText): Promise<TextRun[]> {
  const { items } = await page.getTextContent({ disableNormalization: false });
  const toPage = page.getViewport({ scale: 1 }).transform as number[];
  const pieces = items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const matrix = Util.transform(toPage, item.transform as number[]) as number[];
    return [{ text: item.str, length: item.width, size: sizeOf(matrix), matrix, font: item.fontName }];
  });
  return withSkippedLetters(drawn, pieces).flatMap(({ text, length, matrix, font }) => {
    const run = runOf(text, length, matrix);
    return run === undefined ? [] : [{ ...run, font: fontName(page, font) }];
  });
}

function sizeOf([, , c = 0, d = 0]: readonly number[]): number {
  return Math.hypot(c, d);
}

/** The font's name in the paper; empty where pdf.js has not loaded it (before the page's operators were read). */
function fontName(page: PDFPageProxy, id: string): string {
  if (!page.commonObjs.has(id)) return '';
  const font = page.commonObjs.get(id) as { name?: string } | null;
  return font?.name ?? '';
}

function runOf(text: string, length: number, matrix: readonly number[]): TextRun | undefined {
  const [a = 0, b = 0, , , x = 0, y = 0] = matrix;
  const size = sizeOf(matrix);
  const degrees = (Math.round((Math.atan2(b, a) * 180) / Math.PI) + 360) % 360;
  const turned = ([0, 90, 180, 270] as const).find(
    (quarter) => Math.abs(degrees - quarter) <= 2 || degrees - quarter > 358,
  );
  if (turned === undefined || size === 0) return undefined;
  const normalised = text.normalize('NFC');
  const up = ASCENT * size;
  const tall = (ASCENT + DESCENT) * size;
  const box = {
    0: { x, y: y - up, width: length, height: tall },
    90: { x: x - (tall - up), y, width: tall, height: length },
    180: { x: x - length, y: y - (tall - up), width: length, height: tall },
    270: { x: x - up, y: y - length, width: tall, height: length },
  }[turned];
  return { text: normalised, turned, ...box };
}
