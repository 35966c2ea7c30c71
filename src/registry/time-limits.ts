/**
 * The decree's time limits: a paper is registered, submitted and handed over the same day, at the latest the next
 * working day; urgent ones at once (NĐ 30/2020, Đ4.2.c, Đ22, Đ23). Pure.
 */
import { addDays, workingDayFrom } from '../calendar/index.ts';
import { vietnamDate } from '../platform/clock.ts';
import type { Direction } from './schema.ts';

/** "Ngay sau khi tiếp nhận": so long a văn thư needs to open it, enter it and carry it to the leader. */
const AT_ONCE_MS = 60 * 60_000;

/** The instant at which the step that began then is late: for urgent papers an hour, else the end of the next working day. */
export function stepDue(since: string, urgency: string | null): string {
  if (urgency !== null) return new Date(Date.parse(since) + AT_ONCE_MS).toISOString();
  const nextWorkingDay = workingDayFrom(addDays(vietnamDate(since), 1));
  // Midnight in Việt Nam at its end.
  return `${nextWorkingDay}T17:00:00.000Z`;
}

export function isLate(stepDueAt: string | null, now: string): boolean {
  return stepDueAt !== null && stepDueAt < now;
}

/** An incoming paper is registered within the limit from its arrival; one that shows to be urgent, at once. */
export function registrationDue(
  dispatch: { direction: Direction; registeredAt: string | null; receivedAt: string },
  urgency: string | null,
): { stepDueAt?: string } {
  const waits = dispatch.direction === 'incoming' && dispatch.registeredAt === null;
  return waits ? { stepDueAt: stepDue(dispatch.receivedAt, urgency) } : {};
}
