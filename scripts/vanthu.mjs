#!/usr/bin/env node
/**
 * `npx vanthu …`, `npm start`: starts the command line. Its TypeScript sources are bundled once for each state
 * they are in; every later start runs the bundle, in a third of the time that tsx takes to load the sources.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(house, 'src');
const entry = join(sources, 'cli.ts');
const reader = join(sources, 'reading', 'reader-process.ts');
const folder = join(house, 'node_modules', '.cache', 'vanthu', `cli-${stateOfSources()}`);

if (!existsSync(folder)) await bundle();
// Newer versions of node keep what they made of a program for its next start.
modules.enableCompileCache?.();
if (existsSync(folder)) {
  await run(join(folder, 'cli.mjs'));
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await run(entry);
}

function run(path) {
  return import(pathToFileURL(path).href);
}

/** By name, size and time of change of each source: reading them all would cost what is to be saved. */
function stateOfSources() {
  const hash = createHash('sha256').update(house);
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(sources, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Where the folder of packages is read-only nothing is kept, which is no reason not to start. */
async function bundle() {
  const { register } = await import('tsx/esm/api');
  const stop = register();
  try {
    const { keepPrograms } = await import('../src/platform/program.ts');
    await keepPrograms([entry, reader], folder);
  } finally {
    await stop();
  }
}
