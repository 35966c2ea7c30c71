/**
 * An office's end of the desk of its installation (`switchboard.ts`): says when work waits for the readers that all
 * offices share, and lends to them what it allows. What was said and got lost is said again: after a while, and at
 * every alarm for as long as work waits.
 */
import type { Hono } from 'hono';
import type { AppEnv } from '../../people/index.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Db } from '../../platform/database.ts';
import { problemHandler } from '../../platform/http.ts';
import { mostUrgentDue } from '../../platform/jobs/queue.ts';
import type { Log } from '../../platform/log.ts';
import type { PagesWaiting, ReadingDesk } from '../desk.ts';
import { loanEnded } from '../errors.ts';
import { patientTimer } from '../patient-timer.ts';
import { READ_JOB } from '../read-job.ts';
import type { Borrower, Loans } from './loans.ts';
import { loanAsJson, routesFor } from './routes.ts';
import { sharedReadersMay } from './shared-readers-store.ts';
import { type Announcement, type Lent, NOTHING_WAITS, type Waiting, type Wish } from './switchboard.ts';

export interface SharedLendingOptions {
  db: Db;
  clock: Clock;
  desk: ReadingDesk;
  loans: Loans;
  /** Tells the desk of the installation. @returns whether any reader is there to come */
  tell(said: Announcement): Promise<boolean>;
  log: Log;
  againMs?: number;
}

export interface SharedLending {
  /** What waits may have changed. */
  changed(): void;
  /** Says what waits, where it is not known: said before, or to be said again. */
  announce(again?: 'again'): Promise<void>;
  /** Whether something is not said yet: the office is to wake for it. */
  readonly isOwed: boolean;
  /** Whether anything waits for a reader to come: what was said of it may be lost, and is said again. */
  readonly awaitsReaders: boolean;
  /** Lends something to a hand that the desk sent. */
  lend(key: string, wish: Wish): Promise<Lent>;
  /** What the reader asks of a loan afterwards. */
  routesFor(key: string): Hono<AppEnv>;
  /** The installation ended a key: what its readers have of this office waits again. */
  keyEnded(key: string): void;
  /** The office changed its word on what they may do. */
  allowed(): Promise<void>;
}

/** For a paper to be fetched from the queue; there is one, or what was said is out of date. */
const LEND_WITHIN_MS = 1_500;
const AGAIN_MS = 15_000;
const PREFIX = 'shared:';

export function sharedLending(options: SharedLendingOptions): SharedLending {
  const { db, clock, desk, loans, tell, log, againMs = AGAIN_MS } = options;
  /** What the desk knows; null: nobody can say. */
  let known: Waiting | null = null;
  let at = 0;
  let isOwed = false;
  let telling: Promise<void> | null = null;
  let toldAt = -Infinity;
  let stopWaiting = (): void => undefined;
  /** Ends with the office's word on what they may do: a hand that waits under it may have what the next forbids. */
  let allowance = new AbortController();

  const borrowerOf = (key: string): Borrower => ({
    id: `${PREFIX}${key}`,
    mayOpen: sharedReadersMay(db) === 'open',
  });

  /** @param queue papers that nobody has begun with count too: a hand that comes gets them */
  function waiting(queue: 'with-queue' | 'laid-only'): Waiting {
    const may = sharedReadersMay(db);
    if (may === 'nothing') return NOTHING_WAITS;
    const mayOpen = may === 'open';
    const laid = desk.pagesWaiting(mayOpen);
    const queued = mayOpen && queue === 'with-queue' ? inQueue() : 'none';
    return { pages: moreOf(laid, queued), errands: mayOpen && desk.errandsWait };
  }

  function inQueue(): PagesWaiting {
    const priority = mostUrgentDue(db, [READ_JOB], clock);
    return priority === null ? 'none' : priority > 0 ? 'urgent' : 'some';
  }

  function said(what: Waiting): Announcement {
    at = Math.max(at + 1, Date.now());
    known = what;
    return { ...what, at };
  }

  async function tellNow(): Promise<void> {
    const word = said(waiting('with-queue'));
    toldAt = performance.now();
    try {
      const areThere = await tell(word);
      isOwed = false;
      desk.onCall(areThere && sharedReadersMay(db) === 'open');
    } catch (error) {
      known = null;
      isOwed = true;
      log.warn({ err: error }, 'the desk of the installation could not be told; it is told again');
      later(againMs);
    }
  }

  async function announce(again?: 'again'): Promise<void> {
    await telling;
    const now = waiting('with-queue');
    const isNews = known === null || again === 'again' ? isSomething(now) : !isSame(known, now);
    if (isNews || isOwed || wondersWhoIsThere()) await tellOnce();
  }

  /** Nobody was there; that is asked again now and then, when somebody wants something. */
  function wondersWhoIsThere(): boolean {
    return sharedReadersMay(db) === 'open' && !desk.isAttended && performance.now() - toldAt > againMs;
  }

  function tellOnce(): Promise<void> {
    return (telling ??= tellNow().finally(() => (telling = null)));
  }

  function later(ms: number): void {
    stopWaiting();
    stopWaiting = patientTimer(ms, () => void announce());
  }

  return {
    // Many things change at once: it is looked at when they have.
    changed: () => later(0),
    announce,
    get isOwed() {
      return isOwed;
    },
    get awaitsReaders() {
      return isSomething(waiting('with-queue'));
    },
    async lend(key, { reader, takes }) {
      const borrower = borrowerOf(key);
      if (sharedReadersMay(db) === 'nothing') return { loan: null, waiting: said(NOTHING_WAITS) };
      const loan = await loans.borrow(borrower, reader, takes, LEND_WITHIN_MS, allowance.signal);
      if (loan === null) return { loan, waiting: said(waiting('laid-only')) };
      return { loan: loanAsJson(loan, loans.silenceMs), waiting: said(waiting('with-queue')) };
    },
    routesFor(key) {
      const routes = routesFor(loans, () => {
        if (sharedReadersMay(db) === 'nothing') throw loanEnded();
        return borrowerOf(key);
      });
      routes.onError(problemHandler(log));
      return routes;
    },
    keyEnded(key) {
      loans.takeBack(({ id }) => id === PREFIX + key);
      log.warn(
        { key },
        'a key of the installation was ended: what its readers had of this office waits again',
      );
    },
    async allowed() {
      allowance.abort();
      allowance = new AbortController();
      const may = sharedReadersMay(db);
      loans.takeBack(
        ({ id, mayOpen }) => id.startsWith(PREFIX) && (may === 'nothing' || (mayOpen && may !== 'open')),
      );
      await telling;
      await tellOnce();
    },
  };
}

const isSomething = ({ pages, errands }: Waiting) => pages !== 'none' || errands;
const isSame = (a: Waiting, b: Waiting) => a.pages === b.pages && a.errands === b.errands;

function moreOf(a: PagesWaiting, b: PagesWaiting): PagesWaiting {
  if (a === 'urgent' || b === 'urgent') return 'urgent';
  return a === 'some' || b === 'some' ? 'some' : 'none';
}
