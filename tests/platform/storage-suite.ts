/** What every `FileStorage` must do; each implementation runs this suite. */
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { beforeEach, describe, expect, test } from 'vitest';
import type { FileStorage } from '../../src/platform/files/storage.ts';

export interface StorageUnderTest {
  storage: FileStorage;
  /** Changes the stored bytes behind the storage's back. */
  damage(sha256: string): Promise<void>;
  /** Everything the storage holds, arrivals included: to see that nothing stays behind. */
  footprint(): Promise<string[]>;
}

const LIMIT = 1_000_000;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const chunks = (bytes: Uint8Array, size = 1000) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
      bytes.subarray(n * size, (n + 1) * size),
    ),
  );

export function describeStorage(name: string, open: () => Promise<StorageUnderTest>): void {
  describe(`storage: ${name}`, () => {
    let storage: FileStorage;
    let under: StorageUnderTest;
    beforeEach(async () => {
      under = await open();
      ({ storage } = under);
    });
    const keep = async (bytes: Uint8Array) => {
      const arrival = await storage.receive(chunks(bytes), LIMIT);
      await arrival.keep();
      return arrival.sha256;
    };
    const keys = async () => (await Readable.from(storage.keys()).toArray()).toSorted();

    test('bytes come back as they arrived, under their hash', async () => {
      const bytes = randomBytes(70_000);
      const arrival = await storage.receive(chunks(bytes), LIMIT);
      expect(arrival).toMatchObject({ sha256: sha256Of(bytes), size: bytes.length });
      expect(bytes.equals(await buffer(await arrival.open()))).toBe(true);
      expect(await buffer(await arrival.open({ start: 10, end: 19 }))).toEqual(bytes.subarray(10, 20));
      expect(await storage.has(arrival.sha256)).toBe(false);
      await arrival.keep();
      expect(await storage.has(arrival.sha256)).toBe(true);
      expect(bytes.equals(await storage.read(arrival.sha256))).toBe(true);
      expect(bytes.equals(await buffer(await storage.open(arrival.sha256)))).toBe(true);
      expect(await storage.verify(arrival.sha256)).toBe('whole');
      const { path, release } = await storage.localPath(arrival.sha256);
      expect(bytes.equals(readFileSync(path))).toBe(true);
      await release();
    });

    test('an empty file is a file', async () => {
      const key = await keep(Buffer.alloc(0));
      expect(await storage.read(key)).toHaveLength(0);
    });

    test('the same bytes twice are one file, also when they arrive at once', async () => {
      const bytes = randomBytes(5000);
      const arrivals = await Promise.all([1, 2, 3].map(() => storage.receive(chunks(bytes), LIMIT)));
      await Promise.all(arrivals.map((arrival) => arrival.keep()));
      await keep(bytes);
      expect(await keys()).toEqual([sha256Of(bytes)]);
      expect(await under.footprint()).toHaveLength(1);
      expect(Buffer.from(await storage.read(sha256Of(bytes)))).toEqual(bytes);
    });

    test('a range is inclusive', async () => {
      const key = await keep(Buffer.from('0123456789'));
      const part = async (start: number, end: number) =>
        (await buffer(await storage.open(key, { start, end }))).toString();
      expect(await part(0, 0)).toBe('0');
      expect(await part(3, 5)).toBe('345');
      expect(await part(8, 99)).toBe('89');
    });

    test('what was discarded is gone', async () => {
      const arrival = await storage.receive(chunks(randomBytes(5000)), LIMIT);
      await arrival.discard();
      expect(await under.footprint()).toEqual([]);
    });

    test('too large is noticed while streaming, and leaves nothing', async () => {
      let sent = 0;
      const endless = async function* () {
        for (;;) {
          sent += 1;
          yield Buffer.alloc(10_000);
        }
      };
      await expect(storage.receive(endless(), 100_000)).rejects.toMatchObject({
        code: 'files.too-large',
        status: 413,
      });
      expect(sent).toBeLessThan(100);
      expect(await under.footprint()).toEqual([]);
      await expect(storage.receive(chunks(randomBytes(1000)), 1000)).resolves.toMatchObject({ size: 1000 });
    });

    test('a stream that breaks off leaves nothing', async () => {
      const broken = async function* () {
        yield Buffer.alloc(1000);
        throw new Error('connection reset');
      };
      await expect(storage.receive(broken(), LIMIT)).rejects.toThrow('connection reset');
      expect(await under.footprint()).toEqual([]);
    });

    test('damage is noticed', async () => {
      const key = await keep(randomBytes(5000));
      await under.damage(key);
      expect(await storage.verify(key)).toBe('corrupt');
      await expect(storage.read(key)).rejects.toMatchObject({ code: 'files.corrupt' });
      await expect(storage.localPath(key)).rejects.toMatchObject({ code: 'files.corrupt' });
    });

    test('what is not there', async () => {
      const key = 'a'.repeat(64);
      expect(await storage.has(key)).toBe(false);
      expect(await storage.verify(key)).toBe('missing');
      for (const ask of [() => storage.open(key), () => storage.read(key), () => storage.localPath(key)]) {
        await expect(ask()).rejects.toMatchObject({ code: 'files.missing' });
      }
      await storage.remove(key);
    });

    test.each([
      '',
      '..',
      '../../etc/passwd',
      `../${'a'.repeat(61)}`,
      'A'.repeat(64),
      `${'a'.repeat(63)}/`,
      `${'a'.repeat(64)}\0`,
      '%2e%2e',
    ])('the key %j leads nowhere', async (key) => {
      const asked = [
        () => storage.has(key),
        () => storage.open(key),
        () => storage.read(key),
        () => storage.localPath(key),
        () => storage.verify(key),
        () => storage.remove(key),
      ];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'files.missing' });
    });

    test('removed for good', async () => {
      const [first, second] = [await keep(Buffer.from('một')), await keep(Buffer.from('hai'))];
      expect(await keys()).toEqual([first, second].toSorted());
      await storage.remove(first);
      await storage.remove(first);
      expect(await keys()).toEqual([second]);
      expect(await under.footprint()).toHaveLength(1);
    });
  });
}
