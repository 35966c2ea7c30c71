import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROOT } from '../../scripts/edge/bundle.ts';
import { type BuiltWorker, buildWorker } from '../../scripts/edge/worker.ts';
import { readElsewhere, ReaderPool } from '../../src/reading/on-this-machine.ts';
import { renderSample } from '../../scripts/samples/make.ts';
import { chromiumPath, launchChromium } from '../browser/chromium.ts';
import { CLERKS_WALK, type Walk } from '../browser/clerks-walk.ts';
import { DRAFTERS_WALK, type DraftersWalk } from '../browser/drafters-walk.ts';
import { dispatchPdf } from '../reading/papers.ts';
import { type ApiServer, startApi } from '../search/meilisearch-api.ts';
import { backupFrom, endAgency, restore, restoreTo } from '../../src/maintenance/index.ts';
import { type Manifest, sha256Of } from '../../src/maintenance/manifest.ts';
import { openSqlite } from '../../src/platform/sqlite.ts';
import { type Installation, startInstallation, TOKEN } from './installation.ts';
import { contentOf, savedOffice } from './moved-office.ts';
import { edxmlOf, type Paper, pdf, typedPaper } from './typed-paper.ts';

type Person = Awaited<ReturnType<Installation['signIn']>>;

let worker: BuiltWorker;
let folder: string;
let installation: Installation;
let haiChau: Person;
let anKhe: Person;
const pool = new ReaderPool({ size: 1 });
beforeAll(async () => {
  worker = await buildWorker(join(ROOT, 'tests/edge/worker.ts'));
  folder = mkdtempSync(join(tmpdir(), 'vanthu-edge-'));
  installation = startInstallation(worker, folder);
  haiChau = await installation.found('hai-chau', 'UBND phường Hải Châu');
  anKhe = await installation.found('an-khe', 'UBND phường An Khê');
});
afterAll(async () => {
  await Promise.all([installation.stop(), pool.close()]);
  rmSync(folder, { recursive: true, force: true });
});

interface ReadPaper {
  id: string;
  state: string;
  number: string | null;
  progress: { awaitsReader: boolean } | null;
}

/** A machine that reads, at one address, and the paths it asked there. */
async function startReader(host: string, token: string) {
  const paths: string[] = [];
  const door = await installation.doorOf(host, (path) => paths.push(path));
  const end = new AbortController();
  const isWelcome = readElsewhere({
    offices: [{ url: door.url, token }],
    pool,
    hands: 1,
    tell: () => undefined,
    signal: end.signal,
    waitMs: 500,
  });
  const stop = async () => {
    end.abort();
    await isWelcome;
    door.close();
  };
  return { paths, isWelcome, stop };
}

/** A key for machines that read for all agencies. */
async function readersKey(): Promise<{ id: string; key: string }> {
  const made = await installation.ask('vanthu.test', '/readers/keys', {
    json: { name: 'phòng máy' },
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  return (await made.json()) as { id: string; key: string };
}

async function handIn({ api }: Person, pages = 1): Promise<() => Promise<ReadPaper>> {
  const { id } = await api<Paper>('/dispatches', {
    body: new Uint8Array(await dispatchPdf(pages)),
    headers: { 'content-type': 'application/pdf', 'x-file-name': 'den.pdf' },
  });
  return () => api<ReadPaper>(`/dispatches/${id}`);
}

const isRead = (paper: () => Promise<ReadPaper>) =>
  vi.waitFor(async () => expect((await paper()).state).toBe('to-verify'), { timeout: 30_000 });

describe('an installation', () => {
  it('has no agency that its administrator did not make', async () => {
    const stranger = await installation.ask('la.vanthu.test', '/');
    expect([stranger.status, await stranger.text()]).toEqual([
      404,
      expect.stringContaining('Không có cơ quan nào'),
    ]);
    for (const authorization of ['', `Bearer ${TOKEN}x`]) {
      const refused = await installation.ask('vanthu.test', '/agencies', {
        json: { code: 'la', name: 'Lạ' },
        headers: { authorization },
      });
      expect(refused.status).toBe(401);
    }
    expect((await installation.ask('la.vanthu.test', '/dang-nhap')).status).toBe(404);
  });

  it('gives papers that are registered at once numbers without a gap', async () => {
    const papers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => typedPaper(haiChau.api, `Văn bản thứ ${at}`)),
    );
    const registered = await Promise.all(
      papers.map(({ id, version }) =>
        haiChau.api<{ number: number }>(`/dispatches/${id}/register`, { json: { version } }),
      ),
    );
    const numbers = registered.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 10 }, (_, at) => at + 1));
  });

  it('finds a paper by its words soon after, in its own agency only', async () => {
    const hits = async ({ api }: Person) =>
      (await api<{ total: number }>(`/search?q=${encodeURIComponent('van ban thu 7')}`)).total;
    await vi.waitFor(async () => expect(await hits(haiChau)).toBeGreaterThan(0), { timeout: 20_000 });
    expect(await hits(anKhe)).toBe(0);
  });

  it('keeps agencies apart: papers, files, people, sessions', async () => {
    const { id } = await typedPaper(haiChau.api, 'Của riêng Hải Châu');
    expect(await (await haiChau.ask(`/api/v1/dispatches/${id}/file`)).text()).toContain('Của riêng');
    for (const path of [`/api/v1/dispatches/${id}`, `/api/v1/dispatches/${id}/file`])
      expect((await anKhe.ask(path)).status).toBe(404);
    expect(await anKhe.api('/dispatches')).toMatchObject({ rows: [] });
    const withTheirCookie = await installation.ask('an-khe.vanthu.test', '/api/v1/dispatches', {
      headers: { cookie: haiChau.cookie },
    });
    expect(withTheirCookie.status).toBe(401);
  });

  it('reminds of a duty when the alarm of its object rings', async () => {
    const me = await haiChau.api<{ id: string }>('/me');
    await haiChau.api('/obligations', {
      json: {
        source: { kind: 'direct' },
        duties: [{ action: 'Báo cáo kết quả', parties: { lead: [{ personId: me.id }] }, due: '2026-11-24' }],
      },
    });
    const told = async () => JSON.stringify(await haiChau.api('/follow-up/notices'));
    expect(await told()).not.toContain('Sắp đến hạn');
    await haiChau.ask('/chuong');
    await vi.waitFor(async () => expect(await told()).toContain('Sắp đến hạn'), { timeout: 20_000 });
  });

  it('writes the day’s letter to whoever asked for one, through the mail service of the installation', async () => {
    const letters = () => installation.letters.filter(({ to }) => to === 'an@haichau.invalid');
    await haiChau.api('/follow-up/preferences', { method: 'PUT', json: { email: 'an@haichau.invalid' } });
    await haiChau.ask('/chuong');
    await vi.waitFor(() => expect(letters()).toHaveLength(1), { timeout: 20_000 });
    expect(letters()[0]).toMatchObject({
      from: 'vanthu@vanthu.test',
      text: expect.stringContaining('https://hai-chau.vanthu.test/'),
      attachments: [],
    });
  });

  it('has its papers read by a machine elsewhere, and says when they wait for one', async () => {
    const { id } = await anKhe.api<Paper>('/dispatches', {
      body: new Uint8Array(await dispatchPdf()),
      headers: { 'content-type': 'application/pdf', 'x-file-name': 'den.pdf' },
    });
    const paper = () => anKhe.api<ReadPaper>(`/dispatches/${id}`);
    expect((await paper()).progress).toMatchObject({ awaitsReader: true });
    const { secret } = await anKhe.api<{ secret: string }>('/me/tokens', {
      json: { name: 'máy đọc', scopes: ['reading:work', 'reading:open'] },
    });
    const { stop } = await startReader('an-khe.vanthu.test', secret);
    await vi.waitFor(async () => expect((await paper()).state).toBe('to-verify'), { timeout: 30_000 });
    expect((await paper()).number).toBeTruthy();
    const picture = await anKhe.ask(`/api/v1/dispatches/${id}/pages/1/image`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000);
    const copy = await anKhe.ask(`/api/v1/dispatches/${id}/searchable-pdf`);
    expect(copy.status).toBe(200);
    expect((await copy.text()).slice(0, 5)).toBe('%PDF-');
    await stop();
  });

  it('reaches a neighbour from object to object, at its door: with a key it gave, and not without', async () => {
    const offices = { 'H48.1': haiChau, 'H48.2': anKhe };
    for (const [organId, { api }] of Object.entries(offices)) {
      const words = { agency: 'UBND', place: 'Đà Nẵng', agencySymbol: 'UBND', head: 'CHỦ TỊCH' };
      await api('/drafting/office', { method: 'PUT', json: { ...words, organId } });
    }
    const partner = (organId: string, code: string) => ({
      organId,
      name: 'UBND phường bên cạnh',
      url: `https://${code}.vanthu.test`,
    });
    const add = ({ api }: Person, json: object) => api<{ id: string }>('/partners', { json });
    const theirs = await add(anKhe, partner('H48.1', 'hai-chau'));
    const { key } = await anKhe.api<{ key: string }>(`/partners/${theirs.id}/key`, { method: 'POST' });
    const ours = await add(haiChau, { ...partner('H48.2', 'an-khe'), theirs: key });
    const check = async (id: string) =>
      (await haiChau.ask(`/api/v1/partners/${id}/check`, { method: 'POST' })).json();
    expect(await check(ours.id)).toEqual({ organId: 'H48.2', name: 'UBND phường An Khê' });

    const withKey = (theirs: string, code = 'an-khe') =>
      haiChau.api(`/partners/${ours.id}`, {
        method: 'PUT',
        json: { ...partner('H48.2', code), theirs },
      });
    await withKey(`${key}x`);
    expect(await check(ours.id)).toMatchObject({ code: 'exchange.key-refused' });
    await withKey(key, 'khong-co');
    expect(await check(ours.id)).toMatchObject({ code: 'exchange.not-now' });
  });

  it('takes a package in that is larger than what it holds of one at a time', async () => {
    const main = Buffer.concat([pdf('chính'), randomBytes(6_400_000)]);
    const files = [main, pdf('kèm')].map((bytes, at) => ({ name: `${at}.pdf`, bytes }));
    const { id } = await haiChau.api<Paper>('/dispatches', {
      body: edxmlOf({ from: 'H99', to: 'H48.1', number: '12', files }),
      headers: { 'content-type': 'application/xml', 'x-file-name': 'goi.edxml' },
    });
    const kept = async (path: string) => Buffer.from(await (await haiChau.ask(path)).arrayBuffer());
    const file = await kept(`/api/v1/dispatches/${id}/file`);
    expect([file.byteLength, file.equals(main)]).toEqual([main.byteLength, true]);
    expect((await kept(`/api/v1/dispatches/${id}/attachments/1`)).toString()).toContain('kèm');
  });

  it('has everything when it starts again, copies that were made too', async () => {
    const before = await haiChau.api('/dispatches');
    await installation.stop();
    installation = startInstallation(worker, folder);
    haiChau = await installation.signIn('hai-chau');
    anKhe = await installation.signIn('an-khe');
    expect(await haiChau.api('/dispatches')).toEqual(before);
    // No machine that could make one is there.
    const { rows } = await anKhe.api<{ rows: { id: string }[] }>('/dispatches');
    const copy = await anKhe.ask(`/api/v1/dispatches/${rows[0]!.id}/searchable-pdf`);
    expect([copy.status, (await copy.text()).slice(0, 5)]).toEqual([200, '%PDF-']);
  });
});

describe('the desk of the installation', () => {
  const authorization = `Bearer ${TOKEN}`;
  const visitsTo = async (code: string) =>
    Number(await (await installation.ask(`${code}.vanthu.test`, '/may-doc-den')).text());
  const allow = ({ ask }: Person, may: string) =>
    ask('/he-thong/may-doc-chung', {
      body: `may=${may}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  let key: { id: string; key: string };
  let reader: Awaited<ReturnType<typeof startReader>>;
  beforeAll(async () => {
    await installation.make('lien-chieu', 'UBND phường Liên Chiểu');
    key = await readersKey();
    reader = await startReader('vanthu.test', key.key);
  });

  it('sends a shared reader to nobody who has not let it open papers', async () => {
    const paper = await handIn(haiChau);
    await haiChau.api('/reading/shared-readers', { method: 'PUT', json: { may: 'nothing' } });
    expect((await paper()).progress).toMatchObject({ awaitsReader: true });
    expect([await visitsTo('hai-chau'), await visitsTo('an-khe')]).toEqual([0, 0]);
    await allow(haiChau, 'open');
    expect(await haiChau.api('/reading/shared-readers')).toEqual({ may: 'open' });
    await isRead(paper);
  });

  it('lends one that may not open papers only what was read whole before, each page alone', async () => {
    const before = reader.paths.length;
    await haiChau.api('/reading/shared-readers', { method: 'PUT', json: { may: 'read' } });
    const { secret } = await haiChau.api<{ secret: string }>('/me/tokens', {
      json: { name: 'máy riêng', scopes: ['reading:work', 'reading:open'] },
    });
    const ask = (method: string, path: string, json: object) =>
      installation.ask('hai-chau.vanthu.test', `/api/v1/reading/loans${path}`, {
        method,
        json,
        headers: { authorization: `Bearer ${secret}` },
      });
    const own = { reader: { id: 'own', hands: 1, engine: '' }, takes: ['open', 'read'] };
    const box = { x: 90, y: 90, width: 60, height: 12 };
    const lines = [{ zone: 'body', ...box, words: [{ text: 'Điều', confidence: 96, ...box }] }];
    const words = { width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 0, lines };
    const open = { did: 'open', pages: 3, signatures: [] };
    const page = (number: number) => ({ did: 'read', page: { number, ...words }, rotation: 0 });
    const readByOwn = async (...answers: object[]) => {
      for (const answer of answers) {
        const loan = (await (await ask('POST', '', own)).json()) as { id: string };
        expect((await ask('PUT', `/${loan.id}/answer`, answer)).status).toBe(204);
      }
    };
    const fetched = () =>
      reader.paths.slice(before).flatMap((path) => /papers\/(.+)$/u.exec(path)?.[1] ?? []);
    const paper = await handIn(haiChau, 3);
    await readByOwn(open, page(1), page(2), page(3));
    await isRead(paper);
    expect(fetched()).toEqual([]);
    await haiChau.api(`/dispatches/${(await paper()).id}/reread`, { method: 'POST' });
    await readByOwn(open);
    await vi.waitFor(() => expect(fetched()).toHaveLength(3), { timeout: 30_000 });
    expect(new Set(fetched()).size).toBe(3);
    await vi.waitFor(async () => expect((await paper()).progress).toBeNull(), { timeout: 30_000 });
    await allow(haiChau, 'open');
  });

  it('has the papers of each read in turn by one reader, and wakes no agency without work', async () => {
    await reader.stop();
    await allow(anKhe, 'open');
    const papers = await Promise.all([handIn(haiChau, 2), handIn(anKhe, 2)]);
    // What agencies said outlives it.
    await installation.ask('ban.test', '/chet').catch(() => undefined);
    reader = await startReader('vanthu.test', key.key);
    await Promise.all(papers.map(isRead));
    const turns = reader.paths.flatMap((path) => /loans\/(.+)\..+\/answer$/.exec(path)?.[1] ?? []);
    expect(turns.toSorted()).toEqual([...Array(3).fill('an-khe'), ...Array(3).fill('hai-chau')]);
    for (const code of ['an-khe', 'hai-chau']) expect(turns.slice(0, 4)).toContain(code);
    expect(await visitsTo('lien-chieu')).toBe(0);
    expect(reader.paths.filter((path) => path.endsWith('/watch')).length).toBeGreaterThan(0);
  });

  it('hears at the next alarm of what was said and got lost, and draws pages for people', async () => {
    await installation.ask('ban.test', '/diec');
    const paper = await handIn(anKhe);
    const before = await visitsTo('an-khe');
    expect((await paper()).state).not.toBe('to-verify');
    await anKhe.ask('/chuong');
    await isRead(paper);
    expect(await visitsTo('an-khe')).toBeGreaterThan(before);
    const { rows } = await anKhe.api<{ rows: { id: string }[] }>('/dispatches');
    const picture = await anKhe.ask(`/api/v1/dispatches/${rows[0]!.id}/pages/1/image`);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1000);
  });

  it('lets no machine in whose key was ended', async () => {
    const ended = await installation.ask('vanthu.test', `/readers/keys/${key.id}`, {
      method: 'DELETE',
      headers: { authorization },
    });
    expect(ended.status).toBe(204);
    expect(await reader.isWelcome).toBe(false);
    await reader.stop();
    const loan = `/api/v1/reading/loans/an-khe.${crypto.randomUUID()}/heartbeat`;
    for (const bearer of [key.key, TOKEN, ''])
      expect(
        await installation.ask('vanthu.test', loan, {
          method: 'POST',
          headers: { authorization: `Bearer ${bearer}` },
        }),
      ).toMatchObject({ status: 401 });
  });
});

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')('the walk of a clerk', () => {
  const url = 'http://hoa-vang.vanthu.test';
  const troubles: string[] = [];
  let browser: Browser;
  let walk: Walk;
  let reader: Awaited<ReturnType<typeof startReader>>;
  beforeAll(async () => {
    const token = await installation.make('hoa-vang', 'UBND xã Hòa Vang');
    const scans = join(folder, 'scans');
    mkdirSync(scans);
    for (const [name, sample] of [
      ['khao-sat.pdf', 'cv-khao-sat-du-lieu'],
      ['mat.pdf', 'cv-mat'],
    ] as const)
      writeFileSync(join(scans, name), await renderSample(sample, 'print'));
    writeFileSync(join(scans, 'trong.pdf'), '');
    const port = await installation.port();
    browser = await launchChromium(`--host-resolver-rules=MAP *.vanthu.test 127.0.0.1:${port}`);
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
    const page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      // The answer to the window that was slower is a conflict, on purpose.
      if (message.type() === 'error' && !message.text().includes('409')) troubles.push(message.text());
    });
    // The name of the host is known to the browser alone.
    const ask = async (address: string) =>
      (await installation.ask(new URL(url).host, address.slice(url.length))).text();
    walk = { page, url, link: `${url}/thiet-lap?ma=${token}`, scans, ask, pictures: 'edge-' };
    reader = await startReader('vanthu.test', (await readersKey()).key);
  });
  afterAll(async () => {
    await browser?.close();
    await reader?.stop();
  });

  it.each(CLERKS_WALK.slice(0, 1))('%s', async (_, step) => {
    await expect(step(walk)).resolves.toBeUndefined();
  });

  it('lets the readers of the installation open papers', async () => {
    const { page } = walk;
    await page.goto(`${url}/he-thong`);
    const form = page.getByTestId('shared-readers');
    await form.getByLabel('Giao cho máy đọc chung').selectOption('open');
    await form.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText('Đã lưu.', { exact: true }).first().waitFor();
    expect(await form.getByLabel('Giao cho máy đọc chung').inputValue()).toBe('open');
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.screenshot({ path: 'tests/browser/screens/edge-system.390.png', fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it.each(CLERKS_WALK.slice(1))('%s', async (_, step) => {
    await expect(step(walk)).resolves.toBeUndefined();
  });

  describe('who answers the paper: the answer', () => {
    let answer: DraftersWalk;
    beforeAll(() => {
      const { page } = walk;
      const id = new URL(page.url()).pathname.split('/').at(-1)!;
      const incoming = { id, cited: '2045/SKHCN-CĐS' };
      answer = { page, url, incoming, place: 'Hòa Vang', draft: '', pictures: 'edge-' };
    });

    it.each(DRAFTERS_WALK)('%s', async (_, step) => {
      await expect(step(answer)).resolves.toBeUndefined();
    });
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });
});

describe('an office that moves', () => {
  let saved: string;
  let papers: string[];
  beforeAll(async () => {
    ({ saved, papers } = await savedOffice(folder));
  });

  const agency = (code: string, more = {}) => ({
    address: `https://${code}.vanthu.test`,
    token: TOKEN,
    send: installation.send,
    pausesMs: [],
    ...more,
  });
  const make = (code: string) =>
    installation.ask('vanthu.test', '/agencies', {
      json: { code, name: 'UBND phường Thanh Khê' },
      headers: { authorization: `Bearer ${TOKEN}` },
    });

  /** A line that breaks for good at a request; what it carried before by method and kind. */
  function line(breaksAt: (asked: string, times: number) => boolean = () => false) {
    const asked: Record<string, number> = {};
    const send: Installation['send'] = (url, request) => {
      const [, place] = /\/agencies\/[^/]+\/([a-z/]+)/.exec(url)!;
      const name = `${request.method} ${place!.replace(/\/[a-f]*$/, '')}`;
      asked[name] = (asked[name] ?? 0) + 1;
      return breaksAt(name, asked[name])
        ? Promise.reject(new TypeError('đứt dây'))
        : installation.send(url, request);
    };
    return { send, asked };
  }
  const lost = { code: 'move.connection-lost' };

  const [out, home] = [line(), line()];

  it('from a machine to Workers and back is the same: every row, every file, the trail', async () => {
    await make('thanh-khe');
    expect(await restoreTo(saved, agency('thanh-khe', out))).toMatchObject({ files: 4, lost: [], trust: 2 });
    const [back, homeThere, stayed] = [join(folder, 'back'), join(folder, 'home'), join(folder, 'stayed')];
    expect(await backupFrom(agency('thanh-khe', home), back)).toMatchObject({ files: 4, lost: [] });
    await restore(back, homeThere);
    await restore(saved, stayed);
    const before = contentOf(join(stayed, 'vanthu.db'));
    expect(before.trail).toMatchObject({ brokenAt: null });
    expect(before.found).not.toEqual([]);
    expect(contentOf(join(homeThere, 'vanthu.db'))).toEqual({ ...before, isIndexed: true });
    for (const name of ['nơi cấp.crt', 'thu-hoi.crl'])
      expect(readFileSync(join(homeThere, 'trust', name), 'utf8')).toBe(
        readFileSync(join(saved, 'trust', name), 'utf8'),
      );

    const there = await installation.signIn('thanh-khe');
    expect(await there.api('/signing/trust')).toMatchObject({ certificates: [{ file: 'nơi cấp.crt' }] });
    expect(await (await there.ask('/nhat-ky')).json()).toMatchObject({ brokenAt: null });
    const found = () => there.api<{ total: number }>(`/search?q=${encodeURIComponent('tuyển sinh')}`);
    await vi.waitFor(async () => expect((await found()).total).toBeGreaterThan(0), { timeout: 20_000 });
    expect(await (await there.ask(`/api/v1/dispatches/${papers[1]}/file`)).text()).toContain('tuyển sinh');
  });

  it.each([
    ['with a wrong token', 'thanh-khe', { token: `${TOKEN}x` }, 'edge.not-administrator'],
    ['to an agency that nobody made', 'khong-co', {}, 'edge.no-such-agency'],
    ['to an agency with papers', 'hai-chau', {}, 'move.agency-not-empty'],
    ['to what is no agency', 'x', { address: 'https://localhost' }, 'move.bad-address'],
    ['without a token', 'thanh-khe', { token: '' }, 'move.token-missing'],
  ])('%s is refused', async (_, code, more, refusal) => {
    await expect(restoreTo(saved, agency(code, more))).rejects.toMatchObject({ code: refusal });
  });

  it('broken off on the way there answers nobody, goes on where it stopped, or is given up', async () => {
    await make('son-tra');
    const atRows = line((asked, times) => asked === 'POST move/rows' && times > 9);
    await expect(restoreTo(saved, agency('son-tra', { send: atRows.send }))).rejects.toMatchObject(lost);
    const closed = await installation.ask('son-tra.vanthu.test', '/dang-nhap');
    expect([closed.status, await closed.text()]).toEqual([
      503,
      expect.stringContaining('đang được chuyển đến'),
    ]);
    await expect(backupFrom(agency('son-tra'), join(folder, 'half'))).rejects.toMatchObject({
      code: 'move.not-begun',
    });
    const damaging = (...[url, request]: Parameters<Installation['send']>) =>
      installation.send(url, request.method === 'PUT' ? { ...request, body: 'khác' } : request);
    await expect(restoreTo(saved, agency('son-tra', { send: damaging }))).rejects.toMatchObject({
      code: expect.stringMatching(/^move\.(file-damaged|out-of-turn)$/) as string,
    });

    const given = await installation.ask('vanthu.test', '/agencies/son-tra/move', {
      method: 'DELETE',
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(given.status).toBe(204);
    expect((await make('son-tra')).status).toBe(200);
    const again = line((asked, times) => asked === 'POST move/rows' && times > 9);
    const atFiles = line((asked, times) => asked === 'PUT move/files' && times > 4);
    const rest = line();
    for (const { send } of [again, atFiles])
      await expect(restoreTo(saved, agency('son-tra', { send }))).rejects.toMatchObject(lost);
    expect(await restoreTo(saved, agency('son-tra', rest))).toMatchObject({ files: 4 });
    await installation.signIn('son-tra');

    const inAll = out.asked['POST move/rows']!;
    expect(inAll).toBeGreaterThan(20);
    expect(atFiles.asked).toMatchObject({ 'POST move/rows': inAll - 9, 'PUT move/files': 5 });
    expect(rest.asked).toMatchObject({ 'PUT move/files': out.asked['PUT move/files']! - 4 });
    expect(rest.asked['POST move/rows']).toBeUndefined();
  });

  it('broken off on the way back goes on where it stopped, also when the agency worked meanwhile', async () => {
    const target = join(folder, 'continued');
    const atRows = line((asked, times) => asked === 'POST copy/rows' && times > 12);
    const atFiles = line((asked, times) => asked === 'GET files' && times > 2);
    const rest = line();
    const { api } = await installation.signIn('thanh-khe');
    await expect(backupFrom(agency('thanh-khe', atRows), target)).rejects.toMatchObject(lost);
    await api('/me/tokens', { json: { name: 'khóa mới', scopes: ['dispatches:read'] } });
    await expect(backupFrom(agency('thanh-khe', atFiles), target)).rejects.toMatchObject(lost);
    expect(await backupFrom(agency('thanh-khe', rest), target)).toMatchObject({ files: 4, lost: [] });
    // Of what it had, the lines of the trail that came meanwhile are fetched, and the new table of keys.
    const inAll = home.asked['POST copy/rows']!;
    expect(atFiles.asked['POST copy/rows']).toBeLessThanOrEqual(inAll - 12 + 2);
    expect(rest.asked['POST copy/rows']).toBeUndefined();
    expect(atFiles.asked['GET files']! + rest.asked['GET files']!).toBeLessThan(2 * 4);
    await restore(target, join(folder, 'continued-home'));
    const [one, other] = ['home', 'continued-home'].map((at) => contentOf(join(folder, at, 'vanthu.db')));
    expect(other).toMatchObject({ trail: { brokenAt: null }, isIndexed: true, structure: one!.structure });
    const changed = Object.keys(one!.tables).filter(
      (name) => JSON.stringify(one!.tables[name]) !== JSON.stringify(other!.tables[name]),
    );
    expect(changed.filter((name) => name !== 'jobs')).toEqual(['api_tokens', 'audit_trail']);
  });

  it('stands still while it is copied out, also where a paper is being read, and reads on afterwards', async () => {
    const { api } = await installation.found('cam-chau', 'UBND phường Cẩm Châu');
    const { secret } = await api<{ secret: string }>('/me/tokens', {
      json: { name: 'máy đọc', scopes: ['reading:work', 'reading:open'] },
    });
    const paper = await handIn({ api } as Person);
    const borrow = () =>
      installation.ask('cam-chau.vanthu.test', '/api/v1/reading/loans', {
        json: { waitMs: 5000, reader: { id: 'máy', hands: 1, engine: '' } },
        headers: { authorization: `Bearer ${secret}` },
      });
    expect((await borrow()).status).toBe(200);
    const copy = (path: string, method: string) =>
      installation.ask('vanthu.test', `/agencies/cam-chau${path}`, {
        method,
        headers: { authorization: `Bearer ${TOKEN}` },
      });
    const begun = (await (await copy('/copy', 'POST')).json()) as { copy: string };
    // Longer than the lease of its job goes without a beat.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    expect((await copy(`/copy?copy=${begun.copy}`, 'DELETE')).status).toBe(204);
    expect((await paper()).state).not.toBe('to-verify');
    expect(await (await borrow()).json()).toMatchObject({ work: { do: 'open' } });
  });

  it.each([
    [
      'by an older program',
      'move.schema-older',
      'delete from __migrations where created_at = (select max(created_at) from __migrations)',
    ],
    [
      'by a newer program',
      'move.schema-newer',
      `insert into __migrations values (9999999999999, 'x', '2030')`,
    ],
    [
      'with a value over 16 MB',
      'move.value-too-large',
      `insert into drafting_template_files values ('g', zeroblob(17000000))`,
    ],
  ])('saved %s is refused before anything is sent', async (_, code, change) => {
    await make('cam-le');
    const changed = join(folder, code);
    cpSync(saved, changed, { recursive: true });
    const database = openSqlite(join(changed, 'vanthu.db'));
    database.exec(change);
    database.close();
    const manifest = JSON.parse(readFileSync(join(changed, 'manifest.json'), 'utf8')) as Manifest;
    manifest.database.sha256 = await sha256Of(join(changed, 'vanthu.db'));
    writeFileSync(join(changed, 'manifest.json'), JSON.stringify(manifest));
    await expect(restoreTo(changed, agency('cam-le'))).rejects.toMatchObject({ code });
    expect((await installation.ask('cam-le.vanthu.test', '/dang-nhap')).status).not.toBe(503);
  });

  it('with a file of the trust list over 16 MB is refused by the size it names, and on the machine before', async () => {
    // No more than its beginning is sent: who is answered so early would still be writing when the other hangs up.
    const body = new ReadableStream({ start: (file) => file.enqueue(Buffer.from('-----BEGIN X509 CRL')) });
    const url = 'https://vanthu.test/agencies/cam-le/move/trust/a.crl?move=x';
    const answer = await installation.send(url, {
      method: 'PUT',
      body,
      duplex: 'half',
      headers: { authorization: `Bearer ${TOKEN}`, 'content-length': '17000000' },
    });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'move.trust-too-large' }]);
  });
});

describe('the search server of the installation', () => {
  let api: ApiServer;
  beforeAll(async () => {
    api = await startApi();
    await installation.stop();
    installation = startInstallation(worker, folder, api.url);
    haiChau = await installation.signIn('hai-chau');
    anKhe = await installation.signIn('an-khe');
  });
  afterAll(() => api.close());

  interface Found {
    hits: { id: string }[];
    answeredBy: { engine: string; inPlaceOf: string | null };
  }
  const search = (by: Person) => by.api<Found>('/search?q=meili');
  const documentsOf = (code: string) => [...(api.indexes.get(`vanthu-${code}`)?.values() ?? [])];
  const knows = (code: string, id: string) =>
    vi.waitFor(() => expect(documentsOf(code).map((document) => document['id'])).toContain(id), {
      timeout: 20_000,
    });

  it('holds each agency in an index of its own, is asked by it alone, and nobody waits for it', async () => {
    const { id } = await typedPaper(haiChau.api, 'Thử Meili ở Hải Châu');
    const other = await typedPaper(anKhe.api, 'Thử Meili ở An Khê');
    await Promise.all([knows('hai-chau', id), knows('an-khe', other.id)]);
    expect(documentsOf('an-khe').map((document) => document['id'])).not.toContain(id);
    expect(new Set(api.requests.map(({ authorization }) => authorization))).toEqual(
      new Set(['Bearer khoa-tim']),
    );
    api.hits = [id, other.id];
    await vi.waitFor(async () =>
      expect(await search(haiChau)).toMatchObject({
        hits: [{ id }],
        answeredBy: { engine: 'Meilisearch', inPlaceOf: null },
      }),
    );
    expect(await search(anKhe)).toMatchObject({ hits: [{ id: other.id }] });
  });

  it('that keeps silent keeps no agency asleep: its alarm is set before the server is told', async () => {
    const agency = await installation.found('lien-chieu', 'UBND phường Liên Chiểu');
    const ringsIn = async () => (await (await agency.ask('/chuong-ke')).json()) as number;
    const HALF_AN_HOUR = 30 * 60_000;
    await typedPaper(agency.api, 'Trước khi máy tìm kiếm im lặng');
    // The day's letter waits for the reminders.
    const workIsDone = async () => {
      if ((await ringsIn()) > HALF_AN_HOUR) return;
      await agency.ask('/chuong');
      throw new Error('something is due');
    };
    await vi.waitFor(workIsDone, { interval: 1_000, timeout: 20_000 });
    api.mode = 'silent';
    await typedPaper(agency.api, 'Khi máy tìm kiếm im lặng');
    await vi.waitFor(async () => expect(await ringsIn()).toBeLessThan(HALF_AN_HOUR), { timeout: 5_000 });
    api.mode = 'well';
  });

  it('that is down fails nothing: the embedded index answers and says so; the alarm catches up', async () => {
    api.mode = 'down';
    const { id } = await typedPaper(haiChau.api, 'Thử Meili khi máy tìm kiếm hỏng');
    await vi.waitFor(async () =>
      expect(await search(haiChau)).toMatchObject({
        hits: expect.arrayContaining([expect.objectContaining({ id })]) as Found['hits'],
        answeredBy: { engine: 'SQLite FTS5', inPlaceOf: 'Meilisearch' },
      }),
    );
    api.mode = 'well';
    await haiChau.ask('/chuong');
    await knows('hai-chau', id);
    await vi.waitFor(async () =>
      expect(await search(haiChau)).toMatchObject({ answeredBy: { engine: 'Meilisearch' } }),
    );
  });

  it('goes with an agency that ends, as all that it had, once a backup holds its last deed', async () => {
    const administrator = { headers: { authorization: `Bearer ${TOKEN}` } };
    const door = async () => (await installation.ask('an-khe.vanthu.test', '/dang-nhap')).status;
    const found = () =>
      installation.ask('vanthu.test', '/agencies', {
        ...administrator,
        json: { code: 'an-khe', name: 'Mới' },
      });
    const end = (saved: string, code = 'an-khe') =>
      endAgency(join(folder, saved), agencyOf('an-khe'), { code });
    await backupFrom(agencyOf('an-khe'), join(folder, 'early'));
    await expect(end('early', 'hai-chau')).rejects.toMatchObject({ code: 'edge.end-not-confirmed' });
    const { id } = await typedPaper(anKhe.api, 'Sau bản sao lưu');
    await expect(end('early')).rejects.toMatchObject({ code: 'edge.backup-outdated' });
    await knows('an-khe', id);
    await backupFrom(agencyOf('an-khe'), join(folder, 'last'));
    expect(await installation.objectsOf('an-khe')).not.toEqual([]);

    api.mode = 'down';
    expect(await end('last')).toMatchObject({ state: 'ending' });
    expect([await door(), (await found()).status]).toEqual([410, 410]);
    api.mode = 'well';
    expect(await end('last')).toMatchObject({ state: 'ended' });
    expect([await door(), documentsOf('an-khe'), await installation.objectsOf('an-khe')]).toEqual([
      404,
      [],
      [],
    ]);
    // Its answer may have been lost: the same again is answered the same, anything else as by nobody.
    expect(await end('last')).toMatchObject({ state: 'ended' });
    await expect(end('early')).rejects.toMatchObject({ code: 'edge.no-such-agency' });
    await expect(end('last', 'hai-chau')).rejects.toMatchObject({ code: 'edge.no-such-agency' });
    expect(await installation.objectsOf('hai-chau')).not.toEqual([]);

    expect([(await found()).status, await door()]).toEqual([201, 200]);
    const log = await installation.ask('vanthu.test', '/log', administrator);
    const { lines } = (await log.json()) as { lines: { did: string; agency: string | null }[] };
    const ofAnKhe = lines.filter(({ agency }) => agency === 'an-khe').map(({ did }) => did);
    expect((await end('last').catch(({ code }) => code)) as string).toBe('edge.backup-outdated');
    expect(ofAnKhe).toEqual(['agency.made', 'agency.ended', 'agency.made']);
    await restore(join(folder, 'last'), join(folder, 'an-khe'));
    expect(contentOf(join(folder, 'an-khe', 'vanthu.db'))).toMatchObject({ trail: { brokenAt: null } });
  });
});

describe('what stands behind an agency', () => {
  const send = ({ ask }: Person, text: string) =>
    ask('/api/v1/dispatches', {
      body: new TextEncoder().encode(text),
      headers: { 'content-type': 'text/plain', 'x-file-name': 'den.txt' },
    });
  const problemOf = async (response: { status: number; json(): Promise<unknown> }) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ];
  const newestOf = async ({ api }: Person) => (await api<{ rows: Paper[] }>('/dispatches')).rows[0]!.id;

  it('R2 that does not answer: who sends and who reads are told, nothing is lost, and all goes on afterwards', async () => {
    const { id } = await typedPaper(haiChau.api, 'Trước khi kho tệp mất');
    const before = await newestOf(haiChau);
    await haiChau.ask('/kho-mat');
    const away = [503, 'files.unavailable'];
    const [sent, opened] = await Promise.all([
      send(haiChau, 'Gửi lúc kho tệp mất'),
      haiChau.ask(`/api/v1/dispatches/${id}/file`),
    ]);
    expect([await problemOf(sent), await problemOf(opened)]).toEqual([away, away]);
    expect(await newestOf(haiChau)).toBe(before);
    await haiChau.ask('/kho-ve');
    expect(await (await haiChau.ask(`/api/v1/dispatches/${id}/file`)).text()).toContain('Trước khi');
    expect((await send(haiChau, 'Gửi lúc kho tệp mất')).status).toBe(201);
    expect(await newestOf(haiChau)).not.toBe(before);
  });

  it('an object that holds as much as it may: what is written is refused and said so, what is there stays', async () => {
    const { id } = await typedPaper(haiChau.api, 'Trước khi đầy');
    const before = await newestOf(haiChau);
    await haiChau.ask('/giu-9-gb');
    expect(await (await haiChau.ask('/van-ban')).text()).toContain('Cơ quan đã dùng 90 % chỗ lưu');
    expect(await (await haiChau.ask('/metrics')).text()).toContain(
      `vanthu_database_bytes ${9 * 1024 ** 3}\n`,
    );
    await haiChau.ask('/giu-0-gb');
    await haiChau.ask('/day');
    const full = [507, 'database.agency-full'];
    expect(await problemOf(await send(haiChau, 'Gửi lúc đầy'))).toEqual(full);
    expect(await problemOf(await haiChau.ask(`/api/v1/dispatches/${id}/file`))).toEqual(full);
    expect(await (await haiChau.ask('/van-ban')).text()).toContain('den.txt');
    expect(await newestOf(haiChau)).toBe(before);
    const saved = join(folder, 'full');
    await backupFrom(agencyOf('hai-chau'), saved);
    await haiChau.ask('/het-day');
    expect((await send(haiChau, 'Gửi lúc đầy')).status).toBe(201);
    expect(await newestOf(haiChau)).not.toBe(before);
    expect(await (await haiChau.ask('/nhat-ky')).json()).toMatchObject({ brokenAt: null });
  });
});

const agencyOf = (code: string) => ({
  address: `https://${code}.vanthu.test`,
  token: TOKEN,
  send: installation.send,
  pausesMs: [],
});
