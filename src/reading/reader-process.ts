/**
 * A reader process: reads and draws pages for its parent, one request at a time. What it crashes on costs
 * one page; it ends when the parent does.
 */
import { readFile } from 'node:fs/promises';
import * as modules from 'node:module';
import { constants, setPriority } from 'node:os';

import sharp from 'sharp';

import { AppError } from '../platform/errors.ts';
import { chooseEngine, openRecogniser, type Engine } from './engine.ts';
import { HelpedRecogniser, type AskForHelp } from './helped-recogniser.ts';
import type { RecognisedLine, Recogniser } from './recogniser.ts';
import { NativeRecogniser } from './tesseract-native.ts';
import { failedPage } from './errors.ts';
import { openerOf, openPaper } from './open-paper.ts';
import { pageImageOf } from './page-image.ts';
import type { Paper, PaperKind, PaperLimits } from './paper.ts';
import { readPage, type ReadingState } from './read-page.ts';
import type {
  PaperFile,
  PartToRead,
  ReaderAnswers,
  ReaderMessage,
  ReaderNews,
  ReaderRequest,
  TravellingError,
} from './reader-protocol.ts';

const MEMORY_REPORT_MS = 500;
/**
 * A reader that has had no work for so long lets go of the pictures of its last page, which the collector does not see
 * how large they are. From page to page it comes by itself before there are many.
 */
const REST_MS = 300;

// One page at a time: more threads and a cache of pictures would only hold memory.
sharp.cache(false);
sharp.concurrency(1);

/** The parent says which engine: it has looked what there is. */
const usual = (process.argv[2] ?? 'wasm') as Engine;
/** And of which kind the first paper will be, where it knows. */
const awaited = process.argv[3] as PaperKind | undefined;
const recognisers = new Map<Engine, Recogniser>();
/** Parts of pages that others were asked to read. */
const asked = new Map<number, (read: RecognisedLine[][] | null) => void>();
let parts = 0;
let isCompiledKept = false;
let tidying: NodeJS.Timeout | undefined;
let open: { path: string; paper: Paper } | undefined;

process.on('disconnect', () => process.exit(0));
process.on('message', (message) => {
  const said = message as ReaderRequest | ReaderNews;
  if ('do' in said) void answer(said);
  else hear(said);
});
yieldToTheService();
setInterval(
  () => tell({ is: 'memory', residentMb: process.memoryUsage.rss() / 1048576 }),
  MEMORY_REPORT_MS,
).unref();
tell({ is: 'ready' });
// Who asks for the paper meets the same failure, and tells it.
if (awaited !== undefined) openerOf(awaited).catch(() => undefined);

function hear(news: ReaderNews): void {
  if (news.is === 'helped') {
    asked.get(news.id)?.(news.read);
    asked.delete(news.id);
  } else for (const recogniser of recognisers.values()) recogniser.shareWork?.(news.hands);
}

function tell(message: ReaderMessage): void {
  // A parent that leaves in this very moment reads no more (EPIPE): there is nobody left to read for.
  if (process.connected) process.send?.(message, (error: Error | null) => error !== null && process.exit(0));
}

/** Reading is patient work: the pages people wait for come first. */
function yieldToTheService(): void {
  try {
    setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  } catch (error) {
    process.stderr.write(`priority is not changed: ${String(error)}\n`);
  }
}

async function answer(request: ReaderRequest): Promise<void> {
  clearTimeout(tidying);
  try {
    tell({ is: 'answer', answer: await doneFor(request) });
  } catch (error) {
    tell({ is: 'error', error: travelling(error) });
  } finally {
    // Of a page that failed parts may still be with others: nobody waits for them, and their pictures would stay.
    asked.clear();
    tidying = setTimeout(() => globalThis.gc?.(), REST_MS).unref();
    if (request.do === 'read') keepCompiled();
  }
}

/** Where node keeps what it made of a program, it does so at its end; a reader is ended without a word. */
function keepCompiled(): void {
  if (isCompiledKept) return;
  isCompiledKept = true;
  (modules as { flushCompileCache?: () => void }).flushCompileCache?.();
}

async function doneFor(request: ReaderRequest): Promise<ReaderAnswers[ReaderRequest['do']]> {
  if (request.do === 'searchable')
    return (await import('./searchable/write-searchable.ts')).writeSearchablePdf(request.paper);
  if (request.do === 'signatures') return signaturesOf(request);
  if (request.do === 'help') return help(request.part);
  const paper = await paperOf(request.file, request.limits);
  switch (request.do) {
    case 'open':
      return { pages: paper.pageCount };
    case 'read':
      return readOrFail(paper, request);
    case 'render':
      return pageImageOf(paper, request.page, request.options);
  }
}

async function signaturesOf({ path, checking }: Extract<ReaderRequest, { do: 'signatures' }>) {
  const { verifyPdf } = await import('../signatures/verify/verify-pdf.ts');
  return verifyPdf(await readFile(path), checking);
}

async function readOrFail(
  paper: Paper,
  { page: number, rotation, settings, hands }: Extract<ReaderRequest, { do: 'read' }>,
): Promise<ReaderAnswers['read']> {
  const state: ReadingState = { rotation };
  try {
    const recogniser = await recogniserOf(settings?.engine);
    recogniser.shareWork?.(hands);
    const page = await readPage(paper, number, recogniser, state, settings);
    return { page, rotation: state.rotation };
  } catch (error) {
    return { page: failedPage(number, error), rotation: state.rotation };
  }
}

/**
 * Loaded once, when a page wants it first.
 * @throws AppError `reading.engine-missing` where a person asks for one that is not there
 */
async function recogniserOf(wanted: Engine | undefined): Promise<Recogniser> {
  const engine = wanted === undefined || wanted === usual ? usual : await chooseEngine(wanted);
  const known = recognisers.get(engine) ?? helped(engine);
  recognisers.set(engine, known);
  return known;
}

/** What has no work of its own on this machine reads with it. */
function helped(engine: Engine): Recogniser {
  const ask: AskForHelp = (pieces, dpi) => askForHelp({ engine, pieces, dpi });
  return engine === 'native' ? new NativeRecogniser(ask) : new HelpedRecogniser(openRecogniser(engine), ask);
}

function askForHelp(part: PartToRead): Promise<RecognisedLine[][] | null> {
  return new Promise((resolve) => {
    const id = parts++;
    asked.set(id, resolve);
    tell({ is: 'help', id, part });
  });
}

/** By itself: who is asked for help asks nobody. */
async function help({ engine, pieces, dpi }: PartToRead): Promise<RecognisedLine[][]> {
  const recogniser = await recogniserOf(engine);
  recogniser.shareWork?.({ now: 1, most: 1 });
  return recogniser.recogniseAll(pieces, dpi);
}

/** The paper, kept open from one request to the next. */
async function paperOf(file: PaperFile, limits: PaperLimits): Promise<Paper> {
  if (open?.path === file.path) return open.paper;
  const before = open;
  open = undefined;
  await before?.paper.close();
  open = { path: file.path, paper: await openPaper(file.path, file.kind, limits) };
  return open.paper;
}

function travelling(error: unknown): TravellingError {
  if (error instanceof AppError) {
    return { code: error.code, status: error.status, message: error.message, details: { ...error.details } };
  }
  return {
    code: '',
    status: 500,
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    details: {},
  };
}
