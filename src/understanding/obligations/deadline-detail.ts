/**
 * What the words of a deadline say beyond its day: the hour, how sure the day is, the rule by which it
 * comes again, and what a person should look at before trusting it.
 */
import { addDays, endOfPeriod, isWorkingDay } from '../../calendar/index.ts';
import type { IsoDate, Period } from '../../calendar/index.ts';
import type { Deadline, DeadlineDetail, DeadlineWarning } from '../understanding.ts';
import { findDeadlines } from './deadline.ts';
import { isMisreadQuarter } from './deadlines/periods.ts';
import { recurrencesOf } from './recurrence.ts';
import { foldPassage } from './tokens.ts';

/** Where a deadline was found. */
export interface DeadlineSetting {
  /** The passage of the obligation. */
  text: string;
  paperDate: string | null;
  inherited: boolean;
  /** The lowest confidence of the words with its figures, 0 to 100; a printed paper has none in doubt. */
  readingConfidence?: number;
}

/** Figures that were read less surely than this may be others. */
const LEAST_CONFIDENCE = 55;

/** "16 giờ 30", "17h"; "ngày 25 hằng tháng" and "trước 60 giây" have none, "trong 24 giờ" tells how long. */
const CLOCK =
  /(?<!\d|(?:trong|vòng|hạn|tối đa|khi \p{L}{1,7}) )([01]?\d|2[0-4]) ?(?:giờ|h|g)(?!\p{L}|,? (?:kể|tính) từ)(?: ?([0-5]\d)(?!\d))?/iu;

/** The same deadline with all that its words say; kind, date, amount, unit and every stay as they are. */
export function withDetail(deadline: Deadline, setting: DeadlineSetting): Deadline {
  const raw = deadline.raw ?? '';
  const misread =
    deadline.kind === 'date' &&
    (isMisreadQuarter(raw) || (setting.readingConfidence ?? 100) < LEAST_CONFIDENCE);
  const detail = misread ? 'ocr-damaged' : detailOf(deadline, setting.text);
  const time = CLOCK.exec(raw);
  const due = dueByPaper(deadline, setting.paperDate);
  const rrules = deadline.kind === 'recurring' ? recurrencesOf(deadline, setting.text) : [];
  const warnings = warningsOf(deadline, detail, setting);
  if (misread) warnings.push('misread');
  const told: Deadline = { ...deadline, detail, certainty: certaintyOf(deadline, detail, warnings) };
  if (time !== null) told.time = `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? '00'}`;
  if (due !== null) told.due = due;
  if (rrules.length > 0) told.rrules = rrules;
  if (setting.inherited) told.inherited = true;
  if (warnings.length > 0) told.warnings = warnings;
  return told;
}

/**
 * "Quý 1" among "quý II", "quý III" of one scan: the paper writes its quarters in Roman numerals, so the figure
 * is what OCR left of one.
 */
export function doubtLoneFigures(deadlines: readonly Deadline[]): void {
  const roman = deadlines.some(({ raw }) => /quý (?:II|III|IV)(?!\p{L})/iu.test(raw ?? ''));
  if (!roman) return;
  for (const deadline of deadlines) {
    if (deadline.warnings?.includes('misread') || !/quý 1(?!\d)/iu.test(deadline.raw ?? '')) continue;
    deadline.detail = 'ocr-damaged';
    deadline.certainty = 'assumed';
    deadline.warnings = [...(deadline.warnings ?? []), 'misread'];
  }
}

function detailOf(deadline: Deadline, text: string): DeadlineDetail {
  if (deadline.kind === 'none') return openDetail(text);
  if (deadline.kind === 'recurring') return deadline.every === 'continuous' ? 'ongoing' : 'recurring';
  if (deadline.kind === 'relative') return deadline.from !== null && !deadline.amount ? 'event' : 'relative';
  return changesDeadline(text) ? 'changed' : dayDetail(foldPassage(deadline.raw ?? ''));
}

/** Whether a passage moves the deadline of an earlier task (điều chỉnh, gia hạn). */
export function changesDeadline(text: string): boolean {
  return /(?:dieu chinh|gia han|lui|keo dai) (?:thoi (?:han|gian)|tien do|han)[^.;]{0,120} (?:sang|den|thanh|toi) /u.test(
    foldPassage(text),
  );
}

function dayDetail(raw: string): DeadlineDetail {
  if (/\d ?(?:gio|h|g)(?![\p{L}])/u.test(raw)) return 'clock';
  if (/ngay ?\d|(?<!thang |quy |[\d/])\d{1,2} ?[/.-] ?\d/u.test(raw))
    return /truoc/u.test(raw) ? 'before' : 'by';
  if (/thang (?:dau|cuoi) nam/u.test(raw)) return 'half-year';
  if (/quy/u.test(raw)) return 'within-quarter';
  if (/thang/u.test(raw)) return 'within-month';
  if (/truoc/u.test(raw)) return 'before';
  return /nam/u.test(raw) ? 'year' : 'by';
}

const OPEN_FORMS: readonly (readonly [DeadlineDetail, RegExp])[] = [
  [
    'blank',
    /(?:truoc|cham nhat(?: la)?|den|het|trong) (?:ngay )?(?:[.…_]+|\s)\s?\/? ?(?:thang )?\d{0,2}(?:\/| nam |thang)|ngay (?:[.…_]{2,}|\/\d)/u,
  ],
  ['ocr-damaged', /(?:truoc|cham nhat|den het) ngay [^\s\p{L}]*[^\s\d/.\-,;:()][^\s]{0,4}\/\S{1,8}/u],
  [
    'external',
    /(?:dung|theo|bao dam|dam bao)[^.;,]{0,16} (?:thoi (?:han|gian)|tien do)[^.;]{0,40} (?:tai|theo|cua|trong)? ?(?:cong van|ke hoach|quyet dinh|chi thi|nghi quyet|cong dien|thong bao|chuong trinh)|tien do (?:ke hoach|de an|chuong trinh) so/u,
  ],
  [
    'event',
    /(?:truoc|sau) (?:khi |ky |mua |le |ngay |dip )?(?:khai giang|hop|mua (?:mua|bao)|dai hoi|bau cu|nam hoc|khanh thanh|kiem tra|ky hop|le |mua|bao)/u,
  ],
  [
    'vague',
    /(?:^|[ ,;])(?:khan truong|som|kip thoi|ngay lap tuc|thuc hien ngay|trien khai ngay|trong thoi gian som nhat|nhanh chong)(?=[ ,;.]|$)/u,
  ],
];

function openDetail(text: string): DeadlineDetail {
  const folded = foldPassage(text);
  return OPEN_FORMS.find(([, form]) => form.test(folded))?.[0] ?? 'none';
}

function certaintyOf(
  deadline: Deadline,
  detail: DeadlineDetail,
  warnings: readonly DeadlineWarning[],
): NonNullable<Deadline['certainty']> {
  if (deadline.kind !== 'date') return deadline.kind === 'recurring' ? 'exact' : 'open';
  if (deadline.date === null) return 'open';
  if (warnings.includes('year-assumed') || warnings.includes('onward-report') || warnings.includes('misread'))
    return 'assumed';
  return /^(?:within|half|year)/u.test(detail) ? 'derived' : 'exact';
}

function warningsOf(deadline: Deadline, detail: DeadlineDetail, setting: DeadlineSetting): DeadlineWarning[] {
  const warnings: DeadlineWarning[] = [];
  if (deadline.kind !== 'date' || deadline.date === null) return warnings;
  const named = detail === 'before' || detail === 'by' || detail === 'clock' || detail === 'changed';
  if (named && !isWorkingDay(deadline.date)) warnings.push('non-working-day');
  if (!/20\d\d|[/.-]\d{1,2}[/.-]\d\d(?!\d)/u.test(deadline.raw ?? '')) warnings.push('year-assumed');
  if (governsOnwardReport(deadline.raw ?? '', setting.text)) warnings.push('onward-report');
  if (furtherDays(deadline, setting).length > 0) warnings.push('further-deadline');
  return warnings;
}

/** "gửi về Sở A để tổng hợp, báo cáo UBND tỉnh trước ngày 15/12": whose date is it? */
function governsOnwardReport(raw: string, text: string): boolean {
  const at = text.indexOf(raw);
  const before = at < 0 ? '' : foldPassage(text.slice(Math.max(0, at - 160), at));
  return /(?:^|[ ,])de (?:tong hop|tham muu|kip thoi tong hop|bao cao)[^.;]{0,120}(?:bao cao|trinh) [^.;]{2,80}$/u.test(
    before,
  );
}

function furtherDays(deadline: Deadline, setting: DeadlineSetting): Deadline[] {
  const dayLike = setting.text.match(/\d ?[/.-] ?\d|tháng \d|quý /giu) ?? [];
  if (dayLike.length < 2) return [];
  return findDeadlines(setting.text, setting.paperDate)
    .map((found) => found.deadline)
    .filter((other) => other.kind === 'date' && other.date !== null && other.date !== deadline.date);
}

/** The day that follows from the paper alone: a date, or a period that runs from its signing. */
function dueByPaper(deadline: Deadline, paperDate: string | null): IsoDate | null {
  if (deadline.kind === 'date') return deadline.date;
  const fromSigning = /^(?:ngày )?(?:ký|ban hành|ra|phát hành)(?![\p{L}])/iu.test(deadline.from ?? '');
  const complete = /^\d{4}-\d{2}-\d{2}$/.test(paperDate ?? '');
  return fromSigning && complete && paperDate !== null ? dueOf(deadline, paperDate) : null;
}

/** How time limits are counted; the civil service's calendar unless an office has its own. */
export interface LimitCalendar {
  endOfPeriod: (event: IsoDate, period: Period) => IsoDate;
}

/**
 * The day on which a relative deadline ends once its event is known: the event's own day is not counted,
 * and a last day that is a day off moves to the next working day (BLDS 2015, Đ147–148). "Trước 15 ngày so
 * với ngày tổ chức" counts backwards. Null where the paper names no number and no event.
 */
export function dueOf(
  deadline: Deadline,
  eventDate: IsoDate,
  calendar: LimitCalendar = { endOfPeriod },
): IsoDate | null {
  if (deadline.kind === 'date') return deadline.date;
  if (deadline.kind !== 'relative') return null;
  if (!deadline.amount) return eventDate;
  const unit = deadline.unit ?? 'day';
  const backwards =
    /^(?:chậm nhất )?trước (?!khi|ngày)/iu.test(deadline.raw ?? '') ||
    /,? trước (?:khi|ngày|cuộc|buổi|phiên|kỳ|hội|đại hội|lễ|tết)(?!\p{L})/iu.test(deadline.raw ?? '');
  if (!backwards) return calendar.endOfPeriod(eventDate, { amount: deadline.amount, unit });
  return unit === 'working-day'
    ? calendar.endOfPeriod(eventDate, { amount: -deadline.amount, unit })
    : addDays(eventDate, -deadline.amount * (unit === 'month' ? 30 : 1));
}
