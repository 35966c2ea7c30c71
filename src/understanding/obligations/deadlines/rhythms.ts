/** Deadlines that come again: "định kỳ hằng quý", "trước ngày 20 hằng tháng", "02 lần/tuần", "thường xuyên". */
import { isOneOf } from '../../one-of.ts';
import type { Deadline } from '../../understanding.ts';
import { isOpeningVerb, verbLength } from '../predicates.ts';
import { type Token, tokensOf } from '../tokens.ts';
import { before, BY, CLOCK, DIGITS, every, LETTER, rule, WEEKDAY } from './form.ts';
import type { Form, Spot } from './form.ts';

/** "(trước 10/6)" */
const ON_DAY = String.raw`\(?(?:truoc|vao) (?:ngay )?\d{1,2}\/\d{1,2}\)?`;

export const RHYTHMS: readonly Form[] = [
  {
    form: rule(
      String.raw`(?:dinh ky,? )?(?:(?:${BY}|vao|den) )?(?:ngay )?\d{1,2}(?: ?/ ?| thang )\d{1,2}(?: va|,)(?: truoc)?(?: ngay)? \d{1,2}(?: ?/ ?| thang )\d{1,2},? (?:hang|moi) nam`,
    ),
    hints: ['hang nam', 'moi nam'],
    figures: true,
    read: () => every('half-year'),
  },
  {
    form: rule(
      String.raw`(?:${BY}|vao|luc) [\dol]{1,2} ?(?:gio|h|g)(?: ?[\dol]{1,2}(?: ?phut)?)?,? (?:cac ngay(?! (?:thu|chu nhat) )|(?:hang|moi) ngay)`,
    ),
    hints: ['cac ngay', 'hang ngay', 'moi ngay'],
    read: () => every('day'),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: vao)?,? )?(?:(?:${BY}|vao|den) )?${CLOCK}(?:ngay )?${WEEKDAY}(?:(?:,| va) ${WEEKDAY}){0,5}(?: cua)? (?:hang|moi|trong) tuan`,
    ),
    hints: ['hang tuan', 'moi tuan', 'trong tuan'],
    read: () => every('week'),
  },
  {
    // "báo cáo hằng tuần vào chiều thứ Năm"
    form: rule(
      String.raw`(?:dinh ky )?(?:hang|moi) tuan,? (?:(?:${BY}|vao|luc) )?${CLOCK}(?:ngay )?${WEEKDAY}(?:(?:,| va) ${WEEKDAY}){0,5}(?!,? (?:ngay )?\d)`,
    ),
    hints: ['hang tuan', 'moi tuan'],
    read: (_g, _paper, spot) => (isOfGoods(spot) || !isEvery(spot.words) ? null : every('week')),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: (?:hang|moi) [${LETTER}]+)?(?: vao)?,? )?\(?(?:(?:${BY}|vao|den) )?(?:ngay )?\d{1,2} (?:cua )?thang (?:cuoi|dau)(?: cua)?(?: (?:moi|hang))? quy(?: sau)?\)?`,
    ),
    hints: ['quy'],
    figures: true,
    read: () => every('quarter'),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: (?:hang|moi) thang)?(?: vao)?,? )?(?:(?:${BY}|vao|den) )?${CLOCK}(?:tu )?ngay \d{1,2}(?:(?:,| va)(?: ngay)? \d{1,2}){0,3}(?: den ngay \d{1,2})?(?: cua)? \(?(?:(?:hang|moi|cac) thang\)?|thang (?:sau|ke tiep|tiep theo|lien ke))`,
    ),
    hints: [
      'hang thang',
      'moi thang',
      'cac thang',
      ...before(['thang'], ['sau', 'ke tiep', 'tiep theo', 'lien ke']),
    ],
    figures: true,
    read: () => every('month'),
  },
  {
    form: rule(
      String.raw`dinh ky (?:(?:hang|moi|theo|mot) )?(?:(?<n>\d{1,2}|ba|sau) )?(?<unit>ngay|tuan|thang|quy|nam|nua nam)(?! \d{1,2} ?\/)(?: (?:mot|01) lan)?`,
    ),
    hints: ['dinh ky'],
    read: (g) => every(rhythm(g['unit'], COUNTED[g['n'] ?? ''] ?? g['n'])),
  },
  {
    form: rule(
      String.raw`(?:truoc|vao) (?:moi|hang) (?:(?:ngay |sang |chieu |toi )?${WEEKDAY}|(?<unit>tuan|thang|quy|nam))(?![${LETTER}])`,
    ),
    hints: before(['truoc', 'vao'], ['moi', 'hang']),
    read: (g) => every(rhythm(g['unit'] ?? 'tuan', undefined)),
  },
  {
    form: rule(
      String.raw`(?:hang|moi) (?<unit>ngay|tuan|thang|quy|nam)(?: (?:\d{1,2}|mot|hai|ba) (?:lan|buoi|luot|ky)(?! thu))?(?! (?:lam viec|tuoi(?! (?:nuoc|cay|am|rua))|hoc))`,
    ),
    hints: ['hang ', 'moi '],
    read: (g, _paper, spot) =>
      describesNoun(spot) || !isEvery(spot.words) ? null : every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?:(?:${BY}|vao|trong) )?(?<!cac )(?:ngay (?:lam viec )?|tuan )(?:dau|cuoi)(?: tien| cung)?(?: cua)?(?: (?:moi|hang|cac))? (?<unit>tuan|thang|quy)(?! \d| [ivx])`,
    ),
    hints: before(['ngay', 'ngay lam viec', 'tuan'], ['dau', 'cuoi']),
    read: (g) => every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?:0?1|mot) lan ?\/ ?(?<unit>tuan|thang|quy|nam)|(?:(?<n>0?[1-6]|mot|hai|ba|sau) )?(?<span>tuan|thang|quy|nam) ?(?:\/|mot|0?1) ?lan|(?<!moi )(?<per>ngay|tuan|thang) (?:\d{1,2}|hai|ba) (?:lan|buoi|luot)(?! thu)|(?:mot )?nam (?<often>0?[124]|mot|hai|bon) lan(?! (?:thu|tai|hop|kiem|thi))`,
    ),
    hints: ['lan', 'buoi', 'luot'],
    // "xe thang 02 lần": a ladder is no month.
    read: (g, _paper, spot) =>
      isAtMost(spot) || (g['per'] === 'thang' && !/^tháng/iu.test(spot.words))
        ? null
        : g['often'] !== undefined
          ? every(timesAYear(g['often']))
          : every(rhythm(g['unit'] ?? g['span'] ?? g['per'], COUNTED[g['n'] ?? ''] ?? g['n'])),
  },
  {
    form: rule(
      String.raw`(?:dinh ky )?(?:0?6|sau) thang(?: ${ON_DAY})?(?:,| va)(?: bao cao)?(?: ca)? (?:(?:01|mot) )?nam(?! \d)(?: ${ON_DAY})?|(?:0?2|hai) lan(?:\/| (?:mot|moi) )nam(?:,? (?:vao|truoc) (?:ngay|thang) \d{1,2}(?:\/\d{1,2})?(?:,| va) (?:(?:ngay|thang) )?\d{1,2}(?:\/\d{1,2})?)?`,
    ),
    hints: ['thang', 'lan'],
    read: (_g, _paper, spot) => (isAtMost(spot) ? null : every('half-year')),
  },
  {
    // "báo cáo tháng gửi trước ngày 20", "kết quả tuần về Văn phòng trước 10 giờ thứ Sáu"
    form: rule(
      String.raw`(?<=(?:bao cao|ket qua|so lieu)(?<unit> tuan| thang) (?!nay )(?:[a-z]{1,7} ){0,9})(?:${BY}|vao) ${CLOCK}(?:ngay (?:\d{1,2}(?![\d/.-]| thang)|${WEEKDAY})|${WEEKDAY})(?!,? (?:ngay )?\d)`,
    ),
    hints: ['bao cao t', 'ket qua t', 'so lieu t'],
    read: (g) => every(rhythm((g['unit'] ?? '').trim(), undefined)),
  },
  {
    form: rule(String.raw`(?:cu|moi) (?<n>0?[1-6]|mot|hai|ba|sau) (?<unit>tuan|thang)(?=[ ,])`),
    hints: ['cu ', ...before(['moi'], [...DIGITS, 'mot', 'hai', 'ba', 'sau'])],
    // "cử 2 tuần một đoàn" sends somebody, "mới 6 tháng" tells how old a thing is.
    read: (g, _paper, spot) =>
      /^(?:c[ứu]|mỗi) /iu.test(spot.words) ? every(rhythm(g['unit'], COUNTED[g['n'] ?? ''] ?? g['n'])) : null,
  },
  {
    form: rule(String.raw`theo (?<unit>tuan|thang|quy)(?=$|[,;.]| (?:gui|ve|trinh|bao cao|cho|va)(?: |$))`),
    hints: ['theo '],
    read: (g, _paper, spot) =>
      !/quỹ$/iu.test(spot.words) &&
      /(?:bao cao|tong hop|so ket|hop|thong ke|cong bo|danh gia|cong khai)/u.test(spot.before)
        ? every(rhythm(g['unit'], undefined))
        : null,
  },
  {
    form: rule(
      String.raw`(?:\d{1,3}|mot|hai|ba|bon|nam) (?:lan|buoi|luot|so|cuoc|bai|tin|ca)(?: ?\/ ?(?!ngay|tuan|thang|quy|nam)[a-z]{2,7}(?: [a-z]{2,7})?)?(?: ?\/ ?| (?:trong )?(?:mot|moi) )(?<unit>ngay|tuan|thang|quy|nam)(?![${LETTER}])`,
    ),
    hints: ['/', ...before(['mot', 'moi'], ['ngay', 'tuan', 'thang', 'quy', 'nam'])],
    read: (g, _paper, spot) =>
      isAtMost(spot) || namesRegime(spot)
        ? null
        : every(/^0?4 lần ?\/ ?năm$/iu.test(spot.words) ? 'quarter' : rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?<unit>ngay|sang|trua|chieu|toi|dem|tuan|thang) nao cung(?= (?!(?:duoc|co|vay|the|nhu)(?![a-z])))`,
    ),
    hints: [' nao cung '],
    read: (g) => every(rhythm(isOneOf(g['unit'], 'tuan|thang') ? g['unit'] : 'ngay', undefined)),
  },
  {
    form: rule(
      String.raw`(?:(?:${BY}|vao|luc) )?${CLOCK}(?:cac|moi) ngay ${WEEKDAY}(?:(?:,| va) (?:${WEEKDAY}|[2-7](?![\d/-]|\.\d))){0,5}(?: (?:hang|moi|trong) tuan)?(?!,? (?:ngay )?\d)|(?:vao )?(?:(?:sang|chieu|toi) )?${WEEKDAY}(?: cua)? cac tuan|(?:vao|cac) (?:sang |chieu |toi )?${WEEKDAY}(?:, ${WEEKDAY}){0,4} va (?:sang |chieu |toi )?${WEEKDAY}(?!,? \(?(?:ngay )?\d| (?:tuan|toi|nay|sau))`,
    ),
    hints: ['ngay thu ', 'ngay chu nhat', ' cac tuan', 'va thu ', 'va sang ', 'va chieu ', 'va chu nhat'],
    read: () => every('week'),
  },
  {
    form: rule(
      String.raw`(?:${BY}|vao) ngay \d{1,2} (?:cua )?thang (?:truoc|sau|ke tiep|tiep theo|lien ke)(?! (?:khi|ngay))`,
    ),
    hints: ['thang'],
    figures: true,
    read: (_g, _paper, spot) => (/thang/u.test(spot.before) ? every('month') : null),
  },
  {
    form: rule(String.raw`(?:${BY}|vao) ngay \d{1,2} cua thang(?! (?:\d|[a-z]))`),
    hints: ['cua thang'],
    figures: true,
    read: () => every('month'),
  },
  {
    form: rule(
      String.raw`(?:moi|hang) (?:buoi )?(?:sang|chieu|toi(?! (?:thieu|da|uu|tan)(?: |$))|dem)(?! \d| thu)|(?:tat ca )?cac ngay trong tuan`,
    ),
    hints: ['moi ', 'hang ', 'cac ngay'],
    read: (_g, _paper, spot) =>
      /^(?:mới|hạng|hàng tôi)/iu.test(spot.words) || isOfGoods(spot) ? null : every('day'),
  },
  {
    form: rule(String.raw`dinh ky (?:vao )?(?:dau|giua|cuoi) (?<unit>tuan|thang|quy|nam)(?! \d| [ivx])`),
    hints: ['dinh ky'],
    read: (g) => every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(String.raw`(?:moi|hang) (?:(?:ngay|sang|chieu|toi|dem) )?${WEEKDAY}(?!,? (?:ngay )?\d)`),
    hints: ['moi ', 'hang '],
    // "hàng thứ hai" is a row.
    read: (_g, _paper, spot) =>
      /^(?:mỗi|hằng|hàng (?:ngày|sáng|chiều|tối|đêm)) /iu.test(spot.words) && !isOfGoods(spot)
        ? every('week')
        : null,
  },
  {
    form: rule(String.raw`(?:hang|moi|tung) hoc ky`),
    hints: ['hoc ky'],
    read: () => every('half-year'),
  },
  {
    // "bảo đảm điện liên tục", "15 ngày liên tục" say how a thing is, "liên tục cập nhật" how often.
    form: rule(
      String.raw`thuong xuyen(?:,? lien tuc)?|lien tuc(?= [a-z]{2,7} [a-z])(?! (?:tai|trong|cho|den|o|tu|va) )`,
    ),
    hints: ['thuong xuyen', 'lien tuc'],
    strength: 2,
    read: (_g, _paper, spot) => (isStandingNoun(spot) ? null : every('continuous')),
  },
];

/** "không thanh tra quá 01 lần/năm": how often at most is a bound, no rhythm. */
function isAtMost({ before }: Spot): boolean {
  return /(?:^| )(?:(?:khong|chi)(?: [^,;.]*)? qua|(?:khong (?:qua|vuot)|toi da) [\d.]+ [a-z]+) $/u.test(
    before,
  );
}

/** "dạy học 2 buổi/ngày", "thời lượng 02 buổi/ngày": what a way of working is called, or how long it takes. */
function namesRegime({ accented }: Spot): boolean {
  return /(?:^| )(?:dạy học|dạy và học|học tập|học|dạy|bán trú|làm việc|thời lượng|chế độ) $/u.test(accented);
}

/** Counts that are written out: "ba tháng một lần". */
const COUNTED: Readonly<Record<string, string>> = { mot: '1', hai: '2', ba: '3', sau: '6' };

function rhythm(unit: string | undefined, count: string | undefined): NonNullable<Deadline['every']> {
  const amount = Number(count ?? 1);
  if (unit === 'ngay') return 'day';
  if (unit === 'tuan') return 'week';
  if (unit === 'quy' || (unit === 'thang' && amount === 3)) return 'quarter';
  if (unit === 'nua nam' || (unit === 'thang' && amount === 6)) return 'half-year';
  return unit === 'thang' ? 'month' : 'year';
}

/** "năm hai lần" */
function timesAYear(count: string): NonNullable<Deadline['every']> {
  if (/^(?:0?2|hai)$/u.test(count)) return 'half-year';
  return /^(?:0?4|bon)$/u.test(count) ? 'quarter' : 'year';
}

/** "ngân sách hằng năm của tỉnh", "kế hoạch hằng năm": an adjective, not a deadline. */
function describesNoun(spot: Spot): boolean {
  const noun =
    /(?:^| )(?:ke hoach|du toan|ngan sach|ngan sach nha nuoc|chuong trinh|danh gia, xep loai|chi tieu|nhiem vu|kinh phi|bao cao|(?<!(?:tong|phoi|ket|tap) )hop|giao ban|tiep cong dan|ca mau|binh quan) $/u;
  if (isOfGoods(spot) || isAtMost(spot)) return true;
  // "các chương trình mỗi tuần", "báo cáo hằng tuần.": no adjectives.
  if (/^mỗi /iu.test(spot.words)) return false;
  if (isDone(spot)) return false;
  // "kế hoạch hằng tháng, hằng quý báo cáo": of several rhythms none is an adjective.
  if (/^(?:,| va) (?:hang|moi) (?:thang|quy|nam)/u.test(spot.after)) return false;
  if (/(?:^| )(?:vao|trong|theo) (?:ke hoach|chuong trinh)(?: [a-z]+){1,4} $/u.test(spot.before)) return true;
  const dated = /^ truoc \d/u.test(spot.after) || / (?:lần|lượt|buổi|kỳ)$/u.test(spot.words);
  return (!dated && noun.test(spot.before)) || /^ (?:cua|duoc giao|da)(?: |$)/u.test(spot.after);
}

/** "Riêng các huyện miền núi báo cáo hằng ngày.", "tổ chức giao ban hằng tuần": it is done so often. */
function isDone({ accented, after }: Spot): boolean {
  if (/(?:^| )(?:tổ chức|duy trì|thực hiện) (?:họp )?giao ban $/u.test(accented)) return true;
  return (
    /^(?:$|[,;.] ?)/u.test(after) &&
    accented.endsWith(REPORTS) &&
    !isAReport(accented.slice(0, -REPORTS.length))
  );
}

const REPORTS = ' báo cáo ';

/** "Thẩm định | báo cáo hằng quý", "theo chế độ | báo cáo hằng tháng": behind a verb or such a word it is a paper. */
function isAReport(before: string): boolean {
  if (BEFORE_A_REPORT.test(before)) return true;
  const tokens = tokensOf(before);
  if (/[,;:.]$/u.test(before)) return false;
  return [1, 2, 3].some((words) => verbLength(tokens, tokens.length - words) === words) || opensTwo(tokens);
}

/** "thẩm định", "công khai": verbs of two syllables that open what is done. */
function opensTwo(tokens: readonly Token[]): boolean {
  return tokens.length > 1 && isOpeningVerb(tokens, tokens.length - 2);
}

const BEFORE_A_REPORT =
  /(?:^| )(?:đọc|nhận|ký|lưu|lập|gửi|nộp|trình|chế độ|trong|theo|mẫu|duyệt|nội dung|hệ thống|các|những|kỳ|phục vụ|viết|làm|có|và|số liệu|với|của|vào|về|bằng|đưa|chất lượng|công tác)$/u;

/** "khách hàng ngày càng đông", "cửa hàng sáng đèn", "ngân hàng tối nay": goods, not "hằng". */
function isOfGoods({ words, accented }: Spot): boolean {
  return (
    /^hàng/iu.test(words) && /(?:^| )(?:khách|mặt|ngân|bán|(?<!hóa )đơn|cửa|nhà|kho|lô|xếp) $/u.test(accented)
  );
}

function isEvery(words: string): boolean {
  return !/^(?:hạng|mới|mọi|mời)/iu.test(words);
}

function isStandingNoun(spot: Spot): boolean {
  // "bảo đảm tính liên tục", not "Văn phòng Ủy ban nhân dân tỉnh thường xuyên đôn đốc".
  if (spot.accented.endsWith('tính ')) return true;
  return /(?:chi|nhiem vu|khong|ngan sach|kinh phi|hoat dong|cong viec|nguon|giao duc|sinh hoat) $/u.test(
    spot.before,
  );
}
