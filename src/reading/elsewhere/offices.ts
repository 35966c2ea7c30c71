/**
 * Which office a free hand turns to: those where something comes before ordinary pages first, then each in turn, so
 * that ten thousand scans of one do not keep another's urgent paper waiting. Times are told by a clock nobody sets.
 */
import { AppError } from '../../platform/errors.ts';
import type { PagesWaiting } from '../desk.ts';
import { News } from './news.ts';
import { OfficeAway, type OfficeLink } from './office-link.ts';

const LONGEST_REST_MS = 30_000;

/** One office as the hands see it. */
export class OfficeInSight {
  /** What is known to wait there. */
  waiting: PagesWaiting = 'none';
  /** Its key is refused for good. */
  isShut = false;
  /** Counts the turns: who had one longest ago is next. */
  lastTurn = 0;
  #restUntil = 0;
  #restMs = 0;
  #recheck = new AbortController();

  constructor(
    readonly link: OfficeLink,
    private readonly tell: (line: string) => void,
  ) {}

  /** Aborted when what is known of it is out of date. */
  get recheck(): AbortSignal {
    return this.#recheck.signal;
  }

  /** Milliseconds until it may be asked again, after it was away. */
  get restMs(): number {
    return Math.max(0, this.#restUntil - performance.now());
  }

  /** A hand was there and saw what waits: what was known before is out of date. */
  seen(waiting: PagesWaiting): void {
    if (waiting === this.waiting) return;
    this.waiting = waiting;
    this.#recheck.abort();
    this.#recheck = new AbortController();
  }

  answered(): void {
    if (this.#restMs > 0) this.tell(`${this.link.office.url}: đã nối lại`);
    this.#restMs = 0;
  }

  /** An office that is away is asked again, more and more seldom; one that refuses the key is not. */
  takeTrouble(error: unknown): void {
    const { url } = this.link.office;
    if (error instanceof AppError && error.code === 'reading.loan-ended') return;
    if (error instanceof AppError && (error.status === 401 || error.status === 403)) {
      if (!this.isShut) this.tell(`${url}: ${error.message} (${error.code})`);
      this.isShut = true;
      return this.seen('none');
    }
    if (!(error instanceof OfficeAway || error instanceof AppError)) throw error;
    if (this.restMs > 0) return;
    if (this.#restMs === 0) this.tell(`${url}: chưa nối được (${error.message}), sẽ thử lại`);
    this.#restMs = Math.min(Math.max(this.#restMs * 2, 500), LONGEST_REST_MS);
    this.#restUntil = performance.now() + this.#restMs;
    this.waiting = 'none';
  }
}

export class OfficesInSight {
  /** Of the hands that have nothing to do. */
  readonly news = new News();
  #turns = 0;

  constructor(readonly all: readonly OfficeInSight[]) {}

  get areAllShut(): boolean {
    return this.all.every(({ isShut }) => isShut);
  }

  /** The one whose turn it is; undefined where nothing waits anywhere. */
  next(): OfficeInSight | undefined {
    const open = this.all.filter(
      ({ isShut, restMs, waiting }) => !isShut && restMs === 0 && waiting !== 'none',
    );
    const urgent = open.filter(({ waiting }) => waiting === 'urgent');
    const office = (urgent.length > 0 ? urgent : open).toSorted((a, b) => a.lastTurn - b.lastTurn)[0];
    if (office !== undefined) office.lastTurn = ++this.#turns;
    return office;
  }
}
