/**
 * The office's clock. Instants are ISO 8601 in UTC (`2026-11-23T02:15:00.000Z`), days are ISO dates as
 * they are counted in Asia/Ho_Chi_Minh (UTC+7, no daylight saving), so that a paper that arrives at
 * 23:30 in Hà Nội is registered on that day, wherever the machine believes it is.
 */
export interface Clock {
  /** The present instant, ISO 8601 in UTC. */
  now(): string;
  /** The present day in Việt Nam: its ISO date and its year (registers restart with the year, NĐ 30/2020, Đ15). */
  today(): { date: string; year: number };
}

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The day in Việt Nam on which an instant falls, as an ISO date. */
export function vietnamDate(instant: string | number | Date): string {
  return new Date(new Date(instant).getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 10);
}

function clockFrom(milliseconds: () => number): Clock {
  return {
    now: () => new Date(milliseconds()).toISOString(),
    today: () => {
      const date = vietnamDate(milliseconds());
      return { date, year: Number(date.slice(0, 4)) };
    },
  };
}

export const systemClock: Clock = clockFrom(() => Date.now());

/** A clock that stands still at an instant until it is moved: for tests and for replaying a day. */
export function fixedClock(
  instant: string,
): Clock & { set(instant: string): void; advance(milliseconds: number): void } {
  let at = new Date(instant).getTime();
  return {
    ...clockFrom(() => at),
    set: (next) => {
      at = new Date(next).getTime();
    },
    advance: (milliseconds) => {
      at += milliseconds;
    },
  };
}
