/**
 * From an incoming paper to the issued answer, in a real Chromium: begun, written, reviewed, checked, signed, numbered,
 * issued, and found in search; two windows that write at a time; a phone.
 */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { printPdf } from '../../src/drafting/index.ts';
import { letter } from '../drafting/documents.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import {
  removeFolder,
  type RunningService,
  startService,
  temporaryFolder,
} from '../service/running-service.ts';
import { chromiumPath, HOW_TO_INSTALL, launchChromium } from './chromium.ts';

if (chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1') console.warn(HOW_TO_INSTALL);

const SECONDS = 1000;
const SAVED = 'Đã lưu';

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')('an answer', () => {
  let dataDir: string;
  let service: RunningService;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let incoming: string;
  let draft: string;
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
    incoming = await registeredPaper();
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

  /** Does something that sends a form, and waits until it was answered. */
  async function answered(path: string, act: () => Promise<void>): Promise<void> {
    await Promise.all([page.waitForResponse((response) => response.url().endsWith(`/${path}`)), act()]);
  }

  const saving = () => page.locator('[data-saving]').innerText();
  const state = () => page.getByTestId('draft-state').innerText();

  it('begins from the paper it answers, with its citation filled in', async () => {
    const { id: personId } = await api<{ id: string }>('get', '/me');
    await api('post', '/drafting/signing-powers', {
      personId,
      form: 'TM',
      collective: 'Ủy ban nhân dân',
      head: 'Chủ tịch',
      validFrom: '2020-01-01',
    });
    await page.goto(`${service.url}/van-ban/${incoming}`);
    await page.getByTestId('draft-reply').click();
    await page.getByLabel('Ý kiến trả lời').fill('Đã rà soát các khu rừng\nĐã lập đội trực gác');
    await page.getByLabel('Kính gửi').fill('Ủy ban nhân dân tỉnh Nam Hải');
    await page.getByTestId('keep-draft').click();
    await page.waitForURL(/\/soan-thao\/[\da-f-]{36}$/u);
    draft = page.url();
    // The office was set up with what its papers carry.
    expect(await page.locator('.draft-page').first().innerText()).toContain('Suối Hòa, ngày');
    expect(await page.locator('.draft-facts').innerText()).toContain('Trả lời');
    await expect.poll(() => page.locator('.draft-passage').first().innerText()).toContain('số 128/UBND-TH');
  });

  it('numbers its items while one types, and takes what Word gives as parts', async () => {
    const labels = () => page.locator('.draft-label').allInnerTexts();
    await page.locator('.draft-passage').nth(2).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Kiến nghị:');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.locator('.draft-passage:focus').evaluate((area) => {
      const data = new DataTransfer();
      const item = (label: string, words: string) =>
        `<p class="MsoListParagraph" style="color:red"><span style="mso-list:Ignore">${label}<span>&nbsp;&nbsp;</span></span>${words}</p>`;
      const points = ['a)', 'b)', 'c)', 'd)', 'đ)'].map((label) =>
        item(label, `Cấp <b style='mso-bidi-font-weight:normal'>kinh phí</b> ${label}`),
      );
      data.setData('text/html', points.join('<o:p></o:p>'));
      area.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect.poll(labels).toEqual(['', '1.', '2.', '3.', 'a)', 'b)', 'c)', 'd)', 'đ)', '']);
    await expect.poll(saving, { timeout: 30 * SECONDS }).toBe(SAVED);
    expect(await page.locator('.draft-page').first().innerHTML()).toMatch(/font-weight="700"[^>]*>kinh</u);
    await page.reload();
    await expect.poll(labels).toEqual(['', '1.', '2.', '3.', 'a)', 'b)', 'c)', 'd)', 'đ)', '']);
    await page.screenshot({ path: 'tests/browser/screens/draft.1440.png', fullPage: true });
  });

  it('is not overwritten by a second window, which sees what changed', async () => {
    const second = await context.newPage();
    await second.goto(draft);
    await second.locator('.draft-passage').nth(1).click();
    await page.locator('.draft-passage').nth(1).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' trọng điểm');
    await expect.poll(saving, { timeout: 30 * SECONDS }).toBe(SAVED);
    await second.keyboard.press('End');
    await second.keyboard.type(' phòng hộ');
    const conflict = second.getByTestId('draft-conflict');
    await conflict.waitFor({ timeout: 30 * SECONDS });
    const shown = (tag: string) => conflict.locator(tag).innerText();
    expect([(await shown('del')).trim(), (await shown('ins')).trim()]).toEqual(['phòng hộ', 'trọng điểm']);
    await conflict.getByRole('button', { name: 'Lấy bản đang lưu' }).click();
    await expect.poll(() => second.locator('.draft-passage').nth(1).innerText()).toContain('trọng điểm');
    await second.close();
  });

  it('fits a phone and is written there', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.reload();
    await page.locator('.draft-passage').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.locator('.draft-passage').nth(2).click();
    await page.keyboard.press('End');
    await page.keyboard.type(' đêm');
    await expect.poll(saving, { timeout: 30 * SECONDS }).toBe(SAVED);
    await page.screenshot({ path: 'tests/browser/screens/draft.390.png', fullPage: true });
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it('goes from hand to hand to the signature, which gives it number and day', async () => {
    await page.goto(draft);
    await page.locator('select[name=powerId]').selectOption({ index: 1 });
    await answered('nguoi-ky', () => page.getByTestId('choose-signer').click());
    await page.goto(draft);
    await page.locator('#reviewer').selectOption({ label: 'Hoàng Mai Hương' });
    await answered('nguoi-duyet', () => page.locator('form:has(#reviewer) button').click());
    await page.goto(draft);
    for (const [step, next] of [
      ['submit', 'chờ duyệt nội dung'],
      ['approve', 'chờ kiểm tra thể thức'],
      ['confirm-format', 'chờ ký'],
      ['sign', 'đã ký, chờ phát hành'],
    ] as const) {
      await page.getByTestId(`step-${step}`).click();
      await expect.poll(state, { timeout: 15 * SECONDS }).toBe(next);
    }
    const answer = await context.request.get(`${draft}/pdf`);
    const [words = ''] = await pdfPages(await answer.body());
    expect(words).toContain('Số: 01/UBND');
    expect(words).toContain('Đã lập đội trực gác. đêm');
  });

  it('is issued, found by its words, and tied to the paper it answers', async () => {
    await page.locator('#receivers').fill('Ủy ban nhân dân tỉnh Nam Hải | giấy | 2');
    await page.getByTestId('issue').click();
    await expect.poll(state).toBe('đã phát hành');
    await page.screenshot({ path: 'tests/browser/screens/issued.1440.png', fullPage: true });
    await page.getByTestId('open-paper').click();
    await page.waitForURL(/\/van-ban\//u);
    const issued = page.url().split('/').at(-1)!;
    await expect
      .poll(
        async () => {
          await page.goto(`${service.url}/tim-kiem?q=${encodeURIComponent('"lập đội trực gác"')}`);
          return page.locator(`a[href*="${issued}"]`).count();
        },
        { timeout: 30 * SECONDS, interval: 500 },
      )
      .toBeGreaterThan(0);
    await page.goto(`${service.url}/van-ban/${incoming}`);
    expect(await page.locator(`a[href*="${issued}"]`).count()).toBeGreaterThan(0);
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });

  it('follows the office’s own template from its next version on, and the way back', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`${service.url}/mau-van-ban/cong-van-tra-loi`);
    const source = page.locator('#source');
    const shipped = await source.inputValue();
    await source.fill(`${shipped}{{ nobody }}\n`);
    await expect
      .poll(() => page.locator('[data-pages]').innerText())
      .toContain('không có mục nào tên "nobody"');
    await source.fill(`${shipped}Trân trọng.\n`);
    await expect.poll(() => page.locator('[data-pages] svg').count()).toBeGreaterThan(0);
    await page.locator('#reason').fill('Thêm lời chào');
    await answered('cong-van-tra-loi/luu', () => page.getByTestId('keep-template').click());
    const versions = page.getByTestId('template-versions');
    await expect.poll(() => versions.innerText()).toContain('Thêm lời chào');
    await page.locator('#life-reason').fill('Dùng bản chung');
    await answered('cong-van-tra-loi/trang-thai', () => page.getByTestId('to-shipped').click());
    await expect.poll(() => source.inputValue()).toBe(shipped);
    expect(troubles).toEqual([]);
  });
});
