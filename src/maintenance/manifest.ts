/** `manifest.json` of a backup: what is in it, with the SHA-256 of everything. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { newerFormat, notABackup } from './errors.ts';
import { isTrustFile } from '../signatures/index.ts';

export const BACKUP_FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const DATABASE = 'vanthu.db';
export const FILES = 'files';
export const TRUST = 'trust';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** A name is taken from a manifest, which somebody may have written: it must not lead out of the folder. */
export const isPlainName = (name: string) =>
  isTrustFile(name) && basename(name) === name && !name.includes('\\');

/** Certificates and revocation lists, under the names of their files. Older backups and exports name none. */
export const trustListSchema = z
  .array(z.object({ name: z.string().refine(isPlainName), sha256, size: z.int() }))
  .default([]);
export type SavedTrust = z.infer<typeof trustListSchema>;

const manifestSchema = z.object({
  format: z.literal(BACKUP_FORMAT),
  createdAt: z.iso.datetime(),
  database: z.object({ sha256, size: z.int() }),
  /** Originals; each lies under its SHA-256, as in the data folder. */
  files: z.array(z.object({ sha256, size: z.int() })),
  /** Originals the database names and that were missing or damaged on disk already. */
  lost: z.array(sha256),
  trust: trustListSchema,
});
export type Manifest = z.infer<typeof manifestSchema>;

/** @throws AppError `restore.not-a-backup`, `restore.newer-format` */
export async function readManifest(directory: string): Promise<Manifest> {
  const parsed = parseJson(await readFile(join(directory, MANIFEST), 'utf8').catch(() => ''));
  const format = z.looseObject({ format: z.number() }).safeParse(parsed);
  if (format.success && format.data.format > BACKUP_FORMAT) throw newerFormat(format.data.format);
  const manifest = manifestSchema.safeParse(parsed);
  if (!manifest.success) throw notABackup(directory);
  return manifest.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Where an original lies below the folder of the files. */
export function pathOfFile(key: string): string {
  return join(key.slice(0, 2), key);
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
