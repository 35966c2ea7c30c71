import { failedPage } from './errors.ts';
import { openPaper } from './open-paper.ts';
import type { PageReading } from './page.ts';
import { pagesToRead } from './pages-to-read.ts';
import { DEFAULT_LIMITS, type Paper, type PaperKind, type PaperLimits } from './paper.ts';
import { readPage, type ReadingState } from './read-page.ts';
import type { Recogniser } from './recogniser.ts';

export interface ReadDocumentOptions {
  recogniser: Recogniser;
  /** From 1; the pages before are skipped. */
  firstPage?: number;
  /** Only these pages, in this order. */
  pages?: readonly number[];
  limits?: PaperLimits;
  /** Told once, before the first page. */
  onStart?: (start: { pages: number }) => void;
  signal?: AbortSignal;
}

/**
 * Reads a paper page by page in this process; each page is given as soon as it is ready and not kept.
 * A page that fails is given as a FailedPage and the others go on.
 * @throws AppError where the paper cannot be opened at all; the signal's reason when it is aborted
 */
export async function* readDocument(
  path: string,
  kind: PaperKind,
  options: ReadDocumentOptions,
): AsyncGenerator<PageReading, void, void> {
  const paper = await openPaper(path, kind, options.limits ?? DEFAULT_LIMITS);
  try {
    options.onStart?.({ pages: paper.pageCount });
    const state: ReadingState = { rotation: undefined };
    for (const number of pagesToRead(paper.pageCount, options)) {
      options.signal?.throwIfAborted();
      yield await readOrFail(paper, number, options.recogniser, state);
    }
  } finally {
    await paper.close();
  }
}

async function readOrFail(
  paper: Paper,
  number: number,
  recogniser: Recogniser,
  state: ReadingState,
): Promise<PageReading> {
  try {
    return await readPage(paper, number, recogniser, state);
  } catch (error) {
    return failedPage(number, error);
  }
}
