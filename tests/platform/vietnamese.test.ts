import { describe, expect, test } from 'vitest';
import { foldAccents, tonePlacements, unifyTonePlacement } from '../../src/platform/vietnamese.ts';

describe('folding accents', () => {
  test.each([
    ['Công điện', 'cong dien'],
    ['ĐƯỜNG Đồng Khởi', 'duong dong khoi'],
    ['hoà hòa', 'hoa hoa'],
    ['àáảãạăằắẳẵặâầấẩẫậ', 'aaaaaaaaaaaaaaaaa'],
    ['èéẻẽẹêềếểễệ', 'eeeeeeeeeee'],
    ['ìíỉĩị', 'iiiii'],
    ['òóỏõọôồốổỗộơờớởỡợ', 'ooooooooooooooooo'],
    ['ùúủũụưừứửữự', 'uuuuuuuuuuu'],
    ['ỳýỷỹỵ', 'yyyyy'],
    ['12/QĐ-UBND', '12/qd-ubnd'],
    ['', ''],
    ['😀 ế', '😀 e'],
    ['ﬁ ß 你好', 'ﬁ ß 你好'],
  ])('%j → %j', (text, folded) => {
    expect(foldAccents(text)).toBe(folded);
  });

  test('typed in pieces (NFD) it is the same', () => {
    expect(foldAccents('Công điện'.normalize('NFD'))).toBe('cong dien');
  });

  test('every letter there is keeps its length, so that offsets hold', () => {
    const wrong: string[] = [];
    // The planes that have letters; what is unassigned or private has no accents.
    for (let code = 0; code <= 0x3ffff; code += 1) {
      const letter = String.fromCodePoint(code).normalize('NFC');
      if (foldAccents(letter).length !== letter.length) wrong.push(letter);
    }
    expect(wrong).toEqual([]);
  });

  test('half a letter is no error', () => {
    expect(foldAccents('a\uD83Dế')).toBe('a\uD83De');
    expect(foldAccents('\uFEFFa')).toBe('\uFEFFa');
  });
});

describe('the place of the tone mark', () => {
  test.each([
    ['hoà', 'hòa'],
    ['HOÀ', 'hòa'],
    ['thuỷ', 'thủy'],
    ['khoẻ', 'khỏe'],
    ['quý', 'quý'],
    ['hoàng', 'hoàng'],
    ['oái', 'oái'],
    ['toàn', 'toàn'],
    ['hoà bình và thuỷ lợi', 'hòa bình và thủy lợi'],
  ])('%j → %j', (text, unified) => {
    expect(unifyTonePlacement(text)).toBe(unified);
  });

  test.each([
    ['hòa', ['hòa', 'hoà']],
    ['hoà', ['hòa', 'hoà']],
    ['thủy', ['thủy', 'thuỷ']],
    ['quý', ['quý']],
    ['đường', ['đường']],
  ])('%j may be written %j', (word, spellings) => {
    expect(tonePlacements(word)).toEqual(spellings);
  });
});
