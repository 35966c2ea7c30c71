/** Reads damaged files one after the other in reader processes, and tells of each that did not end as it must. */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { AppError } from '../../src/platform/errors.ts';
import { isRead } from '../../src/reading/page.ts';
import type { PaperKind } from '../../src/reading/paper.ts';
import type { ReaderPool } from '../../src/reading/reader-pool.ts';
import { mutated } from './mutate.ts';

export interface Seedling {
  name: string;
  kind: PaperKind;
  bytes: Uint8Array;
}

export interface FuzzReport {
  files: number;
  /** How many ended in each way: "read", or a code. */
  ends: Record<string, number>;
  /** "NAME seed N: …": what was no result and no reason, or took longer than it may. */
  faults: string[];
}

export interface FuzzOptions {
  /** Where the damaged files are put while they are read. */
  folder: string;
  firstSeed: number;
  seconds: number;
  /** How many are read at once. */
  atOnce: number;
  /** One page may take so long, with the opening. */
  limitMs: number;
}

export async function fuzz(
  pool: ReaderPool,
  seedlings: readonly Seedling[],
  options: FuzzOptions,
): Promise<FuzzReport> {
  const report: FuzzReport = { files: 0, ends: {}, faults: [] };
  const until = Date.now() + options.seconds * 1000;
  let next = options.firstSeed;
  const work = async (): Promise<void> => {
    while (Date.now() < until) {
      const seed = next++;
      const seedling = seedlings[seed % seedlings.length]!;
      const path = join(options.folder, `fuzz-${seed}.${seedling.kind}`);
      await writeFile(path, mutated(seedling.bytes, seed));
      const started = Date.now();
      const end = await endOf(pool, path, seedling.kind);
      report.files++;
      report.ends[end] = (report.ends[end] ?? 0) + 1;
      const late = Date.now() - started > options.limitMs;
      if (late || !isAsItMust(end))
        report.faults.push(`${seedling.name} seed ${seed}: ${late ? 'too late, ' : ''}${end}`);
      await rm(path);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, work));
  return report;
}

/** How the reading of a file's first page ends. */
export async function endOf(pool: ReaderPool, path: string, kind: PaperKind): Promise<string> {
  let end = 'no page';
  try {
    await pool.read(
      { path, kind, pages: [1] },
      { onPage: (page) => void (end = isRead(page) ? 'read' : page.failure.code) },
    );
    return end;
  } catch (error) {
    return error instanceof AppError ? error.code : `unexpected: ${String(error)}`;
  }
}

function isAsItMust(end: string): boolean {
  return end === 'read' || (/^reading\.[a-z-]+$/.test(end) && end !== 'reading.unavailable');
}
