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
import { Loans, loanRoutes, readElsewhere, ReaderPool } from '../../src/reading/index.ts';
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

/** A service with its own reader (which opens papers) and its way for readers elsewhere, on a real port. */
async function openOffice({
  people = [READER],
  silenceMs = 2000,
  pageTimeoutMs = 5000,
  entry = faulty,
} = {}) {
  const pool = new ReaderPool({ size: 1, readerEntry: entry, pageTimeoutMs });
  const loans = new Loans({ pool, pageTimeoutMs, silenceMs });
  const keys = new Map(people.map((person) => [person.token, person]));
  let isAway = false;
  const app = new Hono<AppEnv>()
    .use(async (c, next) => {
      if (isAway) return c.text('away', 502);
      const person = keys.get(c.req.header('authorization')?.replace('Bearer ', '') ?? '');
      if (person === undefined) throw new AppError('people.token-invalid', 401, 'Khóa API không đúng.');
      const { roles = ['admin'], scopes = ['reading:work'] } = person;
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
    async readPaper(path: string): Promise<PageReading[]> {
      const pages: PageReading[] = [];
      await pool.read({ path, kind: 'pdf' }, { onPage: (page) => void pages.push(page) });
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

const borrow = async (office: OpenOffice, waitMs = 3000) => {
  const response = await ask(office, '', { body: JSON.stringify({ waitMs }) });
  return response.status === 204 ? null : ((await response.json()) as { id: string; page: number });
};

const readBy = (pages: readonly PageReading[]) => new Set(pages.filter(isRead).map(({ seconds }) => seconds));

const answerTo = (page: number) =>
  JSON.stringify({
    page: { number: page, width: 1, height: 1, rotation: 0, source: 'ocr', seconds: -1, lines: [] },
    rotation: 0,
  });

describe('a reader on another machine', () => {
  it('reads a real paper together with the service, each page once', async () => {
    const entry = fileURLToPath(new URL('../../src/reading/reader-process.ts', import.meta.url));
    const office = await openOffice({ pageTimeoutMs: 60_000, silenceMs: 20_000, entry });
    startWorker([office], { entry });
    await vi.waitFor(() => expect(office.loans.readers).toBe(1), 10_000);
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
    expect(office.loans.readers).toBeLessThanOrEqual(3);
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
    await vi.waitFor(() => expect(office.loans.readers).toBe(1), 10_000);
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
    const reading = office.pool.read(
      { path: await paper(), kind: 'pdf' },
      { onPage: (page) => void pages.push(page) },
    );
    const first = (await borrow(office))!;
    const body = answerTo(first.page);
    const answered = async (id: string, token?: string, text = body) =>
      (await ask(office, `/${id}/page`, { method: 'PUT', body: text }, token)).status;
    expect(await answered(first.id, other.token)).toBe(409);
    expect(await answered(first.id, READER.token, answerTo(first.page + 1))).toBe(409);
    expect(await answered(first.id, READER.token, '{"page":{"number":"x"}}')).toBe(400);
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
    const shown = await ask(office, `/${loan.id}/paper`, { method: 'GET' });
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(new Uint8Array([7, 8]));
    expect((await ask(office, `/${loan.id}/paper`, { method: 'GET' }, other.token)).status).toBe(409);
    expect((await ask(office, `/${loan.id}`, { method: 'DELETE' })).status).toBe(204);
    expect(await reading).toHaveLength(4);
  });

  it('is refused by a service that stops, so that its readers rest before they ask again', async () => {
    const office = await openOffice();
    office.loans.close();
    expect((await ask(office, '', { body: '{}' })).status).toBe(503);
  });

  it.each<[string, Person]>([
    ['no administrator', { token: 'k', roles: ['clerk', 'leader'] }],
    ['a key without the right', { token: 'k', scopes: ['dispatches:read', 'dispatches:write'] }],
  ])('is refused to %s', async (_, person) => {
    const office = await openOffice({ people: [person] });
    expect((await ask(office, '', { body: '{}' }, person.token)).status).toBe(403);
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
