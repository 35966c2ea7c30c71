/** Reads a file that nobody keeps: written beside the cache, read in the readers' processes, gone again. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '../platform/ids.ts';
import { isRead, type ReadPage } from './page.ts';
import type { PaperKind } from './paper.ts';
import type { ReaderPool } from './reader-pool.ts';

/** Reads the first pages of a file; those that fail are left out. @throws AppError where it cannot be opened */
export type ReadOnce = (bytes: Uint8Array, kind: PaperKind) => Promise<ReadPage[]>;

/** Enough to judge the form of a paper; more would keep the person waiting. */
const FIRST_PAGES = 6;

export function readOnce(pool: Pick<ReaderPool, 'read'>, folder: string): ReadOnce {
  return async (bytes, kind) => {
    await mkdir(folder, { recursive: true });
    const path = join(folder, newId());
    const pages: ReadPage[] = [];
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      const numbers = Array.from({ length: FIRST_PAGES }, (_, index) => index + 1);
      const onPage = (page: Parameters<Parameters<ReaderPool['read']>[1]['onPage']>[0]) => {
        if (isRead(page)) pages.push(page);
      };
      await pool.read({ path, kind, pages: numbers }, { onPage });
    } finally {
      await rm(path, { force: true });
    }
    return pages.toSorted((a, b) => a.number - b.number);
  };
}
