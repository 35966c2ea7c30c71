import { describe, expect, test } from 'vitest';
import { fixedClock, systemClock, vietnamDate } from '../../src/platform/clock.ts';

describe('the clock of the office', () => {
  test.each([
    ['2026-11-23T16:59:59.999Z', '2026-11-23'],
    ['2026-11-23T17:00:00.000Z', '2026-11-24'],
    ['2025-12-31T16:59:59.999Z', '2025-12-31'],
    ['2025-12-31T17:00:00.000Z', '2026-01-01'],
    ['2024-02-28T18:00:00.000Z', '2024-02-29'],
    ['2026-11-23T23:30:00+07:00', '2026-11-23'],
  ])('%s is the day %s in Việt Nam', (instant, date) => {
    expect(vietnamDate(instant)).toBe(date);
    expect(fixedClock(instant).today()).toEqual({ date, year: Number(date.slice(0, 4)) });
  });

  test('stands still until it is moved', () => {
    const clock = fixedClock('2025-12-31T16:59:59.000Z');
    expect([clock.now(), clock.now()]).toEqual(['2025-12-31T16:59:59.000Z', '2025-12-31T16:59:59.000Z']);
    clock.advance(1000);
    expect(clock.today().year).toBe(2026);
    clock.set('2030-01-01T00:00:00Z');
    expect(clock.now()).toBe('2030-01-01T00:00:00.000Z');
  });

  test('the system clock goes', () => {
    expect(Math.abs(Date.parse(systemClock.now()) - Date.now())).toBeLessThan(1000);
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
