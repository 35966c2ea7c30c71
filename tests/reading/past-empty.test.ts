import sharp from 'sharp';
import { describe, expect, it } from 'vitest';

import { foursOf, pastEmpty, pastWhite } from '../../src/reading/past-empty.ts';
import { blurred, turnedBy } from '../../src/reading/resample.ts';
import { sharpened } from '../../src/reading/sharpen.ts';

/** Mostly empty, with ink now and then, from any place in memory. */
function sheet(length: number, empty: number, offset: number): Uint8Array {
  const data = new Uint8Array(new ArrayBuffer(length + offset), offset).fill(empty);
  for (let at = 0, step = 1; at < length; at += step = (step * 7 + 3) % 23) data[at] = (at * 31) % 256;
  return data;
}

const placesIn = (end: number, next: (from: number) => number): number[] => {
  const places: number[] = [];
  for (let at = next(0); at < end; at = next(at + 1)) places.push(at);
  return places;
};

describe('what is empty', () => {
  it.each([0, 1, 2, 3])('is passed over, and nothing else, %i bytes into memory', (offset) => {
    for (const end of [0, 1, 5, 64, 997]) {
      const white = sheet(997, 255, offset);
      const fours = foursOf(white);
      const dark = [...white.keys()].filter((at) => at < end && white[at] !== 255);
      expect(placesIn(end, (from) => pastWhite(white, fours, from, end))).toEqual(dark);
      const cells = sheet(997, 0, offset);
      const inked = [...cells.keys()].filter((at) => at < end && cells[at] !== 0);
      expect(placesIn(end, (from) => pastEmpty(cells, foursOf(cells), from, end))).toEqual(inked);
    }
  });

  it.each([1, 2, 3, 17, 40, 113])('is softened like all else on a sheet %i pixels wide', (width) => {
    const height = 60;
    const data = sheet(width * height, 255, 0);
    const along = softened(data, (at) => at % width > 0 && at % width < width - 1, 1);
    const both = softened(along, (at) => at >= width && at < data.length - width, width);
    expect(blurred({ width, height, data }).data).toEqual(both);
  });

  it.each([1, 3, 40, 113])('is sharpened as libvips does it, on a sheet %i pixels wide', async (width) => {
    const height = 60;
    const data = sheet(width * height, 255, 0);
    const raw = { width, height, channels: 1 } as const;
    const theirs = await sharp(data, { raw }).sharpen({ sigma: 1.5 }).extractChannel(0).raw().toBuffer();
    const ours = sharpened({ width, height, data }).data;
    // Which of two levels is nearer to a lightness between them is a matter of its tables.
    expect(Math.max(...ours.map((level, at) => Math.abs(level - theirs[at]!)))).toBeLessThanOrEqual(1);
    expect(ours).not.toEqual(data);
  });

  it.each([0.15, -0.45, 2.3, -7, 45, 90, -120])(
    'is turned as libvips does it, by %f degrees',
    async (degrees) => {
      const [width, height] = [211, 137];
      const data = sheet(width * height, 255, 0);
      // Ink that lies at the very edge is a level or two off.
      data.forEach((_, at) => {
        const [x, y] = [at % width, Math.floor(at / width)];
        if (Math.min(x, y, width - 1 - x, height - 1 - y) < 2) data[at] = 255;
      });
      const angle = (degrees * Math.PI) / 180;
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      const { data: theirs, info } = await sharp(data, { raw: { width, height, channels: 1 } })
        .affine([cos, -sin, sin, cos], { background: '#fff', interpolator: 'bicubic' })
        .extractChannel(0)
        .raw()
        .toBuffer({ resolveWithObject: true });
      const ours = turnedBy({ width, height, data }, degrees);
      expect([ours.width, ours.height]).toEqual([info.width, info.height]);
      expect(Buffer.compare(ours.data, theirs)).toBe(0);
    },
  );
});

/** Every pixel that has neighbours, with a sixth of each: as plainly as it can be said. */
function softened(data: Uint8Array, hasNeighbours: (at: number) => boolean, step: number): Uint8Array {
  return data.map((level, at) =>
    hasNeighbours(at) ? (170 * level + 43 * (data[at - step]! + data[at + step]!) + 128) >> 8 : level,
  );
}
