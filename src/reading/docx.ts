/** Word files as papers: their text, flowed on A4 pages. */
import { readFile } from 'node:fs/promises';

import { unzipSync } from 'fflate';
import mammoth from 'mammoth';

import { damaged, unpacksTooLarge } from './errors.ts';
import { drawText } from './docx-picture.ts';
import type { Paper, TextRun } from './paper.ts';
import { flowPages } from './docx-flow.ts';

/** A4 in points. */
export const PAGE_WIDTH = 595.3;
export const PAGE_HEIGHT = 841.9;

/** The longest report is a tenth of it; what is larger was made to fill the memory. */
const MOST_TEXT_MB = 50;

/** @throws AppError `reading.damaged`, `reading.unpacks-too-large` */
export async function openDocx(path: string): Promise<Paper> {
  const bytes = await readFile(path);
  const megabytes = Math.ceil(unpackedText(bytes) / 1e6);
  if (megabytes > MOST_TEXT_MB) throw unpacksTooLarge(megabytes, MOST_TEXT_MB);
  const pages = flowPages(await htmlOf(bytes));
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

/** Bytes of all parts but pictures and the like, as the archive tells them; nothing is unpacked to know. */
function unpackedText(bytes: Uint8Array): number {
  let sum = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (/\.(?:xml|rels)$/i.test(name)) sum += originalSize;
        return false;
      },
    });
  } catch (cause) {
    throw damaged(cause);
  }
  return sum;
}

async function htmlOf(buffer: Buffer): Promise<string> {
  try {
    return (
      await mammoth.convertToHtml(
        { buffer },
        { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
      )
    ).value;
  } catch (cause) {
    throw damaged(cause);
  }
}
