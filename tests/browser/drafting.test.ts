/** The walk of whoever answers a paper, on the service as `npm start` starts it. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/drafting/index.ts';
import { letter } from '../drafting/documents.ts';
import {
  removeFolder,
  type RunningService,
  startService,
  temporaryFolder,
} from '../service/running-service.ts';
import { chromiumPath, HOW_TO_INSTALL, launchChromium } from './chromium.ts';
import { DRAFTERS_WALK, type DraftersWalk } from './drafters-walk.ts';

if (chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1') console.warn(HOW_TO_INSTALL);

const SECONDS = 1000;

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')('an answer', () => {
  let dataDir: string;
  let service: RunningService;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let walk: DraftersWalk;
  const troubles: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    service = await startService(dataDir, { VANTHU_AGENCY: 'UBND xã Suối Hòa' });
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
    context.setDefaultTimeout(60 * SECONDS);
    page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => {
      // The answer to the window that was slower is a conflict, on purpose.
      if (message.type() === 'error' && !message.text().includes('409')) troubles.push(message.text());
    });
    await page.goto(/http\S+thiet-lap\?ma=\S+/u.exec(service.output())![0].replace('localhost', '127.0.0.1'));
    await page.getByLabel('Họ và tên').fill('Hoàng Mai Hương');
    await page.getByLabel('Tên đăng nhập').fill('huong');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mot cau de nho');
    await page.getByLabel('Nhập lại mật khẩu').fill('mot cau de nho');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.waitForURL(`${service.url}/**`);
    const incoming = { id: await registeredPaper(), cited: '128/UBND-TH' };
    walk = { page, url: service.url, incoming, place: 'Suối Hòa', draft: '', pictures: '' };
  }, 120 * SECONDS);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await removeFolder(dataDir);
  });

  const headers = () => ({ origin: service.url });
  async function api<T>(method: 'get' | 'post', path: string, data?: unknown): Promise<T> {
    const answer = await context.request[method](`${service.url}/api/v1${path}`, {
      headers: headers(),
      ...(data === undefined ? {} : { data }),
    });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** An incoming paper of another office, read, verified and registered. */
  async function registeredPaper(): Promise<string> {
    const file = await printPdf(letter(), new Date('2026-11-05T00:00:00Z'));
    const received = await context.request.post(`${service.url}/api/v1/dispatches`, {
      headers: { ...headers(), 'content-type': 'application/octet-stream', 'x-file-name': 'den.pdf' },
      data: Buffer.from(file),
    });
    const { id } = (await received.json()) as { id: string };
    const seen = () => api<{ state: string; version: number }>('get', `/dispatches/${id}`);
    for (const end = Date.now() + 60 * SECONDS; Date.now() < end; await page.waitForTimeout(200)) {
      if ((await seen()).state === 'to-verify') break;
    }
    for (const step of ['accept-all', 'verify', 'register'])
      await api('post', `/dispatches/${id}/${step}`, { version: (await seen()).version });
    return id;
  }

  it.each(DRAFTERS_WALK)('%s', async (_, step) => {
    await expect(step(walk)).resolves.toBeUndefined();
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });
});
