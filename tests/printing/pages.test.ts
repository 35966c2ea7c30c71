import { describe, expect, it } from 'vitest';
import type { Block, Paragraph } from '../../src/printing/blocks.ts';
import {
  composePages,
  lineText,
  MARGINS,
  mm,
  paintPdf,
  paintSvg,
  printTable,
} from '../../src/printing/index.ts';
import type { Sheet } from '../../src/printing/index.ts';
import { pdfPages } from './pdf-words.ts';

const made = new Date('2026-11-26T09:00:00+07:00');
const paragraph = (text: string, rest: Partial<Paragraph> = {}): Paragraph => ({
  kind: 'paragraph',
  text,
  dress: { size: 14 },
  before: 6,
  ...rest,
});
/** About three lines of text. */
const long = (name: string) =>
  paragraph(`${name} ${'thực hiện nhiệm vụ được giao theo quy định '.repeat(5)}`);
const linesOf = (sheet: Sheet) =>
  sheet.marks.flatMap((mark) => (mark.kind === 'line' ? [lineText(mark)] : []));
const filler = (count: number): Block[] =>
  Array.from({ length: count }, (_, index) => long(`Đoạn ${index}.`));

describe('pages', () => {
  it('are numbered in the middle of the top margin from the second one, each part on its own', () => {
    const sheets = composePages([{ blocks: filler(30) }, { blocks: filler(16) }]);
    const numbers = sheets.map((sheet) => linesOf(sheet).filter((line) => /^\d+$/u.test(line)));
    expect(numbers).toEqual([[], ['2'], ['3'], [], ['2']]);
    const mark = sheets[1]!.marks.find((mark) => mark.kind === 'line' && lineText(mark) === '2');
    expect(mark?.kind === 'line' && mark.baseline).toBeLessThan(MARGINS.top);
    const run = mark?.kind === 'line' ? mark.runs[0]! : undefined;
    expect(run!.x + run!.width / 2).toBeCloseTo((MARGINS.left + 595.28 - MARGINS.right) / 2, 1);
  });

  it('keep all ink but the number within the margins', () => {
    for (const { marks, width, height } of composePages([{ blocks: filler(25) }])) {
      for (const mark of marks) {
        if (mark.kind !== 'line' || /^\d+$/u.test(lineText(mark))) continue;
        expect(mark.baseline).toBeGreaterThan(mm(20));
        expect(mark.baseline).toBeLessThan(height - mm(20));
        expect(mark.runs[0]!.x).toBeGreaterThanOrEqual(MARGINS.left - 0.01);
        expect(mark.runs.at(-1)!.x + mark.runs.at(-1)!.width).toBeLessThanOrEqual(
          width - MARGINS.right + 0.01,
        );
      }
    }
  });

  it.each(Array.from({ length: 12 }, (_, index) => index))(
    'leave no single line of a paragraph behind or ahead (shifted by %i points)',
    (shift) => {
      const sheets = composePages([
        {
          blocks: [
            { kind: 'gap', height: 0 },
            paragraph('Mở đầu.', { before: 0 }),
            ...filler(8),
            { kind: 'gap', height: shift * 5 },
            ...filler(20),
          ],
        },
      ]);
      for (const sheet of sheets.slice(1)) {
        const [, first, second] = linesOf(sheet);
        // What begins a page is the beginning of a paragraph, or at least two lines of one.
        expect(first!.startsWith('Đoạn') || !second!.startsWith('Đoạn')).toBe(true);
      }
      for (const sheet of sheets.slice(0, -1)) expect(linesOf(sheet).at(-1)).not.toMatch(/^Đoạn/u);
    },
  );

  it('never end with a heading, nor begin with what must follow something', () => {
    for (let count = 8; count < 18; count++) {
      const heading = paragraph('Điều 5. Tổ chức thực hiện', { keepWithNext: true });
      const signature = paragraph('CHỦ TỊCH', { keepWithPrevious: true });
      const sheets = composePages([{ blocks: [...filler(count), heading, ...filler(count - 7), signature] }]);
      for (const sheet of sheets) {
        expect(linesOf(sheet).at(-1)).not.toBe('Điều 5. Tổ chức thực hiện');
        expect(linesOf(sheet)[sheet.pageNumber > 1 ? 1 : 0]).not.toBe('CHỦ TỊCH');
      }
    }
  });

  it('let 500 recipients run on while the signature stands beside their beginning', () => {
    const recipients = Array.from({ length: 500 }, (_, index) =>
      paragraph(`- Đơn vị ${index + 1};`, { before: 0 }),
    );
    const columns: Block = {
      kind: 'columns',
      columns: [
        { share: 1, blocks: recipients },
        { share: 1, blocks: [paragraph('GIÁM ĐỐC'), { kind: 'gap', height: 60 }, paragraph('Lê Văn A')] },
      ],
    };
    const sheets = composePages([{ blocks: [long('Mở đầu.'), columns] }]);
    expect(sheets.flatMap(linesOf).filter((line) => line.startsWith('- Đơn vị'))).toHaveLength(500);
    expect(linesOf(sheets[0]!)).toContain('Lê Văn A');
  });
});

describe('a table', () => {
  const columns = [
    { title: 'TT', share: 1 },
    { title: 'Nội dung', share: 6, group: 'Việc' },
    { title: 'Hạn', share: 3, group: 'Việc' },
  ];
  const rows = Array.from({ length: 70 }, (_, index) => [
    `${index + 1}`,
    `Việc thứ ${index + 1}`,
    '30/11/2026',
  ]);
  const print = {
    head: { parent: 'Bộ Nội vụ', agency: 'Cục Văn thư' },
    title: 'Sổ văn bản đi',
    columns,
    rows,
    made,
  };

  it('repeats its head, with groups and column numbers, on every page, and has each row once', async () => {
    const pages = await pdfPages(await printTable({ ...print, numbered: true, landscape: true }));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) for (const title of ['Nội dung', 'Việc', '(3)']) expect(page).toContain(title);
    for (let row = 1; row <= 70; row++) {
      expect(pages.filter((page) => new RegExp(`Việc thứ ${row}\\b`, 'u').test(page))).toHaveLength(1);
    }
    expect(pages[0]).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(pages[0]).toContain('SỔ VĂN BẢN ĐI');
  });

  it('cuts a row higher than a page and loses none of its words', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `từ${index}`);
    const pages = await pdfPages(await printTable({ ...print, rows: [['1', words.join(' '), '']] }));
    const printed = new Set(pages.join(' ').split(/\s+/u));
    expect(words.filter((word) => !printed.has(word))).toEqual([]);
  });

  it('is the same bytes every time', async () => {
    const [first, second] = [await printTable(print), await printTable(print)];
    expect(Buffer.compare(first, second)).toBe(0);
  });
});

describe('a PDF', () => {
  it('is tagged, titled, and in Vietnamese; its words can be searched', async () => {
    const sheets = composePages([
      { blocks: [paragraph('Điều 1. Phê duyệt kế hoạch', { tag: 'H2' }), long('Một.')] },
    ]);
    const bytes = await paintPdf(sheets, { title: 'Quyết định số 12', made });
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.startsWith('%PDF-1.7')).toBe(true);
    expect((await pdfPages(bytes))[0]).toContain('thực hiện nhiệm vụ được giao theo quy định');
    const { getDocument } = await import('../../src/reading/pdfjs.ts');
    const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: 'Quyết định số 12', Language: 'vi-VN' });
    const tree = await (await document.getPage(1)).getStructTree();
    expect(JSON.stringify(tree)).toMatch(/"role":"H2".*"role":"P"/u);
    await document.destroy();
  });
});

describe('the preview', () => {
  it('has the words of every line where the page has them, escaped, without styles', () => {
    const [sheet] = composePages([
      { blocks: [paragraph('Về <b>"A & B"</b>', { source: 'subject' }), long('Một.')] },
    ]);
    const svg = paintSvg(sheet!);
    expect(svg).toContain('&lt;b&gt;&quot;A');
    expect(svg).toContain('data-source="subject"');
    expect(svg).not.toMatch(/style=|<b>/u);
    expect(svg.match(/<text /gu)).toHaveLength(linesOf(sheet!).length);
  });
});
