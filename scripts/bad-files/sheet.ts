/** A small printed sheet, as pixels: what the pictures among the bad files show, so that reading them proves something. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import sharp, { type Sharp } from 'sharp';

import { fontPath } from '../../src/printing/fonts.ts';

export const SHEET_LINES = [
  'Kính gửi: Trạm Y tế xã Suối Lộc',
  'Đề nghị Trạm kiểm tra nguồn nước của trường học',
  'và báo cáo trước ngày 28 tháng 8 năm 2025.',
];

/** A4 at 100 dpi, 827 × 1170 pixels: as few as can be read well. */
export const SHEET = { width: 827, height: 1170 };

let drawn: Buffer | undefined;

/** One byte a pixel; drawn once. */
export function sheetPixels(): Buffer {
  drawn ??= drawSheet();
  return drawn;
}

function drawSheet(): Buffer {
  GlobalFonts.registerFromPath(fontPath('regular'), 'Bad Files');
  const canvas = createCanvas(SHEET.width, SHEET.height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, SHEET.width, SHEET.height);
  context.fillStyle = '#000';
  context.font = '24px "Bad Files"';
  SHEET_LINES.forEach((line, index) => context.fillText(line, 110, 200 + index * 44));
  const rgba = context.getImageData(0, 0, SHEET.width, SHEET.height).data;
  return Buffer.from(Uint8Array.from({ length: SHEET.width * SHEET.height }, (_, at) => rgba[at * 4]!));
}

export function sheetPicture(): Sharp {
  return sharp(sheetPixels(), { raw: { ...SHEET, channels: 1 } });
}
