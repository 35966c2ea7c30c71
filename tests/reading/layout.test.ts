import { describe, expect, it } from 'vitest';

import { inkMapOfBoxes } from '../../src/reading/ink-map.ts';
import { layoutOf } from '../../src/reading/layout.ts';
import { bandsOfLostFigures, hasMore } from '../../src/reading/lost-figures.ts';
import type { Box } from '../../src/reading/page.ts';
import type { RecognisedWord } from '../../src/reading/recogniser.ts';

const line = (x: number, y: number, width: number): Box => ({ x, y, width, height: 12 });

/** Nơi nhận at the left; titles, the room for the pen and the name at the right. */
const FOOT = [
  ...[80, 95, 110, 125].map((y) => line(85, y, 150)),
  ...[80, 97, 190].map((y) => line(360, y, 140)),
];
const TEXT = [230, 247, 264].map((y) => line(85, y, 450));

const splitsOf = (boxes: readonly Box[], isFirst: boolean) => {
  const { header, foot } = layoutOf(inkMapOfBoxes(boxes, 595, 842), isFirst);
  return { header: header !== undefined, foot: foot !== undefined };
};

describe('two columns', () => {
  it('are a foot where they alone stand on a later page', () => {
    expect(splitsOf(FOOT, false)).toEqual({ header: false, foot: true });
  });

  it('are the header of a paper above its text, on any page', () => {
    expect(splitsOf([...FOOT, ...TEXT], true)).toEqual({ header: true, foot: false });
    expect(splitsOf([...FOOT, ...TEXT], false)).toEqual({ header: true, foot: false });
  });
});

describe('a name a word’s space from quốc hiệu', () => {
  const RIGHT = [line(284, 50, 245), line(335, 67, 150), line(305, 90, 205)];
  const LEFT = [line(80, 50, 200), line(160, 64, 40), line(120, 80, 110), line(130, 98, 90)];

  it('is a column of the header', () => {
    expect(splitsOf([...LEFT, ...RIGHT, ...TEXT], true).header).toBe(true);
  });

  it.each<[what: string, rows: Box[]]>([
    ['words of a title over its rule', [50, 67].flatMap((y) => [line(180, y, 100), line(284, y, 110)])],
    [
      'words of running text',
      [50, 67, 84].flatMap((y, at) => [line(85, y, 200 + at * 20), line(289 + at * 20, y, 200)]),
    ],
  ])('is not %s', (_, rows) => {
    const rule: Box = { x: 240, y: 84, width: 100, height: 2 };
    expect(splitsOf([...rows, rule, ...TEXT], true).header).toBe(false);
  });

  it('is not running text at the top of a later page whose spaces meet', () => {
    const rows = [50, 67, 84].flatMap((y) => [line(85, y, 200), line(289, y, 246)]);
    expect(
      splitsOf([...rows, ...[101, ...TEXT.map(({ y }) => y)].map((y) => line(85, y, 450))], false).header,
    ).toBe(false);
  });
});

describe('numbers alone in a column, which no word covers', () => {
  /** Rows of a list in cells of the map; its numbers are ink, its words are read. */
  const rowsFrom = (top: number, count: number): Box[] =>
    Array.from({ length: count }, (_, at) => ({ x: 140, y: top + at * 34, width: 200, height: 11 }));
  const numbersBeside = (rows: readonly Box[], x = 95): Box[] =>
    rows.map(({ y }) => ({ x, y: y + 2, width: 5, height: 8 }));
  const bandsOf = (words: readonly Box[], ink: readonly Box[]) => {
    const map = inkMapOfBoxes([...words, ...ink], 595, 842);
    const cells = ({ x, y, width, height }: Box): Box => ({
      x: (x * 75) / 72,
      y: (y * 75) / 72,
      width: (width * 75) / 72,
      height: (height * 75) / 72,
    });
    return bandsOfLostFigures(map, words.map(cells));
  };
  const rows = rowsFrom(300, 5);

  it('tell the rows to be read again', () => {
    const [band, ...others] = bandsOf(rows, numbersBeside(rows));
    expect(others).toEqual([]);
    expect(band!.top).toBeCloseTo((302 * 75) / 72, -1);
    expect(band!.bottom).toBeCloseTo((446 * 75) / 72, -1);
  });

  it.each<[what: string, ink: Box[]]>([
    ['two specks', numbersBeside(rows.slice(0, 2))],
    ['dots', numbersBeside(rows).map((box) => ({ ...box, height: 2 }))],
    [
      'strokes that are not one below the other',
      numbersBeside(rows).map((box, at) => ({ ...box, x: 60 + at * 14 })),
    ],
    ['letters that hang on the words', numbersBeside(rows, 133)],
    ['marks between the rows', numbersBeside(rows).map((box) => ({ ...box, y: box.y + 15 }))],
  ])('are not %s', (_, ink) => {
    expect(bandsOf(rows, ink)).toEqual([]);
  });
});

const words = (text: string, confidence = 95): RecognisedWord[] =>
  text.split(' ').map((word) => ({ text: word, confidence, x: 0, y: 0, width: 1, height: 1 }));

it.each<[what: string, now: RecognisedWord[], old: RecognisedWord[], taken: boolean]>([
  ['the numbers as well', words('1. Bàn ghế 2. Tủ sách'), words('Bàn ghế Tủ sách'), true],
  ['no more words', words('Bàn ghế Tủ sách'), words('Bàn ghế Tủ sách'), false],
  ['more, but hardly read', words('1. Bàn ghế 2. Tủ sách', 60), words('Bàn ghế Tủ sách'), false],
  ['other words than those surely read', words('1. Bản ghê 2. Tú sách'), words('Bàn ghế Tủ sách'), false],
  ['other words than those hardly read', words('1. Bàn ghế 2. Tủ sách'), words('Bản ghê Tú sách', 70), true],
])('rows read again as a block are taken where they have %s', (_, now, old, taken) => {
  expect(hasMore(now, old)).toBe(taken);
});
