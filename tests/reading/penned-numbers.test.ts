import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';

import { fontPath } from '../../src/printing/fonts.ts';
import { withPennedNumber } from '../../src/reading/penned-numbers.ts';
import type { GrayImage } from '../../src/reading/raster.ts';
import type { RecognisedWord } from '../../src/reading/recogniser.ts';

/** What 13 points are at 200 dpi. */
const SIZE = 36;
const BASE = 60;
const FONT = 'Number Line';

interface Piece {
  text: string;
  /** Beside the printed ones: how large a pen writes, and how far under the line. */
  scale?: number;
  drop?: number;
}

interface Sheet {
  /** Of the ink, of 255: a phone's picture of hair strokes is pale. */
  level?: number;
  /** How far the line leans, down to the right. */
  lean?: number;
  /** Places that a bad copy leaves white across the letters. */
  gaps?: number[];
}

beforeAll(() => {
  GlobalFonts.registerFromPath(fontPath('regular'), FONT);
});

/** A line of pieces; those without a space between them are one word, as the engine would give it. */
function drawn(
  pieces: readonly Piece[],
  { level = 0, lean = 0, gaps = [] }: Sheet,
): { image: GrayImage; words: RecognisedWord[] } {
  const canvas = createCanvas(600, 110);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 600, 110);
  context.fillStyle = `rgb(${level}, ${level}, ${level})`;
  let x = 20;
  const words: RecognisedWord[] = [];
  for (const { text, scale = 1, drop = 0 } of pieces) {
    context.font = `${SIZE * scale}px "${FONT}"`;
    const base = BASE + drop + lean * x;
    context.fillText(text, x, base);
    const { width } = context.measureText(text);
    const top = base - 0.72 * SIZE * scale;
    const box = { x, y: top, width, height: 0.8 * SIZE * scale };
    const last = words.at(-1);
    if (last !== undefined && !last.text.endsWith(' ')) {
      const bottom = Math.max(last.y + last.height, box.y + box.height);
      last.text += text;
      last.width = x + width - last.x;
      last.y = Math.min(last.y, box.y);
      last.height = bottom - last.y;
    } else words.push({ text, confidence: 96, ...box });
    x += width;
  }
  for (const word of words) word.text = word.text.trim();
  context.fillStyle = '#fff';
  for (const gap of gaps) context.fillRect(0, gap, 600, 2);
  const rgba = context.getImageData(0, 0, 600, 110).data;
  const data = Uint8Array.from({ length: 600 * 110 }, (_, at) => rgba[4 * at]!);
  return { image: { width: 600, height: 110, data }, words };
}

function believed(pieces: readonly Piece[], sheet: Sheet = {}): string[] {
  const { image, words } = drawn(pieces, sheet);
  const [line] = withPennedNumber([{ words }], image);
  return line!.words.map(({ text, confidence }) => (confidence > 60 ? text : `${text}?`));
}

describe('a number written by hand', () => {
  it.each<[string, Piece[], string[]]>([
    ['larger', [{ text: 'Số: ' }, { text: '92 ', scale: 1.5 }, { text: '/UBND-VX' }], ['92?', '/UBND-VX']],
    ['lower', [{ text: 'Số: ' }, { text: '317 ', drop: 9 }, { text: '/QĐ-SYT' }], ['317?', '/QĐ-SYT']],
    ['smaller', [{ text: 'Số: ' }, { text: '45 ', scale: 0.7 }, { text: '-NQ/ĐU' }], ['45?', '-NQ/ĐU']],
    ['touching', [{ text: 'Số: ' }, { text: '92', scale: 1.5 }, { text: '/UBND-VX' }], ['92?', '/UBND-VX']],
  ])('is doubted where it stands %s than print', (_, pieces, expected) => {
    expect(believed(pieces).slice(1)).toEqual(expected);
  });

  it.each<[string, Sheet]>([
    ['pale', { level: 120 }],
    ['askew', { lean: 0.04 }],
    ['broken', { gaps: [43, 52] }],
  ])('is not seen in print that is %s', (_, sheet) => {
    const pieces = [{ text: 'Số: ' }, { text: '437/CĐ-TTg' }];
    expect(believed(pieces, sheet).slice(1)).toEqual(['437/CĐ-TTg']);
    const apart = [{ text: 'Số: ' }, { text: '1147 ' }, { text: '/QĐ-SYT' }];
    expect(believed(apart, sheet).slice(1)).toEqual(['1147', '/QĐ-SYT']);
  });

  it.each<[string, Sheet]>([
    ['pale', { level: 120 }],
    ['askew', { lean: 0.04 }],
    ['broken', { gaps: [43, 52] }],
  ])('is doubted beside print that is %s', (_, sheet) => {
    const pieces = [{ text: 'Số: ' }, { text: '92 ', scale: 1.5, drop: 6 }, { text: '/UBND-VX' }];
    expect(believed(pieces, sheet).slice(1)).toEqual(['92?', '/UBND-VX']);
  });

  it.each<[string, Piece[], string[]]>([
    ['printed figures', [{ text: 'Số: ' }, { text: '92/UBND-VX' }], ['92/UBND-VX']],
    ['figures apart', [{ text: 'Số: ' }, { text: '1147 ' }, { text: '/QĐ-SYT' }], ['1147', '/QĐ-SYT']],
    ['a line of text', [{ text: 'Theo ' }, { text: '92', scale: 1.5 }, { text: '/UBND-VX' }], ['92/UBND-VX']],
    [
      'a symbol too short to compare',
      [{ text: 'Số: ' }, { text: '9 ', scale: 2 }, { text: '/A' }],
      ['9', '/A'],
    ],
  ])('is not seen in %s', (_, pieces, expected) => {
    expect(believed(pieces).slice(1)).toEqual(expected);
  });

  it('is looked for in a place as large as a seal, too', () => {
    const { image, words } = drawn([{ text: 'Số: ' }, { text: '9 ' }, { text: '/UBND-VX' }], {});
    const height = 400;
    const data = Uint8Array.from({ length: image.width * height }, (_, at) => image.data[at] ?? 0);
    const [label, figure, symbol] = words;
    const smeared = { ...figure!, y: 0, width: 500, height };
    const [line] = withPennedNumber([{ words: [label!, smeared, symbol!] }], { ...image, height, data });
    expect(line!.words.map(({ confidence }) => confidence <= 60)).toEqual([false, true, false]);
  });
});
