/**
 * `node --import tsx scripts/fuzz-reading.ts [SECONDS] [FIRST-SEED]`: reads damaged papers for so long and says which
 * did not end in a result or a reason. A fault is repeated by its seed.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { ReaderPool } from '../src/reading/reader-pool.ts';
import { badFiles } from './bad-files/corpus.ts';
import { fuzz } from './bad-files/fuzz.ts';
import { renderSample } from './samples/make.ts';

const [seconds = 60, firstSeed = 1] = process.argv.slice(2).map(Number);
const atOnce = availableParallelism();
const pageTimeoutMs = 60_000;
const pool = new ReaderPool({ size: atOnce, pageTimeoutMs });
const folder = await mkdtemp(join(tmpdir(), 'vanthu-fuzz-'));
try {
  const bad = (await badFiles()).filter(({ bytes }) => bytes.length > 0 && bytes.length < 200_000);
  const scans = await Promise.all((['print', 'scan'] as const).map((kind) => renderSample('cv-mat', kind)));
  const seedlings = [
    ...bad,
    ...scans.map((bytes, at) => ({ name: `sample ${at}`, kind: 'pdf' as const, bytes })),
  ];
  const limitMs = 2 * pageTimeoutMs;
  const { files, ends, faults } = await fuzz(pool, seedlings, {
    folder,
    firstSeed,
    seconds,
    atOnce,
    limitMs,
  });
  console.log(`${files} files`, ends);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await pool.close();
  await rm(folder, { recursive: true });
}
