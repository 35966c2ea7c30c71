import { describe, expect, it } from 'vitest';

import { inkMapOfBoxes } from '../../src/reading/ink-map.ts';
import { layoutOf } from '../../src/reading/layout.ts';
import type { Box } from '../../src/reading/page.ts';

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
