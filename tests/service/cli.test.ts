import { execFile } from 'node:child_process';
import { copyFile, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { renderSample } from '../../scripts/samples/make.ts';
import { describeSettings } from '../../src/platform/config.ts';
import { removeFolder, temporaryFolder } from './running-service.ts';

interface Ended {
  status: number;
  stdout: string;
  stderr: string;
}

let folder: string;
let plan: Uint8Array;
beforeAll(async () => {
  [folder, plan] = await Promise.all([temporaryFolder(), renderSample('kh-chuyen-doi-so', 'print')]);
});
afterAll(() => removeFolder(folder));

function vanthu(...words: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const environment = { ...process.env, VANTHU_DATA: join(folder, 'data') };
    execFile(
      process.execPath,
      ['scripts/vanthu.mjs', ...words],
      { env: environment, maxBuffer: 64 << 20 },
      (error, stdout, stderr) => {
        resolve({ status: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the starter', () => {
  it('keeps the bundled program in the cache directory where the installation is read-only', async () => {
    const machine = await temporaryFolder();
    onTestFinished(() => removeFolder(machine));
    const [house, cache] = [join(machine, 'house'), join(machine, 'cache')];
    await mkdir(join(house, 'scripts'), { recursive: true });
    await mkdir(join(house, 'node_modules'));
    await copyFile('scripts/vanthu.mjs', join(house, 'scripts', 'vanthu.mjs'));
    await symlink(resolve('src'), join(house, 'src'));
    for (const name of await readdir('node_modules'))
      if (name !== '.cache') await symlink(resolve('node_modules', name), join(house, 'node_modules', name));
    // A file where the folder would be: what root, too, cannot write in.
    await writeFile(join(house, 'node_modules', '.cache'), '');
    const start = async () => {
      const environment = { ...process.env, VANTHU_DATA: join(machine, 'nothing'), CACHE_DIRECTORY: cache };
      return promisify(execFile)(process.execPath, [join(house, 'scripts', 'vanthu.mjs'), '--version'], {
        env: environment,
      });
    };
    expect((await start()).stdout).toMatch(/^\d+\.\d+\.\d+/u);
    const [kept] = (await readdir(join(cache, 'program'))).filter((name) => name.startsWith('cli-'));
    const program = join(cache, 'program', kept!, 'cli.mjs');
    await writeFile(program, `console.log('the kept one')`);
    expect((await start()).stdout).toBe('the kept one\n');
    expect(await readdir(machine)).not.toContain('nothing');
  });
});

describe('vanthu read', () => {
  it('reads a folder, reports what fails and goes on, and touches no data folder', async () => {
    const papers = join(folder, 'papers');
    await mkdir(join(papers, 'deeper'), { recursive: true });
    await writeFile(join(papers, 'giay-moi.pdf'), plan);
    await writeFile(join(papers, 'empty.pdf'), '');
    await writeFile(join(papers, 'deeper', 'notes.txt'), 'not a document');
    const { status, stdout } = await vanthu(
      'read',
      papers,
      join(folder, 'not-there.pdf'),
      '--json',
      '--no-words',
    );
    expect(status).toBe(1);
    const byName = new Map(lines(stdout).map((line) => [line['document'], line]));
    expect([...byName.keys()].sort()).toEqual(['empty.pdf', 'giay-moi.pdf', 'not-there.pdf', 'notes.txt']);
    expect(byName.get('empty.pdf')).toMatchObject({ error: { code: 'intake.empty' } });
    expect(byName.get('notes.txt')).toMatchObject({ error: { code: 'intake.not-a-document' } });
    expect(byName.get('not-there.pdf')).toMatchObject({ error: { code: 'read.cannot-open' } });
    expect(byName.get('giay-moi.pdf')).toMatchObject({
      metadata: { type: 'Kế hoạch' },
      pages: [{ number: 1, source: 'text-layer', rotation: 0 }, { number: 2 }, { number: 3 }],
    });
    expect(byName.get('giay-moi.pdf')).not.toHaveProperty('pages.0.words');
    expect(await readdir(folder)).toEqual(['papers']);
  });

  it('gives every word its box in points and its confidence', async () => {
    const path = join(folder, 'words.pdf');
    await writeFile(path, plan);
    const [paper] = lines((await vanthu('read', path, '--json')).stdout);
    const [page] = paper!['pages'] as { width: number; height: number; words: [string, ...number[]][] }[];
    expect(page!.words.length).toBeGreaterThan(100);
    for (const [text, x, y, width, height, confidence] of page!.words) {
      expect(text).not.toBe('');
      expect(x! + width!).toBeLessThanOrEqual(page!.width + 1);
      expect(y! + height!).toBeLessThanOrEqual(page!.height + 1);
      expect(confidence).toBe(100);
    }
  });
});

describe('vanthu help config', () => {
  it('prints every setting, as .env.example does', async () => {
    const { stdout, status } = await vanthu('help', 'config');
    expect(status).toBe(0);
    expect(stdout.trim()).toBe(describeSettings().trim());
    expect(await readFile('.env.example', 'utf8')).toContain(describeSettings().trim());
  });
});

describe('the care of a data folder', () => {
  it('adds a person, checks, saves and restores: equal, and still whole', async () => {
    const added = await vanthu(
      'user',
      'add',
      '--username',
      'hoa',
      '--name',
      'Nguyễn Thị Hoa',
      '--role',
      'clerk',
      'admin',
    );
    expect(added).toMatchObject({ status: 0, stdout: expect.stringMatching(/Mật khẩu tạm: \S{8,}/u) });
    expect(await vanthu('user', 'reset-password', 'hoa')).toMatchObject({ status: 0 });
    expect(await vanthu('user', 'reset-password', 'nobody')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('people.not-found'),
    });
    expect(await vanthu('check')).toMatchObject({ status: 0 });
    expect(await vanthu('reindex')).toMatchObject({ status: 0 });
    const saved = join(folder, 'saved');
    expect(await vanthu('backup', saved)).toMatchObject({ status: 0 });
    expect(await vanthu('restore', saved)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('restore.data-not-empty'),
    });
    await removeFolder(join(folder, 'data'));
    expect(await vanthu('restore', saved)).toMatchObject({ status: 0 });
    expect(await vanthu('check')).toMatchObject({ status: 0 });
    expect(await vanthu('user', 'reset-password', 'hoa')).toMatchObject({ status: 0 });
  });

  it('says what is wrong with a wrong word', async () => {
    expect((await vanthu('user', 'add', '--username', 'x', '--name', 'X', '--role', 'king')).status).toBe(1);
    expect((await vanthu('nonsense')).status).toBe(1);
    const nowhere = await vanthu('work', '--url', 'http://127.0.0.1:1', 'xa.vn', '--token', 't', 'u');
    expect(nowhere).toMatchObject({ status: 1, stderr: expect.stringContaining('(work.bad-address)') });
  });
});

it('ends without a word where nobody reads on', async () => {
  const command = `"${process.execPath}" scripts/vanthu.mjs read --json no-1.pdf no-2.pdf no-3.pdf | true`;
  const stderr = await new Promise((resolve) =>
    execFile('sh', ['-c', command], (_error, _out, text) => resolve(text)),
  );
  expect(stderr).not.toContain('EPIPE');
});
