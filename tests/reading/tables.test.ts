import { describe, expect, it } from 'vitest';

import type { GrayImage } from '../../src/reading/raster.ts';
import { tablesOf } from '../../src/reading/tables.ts';

type Rule = readonly [x: number, y: number, width: number, height: number];

/** A sheet of 800 × 1000 at 100 dpi with black rules. */
function sheetWith(rules: readonly Rule[]): GrayImage {
  const sheet = { width: 800, height: 1000, data: new Uint8Array(800_000).fill(255) };
  for (const [x, y, width, height] of rules)
    for (let row = y; row < y + height; row++) sheet.data.fill(0, row * 800 + x, row * 800 + x + width);
  return sheet;
}

const row = (y: number): Rule => [100, y, 603, 3];
const columns = (from: number, to: number, at: readonly number[] = [100, 200, 500, 700]): Rule[] =>
  at.map((x) => [x, from, 3, to - from + 3]);

describe('the rows of a ruled table', () => {
  it.each<[string, Rule[], number[]]>([
    ['between its rules', [row(300), row(400), row(500), ...columns(300, 500)], [300, 400]],
    ['and the one that the end of the page cut', [row(300), row(400), ...columns(300, 480)], [300, 400]],
    ['and what the page before left of one', [row(400), row(500), ...columns(320, 500)], [320, 400]],
    [
      'without a streak that runs through it',
      [row(300), row(400), row(500), ...columns(300, 500), [600, 0, 3, 1000]],
      [300, 400],
    ],
    [
      'without a line that hangs from its edge',
      [row(300), row(400), row(500), ...columns(300, 500), [700, 500, 3, 200]],
      [300, 400],
    ],
    [
      'without the stumps of columns below it',
      [row(300), row(400), row(500), ...columns(300, 508)],
      [300, 400],
    ],
  ])('are those %s', (_, rules, tops) => {
    const cells = tablesOf(sheetWith(rules), 100).flatMap((table) => table.cells);
    const found = new Set(cells.map(({ y }) => Math.round(y / 10) * 10));
    expect([...found].toSorted((a, b) => a - b)).toEqual(tops);
  });
});
