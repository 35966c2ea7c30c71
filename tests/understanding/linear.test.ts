import { expect, test } from 'vitest';
import { metadataOf } from '../../src/understanding/metadata.ts';
import { partsOf } from '../../src/understanding/parts.ts';
import { NATIONAL, pagesOf, type PaperText } from './page-fixture.ts';

function milliseconds(paper: PaperText): number {
  const pages = pagesOf(paper);
  const start = performance.now();
  metadataOf(partsOf(pages), pages);
  return performance.now() - start;
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

// The bounds are wide, for a machine with other work: a pattern that backtracks without bound takes minutes.
test('ten times the pages take about ten times as long, and thirty pages a fraction of a second', () => {
  milliseconds(paper(300));
  const short = Math.min(...[1, 2, 3].map(() => milliseconds(paper(30))));
  const long = Math.min(...[1, 2, 3].map(() => milliseconds(paper(300))));
  expect(long).toBeLessThan(600);
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
  expect(milliseconds(hostile)).toBeLessThan(1500);
});
