/** Papers for the tests, made on the spot: a dispatch as PDF, its scan, and what a scanner does to it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import sharp from 'sharp';
import { afterAll } from 'vitest';

import { openPaper } from '../../src/reading/open-paper.ts';
import { isRead, type PageReading, type ReadPage } from '../../src/reading/page.ts';

export const A4 = { width: 595.28, height: 841.89 };

const require = createRequire(import.meta.url);
const { resolve } = require;
/** fontkit ships no types, pdf-lib does not export its own. */
const fontkit = require('fontkit') as Parameters<PDFDocument['registerFontkit']>[0];
const REGULAR = resolve('@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
const BOLD = resolve('@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf');

export const HEADER_LEFT = [
  'ỦY BAN NHÂN DÂN',
  'XÃ SUỐI LỘC',
  'Số: 152/UBND-VX',
  'V/v chuẩn bị khai giảng',
  'năm học mới',
];
export const HEADER_RIGHT = [
  'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  'Độc lập - Tự do - Hạnh phúc',
  'Suối Lộc, ngày 12 tháng 8 năm 2025',
];
export const BODY = [
  'Kính gửi: Hiệu trưởng các trường học trên địa bàn xã.',
  'Để lễ khai giảng năm học mới diễn ra trang trọng và gọn nhẹ, Ủy ban nhân dân xã',
  'đề nghị các đồng chí Hiệu trưởng thực hiện những việc sau đây:',
  '1. Sửa chữa phòng học, bàn ghế, quạt điện, nhà vệ sinh và vườn trường trước ngày',
  '25 tháng 8; nơi nào thiếu nước sạch thì báo ngay cho Văn phòng.',
  '2. Phối hợp với Trạm Y tế kiểm tra bếp ăn bán trú, tủ thuốc, nguồn nước uống của',
  'học sinh; lập danh sách học sinh khó khăn cần giúp sách vở, áo ấm.',
  '3. Gửi báo cáo về Ủy ban nhân dân xã trước ngày 28 tháng 8 năm 2025./.',
];
export const FOOT_LEFT = ['Nơi nhận:', '- Như trên;', '- Thường trực Đảng ủy xã;', '- Lưu: VT, VX.'];
export const FOOT_RIGHT = ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH', 'Hoàng Thị Lệ Thu'];
export const ALL_LINES = [...HEADER_LEFT, ...HEADER_RIGHT, ...BODY, ...FOOT_LEFT, ...FOOT_RIGHT];

/** A folder that is removed after the tests of the file. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-reading-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function saved(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
}

export async function newDocument(): Promise<{ document: PDFDocument; fonts: Fonts }> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  const regular = await document.embedFont(await readFile(REGULAR), { subset: true });
  const bold = await document.embedFont(await readFile(BOLD), { subset: true });
  return { document, fonts: { regular, bold } };
}

/** A one-page dispatch, `pages` times. */
export async function dispatchPdf(pages = 1): Promise<Uint8Array> {
  const { document, fonts } = await newDocument();
  for (let page = 0; page < pages; page++) drawDispatch(document.addPage([A4.width, A4.height]), fonts);
  return document.save();
}

export function drawDispatch(page: PDFPage, { regular, bold }: Fonts): void {
  const centred = (
    lines: readonly string[],
    middle: number,
    top: number,
    font: PDFFont,
    size: number,
  ): void => {
    lines.forEach((line, index) => {
      const x = middle - font.widthOfTextAtSize(line, size) / 2;
      page.drawText(line, { x, y: A4.height - top - index * size * 1.35, font, size });
    });
  };
  centred(HEADER_LEFT.slice(0, 2), 170, 70, bold, 12);
  centred(HEADER_LEFT.slice(2), 170, 112, regular, 12);
  centred(HEADER_RIGHT.slice(0, 2), 400, 70, bold, 12);
  centred(HEADER_RIGHT.slice(2), 400, 112, regular, 13);
  BODY.forEach((line, index) => {
    const x = index === 0 ? 180 : 85;
    page.drawText(line, { x, y: A4.height - 200 - index * 20, font: regular, size: 13 });
  });
  FOOT_LEFT.forEach((line, index) => {
    page.drawText(line, {
      x: 85,
      y: A4.height - 400 - index * 15,
      font: index === 0 ? bold : regular,
      size: 11,
    });
  });
  centred(FOOT_RIGHT.slice(0, 3), 420, 400, bold, 13);
  centred(FOOT_RIGHT.slice(3), 420, 520, bold, 13);
}

/** The pages of a PDF as pictures, as a scanner would make them. @param dpi of the picture */
export async function scanOf(path: string, page: number, dpi: number): Promise<Buffer> {
  const paper = await openPaper(path, 'pdf');
  const { width, height, channels, data } = await paper.render(page, Math.round((A4.width * dpi) / 72));
  await paper.close();
  return sharp(data, { raw: { width, height, channels } })
    .flatten({ background: '#fff' })
    .withMetadata({ density: dpi })
    .png()
    .toBuffer();
}

/** A PDF whose pages are pictures that fill them, as scanners make it. */
export async function pdfOfPictures(
  pictures: readonly Buffer[],
  over?: (page: PDFPage, fonts: Fonts) => void,
): Promise<Uint8Array> {
  const { document, fonts } = await newDocument();
  for (const picture of pictures) {
    const image = await document.embedJpg(await sharp(picture).jpeg({ quality: 85 }).toBuffer());
    const [short, long] = [A4.width, A4.height];
    const [width, height] = image.width > image.height ? [long, short] : [short, long];
    const page = document.addPage([width, height]);
    page.drawImage(image, { x: 0, y: 0, width, height });
    over?.(page, fonts);
  }
  return document.save();
}

/** A round red seal with letters in it, half over the signature. */
export function redSeal(): Buffer {
  return Buffer.from(
    `<svg width="300" height="300"><g fill="none" stroke="#d8202a" stroke-width="9"><circle cx="150" cy="150" r="140"/>
     <circle cx="150" cy="150" r="95"/></g><text x="150" y="165" font-size="46" fill="#d8202a" text-anchor="middle">ỦY BAN</text></svg>`,
  );
}

/** All that a generator gives. */
export async function collect<T>(from: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of from) all.push(item);
  return all;
}

/** A page that must have been read. */
export function asRead(page: PageReading | undefined): ReadPage {
  if (page === undefined || !isRead(page)) throw new Error(`not read: ${JSON.stringify(page)}`);
  return page;
}

export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Share of the expected words that were not read, in any order. */
export function wordsMissed(page: ReadPage, expected: readonly string[] = ALL_LINES): number {
  const left = wordsOf(page.lines.flatMap((line) => line.words.map((word) => word.text)).join(' '));
  const wanted = wordsOf(expected.join(' '));
  let missed = 0;
  for (const word of wanted) {
    const at = left.indexOf(word);
    if (at < 0) missed++;
    else left.splice(at, 1);
  }
  return missed / wanted.length;
}
