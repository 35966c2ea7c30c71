/** Where the packages of this program lie, and beside them what is made once and kept. */
import { createRequire } from 'node:module';
import { dirname } from 'node:path';

export function packagesFolder(): string {
  const manifest = createRequire(import.meta.url).resolve('tesseract.js/package.json');
  return dirname(dirname(manifest));
}

/** Whether an error says that a folder is not ours to write in. */
export function isNotWritable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOSPC';
}
