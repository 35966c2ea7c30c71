/**
 * Reads papers in processes of their own, several at once. A page that hangs, crashes or swallows the
 * memory fails alone; its paper goes on in a fresh process.
 */
import { fileURLToPath } from 'node:url';

import { AppError } from '../platform/errors.ts';
import { type Checking, type SignatureCheck, UNREADABLE_FILE } from '../signatures/index.ts';
import { chooseEngine, engineName, type Engine, type EngineChoice } from './engine.ts';
import {
  damaged,
  failedPage,
  pageCrashed,
  pageOutOfMemory,
  pageTimeout,
  readerUnavailable,
  searchableFailed,
} from './errors.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import { DEFAULT_LIMITS, type PaperLimits } from './paper.ts';
import { pagesToRead } from './read-document.ts';
import type { QuarterTurn } from './raster.ts';
import type { PageSettings } from './reading-plan.ts';
import { ReaderChild, ReaderDied } from './reader-child.ts';
import { programOf, type Program } from '../platform/program.ts';
import type { PaperFile, ReaderAnswers } from './reader-protocol.ts';
import type { SearchablePaper, SearchableResult } from './searchable/searchable-paper.ts';

export interface ReaderPoolOptions {
  /** How many pages are read at once. */
  size: number;
  /** Time for one page. */
  pageTimeoutMs?: number;
  /** Resident memory of one process, in MB. */
  memoryLimitMb?: number;
  /** A process is replaced after so many pages: the engine grows with use. */
  recycleAfterPages?: number;
  limits?: PaperLimits;
  /** The embedded engine where nothing is said. */
  engine?: EngineChoice;
  /** Program of the processes; tests put one here that hangs or crashes. */
  readerEntry?: string;
}

export interface ReadRequest extends PaperFile {
  /** From 1; pages before it are skipped. */
  firstPage?: number;
  /** Only these pages. */
  pages?: readonly number[];
  /** What people say of pages, by their numbers. */
  settings?: ReadonlyMap<number, PageSettings>;
  /** Look for digital signatures too, where it is a PDF. */
  checking?: Checking;
  /** How the page read before lay, where it is known: looked at first. */
  rotation?: QuarterTurn | undefined;
}

/** A page that a reader elsewhere has in hand: it ends in exactly one of the three ways, and only once. */
export interface LentPage {
  file: PaperFile;
  /** From 1. */
  page: number;
  rotation: QuarterTurn | undefined;
  settings: PageSettings | undefined;
  /** It was read, or failed for a reason of its own. */
  give(read: ReaderAnswers['read']): Promise<void>;
  /** It took longer than a page may. */
  giveUp(): Promise<void>;
  /** Nobody reads it any more: it waits again, before the others. */
  giveBack(): void;
}

/** Somebody elsewhere who waits for a page. */
interface Borrower {
  take(page: LentPage): void;
}

export interface ReadCallbacks {
  /** Told once the paper is open: the number of its pages, skipped ones included. */
  onStart?: (start: { pages: number }) => void;
  /** The digital signatures of a PDF, where they were asked for. */
  onSignatures?: (signatures: SignatureCheck[]) => void;
  /** Each page as it is ready; with several processes not always in order. */
  onPage: (page: PageReading) => void | Promise<void>;
  signal?: AbortSignal;
}

/** A paper that is being read. */
interface Reading {
  request: ReadRequest;
  callbacks: ReadCallbacks;
  /** Undefined until the paper is open. */
  waiting: number[] | undefined;
  /** Processes that work on it now. */
  busy: number;
  rotation: QuarterTurn | undefined;
  resolve(): void;
  reject(error: unknown): void;
}

interface Slot {
  child: ReaderChild | undefined;
  busy: boolean;
  /** The paper it has open. */
  path: string | undefined;
}

/** A process over this share of its memory limit is replaced before the next page. */
const RECYCLE_SHARE = 0.75;
/** The drawing process rests so long before it is ended. */
const RENDERER_IDLE_MS = 60_000;
/** Time for a page of a searchable PDF, besides that for one page's reading. */
const BINDING_PAGE_MS = 2_000;

export class ReaderPool {
  readonly #options: Required<ReaderPoolOptions>;
  readonly #slots: Slot[];
  #program: Promise<Program> | undefined;
  #engine: Promise<Engine> | undefined;
  /** Asking the machine's own engine starts a process: once will do. */
  readonly #names = new Map<Engine, string>();
  readonly #readings: Reading[] = [];
  readonly #borrowers = new Set<Borrower>();
  readonly #renderer: Slot = { child: undefined, busy: false, path: undefined };
  #rendering: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  readonly #binder: Slot = { child: undefined, busy: false, path: undefined };
  #binding: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(options: ReaderPoolOptions) {
    this.#options = {
      pageTimeoutMs: 120_000,
      memoryLimitMb: 700,
      recycleAfterPages: 100,
      limits: DEFAULT_LIMITS,
      engine: 'wasm',
      readerEntry: fileURLToPath(new URL('./reader-process.ts', import.meta.url)),
      ...options,
    };
    this.#slots = Array.from({ length: Math.max(1, options.size) }, () => ({
      child: undefined,
      busy: false,
      path: undefined,
    }));
  }

  /**
   * Reads a paper; ends when every page was given to `onPage`, read or failed.
   * @throws AppError where the paper cannot be opened; the signal's reason when it is aborted; whatever
   *   `onPage` throws
   */
  read(request: ReadRequest, callbacks: ReadCallbacks): Promise<void> {
    if (this.#closed) return Promise.reject(readerUnavailable());
    const { signal } = callbacks;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise<void>((resolve, reject) => {
      const reading: Reading = {
        request,
        callbacks,
        waiting: undefined,
        busy: 0,
        rotation: request.rotation,
        resolve: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        reject: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      const abort = (): void => this.#fail(reading, signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#readings.push(reading);
      this.#assign();
    });
  }

  /**
   * Lends the next page that waits to a reader elsewhere. Papers are opened here, pages may be read anywhere.
   * @returns null where the signal is aborted before there is one
   */
  lend(signal: AbortSignal): Promise<LentPage | null> {
    if (this.#closed || signal.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const borrower: Borrower = {
        take: (page) => {
          signal.removeEventListener('abort', leave);
          resolve(page);
        },
      };
      const leave = (): void => {
        if (this.#borrowers.delete(borrower)) resolve(null);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.#borrowers.add(borrower);
      this.#assign();
    });
  }

  /**
   * Draws a page in a process of its own, beside the reading.
   * @throws AppError as `renderPageImage`; `reading.page-timeout`, `reading.page-crashed`, `reading.out-of-memory`
   */
  render(file: PaperFile, page: number, options: PageImageOptions): Promise<PageImage> {
    if (this.#closed) return Promise.reject(readerUnavailable());
    const drawn = this.#rendering.then(() => this.#render(file, page, options));
    this.#rendering = drawn.catch(() => undefined);
    return drawn;
  }

  /**
   * Writes the searchable PDF of a paper in a process of its own, which ends with it: one at a time.
   * @throws AppError `reading.searchable-failed` where the process hangs, crashes or runs out of memory
   */
  searchable(paper: SearchablePaper): Promise<SearchableResult> {
    if (this.#closed) return Promise.reject(readerUnavailable());
    const bound = this.#binding.then(() => this.#bind(paper));
    this.#binding = bound.catch(() => undefined);
    return bound;
  }

  /** Checks the digital signatures of a PDF, beside the reading. */
  signatures(path: string, checking: Checking): Promise<SignatureCheck[]> {
    if (this.#closed) return Promise.reject(readerUnavailable());
    clearTimeout(this.#idle);
    const checked = this.#rendering.then(() => this.#signaturesIn(this.#renderer, path, checking));
    this.#rendering = checked.catch(() => undefined).finally(() => this.#letRendererRest());
    return checked;
  }

  /** What a page is read with, by name and version. @param wanted by whoever asked for the reading; else the usual one */
  async engineName(wanted?: Engine): Promise<string> {
    this.#engine ??= chooseEngine(this.#options.engine);
    const engine = wanted ?? (await this.#engine);
    const known = this.#names.get(engine);
    if (known !== undefined) return known;
    const name = await engineName(engine);
    this.#names.set(engine, name);
    return name;
  }

  /** How many processes are reading now. */
  get busy(): number {
    return this.#slots.filter((slot) => slot.busy).length;
  }

  /** Ends all processes; what is being read fails with `reading.unavailable`. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idle);
    while (this.#readings.length > 0) this.#fail(this.#readings[0]!, readerUnavailable());
    this.#borrowers.clear();
    for (const slot of [...this.#slots, this.#renderer, this.#binder]) slot.child?.kill();
  }

  /** Gives every free process something to do: papers that nobody works on first. */
  #assign(): void {
    for (const slot of this.#slots) {
      if (slot.busy || this.#closed) continue;
      const reading = this.#next(slot);
      if (reading === undefined) continue;
      slot.busy = true;
      reading.busy++;
      void this.#work(slot, reading).finally(() => {
        slot.busy = false;
        reading.busy--;
        this.#finish(reading);
        this.#assign();
      });
    }
    for (const borrower of this.#borrowers) {
      const reading = this.#mostToRead();
      if (reading === undefined) return;
      this.#borrowers.delete(borrower);
      borrower.take(this.#lentPageOf(reading, reading.waiting!.shift()!));
    }
  }

  /** Papers nobody reads first, then the one with most pages left. */
  #mostToRead(): Reading | undefined {
    const open = this.#readings.filter(({ waiting }) => waiting !== undefined && waiting.length > 0);
    return open.sort(
      (a, b) => Math.min(a.busy, 1) - Math.min(b.busy, 1) || b.waiting!.length - a.waiting!.length,
    )[0];
  }

  #lentPageOf(reading: Reading, page: number): LentPage {
    const { path, kind } = reading.request;
    reading.busy++;
    let isOut = true;
    const end = async (how: () => Promise<void> | void): Promise<void> => {
      if (!isOut) return;
      isOut = false;
      try {
        await how();
      } catch (error) {
        this.#fail(reading, error);
      }
      reading.busy--;
      this.#finish(reading);
      this.#assign();
    };
    const isWanted = (): boolean => this.#readings.includes(reading);
    const hand = async (read: PageReading): Promise<void> => {
      if (isWanted()) await reading.callbacks.onPage(read);
    };
    const limitSeconds = Math.round(this.#options.pageTimeoutMs / 1000);
    return {
      file: { path, kind },
      page,
      rotation: reading.rotation,
      settings: reading.request.settings?.get(page),
      give: (read) =>
        end(() => {
          reading.rotation = read.rotation;
          return hand(read.page);
        }),
      giveUp: () => end(() => hand(failedPage(page, pageTimeout(page, limitSeconds)))),
      giveBack: () => void end(() => void reading.waiting?.unshift(page)),
    };
  }

  #next(slot: Slot): Reading | undefined {
    const open = this.#readings.filter(({ waiting, busy }) =>
      waiting === undefined ? busy === 0 : waiting.length > 0,
    );
    // Whoever waits elsewhere can only read what was opened here.
    const unopened = this.#borrowers.size > 0 ? open.find(({ waiting }) => waiting === undefined) : undefined;
    return (
      unopened ??
      open.find(({ request, busy }) => busy === 0 && request.path === slot.path) ??
      open.find(({ busy }) => busy === 0) ??
      open.sort((a, b) => b.waiting!.length - a.waiting!.length)[0]
    );
  }

  /** One step: opens the paper, or reads its next page. */
  async #work(slot: Slot, reading: Reading): Promise<void> {
    try {
      if (reading.waiting === undefined) await this.#open(slot, reading);
      else await this.#readNext(slot, reading, reading.waiting.shift()!);
    } catch (error) {
      this.#fail(reading, error);
    }
  }

  async #open(slot: Slot, reading: Reading): Promise<void> {
    const { path, kind } = reading.request;
    const { limits, pageTimeoutMs } = this.#options;
    const opened = await this.#ask(slot, (child) =>
      child.ask({ do: 'open', file: { path, kind }, limits }, pageTimeoutMs),
    ).catch((error: unknown) => {
      throw error instanceof ReaderDied ? damaged(error) : error;
    });
    slot.path = path;
    await this.#checkSignatures(slot, reading);
    if (!this.#readings.includes(reading)) return;
    reading.waiting = pagesToRead(opened.pages, reading.request);
    reading.callbacks.onStart?.(opened);
  }

  async #checkSignatures(slot: Slot, { request, callbacks }: Reading): Promise<void> {
    const { path, kind, checking } = request;
    if (kind !== 'pdf' || checking === undefined) return;
    callbacks.onSignatures?.(await this.#signaturesIn(slot, path, checking));
  }

  async #signaturesIn(slot: Slot, path: string, checking: Checking): Promise<SignatureCheck[]> {
    try {
      const limit = this.#options.pageTimeoutMs;
      return await this.#ask(slot, (child) => child.ask({ do: 'signatures', path, checking }, limit));
    } catch (error) {
      // A file on which the check hangs or dies has signatures nobody can vouch for; it is read all the same.
      if (error instanceof ReaderDied) return [UNREADABLE_FILE];
      throw error;
    }
  }

  async #readNext(slot: Slot, reading: Reading, number: number): Promise<void> {
    const page = await this.#readPage(slot, reading, number);
    if (this.#readings.includes(reading)) await reading.callbacks.onPage(page);
  }

  async #readPage(slot: Slot, reading: Reading, number: number): Promise<PageReading> {
    const { path, kind } = reading.request;
    const { limits, pageTimeoutMs } = this.#options;
    const { rotation } = reading;
    const file = { path, kind };
    const settings = reading.request.settings?.get(number);
    try {
      const read = await this.#ask(slot, (child) =>
        child.ask({ do: 'read', file, limits, page: number, rotation, settings }, pageTimeoutMs),
      );
      slot.path = path;
      reading.rotation = read.rotation;
      return read.page;
    } catch (error) {
      if (error instanceof ReaderDied) return failedPage(number, this.#pageFailure(number, error));
      throw error;
    }
  }

  #pageFailure(page: number, { death }: ReaderDied): AppError {
    if (death === 'timeout') return pageTimeout(page, Math.round(this.#options.pageTimeoutMs / 1000));
    if (death === 'memory') return pageOutOfMemory(page, this.#options.memoryLimitMb);
    return pageCrashed(page);
  }

  async #render(file: PaperFile, page: number, options: PageImageOptions): Promise<PageImage> {
    clearTimeout(this.#idle);
    const { limits, pageTimeoutMs } = this.#options;
    const request = {
      do: 'render',
      file: { path: file.path, kind: file.kind },
      limits,
      page,
      options,
    } as const;
    try {
      return await this.#ask(this.#renderer, (child) => child.ask(request, pageTimeoutMs));
    } catch (error) {
      throw error instanceof ReaderDied ? this.#pageFailure(page, error) : error;
    } finally {
      this.#letRendererRest();
    }
  }

  #letRendererRest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#retire(this.#renderer), RENDERER_IDLE_MS).unref();
  }

  async #bind(paper: SearchablePaper): Promise<SearchableResult> {
    const limit = this.#options.pageTimeoutMs + BINDING_PAGE_MS * paper.pages.length;
    try {
      return await this.#ask(this.#binder, (child) => child.ask({ do: 'searchable', paper }, limit));
    } catch (error) {
      throw error instanceof AppError ? error : searchableFailed(error);
    } finally {
      // A paper of hundreds of pages leaves a large process behind.
      this.#retire(this.#binder);
    }
  }

  /** Asks the slot's process; a worn or dead one is replaced first. */
  async #ask<T>(slot: Slot, question: (child: ReaderChild) => Promise<T>): Promise<T> {
    const { memoryLimitMb, recycleAfterPages, readerEntry } = this.#options;
    this.#engine ??= chooseEngine(this.#options.engine);
    const engine = await this.#engine;
    const worn =
      slot.child !== undefined &&
      (!slot.child.alive ||
        slot.child.pages >= recycleAfterPages ||
        slot.child.residentMb > RECYCLE_SHARE * memoryLimitMb);
    if (worn) this.#retire(slot);
    if (this.#closed) throw readerUnavailable();
    this.#program ??= programOf(readerEntry);
    const program = await this.#program;
    slot.child ??= new ReaderChild({ program, memoryLimitMb, engine });
    const { child } = slot;
    child.pages++;
    try {
      return await question(child);
    } catch (error) {
      if (!child.alive || error instanceof ReaderDied) this.#retire(slot);
      throw error;
    }
  }

  #retire(slot: Slot): void {
    slot.child?.kill();
    slot.child = undefined;
    slot.path = undefined;
  }

  #finish(reading: Reading): void {
    if (reading.busy > 0 || reading.waiting === undefined || reading.waiting.length > 0) return;
    if (this.#remove(reading)) reading.resolve();
  }

  /** The page a process has in hand is finished and dropped: the engine cannot be interrupted. */
  #fail(reading: Reading, error: unknown): void {
    if (this.#remove(reading)) reading.reject(error);
  }

  #remove(reading: Reading): boolean {
    const at = this.#readings.indexOf(reading);
    if (at >= 0) this.#readings.splice(at, 1);
    return at >= 0;
  }
}
