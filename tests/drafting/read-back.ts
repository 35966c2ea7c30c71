import type { DispatchDocument } from '../../src/drafting/document.ts';
import { layOut } from '../../src/drafting/layout/parts.ts';
import type { Mark } from '../../src/printing/index.ts';
import type { ReadPage } from '../../src/reading/page.ts';
import type { PaperPage, TextRun } from '../../src/reading/paper.ts';
import { withStructure } from '../../src/reading/page-structure.ts';
import { textLayerLines } from '../../src/reading/text-page.ts';

/** The pages with the text layer that the PDF carries, arranged as reading arranges every text layer. */
export async function textPages(document: DispatchDocument): Promise<ReadPage[]> {
  const sheets = layOut(document);
  return Promise.all(
    sheets.map(async (sheet, index): Promise<ReadPage> => {
      const page = { ...sheet, number: index + 1, text: sheet.marks.flatMap(runsOf), drawsLines: false };
      const { tables, ...read } = await textLayerLines(page as unknown as PaperPage);
      return withStructure({ number: index + 1, source: 'text-layer', seconds: 0, ...read }, tables);
    }),
  );
}

function runsOf(mark: Mark): TextRun[] {
  if (mark.kind !== 'line') return [];
  return mark.runs.map(({ text, x, width, size }) => ({
    text,
    x,
    y: mark.baseline - 0.85 * size,
    width,
    height: 1.07 * size,
    turned: 0,
  }));
}
