/** Searchable PDFs of papers: made when somebody asks for one, kept on disk, made again whenever they are missing. */
import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeIfThere } from '../platform/files/remove.ts';
import type { FileKind } from '../intake/index.ts';
import type { Readers, SearchablePage } from '../reading/index.ts';

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

export interface SearchableCopy {
  path: string;
  size: number;
  /** The original carries a digital signature, which the copy does not replace. */
  signed: boolean;
}

export interface SearchableCopies {
  /** @throws AppError `reading.searchable-failed` */
  copy(content: CopyContent): Promise<SearchableCopy>;
  /** Removes all copies that were made of a file. */
  forget(sha256: string): Promise<void>;
}

export interface SearchableCopiesOptions {
  /** Where the copies are kept: `data/cache/searchable`. */
  directory: string;
  write: WriteSearchable;
}

/** Copies of one file that are kept; the oldest go first. */
const KEPT = 4;
const ENDINGS = [
  { ending: '.pdf', signed: false },
  { ending: '.signed.pdf', signed: true },
] as const;

export function searchableCopies(options: SearchableCopiesOptions): SearchableCopies {
  const folderOf = (sha256: string) => join(options.directory, sha256.slice(0, 2), sha256);
  /** Two people who ask for the same copy wait for one writing. */
  const underWay = new Map<string, Promise<SearchableCopy>>();

  return {
    async copy(content) {
      const folder = folderOf(content.files[0]!.sha256);
      const stem = join(folder, content.key);
      const kept = await keptCopy(stem);
      if (kept !== null) return kept;
      const writing =
        underWay.get(stem) ?? write(content, folder, options).finally(() => underWay.delete(stem));
      underWay.set(stem, writing);
      return writing;
    },
    forget: (sha256) => removeIfThere(folderOf(sha256)),
  };
}

async function keptCopy(stem: string): Promise<SearchableCopy | null> {
  for (const { ending, signed } of ENDINGS) {
    const path = `${stem}${ending}`;
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (found !== null) return { path, size: found.size, signed };
  }
  return null;
}

/** Under a temporary name first: a copy is never seen half-written. */
async function write(
  { files, key, pages }: CopyContent,
  folder: string,
  { write: writeSearchable }: SearchableCopiesOptions,
): Promise<SearchableCopy> {
  await mkdir(folder, { recursive: true });
  const out = join(folder, `${key}.${randomUUID()}.tmp`);
  try {
    // Chunk by chunk: workerd's `writeFile` takes no stream.
    const keep = async (pdf: AsyncIterable<Uint8Array>) => {
      await rm(out, { force: true });
      for await (const chunk of pdf) await appendFile(out, chunk);
      await appendFile(out, new Uint8Array(), { flush: true });
    };
    const { signed } = await writeSearchable({ sources: files, pages: pages() }, keep);
    const { ending } = ENDINGS.find((candidate) => candidate.signed === signed)!;
    const path = join(folder, `${key}${ending}`);
    await rename(out, path);
    await dropOldest(folder);
    return { path, size: (await stat(path)).size, signed };
  } finally {
    await rm(out, { force: true });
  }
}

/** Copies of readings that are no longer in force: they can be made again if anybody asks. */
async function dropOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf'));
  if (names.length <= KEPT) return;
  const copies = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  const oldest = copies.toSorted((a, b) => a.at - b.at).slice(0, copies.length - KEPT);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}
