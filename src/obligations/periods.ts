/** The periods for which an office reports: tuần, tháng, quý, sáu tháng, năm. Pure. */
import { addDays, addMonths, type IsoDate, lastDayOfMonth, partsOf, weekdayOf } from '../calendar/index.ts';

export const PERIOD_KINDS = ['week', 'month', 'quarter', 'half-year', 'year'] as const;
export type PeriodKind = (typeof PERIOD_KINDS)[number];

export interface ReportPeriod {
  kind: PeriodKind;
  from: IsoDate;
  to: IsoDate;
  /** "tháng 11 năm 2026", "quý IV năm 2026". */
  name: string;
}

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'week'>, number>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
  year: 12,
};

/** The period of that kind in which a day lies. */
export function periodOf(kind: PeriodKind, day: IsoDate): ReportPeriod {
  if (kind === 'week') {
    const from = addDays(day, -((weekdayOf(day) + 6) % 7));
    const to = addDays(from, 6);
    return { kind, from, to, name: `tuần từ ${shown(from)} đến ${shown(to)}` };
  }
  const { year, month } = partsOf(day);
  const length = MONTHS[kind];
  const first = Math.floor((month - 1) / length) * length + 1;
  const from = `${year}-${String(first).padStart(2, '0')}-01`;
  return { kind, from, to: lastDayOfMonth(year, first + length - 1), name: nameOf(kind, year, first) };
}

function nameOf(kind: Exclude<PeriodKind, 'week'>, year: number, first: number): string {
  switch (kind) {
    case 'month':
      return `tháng ${first} năm ${year}`;
    case 'quarter':
      return `quý ${['I', 'II', 'III', 'IV'][(first - 1) / 3]} năm ${year}`;
    case 'half-year':
      return `6 tháng ${first === 1 ? 'đầu' : 'cuối'} năm ${year}`;
    case 'year':
      return `năm ${year}`;
  }
}

/** The first day of the period before or after. */
export function neighbour({ kind, from }: ReportPeriod, by: 1 | -1): IsoDate {
  return kind === 'week' ? addDays(from, 7 * by) : addMonths(from, MONTHS[kind] * by);
}

const shown = (day: IsoDate) => day.split('-').toReversed().join('/');
