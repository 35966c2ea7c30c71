import { describe, expect, it } from 'vitest';

import { fromLegacy, unicodeRuns } from '../../src/reading/legacy-vietnamese.ts';
import type { TextRun } from '../../src/reading/paper.ts';
import { withSkippedLetters } from '../../src/reading/skipped-letters.ts';

const run = (text: string, font?: string): TextRun => ({
  text,
  x: 0,
  y: 0,
  width: 100,
  height: 12,
  turned: 0,
  ...(font === undefined ? {} : { font }),
});
const texts = (runs: readonly TextRun[]): string[] => unicodeRuns(runs).map(({ text }) => text);

describe('TCVN3', () => {
  it.each([
    ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
    ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
    ['n\u00adíc, tr\u00adêng, kh\u00ad¬ng', 'nước, trường, khương'],
    ['tr-íc ngµy 05-6; sè 12/UBND-VX', 'trước ngày 05-6; số 12/UBND-VX'],
    ['r»ng lÆng l¼ng quª, v\u03bc l\u00adu VT', 'rằng lặng lẳng quê, và lưu VT'],
  ])('%s', (text, unicode) => {
    expect(fromLegacy(text, 'tcvn3')).toBe(unicode);
  });

  it('of a font of capitals is in capitals', () => {
    expect(fromLegacy('ñy ban nh©n d©n', 'tcvn3', 'ABCDEF+.VnTimeH,Bold')).toBe('ỦY BAN NHÂN DÂN');
    expect(fromLegacy('ñy ban nh©n d©n', 'tcvn3', '.VnTime')).toBe('ủy ban nhân dân');
  });
});

describe('VNI', () => {
  it.each([
    ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
    ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
    ['nöôùc tröôøng kyõ thuaät ñaëng', 'nước trường kỹ thuật đặng'],
    ['bieån, ñaûo, kyø, naèm, duõng caûm, hö hoûng', 'biển, đảo, kỳ, nằm, dũng cảm, hư hỏng'],
  ])('%s', (text, unicode) => {
    expect(fromLegacy(text, 'vni')).toBe(unicode);
  });
});

describe('the runs of a page', () => {
  it('are made Unicode where their text is of a legacy code, with the few words of other fonts', () => {
    const body = run('Uû ban nh©n d©n x· ®Ò nghÞ c¸c tr­êng häc b¸o c¸o tr­íc ngµy 28 th¸ng 8', 'F1');
    expect(texts([run('KÝnh göi:', 'F2'), body, run('Lưu: VT', 'F3'), run('UBND', 'F2')])).toEqual([
      'Kính gửi:',
      'Uỷ ban nhân dân xã đề nghị các trường học báo cáo trước ngày 28 tháng 8',
      'Lưu: VT',
      'UBND',
    ]);
  });

  it('are made Unicode by the name of their font, be they ever so few', () => {
    expect(texts([run('Sè:', '.VnTime'), run('Soá:', 'ABCDEF+VNI-Times'), run('Số:', '.VnArial')])).toEqual([
      'Số:',
      'Số:',
      'Số:',
    ]);
  });

  it.each([
    ['Vietnamese', 'Ủy ban nhân dân xã đề nghị các trường học báo cáo trước ngày 28 tháng 8 năm 2025'],
    ['French', 'Le déjeuner est servi à l’hôtel où le maître a reçu les élèves du collège français'],
    ['plain letters', 'The quick brown fox jumps over the lazy dog'],
  ])('stay as they are in %s', (_, text) => {
    expect(texts([run(text)])).toEqual([text]);
  });

  it('say which of them were put right', () => {
    const runs = [run('Sè', '.VnTime'), run('12', '.VnTime'), run('Lưu', 'F3')];
    expect(unicodeRuns(runs).map(({ recoded }) => recoded)).toEqual([true, undefined, undefined]);
  });

  it('have hyphens in Unicode where a page draws soft ones', () => {
    expect(texts([run('12/QĐ\u00adUBND', 'F1'), run('n\u00adíc', '.VnTime')])).toEqual([
      '12/QĐ-UBND',
      'nước',
    ]);
  });
});

describe('soft hyphens that a page draws and pdf.js leaves out', () => {
  it('stay away where nothing is seen of them', () => {
    const drawn = { letters: 'thực\u00adhiện', hyphenWidths: [0] };
    expect(withSkippedLetters(drawn, [{ text: 'thựchiện', length: 80, size: 12 }])).toEqual([
      { text: 'thựchiện', length: 80, size: 12 },
    ]);
  });

  const given = (drawn: string, pieces: readonly string[]): string[] => {
    const hyphenWidths = [...drawn].filter((letter) => letter === '\u00ad').map(() => 500);
    return withSkippedLetters(
      { letters: drawn, hyphenWidths },
      pieces.map((text) => ({ text, length: 10 * text.length, size: 12 })),
    ).map(({ text, length }) => `${text.replaceAll('\u00ad', '~')} ${length}`);
  };

  it.each([
    ['within a word', 'tr\u00adíc n\u00adíc', ['tríc níc'], ['tr~íc n~íc 92']],
    ['at the end of one', 'th\u00ad cña', ['th cña'], ['th~ cña 66']],
    ['at the start of one', 'vµ \u00adng', ['vµ ng'], ['vµ ~ng 56']],
    ['where a piece ends', 'l\u00ad\nhå s¬', ['l', 'hå s¬'], ['l~ 16', 'hå s¬ 50']],
    ['where a piece begins', 'vµ\n\u00adng', ['vµ', 'ng'], ['vµ 20', '~ng 26']],
    ['twice in a row of letters', 'h\u00ad\u00ad', ['h'], ['h~~ 22']],
    [
      'beside ligatures and text that is told otherwise',
      'ﬁ kh¸c n\u00adíc',
      ['fi', '???', 'níc'],
      ['fi 20', '??? 30', 'n~íc 36'],
    ],
  ])('come back %s', (_, drawn, pieces, expected) => {
    expect(given(drawn, pieces)).toEqual(expected);
  });
});
