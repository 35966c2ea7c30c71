import { expect, it } from 'vitest';
import { daysText } from '../../src/web/text/follow-up.ts';

it.each([
  [{ daysLeft: null, standing: 'undated' }, ''],
  [{ daysLeft: 0, standing: 'today' }, 'hôm nay'],
  [{ daysLeft: 3, standing: 'soon' }, 'còn 3 ngày làm việc'],
  [{ daysLeft: -2, standing: 'late' }, 'quá 2 ngày làm việc'],
  // Due on Saturday, seen on Friday; due on Saturday, seen on Sunday.
  [{ daysLeft: 0, standing: 'soon' }, 'vào ngày nghỉ tới'],
  [{ daysLeft: -0, standing: 'late' }, 'quá từ ngày nghỉ'],
] as const)('%o is said as "%s"', (row, words) => expect(daysText(row)).toBe(words));
