/** Deadlines told from the day of the paper: "sáng mai", "thứ Sáu tuần sau", "trong tháng tới", "cuối năm". */
import {
  addDays,
  dateOf,
  lastDayOfMonth,
  lastDayOfQuarter,
  partsOf,
  weekdayOf,
} from '../../../calendar/index.ts';
import { before, BY, CLOCK, day, every, LETTER, rule, yearAround } from './form.ts';
import type { Form, Groups, PaperDate, Reading, Spot } from './form.ts';

/** Ends what is said: nothing more is told of the time. */
const END = '(?=$|[,;.])';
/** "nay", "tới", "sau", "kế tiếp": which week, month or quarter. */
const WHICH = '(?<which>nay|toi|sau|ke tiep|tiep theo)';
const WITHIN = '(?:(?:xong|hoan thanh) )?(?:ngay )?(?:trong|het|xong)';
const EDGE = '(?:truoc |vao |den |xong |trong )?(?<edge>dau|giua|cuoi)';

export const NEARBY: readonly Form[] = [
  {
    form: rule(
      String.raw`(?:${BY}|vao|luc|trong) ${CLOCK}(?:(?<today>(?:ngay )?hom nay|nay)|(?:ngay )?mai)(?: \(\d{1,2}\/\d{1,2}(?:\/\d{4})?\))?(?![${LETTER}])`,
    ),
    hints: ['nay', 'mai'],
    read: soon,
  },
  {
    // "có mặt tại bến sáng mai", "bổ sung ngay hôm nay"
    form: rule(
      String.raw`(?:ngay )?(?:(?<today>hom nay|(?:trua|chieu|toi|dem) nay)|(?:(?:ngay|sang|trua|chieu|toi|dem) )mai)(?: \(\d{1,2}\/\d{1,2}(?:\/\d{4})?\))?${END}`,
    ),
    hints: [...before(['hom', 'trua', 'chieu', 'toi', 'dem'], ['nay']), ' mai'],
    read: (g, paper, spot) =>
      /(?:^| )(?:tu|chua|khong|da|cua) (?:[^,;.]* )?$/u.test(spot.before) ? null : soon(g, paper, spot),
  },
  {
    form: rule(String.raw`(?:${BY}|vao|luc) ${CLOCK}(?:cung ngay|trong ngay)(?! \d)`),
    hints: ['cung ngay', 'trong ngay'],
    figures: true,
    read: sameDay,
  },
  {
    form: rule(
      String.raw`(?:(?<by>vao|truoc|trong|cham nhat(?: la)?|muon nhat(?: la)?|han (?:chot|cuoi))(?: (?:dau|cuoi))? )?${CLOCK}(?:(?:sang|trua|chieu|toi|ngay) )?(?:thu (?<weekday>hai|ba|tu|nam|sau|bay)|(?<sunday>chu nhat))(?<next>,? (?:nay|toi|tuan (?:nay|sau|toi))${END}| tuan truoc)?(?! (?:hang|moi|cua|ngay|nay|va|tuan|trong)|,? \(?(?:ngay )?\d|,? thu |[${LETTER}])`,
    ),
    hints: ['thu ', 'chu nhat'],
    read: weekdayDeadline,
  },
  {
    form: rule(String.raw`(?:${WITHIN}|${EDGE}) tuan ${WHICH}(?! (?:khi|ngay|le|do)(?: |$))`),
    hints: before(['tuan'], ['nay', 'toi', 'sau', 'ke tiep', 'tiep theo']),
    read: (g, paper) => weekFrom(g, paper),
  },
  {
    // "trình giám đốc tuần tới.", not "báo cáo lại tại giao ban tuần sau"
    form: rule(String.raw`tuan ${WHICH}${END}`),
    hints: before(['tuan'], ['nay', 'toi', 'sau']),
    read: (g, paper, spot) => (delivers(spot) && !atMeeting(spot) ? weekFrom(g, paper) : null),
  },
  {
    form: rule(String.raw`(?:xong|hoan thanh) (?:[a-z]+ ){0,9}?trong (?<span>tuan|thang|quy)${END}`),
    hints: ['trong tuan', 'trong thang', 'trong quy'],
    read: (g, paper, spot) => endOfRunning(g['span'] ?? '', paper, spot),
  },
  {
    form: rule(String.raw`(?:${WITHIN}|${EDGE}) (?<span>thang|quy) ${WHICH}(?! (?:khi|ngay|le|do)(?: |$))`),
    hints: before(['thang', 'quy'], ['nay', 'toi', 'sau', 'ke tiep', 'tiep theo']),
    read: periodFrom,
  },
  {
    form: rule(String.raw`(?:${BY}|vao|den) ngay (?<day>\d{1,2}) thang nay`),
    hints: ['thang nay'],
    figures: true,
    read: (g, paper) => day(dateOf(paper.year, paper.month, Number(g['day']))),
  },
  {
    // "báo cáo UBND xã cuối năm.", "từ nay đến cuối năm các hộ …", "sang đầu năm sau"
    form: rule(
      String.raw`(?:(?<until>tu (?:nay|gio) (?:cho )?(?:den|toi) )|(?:truoc |vao |den |trong |sang )?)(?<edge>dau|giua|cuoi) nam(?: (?<which>nay|sau|toi))?(?![${LETTER}])`,
    ),
    hints: before(['dau', 'giua', 'cuoi'], ['nam']),
    read: edgeOfYear,
  },
  {
    form: rule(String.raw`${WITHIN} nam (?:sau|toi)${END}`),
    hints: before(['nam'], ['sau', 'toi']),
    read: (_g, paper) => (paper.year === 0 ? null : day(dateOf(paper.year + 1, 12, 31))),
  },
];

/** "trước 15 giờ hôm nay", "trước 5 giờ sáng mai": told from the day of the paper. */
function soon(g: Groups, paper: PaperDate, { words }: Spot): Reading | null {
  if (!/(?:hôm nay|ngày mai|(?:sáng|trưa|chiều|tối|đêm) (?:nay|mai))(?: \(|$)/iu.test(words)) return null;
  const today = signed(paper);
  if (today === null) return { kind: 'date', date: null };
  return day(g['today'] === undefined ? addDays(today, 1) : today);
}

function signed({ year, month, day: ofMonth }: PaperDate): string | null {
  return year === 0 ? null : dateOf(year, month, ofMonth);
}

/** "Ngày 15/9 ra quân, báo cáo trước 17 giờ cùng ngày": the day named last before it, else that of the paper. */
function sameDay(_g: Groups, paper: PaperDate, { before: folded }: Spot): Reading | null {
  const named =
    /(?<![\d/])(\d{1,2})(?:\/| thang )(\d{1,2})(?:(?:\/| nam )((?:19|20)\d\d))?(?![\d/])[^;]*$/u.exec(folded);
  if (named === null) return day(signed(paper));
  const month = Number(named[2]);
  return day(dateOf(Number(named[3] ?? yearAround(paper, month)), month, Number(named[1])));
}

const WEEKDAYS = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];
const DAYS_OF_WEEK = 7;

/** The first such weekday after the day of the paper; "tuần này", "tuần sau" count from its Monday. */
function weekdayDeadline(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  if (OF_A_YEAR.test(spot.words)) return null;
  const next = g['next']?.replace(/^,? /u, '');
  if (next === undefined ? !handsIn(g, spot) : COUNTS_UP.test(spot.before)) return null;
  if (IS_WEEKLY.test(spot.before)) return every('week');
  const from = signed(paper);
  if (from === null || next === ' tuan truoc') return null;
  const ahead = weekdayNumber(g) - (weekdayOf(from) || DAYS_OF_WEEK);
  if (next === 'tuan nay') return day(addDays(from, ahead));
  if (next?.startsWith('tuan') === true) return day(addDays(from, ahead + DAYS_OF_WEEK));
  return day(addDays(from, (ahead + DAYS_OF_WEEK) % DAYS_OF_WEEK || DAYS_OF_WEEK));
}

/** "Hằng tuần gửi số liệu trước 15 giờ thứ Sáu", "thực đơn tuần gửi chậm nhất thứ Năm tuần trước" */
const IS_WEEKLY =
  /(?:^| )(?:(?:hang|moi) tuan|(?:ket qua|so lieu|bao cao|thuc don|lich|ke hoach) tuan)(?: |$)/u;

function weekdayNumber(g: Groups): number {
  return g['sunday'] === undefined ? WEEKDAYS.indexOf(g['weekday'] ?? '') + 1 : DAYS_OF_WEEK;
}

/** "vụ hè thu năm nay", "số thu năm tới": autumn or what comes in, and no Thursday. */
const OF_A_YEAR = /(?:^| )thu năm/iu;

/** "lần thứ hai này" */
const COUNTS_UP = /(?:^| )(?:lan|dot|ky|vong|nguoi|bac|cap|hang|khoa|to|doi) $/u;

/** "báo kết quả … vào sáng thứ Sáu": the weekday of a delivery, not of what happens every week. */
function handsIn({ by }: Groups, spot: Spot): boolean {
  return by !== undefined && delivers(spot);
}

function delivers({ before: folded }: Spot): boolean {
  return /(?:^| )(?:bao|gui|nop|trinh|hoan thanh|xong)(?: |$)/u.test(clauseBefore(folded));
}

function atMeeting({ before: folded }: Spot): boolean {
  return /(?:giao ban|hop|hoi nghi|sinh hoat|lich|cua|cho)(?: [a-z]+)? $/u.test(folded);
}

function clauseBefore(folded: string): string {
  return folded.split(/[,;.]/u).at(-1) ?? '';
}

/** Weeks end on Sunday; "đầu tuần tới" is its Monday. */
function weekFrom(g: Groups, paper: PaperDate): Reading | null {
  const from = signed(paper);
  if (from === null) return null;
  const monday = addDays(
    from,
    1 - (weekdayOf(from) || DAYS_OF_WEEK) + (g['which'] === 'nay' ? 0 : DAYS_OF_WEEK),
  );
  if (g['edge'] === 'dau') return day(monday);
  return day(addDays(monday, g['edge'] === 'giua' ? 2 : DAYS_OF_WEEK - 1));
}

/** "hoàn thành … trong tháng"; "trong quỹ" tells where. */
function endOfRunning(span: string, paper: PaperDate, { words }: Spot): Reading | null {
  if (paper.year === 0 || /quỹ/iu.test(words)) return null;
  if (span === 'tuan') return weekFrom({ which: 'nay' }, paper);
  return day(lastDayOf(span, paper.year, paper.month));
}

function lastDayOf(span: string, year: number, month: number): string | null {
  return span === 'quy' ? lastDayOfQuarter(year, Math.ceil(month / 3)) : lastDayOfMonth(year, month);
}

/** "trong tháng tới", "giữa tháng sau", "trong quý này"; their edges as those of named months and quarters. */
function periodFrom(g: Groups, paper: PaperDate, { words }: Spot): Reading | null {
  if (paper.year === 0 || /quỹ/iu.test(words)) return null;
  const span = g['span'] ?? '';
  const ahead = g['which'] === 'nay' ? 0 : span === 'quy' ? 3 : 1;
  const first = dateOf(
    paper.year + Math.floor((paper.month - 1 + ahead) / 12),
    ((paper.month - 1 + ahead) % 12) + 1,
    1,
  );
  if (first === null) return null;
  const { year, month } = partsOf(first);
  if (span === 'thang' && g['edge'] === 'dau') return day(first);
  if (span === 'quy' && g['edge'] === 'dau') return day(lastDayOfMonth(year, Math.ceil(month / 3) * 3 - 2));
  if (span === 'thang' && g['edge'] === 'giua') return day(dateOf(year, month, 15));
  return day(lastDayOf(span, year, month));
}

/** Behind what is handed in, or from now on; "kỳ họp cuối năm", "kiểm điểm cuối năm" tell which they are. */
function edgeOfYear(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  if (paper.year === 0) return null;
  if (/(?:^| )(?:không|chưa|dồn) [^,;.]*$/u.test(spot.accented)) return null;
  const ends = /^(?:$|[,;.](?! ?\d))/u.test(spot.after);
  const isNamed =
    /^(?:trước|vào|đến|trong|sang|từ) /iu.test(spot.words) ||
    (g['which'] !== undefined && !OF_YEARS_END.test(spot.before));
  if (g['until'] === undefined && !(ends && (isNamed || (delivers(spot) && !OF_YEARS_END.test(spot.before)))))
    return null;
  const year = g['which'] === 'sau' || g['which'] === 'toi' ? paper.year + 1 : paper.year;
  if (g['edge'] === 'dau') return g['which'] === undefined ? null : day(dateOf(year, 1, 1));
  return day(g['edge'] === 'giua' ? dateOf(year, 6, 30) : dateOf(year, 12, 31));
}

const OF_YEARS_END =
  /(?:^| )(?:hop|ky hop|thuong le|hoi nghi|kiem diem|xep loai|danh gia|so ket|tong ket|thi|kiem tra|thuong|quyet toan|bao cao|thang|quy|ket qua|so lieu|nhung ngay|ngay|dip|cho|tu) $/u;
