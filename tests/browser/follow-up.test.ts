/**
 * The heart of the office, in a real Chromium against the real service: a paper gets its number, goes to the leader,
 * who directs it; the unit does it and reports; the leader confirms; the report counts it. And an old book is taken
 * over from a sheet, seen before, and taken back.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedAgency, type SeededAgency } from '../../scripts/samples/seed-agency.ts';
import { seedPapers } from '../../scripts/samples/seed-papers.ts';
import { fixedClock, systemClock } from '../../src/platform/clock.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { silentLog } from '../../src/platform/log.ts';
import { type Running, serve } from '../../src/serve.ts';
import { openService } from '../../src/service.ts';
import { removeFolder, temporaryFolder } from '../service/running-service.ts';
import { chromiumPath, HOW_TO_INSTALL, launchChromium } from './chromium.ts';

if (chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1') console.warn(HOW_TO_INSTALL);

describe.skipIf(chromiumPath === null && process.env['TEST_NO_SKIP'] !== '1')(
  'the heart of the office',
  () => {
    let dataDir: string;
    let office: SeededAgency;
    let paper: string;
    let running: Running;
    let url: string;
    let browser: Browser;
    const troubles: string[] = [];

    beforeAll(async () => {
      dataDir = await temporaryFolder();
      const environment = {
        VANTHU_DATA: dataDir,
        VANTHU_HOST: '127.0.0.1',
        VANTHU_PORT: '0',
        VANTHU_LOG: 'silent',
      };
      const config = loadConfig(environment);
      // Before it runs, for it would begin to read the paper itself.
      const closed = await openService(config, silentLog, systemClock);
      const { db, storage } = closed;
      office = await seedAgency(db, fixedClock('2026-07-01T01:00:00.000Z'));
      const only = ['cv-hanh-lang-dien'];
      const { dispatches } = await seedPapers({ db, storage, agency: office, onPaper: () => {}, only });
      paper = dispatches.get(only[0]!)!;
      await closed.stop();
      running = await serve(config, () => {});
      url = `http://127.0.0.1:${running.port}`;
      browser = await launchChromium();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await running?.stop();
      await removeFolder(dataDir);
    });

    const pages = new Map<string, Page>();

    /** The person at a desk of their own, on a page of the service. */
    async function at(username: string, path: string): Promise<Page> {
      const page = pages.get(username) ?? (await signedIn(username));
      pages.set(username, page);
      await page.goto(path);
      return page;
    }

    async function signedIn(username: string): Promise<Page> {
      const context = await browser.newContext({ baseURL: url, locale: 'vi-VN' });
      const { password } = office.people.find((person) => person.username === username)!;
      const headers = { origin: url };
      await context.request.post('/api/v1/session', { data: { username, password }, headers });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => troubles.push(error.message));
      page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
      return page;
    }

    it('a paper becomes a duty, is done, confirmed and counted', async () => {
      const clerk = await at('vanthu', `/xac-minh/${paper}`);
      await clerk.getByTestId('register').click();
      await clerk.getByTestId('registered').waitFor();
      await clerk.goto(`/van-ban/${paper}`);
      const submission = clerk.getByTestId('submit');
      await submission.getByLabel('Lãnh đạo').selectOption({ label: 'Trần Quốc Khánh, Chủ tịch' });
      await submission.getByRole('button').click();
      await clerk.getByText('Đã trình lãnh đạo.').waitFor();

      const leader = await at('chutich', `/van-ban/${paper}`);
      const directive = leader.getByTestId('direct');
      await directive.locator('textarea').fill('Phòng Kinh tế chủ trì, báo cáo trước cuối tháng sau.');
      await directive.locator('select[name=lead]').selectOption({ label: 'Phòng Kinh tế' });
      await directive.locator('input[name=due]').fill('2099-12-31');
      await directive.getByRole('button').click();
      await leader.getByText('Đã ghi ý kiến chỉ đạo').first().waitFor();

      const staff = await at('tp.kinhte', '/nhiem-vu');
      await staff.getByRole('link', { name: /Phòng Kinh tế chủ trì/u }).click();
      await staff.getByTestId('do-accept').click();
      await staff.getByText('Đã tiếp nhận').first().waitFor();
      await staff.getByLabel('Tóm tắt kết quả').fill('Đã phát quang 2,4 km hành lang lưới điện.');
      await staff.getByTestId('do-report').click();
      await staff.getByText('Chờ xác nhận').first().waitFor();

      await at('chutich', '/nhiem-vu?pham-vi=confirm');
      await leader.getByRole('link', { name: /Phòng Kinh tế chủ trì/u }).click();
      expect(await leader.getByTestId('results').innerText()).toContain('2,4 km');
      await leader.getByTestId('do-confirm').click();
      await leader.getByText('Hoàn thành').first().waitFor();

      await at('chutich', '/bao-cao-nhiem-vu');
      const row = leader.getByTestId('by-unit').getByRole('row', { name: /^Phòng Kinh tế/u });
      // Tổng số, hoàn thành đúng hạn.
      expect((await row.getByRole('cell').allInnerTexts()).slice(-9, -7)).toEqual(['1', '1']);
    }, 120_000);

    it('an old book is seen before it is taken over, and taken back', async () => {
      const sheet = join(dataDir, 'so-den-2020.csv');
      const lines = [
        'Ngày đến;Số đến;Tác giả;Số, ký hiệu;Ngày tháng;Tên loại và trích yếu nội dung',
        '02/01/2020;1;Sở Y tế;12/SYT-NVY;30/12/2019;Công văn về việc tiêm chủng',
        '03/01/2020;2;Sở Tài chính;15/STC-NS;02/01/2020;Công văn về việc dự toán',
      ];
      await writeFile(sheet, lines.join('\n'));
      const clerk = await at('vanthu', '/so-dang-ky/nhap');
      await clerk.locator('input[type=file]').setInputFiles(sheet);
      await clerk.getByLabel('Năm của sổ').fill('2020');
      await clerk.getByTestId('import').getByRole('button', { name: 'Xem trước' }).click();
      await clerk.getByTestId('import-sample').waitFor();
      expect(await clerk.getByTestId('import-sample').innerText()).toMatch(/12\/SYT-NVY\s+30\/12\/2019/u);
      await clerk.getByTestId('run-import').click();
      await clerk.waitForURL(/so-dang-ky\/[\w-]+$/u);
      const has = async (mark: string) =>
        (await clerk.request.get(`/api/v1/dispatches?q=&limit=50`))
          .text()
          .then((text) => text.includes(mark));
      expect(await has('STC-NS')).toBe(true);
      await clerk.goto('/so-dang-ky/nhap');
      const past = clerk.getByTestId('imports');
      await past.locator('summary').first().click();
      await past.getByLabel('Lý do').fill('Nhập nhầm sổ');
      await past.getByRole('button').click();
      await clerk.getByText('Đã hoàn tác').first().waitFor();
      expect(await has('STC-NS')).toBe(false);
      expect(troubles).toEqual([]);
    }, 120_000);
  },
);
