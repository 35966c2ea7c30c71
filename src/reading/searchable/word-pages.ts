/** Pages of Word files: their text as it was flowed for the reading, set in Tinos. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { PDFDocument, PDFFont, PDFPage } from 'pdf-lib';

import type { SearchablePage } from './searchable-paper.ts';

const require = createRequire(import.meta.url);
/** fontkit ships no types, pdf-lib does not export its own. */
const fontkit = require('fontkit') as Parameters<PDFDocument['registerFontkit']>[0];
const TINOS = require.resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
/** Height of a line to the size of its letters, and the share of it above the base line: as the flow has them. */
const LINE_HEIGHT = 1.07;
const ABOVE = 0.8;

export async function embedTextFont(document: PDFDocument): Promise<PDFFont> {
  document.registerFontkit(fontkit);
  return document.embedFont(await readFile(TINOS), { subset: true });
}

export function addWordPage(document: PDFDocument, font: PDFFont, spec: SearchablePage): PDFPage {
  const page = document.addPage([spec.width, spec.height]);
  for (const line of spec.lines) {
    const size = line.height / LINE_HEIGHT;
    for (const word of line.words) {
      const y = spec.height - line.y - ABOVE * line.height;
      page.drawText(word.text.normalize('NFC'), { x: word.x, y, size, font });
    }
  }
  return page;
}
