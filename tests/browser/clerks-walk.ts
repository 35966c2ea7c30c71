/**
 * What a văn thư does on their first day, step by step in a real Chromium: makes the first account, drops a paper,
 * watches it being read, corrects what is doubtful beside the picture, gives it its số đến and finds it again without
 * typing accents. Each form of the service is walked through by the same steps.
 */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export interface Walk {
  page: Page;
  /** Where the service answers, without a trailing slash. */
  url: string;
  /** Of the first administrator. */
  link: string;
  /** A folder with khao-sat.pdf, trong.pdf (empty) and mat.pdf (MẬT). */
  scans: string;
  /** What the service answers a stranger at an address. */
  ask(address: string): Promise<string>;
  /** What names of its pictures begin with. */
  pictures: string;
}

const SECONDS = 1000;
const SCREENS = 'tests/browser/screens';

/** Each begins where the one before ended. */
export const CLERKS_WALK: readonly (readonly [string, (walk: Walk) => Promise<void>])[] = [
  [
    'makes the first administrator with the printed link',
    async ({ page, url, link, ask }) => {
      await page.goto(link);
      await page.getByLabel('Họ và tên').fill('Hoàng Mai Hương');
      await page.getByLabel('Tên đăng nhập').fill('huong');
      await page.getByLabel('Mật khẩu', { exact: true }).fill('mot cau de nho');
      await page.getByLabel('Nhập lại mật khẩu').fill('mot cau de nho');
      await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
      await page.waitForURL(`${url}/**`);
      expect(await page.getByTestId('account-menu').innerText()).toContain('Hương');
      expect(await ask(link)).toContain('đã được dùng');
    },
  ],
  [
    'drops files, one of which is empty and one of which is secret, and watches them being read',
    async ({ page, url, scans }) => {
      await page.goto(`${url}/tiep-nhan`);
      await page
        .getByTestId('files')
        .setInputFiles(['khao-sat.pdf', 'trong.pdf', 'mat.pdf'].map((name) => join(scans, name)));
      const uploads = page.getByTestId('upload');
      await expect.poll(() => uploads.count(), { timeout: 20 * SECONDS }).toBe(3);
      await expect
        .poll(() => page.getByTestId('queue').innerText(), { timeout: 60 * SECONDS, interval: 200 })
        .toMatch(/khao-sat\.pdf[\s\S]*(Chờ xác minh|Mở)/u);
      expect(await page.locator('body').innerText()).toMatch(/trống|rỗng/iu);
    },
  ],
  [
    'keeps nothing of the secret paper and says why',
    async ({ page, url }) => {
      await expect
        .poll(
          async () => {
            await page.goto(`${url}/`);
            return page.getByTestId('counts').innerText();
          },
          { timeout: 30 * SECONDS },
        )
        .toMatch(/1\s*Cách ly/u);
      await page.goto(`${url}/tim-kiem?q=${encodeURIComponent('"dấu chỉ độ mật"')}`);
      expect(await page.getByTestId('hit').count()).toBe(0);
    },
  ],
  [
    'corrects the doubtful fields beside the picture, from the keyboard and by clicking a word',
    async ({ page, url, pictures }) => {
      await page.goto(`${url}/xac-minh`);
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
      await page.screenshot({ path: `${SCREENS}/${pictures}verify.1440.png` });
      await page.keyboard.press('Control+Enter');
      await expect
        .poll(() => page.getByTestId('register').count(), { timeout: 10 * SECONDS })
        .toBeGreaterThan(0);
    },
  ],
  [
    'gives it its số đến with one key',
    async ({ page, pictures }) => {
      // The page that came with the button gives it the focus only once it is drawn.
      const button = page.getByTestId('register');
      await expect
        .poll(() => button.evaluate((it) => document.activeElement === it), { timeout: 10 * SECONDS })
        .toBe(true);
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.getByTestId('register-number').innerText(), { timeout: 10 * SECONDS })
        .toContain('1');
      await page.screenshot({ path: `${SCREENS}/${pictures}registered.1440.png` });
    },
  ],
  [
    'walks through suggestions by keys: Escape keeps what was typed, Tab leaves, Enter opens the chosen one',
    async ({ page, url }) => {
      await page.goto(`${url}/tim-kiem`);
      const box = page.locator('#tim');
      const chosen = page.locator('#goi-y [aria-selected=true]');
      const open = () => box.getAttribute('aria-expanded');
      // Typed again where the index did not know the paper yet.
      const typed = async () => {
        if ((await open()) === 'true') return 'true';
        await box.fill('');
        await box.pressSequentially('204');
        return open();
      };
      await expect.poll(typed, { timeout: 20 * SECONDS, interval: SECONDS }).toBe('true');
      await page.keyboard.press('Escape');
      expect(await open()).toBe('false');
      expect(await box.inputValue()).toBe('204');
      await page.keyboard.press('ArrowDown');
      await expect.poll(open).toBe('true');
      expect(await chosen.count()).toBe(0);
      await page.keyboard.press('Tab');
      await expect.poll(open).toBe('false');
      await box.focus();
      await page.keyboard.press('ArrowDown');
      await expect.poll(open).toBe('true');
      await page.keyboard.press('ArrowDown');
      expect(await chosen.innerText()).toContain('2045');
      expect(await box.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/van-ban\//u);
    },
  ],
  [
    'finds it without accents and opens it on its page',
    async ({ page }) => {
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
    },
  ],
];

/** Clicks on the picture where the page's own words say a word stands. */
async function clickWord(page: Page, text: string): Promise<void> {
  const id = page.url().split('/').at(-1)!;
  const address = `/api/v1/dispatches/${id}/pages/1`;
  const { width, lines } = (await page.evaluate(async (from) => (await fetch(from)).json(), address)) as {
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
