import { afterEach, describe, expect, it } from 'vitest';
import { createToken } from '../../src/people/index.ts';
import { codeOf, cookieFrom, type Office, openOffice, PASSWORD } from './office.ts';

let office: Office;
afterEach(() => office.close());

describe('headers', () => {
  it('let pages load only what the service serves', async () => {
    office = openOffice();
    const { headers } = await office.ask('/trang');
    expect(headers.get('content-security-policy')?.split('; ').sort()).toEqual([
      "base-uri 'none'",
      "default-src 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
    ]);
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('are on error answers too', async () => {
    office = openOffice();
    const refused = await office.ask('/api/v1/people');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'self'");
  });
});

describe('an office with an https address', () => {
  const https = { url: 'https://vanthu.xa.gov.vn', trustProxy: true };

  it('holds cookies and browsers to https there', async () => {
    office = openOffice(https);
    office.hire('lan', ['clerk']);
    const headers = { host: 'vanthu.xa.gov.vn', origin: 'https://vanthu.xa.gov.vn' };
    const response = await office.tryToSignIn('lan', PASSWORD, { headers });
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Secure-vanthu\.session_token=.*Secure/i);
    const me = await office.ask('/api/v1/me', { headers, cookie: cookieFrom(response) });
    expect(me.status).toBe(200);
  });

  it('can be opened by plain http under its LAN address at the same time', async () => {
    office = openOffice(https);
    office.hire('lan', ['clerk']);
    const headers = { host: '192.168.1.10:8080', origin: 'http://192.168.1.10:8080' };
    const response = await office.tryToSignIn('lan', PASSWORD, { headers });
    expect(response.headers.get('strict-transport-security')).toBeNull();
    expect(response.headers.getSetCookie()[0]).not.toMatch(/Secure/i);
    const me = await office.ask('/api/v1/me', { headers, cookie: cookieFrom(response) });
    expect(me.status).toBe(200);
  });
});

describe('the address of the asker', () => {
  const addressSeen = async (trustProxy: boolean, forwarded: string) => {
    office = openOffice({ url: '', trustProxy });
    const response = await office.ask('/dia-chi', {
      from: '::ffff:10.0.0.2',
      headers: { 'x-forwarded-for': forwarded },
    });
    return ((await response.json()) as { address: string }).address;
  };

  it('is the socket’s where no proxy is trusted', async () => {
    expect(await addressSeen(false, '6.6.6.6')).toBe('10.0.0.2');
  });

  it('is what the office’s own proxy saw, not what the asker claims', async () => {
    expect(await addressSeen(true, '6.6.6.6, 203.0.113.9')).toBe('203.0.113.9');
  });
});

describe('changes sent from other sites', () => {
  type Case = [allowed: boolean, why: string, headers: Record<string, string>];
  const cases: Case[] = [
    [
      true,
      'own page, by https or on localhost',
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost' },
    ],
    [true, 'typed by the person', { 'sec-fetch-site': 'none' }],
    [true, 'own page by http on the LAN', { origin: 'http://192.168.1.10:8080', host: '192.168.1.10:8080' }],
    [true, 'own page by the host name', { origin: 'http://vanthu:8080', host: 'VanThu:8080' }],
    [
      true,
      'the configured address, behind a proxy',
      { origin: 'https://vanthu.xa.gov.vn', host: '10.0.0.1:8080' },
    ],
    [false, 'another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    [
      false,
      'another site that claims the own origin',
      { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    ],
    [false, 'a sister site', { 'sec-fetch-site': 'same-site', origin: 'http://other.localhost' }],
    [false, 'another site, old browser', { origin: 'http://evil.example' }],
    [false, 'another port', { origin: 'http://localhost:9999' }],
    [false, 'a sandboxed frame', { origin: 'null' }],
    [false, 'nothing said', {}],
  ];

  it.each(cases)('%s: %s', async (allowed, _why, headers) => {
    office = openOffice({ url: 'https://vanthu.xa.gov.vn', trustProxy: false });
    const cookie = 'vanthu.session_token=anything';
    const response = await office.app.request('/api/v1/session', {
      method: 'DELETE',
      headers: { cookie, ...headers },
    });
    const code = allowed ? null : await codeOf(response);
    expect([response.status, code]).toEqual(allowed ? [204, null] : [403, 'people.cross-site']);
  });

  it('cannot sign a visitor in either', async () => {
    office = openOffice();
    office.hire('lan', ['clerk']);
    const foreign = await office.tryToSignIn('lan', PASSWORD, {
      headers: { origin: 'https://evil.example' },
    });
    expect(await codeOf(foreign)).toBe('people.cross-site');
  });

  it('does not concern API tokens and programs without cookies', async () => {
    office = openOffice();
    const lan = office.hire('lan', ['admin']);
    const { secret } = createToken(office.db, { name: 'máy', scopes: ['people:write'] }, lan, office.clock);
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ name: 'Phòng Kinh tế' });
    expect((await office.app.request('/api/v1/units', { method: 'POST', headers, body })).status).toBe(201);
    const signIn = await office.app.request('/api/v1/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'lan', password: PASSWORD }),
    });
    expect(signIn.status).toBe(200);
  });

  it('may read: only changes are refused', async () => {
    office = openOffice();
    office.hire('lan', ['clerk']);
    const cookie = await office.cookieOf('lan');
    const headers = { 'sec-fetch-site': 'cross-site', cookie };
    expect((await office.app.request('/trang', { headers })).status).toBe(200);
  });
});
