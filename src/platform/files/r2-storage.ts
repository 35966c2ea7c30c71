/**
 * Files in an R2 bucket: `PREFIX` + key for kept ones, `PREFIX/incoming/` for large arrivals. R2 shows an object only
 * once it is whole, checks the SHA-256 it is told, and writes under a condition: a key is never written twice.
 */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { corrupt, missing, storageUnavailable, tooLarge } from './errors.ts';
import type { Arrival, ByteRange, FileStorage } from './storage.ts';

/** What is used of a Worker's R2 binding. */
export interface Bucket {
  head(key: string): Promise<{ size: number } | null>;
  get(key: string, options?: { range?: { offset: number; length: number } }): Promise<BucketObject | null>;
  put(
    key: string,
    content: ReadableStream | Uint8Array,
    options: { sha256: string; onlyIf: { etagDoesNotMatch: string } },
  ): Promise<unknown>;
  createMultipartUpload(key: string): Promise<BucketUpload>;
  resumeMultipartUpload(key: string, uploadId: string): BucketUpload;
  list(options: { prefix: string; cursor?: string }): Promise<BucketPage>;
  delete(keys: string | string[]): Promise<void>;
}

export interface BucketObject {
  size: number;
  body: ReadableStream;
}

interface BucketUpload {
  readonly uploadId: string;
  uploadPart(number: number, content: Uint8Array): Promise<{ partNumber: number; etag: string }>;
  complete(parts: { partNumber: number; etag: string }[]): Promise<unknown>;
  abort(): Promise<void>;
}

interface BucketPage {
  objects: { key: string; uploaded: Date }[];
  truncated: boolean;
  cursor?: string;
}

export interface R2Options {
  bucket: Bucket;
  /** Sets the files of one agency apart from those of others in the same bucket: `H15.01/`. */
  prefix: string;
  /** Pause before the second and third try of a request that R2 did not answer; half a second and then two. */
  pausesMs?: readonly number[];
}

const SHA256 = /^[0-9a-f]{64}$/;
/** What is kept in memory of an arrival: R2 takes parts of one size, of 5 MiB or more, and the last as it is. */
const PART_BYTES = 8 * 1024 * 1024;
/** Before the second and third try. */
export const PAUSES_MS = [500, 2000];
const NEVER_OVERWRITE = { etagDoesNotMatch: '*' };

export function r2Storage({ bucket, prefix, pausesMs = PAUSES_MS }: R2Options): FileStorage {
  const keyOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw missing(sha256);
    return prefix + sha256;
  };
  const ask: Ask = (request) => askPatiently(request, pausesMs);
  const openOrFail = async (sha256: string, range?: ByteRange) => {
    const key = keyOf(sha256);
    const content = await openObject(ask, bucket, key, range);
    if (content === null) throw missing(sha256);
    return content;
  };
  const read = async (sha256: string) => {
    const bytes = await wholeOf(ask, bucket, keyOf(sha256));
    if (bytes === null) throw missing(sha256);
    if (sha256Of(bytes) !== sha256) throw corrupt(sha256);
    return bytes;
  };

  return {
    async receive(content, maxBytes) {
      const held = await receiveObject({ bucket, prefix, pausesMs }, content, maxBytes);
      const { sha256, size, open, discard } = held;
      return { sha256, size, open, discard, keep: () => held.keepAs(keyOf(sha256)) };
    },

    async has(sha256) {
      const key = keyOf(sha256);
      return (await ask(() => bucket.head(key))) !== null;
    },

    open: openOrFail,
    read,

    async localPath(sha256) {
      const bytes = await read(sha256);
      const folder = await mkdtemp(join(tmpdir(), 'vanthu-'));
      const path = join(folder, sha256);
      await writeFile(path, bytes);
      return { path, release: () => rm(folder, { recursive: true, force: true }) };
    },

    async verify(sha256) {
      const content = await openObject(ask, bucket, keyOf(sha256));
      if (content === null) return 'missing';
      const hash = createHash('sha256');
      await pipeline(content, hash);
      return hash.digest('hex') === sha256 ? 'whole' : 'corrupt';
    },

    async *keys() {
      for await (const { key } of objectsUnder(ask, bucket, prefix)) {
        const name = key.slice(prefix.length);
        if (SHA256.test(name)) yield name;
      }
    },

    async remove(sha256) {
      const key = keyOf(sha256);
      await ask(() => bucket.delete(key));
    },
  };
}

/**
 * Keeps an object of the bucket as the file that it is said to be, and removes it under its own key.
 * @throws AppError `files.corrupt` it is another one; nothing is kept then
 */
export async function keepObject(
  { bucket, prefix, pausesMs = PAUSES_MS }: R2Options,
  key: string,
  sha256: string,
): Promise<void> {
  const ask: Ask = (request) => askPatiently(request, pausesMs);
  const content = await openObject(ask, bucket, key);
  if (content === null) throw missing(sha256);
  const hash = createHash('sha256');
  await pipeline(content, hash);
  const isWhole = hash.digest('hex') === sha256;
  const kept = { sha256, onlyIf: NEVER_OVERWRITE };
  if (isWhole) await ask(() => copyWithin(bucket, key, prefix + sha256, kept));
  await ask(() => bucket.delete(key));
  if (!isWhole) throw corrupt(sha256);
}

/**
 * Removes large arrivals that were neither kept nor discarded: their Worker was stopped in between. R2 itself ends
 * uploads that were never completed, after seven days.
 * @param before arrivals of today may still be at work
 */
export async function clearArrivalsIn({ bucket, prefix }: R2Options, before: Date): Promise<void> {
  const ask: Ask = (request) => askPatiently(request, []);
  const left: string[] = [];
  for await (const { key, uploaded } of objectsUnder(ask, bucket, `${prefix}incoming/`)) {
    if (uploaded < before) left.push(key);
  }
  for (const key of left) await ask(() => bucket.delete(key));
}

/** Removes all objects under a prefix; again, where it broke off. @throws AppError `files.unavailable` */
export async function emptyUnder(bucket: Bucket, prefix: string): Promise<void> {
  const ask: Ask = (request) => askPatiently(request, PAUSES_MS);
  for (;;) {
    const { objects } = await ask(() => bucket.list({ prefix }));
    if (objects.length === 0) return;
    await ask(() => bucket.delete(objects.map(({ key }) => key)));
  }
}

export type Ask = <T>(request: () => Promise<T>) => Promise<T>;

/** R2 fails now and then for a moment; what it does not answer at the third time is an outage. */
export async function askPatiently<T>(request: () => Promise<T>, pausesMs: readonly number[]): Promise<T> {
  for (const pause of pausesMs) {
    try {
      return await request();
    } catch (error) {
      if (error instanceof AppError) throw error;
      await wait(pause);
    }
  }
  try {
    return await request();
  } catch (error) {
    throw error instanceof AppError ? error : storageUnavailable(error);
  }
}

/** What arrived: in memory where it fits into one part, else an object of its own. */
type Received = { bytes: Uint8Array } | { key: string };

interface Incoming {
  add(chunk: Uint8Array): Promise<void>;
  finish(): Promise<Received>;
  /** Leaves nothing behind. */
  giveUp(): Promise<void>;
}

/** Gathers a stream into parts of {@link PART_BYTES}, of which one at most is in memory. */
function incoming(ask: Ask, bucket: Bucket, key: string): Incoming {
  let upload: BucketUpload | null = null;
  let isComplete = false;
  const parts: { partNumber: number; etag: string }[] = [];
  let part = new PartBuffer();
  const send = async () => {
    const open = (upload ??= await ask(() => bucket.createMultipartUpload(key)));
    const bytes = part.bytes();
    part = new PartBuffer();
    parts.push(await ask(() => open.uploadPart(parts.length + 1, bytes)));
  };

  return {
    async add(chunk) {
      let rest = chunk;
      // A part is sent when more follows it, so that a file of exactly one part stays in memory.
      while (rest.byteLength > 0) {
        if (part.size === PART_BYTES) await send();
        rest = part.fill(rest);
      }
    },
    async finish() {
      if (upload === null) return { bytes: part.bytes() };
      await send();
      const open = upload;
      await ask(() => open.complete(parts));
      isComplete = true;
      return { key };
    },
    async giveUp() {
      const open = upload;
      if (open === null) return;
      // During an outage this fails too; then R2 ends the upload by itself.
      await (isComplete ? bucket.delete(key) : open.abort()).catch(() => undefined);
    },
  };
}

class PartBuffer {
  readonly #chunks: Uint8Array[] = [];
  size = 0;

  /** Takes what fits and returns the rest. */
  fill(chunk: Uint8Array): Uint8Array {
    const taken = chunk.subarray(0, PART_BYTES - this.size);
    // A copy: the sender may use its buffer again for what follows.
    this.#chunks.push(taken.slice());
    this.size += taken.byteLength;
    return chunk.subarray(taken.byteLength);
  }

  bytes(): Uint8Array {
    const whole = new Uint8Array(this.size);
    let at = 0;
    for (const chunk of this.#chunks) {
      whole.set(chunk, at);
      at += chunk.byteLength;
    }
    return whole;
  }
}

/** What arrived in a bucket and has no key yet. */
export interface HeldObject extends Omit<Arrival, 'keep'> {
  /** Keeps it under a key, unless something is there. @throws as `Arrival.keep` */
  keepAs(key: string): Promise<void>;
}

/** @throws as `FileStorage.receive` */
export async function receiveObject(
  { bucket, prefix, pausesMs = PAUSES_MS }: R2Options,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<HeldObject> {
  const ask: Ask = (request) => askPatiently(request, pausesMs);
  const upload = incoming(ask, bucket, `${prefix}incoming/${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of content) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await upload.add(chunk);
    }
    const received = await upload.finish();
    return held({ ask, bucket }, { sha256: hash.digest('hex'), size }, received);
  } catch (error) {
    await upload.giveUp();
    throw error;
  }
}

function held(
  { ask, bucket }: { ask: Ask; bucket: Bucket },
  { sha256, size }: { sha256: string; size: number },
  received: Received,
): HeldObject {
  const kept = { sha256, onlyIf: NEVER_OVERWRITE };
  const discard = async () => {
    // What an outage leaves is cleared later; the file itself is kept or was never taken in.
    if ('key' in received) await bucket.delete(received.key).catch(() => undefined);
  };
  return {
    sha256,
    size,
    async open(range) {
      if ('bytes' in received) return Readable.from([partOf(received.bytes, range)]);
      const content = await openObject(ask, bucket, received.key, range);
      if (content === null) throw missing(sha256);
      return content;
    },
    async keepAs(key) {
      if ('bytes' in received) await ask(() => bucket.put(key, received.bytes, kept));
      else await ask(() => copyWithin(bucket, received.key, key, kept));
      await discard();
    },
    discard,
  };
}

async function copyWithin(
  bucket: Bucket,
  from: string,
  to: string,
  options: Parameters<Bucket['put']>[2],
): Promise<void> {
  const source = await bucket.get(from);
  if (source === null) {
    // A try whose answer was lost had succeeded and cleared the arrival.
    if ((await bucket.head(to)) !== null) return;
    throw missing(options.sha256);
  }
  await bucket.put(to, await ofKnownLength(source), options);
}

/** R2 takes a stream only of a known length. Where there is none (the proxy of Miniflare on Node), the bytes. */
async function ofKnownLength({ body, size }: BucketObject): Promise<ReadableStream | Uint8Array> {
  const { FixedLengthStream } = globalThis as { FixedLengthStream?: FixedLengthStreamOf };
  if (FixedLengthStream !== undefined) return body.pipeThrough(new FixedLengthStream(size));
  return new Uint8Array(await new Response(body).arrayBuffer());
}

/** Global in Workers. */
type FixedLengthStreamOf = new (size: number) => ReadableWritablePair;

export async function openObject(
  ask: Ask,
  bucket: Bucket,
  key: string,
  range?: ByteRange,
): Promise<Readable | null> {
  if (range === undefined) {
    const object = await ask(() => bucket.get(key));
    return object === null ? null : asReadable(object.body);
  }
  const head = await ask(() => bucket.head(key));
  if (head === null) return null;
  // R2 refuses a range that begins behind the last byte; a file has nothing there.
  const length = Math.min(range.end + 1, head.size) - range.start;
  if (length <= 0) return Readable.from([]);
  const object = await ask(() => bucket.get(key, { range: { offset: range.start, length } }));
  return object === null ? null : asReadable(object.body);
}

const asReadable = (body: ReadableStream) => Readable.from(answered(body), { objectMode: false });

/** An outage in the middle of a file is told as such. */
async function* answered(body: ReadableStream): AsyncIterable<Uint8Array> {
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw storageUnavailable(error);
  }
}

/** Read whole inside the request, so that a stream that breaks off is asked for again. */
function wholeOf(ask: Ask, bucket: Bucket, key: string): Promise<Uint8Array | null> {
  return ask(async () => {
    const object = await bucket.get(key);
    return object === null ? null : new Uint8Array(await new Response(object.body).arrayBuffer());
  });
}

function partOf(bytes: Uint8Array, range?: ByteRange): Uint8Array {
  return range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
}

export async function* objectsUnder(
  ask: Ask,
  bucket: Bucket,
  prefix: string,
): AsyncIterable<BucketPage['objects'][number]> {
  let cursor: string | undefined;
  do {
    const page = await ask(() => bucket.list(cursor === undefined ? { prefix } : { prefix, cursor }));
    yield* page.objects;
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
