import { describe, expect, it } from 'vitest';
import { goldSchema, scorePaper, totalOf } from '../../src/evaluation/index.ts';
import type { ComparedObligation, ComparedPaper } from '../../src/evaluation/gold.ts';
import { coverage, isSameClause, isSameDeadline } from '../../src/evaluation/obligations.ts';
import { isSameName, isSameWording, similarity } from '../../src/evaluation/wording.ts';

const duty = (
  clause: string,
  action: string,
  rest: Partial<ComparedObligation> = {},
): ComparedObligation => ({
  clause,
  assignees: ['Sở Nội vụ'],
  cooperators: [],
  action,
  deadline: { kind: 'none' },
  ...rest,
});
const LONG = 'rà soát toàn bộ hồ sơ của các trường học trên địa bàn';
const paper = (
  metadata: ComparedPaper['metadata'],
  obligations: ComparedObligation[] = [],
): ComparedPaper => ({
  metadata,
  obligations,
});

describe('wording', () => {
  it.each([
    ['ỦY BAN NHÂN DÂN', 'Uỷ ban  nhân dân.', true],
    ['hoà bình', 'hòa bình', true],
    ['hàng tháng', 'hằng tháng', true],
    ['quý', 'quy', false],
    [null, '', true],
    ['a', null, false],
  ])('%j and %j: %j', (a, b, same) => {
    expect(isSameWording(a, b)).toBe(same);
  });

  it('is alike by the characters that stay', () => {
    expect(similarity('công văn', 'công vãn')).toBeCloseTo(7 / 8);
  });
});

describe('names', () => {
  it.each([
    ['Đại tá Hà Văn Sính', 'Hà Văn Sính', true],
    ['PGS.TS. Lê Thị Thơm', 'Lê Thị Thơm', true],
    ['các đồng chí Ủy viên Ban Chấp hành', 'Ủy viên Ban Chấp hành', true],
    ['Đ/c Vi Văn Sáu, Phó Chủ tịch', 'ông Vi Văn Sáu, Phó Chủ tịch', true],
    ['Đại tá Hà Văn Sính', 'Đại tá Hà Văn Sung', false],
    ['Thầy Hòa', null, false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(isSameName(a, b)).toBe(same);
  });
});

describe('clauses', () => {
  it.each([
    ['4.a', 'III.4.a', true],
    ['Điều 2.1.a', 'điều 2, mục 1, điểm a', true],
    ['Phụ lục.4', 'PL 4', true],
    ['4.a', '4.b', false],
    ['a', '4', false],
  ])('%s and %s: %j', (a, b, same) => {
    expect(isSameClause(a, b)).toBe(same);
  });
});

describe('deadlines', () => {
  it.each([
    [{ kind: 'date', date: '2026-11-30' }, { kind: 'date', date: '2026-11-30', raw: 'khác' }, true],
    [{ kind: 'date', date: '2026-11-30' }, { kind: 'date', date: '2026-12-30' }, false],
    [
      { kind: 'relative', amount: 5, unit: 'working-day' },
      { kind: 'relative', amount: 5, unit: 'day' },
      false,
    ],
    [{ kind: 'relative', amount: 0, unit: 'day' }, { kind: 'relative', amount: null }, true],
    [{ kind: 'recurring' }, { kind: 'recurring', every: 'month' }, true],
    [{ kind: 'recurring', every: 'year' }, { kind: 'recurring', every: 'month' }, false],
    [{ kind: 'none' }, { kind: 'none' }, true],
    [{ kind: 'none' }, { kind: 'date', date: '2026-11-30' }, false],
  ])('%j and %j: %j', (gold, predicted, same) => {
    expect(isSameDeadline(gold, predicted)).toBe(same);
  });
});

describe('actions', () => {
  it('may be shorter, may not swallow the page', () => {
    expect(coverage(LONG, LONG)).toBe(1);
    expect(coverage(LONG, 'rà soát toàn bộ hồ sơ của')).toBe(1);
    expect(coverage(LONG, 'việc khác hẳn')).toBe(0);
    expect(coverage('rà soát', `${LONG} `.repeat(20))).toBeLessThan(0.2);
  });
});

describe('a paper', () => {
  it('counts what is on it or claimed, and what is written by hand apart', () => {
    const gold = paper({
      number: '12',
      date: '2026-11-20',
      issuer: 'SỞ Y TẾ',
      place: null,
      handwritten: ['number', 'day'],
    });
    const { fields, misses } = scorePaper(
      'a',
      gold,
      paper({ date: '2026-11-02', issuer: 'SỞ Y TẾ', urgency: 'Khẩn' }),
    );
    expect(fields).toEqual({
      'number (handwritten)': 0,
      'date (handwritten)': 0,
      date: 1,
      issuer: 1,
      urgency: 0,
    });
    expect(misses).toEqual(['độ khẩn: đúng ra để trống, máy ghi “Khẩn”']);
  });

  it('gives lists their share', () => {
    const gold = paper({ recipients: ['Như trên', 'Lưu: VT'], references: [{ symbol: '1/CP' }] });
    const { fields } = scorePaper(
      'a',
      gold,
      paper({ recipients: ['Như trên'], references: [{ symbol: '1/cp' }] }),
    );
    expect(fields['recipients']).toBeCloseTo(2 / 3);
    expect(fields['references']).toBe(1);
  });

  it('takes names as they are written where that is asked for, with what stands before them', () => {
    const named = (name: string) =>
      paper({ signer: { capacity: null, title: null, name } }, [
        duty('1', LONG, { assignees: [name], cooperators: [] }),
      ]);
    const right = (isName?: typeof isSameName) => {
      const { fields, obligations } = scorePaper(
        'a',
        named('Hà Văn Sính'),
        named('Đại tá Hà Văn Sính'),
        [],
        isName,
      );
      return [fields['signer.name'], obligations.hit, obligations.assignees];
    };
    expect([right(), right(isSameWording)]).toEqual([
      [1, 1, 1],
      [0, 1, 0],
    ]);
  });

  it('pairs obligations, each once, and judges whose and when of the pairs only', () => {
    const gold = paper({}, [
      duty('1', LONG, { deadline: { kind: 'date', date: '2026-11-30' } }),
      duty('2', 'báo cáo kết quả về Văn phòng trước khi họp'),
    ]);
    const predicted = paper({}, [
      duty('1', LONG, { deadline: { kind: 'date', date: '2026-11-30' }, assignees: ['Sở Y tế'] }),
      duty('1', LONG),
      duty('9', 'hoàn toàn khác'),
    ]);
    const { obligations, misses } = scorePaper('a', gold, predicted);
    expect(obligations).toEqual({
      gold: 2,
      predicted: 3,
      hit: 1,
      assignees: 0,
      cooperators: 1,
      deadlines: 1,
      dated: 1,
      datedHit: 1,
    });
    expect(misses.map((miss) => miss.split(':')[0])).toEqual([
      'chủ trì 1',
      'bỏ sót nhiệm vụ 2',
      'nêu thừa nhiệm vụ 1',
      'nêu thừa nhiệm vụ 9',
    ]);
  });

  it('adds up, and says nothing where nothing was there', () => {
    const gold = paper({ issuer: 'SỞ Y TẾ' }, [duty('1', LONG)]);
    const total = totalOf([
      scorePaper('a', gold, gold, [{ gold: 'một hai ba', read: 'một hai bốn năm' }]),
      scorePaper('b', gold, paper({}, [])),
    ]);
    expect(total).toMatchObject({
      papers: 2,
      fieldMean: 0.5,
      wordError: 2 / 3,
      obligations: { precision: 1, recall: 0.5, f1: 2 / 3, datedRecall: null },
    });
  });
});

it('a gold file that is none says where', () => {
  const result = goldSchema.safeParse({ metadata: {}, obligations: [{ clause: '1' }] });
  expect(result.error?.issues[0]?.path.slice(0, 2)).toEqual(['obligations', 0]);
});
