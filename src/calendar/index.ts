/** The calendar of an office: ISO dates, working days, and the counting of time limits. */
export {
  addDays,
  addMonths,
  dateOf,
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
} from './working-days.ts';
export type { Period } from './working-days.ts';
