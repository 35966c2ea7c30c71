import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Bucket, clearArrivalsIn, r2Storage } from '../../src/platform/files/r2-storage.ts';
import { bucketShelf } from '../../src/platform/files/bucket-shelf.ts';
import { describeShelf } from './shelf-suite.ts';
import { describeStorage } from './storage-suite.ts';

/** Takes in what is sent and answers with its hash, its part 10–19 and what the bucket holds: all inside workerd. */
const WORKER = `
  import { buffer } from 'node:stream/consumers';
  import { r2Storage } from './r2-storage.ts';
  export default {
    async fetch(request, { FILES }) {
      const storage = r2Storage({ bucket: FILES, prefix: 'worker/' });
      const arrival = await storage.receive(request.body, 64 * 1024 * 1024);
      const sniffed = await buffer(await arrival.open({ start: 0, end: 9 }));
      await arrival.keep();
      await arrival.keep();
      const part = await buffer(await storage.open(arrival.sha256, { start: 10, end: 19 }));
      const { objects } = await FILES.list({ prefix: 'worker/' });
      return Response.json({
        sha256: arrival.sha256,
        size: arrival.size,
        state: await storage.verify(arrival.sha256),
        head: sniffed.toString('hex'),
        part: part.toString('hex'),
        keys: objects.map(({ key }) => key),
      });
    },
  };`;

const MB = 1024 * 1024;
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let workers: Miniflare;
let bucket: Bucket;
beforeAll(async () => {
  workers = new Miniflare({
    modules: true,
    script: await bundled(WORKER),
    compatibilityDate: '2026-01-01',
    compatibilityFlags: ['nodejs_compat'],
    r2Buckets: ['FILES'],
  });
  bucket = (await workers.getR2Bucket('FILES')) as unknown as Bucket;
});
afterAll(() => workers.dispose());

async function bundled(worker: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: worker, resolveDir: 'src/platform/files', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return outputFiles[0]!.text;
}

const freshPrefix = () => `${randomUUID()}/`;
const keysUnder = async (prefix: string) => (await bucket.list({ prefix })).objects.map(({ key }) => key);

describeStorage('files in R2', async () => {
  const prefix = freshPrefix();
  return {
    storage: r2Storage({ bucket, prefix }),
    damage: async (key) => {
      const other = new TextEncoder().encode('other bytes');
      await bucket.delete(prefix + key);
      const as = { sha256: sha256Of(other), onlyIf: { etagDoesNotMatch: '*' } };
      await bucket.put(prefix + key, other, as);
    },
    footprint: () => keysUnder(prefix),
  };
});

describeShelf('in R2', async () => {
  const prefix = freshPrefix();
  const footprint = async () => (await keysUnder(prefix)).map((key) => key.split('/').at(-1)!);
  return { shelf: bucketShelf({ bucket, prefix }), footprint };
});

/** A bucket that does not answer the next requests of a kind. */
function failing(times: Partial<Record<keyof Bucket, number>>): Bucket {
  const left = { ...times };
  return new Proxy(bucket, {
    get(target, name: keyof Bucket) {
      const number = left[name] ?? 0;
      if (number <= 0) return target[name].bind(target);
      left[name] = number - 1;
      return () => Promise.reject(new Error(`${name}: We encountered an internal error. (10001)`));
    },
  });
}

const always = Number.POSITIVE_INFINITY;
const pausesMs = [1, 1];
const unavailable = { code: 'files.unavailable', status: 503, details: { retryAfterSeconds: 60 } };

describe('an R2 that does not answer', () => {
  test('for a moment is not noticed', async () => {
    const shaky = failing({ put: 2, get: 2 });
    const storage = r2Storage({ bucket: shaky, prefix: freshPrefix(), pausesMs });
    const arrival = await storage.receive(Readable.from([Buffer.from('công văn')]), MB);
    await arrival.keep();
    expect(Buffer.from(await storage.read(arrival.sha256)).toString()).toBe('công văn');
  });

  test('for long is told as such, and what arrived is kept by a later try', async () => {
    const prefix = freshPrefix();
    const storage = r2Storage({ bucket: failing({ put: pausesMs.length + 1 }), prefix, pausesMs });
    const arrival = await storage.receive(Readable.from([Buffer.from('công điện')]), MB);
    await expect(arrival.keep()).rejects.toMatchObject(unavailable);
    expect(await keysUnder(prefix)).toEqual([]);
    await arrival.keep();
    expect(await storage.verify(arrival.sha256)).toBe('whole');
  });

  test.each<[keyof Bucket, (storage: ReturnType<typeof r2Storage>, key: string) => Promise<unknown>]>([
    ['head', (storage, key) => storage.has(key)],
    ['get', (storage, key) => storage.open(key)],
    ['get', (storage, key) => storage.read(key)],
    ['get', (storage, key) => storage.localPath(key)],
    ['get', (storage, key) => storage.verify(key)],
    ['list', (storage) => Readable.from(storage.keys()).toArray()],
    ['delete', (storage, key) => storage.remove(key)],
    ['createMultipartUpload', (storage) => storage.receive(Readable.from([Buffer.alloc(9 * MB)]), 10 * MB)],
  ])('%s fails with a sentence for the person, and is never “missing”', async (name, ask) => {
    const storage = r2Storage({ bucket: failing({ [name]: always }), prefix: freshPrefix(), pausesMs });
    await expect(ask(storage, 'a'.repeat(64))).rejects.toMatchObject(unavailable);
  });
});

describe('a file of several parts', () => {
  test('streams through a Worker, is opened before it is kept, and leaves no arrival', async () => {
    const bytes = randomBytes(9 * MB + 5);
    const answer = await workers.dispatchFetch('http://storage/', { method: 'POST', body: bytes });
    expect(await answer.json()).toEqual({
      sha256: sha256Of(bytes),
      size: bytes.length,
      state: 'whole',
      head: bytes.subarray(0, 10).toString('hex'),
      part: bytes.subarray(10, 20).toString('hex'),
      keys: [`worker/${sha256Of(bytes)}`],
    });
  });

  test('is gone when it is discarded, too large, or broken off', async () => {
    const prefix = freshPrefix();
    const storage = r2Storage({ bucket, prefix });
    const sent = (bytes: number) => Readable.from([Buffer.alloc(bytes)]);
    const arrival = await storage.receive(sent(9 * MB), 10 * MB);
    expect(await keysUnder(prefix)).toHaveLength(1);
    await arrival.discard();
    expect(await keysUnder(prefix)).toEqual([]);
    await expect(storage.receive(sent(9 * MB), 8 * MB)).rejects.toMatchObject({ code: 'files.too-large' });
    const broken = async function* () {
      yield Buffer.alloc(9 * MB);
      throw new Error('connection reset');
    };
    await expect(storage.receive(broken(), 10 * MB)).rejects.toThrow('connection reset');
    expect(await keysUnder(prefix)).toEqual([]);
  });

  test('left by a Worker that was stopped is cleared when it is old, kept files are not', async () => {
    const prefix = freshPrefix();
    const storage = r2Storage({ bucket, prefix });
    const kept = await storage.receive(Readable.from([Buffer.from('kept')]), MB);
    await kept.keep();
    await storage.receive(Readable.from([Buffer.alloc(9 * MB)]), 10 * MB);
    await clearArrivalsIn({ bucket, prefix }, new Date(Date.now() - 60_000));
    expect(await keysUnder(prefix)).toHaveLength(2);
    await clearArrivalsIn({ bucket, prefix }, new Date(Date.now() + 60_000));
    expect(await keysUnder(prefix)).toEqual([prefix + kept.sha256]);
  });
});

test('the same file of two agencies is kept for each: removing one leaves the other', async () => {
  const [one, other] = [freshPrefix(), freshPrefix()].map((prefix) => r2Storage({ bucket, prefix }));
  const keep = async (storage: ReturnType<typeof r2Storage>) => {
    const arrival = await storage.receive(Readable.from([Buffer.from('gửi nhiều nơi')]), MB);
    await arrival.keep();
    return arrival.sha256;
  };
  const key = await keep(one!);
  await keep(other!);
  await one!.remove(key);
  expect(await one!.has(key)).toBe(false);
  expect((await buffer(await other!.open(key))).toString()).toBe('gửi nhiều nơi');
});
