#!/usr/bin/env node
/**
 * `npx vanthu …`, `npm start`: starts the command line. Its TypeScript sources are bundled once for each state
 * they are in; every later start runs the bundle, in a third of the time that tsx takes to load the sources.
 */
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import * as modules from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = join(house, 'src');
const entry = join(sources, 'cli.ts');
/** What the service and its commands start themselves. */
const started = [
  join(sources, 'reading', 'reader-process.ts'),
  join(sources, 'reading', 'engine-thread.ts'),
  join(sources, 'search', 'archive-worker.ts'),
  join(sources, 'registry', 'understanding-worker.ts'),
];
const packages = join(house, 'node_modules');
const name = `cli-${stateOfSources()}`;
const places = [join(packages, '.cache', 'vanthu'), ...placesElsewhere()];

const folder = places.map((place) => join(place, name)).find((each) => existsSync(each)) ?? (await bundle());
if (folder !== null) {
  keepCompiled(join(folder, 'compiled'));
  await run(join(folder, 'cli.mjs'));
} else {
  const { register } = await import('tsx/esm/api');
  register();
  await run(entry);
}

/**
 * Newer versions of node keep what they made of a program for its next start, and for that of the processes it starts.
 * Their own place for it is among the temporary files, where somebody else could lay something for us to run.
 */
function keepCompiled(place) {
  // Set to nothing, it would mean the folder we are started in.
  process.env.NODE_COMPILE_CACHE ||= place;
  modules.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

function run(path) {
  return import(pathToFileURL(path).href);
}

/**
 * By name, size and time of change of each source: reading them all would cost what is to be saved. Packages are part
 * of the bundle too; npm notes which of them are installed.
 */
function stateOfSources() {
  const hash = createHash('sha256').update(house);
  const installed = join(packages, '.package-lock.json');
  if (existsSync(installed)) hash.update(readFileSync(installed));
  for (const name of readdirSync(sources, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(sources, name));
    hash.update(`${name}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * Where the installation is read-only: the cache that systemd gives a service, or that of the office. Never a folder of
 * temporary files, where somebody else could lay a program for us to run; nor a data folder without an office in it,
 * which has to stay empty for a restore.
 */
function placesElsewhere() {
  const { CACHE_DIRECTORY, VANTHU_DATA = 'data' } = process.env;
  const ofOffice = existsSync(join(VANTHU_DATA, 'vanthu.db')) ? join(VANTHU_DATA, 'cache') : undefined;
  return [CACHE_DIRECTORY?.split(':')[0], ofOffice]
    .filter((place) => place !== undefined && place !== '')
    .map((place) => join(resolve(place), 'program'));
}

/**
 * @returns the folder of the bundle; null where none of the places can be written in, which is no reason not to start
 */
async function bundle() {
  const place = places.find(isWritable);
  if (place === undefined) return null;
  if (place !== places[0]) linkPackages(place);
  const { register } = await import('tsx/esm/api');
  const stop = register();
  try {
    const { keepPrograms } = await import('../src/platform/program.ts');
    await keepPrograms([entry, ...started], join(place, name));
  } finally {
    await stop();
  }
  return existsSync(join(place, name)) ? join(place, name) : null;
}

function isWritable(place) {
  try {
    mkdirSync(place, { recursive: true });
    accessSync(place, constants.W_OK);
    return true;
  } catch {
    // The next place, or none.
    return false;
  }
}

/** A program finds its packages from where it lies. */
function linkPackages(place) {
  const link = join(place, 'node_modules');
  try {
    if (readlinkSync(link) === packages) return;
    rmSync(link);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  try {
    symlinkSync(packages, link, 'junction');
  } catch (error) {
    // Another process was quicker.
    if (error.code !== 'EEXIST') throw error;
  }
}
