/** A long scan, to see that memory does not grow with the length of a paper. */
import { writeFile } from 'node:fs/promises';

import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';

import { childrenOf, told } from './cost.ts';

export const LONG_PAPER = { pages: 300, lookAt: [10, 100, 200, 300] };

/** A5 lying, at 200 dpi: half a sheet grows the memory as a whole one does, in half the time. */
const SIZE = { width: 1654, height: 1169 };
const LINES = [
  'Báo cáo kết quả thực hiện nhiệm vụ của đơn vị,',
  'kèm theo danh sách các xã, phường đã hoàn thành',
];

/** Every page is a picture of its own, with its own number: nothing of one page helps the next. */
export async function makeLongPaper(path: string): Promise<void> {
  const document = await PDFDocument.create();
  for (let number = 1; number <= LONG_PAPER.pages; number++) {
    const image = await document.embedJpg(await pageAsJpeg(number));
    document.addPage([595, 421]).drawImage(image, { x: 0, y: 0, width: 595, height: 421 });
  }
  await writeFile(path, await document.save());
}

async function pageAsJpeg(number: number): Promise<Buffer> {
  const canvas = createCanvas(SIZE.width, SIZE.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fbfaf7';
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.fillStyle = '#222';
  context.font = `39px "${GlobalFonts.families[0]?.family ?? 'serif'}"`;
  [...LINES, `tháng ${number} theo yêu cầu tại văn bản số ${number}/UBND.`].forEach((line, index) =>
    context.fillText(line, 240, 400 + index * 64),
  );
  return canvas.encode('jpeg', 70);
}

/**
 * Resident memory, in MB, of the readers that this process has started and of the engines they run; 0 where the system
 * does not tell. What bundles them (esbuild) stays until the end and is not counted.
 */
export function residentMbOfReaders(): number {
  const readers = childrenOf('self').filter((id) => told(`/proc/${id}/cmdline`).includes('reader-process'));
  const all = [...readers, ...readers.flatMap(childrenOf)];
  const pages = all.map((id) => Number(told(`/proc/${id}/statm`).split(' ')[1] ?? 0));
  return Math.round((pages.reduce((sum, count) => sum + count, 0) * 4096) / 2 ** 20);
}
