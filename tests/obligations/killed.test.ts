import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginDailyWork } from '../../src/obligations/index.ts';
import { inTransaction } from '../../src/platform/database.ts';
import { noticePreferences, obligationDigests, obligationNotices } from '../../src/obligations/schema.ts';
import { people } from '../../src/people/schema.ts';
import { type Program, programOf } from '../../src/platform/program.ts';
import { type FollowUp, openFollowUp } from './follow-up.ts';
import { startMailServer } from './mail-server.ts';

const PEOPLE = Array.from({ length: 8 }, (_, at) => `person-${at}`);
/** More than a batch of reminders. */
const DUTIES = 208;

let office: FollowUp;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let program: Program;
beforeAll(async () => {
  program = await programOf(fileURLToPath(new URL('daily-process.ts', import.meta.url)));
  office = openFollowUp('nhiem-vu.db');
  mail = await startMailServer();
  const { db, clock } = office;
  inTransaction(db, (tx) => {
    for (const id of PEOPLE) {
      tx.insert(people).values({ id, name: id, createdAt: clock.now() }).run();
      tx.insert(noticePreferences)
        .values({ personId: id, email: `${id}@xa.gov.vn` })
        .run();
    }
    for (let at = 0; at < DUTIES; at++) {
      office.create({ parties: { lead: [{ personId: PEOPLE[at % PEOPLE.length]! }] } });
    }
  });
});
afterAll(async () => {
  await mail.stop();
  office.close();
});

/** Three working days before the deadline, some minutes after the last. */
async function workOfTheDay(minute: number, death: string): Promise<NodeJS.Signals | number | null> {
  const instant = `2026-12-01T02:0${minute}:00.000Z`;
  const child = spawn(
    process.execPath,
    [...program.execArgv, program.path, join(office.folder, 'nhiem-vu.db'), mail.url, instant, death],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const [code, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  return signal ?? code;
}

const reminders = () =>
  office.db
    .select()
    .from(obligationNotices)
    .all()
    .filter(({ key }) => key.startsWith('due:'));

it('a day’s reminders and letters are told once each, though the process is killed twice on the way', async () => {
  expect(await workOfTheDay(0, 'between-batches')).toBe('SIGKILL');
  expect(reminders().length).toBeGreaterThan(0);
  expect(reminders().length).toBeLessThan(DUTIES);
  expect(await workOfTheDay(2, 'after-a-letter')).toBe('SIGKILL');
  expect(reminders()).toHaveLength(DUTIES);
  expect(mail.letters).toHaveLength(5);
  expect(await workOfTheDay(4, 'never')).toBe(0);

  expect(reminders()).toHaveLength(DUTIES);
  // The letter in doubt came twice, under one Message-ID, by which its reader sees it once.
  expect(mail.letters).toHaveLength(PEOPLE.length + 1);
  const letters = new Set(mail.letters.map(({ to, messageId }) => `${to} ${messageId}`));
  expect(letters.size).toBe(PEOPLE.length);
  expect(new Set(mail.letters.map(({ to }) => to)).size).toBe(PEOPLE.length);
  const states = office.db.select({ state: obligationDigests.state }).from(obligationDigests).all();
  expect(states).toEqual(PEOPLE.map(() => ({ state: 'sent' })));
  office.clock.set('2026-12-01T03:00:00.000Z');
  expect(beginDailyWork(office.db, office.clock, { mails: true })).toEqual([]);
});
