/**
 * From an incoming paper to the issued answer, step by step in a real Chromium: begun, written, reviewed, checked, signed
 * and sealed with keys, numbered, issued, and found in search; two windows that write at a time; a phone. Each form of
 * the service is walked through by the same steps.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { issueP12, makeAuthority } from '../../scripts/samples/authority.ts';
import { pdfPages } from '../printing/pdf-words.ts';

export interface DraftersWalk {
  /** Where the first administrator is signed in. */
  page: Page;
  /** Where the service answers, without a trailing slash. */
  url: string;
  /** The paper that is answered, registered; its number and symbol as they are cited. */
  incoming: { id: string; cited: string };
  /** Where the office is: "Suối Hòa". */
  place: string;
  /** Address of the draft, once it is begun. */
  draft: string;
  /** What names of its pictures begin with. */
  pictures: string;
}

const SECONDS = 1000;
const SAVED = 'Đã lưu';
const SCREENS = 'tests/browser/screens';
const PASSWORD = 'mật khẩu của tệp khóa';
const FEW_ROUNDS = 16;
const [FROM, TO] = [new Date('2020-01-01T00:00:00Z'), new Date('2090-01-01T00:00:00Z')];

const saving = (page: Page) => page.locator('[data-saving]').innerText();
const state = (page: Page) => page.getByTestId('draft-state').innerText();
async function saved(page: Page): Promise<void> {
  await expect.poll(() => saving(page), { timeout: 30 * SECONDS }).toBe(SAVED);
}

/** Does something that sends a form, and waits until it was answered. */
async function answered(page: Page, path: string, act: () => Promise<void>): Promise<void> {
  await Promise.all([page.waitForResponse((response) => response.url().endsWith(`/${path}`)), act()]);
}

/** Asks as the page does; what it is told comes as bytes. */
async function asked(page: Page, address: string, json?: unknown): Promise<Buffer> {
  const base64 = await page.evaluate(
    async ({ to, body }) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(to, body === undefined ? {} : { method: 'POST', headers, body });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok) throw new Error(`${to}: ${answer.status} ${new TextDecoder().decode(bytes)}`);
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    },
    { to: address, body: json === undefined ? undefined : JSON.stringify(json) },
  );
  return Buffer.from(base64, 'base64');
}

/** Each begins where the one before ended. */
export const DRAFTERS_WALK: readonly (readonly [string, (walk: DraftersWalk) => Promise<void>])[] = [
  [
    'begins from the paper it answers, with its citation filled in',
    async (walk) => {
      const { page, url, incoming, place } = walk;
      const me = await asked(page, `${url}/api/v1/me`);
      const { id: personId } = JSON.parse(me.toString()) as { id: string };
      await asked(page, `${url}/api/v1/drafting/signing-powers`, {
        personId,
        form: 'TM',
        collective: 'Ủy ban nhân dân',
        head: 'Chủ tịch',
        validFrom: '2020-01-01',
      });
      await page.goto(`${url}/van-ban/${incoming.id}`);
      await page.getByTestId('draft-reply').click();
      await page.getByLabel('Ý kiến trả lời').fill('Đã rà soát các khu rừng\nĐã lập đội trực gác');
      await page.getByLabel('Kính gửi').fill('Ủy ban nhân dân tỉnh Nam Hải');
      await page.getByTestId('keep-draft').click();
      await page.waitForURL(/\/soan-thao\/[\da-f-]{36}$/u);
      walk.draft = page.url();
      // The office was set up with what its papers carry.
      expect(await page.locator('.draft-page').first().innerText()).toContain(`${place}, ngày`);
      expect(await page.locator('.draft-facts').innerText()).toContain('Trả lời');
      await expect
        .poll(() => page.locator('.draft-passage').first().innerText())
        .toContain(`số ${incoming.cited}`);
    },
  ],
  [
    'numbers its items while one types, and takes what Word gives as parts',
    async ({ page, pictures }) => {
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
      await saved(page);
      expect(await page.locator('.draft-page').first().innerHTML()).toMatch(/font-weight="700"[^>]*>kinh</u);
      await page.reload();
      await expect.poll(labels).toEqual(['', '1.', '2.', '3.', 'a)', 'b)', 'c)', 'd)', 'đ)', '']);
      await page.screenshot({ path: `${SCREENS}/${pictures}draft.1440.png`, fullPage: true });
    },
  ],
  [
    'is not overwritten by a second window, which sees what changed',
    async ({ page, draft }) => {
      const second = await page.context().newPage();
      await second.goto(draft);
      await second.locator('.draft-passage').nth(1).click();
      await page.locator('.draft-passage').nth(1).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' trọng điểm');
      await saved(page);
      await second.keyboard.press('End');
      await second.keyboard.type(' phòng hộ');
      const conflict = second.getByTestId('draft-conflict');
      await conflict.waitFor({ timeout: 30 * SECONDS });
      const shown = (tag: string) => conflict.locator(tag).innerText();
      expect([(await shown('del')).trim(), (await shown('ins')).trim()]).toEqual(['phòng hộ', 'trọng điểm']);
      await conflict.getByRole('button', { name: 'Lấy bản đang lưu' }).click();
      await expect.poll(() => second.locator('.draft-passage').nth(1).innerText()).toContain('trọng điểm');
      await second.close();
    },
  ],
  [
    'fits a phone and is written there',
    async ({ page, pictures }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.reload();
      await page.locator('.draft-passage').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.locator('.draft-passage').nth(2).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' đêm');
      await saved(page);
      await page.screenshot({ path: `${SCREENS}/${pictures}draft.390.png`, fullPage: true });
      await page.setViewportSize({ width: 1440, height: 900 });
    },
  ],
  [
    'is to be signed with keys: that of the leader and that of the office are loaded',
    async ({ page, url }) => {
      const root = makeAuthority('Nơi cấp chứng thư thử nghiệm', FROM);
      for (const [owner, name] of [
        ['me', 'Hoàng Mai Hương'],
        ['agency', 'Ủy ban nhân dân xã'],
      ] as const) {
        await page.goto(`${url}/chu-ky-so`);
        const form = page.getByTestId(`load-${owner}`);
        const buffer = issueP12(
          root,
          { name, organization: 'UBND xã', from: FROM, to: TO },
          PASSWORD,
          FEW_ROUNDS,
        );
        await form
          .locator('input[name=p12]')
          .setInputFiles({ name: 'khoa.p12', mimeType: 'application/x-pkcs12', buffer: Buffer.from(buffer) });
        await form.locator('input[name=password]').fill(PASSWORD);
        await form.locator('button').click();
        // The address says it too, until a script of the page has taken it out.
        await page.getByText('Đã nạp khóa ký.').waitFor();
        expect(await page.getByTestId(`key-${owner}`).innerText()).toContain(name);
      }
    },
  ],
  [
    'goes from hand to hand to the signature, which gives it number and day',
    async ({ page, draft }) => {
      await page.goto(draft);
      await page.locator('select[name=powerId]').selectOption({ index: 1 });
      await answered(page, 'nguoi-ky', () => page.getByTestId('choose-signer').click());
      await page.goto(draft);
      await page.locator('#reviewer').selectOption({ label: 'Hoàng Mai Hương' });
      await answered(page, 'nguoi-duyet', () => page.locator('form:has(#reviewer) button').click());
      await page.goto(draft);
      for (const [step, next] of [
        ['submit', 'chờ duyệt nội dung'],
        ['approve', 'chờ kiểm tra thể thức'],
        ['confirm-format', 'chờ ký'],
        ['sign', 'đã ký, chờ phát hành'],
      ] as const) {
        if (step === 'sign') await page.locator('#password').fill(PASSWORD);
        await page.getByTestId(`step-${step}`).click();
        await expect.poll(() => state(page), { timeout: 15 * SECONDS }).toBe(next);
      }
      const [words = ''] = await pdfPages(await asked(page, `${draft}/pdf`));
      expect(words).toContain('Số: 01/UBND');
      expect(words).toContain('Đã lập đội trực gác. đêm');
    },
  ],
  [
    'is signed with the key of the office over the hand of its leader, once',
    async ({ page, draft }) => {
      const before = (await asked(page, `${draft}/pdf`)).toString('latin1');
      await page.goto(draft);
      await page.locator('#seal-password').fill(PASSWORD);
      await page.getByTestId('step-seal').click();
      await expect.poll(() => page.getByTestId('seal-form').count(), { timeout: 15 * SECONDS }).toBe(0);
      expect(await page.getByTestId('sealed').innerText()).toContain('Hoàng Mai Hương');
      const after = (await asked(page, `${draft}/pdf`)).toString('latin1');
      // What the leader signed stays as it was, byte for byte.
      expect([after.startsWith(before), after.match(/\/ByteRange/gu)?.length]).toEqual([true, 2]);
    },
  ],
  [
    'is issued, found by its words, and tied to the paper it answers',
    async ({ page, url, incoming, pictures }) => {
      await page.locator('#receivers').fill('Ủy ban nhân dân tỉnh Nam Hải | giấy | 2');
      await page.getByTestId('issue').click();
      await expect.poll(() => state(page), { timeout: 15 * SECONDS }).toBe('đã phát hành');
      await page.screenshot({ path: `${SCREENS}/${pictures}issued.1440.png`, fullPage: true });
      await page.getByTestId('open-paper').click();
      await page.waitForURL(/\/van-ban\//u);
      const issued = page.url().split('/').at(-1)!;
      await expect
        .poll(
          async () => {
            await page.goto(`${url}/tim-kiem?q=${encodeURIComponent('"lập đội trực gác"')}`);
            return page.locator(`a[href*="${issued}"]`).count();
          },
          { timeout: 30 * SECONDS, interval: 500 },
        )
        .toBeGreaterThan(0);
      await page.goto(`${url}/van-ban/${incoming.id}`);
      expect(await page.locator(`a[href*="${issued}"]`).count()).toBeGreaterThan(0);
    },
  ],
  [
    'follows the office’s own template from its next version on, and the way back',
    async ({ page, url }) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.goto(`${url}/mau-van-ban/cong-van-tra-loi`);
      const source = page.locator('#source');
      const shipped = await source.inputValue();
      await source.fill(`${shipped}{{ nobody }}\n`);
      const soon = { timeout: 30 * SECONDS };
      await expect
        .poll(() => page.locator('[data-pages]').innerText(), soon)
        .toContain('không có mục nào tên "nobody"');
      await source.fill(`${shipped}Trân trọng.\n`);
      await expect.poll(() => page.locator('[data-pages] svg').count(), soon).toBeGreaterThan(0);
      await page.locator('#reason').fill('Thêm lời chào');
      await answered(page, 'cong-van-tra-loi/luu', () => page.getByTestId('keep-template').click());
      const versions = page.getByTestId('template-versions');
      await expect.poll(() => versions.innerText(), soon).toContain('Thêm lời chào');
      await page.locator('#life-reason').fill('Dùng bản chung');
      await answered(page, 'cong-van-tra-loi/trang-thai', () => page.getByTestId('to-shipped').click());
      await expect.poll(() => source.inputValue(), soon).toBe(shipped);
    },
  ],
];
