import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, holdDataFolder, officeFolder, sessionSecret } from '../../src/platform/data-folder.ts';
import { SQLITE_PACKAGE } from '../../src/platform/sqlite.ts';
import { temporaryFolder } from './temporary.ts';

const folder = () => dataFolder(join(temporaryFolder(), 'data'));

test('one service at a time holds a data folder', () => {
  const data = folder();
  const letGo = holdDataFolder(data);
  expect(() => holdDataFolder(data)).toThrow(expect.objectContaining({ code: 'service.already-running' }));
  // Whoever asked in vain let go of nothing: it is held against other processes too.
  const asked = `
    const lock = new (require('${SQLITE_PACKAGE}'))(process.argv[1], { timeout: 0 });
    try { lock.exec('begin exclusive'); console.log('free'); } catch (error) { console.log(error.code); }`;
  const lock = join(data.path, 'service.lock');
  expect(execFileSync(process.execPath, ['-e', asked, lock]).toString().trim()).toBe('SQLITE_BUSY');
  letGo();
  holdDataFolder(data)();
});

test('the key of the sessions is made once, for the eyes of the service only', () => {
  const data = folder();
  const secret = sessionSecret(data);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(sessionSecret(data)).toBe(secret);
  expect(sessionSecret(folder())).not.toBe(secret);
  expect(statSync(join(data.path, 'session.key')).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be one is refused with a sentence', () => {
  const file = join(temporaryFolder(), 'a-file');
  writeFileSync(file, '');
  for (const path of [file, join(file, 'below')]) {
    expect(() => dataFolder(path)).toThrow(expect.objectContaining({ code: 'data.not-accessible' }));
  }
});

test('a mistyped folder is no office without papers, and is not made', () => {
  const path = join(temporaryFolder(), 'mistyped');
  expect(() => officeFolder(path)).toThrow(expect.objectContaining({ code: 'data.no-office' }));
  expect(existsSync(path)).toBe(false);
});
