/** Deadlines that an item takes from what stands around it: a heading, a lead-in, a sentence behind the list. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { metadata, paper } from './paper.ts';

function due(text: string): string[] {
  return suggestObligations(paper(text), metadata({ date: '2026-03-04' })).map(
    ({ clause, deadline }) => `${clause} ${deadline.date ?? deadline.raw ?? '-'}`,
  );
}

const LIST = `Ủy ban nhân dân xã yêu cầu:
1. Trạm Y tế phun khử khuẩn chợ.
2. Công an xã cắm biển trước cổng trường, xong trước 20/3.`;

describe('deadlines from around an item', () => {
  it.each([
    [`${LIST}\nCác nội dung trên hoàn thành trước ngày 30/4/2026.`, ['1 2026-04-30', '2 2026-03-20']],
    [`${LIST}\nTất cả các việc nêu trên phải xong trong tháng 4.`, ['1 2026-04-30', '2 2026-03-20']],
    [
      `Ủy ban nhân dân xã yêu cầu:
1. Công an xã cắm biển trước cổng trường.
2. Trạm Y tế phun khử khuẩn chợ. Đoàn xã rải vôi ngõ xóm. Các việc trên xong trước ngày 05/4/2026.`,
      ['1 -', '2 2026-04-05', '2 2026-04-05'],
    ],
    [
      `Ủy ban nhân dân xã yêu cầu:
1. Công an xã cắm biển trước cổng trường.
2. Trạm Y tế phun khử khuẩn chợ. Việc này hoàn thành trước ngày 05/4/2026.`,
      ['1 -', '2 2026-04-05'],
    ],
    [`${LIST}\nCác nội dung trên báo cáo Chủ tịch.`, ['1 -', '2 2026-03-20']],
  ])('one sentence sets it for all that was told: %s', (text, expected) => {
    expect(due(text).slice(0, expected.length)).toEqual(expected);
  });

  it.each([
    [
      'II. VIỆC XONG TRƯỚC 30/6\n1. Trạm Y tế kiểm kê tủ thuốc.\n2. Công an xã soát lại sổ tạm trú.',
      ['II.1 2026-06-30', 'II.2 2026-06-30'],
    ],
    [
      'I. Các việc làm ngay trong tháng 3\n1. Trạm Y tế kiểm kê tủ thuốc.\n2. Công an xã soát lại sổ tạm trú trước 15/3.',
      ['I.1 2026-03-31', 'I.2 2026-03-15'],
    ],
    ['1. Trước khi vào kho\n1.1. Trạm Y tế kiểm kê tủ thuốc.', ['1.1 -']],
    ['1. Thuốc hết hạn trong tháng 3\n1.1. Trạm Y tế kiểm kê tủ thuốc.', ['1.1 -']],
  ])('a heading of nothing but a time sets it: %s', (text, expected) => {
    expect(due(text)).toEqual(expected);
  });

  it.each([
    [
      'Đảng ủy xã giao Đoàn xã tổ chức trại hè từ ngày 01/6 đến ngày 31/7/2026 với các việc sau:\n1. Dựng trại tại sân đình.\n2. Khám mắt cho các cháu trước 20/6.',
      ['1 -', '2 2026-06-20'],
    ],
    [
      'Đảng ủy xã giao Đoàn xã hoàn thành trước ngày 31/7/2026 các việc sau:\n1. Dựng trại tại sân đình.\n2. Khám mắt cho các cháu trước 20/6.',
      ['1 2026-07-31', '2 2026-06-20'],
    ],
  ])('how long an event runs is nobody’s limit: %s', (text, expected) => {
    expect(due(text)).toEqual(expected);
  });
});
