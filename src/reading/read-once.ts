/** Reads a file that nobody keeps: its bytes are only in the readers' hands, and gone with the answer. */
import { createHash } from 'node:crypto';
import { isRead, type ReadPage } from './page.ts';
import type { PaperKind } from './paper.ts';
import type { Readers } from './readers.ts';

/** Reads the first pages of a file; those that fail are left out. @throws AppError where it cannot be opened */
export type ReadOnce = (bytes: Uint8Array, kind: PaperKind) => Promise<ReadPage[]>;

/** Enough to judge the form of a paper; more would keep the person waiting. */
const FIRST_PAGES = 6;
/** A person waits for it. */
const BEFORE_OTHERS = 2;

export function readOnce(readers: Pick<Readers, 'read'>): ReadOnce {
  return async (bytes, kind) => {
    const pages: ReadPage[] = [];
    await readers.read(
      {
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes,
        kind,
        pages: Array.from({ length: FIRST_PAGES }, (_, index) => index + 1),
        priority: BEFORE_OTHERS,
      },
      { onPage: (page) => void (isRead(page) && pages.push(page)) },
    );
    return pages.toSorted((a, b) => a.number - b.number);
  };
}
