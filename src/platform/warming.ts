/**
 * Brings a database into the memory of the system before it is asked. After the machine was started, every question
 * of the archive fetches hundreds of scattered pages from the disk (at 100,000 papers 4 to 7 MB each, most of its
 * time); read through once from its beginning, the file lies in memory and no question waits for the disk.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

export interface Warming {
  /** Bytes that were read; 0 where there is no room for the file. */
  done: Promise<number>;
  /** Call it once the database is closed. */
  stop(): Promise<void>;
}

const AT_ONCE = 1024 * 1024;

/**
 * Reads a file through in the background; after every piece the disk is left to others for as long.
 * It stays open until `stop`: locks of SQLite belong to the process, and whoever closes the file takes them away.
 * @param room bytes that it may take: by default half of the memory that is free
 */
export function warmed(path: string, room: number = process.availableMemory() / 2): Warming {
  const stopping = new AbortController();
  const opening = open(path);
  const done = opening.then((file) => readThrough(file, room, stopping.signal));
  return {
    done,
    async stop() {
      stopping.abort();
      await Promise.allSettled([done]);
      const file = await opening.catch(() => null);
      await file?.close();
    },
  };
}

async function readThrough(file: FileHandle, room: number, signal: AbortSignal): Promise<number> {
  const { size } = await file.stat();
  if (size > room) return 0;
  const buffer = Buffer.allocUnsafe(AT_ONCE);
  let read = 0;
  while (!signal.aborted) {
    const began = performance.now();
    const { bytesRead } = await file.read(buffer, 0, AT_ONCE, read);
    if (bytesRead === 0) break;
    read += bytesRead;
    await setTimeout(performance.now() - began);
  }
  return read;
}
