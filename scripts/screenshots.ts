/**
 * `npm run screenshots [-- DIR]`: pictures of every page of the demo, at the width of a desk and of a phone, light and
 * dark; and `docs/verify.png`, the picture in the README. Starts a demo of its own on a free port.
 */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from '../tests/browser/chromium.ts';
import { pause, removeFolder, temporaryFolder } from '../tests/service/running-service.ts';

const target = process.argv[2] ?? 'out/screens';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

interface Demo {
  url: string;
  password: string;
  stop(): void;
}

async function startDemo(dataDir: string): Promise<Demo> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/demo.ts'], {
    env: { ...process.env, VANTHU_DATA: dataDir, VANTHU_PORT: '0', VANTHU_HOST: '127.0.0.1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  // It prints and scans its papers first: minutes, where the machine is busy.
  for (; child.exitCode === null && child.signalCode === null; await pause(200)) {
    const url = /đang chạy ở (\S+)/u.exec(printed)?.[1];
    const password = /vanthu +(vanthu-\d+)/u.exec(printed)?.[1];
    if (url !== undefined && password !== undefined && printed.includes('đang được đọc')) {
      return { url, password, stop: () => void child.kill('SIGTERM') };
    }
  }
  throw new Error(`the demo ended before it had started:\n${printed}`);
}

async function signIn(
  browser: Browser,
  demo: Demo,
  username: string,
  dark: boolean,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: demo.url,
    viewport: DESK,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const answer = await context.request.post('/api/v1/session', {
    data: { username, password: demo.password },
    headers: { origin: demo.url },
  });
  if (!answer.ok()) throw new Error(`cannot sign in as ${username}: ${answer.status()}`);
  return context;
}

async function picture(page: Page, path: string, name: string, suffix = ''): Promise<void> {
  for (const [size, viewport] of [
    ['1440', DESK],
    ['390', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    await page.goto(path, { waitUntil: 'load' });
    await page.waitForTimeout(900);
    await page.screenshot({ path: join(target, `${name}${suffix}.${size}.png`) });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (overflow > 0) console.error(`${path} is ${overflow} px too wide at ${size}`);
  }
}

async function firstOf(context: BrowserContext, query: string): Promise<string> {
  const answer = await context.request.get(`/api/v1/dispatches?${query}&limit=1`);
  const { rows } = (await answer.json()) as { rows: { id: string }[] };
  if (rows[0] === undefined) throw new Error(`no dispatch for ${query}`);
  return rows[0].id;
}

async function pictures(): Promise<void> {
  await mkdir(target, { recursive: true });
  const folder = await temporaryFolder();
  const demo = await startDemo(join(folder, 'data'));
  const browser = await launchChromium();
  try {
    const anonymous = await browser.newContext({ baseURL: demo.url, viewport: DESK });
    await picture(await anonymous.newPage(), '/dang-nhap', 'sign-in');
    for (const dark of [false, true]) {
      const suffix = dark ? '.dark' : '';
      const clerk = await signIn(browser, demo, 'vanthu', dark);
      const page = await clerk.newPage();
      page.on(
        'console',
        (message) => message.type() === 'error' && console.error(page.url(), message.text()),
      );
      page.on('pageerror', (error) => console.error(page.url(), error.message));
      if (!dark) await picture(page, '/tiep-nhan', 'intake', suffix);
      const toVerify = await firstOf(clerk, 'state=to-verify');
      const registered = await firstOf(clerk, 'state=registered');
      const secret = await firstOf(clerk, 'state=quarantined');
      await picture(page, '/', 'home', suffix);
      await picture(page, `/xac-minh/${toVerify}`, 'verify', suffix);
      await picture(page, `/van-ban/${registered}`, 'dispatch', suffix);
      await picture(page, '/tim-kiem?q=phong+chong+dich', 'search', suffix);
      await picture(page, '/van-ban', 'list', suffix);
      if (dark) continue;
      await picture(page, `/van-ban/${secret}`, 'quarantine');
      await picture(page, '/so-dang-ky', 'registers');
      await picture(page, '/tro-giup', 'help');
      await picture(page, '/tai-khoan', 'account');
      await picture(page, '/api/docs', 'api-docs');
      await picture(page, '/khong-co-trang-nay', 'not-found');
      const admin = await (await signIn(browser, demo, 'quantri', false)).newPage();
      for (const [path, name] of [
        ['/', 'home-admin'],
        ['/nguoi-dung', 'people'],
        ['/don-vi', 'units'],
        ['/he-thong', 'system'],
      ] as const) {
        await picture(admin, path, name);
      }
      const leader = await (await signIn(browser, demo, 'chutich', false)).newPage();
      await picture(leader, '/', 'home-leader');
      await page.setViewportSize(DESK);
      await page.goto(`/xac-minh/${toVerify}`, { waitUntil: 'load' });
      await page.waitForTimeout(1500);
      await page.screenshot({ path: 'docs/verify.png' });
    }
  } finally {
    await browser.close();
    demo.stop();
    await pause(1500);
    await removeFolder(folder);
  }
}

await pictures();
