import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFirstAdmin, firstAdminLink, isFirstAdminLink } from '../../src/people/index.ts';
import { installation } from '../../src/platform/schema.ts';
import { codeOf, type Office, openOffice, PASSWORD } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const make = (token: string, username = 'quantri') =>
  office.ask('/api/v1/session/first-admin', {
    method: 'POST',
    json: { token, username, password: PASSWORD, name: 'Nguyễn Quản Trị' },
  });

describe('the link of the first administrator', () => {
  it('makes one administrator, once', async () => {
    const { audited, clock, cookieOf, db, ask } = office;
    const token = firstAdminLink(db, clock) ?? '';
    expect(JSON.stringify(db.select().from(installation).all())).not.toContain(token);
    expect((await make(token)).status).toBe(201);
    expect(audited().at(-1)).toMatchObject({ did: 'person.created', actorName: 'Nguyễn Quản Trị' });
    const me = await (await ask('/api/v1/me', { cookie: await cookieOf('quantri') })).json();
    expect(me).toMatchObject({ name: 'Nguyễn Quản Trị', roles: ['admin', 'clerk'] });
    const again = await make(token, 'other');
    expect(again.status).toBe(410);
    expect(await codeOf(again)).toBe('people.setup-link-invalid');
    expect(firstAdminLink(db, clock)).toBeNull();
  });

  it('makes one administrator even when it is used twice at once', async () => {
    const token = firstAdminLink(office.db, office.clock) ?? '';
    const answers = await Promise.all([make(token, 'first'), make(token, 'second')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 410]);
  });

  it('expires after a day and is replaced by every start', () => {
    const { clock, db } = office;
    const first = firstAdminLink(db, clock) ?? '';
    const second = firstAdminLink(db, clock) ?? '';
    expect(isFirstAdminLink(db, first, clock)).toBe(false);
    expect(isFirstAdminLink(db, second, clock)).toBe(true);
    clock.advance(24 * 3_600_000);
    expect(isFirstAdminLink(db, second, clock)).toBe(false);
  });

  it('is worth nothing once there is an administrator', async () => {
    const { clock, db, hire } = office;
    const token = firstAdminLink(db, clock) ?? '';
    hire('admin', ['admin']);
    const command = { token, username: 'other', password: PASSWORD, name: 'X' };
    await expect(createFirstAdmin(db, command, null, clock)).rejects.toThrow(
      expect.objectContaining({ code: 'people.setup-link-invalid' }),
    );
  });

  it('survives a password that is too weak', async () => {
    const { clock, db } = office;
    const token = firstAdminLink(db, clock) ?? '';
    const command = { token, username: 'admin', password: 'ngắn', name: 'X' };
    await expect(createFirstAdmin(db, command, null, clock)).rejects.toThrow(
      expect.objectContaining({ code: 'people.password-weak' }),
    );
    expect(isFirstAdminLink(db, token, clock)).toBe(true);
  });
});
