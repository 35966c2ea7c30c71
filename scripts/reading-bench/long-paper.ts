/** A long scan, to see that memory does not grow with the length of a paper. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';

import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { PDFDocument } from 'pdf-lib';

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
 * Resident memory, in MB, of the readers that this process has started; 0 where the system does not tell. What bundles
 * them (esbuild) stays until the end and is not counted.
 */
export function residentMbOfReaders(): number {
  if (process.platform !== 'linux') return 0;
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'latin1')
    .split(' ')
    .filter(Boolean);
  const readers = children.filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('reader-process'),
  );
  const pages = readers.map((pid) => Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]));
  return Math.round((pages.reduce((sum, count) => sum + count, 0) * 4096) / 2 ** 20);
}
