/** Rules by which a duty comes again, as calendars exchange them (RFC 5545, RRULE). */
import type { Deadline } from '../understanding.ts';
import { foldPassage } from './tokens.ts';

const WEEKDAYS: Readonly<Record<string, string>> = {
  hai: 'MO',
  ba: 'TU',
  tu: 'WE',
  nam: 'TH',
  sau: 'FR',
  bay: 'SA',
  '2': 'MO',
  '3': 'TU',
  '4': 'WE',
  '5': 'TH',
  '6': 'FR',
  '7': 'SA',
};

/** The ends of the periods on which offices report. */
const QUARTER_ENDS = 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1';
const HALF_YEAR_ENDS = 'FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1';
const YEAR_END = 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1';

/** The rules of a recurring deadline; several for "định kỳ hằng quý, 6 tháng, hằng năm". */
export function recurrencesOf(deadline: Deadline, text: string): string[] {
  const raw = foldPassage(deadline.raw ?? '');
  const own = ruleOf(deadline.every, raw);
  if (own === null) return [];
  return [...new Set([own, ...furtherRules(deadline, text)])];
}

function ruleOf(every: Deadline['every'], raw: string): string | null {
  switch (every) {
    case 'day':
      return 'FREQ=DAILY';
    case 'week':
      return weekly(raw);
    case 'month':
      return monthly(raw);
    case 'quarter':
      return quarterly(raw);
    case 'half-year':
      return halfYearly(raw);
    case 'year':
      return yearly(raw);
    default:
      return null;
  }
}

function weekly(raw: string): string {
  const day = /thu (hai|ba|tu|nam|sau|bay|[2-7])/u.exec(raw)?.[1];
  if (day !== undefined) return `FREQ=WEEKLY;BYDAY=${WEEKDAYS[day] ?? 'FR'}`;
  return raw.includes('chu nhat') ? 'FREQ=WEEKLY;BYDAY=SU' : 'FREQ=WEEKLY;BYDAY=FR';
}

function monthly(raw: string): string {
  const days = [...raw.matchAll(/(?<!\d)(\d{1,2})(?!\d| ?(?:gio|h|g)(?!\p{L}))/gu)]
    .map((match) => Number(match[1]))
    .filter((day) => day >= 1 && day <= 31);
  return `FREQ=MONTHLY;BYMONTHDAY=${days.length > 0 ? days.join(',') : '-1'}`;
}

function quarterly(raw: string): string {
  const day = /(\d{1,2}) (?:cua )?thang (cuoi|dau)/u.exec(raw);
  if (day === null) return QUARTER_ENDS;
  const months = day[2] === 'dau' ? '1,4,7,10' : '3,6,9,12';
  return `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${Number(day[1])}`;
}

function halfYearly(raw: string): string {
  const days = [...raw.matchAll(/(\d{1,2})(?: ?\/ ?| thang )(\d{1,2})/gu)];
  if (days.length < 2) return HALF_YEAR_ENDS;
  const months = days.map((match) => Number(match[2])).join(',');
  return `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${Number(days[0]?.[1])}`;
}

function yearly(raw: string): string {
  const day = /(\d{1,2}) ?(?:\/| thang ) ?(\d{1,2})/u.exec(raw);
  return day === null ? YEAR_END : `FREQ=YEARLY;BYMONTH=${Number(day[2])};BYMONTHDAY=${Number(day[1])}`;
}

/** "hằng quý (trước ngày 25 tháng cuối quý), 6 tháng và hằng năm": the rhythms that follow the first. */
function furtherRules(deadline: Deadline, text: string): string[] {
  const folded = foldPassage(text);
  const at = folded.indexOf(foldPassage(deadline.raw ?? ''));
  const behind =
    at < 0 ? '' : folded.slice(at + (deadline.raw ?? '').length, at + (deadline.raw ?? '').length + 90);
  const list =
    /^(?: ?\([^)]{0,60}\))?((?:(?:,| va|,? hoac) (?:dinh ky )?(?:(?:hang|moi) )?(?:quy|0?6 thang|nua nam|nam)){1,3})(?![\p{L}\d])/u.exec(
      behind,
    )?.[1] ?? '';
  return [
    ...(/quy/u.test(list) ? [QUARTER_ENDS] : []),
    ...(/6 thang|nua nam/u.test(list) ? [HALF_YEAR_ENDS] : []),
    ...(/nam(?!\p{L})/u.test(list.replaceAll('nua nam', '')) ? [YEAR_END] : []),
  ];
}
