/**
 * The program of a reader process as plain JavaScript. Under tsx every large module (pdf.js) would be
 * transformed again in each process, which costs 250 MB apiece; bundled once, a process is small and
 * starts at once.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { build, type OutputFile } from 'esbuild';

import { isNotWritable, packagesFolder } from './packages-folder.ts';

export interface ReaderProgram {
  /** File to run. */
  path: string;
  /** What node needs before it. */
  execArgv: string[];
}

/**
 * @param entry a TypeScript or JavaScript file
 * @returns the bundled program; where nothing can be written beside the packages, the entry run by tsx
 */
export async function readerProgram(entry: string): Promise<ReaderProgram> {
  if (!entry.endsWith('.ts')) return { path: entry, execArgv: [] };
  const files = await bundled(entry);
  const hash = createHash('sha256');
  for (const file of files) hash.update(file.contents);
  // The packages are found from where the bundle lies.
  const folder = join(packagesFolder(), '.cache', 'vanthu', `reader-${hash.digest('hex').slice(0, 16)}`);
  const path = join(folder, basename(entry).replace(/\.ts$/, '.mjs'));
  try {
    if (!existsSync(path)) await writeFolder(folder, files);
    return { path, execArgv: [] };
  } catch (error) {
    if (!isNotWritable(error)) throw error;
    return { path: entry, execArgv: ['--import', import.meta.resolve('tsx')] };
  }
}

async function bundled(entry: string): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    outdir: '/',
    outExtension: { '.js': '.mjs' },
    write: false,
  });
  return outputFiles;
}

/** Writes the folder under another name and renames it: another process may be doing the same. */
async function writeFolder(folder: string, files: readonly OutputFile[]): Promise<void> {
  const fresh = `${folder}-${randomUUID()}`;
  await mkdir(fresh, { recursive: true });
  for (const file of files) await writeFile(join(fresh, basename(file.path)), file.contents);
  try {
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}
