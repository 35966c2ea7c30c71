/** Reads a file that nobody keeps: its bytes are only in the readers' hands, and gone with the answer. */
import { createHash } from 'node:crypto';
import { isRead, type ReadPage } from './page.ts';
import type { PaperKind } from './paper.ts';
import { noReader, readersBusy } from './errors.ts';
import { patientTimer } from './patient-timer.ts';
import type { Readers } from './readers.ts';

/**
 * Reads the first pages of a file; those that fail are left out.
 * @throws AppError where it cannot be opened; `reading.no-reader`, `reading.busy`
 */
export type ReadOnce = (bytes: Uint8Array, kind: PaperKind) => Promise<ReadPage[]>;

/** Enough to judge the form of a paper; more would keep the person waiting. */
const FIRST_PAGES = 6;
/** A person waits for it. */
const BEFORE_OTHERS = 2;
/** Nobody waits longer for it, nor are its bytes held. */
const PATIENCE_MS = 180_000;

export function readOnce(readers: Pick<Readers, 'read'> & { readonly isAttended: boolean }): ReadOnce {
  return async (bytes, kind) => {
    if (!readers.isAttended) throw noReader();
    const pages: ReadPage[] = [];
    const end = new AbortController();
    const stopWaiting = patientTimer(PATIENCE_MS, () =>
      end.abort(readers.isAttended ? readersBusy() : noReader()),
    );
    try {
      await readers.read(
        {
          sha256: createHash('sha256').update(bytes).digest('hex'),
          bytes,
          kind,
          pages: Array.from({ length: FIRST_PAGES }, (_, index) => index + 1),
          priority: BEFORE_OTHERS,
        },
        { onPage: (page) => void (isRead(page) && pages.push(page)), signal: end.signal },
      );
    } finally {
      stopWaiting();
    }
    return pages.toSorted((a, b) => a.number - b.number);
  };
}
