import { describe, expect, it } from 'vitest';

import { paperSignsOf } from '../../src/reading/paper-signs.ts';
import { paperStartsOf } from '../../src/reading/paper-starts.ts';
import type { Line, ReadPage, Zone } from '../../src/reading/page.ts';

type Text = string | [zone: Zone, text: string];

/** A page of lines one below the other; those of the two columns of the header side by side. */
function page(number: number, texts: readonly Text[]): ReadPage {
  const next = { left: 60, right: 60, body: 160 };
  const lines = texts.map((text): Line => {
    const [zone, words] = typeof text === 'string' ? (['body', text] as const) : text;
    const column = zone === 'header-left' ? 'left' : zone === 'header-right' ? 'right' : 'body';
    const x = column === 'right' ? 300 : 85;
    const y = (next[column] += 18);
    const placed = words.split(' ').map((word, at) => ({
      text: word,
      confidence: 92,
      x: x + at * 30,
      y,
      width: 28,
      height: 13,
    }));
    return { zone, words: placed, x, y, width: placed.length * 30, height: 13 };
  });
  return { number, width: 595, height: 842, rotation: 0, source: 'ocr', seconds: 1, lines };
}

const header = (number: string, title = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'): Text[] => [
  ['header-left', 'ỦY BAN NHÂN DÂN'],
  ['header-left', 'XÃ SUỐI LỘC'],
  ...(number === '' ? [] : [['header-left', number] as Text]),
  ['header-right', title],
  ['header-right', 'Độc lập - Tự do - Hạnh phúc'],
];
const foot: Text[] = [
  ['foot-left', 'Nơi nhận:'],
  ['foot-left', '- Như trên;'],
  ['foot-right', 'CHỦ TỊCH'],
];
const text: Text[] = ['Các đơn vị báo cáo kết quả', 'về Ủy ban nhân dân xã trước ngày 05 tháng 6.'];

const startsOf = (...pages: Text[][]) =>
  paperStartsOf(pages.map((texts, at) => ({ number: at + 1, signs: paperSignsOf(page(at + 1, texts)) })));

describe('a file of several papers', () => {
  it('may be split where a further header with a number of its own stands', () => {
    const starts = startsOf(
      [...header('Số: 152/UBND-VX'), ...text],
      [...text, ...foot],
      [...header('Số: 07/TB-UBND'), ...text, ...foot],
      [...header('Số: /QĐ-UBND'), ...text, ...foot],
      ...['Số: 63⁄GM-UBND', 'Số: 63⁄/GM-UBND', 'Số: 63GM-UBND', 'Số:/Ñ?/KH-UBND'].map((number) => [
        ...header(number),
        ...text,
        ...foot,
      ]),
    );
    expect(starts.map(({ page, confidence }) => [page, confidence])).toEqual([
      [3, 0.95],
      [4, 0.95],
      [5, 0.95],
      [6, 0.95],
      [7, 0.95],
      [8, 0.95],
    ]);
    expect(starts[0]!.evidence.map(({ quote }) => quote)).toEqual([
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Số: 07/TB-UBND',
    ]);
    expect(starts[0]!.evidence[0]!.box).toMatchObject({ x: 300, y: 78 });
  });

  it('is noticed with the title of the Party, misread letters, and columns read as one row', () => {
    const party = startsOf(
      [...header('Số: 152/UBND-VX'), ...text, ...foot],
      [['header-left', 'Số 12-CV/ĐU'], ['header-right', 'ĐẢNG CỘNG SẢN VIỆT NAM'], ...text],
    );
    expect(party.map((start) => start.page)).toEqual([2]);
    const misread = startsOf(
      [...header('Số: 152/UBND-VX'), ...text, ...foot],
      header('Sô: 153/UBND-VX', 'CỌNG HOA XA HQI CHU NGHlA VIẸT NAM'),
    );
    expect(misread.map((start) => start.page)).toEqual([2]);
    const [rows] = startsOf(
      [...header('Số: 152/UBND-VX'), ...text, ...foot],
      ['XÃ SUỐI LỘC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Số: 9/BC-UBND Suối Lộc, ngày 5 tháng 6 năm 2025'],
    );
    expect(rows?.evidence[0]).toMatchObject({
      quote: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      box: { x: 85 + 3 * 30 },
    });
  });

  it('is less sure where the paper before shows no end', () => {
    const [start] = startsOf([...header('Số: 152/UBND-VX'), ...text], header('Số: 07/TB-UBND'));
    expect(start).toMatchObject({ page: 2, confidence: 0.6 });
  });
});

describe('one paper', () => {
  const first: Text[] = [...header('Số: 152/UBND-VX'), ...text, ...foot];

  it.each<[string, Text[]]>([
    ['an appendix', [['header-left', 'Phụ lục I'], ...header('Số: 01/PL-UBND')]],
    ['a form', ['Mẫu số 02', ...header('Số: …/BC-…'), ...text]],
    ['a plan without a number', [...header(''), 'KẾ HOẠCH', 'Phòng, chống thiên tai năm 2025', ...text]],
    ['a plan that says so', [...header('Số: 08/KH-UBND'), 'KẾ HOẠCH', '(Kèm theo Công văn số 152/UBND-VX)']],
    ['a draft', ['DỰ THẢO', ...header('Số: /2025/QĐ-UBND'), ...text]],
    [
      'a page that names the State in its text',
      ['Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;', 'Kính gửi: …'],
    ],
  ])('stays whole with %s behind it', (_, further) => {
    expect(startsOf(first, further)).toEqual([]);
  });

  it('stays whole with what it says it encloses', () => {
    const sends: Text[] = [
      ...header('Số: 152/UBND-VX'),
      'Ủy ban nhân dân xã gửi kèm theo công văn này',
      'Kế hoạch số 08/KH-UBND ngày 02 tháng 5 năm 2025.',
      ...foot,
    ];
    expect(startsOf(sends, [...header('Số: 08/KH-UBND'), ...text, ...foot])).toEqual([]);
    expect(startsOf(sends, [...header('Số: 09/KH-UBND'), ...text, ...foot])).toHaveLength(1);
  });
});
