/**
 * The list of those whose signatures an office trusts lies in a folder of its own, beside the database. It goes along
 * in a backup and an export: without it every signature of a restored office would show an unknown issuer.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { trustFiles } from '../signatures/index.ts';
import { type SavedTrust, sha256Of } from './manifest.ts';

/**
 * Copies certificates and revocation lists; what else lies in the folder stays.
 * @param target is made where there is something to put into it
 */
export async function saveTrustList(trustDir: string, target: string): Promise<SavedTrust> {
  const saved: SavedTrust = [];
  for (const name of trustFiles(trustDir))
    saved.push(await saveTrustFile(target, name, await readFile(join(trustDir, name))));
  return saved;
}

/** @param target is made where it is not there */
export async function saveTrustFile(
  target: string,
  name: string,
  bytes: Uint8Array,
): Promise<SavedTrust[number]> {
  await mkdir(target, { recursive: true });
  await writeFile(join(target, name), bytes, { flush: true });
  return { name, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.byteLength };
}

/** @returns the paths of those that are missing or were changed since */
export async function damagedTrust(source: string, saved: SavedTrust): Promise<string[]> {
  const damaged: string[] = [];
  for (const { name, sha256 } of saved) {
    const found = await sha256Of(join(source, name)).catch(() => null);
    if (found !== sha256) damaged.push(join(source, name));
  }
  return damaged;
}

/**
 * Lays the saved list into the office's folder. That may be a shared one outside the data folder: a file that is
 * there under the same name stays as it is.
 */
export async function layTrustList(source: string, saved: SavedTrust, trustDir: string): Promise<void> {
  if (saved.length > 0) await mkdir(trustDir, { recursive: true });
  const there = new Set(trustFiles(trustDir));
  for (const { name } of saved.filter((file) => !there.has(file.name)))
    await writeFile(join(trustDir, name), await readFile(join(source, name)), { flag: 'wx', flush: true });
}
