import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addWorkingDays,
  dateOf,
  endOfPeriod,
  holidayOn,
  isIsoDate,
  isWorkingDay,
  knowsHolidaysOf,
  lastDayOfMonth,
  lastDayOfQuarter,
  weekdayOf,
  workingDayFrom,
  workingDaysBetween,
} from '../../src/calendar/index.ts';

describe('ISO dates', () => {
  it('knows which days exist', () => {
    expect(dateOf(2024, 2, 29)).toBe('2024-02-29');
    expect(dateOf(2025, 2, 29)).toBeNull();
    expect(dateOf(2025, 13, 1)).toBeNull();
    expect(isIsoDate('2025-04-31')).toBe(false);
    expect(isIsoDate('2025-04-30')).toBe(true);
    expect(isIsoDate('30/4/2025')).toBe(false);
  });

  it('ends months and quarters', () => {
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29');
    expect(lastDayOfQuarter(2025, 3)).toBe('2025-09-30');
    expect(lastDayOfQuarter(2025, 4)).toBe('2025-12-31');
  });

  it('adds days and months', () => {
    expect(addDays('2025-12-30', 3)).toBe('2026-01-02');
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2025-11-15', 3)).toBe('2026-02-15');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
    expect(weekdayOf('2025-08-15')).toBe(5);
  });
});

describe('working days', () => {
  it.each([
    ['2025-08-15', true, 'a Friday'],
    ['2025-08-16', false, 'a Saturday'],
    ['2025-04-26', true, 'a Saturday worked for 02/5/2025'],
    ['2025-05-02', false, 'the Friday given for it'],
    ['2026-02-18', false, 'Tết'],
    ['2026-08-31', false, 'a day exchanged before Quốc khánh'],
    ['2026-11-24', false, 'Ngày Văn hóa Việt Nam'],
    ['2025-11-24', true, 'before that day was a holiday'],
  ])('%s: %s (%s)', (date, works) => {
    expect(isWorkingDay(date)).toBe(works);
  });

  it('says why offices are closed', () => {
    expect(holidayOn('2025-09-02')).toBe('Quốc khánh');
    expect(holidayOn('2025-09-03')).toBeNull();
  });

  it('knows only fixed holidays of years without data', () => {
    expect(knowsHolidaysOf(2026)).toBe(true);
    expect(knowsHolidaysOf(2031)).toBe(false);
    expect(isWorkingDay('2031-09-02')).toBe(false);
    expect(isWorkingDay('2031-11-24')).toBe(false);
    expect(isWorkingDay('2031-09-03')).toBe(true);
  });

  it('does not count the day of the event (BLDS 2015, Đ147)', () => {
    expect(addWorkingDays('2025-08-14', 1)).toBe('2025-08-15');
    expect(addWorkingDays('2025-08-14', 3)).toBe('2025-08-19');
    expect(addWorkingDays('2025-08-28', 3)).toBe('2025-09-04');
    expect(addWorkingDays('2025-08-19', -3)).toBe('2025-08-14');
    expect(addWorkingDays('2025-08-16', 0)).toBe('2025-08-16');
  });

  it.each([
    ['2026-11-20', '2027-03-01'],
    ['2026-11-21', '2026-11-24'],
    ['2025-04-24', '2025-05-06'],
    ['2020-12-30', '2026-11-26'],
    ['2026-11-26', '2026-11-26'],
    ['2026-11-27', '2026-11-26'],
  ])('counts those between %s and %s as a walk day by day does', (after, until) => {
    let walked = 0;
    for (let day = addDays(after, 1); day <= until; day = addDays(day, 1)) if (isWorkingDay(day)) walked++;
    expect(workingDaysBetween(after, until)).toBe(walked);
  });

  it('moves the end of a limit off days off (BLDS 2015, Đ148)', () => {
    expect(workingDayFrom('2025-08-30')).toBe('2025-09-03');
    expect(endOfPeriod('2025-08-20', { amount: 10, unit: 'day' })).toBe('2025-09-03');
    expect(endOfPeriod('2025-08-04', { amount: 10, unit: 'day' })).toBe('2025-08-14');
    expect(endOfPeriod('2025-07-31', { amount: 1, unit: 'month' })).toBe('2025-09-03');
    expect(endOfPeriod('2026-02-13', { amount: 5, unit: 'working-day' })).toBe('2026-02-27');
  });
});
