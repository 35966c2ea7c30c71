import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import {
  acceptAll,
  decideField,
  listDispatches,
  listRegisters,
  registerDispatch,
  registerEntries,
  verifyDispatch,
  withdrawDispatch,
} from '../../src/registry/index.ts';
import type { Metadata } from '../../src/understanding/index.ts';
import { CLERK, type Office, openOffice, STAFF, WHOLE_HEADER } from './office.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const register = (id: string, more: { registerCode?: string; acknowledgeDuplicate?: string } = {}) =>
  registerDispatch(office.db, { ...office.versioned(id), ...more }, CLERK, office.clock);
/** A paper that differs from the others by its number on the paper. */
const paper = (number: string, change: Partial<Metadata> = {}) =>
  office.verifiedPaper(`${number} ${JSON.stringify(change)}`, { ...WHOLE_HEADER, number, ...change });

describe('registering', () => {
  it('gives numbers from 1 on the year’s register, which is opened on first use', async () => {
    expect(listRegisters(office.db, CLERK)).toEqual([]);
    const first = await paper('1');
    const second = await paper('2');
    expect(register(first)).toMatchObject({
      number: 1,
      year: 2026,
      register: { code: 'chung', name: 'Sổ đăng ký văn bản đến năm 2026' },
    });
    expect(register(second)).toMatchObject({ number: 2 });
    expect(office.view(second)).toMatchObject({
      state: 'registered',
      registerNumber: 2,
      registerYear: 2026,
      registeredBy: { id: 'clerk' },
      registerName: 'Sổ đăng ký văn bản đến năm 2026',
    });
    expect(auditOf(office.db, second).at(-1)).toMatchObject({
      did: 'dispatch.registered',
      details: { number: 2, year: 2026, register: 'chung' },
    });
  });

  it('starts again at 1 with the new year as it begins in Việt Nam', async () => {
    const [old, young] = [await paper('1'), await paper('2')];
    office.clock.set('2026-12-31T16:59:59.000Z');
    expect(register(old)).toMatchObject({ number: 1, year: 2026 });
    office.clock.set('2026-12-31T17:00:00.000Z');
    expect(register(young)).toMatchObject({ number: 1, year: 2027 });
  });

  it('counts each direction and each series by itself', async () => {
    const { id } = await office.handIn('%PDF-1.7 đi', CLERK, { direction: 'outgoing' });
    await office.work();
    const outgoing = readyToRegister(id);
    const incoming = await paper('77');
    const other = await paper('78');
    expect(register(incoming)).toMatchObject({ number: 1 });
    expect(register(outgoing)).toMatchObject({
      number: 1,
      register: { name: 'Sổ đăng ký văn bản đi năm 2026' },
    });
    expect(register(other, { registerCode: 'moi' })).toMatchObject({ number: 1, register: { code: 'moi' } });
    expect(listRegisters(office.db, CLERK)).toHaveLength(3);
  });

  it('refuses what is not verified, what is registered already and what changed', async () => {
    const unread = await office.readPaper('chưa kiểm tra');
    expect(() => register(unread)).toThrow(
      expect.objectContaining({ code: 'dispatch.wrong-state' }) as Error,
    );
    const done = await paper('1');
    const before = office.versioned(done);
    register(done);
    expect(() => registerDispatch(office.db, before, CLERK, office.clock)).toThrow(
      expect.objectContaining({
        code: 'dispatch.already-registered',
        details: { number: 1, year: 2026 },
      }) as Error,
    );
    const changed = await paper('2');
    const stale = { ...office.versioned(changed), version: 1 };
    expect(() => registerDispatch(office.db, stale, CLERK, office.clock)).toThrow(
      expect.objectContaining({ code: 'dispatch.changed' }) as Error,
    );
  });

  it('a refusal uses up no number', async () => {
    const first = await paper('1');
    register(first);
    const twin = await office.verifiedPaper('bản khác của số 1', { ...WHOLE_HEADER, number: '1' });
    expect(() => register(twin)).toThrow(expect.objectContaining({ code: 'dispatch.duplicate' }) as Error);
    expect(register(await paper('2'))).toMatchObject({ number: 2 });
  });

  it('a registered paper cannot be taken back', async () => {
    const id = await paper('1');
    register(id);
    expect(() =>
      withdrawDispatch(office.db, { ...office.versioned(id), reason: 'x' }, CLERK, office.clock),
    ).toThrow(expect.objectContaining({ code: 'dispatch.wrong-state' }) as Error);
  });
});

function readyToRegister(id: string): string {
  acceptAll(office.db, office.versioned(id), CLERK, office.clock);
  verifyDispatch(office.db, office.versioned(id), CLERK, office.clock);
  return id;
}

describe('the duplicate alarm', () => {
  const sameAs: [string, Partial<Metadata>][] = [
    ['the same header', {}],
    ['a padded number', { number: '005' }],
    [
      'another placement of accents and spaces',
      { issuer: 'Uỷ ban nhân dân thành  phố', symbol: 'UBND - VX' },
    ],
    ['another day of the same year', { date: '2026-01-05' }],
  ];
  it.each(sameAs)('rings for %s, until it is acknowledged with a reason', async (_name, change) => {
    const first = await office.verifiedPaper('một');
    register(first);
    const second = await office.verifiedPaper('hai', { ...WHOLE_HEADER, ...change });
    expect(office.view(second).duplicates).toMatchObject([{ id: first, kind: 'same', registerNumber: 1 }]);
    expect(() => register(second)).toThrow(
      expect.objectContaining({
        code: 'dispatch.duplicate',
        status: 409,
        details: { duplicateOf: first, number: 1, year: 2026 },
      }) as Error,
    );
    expect(register(second, { acknowledgeDuplicate: 'bản gửi lại có dấu' })).toMatchObject({ number: 2 });
    expect(auditOf(office.db, second).at(-1)?.details).toMatchObject({
      duplicateBecause: 'bản gửi lại có dấu',
    });
  });

  const differentBy: [string, Partial<Metadata>][] = [
    ['number', { number: '6' }],
    ['symbol', { symbol: 'UBND-KT' }],
    ['issuer', { issuer: 'SỞ Y TẾ' }],
    ['year', { date: '2025-11-20' }],
  ];
  it.each(differentBy)('is silent for another %s', async (_name, change) => {
    register(await office.verifiedPaper('một'));
    const second = await office.verifiedPaper('hai', { ...WHOLE_HEADER, ...change });
    expect(office.view(second).duplicates).toEqual([]);
    expect(register(second).number).toBe(2);
  });

  it('only warns where the number is blank, by issuer, date and subject', async () => {
    const blank = { ...WHOLE_HEADER, number: null };
    const first = await office.verifiedPaper('một', blank);
    register(first);
    const second = await office.verifiedPaper('hai', blank);
    expect(office.view(second).duplicates).toMatchObject([{ id: first, kind: 'alike' }]);
    const numbered = await office.verifiedPaper('ba');
    expect(office.view(numbered).duplicates.map(({ kind }) => kind)).toEqual(['alike', 'alike']);
    expect(register(second)).toMatchObject({ number: 2 });
    expect(
      office.view(await office.verifiedPaper('bốn', { ...blank, subject: 'việc khác' })).duplicates,
    ).toEqual([]);
  });

  it('follows a correction', async () => {
    register(await office.verifiedPaper('một'));
    const second = await office.verifiedPaper('hai', { ...WHOLE_HEADER, number: '50' });
    expect(office.view(second).duplicates).toEqual([]);
    const decision = { action: 'correct', value: '5' } as const;
    decideField(office.db, { ...office.versioned(second), field: 'number', decision }, CLERK, office.clock);
    expect(office.view(second).duplicates).toHaveLength(1);
  });
});

describe('lists', () => {
  it('come in pages that neither skip nor repeat', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 7; at++) {
      if (at % 3 === 0) office.clock.advance(1000);
      ids.push((await office.handIn(`%PDF-1.7 ${at}`)).id);
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ReturnType<typeof listDispatches> = listDispatches(office.db, CLERK, { limit: 3, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(ids.toReversed());
    expect(() => listDispatches(office.db, CLERK, { cursor: 'hỏng' })).toThrow(
      expect.objectContaining({ code: 'list.bad-cursor', status: 400 }) as Error,
    );
  });

  it('can be narrowed down', async () => {
    const first = await paper('1');
    const report = await paper('2', { issuer: 'SỞ Y TẾ', type: 'Báo cáo' });
    register(first);
    const { id: unread } = await office.handIn('%PDF-1.7 mới');
    const list = (filter: Parameters<typeof listDispatches>[2]) =>
      listDispatches(office.db, CLERK, filter).rows.map(({ id }) => id);
    expect(list({ state: 'registered' })).toEqual([first]);
    expect(list({ state: ['verified', 'received'] })).toEqual([unread, report]);
    expect(list({ issuer: 'so y te' })).toEqual([report]);
    expect(list({ type: 'Báo cáo' })).toEqual([report]);
    expect(list({ registerId: listRegisters(office.db, CLERK)[0]!.id })).toEqual([first]);
    expect(list({ year: 2026 })).toHaveLength(3);
    expect(list({ year: 2025 })).toEqual([]);
    expect(list({ direction: 'outgoing' })).toEqual([]);
  });

  it('the register is shown in the order of its numbers', async () => {
    for (const number of ['1', '2', '3']) register(await paper(number));
    const [{ id } = { id: '' }] = listRegisters(office.db, CLERK);
    const first = registerEntries(office.db, CLERK, id, { limit: 2 });
    expect(first.rows.map(({ registerNumber }) => registerNumber)).toEqual([1, 2]);
    const rest = registerEntries(office.db, CLERK, id, { limit: 2, cursor: first.next });
    expect(rest).toMatchObject({ rows: [{ registerNumber: 3 }], next: null, register: { entries: 3 } });
    expect(registerEntries(office.db, STAFF, id)).toMatchObject({ rows: [], register: { entries: 0 } });
    expect(() => registerEntries(office.db, CLERK, 'none')).toThrow(
      expect.objectContaining({ code: 'register.not-found' }) as Error,
    );
  });
});
