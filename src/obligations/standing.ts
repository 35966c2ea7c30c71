/** Tình trạng hạn: where an obligation stands against its deadline on a day. Pure. */
import { addWorkingDays, daysBetween, type IsoDate, workingDaysBetween } from '../calendar/index.ts';
import type { Status } from './schema.ts';

/**
 * late: quá hạn; today: đến hạn hôm nay; soon: sắp đến hạn (within {@link SOON} working days); running: trong hạn;
 * undated: không có hạn (standing, vague, or waiting for its event), never counted as on time;
 * on-time, done-late: finished; closed: cancelled, or finished without a deadline.
 */
export const STANDINGS = [
  'late',
  'today',
  'soon',
  'running',
  'undated',
  'on-time',
  'done-late',
  'closed',
] as const;
export type Standing = (typeof STANDINGS)[number];

export const SOON = 3;

export interface Dated {
  status: Status;
  due: IsoDate | null;
  sentOn: IsoDate | null;
  confirmedOn: IsoDate | null;
}

export function standingOf(obligation: Dated, today: IsoDate, onTimeBy: 'sent' | 'confirmed'): Standing {
  const { status, due } = obligation;
  if (status === 'cancelled') return 'closed';
  if (status === 'done') {
    const finished = finishedOn(obligation, onTimeBy);
    if (due === null || finished === null) return 'closed';
    return finished <= due ? 'on-time' : 'done-late';
  }
  if (due === null) return 'undated';
  if (due < today) return 'late';
  if (due === today) return 'today';
  return due <= addWorkingDays(today, SOON) ? 'soon' : 'running';
}

/** F of the formulas: the day the result was sent that was later confirmed, or that of the confirmation. */
export function finishedOn({ sentOn, confirmedOn }: Dated, onTimeBy: 'sent' | 'confirmed'): IsoDate | null {
  return onTimeBy === 'sent' ? (sentOn ?? confirmedOn) : confirmedOn;
}

/** Working days from today until a day; negative when it is past: how many it is late. */
export function workingDaysUntil(today: IsoDate, due: IsoDate): number {
  return due >= today ? workingDaysBetween(today, due) : -workingDaysBetween(due, today);
}

/** Calendar days late on a day; 0 where it is not. */
export function daysLate(due: IsoDate | null, on: IsoDate): number {
  return due === null || due >= on ? 0 : daysBetween(due, on);
}
