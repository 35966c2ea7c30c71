/**
 * The first walk, in a real Chromium against the real service: a văn thư on a new machine makes the first account,
 * drops a scan, watches it being read, corrects what is doubtful beside the picture, gives the paper its số đến and
 * finds it again without typing accents.
 */
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderSample } from '../../scripts/samples/make.ts';
import {
  removeFolder,
  type RunningService,
  startService,
  temporaryFolder,
} from '../service/running-service.ts';
import { CLERKS_WALK, type Walk } from './clerks-walk.ts';
import { chromiumPath, HOW_TO_INSTALL, launchChromium } from './chromium.ts';

if (chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1') console.warn(HOW_TO_INSTALL);

const SECONDS = 1000;

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')('the walk of a clerk', () => {
  let dataDir: string;
  let scans: string;
  let service: RunningService;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let walk: Walk;
  /** One for all pages: each would be a process of its own. */
  let phone: Page | undefined;
  const troubles: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    scans = await mkdtemp(join(tmpdir(), 'vanthu-scans-'));
    await writeFile(join(scans, 'khao-sat.pdf'), await renderSample('cv-khao-sat-du-lieu', 'scan'));
    await writeFile(join(scans, 'trong.pdf'), '');
    await writeFile(join(scans, 'mat.pdf'), await renderSample('cv-mat', 'print'));
    service = await startService(dataDir, { VANTHU_AGENCY: 'UBND xã Suối Hòa' });
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
    page = await context.newPage();
    const link = /http\S+thiet-lap\?ma=\S+/u.exec(service.output())![0].replace('localhost', '127.0.0.1');
    const ask = async (address: string) => (await context.request.get(address)).text();
    walk = { page, url: service.url, link, scans, ask, pictures: '' };
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  }, 240 * SECONDS);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await removeFolder(dataDir);
    await removeFolder(scans);
  });

  it.each(CLERKS_WALK)('%s', async (_, step) => {
    await expect(step(walk)).resolves.toBeUndefined();
  });

  async function phonePage(): Promise<Page> {
    const opened = await context.newPage();
    await opened.setViewportSize({ width: 390, height: 844 });
    return opened;
  }

  it('shows the same bytes again as the paper it is', async () => {
    await page.goto(`${service.url}/tiep-nhan`);
    await page.getByTestId('files').setInputFiles(join(scans, 'khao-sat.pdf'));
    await expect
      .poll(() => page.getByTestId('uploads').innerText(), { timeout: 20 * SECONDS })
      .toMatch(/đã (có|được)/iu);
  });

  it.each([
    '/',
    '/tiep-nhan',
    '/xac-minh',
    '/van-ban',
    '/so-dang-ky',
    '/tim-kiem?q=khao+sat',
    '/nguoi-dung',
    '/don-vi',
    '/lien-thong',
    '/he-thong',
    '/tai-khoan',
    '/tro-giup',
    '/api/docs',
  ])('%s fits a phone', async (path) => {
    phone ??= await phonePage();
    const answer = await phone.goto(service.url + path);
    expect(answer?.status()).toBe(200);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });
});
