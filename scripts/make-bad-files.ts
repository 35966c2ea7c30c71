/** `node --import tsx scripts/make-bad-files.ts FOLDER`: writes the corpus of bad files, to try them on the service. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { badFiles } from './bad-files/corpus.ts';

const [folder = 'data/bad-files'] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
for (const { name, bytes, outcome } of await badFiles()) {
  await writeFile(join(folder, name), bytes);
  const wanted = typeof outcome === 'string' ? outcome : outcome.join(' | ');
  console.log(`${name.padEnd(34)} ${String(bytes.length).padStart(9)}  ${wanted}`);
}
