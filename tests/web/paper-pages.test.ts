import { describe, expect, it } from 'vitest';
import { wordDifferences } from '../../src/registry/word-differences.ts';
import { isDoubtfulWord } from '../../src/web/islands/word-desk.ts';
import { pagesIn } from '../../src/web/routes/paper-pages.tsx';

describe('pages as people write them', () => {
  it.each([
    ['', undefined],
    ['2', [2]],
    ['1, 3-5', [1, 3, 4, 5]],
    ['1 3–4;7', [1, 3, 4, 7]],
  ])('%j', (text, pages) => expect(pagesIn(text)).toEqual(pages));
  it.each(['0', 'a', '4-2', '1-', '-3'])('%j is refused', (text) =>
    expect(() => pagesIn(text)).toThrow('trang'),
  );
});

describe('a doubtful word', () => {
  const word = { text: 'phồng', x: 0, y: 0, width: 9, height: 9, line: 0, zone: 'body' as const };
  it.each([
    [{ confidence: 62 }, true],
    [{ confidence: 96 }, false],
    [{ confidence: 30, text: '—' }, false],
    [{ confidence: 62, corrected: 'phồng' }, false],
  ])('%o: %s', (about, doubtful) => expect(isDoubtfulWord({ ...word, ...about })).toBe(doubtful));
});

describe('what differs between two readings', () => {
  const told = (old: string, fresh: string) =>
    wordDifferences(old.split(' '), fresh.split(' '))
      .map(({ kind, text }) => ({ same: text, old: `-${text}-`, new: `+${text}+` })[kind])
      .join(' ');
  it.each([
    ['a b c', 'a b c', 'a b c'],
    ['a b c d', 'a x c d', 'a -b- +x+ c d'],
    ['a b c', 'a c b c', 'a +c+ b c'],
    ['a b', 'b', '-a- b'],
    ['x y', 'z', '-x y- +z+'],
  ])('%j and %j', (old, fresh, expected) => expect(told(old, fresh)).toBe(expected));
});
