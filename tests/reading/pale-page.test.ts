import { describe, expect, it } from 'vitest';

import { isPale, withDarkInk } from '../../src/reading/pale-page.ts';
import type { GrayImage } from '../../src/reading/raster.ts';

/** White, with rows of the given level; each is a hundredth of the page. */
function page(...rows: [level: number, count: number][]): GrayImage {
  const data = new Uint8Array(200 * 100).fill(255);
  let at = 0;
  for (const [level, count] of rows) {
    data.fill(level, at, at + 200 * count);
    at += 200 * count;
  }
  return { width: 200, height: 100, data };
}

describe('a page that is pale all over', () => {
  it.each<[string, GrayImage]>([
    ['gray letters with their soft edges', page([190, 4], [215, 4])],
    ['the same under a black stamp', page([20, 1], [192, 5], [220, 6])],
    ['three lines on its last page', page([195, 1])],
  ])('is one of %s', (_, image) => {
    expect(isPale(image)).toBe(true);
  });

  it.each<[string, GrayImage]>([
    ['print', page([60, 4], [180, 4])],
    ['a picture of the telephone', page([118, 3], [150, 2], [170, 5])],
    ['print over a gray watermark', page([50, 3], [200, 12])],
    ['what shines through from the other side', page([232, 9])],
    ['a blank one', page()],
  ])('is none of %s', (_, image) => {
    expect(isPale(image)).toBe(false);
  });

  it('gets ink as dark as print, and its paper stays white', () => {
    const { data } = withDarkInk(page([190, 8]));
    expect(data[0]).toBeLessThan(110);
    expect(data.at(-1)).toBe(255);
  });
});
