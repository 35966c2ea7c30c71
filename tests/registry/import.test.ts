import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditOf } from '../../src/platform/audit/trail.ts';
import { writeWorkbook } from '../../src/printing/sheets.ts';
import {
  listDispatches,
  listRegisters,
  type Mapping,
  previewImport,
  registerDispatch,
  registerEntries,
  routeDispatch,
  runImport,
  stageImport,
  undoImport,
} from '../../src/registry/index.ts';
import { CLERK, LEADER, type Office, openOffice } from './office.ts';
import { refusal } from './refusal.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

async function* stream(bytes: Uint8Array) {
  yield bytes;
}

const about = { fileName: 'sổ 2025.csv', direction: 'incoming', year: 2025, code: 'chung' } as const;
const stage = (csv: string, more: Partial<typeof about> = {}, by = CLERK) =>
  stageImport(office, stream(strToU8(csv)), { ...about, ...more }, by);
const run = (id: string, mapping: Mapping | null = null) => runImport(office, { id, mapping }, CLERK);

const BOOK = `SỔ ĐĂNG KÝ VĂN BẢN ĐẾN;;;;;;
Ngày đến;Số đến;Tác giả;Số, ký hiệu văn bản;Ngày tháng văn bản;Tên loại và trích yếu nội dung;Đơn vị hoặc người nhận
(1);(2);(3);(4);(5);(6);(7)
03/01/2025;1;Sở Y tế;12/SYT-NVY;02/01/2025;Công văn V/v phòng dịch;Trạm Y tế
04/01/2025;2;UBND tỉnh;3/KH-UBND;31.12.2024;Kế hoạch: chuyển đổi số năm 2025;Văn phòng; 
6/1;3;Sở Nội vụ;; ;Báo cáo tổng kết;
`;

describe('an old book', () => {
  it('is read by its titles, and entered whole with its numbers and days', async () => {
    const preview = await stage(BOOK);
    expect(preview).toMatchObject({
      rows: 3,
      errors: [],
      mapping: { arrivedOn: 0, entryNumber: 1, issuer: 2, symbol: 3, date: 4, subject: 5, recipients: 6 },
      sample: [
        {
          line: 4,
          entryNumber: 1,
          number: '12',
          symbol: 'SYT-NVY',
          type: 'Công văn',
          subject: 'phòng dịch',
          note: 'Đã chuyển: Trạm Y tế',
        },
        { line: 5, date: '2024-12-31', type: 'Kế hoạch', subject: 'chuyển đổi số năm 2025' },
        { line: 6, arrivedOn: '2025-01-06', symbol: null, date: null },
      ],
    });
    expect(listDispatches(office.db, CLERK).rows).toEqual([]);
    const { registerId, rows } = await run(preview.id);
    expect(rows).toBe(3);
    expect(listRegisters(office.db, CLERK)).toMatchObject([{ year: 2025, entries: 3, nextNumber: 4 }]);
    expect(registerEntries(office.db, CLERK, registerId).rows[0]).toMatchObject({
      entryNumber: 1,
      arrivedOn: '2025-01-03',
      issuer: 'Sở Y tế',
      note: 'Đã chuyển: Trạm Y tế',
      handling: 'done',
    });
    expect(auditOf(office.db, registerId).at(-1)).toMatchObject({
      did: 'register.imported',
      details: { rows: 3 },
    });
  });

  it('in .xlsx is read with its dates as dates', async () => {
    const bytes = await writeWorkbook([
      {
        name: 'Sổ',
        heading: { agency: 'UBND', title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐI' },
        columns: [
          { title: 'Số, ký hiệu văn bản', width: 10 },
          { title: 'Ngày tháng văn bản', width: 10, kind: 'date' },
          { title: 'Trích yếu', width: 10 },
          { title: 'Người ký', width: 10 },
        ],
        numbered: true,
        rows: [['7/QĐ-UBND', '2025-02-03', 'khen thưởng', 'Trần Văn A']],
      },
    ]);
    const preview = await stageImport(
      office,
      stream(bytes),
      { ...about, direction: 'outgoing', fileName: 'đi.xlsx' },
      CLERK,
    );
    expect(preview.sample).toMatchObject([
      { entryNumber: 7, arrivedOn: '2025-02-03', signerName: 'Trần Văn A', subject: 'khen thưởng' },
    ]);
  });

  it('with a wrong row is not entered at all; every wrong row is named by its line', async () => {
    const wrong = `Ngày đến,Số đến,Trích yếu,Ngày văn bản
01/01/2025,1,một,
31/02/2025,2,hai,
03/01/2025,,ba,
04/01/2025,1,bốn,
05/01/2025,5,,hôm qua
06/01/2024,6,sáu,
`;
    const preview = await stage(wrong);
    expect(preview.errors).toEqual([
      { line: 3, message: 'ngày đến “31/02/2025” không phải là ngày; thiếu ngày đến' },
      { line: 4, message: 'thiếu số đến' },
      { line: 5, message: 'số 1 đã có ở dòng 2' },
      { line: 6, message: 'ngày văn bản “hôm qua” không phải là ngày; thiếu trích yếu' },
      { line: 7, message: 'ngày 06/01/2024 không thuộc năm 2025 của sổ' },
    ]);
    await expect(run(preview.id)).rejects.toMatchObject({ code: 'import.rows-wrong', details: { count: 5 } });
    expect(listDispatches(office.db, CLERK).rows).toEqual([]);
    expect(listRegisters(office.db, CLERK)).toEqual([]);
  });

  it('is looked at again with other columns', async () => {
    const preview = await stage('Ngày nhận,Số đến,Trích yếu,Tóm tắt\n01/01/2025,1,a,b\n');
    const mapping = { ...preview.mapping, subject: 3 };
    expect((await previewImport(office, preview.id, mapping, CLERK)).sample[0]?.subject).toBe('b');
    await run(preview.id, mapping);
    expect(listDispatches(office.db, CLERK).rows[0]?.subject).toBe('b');
  });

  it('does not take a number that the book has', async () => {
    const id = await office.verifiedPaper('một');
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    const preview = await stage('Ngày đến,Số đến,Trích yếu\n01/01/2026,1,a\n', { year: 2026 } as never);
    expect(preview.errors[0]?.message).toContain('số 1 đã có trong');
  });

  it.each([
    ['a book without titles', 'a,b\n1,2\n', 'import.no-table'],
    ['no sheet at all', 'PK\u0003\u0004', 'sheet.not-a-sheet'],
  ])('%s is refused', async (_what, text, code) => {
    await expect(stage(text)).rejects.toMatchObject({ code });
  });

  it('is the văn thư’s to take over', async () => {
    await expect(stage(BOOK, {}, LEADER)).rejects.toMatchObject({ code: 'people.forbidden' });
  });
});

describe('an import', () => {
  it('is undone whole, and may be done again', async () => {
    const { id } = await stage(BOOK);
    await run(id);
    await expect(run(id)).rejects.toMatchObject({ code: 'import.settled' });
    expect(undoImport(office.db, { id, reason: 'nhầm năm' }, CLERK, office.clock)).toEqual({ rows: 3 });
    expect(listDispatches(office.db, CLERK).rows).toEqual([]);
    expect(listRegisters(office.db, CLERK)).toMatchObject([{ entries: 0, nextNumber: 1 }]);
    const again = await stage(BOOK);
    expect((await run(again.id)).rows).toBe(3);
  });

  it('is not undone once somebody worked on one of its papers', async () => {
    const { id } = await stage(BOOK);
    await run(id);
    const [paper] = listDispatches(office.db, CLERK).rows;
    routeDispatch(
      office.db,
      { dispatchId: paper!.id, unitIds: ['unit-a'], personIds: [] },
      CLERK,
      office.clock,
    );
    expect(refusal(() => undoImport(office.db, { id, reason: 'x' }, CLERK, office.clock))).toBe(
      'import.touched',
    );
  });
});
