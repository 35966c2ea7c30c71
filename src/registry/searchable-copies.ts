/** Searchable PDFs of papers: made when somebody asks for one, kept on a shelf, made again whenever they are missing. */
import type { Received, Shelf, Shelved } from '../platform/files/shelf.ts';
import type { FileKind } from '../intake/index.ts';
import type { Readers, SearchablePage } from '../reading/index.ts';
import { searchableNotReady } from './errors.ts';

/** Writes a searchable PDF: the office's readers do it. */
export type WriteSearchable = Readers['searchable'];

/** What a copy is made of. */
export interface CopyContent {
  /** The files its pages come from; the first is the one the paper was handed in with. */
  files: readonly { sha256: string; kind: FileKind }[];
  /** Equal for equal content: the reading and what people corrected in it. */
  key: string;
  /** Fetched only where the copy has to be made. */
  pages: () => SearchablePage[];
}

export interface SearchableCopy extends Shelved {
  /** The original carries a digital signature, which the copy does not replace. */
  signed: boolean;
}

export interface SearchableCopies {
  /** @throws AppError `reading.searchable-failed`; `dispatch.searchable-not-ready` its file was forgotten meanwhile */
  copy(content: CopyContent): Promise<SearchableCopy>;
  /** Removes all copies that were made of a file. */
  forget(sha256: string): Promise<void>;
}

export interface SearchableCopiesOptions {
  /** Where the copies are kept: `data/cache/searchable`, or a bucket. */
  shelf: Shelf;
  write: WriteSearchable;
}

/** Copies of one file that are kept; the oldest go first. */
const KEPT = 4;
const ENDINGS = [
  { ending: '.pdf', signed: false },
  { ending: '.signed.pdf', signed: true },
] as const;

export function searchableCopies({ shelf, write }: SearchableCopiesOptions): SearchableCopies {
  /** Two people who ask for the same copy wait for one writing. */
  const underWay = new Map<string, Promise<SearchableCopy>>();
  /** Of these, those whose file was forgotten meanwhile: nothing of them stays. */
  const forgotten = new Set<string>();

  async function kept(stem: string): Promise<SearchableCopy | null> {
    for (const { ending, signed } of ENDINGS) {
      const found = await shelf.find(`${stem}${ending}`);
      if (found !== null) return { ...found, signed };
    }
    return null;
  }

  async function made({ files, pages }: CopyContent, stem: string): Promise<SearchableCopy> {
    let received: Received | null = null;
    // Where it broke off it comes again from its beginning.
    const keep = async (pdf: AsyncIterable<Uint8Array>) => {
      await received?.discard();
      received = await shelf.receive(pdf);
    };
    try {
      const { signed } = await write({ sources: files, pages: pages() }, keep);
      const { ending } = ENDINGS.find((candidate) => candidate.signed === signed)!;
      if (forgotten.has(stem)) throw searchableNotReady();
      const copy = await (received as Received | null)!.keep(`${stem}${ending}`);
      if (!forgotten.has(stem)) return { ...copy, signed };
      await shelf.remove(`${stem}${ending}`);
      throw searchableNotReady();
    } catch (error) {
      await (received as Received | null)?.discard();
      throw error;
    }
  }

  /** Copies of readings that are no longer in force: they can be made again if anybody asks. */
  async function dropOldest(folder: string): Promise<void> {
    for (const name of (await shelf.names(folder)).slice(KEPT)) await shelf.remove(`${folder}/${name}`);
  }

  return {
    async copy(content) {
      const folder = folderOf(content.files[0]!.sha256);
      const stem = `${folder}/${content.key}`;
      const copy = await kept(stem);
      if (copy !== null) return copy;
      const making =
        underWay.get(stem) ??
        made(content, stem)
          .finally(() => (underWay.delete(stem), forgotten.delete(stem)))
          .then(async (fresh) => (await dropOldest(folder), fresh));
      underWay.set(stem, making);
      return making;
    },
    async forget(sha256) {
      const folder = folderOf(sha256);
      for (const stem of underWay.keys()) if (stem.startsWith(`${folder}/`)) forgotten.add(stem);
      await shelf.remove(folder);
    },
  };
}

const folderOf = (sha256: string) => `${sha256.slice(0, 2)}/${sha256}`;
