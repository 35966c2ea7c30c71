/**
 * The desk on which an office lays what its readers are to do, and from which they take it: processes of this
 * machine (`ReaderPool`) and readers on other machines (`elsewhere/loans.ts`) alike. It knows papers by their hash
 * and holds no bytes, no file and no process, so that it runs wherever the office runs.
 *
 * What is taken ends in exactly one way, once; what is given back, or whose reader falls silent, waits again.
 *
 * Secrecy: whether a paper is MẬT is known only when its first page has been read, and in a file of several papers the
 * first page of a secret one may stand anywhere. So whoever may not open papers (`Hand.mayOpen`) gets nothing of a file
 * before every page of it was read once and nothing secret found (`ReadRequest.isCleared`): only what is read again, each
 * page without the rest of its file (`elsewhere/pages-apart.ts`). It never draws, checks or copies any paper: a
 * quarantined one is drawn for its clerk too. Bytes that only pass through are inspected by nobody, and go to nobody
 * else either.
 */
import type { Checking, SignatureCheck } from '../signatures/index.ts';
import type { Engine } from './engine.ts';
import {
  damaged,
  failedPage,
  noReader,
  pageCrashed,
  pageTimeout,
  readerUnavailable,
  readersBusy,
  searchableFailed,
  tooManyPages,
} from './errors.ts';
import type { PageReading } from './page.ts';
import type { PageImage, PageImageOptions } from './page-image.ts';
import { DEFAULT_LIMITS } from './paper.ts';
import { pagesToRead } from './pages-to-read.ts';
import { patientTimer } from './patient-timer.ts';
import type { QuarterTurn } from './raster.ts';
import type {
  KeepPdf,
  PaperAtHand,
  ReadCallbacks,
  Readers,
  ReadRequest,
  SearchableRequest,
} from './readers.ts';
import type { PageSettings } from './reading-plan.ts';
import type { SearchableResult } from './searchable/searchable-paper.ts';

/** What there is to do, and what it is answered with. */
interface Kinds {
  /** Open a paper, and check its signatures where `checking` says how. */
  open: { work: { file: PaperAtHand; checking: Checking | undefined }; answer: Opened };
  read: {
    work: {
      file: PaperAtHand;
      /** From 1. */
      page: number;
      /** Of the whole file. */
      pageCount: number;
      /** How the page read before it lay. */
      rotation: QuarterTurn | undefined;
      settings: PageSettings | undefined;
    };
    answer: { page: PageReading; rotation: QuarterTurn | undefined };
  };
  render: { work: { file: PaperAtHand; page: number; options: PageImageOptions }; answer: PageImage };
  signatures: { work: { file: PaperAtHand; checking: Checking }; answer: SignatureCheck[] };
  /** The PDF goes to `keep` before the answer; again from its beginning where it broke off. */
  searchable: { work: { paper: SearchableRequest; keep: KeepPdf }; answer: SearchableResult };
}

export interface Opened {
  pages: number;
  signatures?: SignatureCheck[] | undefined;
  /** What whoever opened it reads with. */
  engine?: string | undefined;
}

export type WorkKind = keyof Kinds;
export type AnswerTo<K extends WorkKind> = Kinds[K]['answer'];

/** Something that was taken from the desk. The first of its ways to end counts, the others then do nothing. */
export type TaskOf<K extends WorkKind> = Kinds[K]['work'] & {
  do: K;
  /** Whether anybody still waits for it: false once its paper was withheld, or its reading stopped. */
  isWanted(): boolean;
  give(answer: AnswerTo<K>): Promise<void>;
  /** It cannot be done: the paper is damaged, no engine starts … */
  fail(error: unknown): void;
  /** It took longer than it may. */
  giveUp(): void;
  /** Nobody does it any more: it waits again, before the others. */
  giveBack(): void;
  /** As `giveBack`, but nobody who may not open papers gets any more of this paper. */
  keepBack(): void;
  /** As `giveBack`, but who had it died over it: not many more shall. */
  lose(): void;
};
export type Task = { [K in WorkKind]: TaskOf<K> }[WorkKind];

/** Somebody who takes from the desk. */
export interface Hand {
  takes: readonly WorkKind[];
  /** Whether it may have papers that are secret, or of which nobody knows yet. */
  mayOpen: boolean;
  /** A process of this machine: only it can have papers that have no hash. */
  isOwn?: boolean;
  /** The paper it has open, by its path. */
  has?: () => string | undefined;
}

/** A machine that reads for this office, as it tells of itself. */
export interface ReaderElsewhere {
  /** Different for every process. */
  id: string;
  /** How many pages it reads at once. */
  hands: number;
  /** Name and version of its engine. */
  engine: string;
}

export interface DeskOptions {
  /** Time for one page; a reader that takes longer is not waited for. */
  pageTimeoutMs?: number;
  /** Of one paper: the office's own limit, whatever the machine that opened it bears. */
  maxPages?: number;
  /** A machine that was not heard of for so long is gone. */
  presenceMs?: number;
  /** Told when a machine comes that was not there: work may go on. */
  onArrival?: () => void;
  /** Told when the first comes who may open papers, and when nobody is left: papers wait then. */
  onAttendance?: (isAttended: boolean) => void;
  /** Told when what waits may have changed, or somebody wanted something while nobody was there. */
  onChange?: () => void;
}

/** A paper that is being read. */
interface Reading {
  request: ReadRequest;
  callbacks: ReadCallbacks;
  /** Undefined until the paper is open. */
  waiting: number[] | undefined;
  pageCount: number;
  /** What is asked for, in order. */
  order: readonly number[];
  /** Goes only to who may open papers. */
  isKeptBack: boolean;
  /** Hands that work on it now. */
  busy: number;
  rotation: QuarterTurn | undefined;
  /** Hands that died, by what they had: a page, or 0 for the opening. */
  losses: Map<number, number>;
  resolve(): void;
  reject(error: unknown): void;
}

/** One thing somebody waits for: a picture, a copy, a check. */
interface Errand {
  do: 'render' | 'signatures' | 'searchable';
  files: readonly PaperAtHand[];
  task(ways: Ways): Task;
  losses: number;
  stopWaiting(): void;
  resolve(answer: unknown): void;
  reject(error: unknown): void;
  /** What it fails with where its readers die over it, or take too long. */
  broken(how: 'lost' | 'late'): unknown;
}

type Ways = Omit<TaskOf<'read'>, keyof Kinds['read']['work'] | 'do' | 'give'> & {
  give(answer: unknown): Promise<void>;
};

interface Waiting {
  hand: Hand;
  take(task: Task | null): void;
}

/** Whether pages wait for a hand, and whether any of them before ordinary ones. */
export type PagesWaiting = 'none' | 'some' | 'urgent';

interface Watcher {
  mayOpen: boolean;
  isEnough(waiting: PagesWaiting): boolean;
  tell(waiting: PagesWaiting): void;
}

/** So many readers may die over one thing, by chance or by it; then it is what kills them. */
const MOST_LOSSES = 5;
const PRESENCE_MS = 30_000;
/** How long people wait for a hand to take what they asked for. */
const ERRAND_WAIT_MS = 60_000;

export class ReadingDesk implements Readers {
  readonly #options: Required<DeskOptions>;
  readonly #readings: Reading[] = [];
  readonly #errands: Errand[] = [];
  readonly #waiting = new Set<Waiting>();
  readonly #watchers = new Set<Watcher>();
  /** When each machine was heard of last, by a clock that nobody sets. */
  readonly #machines = new Map<string, { reader: ReaderElsewhere; mayOpen: boolean; heard: number }>();
  #wasAttended: boolean | undefined;
  /** Readers of many offices, who may open papers, come when they are told that work waits. */
  #areOnCall = false;
  #stopLooking = (): void => undefined;
  #isClosed = false;

  constructor(options: DeskOptions = {}) {
    this.#options = {
      pageTimeoutMs: 120_000,
      presenceMs: PRESENCE_MS,
      maxPages: DEFAULT_LIMITS.maxPages,
      onArrival: () => undefined,
      onAttendance: () => undefined,
      onChange: () => undefined,
      ...options,
    };
  }

  read(request: ReadRequest, callbacks: ReadCallbacks): Promise<void> {
    if (this.#isClosed) return Promise.reject(readerUnavailable());
    const { signal } = callbacks;
    if (signal?.aborted) return Promise.reject(signal.reason as Error);
    return new Promise<void>((resolve, reject) => {
      const reading: Reading = {
        request,
        callbacks,
        waiting: undefined,
        pageCount: 0,
        order: [],
        isKeptBack: false,
        busy: 0,
        rotation: request.rotation,
        losses: new Map(),
        resolve: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
        reject: (error) => {
          signal?.removeEventListener('abort', abort);
          reject(error);
        },
      };
      const abort = (): void => this.#failReading(reading, signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      this.#readings.push(reading);
      this.#serve();
    });
  }

  render(file: PaperAtHand, page: number, options: PageImageOptions): Promise<PageImage> {
    return this.#errand(
      'render',
      [file],
      (ways) => ({ do: 'render', file, page, options, ...ways }),
      (how) => (how === 'lost' ? pageCrashed(page) : pageTimeout(page, this.#pageSeconds)),
    );
  }

  signatures(file: PaperAtHand, checking: Checking): Promise<SignatureCheck[]> {
    return this.#errand(
      'signatures',
      [file],
      (ways) => ({ do: 'signatures', file, checking, ...ways }),
      () => damaged(),
    );
  }

  searchable(paper: SearchableRequest, keep: KeepPdf): Promise<SearchableResult> {
    return this.#errand(
      'searchable',
      paper.sources,
      (ways) => ({ do: 'searchable', paper, keep, ...ways }),
      () => searchableFailed(),
    );
  }

  engineName(wanted?: Engine): Promise<string | null> {
    const last = [...this.#machines.values()].sort((a, b) => b.heard - a.heard)[0];
    return Promise.resolve(wanted === undefined ? (last?.reader.engine ?? null) : null);
  }

  /**
   * The next thing for a hand to do: what people wait for first, then papers that nobody reads.
   * @returns null where the signal is aborted before there is one, or the desk closes
   */
  take(hand: Hand, signal?: AbortSignal): Promise<Task | null> {
    if (this.#isClosed || signal?.aborted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const waiting: Waiting = {
        hand,
        take: (task) => {
          signal?.removeEventListener('abort', leave);
          resolve(task);
        },
      };
      const leave = (): void => {
        if (this.#waiting.delete(waiting)) resolve(null);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.add(waiting);
      this.#serve();
    });
  }

  /**
   * Waits until pages wait: any, or those that come before ordinary ones.
   * @returns what waits when the signal is aborted, at the latest
   */
  watch(mayOpen: boolean, least: 'some' | 'urgent', signal: AbortSignal): Promise<PagesWaiting> {
    const now = this.pagesWaiting(mayOpen);
    const isEnough = (waiting: PagesWaiting) => waiting === 'urgent' || waiting === least;
    if (isEnough(now) || signal.aborted || this.#isClosed) return Promise.resolve(now);
    return new Promise((resolve) => {
      const watcher: Watcher = {
        mayOpen,
        isEnough,
        tell: (waiting) => {
          signal.removeEventListener('abort', leave);
          this.#watchers.delete(watcher);
          resolve(waiting);
        },
      };
      const leave = (): void => watcher.tell(this.pagesWaiting(mayOpen));
      signal.addEventListener('abort', leave, { once: true });
      this.#watchers.add(watcher);
    });
  }

  /** Whether pages wait for who may, or may not, open papers. */
  pagesWaiting(mayOpen: boolean): PagesWaiting {
    const hand: Hand = { takes: ['open', 'read'], mayOpen };
    const waiting = this.#readings.filter((reading) => hasWorkFor(reading, hand));
    if (waiting.some((reading) => priorityOf(reading) > 0)) return 'urgent';
    return waiting.length > 0 ? 'some' : 'none';
  }

  /** Notes that a machine elsewhere was heard of. */
  heardOf(reader: ReaderElsewhere, mayOpen: boolean): void {
    const isNew = !this.#present().some((machine) => machine.reader.id === reader.id);
    this.#machines.set(reader.id, { reader, mayOpen, heard: performance.now() });
    this.#noteAttendance();
    if (isNew) this.#options.onArrival();
  }

  /** Whether pictures, copies or checks wait for a hand that may open papers. */
  get errandsWait(): boolean {
    return this.#errands.length > 0;
  }

  /** Notes whether readers who may open papers would come if they were told; without any, nobody is kept waiting. */
  onCall(areThere: boolean): void {
    this.#areOnCall = areThere;
    this.#noteAttendance();
    if (this.isAttended) return;
    for (const errand of this.#errands.splice(0)) {
      errand.stopWaiting();
      errand.reject(noReader());
    }
  }

  /** The machine said goodbye. */
  gone(readerId: string): void {
    this.#machines.delete(readerId);
    this.#noteAttendance();
  }

  /** How many pages machines elsewhere can read at once. */
  get handsElsewhere(): number {
    return this.#present().reduce((sum, { reader }) => sum + reader.hands, 0);
  }

  /** Whether anybody is there who may open papers; otherwise they wait. */
  get isAttended(): boolean {
    return this.ownHands > 0 || this.#areOnCall || this.#present().some(({ mayOpen }) => mayOpen);
  }

  /** How many hands of this machine are at work. */
  get busy(): number {
    return 0;
  }

  /** How many pages this machine reads at once. */
  get ownHands(): number {
    return 0;
  }

  /** Ends it: what is being read fails with `reading.unavailable`, and nothing is lent any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopLooking();
    for (const reading of this.#readings.slice()) this.#failReading(reading, readerUnavailable());
    for (const errand of this.#errands.splice(0)) errand.reject(readerUnavailable());
    for (const { take } of this.#waiting) take(null);
    this.#waiting.clear();
    for (const { tell } of this.#watchers) tell('none');
  }

  protected get isClosed(): boolean {
    return this.#isClosed;
  }

  get #pageSeconds(): number {
    return Math.round(this.#options.pageTimeoutMs / 1000);
  }

  /** Looks again when the last of those who are there may have gone. */
  #noteAttendance(): void {
    if (this.#isClosed) return;
    const { isAttended } = this;
    if (isAttended !== this.#wasAttended) this.#options.onAttendance(isAttended);
    this.#wasAttended = isAttended;
    this.#stopLooking();
    if (this.#machines.size === 0) return;
    this.#stopLooking = patientTimer(this.#options.presenceMs + 1, () => this.#noteAttendance());
  }

  #present(): { reader: ReaderElsewhere; mayOpen: boolean }[] {
    const since = performance.now() - this.#options.presenceMs;
    for (const [id, { heard }] of this.#machines) if (heard < since) this.#machines.delete(id);
    return [...this.#machines.values()];
  }

  /** Gives every hand that waits something to do, those of this machine first. */
  #serve(): void {
    const own = [...this.#waiting].sort((a, b) => Number(b.hand.isOwn ?? 0) - Number(a.hand.isOwn ?? 0));
    for (const waiting of own) {
      const task = this.#nextFor(waiting.hand);
      if (task === undefined) continue;
      this.#waiting.delete(waiting);
      waiting.take(task);
    }
    for (const watcher of this.#watchers) {
      const pages = this.pagesWaiting(watcher.mayOpen);
      if (watcher.isEnough(pages)) watcher.tell(pages);
    }
    this.#options.onChange();
  }

  #nextFor(hand: Hand): Task | undefined {
    const errand = this.#errands.find(
      ({ do: kind, files }) =>
        hand.mayOpen && hand.takes.includes(kind) && files.every((file) => isWithinReach(file, hand)),
    );
    if (errand !== undefined) return this.#errandTask(errand);
    const reading = this.#readingFor(hand);
    if (reading === undefined) return undefined;
    return reading.waiting === undefined ? this.#opening(reading) : this.#pageOf(reading);
  }

  // ---- Papers that are read ----

  #readingFor(hand: Hand): Reading | undefined {
    const open = this.#readings.filter((reading) => hasWorkFor(reading, hand));
    const highest = Math.max(...open.map(priorityOf));
    const first = open.filter((reading) => priorityOf(reading) === highest);
    // Whoever may not open papers can only read what was opened.
    const othersWait = [...this.#waiting].some(({ hand: { mayOpen } }) => !mayOpen);
    return (
      (othersWait ? first.find(({ waiting }) => waiting === undefined) : undefined) ??
      first.find(({ request, busy }) => busy === 0 && request.path === (hand.has?.() ?? '')) ??
      first.find(({ busy }) => busy === 0) ??
      first.sort((a, b) => b.waiting!.length - a.waiting!.length)[0]
    );
  }

  #opening(reading: Reading): TaskOf<'open'> {
    const { kind, checking } = reading.request;
    const { give, giveBack, ...ways } = this.#waysOf<Opened>(reading, {
      give: (opened) => this.#begin(reading, opened),
      broken: (error) => this.#failReading(reading, error),
      giveBack: () => undefined,
      reason: () => damaged(),
      key: 0,
    });
    return {
      do: 'open',
      file: fileOf(reading.request),
      checking: kind === 'pdf' ? checking : undefined,
      give,
      giveBack,
      ...ways,
    };
  }

  #begin(reading: Reading, { pages, signatures, engine }: Opened): void {
    if (!this.#readings.includes(reading)) return;
    const { maxPages } = this.#options;
    if (pages > maxPages) throw tooManyPages(pages, maxPages);
    if (signatures !== undefined) reading.callbacks.onSignatures?.(signatures);
    reading.pageCount = pages;
    reading.order = pagesToRead(pages, reading.request);
    reading.waiting = [...reading.order];
    reading.callbacks.onStart?.({ pages, engine });
  }

  #pageOf(reading: Reading): TaskOf<'read'> {
    const page = reading.waiting!.shift()!;
    const ways = this.#waysOf<AnswerTo<'read'>>(reading, {
      give: async ({ page: read, rotation }) => {
        reading.rotation = rotation;
        await this.#hand(reading, read);
      },
      broken: (error) => this.#hand(reading, failedPage(page, error)),
      giveBack: () => void (reading.waiting = inOrder([page, ...reading.waiting!], reading.order)),
      reason: (how) => (how === 'lost' ? pageCrashed(page) : pageTimeout(page, this.#pageSeconds)),
      key: page,
    });
    return {
      do: 'read',
      file: fileOf(reading.request),
      page,
      pageCount: reading.pageCount,
      rotation: reading.rotation,
      settings: reading.request.settings?.get(page),
      ...ways,
    };
  }

  async #hand(reading: Reading, page: PageReading): Promise<void> {
    if (!this.#readings.includes(reading)) return;
    await reading.callbacks.onPage(page);
  }

  /** The ways in which something of a reading ends: the first that comes. */
  #waysOf<A>(
    reading: Reading,
    means: {
      give(answer: A): Promise<void> | void;
      /** Its reader died over it, again and again, or took too long. */
      broken(error: unknown): Promise<void> | void;
      giveBack(): void;
      reason(how: 'lost' | 'late'): unknown;
      key: number;
    },
  ) {
    reading.busy++;
    let isOut = true;
    const end = async (how: () => Promise<void> | void): Promise<void> => {
      if (!isOut) return;
      isOut = false;
      try {
        await how();
      } catch (error) {
        this.#failReading(reading, error);
      }
      reading.busy--;
      this.#finish(reading);
      this.#serve();
    };
    return {
      isWanted: () => isOut && this.#readings.includes(reading),
      give: (answer: A) => end(() => means.give(answer)),
      fail: (error: unknown) => void end(() => this.#failReading(reading, error)),
      giveUp: () => void end(() => means.broken(means.reason('late'))),
      giveBack: () => void end(() => means.giveBack()),
      keepBack: () =>
        void end(() => {
          reading.isKeptBack = true;
          means.giveBack();
        }),
      lose: () =>
        void end(() => {
          const losses = (reading.losses.get(means.key) ?? 0) + 1;
          reading.losses.set(means.key, losses);
          if (losses >= MOST_LOSSES) return means.broken(means.reason('lost'));
          means.giveBack();
        }),
    };
  }

  #finish(reading: Reading): void {
    if (reading.busy > 0 || reading.waiting === undefined || reading.waiting.length > 0) return;
    if (this.#remove(reading)) reading.resolve();
  }

  /** What a hand has of it is finished and dropped: the engine cannot be interrupted. */
  #failReading(reading: Reading, error: unknown): void {
    if (this.#remove(reading)) reading.reject(error);
  }

  #remove(reading: Reading): boolean {
    const at = this.#readings.indexOf(reading);
    if (at >= 0) this.#readings.splice(at, 1);
    return at >= 0;
  }

  // ---- Errands ----

  #errand<A>(
    kind: Errand['do'],
    files: readonly PaperAtHand[],
    task: Errand['task'],
    broken: Errand['broken'],
  ): Promise<A> {
    if (this.#isClosed) return Promise.reject(readerUnavailable());
    if (!this.isAttended) {
      this.#options.onChange();
      return Promise.reject(noReader());
    }
    return new Promise<A>((resolve, reject) => {
      const errand: Errand = {
        do: kind,
        files,
        task,
        losses: 0,
        stopWaiting: () => undefined,
        resolve: resolve as (answer: unknown) => void,
        reject,
        broken,
      };
      this.#lay(errand);
    });
  }

  /** At the end, or where a reader left it lying at the head. */
  #lay(errand: Errand, at: 'head' | 'end' = 'end'): void {
    if (this.#isClosed) return errand.reject(readerUnavailable());
    if (at === 'head') this.#errands.unshift(errand);
    else this.#errands.push(errand);
    errand.stopWaiting = patientTimer(ERRAND_WAIT_MS, () => {
      const place = this.#errands.indexOf(errand);
      if (place >= 0) this.#errands.splice(place, 1);
      errand.reject(this.isAttended ? readersBusy() : noReader());
      this.#options.onChange();
    });
    this.#serve();
  }

  #errandTask(errand: Errand): Task {
    this.#errands.splice(this.#errands.indexOf(errand), 1);
    errand.stopWaiting();
    let isOut = true;
    const end = (how: () => void): void => {
      if (!isOut) return;
      isOut = false;
      how();
    };
    return errand.task({
      isWanted: () => isOut,
      give: async (answer) => end(() => errand.resolve(answer)),
      fail: (error) => end(() => errand.reject(error)),
      giveUp: () => end(() => errand.reject(errand.broken('late'))),
      giveBack: () => end(() => this.#lay(errand, 'head')),
      keepBack: () => end(() => this.#lay(errand, 'head')),
      lose: () =>
        end(() => {
          errand.losses++;
          if (errand.losses >= MOST_LOSSES) errand.reject(errand.broken('lost'));
          else this.#lay(errand, 'head');
        }),
    });
  }
}

const priorityOf = ({ request }: Reading): number => request.priority ?? 0;

function hasWorkFor(reading: Reading, hand: Hand): boolean {
  if (!isWithinReach(reading.request, hand)) return false;
  if (reading.waiting === undefined) return hand.mayOpen && hand.takes.includes('open') && reading.busy === 0;
  return hand.takes.includes('read') && reading.waiting.length > 0 && (hand.mayOpen || mayLeave(reading));
}

/** A page that can be parted from its file, and of a file in which nothing secret is. */
function mayLeave({ request, isKeptBack }: Reading): boolean {
  return request.isCleared === true && !isKeptBack && request.kind === 'pdf' && request.bytes === undefined;
}

/** Pages come as they were asked for: of two given back, the later may stand before no earlier one. */
function inOrder(pages: readonly number[], order: readonly number[]): number[] {
  return pages.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
}

/** A file that lies on this machine and has no hash goes nowhere. */
function isWithinReach({ sha256 }: PaperAtHand, { isOwn = false }: Hand): boolean {
  return isOwn || sha256 !== undefined;
}

/** Of a request, the paper alone. */
function fileOf({ kind, ...request }: ReadRequest): PaperAtHand {
  if (request.sha256 === undefined) return { kind, path: request.path };
  const { sha256, bytes, path } = request;
  return { kind, sha256, ...(bytes && { bytes }), ...(path !== undefined && { path }) };
}
