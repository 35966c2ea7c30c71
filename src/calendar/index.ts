/** The calendar of an office: ISO dates, working days, and the counting of time limits. */
export {
  addDays,
  addMonths,
  dateOf,
  daysBetween,
  isIsoDate,
  lastDayOfMonth,
  lastDayOfQuarter,
  partsOf,
  weekdayOf,
} from './iso-date.ts';
export type { IsoDate } from './iso-date.ts';
export {
  addWorkingDays,
  endOfPeriod,
  holidayOn,
  isWorkingDay,
  knowsHolidaysOf,
  workingDayFrom,
  workingDaysBetween,
} from './working-days.ts';
export type { Period } from './working-days.ts';
