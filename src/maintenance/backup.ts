/**
 * A backup is a folder: the database, the originals it names, the list of trusted issuers, and a manifest with the
 * SHA-256 of all of it. It is consistent while the service runs: the database is taken first, in one reading
 * transaction, and the files it names were there before it and never change.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Clock, systemClock } from '../platform/clock.ts';
import { holdFile } from '../platform/data-folder.ts';
import type { Database } from '../platform/database.ts';
import { AppError } from '../platform/errors.ts';
import { openSqlite } from '../platform/sqlite.ts';
import { backupDiskFull, damagedBackup, dataNotEmpty, targetNotEmpty, targetNotWritable } from './errors.ts';
import {
  BACKUP_FORMAT,
  DATABASE,
  FILES,
  MANIFEST,
  type Manifest,
  pathOfFile,
  readManifest,
  sha256Of,
  TRUST,
} from './manifest.ts';
import { alreadyCopied } from './moving/errors.ts';
import { damagedTrust, layTrustList, saveTrustList } from './trust-list.ts';

/** Where an office keeps what is not in its database. */
export interface Folders {
  filesDir: string;
  trustDir: string;
}

export interface BackupOutcome {
  files: number;
  /** Certificates of trusted issuers and lists of revoked ones. */
  trusted: number;
  /** All together. */
  bytes: number;
  /** Originals that were missing or damaged on disk already: the rest was saved, and these need a person. */
  lost: string[];
}

/**
 * Saves everything into a new folder, which appears under its name only when it is whole.
 * @throws AppError `backup.target-not-empty`, `backup.target-not-writable`, `backup.disk-full`
 */
export async function backup(
  database: Database,
  folders: Folders,
  targetDir: string,
  clock: Clock = systemClock,
): Promise<BackupOutcome> {
  const outcome = await newBackup(targetDir, (partial) => fill(partial, database, folders, clock));
  return { ...outcome, lost: stillNamed(database, outcome.lost) };
}

/**
 * Makes a backup folder, which appears under its name only when it is whole.
 * @param fill puts everything into the folder it is given, the manifest last
 * @throws AppError `backup.target-not-empty`, `backup.target-not-writable`, `backup.disk-full`
 */
export async function newBackup(
  targetDir: string,
  fill: (partial: string) => Promise<Manifest>,
): Promise<BackupOutcome> {
  const target = resolve(targetDir);
  if (!(await isEmptyOrMissing(target))) throw targetNotEmpty(target);
  const partial = await besideOf(target, (path) => mkdtemp(`${path}-`));
  try {
    return await becomes(target, partial, await fill(partial));
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw asBackupError(error, target);
  }
}

/**
 * As {@link newBackup}, of one that may break off: what it has by then stays beside the folder, and the next try for
 * the same folder finds it.
 * @throws AppError `move.already-copied` while another process fills it, and as {@link newBackup}
 */
export async function continuedBackup(
  targetDir: string,
  fill: (partial: string) => Promise<Manifest>,
): Promise<BackupOutcome> {
  const target = resolve(targetDir);
  if (!(await isEmptyOrMissing(target))) throw targetNotEmpty(target);
  const partial = await besideOf(target, async (path) => {
    // As `mkdtemp` makes it: what lies there, and stays where it broke off, is the whole office.
    await mkdir(path, { recursive: true, mode: 0o700 });
    return path;
  });
  const lock = `${partial}.lock`;
  const letGo = holdFile(lock, () => alreadyCopied(target));
  try {
    return await becomes(target, partial, await fill(partial));
  } catch (error) {
    if (await isEmptyOrMissing(partial)) await rm(partial, { recursive: true, force: true });
    throw asBackupError(error, target);
  } finally {
    // Removed while it is held: another process must not find it free, and lose it.
    await rm(lock, { force: true });
    letGo();
  }
}

async function becomes(target: string, partial: string, manifest: Manifest): Promise<BackupOutcome> {
  await rename(partial, target);
  await syncFolder(dirname(target));
  return outcomeOf(manifest);
}

async function fill(
  partial: string,
  database: Database,
  { filesDir, trustDir }: Folders,
  clock: Clock,
): Promise<Manifest> {
  const snapshot = join(partial, DATABASE);
  // One reading transaction whatever is being written meanwhile; and no deleted text goes along.
  database.connection.prepare('VACUUM INTO ?').run(snapshot);
  await syncFile(snapshot);
  const files: Manifest['files'] = [];
  const lost: string[] = [];
  for (const key of namedFiles(snapshot)) {
    const size = await copyVerified(
      join(filesDir, pathOfFile(key)),
      join(partial, FILES, pathOfFile(key)),
      key,
    );
    if (size === null) lost.push(key);
    else files.push({ sha256: key, size });
  }
  return sealBackup(
    partial,
    { files, lost, trust: await saveTrustList(trustDir, join(partial, TRUST)) },
    clock,
  );
}

/** Writes the manifest over a folder that has its database and its originals. */
export async function sealBackup(
  partial: string,
  contents: Pick<Manifest, 'files' | 'lost' | 'trust'>,
  clock: Clock,
): Promise<Manifest> {
  const database = join(partial, DATABASE);
  const manifest: Manifest = {
    format: BACKUP_FORMAT,
    createdAt: clock.now(),
    database: { sha256: await sha256Of(database), size: (await stat(database)).size },
    ...contents,
  };
  await writeFile(join(partial, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { flush: true });
  await syncFolder(partial);
  return manifest;
}

/** The originals that a database file names. */
function namedFiles(path: string): string[] {
  const connection = openSqlite(path, { readonly: true, fileMustExist: true });
  try {
    return connection
      .prepare<[], { sha256: string }>('SELECT sha256 FROM stored_files ORDER BY sha256')
      .all()
      .map((row) => row.sha256);
  } finally {
    connection.close();
  }
}

/**
 * Puts a saved office into an empty data folder. Every checksum is compared before anything is written.
 * People sign in again: the key of their sessions is not part of a backup.
 * @throws AppError `restore.not-a-backup`, `restore.newer-format`, `restore.damaged`, `restore.data-not-empty`
 */
export async function restore(
  sourceDir: string,
  dataDir: string,
  trustDir: string = join(dataDir, TRUST),
): Promise<BackupOutcome> {
  const [source, target] = [resolve(sourceDir), resolve(dataDir)];
  const manifest = await readManifest(source);
  if (!(await isEmptyOrMissing(target))) throw dataNotEmpty(target);
  await verifyBackup(source, manifest);
  // Inside the folder, not beside it: the data folder of a container is often a volume of its own.
  await mkdir(target, { recursive: true });
  const partial = await mkdtemp(join(target, '.restoring-'));
  try {
    await copyAll(source, partial, manifest);
    await rename(join(partial, FILES), join(target, FILES));
    await layTrustList(join(source, TRUST), manifest.trust, trustDir);
    // The database last: without it the folder counts as not restored.
    await rename(join(partial, DATABASE), join(target, DATABASE));
    await syncFolder(target);
  } catch (error) {
    throw asBackupError(error, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return outcomeOf(manifest);
}

function outcomeOf({ database, files, lost, trust }: Manifest): BackupOutcome {
  const bytes = [database, ...files, ...trust].reduce((sum, { size }) => sum + size, 0);
  return { files: files.length, trusted: trust.length, bytes, lost };
}

/** An original that was destroyed on purpose (a secret paper) while the backup ran is not lost. */
function stillNamed({ connection }: Database, keys: readonly string[]): string[] {
  const named = connection.prepare('SELECT 1 FROM stored_files WHERE sha256 = ?');
  return keys.filter((key) => named.get(key) !== undefined);
}

/** @throws AppError `restore.damaged` */
export async function verifyBackup(source: string, manifest: Manifest): Promise<void> {
  const damaged: string[] = [];
  if (!(await isWhole(join(source, DATABASE), manifest.database.sha256))) damaged.push(DATABASE);
  for (const { sha256 } of manifest.files) {
    if (!(await isWhole(join(source, FILES, pathOfFile(sha256)), sha256))) damaged.push(sha256);
  }
  damaged.push(...(await damagedTrust(join(source, TRUST), manifest.trust)));
  if (!damaged.includes(DATABASE)) damaged.push(...leftOut(join(source, DATABASE), manifest));
  if (damaged.length > 0) throw damagedBackup(damaged);
}

/** Originals the database names and the manifest does not: somebody shortened it. */
function leftOut(database: string, { files, lost }: Manifest): string[] {
  const listed = new Set([...files.map(({ sha256 }) => sha256), ...lost]);
  return namedFiles(database).filter((key) => !listed.has(key));
}

async function isWhole(path: string, sha256: string): Promise<boolean> {
  return (await sha256Of(path).catch(() => null)) === sha256;
}

async function copyAll(source: string, target: string, manifest: Manifest): Promise<void> {
  await mkdir(join(target, FILES), { recursive: true });
  const copy = async (from: string, to: string, sha256: string) => {
    if ((await copyVerified(join(source, from), join(target, to), sha256)) === null)
      throw damagedBackup([from]);
  };
  for (const { sha256 } of manifest.files) {
    await copy(join(FILES, pathOfFile(sha256)), join(FILES, pathOfFile(sha256)), sha256);
  }
  await copy(DATABASE, DATABASE, manifest.database.sha256);
}

/**
 * Copies a file and hashes it on the way.
 * @returns its size; null where it is missing or has other content than its name says: then no copy stays
 */
async function copyVerified(from: string, to: string, sha256: string): Promise<number | null> {
  await mkdir(dirname(to), { recursive: true });
  const hash = createHash('sha256');
  let size = 0;
  const count = new PassThrough();
  count.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    size += chunk.byteLength;
  });
  try {
    await pipeline(createReadStream(from), count, createWriteStream(to, { flags: 'wx', flush: true }));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await rm(to, { force: true });
    return null;
  }
  if (hash.digest('hex') === sha256) return size;
  await rm(to, { force: true });
  return null;
}

async function isEmptyOrMissing(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    if (codeOf(error) === 'ENOTDIR') return false;
    throw error;
  }
}

async function besideOf(target: string, make: (path: string) => Promise<string>): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true });
    return await make(join(dirname(target), `.${basename(target)}.partial`));
  } catch (error) {
    // A folder that is there and takes nothing in (`/proc`) says that there is none.
    if (codeOf(error) === 'ENOENT') throw targetNotWritable(target, 'ENOENT');
    throw asBackupError(error, target);
  }
}

export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

const NOT_WRITABLE = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'EBUSY',
  'EXDEV',
  'ENOTDIR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
]);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'SQLITE_FULL']);

function asBackupError(error: unknown, directory: string): unknown {
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (FULL.has(code)) return backupDiskFull(directory);
  return NOT_WRITABLE.has(code) ? targetNotWritable(directory, code) : error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
