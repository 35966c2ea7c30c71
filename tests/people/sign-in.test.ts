import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  createSignIn,
  disablePerson,
  enablePerson,
  resetPassword,
  safeReturnPath,
  SERVICE,
} from '../../src/people/index.ts';
import { admitAttempt, networkOf } from '../../src/people/throttle.ts';
import { codeOf, cookieFrom, type Office, openOffice, PASSWORD } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

describe('signing in', () => {
  it('opens a session in an HTTP-only cookie and audits it', async () => {
    const { ask, audited, hire, tryToSignIn } = office;
    const lan = hire('lan', ['clerk']);
    const response = await tryToSignIn('  LAN ', PASSWORD, { from: '10.0.0.7' });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ id: lan.id, roles: ['clerk'], mustChangePassword: false });
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^vanthu\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).toMatch(/Path=\//i);
    expect(cookie).not.toMatch(/Secure/i);
    const me = await ask('/api/v1/me', { cookie: cookieFrom(response) });
    expect(await me.json()).toMatchObject({ id: lan.id, name: 'lan', scopes: null });
    expect(audited().at(-1)).toMatchObject({ did: 'person.signed-in', actorId: lan.id, address: '10.0.0.7' });
  });

  it('answers a wrong password and an unknown name alike', async () => {
    office.hire('lan', ['clerk']);
    const wrong = await office.tryToSignIn('lan', 'không phải mật khẩu này');
    const unknown = await office.tryToSignIn('nobody', 'không phải mật khẩu này');
    const impossible = await office.tryToSignIn('không thể có', 'không phải mật khẩu này');
    const tooLong = await office.tryToSignIn('lan', 'x'.repeat(900));
    for (const response of [wrong, unknown, impossible, tooLong]) expect(response.status).toBe(401);
    const bodies = await Promise.all(
      [wrong, unknown, impossible, tooLong].map((response) => response.text()),
    );
    expect(new Set(bodies).size).toBe(1);
    expect(bodies[0]).toContain('people.sign-in-failed');
    expect(wrong.headers.getSetCookie()).toEqual([]);
    expect(office.did().filter((did) => did === 'person.sign-in-refused')).toHaveLength(4);
  });

  it('works for an unknown name as long as for a known one', async () => {
    office.hire('lan', ['clerk']);
    const work = async (username: string) => {
      const before = process.cpuUsage();
      await office.tryToSignIn(username, 'không phải mật khẩu này');
      return process.cpuUsage(before).user;
    };
    await work('lan');
    const known = await work('lan');
    const unknown = await work('nobody');
    expect(unknown).toBeGreaterThan(known / 3);
  });

  it('takes a forged or foreign cookie for nobody', async () => {
    office.hire('lan', ['clerk']);
    const cookie = await office.cookieOf('lan');
    const forged = cookie.replace(/=.{6}/, '=abcdef');
    expect((await office.ask('/api/v1/me', { cookie: forged })).status).toBe(401);
    expect((await office.ask('/api/v1/me', { cookie: 'vanthu.session_token=x' })).status).toBe(401);
  });

  it('signs out', async () => {
    office.hire('lan', ['clerk']);
    const cookie = await office.cookieOf('lan');
    const out = await office.ask('/api/v1/session', { method: 'DELETE', cookie });
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie().join()).toMatch(/session_token=;.*Max-Age=0/i);
    expect((await office.ask('/api/v1/me', { cookie })).status).toBe(401);
    expect(office.did().at(-1)).toBe('person.signed-out');
  });
});

describe('a session', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is prolonged by use and ends after twelve idle hours', async () => {
    const hours = (count: number) => new Date(Date.UTC(2027, 0, 4) + count * 3_600_000);
    vi.useFakeTimers({ toFake: ['Date'], now: hours(0) });
    office.hire('lan', ['clerk']);
    const cookie = await office.cookieOf('lan');
    const me = () => office.ask('/api/v1/me', { cookie });
    vi.setSystemTime(hours(0.5));
    expect((await me()).headers.getSetCookie()).toEqual([]);
    vi.setSystemTime(hours(8));
    expect((await me()).headers.getSetCookie().join()).toMatch(/^vanthu\.session_token=.*Max-Age=43200/);
    vi.setSystemTime(hours(19.9));
    expect((await me()).status).toBe(200);
    vi.setSystemTime(hours(32));
    const ended = await me();
    expect(ended.status).toBe(401);
    expect(ended.headers.getSetCookie().join()).toMatch(/Max-Age=0/);
    const again = await office.tryToSignIn('lan', PASSWORD, { cookie });
    expect(again.headers.getSetCookie()).toHaveLength(1);
  });
});

describe('guessing passwords', () => {
  it('makes an account wait after five failures, longer each time, from that address only', async () => {
    const { clock, hire, tryToSignIn } = office;
    hire('lan', ['clerk']);
    for (let guess = 0; guess < 5; guess++)
      expect((await tryToSignIn('lan', 'sai', { from: '1.1.1.1' })).status).toBe(401);
    const blocked = await tryToSignIn('lan', PASSWORD, { from: '1.1.1.1' });
    expect(blocked.status).toBe(429);
    expect(blocked.headers.get('retry-after')).toBe('30');
    expect(await blocked.json()).toMatchObject({ code: 'people.sign-in-throttled', retryAfterSeconds: 30 });
    clock.advance(31_000);
    expect((await tryToSignIn('lan', 'sai', { from: '1.1.1.1' })).status).toBe(401);
    const longer = await tryToSignIn('lan', PASSWORD, { from: '1.1.1.1' });
    expect(longer.headers.get('retry-after')).toBe('60');
    expect((await tryToSignIn('lan', PASSWORD, { from: '2.2.2.2' })).status).toBe(200);
  });

  it('counts names that do not exist the same way', async () => {
    for (let guess = 0; guess < 5; guess++) await office.tryToSignIn('nobody', 'sai');
    expect((await office.tryToSignIn('nobody', 'sai')).status).toBe(429);
  });

  it('counts guesses made at once', async () => {
    office.hire('lan', ['clerk']);
    const answers = await Promise.all(Array.from({ length: 12 }, () => office.tryToSignIn('lan', 'sai')));
    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(7);
  });

  it('remembers failures over a restart', async () => {
    const { clock, db } = office;
    const attempt = { username: 'lan', address: '1.1.1.1' };
    for (let guess = 0; guess < 5; guess++) admitAttempt(db, attempt, clock);
    const restarted = createSignIn({ db, clock, secret: 'y'.repeat(40) });
    const client = { address: '1.1.1.1', secure: false, headers: new Headers() };
    await expect(restarted.signIn({ username: 'lan', password: PASSWORD }, client)).rejects.toThrow(
      expect.objectContaining({ code: 'people.sign-in-throttled' }),
    );
  });

  it('forgets failures after a success', async () => {
    office.hire('lan', ['clerk']);
    for (let round = 0; round < 2; round++) {
      for (let guess = 0; guess < 4; guess++) await office.tryToSignIn('lan', 'sai');
      expect((await office.tryToSignIn('lan')).status).toBe(200);
    }
  });

  it('makes an address wait that tries many names', async () => {
    const guess = (index: number) => {
      admitAttempt(office.db, { username: `name${index}`, address: '3.3.3.3' }, office.clock);
    };
    for (let index = 0; index < 50; index++) guess(index);
    expect(() => guess(50)).toThrow(expect.objectContaining({ code: 'people.sign-in-throttled' }));
    expect((await office.tryToSignIn('lan', PASSWORD, { from: '3.3.3.3' })).status).toBe(429);
    office.clock.advance(16 * 60_000);
    expect(() => guess(51)).not.toThrow();
    expect(() => guess(52)).not.toThrow();
  });

  it('takes an IPv6 line for one address', () => {
    expect(networkOf('2405:4802:1:2:aaaa::1')).toBe(networkOf('2405:4802:1:2::9'));
    expect(networkOf('2405:4802:1:3::9')).not.toBe(networkOf('2405:4802:1:2::9'));
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
    expect(networkOf('::1')).toBe('0:0:0:0::/64');
    expect(networkOf('10.0.0.1')).toBe('10.0.0.1');
  });
});

describe('a person who is locked out', () => {
  it('loses the session at once and cannot sign in until let in again', async () => {
    const { ask, clock, cookieOf, db, hire, tryToSignIn } = office;
    hire('admin', ['admin']);
    const lan = hire('lan', ['clerk']);
    const cookie = await cookieOf('lan');
    disablePerson(db, lan.id, SERVICE, clock);
    expect((await ask('/api/v1/me', { cookie })).status).toBe(401);
    const right = await tryToSignIn('lan');
    expect(right.status).toBe(403);
    expect(await codeOf(right)).toBe('people.account-disabled');
    expect(await codeOf(await tryToSignIn('lan', 'sai'))).toBe('people.sign-in-failed');
    enablePerson(db, lan.id, SERVICE, clock);
    expect((await ask('/api/v1/me', { cookie })).status).toBe(401);
    expect((await tryToSignIn('lan')).status).toBe(200);
  });
});

describe('passwords', () => {
  it('ends the other sessions when a person changes theirs', async () => {
    const { ask, cookieOf, did, hire, tryToSignIn } = office;
    hire('lan', ['clerk']);
    const [here, elsewhere] = [await cookieOf('lan'), await cookieOf('lan')];
    const next = 'mật khẩu hoàn toàn mới';
    const change = (current: string, next: string) =>
      ask('/api/v1/me/password', { method: 'POST', cookie: here, json: { current, next } });
    expect(await codeOf(await change('sai mật khẩu', next))).toBe('people.current-password-wrong');
    expect(await codeOf(await change(PASSWORD, 'ngắn'))).toBe('people.password-weak');
    expect(await codeOf(await change(PASSWORD, PASSWORD))).toBe('people.password-weak');
    expect((await change(PASSWORD, next)).status).toBe(204);
    expect((await ask('/api/v1/me', { cookie: here })).status).toBe(200);
    expect((await ask('/api/v1/me', { cookie: elsewhere })).status).toBe(401);
    expect(did()).toContain('person.password-changed');
    expect((await tryToSignIn('lan', PASSWORD)).status).toBe(401);
    expect((await tryToSignIn('lan', next)).status).toBe(200);
  });

  it('makes a person replace the temporary password of a reset before anything else', async () => {
    const { ask, clock, cookieOf, db, hire } = office;
    const lan = hire('lan', ['clerk']);
    const before = await cookieOf('lan');
    const temporary = await resetPassword(db, lan.id, SERVICE, clock);
    expect((await ask('/api/v1/me', { cookie: before })).status).toBe(401);
    const cookie = await cookieOf('lan', temporary);
    expect(await (await ask('/api/v1/me', { cookie })).json()).toMatchObject({ mustChangePassword: true });
    expect(await codeOf(await ask('/api/v1/people', { cookie }))).toBe('people.password-change-required');
    const page = await ask('/trang?so=1', { cookie });
    expect(page.headers.get('location')).toBe('/doi-mat-khau?tiep=%2Ftrang%3Fso%3D1');
    expect((await ask('/doi-mat-khau', { cookie })).status).toBe(200);
    const json = { current: temporary, next: 'của riêng Lan đây' };
    expect((await ask('/api/v1/me/password', { method: 'POST', cookie, json })).status).toBe(204);
    expect((await ask('/api/v1/people', { cookie })).status).toBe(200);
  });
});

describe('pages', () => {
  it('send who has not signed in to do so, and back', async () => {
    const page = await office.ask('/trang?so=12&nam=2026');
    expect(page.status).toBe(303);
    expect(page.headers.get('location')).toBe('/dang-nhap?tiep=%2Ftrang%3Fso%3D12%26nam%3D2026');
    expect(await codeOf(await office.ask('/api/v1/people'))).toBe('people.sign-in-required');
  });

  it.each([
    ['/van-ban/1?trang=2#muc', '/van-ban/1?trang=2#muc'],
    [undefined, '/'],
    ['', '/'],
    ['https://evil.example/', '/'],
    ['//evil.example/', '/'],
    ['/\\evil.example/', '/'],
    ['/\t/evil.example', '/'],
    ['/.//evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['van-ban', '/'],
  ])('after signing in, %s leads to %s', (wanted, target) => {
    expect(safeReturnPath(wanted)).toBe(target);
  });
});
