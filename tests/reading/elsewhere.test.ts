import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { officesOf } from '../../src/commands/work.ts';
import { type Actor, type AppEnv, type Scope } from '../../src/people/index.ts';
import { AppError } from '../../src/platform/errors.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { Loans, loanRoutes, ReadingDesk } from '../../src/reading/index.ts';
import { readElsewhere, ReaderPool } from '../../src/reading/on-this-machine.ts';
import { isRead, type PageReading } from '../../src/reading/page.ts';
import { asRead, dispatchPdf, saved, temporaryFolder, wordsMissed } from './papers.ts';

vi.setConfig({ testTimeout: 90_000 });

const faulty = fileURLToPath(new URL('./fixtures/faulty-reader.ts', import.meta.url));
const closers: (() => unknown)[] = [];
afterAll(() => Promise.all(closers.map((close) => close())));

interface Person {
  token: string;
  roles?: Actor['roles'];
  scopes?: readonly Scope[];
}

const READER: Person = { token: 'vt_reader' };

/**
 * A service with its way for readers elsewhere, on a real port.
 * @param options.readers of its own; with none everything is lent
 */
async function openOffice({
  people = [READER],
  silenceMs = 2000,
  pageTimeoutMs = 5000,
  entry = faulty,
  readers = 1,
} = {}) {
  const papers = new Map<string, string>();
  let isStorageAway = false;
  const storage = {
    localPath: async (sha256: string) => ({ path: papers.get(sha256)!, release: async () => undefined }),
    async open(sha256: string) {
      if (isStorageAway) throw new Error('the bucket does not answer');
      return createReadStream(papers.get(sha256)!);
    },
  };
  const presenceMs = silenceMs;
  const pool =
    readers === 0
      ? new ReadingDesk({ pageTimeoutMs, presenceMs })
      : new ReaderPool({ size: readers, readerEntry: entry, pageTimeoutMs, storage });
  const loans = new Loans({ desk: pool, papers: storage, pageTimeoutMs, silenceMs });
  const keys = new Map(people.map((person) => [person.token, person]));
  let isAway = false;
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      if (isAway) return c.text('away', 502);
      const person = keys.get(c.req.header('authorization')?.replace('Bearer ', '') ?? '');
      if (person === undefined) throw new AppError('people.token-invalid', 401, 'Khóa API không đúng.');
      const { roles = ['admin'], scopes = ['reading:work', 'reading:open'] } = person;
      const actor = { id: person.token, name: 'x', roles, unitIds: [], address: null, scopes };
      c.set('actor', actor);
      c.set('session', { id: 's', actor, mustChangePassword: false });
      return next();
    })
    .route('/api/v1/reading/loans', loanRoutes(loans));
  app.onError(problemHandler<AppEnv>(silentLog));
  const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  closers.push(() => (loans.close(), server.closeAllConnections(), server.close(), pool.close()));
  return {
    url,
    pool,
    loans,
    app,
    revoke: (token: string) => keys.delete(token),
    goAway: (away: boolean) => (isAway = away),
    loseStorage: (away: boolean) => (isStorageAway = away),
    /** Puts a file into the office's storage. */
    async keep(path: string): Promise<{ sha256: string; kind: 'pdf' }> {
      const sha256 = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      papers.set(sha256, path);
      return { sha256, kind: 'pdf' };
    },
    async readPaper(path: string, priority = 0): Promise<PageReading[]> {
      const pages: PageReading[] = [];
      const paper = { ...(await this.keep(path)), priority };
      await pool.read(paper, { onPage: (page) => void pages.push(page) });
      return pages;
    },
  };
}

type OpenOffice = Awaited<ReturnType<typeof openOffice>>;

/** A machine with readers of its own. */
function startWorker(offices: readonly Pick<OpenOffice, 'url'>[], { hands = 1, entry = faulty } = {}) {
  const pool = new ReaderPool({ size: hands, readerEntry: entry });
  const end = new AbortController();
  const told: string[] = [];
  const done = readElsewhere({
    offices: offices.map(({ url }) => ({ url, token: READER.token })),
    pool,
    hands,
    tell: (line) => void told.push(line),
    signal: end.signal,
    waitMs: 200,
  });
  const stop = async () => {
    end.abort();
    await Promise.all([done, pool.close()]);
  };
  closers.push(stop);
  return { told, done, stop };
}

const ask = (office: OpenOffice, path: string, init: RequestInit = {}, token = READER.token) =>
  office.app.request(`/api/v1/reading/loans${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...init,
  });

const machine = { id: 'by hand', hands: 1, engine: 'none' };

const borrow = async (office: OpenOffice, waitMs = 3000, token = READER.token) => {
  const body = JSON.stringify({ waitMs, reader: machine, takes: ['read'] });
  const response = await ask(office, '', { body }, token);
  if (response.status === 204) return null;
  const { id, work } = (await response.json()) as {
    id: string;
    work: { page: number; paper: { sha256: string } };
  };
  return { id, page: work.page, sha256: work.paper.sha256 };
};

const readBy = (pages: readonly PageReading[]) => new Set(pages.filter(isRead).map(({ seconds }) => seconds));

const answerTo = (page: number) =>
  JSON.stringify({
    did: 'read',
    page: { number: page, width: 1, height: 1, rotation: 0, source: 'ocr', seconds: -1, lines: [] },
    rotation: 0,
  });

describe('a reader on another machine', () => {
  it('reads a real paper together with the service, each page once', async () => {
    const entry = fileURLToPath(new URL('../../src/reading/reader-process.ts', import.meta.url));
    const office = await openOffice({ pageTimeoutMs: 60_000, silenceMs: 20_000, entry });
    startWorker([office], { entry });
    await vi.waitFor(() => expect(office.pool.handsElsewhere).toBe(1), 10_000);
    const path = await saved(await temporaryFolder(), 'dispatch.pdf', await dispatchPdf(4));
    const pages = await office.readPaper(path);
    expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(pages.map((page) => wordsMissed(asRead(page)))).toEqual([0, 0, 0, 0]);
  });

  it('loses no page and reads none twice while machines die and come back', async () => {
    const office = await openOffice({ silenceMs: 400 });
    const folder = await temporaryFolder();
    const papers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) => saved(folder, `fault=slow-${n}.pdf`, new Uint8Array([n]))),
    );
    // A machine that takes pages and is never heard of again.
    const dead = (async () => {
      for (let taken = 0; taken < 3;) if ((await borrow(office)) !== null) taken++;
    })();
    const living = [startWorker([office], { hands: 2 }), startWorker([office])];
    const reading = Promise.all(papers.map((path) => office.readPaper(path)));
    await dead;
    await living[1]!.stop();
    startWorker([office]);
    const read = await reading;
    for (const pages of read) expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(readBy(read.flat()).size).toBeGreaterThan(1);
  });

  it('gives each office its turn: ten thousand scans do not keep another waiting', async () => {
    const [busy, urgent] = [await openOffice(), await openOffice()];
    const path = await saved(await temporaryFolder(), 'many.pdf', new Uint8Array([1]));
    const lend = (office: OpenOffice) => vi.spyOn(office.loans, 'giveIn');
    const given = [lend(busy), lend(urgent)];
    startWorker([busy, urgent]);
    const many = Promise.all(Array.from({ length: 40 }, () => busy.readPaper(path)));
    await vi.waitFor(() => expect(given[0]!.mock.calls.length).toBeGreaterThan(3), 20_000);
    const before = given[0]!.mock.calls.length;
    await borrowedThere(urgent, path);
    expect(given[1]!.mock.calls.length).toBeGreaterThan(0);
    // The urgent one's page came after at most a page or two of the busy one's for each of its own.
    expect(given[0]!.mock.calls.length - before).toBeLessThan(20);
    await many;
  });

  it('is refused for good where its key is revoked, and says so', async () => {
    const office = await openOffice();
    const worker = startWorker([office]);
    await vi.waitFor(() => expect(office.pool.handsElsewhere).toBe(1), 10_000);
    office.revoke(READER.token);
    expect(await worker.done).toBe(false);
    expect(worker.told).toEqual([`${office.url}: Khóa API không đúng. (people.token-invalid)`]);
  });

  it('waits for a service that is away, and goes on', async () => {
    const office = await openOffice();
    office.goAway(true);
    const worker = startWorker([office]);
    await vi.waitFor(() => expect(worker.told).toHaveLength(1), 10_000);
    office.goAway(false);
    await vi.waitFor(() => expect(worker.told).toHaveLength(2), 10_000);
    expect(worker.told).toEqual([
      `${office.url}: chưa nối được (answers with 502), sẽ thử lại`,
      `${office.url}: đã nối lại`,
    ]);
  });
});

/** Until the worker had a page of this office too. */
async function borrowedThere(office: OpenOffice, path: string): Promise<void> {
  const before = vi.mocked(office.loans.giveIn).mock.calls.length;
  while (vi.mocked(office.loans.giveIn).mock.calls.length === before) await office.readPaper(path);
}

describe('a loan', () => {
  const paper = async () => saved(await temporaryFolder(), 'fault=slow.pdf', new Uint8Array([7, 8]));

  it('takes one answer: a second, a late and a foreign one are refused', async () => {
    const other: Person = { token: 'vt_other' };
    const office = await openOffice({ people: [READER, other], silenceMs: 300 });
    const pages: PageReading[] = [];
    const reading = office.pool.read(await office.keep(await paper()), {
      onPage: (page) => void pages.push(page),
    });
    const first = (await borrow(office))!;
    const body = answerTo(first.page);
    const answered = async (id: string, token?: string, text = body) =>
      (await ask(office, `/${id}/answer`, { method: 'PUT', body: text }, token)).status;
    expect(await answered(first.id, other.token)).toBe(409);
    expect(await answered(first.id, READER.token, answerTo(first.page + 1))).toBe(409);
    expect(await answered(first.id, READER.token, '{"did":"read","page":{"number":"x"}}')).toBe(400);
    expect(await answered(first.id)).toBe(204);
    expect(await answered(first.id)).toBe(409);
    const late = (await borrow(office))!;
    await pause(500);
    expect(await answered(late.id, READER.token, answerTo(late.page))).toBe(409);
    await reading;
    expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(pages.filter((page) => isRead(page) && page.seconds === -1)).toHaveLength(1);
  });

  it('lasts while its reader is heard of, and shows the paper to that reader alone', async () => {
    const other: Person = { token: 'vt_other' };
    const office = await openOffice({ people: [READER, other], silenceMs: 400 });
    const reading = office.readPaper(await paper());
    const loan = (await borrow(office))!;
    for (let beat = 0; beat < 4; beat++) {
      await pause(200);
      expect((await ask(office, `/${loan.id}/heartbeat`)).status).toBe(204);
    }
    const shown = await ask(office, `/${loan.id}/papers/${loan.sha256}`, { method: 'GET' });
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(new Uint8Array([7, 8]));
    const toOther = await ask(office, `/${loan.id}/papers/${loan.sha256}`, { method: 'GET' }, other.token);
    expect(toOther.status).toBe(409);
    expect((await ask(office, `/${loan.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await reading).toHaveLength(4);
  });

  it('is refused by a service that stops, so that its readers rest before they ask again', async () => {
    const office = await openOffice();
    office.loans.close();
    expect((await ask(office, '', { body: JSON.stringify({ reader: machine }) })).status).toBe(503);
  });

  it.each<[string, Person]>([
    ['no administrator', { token: 'k', roles: ['clerk', 'leader'] }],
    ['a key without the right', { token: 'k', scopes: ['dispatches:read', 'dispatches:write'] }],
  ])('is refused to %s', async (_, person) => {
    const office = await openOffice({ people: [person] });
    expect((await ask(office, '', { body: JSON.stringify({ reader: machine }) }, person.token)).status).toBe(
      403,
    );
  });
});

describe('vanthu work', () => {
  it.each([
    [['http://a'], ['t'], [{ url: 'http://a', token: 't' }]],
    [
      ['http://a', 'https://b'],
      ['t'],
      [
        { url: 'http://a', token: 't' },
        { url: 'https://b', token: 't' },
      ],
    ],
    [
      ['http://a', 'https://b'],
      ['t', 'u'],
      [
        { url: 'http://a', token: 't' },
        { url: 'https://b', token: 'u' },
      ],
    ],
  ])('reads for %j with %j', (urls, tokens, offices) => expect(officesOf({ urls, tokens })).toEqual(offices));

  it.each([
    [['http://a', 'http://b', 'http://c'], ['t', 'u'], 'work.no-office'],
    [['http://a'], [''], 'work.no-office'],
    [['a.vn'], ['t'], 'work.bad-address'],
    [['ftp://a.vn'], ['t'], 'work.bad-address'],
  ])('refuses %j with %j', (urls, tokens, code) =>
    expect(() => officesOf({ urls, tokens })).toThrow(expect.objectContaining({ code })),
  );
});
