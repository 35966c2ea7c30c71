/** Deadlines counted from something that happens: "trong 05 ngày làm việc kể từ …", "ngay khi …", "trước mùa mưa". */
import { isOneOf } from '../../one-of.ts';
import { foldPassage } from '../tokens.ts';
import { before, DIGITS, event, LETTER, rule } from './form.ts';
import type { Form, Groups, PaperDate, Reading, Spot } from './form.ts';

/** Numbers that are written out, by their folded words. */
const NUMBERS: Readonly<Record<string, number>> = {
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  nam: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  nua: 0.5,
  muoi: 10,
  'muoi lam': 15,
  'hai muoi': 20,
  'ba muoi': 30,
};
/** "sau ngày" is more often "after the day" than six of them. */
const WRITTEN_OUT = ['mot', 'hai', 'ba', 'bon', 'nam', 'bay', 'tam', 'chin', 'muoi', 'lam', 'nua'];
/** "trong năm, ngày 20/11", "trong năm tháng 3" and "chậm nhất bảy giờ sáng" count nothing. */
const COUNT = String.raw`(?:(?:hai |ba )?muoi(?: lam)?|mot|hai|ba|bon|nam|sau(?! ngay)|bay|tam|chin|nua(?= thang))(?= (?:ngay|thang|tuan|gio(?! (?:sang|trua|chieu|toi|dem|ngay)))(?! ?\d))`;

export const LIMITS: readonly Form[] = [
  {
    form: rule(
      String.raw`(?:(?:trong )?thoi han|trong (?:thoi gian|vong|han)|khong (?:qua|muon hon|cham qua)|cham nhat(?: la)?(?: (?:sau|trong(?: (?:thoi han|vong))?))?|toi da|it nhat|toi thieu|sau|truoc|trong)(?: khong qua| toi da| it nhat| toi thieu)? (?<n>[\dol]{1,3}|${COUNT})(?: ?\([^)]{1,20}\))?(?: |(?=h))(?<unit>ngay lam viec|ngay|thang|tuan|gio|(?<=24|48|72)h(?![a-z])|phut)(?<anchor>,? (?:ke tu|tinh tu|tinh den|tu|so voi|sau|truoc)(?: (?:khi|ngay|thoi diem|luc|tet|le|hoi|dot|buoi|cuoc|phien|ky|vong))(?: (?!(?:phai|thi) )[^\s,;.()]+){1,14})?`,
    ),
    hints: [
      ...before([...DIGITS, 'o', 'l', ')'], ['ngay', 'thang', 'tuan', 'gio', 'phut']),
      ...before(WRITTEN_OUT, ['ngay', 'thang', 'tuan', 'gio']),
      'sau thang',
      'sau tuan',
      '24h',
      '48h',
      '72h',
    ],
    read: relativeDeadline,
  },
  {
    // "gửi tài liệu 02 ngày trước cuộc họp", "báo 01 tuần trước khi tổ chức"
    form: rule(
      String.raw`(?<n>\d{1,2}|${COUNT}) (?<unit>ngay lam viec|ngay|tuan)(?<anchor> truoc (?:khi|ngay|cuoc|buoi|phien|ky|hoi nghi|hoi thao|dai hoi|le|tet)(?: (?!(?:phai|thi) )[^\s,;.()]+){0,9})(?=$|[,;.])`,
    ),
    hints: before(['ngay', 'viec', 'tuan'], ['truoc']),
    read: (g, paper, spot) => (isAlreadyCounted(spot) ? null : relativeDeadline(g, paper, spot)),
  },
  {
    form: rule(
      String.raw`(?:(?:cham nhat|it nhat|toi thieu) )?truoc (?<event>(?:ngay |khi |phien |ky |buoi |hoi |dai )?[a-z]{2,7}(?: [a-z]{1,7}){0,4}?) (?:cham nhat |it nhat |toi thieu )?(?<n>\d{1,3}) (?<unit>ngay lam viec|ngay|thang|tuan|gio)(?! \d| tro)`,
    ),
    hints: before(DIGITS, ['ngay', 'thang', 'tuan', 'gio']),
    figures: true,
    read: beforeEvent,
  },
  {
    form: rule(String.raw`truoc khi(?: (?!(?:phai|thi) )[^\s,;.()]+){0,9}(?=$|[,;.])`),
    hints: ['truoc khi'],
    strength: 1,
    read: (_g, _paper, spot) => (isAppointed(spot) ? event(spot.words) : STEP),
  },
  {
    form: rule(
      String.raw`truoc (?:ky (?:thi|hop)|mua (?:mua|bao|lu|kho|kiet|gat|nang)|vu (?:mua|dong xuan|he thu|chiem|xuan|gat|ep)|nam hoc|(?:(?:ngay|le|buoi le) )?(?:tuu truong|khai giang|khai mac)|ngay (?:bau cu|thi|hop|to chuc|dien ra|hoi|le)|gio (?:g|khai mac|bau cu)(?![${LETTER}])|phien hop|dai hoi|tet trung thu|ram trung thu)(?! (?:thu )?\d)(?: (?!(?:phai|thi) )[^\s,;.()]+){0,9}(?=$|[,;.])`,
    ),
    hints: ['truoc '],
    strength: 1,
    // "báo cáo trước Đại hội", "chịu trách nhiệm trước phiên họp": in front of it.
    read: (_g, _paper, spot) => (IN_FRONT_OF.test(spot.before) ? null : event(spot.words)),
  },
  {
    // "thanh toán tiền nước khi hết vụ"
    form: rule(
      String.raw`khi (?:het|vao) (?:vu|mua|dot|nam hoc|hoc ky|thoi vu)(?: (?!(?:phai|thi) )[^\s,;.()]+){0,5}(?=$|[,;.])`,
    ),
    hints: before(['khi'], ['het', 'vao']),
    strength: 1,
    read: (_g, _paper, spot) => (/(?:truoc|sau|ngay|den) $/u.test(spot.before) ? null : event(spot.words)),
  },
  {
    // "báo ngay cho trạm y tế khi có ca bệnh": as soon as it happens. "trực khi có lệnh" is only a case.
    form: rule(
      String.raw`khi (?:co|phat hien|xay ra|phat sinh|thay)(?: (?!(?:thi|phai) )[^\s,;.()]+){1,12}(?=$|[,;.])`,
    ),
    hints: before(['khi'], ['co', 'phat hien', 'xay ra', 'phat sinh', 'thay']),
    strength: 1,
    read: (_g, _paper, spot) => (TELLS_AT_ONCE.test(spot.accented) ? event(spot.words) : null),
  },
  {
    // "Khi nhận được tin báo, Hạt Kiểm lâm phải cử người đến": opens what is to be done then.
    form: rule(String.raw`khi nhan duoc (?:[^\s,;.:()]+ ){1,13}[^\s,;.:()]+(?=, )`),
    hints: ['khi nhan duoc '],
    strength: 1,
    read: (_g, _paper, spot) => (/(?:^|[;.] )$/u.test(spot.before) ? event(spot.words) : null),
  },
  {
    // "Kết thúc đợt kiểm tra, các đoàn báo cáo …"
    form: rule(String.raw`ket thuc (?:[^\s,;.:()]+ ){0,9}[^\s,;.:()]+(?=, )`),
    hints: ['ket thuc '],
    strength: 1,
    read: (_g, _paper, spot) =>
      /(?:^|[;.] )$/u.test(spot.before) &&
      !/^kết thúc (?:vào|trước|trong|tại|ở) | (?:lúc|hồi) (?:\d|$)/iu.test(spot.words)
        ? event(spot.words)
        : null,
  },
  {
    form: rule(
      String.raw`sau (?<event>(?:khi|dot|ky|buoi|cuoc|phien|vu|le|hoi) (?:[a-z]{1,7} ){1,8}?)(?:khong qua |cham nhat |trong vong )?(?<n>\d{1,3}) (?<unit>ngay lam viec|ngay|thang|tuan|gio)(?=$|[,;.])`,
    ),
    hints: before(['sau'], ['khi ', 'dot ', 'ky ', 'buoi ', 'cuoc ', 'phien ', 'vu ', 'le ', 'hoi ']),
    figures: true,
    read: (g) => ({
      kind: 'relative',
      date: null,
      ...inDays(Number(g['n']), g['unit'] ?? ''),
      from: g['event']?.trim() ?? null,
    }),
  },
  {
    form: rule(String.raw`sau khi(?! duoc )(?: (?!(?:phai|thi|da) )[^\s,;.()]+){1,14}(?=$|[,;.])`),
    hints: ['sau khi '],
    strength: 0,
    read: (_g, _paper, spot) =>
      / (?:truoc va|ngay|ngay lam viec|thang|tuan) $|(?:khong|cam|duoc) [^,;]*$/u.test(spot.before)
        ? null
        : event(spot.words),
  },
  {
    form: rule(String.raw`khi (?:ket thuc|hoan thanh|xong)(?: [^\s,;.()]+){1,6}(?=$|[,;.])`),
    hints: ['khi '],
    strength: 1,
    read: (_g, _paper, spot) => (/(?:truoc|sau|ngay|den) $/u.test(spot.before) ? null : event(spot.words)),
  },
  {
    form: rule(String.raw`ngay trong ngay(?: (?!\d)[^\s,;.()]+){0,3}(?=$|[,;.])`),
    hints: ['ngay trong '],
    strength: 1,
    read: (_g, _paper, spot) => (/^ngay trong/iu.test(spot.words) ? event(spot.words) : null),
  },
  {
    form: rule(
      String.raw`ngay (?:sau )?khi(?: (?!(?:phai|thi) |(?:trong|truoc|cham nhat|khong qua) (?:ngay )?\d)[^\s,;.()]+){1,14}|ngay sau(?! (?:do|day|khi|nay))(?: [^\s,;.()]+){1,8}`,
    ),
    hints: ['ngay '],
    strength: 1,
    read: (_g, _paper, spot) => (/^ngày/iu.test(spot.words) ? null : event(spot.words)),
  },
  {
    // What is done at the end of every day or shift has no day of its own.
    form: rule(String.raw`sau (?:moi|tung) (?:dot|ky|vong)(?: (?!(?:phai|thi) )[^\s,;.()]+){1,8}(?=$|[,;.])`),
    hints: before(['sau'], ['moi', 'tung']),
    strength: 1,
    read: (_g, _paper, spot) => event(spot.words),
  },
];

const IN_FRONT_OF = /(?:bao cao|trinh bay|trinh|trach nhiem|phat bieu|tra loi|giai trinh)(?: [a-z]+)? $/u;

const TELLS_AT_ONCE =
  /(?:^| )(?:báo|báo cáo|báo tin|thông báo|thông tin|điện báo|khai báo|trình báo) ngay(?: [^;:.]*)? $/u;

/** Where words only tell the order of two steps: no deadline, and yet a limit that an order has. */
const STEP: Reading = { kind: 'none', date: null };

function relativeDeadline(g: Groups, _paper: PaperDate, spot: Spot): Reading | null {
  const amount = amountOf(g['n'] ?? '');
  const anchor = g['anchor'];
  // Hours and minutes ahead of a step ("04 giờ trước khi xả") are part of how it is done.
  if (/^(?:gio|h|phut)$/u.test(g['unit'] ?? '') && /^,? truoc (?:khi|luc) /u.test(anchor ?? '')) return STEP;
  const counts =
    /^(?:trong (?:thoi han|vong|han)|khong|cham nhat|toi da)/u.test(foldPassage(spot.words)) ||
    (/^trong thời gian /iu.test(spot.words) && !LASTS.test(spot.accented)) ||
    isAhead(g, amount, spot) ||
    (isOneOf(g['unit'], 'gio|h') &&
      amount % 24 === 0 &&
      /^trong /iu.test(spot.words) &&
      ANSWERS_SOON.test(spot.before)) ||
    (/^(?:ngay|tuan)/u.test(g['unit'] ?? '') && (isSaidAhead(g, spot) || isAnswered(g, spot)));
  if (Number.isNaN(amount) || (anchor === undefined && !counts)) return null;
  if (anchor === undefined && tellsHowLong(g, spot)) return null;
  const from = anchor === undefined ? null : eventWords(spot.words, anchor.length);
  return { kind: 'relative', date: null, ...inDays(amount, g['unit'] ?? ''), from };
}

/** "ngày 05 ngày trước …", "5 và 6 ngày trước …": no count of its own. */
function isAlreadyCounted({ before: folded }: Spot): boolean {
  return /(?:ngay|thang|va|trong|den) $/u.test(folded);
}

function amountOf(written: string): number {
  return NUMBERS[written] ?? Number(written.replaceAll('o', '0').replaceAll('l', '1'));
}

/** "thông báo cho các hộ trước ít nhất 02 ngày": ahead of what is told. Hours that make no day are left to the step. */
function isAhead({ unit }: Groups, amount: number, { words }: Spot): boolean {
  if (!/^trước (?:ít nhất|tối thiểu) /iu.test(words)) return false;
  return unit !== 'phut' && (!isOneOf(unit, 'gio|h') || amount % 24 === 0);
}

/** "trình bày không quá 15 phút": how long somebody speaks; "thuê kho trong thời hạn 12 tháng": how long it is let. */
function tellsHowLong({ unit }: Groups, { accented, before, words }: Spot): boolean {
  if (/^(?:thang|tuan|ngay)$/u.test(unit ?? '')) return LETS.test(accented);
  return (
    unit === 'phut' &&
    ((/^(?:không quá|tối đa) /iu.test(words) && !HANDS_IN.test(before)) ||
      /(?:thoi luong|trinh bay|phat bieu|tham luan|bai|hop|lam bai)[^;]{0,40} $/u.test(before))
  );
}

/** Who lets or borrows a thing, with no more than it between; "thẩm định hồ sơ vay vốn trong 05 ngày" is work. */
const LETS =
  /(?<!(?:hồ sơ|thủ tục|đơn|hợp đồng|hộ|người|bên|danh sách|nhu cầu|việc|phương án)(?: xin| đề nghị| cho)? )(?<!\p{L})(?:cho thuê|cho vay|cho mượn|(?<!cho )(?:thuê|vay|mượn)|gia hạn|bảo hành)(?: [^\s,;.]+){0,12} $/u;

/** "báo cáo trước 05 ngày", "đăng ký trước ít nhất 02 ngày làm việc": how long ahead somebody has to be told. */
function isSaidAhead({ unit }: Groups, { before, words }: Spot): boolean {
  if (!/^trước /iu.test(words)) return false;
  return (unit === 'ngay lam viec' ? HANDS_IN : MUST_TELL).test(before);
}

const MUST_TELL =
  /(?:^| )(?:phai (?:bao|bao cao|thong bao|bao tin|dang ky)(?: [a-z]+){0,7}|bao|dang ky|(?:gui|phat|chuyen|trinh)(?: [a-z]+){1,7}) $/u;
const HANDS_IN = /(?:^| )(?:bao|bao cao|thong bao|dang ky|gui|nop|lien he)(?: (?:[a-z]+|-)){0,12} $/u;

/** "nhà trường trả lời trong 02 ngày", "trong 01 ngày làm việc gửi thông báo": not how long a course takes. */
function isAnswered({ unit }: Groups, { accented, before, after, words }: Spot): boolean {
  if (!/^trong /iu.test(words) || LASTS.test(accented)) return false;
  return (
    unit === 'ngay lam viec' || ANSWERS.test(before) || (/^(?:$|[,;.])/u.test(after) && GIVES.test(before))
  );
}

const LASTS =
  /(?:^| )(?:(?<!ban )tổ chức|diễn ra|tập huấn|kéo dài|lưu giữ|bảo quản|họp|học|thi|mở)(?: [^;.]*)? $/u;
const ANSWERS =
  /(?:^| )(?:tra loi|phan hoi|giai quyet|tham dinh|khac phuc|xu ly|hoan thanh)(?: [a-z]+){0,6} $/u;

/** "báo cáo kết quả trong 24h" */
const ANSWERS_SOON = /(?:^| )(?:bao cao|bao|tra loi|phan hoi|giai quyet|khac phuc|xu ly)(?: [a-z]+){0,6} $/u;

/** "trình Giám đốc phê duyệt trong 07 ngày.": at its end; "nộp ảnh chụp trong 03 ngày lễ" tells of which days. */
const GIVES =
  /(?:^| )(?:nop|gui|trinh(?! bay)|hoan tra|ban giao|chuyen|phe duyet)(?: (?!(?:truc|nghi|hoc|lam|phat|chup|dien ra) )[a-z]+){0,9} $/u;

/**
 * "hoàn thành trước khi …", "trước khi kết thúc học kỳ I": what has a day of its own, which the doer has to keep. "kiểm
 * tra giấy phép trước khi cho xe ra" only tells the order of two steps: nobody can set a day to it.
 */
function isAppointed({ before, words }: Spot): boolean {
  return (
    /(?:^| )(?:(?:xong|ket thuc|cham nhat|muon nhat)(?: la)?|hoan thanh(?: [a-z0-9]+){0,12}) $/u.test(
      before,
    ) ||
    /^trước khi (?:kết thúc|bắt đầu|bước vào|vào|hết|khai |bế mạc|đại hội|năm học|mùa|vụ|bão|lũ|mưa|trời|tết|nghỉ (?:lễ|tết|hè))/iu.test(
      words,
    )
  );
}

/** "trước ngày hội 02 ngày", "trước khi khai mạc ít nhất 03 ngày": counted back from what is still to come. */
function beforeEvent(g: Groups, _paper: PaperDate, spot: Spot): Reading | null {
  if (isOneOf(g['event'], 'it nhat|toi thieu|cham nhat|khong qua|ngay|thang')) return null;
  if (g['event'] === 'thoi han' && !/(?:^| )(?:nhac|don doc|bao)(?: |$)/u.test(spot.before)) return null;
  // Hours ahead of a step ("trước khi xả 04 giờ") are part of how it is done.
  if (g['unit'] === 'gio' && (g['event'] ?? '').startsWith('khi ')) return STEP;
  const from = spot.words
    .replace(/^.{0,12}?trước\s+/iu, '')
    .replace(/\s+(?:chậm nhất |ít nhất |tối thiểu )?\d.*$/iu, '');
  return { kind: 'relative', date: null, ...inDays(Number(g['n']), g['unit'] ?? ''), from };
}

function eventWords(words: string, length: number): string {
  return words
    .slice(words.length - length)
    .replace(/^,?\s*(?:kể từ|tính từ|từ|so với)\s+/iu, '')
    .trim();
}

/** BLDS 2015, Đ146. */
const HALF_MONTH = 15;

/** Weeks are seven days, and hours the days they make; hours that make no day stay in the raw words. */
function inDays(
  amount: number,
  unit: string,
): { amount: number | null; unit: 'working-day' | 'day' | 'month' } {
  if (unit === 'ngay lam viec') return { amount, unit: 'working-day' };
  if (unit === 'thang' && amount < 1) return { amount: HALF_MONTH, unit: 'day' };
  if (unit === 'thang') return { amount, unit: 'month' };
  if (unit === 'tuan') return { amount: amount * 7, unit: 'day' };
  if (unit === 'phut') return { amount: null, unit: 'day' };
  if (isOneOf(unit, 'gio|h')) return { amount: amount % 24 === 0 ? amount / 24 : null, unit: 'day' };
  return { amount, unit: 'day' };
}
