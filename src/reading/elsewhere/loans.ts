/**
 * What lies on an office's desk, lent to readers on other machines. A loan lasts as long as its reader is heard of;
 * what is not heard of any more waits again, so that everything is done at least once, and what comes back late
 * changes nothing. Times are counted here, by timers: a reader's clock may say what it likes.
 *
 * ## What a composition passes in (Node: `service.ts`; the edge form: its Durable Object)
 * - `desk`: a `ReadingDesk`. A service with no reader of its own makes a bare one, `new ReadingDesk({ pageTimeoutMs,
 *   onArrival, onAttendance })`, and gives the same desk as `Readers` to everything that reads: `readJob({ readers: desk, … })`,
 *   `signaturesOfFiles`, `readOnce(desk)`, `pagePictures({ render: desk.render })`, `searchableCopies({ write:
 *   desk.searchable })`.
 * - `papers`: the office's `FileStorage`; only `open` is asked, by hash.
 * - `loanRoutes(loans)` at `/api/v1/reading/loans`, behind `authenticate`.
 * - Jobs of kind `READ_JOB` are to be taken only while somebody reads: at most `desk.ownHands + desk.handsElsewhere` at
 *   a time, apart from the other jobs, and looked for again at `onArrival`. With none they wait in the queue, whole.
 * - `noteAttendance(db, …)` at the start with `desk.isAttended` and at each `onAttendance`, so that pages can say
 *   "Chờ máy đọc"; the desk goes to `createApp` as `readers` too, for `/ready` and `/metrics`.
 * - `close()` before the desk's own, when the service stops.
 * All of it lives in memory: where it is lost (a crash, an object put to sleep), the job's lease runs out, the job is
 * run again and asks for the pages that are not stored; late answers are refused.
 */
import type { Readable } from 'node:stream';
import { AppError } from '../../platform/errors.ts';
import type { FileStorage } from '../../platform/files/storage.ts';
import { newId } from '../../platform/ids.ts';
import type {
  AnswerTo,
  PagesWaiting,
  ReaderElsewhere,
  ReadingDesk,
  Task,
  TaskOf,
  WorkKind,
} from '../desk.ts';
import { loanEnded, paperAway, readerUnavailable } from '../errors.ts';
import { patientTimer } from '../patient-timer.ts';
import type { PaperAtHand } from '../readers.ts';
import { type PageApart, PagesApart } from './pages-apart.ts';

export interface LoansOptions {
  desk: Pick<ReadingDesk, 'take' | 'watch' | 'pagesWaiting' | 'heardOf' | 'gone'>;
  /** The office's papers, by their hash. */
  papers: Pick<FileStorage, 'open'>;
  /** Time for one page; the way of the file and of the answer comes on top. */
  pageTimeoutMs: number;
  /** A reader who is not heard of for so long is gone. */
  silenceMs?: number;
  /** Whether a borrower's key lets it in still. */
  isInForce?(borrower: string): boolean;
  /** Of a paper that is taken apart for readers that may not open papers. */
  mostBytesToPart?: number;
  /** Told why a page could not be parted from its paper, where the paper is not at hand. */
  onNotParted?(error: unknown): void;
  /** Told of a reader whose key was ended while it had something in hand. */
  onEnded?(borrower: string, reader: ReaderElsewhere, had: WorkKind): void;
}

/** Who asks: the key that the reader holds, and whether the key lets it open papers. */
export interface Borrower {
  id: string;
  mayOpen: boolean;
}

export interface Loan {
  id: string;
  task: Task;
  /** The page alone, which goes out instead of its paper. */
  apart: PageApart | null;
  /** What waits still, now that this was taken. */
  waiting: PagesWaiting;
}

interface Standing extends Loan {
  /** Nobody else may end the loan. */
  borrower: string;
  mayOpen: boolean;
  reader: ReaderElsewhere;
  /** Begins the silence anew. */
  heard(): void;
  stopTimers(): void;
}

/** A PDF as it is handed in. */
export interface CopyHandedIn {
  sha256: string;
  signed: boolean;
  obstacles: string[];
  /** Ends with an error where it broke off, or is not of that hash. */
  content: AsyncIterable<Uint8Array>;
}

const USUAL_SILENCE_MS = 20_000;
/** For the file to get there and the answer to come back over a slow line. */
const WAY_MS = 300_000;
const MOST_BYTES_TO_PART = 64 * 1024 * 1024;
/** For each page of a searchable PDF. */
const COPY_PAGE_MS = 2_000;

export class Loans {
  readonly #options: Required<LoansOptions>;
  readonly #standing = new Map<string, Standing>();
  /** For whom pages are being taken apart: no loans yet, and taken back like them. */
  readonly #parting = new Set<Borrower & { isOver: boolean }>();
  readonly #closing = new AbortController();
  readonly #pages: PagesApart;

  constructor(options: LoansOptions) {
    const unwatched = { isInForce: () => true, onEnded: () => undefined, onNotParted: () => undefined };
    const usual = { silenceMs: USUAL_SILENCE_MS, mostBytesToPart: MOST_BYTES_TO_PART };
    this.#options = { ...usual, ...unwatched, ...options };
    this.#pages = new PagesApart(options.papers, this.#options.mostBytesToPart);
  }

  get silenceMs(): number {
    return this.#options.silenceMs;
  }

  /** How many tasks are out. */
  get standing(): number {
    return this.#standing.size;
  }

  /**
   * Lends the next thing to do. Whoever may not open papers gets the page alone, not the paper that it is of.
   * @returns null where there is none within `waitMs`, or the asker leaves
   * @throws AppError `reading.unavailable` once the service stops: whoever asks shall rest before asking again
   */
  async borrow(
    { id, mayOpen }: Borrower,
    reader: ReaderElsewhere,
    takes: readonly WorkKind[],
    waitMs: number,
    left: AbortSignal,
  ): Promise<Loan | null> {
    this.#greet(reader, mayOpen);
    const end = this.#until(waitMs, left);
    let taken = await this.#take({ id, mayOpen }, takes, end);
    while (taken === 'kept-back') taken = await this.#take({ id, mayOpen }, takes, end);
    if (taken === null) return null;
    const loan = this.#note({ id, mayOpen }, reader, taken);
    // Whoever left in that moment, or whose key was ended while it waited, will not answer: not for the whole silence
    // shall it wait.
    const isGone = left.aborted || !this.#options.isInForce(id);
    if (isGone) this.#end(loan).task.giveBack();
    return isGone ? null : loan;
  }

  /**
   * Waits until pages wait to be read, without taking one: a reader for many offices asks where there are any.
   * @throws AppError `reading.unavailable`
   */
  watch(
    { mayOpen }: Borrower,
    reader: ReaderElsewhere,
    least: 'some' | 'urgent',
    waitMs: number,
    left: AbortSignal,
  ): Promise<PagesWaiting> {
    this.#greet(reader, mayOpen);
    return this.#options.desk.watch(mayOpen, least, this.#until(waitMs, left));
  }

  /** The reader's machine goes: what it has in hand it gives back by itself. */
  leave(readerId: string): void {
    this.#options.desk.gone(readerId);
  }

  /**
   * Notes that the reader is still at it.
   * @throws AppError `reading.loan-ended`
   */
  heard(borrower: string, id: string): void {
    this.#heardOf(this.#require(borrower, id));
  }

  /**
   * The bytes of a paper of the loan.
   * @throws AppError `reading.loan-ended`; `files.missing`, `files.corrupt`, which end the loan and its reading too;
   *   `reading.paper-away` where the storage does not answer: the reader gives back what it took
   */
  async paper(borrower: string, id: string, sha256: string): Promise<Uint8Array | Readable> {
    const loan = this.#require(borrower, id);
    this.#heardOf(loan);
    if (loan.apart !== null) {
      if (loan.apart.sha256 !== sha256) throw loanEnded();
      return loan.apart.bytes;
    }
    const paper = papersOf(loan.task).find((file) => file.sha256 === sha256);
    if (paper === undefined) throw loanEnded();
    if (paper.bytes !== undefined) return paper.bytes;
    try {
      return await this.#options.papers.open(sha256);
    } catch (error) {
      if (!(error instanceof AppError)) throw paperAway(error);
      if (this.#standing.has(id)) this.#end(loan).task.fail(error);
      throw error;
    }
  }

  /**
   * Takes an answer; a second one to the same loan, or one that comes after it was lent to another, is refused.
   * @throws AppError `reading.loan-ended` also where the answer is to something else
   */
  async giveIn<K extends 'open' | 'read' | 'render' | 'signatures'>(
    borrower: string,
    id: string,
    kind: K,
    answer: AnswerTo<K>,
  ): Promise<void> {
    const loan = this.#require(borrower, id);
    if (loan.task.do !== kind || !isAbout(loan.task, answer)) throw loanEnded();
    const { engine } = loan.reader;
    const told = kind === 'open' ? { ...answer, engine } : answer;
    // The kind was compared: the answer is to this task.
    await (this.#end(loan).task.give as (answer: unknown) => Promise<void>)(told);
  }

  /**
   * Takes a searchable PDF: it is kept first, and only then is the loan ended.
   * @throws AppError `reading.loan-ended`; what `content` ends with: then it waits again, a few times; what `keep`
   *   throws: it fails with that
   */
  async giveCopy(borrower: string, id: string, { content, signed, obstacles }: CopyHandedIn): Promise<void> {
    const loan = this.#require(borrower, id);
    const { task } = loan;
    if (task.do !== 'searchable') throw loanEnded();
    // While bytes come the reader is there; nobody else gets it meanwhile.
    this.#end(loan);
    let isBroken = false;
    const whole = async function* () {
      try {
        yield* content;
      } catch (error) {
        isBroken = true;
        throw error;
      }
    };
    try {
      await task.keep(whole());
    } catch (error) {
      // What cannot be kept here is not made again and again: whoever asked is told.
      if (isBroken) task.lose();
      else task.fail(error);
      throw error;
    }
    await task.give({ signed, obstacles });
  }

  /**
   * It cannot be done, for a reason that lies in the paper or in what was asked.
   * @throws AppError `reading.loan-ended`
   */
  fail(borrower: string, id: string, error: AppError): void {
    this.#end(this.#require(borrower, id)).task.fail(error);
  }

  /**
   * The reader does not do it after all.
   * @throws AppError `reading.loan-ended`
   */
  giveBack(borrower: string, id: string): void {
    this.#end(this.#require(borrower, id)).task.giveBack();
  }

  /** Takes back what these borrowers have, as if they had given it back. */
  takeBack(isTheirs: (borrower: Borrower) => boolean): void {
    for (const parting of this.#parting) parting.isOver ||= isTheirs(parting);
    for (const loan of this.#standing.values())
      if (isTheirs({ id: loan.borrower, mayOpen: loan.mayOpen })) this.#end(loan).task.giveBack();
  }

  /** Takes back what readers have whose keys were ended: nothing of it goes out or comes in by those any more. */
  takeBackOfEndedKeys(): void {
    for (const loan of this.#standing.values()) {
      if (this.#options.isInForce(loan.borrower)) continue;
      this.#options.onEnded(loan.borrower, loan.reader, loan.task.do);
      this.#end(loan).task.giveBack();
    }
  }

  /** Nothing is lent any more; who waits goes without. */
  close(): void {
    this.#closing.abort();
    this.takeBack(() => true);
  }

  /** @returns "kept-back" where it was something that goes only to who may open papers */
  async #take(
    borrower: Borrower,
    takes: readonly WorkKind[],
    end: AbortSignal,
  ): Promise<Pick<Loan, 'task' | 'apart'> | 'kept-back' | null> {
    const { mayOpen } = borrower;
    const task = await this.#options.desk.take({ takes, mayOpen }, end);
    if (task === null || mayOpen) return task && { task, apart: null };
    const parting = { ...borrower, isOver: false };
    this.#parting.add(parting);
    const apart = task.do === 'read' ? await this.#partedBy(task) : null;
    this.#parting.delete(parting);
    if (parting.isOver) {
      task.giveBack();
      return null;
    }
    if (apart !== null) return { task, apart };
    task.keepBack();
    return 'kept-back';
  }

  /** A paper that is not to be had now is kept back too: whoever may open papers finds out what is wrong with it. */
  async #partedBy({ file, page, pageCount }: TaskOf<'read'>): Promise<PageApart | null> {
    if (file.kind !== 'pdf' || file.sha256 === undefined) return null;
    try {
      return await this.#pages.page(file.sha256, page, pageCount);
    } catch (error) {
      this.#options.onNotParted(error);
      return null;
    }
  }

  #until(waitMs: number, left: AbortSignal): AbortSignal {
    return AbortSignal.any([left, this.#closing.signal, AbortSignal.timeout(waitMs)]);
  }

  #greet(reader: ReaderElsewhere, mayOpen: boolean): void {
    if (this.#closing.signal.aborted) throw readerUnavailable();
    this.#options.desk.heardOf(reader, mayOpen);
  }

  #heardOf(loan: Standing): void {
    loan.heard();
    this.#options.desk.heardOf(loan.reader, loan.mayOpen);
  }

  #note(
    borrower: Borrower,
    reader: ReaderElsewhere,
    { task, apart }: Pick<Loan, 'task' | 'apart'>,
  ): Standing {
    const id = newId();
    const after = (ms: number, then: (task: Task) => void) =>
      patientTimer(ms, () => {
        const loan = this.#standing.get(id);
        if (loan !== undefined) then(this.#end(loan).task);
      });
    const silence = () => after(this.#options.silenceMs, (lent) => lent.lose());
    let stopSilence = silence();
    const stopLimit = after(limitOf(task, this.#options.pageTimeoutMs), (lent) => lent.giveUp());
    const loan: Standing = {
      id,
      task,
      apart,
      waiting: this.#options.desk.pagesWaiting(borrower.mayOpen),
      borrower: borrower.id,
      mayOpen: borrower.mayOpen,
      reader,
      heard: () => {
        stopSilence();
        stopSilence = silence();
      },
      stopTimers: () => {
        stopSilence();
        stopLimit();
      },
    };
    this.#standing.set(id, loan);
    return loan;
  }

  /** @throws AppError `reading.loan-ended` also where it is another's: nobody learns that it is there */
  #require(borrower: string, id: string): Standing {
    const loan = this.#standing.get(id);
    if (loan === undefined || loan.borrower !== borrower) throw loanEnded();
    // Withheld or stopped meanwhile: nothing of the paper goes out any more.
    if (!loan.task.isWanted()) {
      this.#end(loan).task.giveBack();
      throw loanEnded();
    }
    return loan;
  }

  #end(loan: Standing): Standing {
    loan.stopTimers();
    this.#standing.delete(loan.id);
    return loan;
  }
}

function papersOf(task: Task): readonly PaperAtHand[] {
  return task.do === 'searchable' ? task.paper.sources : [task.file];
}

function limitOf(task: Task, pageTimeoutMs: number): number {
  const pages = task.do === 'searchable' ? task.paper.pages.length * COPY_PAGE_MS : 0;
  return pageTimeoutMs + pages + WAY_MS;
}

/** A page that was not asked for is no answer. */
function isAbout(task: Task, answer: unknown): boolean {
  return task.do !== 'read' || (answer as AnswerTo<'read'>).page.number === task.page;
}
