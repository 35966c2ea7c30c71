import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { outlineOf } from '../../../src/understanding/outline.ts';
import type { OutlineNode } from '../../../src/understanding/outline.ts';
import type { PaperLine } from '../../../src/understanding/parts.ts';
import { line, metadata, paper, partsWith } from './paper.ts';
import { cpuMilliseconds } from '../cpu-time.ts';

const flat = (nodes: readonly OutlineNode[]): OutlineNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);
const pathsOf = (text: string): string[] =>
  flat(outlineOf(paper(text))).map((node) => `${node.kind} ${node.path}`);

describe('the tree of items', () => {
  it('nests by rank', () => {
    expect(
      pathsOf(`Chương I. QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này quy định việc tiếp công dân.
Điều 2. Trách nhiệm
1. Văn phòng có trách nhiệm:
a) Tiếp nhận đơn.
- Ghi sổ.
+ Ghi ngày.
b) Trả lời.`),
    ).toEqual([
      'chapter Chương I',
      'article Điều 1',
      'number Điều 1.1',
      'article Điều 2',
      'number Điều 2.1',
      'letter Điều 2.1.a',
      'dash Điều 2.1.a',
      'plus Điều 2.1.a',
      'letter Điều 2.1.b',
    ]);
  });

  it('puts a lead-in with its list set in running text once below the heading above them', () => {
    expect(
      pathsOf(
        'II. NHIỆM VỤ\nUBND tỉnh yêu cầu các sở: (1) Rà soát phòng học; (2) Sửa bàn ghế.\n1. Sở A báo cáo.',
      ),
    ).toEqual(['roman II', 'paragraph II', 'dash II', 'dash II', 'number II.1']);
  });

  it('writes 5.1 once and steps by their name', () => {
    expect(
      pathsOf('5. Quy trình\n5.1. Chuẩn bị\n– Bước 1: Khoa lập danh sách.\n– Bước 2: Phòng thẩm định.'),
    ).toEqual(['number 5', 'decimal 5.1', 'step 5.1.Bước 1', 'step 5.1.Bước 2']);
  });

  it('puts slips in marks right by their sequence', () => {
    expect(
      pathsOf('1. Sở Y tế:\n4) Kiểm tra.\n6) Báo cáo.\n©) Công khai.\nd) Tổng hợp.\nd) Đánh giá.'),
    ).toEqual(['number 1', 'letter 1.a', 'letter 1.b', 'letter 1.c', 'letter 1.d', 'letter 1.đ']);
    expect(pathsOf("I. MỤC TIÊU\nH. NHIỆM VỤ\nIH. TỔ CHỨC\n'1. Sở A rà soát.\n2; Sở B rà soát.")).toEqual([
      'roman I',
      'roman II',
      'roman III',
      'number III.1',
      'number III.2',
    ]);
    expect(pathsOf('I- MỤC TIÊU\nH- NHIỆM VỤ\nIIL TỔ CHỨC')).toEqual(['roman I', 'roman II', 'roman III']);
    expect(pathsOf('I. MỤC TIÊU\nIL NỘI DUNG\nHL KHOA ĐÔNG\n1- SỞ Y TẾ')).toEqual([
      'roman I',
      'roman II',
      'paragraph II',
      'number II.1',
    ]);
    expect(pathsOf('5. Phân công\n5.1. Phòng Đào tạo\n52. Phòng Tài vụ')).toEqual([
      'number 5',
      'decimal 5.1',
      'decimal 5.2',
    ]);
  });

  it('does not take a figure or a citation at the head of a line for an item', () => {
    expect(pathsOf('1. Các sở thực hiện theo\nĐiều 5 của Luật Lưu trữ và\n2024. Năm sau rà soát.')).toEqual([
      'number 1',
    ]);
    expect(pathsOf('1. Sở Tài chính bố trí\n12 tỷ đồng cho dự án.')).toEqual(['number 1']);
  });

  it('names what stands around the list', () => {
    expect(
      pathsOf(
        'UBND tỉnh yêu cầu:\n1. Sở A rà soát.\nNhận được Công văn này, yêu cầu các đơn vị thực hiện./.',
      ),
    ).toEqual(['paragraph lead', 'number 1', 'paragraph closing']);
  });
});

describe('paragraphs', () => {
  const page = (rows: [string, number, number, number][]): PaperLine[] =>
    rows.map(([text, x, y, number]) => line(text, { x, y, page: number }));

  it('runs over line and page breaks and puts broken symbols together', () => {
    const [first, second] = outlineOf(
      partsWith(
        page([
          ['1. Sở Xây dựng thực hiện kết luận tại Tờ trình số 77/TTr-', 120, 700, 1],
          ['UBND ngày 02/7/2025 và các văn bản có liên quan; kịp thời', 85, 716, 1],
          ['rà soát, báo cáo UBND tỉnh.', 85, 60, 2],
          ['2. Sở Nội vụ tổng hợp kết quả thực hiện của các cơ quan, đơn', 120, 80, 2],
          ['vị trực thuộc.', 85, 96, 2],
        ]),
      ),
    );
    expect(first?.paragraph.text).toContain('77/TTr-UBND ngày');
    expect(first?.paragraph.text).toMatch(/kịp thời rà soát, báo cáo UBND tỉnh\.$/u);
    expect(second?.path).toBe('2');
  });

  it('shows every quotation on the page, a box a line', () => {
    const body = page([
      ['1. Sở Xây dựng rà soát các dự án nhà ở xã hội trên toàn tỉnh,', 120, 700, 1],
      ['báo cáo UBND tỉnh trước ngày 20/9/2025.', 85, 60, 2],
    ]);
    const [obligation] = suggestObligations(partsWith(body), metadata());
    expect(obligation?.evidence.map(({ page: number, boxes }) => [number, boxes.length])).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(obligation?.evidence[0]?.quote).toBe('Sở Xây dựng rà soát các dự án nhà ở xã hội trên toàn tỉnh,');
    expect(obligation?.evidence[0]?.boxes[0]?.x).toBeGreaterThan(120);
    expect(obligation?.confidence).toBeGreaterThan(0.8);
  });
});

describe('task tables', () => {
  const columns = [60, 90, 260, 360, 460] as const;
  const row = (y: number, cells: readonly string[]): PaperLine[] =>
    cells.flatMap((cell, index) => (cell === '' ? [] : [line(cell, { x: columns[index] ?? 0, y })]));
  const heading = row(100, ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Phối hợp', 'Thời gian']);
  const appendix = (lines: PaperLine[]) =>
    partsWith([], [{ heading: line('Phụ lục II', { x: 250, y: 60 }), lines }]);

  it('reads a row as an obligation, cells over several lines', () => {
    const lines = [
      ...heading,
      ...row(130, ['', 'Rà soát hồ sơ', '', 'Sở Y tế;', '']),
      ...row(138, ['1', '', 'Sở Nội vụ', '', 'Quý IV/2025']),
      ...row(146, ['', 'người có công', '', 'Công an tỉnh', '']),
      ...row(176, ['2', 'Lập cơ sở dữ liệu', 'nt', '', 'Hằng tháng']),
    ];
    const found = suggestObligations(appendix(lines), metadata());
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({
      clause: 'Phụ lục II.1',
      assignees: ['Sở Nội vụ'],
      cooperators: ['Sở Y tế', 'Công an tỉnh'],
      action: 'Rà soát hồ sơ người có công',
      deadline: { kind: 'date', date: '2025-12-31' },
    });
    expect(found[1]).toMatchObject({
      clause: 'Phụ lục II.2',
      assignees: ['Sở Nội vụ'],
      deadline: { every: 'month' },
    });
  });

  it('goes on where OCR lost a running number, and skips rows that name a group', () => {
    const lines = [
      ...heading,
      ...row(124, ['A', 'HẠ TẦNG KỸ THUẬT']),
      ...row(148, ['1', 'Nâng cấp mạng', 'Sở Tài chính', '', 'Quý I/2026']),
      ...row(162, ['', 'tại các xã', '', '', '']),
      ...row(192, ['', 'Mua thiết bị', 'Sở Xây dựng', '', 'Quý II/2026']),
      ...row(206, ['', 'bảo mật', '', '', '']),
      ...row(236, ['3', 'Đào tạo cán bộ', 'Sở Nội vụ', '', 'Năm 2026']),
      ...row(250, ['', 'chuyên trách', '', '', '']),
    ];
    const found = suggestObligations(appendix(lines), metadata());
    expect(found.map(({ clause }) => clause)).toEqual(['Phụ lục II.1', 'Phụ lục II.2', 'Phụ lục II.3']);
    expect(found[1]).toMatchObject({ action: 'Mua thiết bị bảo mật', deadline: { date: '2026-06-30' } });
  });

  it('keeps the first row of a page that says the heading again under the rest of a row', () => {
    const onPage = (lines: PaperLine[], page: number): PaperLine[] =>
      lines.map((each) => ({ ...each, page }));
    const lines = [
      ...heading,
      ...row(130, ['1', 'Rà soát hồ sơ', 'Sở Nội vụ', '', 'Quý IV/2025']),
      ...onPage(
        [
          ...row(60, ['', 'còn tồn', '', '', '']),
          ...row(76, ['STT', 'Nội dung', 'Cơ quan chủ trì', 'Phối hợp', 'Thời gian']),
          ...row(92, ['2', 'Số hóa bản đồ', 'Sở Xây dựng', '', 'Quý I/2026']),
          ...row(120, ['3', 'Lập báo cáo', 'Sở Tài chính', '', 'Năm 2026']),
        ],
        2,
      ),
    ];
    const found = suggestObligations(appendix(lines), metadata());
    expect(found.map(({ action }) => action)).toEqual([
      'Rà soát hồ sơ còn tồn',
      'Số hóa bản đồ',
      'Lập báo cáo',
    ]);
    expect(found.at(-1)).toMatchObject({ clause: 'Phụ lục II.3', assignees: ['Sở Tài chính'] });
  });

  it('takes its tasks from the first column where none is called so', () => {
    const lines = [
      ...row(100, ['STT', 'Hạng mục', 'Cơ quan chủ trì', 'Phối hợp', 'Thời gian']),
      ...row(130, ['1', 'Nạo vét kênh', 'Trạm Thủy nông', '', 'Tháng 9/2025']),
    ];
    expect(suggestObligations(appendix(lines), metadata())[0]).toMatchObject({
      action: 'Nạo vét kênh',
      assignees: ['Trạm Thủy nông'],
      deadline: { date: '2025-09-30' },
    });
  });

  it('takes no tasks from a table of data', () => {
    const lines = [
      ...row(100, ['TT', 'Tên trường', 'Số lớp', 'Số học sinh', 'Ghi chú']),
      ...row(130, ['1', 'Trường Tiểu học A', '12', '400', 'Đạt']),
    ];
    expect(suggestObligations(appendix(lines), metadata())).toEqual([]);
  });
});

describe('a long paper', () => {
  const item = (number: number): string =>
    `${number}. Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài chính rà soát quy hoạch chi tiết khu dân cư; báo cáo UBND tỉnh trước ngày 20/9/2025. Thường xuyên kiểm tra, xử lý vi phạm trật tự xây dựng.`;

  it('is understood in time that grows with its length only', () => {
    const items = (count: number): string =>
      Array.from({ length: count }, (_, index) => item((index % 90) + 1)).join('\n');
    const spentOn = (text: string): number =>
      cpuMilliseconds(() => suggestObligations(paper(text), metadata()));
    expect(suggestObligations(paper(items(150)), metadata()).length).toBeGreaterThan(300);
    const short = Math.min(spentOn(items(40)), spentOn(items(40)));
    expect(Math.min(spentOn(items(400)), spentOn(items(400)))).toBeLessThan(Math.max(short, 5) * 25);
  });

  it('and so is one item of hundreds of sentences, brackets or names', () => {
    for (const part of [
      'Rà soát hồ sơ. ',
      'rà soát; báo cáo trước ngày 01/9; ',
      'Giao Sở Y tế; ',
      '(',
      'phối hợp với ',
      'để tổng hợp, báo cáo ',
      'nếu có khó khăn ',
      'trên cơ sở đề xuất của ',
      'trong ngày ra quân ',
      'hằng quý, 6 tháng, ',
      'xây dựng kế hoạch ',
    ]) {
      const text = `1. Giao Sở Nội vụ rà soát ${part.repeat(400)}kiểm tra.`;
      expect(cpuMilliseconds(() => suggestObligations(paper(text), metadata()))).toBeLessThan(3000);
    }
  });
});
