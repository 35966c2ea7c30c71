/** A service that watches its inbox and is killed right after the first scan is on the list. Started by its test. */
import { join } from 'node:path';
import { startInbox } from '../../src/intake/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { localStorage } from '../../src/platform/files/local-storage.ts';
import { silentLog } from '../../src/platform/log.ts';
import { acceptFromInbox } from '../../src/registry/index.ts';

const [folder = ''] = process.argv.slice(2);
const { db } = openDatabase(join(folder, 'office.sqlite'));
const intake = { storage: localStorage(join(folder, 'files')), maxFileBytes: 1024 * 1024 };
const accept = acceptFromInbox({ db, clock: systemClock, intake, wakeJobs: () => {} });

startInbox({
  dir: join(folder, 'inbox'),
  log: silentLog,
  intervalMs: 10,
  quietMs: 30,
  accept: async (file) => {
    await accept(file);
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => {});
  },
});
