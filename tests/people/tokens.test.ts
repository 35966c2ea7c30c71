import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, createToken, disablePerson, type Scope, SERVICE } from '../../src/people/index.ts';
import { apiTokens } from '../../src/people/accounts-schema.ts';
import { codeOf, type Office, openOffice } from './office.ts';

let office: Office;
let admin: Actor & { id: string };
beforeEach(() => {
  office = openOffice();
  admin = office.hire('admin', ['admin']);
});
afterEach(() => office.close());

const tokenWith = (scopes: Scope[], expiresAt: string | null = null, by: Actor = admin) =>
  createToken(office.db, { name: 'Máy quét', scopes, expiresAt }, by, office.clock);

describe('API tokens', () => {
  it('are shown once and kept as a hash', () => {
    const { secret } = tokenWith(['people:read']);
    expect(secret).toMatch(/^vt_[\w-]{43}$/);
    expect(JSON.stringify(office.db.select().from(apiTokens).all())).not.toContain(secret);
    expect(JSON.stringify(office.audited())).not.toContain(secret);
    expect(office.did().at(-1)).toBe('person.token-created');
  });

  it('act as their person within their scopes', async () => {
    const { ask } = office;
    const { secret: token } = tokenWith(['people:read']);
    expect(await (await ask('/api/v1/me', { token })).json()).toMatchObject({
      id: admin.id,
      scopes: ['people:read'],
    });
    expect((await ask('/api/v1/people', { token })).status).toBe(200);
    const json = { name: 'Phòng' };
    expect(await codeOf(await ask('/api/v1/units', { method: 'POST', token, json }))).toBe('people.scope');
    const writer = tokenWith(['people:write']).secret;
    expect((await ask('/api/v1/units', { method: 'POST', token: writer, json })).status).toBe(201);
    expect(await codeOf(await ask('/api/v1/people', { token: writer }))).toBe('people.scope');
  });

  it('never do more than their person may', async () => {
    const lan = office.hire('lan', ['clerk']);
    const { secret: token } = tokenWith(['people:write'], null, lan);
    const response = await office.ask('/api/v1/units', { method: 'POST', token, json: { name: 'Phòng' } });
    expect(await codeOf(response)).toBe('people.forbidden');
  });

  it('make no tokens and change no passwords', async () => {
    const { ask } = office;
    const { secret: token } = tokenWith(['people:read', 'people:write']);
    const more = await ask('/api/v1/me/tokens', {
      method: 'POST',
      token,
      json: { name: 'x', scopes: ['people:write'] },
    });
    expect(await codeOf(more)).toBe('people.session-required');
    expect(await codeOf(await ask('/api/v1/me/tokens', { token }))).toBe('people.session-required');
    const json = { current: 'x', next: 'một mật khẩu khác' };
    const change = await ask('/api/v1/me/password', { method: 'POST', token, json });
    expect(await codeOf(change)).toBe('people.session-required');
  });

  it('expire, are revoked, and end with their person', async () => {
    const { ask, clock, cookieOf, db, hire } = office;
    const status = async (token: string) => (await ask('/api/v1/me', { token })).status;
    const expiring = tokenWith(['people:read'], '2026-11-24T00:00:00+07:00');
    expect(expiring.expiresAt).toBe('2026-11-23T17:00:00.000Z');
    expect(await status(expiring.secret)).toBe(200);
    clock.set('2026-11-23T17:00:00.000Z');
    expect(await status(expiring.secret)).toBe(401);
    expect(() => tokenWith(['people:read'], '2026-11-01T00:00:00Z')).toThrow(
      expect.objectContaining({ code: 'request.invalid' }),
    );

    const cookie = await cookieOf('admin');
    const made = await ask('/api/v1/me/tokens', {
      method: 'POST',
      cookie,
      json: { name: 'x', scopes: ['people:read'] },
    });
    const { id, secret } = (await made.json()) as { id: string; secret: string };
    expect(await status(secret)).toBe(200);
    const list = await (await ask('/api/v1/me/tokens', { cookie })).json();
    expect(list).toMatchObject({
      tokens: [{ id: expiring.id }, { id, lastUsedAt: clock.now(), revokedAt: null }],
    });
    expect((await ask(`/api/v1/me/tokens/${id}`, { method: 'DELETE', cookie })).status).toBe(204);
    expect(await status(secret)).toBe(401);
    expect(office.did().at(-1)).toBe('person.token-revoked');

    const lan = hire('lan', ['clerk']);
    const hers = tokenWith(['people:read'], null, lan);
    expect((await ask(`/api/v1/me/tokens/${hers.id}`, { method: 'DELETE', cookie })).status).toBe(404);
    disablePerson(db, lan.id, SERVICE, clock);
    expect(await status(hers.secret)).toBe(401);
  });

  it('are refused plainly when they are nonsense', async () => {
    expect(await codeOf(await office.ask('/api/v1/me', { token: 'vt_nonsense' }))).toBe(
      'people.token-invalid',
    );
    const empty = await office.ask('/api/v1/me', { headers: { authorization: 'Bearer ' } });
    expect(empty.status).toBe(401);
  });
});
