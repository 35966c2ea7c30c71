/**
 * `vanthu work`: does for the services of one or many offices what needs native code. At each office one watch looks
 * where pages wait, and one hand waits for what people wait for (pictures, copies, checks); the other hands read
 * pages, each from the office whose turn it is, and take none before they have handed in the last.
 */
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../platform/errors.ts';
import type { WorkKind } from '../desk.ts';
import { isRead, type PageReading } from '../page.ts';
import type { PaperKind } from '../paper.ts';
import type { Readers } from '../readers.ts';
import type { SearchablePage } from '../searchable/searchable-paper.ts';
import { OfficeAway, type Office, OfficeLink } from './office-link.ts';
import { FetchedPapers, paperFolder } from './fetched-papers.ts';
import { OfficeInSight, OfficesInSight } from './offices.ts';
import type { AnswerAsJson, CheckingAsJson, LoanAsJson, WorkAsJson } from './wire.ts';

export interface ReaderElsewhereOptions {
  offices: readonly Office[];
  pool: Readers;
  /** How many pages at once. */
  hands: number;
  /** Told in Vietnamese what a technician should know. */
  tell(line: string): void;
  /** Ends it: what is in hand is given back. */
  signal: AbortSignal;
  /** How long a service may let it wait for work. */
  waitMs?: number;
}

const PAGES: readonly WorkKind[] = ['open', 'read'];
const ERRANDS: readonly WorkKind[] = ['render', 'signatures', 'searchable'];
const USUAL_WAIT_MS = 25_000;
/**
 * How often a reader says that it is at it before it would be given up. Four times is every 5 s of the usual 20: just
 * when local workerd closes a line that was idle, so that every fifth beat met a closed one (503 under `wrangler dev`).
 */
const BEATS_IN_SILENCE = 5;

/** What every hand works with. */
interface Shop {
  offices: OfficesInSight;
  papers: FetchedPapers;
  pool: Readers;
  waitMs: number;
  signal: AbortSignal;
}

/**
 * Works until the signal ends it, or no office lets it in any more.
 * @returns whether any office still did
 */
export async function readElsewhere(options: ReaderElsewhereOptions): Promise<boolean> {
  const { pool, hands, signal, tell, waitMs = USUAL_WAIT_MS } = options;
  const reader = { id: randomUUID(), hands, engine: (await pool.engineName()) ?? '' };
  const all = options.offices.map((office) => new OfficeInSight(new OfficeLink(office, () => reader), tell));
  const folder = await paperFolder(tmpdir());
  const offices = new OfficesInSight(all);
  const shop: Shop = { offices, papers: new FetchedPapers(folder), pool, waitMs, signal };
  try {
    await Promise.all([
      ...all.flatMap((office) => [watch(office, shop), runErrands(office, shop)]),
      ...Array.from({ length: hands }, () => readPages(shop)),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await Promise.all(all.filter(({ isShut }) => !isShut).map(sayGoodbye));
  }
  return !offices.areAllShut;
}

/** Kindness only: an office that hears nothing finds out by itself. */
async function sayGoodbye({ link }: OfficeInSight): Promise<void> {
  try {
    await link.leave();
  } catch (error) {
    if (!(error instanceof OfficeAway || error instanceof AppError)) throw error;
  }
}

/** Looks where pages wait, again and again; whoever has nothing to do is told. */
async function watch(office: OfficeInSight, { offices, waitMs, signal }: Shop): Promise<void> {
  await whileOpen(office, signal, async () => {
    const least = office.waiting === 'none' ? 'some' : 'urgent';
    // Nothing more can be learnt of it than that something comes before the others.
    if (office.waiting === 'urgent') return rest(waitMs, AbortSignal.any([signal, office.recheck]));
    const { recheck } = office;
    try {
      const waiting = await office.link.watch(least, waitMs, AbortSignal.any([signal, recheck]));
      if (recheck.aborted || waiting === 'none') return;
      office.waiting = waiting;
    } catch (error) {
      if (!recheck.aborted) throw error;
    }
    offices.news.tell();
  });
  offices.news.tell();
}

async function readPages(shop: Shop): Promise<void> {
  const { offices, signal } = shop;
  while (!signal.aborted && !offices.areAllShut) {
    const office = offices.next();
    if (office === undefined) {
      await offices.news.until(signal);
      continue;
    }
    try {
      const loan = await office.link.borrow(PAGES, 0, signal);
      office.answered();
      office.seen(loan?.waiting ?? 'none');
      if (loan !== null) await doLoan(office.link, loan, shop);
    } catch (error) {
      if (!signal.aborted) office.takeTrouble(error);
    }
  }
}

/** What people wait for does not wait for a page to be read. */
async function runErrands(office: OfficeInSight, shop: Shop): Promise<void> {
  await whileOpen(office, shop.signal, async () => {
    const loan = await office.link.borrow(ERRANDS, shop.waitMs, shop.signal);
    if (loan !== null) await doLoan(office.link, loan, shop);
  });
}

/** One after the other, until the office is shut; while it is away it rests. */
async function whileOpen(
  office: OfficeInSight,
  signal: AbortSignal,
  step: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted && !office.isShut) {
    if (office.restMs > 0) {
      await rest(office.restMs, signal);
      continue;
    }
    try {
      await step();
      office.answered();
    } catch (error) {
      if (!signal.aborted) office.takeTrouble(error);
    }
  }
}

async function doLoan(link: OfficeLink, loan: LoanAsJson, shop: Shop): Promise<void> {
  const ended = new AbortController();
  const stop = AbortSignal.any([shop.signal, ended.signal]);
  const beating = beat(link, loan, ended);
  try {
    await doWork(link, loan, shop, stop);
  } catch (error) {
    // Ended by the service: it is another's now, or the paper is withheld.
    if (ended.signal.aborted && !shop.signal.aborted) return;
    if (await isTheAnswer(link, loan, error)) return;
    await giveBack(link, loan);
    throw error;
  } finally {
    clearInterval(beating);
    await shop.papers.letGo(link, loan, ended.signal.aborted);
  }
}

async function doWork(link: OfficeLink, loan: LoanAsJson, { papers, pool }: Shop, stop: AbortSignal) {
  const { work } = loan;
  const path = (sha256: string) => papers.of(link, loan, sha256, stop);
  const fileOf = async ({ kind, sha256 }: { kind: PaperKind; sha256: string }) => ({
    kind,
    sha256,
    path: await path(sha256),
  });
  switch (work.do) {
    case 'open':
      return link.giveIn(loan, await opened(pool, await fileOf(work.paper), work, stop));
    case 'read': {
      const page = await readOnePage(pool, await fileOf(work.paper), work, stop);
      const rotation = isRead(page) ? page.rotation : work.rotation;
      return link.giveIn(loan, { did: 'read', page, rotation } as AnswerAsJson);
    }
    case 'render': {
      const { rotation, format, widthPx } = work.options;
      const options = { widthPx, ...(rotation && { rotation }), ...(format && { format }) };
      return link.givePicture(loan, await pool.render(await fileOf(work.paper), work.page, options));
    }
    case 'signatures': {
      const checks = await pool.signatures(await fileOf(work.paper), checkingIn(work.checking));
      return link.giveIn(loan, { did: 'signatures', signatures: checks });
    }
    case 'searchable': {
      const sources = await Promise.all(work.sources.map(fileOf));
      const out = papers.newFile();
      try {
        const pages = work.pages as SearchablePage[];
        const result = await pool.searchable({ sources, pages }, (pdf) =>
          writeFile(out, pdf, { mode: 0o600 }),
        );
        return await link.giveCopy(loan, out, result);
      } finally {
        await rm(out, { force: true });
      }
    }
  }
}

type FileHere = { kind: PaperKind; sha256: string; path: string };

/** Opened alone: none of its pages is read with it. */
async function opened(
  pool: Pick<Readers, 'read'>,
  file: FileHere,
  { checking }: Extract<WorkAsJson, { do: 'open' }>,
  signal: AbortSignal,
): Promise<AnswerAsJson> {
  const answer: Extract<AnswerAsJson, { did: 'open' }> = { did: 'open', pages: 0, signatures: null };
  await pool.read(
    { ...file, pages: [], ...(checking === null ? {} : { checking: checkingIn(checking) }) },
    {
      signal,
      onStart: ({ pages }) => void (answer.pages = pages),
      onSignatures: (found) => void (answer.signatures = found),
      onPage: () => undefined,
    },
  );
  return answer;
}

async function readOnePage(
  pool: Pick<Readers, 'read'>,
  file: FileHere,
  { page: number, rotation, settings }: Extract<WorkAsJson, { do: 'read' }>,
  signal: AbortSignal,
): Promise<PageReading> {
  let read: PageReading | undefined;
  await pool.read(
    {
      ...file,
      pages: [number],
      rotation: rotation ?? undefined,
      ...(settings === null ? {} : { settings: new Map([[number, settings]]) }),
    },
    { signal, onPage: (page) => void (read = page) },
  );
  if (read === undefined) throw new Error(`page ${number} was not read`);
  return read;
}

function checkingIn({ trusted, lists, now }: CheckingAsJson) {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));
  return { trusted: trusted.map(bytes), ...(lists && { lists: lists.map(bytes) }), now: new Date(now) };
}

function beat(link: OfficeLink, loan: LoanAsJson, ended: AbortController): NodeJS.Timeout {
  return setInterval(
    () =>
      void link.heartbeat(loan, ended.signal).catch((error: unknown) => {
        // A service that is away for a moment does not stop the work; the silence decides there.
        if (!(error instanceof OfficeAway)) ended.abort(error);
      }),
    Math.max(loan.silenceMs / BEATS_IN_SILENCE, 50),
  );
}

/** What is wrong with the paper is an answer, and told; what is wrong here is another's to do. */
async function isTheAnswer(link: OfficeLink, loan: LoanAsJson, error: unknown): Promise<boolean> {
  if (!(error instanceof AppError) || error.status >= 500 || !error.code.startsWith('reading.')) return false;
  if (error.code === 'reading.loan-ended') return false;
  const { code, status, message } = error;
  await link.giveIn(loan, { did: 'failed', code, status, message });
  return true;
}

/** Kindness only: what is not given back waits for the silence to end. */
async function giveBack(link: OfficeLink, loan: LoanAsJson): Promise<void> {
  try {
    await link.giveBack(loan);
  } catch (error) {
    if (!(error instanceof OfficeAway || error instanceof AppError)) throw error;
  }
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
