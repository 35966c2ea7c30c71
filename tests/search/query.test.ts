import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/search/folded-text.ts';
import { WordBytes } from '../../src/search/word-bytes.ts';
import { oddStrings } from './index-suite.ts';
import { parseQuery } from '../../src/search/query.ts';
import { joinedForms, searchable, wordsOf } from '../../src/search/searchable-text.ts';
import { bestWindows } from '../../src/search/passages.ts';

describe('searchable text', () => {
  test.each([
    ['Sở GD&ĐT', 'so gd dt'],
    ['Số: 12/QĐ-UBND', 'so  12 qd ubnd'],
    ['a😀b', 'a  b'],
    ['“Đường”\nphố', ' duong  pho'],
    ['☐ Hoà Vang ½', '  hoa vang ½'],
    ['Ω một '.repeat(9000), 'ω mot '.repeat(9000)],
  ])('%j keeps its length', (text, folded) => {
    expect(searchable(text)).toBe(folded);
    expect(folded).toHaveLength(text.length);
  });

  test('is the same as the bytes that the index takes in', () => {
    const bytes = new WordBytes(1);
    for (const text of [
      ...oddStrings(300),
      'Đường sắt'.normalize('NFD'),
      'ὑγίεια và 你好 ở TP.HCM',
      '\u0958'.repeat(9),
    ]) {
      const before = bytes.length;
      const { joints, composed } = bytes.addFolded(text);
      const { folded, ...joinable } = foldText(text);
      expect(Buffer.from(bytes.since(before)).toString()).toBe(folded);
      expect({ joints, composed }).toEqual(joinable);
    }
  });

  test.each(['NFC', 'NFD'])('words in %s keep what was typed beside what is looked for', (form) => {
    expect(wordsOf('Đường SẮT'.normalize(form))).toEqual([
      { word: 'duong', typed: 'đường' },
      { word: 'sat', typed: 'sắt' },
    ]);
  });

  test.each([
    ['Sở GD&ĐT TP.HCM', ['gddt', 'tphcm']],
    ['12/QĐ-UBND', ['qdubnd']],
    ['BGD&ĐT-GDTrH', ['bgddtgdtrh', 'bgddt']],
    ['Đề án của HĐND-UBND'.normalize('NFD'), ['hdndubnd']],
    ['Sở TN&MT 😀', ['tnmt']],
    ['ngày 31.12.2026, mục 1.2.3', []],
    ['không có gì', []],
  ])('abbreviations of %j', (text, forms) => {
    expect([...joinedForms(text)]).toEqual(forms);
  });
});

describe('a query', () => {
  const words = (text: string) => parseQuery(text).wanted.map((term) => term.words.join(' '));

  test.each([
    ['giao thông', ['giao', 'thong']],
    ['"giao thông" an', ['giao thong', 'an']],
    ['„giao thông” an', ['giao thong', 'an']],
    ['968/CĐ-TTg', ['968 cd ttg']],
    ['a-b -c', ['a b']],
    ['"chưa đóng', ['chua dong']],
    ['!!! ???', []],
  ])('%j', (text, wanted) => {
    expect(words(text)).toEqual(wanted);
  });

  test('knows what is hopeless and what is blank', () => {
    expect(parseQuery('!!!').hopeless).toBe(true);
    expect(parseQuery('😀').hopeless).toBe(true);
    expect(parseQuery('  ').hopeless).toBe(false);
    expect(parseQuery('-a').hopeless).toBe(false);
  });

  test('the last word is unfinished until a space follows', () => {
    expect(parseQuery('giao thôn').wanted.map((term) => term.unfinished)).toEqual([false, true]);
    expect(parseQuery('giao thôn ').wanted.at(-1)?.unfinished).toBe(false);
    expect(parseQuery('"giao thôn"').wanted.at(-1)?.unfinished).toBe(false);
    expect(parseQuery('giao t').wanted.at(-1)?.unfinished).toBe(false);
    expect(parseQuery('giao -thôn').unwanted.at(-1)?.unfinished).toBe(false);
  });
});

describe('passages', () => {
  const windows = (body: string, text: string) => bestWindows(body, parseQuery(`${text} `).wanted);

  test('the first shows the most words together', () => {
    const far = ' xa'.repeat(100);
    const body = `an${far} an ninh biên giới${far} giới`;
    const [window, ...others] = windows(searchable(body), 'an ninh biên giới');
    expect(window?.hits).toHaveLength(4);
    expect(others).toEqual([]);
  });

  test('never goes over a page break', () => {
    const found = windows('cuoi trang an\ftoan dau trang', 'an toàn');
    expect(found.map(({ page, start, end }) => [page, start, end])).toEqual([
      [1, 0, 13],
      [2, 0, 14],
    ]);
  });

  test('does not take a part of a word for the word', () => {
    expect(windows('nhan toang', 'an toàn')).toEqual([]);
  });

  test('bears a long paper with a word on every line', () => {
    const body = Array.from({ length: 300 }, () => 'an toan '.repeat(300)).join('\f');
    expect(windows(body, 'an toàn')).toHaveLength(1);
  });
});
