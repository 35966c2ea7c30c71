/**
 * `vanthu read`: reads and understands files where they lie, without a service and without a data folder, so that
 * an office can try it on its own papers, and a script can use it.
 */
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { SingleBar } from 'cli-progress';
// Files of rooms instead of rooms: those load the database and all that signs, which nothing here needs.
import type { FileKind } from '../intake/schema.ts';
import { sniffFile } from '../intake/sniff.ts';
import { AppError } from '../platform/errors.ts';
import type { EngineChoice } from '../reading/engine.ts';
import { type Flow, flowOf } from '../reading/flow.ts';
import { type PageAsJson, pageAsJson } from '../reading/page-json.ts';
import { isRead, type PageReading } from '../reading/page.ts';
import { paperSignsOf } from '../reading/paper-signs.ts';
import { type PaperStart, paperStartsOf } from '../reading/paper-starts.ts';
import { ReaderPool } from '../reading/reader-pool.ts';
import type { UnderstandingJson } from '../understanding/index.ts';

export interface ReadOptions {
  json: boolean;
  /** Whether the JSON carries every word with its box. */
  words: boolean;
  /** How many pages are read at once. */
  readers: number;
  engine: EngineChoice;
  maxPages: number;
  maxMegapixels: number;
  pageTimeoutMs: number;
  memoryLimitMb: number;
}

export type ReaderOptions = Omit<ReadOptions, 'json' | 'words'>;

/** Readers share the pages of one file as well. */
export function openReaders(options: ReaderOptions): ReaderPool {
  return new ReaderPool({
    size: options.readers,
    engine: options.engine,
    pageTimeoutMs: options.pageTimeoutMs,
    memoryLimitMb: options.memoryLimitMb,
    limits: { maxPages: options.maxPages, maxMegapixels: options.maxMegapixels },
  });
}

/** What the command prints for one file. */
export type Outcome = Failure | Success;

interface Failure {
  document: string;
  error: { code: string; message: string };
}

interface Success extends UnderstandingJson {
  document: string;
  pages: PageAsJson[];
  /** Pages at which further papers seem to begin. */
  starts: PaperStart[];
  /** The text as it runs: paragraphs, tables by rows, footnotes apart. */
  flow: Flow;
  seconds: number;
}

export const isFailure = (outcome: Outcome): outcome is Failure => 'error' in outcome;

/**
 * Reads every file named, and every file in the folders named; a file that fails is reported and the rest go on.
 * @returns the exit status: 1 where any file failed
 */
export async function readCommand(
  paths: readonly string[],
  options: ReadOptions,
  print: (line: string) => void,
): Promise<number> {
  const files = await expandFolders(paths);
  const pool = openReaders(options);
  const bar = await progressBar(files.length);
  let failures = 0;
  try {
    await eachOf(files, options.readers, async (path) => {
      const outcome = await readOne(pool, path, options);
      if (isFailure(outcome)) failures++;
      bar?.increment();
      print(options.json ? JSON.stringify(outcome) : summary(outcome));
    });
  } finally {
    bar?.stop();
    await pool.close();
  }
  return failures > 0 ? 1 : 0;
}

export async function readOne(
  pool: ReaderPool,
  path: string,
  options: Pick<ReadOptions, 'words'>,
): Promise<Outcome> {
  const document = basename(path);
  const started = performance.now();
  try {
    const kind = await kindOf(path);
    const pages: PageReading[] = [];
    let warmingUp: NodeJS.Timeout | undefined;
    // While every reader has a page there is no processor left to get ready on.
    const getReady = (inMs: number): void => {
      warmingUp ??= setTimeout(() => void understandingLoaded().then(warmUpOnce), inMs);
    };
    await pool
      .read(
        { path, kind },
        {
          onStart: ({ pages: count }) => {
            if (count >= pool.ownHands) return;
            void understandingLoaded();
            getReady(LONG_READING_MS);
          },
          onPage: (page) => {
            pages.push(page);
            if (isRead(page) && page.source === 'text-layer') void understandingLoaded();
            getReady(Math.max(HANDED_ON_MS, LONG_READING_MS - (performance.now() - started)));
          },
        },
      )
      .finally(() => clearTimeout(warmingUp));
    const { understand, understandingAsJson } = await understandingLoaded();
    pages.sort((a, b) => a.number - b.number);
    const read = pages.filter(isRead);
    const understanding = understandingAsJson(understand(read));
    return {
      document,
      pages: pages.map((page) => pageAsJson(page, { words: options.words })),
      starts: paperStartsOf(read.map((page) => ({ number: page.number, signs: paperSignsOf(page) }))),
      flow: flowOf(read),
      ...understanding,
      seconds: Math.round(performance.now() - started) / 1000,
    };
  } catch (error) {
    return { document, error: failureOf(error, path) };
  }
}

const understandingLoaded = () => import('../understanding/index.ts');

/** A text layer is read sooner; while pictures are, this process has nothing to do. */
const LONG_READING_MS = 1500;
/** By then whoever still reads has been told that another is free to help. */
const HANDED_ON_MS = 100;
let isWarm = false;

function warmUpOnce({ warmUp }: { warmUp: () => void }): void {
  if (isWarm) return;
  isWarm = true;
  warmUp();
}

/** One bad file must not keep the others from being read, so a defect is reported like a failure. */
function failureOf(error: unknown, path: string): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  if (error instanceof Error && 'syscall' in error) {
    return { code: 'read.cannot-open', message: `Không mở được ${path}: ${error.message}` };
  }
  return {
    code: 'unexpected',
    message: `Lỗi ngoài dự kiến: ${error instanceof Error ? error.message : String(error)}`,
  };
}

async function kindOf(path: string): Promise<FileKind> {
  const { size } = await stat(path);
  if (size === 0) throw new AppError('intake.empty', 422, 'Tệp rỗng, không có gì để đọc.');
  const kind = await sniffFile(path);
  if (kind === null) {
    throw new AppError(
      'intake.not-a-document',
      422,
      'Không phải PDF, TIFF, JPEG, PNG, WebP hay DOCX nên không đọc được.',
    );
  }
  return kind;
}

async function expandFolders(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    // A path that is not there stays in the list: its turn reports it.
    const isFolder = existsSync(path) && (await stat(path)).isDirectory();
    files.push(...(isFolder ? await filesIn(path) : [path]));
  }
  return files;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Works through a list, several at once. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of waiting) await work(item);
    }),
  );
}

export async function progressBar(total: number): Promise<SingleBar | null> {
  if (total < 2 || !process.stderr.isTTY) return null;
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: 'Đọc {bar} {value}/{total} tệp · còn {eta_formatted}',
    stream: process.stderr,
  });
  bar.start(total, 0);
  return bar;
}

/** A few lines a person can read at the terminal. */
function summary(outcome: Outcome): string {
  if (isFailure(outcome)) return `${outcome.document}\n  ${outcome.error.message} (${outcome.error.code})`;
  const { metadata, obligations, pages, seconds } = outcome;
  const lines: [string, string | null][] = [
    ['Số, ký hiệu', [metadata.number ?? '…', metadata.symbol ?? '…'].join('/')],
    ['Cơ quan', [metadata.issuerParent, metadata.issuer].filter(Boolean).join(' · ') || null],
    ['Ngày', metadata.date],
    ['Loại', metadata.type],
    ['Trích yếu', metadata.subject],
    ['Người ký', metadata.signer.name],
    ['Nhiệm vụ', String(obligations.length)],
  ];
  const known = lines.filter(([, value]) => value !== null).map(([name, value]) => `  ${name}: ${value}`);
  const failed = pages.filter((page) => 'error' in page).length;
  const count = `  ${pages.length} trang${failed > 0 ? `, ${failed} trang không đọc được` : ''}, ${seconds} giây`;
  return [outcome.document, ...known, count].join('\n');
}
