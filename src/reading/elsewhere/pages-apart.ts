/** Pages of the office's papers, each as a file of its own (`page-alone.ts`), for readers that may not have the whole. */
import { createHash } from 'node:crypto';
import type { PDFDocument } from 'pdf-lib';
import type { FileStorage } from '../../platform/files/storage.ts';
import { patientTimer } from '../patient-timer.ts';

/** A page as it goes out. */
export interface PageApart {
  sha256: string;
  bytes: Uint8Array;
}

/** Its next page usually comes at once. */
const KEPT_MS = 30_000;

export class PagesApart {
  /** The paper that was opened last; null where it cannot be taken apart. */
  #open: { sha256: string; document: Promise<PDFDocument | null> } | null = null;
  #stopForgetting = (): void => undefined;

  /** @param mostBytes a larger paper is not opened: it lies in memory twice while it is */
  constructor(
    private readonly papers: Pick<FileStorage, 'open'>,
    private readonly mostBytes: number,
  ) {}

  /**
   * @returns null where the page cannot be parted from the rest of its paper
   * @throws as `FileStorage.open`
   */
  async page(sha256: string, page: number, pageCount: number): Promise<PageApart | null> {
    const { pageAlone } = await import('./page-alone.ts');
    const document = await this.#documentOf(sha256);
    const bytes = document && (await pageAlone(document, page, pageCount));
    return bytes && { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
  }

  async #documentOf(sha256: string): Promise<PDFDocument | null> {
    if (this.#open?.sha256 !== sha256) this.#open = { sha256, document: this.#opened(sha256) };
    this.#stopForgetting();
    this.#stopForgetting = patientTimer(KEPT_MS, () => (this.#open = null));
    const { document } = this.#open;
    try {
      return await document;
    } catch (error) {
      if (this.#open?.document === document) this.#open = null;
      throw error;
    }
  }

  async #opened(sha256: string): Promise<PDFDocument | null> {
    const bytes = await this.#bytesOf(sha256);
    if (bytes === null) return null;
    const { openForParting } = await import('./page-alone.ts');
    return openForParting(bytes);
  }

  async #bytesOf(sha256: string): Promise<Uint8Array | null> {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of await this.papers.open(sha256)) {
      size += (chunk as Uint8Array).byteLength;
      if (size > this.mostBytes) return null;
      chunks.push(chunk as Uint8Array);
    }
    return Buffer.concat(chunks);
  }
}
