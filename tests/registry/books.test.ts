import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { readWorkbook } from '../../src/printing/sheets.ts';
import {
  bookAsPdf,
  bookAsSheet,
  cancelNumber,
  configureRegister,
  correctEntry,
  createRegister,
  decideField,
  entryOfDispatch,
  likelyPlace,
  listRegisters,
  type RegisterDispatch,
  registerDispatch,
  registerEntries,
  routeDispatch,
  signForPaper,
} from '../../src/registry/index.ts';
import type { Metadata } from '../../src/understanding/index.ts';
import { ADMIN, CLERK, LEADER, type Office, openOffice, STAFF, WHOLE_HEADER } from './office.ts';
import { refusal } from './refusal.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const paper = (number: string, change: Partial<Metadata> = {}) =>
  office.verifiedPaper(`${number} ${JSON.stringify(change)}`, { ...WHOLE_HEADER, number, ...change });
const register = (id: string, more: Partial<RegisterDispatch> = {}) =>
  registerDispatch(office.db, { ...office.versioned(id), ...more }, CLERK, office.clock);
const book = () => listRegisters(office.db, CLERK)[0]!;
const lines = () => registerEntries(office.db, CLERK, book().id).rows;

describe('the books of a year', () => {
  const decisions = { year: 2026, direction: 'incoming', code: 'quyet-dinh', kinds: ['Quyết định'] } as const;

  it('take the papers of their kind by themselves, and go on next year', async () => {
    createRegister(office.db, { ...decisions, name: 'Sổ quyết định đến năm 2026' }, ADMIN, office.clock);
    const decision = await paper('1', { type: 'quyết định' });
    const letter = await paper('2');
    expect(likelyPlace(office.db, { direction: 'incoming', type: 'Quyết định' }, 2026)).toEqual({
      code: 'quyet-dinh',
      number: 1,
    });
    expect(register(decision).register).toMatchObject({ code: 'quyet-dinh' });
    expect(register(letter)).toMatchObject({ number: 1, register: { code: 'chung' } });
    const later = await paper('3', { type: 'Quyết định' });
    office.clock.set('2027-01-04T02:00:00.000Z');
    expect(register(later)).toMatchObject({
      number: 1,
      register: { code: 'quyet-dinh', name: 'Sổ quyết định đến năm 2027' },
    });
  });

  it('go on from a paper book, and are closed', async () => {
    const { id } = createRegister(
      office.db,
      { year: 2026, direction: 'incoming', code: 'chung', firstNumber: 501 },
      CLERK,
      office.clock,
    );
    expect(register(await paper('1')).number).toBe(501);
    expect(book()).toMatchObject({ firstNumber: 501, nextNumber: 502, entries: 1 });
    expect(refusal(() => configureRegister(office.db, id, { firstNumber: 1 }, CLERK, office.clock))).toBe(
      'register.first-number-too-late',
    );
    configureRegister(office.db, id, { closed: true }, ADMIN, office.clock);
    const late = await paper('2');
    expect(refusal(() => register(late))).toBe('register.closed');
    configureRegister(office.db, id, { closed: false }, ADMIN, office.clock);
    expect(register(late).number).toBe(502);
  });

  it('are opened by văn thư and quản trị, each code and kind once', () => {
    createRegister(office.db, decisions, CLERK, office.clock);
    for (const who of [STAFF, LEADER]) {
      expect(refusal(() => createRegister(office.db, { ...decisions, code: 'x' }, who, office.clock))).toBe(
        'people.forbidden',
      );
    }
    expect(refusal(() => createRegister(office.db, decisions, CLERK, office.clock))).toBe(
      'register.code-taken',
    );
    const other = { ...decisions, code: 'khac', kinds: ['QUYẾT ĐỊNH'] };
    expect(refusal(() => createRegister(office.db, other, CLERK, office.clock))).toBe('register.kind-taken');
  });
});

describe('ghi bổ sung', () => {
  it('keeps the day of arrival and the reason, with the next number', async () => {
    register(await paper('1'));
    const late = await paper('2');
    expect(refusal(() => register(late, { arrivedOn: '2026-11-02' }))).toBe('register.late-reason-needed');
    expect(refusal(() => register(late, { arrivedOn: '2026-11-24', lateReason: 'x' }))).toBe(
      'register.arrival-invalid',
    );
    expect(register(late, { arrivedOn: '2026-11-02', lateReason: 'nhận qua đường bưu điện' }).number).toBe(2);
    expect(lines()[1]).toMatchObject({ arrivedOn: '2026-11-02', lateReason: 'nhận qua đường bưu điện' });
  });

  it('goes into the book of the year of arrival', async () => {
    const old = await paper('1');
    office.clock.set('2027-01-05T02:00:00.000Z');
    const done = register(old, { arrivedOn: '2026-12-30', lateReason: 'nghỉ tết dương lịch' });
    expect(done).toMatchObject({ number: 1, year: 2026 });
  });
});

describe('a line of the book', () => {
  it('is corrected with what stood there, who and why; the number stays', async () => {
    const id = await paper('1');
    register(id);
    const decision = { action: 'correct', value: 'SỞ Y TẾ' } as const;
    const field = { ...office.versioned(id), field: 'issuer', decision, reason: 'đọc nhầm' } as const;
    decideField(office.db, field, CLERK, office.clock);
    correctEntry(
      office.db,
      { ...office.versioned(id), columns: { note: 'bản sao', arrivedOn: '2026-11-20' }, reason: 'ghi thiếu' },
      CLERK,
      office.clock,
    );
    expect(entryOfDispatch(office.db, id, CLERK)).toMatchObject({
      entry: { number: 1, note: 'bản sao', arrivedOn: '2026-11-20' },
      corrections: [
        {
          column: 'issuer',
          before: WHOLE_HEADER.issuer,
          after: 'SỞ Y TẾ',
          reason: 'đọc nhầm',
          by: 'Người clerk',
        },
        { column: 'arrivedOn', before: '2026-11-23', after: '2026-11-20', reason: 'ghi thiếu' },
        { column: 'note', before: null, after: 'bản sao', reason: 'ghi thiếu' },
      ],
    });
    expect(lines()).toMatchObject([{ entryNumber: 1, issuer: 'SỞ Y TẾ', corrections: 3 }]);
    const words = JSON.stringify(auditOf(office.db, id).map(({ details }) => details));
    expect(words).not.toContain('SỞ Y TẾ');
  });

  it('stays, struck out, where its number was cancelled; the paper gets another', async () => {
    const id = await paper('1');
    register(id);
    cancelNumber(office.db, { ...office.versioned(id), reason: 'vào nhầm sổ' }, CLERK, office.clock);
    expect(office.view(id)).toMatchObject({ state: 'verified', registerNumber: null, handling: null });
    expect(register(id).number).toBe(2);
    expect(lines().map(({ entryNumber, cancelReason }) => [entryNumber, cancelReason])).toEqual([
      [1, 'vào nhầm sổ'],
      [2, null],
    ]);
  });

  it('tells to whom the paper went, when, and who signed for it', async () => {
    const id = await paper('1');
    register(id);
    const to = { dispatchId: id, unitIds: ['unit-a'], personIds: ['staff'] };
    routeDispatch(office.db, to, CLERK, office.clock);
    signForPaper(office.db, { ...office.versioned(id), signedBy: 'Lê Văn B' }, CLERK, office.clock);
    expect(lines()).toMatchObject([
      {
        recipients: ['Phòng unit-a', 'Người staff'],
        routedAt: office.clock.now(),
        signedBy: 'Lê Văn B',
      },
    ]);
  });

  it('is asked for by numbers and days, page by page', async () => {
    for (const number of ['1', '2', '3']) register(await paper(number));
    const first = registerEntries(office.db, CLERK, book().id, { limit: 2 });
    const second = registerEntries(office.db, CLERK, book().id, { limit: 2, cursor: first.next });
    expect([...first.rows, ...second.rows].map(({ entryNumber }) => entryNumber)).toEqual([1, 2, 3]);
    const some = registerEntries(office.db, CLERK, book().id, { fromNumber: 2, toNumber: 2 }).rows;
    expect(some.map(({ entryNumber }) => entryNumber)).toEqual([2]);
    expect(registerEntries(office.db, CLERK, book().id, { fromDay: '2026-11-24' }).rows).toEqual([]);
  });
});

describe('the printed book', () => {
  const request = () => ({ registerId: book().id, range: {}, agencyName: 'UBND phường Hải Châu' });

  it('has the ten columns of the decree in Excel, with what was cancelled', async () => {
    const id = await paper('1', { subject: '=cmd|x' });
    register(id);
    cancelNumber(office.db, { ...office.versioned(id), reason: 'vào nhầm sổ' }, CLERK, office.clock);
    register(id);
    const { fileName, bytes } = await bookAsSheet(office.db, request(), CLERK, office.clock);
    expect(fileName).toBe('so-van-ban-den-chung-2026.xlsx');
    const [sheet] = await readWorkbook(bytes);
    const rows = sheet!.rows.map((row) => row.slice(0, 10));
    const head = rows.findIndex(([first]) => first === 'Ngày đến');
    expect(rows[head]).toEqual([
      'Ngày đến',
      'Số đến',
      'Tác giả',
      'Số, ký hiệu văn bản',
      'Ngày tháng văn bản',
      'Tên loại và trích yếu nội dung văn bản',
      'Đơn vị hoặc người nhận',
      'Ngày chuyển',
      'Ký nhận',
      'Ghi chú',
    ]);
    expect(rows[head + 2]!.slice(0, 6)).toEqual([
      '2026-11-23',
      '1',
      WHOLE_HEADER.issuer,
      '1/UBND-VX',
      '2026-11-20',
      'Công văn: =cmd|x',
    ]);
    expect(rows[head + 2]![9]).toBe('Số đã hủy: vào nhầm sổ');
    expect(rows.flat()).toEqual(
      expect.arrayContaining(['UBND PHƯỜNG HẢI CHÂU', 'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN', 'Từ số 1 đến số 2']),
    );
    expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)).not.toContain('<f>');
  });

  it('is a PDF too, for those who may print it', async () => {
    register(await paper('1'));
    const { bytes } = await bookAsPdf(office.db, request(), LEADER, office.clock);
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    await expect(bookAsPdf(office.db, request(), STAFF, office.clock)).rejects.toMatchObject({
      code: 'people.forbidden',
    });
    expect(auditOf(office.db, book().id).at(-1)).toMatchObject({ did: 'register.printed' });
  });
});
