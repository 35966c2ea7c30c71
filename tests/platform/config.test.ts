import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeSettings, loadConfig, SETTINGS } from '../../src/platform/config.ts';
import { AppError } from '../../src/platform/errors.ts';
import { temporaryFolder } from './temporary.ts';

const NO_FILE = join(tmpdir(), 'there-is-no-such-file.env');

describe('configuration', () => {
  test('without any setting', () => {
    expect(loadConfig({}, NO_FILE)).toEqual({
      host: '0.0.0.0',
      port: 8080,
      url: '',
      dataDir: resolve('data'),
      agencyName: '',
      parentAgency: '',
      secret: '',
      installationToken: '',
      logLevel: 'info',
      engine: 'auto',
      readers: availableParallelism(),
      readerMemoryMb: 700,
      pageTimeoutMs: 120_000,
      maxFileBytes: 100 * 1024 * 1024,
      maxPages: 300,
      maxMegapixels: 40,
      inbox: true,
      mail: null,
      minFreeBytes: 500 * 1024 * 1024,
      trustDir: resolve('data/trust'),
      sealPasswordFile: '',
      signingUrl: '',
      signingTokenFile: '',
      workToken: '',
      trustProxy: false,
      meilisearch: null,
    });
  });

  test.each([
    ['VANTHU_PORT', 'eighty', 'phải là một số'],
    ['VANTHU_PORT', '80.5', 'phải là số nguyên'],
    ['VANTHU_PORT', '70000', 'không được quá 65535'],
    ['VANTHU_PORT', '-1', 'phải từ 0 trở lên'],
    ['VANTHU_URL', 'vanthu', 'phải là một địa chỉ http(s)'],
    ['VANTHU_SECRET', 'short', 'phải dài ít nhất 32 ký tự'],
    ['VANTHU_LOG', 'loud', 'phải là debug, info'],
    ['VANTHU_READERS', '1000', 'không được quá 64'],
    ['VANTHU_READER_MEMORY_MB', '1', 'phải từ 256 trở lên'],
    ['VANTHU_PAGE_SECONDS', '0', 'phải từ 5 trở lên'],
    ['VANTHU_MAX_FILE_MB', '0', 'phải từ 1 trở lên'],
    ['VANTHU_MAX_PAGES', 'NaN', 'phải là một số'],
    ['VANTHU_MAX_MEGAPIXELS', '1e9', 'không được quá 400'],
    ['VANTHU_INBOX', 'yes', 'phải là true hoặc false'],
    ['VANTHU_TRUST_PROXY', '1', 'phải là true hoặc false'],
    ['VANTHU_PROT', '8080', 'không có cài đặt này'],
  ])('%s=%s stops the start: %s', (name, value, sentence) => {
    const load = () => loadConfig({ [name]: value }, NO_FILE);
    expect(load).toThrow(AppError);
    expect(load).toThrow(expect.objectContaining({ code: 'config.invalid' }));
    expect(load).toThrow(name);
    expect(load).toThrow(sentence);
  });

  test('all that is wrong is said at once', () => {
    const load = () => loadConfig({ VANTHU_PORT: 'x', VANTHU_LOG: 'y', VANTHU_Z: 'z' }, NO_FILE);
    for (const name of ['VANTHU_PORT', 'VANTHU_LOG', 'VANTHU_Z']) expect(load).toThrow(name);
  });

  test('a secret is not repeated in the message', () => {
    expect(() => loadConfig({ VANTHU_SECRET: 'hunter2' }, NO_FILE)).not.toThrow('hunter2');
  });

  test('the environment goes before .env; empty is as if not set; spaces do not matter', () => {
    const file = join(temporaryFolder(), '.env');
    writeFileSync(
      file,
      '# a comment\nVANTHU_PORT=1\nVANTHU_HOST=127.0.0.1\nVANTHU_AGENCY="UBND xã Bình Minh"\n',
    );
    const config = loadConfig(
      { VANTHU_PORT: ' 2 ', VANTHU_LOG: '', VANTHU_URL: 'https://vanthu.xa.gov.vn/' },
      file,
    );
    expect(config).toMatchObject({
      port: 2,
      host: '127.0.0.1',
      agencyName: 'UBND xã Bình Minh',
      logLevel: 'info',
      url: 'https://vanthu.xa.gov.vn',
    });
  });

  test('.env.example is what the program says of its settings', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    expect(example.trim()).toContain(describeSettings().trim());
    for (const name of Object.keys(SETTINGS)) expect(example).toContain(`# ${name}=`);
  });
});
