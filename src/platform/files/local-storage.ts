import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, opendir, readFile, rename, rm, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { corrupt, diskFull, missing, tooLarge } from './errors.ts';
import { removeIfThere } from './remove.ts';
import type { Arrival, FileStorage } from './storage.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Files on a local disk: `DIR/ab/abcdef…` for kept ones, `DIR/incoming/` for arrivals. A file is written to a
 * temporary name, fsynced, renamed, and its folder fsynced: after a crash it is either whole or not there.
 *
 * @param minFreeBytes below this much free disk nothing new is taken in
 */
export function localStorage(directory: string, minFreeBytes = 0): FileStorage {
  const incoming = join(directory, 'incoming');
  const pathOf = (sha256: string) => {
    if (!SHA256.test(sha256)) throw missing(sha256);
    return join(directory, sha256.slice(0, 2), sha256);
  };
  const isThere = async (sha256: string) =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    );

  return {
    async receive(content, maxBytes) {
      await mkdir(incoming, { recursive: true });
      await refuseWhenFull(incoming, minFreeBytes);
      const path = join(incoming, randomUUID());
      try {
        const { sha256, size } = await writeCounting(content, path, maxBytes);
        return arrival(path, sha256, size, pathOf(sha256), () => isThere(sha256));
      } catch (error) {
        await rm(path, { force: true });
        throw isNoSpace(error) ? diskFull() : error;
      }
    },

    has: isThere,

    async open(sha256, range) {
      if (!(await isThere(sha256))) throw missing(sha256);
      return createReadStream(pathOf(sha256), range ?? {});
    },

    async read(sha256) {
      if (!(await isThere(sha256))) throw missing(sha256);
      const bytes = await readFile(pathOf(sha256));
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw corrupt(sha256);
      return bytes;
    },

    async localPath(sha256) {
      const state = await this.verify(sha256);
      if (state === 'missing') throw missing(sha256);
      if (state === 'corrupt') throw corrupt(sha256);
      return { path: pathOf(sha256), release: () => Promise.resolve() };
    },

    async verify(sha256) {
      if (!(await isThere(sha256))) return 'missing';
      const hash = createHash('sha256');
      await pipeline(createReadStream(pathOf(sha256)), hash);
      return hash.digest('hex') === sha256 ? 'whole' : 'corrupt';
    },

    async *keys() {
      for await (const folder of entriesOf(directory)) {
        if (folder.length !== 2) continue;
        for await (const name of entriesOf(join(directory, folder))) if (SHA256.test(name)) yield name;
      }
    },

    async remove(sha256) {
      await removeIfThere(pathOf(sha256));
      await syncFolder(dirname(pathOf(sha256)));
    },
  };
}

/** Removes arrivals that a killed process left behind; run once at start, before anything is received. */
export async function clearArrivals(directory: string): Promise<void> {
  await rm(join(directory, 'incoming'), { recursive: true, force: true });
}

async function writeCounting(content: Readable | AsyncIterable<Uint8Array>, path: string, maxBytes: number) {
  const hash = createHash('sha256');
  let size = 0;
  const count = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      if (size > maxBytes) return done(tooLarge(maxBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(content), count, createWriteStream(path, { flags: 'wx', flush: true }));
  return { sha256: hash.digest('hex'), size };
}

function arrival(
  path: string,
  sha256: string,
  size: number,
  final: string,
  isThere: () => Promise<boolean>,
): Arrival {
  return {
    sha256,
    size,
    open: (range) => Promise.resolve(createReadStream(path, range ?? {})),
    async keep() {
      if (await isThere()) return rm(path, { force: true });
      await mkdir(dirname(final), { recursive: true });
      await rename(path, final);
      await syncFolder(dirname(final));
    },
    discard: () => rm(path, { force: true }),
  };
}

/** A rename is durable only once its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (folder === null) return;
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function* entriesOf(directory: string): AsyncIterable<string> {
  const folder = await opendir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (folder === null) return;
  for await (const entry of folder) yield entry.name;
}

async function refuseWhenFull(directory: string, minFreeBytes: number): Promise<void> {
  const disk = await statfs(directory);
  if (disk.bavail * disk.bsize < minFreeBytes) throw diskFull();
}

function isNoSpace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}
