import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ChildProcess, fork } from 'node:child_process';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { officesIn, officesOf } from '../../src/commands/work.ts';
import { type Actor, type AppEnv, type Scope } from '../../src/people/index.ts';
import { AppError } from '../../src/platform/errors.ts';
import { problemHandler } from '../../src/platform/http.ts';
import { silentLog } from '../../src/platform/log.ts';
import { paperFolder } from '../../src/reading/elsewhere/fetched-papers.ts';
import { Loans, loanRoutes, ReadingDesk } from '../../src/reading/index.ts';
import { readElsewhere, ReaderPool } from '../../src/reading/on-this-machine.ts';
import { isRead, type PageReading } from '../../src/reading/page.ts';
import { asRead, dispatchPdf, saved, temporaryFolder, wordsMissed } from './papers.ts';

vi.setConfig({ testTimeout: 90_000 });

const rough = fileURLToPath(new URL('./fixtures/rough-machine.mjs', import.meta.url));
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
  let storageIs: 'here' | 'away' | 'torn' = 'here';
  const storage = {
    localPath: async (sha256: string) => ({ path: papers.get(sha256)!, release: async () => undefined }),
    async open(sha256: string) {
      if (storageIs === 'away') throw new Error('the bucket does not answer');
      if (storageIs === 'torn') return Readable.from([Buffer.from('something else')]);
      if (!papers.has(sha256)) throw new AppError('files.missing', 500, 'Không thấy tệp.');
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
    loseStorage: (how: typeof storageIs) => (storageIs = how),
    admit: (person: Person) => keys.set(person.token, person),
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

/** A process that can be killed without a word. */
function startRoughMachine({ url }: OpenOffice, secondsAway = 0): ChildProcess {
  const child = fork(rough, [url, READER.token, String(secondsAway)], { stdio: 'ignore', execArgv: [] });
  closers.push(() => child.kill('SIGKILL'));
  return child;
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
  it('does everything that needs native code for a service that has no reader of its own', async () => {
    const entry = fileURLToPath(new URL('../../src/reading/reader-process.ts', import.meta.url));
    const office = await openOffice({ pageTimeoutMs: 60_000, silenceMs: 20_000, readers: 0 });
    const path = await saved(await temporaryFolder(), 'dispatch.pdf', await dispatchPdf(3));
    const paper = await office.keep(path);
    await expect(office.pool.render(paper, 1, { widthPx: 200 })).rejects.toMatchObject({
      code: 'reading.no-reader',
    });
    const checking = { trusted: [], now: new Date('2026-11-27T00:00:00Z') };
    const told: unknown[] = [];
    const pages: PageReading[] = [];
    const reading = office.pool.read(
      { ...paper, checking },
      {
        onStart: (start) => void told.push(start),
        onSignatures: (found) => void told.push(found),
        onPage: (page) => void pages.push(page),
      },
    );
    startWorker([office], { entry, hands: 2 });
    await reading;
    expect(told).toEqual([[], { pages: 3, engine: expect.stringContaining('tesseract') }]);
    expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3]);
    expect(pages.map((page) => wordsMissed(asRead(page)))).toEqual([0, 0, 0]);
    const kept: Uint8Array[] = [];
    const copied = pages.map((page, at) => ({ ...asRead(page), source: 0, page: at + 1, needsLayer: false }));
    const [picture, signatures, copy] = await Promise.all([
      office.pool.render(paper, 1, { widthPx: 200 }),
      office.pool.signatures(paper, checking),
      office.pool.searchable({ sources: [paper], pages: copied }, async (pdf) => {
        for await (const chunk of pdf) kept.push(chunk);
      }),
    ]);
    expect(picture).toMatchObject({ mime: 'image/webp', width: 200, height: 283 });
    expect(signatures).toEqual([]);
    expect(copy.signed).toBe(false);
    expect(Buffer.concat(kept).subarray(0, 5).toString()).toBe('%PDF-');
    // What is wrong with a paper is told as such, from wherever it was opened.
    const torn = await office.keep(await saved(await temporaryFolder(), 'torn.pdf', new Uint8Array([1, 2])));
    await expect(office.pool.read(torn, { onPage: () => undefined })).rejects.toMatchObject({
      code: 'reading.damaged',
      status: 422,
    });
  });

  it('reads every page exactly once while machines are killed at random', async () => {
    const office = await openOffice({ silenceMs: 400, readers: 0 });
    const folder = await temporaryFolder();
    const papers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => saved(folder, `${n}.pdf`, new Uint8Array([n, 1]))),
    );
    const reading = Promise.all(papers.map((path) => office.readPaper(path)));
    const machines = [
      startRoughMachine(office),
      startRoughMachine(office, -86_400 * 365),
      startRoughMachine(office),
    ];
    for (let killed = 0; killed < 8; killed++) {
      await pause(100 + Math.random() * 100);
      const at = Math.floor(Math.random() * machines.length);
      machines[at]!.kill('SIGKILL');
      machines[at] = startRoughMachine(office, 86_400 * 365);
    }
    const read = await reading;
    for (const pages of read) expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(readBy(read.flat()).size).toBeGreaterThan(1);
    expect(read.flat().every(isRead)).toBe(true);
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

  it('reads what is urgent first, wherever it is: a heap of scans does not keep it waiting', async () => {
    const [busy, other] = [await openOffice({ readers: 0 }), await openOffice({ readers: 0 })];
    const folder = await temporaryFolder();
    const order: string[] = [];
    const reads = async (office: OpenOffice, name: string, priority = 0) => {
      const path = await saved(folder, `${name}.pdf`, new Uint8Array(Buffer.from(name)));
      return office.readPaper(path, priority).then((pages) => void order.push(...pages.map(() => name)));
    };
    const many = Promise.all(Array.from({ length: 16 }, (_, n) => reads(busy, `scan ${n}`)));
    startWorker([busy, other]);
    await vi.waitFor(() => expect(order.length).toBeGreaterThan(8), 20_000);
    const before = order.length;
    const own = reads(busy, 'urgent here', 10);
    const ordinary = reads(other, 'ordinary there');
    const urgent = reads(other, 'urgent there', 10);
    await Promise.all([own, ordinary, urgent]);
    const scansBefore = (name: string) =>
      order.slice(before, order.indexOf(name)).filter((each) => each.startsWith('scan')).length;
    // An ordinary paper of the other office has every second page; an urgent one goes before all of them, and leaves
    // its office no more than its turn.
    expect(scansBefore('urgent here')).toBeLessThanOrEqual(8);
    expect(scansBefore('urgent there')).toBeLessThanOrEqual(8);
    expect(scansBefore('ordinary there')).toBeLessThanOrEqual(16);
    await many;
  });

  it('lets a key without the right to open see nothing but papers that were read whole before', async () => {
    const shared: Person = { token: 'vt_shared', scopes: ['reading:work'] };
    const office = await openOffice({ people: [READER, shared], readers: 0 });
    const paper = await office.keep(await saved(await temporaryFolder(), 'a.pdf', await dispatchPdf(3)));
    const secret = await office.keep(await saved(await temporaryFolder(), 'b.pdf', new Uint8Array([6])));
    const stop = new AbortController();
    const withheld = office.pool.read(secret, {
      signal: stop.signal,
      onPage: () => stop.abort(new Error('withheld')),
    });
    const pages: number[] = [];
    const again = { ...paper, isCleared: true };
    const reading = office.pool.read(again, { onPage: ({ number }) => void pages.push(number) });
    const takes = async (token: string, waitMs = 0) => {
      const body = JSON.stringify({
        waitMs,
        reader: { ...machine, id: token },
        takes: ['open', 'read', 'render'],
      });
      const response = await ask(office, '', { body }, token);
      if (response.status === 204) return null;
      const { id, work } = (await response.json()) as { id: string; work: { do: string; page: number } };
      const answer = work.do === 'open' ? '{"did":"open","pages":3,"signatures":null}' : answerTo(work.page);
      expect((await ask(office, `/${id}/answer`, { method: 'PUT', body: answer }, token)).status).toBe(204);
      return `${work.do} ${work.page ?? ''}`.trim();
    };
    const stopped = withheld.catch((error: unknown) => error);
    for (const next of ['open', 'read 1', 'open']) {
      expect(await takes(shared.token)).toBeNull();
      expect(await takes(READER.token)).toBe(next);
    }
    expect(await stopped).toMatchObject({ message: 'withheld' });
    for (const next of ['read 1', 'read 2', 'read 3']) expect(await takes(shared.token)).toBe(next);
    await reading;
    expect(pages).toEqual([1, 2, 3]);
    const picture = office.pool.render(secret, 1, { widthPx: 200 });
    expect(await takes(shared.token)).toBeNull();
    await Promise.all([
      expect(picture).rejects.toMatchObject({ code: 'reading.unavailable' }),
      office.pool.close(),
    ]);
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

describe('when something goes wrong', () => {
  const HOSTILE: [string, (office: OpenOffice) => Promise<void>][] = [
    [
      'the storage does not answer for a while',
      async (office) => {
        office.loseStorage('away');
        const worker = startWorker([office]);
        await vi.waitFor(() => expect(worker.told.join()).toContain('answers with 503'), 10_000);
        office.loseStorage('here');
      },
    ],
    [
      'what the storage sends is not what was kept',
      async (office) => {
        office.loseStorage('torn');
        const worker = startWorker([office]);
        await vi.waitFor(() => expect(worker.told.join()).toContain('not whole'), 10_000);
        office.loseStorage('here');
      },
    ],
    [
      'the key of a machine is revoked while it has a page',
      async (office) => {
        startWorker([office]);
        const loan = (await borrow(office))!;
        office.revoke(READER.token);
        expect(
          (await ask(office, `/${loan.id}/answer`, { method: 'PUT', body: answerTo(loan.page) })).status,
        ).toBe(401);
        office.admit(READER);
        startWorker([office]);
      },
    ],
    [
      'clock skew: the clocks go wrong by an hour, and by years',
      async (office) => {
        startWorker([office]);
        const [now, hour] = [Date.now(), 3_600_000];
        vi.useFakeTimers({ toFake: ['Date'], now: now + hour });
        for (const wrong of [now - hour, new Date('1999-01-01'), new Date('2050-01-01')]) {
          await pause(50);
          vi.setSystemTime(wrong);
        }
      },
    ],
    [
      'nobody reads for a while',
      async (office) => {
        await pause(100);
        expect(office.pool.isAttended).toBe(false);
        startWorker([office]);
      },
    ],
  ];

  it.each(HOSTILE)('loses no page and reads none twice: %s', async (_, happens) => {
    const office = await openOffice({ silenceMs: 400, readers: 0 });
    const path = await saved(await temporaryFolder(), 'any.pdf', new Uint8Array([3]));
    const reading = office.readPaper(path);
    try {
      await happens(office);
      const pages = await reading;
      expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
      expect(pages.every(isRead)).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('removes the papers of a process that was killed, and those of nobody else', async () => {
    const parent = await temporaryFolder();
    const dead = fork(rough, [], { stdio: 'ignore', execArgv: [] });
    await once(dead, 'exit');
    const own = basename(await paperFolder(parent));
    const ofProcess = (pid: number, space = /^vanthu-work-papers-(\d+)-/u.exec(own)![1]!): string =>
      `vanthu-work-papers-${space}-${pid}-x`;
    const left = [ofProcess(dead.pid!), ofProcess(process.pid), 'another'];
    // Of a process of another container with the same folder nobody here knows whether it is gone.
    const elsewhere = [ofProcess(dead.pid!, '1'), ofProcess(dead.pid!, '2')];
    for (const name of [...left, ...elsewhere]) await mkdir(join(parent, name));
    const longAgo = new Date(Date.now() - 3 * 24 * 3600 * 1000);
    await utimes(join(parent, elsewhere[1]!), longAgo, longAgo);
    const second = basename(await paperFolder(parent));
    expect((await readdir(parent)).sort()).toEqual([own, second, left[1]!, left[2]!, elsewhere[0]!].sort());
  });

  it('takes the office’s word for how long a paper may be', async () => {
    const desk = new ReadingDesk({ maxPages: 2 });
    const reading = desk.read({ sha256: 'a'.repeat(64), kind: 'pdf' }, { onPage: () => undefined });
    const task = await desk.take({ takes: ['open'], mayOpen: true });
    const opened = task?.do === 'open' ? task.give({ pages: 3 }) : undefined;
    await expect(reading).rejects.toMatchObject({ code: 'reading.too-many-pages' });
    await opened;
  });

  it('says of a paper that is gone from the storage that it is', async () => {
    const office = await openOffice({ readers: 0 });
    startWorker([office]);
    const gone = office.pool.read({ sha256: 'f'.repeat(64), kind: 'pdf' }, { onPage: () => undefined });
    await expect(gone).rejects.toMatchObject({ code: 'files.missing' });
  });
});

describe('a loan', () => {
  const paper = async () => saved(await temporaryFolder(), 'fault=slow.pdf', new Uint8Array([7, 8]));

  it('takes one answer: a second, a late and a foreign one are refused', async () => {
    const other: Person = { token: 'vt_other' };
    const office = await openOffice({ people: [READER, other], silenceMs: 800 });
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
    await pause(1000);
    expect(await answered(late.id, READER.token, answerTo(late.page))).toBe(409);
    await reading;
    expect(pages.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    expect(pages.filter((page) => isRead(page) && page.seconds === -1)).toHaveLength(1);
  });

  it('lasts while its reader is heard of, and shows the paper to that reader alone', async () => {
    const other: Person = { token: 'vt_other' };
    const office = await openOffice({ people: [READER, other], silenceMs: 1000 });
    const reading = office.readPaper(await paper());
    const loan = (await borrow(office))!;
    for (let beat = 0; beat < 4; beat++) {
      await pause(300);
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

  it('takes many offices from a file, and names a line it cannot use without its key', () => {
    const text = '# xã\nhttp://a vt_1\n\n  http://b\tvt_2  \r\n';
    expect(officesIn(text, 'f')).toEqual({ urls: ['http://a', 'http://b'], tokens: ['vt_1', 'vt_2'] });
    const refused = () => officesIn('http://a vt_1\nhttp://b\n', 'f');
    expect(refused).toThrow(
      expect.objectContaining({ code: 'work.offices-file', message: expect.stringContaining('dòng 2') }),
    );
  });

  it.each([
    [['http://a', 'http://b', 'http://c'], ['t', 'u'], 'work.no-office'],
    [['http://a'], [''], 'work.no-office'],
    [['a.vn'], ['t'], 'work.bad-address'],
    [['ftp://a.vn'], ['t'], 'work.bad-address'],
  ])('refuses %j with %j', (urls, tokens, code) =>
    expect(() => officesOf({ urls, tokens })).toThrow(expect.objectContaining({ code })),
  );
});
