/**
 * Brings a database into the memory of the system before it is asked. After the machine was started, every question
 * of the archive fetches hundreds of scattered pages from the disk (at 100,000 papers 4 to 7 MB each, most of its
 * time); read through once from its beginning, the file lies in memory and no question waits for the disk.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

export interface Warming {
  /** Bytes that were read; 0 where there is no room for anything. */
  done: Promise<number>;
  /** Call it once the database is closed. */
  stop(): Promise<void>;
}

export interface WarmingOptions {
  /** The first pages of the tables that are asked most (`rootpage` of `sqlite_master`): they are read before the rest. */
  first?: readonly number[];
  /** Bytes that it may take: by default half of the memory that is free. */
  room?: number;
}

const AT_ONCE = 1024 * 1024;

/**
 * Reads a file in the background: the tables that are asked most, as far as there is room for them, then all of it where
 * there is room for that. After every piece the disk is left to others for as long.
 * It stays open until `stop`: locks of SQLite belong to the process, and whoever closes the file takes them away.
 */
export function warmed(
  path: string,
  { first = [], room = process.availableMemory() / 2 }: WarmingOptions = {},
): Warming {
  const stopping = new AbortController();
  const opening = open(path);
  const done = opening.then((file) => readAhead(file, first, room, stopping.signal));
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

/** A stretch of a file. */
interface Run {
  start: number;
  end: number;
}

async function readAhead(
  file: FileHandle,
  first: readonly number[],
  room: number,
  signal: AbortSignal,
): Promise<number> {
  const { size } = await file.stat();
  const read =
    first.length === 0 ? 0 : await readRuns(file, runsOf(await pagesUnder(file, first)), room, signal);
  return size > room ? read : read + (await readRuns(file, [{ start: 0, end: size }], size, signal));
}

async function readRuns(
  file: FileHandle,
  runs: readonly Run[],
  room: number,
  signal: AbortSignal,
): Promise<number> {
  const buffer = Buffer.allocUnsafe(AT_ONCE);
  let read = 0;
  for (const { start, end } of runs) {
    for (let at = start; at < end; at += AT_ONCE) {
      const length = Math.min(AT_ONCE, end - at);
      if (signal.aborted || read + length > room) return read;
      const began = performance.now();
      read += (await file.read(buffer, 0, length, at)).bytesRead;
      await setTimeout(performance.now() - began);
    }
  }
  return read;
}

interface Pages {
  size: number;
  /** From 1, in the order of the file. */
  numbers: readonly number[];
}

/**
 * The pages of tables and indexes, but for what a long row holds beyond its page, by SQLite's file format: each page
 * above others names them, and all lowest ones are equally deep. What is read while somebody writes may be wrong: then
 * other pages are read ahead, or fewer.
 */
export async function pagesUnder(file: FileHandle, roots: readonly number[]): Promise<Pages> {
  const header = Buffer.alloc(100);
  await file.read(header, 0, header.length, 0);
  const told = header.readUInt16BE(16);
  const size = told === 1 ? 65_536 : told;
  const last = Math.floor((await file.stat()).size / size);
  const found = new Set<number>();
  for (const root of roots) {
    let level = [root];
    while (level.length > 0) {
      const fresh = level.filter((page) => page > 1 && page <= last && !found.has(page));
      for (const page of fresh) found.add(page);
      level = await pagesBelow(file, size, fresh);
    }
  }
  return { size, numbers: [...found].toSorted((a, b) => a - b) };
}

const ABOVE_OTHERS: ReadonlySet<number> = new Set([2, 5]);
const HEADER = 12;

async function pagesBelow(file: FileHandle, size: number, level: readonly number[]): Promise<number[]> {
  const page = Buffer.alloc(size);
  const below: number[] = [];
  for (const number of level) {
    await file.read(page, 0, size, (number - 1) * size);
    if (!ABOVE_OTHERS.has(page[0]!)) return below;
    const cells = Math.min(page.readUInt16BE(3), (size - HEADER) >> 1);
    for (let cell = 0; cell < cells; cell += 1) {
      const at = page.readUInt16BE(HEADER + 2 * cell);
      if (at + 4 <= size) below.push(page.readUInt32BE(at));
    }
    below.push(page.readUInt32BE(8));
  }
  return below;
}

/** Between pages so near the disk reads on. */
const NEAR_PAGES = 8;

function runsOf({ size, numbers }: Pages): Run[] {
  const runs: Run[] = [];
  for (const number of numbers) {
    const [start, end] = [(number - 1) * size, number * size];
    const run = runs.at(-1);
    if (run !== undefined && start - run.end <= NEAR_PAGES * size) run.end = end;
    else runs.push({ start, end });
  }
  return runs;
}
