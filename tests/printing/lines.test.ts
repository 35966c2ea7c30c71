import { describe, expect, it } from 'vitest';
import { unprintableLetters, withPrintableLetters } from '../../src/printing/fonts.ts';
import { breakEvenly, breakLines, measureWords, setLine } from '../../src/printing/lines.ts';
import type { MeasuredLine } from '../../src/printing/lines.ts';

const SIZE = { size: 14 };
const wordsOf = (line: MeasuredLine) =>
  line.words.map((word) => word.pieces.map((piece) => piece.text).join(''));
const broken = (text: string, width: number, indent = 0) =>
  breakLines(measureWords(text, SIZE), width, indent).map((line) => wordsOf(line).join(' '));

describe('breaking a text into lines', () => {
  it('fills each line as full as it goes, the first one less its indent', () => {
    const text = 'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025';
    const plain = broken(text, 200);
    const indented = broken(text, 200, 36);
    expect(plain.join(' ')).toBe(text);
    expect(indented[0]!.length).toBeLessThan(plain[0]!.length);
    expect(indented.join(' ')).toBe(text);
  });

  it.each([
    ['a symbol', 'theo 30/2020/NĐ-CP', 105, ['theo', '30/2020/NĐ-CP']],
    ['words held by a no-break space', 'khoản 2 Điều\u00a015', 62, ['khoản 2', 'Điều\u00a015']],
    ['forced lines', 'SỞ NỘI VỤ\nPHÒNG HÀNH CHÍNH', 400, ['SỞ NỘI VỤ', 'PHÒNG HÀNH CHÍNH']],
  ])('keeps %s', (_what, text, width, lines) => {
    expect(broken(text, width)).toEqual(lines);
  });

  it('cuts only what is wider than a line, after a hyphen or slash where it can', () => {
    expect(broken('128/UBND-VHXH', 72)).toEqual(['128/UBND-', 'VHXH']);
    expect(broken('a'.repeat(40), 100).join('')).toBe('a'.repeat(40));
  });

  it('takes decomposed letters as the composed ones they are', () => {
    expect(broken('Hòa'.normalize('NFD'), 400)).toEqual(['Hòa']);
  });

  it('stretches a line to both edges, but not the last one', () => {
    const lines = breakLines(measureWords('một hai ba bốn năm sáu bảy tám', SIZE), 90);
    const ends = lines.map((line) => {
      const last = setLine(line, 10, 90, 'justify').at(-1)!;
      return last.x + last.width;
    });
    for (const end of ends.slice(0, -1)) expect(end).toBeCloseTo(100, 3);
    expect(ends.at(-1)!).toBeLessThan(100);
  });

  it('sets a centred title in lines of about the same length', () => {
    const words = measureWords('Về việc tăng cường công tác phòng cháy, chữa cháy rừng mùa khô', SIZE);
    const [first, second] = breakEvenly(words, 340);
    expect(Math.abs(first!.width - second!.width)).toBeLessThan(60);
  });
});

describe('letters without a picture', () => {
  it('are named once each', () => {
    expect(unprintableLetters('Gửi 😀 anh 汉字 và 😀 Nguyễn Thị Ngọc Ẩn')).toEqual(['😀', '汉', '字']);
  });

  it('become an empty square where nobody can be asked', () => {
    expect(withPrintableLetters('tốt 😀\nquá')).toBe('tốt □\nquá');
  });
});
