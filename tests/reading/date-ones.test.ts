import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import { beforeAll, expect, it } from 'vitest';

import { fontPath } from '../../src/printing/fonts.ts';
import { withDateOnes } from '../../src/reading/date-ones.ts';
import type { RecognisedWord } from '../../src/reading/recogniser.ts';

const SIZE = 38;
const BASE = 50;

beforeAll(() => {
  GlobalFonts.registerFromPath(fontPath('italic'), 'Print Italic');
});

type Draw = (context: SKRSContext2D, text: string, x: number) => number;

const print: Draw = (context, text, x) => {
  context.font = `${SIZE}px "Print Italic"`;
  context.fillText(text, x, BASE);
  return context.measureText(text).width;
};

const pen: Draw = (context, text, x) => {
  context.font = `${1.5 * SIZE}px "Print Italic"`;
  context.fillText(text, x, BASE + 6);
  return context.measureText(text).width;
};

/** What stands on the paper, and what it was read as. */
type Printed = readonly [text: string, read: string];

/**
 * The day and month of a date line, as they come out.
 * @param read of the day: its words as the engine gave them
 */
function dateOf(
  day: string,
  read: readonly string[],
  draw: Draw = print,
  month: Printed = ['7', '7'],
): string {
  const canvas = createCanvas(900, 90);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 900, 90);
  context.fillStyle = '#000';
  const words: RecognisedWord[] = [];
  let x = 10;
  const drawn = (text: string, as: readonly string[], by: Draw): void => {
    const width = by(context, text, x);
    as.forEach((word, at) => {
      const box = { x: x + (at * width) / as.length, y: BASE - 27, width: width / as.length, height: 28 };
      words.push({ text: word, confidence: 70, ...box });
    });
    x += width + 12;
  };
  drawn('ngày', ['ngày'], print);
  drawn(day, read, draw);
  drawn('tháng', ['tháng'], print);
  drawn(month[0], [month[1]], print);
  for (const word of ['năm', '2023']) drawn(word, [word], print);
  const rgba = context.getImageData(0, 0, 900, 90).data;
  const image = {
    width: 900,
    height: 90,
    data: Uint8Array.from({ length: 900 * 90 }, (_, at) => rgba[4 * at]!),
  };
  const [line] = withDateOnes([{ words }], image);
  return line!.words.map(({ text }) => text).join(' ');
}

it.each([
  ['31', ['3]'], '31'],
  ['11', ['Ï', ']'], '11'],
  ['11', ['1Ï'], '11'],
  ['12', [']2'], '12'],
  ['1', ['l'], '1'],
])('a slanting one is a one whatever it was read as: %s', (day, read, right) => {
  expect(dateOf(day, read)).toBe(`ngày ${right} tháng 7 năm 2023`);
});

it.each([
  ['6', 'ó', '6'],
  ['6', 'Ó', '6'],
  ['ó', 'o', 'o'],
])('a six is a six whatever it was read as, a bare o is nothing: %s read as %s', (month, read, right) => {
  expect(dateOf('12', ['12'], print, [month, read])).toBe(`ngày 12 tháng ${right} năm 2023`);
});

it.each<[string, string, string[], Draw]>([
  ['another figure that was read as one', '37', ['3]'], print],
  ['a day that no month has', '41', ['4]'], print],
  ['what a pen wrote', '31', ['3]'], pen],
  ['letters', 'in', ['in'], print],
])('stays as it was read: %s', (_, day, read, draw) => {
  expect(dateOf(day, read, draw)).toBe(`ngày ${read.join(' ')} tháng 7 năm 2023`);
});
