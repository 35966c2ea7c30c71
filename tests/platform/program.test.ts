import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepPrograms, programOf, startThread } from '../../src/platform/program.ts';

let folder: string;
const entry = () => join(folder, 'say.ts');
const run = (path: string) => execFileSync(process.execPath, [path], { encoding: 'utf8' }).trim();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanthu-program-'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await writeFile(join(folder, 'word.ts'), `export const word: string = 'công văn';\n`);
  await writeFile(
    entry(),
    `const { word } = await import('./word.ts');\nconsole.log(word, import.meta.url satisfies string);\n`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('runs without tsx, and finds what lies beside its sources', async () => {
  const { path, execArgv } = await programOf(entry());
  expect(execArgv).toEqual([]);
  expect(run(path)).toBe(`công văn ${pathToFileURL(entry()).href}`);
});

it('is the same while its sources are, and another when one of them changes', async () => {
  const before = await programOf(entry());
  expect(await programOf(entry())).toEqual(before);
  await writeFile(join(folder, 'word.ts'), `export const word = 'tờ trình';\n`);
  const after = await programOf(entry());
  expect(after.path).not.toBe(before.path);
  expect(run(after.path)).toMatch(/^tờ trình /);
});

it('has beside it what it starts itself, and is another when that changes', async () => {
  const other = join(folder, 'other.ts');
  await writeFile(other, `console.log('nghị quyết');\n`);
  const before = await programOf(entry(), [other]);
  expect(run(before.path)).toMatch(/^tờ trình /);
  expect(run(join(dirname(before.path), 'other.mjs'))).toBe('nghị quyết');
  await writeFile(other, `console.log('quyết định');\n`);
  const after = await programOf(entry(), [other]);
  expect(run(join(dirname(after.path), 'other.mjs'))).toBe('quyết định');
});

it('has every package whose classes others know once', async () => {
  const { path } = await programOf(fileURLToPath(new URL('shared-classes.ts', import.meta.url)));
  expect(JSON.parse(run(path))).toEqual({ isKnown: true, status: 400 });
});

it('is kept whole by two starters at once', async () => {
  const kept = join(folder, 'kept');
  const entries = [entry(), join(folder, 'word.ts')];
  await Promise.all([keepPrograms(entries, kept), keepPrograms(entries, kept)]);
  expect(run(join(kept, 'say.mjs'))).toMatch(/^tờ trình /);
  expect(existsSync(join(kept, 'word.mjs'))).toBe(true);
  expect((await readdir(folder)).filter((name) => name.startsWith('kept'))).toEqual(['kept']);
});

it('is not kept where nobody may write, and nobody minds', async () => {
  const forbidden = '/sys/vanthu-program';
  await keepPrograms([entry()], forbidden);
  expect(existsSync(forbidden)).toBe(false);
});

it('runs as a thread too where nothing can be kept, from its sources', async () => {
  const program = { path: entry(), execArgv: ['--import', import.meta.resolve('tsx')] };
  const thread = startThread(program, { stdout: true });
  expect(await text(thread.stdout)).toMatch(/^tờ trình /);
});
