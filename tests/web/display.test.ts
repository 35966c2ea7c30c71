import { describe, expect, it } from 'vitest';
import {
  displayBytes,
  displayCount,
  displayDate,
  displayDay,
  displayDuration,
  displayInstant,
  displayRecent,
  documentNumber,
  parseDate,
} from '../../src/web/display.ts';

describe('dates', () => {
  it.each([
    ['31/05/2019', '2019-05-31'],
    ['31-5-2019', '2019-05-31'],
    ['31.5.2019', '2019-05-31'],
    ['2019-05-31', '2019-05-31'],
    ['ngày 31 tháng 5 năm 2019', '2019-05-31'],
    ['5/2019', '2019-05'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2023', null],
    ['31/13/2023', null],
    ['1/1/19', null],
    ['hôm nay', null],
    ['', null],
  ])('“%s” is %s', (text, date) => {
    expect(parseDate(text)).toBe(date);
  });

  it('are shown as the office writes them, in Vietnamese time', () => {
    expect(displayDate('2026-11-23')).toBe('23/11/2026');
    expect(displayDate('2026-11')).toBe('11/2026');
    expect(displayDate(null)).toBe('');
    expect(displayInstant('2026-11-22T17:30:00.000Z')).toBe('23/11/2026 00:30');
    expect(displayRecent('2026-11-22T17:30:00.000Z', '2026-11-23')).toBe('00:30');
    expect(displayRecent('2026-11-20T02:00:00.000Z', '2026-11-23')).toBe('20/11/2026');
    expect(displayDay('2026-11-23')).toBe('Thứ hai, 23/11/2026');
  });
});

describe('numbers', () => {
  it.each([
    ['1595', 'SGDĐT-CTrTT', '1595/SGDĐT-CTrTT'],
    [null, 'SGDĐT-CTrTT', '…/SGDĐT-CTrTT'],
    ['15', 'NQ/ĐU', '15-NQ/ĐU'],
    ['12', 'QĐ-UBND', '12/QĐ-UBND'],
    ['12', null, '12'],
    [null, null, ''],
  ])('số %s, ký hiệu %s: “%s”', (number, symbol, shown) => {
    expect(documentNumber(number, symbol)).toBe(shown);
  });

  it('use the point for thousands and the comma for parts', () => {
    expect(displayCount(1234567)).toBe('1.234.567');
    expect(displayBytes(900)).toBe('900 byte');
    expect(displayBytes(1.5 * 1024 * 1024)).toBe('1,5 MB');
    expect(displayBytes(100 * 1024 * 1024)).toBe('100 MB');
    expect(displayDuration(42_000)).toBe('42 giây');
    expect(displayDuration(7_200_000)).toBe('2 giờ');
  });
});
