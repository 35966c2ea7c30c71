import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import type { ReadPage } from '../../src/reading/page.ts';
import { UnderstandingThread } from '../../src/registry/understanding-thread.ts';
import { understand } from '../../src/understanding/index.ts';
import { bodyPages } from '../understanding/page-fixture.ts';

const thread = new UnderstandingThread();
afterAll(() => thread.close());

/** A paper long enough that whoever understands it answers nobody meanwhile. */
const longPaper = (): ReadPage[] =>
  bodyPages(
    Array.from(
      { length: 150 },
      (_, index) =>
        `${index + 1}. Giao Phòng Kinh tế chủ trì, phối hợp với các thôn rà soát tuyến kênh số ${index + 1}, báo cáo UBND xã trước ngày 15/9/2025.`,
    ),
  );

test('a request is answered while a long paper is understood, and the paper says the same as without a thread', async () => {
  const app = new Hono().get('/', (c) => c.text('here'));
  const pages = longPaper();
  // The thread runs by now.
  await thread.understand(pages.slice(0, 1));
  const paper = thread.understand(pages);
  const first = await Promise.race([
    paper.then(() => 'understood'),
    Promise.resolve(app.request('/')).then((answer) => answer.text()),
  ]);
  expect(first).toBe('here');
  expect(await paper).toEqual(understand(pages));
});

test('a paper that cannot be understood is told of, and the next one is understood', async () => {
  const broken = thread.understand([{ number: 1 } as ReadPage]);
  const next = thread.understand(longPaper().slice(0, 1));
  await expect(broken).rejects.toBeInstanceOf(Error);
  expect((await next).obligations.length).toBeGreaterThan(0);
});

test('whoever waits when the thread ends is told so, and the next paper gets a new thread', async () => {
  const lost = thread.understand(longPaper()).catch((error: unknown) => error);
  // Begins, so that there is somebody to be told.
  await thread.warmUp();
  await thread.close();
  expect(String(await lost)).toContain('has ended');
  expect((await thread.understand(longPaper().slice(0, 1))).obligations.length).toBeGreaterThan(0);
});
