/** The job "read": a stored file becomes pages of words, each page stored as soon as it is read. */
import type { Clock } from '../platform/clock.ts';
import { inTransaction, type Db } from '../platform/database.ts';
import { AppError, isFinal } from '../platform/errors.ts';
import type { Job } from '../platform/jobs/queue.ts';
import type { JobContext, JobHandler } from '../platform/jobs/runner.ts';
import type { Checking, SignatureCheck } from '../signatures/index.ts';
import { damaged } from './errors.ts';
import { isRead, type PageReading, type ReadPage } from './page.ts';
import type { ReadCallbacks, Readers } from './readers.ts';
import type { PageSettings, ReadingPlan } from './reading-plan.ts';
import {
  dropPages,
  findReading,
  kindOfFile,
  markEnded,
  markStarted,
  saveSignatures,
  storedPageNumbers,
  storePage,
  wasReadWhole,
} from './store.ts';

/** Payload of the job; `subject` of the job is the dispatch id. */
export interface ReadJobPayload extends Record<string, unknown> {
  readingId: string;
}

export const READ_JOB = 'reading.read';

/**
 * What the rooms that use a reading do at its turns. All of them run in the transaction that stores the same
 * fact, so that a dispatch is never "read" without its pages, nor the other way round.
 */
export interface ReadingListener {
  /** The file was opened and has so many pages; the reading begins (or goes on after a crash). */
  onStarted(tx: Db, readingId: string, pageCount: number): void;
  /**
   * Looks at a page before anything of it is stored. "withhold": the paper must leave no text (MẬT and above):
   * the job drops all pages of the reading, ends as done with state "cancelled" and calls `onWithheld`.
   */
  inspect(page: ReadPage, readingId: string): 'store' | 'withhold';
  onWithheld(tx: Db, readingId: string, page: ReadPage): void;
  /** Every page is stored, read or failed; called in the transaction that ends the job. */
  onDone(tx: Db, readingId: string): void;
  /** The file cannot be read (password, damaged, too many pages …), or every attempt failed. */
  onFailed(tx: Db, readingId: string, failure: { code: string; message: string }): void;
  onCancelled(tx: Db, readingId: string): void;
}

export interface ReadJobDeps {
  db: Db;
  readers: Pick<Readers, 'read' | 'engineName'> & Partial<Pick<Readers, 'signatures'>>;
  clock: Clock;
  listener: ReadingListener;
  /** Whom the office trusts to issue signatures (DER); none: signatures are not looked for. */
  trusted?: () => Uint8Array[];
  /** DER of the lists of withdrawn certificates. */
  lists?: () => Uint8Array[];
}

/** Ends the reading of a paper that must leave no text. */
class Withheld extends Error {
  constructor(readonly page: ReadPage) {
    super('the paper is withheld');
  }
}

/**
 * Handles the job. Run again after a crash it goes on with the pages that are not stored yet; every page is
 * stored once, in a transaction of its own.
 */
export function readJob(deps: ReadJobDeps): JobHandler {
  const { clock, listener } = deps;
  const noteFailure = (tx: Db, readingId: string, error: unknown) => {
    const failure = failureOf(error);
    if (markEnded(tx, readingId, 'failed', clock, failure)) listener.onFailed(tx, readingId, failure);
  };
  return {
    async run(context) {
      try {
        return await readStoredFile(deps, context);
      } catch (error) {
        // What is wrong with the paper itself is an answer: the job is done, and nothing waits for a technician.
        if (!isFinal(error)) throw error;
        return (tx) => noteFailure(tx, payloadOf(context.job).readingId, error);
      }
    },
    onCancelled: (tx, job) => {
      const { readingId } = payloadOf(job);
      if (markEnded(tx, readingId, 'cancelled', clock)) listener.onCancelled(tx, readingId);
    },
    onDead: (tx, job, error) => noteFailure(tx, payloadOf(job).readingId, error),
  };
}

type Reading = NonNullable<ReturnType<typeof findReading>>;

async function readStoredFile(deps: ReadJobDeps, context: JobContext): Promise<((tx: Db) => void) | void> {
  const { db, clock, listener } = deps;
  const { readingId } = payloadOf(context.job);
  const reading = findReading(db, readingId);
  // Gone with its paper, or ended by another run of the same job: nothing is left to do.
  if (reading === null || reading.state === 'done') return;
  let signatures: SignatureCheck[] | null = null;
  try {
    if (reading.plan === null) signatures = await readWholeFile(deps, context, reading);
    else signatures = await readPlanned(deps, context, reading, reading.plan);
  } catch (error) {
    if (!(error instanceof Withheld)) throw error;
    return (tx) => withhold(deps, tx, readingId, error.page);
  }
  return (tx) => {
    if (!markEnded(tx, readingId, 'done', clock)) return;
    saveSignatures(tx, readingId, signatures);
    listener.onDone(tx, readingId);
  };
}

function checkingOf({
  trusted,
  lists,
  clock,
}: Pick<ReadJobDeps, 'trusted' | 'lists' | 'clock'>): { checking: Checking } | Record<string, never> {
  return trusted === undefined
    ? {}
    : {
        checking: {
          trusted: trusted(),
          ...(lists === undefined ? {} : { lists: lists() }),
          now: new Date(clock.now()),
        },
      };
}

/** @returns the signatures of the file; null where they were not looked for */
async function readWholeFile(
  deps: ReadJobDeps,
  context: JobContext,
  reading: Reading,
): Promise<SignatureCheck[] | null> {
  const stored = new Set(storedPageNumbers(deps.db, reading.id));
  const missing = reading.pageCount === null ? undefined : missingPages(reading.pageCount, stored);
  const keeper = pageKeeper(deps, context, reading, stored, await deps.readers.engineName());
  const pages = missing === undefined ? {} : { pages: missing };
  let signatures: SignatureCheck[] | null = null;
  await readFrom(
    deps,
    context,
    { sha256: reading.fileSha256, ...pages, ...checkingOf(deps) },
    {
      onStart: ({ pages: count, engine }) => keeper.begin(count, engine),
      onSignatures: (found) => (signatures = found),
      onPage: (page) => keeper.take(page),
    },
  );
  return signatures;
}

/** Pages that were copied from an earlier reading are there already: only the others are read, file by file. */
async function readPlanned(
  deps: ReadJobDeps,
  context: JobContext,
  reading: Reading,
  plan: ReadingPlan,
): Promise<SignatureCheck[] | null> {
  const stored = new Set(storedPageNumbers(deps.db, reading.id));
  const missing = missingPages(plan.length, stored).map((number) => ({ number, ...plan[number - 1]! }));
  const keeper = pageKeeper(deps, context, reading, stored, await enginesFor(missing, deps));
  keeper.begin(plan.length);
  for (const sha256 of new Set(missing.map((page) => page.sha256))) {
    const here = missing.filter((page) => page.sha256 === sha256);
    const numbers = new Map(here.map(({ page, number }) => [page, number]));
    const settings = new Map(here.map(({ page, turn, crop, engine }) => [page, { turn, crop, engine }]));
    await readFrom(
      deps,
      context,
      { sha256, pages: [...numbers.keys()], settings },
      {
        onPage: (page) => keeper.take({ ...page, number: numbers.get(page.number)! }),
      },
    );
  }
  return signaturesOfFiles(deps, new Set(plan.map(({ sha256 }) => sha256)));
}

/** Names of what the pages are read with; null where none is left to read. */
async function enginesFor(
  pages: readonly PageSettings[],
  { readers }: Pick<ReadJobDeps, 'readers'>,
): Promise<string | null> {
  const wanted = new Set(pages.map(({ engine }) => engine));
  const names = await Promise.all([...wanted].map((engine) => readers.engineName(engine)));
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? null : [...new Set(known)].join(' + ');
}

/** Of the files whose pages make up a paper, one after the other. */
export async function signaturesOfFiles(
  deps: Pick<ReadJobDeps, 'db' | 'readers' | 'clock' | 'trusted' | 'lists'>,
  sha256s: Iterable<string>,
): Promise<SignatureCheck[] | null> {
  const { checking } = checkingOf(deps);
  if (checking === undefined || deps.readers.signatures === undefined) return null;
  const found: SignatureCheck[] = [];
  for (const sha256 of sha256s) {
    if (kindOfFile(deps.db, sha256) !== 'pdf') continue;
    found.push(...(await deps.readers.signatures({ sha256, kind: 'pdf' }, checking)));
  }
  return found;
}

interface FileToRead {
  sha256: string;
  pages?: number[];
  settings?: ReadonlyMap<number, PageSettings>;
  checking?: Checking;
}

async function readFrom(
  { db, readers }: ReadJobDeps,
  { job, signal }: JobContext,
  file: FileToRead,
  callbacks: {
    onStart?: ReadCallbacks['onStart'];
    onSignatures?: (signatures: SignatureCheck[]) => void;
    onPage: (page: PageReading) => void;
  },
): Promise<void> {
  const kind = kindOfFile(db, file.sha256);
  if (kind === null) throw damaged();
  // A page that must be withheld stops the reading at once.
  const stop = new AbortController();
  const onPage = (page: PageReading) => {
    try {
      callbacks.onPage(page);
    } catch (error) {
      if (!(error instanceof Withheld)) throw error;
      stop.abort(error);
    }
  };
  const { onStart, onSignatures } = callbacks;
  await readers.read(
    { ...file, kind, priority: job.priority, isCleared: wasReadWhole(db, file.sha256) },
    {
      onPage,
      ...(onStart && { onStart }),
      ...(onSignatures && { onSignatures }),
      signal: AbortSignal.any([signal, stop.signal]),
    },
  );
}

/** Puts down the beginning of a reading and each page of it, and tells how far it is. */
function pageKeeper(
  { db, clock, listener }: ReadJobDeps,
  { progress }: JobContext,
  reading: Reading,
  stored: Set<number>,
  engine: string | null,
) {
  let total = reading.pageCount;
  return {
    /** @param opener what whoever opened the paper reads with */
    begin(pages: number, opener?: string): void {
      total = pages;
      inTransaction(db, (tx) => {
        markStarted(tx, reading, pages, opener ?? engine ?? reading.engine, clock);
        listener.onStarted(tx, reading.id, pages);
      });
      progress({ done: stored.size, total });
    },
    /** @throws Withheld */
    take(page: PageReading): void {
      if (isRead(page) && listener.inspect(page, reading.id) === 'withhold') throw new Withheld(page);
      takePage(db, reading.id, page);
      stored.add(page.number);
      progress({ done: stored.size, total });
    },
  };
}

function missingPages(pageCount: number, stored: ReadonlySet<number>): number[] {
  return Array.from({ length: pageCount }, (_, index) => index + 1).filter((number) => !stored.has(number));
}

/** Stores a page unless the reading was ended meanwhile. */
function takePage(db: Db, readingId: string, page: PageReading): void {
  inTransaction(db, (tx) => {
    if (findReading(tx, readingId)?.state === 'reading') storePage(tx, readingId, page);
  });
}

function withhold({ clock, listener }: ReadJobDeps, tx: Db, readingId: string, page: ReadPage): void {
  dropPages(tx, readingId);
  if (markEnded(tx, readingId, 'cancelled', clock)) listener.onWithheld(tx, readingId, page);
}

function payloadOf(job: Job): ReadJobPayload {
  const { readingId } = job.payload;
  if (typeof readingId !== 'string') throw new Error('the payload of a reading job names no reading');
  return { readingId };
}

function failureOf(error: unknown): { code: string; message: string } {
  if (error instanceof AppError) return { code: error.code, message: error.message };
  return {
    code: 'reading.failed',
    message: 'Đọc văn bản không thành công sau nhiều lần thử. Hãy bấm đọc lại; nếu vẫn lỗi thì báo quản trị.',
  };
}
