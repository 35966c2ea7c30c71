import { describe, expect, it } from 'vitest';

import { flowOf, joined } from '../../src/reading/flow.ts';
import { withStructure } from '../../src/reading/page-structure.ts';
import { lineText, type Line, type ReadPage, type Zone } from '../../src/reading/page.ts';
import { withoutRaisedEnds } from '../../src/reading/raised-figures.ts';
import type { GridCell, Table } from '../../src/reading/tables.ts';
import { settleZones } from '../../src/reading/zone-text.ts';

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
      { text: 'bàn ghế, báo cáo theo Nghị quyết số 29-', y: 120, width: 320 },
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

  it('does not go on behind a signature', () => {
    const signed = page(1, [
      { text: 'Thực hiện trong tháng này.', y: 100 },
      { text: 'Nơi nhận:', y: 400, width: 60, zone: 'foot-left' },
      { text: 'Quàng Văn Ón', x: 350, y: 480, width: 90, zone: 'foot-right' },
    ]);
    const next = page(2, [{ text: 'đi lại an toàn qua các điểm đang sửa chữa.', y: 100 }]);
    const texts = flowOf([signed, next]).blocks.map((block) => block.kind === 'paragraph' && block.text);
    expect(texts.slice(-2)).toEqual(['Quàng Văn Ón', 'đi lại an toàn qua các điểm đang sửa chữa.']);
  });

  it.each([
    ['2', 290, 95, 'page-number'],
    ['3', 290, 95, 'body'],
    ['2', 85, 95, 'body'],
    ['2', 290, 140, 'body'],
  ])('a page laid low on the glass: %s at %d, %d is %s', (text, x, y, zone) => {
    const low = page(2, [
      { text, x, y, width: 8 },
      { text: 'kiểm tra nguồn nước.', y: 180, width: 150 },
    ]);
    expect(low.lines.map((line) => line.zone)).toEqual([zone, 'body']);
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

  const NOTED = Array.from({ length: 4 }, (_, at) => ({
    text: 'Các đơn vị báo cáo kết quả thực hiện',
    y: 100 + at * 60,
  }));
  const SIGNED: Placed[] = [
    { text: 'Nơi nhận:', y: 500, width: 60, size: 11, zone: 'foot-left' },
    { text: '1 Như trên;', y: 515, width: 60, size: 11, zone: 'foot-left' },
    { text: 'Quàng Văn Ón', x: 350, y: 570, width: 90, zone: 'foot-right' },
  ];

  it.each<[what: string, below: Placed[], notes: string[]]>([
    [
      'the figure of the first read as a letter',
      [
        { text: 'Ì Thông tư về bảo trì.', y: 740, size: 10 },
        { text: '2 Theo số liệu năm 2024.', y: 756, size: 10 },
      ],
      ['¹ Thông tư về bảo trì.', '2 Theo số liệu năm 2024.'],
    ],
    [
      'a line of the first that begins with such a letter',
      [
        { text: '1 Thông tư về bảo trì loại', y: 740, size: 10 },
        { text: 'I và loại II.', y: 756, size: 10 },
      ],
      ['1 Thông tư về bảo trì loại I và loại II.'],
    ],
    [
      'in the text under the signature',
      [...SIGNED, { text: '3 Mẫu gửi kèm.', y: 740, size: 10 }],
      ['3 Mẫu gửi kèm.'],
    ],
    [
      'below the signature',
      [...SIGNED, { text: '3 Mẫu gửi kèm.', y: 740, size: 10, zone: 'foot-left' }],
      ['3 Mẫu gửi kèm.'],
    ],
    ['a numbered list of those who get it', SIGNED, []],
    ['a letter that begins a sentence', [{ text: 'Ì ạch mãi mới xong.', y: 740 }], []],
  ])('footnotes: %s', (_, below, notes) => {
    const read = page(1, [...NOTED, ...below]);
    expect(flowOf([read]).footnotes.map(({ text }) => text)).toEqual(notes);
  });

  it('has raised figures apart from the numbers before them', () => {
    const line = lineAt({ text: 'Nghị quyết số 12 1 và 120 m 2 đất', y: 100 });
    for (const at of [4, 7]) line.words[at] = { ...line.words[at]!, y: 98, height: 7 };
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    const [read] = withStructure({ ...bare, lines: [line] }, []).lines;
    expect(lineText(read!)).toBe('Nghị quyết số 12 ¹ và 120 m 2 đất');
  });

  it.each([-0.035, -0.017, 0.017, 0.035])('has no raised figures on a line that leans by %d', (lean) => {
    const line = lineAt({
      text: 'báo cáo nhanh trước 11 giờ hằng ngày và 15 ngày một lần từ ngày 03',
      y: 100,
    });
    const words = line.words.map((word) => {
      const height = /\d/.test(word.text) ? 7.8 : 13;
      return { ...word, y: 113 - height + lean * word.x, height };
    });
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    const [read] = withStructure({ ...bare, lines: [{ ...line, words }] }, []).lines;
    expect(lineText(read!)).toBe(lineText(line));
  });

  it.each([
    ['121', 1, '1', ['12', '¹']],
    ['121,', 1, '1', ['12', '¹,']],
    ['121', 0, '1', ['121']],
    ['m21', 0, '1', ['m21']],
    ['128', 1, '1', ['128']],
    ['121', 1, '1.', ['121']],
  ])('has %s with %d raised figures above a note %s for %j', (text, raised, mark, words) => {
    const image = { width: 100, height: 40, data: new Uint8Array(4000).fill(255) };
    [...text].forEach((letter, at) => {
      const [top, bottom] = letter === ',' ? [28, 34] : at === 2 && raised === 1 ? [6, 16] : [10, 30];
      for (let y = top; y < bottom; y++) image.data.fill(0, y * 100 + 10 + at * 15, y * 100 + 20 + at * 15);
    });
    const word = { text, confidence: 90, x: 10, y: 5, width: 60, height: 30 };
    const note = [mark, 'Theo', 'Luật'].map((part, at) => ({ ...word, text: part, x: 10 + 30 * at, y: 60 }));
    const [read] = withoutRaisedEnds([{ words: [word] }, { words: note }], image);
    expect(read!.words.map((part) => part.text)).toEqual(words);
  });

  it.each([
    [['Nghị', 'định†', 'quy', 'định'], ['1'], ['Nghị', 'định', '¹', 'quy', 'định']],
    [['theo', 'Luậtˆ,', 'nay'], ['2'], ['theo', 'Luật', '²,', 'nay']],
    [['theo', '†', 'nay'], ['1'], ['theo', '¹', 'nay']],
    [['định†', 'và', 'Luậtˆ'], ['1'], ['định†', 'và', 'Luậtˆ']],
    [
      ['định†', 'quy'],
      ['1', '2'],
      ['định†', 'quy'],
    ],
    [['định¹', '¹', 'quy†'], ['1'], ['định¹', '¹', 'quy†']],
    [['định†', 'quy'], [], ['định†', 'quy']],
  ])(
    'takes a sign for the figure of the one note that nothing refers to: %j, notes %j',
    (read, marks, words) => {
      const at = (text: string, x: number, y: number) => ({
        text,
        confidence: 90,
        x,
        y,
        width: 30,
        height: 10,
      });
      const image = { width: 400, height: 100, data: new Uint8Array(40_000).fill(255) };
      const notes = marks.map((mark, row) => ({
        words: [at(mark, 10, 60 + 15 * row), at('Theo', 50, 60 + 15 * row)],
      }));
      const lines = [{ words: read.map((text, place) => at(text, 10 + 40 * place, 5)) }, ...notes];
      expect(withoutRaisedEnds(lines, image)[0]!.words.map(({ text }) => text)).toEqual(words);
    },
  );

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

  it('keeps what stands in a table where no cell was found, in the nearest one', () => {
    const table = tableAt(100, 1, 3);
    const cells = table.cells.filter(({ column }) => column !== 1);
    const stray = { text: 'gấp', x: 190, y: 103, width: 20 };
    const read = page(1, [cell('1', 0, 0, 100), stray, cell('Trạm Y tế', 0, 2, 100)], [{ ...table, cells }]);
    expect(flowOf([read]).blocks).toEqual([{ kind: 'table', page: 1, rows: [['1 gấp', '', 'Trạm Y tế']] }]);
  });
});

/** Words of a page without rules: each text begins at its place, letters are 5 points wide. */
function unruled(...rows: readonly (readonly [y: number, ...[x: number, text: string][]])[]): Placed[] {
  return rows.flatMap(([y, ...cells]) => cells.map(([x, text]) => ({ x, y, text, width: text.length * 5 })));
}

const rowsOfTable = (...lines: Placed[]): string[][][] =>
  flowOf([page(1, lines)]).blocks.flatMap((block) => (block.kind === 'table' ? [block.rows] : []));

describe('a table without rules', () => {
  it.each<[what: string, lines: Placed[], rows: string[][]]>([
    [
      'with cells of several lines, an empty one and numbers set to the right',
      unruled(
        [100, [330, 'Đơn vị'], [450, 'Thời']],
        [107, [85, 'TT'], [150, 'Nội dung công việc']],
        [114, [330, 'chủ trì'], [453, 'hạn']],
        [134, [88, '1'], [115, 'Sửa chữa phòng học, bàn ghế, quạt'], [330, 'Các trường học'], [463, '5/8']],
        [149, [115, 'điện, nhà vệ sinh và vườn trường'], [330, 'trên địa bàn xã']],
        [169, [88, '2'], [115, 'Kiểm tra bếp ăn'], [330, 'Trạm Y tế xã'], [458, '15/8']],
        [189, [83, '10'], [115, 'Lập danh sách học sinh khó khăn'], [458, '25/8']],
      ),
      [
        ['TT', 'Nội dung công việc', 'Đơn vị chủ trì', 'Thời hạn'],
        [
          '1',
          'Sửa chữa phòng học, bàn ghế, quạt điện, nhà vệ sinh và vườn trường',
          'Các trường học trên địa bàn xã',
          '5/8',
        ],
        ['2', 'Kiểm tra bếp ăn', 'Trạm Y tế xã', '15/8'],
        ['10', 'Lập danh sách học sinh khó khăn', '', '25/8'],
      ],
    ],
    [
      'with cells set in the middle of their rows, and a row that runs over all columns',
      unruled(
        [100, [85, 'TT'], [150, 'Nội dung'], [330, 'Đơn vị'], [450, 'Ghi chú']],
        [122, [85, 'I'], [115, 'VIỆC CỦA CÁC TRƯỜNG HỌC TRÊN ĐỊA BÀN XÃ NĂM HỌC NÀY']],
        [144, [115, 'Sửa chữa phòng học, bàn ghế, quạt']],
        [151, [88, '1'], [330, 'Trường Mầm non'], [450, 'Gấp']],
        [158, [115, 'điện, nhà vệ sinh và vườn trường']],
        [180, [115, 'Lập danh sách học sinh khó khăn,']],
        [187, [88, '2'], [330, 'Trường Tiểu học'], [450, 'Thường kỳ']],
        [194, [115, 'thiếu sách vở, áo ấm, giày dép']],
      ),
      [
        ['TT', 'Nội dung', 'Đơn vị', 'Ghi chú'],
        ['I', 'VIỆC CỦA CÁC TRƯỜNG HỌC TRÊN ĐỊA BÀN XÃ NĂM HỌC NÀY', '', ''],
        ['1', 'Sửa chữa phòng học, bàn ghế, quạt điện, nhà vệ sinh và vườn trường', 'Trường Mầm non', 'Gấp'],
        [
          '2',
          'Lập danh sách học sinh khó khăn, thiếu sách vở, áo ấm, giày dép',
          'Trường Tiểu học',
          'Thường kỳ',
        ],
      ],
    ],
    [
      'of figures alone',
      unruled(
        [100, [200, '125'], [300, '340'], [400, '560']],
        [118, [200, '125'], [300, '341'], [400, '780']],
        [136, [200, '127'], [300, '340'], [400, '560']],
      ),
      [
        ['125', '340', '560'],
        ['125', '341', '780'],
        ['127', '340', '560'],
      ],
    ],
    [
      'of names, with dirt beside it and text around it',
      unruled(
        [100, [115, 'Danh sách cán bộ, giáo viên tham gia Ban tổ chức lễ khai giảng năm học mới']],
        [120, [85, 'của các trường học trên địa bàn xã Suối Lộc:']],
        [150, [90, '1.'], [115, 'Hoàng Thị Lệ Thu'], [260, 'Phó Chủ tịch'], [400, 'Trưởng ban']],
        [168, [90, '2.'], [115, 'Lò Văn Pành'], [260, 'Công chức'], [400, 'Phó Trưởng ban'], [520, '·']],
        [186, [90, '3.'], [115, 'Quàng Thị Hặc'], [260, 'Hiệu trưởng'], [400, 'Ủy viên']],
        [216, [115, 'Các ông, bà có tên trên chịu trách nhiệm thi hành Quyết định này kể từ ngày ký']],
        [236, [85, 'và báo cáo kết quả về Ủy ban nhân dân xã.']],
      ),
      [
        ['1.', 'Hoàng Thị Lệ Thu', 'Phó Chủ tịch', 'Trưởng ban'],
        ['2.', 'Lò Văn Pành', 'Công chức', 'Phó Trưởng ban ·'],
        ['3.', 'Quàng Thị Hặc', 'Hiệu trưởng', 'Ủy viên'],
      ],
    ],
  ])('is read by its rows: %s', (_, lines, rows) => {
    expect(rowsOfTable(...lines)).toEqual([rows]);
  });

  it.each<[what: string, rows: [string, string][]]>([
    [
      'units and their days',
      [
        ['Trường Mầm non Hoa Sen', '12/8/2025'],
        ['Trạm Y tế xã', 'sáng 13/8/2025'],
        ['Văn phòng', '14/8/2025'],
      ],
    ],
    [
      'names and posts',
      [
        ['Bà Hoàng Thị Lệ Thu', 'Trưởng đoàn'],
        ['Ông Lò Văn Pành', 'thành viên'],
        ['Bà Quàng Thị Hặc', 'thư ký'],
      ],
    ],
    [
      'labels',
      [
        ['Thời gian:', '08 giờ 00'],
        ['Địa điểm:', 'Hội trường xã'],
        ['Chủ trì:', 'Phó Chủ tịch'],
      ],
    ],
  ])('may have two columns: %s', (_, rows) => {
    const lines = rows.map(([left, right], at) => unruled([100 + at * 18, [100, left], [330, right]]));
    expect(rowsOfTable(...lines.flat())).toEqual([rows]);
  });

  it('is read by its rows where the reader took it for the foot of a dispatch', () => {
    const left = unruled([600, [90, '1'], [115, 'Hoàng Thị Lệ Thu']], [618, [90, '2'], [115, 'Lò Văn Pành']]);
    const right = unruled(
      [600, [300, 'Hiệu trưởng'], [450, '50.000']],
      [618, [300, 'Công chức'], [450, '7.000']],
    );
    const inFoot = (zone: Zone, lines: Placed[]): Placed[] => lines.map((line) => ({ ...line, zone }));
    expect(rowsOfTable(...inFoot('foot-left', left), ...inFoot('foot-right', right))).toEqual([
      [
        ['1', 'Hoàng Thị Lệ Thu', 'Hiệu trưởng', '50.000'],
        ['2', 'Lò Văn Pành', 'Công chức', '7.000'],
      ],
    ]);
  });

  it('goes on over the page, also a row that the page cuts', () => {
    const pages = [
      unruled(
        [700, [85, 'TT'], [150, 'Nội dung'], [330, 'Đơn vị'], [450, 'Thời hạn']],
        [720, [88, '1'], [115, 'Sửa chữa phòng học'], [330, 'Các trường học'], [458, '15/8']],
        [740, [88, '2'], [115, 'Kiểm tra bếp ăn bán trú, tủ thuốc,'], [330, 'Trạm Y tế xã'], [458, '25/8']],
      ),
      unruled(
        [80, [115, 'nguồn nước uống của học sinh']],
        [100, [88, '3'], [115, 'Gửi báo cáo'], [330, 'Hiệu trưởng'], [458, '28/8']],
        [120, [88, '4'], [115, 'Lập danh sách'], [330, 'Hiệu trưởng'], [458, '30/8']],
      ),
    ].map((lines, at) => page(at + 1, lines));
    const [table] = flowOf(pages).blocks;
    expect(table).toMatchObject({
      rows: [
        ['TT', 'Nội dung', 'Đơn vị', 'Thời hạn'],
        ['1', 'Sửa chữa phòng học', 'Các trường học', '15/8'],
        ['2', 'Kiểm tra bếp ăn bán trú, tủ thuốc, nguồn nước uống của học sinh', 'Trạm Y tế xã', '25/8'],
        ['3', 'Gửi báo cáo', 'Hiệu trưởng', '28/8'],
        ['4', 'Lập danh sách', 'Hiệu trưởng', '30/8'],
      ],
    });
  });

  const COLUMNS = 'ngày khai giảng năm học mới các trường học trên địa bàn xã tổ chức lễ đón học sinh'.split(
    ' ',
  );
  it.each<[what: string, lines: Placed[]]>([
    [
      'a signature beside nơi nhận',
      unruled(
        [600, [85, 'Nơi nhận:'], [350, 'TM. ỦY BAN NHÂN DÂN']],
        [616, [85, '- Như trên;'], [380, 'CHỦ TỊCH']],
        [632, [85, '- Lưu: VT, VX.']],
      ),
    ],
    [
      'text in three columns',
      Array.from({ length: 12 }, (_, at) =>
        unruled([
          100 + at * 16,
          ...[85, 245, 405].map((x): [number, string] => [
            x,
            `${COLUMNS[at]} ${COLUMNS[at + 1]} ${'n'.repeat(12)} nhà trường`,
          ]),
        ]),
      ).flat(),
    ],
    [
      'the header of a dispatch that was not known as one',
      unruled(
        [100, [100, 'ỦY BAN NHÂN DÂN'], [330, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']],
        [118, [100, 'XÃ SUỐI LỘC'], [330, 'Độc lập - Tự do - Hạnh phúc']],
        [136, [100, 'Số: 152/UBND-VX'], [330, 'Suối Lộc, ngày 12 tháng 8 năm 2025']],
      ),
    ],
    [
      'nơi nhận beside a signature of three lines',
      unruled(
        [600, [100, 'Nơi nhận:'], [330, 'TM. ỦY BAN NHÂN DÂN']],
        [616, [100, '- Như trên;'], [330, 'KT. CHỦ TỊCH']],
        [632, [100, '- Lưu: VT, VX.'], [330, 'PHÓ CHỦ TỊCH']],
      ),
    ],
    [
      'a numbered list with its numbers apart',
      unruled(
        [100, [100, '1.'], [140, 'Kiểm tra bếp ăn']],
        [118, [100, '2.'], [140, 'Sửa chữa phòng học']],
        [136, [100, '3.'], [140, 'Lập danh sách']],
      ),
    ],
    [
      'text in two columns',
      COLUMNS.slice(0, 10).flatMap((word, at) =>
        unruled([100 + at * 16, [85, `${word} ${'n'.repeat(32)}`], [330, `${word} ${'n'.repeat(32)}`]]),
      ),
    ],
    [
      'a justified line with wide spaces among others',
      unruled(
        [100, [85, 'Ủy ban nhân dân xã đề nghị các đồng chí Hiệu trưởng thực hiện những việc sau đây']],
        [120, [85, 'Phối'], [240, 'hợp với Trạm'], [440, 'Y tế xã']],
        [140, [85, 'kiểm tra bếp ăn bán trú, tủ thuốc, nguồn nước uống của học sinh; lập danh sách các em']],
      ),
    ],
  ])('is not %s', (_, lines) => {
    expect(rowsOfTable(...lines)).toEqual([]);
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

describe('a note that was read with the line beside it', () => {
  const COLUMN = [200, 220, 240].map((y): Placed => ({
    text: 'xã Suối Lộc về việc tổ chức kiểm tra các trường học trên địa bàn xã, nhà trường',
    y,
  }));
  const beside = (note: string, x: number, text: string): ReadPage => {
    const [own, written] = [lineAt({ text, y: 260 }), lineAt({ text: note, x, y: 258, width: 38 })];
    const line = { ...own, x: Math.min(own.x, x), words: [...written.words, ...own.words] };
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    return withStructure({ ...bare, lines: [...COLUMN.map(lineAt), line] }, []);
  };

  it.each<[note: string, x: number, overlay: string[]]>([
    ['đã rõ', 30, ['đã rõ']],
    ['3.', 30, []],
    ['-', 30, []],
    ['đã rõ', 60, []],
  ])('%s at %d', (note, x, overlay) => {
    const { lines } = beside(note, x, 'nộp cho bộ phận kỹ thuật vào chiều thứ Sáu để tổng hợp');
    expect(lines.filter(({ zone }) => zone === 'overlay').map(lineText)).toEqual(overlay);
    const text = lines.filter(({ zone }) => zone === 'body').map(lineText);
    expect(text.at(-1)!.startsWith('nộp cho')).toBe(overlay.length > 0);
  });
});

it.each<[text: string, lines: string[]]>([
  ['P.KT V/v đẩy nhanh tiến độ giải ngân', ['header-left: V/v đẩy nhanh tiến độ giải ngân', 'overlay: P.KT']],
  ['Số: 152/UBND-VX V/v khai giảng', ['header-left: Số: 152/UBND-VX V/v khai giảng']],
  ['|. V/v khai giảng', ['header-left: |. V/v khai giảng']],
  ['SỞ Y TẾ V/v khai giảng', ['header-left: SỞ Y TẾ V/v khai giảng']],
  ['Trích yếu: V/v khai giảng', ['header-left: Trích yếu: V/v khai giảng']],
  ['V/v khai giảng', ['header-left: V/v khai giảng']],
  ['nhà trường đã họp cha mẹ học sinh V/v', ['header-left: nhà trường đã họp cha mẹ học sinh V/v']],
])('what is typed beside "V/v" lies over the page: %s', (text, lines) => {
  const line = { ...lineAt({ text, y: 119 }), zone: 'header-left' } as const;
  const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
  const page = withStructure({ ...bare, lines: [line] }, []);
  expect(page.lines.map((one) => `${one.zone}: ${lineText(one)}`)).toEqual(lines);
});

it('a note in the margin is no last word of a line that reaches out of lines that end unevenly', () => {
  const wide = lineAt({ text: 'a b c d e f g h i k l m', y: 260, width: 12 * 42 });
  const words = wide.words.map((word) => ({ ...word, width: 35 }));
  const short = [200, 220, 240].map((y) => lineAt({ text: 'Nhà trường báo cáo kết quả như sau', y }));
  const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
  const { lines } = withStructure({ ...bare, lines: [...short, { ...wide, words }] }, []);
  expect(lines.map(({ zone }) => zone)).toEqual(['body', 'body', 'body', 'body']);
});

describe('what was taken for the columns of a header', () => {
  const NATION: Placed = {
    text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    x: 280,
    y: 60,
    width: 260,
    zone: 'header-right',
  };
  const left = (text: string, y: number): Placed => ({ text, x: 120, y, width: 90, zone: 'header-left' });
  const right = (text: string, y: number): Placed => ({ text, x: 260, y, width: 60, zone: 'header-right' });

  it.each<[what: string, lines: Placed[], body: string[]]>([
    [
      'a list below "Kính gửi"',
      [
        left('SỞ XÂY DỰNG', 60),
        left('- Các đội;', 160),
        left('- Tổ 3.', 180),
        NATION,
        right('Kính gửi:', 140),
      ],
      ['Kính gửi:', '- Các đội;', '- Tổ 3.'],
    ],
    [
      'what it is about beside "Kính gửi"',
      [
        left('SỞ XÂY DỰNG', 60),
        left('V/v kiểm đếm', 134),
        left('cọc tiêu', 150),
        NATION,
        right('Kính gửi:', 130),
      ],
      ['V/v kiểm đếm', 'cọc tiêu', 'Kính gửi:'],
    ],
  ])('is in order: %s', (_, lines, body) => {
    const settled = settleZones(lines.map(lineAt)).filter(({ zone }) => zone === 'body');
    expect(settled.map(lineText)).toEqual(body);
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

  it.each<[number: string, confidence: number, day: string, read: string, least: number]>([
    ['1131/NHNo-TD', 77, '....', 'Số: 1131 /NHNo-TD', 40],
    ['2620/QĐ-UBND', 88, '....', 'Số: 2620 /QĐ-UBND', 40],
    ['15-KH/ĐU', 80, '', 'Số: 15 -KH/ĐU', 40],
    ['41/GM-SKHCN', 93, '....', 'Số: 41/GM-SKHCN', 93],
    ['1131/NHNo-TD', 77, '24', 'Số: 1131/NHNo-TD', 77],
  ])('a number %s given %s beside the day "%s" is %s', (number, confidence, day, read, least) => {
    const words = lineAt(numberLine(`Số: ${number}`)).words.map((word) =>
      word.text === 'Số:' ? word : { ...word, confidence },
    );
    const line = { ...lineAt(numberLine(`Số: ${number}`)), words };
    const date = lineAt({
      text: `Suối Lộc, ngày ${day} tháng 8 năm 2025`.replaceAll('  ', ' '),
      x: 300,
      width: 210,
      y: 110,
      zone: 'header-right',
    });
    const bare = { number: 1, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1 } as const;
    const { lines } = withStructure({ ...bare, lines: [line, date] }, []);
    expect(lineText(lines[0]!)).toBe(read);
    expect(Math.min(...lines[0]!.words.map((word) => word.confidence))).toBe(least);
  });

  it.each(['ngày Ï; tháng ⁄ "năm 2025', 'ngày \\ ‘tháng } năm 2025'])(
    'is known beside words that strokes hang on: %s',
    (text) => {
      const date: Placed = { text, x: 300, width: 210, y: 110, zone: 'header-right' };
      expect(unreadOf(date).map(({ what }) => what)).toEqual(['day', 'month']);
    },
  );

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
