/** The words of laid out sheets, as a text layer that was read without a doubt. */
import type { Mark, Sheet } from '../printing/index.ts';
import type { ReadPage } from '../reading/page.ts';
import { withStructure } from '../reading/page-structure.ts';
import type { TextRun } from '../reading/paper.ts';
import { plainTextLines } from '../reading/text-page.ts';

export type LineMark = Extract<Mark, { kind: 'line' }>;

/** @param isTaken which of its lines the page has */
export function pageOf(sheet: Sheet, number: number, isTaken: (line: LineMark) => boolean): ReadPage {
  const text = sheet.marks.flatMap((mark) => (mark.kind === 'line' && isTaken(mark) ? runsOf(mark) : []));
  const { tables, ...page } = plainTextLines({ number, width: sheet.width, height: sheet.height, text });
  return withStructure({ number, source: 'text-layer', seconds: 0, ...page }, tables);
}

/** Shares of the letters' size above the baseline and over all, as a text layer gives its runs. */
const ASCENT = 0.85;
const HEIGHT = 1.07;

function runsOf({ baseline, runs }: LineMark): TextRun[] {
  return runs.map(({ text, x, width, size }) => ({
    text,
    x,
    y: baseline - ASCENT * size,
    width,
    height: HEIGHT * size,
    turned: 0,
  }));
}
