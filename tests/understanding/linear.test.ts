import { expect, test } from 'vitest';
import { matchAgency } from '../../src/understanding/agency-match.ts';
import { detailsOf } from '../../src/understanding/details.ts';
import { metadataOf } from '../../src/understanding/metadata.ts';
import { partNames } from '../../src/understanding/obligations/actors.ts';
import { type Token, tokensOf } from '../../src/understanding/obligations/tokens.ts';
import { partsOf } from '../../src/understanding/parts.ts';
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
