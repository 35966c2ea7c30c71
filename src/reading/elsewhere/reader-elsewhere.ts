/**
 * `vanthu work`: reads pages for the services of one or many offices. Every hand takes a page from each office in
 * turn, so that ten thousand scans of one do not keep another's urgent paper waiting; it takes no page before it has
 * handed in the last.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../platform/errors.ts';
import { isRead, type PageReading } from '../page.ts';
import type { ReaderPool } from '../reader-pool.ts';
import { OfficeAway, type Office, OfficeLink } from './office-link.ts';
import type { LoanAsJson } from './wire.ts';

export interface ReaderElsewhereOptions {
  offices: readonly Office[];
  pool: Pick<ReaderPool, 'read'>;
  /** How many pages at once. */
  hands: number;
  /** Told in Vietnamese what a technician should know. */
  tell(line: string): void;
  /** Ends it: what is in hand is given back. */
  signal: AbortSignal;
  /** How long a service may let a hand wait for a page; an idle hand then looks at the next office. */
  waitMs?: number;
}

const LONGEST_REST_MS = 30_000;
/** So many papers besides those in hand are kept, and not fetched again. */
const PAPERS_KEPT = 20;

/** One office as the hands see it. */
interface Desk {
  link: OfficeLink;
  /** Not asked again before then, after it was away. */
  restUntil: number;
  restMs: number;
  /** Its key is refused for good. */
  isShut: boolean;
}

/**
 * Works until the signal ends it, or no office lets it in any more.
 * @returns whether any office still did
 */
export async function readElsewhere(options: ReaderElsewhereOptions): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'vanthu-work-'));
  const desks = options.offices.map((office): Desk => ({
    link: new OfficeLink(office),
    restUntil: 0,
    restMs: 0,
    isShut: false,
  }));
  const papers = new Papers(folder, options.hands + PAPERS_KEPT);
  try {
    await Promise.all(
      Array.from({ length: options.hands }, (_, hand) => workAt(desks, hand, papers, options)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return desks.some(({ isShut }) => !isShut);
}

async function workAt(
  desks: readonly Desk[],
  hand: number,
  papers: Papers,
  options: ReaderElsewhereOptions,
): Promise<void> {
  const { signal } = options;
  const waitMs = options.waitMs ?? (desks.length === 1 ? 25_000 : 1_000);
  for (let turn = hand; !signal.aborted; turn++) {
    if (desks.every(({ isShut }) => isShut)) return;
    const desk = desks[turn % desks.length]!;
    if (desk.isShut || desk.restUntil > Date.now()) {
      // Where every office rests, so does the hand.
      if (desks.every(({ isShut, restUntil }) => isShut || restUntil > Date.now())) await rest(200, signal);
      continue;
    }
    try {
      const loan = await desk.link.borrow(waitMs, signal);
      welcome(desk, options);
      if (loan !== null) await readLoan(desk.link, loan, papers, options);
    } catch (error) {
      if (!signal.aborted) takeTrouble(desk, error, options);
    }
  }
}

function welcome(desk: Desk, { tell }: ReaderElsewhereOptions): void {
  if (desk.restMs > 0) tell(`${desk.link.office.url}: đã nối lại`);
  desk.restMs = 0;
}

/** An office that is away is asked again, more and more seldom; one that refuses the key is not. */
function takeTrouble(desk: Desk, error: unknown, { tell }: ReaderElsewhereOptions): void {
  const { url } = desk.link.office;
  if (error instanceof AppError && error.code === 'reading.loan-ended') return;
  if (error instanceof AppError && (error.status === 401 || error.status === 403)) {
    if (!desk.isShut) tell(`${url}: ${error.message} (${error.code})`);
    desk.isShut = true;
    return;
  }
  if (!(error instanceof OfficeAway || error instanceof AppError)) throw error;
  if (desk.restMs === 0) tell(`${url}: chưa nối được (${error.message}), sẽ thử lại`);
  desk.restMs = Math.min(Math.max(desk.restMs * 2, 500), LONGEST_REST_MS);
  desk.restUntil = Date.now() + desk.restMs;
}

async function readLoan(
  link: OfficeLink,
  loan: LoanAsJson,
  papers: Papers,
  { pool, signal }: ReaderElsewhereOptions,
): Promise<void> {
  const ended = new AbortController();
  const stop = AbortSignal.any([signal, ended.signal]);
  const beating = beat(link, loan, ended);
  try {
    const path = await papers.of(link, loan, stop);
    const page = await readOnePage(pool, path, loan, stop);
    await link.giveIn(loan, { page, rotation: isRead(page) ? page.rotation : (loan.rotation ?? undefined) });
  } catch (error) {
    // Ended by the service: the page is another's now.
    if (ended.signal.aborted && !signal.aborted) return;
    await giveBack(link, loan);
    throw error;
  } finally {
    clearInterval(beating);
  }
}

function beat(link: OfficeLink, loan: LoanAsJson, ended: AbortController): NodeJS.Timeout {
  return setInterval(
    () =>
      void link.heartbeat(loan, ended.signal).catch((error: unknown) => {
        // A service that is away for a moment does not stop the reading; the silence decides there.
        if (!(error instanceof OfficeAway)) ended.abort(error);
      }),
    Math.max(loan.silenceMs / 4, 50),
  );
}

/** Kindness only: a page that is not given back waits for the silence to end. */
async function giveBack(link: OfficeLink, loan: LoanAsJson): Promise<void> {
  try {
    await link.giveBack(loan);
  } catch (error) {
    if (!(error instanceof OfficeAway || error instanceof AppError)) throw error;
  }
}

async function readOnePage(
  pool: ReaderElsewhereOptions['pool'],
  path: string,
  { kind, page: number, rotation, settings }: LoanAsJson,
  signal: AbortSignal,
): Promise<PageReading> {
  let read: PageReading | undefined;
  await pool.read(
    {
      path,
      kind,
      pages: [number],
      rotation: rotation ?? undefined,
      ...(settings === null ? {} : { settings: new Map([[number, settings]]) }),
    },
    { signal, onPage: (page) => void (read = page) },
  );
  if (read === undefined) throw new Error(`page ${number} was not read`);
  return read;
}

/** The papers of the last loans, each fetched once. */
class Papers {
  /** Path to its fetching; what was asked for last stands last. */
  readonly #known = new Map<string, Promise<void>>();

  constructor(
    private readonly folder: string,
    private readonly most: number,
  ) {}

  async of(link: OfficeLink, loan: LoanAsJson, signal: AbortSignal): Promise<string> {
    // The same name in two offices is two papers.
    const path = join(this.folder, `${encodeURIComponent(link.office.url)} ${loan.paper}`);
    const fetched = this.#known.get(path) ?? link.fetchPaper(loan, path, signal);
    this.#known.delete(path);
    this.#known.set(path, fetched);
    try {
      await fetched;
    } catch (error) {
      this.#known.delete(path);
      throw error;
    }
    await this.#dropOldest();
    return path;
  }

  async #dropOldest(): Promise<void> {
    for (const path of [...this.#known.keys()].slice(0, Math.max(this.#known.size - this.most, 0))) {
      this.#known.delete(path);
      await rm(path, { force: true });
    }
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
