import { describe, expect, it } from 'vitest';
import { suggestDirectives } from '../../../src/understanding/obligations/index.ts';
import { line, metadata, partsWith } from './paper.ts';

const noted = (...notes: string[]) =>
  suggestDirectives(
    { ...partsWith([]), overlays: notes.map((note, index) => line(note, { x: 300, y: 60 + index * 120 })) },
    metadata({ date: '2025-08-04' }),
  );

describe('directions typed on the paper', () => {
  it.each([
    ['Chuyển Phòng Nội vụ tham mưu trước ngày 15/8/2025', ['Phòng Nội vụ'], null],
    ['CVP: giao Phòng Kinh tế phối hợp với Phòng Nội vụ tham mưu', ['Phòng Kinh tế'], 'CVP'],
    ['Phó Chủ tịch Nguyễn Văn An: Giao Sở Y tế xử lý', ['Sở Y tế'], 'Phó Chủ tịch Nguyễn Văn An'],
  ])('%s', (words, assignees, author) => {
    expect(noted(words)).toMatchObject([{ words, assignees, author }]);
  });

  it('carries the deadline and the place', () => {
    expect(noted('Chuyển Phòng Nội vụ tham mưu trước ngày 15/8/2025')[0]).toMatchObject({
      deadline: { kind: 'date', due: '2025-08-15' },
      evidence: [{ page: 1 }],
    });
  });

  it('takes no stamp for a direction', () => {
    expect(noted('CÔNG VĂN ĐẾN', 'Số: 1208', 'Ngày đến: 05/8/2025', 'Ký bởi: Sở Nội vụ')).toEqual([]);
  });
});
