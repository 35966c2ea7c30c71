/**
 * `npm run demo`: the service with a sample agency in `data/demo`, so that an office can try every role in five
 * minutes. One scan is dropped when the service is up and is read before the visitor's eyes.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fixedClock, systemClock } from '../src/platform/clock.ts';
import { loadConfig } from '../src/platform/config.ts';
import { AppError } from '../src/platform/errors.ts';
import { silentLog } from '../src/platform/log.ts';
import { ROLE_NAMES, SERVICE } from '../src/people/index.ts';
import { handIn } from '../src/registry/index.ts';
import { serve } from '../src/serve.ts';
import { openService } from '../src/service.ts';
import { agency } from './samples/agency.ts';
import { seedAgency, type SeededAgency } from './samples/seed-agency.ts';
import { seedFollowUp } from './samples/seed-follow-up.ts';
import { paperToRead, seedPapers } from './samples/seed-papers.ts';
import { seedSigning } from './samples/seed-signing.ts';

const environment = {
  VANTHU_DATA: 'data/demo',
  VANTHU_AGENCY: agency.name,
  VANTHU_LOG: 'warn',
  ...process.env,
};

async function demo(): Promise<void> {
  const config = loadConfig(environment);
  const passwordsFile = join(config.dataDir, 'demo-accounts.txt');
  const isNew = !existsSync(passwordsFile);
  let signedPaper: Readable | null = null;
  if (isNew) {
    const { seeded, signing } = await seed();
    signedPaper = signing.incoming;
    await writeFile(passwordsFile, `${accountsText(seeded)}${signing.told}`);
  }
  const { service } = await serve(config, console.log);
  console.log(`\n${await readFile(passwordsFile, 'utf8')}`);
  if (signedPaper === null) return;
  const signedName = {
    fileName: '2417-UBND-KSTT.signed.pdf',
    direction: 'incoming',
    channel: 'web',
  } as const;
  await handIn(service.receiving, signedPaper, signedName, SERVICE);
  const { fileName, content } = await paperToRead();
  const about = { fileName, direction: 'incoming', channel: 'web' } as const;
  await handIn(service.receiving, content, about, SERVICE);
  console.log(`Bản quét ${fileName} vừa được thả vào và đang được đọc: xem ở trang Tiếp nhận.`);
}

async function seed(): Promise<{ seeded: SeededAgency; signing: Awaited<ReturnType<typeof seedSigning>> }> {
  const config = loadConfig(environment);
  const service = await openService(config, silentLog, systemClock);
  try {
    console.log('Đang in và quét giấy tờ mẫu (chỉ lần đầu, khoảng nửa phút)…');
    const seeded = await seedAgency(service.db, fixedClock('2026-07-01T01:00:00.000Z'));
    const onPaper = (done: number, total: number) => process.stdout.write(`\r  ${done}/${total} văn bản`);
    const { db, storage } = service;
    const papers = await seedPapers({ db, storage, agency: seeded, onPaper });
    seedFollowUp({ db, agency: seeded, papers, clock: systemClock });
    console.log();
    const { dataDir, trustDir } = config;
    const signing = await seedSigning({
      db: service.db,
      clock: systemClock,
      agency: seeded,
      dataDir,
      trustDir,
    });
    return { seeded, signing };
  } finally {
    await service.stop();
  }
}

function accountsText({ people }: SeededAgency): string {
  const rows = people.map(({ username, password, fullName, post, roles }) => {
    const roleNames = roles.map((role) => ROLE_NAMES[role]).join(', ');
    return `  ${username.padEnd(12)} ${password}   ${fullName}, ${post} (${roleNames})`;
  });
  return `${agency.name}: đăng nhập bằng\n${rows.join('\n')}\n`;
}

try {
  await demo();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  console.error(`${error.message}\n(${error.code})`);
  process.exitCode = 1;
}
