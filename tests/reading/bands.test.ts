import { describe, expect, it } from 'vitest';

import { bandsOf } from '../../src/reading/bands.ts';
import { MAP_DPI, type InkMap } from '../../src/reading/ink-map.ts';
import { sharesOf } from '../../src/reading/shares.ts';

/** A column of lines four cells high with two of white between, and wider white after some of them. */
function column(lines: number, wideAfter: readonly number[] = [], white = 2): InkMap {
  const rows: number[] = [];
  for (let line = 0; line < lines; line++) {
    rows.push(1, 1, 1, 1, ...Array.from({ length: wideAfter.includes(line) ? white + 3 : white }, () => 0));
  }
  return { width: 1, height: rows.length, cells: Uint8Array.from(rows), dpi: MAP_DPI };
}

describe('a column is parted', () => {
  const whole = (map: InkMap) => [{ top: 0, bottom: map.height }];

  it('between paragraphs near its middle, and nothing is left out', () => {
    const map = column(60, [4, 33, 50]);
    const [upper, lower] = bandsOf(map, 0, map.height);
    // After line 33, in the middle of the white.
    expect(upper).toEqual({ top: 0, bottom: 34 * 6 + 3 + 1 });
    expect(lower).toEqual({ top: upper!.bottom, bottom: map.height });
  });

  it('until no part is high, with each row in one part', () => {
    const map = column(110, [27, 55, 82]);
    const bands = bandsOf(map, 0, map.height);
    expect(bands.map(({ top }) => Math.floor(top / 6))).toEqual([0, 28, 56, 84]);
    expect(bands.map(({ bottom }) => bottom)).toEqual([...bands.slice(1).map(({ top }) => top), map.height]);
  });

  it.each([
    ['is low', column(36, [18])],
    ['has no white between its lines', column(100, [], 0)],
    ['is empty', { ...column(60), cells: new Uint8Array(360) }],
  ])('not where it %s', (_, map) => expect(bandsOf(map, 0, map.height)).toEqual(whole(map)));
});

describe('pieces are shared', () => {
  it.each<[string, pixels: number[], most: number, shares: number[][]]>([
    ['among two programs alike', [900_000, 400_000, 500_000], 2, [[0], [1, 2]]],
    [
      'so that each takes about as long',
      [900_000, 400_000, 500_000, 300_000, 200_000],
      4,
      [[0], [2], [1], [3, 4]],
    ],
    ['with one where a second is not worth its start', [200_000, 200_000], 2, [[0, 1]]],
    ['with one where there is one processor', [900_000, 900_000], 1, [[0, 1]]],
    ['with none where there are none', [], 2, []],
  ])('%s', (_, pixels, most, shares) => expect(sharesOf(pixels, most)).toEqual(shares));

  it('among programs that are there already, however small they are', () => {
    expect(sharesOf([200_000, 200_000], 2, 2)).toEqual([[0], [1]]);
  });
});
