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
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  }, 90 * SECONDS);

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await removeFolder(dataDir);
    await removeFolder(scans);
  });

  it('makes the first administrator with the printed link', async () => {
    const link = /http\S+thiet-lap\?ma=\S+/u.exec(service.output())![0];
    await page.goto(link.replace('localhost', '127.0.0.1'));
    await page.getByLabel('Họ và tên').fill('Hoàng Mai Hương');
    await page.getByLabel('Tên đăng nhập').fill('huong');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mot cau de nho');
    await page.getByLabel('Nhập lại mật khẩu').fill('mot cau de nho');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.waitForURL(`${service.url}/**`);
    expect(await page.getByTestId('account-menu').innerText()).toContain('Hương');
    const again = await context.request.get(link.replace('localhost', '127.0.0.1'));
    expect(await again.text()).toContain('đã được dùng');
  });

  it('drops files, one of which is empty and one of which is secret, and watches them being read', async () => {
    await page.goto(`${service.url}/tiep-nhan`);
    await page
      .getByTestId('files')
      .setInputFiles(['khao-sat.pdf', 'trong.pdf', 'mat.pdf'].map((name) => join(scans, name)));
    const uploads = page.getByTestId('upload');
    await expect.poll(() => uploads.count(), { timeout: 20 * SECONDS }).toBe(3);
    await expect
      .poll(() => page.getByTestId('queue').innerText(), { timeout: 60 * SECONDS, interval: 200 })
      .toMatch(/khao-sat\.pdf[\s\S]*(Chờ xác minh|Mở)/u);
    expect(await page.locator('body').innerText()).toMatch(/trống|rỗng/iu);
  });

  it('keeps nothing of the secret paper and says why', async () => {
    await expect
      .poll(
        async () => {
          await page.goto(`${service.url}/`);
          return page.getByTestId('counts').innerText();
        },
        { timeout: 30 * SECONDS },
      )
      .toMatch(/1\s*Cách ly/u);
    await page.goto(`${service.url}/tim-kiem?q=${encodeURIComponent('"dấu chỉ độ mật"')}`);
    expect(await page.getByTestId('hit').count()).toBe(0);
  });

  it('corrects the doubtful fields beside the picture, from the keyboard and by clicking a word', async () => {
    await page.goto(`${service.url}/xac-minh`);
    await page.waitForURL(/\/xac-minh\/[^/]+$/u);
    const picture = page.locator('[data-sheet-image]');
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth), {
        timeout: 20 * SECONDS,
      })
      .toBeGreaterThan(400);

    // The blank number comes first; its place on the paper is lit.
    const number = page.getByTestId('field-number').getByRole('textbox');
    await expect.poll(() => number.evaluate((input) => document.activeElement === input)).toBe(true);
    expect(await page.locator('[data-overlay] .lit').count()).toBeGreaterThan(0);
    await number.fill('2045');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('field-number').getAttribute('data-state')).toBe('corrected');

    const date = page.getByTestId('field-date').getByRole('textbox');
    await date.fill('20/11/2026');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('field-date').getAttribute('data-state')).toBe('corrected');

    // A click on a word of the picture fills the field that has the focus.
    const place = page.getByTestId('field-place').getByRole('textbox');
    await place.fill('');
    await place.focus();
    await clickWord(page, 'Trường');
    await expect.poll(() => place.inputValue()).toMatch(/^Trường/u);
    await place.fill('Trường Sơn');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByTestId('field-place').getAttribute('data-state'))
      .toMatch(/accepted|corrected/u);

    expect(await page.getByTestId('obligations').innerText()).toContain('04/12/2026');
    await page.screenshot({ path: 'tests/browser/screens/verify.1440.png' });
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => page.getByTestId('register').count(), { timeout: 10 * SECONDS })
      .toBeGreaterThan(0);
  });

  it('gives it its số đến with one key', async () => {
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByTestId('register-number').innerText(), { timeout: 10 * SECONDS })
      .toContain('1');
    await page.screenshot({ path: 'tests/browser/screens/registered.1440.png' });
  });

  it('finds it without accents and opens it on its page', async () => {
    await page.keyboard.press('/');
    await page.keyboard.type('khao sat ha tang so uy ban nhan dan cac xa');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByTestId('hit').count(), { timeout: 10 * SECONDS }).toBe(1);
    const hit = page.getByTestId('hit');
    expect(await hit.innerText()).toMatch(/2045\/SKHCN-CĐS/u);
    expect(await hit.locator('mark').first().innerText()).toMatch(/khảo/iu);
    await hit.getByRole('link').first().click();
    await page.waitForURL(/\/van-ban\//u);
    expect(await page.getByTestId('stamp').innerText()).toMatch(/ĐẾN[\s\S]*1/u);
    await expect
      .poll(() => page.locator('[data-overlay] .found').count(), { timeout: 10 * SECONDS })
      .toBeGreaterThan(0);
  });

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
    const phone = await context.newPage();
    await phone.setViewportSize({ width: 390, height: 844 });
    const answer = await phone.goto(service.url + path);
    expect(answer?.status()).toBe(200);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await phone.close();
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });
});

/** Clicks on the picture where the page's own words say a word stands. */
async function clickWord(page: Page, text: string): Promise<void> {
  const id = page.url().split('/').at(-1)!;
  const { width, lines } = (await (
    await page.request.get(`/api/v1/dispatches/${id}/pages/1`.replace(/^/, new URL(page.url()).origin))
  ).json()) as {
    width: number;
    lines: { words: { text: string; x: number; y: number; width: number; height: number }[] }[];
  };
  const word = lines.flatMap((line) => line.words).find((candidate) => candidate.text === text)!;
  const sheet = page.locator('[data-overlay]');
  await sheet.scrollIntoViewIfNeeded();
  const box = (await sheet.boundingBox())!;
  const scale = box.width / width;
  await page.mouse.click(
    box.x + (word.x + word.width / 2) * scale,
    box.y + (word.y + word.height / 2) * scale,
  );
}
