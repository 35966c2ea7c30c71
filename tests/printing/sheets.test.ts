import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import {
  neutral,
  readCsv,
  readSheets,
  readWorkbook,
  SHEET_LIMITS,
  type SheetTable,
  writeWorkbook,
} from '../../src/printing/sheets.ts';

const BOOK: SheetTable = {
  name: 'Sổ đến 2026',
  heading: {
    parent: 'UBND TỈNH AN HÒA',
    agency: 'SỞ XÂY DỰNG',
    title: 'SỔ ĐĂNG KÝ VĂN BẢN ĐẾN',
    lines: ['Năm: 2026'],
  },
  columns: [
    { title: 'Ngày đến', width: 12, kind: 'date' },
    { title: 'Số đến', width: 8, kind: 'number' },
    { title: 'Trích yếu', width: 50 },
  ],
  numbered: true,
  rows: [
    ['2026-01-05', 1, 'Về việc phòng, chống thiên tai'],
    ['2026-02', 2, '=HYPERLINK("http://x")'],
    [null, 3, null],
  ],
  notes: ['Lập từ sổ điện tử.'],
};

const partOf = (bytes: Uint8Array, name: string) => strFromU8(unzipSync(bytes)[name]!);

describe('a sheet of ours', () => {
  it('is headed as the decree heads a paper, and reads back as it was written', async () => {
    const [sheet] = await readWorkbook(await writeWorkbook([BOOK]));
    expect(sheet!.name).toBe('Sổ đến 2026');
    const filled = sheet!.rows.map((row) => row.filter((cell) => cell !== ''));
    expect(filled.filter((row) => row.length > 0)).toEqual([
      ['UBND TỈNH AN HÒA', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
      ['SỞ XÂY DỰNG', 'Độc lập - Tự do - Hạnh phúc'],
      ['SỔ ĐĂNG KÝ VĂN BẢN ĐẾN'],
      ['Năm: 2026'],
      ['Ngày đến', 'Số đến', 'Trích yếu'],
      ['(1)', '(2)', '(3)'],
      ['2026-01-05', '1', 'Về việc phòng, chống thiên tai'],
      ['2026-02', '2', '=HYPERLINK("http://x")'],
      ['3'],
      ['Lập từ sổ điện tử.'],
    ]);
  });

  it('has dates that Excel sorts, and no formula', async () => {
    const bytes = await writeWorkbook([BOOK]);
    const xml = partOf(bytes, 'xl/worksheets/sheet1.xml');
    // 5/1/2026 is day 46027 of Excel's count.
    expect(xml).toMatch(/<c [^>]*><v>46027<\/v><\/c>/);
    expect(xml).not.toContain('<f>');
    expect(partOf(bytes, 'xl/sharedStrings.xml')).toMatch(/>(?:'|&apos;)=HYPERLINK/);
  });

  it('keeps several sheets apart under names Excel allows', async () => {
    const sheets = await readWorkbook(
      await writeWorkbook([BOOK, { ...BOOK, name: 'Theo đơn vị: [2026] một cái tên dài quá mức cho phép' }]),
    );
    expect(sheets.map(({ name }) => name)).toEqual(['Sổ đến 2026', 'Theo đơn vị   2026  một cái tên']);
  });
});

describe('a text that could be taken for a formula', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+84 912', "'+84 912"],
    ['-2+3', "'-2+3"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['-', '-'],
    ['a=b', 'a=b'],
    ['\u0000x', 'x'],
  ])('%j is written as %j', (text, written) => {
    expect(neutral(text)).toBe(written);
  });

  it('is cut where Excel could not hold it', () => {
    expect(neutral('a'.repeat(40_000))).toHaveLength(32_767);
  });
});

describe('a sheet somebody brings', () => {
  it.each([
    ['commas', 'Số đến,Trích yếu\n1,"một, hai"\n'],
    ['semicolons', 'Số đến;Trích yếu\n1;một, hai\n'],
    ['tabs', 'Số đến\tTrích yếu\r\n1\tmột, hai\r\n'],
  ])('is read as .csv parted by %s', async (_by, text) => {
    const [sheet] = await readSheets(strToU8(text));
    expect(sheet!.rows).toEqual([
      ['Số đến', 'Trích yếu'],
      ['1', 'một, hai'],
    ]);
  });

  it('is read as .csv with a byte order mark, and in UTF-16 as Excel saves it', () => {
    expect(readCsv(strToU8('\ufeffsố,tên\n')).rows[0]![0]).toBe('số');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('số\ttên\n', 'utf16le')]);
    expect(readCsv(utf16).rows).toEqual([['số', 'tên']]);
  });

  it.each([
    ['another encoding', Uint8Array.from([0x53, 0xe8, 0x20, 0xf0])],
    ['a zip that is no workbook', zipSync({ 'a.txt': strToU8('a') })],
    ['a zip cut off', zipSync({ 'xl/workbook.xml': strToU8('<a/>'.repeat(100)) }).slice(0, 40)],
  ])('is refused with what to do: %s', async (_what, bytes) => {
    await expect(readSheets(bytes)).rejects.toMatchObject({ code: 'sheet.not-a-sheet', status: 422 });
  });

  it('is refused before a bomb is unpacked, whatever size it claims', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(8 * 1024 * 1024) });
    expect(bomb.byteLength).toBeLessThan(32 * 1024);
    // The sizes in the headers lie: 1 byte.
    for (let at = 0; at < bomb.byteLength - 4; at++) {
      const mark = bomb[at] === 0x50 && bomb[at + 1] === 0x4b;
      if (mark && bomb[at + 2] === 3) bomb.set([1, 0, 0, 0], at + 22);
      if (mark && bomb[at + 2] === 1) bomb.set([1, 0, 0, 0], at + 24);
    }
    const limits = { ...SHEET_LIMITS, maxUnpackedBytes: 1024 * 1024 };
    await expect(readSheets(bomb, limits)).rejects.toMatchObject({ code: 'sheet.too-large', status: 413 });
  });

  it('is refused with more rows or columns than a book has', async () => {
    const limits = { ...SHEET_LIMITS, maxRows: 2, maxColumns: 2 };
    expect(() => readCsv(strToU8('a\nb\nc\n'), limits)).toThrow(/quá lớn/);
    expect(() => readCsv(strToU8('a,b,c\n'), limits)).toThrow(/quá lớn/);
  });
});
