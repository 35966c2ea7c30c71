/** Deadlines on a day: "trước 17h00 ngày 15/8/2025", "từ ngày 01/8 đến 15/8", "vào sáng thứ Sáu". */
import { dateOf } from '../../../calendar/index.ts';
import {
  before,
  BY,
  CLOCK,
  DATE,
  day,
  DAY,
  DIGITS,
  every,
  fullYear,
  nearestYear,
  PART,
  rule,
  WEEKDAY,
  yearAround,
} from './form.ts';
import type { Form, Groups, PaperDate, Reading, Spot } from './form.ts';

/** "trong hai ngày ", "các ngày ", "vào ngày " before days in a row, of which each but the last may be short. */
const DAYS_OF = String.raw`(?:(?:trong |vao )?(?:\d{1,2}|hai|ba|bon|nam|cac) ngay,?:? |(?:vao|trong) ngay )`;
const DAY_OF_LIST = String.raw`\d{1,2}(?: ?\/ ?\d{1,2})?`;
const HINTS_OF_DAYS = before([...DIGITS, 'hai', 'ba', 'bon', 'nam', 'cac', 'vao', 'trong'], ['ngay']);

export const DAYS: readonly Form[] = [
  {
    form: rule(
      String.raw`(?:(?:trong \d{1,2} ngay,?:? )?tu ${CLOCK}(?:ngay |(?:mung|mong) )?\d{1,2}(?: ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?| thang \d{1,2}(?: nam \d{4})?)?,? )?(?:den|toi) (?:het )?(?:(?:mung|mong) (?=\d))?${DATE}`,
    ),
    hints: ['den', 'toi '],
    figures: true,
    read: (day, paper, spot) =>
      /^tối /iu.test(spot.words) || namesContents(spot) || tellsPast(spot) ? null : onDay(day, paper),
  },
  {
    // "từ 5 - 10/9", "tiêm phòng ngày 05-07/9/2026"
    form: rule(
      String.raw`(?:tu (?:ngay )?|(?:vao |trong )?(?:cac )?ngay )\d{1,2}(?: ?\/ ?\d{1,2})? ?[-–] ?(?=(?:ngay )?\d{1,2} ?(?:\/|thang ))${DATE}`,
    ),
    hints: ['tu ', 'ngay '],
    figures: true,
    read: (day, paper, spot) => (namesContents(spot) || tellsPast(spot) ? null : onDay(day, paper)),
  },
  {
    form: rule(String.raw`${DAYS_OF}${DAY_OF_LIST}(?:, ${DAY_OF_LIST})*(?:,| va) (?:ngay )?${DATE}`),
    hints: HINTS_OF_DAYS,
    figures: true,
    read: (day, paper, spot) => (listsContents(spot) ? null : onDay(day, paper)),
  },
  {
    form: rule(
      String.raw`${DAYS_OF}\d{1,2}(?:, \d{1,2})* va (?:ngay )?(?<day>\d{1,2})(?! ?[\d/.-]|, \d| (?:cua )?(?:thang|hang|moi|cac|[a-z]+ hang) )`,
    ),
    hints: HINTS_OF_DAYS,
    figures: true,
    read: (g, paper, spot) => (listsContents(spot) ? null : nextDay(Number(g['day']), paper)),
  },
  {
    form: rule(
      String.raw`(?:${BY}|luc|vao(?: luc| thoi diem(?: (?!ngay )[a-z]{1,7}){0,6})?|trong|hoan thanh|ket thuc|tong duyet)(?: (?:(?:ngay )?(?:quoc khanh|le|le quoc khanh)|ngay (?!\d)(?:[a-z]{1,7} ){0,2}[a-z]{1,7}))?,? ${DATE}(?<yearly>,? (?:hang|moi) nam)?`,
    ),
    hints: DIGITS,
    figures: true,
    read: (day, paper, spot) =>
      day['yearly'] === undefined ? dayUnlessContents(day, paper, spot) : every('year'),
  },
  {
    form: rule(
      String.raw`(?:(?:dau |cuoi )?(?:sang|trua|chieu|toi)) (?:ngay )?(?:${WEEKDAY}(?:,? | \())?${DAY}`,
    ),
    hints: ['sang ', 'trua ', 'chieu ', 'toi '],
    figures: true,
    read: (g, paper, spot) =>
      spot.before === '' || /(?:^| )tu (?:bua )?$/u.test(spot.before)
        ? null
        : dayUnlessContents(g, paper, spot),
  },
  {
    form: rule(String.raw`ngay ${DAY}(?=$|[,;.]| (?:de|va|nham) )`),
    hints: before(['ngay'], [...DIGITS, 'ngay']),
    figures: true,
    read: (g, paper, spot) => (handsIn(spot) ? dayUnlessContents(g, paper, spot) : null),
  },
  {
    form: rule(
      String.raw`(?:(?:vao|trong|dung|nhan) )?dip (?:(?:\d{1,3} nam|(?!(?:tet|thang|nam|quy) )[a-z]{1,7}) ){0,8}${DAY}(?! ?[-–/]| va \d|, \d)`,
    ),
    hints: ['dip '],
    figures: true,
    read: (g, paper, spot) => (/^nhân /iu.test(spot.words) ? null : dayUnlessContents(g, paper, spot)),
  },
  {
    // "trong ngày giỗ Tổ (mùng 10 tháng 3 âm lịch, tức ngày 31/3)": the day of a feast, told in brackets.
    form: rule(
      String.raw`(?:trong|vao|truoc|den het|den) (?:(?!\d)[^\s,;.:()]+ ){1,9}\((?:[^()]{0,50}?(?:tuc|nham)(?: vao| la)? )?${DATE}\)`,
    ),
    hints: [...DIGITS.map((digit) => `(${digit}`), '(ngay ', '(thu ', '(chu ', '(tu', 'tuc ', 'nham '],
    figures: true,
    // "nêu trong Công văn của Sở (ngày 04/8/2025)": the day of a paper.
    read: (day, paper, spot) => (OF_A_PAPER.test(spot.words) ? null : onDay(day, paper)),
  },
  {
    form: rule(
      String.raw`(?:trong|vao|truoc|den het|den) (?:ngay )?(?:(?:mung|mong) )?\d{1,2} (?:tet|thang [a-z0-9]+)(?: am lich)? \((?:[^()]{0,20}?(?:tuc|nham)(?: vao| la)? )?${DATE}\)`,
    ),
    hints: ['tet (', 'lich (', 'thang '],
    figures: true,
    read: onDay,
  },
  {
    // "cho học sinh nghỉ học ngày thứ Hai, 26/11", "làm bù ngày 04/5"
    form: rule(
      String.raw`(?<=(?:nghi|nghi hoc|nghi lam|nghi lam viec|nghi ban|hoc bu|lam bu|day bu|lam viec bu) )(?=ngay |thu |chu nhat)${DATE}`,
    ),
    hints: ['nghi ', 'bu '],
    figures: true,
    // "dạy bù các tiết nghỉ ngày 18/11" tells which they are.
    read: (g, paper, { accented }) =>
      /(?:^| )(?:tiết|buổi|ngày|ca|lịch|đợt|kỳ) nghỉ /u.test(accented.slice(-16)) ? null : ahead(g, paper),
  },
  {
    // "Ngày 20/9, các trường ra quân"; "theo dõi, ngày 30/9 báo cáo chi bộ"
    form: rule(
      String.raw`(?:^(?:(?:sang|chieu|toi) )?|(?<=, )(?=ngay ))(?:(?:ngay )?${DAY_OF_LIST}(?:, ${DAY_OF_LIST})* va )?${DAY}(?=[,:] |:$| (?:bao|nop|gui|trinh|to chuc|tong ket|so ket|kiem tra|hoan thanh|nghiem thu|ban giao|khai mac|ra quan|tap trung|phai|can|thu|nhan|phat|cat|dong|mo|chot|hop|co mat|don|quet|xuong|don ve sinh|tong ve sinh|tra|tiem|kham|kiem ke|doi chieu|van hanh) )`,
    ),
    hints: DIGITS,
    figures: true,
    read: (g, paper, spot) => (opensPart(spot) ? ahead(g, paper) : null),
  },
  {
    // "Ra quân đồng loạt: 6h30 ngày 08/3"
    form: rule(String.raw`(?<=: )[012]?\d ?(?:gio|h|g)(?: ?\d{1,2}(?: ?phut)?)?,? ${PART}ngay ${DAY}`),
    hints: before(DIGITS, ['gio', 'h', 'g']).concat(DIGITS.flatMap((digit) => [`${digit}h`, `${digit}g`])),
    figures: true,
    read: ahead,
  },
  {
    form: rule(
      String.raw`(?:vao|truoc|cham nhat(?: la)?(?: vao)?) ngay (?<day>\d{1,2})(?=$|[;.](?!\d)|,(?! ?\d)| (?:de|va|gui|bao cao|nop) )`,
    ),
    hints: before(['ngay'], DIGITS),
    figures: true,
    read: dayOfNamedMonth,
  },
];

const OF_A_PAPER =
  /^\p{L}+ (?:hết )?(?:các |bản )?(?:kế hoạch|công văn|quyết định|thông báo|báo cáo|biên bản|hồ sơ|văn bản|hợp đồng|tờ trình|công điện|nghị quyết|chỉ thị) /iu;

function dayUnlessContents(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  return namesContents(spot) ? null : onDay(g, paper);
}

/** "Ngày 20/9, các trường …", "20/9: …", "ngày 20/9 báo cáo …": told before what is done on it. */
function opensPart({ before, after, words }: Spot): boolean {
  if (!/^(?:(?:sáng|chiều|tối) )?ngày /iu.test(words)) return before === '' && after.startsWith(':');
  return before === '' || after.startsWith(' ');
}

/** A day that nothing leads to is one on which something is done only where it is still to come. */
function ahead(g: Groups, paper: PaperDate): Reading | null {
  const isLastYears = yearIn(g) === undefined && yearAround(paper, monthIn(g)) < paper.year;
  const reading = isLastYears ? null : onDay(g, paper);
  const signed = dateOf(paper.year, paper.month, paper.day);
  return reading?.date == null || signed === null || reading.date <= signed ? null : reading;
}

function onDay(g: Groups, paper: PaperDate): Reading | null {
  const dayOfMonth = Number(g['d'] ?? g['d1'] ?? g['d2'] ?? g['d3']);
  const month = monthIn(g);
  const written = yearIn(g);
  if (written !== undefined && written !== 'nay') return day(dateOf(fullYear(written), month, dayOfMonth));
  if (paper.year === 0) return { kind: 'date', date: null };
  return day(dateOf(nearestYear(paper, month, dayOfMonth), month, dayOfMonth));
}

function monthIn(g: Groups): number {
  return Number(g['m'] ?? g['m1'] ?? g['m2'] ?? g['m3']);
}

function yearIn(g: Groups): string | undefined {
  return g['y1'] ?? g['y2'];
}

/** "báo cáo mưa lũ các ngày 12 và 13/9": the days that are reported on. */
function listsContents({ words, before }: Spot): boolean {
  return /^(?:trong |vào )?các /iu.test(words) && REPORTS.test(before);
}

/** "các ngày 23, 24 và 26" of a paper without a month: the first such day that is still to come. */
function nextDay(dayOfMonth: number, { year, month, day: signed }: PaperDate): Reading | null {
  if (year === 0 || signed < 1) return null;
  if (dayOfMonth >= signed) return day(dateOf(year, month, dayOfMonth));
  return day(month === 12 ? dateOf(year + 1, 1, dayOfMonth) : dateOf(year, month + 1, dayOfMonth));
}

/** "nắng nóng trong các ngày từ 02/6 đến 05/6", "số liệu tính đến ngày 30/6": what a report is about. */
export function namesContents(spot: Spot): boolean {
  // "bố trí người trực trong các ngày từ 25/8 đến 31/8" is when it is to be done; whoever reports tells what was.
  if (
    /các ngày(?: từ)? $/u.test(spot.accented) &&
    (!IS_THERE.test(spot.accented) || REPORTS.test(spot.before))
  )
    return true;
  if (/(?:^| )từ đầu (?:năm|quý|tháng|vụ|mùa|nhiệm kỳ|đợt)(?: (?:học|này|nay|\d+))? $/u.test(spot.accented))
    return true;
  if (/^đến /iu.test(spot.words) && COUNTED_UP_TO.test(spot.accented) && !SETTLES.test(spot.accented))
    return true;
  // "gửi số liệu trước ngày 20/9" has a limit; only "số liệu đến ngày 30/6" has a day of its own.
  if (/^(?:trước|chậm nhất|muộn nhất) /iu.test(spot.words) && spot.accented.endsWith('số liệu '))
    return false;
  // "giấy phép hết hạn ngày 30/6"
  if (/^hạn /iu.test(spot.words) && spot.accented.endsWith('hết ')) return true;
  return /(?:giai đoạn|số liệu|tính|kể|kỳ báo cáo|diễn ra|hiệu lực|giá trị|sử dụng được|tổ chức thi)(?: từ)?(?: đến)? $/u.test(
    spot.accented,
  );
}

/** "rà soát các khoản tạm ứng còn lại đến hết ngày 31/3": until when what is counted came together. */
const COUNTED_UP_TO =
  /(?:^| )(?:khoản|số dư|số tiền|dư nợ|nợ|công nợ|tồn kho|vụ việc|hồ sơ|lượt|hợp đồng|giao dịch|chứng từ)(?: (?!(?:nộp|gửi|báo|trình|hoàn|xong|thực|giải|trước|chậm) )[^\s,;.:()]+){0,3} (?:tạm giữ|tạm ứng|phát sinh|còn lại|còn nợ|còn tồn|tồn đọng|chưa thu|chưa trả|chưa quyết toán|đã nhận|đã thu|đã chi|đã cấp|lũy kế) $/u;

/** "giải quyết dứt điểm hồ sơ tồn đọng đến hết ngày 30/9": what is brought to an end, by when. */
const SETTLES =
  /(?:^| )(?:giải quyết|xử lý|thanh toán|tất toán|thanh lý|thu hồi|thu nộp|hoàn trả|hoàn ứng|hoàn thành|giải phóng)(?: (?:xong|hết|dứt điểm|toàn bộ|tất cả|các|những|số))* \S+(?: \S+){1,5} $/u;

const IS_THERE = /(?:^| )(?:trực|bố trí|túc trực|thường trực|phục vụ|tổ chức|huy động|mở cửa|làm việc) /u;

const REPORTS = /(?:^| )(?:bao cao|tong hop|thong ke|danh gia|ket qua|tinh hinh|thiet hai) /u;

/** "các lô hàng đã thông quan từ 01/01 đến ngày 30/6": when that was which is looked at. */
export function tellsPast({ accented, words }: Spot): boolean {
  return /^từ /iu.test(words) && /(?:^| )đã(?: [^\s,;.]+){1,4} $/u.test(accented);
}

/**
 * "nộp báo cáo tháng 9 vào ngày 20", "hằng tháng, vào ngày 20": a day without a month is that of the month that is
 * reported on, or of every month; of neither nothing can be told.
 */
function dayOfNamedMonth(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  if (/(?:hang|moi) thang[^;.]*$/u.test(spot.before)) return every('month');
  const named = / thang (nay|\d{1,2})(?![\d/])[^;.]*$/u.exec(spot.before)?.[1];
  const month = named === 'nay' ? paper.month : Number(named ?? 0);
  const dayOfMonth = Number(g['day']);
  if (named === undefined && isLimit(spot)) return nextDay(dayOfMonth, paper);
  if (month < 1 || month > 12 || paper.year === 0) return null;
  return day(dateOf(nearestYear(paper, month, dayOfMonth), month, dayOfMonth));
}

/** "nộp về tổ trưởng trước ngày 20.": of no month and no rhythm. */
function isLimit({ before, words }: Spot): boolean {
  return (
    /^(?:trước|chậm nhất) /iu.test(words) &&
    !/(?:^| )(?:thang|quy|hang|moi|dinh ky)(?: |$)/u.test(before) &&
    /(?:^| )(?:nop|gui|trinh|bao|xong|hoan thanh|ban giao|tra|dang ky)(?: |$)/u.test(before)
  );
}

/** "nộp Phó Hiệu trưởng ngày 25/3": the day on which something is handed in; a day behind a paper is that of the paper. */
function handsIn({ before }: Spot): boolean {
  const clause = before.split(/[,;.:]/u).at(-1) ?? '';
  return (
    /(?:^| )(?:nop|gui|trinh|ban giao|tra|chuyen)(?: [a-z]+){1,7} $/u.test(clause) &&
    !/ (?:so|kem|theo|cong van|quyet dinh|thong bao|ke hoach|chi thi|cong dien|nghi quyet|hop|hop dong) /u.test(
      clause,
    )
  );
}
