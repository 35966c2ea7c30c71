import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { accounts } from '../../src/people/accounts-schema.ts';
import { keepHouse, restBeforeHousekeeping } from '../../src/housekeeping.ts';
import { silentLog } from '../../src/platform/log.ts';
import { jobs } from '../../src/platform/schema.ts';
import {
  beginDailyWork,
  calendarOf,
  changeMyAddress,
  closeCalendarFeed,
  DIGEST_JOB,
  digestJob,
  type Mailer,
  myNotices,
  nextDailyWorkAt,
  OCCURRENCES_JOB,
  occurrencesJob,
  openCalendarFeed,
  readNotices,
  REMIND_JOB,
  remindJob,
  smtpMailer,
  unreadNotices,
} from '../../src/obligations/index.ts';
import { httpMailer } from '../../src/obligations/http-mail.ts';
import { MailRefused } from '../../src/obligations/mail.ts';
import { prepareDigests, sendDigests } from '../../src/obligations/digest.ts';
import { makeOccurrences } from '../../src/obligations/occurrences.ts';
import { isOfficeTime, reminderFor } from '../../src/obligations/office-hours.ts';
import { remindAll } from '../../src/obligations/remind.ts';
import { occurrencesOf, rulesOf } from '../../src/obligations/recurrence.ts';
import { followUpSettingsSchema } from '../../src/obligations/settings.ts';
import { obligationDigests } from '../../src/obligations/schema.ts';
import { type FollowUp, HEAD, LEADER, openFollowUp, STAFF } from './follow-up.ts';
import { startMailServer } from './mail-server.ts';

const SETTINGS = followUpSettingsSchema.parse({});

describe('which reminder a deadline calls for', () => {
  // Monday the 23rd of November 2026; the 24th is a holiday.
  it.each([
    ['2026-12-03', 'due:2026-12-03:7'],
    ['2026-12-04', null],
    ['2026-11-27', 'due:2026-11-27:3'],
    ['2026-11-30', 'due:2026-11-30:7'],
    ['2026-11-25', 'due:2026-11-25:1'],
    ['2026-11-23', 'due:2026-11-23:0'],
    ['2026-11-20', 'due:2026-11-20:late:0'],
    ['2026-11-13', 'due:2026-11-13:late:1'],
  ])('due %s → %s', (due, key) => {
    expect(reminderFor(due, '2026-11-23', SETTINGS)?.key ?? null).toBe(key);
  });

  it.each([
    ['2026-11-23T00:29:00.000Z', false],
    ['2026-11-23T00:30:00.000Z', true],
    ['2026-11-23T10:01:00.000Z', false],
    // A Saturday, and a holiday.
    ['2026-11-21T03:00:00.000Z', false],
    ['2026-11-24T03:00:00.000Z', false],
  ])('the office may be spoken to at %s: %s', (now, spoken) => {
    expect(isOfficeTime(now, SETTINGS)).toBe(spoken);
  });
});

let office: FollowUp;
let server: Awaited<ReturnType<typeof startMailServer>>;
beforeAll(async () => {
  server = await startMailServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  office = openFollowUp();
  server.letters.length = 0;
});
afterEach(() => office.close());

const due = (date: string) => ({ deadline: { kind: 'date', raw: null, date } as const });
const reminders = (who: typeof HEAD) =>
  myNotices(office.db, who, {}).rows.flatMap(({ text, code }) =>
    /(?:đến|Quá) hạn/iu.test(text) ? [`${code} ${text}`] : [],
  );

describe('reminders', () => {
  it('are told once each, whatever runs again, and the next when its day has come', async () => {
    office.create(due('2026-11-30'));
    office.create({ ...due('2026-11-20'), parties: { lead: [{ personId: 'staff' }] } });
    office.create(due('2027-03-01'));
    expect(await remindAll(office.db, office.clock)).toBe(2);
    expect(await remindAll(office.db, office.clock)).toBe(0);
    expect(reminders(HEAD)).toEqual(['NV-2026#1 Sắp đến hạn']);
    expect(reminders(STAFF)).toEqual(['NV-2026#2 Quá hạn']);
    office.clock.set('2026-11-30T02:00:00.000Z');
    await remindAll(office.db, office.clock);
    expect(reminders(HEAD)).toEqual(['NV-2026#1 Đến hạn hôm nay', 'NV-2026#1 Sắp đến hạn']);
  });

  it('leave what waits for a confirmation alone, and begin anew with another deadline', async () => {
    const waiting = office.create(due('2026-11-25'));
    office.acts(waiting, { action: 'report', result: { summary: 'Xong' } }, HEAD);
    const extended = office.create(due('2026-11-25'));
    await remindAll(office.db, office.clock);
    expect(reminders(HEAD)).toHaveLength(1);
    office.acts(extended, { action: 'ask-extension', until: '2026-11-27', note: 'x' }, HEAD);
    office.acts(extended, { action: 'decide-extension', grant: true }, LEADER);
    await remindAll(office.db, office.clock);
    expect(reminders(HEAD)).toHaveLength(2);
  });

  it('tell the head of the unit when a duty has been late for some days', async () => {
    office.create({
      ...due('2026-11-20'),
      parties: { lead: [{ unitId: 'unit-a' }, { personId: 'staff' }] },
    });
    await remindAll(office.db, office.clock);
    const escalated = () =>
      myNotices(office.db, HEAD, {}).rows.filter(({ text }) => text.includes('thủ trưởng'));
    expect(escalated()).toHaveLength(0);
    office.clock.set('2026-11-26T02:00:00.000Z');
    await remindAll(office.db, office.clock);
    await remindAll(office.db, office.clock);
    expect(escalated()).toHaveLength(1);
  });

  it('stand at the bell until they are read', async () => {
    const id = office.create(due('2026-11-23'));
    await remindAll(office.db, office.clock);
    expect(unreadNotices(office.db, HEAD)).toBe(2);
    readNotices(office.db, { obligationId: id }, HEAD, office.clock);
    expect(unreadNotices(office.db, HEAD)).toBe(0);
    expect(unreadNotices(office.db, LEADER)).toBe(0);
  });

  it('begin once a day, and never outside office hours', async () => {
    Object.assign(office.handlers, {
      [REMIND_JOB]: remindJob(office),
      [OCCURRENCES_JOB]: occurrencesJob(office),
      [DIGEST_JOB]: digestJob({ ...office, mailer: nobody, url: '', agencyName: '' }),
    });
    const begin = () => beginDailyWork(office.db, office.clock, { mails: true });
    office.clock.set('2026-11-23T00:00:00.000Z');
    expect(begin()).toEqual([OCCURRENCES_JOB]);
    office.clock.set('2026-11-23T00:45:00.000Z');
    expect([begin(), begin()]).toEqual([[REMIND_JOB], []]);
    office.clock.set('2026-11-23T01:10:00.000Z');
    // The letter waits for the reminders of the day.
    expect(begin()).toEqual([]);
    await office.work();
    expect([begin(), begin()]).toEqual([[DIGEST_JOB], []]);
    await office.work();
    expect(office.db.select().from(jobs).where(eq(jobs.state, 'done')).all()).toHaveLength(3);
  });
});

describe('the next of the daily work', () => {
  const done = (kind: string, day: string, state: 'done' | 'running' | 'dead' = 'done') =>
    office.db
      .insert(jobs)
      .values({
        id: crypto.randomUUID(),
        kind,
        subject: day,
        payload: { day },
        state,
        maxAttempts: 1,
        runAfter: office.clock.now(),
        createdAt: office.clock.now(),
        updatedAt: office.clock.now(),
      })
      .run();
  const [O, R, D] = [OCCURRENCES_JOB, REMIND_JOB, DIGEST_JOB];

  // Hours of Việt Nam are seven ahead. Monday the 23rd of November; the 24th is a holiday.
  it.each<[string, string, string[], boolean, string]>([
    ['a new day begins at once', '2026-11-22T17:00:00.000Z', [], true, '2026-11-22T17:00:00.000Z'],
    ['then the office’s hours', '2026-11-22T17:01:00.000Z', [O], true, '2026-11-23T00:30:00.000Z'],
    ['then the letter', '2026-11-23T00:31:00.000Z', [O, R], true, '2026-11-23T01:00:00.000Z'],
    ['late in the day all of it at once', '2026-11-23T09:00:00.000Z', [O], true, '2026-11-23T09:00:00.000Z'],
    ['no letter without mail', '2026-11-23T00:31:00.000Z', [O, R], false, '2026-11-23T17:00:00.000Z'],
    ['what is done is done', '2026-11-23T02:00:00.000Z', [O, R, D], true, '2026-11-23T17:00:00.000Z'],
    [
      'no letter before its reminders',
      '2026-11-23T02:00:00.000Z',
      [O, `${R}!`],
      true,
      '2026-11-23T17:00:00.000Z',
    ],
    ['nobody is spoken to at night', '2026-11-23T11:00:00.000Z', [O], true, '2026-11-23T17:00:00.000Z'],
    ['nor on a holiday', '2026-11-24T02:00:00.000Z', [O], true, '2026-11-24T17:00:00.000Z'],
  ])('%s', (_what, now, before, mails, next) => {
    office.clock.set(now);
    for (const kind of before)
      done(kind.replace('!', ''), office.clock.today().date, kind.endsWith('!') ? 'dead' : 'done');
    expect(nextDailyWorkAt(office.db, office.clock, { mails })).toBe(next);
  });

  it('is never missed by who sleeps until then: the same is begun as where it is asked all the time', () => {
    const days = (step: () => void) => {
      office.clock.set('2026-11-19T17:00:00.000Z');
      const begun: string[] = [];
      while (office.clock.now() < '2026-11-25T10:00:00.000Z') {
        for (const kind of beginDailyWork(office.db, office.clock, { mails: true }))
          begun.push(`${office.clock.now()} ${kind}`);
        office.db.update(jobs).set({ state: 'done' }).run();
        step();
      }
      office.db.delete(jobs).run();
      return begun;
    };
    let wakes = 0;
    const allTheTime = days(() => office.clock.advance(30 * 60_000));
    const asleep = days(() => {
      wakes++;
      const next = nextDailyWorkAt(office.db, office.clock, { mails: true });
      office.clock.set(next);
    });
    expect(asleep).toEqual(allTheTime);
    expect(wakes).toBeLessThan(allTheTime.length + 2);
  });

  it('is looked at less and less often while it cannot be begun', () => {
    const { db, clock } = office;
    clock.set('2026-11-26T01:00:00.000Z');
    db.run(sql`create trigger full before insert on jobs begin select raise(abort, 'disk full'); end`);
    const minutesAfterRound = () => {
      keepHouse({ db, clock, log: silentLog, mails: true });
      return restBeforeHousekeeping(db) / 60_000;
    };
    expect(Array.from({ length: 7 }, minutesAfterRound)).toEqual([2, 4, 8, 16, 32, 60, 60]);
    db.run(sql`drop trigger full`);
    expect(minutesAfterRound()).toBe(1);
    db.delete(jobs).run();
  });
});

const nobody: Mailer = { send: () => Promise.resolve() };

describe('the letter of the day', () => {
  const deps = (mailer: Mailer = smtpMailer(server.url, 'vanthu@xa.gov.vn')) => ({
    db: office.db,
    clock: office.clock,
    mailer,
    url: 'https://vanthu.xa.gov.vn',
    agencyName: 'UBND xã Hòa Vang',
  });
  const states = () =>
    office.db
      .select()
      .from(obligationDigests)
      .all()
      .map(({ state }) => state);

  it('goes to who gave an address, one a day, with what was not read', async () => {
    changeMyAddress(office.db, 'truong.phong@xa.gov.vn', HEAD);
    const id = office.create(due('2026-11-20'));
    await remindAll(office.db, office.clock);
    for (let run = 0; run < 2; run++) {
      prepareDigests(office.db, office.clock);
      await sendDigests(deps());
    }
    expect(server.letters).toHaveLength(1);
    const [letter] = server.letters;
    expect(letter).toMatchObject({ to: 'truong.phong@xa.gov.vn' });
    expect(letter!.text).toContain('- Quá hạn (hạn 20/11/2026)');
    expect(letter!.text).toContain(`https://vanthu.xa.gov.vn/nhiem-vu/${id}`);
    office.clock.set('2026-11-25T02:00:00.000Z');
    prepareDigests(office.db, office.clock);
    await sendDigests(deps());
    expect(server.letters).toHaveLength(1);
  });

  it('that was sent when the service died before it noted so is sent again as the same letter', async () => {
    changeMyAddress(office.db, 'truong.phong@xa.gov.vn', HEAD);
    office.create(due('2026-11-20'));
    await remindAll(office.db, office.clock);
    prepareDigests(office.db, office.clock);
    const real = smtpMailer(server.url, 'vanthu@xa.gov.vn');
    const dies: Mailer = {
      async send(letter) {
        await real.send(letter);
        throw new Error('killed between sending and noting');
      },
    };
    await expect(sendDigests(deps(dies))).rejects.toThrow('killed');
    expect(states()).toEqual(['waiting']);
    await sendDigests(deps());
    await sendDigests(deps());
    expect(states()).toEqual(['sent']);
    expect(server.letters).toHaveLength(2);
    expect(new Set(server.letters.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('to an address that does not exist is given up; the others go out', async () => {
    server.unknown.add('sai@xa.gov.vn');
    changeMyAddress(office.db, 'sai@xa.gov.vn', HEAD);
    changeMyAddress(office.db, 'dung@xa.gov.vn', STAFF);
    office.create({ ...due('2026-11-20'), parties: { lead: [{ unitId: 'unit-a' }, { personId: 'staff' }] } });
    prepareDigests(office.db, office.clock);
    await sendDigests(deps());
    expect(states().sort()).toEqual(['given-up', 'sent']);
    expect(server.letters.map(({ to }) => to)).toEqual(['dung@xa.gov.vn']);
  });

  it('waits for a server that is down', async () => {
    changeMyAddress(office.db, 'dung@xa.gov.vn', HEAD);
    office.create(due('2026-11-20'));
    prepareDigests(office.db, office.clock);
    await expect(sendDigests(deps(smtpMailer('smtp://127.0.0.1:1', 'a@xa.gov.vn')))).rejects.toThrow(
      /ECONNREFUSED/u,
    );
    expect(states()).toEqual(['waiting']);
    await sendDigests(deps());
    expect(states()).toEqual(['sent']);
  });
});

describe('the calendar by its address', () => {
  it('holds one’s own deadlines, folded and escaped, until the address is revoked', () => {
    const action =
      'Rà soát, tổng hợp; báo cáo kết quả thực hiện Chỉ thị của Chủ tịch Ủy ban nhân dân thành phố';
    office.create({ ...due('2026-12-05'), action });
    office.create({ ...due('2026-12-06'), parties: { lead: [{ unitId: 'unit-b' }] } });
    const at = office.clock.now();
    const account = {
      id: 'head',
      username: 'head',
      name: 'head',
      email: 'head@x',
      createdAt: at,
      updatedAt: at,
    };
    office.db.insert(accounts).values(account).run();
    const secret = openCalendarFeed(office.db, HEAD, office.clock);
    const ics = calendarOf(office.db, secret, 'https://vanthu.xa.gov.vn', office.clock);
    expect(ics.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    const unfolded = ics.replaceAll('\r\n ', '');
    expect(unfolded.match(/BEGIN:VEVENT/gu)).toHaveLength(1);
    expect(unfolded).toContain('DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261206');
    expect(unfolded).toContain('SUMMARY:Hạn: Rà soát\\, tổng hợp\\; báo cáo');
    const renewed = openCalendarFeed(office.db, HEAD, office.clock);
    expect(() => calendarOf(office.db, secret, '', office.clock)).toThrow(
      expect.objectContaining({ code: 'obligation.no-feed' }),
    );
    closeCalendarFeed(office.db, HEAD, office.clock);
    expect(() => calendarOf(office.db, renewed, '', office.clock)).toThrow(
      expect.objectContaining({ code: 'obligation.no-feed' }),
    );
  });
});

describe('recurring duties', () => {
  const recurring = (every: 'month' | 'week' | 'day' | 'quarter', rrules?: string[]) => ({
    kind: 'recurring' as const,
    raw: 'hằng tháng',
    date: null,
    every,
    ...(rrules === undefined ? {} : { rrules }),
  });

  it.each([
    [
      recurring('month', ['FREQ=MONTHLY;BYMONTHDAY=20']),
      ['2026-11-20', '2026-12-20', '2027-01-20', '2027-02-20'],
    ],
    [
      recurring('month', ['FREQ=MONTHLY;BYMONTHDAY=31']),
      ['2026-11-30', '2026-12-31', '2027-01-31', '2027-02-28'],
    ],
    [recurring('quarter'), ['2026-12-31']],
    [
      recurring('quarter', [
        'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15',
        'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15',
      ]),
      ['2026-12-15'],
    ],
    [recurring('day'), []],
  ])('%j', (deadline, days) => {
    expect(occurrencesOf(rulesOf(deadline), '2026-11-15', '2027-02-28').slice(0, 4)).toEqual(days);
  });

  it('make their occurrences ahead, each exactly once', () => {
    const id = office.create({ deadline: recurring('month', ['FREQ=MONTHLY;BYMONTHDAY=20']) });
    expect(office.duty(id)).toMatchObject({ dueKind: 'recurring', due: null });
    expect(makeOccurrences(office.db, id, office.clock)).toBe(1);
    expect(makeOccurrences(office.db, id, office.clock)).toBe(0);
    office.clock.set('2026-12-10T02:00:00.000Z');
    expect(makeOccurrences(office.db, id, office.clock)).toBe(1);
    const { parts, children, code } = office.duty(id);
    expect(children).toBe(0);
    expect(parts.map((part) => [part.code, part.due, part.leadName])).toEqual([
      [`${code}@2026-12-20`, '2026-12-20', 'Phòng unit-a'],
      [`${code}@2027-01-20`, '2027-01-20', 'Phòng unit-a'],
    ]);
    office.acts(id, { action: 'cancel', note: 'Không báo cáo nữa' }, LEADER);
    office.clock.set('2027-01-10T02:00:00.000Z');
    expect(makeOccurrences(office.db, id, office.clock)).toBe(0);
  });
});

it.each([
  [202, 'taken'],
  [422, 'refused'],
  [401, 'later'],
  [503, 'later'],
])('a mail service that answers %i has %s the letter', async (status, outcome) => {
  const mail = { url: 'https://thu.invalid/', from: 'vanthu@xa.invalid', key: '' };
  const mailer = httpMailer(mail, () => Promise.resolve(new Response('lời của dịch vụ', { status })));
  const letter = { messageId: '<a@b>', to: 'an@xa.invalid', subject: 'Nhắc việc', text: 'x' };
  const sent = await mailer.send(letter).then(
    () => 'taken',
    (error: unknown) => (error instanceof MailRefused ? 'refused' : 'later'),
  );
  expect(sent).toBe(outcome);
});
