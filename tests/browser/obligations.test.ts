/**
 * Obligations in a real Chromium: a văn thư goes through what the machine found, with the paper following, decides by
 * keys, edits, splits, makes one of a passage, on a desk and on a phone, and without scripts.
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

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')('what a paper asks', () => {
  let dataDir: string;
  let scans: string;
  let service: RunningService;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let paper: string;
  const troubles: string[] = [];

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    scans = await mkdtemp(join(tmpdir(), 'vanthu-duties-'));
    const file = join(scans, 'ke-hoach.pdf');
    await writeFile(file, await renderSample('kh-chuyen-doi-so', 'print'));
    service = await startService(dataDir, { VANTHU_AGENCY: 'UBND xã Suối Hòa' });
    browser = await launchChromium();
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'vi-VN' });
    page = await context.newPage();
    page.on('pageerror', (error) => troubles.push(error.message));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(/http\S+thiet-lap\?ma=\S+/u.exec(service.output())![0].replace('localhost', '127.0.0.1'));
    await page.getByLabel('Họ và tên').fill('Hoàng Mai Hương');
    await page.getByLabel('Tên đăng nhập').fill('huong');
    await page.getByLabel('Mật khẩu', { exact: true }).fill('mot cau de nho');
    await page.getByLabel('Nhập lại mật khẩu').fill('mot cau de nho');
    await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
    await page.waitForURL(`${service.url}/**`);
    await page.goto(`${service.url}/tiep-nhan`);
    await page.getByTestId('files').setInputFiles(file);
    paper = await firstToVerify();
  }, 120 * SECONDS);

  /** The id of the paper, once it is read. */
  async function firstToVerify(): Promise<string> {
    for (const end = Date.now() + 60 * SECONDS; Date.now() < end; await page.waitForTimeout(300)) {
      await page.goto(`${service.url}/xac-minh`);
      const [, id] = /\/xac-minh\/([^/?]+)$/u.exec(page.url()) ?? [];
      if (id !== undefined) return id;
    }
    throw new Error('the paper was not read');
  }

  afterAll(async () => {
    await browser?.close();
    await service?.stop();
    await removeFolder(dataDir);
    await removeFolder(scans);
  });

  const current = () => page.locator('.obligation[aria-current]');
  const states = () =>
    page
      .locator('[data-duty]')
      .evaluateAll((all) => all.map((each) => (each as HTMLElement).dataset['state']));
  const count = async (state: string) => (await states()).filter((each) => each === state).length;

  it('Alt J goes to the first, its passage lights up, and j follows over the pages', async () => {
    await page.keyboard.press('Alt+j');
    await expect.poll(() => current().count()).toBe(1);
    await expect.poll(() => page.locator('[data-overlay] .lit').count()).toBeGreaterThan(0);
    const total = await page.locator('a.obligation').count();
    const pages = new Set<string>();
    for (let step = 0; step < total; step++) {
      pages.add(await page.locator('[data-viewer-number]').innerText());
      await page.keyboard.press('j');
    }
    expect([...pages].sort()).toEqual(['1', '2', '3']);
  });

  it('a a x as fast as they can be typed decide three, each once', async () => {
    const before = (await states()).length;
    await page.locator('a.obligation').first().click();
    await page.keyboard.press('u');
    const problem = page.locator('[data-duties-problem]');
    // Nothing was decided here.
    await expect.poll(() => problem.innerText()).toContain('Bạn chưa quyết định');
    for (const key of ['a', 'a', 'x']) await page.keyboard.press(key);
    await expect.poll(() => count('dismissed'), { timeout: 5 * SECONDS }).toBe(1);
    expect([await count('accepted'), (await states()).length]).toEqual([2, before]);
  });

  it('says what became of the last and what waits, to those who hear the page', async () => {
    const waiting = await count('suggested');
    expect(await page.locator('[data-duties-said]').innerText()).toMatch(
      new RegExp(`^Mục .+: Đã bỏ\\. Còn ${waiting} chờ xem\\.$`, 'u'),
    );
    expect(await current().evaluate((item) => item === document.activeElement)).toBe(true);
  });

  it('leaves the desk where it stands: only the list and the pages scroll', async () => {
    const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(beyond).toBeLessThanOrEqual(0);
  });

  it('u takes the last back from the next, e edits in place, Ctrl Enter saves and does not verify the paper', async () => {
    const dismissed = await page.locator('[data-state=dismissed]').getAttribute('data-duty');
    await page.keyboard.press('u');
    await expect.poll(() => count('dismissed')).toBe(0);
    await expect
      .poll(() => page.locator('[data-duty]:has([aria-current])').getAttribute('data-duty'))
      .toBe(dismissed);
    await page.keyboard.press('e');
    const action = page.getByTestId('duty-editor').getByLabel('Nội dung');
    await action.fill('lập danh sách điểm hỗ trợ rồi niêm yết tại trụ sở');
    await page.getByTestId('duty-editor').getByLabel('Thời hạn').selectOption('date');
    await page.getByTestId('duty-editor').getByLabel('Ngày').fill('15/12/2026');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => current().innerText(), { timeout: 5 * SECONDS })
      .toContain('lập danh sách điểm hỗ trợ');
    expect(await current().innerText()).toMatch(/Đã sửa[\s\S]*15\/12\/2026[\s\S]*Máy đề xuất: /u);
    expect(await page.locator('[data-verify-button]').count()).toBe(1);
  });

  it('s asks where one without a seam is split, Alt S splits at the cursor, m merges again', async () => {
    await page.keyboard.press('s');
    await expect.poll(() => page.locator('[data-editor-problem]').innerText()).toContain('Alt S');
    // The refusal that opened the editor is the browser's to report, and the only one.
    expect(troubles.splice(0)).toEqual([expect.stringContaining('422')]);
    const action = page.getByTestId('duty-editor').getByLabel('Nội dung');
    await action.evaluate((area: HTMLTextAreaElement) => {
      const at = area.value.indexOf('rồi');
      area.focus();
      area.setSelectionRange(at, at);
    });
    await page.keyboard.press('Alt+s');
    await expect.poll(() => count('split'), { timeout: 5 * SECONDS }).toBe(2);
    expect(await current().innerText()).toContain('lập danh sách điểm hỗ trợ');
    await page.keyboard.press('m');
    await expect.poll(() => count('split'), { timeout: 5 * SECONDS }).toBe(0);
  });

  it('makes one of a passage that was dragged over on the picture', async () => {
    const sheet = (await page.locator('[data-overlay]').boundingBox())!;
    const stage = (await page.locator('[data-stage]').boundingBox())!;
    const y = Math.max(stage.y, sheet.y) + 160;
    await page.mouse.move(sheet.x + sheet.width * 0.25, y);
    await page.mouse.down();
    await page.mouse.move(sheet.x + sheet.width * 0.75, y + 30, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.locator('[data-passage-bar]').innerText()).toMatch(/Đã chọn \d+ chữ/u);
    await page.keyboard.press('o');
    const editor = page.getByTestId('duty-editor');
    await expect.poll(() => editor.getByLabel('Nội dung').inputValue()).not.toBe('');
    await editor.getByLabel('Chủ trì').fill('Văn phòng');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count('created'), { timeout: 5 * SECONDS }).toBe(1);
    expect(await current().innerText()).toContain('Văn phòng');
    await expect.poll(() => page.locator('[data-overlay] .lit').count()).toBeGreaterThan(0);
  });

  it('makes one of paragraphs that keys went to, and never touches the pointer', async () => {
    const bar = page.locator('[data-passage-bar]');
    await page.keyboard.press('o');
    await expect.poll(() => bar.innerText()).toContain('Shift');
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
    await expect.poll(() => bar.innerText()).toMatch(/Đã chọn \d+ chữ: /u);
    const kept = page.locator('[data-overlay] .word-kept');
    const one = await kept.count();
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => kept.count()).toBeGreaterThan(one);
    await page.screenshot({ path: 'tests/browser/screens/obligations-keys.1440.png' });
    await page.keyboard.press('Enter');
    const editor = page.getByTestId('duty-editor');
    await expect.poll(() => editor.getByLabel('Nội dung').inputValue()).not.toBe('');
    await page.keyboard.type('Ban Quản lý chợ');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => count('created'), { timeout: 5 * SECONDS }).toBe(2);
    expect(await current().innerText()).toContain('Ban Quản lý chợ');
  });

  it('v tells why the chosen one was suggested, and goes along with j', async () => {
    await page.locator('[data-state=suggested] a.obligation').first().click();
    await page.keyboard.press('v');
    const told = page.locator('[data-duty-why][open]');
    await expect.poll(() => told.count()).toBe(1);
    expect(await told.innerText()).toMatch(/Nói lên nhiệm vụ[\s\S]+Chủ trì/u);
    await page.screenshot({ path: 'tests/browser/screens/obligations-why.1440.png' });
    const before = await told.innerText();
    await page.keyboard.press('j');
    await expect.poll(() => told.innerText()).not.toBe(before);
    await page.keyboard.press('v');
    await expect.poll(() => told.count()).toBe(0);
    const other = page.locator('.duty:not(:has([aria-current])) [data-duty-why]').first();
    await other.locator('summary').click();
    await expect.poll(() => other.getAttribute('open')).not.toBeNull();
    await other.locator('summary').click();
  });

  it('accepts all that wait by one key, takes all back by another, and keeps what is accepted over a reload', async () => {
    const undecided = await states();
    await page.getByTestId('accept-open-duties').click();
    await expect.poll(() => count('suggested'), { timeout: 5 * SECONDS }).toBe(0);
    await page.keyboard.press('u');
    await expect.poll(states, { timeout: 5 * SECONDS }).toEqual(undecided);
    await page.keyboard.press('Shift+A');
    await expect.poll(() => count('suggested'), { timeout: 5 * SECONDS }).toBe(0);
    const before = await states();
    await page.reload();
    expect(await states()).toEqual(before);
    await page.screenshot({ path: 'tests/browser/screens/obligations.1440.png' });
  });

  it('fits a phone, with targets for a finger', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${service.url}/xac-minh/${paper}`);
    await page.locator('a.obligation').nth(1).click();
    const tools = page.locator('.obligation[aria-current] + .duty-tools button');
    for (const button of await tools.all())
      expect((await button.boundingBox())!.height).toBeGreaterThanOrEqual(40);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.screenshot({ path: 'tests/browser/screens/obligations.390.png' });
    await page.goto(`${service.url}/van-ban/${paper}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it('works without scripts: take back, then edit by a form', async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      storageState: await context.storageState(),
    });
    const bare = await plain.newPage();
    await bare.goto(`${service.url}/xac-minh/${paper}?nhiem-vu=1`);
    await bare
      .locator('.obligation[aria-current] + .duty-tools')
      .getByRole('button', { name: 'Sửa' })
      .click();
    await bare.getByTestId('duty-editor').getByLabel('Nội dung').fill('việc do người viết');
    await bare.getByTestId('duty-editor').getByRole('button', { name: 'Lưu' }).click();
    expect(await bare.locator('.obligation[aria-current]').innerText()).toContain('việc do người viết');
    await plain.close();
  });

  it('left no error in the browser', () => {
    expect(troubles).toEqual([]);
  });
});
