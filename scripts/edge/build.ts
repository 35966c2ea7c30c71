/** Writes the Worker to `dist/edge`, where `wrangler.toml` looks for it: `npx wrangler dev` runs this first. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './bundle.ts';
import { buildWorker } from './worker.ts';

const OUT = join(ROOT, 'dist/edge');

const { files, assets } = await buildWorker();
rmSync(OUT, { recursive: true, force: true });
for (const { path, contents } of files) write(join(OUT, 'worker', path), contents);
for (const [address, contents] of assets) write(join(OUT, 'assets', address), contents);
const all = Buffer.concat(files.map(({ contents }) => contents));
console.log(`dist/edge: ${kilobytes(all)} KB, ${kilobytes(gzipSync(all))} KB gzip`);

function write(path: string, contents: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}

function kilobytes(bytes: Uint8Array): number {
  return Math.round(bytes.length / 1024);
}
