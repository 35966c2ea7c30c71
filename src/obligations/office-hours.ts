/** When the office may be spoken to, and which reminder a deadline calls for on a day. Pure. */
import { addWorkingDays, type IsoDate, isWorkingDay } from '../calendar/index.ts';
import { vietnamDate } from '../platform/clock.ts';
import type { FollowUpSettings } from './settings.ts';
import { workingDaysUntil } from './standing.ts';

/** Whether it is a working day and within office hours in Việt Nam. */
export function isOfficeTime(now: string, { officeHours }: Pick<FollowUpSettings, 'officeHours'>): boolean {
  const { day, time } = vietnamTime(now);
  return isWorkingDay(day) && time >= officeHours.from && time <= officeHours.to;
}

/** The day and the minute in Việt Nam: "2026-11-23", "07:45". */
export function vietnamTime(now: string): { day: IsoDate; time: string } {
  const local = new Date(Date.parse(now) + 7 * 3_600_000).toISOString();
  return { day: vietnamDate(now), time: local.slice(11, 16) };
}

export interface Reminder {
  kind: 'due-soon' | 'due-today' | 'late';
  /** The same for as long as the same reminder is meant: told once. */
  key: string;
}

/** How far ahead deadlines are looked at. */
export function lastDueToRemind(today: IsoDate, { remindBefore }: FollowUpSettings): IsoDate {
  return addWorkingDays(today, Math.max(0, ...remindBefore));
}

/**
 * The reminder that a deadline calls for today; null where none is due. After days without the service only the
 * nearest is told, not all that were missed.
 */
export function reminderFor(due: IsoDate, today: IsoDate, settings: FollowUpSettings): Reminder | null {
  if (due === today) return settings.remindOnTheDay ? { kind: 'due-today', key: `due:${due}:0` } : null;
  const days = workingDaysUntil(today, due);
  if (due > today) {
    const step = settings.remindBefore.toSorted((a, b) => a - b).find((before) => days <= before);
    return step === undefined ? null : { kind: 'due-soon', key: `due:${due}:${step}` };
  }
  const every = settings.remindLateEvery;
  const round = every === 0 ? 0 : Math.floor(Math.max(0, -days - 1) / every);
  return { kind: 'late', key: `due:${due}:late:${round}` };
}

/** Whether the head of the unit is to be told that it is late. */
export function isEscalated(due: IsoDate, today: IsoDate, { escalateAfter }: FollowUpSettings): boolean {
  return escalateAfter > 0 && due < today && -workingDaysUntil(today, due) >= escalateAfter;
}
