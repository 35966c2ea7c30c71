/** Deadlines at the end of a period, or at a part of it: months, quarters, halves and whole years, the lunar new year. */
import { addDays, dateOf, lastDayOfMonth, lastDayOfQuarter } from '../../../calendar/index.ts';
import { isOneOf } from '../../one-of.ts';
import lunarNewYear from '../lexicon/lunar-new-year.json' with { type: 'json' };
import { namesContents, tellsPast } from './days.ts';
import { before, day, FULL, LETTER, nearestYear, rule, SPAN, YEAR, yearOf } from './form.ts';
import type { Form, Groups, PaperDate, Reading, Spot } from './form.ts';

/** "Tết" alone is that of the lunar new year; these are others, and what is put on for it. */
const OTHER_FEASTS =
  '(?:thieu nhi|trung thu|doc lap|duong lich|tay|doan ngo|han thuc|trong cay|quan dan|sum vay|chol|chnam|kate|roya|nham|cua|va |trong)';

export const PERIODS: readonly Form[] = [
  {
    form: rule(
      String.raw`(?<by>trong|tai|vao) (?:ky|dot|phien|buoi|cuoc|chuyen|sinh hoat)(?:,? (?!(?:thang|vao|trong|truoc|hang|moi|ngay) )[a-z]{2,7}){1,9} thang (?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: before(['trong', 'tai', 'vao'], ['ky', 'dot', 'phien', 'buoi', 'cuoc', 'chuyen', 'sinh hoat']),
    figures: true,
    read: (g, paper, spot) =>
      (g['by'] !== 'trong' && tellsWhatWasSaid(spot)) || !/^\p{L}+ \p{Ll}/u.test(spot.words)
        ? null
        : monthDeadline(g, paper),
  },
  {
    form: rule(
      String.raw`(?<by>trong|vao)(?: \d| cac)? thang (?:\d{1,2}, (?:thang )?){0,3}(?<first>\d{1,2})(?: va|,) (?:thang )?(?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['thang'],
    figures: true,
    // Of months apart ("tháng 6 và tháng 11") the first is due first.
    read: (g, paper) => (Number(g['m']) - Number(g['first']) === 1 ? monthDeadline(g, paper) : null),
  },
  {
    form: rule(String.raw`(?:(?<by>trong) )?thang \d{1,2} ?[-–] ?(?:thang )?(?<m>\d{1,2})${YEAR}(?![\d/])`),
    hints: ['thang'],
    figures: true,
    read: monthDeadline,
  },
  {
    form: rule(
      String.raw`(?:trong thoi gian )?tu (?:dau |giua |cuoi )?thang \d{1,2}(?: ?[/-] ?${FULL}| nam ${FULL})?,? den (?:het |cuoi |(?<edge>giua) )?thang (?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['den thang', 'den het thang', 'den cuoi thang', 'den giua thang'],
    figures: true,
    read: (g, paper, spot) =>
      isSeason(g, spot) || namesContents(spot) || tellsPast(spot) ? null : monthDeadline(g, paper),
  },
  {
    form: rule(String.raw`${SPAN} thang (?<m>\d{1,2})${YEAR}(?![\d/])`),
    hints: ['thang'],
    figures: true,
    read: monthDeadline,
  },
  {
    // "Tháng 4/2026, các trạm thả cá giống"
    form: rule(String.raw`^thang (?<m>\d{1,2})${YEAR}(?=[,:] )`),
    hints: ['thang'],
    figures: true,
    read: (g, paper) => {
      const reading = monthDeadline(g, paper);
      const signed = dateOf(paper.year, paper.month, paper.day);
      return reading?.date == null || signed === null || reading.date < signed ? null : reading;
    },
  },
  {
    form: rule(
      String.raw`(?:(?:vao|trong|truoc|xong) )?tuan (?<week>dau(?: tien)?|cuoi(?: cung)?|thu (?:nhat|hai|ba|tu|[1-4])|[1-4])(?: cua)? thang (?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['tuan'],
    figures: true,
    read: weekDeadline,
  },
  {
    // "trong quý II và quý III năm 2026"
    form: rule(
      String.raw`${SPAN} (?:cac )?quy (?:iv|i{1,3}|[1-4])(?:(?:,| va) (?:quy )?(?:iv|i{1,3}|[1-4])(?=,| va))?(?:,| va) (?:quy )?(?<q>iv|i{1,3}|[1-4])${YEAR}(?![${LETTER}\\d])`,
    ),
    hints: ['quy'],
    read: quarterDeadline,
  },
  {
    form: rule(
      String.raw`${SPAN} quy (?!thi(?: |$))(?<q>iv|1v|lv|[i1lht|\]!]{1,4}|[1-4])${YEAR}(?![${LETTER}])`,
    ),
    hints: ['quy'],
    read: quarterDeadline,
  },
  {
    form: rule(
      String.raw`(?:trong|het|den het|cham nhat|hoan thanh) (?:(?:0?6|sau) thang|nua) (?<half>dau|cuoi) nam(?: (?<year2>${FULL}|nay))?`,
    ),
    hints: ['thang dau nam', 'thang cuoi nam', 'nua dau nam', 'nua cuoi nam'],
    read: (g, paper) =>
      day(g['half'] === 'dau' ? dateOf(yearOf(g, paper), 6, 30) : dateOf(yearOf(g, paper), 12, 31)),
  },
  {
    form: rule(
      String.raw`(?<by>truoc|trong|den het|het|cham nhat(?: la)?(?: vao| trong)?|(?:truoc |den |vao |trong )?(?<edge>giua|cuoi)) nam (?<year2>${FULL}|nay)(?! ?[-–] ?(?:19|20))`,
    ),
    hints: ['nam 19', 'nam 20', 'nam nay'],
    read: yearDeadline,
  },
  {
    form: rule(
      String.raw`(?:truoc|xong truoc|den het|den truoc|tu nay (?:cho )?(?:den|toi)) (?:dip )?tet(?: (?:nguyen dan|am lich|co truyen)|(?! ${OTHER_FEASTS}))(?: (?:nam )?(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi))?(?:,? (?:nam )?(?<year2>${FULL}))?`,
    ),
    hints: ['tet'],
    read: (g, paper) => day(nextNewYear(g, paper)),
  },
  {
    form: rule(
      String.raw`(?:truoc|den het|het|den|vao|trong) (?:ngay )?(?:(?:mung|mong) (?<d>\d{1,2}) (?:tet|thang gieng)|(?<full>ram) thang gieng)(?: am lich)?(?: nam (?<year2>${FULL}))?`,
    ),
    hints: ['mung ', 'mong ', 'ram '],
    read: (g, paper, spot) =>
      /(?:lịch|chương trình)(?: [^\s,;.]+){0,4} từ [^,;.]*$/u.test(spot.accented)
        ? null
        : day(dayOfNewYear(g['full'] === undefined ? Number(g['d']) : FULL_MOON, g, paper)),
  },
  {
    form: rule(
      String.raw`(?:trong|hoan thanh) (?:\d|hai|ba|bon|nam|cac) nam (?:${FULL}(?:,| va) (?:nam )?){1,5}(?<year2>${FULL})(?! ?[-–])`,
    ),
    hints: ['nam 19', 'nam 20'],
    figures: true,
    read: (g) => day(dateOf(Number(g['year2']), 12, 31)),
  },
  {
    form: rule(String.raw`(?:trong|ngay trong) nam(?=$|[;.]|,(?! \d))`),
    hints: ['trong nam'],
    strength: 2,
    read: (_g, paper, spot) => (onlyDescribesYear(spot) ? null : day(dateOf(paper.year, 12, 31))),
  },
];

/** "từ tháng 5 đến tháng 11": without a year the months of every year. */
function isSeason(g: Groups, { words }: Spot): boolean {
  return !namesYear(g) && !/\d{4}/u.test(words);
}

/** Đầu, giữa, cuối tháng are days 1, 15 and the last (BLDS 2015, Đ146). */
function monthDeadline(g: Groups, paper: PaperDate): Reading | null {
  const month = Number(g['m']);
  if (month < 1 || month > 12) return null;
  const written = g['year'] ?? g['year2'] ?? g['year3'];
  if (written === undefined && paper.year === 0) return { kind: 'date', date: null };
  const year = written === undefined ? nearestYear(paper, month, 28) : yearOf(g, paper);
  if (g['edge'] === 'dau') return day(dateOf(year, month, 1));
  if (isOneOf(g['edge'], 'giua|nua dau')) return day(dateOf(year, month, 15));
  if (g['edge'] === 'thuong tuan') return day(dateOf(year, month, 10));
  if (g['edge'] === 'trung tuan') return day(dateOf(year, month, 20));
  if (g['by'] === 'truoc')
    return day(month === 1 ? dateOf(year - 1, 12, 31) : lastDayOfMonth(year, month - 1));
  return day(lastDayOfMonth(year, month));
}

/** "theo kết luận tại phiên họp tháng 7": the meeting is over. */
function tellsWhatWasSaid({ before }: Spot): boolean {
  return /(?:^| )(?:y kien|chi dao|ket luan|phat bieu|kien nghi|thong qua|thong nhat|da|duoc)(?: [a-z]+)* $/u.test(
    before,
  );
}

/** "họp 02 lần trong năm", "nhiệm vụ ưu tiên số một trong năm", "không luân chuyển trong năm": no day ends it. */
function onlyDescribesYear({ before }: Spot): boolean {
  const clause = before.split(/[,;.:]/u).at(-1) ?? '';
  return (
    /(?:\d (?:lan|dot|ky|cuoc)|so mot|hang dau|trong tam|trong diem|quan trong|then chot|uu tien|phat sinh|thuc te|ca) $/u.test(
      clause,
    ) || /^ ?(?:tam thoi )?(?:chua|khong|tuyet doi khong) /u.test(clause)
  );
}

/** "Tuần thứ hai tháng 5" ends on its 14th day, "tuần cuối" with the month. */
function weekDeadline(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  const month = Number(g['m']);
  if (/(?:tu|ke tu) $/u.test(spot.before)) return null;
  if (month < 1 || month > 12 || paper.year === 0) return null;
  const written = g['year'] ?? g['year2'] ?? g['year3'];
  const year = written === undefined ? nearestYear(paper, month, 28) : yearOf(g, paper);
  const which = g['week'] ?? '';
  if (/dau|nhat|1/.test(which)) return day(dateOf(year, month, 7));
  if (/hai|2/.test(which)) return day(dateOf(year, month, 14));
  return day(/ba|3/.test(which) ? dateOf(year, month, 21) : lastDayOfMonth(year, month));
}

function quarterDeadline(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  const written = yearOf(g, paper);
  if (written === 0) return { kind: 'date', date: null };
  const quarter = likelyQuarter(quarterOf(g['q'] ?? ''), spot.words, written, paper);
  const year = namesYear(g) || paper.month - quarter * 3 < LONG_PAST ? written : written + 1;
  if (g['by'] === 'truoc')
    return day(quarter === 1 ? dateOf(year - 1, 12, 31) : lastDayOfQuarter(year, quarter - 1));
  if (g['edge'] === 'dau') return day(lastDayOfMonth(year, quarter * 3 - 2));
  return day(lastDayOfQuarter(year, quarter));
}

/** Months: "quý I" of a paper of November is next year's, of April it is that on which a report is made. */
const LONG_PAST = 6;

function namesYear(g: Groups): boolean {
  return (g['year'] ?? g['year2'] ?? g['year3']) !== undefined;
}

const CLEAN_QUARTER = /qu[yý] ?(?:I{1,3}|IV|[1-4])(?![\p{L}\d])/iu;

/** "quý 11", "quý ll", "quý H": strokes that OCR took for figures or letters, of which one may be lost. */
export function isMisreadQuarter(words: string): boolean {
  const numeral = /qu[yýí] ?(\S{1,4}?)(?=[\s/,.;:)]|$)/iu.exec(words)?.[1];
  if (/qu[yýí] ?[IVl1|]{1,4}20\d\d/iu.test(words)) return true;
  if (numeral === undefined || !/^[IVXilhtj1|\]!]{1,4}$/iu.test(numeral)) return false;
  return !/^(?:I{1,3}|IV|i{1,3}|iv|1)$/u.test(numeral) || !CLEAN_QUARTER.test(words);
}

/** Of a numeral with strokes in doubt, the first reading that has not passed when the paper is signed. */
function likelyQuarter(read: number, words: string, year: number, paper: PaperDate): number {
  if (!isMisreadQuarter(words) || read > 2 || year !== paper.year) return read;
  const running = Math.ceil(paper.month / 3);
  return running > read ? Math.min(running, 3) : read;
}

function quarterOf(written: string): number {
  if (/^[1-4]$/.test(written)) return Number(written);
  if (written.endsWith('v')) return 4;
  const strokes = [...written].reduce((sum, sign) => sum + (sign === 'h' ? 2 : 1), 0);
  return Math.min(strokes, 3);
}

function yearDeadline(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  const year = yearOf(g, paper);
  if (g['edge'] !== undefined && namesMeeting(spot)) return null;
  if (year === 0 || / (?:da|duoc giao|dat duoc) [^,;]*$/u.test(spot.before)) return null;
  if (g['by'] === 'truoc') return day(dateOf(year - 1, 12, 31));
  if (g['edge'] === 'giua') return day(dateOf(year, 6, 30));
  return day(dateOf(year, 12, 31));
}

/** "trước kỳ họp thường lệ giữa năm 2026": the year says which meeting. */
function namesMeeting(spot: Spot): boolean {
  if (/^(?:trước|đến|vào|trong) /iu.test(spot.words)) return false;
  return /(?:ky hop|phien hop|hoi nghi|so ket|tong ket)[^,;.]{0,24} $/u.test(spot.before);
}

const FULL_MOON = 15;

/** The first such day of the first lunar month that is still to come; months of the moon have 29 or 30 days. */
function dayOfNewYear(count: number, g: Groups, paper: PaperDate): string | null {
  if (count < 1 || count > 30) return null;
  const today = dateOf(paper.year, paper.month, paper.day);
  const days = lunarNewYear.days.map((date) => addDays(date, count - 1));
  const year = g['year2'];
  if (year !== undefined) return days.find((date) => date.startsWith(year)) ?? null;
  return today === null ? null : (days.find((date) => date >= today) ?? null);
}

function nextNewYear(g: Groups, paper: PaperDate): string | null {
  if (g['year2'] !== undefined)
    return lunarNewYear.days.find((date) => date.startsWith(g['year2'] ?? '')) ?? null;
  const today = dateOf(paper.year, paper.month, paper.day) ?? '9999';
  return lunarNewYear.days.find((date) => date >= today) ?? null;
}
