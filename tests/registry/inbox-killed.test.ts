import { fork } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startInbox } from '../../src/intake/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { silentLog } from '../../src/platform/log.ts';
import { programOf } from '../../src/platform/program.ts';
import { acceptFromInbox } from '../../src/registry/index.ts';
import { dispatches } from '../../src/registry/schema.ts';
import { pdf } from './office.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vanthu-inbox-killed-'));
  mkdirSync(join(folder, 'inbox'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a process killed between the commit and the deletion of the scan makes no second paper', async () => {
  const scan = join(folder, 'inbox', 'scan.pdf');
  writeFileSync(scan, pdf('một bản quét'));
  const { path, execArgv } = await programOf(fileURLToPath(new URL('inbox-clerk.ts', import.meta.url)));
  const child = fork(path, [folder], { execArgv });
  const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
  expect(signal).toBe('SIGKILL');
  expect(existsSync(scan)).toBe(true);

  const { db, close } = openDatabase(join(folder, 'office.sqlite'));
  const intake = { storage: localStorage(join(folder, 'files')), maxFileBytes: 1024 * 1024 };
  const accept = acceptFromInbox({ db, clock: systemClock, intake, wakeJobs: () => {} });
  const inbox = startInbox({
    dir: join(folder, 'inbox'),
    log: silentLog,
    intervalMs: 10,
    quietMs: 30,
    accept,
  });
  await vi.waitFor(() => expect(existsSync(scan)).toBe(false));
  await inbox.stop();
  const papers = db.select().from(dispatches).all();
  expect(papers).toMatchObject([{ state: 'received', channel: 'inbox' }]);
  expect(await intake.storage.verify(papers[0]!.fileSha256!)).toBe('whole');
  close();
});
