import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, describe, expect, it, vi } from 'vitest';

import { isRead, type PageReading } from '../../src/reading/page.ts';
import { ReaderPool, type ReaderPoolOptions } from '../../src/reading/reader-pool.ts';
import { signPdf } from '../../src/signatures/index.ts';
import { derOf, onePage, request, root, SIGNED_AT, signerOf } from '../signatures/signed-papers.ts';
import { asRead, dispatchPdf, saved, temporaryFolder, wordsMissed } from './papers.ts';

// Readers are processes of low priority: beside other tests they start slowly.
vi.setConfig({ testTimeout: 90_000 });

const faulty = fileURLToPath(new URL('./fixtures/faulty-reader.ts', import.meta.url));
const owner = fileURLToPath(new URL('./fixtures/pool-owner.ts', import.meta.url));
const pools: ReaderPool[] = [];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

function poolOf(options: Partial<ReaderPoolOptions> = {}): ReaderPool {
  const pool = new ReaderPool({ size: 1, readerEntry: faulty, ...options });
  pools.push(pool);
  return pool;
}

async function read(pool: ReaderPool, path: string, pages?: number[]): Promise<PageReading[]> {
  const read: PageReading[] = [];
  const request = { path, kind: 'pdf' as const, ...(pages === undefined ? {} : { pages }) };
  await pool.read(request, { onPage: (page) => void read.push(page) });
  return read;
}

const outcomes = (pages: readonly PageReading[]): string[] =>
  pages.map((page) => `${page.number} ${isRead(page) ? 'read' : page.failure.code}`);
const processes = (pages: readonly PageReading[]): number[] =>
  pages.filter(isRead).map((page) => page.seconds);

describe('a pool of readers', () => {
  it('reads a real paper in another process, and draws its page', async () => {
    const path = await saved(await temporaryFolder(), 'dispatch.pdf', await dispatchPdf(2));
    const pool = new ReaderPool({ size: 1 });
    pools.push(pool);
    const starts: number[] = [];
    const pages: PageReading[] = [];
    await pool.read(
      { path, kind: 'pdf', firstPage: 2 },
      { onStart: (start) => void starts.push(start.pages), onPage: (page) => void pages.push(page) },
    );
    expect(starts).toEqual([2]);
    expect(wordsMissed(asRead(pages[0]))).toBe(0);
    const image = await pool.render({ path, kind: 'pdf' }, 1, { widthPx: 200 });
    expect(image).toMatchObject({ mime: 'image/webp', width: 200, height: 283 });
  });

  it('tells the digital signatures of a paper before its pages, and again when asked', async () => {
    const paper = await onePage();
    const signed = await signPdf(paper, request(signerOf(root, 'Lê Văn Tám')));
    const path = await saved(await temporaryFolder(), 'signed.pdf', signed);
    const pool = new ReaderPool({ size: 1 });
    pools.push(pool);
    const told: string[] = [];
    const checking = { trusted: [derOf(root)], now: SIGNED_AT };
    await pool.read(
      { path, kind: 'pdf', checking },
      {
        onSignatures: (found) => void told.push(...found.map(({ state }) => state)),
        onPage: (page) => void told.push(`page ${page.number}`),
      },
    );
    expect(told).toEqual(['valid', 'page 1']);
    expect(await pool.signatures({ path, kind: 'pdf' }, { ...checking, trusted: [] })).toMatchObject([
      { state: 'unknown-issuer' },
    ]);
  });

  it('reads a paper on whose signatures the check hangs, and says that they cannot be checked', async () => {
    const pool = poolOf({ pageTimeoutMs: 1500 });
    const told: string[] = [];
    await pool.read(
      { path: '/paper', kind: 'pdf', checking: { trusted: [], now: SIGNED_AT } },
      {
        onSignatures: (found) => void told.push(...found.map(({ state }) => state)),
        onPage: (page) => void told.push(`page ${page.number}`),
      },
    );
    expect(told).toEqual(['unreadable', 'page 1', 'page 2', 'page 3', 'page 4']);
  });

  it.each([
    ['crash', 'reading.page-crashed'],
    ['hang', 'reading.page-timeout'],
    ['bloat', 'reading.out-of-memory'],
  ])('fails only the page that ends in a %s, and goes on in a fresh process', async (fault, code) => {
    const pool = poolOf({ pageTimeoutMs: 2500, memoryLimitMb: 256 });
    const pages = await read(pool, `fault=${fault}`);
    expect(outcomes(pages)).toEqual(['1 read', `2 ${code}`, '3 read', '4 read']);
    const [before, after] = processes(pages);
    expect(after).not.toBe(before);
    const failed = pages.find((page) => !isRead(page))!;
    expect('failure' in failed && failed.failure.message).toMatch(/[Tt]rang 2\b/);
  });

  it.skipIf(process.platform === 'win32')(
    'ends the engine of a page that takes too long with it',
    async () => {
      const told = join(await temporaryFolder(), 'engine.pid');
      const pages = await read(poolOf({ pageTimeoutMs: 2500 }), `fault=engine-hangs ${told}`);
      expect(outcomes(pages)).toEqual(['1 read', '2 reading.page-timeout', '3 read', '4 read']);
      const engine = Number(await readFile(told, 'utf8'));
      await expect.poll(() => isAlive(engine), { timeout: 20_000 }).toBe(false);
    },
  );

  it('tells why a paper cannot be opened', async () => {
    const pool = poolOf();
    await expect(read(pool, 'fault=password')).rejects.toMatchObject({
      code: 'reading.password',
      status: 422,
    });
    await expect(read(pool, 'fault=crash-opening')).rejects.toMatchObject({ code: 'reading.damaged' });
    const hasty = poolOf({ pageTimeoutMs: 1500 });
    await expect(read(hasty, 'fault=hang-opening')).rejects.toMatchObject({ code: 'reading.paper-timeout' });
    const narrow = poolOf({ memoryLimitMb: 256 });
    await expect(read(narrow, 'fault=bloat-opening')).rejects.toMatchObject({
      code: 'reading.out-of-memory',
    });
    expect(outcomes(await read(pool, 'sound', [2, 4]))).toEqual(['2 read', '4 read']);
  });

  it('stops at an abort and is free for the next paper', async () => {
    const pool = poolOf();
    const controller = new AbortController();
    const seen: number[] = [];
    const reading = pool.read(
      { path: 'fault=slow', kind: 'pdf' },
      {
        signal: controller.signal,
        onPage: (page) => {
          seen.push(page.number);
          controller.abort(new Error('stopped by hand'));
        },
      },
    );
    await expect(reading).rejects.toThrow('stopped by hand');
    expect(outcomes(await read(pool, 'next', [1]))).toEqual(['1 read']);
    expect(seen).toEqual([1]);
  });

  it('replaces a process after so many pages', async () => {
    const pages = await read(poolOf({ recycleAfterPages: 3 }), 'worn');
    expect(new Set(processes(pages)).size).toBe(2);
  });

  it('shares the pages of one paper among its processes', async () => {
    const pages = await read(poolOf({ size: 2 }), 'fault=slow');
    expect(pages.map((page) => page.number).sort()).toEqual([1, 2, 3, 4]);
    expect(new Set(processes(pages)).size).toBe(2);
  });

  it.each([
    { fault: 'helped', isByAnother: true },
    // Where who helps dies or does not end, nobody could: the page is read all the same, and the next paper too.
    { fault: 'helped-to-death', isByAnother: false },
    { fault: 'helped-for-ever', isByAnother: false },
  ])('has a reader without work read pieces of a page: $fault', async ({ fault, isByAnother }) => {
    const pool = poolOf({ size: 2, pageTimeoutMs: 8000 });
    const both = processes(await read(pool, '/papers/whole'));
    expect(new Set(both).size).toBe(2);
    const pages = await read(pool, `/papers/fault=${fault}`, [2]);
    expect(outcomes(pages)).toEqual(['2 read']);
    expect(both.includes(processes(pages)[0]!)).toBe(isByAnother);
    expect(processes(await read(pool, '/papers/whole'))).toHaveLength(4);
  });

  it('fails what it reads when it is closed, and takes no more', async () => {
    const pool = poolOf();
    const reading = read(pool, 'fault=slow');
    await pause(50);
    await Promise.all([expect(reading).rejects.toMatchObject({ code: 'reading.unavailable' }), pool.close()]);
    await expect(read(pool, 'late')).rejects.toMatchObject({ code: 'reading.unavailable' });
  });

  it('leaves no process behind when its owner is killed', async () => {
    const parent = fork(owner, [], { execArgv: ['--import', 'tsx'] });
    const reader = await new Promise<number>((resolve) =>
      parent.once('message', (pid) => resolve(Number(pid))),
    );
    expect(isAlive(reader)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(reader), { timeout: 20_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the searchable PDF of a pool', () => {
  it('is written in a process of its own each time, and one that crashes fails alone', async () => {
    const pool = poolOf();
    const kept: string[] = [];
    const written = (path: string) =>
      pool.searchable({ sources: [{ path, kind: 'pdf' }], pages: [] }, async (pdf) => {
        for await (const chunk of pdf) kept.push(Buffer.from(chunk).toString());
      });
    const [first, crashed, second] = await Promise.allSettled([
      written('/first.pdf'),
      written('/crash.pdf'),
      written('/second.pdf'),
    ]);
    expect(kept).toEqual(['copy of /first.pdf', 'copy of /second.pdf']);
    expect(crashed).toMatchObject({ status: 'rejected', reason: { code: 'reading.searchable-failed' } });
    const processOf = (result: typeof first) =>
      result.status === 'fulfilled' ? result.value.obstacles[0] : null;
    expect(processOf(first)).toMatch(/^\d+$/);
    expect(processOf(second)).toMatch(/^\d+$/);
    expect(processOf(first)).not.toBe(processOf(second));
  });
});
