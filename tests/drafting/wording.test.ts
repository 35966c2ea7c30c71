import { describe, expect, it } from 'vitest';
import type { DocumentBlock } from '../../src/drafting/document.ts';
import { labelsOf, pointLetter, roman } from '../../src/drafting/numbering.ts';
import { SIGNING_FORMS, signatureTitles } from '../../src/drafting/signing.ts';
import {
  closed,
  dayInWords,
  enclosedWith,
  paddedNumber,
  recipientLines,
} from '../../src/drafting/wording.ts';
import { decision, letter } from './documents.ts';

const spaces = (text: string) => text.replaceAll(/\u00a0/gu, '_');

describe('numbers and days', () => {
  it.each([
    ['2026-01-05', 'ngày 05 tháng 01 năm 2026'],
    ['2026-02-10', 'ngày 10 tháng 02 năm 2026'],
    ['2026-06-09', 'ngày 09 tháng 6 năm 2026'],
    ['2026-11', 'ngày _____ tháng 11 năm 2026'],
    [null, 'ngày _____ tháng _____ năm _____'],
  ])('%s is written "%s"', (date, words) => expect(spaces(dayInWords(date))).toBe(words));

  it.each([
    ['1', '01'],
    ['9', '09'],
    ['10', '10'],
    ['5a', '5a'],
  ])('number %s is written %s', (number, words) => expect(paddedNumber(number)).toBe(words));
});

describe('items number themselves', () => {
  it('with đ after d, and without f, j, w, z', () => {
    expect(Array.from({ length: 24 }, (_, index) => pointLetter(index + 1)).join(' ')).toBe(
      'a b c d đ e g h i k l m n o p q r s t u v x y aa',
    );
  });

  it.each([
    [4, 'IV'],
    [9, 'IX'],
    [49, 'XLIX'],
  ])('%i is %s', (number, signs) => expect(roman(number)).toBe(signs));

  it('articles run on through the chapters, all else begins anew', () => {
    const kinds =
      'chapter section article clause point point clause point article clause chapter section article';
    const blocks = kinds.split(' ').map((kind) => ({ kind, text: '' }) as DocumentBlock);
    expect(labelsOf(blocks)).toEqual([
      'Chương I',
      'Mục 1',
      'Điều 1.',
      '1.',
      'a)',
      'b)',
      '2.',
      'a)',
      'Điều 2.',
      '1.',
      'Chương II',
      'Mục 1',
      'Điều 3.',
    ]);
  });
});

describe('lists', () => {
  it('end each line with ";" and the last with "."', () => {
    expect(closed(['Căn cứ Luật A.', ' Căn cứ Luật B ;', 'Theo đề nghị'])).toEqual([
      'Căn cứ Luật A;',
      'Căn cứ Luật B;',
      'Theo đề nghị.',
    ]);
  });

  it('of receivers end with what is filed', () => {
    const recipients = {
      list: ['Như trên;', 'Lãnh đạo UBND tỉnh'],
      filed: 'VT, TH (03).',
      drafter: 'PL.(45)',
    };
    expect(recipientLines(letter({ recipients }))).toEqual([
      '- Như trên;',
      '- Lãnh đạo UBND tỉnh;',
      '- Lưu: VT, TH (03). PL.(45)',
    ]);
  });
});

describe('the line under the title of an appendix', () => {
  it('is filled in on paper and blank in an electronic document', () => {
    expect(enclosedWith(decision({ medium: 'paper' })).replaceAll('\u00a0', ' ')).toBe(
      '(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Nam Hải)',
    );
    expect(enclosedWith(decision())).not.toMatch(/05|2026/u);
  });
});

describe('who signs', () => {
  const powers = {
    collective: 'Ủy ban nhân dân',
    head: 'Chủ tịch',
    own: 'Phó Chủ tịch',
    unitHead: 'Chánh Văn phòng',
  };
  const expected = {
    head: ['CHỦ TỊCH'],
    TM: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    'TM-KT': ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    KT: ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    Q: ['Q. CHỦ TỊCH'],
    TL: ['TL. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    'TL-KT': ['TL. CHỦ TỊCH', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHỦ TỊCH'],
    TUQ: ['TUQ. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
  };
  it.each(SIGNING_FORMS)('%s', (form) =>
    expect(signatureTitles({ ...powers, form })).toEqual(expected[form]),
  );
});
