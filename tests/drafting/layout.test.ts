import { describe, expect, it } from 'vitest';
import type { DispatchDocument, DocumentBlock } from '../../src/drafting/document.ts';
import { layOut } from '../../src/drafting/layout/parts.ts';
import { previewPages, printPdf } from '../../src/drafting/print.ts';
import { lineText, MARGINS, mm } from '../../src/printing/index.ts';
import type { Mark, Sheet } from '../../src/printing/index.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { decision, letter } from './documents.ts';

const made = new Date('2026-11-26T02:00:00Z');
type LineMark = Extract<Mark, { kind: 'line' }>;
const marksOf = (sheet: Sheet) => sheet.marks.filter((mark): mark is LineMark => mark.kind === 'line');
const linesOf = (sheet: Sheet) => marksOf(sheet).map(lineText);
const findLine = (sheet: Sheet, text: string) => marksOf(sheet).find((mark) => lineText(mark) === text)!;
const centreOf = (mark: LineMark) => (mark.runs[0]!.x + mark.runs.at(-1)!.x + mark.runs.at(-1)!.width) / 2;
const words = 'thực hiện đầy đủ các nhiệm vụ được giao theo đúng quy định của pháp luật';
const paragraphs = (count: number): DocumentBlock[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'paragraph',
    text: `Đoạn ${index}: ${words}, ${words}.`,
  }));

describe('the first page', () => {
  const [sheet] = layOut(letter({ urgency: 'Thượng khẩn' }));

  it('has number and date on one line, each in the middle of its column', () => {
    const number = findLine(sheet!, 'Số: 128/UBND-TH');
    const date = findLine(sheet!, 'Nam Hải, ngày 05 tháng 11 năm 2026');
    expect(date.baseline).toBeCloseTo(number.baseline, 0);
    expect(centreOf(number)).toBeCloseTo(centreOf(findLine(sheet!, 'TỈNH NAM HẢI')), 1);
    expect(centreOf(date)).toBeCloseTo(centreOf(findLine(sheet!, 'Độc lập - Tự do - Hạnh phúc')), 1);
  });

  it('couples the sizes of quốc hiệu, tiêu ngữ and date', () => {
    for (const headSize of [12, 13] as const) {
      const [page] = layOut(letter({ style: { headSize, bodySize: 14, spacing: 1 } }));
      const sizeOf = (text: string) => findLine(page!, text).runs[0]!.size;
      expect(sizeOf('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')).toBe(headSize);
      expect(sizeOf('Độc lập - Tự do - Hạnh phúc')).toBe(headSize + 1);
      expect(sizeOf('Nam Hải, ngày 05 tháng 11 năm 2026')).toBe(headSize + 1);
    }
  });

  it('draws the rule under the motto as long as its line, that under the agency a third to a half', () => {
    const rules = sheet!.marks.flatMap((mark) => (mark.kind === 'rule' ? [mark.width] : []));
    const widthOf = (text: string) => {
      const { runs } = findLine(sheet!, text);
      return runs.at(-1)!.x + runs.at(-1)!.width - runs[0]!.x;
    };
    const longest = Math.max(widthOf('ỦY BAN NHÂN DÂN'), widthOf('TỈNH NAM HẢI'));
    expect(rules[1]).toBeCloseTo(widthOf('Độc lập - Tự do - Hạnh phúc'), 1);
    expect(rules[0]! / longest).toBeGreaterThan(1 / 3);
    expect(rules[0]! / longest).toBeLessThan(1 / 2);
  });

  it('frames the urgency in red, 40 by 8 mm', () => {
    const frame = sheet!.marks.find((mark) => mark.kind === 'frame');
    expect(frame).toMatchObject({ ink: 'red' });
    expect(frame?.kind === 'frame' && [frame.width, frame.height]).toEqual([mm(40), mm(8)]);
  });

  it('sets the dashes of several addressees under the colon, one addressee on the line of the label', () => {
    const colon = findLine(sheet!, 'Kính gửi:').runs.at(-1)!;
    const dashes = marksOf(sheet!).filter((mark) => /^- (Các sở|Ủy ban)/u.test(lineText(mark)));
    expect(dashes).toHaveLength(2);
    for (const dash of dashes) expect(Math.abs(dash.runs[0]!.x - (colon.x + colon.width))).toBeLessThan(5);
    const [single] = layOut(letter({ addressees: { label: 'Kính gửi', names: ['Bộ Nội vụ'] } }));
    expect(linesOf(single!)).toContain('Kính gửi: Bộ Nội vụ');
  });

  it('sets receivers and signature side by side', () => {
    const title = findLine(sheet!, 'TM. ỦY BAN NHÂN DÂN');
    const label = findLine(sheet!, 'Nơi nhận:');
    expect(Math.abs(title.baseline - label.baseline)).toBeLessThan(4);
    expect(label.runs[0]!.x).toBeCloseTo(MARGINS.left, 1);
    expect(linesOf(sheet!)).toContain('- Lưu: VT, TH.');
  });
});

describe('a longer paper', () => {
  it('never leaves the signature alone on a page, whatever its length', () => {
    for (let count = 6; count < 22; count++) {
      const sheets = layOut(letter({ body: paragraphs(count) }));
      const last = linesOf(sheets.at(-1)!).filter((line) => !/^\d+$/u.test(line));
      expect(last.indexOf('Nơi nhận:')).toBeGreaterThanOrEqual(2);
      expect(last).toContain('Trần Văn Bình');
    }
  });

  it('ends the text with "./." once, also where a full stop was typed', () => {
    const text = layOut(letter()).flatMap(linesOf).join('\n');
    expect(text.match(/\.\/\./gu)).toHaveLength(1);
    expect(text).toContain('sẵn sàng chữa cháy./.');
  });

  it('numbers each appendix on its own, and turns a wide one on its side', () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`${index + 1}`, words, 'Sở Nội vụ']);
    const table = {
      kind: 'table' as const,
      columns: [{ title: 'TT' }, { title: 'Việc' }, { title: 'Đơn vị' }],
      rows,
    };
    const appendix = (title: string, landscape: boolean) => ({
      form: 'appendix' as const,
      title,
      landscape,
      body: [table],
    });
    const sheets = layOut(
      letter({ appendices: [appendix('Danh mục việc', true), appendix('Danh sách', false)] }),
    );
    expect(sheets[0]!.width).toBeLessThan(sheets[0]!.height);
    const first = sheets.findIndex((sheet) => linesOf(sheet).includes('Phụ lục I'));
    const second = sheets.findIndex((sheet) => linesOf(sheet).includes('Phụ lục II'));
    expect(sheets[first]!.width).toBeGreaterThan(sheets[first]!.height);
    expect([sheets[first]!.pageNumber, sheets[first + 1]!.pageNumber, sheets[second]!.pageNumber]).toEqual([
      1, 2, 1,
    ]);
    for (const sheet of sheets.slice(first)) expect(linesOf(sheet)).toContain('Đơn vị');
  });

  it('prints what is issued with a decision under a head of its own, without number and signature', () => {
    const sheets = layOut(decision());
    const issued = linesOf(sheets.at(-1)!);
    expect(issued).toContain('QUY CHẾ');
    expect(issued).toContain('Độc lập - Tự do - Hạnh phúc');
    expect(issued.some((line) => line.startsWith('Số:') || line === 'Nơi nhận:')).toBe(false);
    expect(issued).toContain('đ) Kỷ luật;');
  });
});

describe('what is printed', () => {
  const kinds: [string, DispatchDocument][] = [
    ['a letter', letter()],
    ['a decision', decision()],
    ['a copy', letter({ kind: 'Sao y', subject: '', addressees: null, body: [], endMark: false })],
  ];
  it.each(kinds)(
    '%s has the same lines as file and as preview, and the same bytes every time',
    async (_name, document) => {
      const bytes = await printPdf(document, made);
      const text = (await pdfPages(bytes)).join('\n');
      const previewed = previewPages(document).flatMap((svg) =>
        [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/gu)].map(([, line]) => line!.replaceAll(/<[^>]+>/gu, '')),
      );
      for (const line of previewed) expect(flat(text)).toContain(flat(line));
      expect(Buffer.compare(bytes, await printPdf(document, made))).toBe(0);
    },
  );

  it('is refused with the letters that cannot be printed', async () => {
    const body: DocumentBlock[] = [{ kind: 'paragraph', text: 'Chúc mừng 🎉 đồng chí 王' }];
    await expect(printPdf(letter({ body }), made)).rejects.toMatchObject({
      code: 'drafting.letters',
      message: expect.stringMatching(/🎉.*王/u),
      details: { letters: ['🎉', '王'] },
    });
  });

  it('takes an appendix of sixty pages and five hundred receivers', async () => {
    const rows = Array.from({ length: 1300 }, (_, index) => [`${index + 1}`, words, '30/11/2026']);
    const columns = [
      { title: 'TT', share: 1 },
      { title: 'Việc', share: 7 },
      { title: 'Hạn', share: 2 },
    ];
    const list = Array.from({ length: 500 }, (_, index) => `Trường Tiểu học số ${index + 1}`);
    const sheets = layOut(
      letter({
        recipients: { list, filed: 'VT' },
        appendices: [{ form: 'appendix', title: 'Danh mục', body: [{ kind: 'table', columns, rows }] }],
      }),
    );
    expect(sheets.length).toBeGreaterThan(60);
    const lines = new Set(sheets.flatMap(linesOf));
    for (const name of list) expect(lines.has(`- ${name};`)).toBe(true);
  });
});

const flat = (text: string) => text.replaceAll(/\s+/gu, '');
