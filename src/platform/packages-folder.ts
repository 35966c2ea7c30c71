/** Where the packages of this program lie, and beside them what is made once and kept. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

export function packagesFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('tesseract.js/package.json');
  return dirname(dirname(manifest));
}

/** ENOENT: what node's recursive mkdir says of a read-only file system. */
const NOT_WRITABLE: readonly unknown[] = ['EACCES', 'EROFS', 'EPERM', 'ENOSPC', 'ENOENT'];

/** Whether an error says that a folder is not ours to write in. */
export function isNotWritable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NOT_WRITABLE.includes(error.code);
}
