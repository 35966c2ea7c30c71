import { describe, expect, it } from 'vitest';

import { storedFiles } from '../../src/intake/schema.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { type Db } from '../../src/platform/database.ts';
import { AppError } from '../../src/platform/errors.ts';
import type { Job } from '../../src/platform/jobs/queue.ts';
import type { PageReading, ReadPage } from '../../src/reading/page.ts';
import { readJob, type ReadingListener, type ReadJobDeps } from '../../src/reading/read-job.ts';
import type { Readers } from '../../src/reading/readers.ts';
import { readings } from '../../src/reading/schema.ts';
import type { SignatureCheck } from '../../src/signatures/index.ts';
import { findReading, storedPageNumbers } from '../../src/reading/store.ts';
import { freshDatabase } from '../platform/fresh-database.ts';

const SHA = 'a'.repeat(64);
const READING = 'reading-1';
const job = { id: 'job-1', priority: 0, payload: { readingId: READING } } as unknown as Job;

const FAILURE = { code: 'reading.page-crashed', message: 'Hỏng.' };

function page(number: number, text = `trang ${number}`): ReadPage {
  const box = { x: 10, y: 10, width: 100, height: 12 };
  const words = [{ text, confidence: 90, ...box }];
  return {
    number,
    width: 595,
    height: 842,
    rotation: 0,
    source: 'ocr',
    seconds: 1,
    lines: [{ zone: 'body', words, ...box }],
  };
}

/** A pool that gives the pages it is asked for, and dies after `dieAfter` of them. */
function scriptedPool(pages: readonly PageReading[], dieAfter = Infinity) {
  const asked: (readonly number[] | undefined)[] = [];
  const cleared: (boolean | undefined)[] = [];
  const read: Readers['read'] = async (request, { onStart, onPage, signal }) => {
    asked.push(request.pages);
    cleared.push(request.isCleared);
    onStart?.({ pages: pages.length });
    let given = 0;
    for (const one of pages.filter(({ number }) => request.pages?.includes(number) ?? true)) {
      if (given++ === dieAfter) throw new Error('the power went out');
      await onPage(one);
      signal?.throwIfAborted();
    }
  };
  return { asked, cleared, read, engineName: async () => 'tesseract 5.3.0, vie' };
}

function office(
  readers: ReadJobDeps['readers'],
  overrides: Partial<ReadingListener> = {},
  db = newDatabase(),
  trusted?: () => Uint8Array[],
) {
  const told: string[] = [];
  const listener: ReadingListener = {
    onStarted: (_tx, id, pages) => void told.push(`started ${id} ${pages}`),
    inspect: () => 'store',
    onWithheld: (_tx, id, { number }) => void told.push(`withheld ${id} ${number}`),
    onDone: (_tx, id) => void told.push(`done ${id}`),
    onFailed: (_tx, id, { code }) => void told.push(`failed ${id} ${code}`),
    onCancelled: (_tx, id) => void told.push(`cancelled ${id}`),
    ...overrides,
  };
  const deps: ReadJobDeps = {
    db,
    readers,
    clock: fixedClock('2026-03-02T01:00:00Z'),
    listener,
    ...(trusted === undefined ? {} : { trusted }),
  };
  const handler = readJob(deps);
  const progress: unknown[] = [];
  const run = async (readingId = READING): Promise<void> => {
    const context = {
      job: { ...job, payload: { readingId } },
      signal: new AbortController().signal,
      progress: (now: unknown) => void progress.push(now),
    };
    const conclude = await handler.run(context);
    db.transaction((tx) => conclude?.(tx as unknown as Db));
  };
  return { db, handler, run, told, progress };
}

function newDatabase(): Db {
  const { db } = freshDatabase();
  db.insert(storedFiles)
    .values({ sha256: SHA, kind: 'pdf', size: 1, storedAt: '2026-03-02T00:00:00Z' })
    .run();
  db.insert(readings).values({ id: READING, fileSha256: SHA, createdAt: '2026-03-02T00:00:00Z' }).run();
  return db;
}

describe('the job that reads a paper', () => {
  it('stores each page as it comes and ends the reading', async () => {
    const { db, run, told, progress } = office(scriptedPool([page(1), page(2)]));
    await run();
    expect(storedPageNumbers(db, READING)).toEqual([1, 2]);
    expect(findReading(db, READING)).toMatchObject({
      state: 'done',
      pageCount: 2,
      engine: 'tesseract 5.3.0, vie',
      finishedAt: '2026-03-02T01:00:00.000Z',
    });
    expect(told).toEqual([`started ${READING} 2`, `done ${READING}`]);
    expect(progress.at(-1)).toEqual({ done: 2, total: 2 });
  });

  it.each<[string, PageReading[], Partial<ReadingListener>, boolean]>([
    ['once every page was read and let pass', [page(1), page(2)], {}, true],
    ['not while a page of it could not be read', [page(1), { number: 2, failure: FAILURE }], {}, false],
    ['not where no word was seen on one', [page(1), { ...page(2), lines: [], blank: true }], {}, false],
    [
      'not where it was withheld',
      [page(1), page(2)],
      { inspect: ({ number }) => (number === 2 ? 'withhold' : 'store') },
      false,
    ],
  ])(
    'may go out to readers of others, where it is read again: %s',
    async (_when, pages, listener, isCleared) => {
      const first = office(scriptedPool(pages), listener);
      await first.run();
      first.db
        .insert(readings)
        .values({ id: 'again', fileSha256: SHA, createdAt: '2026-03-02T02:00:00Z' })
        .run();
      const pool = scriptedPool(pages);
      await office(pool, {}, first.db).run('again');
      expect(pool.cleared).toEqual([isCleared]);
    },
  );

  it('keeps what was found of the digital signatures with the reading', async () => {
    const valid = { state: 'valid' } as SignatureCheck;
    const pool = scriptedPool([page(1)]);
    const read: Readers['read'] = async (request, callbacks) => {
      expect(request.checking).toEqual({
        trusted: [new Uint8Array([1])],
        now: new Date('2026-03-02T01:00:00Z'),
      });
      callbacks.onSignatures?.([valid]);
      await pool.read(request, callbacks);
    };
    const { db, run } = office({ ...pool, read }, {}, newDatabase(), () => [new Uint8Array([1])]);
    await run();
    expect(findReading(db, READING)?.signatures).toEqual([valid]);
  });

  it('goes on with the pages that are missing after it was killed', async () => {
    const all = [page(1), page(2), page(3), { number: 4, failure: FAILURE }];
    const first = office(scriptedPool(all, 2));
    await expect(first.run()).rejects.toThrow('the power went out');
    expect(storedPageNumbers(first.db, READING)).toEqual([1, 2]);
    const pool = scriptedPool(all);
    const second = office(pool, {}, first.db);
    await second.run();
    expect(pool.asked).toEqual([[3, 4]]);
    expect(storedPageNumbers(first.db, READING)).toEqual([1, 2, 3, 4]);
    expect(second.told.at(-1)).toBe(`done ${READING}`);
    const third = office(scriptedPool(all), {}, first.db);
    await third.run();
    expect(third.told).toEqual([]);
  });

  it('leaves no text of a paper that is withheld', async () => {
    const inspect = ({ number }: ReadPage): 'store' | 'withhold' => (number === 2 ? 'withhold' : 'store');
    const { db, run, told } = office(scriptedPool([page(1), page(2), page(3)]), { inspect });
    await run();
    expect(storedPageNumbers(db, READING)).toEqual([]);
    expect(findReading(db, READING)?.state).toBe('cancelled');
    expect(told.at(-1)).toBe(`withheld ${READING} 2`);
  });

  it('tells once that a paper cannot be read, or was cancelled', () => {
    const { db, handler, told } = office(scriptedPool([]));
    const reason = new AppError('reading.password', 422, 'Có mật khẩu.');
    handler.onDead?.(db, job, reason);
    handler.onDead?.(db, job, reason);
    handler.onCancelled?.(db, job);
    expect(told).toEqual([`failed ${READING} reading.password`]);
    expect(findReading(db, READING)).toMatchObject({ state: 'failed', failureCode: 'reading.password' });
  });

  it('has nothing to do for a reading that is gone', async () => {
    const { db, run, told } = office(scriptedPool([page(1)]));
    db.delete(readings).run();
    await run();
    expect(told).toEqual([]);
  });
});
