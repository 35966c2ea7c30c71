import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Actor,
  createPerson,
  createUnit,
  disablePerson,
  dissolveUnit,
  listPeople,
  listUnits,
  moveUnit,
  namesOfPeople,
  namesOfUnits,
  type Role,
  ROLES,
  SERVICE,
  treeOf,
  unitInCharge,
  updatePerson,
  updateUnit,
} from '../../src/people/index.ts';
import { auditOf, verifyTrail } from '../../src/platform/audit/trail.ts';
import { codeOf, type Office, openOffice, PASSWORD } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const refusedWith = (code: string) => expect.objectContaining({ code });

describe('people', () => {
  it('are added with a temporary password, or with a given one', async () => {
    const { clock, cookieOf, db, did } = office;
    const unit = createUnit(db, { name: 'Văn phòng' }, SERVICE, clock);
    const lan = await createPerson(
      db,
      { username: 'Lan', name: 'Trần Thị Lan', post: 'Văn thư', roles: ['clerk'], unitIds: [unit.id] },
      SERVICE,
      clock,
    );
    expect(lan.temporaryPassword).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(lan.person).toMatchObject({
      name: 'Trần Thị Lan',
      post: 'Văn thư',
      roles: ['clerk'],
      unitIds: [unit.id],
      account: { username: 'lan', mustChangePassword: true },
    });
    const an = await createPerson(
      db,
      { username: 'an', name: 'An', roles: ['staff'], password: PASSWORD },
      SERVICE,
      clock,
    );
    expect(an.temporaryPassword).toBeNull();
    await cookieOf('an');
    expect(did()).toEqual(['unit.created', 'person.created', 'person.created', 'person.signed-in']);
    expect(verifyTrail(db).brokenAt).toBeNull();
  });

  it.each([
    [{ username: 'l' }, 'people.username-invalid'],
    [{ username: 'Lân Trần' }, 'people.username-invalid'],
    [{ username: 'ADMIN' }, 'people.username-taken'],
    [{ password: 'ngắn' }, 'people.password-weak'],
    [{ password: 'aaaaaaaaaaaa' }, 'people.password-weak'],
    [{ unitIds: ['no-such-unit'] }, 'people.unit-not-found'],
  ])('are not added with %j', async (wrong, code) => {
    const { clock, db, hire } = office;
    hire('admin', ['admin']);
    const command = { username: 'lan', name: 'Lan', roles: ['clerk'] as Role[], ...wrong };
    await expect(createPerson(db, command, SERVICE, clock)).rejects.toThrow(refusedWith(code));
    expect(listPeople(db, {}, SERVICE, clock).people).toHaveLength(1);
  });

  it('change their name, post, roles and units, with what changed on the audit trail', () => {
    const { clock, db, hire } = office;
    const [office1, office2] = ['Phòng Kinh tế', 'Phòng Văn hóa'].map((name) =>
      createUnit(db, { name }, SERVICE, clock),
    );
    const lan = hire('lan', ['clerk'], { unitIds: [office1!.id] });
    const changes = { name: 'Trần Lan', roles: ['leader', 'staff'] as Role[], unitIds: [office2!.id] };
    clock.advance(86_400_000);
    expect(updatePerson(db, lan.id, changes, SERVICE, clock)).toMatchObject(changes);
    updatePerson(db, lan.id, changes, SERVICE, clock);
    const history = auditOf(db, lan.id);
    expect(history.map((line) => line.did)).toEqual(['person.created', 'person.changed']);
    expect(history[1]!.details).toMatchObject({
      name: { from: 'lan', to: 'Trần Lan' },
      roles: { from: ['clerk'] },
    });
    expect(updatePerson(db, lan.id, { unitIds: [office1!.id] }, SERVICE, clock).unitIds).toEqual([
      office1!.id,
    ]);
  });

  it('never leave the office without an administrator', () => {
    const { clock, db, hire } = office;
    const first = hire('first', ['admin']);
    const refused = refusedWith('people.last-admin');
    expect(() => disablePerson(db, first.id, first, clock)).toThrow(refused);
    expect(() => updatePerson(db, first.id, { roles: ['clerk'] }, first, clock)).toThrow(refused);
    const second = hire('second', ['admin']);
    disablePerson(db, first.id, second, clock);
    expect(() => updatePerson(db, second.id, { roles: ['staff'] }, second, clock)).toThrow(refused);
  });

  it('are listed by given name, page by page, and found without accents', () => {
    const { clock, db, hire } = office;
    const names = ['Nguyễn Văn Bình', 'Trần Thị Ánh', 'Lê Đức Dũng', 'Phạm Ân', 'Đỗ Văn Cường'];
    for (const [index, name] of names.entries()) hire(`p${index}`, ['staff'], { name });
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = listPeople(db, { limit: 2, after }, SERVICE, clock);
      found.push(...page.people.map((person) => person.name));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(found).toEqual(['Phạm Ân', 'Trần Thị Ánh', 'Nguyễn Văn Bình', 'Đỗ Văn Cường', 'Lê Đức Dũng']);
    const namesFor = (q: string) => listPeople(db, { q }, SERVICE, clock).people.map((person) => person.name);
    expect(namesFor('duc dung')).toEqual(['Lê Đức Dũng']);
    expect(namesFor('văn')).toEqual(['Nguyễn Văn Bình', 'Đỗ Văn Cường']);
    expect(namesFor('%')).toEqual([]);
    expect(() => listPeople(db, { after: 'nonsense' }, SERVICE, clock)).toThrow(
      refusedWith('request.invalid'),
    );
  });

  it('hide their accounts and the locked-out from colleagues', () => {
    const { clock, db, hire } = office;
    const admin = hire('admin', ['admin']);
    const lan = hire('lan', ['clerk']);
    const gone = hire('gone', ['staff']);
    disablePerson(db, gone.id, admin, clock);
    const seenBy = (by: Actor) => listPeople(db, { includeDisabled: true }, by, clock).people;
    expect(seenBy(lan).map((person) => [person.name, person.account])).toEqual([
      ['admin', null],
      ['lan', null],
    ]);
    expect(seenBy(admin).map((person) => person.account?.username)).toEqual(['admin', 'gone', 'lan']);
  });

  it('are filtered by unit and role', () => {
    const { clock, db, hire } = office;
    const unit = createUnit(db, { name: 'Phòng Kinh tế' }, SERVICE, clock);
    hire('lan', ['clerk', 'staff'], { unitIds: [unit.id] });
    hire('an', ['staff']);
    const names = (query: { unitId?: string; role?: Role }) =>
      listPeople(db, query, SERVICE, clock).people.map((person) => person.name);
    expect(names({ unitId: unit.id })).toEqual(['lan']);
    expect(names({ role: 'staff' })).toEqual(['an', 'lan']);
    expect(names({ role: 'leader' })).toEqual([]);
  });
});

describe('names', () => {
  it('are given by id, also of those who are gone', () => {
    const { clock, db, hire } = office;
    const lan = hire('lan', ['clerk'], { name: 'Trần Lan' });
    disablePerson(db, lan.id, SERVICE, clock);
    expect([...namesOfPeople(db, [lan.id, lan.id, 'nobody'])]).toEqual([[lan.id, 'Trần Lan']]);
    const unit = createUnit(db, { name: 'Phòng A' }, SERVICE, clock);
    expect(namesOfUnits(db, [unit.id]).get(unit.id)).toBe('Phòng A');
    expect(namesOfUnits(db, []).size).toBe(0);
  });
});

describe('units', () => {
  const named = (name: string, parentId: string | null = null) =>
    createUnit(office.db, { name, parentId }, SERVICE, office.clock);

  it('make a tree that never bites its tail', () => {
    const { clock, db, did } = office;
    const commune = named('UBND xã');
    const economy = named('Phòng Kinh tế', commune.id);
    const team = named('Tổ một cửa', economy.id);
    const refused = refusedWith('people.unit-cycle');
    expect(() => moveUnit(db, commune.id, team.id, SERVICE, clock)).toThrow(refused);
    expect(() => moveUnit(db, economy.id, economy.id, SERVICE, clock)).toThrow(refused);
    moveUnit(db, team.id, commune.id, SERVICE, clock);
    const [top] = treeOf(listUnits(db, '2026-11-23', SERVICE));
    expect(top?.unit.id).toBe(commune.id);
    expect(top?.children.map((node) => node.unit.name)).toEqual(['Phòng Kinh tế', 'Tổ một cửa']);
    expect(did()).toContain('unit.moved');
  });

  it('have one name each among their neighbours', () => {
    const { clock, db } = office;
    const a = named('Phòng A');
    const b = named('Phòng B');
    const refused = refusedWith('people.unit-name-taken');
    expect(() => named('Phòng A')).toThrow(refused);
    expect(() => updateUnit(db, b.id, { name: 'Phòng A' }, SERVICE, clock)).toThrow(refused);
    expect(updateUnit(db, b.id, { name: 'Phòng C', shortName: 'PC' }, SERVICE, clock)).toMatchObject({
      shortName: 'PC',
    });
    expect(named('Phòng A', a.id).parentId).toBe(a.id);
  });

  it('end with a last day, and their people go to the successor the day after', () => {
    const { audited, clock, db, hire } = office;
    const district = named('UBND huyện');
    const commune = named('UBND xã');
    const lan = hire('lan', ['clerk'], { unitIds: [district.id] });
    const both = hire('both', ['clerk'], { unitIds: [district.id, commune.id] });
    const command = { unitId: district.id, lastDay: '2026-11-30', successorId: commune.id };
    dissolveUnit(db, command, SERVICE, clock);
    expect(audited().at(-1)).toMatchObject({
      did: 'unit.dissolved',
      details: { lastDay: '2026-11-30', people: 2 },
    });
    const unitsOf = (id: string) => updatePerson(db, id, {}, SERVICE, clock).unitIds;
    clock.set('2026-11-30T16:59:00.000Z');
    expect(unitsOf(lan.id)).toEqual([district.id]);
    clock.set('2026-11-30T17:01:00.000Z');
    expect(unitsOf(lan.id)).toEqual([commune.id]);
    expect(unitsOf(both.id)).toEqual([commune.id]);
    expect(listUnits(db, '2026-11-30', SERVICE)).toHaveLength(2);
    expect(listUnits(db, '2026-12-01', SERVICE).map((unit) => unit.id)).toEqual([commune.id]);
    expect(listUnits(db, null, SERVICE)).toHaveLength(2);
    expect(unitInCharge(db, district.id, '2026-12-01')?.id).toBe(commune.id);
    expect(unitInCharge(db, district.id, '2026-11-30')?.id).toBe(district.id);
    expect(() => dissolveUnit(db, command, SERVICE, clock)).toThrow(refusedWith('people.unit-dissolved'));
    expect(() => updatePerson(db, lan.id, { unitIds: [district.id] }, SERVICE, clock)).toThrow(
      refusedWith('people.unit-dissolved'),
    );
  });

  it('do not end with units below them, before they began, or with an impossible successor', () => {
    const { clock, db } = office;
    const parent = named('Sở');
    const child = named('Phòng', parent.id);
    const end = (unitId: string, successorId: string | null, lastDay = '2026-11-30') =>
      dissolveUnit(db, { unitId, lastDay, successorId }, SERVICE, clock);
    expect(() => end(parent.id, null)).toThrow(refusedWith('people.unit-has-children'));
    expect(() => end(child.id, null, '2026-01-01')).toThrow(refusedWith('people.last-day-too-early'));
    expect(() => end(child.id, child.id)).toThrow(refusedWith('people.successor-invalid'));
    expect(() => end(child.id, 'no-such-unit')).toThrow(refusedWith('people.successor-invalid'));
    end(child.id, null);
    expect(end(parent.id, null).validTo).toBe('2026-11-30');
    expect(unitInCharge(db, child.id, '2026-12-01')).toBeNull();
  });
});

describe('who may call what', () => {
  const json = { name: 'Tên mới' };
  const calls: [method: string, path: string, body: unknown, allowed: readonly Role[]][] = [
    ['GET', '/people', undefined, ROLES],
    ['GET', '/people/:id', undefined, ROLES],
    ['GET', '/units', undefined, ROLES],
    ['GET', '/units/:unit', undefined, ROLES],
    ['GET', '/me', undefined, ROLES],
    ['GET', '/me/tokens', undefined, ROLES],
    ['PATCH', '/people/:id', json, ['admin']],
    ['POST', '/people', { username: 'moi', name: 'Mới', roles: ['staff'] }, ['admin']],
    ['GET', '/people/:id/tokens', undefined, ['admin']],
    ['POST', '/people/:id/disable', undefined, ['admin']],
    ['POST', '/people/:id/enable', undefined, ['admin']],
    ['POST', '/people/:id/reset-password', undefined, ['admin']],
    ['POST', '/units', { name: 'Đơn vị mới' }, ['admin']],
    ['PATCH', '/units/:unit', json, ['admin']],
    ['POST', '/units/:unit/move', { parentId: null }, ['admin']],
    ['POST', '/units/:unit/dissolve', { lastDay: '2026-12-31', successorId: null }, ['admin']],
  ];

  it('is the same table for every role', async () => {
    const { ask, clock, cookieOf, db, hire } = office;
    const target = hire('target', ['staff']);
    const unit = createUnit(db, { name: 'Phòng' }, SERVICE, clock);
    const status = async (call: (typeof calls)[number], cookie?: string) => {
      const [method, path, body] = call;
      const full = `/api/v1${path.replace(':id', target.id).replace(':unit', unit.id)}`;
      const response = await ask(full, { method, json: body, ...(cookie === undefined ? {} : { cookie }) });
      return response.status;
    };
    for (const call of calls) expect([call[1], await status(call)]).toEqual([call[1], 401]);
    for (const role of ROLES) {
      hire(role, [role]);
      const cookie = await cookieOf(role);
      for (const call of calls) {
        const answered = await status(call, cookie);
        const what = `${role} ${call[0]} ${call[1]}`;
        const expected = call[3].includes(role) ? 'allowed' : 'refused';
        expect([what, answered === 403 ? 'refused' : answered < 300 ? 'allowed' : answered]).toEqual([
          what,
          expected,
        ]);
      }
    }
  });

  it('says which fields of a request are wrong', async () => {
    const { ask, cookieOf, hire } = office;
    hire('admin', ['admin']);
    const cookie = await cookieOf('admin');
    const json = { username: 'x', roles: ['king'], extra: 1 };
    const response = await ask('/api/v1/people', { method: 'POST', cookie, json });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'request.invalid',
      errors: [
        { field: 'name', message: 'bắt buộc phải có' },
        { field: 'roles.0', message: 'phải là một trong: clerk, drafter, leader, staff, admin' },
        { field: '', message: 'không có trường extra' },
      ],
    });
    expect(await codeOf(await ask('/api/v1/people?limit=0', { cookie }))).toBe('request.invalid');
    const headers = { 'content-type': 'application/json' };
    const broken = await office.app.request('/api/v1/session', { method: 'POST', headers, body: '{' });
    expect(await codeOf(broken)).toBe('request.malformed');
  });
});
