/**
 * Folders in which a process keeps files for itself, among those of others. They are named after it, so that what one
 * that was ended has left behind is known and removed.
 */
import { readlinkSync } from 'node:fs';
import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** What another container left, whose processes cannot be asked after, is abandoned when nothing came to it so long. */
const UNTOUCHED_MS = 24 * 3600 * 1000;

/** @param name of its kind, as "vanthu-pictures" */
export async function newProcessFolder(among: string, name: string): Promise<string> {
  await clearAbandoned(among, name);
  return mkdtemp(join(among, `${name}-${processSpace()}-${process.pid}-`));
}

/** Removes the folders of that name of this account whose process is gone: one that is ended has no time to. */
export async function clearAbandoned(among: string, name: string): Promise<void> {
  for (const folder of await readdir(among)) {
    const owner = folder.startsWith(`${name}-`) ? OWNER.exec(folder.slice(name.length + 1)) : null;
    if (owner === null) continue;
    const path = join(among, folder);
    const isLeft = owner[1] === processSpace() ? !isAlive(Number(owner[2])) : await isUntouched(path);
    if (isLeft && (await isOurs(path))) await rm(path, { recursive: true, force: true });
  }
}

const OWNER = /^(\d+)-(\d+)-/u;

/**
 * The space in which process numbers count: two containers may share a folder for temporary files, and number 7 of
 * the one says nothing of number 7 of the other. 0 where the system has only one.
 */
function processSpace(): string {
  try {
    return /\d+/u.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another account's process is there, and not ours to ask.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** One that went away meanwhile is nobody's. */
async function isUntouched(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > UNTOUCHED_MS;
}

async function isOurs(path: string): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  return found !== undefined && found.uid === (process.getuid?.() ?? found.uid);
}
