/** What every `Shelf` must do; each implementation runs this suite. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Shelf } from '../../src/platform/files/shelf.ts';

export interface ShelfUnderTest {
  shelf: Shelf;
  /** Everything it holds, by the ends of names: to see that nothing stays behind. */
  footprint(): Promise<string[]>;
}

export function describeShelf(name: string, open: () => Promise<ShelfUnderTest>): void {
  describe(`shelf: ${name}`, () => {
    let shelf: Shelf;
    let under: ShelfUnderTest;
    beforeEach(async () => {
      under = await open();
      ({ shelf } = under);
    });
    const put = async (place: string, text: string) =>
      (await shelf.receive(Readable.from([Buffer.from(text)]))).keep(place);

    test('bytes come back whole and in parts', async () => {
      const size = 70_000;
      const bytes = randomBytes(size);
      const halves = [bytes.subarray(0, size / 2), bytes.subarray(size / 2)];
      const received = await shelf.receive(Readable.from(halves));
      expect(await shelf.find('ab/copy.pdf')).toBeNull();
      const kept = await received.keep('ab/copy.pdf');
      for (const found of [kept, (await shelf.find('ab/copy.pdf'))!]) {
        expect(found.size).toBe(size);
        expect(bytes.equals(await buffer(await found.open()))).toBe(true);
        const part = await buffer(await found.open({ start: 10, end: 19 }));
        expect(part).toEqual(bytes.subarray(10, 20));
      }
    });

    test('what broke off, or was discarded, leaves nothing', async () => {
      const broken = async function* () {
        yield Buffer.from('nửa');
        throw new Error('đứt');
      };
      await expect(shelf.receive(broken())).rejects.toThrow('đứt');
      await (await shelf.receive(Readable.from([Buffer.from('x')]))).discard();
      expect(await under.footprint()).toEqual([]);
    });

    test('names are told newest first, and leave one by one or with their folder', async () => {
      for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) {
        await put(`ab/one/${name}`, name);
        // Times of files and objects are told in milliseconds.
        await new Promise((later) => setTimeout(later, 3));
      }
      await put('ab/other/d.pdf', 'd');
      expect(await shelf.names('ab/one')).toEqual(['c.pdf', 'b.pdf', 'a.pdf']);
      expect(await shelf.names('ab/none')).toEqual([]);
      await shelf.remove('ab/one/b.pdf');
      await shelf.remove('ab/one/never.pdf');
      expect(await shelf.names('ab/one')).toEqual(['c.pdf', 'a.pdf']);
      await shelf.remove('ab/one');
      await shelf.remove('never/there');
      expect(await under.footprint()).toEqual(['d.pdf']);
    });
  });
}
