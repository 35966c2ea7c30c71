/**
 * A desk with readers of this machine at it: papers are read in processes of their own, several at once. A page that
 * hangs, crashes or swallows the memory fails alone; its paper goes on in a fresh process.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { AppError } from '../platform/errors.ts';
import type { FileStorage } from '../platform/files/storage.ts';
import { newId } from '../platform/ids.ts';
import { programOf, type Program } from '../platform/program.ts';
import type { Checking, SignatureCheck } from '../signatures/index.ts';
// Of the room only this: all of it takes a second to load, which whoever reads one paper would wait for.
import { UNREADABLE_FILE } from '../signatures/verify/check.ts';
import { ReadingDesk, type DeskOptions, type Task, type TaskOf, type WorkKind } from './desk.ts';
import { chooseEngine, engineName, type Engine, type EngineChoice } from './engine.ts';
import {
  damaged,
  failedPage,
  pageCrashed,
  pageOutOfMemory,
  pageTimeout,
  paperOutOfMemory,
  paperTimeout,
  readerUnavailable,
  searchableFailed,
} from './errors.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import { DEFAULT_LIMITS, type PaperKind, type PaperLimits } from './paper.ts';
import { patientTimer } from './patient-timer.ts';
import { ReaderChild, ReaderDied } from './reader-child.ts';
import { engineThread } from './tesseract.ts';
import type { Hands, PaperFile, PartToRead, ReaderAnswers } from './reader-protocol.ts';
import type { RecognisedLine } from './recogniser.ts';
import type { KeepPdf, PaperAtHand, ReadCallbacks, ReadRequest, SearchableRequest } from './readers.ts';
import type { SearchableResult } from './searchable/searchable-paper.ts';

export interface ReaderPoolOptions extends Omit<DeskOptions, 'maxPages'> {
  /** How many pages are read at once. */
  size: number;
  /** Resident memory of one process, in MB. */
  memoryLimitMb?: number;
  /** A process is replaced after so many pages: the engine grows with use. */
  recycleAfterPages?: number;
  limits?: PaperLimits;
  /** The embedded engine where nothing is said. */
  engine?: EngineChoice;
  /** Program of the processes; tests put one here that hangs or crashes. */
  readerEntry?: string;
  /** Where papers are that are named by their hash alone. */
  storage?: Pick<FileStorage, 'localPath'>;
}

interface Slot {
  child: ReaderChild | undefined;
  busy: boolean;
  /** Pieces of another one's page that it reads meanwhile. */
  helping: Promise<unknown> | undefined;
  /** The paper it has open. */
  path: string | undefined;
}

/** A process over this share of its memory limit is replaced before the next page. */
const RECYCLE_SHARE = 0.75;
/** The drawing process rests so long before it is ended. */
const RENDERER_IDLE_MS = 60_000;
/** Time for a page of a searchable PDF, besides that for one page's reading. */
const BINDING_PAGE_MS = 2_000;
/** A reader that has had no work for so long is not about to get any. */
const SOON_MS = 30;
/** Of the time for a page, what may take who helps with it: the page has to be read without them after that. */
const HELP_SHARE = 0.25;

export class ReaderPool extends ReadingDesk {
  readonly #options: Required<
    Omit<ReaderPoolOptions, 'storage' | 'presenceMs' | 'onArrival' | 'onAttendance' | 'onChange'>
  >;
  readonly #storage: ReaderPoolOptions['storage'];
  readonly #slots: Slot[];
  readonly #renderer = emptySlot();
  readonly #binder = emptySlot();
  #program: Promise<Program> | undefined;
  #engine: Promise<Engine> | undefined;
  #start: ((kind: PaperKind | undefined) => ReaderChild) | undefined;
  /** Asking the machine's own engine starts a process: once will do. */
  readonly #names = new Map<Engine, string>();
  #stopResting = (): void => undefined;

  constructor(options: ReaderPoolOptions) {
    super({ ...options, maxPages: (options.limits ?? DEFAULT_LIMITS).maxPages });
    this.#storage = options.storage;
    this.#options = {
      pageTimeoutMs: 120_000,
      memoryLimitMb: 700,
      recycleAfterPages: 100,
      limits: DEFAULT_LIMITS,
      engine: 'wasm',
      readerEntry: fileURLToPath(new URL('./reader-process.ts', import.meta.url)),
      ...options,
    };
    this.#slots = Array.from({ length: Math.max(1, options.size) }, emptySlot);
    for (const slot of this.#slots) void this.#attend(slot, ['open', 'read']);
    // Beside the reading, so that nobody waits for a page to be done; copies in a process that ends with each.
    void this.#attend(this.#renderer, ['render', 'signatures']);
    void this.#attend(this.#binder, ['searchable']);
  }

  override async read(request: ReadRequest, callbacks: ReadCallbacks): Promise<void> {
    const { path, release } = await this.#located(request);
    try {
      await super.read({ ...request, path }, callbacks);
    } finally {
      await release();
    }
  }

  override async render(file: PaperAtHand, page: number, options: PageImageOptions): Promise<PageImage> {
    const { path, release } = await this.#located(file);
    try {
      return await super.render({ ...file, path }, page, options);
    } finally {
      await release();
    }
  }

  override async signatures(file: PaperAtHand, checking: Checking): Promise<SignatureCheck[]> {
    const { path, release } = await this.#located(file);
    try {
      return await super.signatures({ ...file, path }, checking);
    } finally {
      await release();
    }
  }

  override async searchable({ sources, pages }: SearchableRequest, keep: KeepPdf): Promise<SearchableResult> {
    const located = await Promise.all(sources.map((source) => this.#located(source)));
    try {
      const here = sources.map((source, index) => ({ ...source, path: located[index]!.path }));
      return await super.searchable({ sources: here, pages }, keep);
    } finally {
      await Promise.all(located.map(({ release }) => release()));
    }
  }

  override async engineName(wanted?: Engine): Promise<string> {
    this.#engine ??= chooseEngine(this.#options.engine);
    const engine = wanted ?? (await this.#engine);
    const known = this.#names.get(engine);
    if (known !== undefined) return known;
    const name = await engineName(engine);
    this.#names.set(engine, name);
    return name;
  }

  /** How many processes are reading now. */
  override get busy(): number {
    return this.#slots.filter((slot) => slot.busy).length;
  }

  override get ownHands(): number {
    return this.#slots.length;
  }

  /** Ends all processes too. */
  override async close(): Promise<void> {
    await super.close();
    this.#stopResting();
    for (const slot of [...this.#slots, this.#renderer, this.#binder]) slot.child?.kill();
  }

  /** Where the paper lies on this machine, for as long as it is needed. */
  async #located(file: PaperAtHand): Promise<{ path: string; release(): Promise<void> }> {
    if (file.path !== undefined) return { path: file.path, release: () => Promise.resolve() };
    if (file.bytes !== undefined) return laidDown(file.bytes);
    if (this.#storage === undefined) throw new Error('papers without a path need a storage');
    return this.#storage.localPath(file.sha256!);
  }

  /** Takes from the desk until it closes. */
  async #attend(slot: Slot, takes: readonly WorkKind[]): Promise<void> {
    const hand = { takes, mayOpen: true, isOwn: true, has: () => slot.path };
    for (;;) {
      const task = await this.take(hand);
      if (task === null) return;
      slot.busy = true;
      await slot.helping;
      try {
        await this.#do(slot, task);
      } catch (error) {
        task.fail(error);
      } finally {
        slot.busy = false;
        this.#shareHandsSoon();
      }
    }
  }

  /** A moment later: most often the next page is there already. */
  #shareHandsSoon(): void {
    setTimeout(() => {
      const hands = this.#hands();
      for (const { child, busy, helping } of this.#slots) {
        // Who still helps reads by itself, and is told with its own page.
        if (busy && !helping) child?.tell({ is: 'hands', hands });
      }
    }, SOON_MS).unref();
  }

  /** What each of the readers at work may take of the machine. */
  #hands(): Hands {
    const most = this.#slots.length;
    return { now: Math.max(1, Math.floor(most / Math.max(1, this.busy))), most };
  }

  /** A reader that is started and has no work reads pieces for another; what becomes of it is no page's failure. */
  async #help(part: PartToRead): Promise<RecognisedLine[][] | null> {
    const helper = this.#slots.find(({ busy, helping, child }) => !busy && !helping && child?.alive);
    if (helper === undefined) return null;
    const limit = HELP_SHARE * this.#options.pageTimeoutMs;
    const helped = helper.child!.ask({ do: 'help', part }, limit).catch(() => null);
    helper.helping = helped;
    await helped;
    helper.helping = undefined;
    return helped;
  }

  async #do(slot: Slot, task: Task): Promise<void> {
    switch (task.do) {
      case 'open':
        return task.give(await this.#open(slot, task));
      case 'read':
        return task.give(await this.#read(slot, task));
      case 'render':
        return task.give(await this.#render(slot, task));
      case 'signatures':
        return task.give(await this.#signaturesIn(slot, task.file.path!, task.checking));
      case 'searchable':
        return task.give(await this.#bind(slot, task));
    }
  }

  async #open(slot: Slot, { file, checking }: TaskOf<'open'>) {
    const { limits, pageTimeoutMs } = this.#options;
    const here = fileHere(file);
    const { pages } = await this.#ask(slot, here.kind, (child) => {
      this.#startAnother(here.kind);
      return child.ask({ do: 'open', file: here, limits }, pageTimeoutMs);
    }).catch((error: unknown) => {
      throw error instanceof ReaderDied ? this.#openFailure(error) : error;
    });
    slot.path = here.path;
    const signatures =
      checking === undefined ? undefined : await this.#signaturesIn(slot, here.path, checking);
    return { pages, signatures };
  }

  async #signaturesIn(slot: Slot, path: string, checking: Checking): Promise<SignatureCheck[]> {
    try {
      const limit = this.#options.pageTimeoutMs;
      return await this.#ask(slot, undefined, (child) =>
        child.ask({ do: 'signatures', path, checking }, limit),
      );
    } catch (error) {
      // A file on which the check hangs or dies has signatures nobody can vouch for; it is read all the same.
      if (error instanceof ReaderDied) return [UNREADABLE_FILE];
      throw error;
    } finally {
      if (slot === this.#renderer) this.#letRendererRest();
    }
  }

  async #read(
    slot: Slot,
    { file, page, rotation, settings }: TaskOf<'read'>,
  ): Promise<ReaderAnswers['read']> {
    const { limits, pageTimeoutMs } = this.#options;
    const here = fileHere(file);
    const request = { do: 'read', file: here, limits, page, rotation, settings } as const;
    try {
      const read = await this.#ask(slot, here.kind, (child) =>
        child.ask({ ...request, hands: this.#hands() }, pageTimeoutMs),
      );
      slot.path = here.path;
      return read;
    } catch (error) {
      if (error instanceof ReaderDied) return { page: this.#failed(page, error), rotation };
      throw error;
    }
  }

  #openFailure(died: ReaderDied): AppError {
    if (died.death === 'timeout') return paperTimeout(Math.round(this.#options.pageTimeoutMs / 1000));
    if (died.death === 'memory') return paperOutOfMemory(this.#options.memoryLimitMb);
    return damaged(died);
  }

  #failed(page: number, death: ReaderDied): PageReading {
    return failedPage(page, this.#pageFailure(page, death));
  }

  #pageFailure(page: number, { death }: ReaderDied): AppError {
    if (death === 'timeout') return pageTimeout(page, Math.round(this.#options.pageTimeoutMs / 1000));
    if (death === 'memory') return pageOutOfMemory(page, this.#options.memoryLimitMb);
    return pageCrashed(page);
  }

  async #render(slot: Slot, { file, page, options }: TaskOf<'render'>): Promise<PageImage> {
    const { limits, pageTimeoutMs } = this.#options;
    const request = { do: 'render', file: fileHere(file), limits, page, options } as const;
    try {
      return await this.#ask(slot, file.kind, (child) => child.ask(request, pageTimeoutMs));
    } catch (error) {
      throw error instanceof ReaderDied ? this.#pageFailure(page, error) : error;
    } finally {
      this.#letRendererRest();
    }
  }

  #letRendererRest(): void {
    this.#stopResting();
    this.#stopResting = patientTimer(RENDERER_IDLE_MS, () => {
      if (!this.#renderer.busy) this.#retire(this.#renderer);
    });
  }

  async #bind(slot: Slot, { paper, keep }: TaskOf<'searchable'>): Promise<SearchableResult> {
    const limit = this.#options.pageTimeoutMs + BINDING_PAGE_MS * paper.pages.length;
    const folder = await mkdtemp(join(tmpdir(), 'vanthu-copy-'));
    const out = join(folder, 'copy.pdf');
    const sources = paper.sources.map((source) => ({ ...fileHere(source), sha256: source.sha256 ?? '' }));
    try {
      const bound = await this.#ask(slot, undefined, (child) =>
        child.ask({ do: 'searchable', paper: { sources, pages: paper.pages, out } }, limit),
      ).catch((error: unknown) => {
        throw error instanceof AppError ? error : searchableFailed(error);
      });
      await keep(createReadStream(out));
      return bound;
    } finally {
      // A paper of hundreds of pages leaves a large process behind.
      this.#retire(slot);
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * Asks the slot's process; a worn or dead one is replaced first.
   * @param kind of paper that it will open
   */
  async #ask<T>(
    slot: Slot,
    kind: PaperKind | undefined,
    question: (child: ReaderChild) => Promise<T>,
  ): Promise<T> {
    const { memoryLimitMb, recycleAfterPages, readerEntry } = this.#options;
    this.#engine ??= chooseEngine(this.#options.engine);
    const engine = await this.#engine;
    const worn =
      slot.child !== undefined &&
      (!slot.child.alive ||
        slot.child.pages >= recycleAfterPages ||
        slot.child.residentMb > RECYCLE_SHARE * memoryLimitMb);
    if (worn) this.#retire(slot);
    if (this.isClosed) throw readerUnavailable();
    this.#program ??= programOf(readerEntry, [engineThread]);
    const program = await this.#program;
    this.#start ??= (awaited) =>
      new ReaderChild({ program, memoryLimitMb, engine, kind: awaited, help: (part) => this.#help(part) });
    slot.child ??= this.#start(kind);
    const { child } = slot;
    child.pages++;
    try {
      return await question(child);
    } catch (error) {
      if (!child.alive || error instanceof ReaderDied) this.#retire(slot);
      throw error;
    }
  }

  /** A further reader starts while the first opens a paper: most have a page for it. */
  #startAnother(kind: PaperKind): void {
    const resting = this.#slots.find((slot) => !slot.busy && slot.child === undefined);
    if (resting !== undefined) resting.child = this.#start?.(kind);
  }

  #retire(slot: Slot): void {
    slot.child?.kill();
    slot.child = undefined;
    slot.path = undefined;
  }
}

function emptySlot(): Slot {
  return { child: undefined, busy: false, helping: undefined, path: undefined };
}

/** As a process of this machine is told of it. Every paper of a pool was located when it was handed in. */
function fileHere({ kind, path }: PaperAtHand): PaperFile {
  return { kind, path: path! };
}

/** Bytes that are in no storage, in a file that only this account can read. */
async function laidDown(bytes: Uint8Array): Promise<{ path: string; release(): Promise<void> }> {
  const path = join(tmpdir(), `vanthu-${newId()}`);
  await writeFile(path, bytes, { mode: 0o600 });
  return { path, release: () => rm(path, { force: true }) };
}
