import { describe, expect, it } from 'vitest';

import { normaliseBackground, whitenBorders } from '../../src/reading/background.ts';
import { wipeBlackSeal } from '../../src/reading/black-seal.ts';
import { wipeGraySeal } from '../../src/reading/gray-seal.ts';
import type { GrayImage } from '../../src/reading/raster.ts';
import { wipeSpecks } from '../../src/reading/specks.ts';
import { wipeStreaks } from '../../src/reading/streaks.ts';

const DPI = 200;

type Dot = [x: number, y: number, size: number];

function paperWith(dots: readonly Dot[]): GrayImage {
  const image = { width: 200, height: 100, data: new Uint8Array(20_000).fill(255) };
  for (const [x, y, size] of dots) {
    for (let row = y; row < y + size; row++) image.data.fill(0, row * 200 + x, row * 200 + x + size);
  }
  return image;
}

function left(dots: readonly Dot[]): Dot[] {
  const image = paperWith(dots);
  wipeSpecks(image, DPI);
  return dots.filter(([x, y]) => image.data[y * image.width + x] === 0);
}

const LETTER: Dot = [60, 40, 20];

describe('specks', () => {
  it.each<[string, Dot[]]>([
    ['a dot alone', [[10, 10, 3]]],
    [
      'two dots together',
      [
        [10, 10, 3],
        [15, 12, 3],
      ],
    ],
    ['a dot in the corner', [[0, 0, 4]]],
    ['a dot at the far corner', [[197, 97, 3]]],
  ])('%s is wiped', (_, dots) => {
    expect(left([LETTER, ...dots])).toEqual([LETTER]);
  });

  it('takes nothing from pale print', () => {
    const image = paperWith([[61, 32, 4]]);
    for (let row = 40; row < 60; row++) image.data.fill(190, row * 200 + 60, row * 200 + 63);
    const before = Uint8Array.from(image.data);
    wipeSpecks(image, DPI);
    expect(image.data).toEqual(before);
  });

  it.each<[string, Dot[]]>([
    ['the tone under a letter', [[68, 64, 4]]],
    ['a full stop', [[84, 56, 4]]],
    [
      'the dots to be filled in',
      [
        [100, 80, 4],
        [109, 80, 4],
        [118, 80, 4],
        [127, 80, 4],
      ],
    ],
    ['a short dash', [[120, 20, 12]]],
  ])('%s stays', (_, dots) => {
    expect(left([LETTER, ...dots])).toEqual([LETTER, ...dots]);
  });
});

describe('streaks of a scanner', () => {
  const WIDTH = 200;
  const HEIGHT = 400;

  /** Gray paper with a stroke across it and a line from one height to another, so many pixels wide. */
  function paperWithLine(from: number, to: number, wide: number): GrayImage {
    const image = { width: WIDTH, height: HEIGHT, data: new Uint8Array(WIDTH * HEIGHT).fill(240) };
    for (let y = 150; y < 156; y++) image.data.fill(20, y * WIDTH + 40, y * WIDTH + 160);
    for (let y = from; y < to; y++) image.data.fill(60, y * WIDTH + 100, y * WIDTH + 100 + wide);
    return image;
  }

  it.each<[string, from: number, to: number, wide: number, isWiped: boolean]>([
    ['a thin line from edge to edge', 0, HEIGHT, 2, true],
    ['one that begins below the border of the scan', 60, HEIGHT, 1, true],
    ['a rule of a table', 40, 360, 2, false],
    ['a bar', 0, HEIGHT, 12, false],
  ])('%s: wiped or not', (_what, from, to, wide, isWiped) => {
    const image = paperWithLine(from, to, wide);
    wipeStreaks(image, DPI);
    expect(image.data[300 * WIDTH + 100]).toBe(isWiped ? 240 : 60);
    // The stroke that it crosses stays whole.
    expect(image.data[152 * WIDTH + 100]).toBeLessThanOrEqual(60);
  });
});

describe('the border of a dark copy', () => {
  it('goes, and the paper beside it is as white as the rest', () => {
    const [width, height, paper] = [400, 300, 130];
    const image = { width, height, data: new Uint8Array(width * height).fill(paper) };
    for (let y = 0; y < height; y++) image.data.fill(15, y * width + width - 40, (y + 1) * width);
    for (let y = 100; y < 104; y++) image.data.fill(40, y * width + 300, y * width + 340);
    const clean = normaliseBackground(image, DPI, undefined, whitenBorders(image, DPI));
    const row = [...clean.data.subarray(200 * width, 201 * width)];
    expect(row.filter((level) => level < 250)).toEqual([]);
    expect(clean.data[102 * width + 320]).toBeLessThan(100);
  });
});

describe('the seal of a gray scan', () => {
  const SIDE = 500;
  const [MIDDLE, RADIUS] = [200, 140];
  const INK = 30;

  /** Bars of print, and over them a ring as a seal of 36 mm is at 200 dpi; where both lie, the darker is seen. */
  function sealedPaper(seal: number, print = INK): GrayImage {
    const image = { width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE).fill(255) };
    for (let y = 0; y < SIDE; y++) {
      for (let x = 0; x < SIDE; x++) {
        const isRing = Math.abs(Math.hypot(x - MIDDLE, y - MIDDLE) - RADIUS) < 3;
        const isPrint = y % 60 < 8 && x > 180 && x % 14 < 9;
        image.data[y * SIDE + x] = Math.min(isRing ? seal : 255, isPrint ? print : 255);
      }
    }
    return image;
  }

  it('goes, and leaves the print under it', () => {
    const image = sealedPaper(110);
    wipeGraySeal(image, DPI);
    const printOnly = sealedPaper(255).data;
    expect(image.data.filter((level, at) => level !== printOnly[at]).length).toBeLessThan(
      0.002 * SIDE * SIDE,
    );
  });

  it('leaves rows of pale letters beside it, and takes the pen', () => {
    const image = sealedPaper(110);
    const letters = Array.from({ length: 9 }, (_, at) => 345 + at * 16);
    const fill = (x: number, y: number, width: number, height: number): void => {
      for (let row = y; row < y + height; row++) image.data.fill(140, row * SIDE + x, row * SIDE + x + width);
    };
    for (const x of letters) fill(x, 266, 10, 17);
    fill(340, 325, 90, 5);
    wipeGraySeal(image, DPI);
    expect(letters.map((x) => image.data[275 * SIDE + x + 5])).toEqual(letters.map(() => 140));
    expect(image.data[327 * SIDE + 380]).toBe(255);
  });

  it('goes by its circle where it is as black as the print, but for where print crosses it', () => {
    const image = sealedPaper(INK);
    expect(wipeBlackSeal(image, DPI)).toBeDefined();
    const [sealed, print] = [sealedPaper(INK).data, sealedPaper(255).data];
    const lost = image.data.filter((level, at) => level > INK && print[at] === INK).length;
    const left = image.data.filter((level, at) => level === INK && print[at] !== INK).length;
    const ofRing = sealed.filter((level, at) => level === INK && print[at] !== INK).length;
    expect(left).toBeLessThan(0.12 * ofRing);
    expect(lost).toBeLessThan(0.004 * SIDE * SIDE);
    const unsealed = sealedPaper(255);
    expect(wipeBlackSeal(unsealed, DPI)).toBeUndefined();
    expect(Buffer.compare(unsealed.data, print)).toBe(0);
  });

  it('goes with its letters, but for those of a line that goes on or stands aside', () => {
    const image = sealedPaper(INK);
    const fill = (x: number, y: number, width: number, height: number): void => {
      for (let row = y; row < y + height; row++) image.data.fill(INK, row * SIDE + x, row * SIDE + x + width);
    };
    image.data.fill(255);
    image.data.forEach((_, at) => {
      const away = Math.hypot((at % SIDE) - MIDDLE, Math.floor(at / SIDE) - MIDDLE);
      if ([RADIUS, 0.7 * RADIUS].some((radius) => Math.abs(away - radius) < 3)) image.data[at] = INK;
    });
    const along = Array.from({ length: 7 }, (_, at) => (Math.PI * (9 + at)) / 12).map((turn) => ({
      x: Math.round(MIDDLE + 0.85 * RADIUS * Math.cos(turn)) - 6,
      y: Math.round(MIDDLE + 0.85 * RADIUS * Math.sin(turn)) - 7,
    }));
    for (const { x, y } of along) fill(x, y, 12, 14);
    const name = Array.from({ length: 6 }, (_, at) => Math.round(MIDDLE + 0.75 * RADIUS) + 20 * at);
    for (const x of name) fill(x, MIDDLE - 9, 13, 18);
    const office = [-40, -20, 0, 20].map((off) => MIDDLE + off + 4);
    for (const x of office) fill(x, MIDDLE + 30, 12, 14);
    const aside = [0, 20, 40].map((off) => MIDDLE + off);
    for (const x of aside) fill(x, MIDDLE - 50, 13, 18);
    expect(wipeBlackSeal(image, DPI)).toBeDefined();
    const levelAt = (x: number, y: number): number | undefined => image.data[y * SIDE + x];
    expect(along.map(({ x, y }) => levelAt(x + 6, y + 7))).toEqual(along.map(() => 255));
    expect(name.map((x) => levelAt(x + 6, MIDDLE))).toEqual(name.map(() => INK));
    expect(office.map((x) => levelAt(x + 6, MIDDLE + 37))).toEqual(office.map(() => 255));
    expect(aside.map((x) => levelAt(x + 6, MIDDLE - 41))).toEqual(aside.map(() => INK));
  });

  it('is no disc of print: a sign, a badge', () => {
    const image = sealedPaper(255);
    image.data.forEach((_, at) => {
      const [x, y] = [at % SIDE, Math.floor(at / SIDE)];
      if (Math.hypot(x - MIDDLE, y - MIDDLE) < RADIUS && Math.abs(y - MIDDLE) > 9) image.data[at] = INK;
    });
    const before = Uint8Array.from(image.data);
    expect(wipeBlackSeal(image, DPI)).toBeUndefined();
    expect(Buffer.compare(image.data, before)).toBe(0);
  });

  it.each([
    ['is as dark as the print', sealedPaper(INK)],
    ['is none: the print is pale', sealedPaper(255, 110)],
  ])('is left alone where it %s', (_, image) => {
    const before = Uint8Array.from(image.data);
    wipeGraySeal(image, DPI);
    expect(Buffer.compare(image.data, before)).toBe(0);
  });
});
