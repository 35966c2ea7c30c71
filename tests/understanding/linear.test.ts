import { expect, test } from 'vitest';
import { matchAgency } from '../../src/understanding/agency-match.ts';
import { detailsOf } from '../../src/understanding/details.ts';
import { metadataOf } from '../../src/understanding/metadata.ts';
import { partNames } from '../../src/understanding/obligations/actors/lists.ts';
import { clauseOf } from '../../src/understanding/obligations/clauses.ts';
import { withoutOverlaps } from '../../src/understanding/obligations/deadline.ts';
import { partsInParallel } from '../../src/understanding/obligations/drafts/cuts.ts';
import { type Token, tokensOf } from '../../src/understanding/obligations/tokens.ts';
import { slice } from '../../src/understanding/outline.ts';
import { readTableAt } from '../../src/understanding/outline/read-tables.ts';
import { tableAt } from '../../src/understanding/outline/tables.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import type { PaperLine } from '../../src/understanding/parts.ts';
import type { PageTable } from '../../src/reading/page.ts';
import { cpuMilliseconds } from './cpu-time.ts';
import { NATIONAL, pagesOf, type PaperText } from './page-fixture.ts';

function milliseconds(paper: PaperText): number {
  const pages = pagesOf(paper);
  return cpuMilliseconds(() => {
    const parts = partsOf(pages);
    detailsOf(parts, pages, metadataOf(parts, pages));
  });
}

const SENTENCE =
  'Căn cứ Quyết định số 12/QĐ-UBND ngày 03/4/2025 của Ủy ban nhân dân tỉnh, đơn vị rà soát, tổng hợp, báo cáo kết quả thực hiện về cơ quan thường trực theo đúng thời gian.';

const paper = (paragraphs: number): PaperText => ({
  left: ['SỞ XÂY DỰNG', 'Số: 210/SXD-QLN', 'V/v kiểm tra nhà chung cư cũ'],
  right: [...NATIONAL, 'Huế, ngày 14 tháng 10 năm 2025'],
  body: Array.from({ length: paragraphs }, (_, index) => `${index + 1}. ${SENTENCE}`),
  recipients: ['Nơi nhận:', '- Lưu: VT.'],
  signature: ['GIÁM ĐỐC', 'Tôn Thất Minh'],
});

// The bounds are wide: a pattern that backtracks without bound takes minutes. What a paper costs is measured
// by `npm run bench:understanding`.
test('ten times the pages take about ten times as long', () => {
  milliseconds(paper(150));
  const short = Math.min(...[1, 2, 3].map(() => milliseconds(paper(15))));
  const long = Math.min(...[1, 2].map(() => milliseconds(paper(150))));
  expect(long).toBeLessThan(Math.max(short, 5) * 30);
});

test.each([
  ['digits and strokes', '1/1/1/1-1-1/'.repeat(800)],
  ['capitals', 'A-'.repeat(4000)],
  ['capitals after a number', `số 12/${'AB-'.repeat(4000)}`],
  ['blanks', ' . '.repeat(3000)],
  ['dots', `Số: ${'.'.repeat(8000)}/`],
  ['days', 'ngày tháng năm '.repeat(900)],
  ['a label without its end', `Kính g${'ử'.repeat(8000)}`],
  ['capital words', 'Nguyễn Văn '.repeat(1200)],
  ['laws without a number', 'Luật Đất '.repeat(1500)],
  ['aliases without an end', 'gọi tắt là '.repeat(1000)],
  ['openings of enclosures', '(gửi kèm theo '.repeat(900)],
  ['brackets', '('.repeat(8000)],
  ['things sent', 'gửi về báo cáo '.repeat(900)],
  ['bases', 'Căn cứ '.repeat(1500)],
  ['titles that never end', `Quyết định số 12/QĐ-UBND về ${'việc '.repeat(2500)}`],
  ['citations', 'Nghị định số 12/NĐ-CP, '.repeat(500)],
  ['replacements', 'thay thế Quyết định '.repeat(600)],
  ['ranks', 'xã phường tỉnh '.repeat(800)],
  ['spaces inside symbols', `12/ ${'A - '.repeat(3000)}`],
  ['letters for digits', 'l0lO'.repeat(2500)],
  ['capacities', 'KT. TM. Q. '.repeat(1200)],
])('a line of %s is read in no time', (_, text) => {
  const hostile: PaperText = {
    left: ['SỞ XÂY DỰNG', text, 'Số: 210/SXD-QLN', text],
    right: [...NATIONAL, text, 'Huế, ngày 14 tháng 10 năm 2025'],
    title: [text],
    addressing: [`Kính gửi: ${text}`],
    body: [text.replaceAll(' ', '')],
    recipients: ['Nơi nhận:', text],
    signature: [text, 'Tôn Thất Minh'],
  };
  expect(milliseconds(hostile)).toBeLessThan(3000);
});

test('a hostile name is matched with the directory in no time', () => {
  const names = [
    'xã '.repeat(3000),
    'tỉnh'.repeat(3000),
    `Sở ${'Tài chính '.repeat(2000)}`,
    '('.repeat(9000),
    'UBND '.repeat(2000),
  ];
  const spent = cpuMilliseconds(() => names.forEach((name) => matchAgency(name, '2025-08-01')));
  expect(spent).toBeLessThan(600);
});

/** How often the words of a phrase are looked at while nothing parts its names. */
function looksAt(phrase: string): number {
  let looks = 0;
  const counted = (token: Token): Token =>
    new Proxy(token, {
      get(word, key) {
        looks += 1;
        return Reflect.get(word, key) as unknown;
      },
    });
  partNames(tokensOf(phrase).map(counted), () => false);
  return looks;
}

test.each([
  ['an "và"', 'Sở Lâm Sản ', 'và Thủy Sản '],
  ['a comma', 'Sở Lâm Sản, ', 'Thủy Sản, '],
  ['a comma behind a colon', 'Các sở: ', 'lâm sản, '],
  ['those who are left out', 'Các khoa, trừ ', 'Khoa Lâm, '],
])(
  'four times as many names that nothing parts at %s are looked at four times as often',
  (_, first, next) => {
    const [short, long] = [looksAt(first + next.repeat(250)), looksAt(first + next.repeat(1000))];
    expect(long / short).toBeLessThan(4.2);
  },
);

/** Counts how often things are looked into, or at one of their properties. */
function counting(property?: string): { counted: <T extends object>(thing: T) => T; looks: () => number } {
  let looks = 0;
  const counted = <T extends object>(thing: T): T =>
    new Proxy(thing, {
      get(inside, key) {
        if (property === undefined || key === property) looks += 1;
        const value = Reflect.get(inside, key) as unknown;
        return typeof value === 'function' ? (value.bind(inside) as unknown) : value;
      },
    });
  return { counted, looks: () => looks };
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** Words side by side on a line of a page. */
function lineAt(texts: readonly string[], lefts: readonly number[], y: number, page: number): PaperLine {
  const words = texts.map((text, at) => {
    const width = text.length * 5;
    return { text, x: lefts[at] ?? 0, y, width, height: 10, confidence: 99 };
  });
  const box = { x: lefts[0] ?? 0, y, width: 400, height: 10 };
  return { text: texts.join(' '), page, box, source: { zone: 'body', words, ...box } };
}

const LEFTS = [60, 120, 320, 450];
const ROWS = 20;

/** Pages of one table without rules, of which each says the heading again. */
const tableOfPages = (pages: number): PaperLine[] =>
  times(pages, (page) => [
    lineAt(['STT', 'Nhiệm vụ', 'Chủ trì', 'Thời hạn'], LEFTS, 60, page),
    ...times(ROWS, (row) => lineAt([`${row + 1}`, 'Đo đất', 'Sở Y tế', '15/8'], LEFTS, 140 + 20 * row, page)),
  ]).flat();

/** Pages of one table of data with rules, of which none says a heading. */
function dataOfPages(pages: number): { lines: PaperLine[]; tables: Map<number, PageTable[]> } {
  const texts = ['M1', 'Lúa', '12', 'không'];
  const cells = times(ROWS, (row) =>
    texts.map((text, column) => {
      const [x, y] = [LEFTS[column]!, 60 + 20 * row];
      return { row, column, rows: 1, columns: 1, text, words: [], x, y, width: 60, height: 20 };
    }),
  ).flat();
  const table = { x: 50, y: 50, width: 500, height: 20 * ROWS, rows: ROWS, columns: 4, cells };
  return {
    lines: times(pages, (page) => times(ROWS, (row) => lineAt(texts, LEFTS, 64 + 20 * row, page))).flat(),
    tables: new Map(times(pages, (page) => [page, [table]])),
  };
}

/** How often each is looked at where there are so many of what it is made of. */
const LOOKS: readonly (readonly [string, (count: number) => number])[] = [
  [
    'days in one sentence',
    (count) => {
      const { counted, looks } = counting();
      withoutOverlaps(times(count, (at) => counted({ start: 9 * at, end: 9 * at + 8 })));
      return looks();
    },
  ],
  [
    'units that do the same in one sentence (letters that are read)',
    (count) => {
      let letters = 0;
      const text = times(count, (at) => `Hội Nông dân phụ trách thôn số ${100 + at}`).join(', ');
      partsInParallel(text, { start: 0, end: text.length }, (part, names) => {
        letters += part.length;
        return clauseOf(part, names);
      });
      return letters;
    },
  ],
  [
    'sentences in one paragraph',
    (count) => {
      const { counted, looks } = counting();
      const piece = (at: number) => ({ at: 10 * at, length: 9, page: 1, box: BOX, words: [] });
      const whole = { text: 'Kê khai! '.repeat(count), pieces: counted(times(count, piece)) };
      for (let at = 0; at < count; at += 1) slice(whole, 10 * at, 10 * at + 9);
      return looks() / Math.log2(count);
    },
  ],
  [
    'pages of a table that is told by its white',
    (count) => {
      const { counted, looks } = counting('page');
      tableAt(tableOfPages(count).map(counted), 0);
      return looks();
    },
  ],
  [
    'pages of a table of data, tried at each page',
    (count) => {
      const { lines, tables } = dataOfPages(count);
      const { counted, looks } = counting();
      const seen = counted(tables);
      for (let page = 0; page < count; page += 1) readTableAt(lines, page * ROWS, seen);
      return looks();
    },
  ],
];
const BOX = { x: 0, y: 0, width: 9, height: 9 };

test.each(LOOKS)('four times as many %s are looked at four times as often', (_, looksOf) => {
  expect(looksOf(400) / looksOf(100)).toBeLessThan(5);
});
