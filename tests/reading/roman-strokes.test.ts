import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';

import { fontPath } from '../../src/printing/fonts.ts';
import type { GrayImage } from '../../src/reading/raster.ts';
import { countRomanStrokes } from '../../src/reading/roman-strokes.ts';

const SIZE = 39;
const LEFT = 20;
const BASE = 50;

beforeAll(() => {
  GlobalFonts.registerFromPath(fontPath('bold'), 'Print Bold');
  GlobalFonts.registerFromPath(fontPath('regular'), 'Print');
});

/** What 14 points are at 200 dpi. */
function printed(text: string, font: string): { image: GrayImage; width: number } {
  const canvas = createCanvas(400, 80);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 400, 80);
  context.fillStyle = '#000';
  context.font = `${SIZE}px "${font}"`;
  context.fillText(text, LEFT, BASE);
  const rgba = context.getImageData(0, 0, 400, 80).data;
  const data = Uint8Array.from({ length: 400 * 80 }, (_, at) => rgba[4 * at]!);
  return { image: { width: 400, height: 80, data }, width: context.measureText(text.split(' ')[0]!).width };
}

function counted(print: string, read: string, font = 'Print Bold'): string {
  const { image, width } = printed(print, font);
  const word = { text: read, confidence: 96, x: LEFT, y: BASE - 27, width, height: 28 };
  const next = print.split(' ')[1];
  const behind = { ...word, text: next ?? '', x: LEFT + width + 12 };
  countRomanStrokes([{ words: next === undefined ? [word] : [word, behind] }], image);
  return word.text;
}

describe('strokes of Roman figures', () => {
  it.each([
    ['III. Tổ chức', 'II.', 'III.'],
    ['III', 'II', 'III'],
    ['II. Mục', 'I.', 'II.'],
    ['III- Yêu', 'II-', 'III-'],
    ['II. NỘI DUNG', 'IL', 'II.'],
    ['III. TIẾN ĐỘ', 'HI.', 'III.'],
    ['II. CÔNG TÁC', 'Il.', 'II.'],
    ['II- MỤC TIÊU', 'H-', 'II-'],
    ['II. MỤC TIÊU', 'H.', 'II.'],
  ])('%s read as %s is %s', (print, read, whole) => {
    expect(counted(print, read)).toBe(whole);
    expect(counted(print, read, 'Print')).toBe(whole);
  });

  it.each([
    ['II. Tổ chức', 'II.'],
    ['I. Mục đích', 'I.'],
    ['II/2026', 'II/2026'],
    ['IV. Kinh phí', 'IV.'],
    ['I l', 'I'],
    ['I H', 'I'],
    ['IU', 'I'],
    ['II', 'Il'],
    ['HL KHOA', 'HL'],
    ['H. YÊN SƠN', 'H.'],
    ['HI. TIẾN ĐỘ', 'HI.'],
    ['1. MỤC TIÊU', '1.'],
    ['11. MỤC TIÊU', '11.'],
    ['LH ĐỂ BIẾT', 'LH'],
    ['II. Mục', 'IL'],
  ])('%s read as %s stays', (print, read) => {
    expect(counted(print, read)).toBe(read);
    expect(counted(print, read, 'Print')).toBe(read);
  });
});
