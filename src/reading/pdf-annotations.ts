/** Annotations that carry text: directions typed over the paper, stamps, visible signatures. */
import { Util, type PDFPageProxy } from './pdfjs.ts';

import type { Box, Line } from './page.ts';
import { lineOf } from './page-lines.ts';
import { wordsOfRuns } from './text-words.ts';

const HIDDEN = 2;
const NO_VIEW = 32;
/** These show an icon or nothing, not their text. */
const NOT_ON_THE_PAGE = new Set(['Popup', 'Text', 'Link', 'FileAttachment']);

interface Annotation {
  subtype: string;
  annotationFlags: number;
  rect: [number, number, number, number];
  textContent?: string[];
  contentsObj?: { str: string };
  hasAppearance?: boolean;
}

/** What was put over a page: the lines whose text is known, and where stamps stand that must be looked at. */
export interface LaidOver {
  lines: Line[];
  /** Points of the page as a viewer shows it. */
  stamps: Box[];
}

export async function laidOverBy(page: PDFPageProxy): Promise<LaidOver> {
  const seen = ((await page.getAnnotations()) as Annotation[]).filter(isSeen);
  const toPage = page.getViewport({ scale: 1 }).transform as number[];
  const stamps = seen.filter(({ subtype, hasAppearance }) => subtype === 'Stamp' && hasAppearance);
  return {
    lines: seen.flatMap((annotation) => linesOf(annotation, page)),
    stamps: stamps.map(({ rect }) => {
      const [x0, y0, x1, y1] = onPage(rect, toPage);
      return { x: x0, y: y0, width: x1 - x0, height: y1 - y0 };
    }),
  };
}

function isSeen(annotation: Annotation): boolean {
  return (annotation.annotationFlags & (HIDDEN | NO_VIEW)) === 0 && !NOT_ON_THE_PAGE.has(annotation.subtype);
}

/** The annotation's lines, spread evenly over its rectangle. */
function linesOf(annotation: Annotation, page: PDFPageProxy): Line[] {
  const texts = textsOf(annotation);
  if (texts.length === 0) return [];
  const toPage = page.getViewport({ scale: 1 }).transform as number[];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = onPage(annotation.rect, toPage);
  const height = (y1 - y0) / texts.length;
  const longest = Math.max(...texts.map((text) => text.length));
  return texts.map((text, index) => {
    const width = ((x1 - x0) * text.length) / longest;
    return lineOf(
      wordsOfRuns([{ text, x: x0, y: y0 + index * height, width, height, turned: 0 }]),
      'overlay',
    );
  });
}

function textsOf({ textContent, contentsObj, subtype }: Annotation): string[] {
  const shown =
    textContent ?? (subtype === 'FreeText' ? contentsObj?.str.split(/\r\n|\r|\n/) : undefined) ?? [];
  return shown.map((text) => text.normalize('NFC').trim()).filter((text) => text !== '');
}

function onPage([x0, y0, x1, y1]: Annotation['rect'], toPage: number[]): [number, number, number, number] {
  const from = [x0, y0];
  const to = [x1, y1];
  Util.applyTransform(from, toPage);
  Util.applyTransform(to, toPage);
  return [
    Math.min(from[0]!, to[0]!),
    Math.min(from[1]!, to[1]!),
    Math.max(from[0]!, to[0]!),
    Math.max(from[1]!, to[1]!),
  ];
}
