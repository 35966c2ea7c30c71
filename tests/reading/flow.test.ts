import { describe, expect, it } from 'vitest';

import { flowOf, joined } from '../../src/reading/flow.ts';
import { withStructure } from '../../src/reading/page-structure.ts';
import { lineText, type Line, type ReadPage, type Zone } from '../../src/reading/page.ts';
import type { GridCell, Table } from '../../src/reading/tables.ts';

interface Placed {
  text: string;
  x?: number;
  y: number;
  /** Of the letters. */
  size?: number;
  width?: number;
  zone?: Zone;
  confidence?: number;
}

function lineAt({ text, x = 85, y, size = 13, width = 455, zone = 'body', confidence = 95 }: Placed): Line {
  const words = text.split(' ');
  const step = width / words.length;
  const placed = words.map((word, at) => ({
    text: word,
    confidence,
    x: x + at * step,
    y,
    width: step - 3,
    height: size,
  }));
  return { zone, words: placed, x, y, width, height: size };
}

function page(number: number, lines: readonly Placed[], tables: readonly Table[] = []): ReadPage {
  const bare = { number, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
  return withStructure({ ...bare, lines: lines.map(lineAt) }, tables);
}

/** Cells of 100 × 20 points in so many columns, from a height on. */
function tableAt(y: number, rows: number, columns: number): Table {
  const cells = Array.from({ length: rows * columns }, (_, at): GridCell => {
    const row = Math.floor(at / columns);
    const column = at % columns;
    return {
      row,
      column,
      rows: 1,
      columns: 1,
      x: 85 + column * 100,
      y: y + row * 20,
      width: 100,
      height: 20,
    };
  });
  return { x: 85, y, width: columns * 100, height: rows * 20, cells };
}

const cell = (text: string, row: number, column: number, top: number): Placed => ({
  text,
  x: 90 + column * 100,
  y: top + row * 20 + 3,
  width: 80,
});

describe('the text of a paper', () => {
  it('runs on over lines and pages, without page numbers', () => {
    const first = page(1, [
      { text: '1. Các trường học trên địa bàn xã kiểm tra phòng học và', x: 115, width: 425, y: 100 },
      { text: 'bàn ghế, báo cáo theo Nghị quyết số 29-', y: 120 },
      { text: '/NQ/TW về Ủy ban nhân dân xã.', y: 140, width: 200 },
      { text: '2. Trạm Y tế xã phối hợp với các trường học', x: 115, width: 425, y: 160 },
    ]);
    const second = page(2, [
      { text: '2', x: 290, y: 40, width: 8 },
      { text: 'kiểm tra nguồn nước.', y: 100, width: 150 },
      { text: 'Nơi nhận:', y: 400, width: 60, zone: 'foot-left' },
      { text: 'CHỦ TỊCH', x: 350, y: 400, width: 90, zone: 'foot-right' },
    ]);
    expect(second.lines.map(({ zone }) => zone)).toEqual(['page-number', 'body', 'foot-left', 'foot-right']);
    expect(flowOf([first, second]).blocks).toEqual([
      {
        kind: 'paragraph',
        page: 1,
        text: '1. Các trường học trên địa bàn xã kiểm tra phòng học và bàn ghế, báo cáo theo Nghị quyết số 29-/NQ/TW về Ủy ban nhân dân xã.',
      },
      {
        kind: 'paragraph',
        page: 1,
        text: '2. Trạm Y tế xã phối hợp với các trường học kiểm tra nguồn nước.',
      },
      { kind: 'paragraph', page: 2, text: 'Nơi nhận:' },
      { kind: 'paragraph', page: 2, text: 'CHỦ TỊCH' },
    ]);
  });

  it.each([
    ['số 29-', '/NQ/TW', 'số 29-/NQ/TW'],
    ['số 73/2023/NĐ-', 'CP ngày 29', 'số 73/2023/NĐ-CP ngày 29'],
    ['Quyết định số 12/QĐ', 'và', 'Quyết định số 12/QĐ và'],
    ['giai đoạn 2021-', '2025', 'giai đoạn 2021- 2025'],
    ['Độc lập -', 'Tự do', 'Độc lập - Tự do'],
  ])('%s | %s', (before, next, whole) => {
    expect(joined(before, next)).toBe(whole);
  });

  it('has its footnotes apart, and no list of small print for one', () => {
    const body = Array.from({ length: 8 }, (_, at) => ({
      text: 'Các đơn vị báo cáo kết quả thực hiện',
      y: 100 + at * 60,
    }));
    const noted = page(1, [
      ...body,
      { text: '1 Nghị quyết số 08 của Hội đồng nhân dân xã.', y: 740, size: 10 },
      { text: '2 Theo số liệu năm 2024.', y: 756, size: 10 },
    ]);
    expect(flowOf([noted]).footnotes).toHaveLength(2);
    expect(noted.lines.filter(({ zone }) => zone === 'footnote')).toHaveLength(2);
    const listed = page(1, [...body, { text: '1. Trạm Y tế xã kiểm tra nguồn nước.', y: 740 }]);
    expect(flowOf([listed]).footnotes).toEqual([]);
  });

  it('has tables as rows of cells, those that go on over the page as one', () => {
    const header = (top: number) =>
      ['TT', 'Việc', 'Đơn vị'].map((text, column) => cell(text, 0, column, top));
    const first = page(
      1,
      [
        { text: 'Phân công như sau:', y: 600, width: 120 },
        ...header(700),
        cell('1', 1, 0, 700),
        cell('Sửa phòng học', 1, 1, 700),
        cell('Các trường', 1, 2, 700),
      ],
      [tableAt(700, 2, 3)],
    );
    const second = page(
      2,
      [
        ...header(80),
        cell('trước khai giảng', 1, 1, 80),
        cell('2', 2, 0, 80),
        cell('Kiểm tra nước', 2, 1, 80),
        cell('Trạm Y tế', 2, 2, 80),
      ],
      [tableAt(80, 3, 3)],
    );
    expect(flowOf([first, second]).blocks).toEqual([
      { kind: 'paragraph', page: 1, text: 'Phân công như sau:' },
      {
        kind: 'table',
        page: 1,
        rows: [
          ['TT', 'Việc', 'Đơn vị'],
          ['1', 'Sửa phòng học trước khai giảng', 'Các trường'],
          ['2', 'Kiểm tra nước', 'Trạm Y tế'],
        ],
      },
    ]);
    expect(second.tables?.[0]?.cells[7]).toMatchObject({
      row: 2,
      column: 1,
      text: 'Kiểm tra nước',
      width: 100,
    });
  });
});

describe('a note in the margin', () => {
  it('lies over the page, the lines of its column do not', () => {
    const { lines } = page(1, [
      { text: 'Thực hiện Công văn số 12/UBND-VX ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân', y: 200 },
      { text: 'xã Suối Lộc về việc tổ chức kiểm tra các trường học trên địa bàn xã, nhà trường', y: 220 },
      { text: 'báo cáo kết quả như sau đây để Ủy ban nhân dân xã tổng hợp theo quy định trên', y: 240 },
      { text: '- Điểm lẻ', x: 88, width: 50, y: 260 },
      { text: 'gấp', x: 30, width: 24, y: 230 },
    ]);
    expect(lines.filter(({ zone }) => zone === 'overlay').map(({ words }) => words[0]!.text)).toEqual([
      'gấp',
    ]);
  });
});

describe('a number or a day that is not read', () => {
  const unreadOf = (...lines: Placed[]) => page(1, lines).unread ?? [];
  const numberLine = (text: string, confidence = 95): Placed => ({
    text,
    x: 90,
    width: 120,
    y: 110,
    zone: 'header-left',
    confidence,
  });

  it('is given with its place', () => {
    const places = unreadOf(numberLine('Số: ~ /UBND-VX', 30), {
      text: 'Suối Lộc, ngày .... tháng 8 năm 2025',
      x: 300,
      width: 210,
      y: 110,
      zone: 'header-right',
    });
    expect(places.map(({ what }) => what)).toEqual(['number', 'day']);
    expect(places[0]!.box).toMatchObject({ x: 127, y: 103.5, height: 26 });
    expect(places[0]!.box.x + places[0]!.box.width).toBeCloseTo(170, 0);
  });

  const dated = (height: number, confidence: number): Line => {
    const line = lineAt({
      text: 'Suối Lộc, ngày 24 tháng 8 năm 2025',
      x: 300,
      width: 210,
      y: 110,
      size: 9,
      zone: 'header-right',
    });
    const words = line.words.map((word) => (word.text === '24' ? { ...word, height, confidence } : word));
    return { ...line, words };
  };

  it.each<[height: number, confidence: number, isUnread: boolean]>([
    [9, 96, false],
    [9.6, 80, false],
    // Taller than the year: a pen's, however sure the engine is of it.
    [11.3, 94, true],
    [13, 97, true],
    // A speck hangs on printed digits.
    [16.5, 97, false],
    [16.5, 90, true],
    [9, 50, true],
    // A text layer knows what it says.
    [11.3, 100, false],
  ])('is told by the height of its digits: %s points, confidence %s', (height, confidence, isUnread) => {
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    const { lines, unread = [] } = withStructure({ ...bare, lines: [dated(height, confidence)] }, []);
    expect(unread.map(({ what }) => what)).toEqual(isUnread ? ['day'] : []);
    const day = lines[0]!.words.find((word) => word.text === '24')!;
    expect(day.confidence).toBe(isUnread ? 40 : confidence);
  });

  it('is nothing where its strokes were read as letters', () => {
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    const line = dated(11, 12);
    const words = line.words.map((word) => (word.text === '24' ? { ...word, text: 'SỔ' } : word));
    const { lines } = withStructure({ ...bare, lines: [{ ...line, words }] }, []);
    expect(lines.map(lineText)).toEqual(['Suối Lộc, ngày tháng 8 năm 2025']);
  });

  it.each(['Số: 152/UBND-VX', 'Số: 152 /UBND-VX', 'Số 152/UBND-VX'])('is none in %s', (text) => {
    expect(unreadOf(numberLine(text))).toEqual([]);
  });
});
