/** A shelf on a machine's own disk. */
import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, rmSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { removeIfThere } from './remove.ts';
import type { Shelf, Shelved } from './shelf.ts';

/** What is being written lies here. */
const ARRIVING = 'arriving';

/** To be opened by one process at a time: what one that crashed was writing is removed. */
export function folderShelf(directory: string): Shelf {
  const arriving = join(directory, ARRIVING);
  // Asked first: `force` does not pass over what is missing on every engine.
  if (existsSync(arriving)) rmSync(arriving, { recursive: true, force: true });

  async function find(place: string): Promise<Shelved | null> {
    const path = join(directory, place);
    const found = await unlessMissing(stat(path));
    return found === null
      ? null
      : { size: found.size, open: async (range) => createReadStream(path, range ?? {}) };
  }

  return {
    find,
    async receive(content) {
      const path = join(directory, ARRIVING, randomUUID());
      await mkdir(dirname(path), { recursive: true });
      const discard = () => rm(path, { force: true });
      try {
        await write(path, content);
      } catch (error) {
        await discard();
        throw error;
      }
      return {
        async keep(place) {
          await mkdir(dirname(join(directory, place)), { recursive: true });
          await rename(path, join(directory, place));
          return (await find(place))!;
        },
        discard,
      };
    },
    async names(folder) {
      const names = (await unlessMissing(readdir(join(directory, folder)))) ?? [];
      const aged = await Promise.all(
        names.map(async (name) => ({ name, at: (await stat(join(directory, folder, name))).mtimeMs })),
      );
      return aged.toSorted((a, b) => b.at - a.at).map(({ name }) => name);
    },
    remove: (place) => removeIfThere(join(directory, place)),
  };
}

async function write(path: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function unlessMissing<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
