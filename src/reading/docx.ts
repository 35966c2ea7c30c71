/** Word files as papers: their text, flowed on A4 pages. */
import mammoth from 'mammoth';

import { damaged } from './errors.ts';
import { drawText } from './docx-picture.ts';
import type { Paper, TextRun } from './paper.ts';
import { flowPages } from './docx-flow.ts';

/** A4 in points. */
export const PAGE_WIDTH = 595.3;
export const PAGE_HEIGHT = 841.9;

/** @throws AppError `reading.damaged` */
export async function openDocx(path: string): Promise<Paper> {
  const pages = flowPages(await htmlOf(path));
  const runsOf = (number: number): TextRun[] => pages[number - 1] ?? [];
  return {
    pageCount: pages.length,
    page: async (number) => ({
      number,
      width: PAGE_WIDTH,
      height: PAGE_HEIGHT,
      text: runsOf(number),
      overlays: [],
      pictureShare: 0,
      drawsLines: false,
      isEmpty: false,
      picture: async () =>
        drawText(runsOf(number), PAGE_WIDTH, PAGE_HEIGHT, Math.round((PAGE_WIDTH * 200) / 72)),
    }),
    render: async (number, widthPx) => drawText(runsOf(number), PAGE_WIDTH, PAGE_HEIGHT, widthPx),
    close: async () => undefined,
  };
}

async function htmlOf(path: string): Promise<string> {
  try {
    return (
      await mammoth.convertToHtml(
        { path },
        { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
      )
    ).value;
  } catch (cause) {
    throw damaged(cause);
  }
}
