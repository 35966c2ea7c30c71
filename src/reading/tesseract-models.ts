/** The models of the engine, which come as npm packages. Both engines read with the same ones. */
import { existsSync } from 'node:fs';
import { lstat, mkdir, mkdtemp, readFile, rename, writeFile } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

import { isNotWritable, packagesFolder } from '../platform/packages-folder.ts';

/** `vie` reads Vietnamese, `osd` tells how a page lies. */
export type ModelName = 'vie' | 'osd';

/** The floating-point network of `vie` is no better than the one of whole numbers and half as fast. */
export const VERSIONS: Readonly<Record<ModelName, string>> = { vie: '4.0.0_best_int', osd: '4.0.0' };

/** The folder with `NAME.traineddata.gz`. */
export function modelFolder(name: ModelName): string {
  const manifest = createRequire(import.meta.url).resolve(`@tesseract.js-data/${name}/package.json`);
  return join(dirname(manifest), VERSIONS[name]);
}

/**
 * A folder with the models unpacked, as a native engine wants them; made once and kept beside the
 * packages, or among the temporary files where nothing can be written there.
 */
export async function unpackedModels(): Promise<string> {
  try {
    return await unpackInto(join(packagesFolder(), '.cache', 'vanthu', 'models'));
  } catch (error) {
    if (!isNotWritable(error)) throw error;
    return unpackInto(await privateFolder(tmpdir()));
  }
}

/**
 * A folder among the temporary files that nobody else can write to: anybody could put models of theirs there.
 * @param among as `tmpdir()`
 */
export async function privateFolder(among: string): Promise<string> {
  const uid = process.getuid?.();
  const usual = join(among, `vanthu-models-${uid ?? 'windows'}`);
  try {
    await mkdir(usual, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  // Not `stat`: a link leads to where its maker likes.
  const there = await lstat(usual);
  const isOurs =
    there.isDirectory() && (uid === undefined || (there.uid === uid && (there.mode & 0o022) === 0));
  return isOurs ? usual : mkdtemp(join(among, 'vanthu-models-'));
}

async function unpackInto(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const versions = Object.entries(VERSIONS) as [ModelName, string][];
  const unpacked = join(folder, versions.map(([name, version]) => `${name}-${version}`).join('-'));
  await mkdir(unpacked, { recursive: true });
  for (const [name] of versions) await unpack(name, join(unpacked, `${name}.traineddata`));
  return unpacked;
}

/** Written under another name and renamed: another process may be doing the same. */
async function unpack(name: ModelName, to: string): Promise<void> {
  if (existsSync(to)) return;
  const packed = await readFile(join(modelFolder(name), `${name}.traineddata.gz`));
  const fresh = join(dirname(to), `${randomUUID()}-${basename(to)}`);
  await writeFile(fresh, await promisify(gunzip)(packed));
  await rename(fresh, to);
}
