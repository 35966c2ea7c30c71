/** What two readers of a stack of papers gain over one, as an office feels it: their start, paid once, is told apart. */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import type { Engine } from '../../src/reading/engine.ts';
import { ReaderPool } from '../../src/reading/reader-pool.ts';
import type { GrayImage } from '../../src/reading/raster.ts';
import { WORKING_DPI } from '../../src/reading/prepare.ts';
import { tiffOf } from '../../src/reading/tiff.ts';
import { costOf, countEngines, median, type Cost } from './cost.ts';
import { residentMbOfReaders } from './long-paper.ts';

export interface StackCost {
  /** Until each reader has read its first paper. */
  start: Cost;
  stack: Cost;
}

/** @param papers read as a stack, all of them handed in at once */
export async function stackBy(
  readers: number,
  engine: Engine,
  papers: readonly string[],
): Promise<StackCost> {
  const pool = new ReaderPool({ size: readers, engine });
  const read = (path: string) => pool.read({ path, kind: 'pdf' }, { onPage: () => undefined });
  try {
    const first = Array.from({ length: readers }, () => papers[0]!);
    const start = await costOf(() => Promise.all(first.map(read)));
    return { start, stack: await costOf(() => Promise.all(papers.map(read))) };
  } finally {
    await endOf(pool);
  }
}

/** Ends the readers of a pool so that what they and their engines took is counted. */
export async function endOf(pool: ReaderPool): Promise<void> {
  countEngines();
  await pool.close();
  // Their processor time counts only when they are gone.
  while (residentMbOfReaders() > 0) await pause(50);
}

const BASELINE_RUNS = 3;

/**
 * What the machine gives to two programs that share nothing: the native engine on one page, once and twice at a time.
 * Two processors of one core, or busy neighbours, keep it below 2.
 */
export async function gainOfTwoPrograms(page: GrayImage, scratch: string): Promise<number> {
  const file = join(scratch, 'page.tif');
  await writeFile(file, tiffOf([page], WORKING_DPI));
  const gains: number[] = [];
  for (let run = 0; run < BASELINE_RUNS; run++) {
    const one = await costOf(() => readOnce(file));
    const two = await costOf(() => Promise.all([readOnce(file), readOnce(file)]));
    gains.push((2 * one.clock) / two.clock);
  }
  return median(gains);
}

function readOnce(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
    const program = spawn('tesseract', [file, 'stdout', '--psm', '4'], { env, stdio: 'ignore' });
    program.once('error', reject);
    program.once('close', (status) =>
      status === 0 ? resolve() : reject(new Error(`tesseract ended with ${status}`)),
    );
  });
}
