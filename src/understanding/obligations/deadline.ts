/**
 * The grammar of deadlines: "trước ngày 15/8/2025", "trong quý III", "chậm nhất 05 ngày làm việc kể từ …",
 * "định kỳ hằng quý". It reads a copy of the text without accents, so that a tone lost by OCR does not
 * lose the day; the words of the paper stay in `raw`.
 */
import { isOneOf } from '../one-of.ts';
import {
  addDays,
  dateOf,
  isIsoDate,
  lastDayOfMonth,
  lastDayOfQuarter,
  partsOf,
  weekdayOf,
} from '../../calendar/index.ts';
import type { Deadline } from '../understanding.ts';
import { CuedRules } from '../cued-rules.ts';
import { matchesIn } from '../matches.ts';
import lunarNewYear from './lexicon/lunar-new-year.json' with { type: 'json' };
import { remembered } from '../remembered.ts';
import { foldPassage } from './tokens.ts';

/** A deadline with the place where it is written. */
export interface FoundDeadline {
  start: number;
  end: number;
  deadline: Deadline;
  /** 3: a day, a period or a rhythm; 2: "thường xuyên"; 1: "ngay khi …". */
  strength: number;
}

export const NO_DEADLINE: Deadline = { kind: 'none', raw: null, date: null };

/** What a form of words says, before its own words are put beside it. */
type Reading = Omit<Deadline, 'raw'>;

interface Form {
  form: RegExp;
  /** Words of which one must be there for the form to match: they spare most texts the search. */
  hints: readonly string[];
  /** There is a figure in it. */
  figures?: true;
  strength: number;
  read: (groups: Groups, paper: PaperDate, spot: Spot) => Reading | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface PaperDate {
  year: number;
  month: number;
  day: number;
}

/** The words around a match: what stands before it, folded, and the match with its accents. */
interface Spot {
  before: string;
  after: string;
  words: string;
  /** What stands before it with its accents, in lower case: "tính đến" is not "tỉnh đến". */
  accented: string;
}

/** A text without accents has these letters. A search by \p{L} costs five times as much, and ten times to begin. */
const LETTER = String.raw`a-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f`;
const PART = String.raw`(?:(?:buoi |dau |cuoi |het )?(?:sang|trua|chieu|toi|dem|gio lam viec|gio hanh chinh)(?: cua)?,? )?`;
const CLOCK = String.raw`(?:[\dol]{1,2} ?(?:gio|h|g)(?: ?[\dol]{1,2}(?: ?phut|')?)?,? |[012]\d[.:][0-5]\d,? (?=ngay |thu ))?${PART}`;
const WEEKDAY = String.raw`(?:(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat),? )?`;
const FULL = String.raw`(?:19|20)\d\d`;
const YEAR = String.raw`(?: ?[/-] ?(?<year>${FULL}|\d\d(?!\d))|(?<year3>${FULL})| nam (?<year2>${FULL}|nay))?`;
const DAY = String.raw`(?:ngay ?)?(?:(?<d>\d{1,2}) ?[/.-] ?(?<m>\d{1,2})(?![\d/])(?![.-]\d)|(?<d1>\d{1,2}) ?[/.-] ?(?<m1>\d{1,2}) ?[/.-] ?(?<y1>${FULL}|\d\d)(?!\d)|(?<d2>\d{1,2}) thang (?<m2>\d{1,2})(?: ?[/-] ?| ?,? nam )(?<y2>${FULL}|nay)|(?<d3>\d{1,2}) thang (?<m3>\d{1,2}))`;
const DATE = `${CLOCK}${WEEKDAY}${DAY}`;
const BY = String.raw`(?:cham nhat(?: la)?(?: (?:den|vao|truoc|trong|het))?|muon nhat(?: la)?|truoc|den het|het|xong|khong (?:qua|muon hon)|thoi han(?: la)?:?|han(?: (?:cuoi|chot|nop|gui|tra loi|hoan thanh))?(?: la)?:?)`;
const SPAN = String.raw`(?<by>(?:truoc khi )?(?:ket thuc|het)|truoc|vao|(?:cham nhat )?trong|den het|het|cham nhat(?: la)?(?: den)?|xong|(?:truoc |den |vao |trong )?(?<edge>dau|giua|cuoi|(?:thuong|trung|ha) tuan)|hoan thanh)`;

const DIGITS = [...'0123456789'];

export const FORMS: readonly Form[] = [
  {
    form: rule(
      String.raw`(?:tu ${CLOCK}(?:ngay )?\d{1,2}(?: ?[/.-] ?\d{1,2}(?: ?[/.-] ?\d{4})?| thang \d{1,2}(?: nam \d{4})?)?,? )?den (?:het )?${DATE}`,
    ),
    hints: ['den'],
    figures: true,
    strength: 3,
    read: (day, paper, spot) => (namesContents(spot) || tellsPast(spot) ? null : onDay(day, paper)),
  },
  {
    form: rule(String.raw`(?:trong )\d{1,2} ngay,?:? (?:\d{1,2}(?:, \d{1,2})* va )${DATE}`),
    hints: [' va '],
    figures: true,
    strength: 3,
    read: onDay,
  },
  {
    form: rule(
      String.raw`(?:${BY}|luc|vao(?: luc| thoi diem(?: (?!ngay )[a-z]{1,7}){0,6})?|trong|hoan thanh)(?: (?:(?:ngay )?(?:quoc khanh|le|le quoc khanh)|ngay (?!\d)(?:[a-z]{1,7} ){0,2}[a-z]{1,7}))?,? ${DATE}(?<yearly>,? (?:hang|moi) nam)?`,
    ),
    hints: DIGITS,
    figures: true,
    strength: 3,
    read: (day, paper, spot) =>
      day['yearly'] === undefined ? dayUnlessContents(day, paper, spot) : every('year'),
  },
  {
    form: rule(String.raw`(?:(?:dau |cuoi )?(?:sang|trua|chieu|toi)) (?:ngay )?${DAY}`),
    hints: ['sang ', 'trua ', 'chieu ', 'toi '],
    figures: true,
    strength: 3,
    read: (g, paper, spot) =>
      spot.before === '' || /(?:^| )tu (?:bua )?$/u.test(spot.before)
        ? null
        : dayUnlessContents(g, paper, spot),
  },
  {
    form: rule(String.raw`ngay ${DAY}(?=$|[,;.]| (?:de|va|nham) )`),
    hints: ['ngay '],
    figures: true,
    strength: 3,
    read: (g, paper, spot) => (handsIn(spot) ? dayUnlessContents(g, paper, spot) : null),
  },
  {
    form: rule(
      String.raw`(?:vao|truoc|trong|cham nhat(?: la)?)(?: (?:dau|cuoi))?(?: (?:sang|trua|chieu|toi|ngay))? thu (?<weekday>hai|ba|tu|nam|sau|bay)(?<next> tuan sau| tuan toi)?(?! (?:hang|moi|cua|ngay)|,? (?:ngay )?\d)`,
    ),
    hints: ['thu '],
    strength: 3,
    read: (g, paper, spot) => (reports(spot) ? weekdayDeadline(g, paper) : null),
  },
  {
    form: rule(
      String.raw`(?<by>trong) (?:ky|dot|phien|buoi|cuoc|chuyen|sinh hoat)(?: (?!thang)[a-z]{2,7}){1,4} thang (?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['trong '],
    figures: true,
    strength: 3,
    read: monthDeadline,
  },
  {
    form: rule(
      String.raw`(?<by>trong|vao)(?: \d| cac)? thang (?:\d{1,2}, (?:thang )?){0,3}(?<first>\d{1,2})(?: va|,) (?:thang )?(?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['thang'],
    figures: true,
    strength: 3,
    // Of months apart ("tháng 6 và tháng 11") the first is due first.
    read: (g, paper) => (Number(g['m']) - Number(g['first']) === 1 ? monthDeadline(g, paper) : null),
  },
  {
    form: rule(
      String.raw`(?:vao|trong|dung) dip (?:(?!(?:tet|thang|nam|quy) )[a-z]{1,7} ){0,6}${DAY}(?! ?[-–/]| va \d|, \d)`,
    ),
    hints: [' dip '],
    figures: true,
    strength: 3,
    read: dayUnlessContents,
  },
  {
    form: rule(
      String.raw`(?:vao|truoc|cham nhat(?: la)?(?: vao)?) ngay (?<day>\d{1,2})(?=$|[;.](?!\d)|,(?! ?\d)| (?:de|va|gui|bao cao|nop) )`,
    ),
    hints: ['ngay '],
    figures: true,
    strength: 3,
    read: dayOfNamedMonth,
  },
  {
    form: rule(String.raw`(?:(?<by>trong) )?thang \d{1,2} ?[-–] ?(?:thang )?(?<m>\d{1,2})${YEAR}(?![\d/])`),
    hints: ['thang'],
    figures: true,
    strength: 3,
    read: monthDeadline,
  },
  {
    form: rule(String.raw`${SPAN} thang (?<m>\d{1,2})${YEAR}(?![\d/])`),
    hints: ['thang'],
    figures: true,
    strength: 3,
    read: monthDeadline,
  },
  {
    form: rule(
      String.raw`(?:(?:vao|trong|truoc|xong) )?tuan (?<week>dau(?: tien)?|cuoi(?: cung)?|thu (?:nhat|hai|ba|tu|[1-4])|[1-4])(?: cua)? thang (?<m>\d{1,2})${YEAR}(?![\d/])`,
    ),
    hints: ['tuan'],
    figures: true,
    strength: 3,
    read: weekDeadline,
  },
  {
    form: rule(String.raw`${SPAN} quy (?<q>iv|1v|lv|[i1lht|\]!]{1,4}|[1-4])${YEAR}(?![${LETTER}])`),
    hints: ['quy'],
    strength: 3,
    read: quarterDeadline,
  },
  {
    form: rule(
      String.raw`(?:trong|het|den het|cham nhat|hoan thanh) (?:0?6|sau) thang (?<half>dau|cuoi) nam(?: (?<year2>${FULL}|nay))?`,
    ),
    hints: ['nam'],
    strength: 3,
    read: (g, paper) =>
      day(g['half'] === 'dau' ? dateOf(yearOf(g, paper), 6, 30) : dateOf(yearOf(g, paper), 12, 31)),
  },
  {
    form: rule(
      String.raw`(?<by>truoc|trong|den het|het|cham nhat|(?:truoc |den |vao |trong )?(?<edge>giua|cuoi)) nam (?<year2>${FULL}|nay)(?! ?[-–] ?(?:19|20))`,
    ),
    hints: ['nam'],
    strength: 3,
    read: yearDeadline,
  },
  {
    form: rule(
      String.raw`(?:truoc|xong truoc|den het|den truoc) (?:dip )?tet (?:nguyen dan|am lich|co truyen)(?: (?:nam )?(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) (?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi))?(?:,? (?:nam )?(?<year2>${FULL}))?`,
    ),
    hints: ['tet'],
    strength: 3,
    read: (g, paper) => day(nextNewYear(g, paper)),
  },
  {
    form: rule(
      String.raw`(?:(?:trong )?thoi han|trong (?:thoi gian|vong)|khong (?:qua|muon hon|cham qua)|cham nhat(?: la)?(?: (?:sau|trong(?: (?:thoi han|vong))?))?|toi da|it nhat|sau|truoc|trong)(?: khong qua| toi da)? (?<n>[\dol]{1,3})(?: ?\([^)]{1,20}\))? (?<unit>ngay lam viec|ngay|thang|tuan|gio|phut)(?<anchor>,? (?:ke tu|tinh tu|tu|so voi|sau|truoc)(?: (?:khi|ngay|thoi diem|luc|tet))(?: (?!(?:phai|thi) )[^\s,;.()]+){1,14})?`,
    ),
    hints: ['ngay', 'thang', 'tuan', 'gio', 'phut'],
    strength: 3,
    read: relativeDeadline,
  },
  {
    form: rule(
      String.raw`(?:dinh ky,? )?(?:(?:${BY}|vao|den) )?(?:ngay )?\d{1,2} ?/ ?\d{1,2}(?: va|,)(?: truoc)?(?: ngay)? \d{1,2} ?/ ?\d{1,2} (?:hang|moi) nam`,
    ),
    hints: ['nam'],
    figures: true,
    strength: 3,
    read: () => every('half-year'),
  },
  {
    form: rule(
      String.raw`(?:${BY}|vao|luc) [\dol]{1,2} ?(?:gio|h|g)(?: ?[\dol]{1,2}(?: ?phut)?)?,? (?:cac ngay(?! (?:thu|chu nhat) )|(?:hang|moi) ngay)`,
    ),
    hints: ['ngay'],
    strength: 3,
    read: () => every('day'),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: vao)?,? )?(?:(?:${BY}|vao|den) )?${CLOCK}(?:ngay )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?: cua)? (?:hang|moi|trong) tuan`,
    ),
    hints: ['tuan'],
    strength: 3,
    read: () => every('week'),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: (?:hang|moi) [${LETTER}]+)?(?: vao)?,? )?\(?(?:(?:${BY}|vao|den) )?(?:ngay )?\d{1,2} (?:cua )?thang (?:cuoi|dau)(?: cua)?(?: (?:moi|hang))? quy(?: sau)?\)?`,
    ),
    hints: ['quy'],
    figures: true,
    strength: 3,
    read: () => every('quarter'),
  },
  {
    form: rule(
      String.raw`(?:dinh ky(?: (?:hang|moi) thang)?(?: vao)?,? )?(?:(?:${BY}|vao|den) )?${CLOCK}(?:tu )?ngay \d{1,2}(?:(?:,| va)(?: ngay)? \d{1,2}){0,3}(?: den ngay \d{1,2})?(?: cua)? \(?(?:(?:hang|moi|cac) thang\)?|thang (?:sau|ke tiep|lien ke))`,
    ),
    hints: ['thang'],
    figures: true,
    strength: 3,
    read: () => every('month'),
  },
  {
    form: rule(
      String.raw`dinh ky (?:(?:hang|moi|theo|mot) )?(?<n>\d{1,2} )?(?<unit>ngay|tuan|thang|quy|nam|nua nam)(?: (?:mot|01) lan)?`,
    ),
    hints: ['dinh ky'],
    strength: 3,
    read: (g) => every(rhythm(g['unit'], g['n'])),
  },
  {
    form: rule(
      String.raw`(?:truoc|vao) (?:moi|hang) (?:(?:ngay |sang |chieu |toi )?(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)|(?<unit>tuan|thang|quy|nam))(?![${LETTER}])`,
    ),
    hints: ['moi ', 'hang '],
    strength: 3,
    read: (g) => every(rhythm(g['unit'] ?? 'tuan', undefined)),
  },
  {
    form: rule(
      String.raw`(?:(?:cham nhat|it nhat|toi thieu) )?truoc (?<event>(?:ngay |khi |phien |ky |buoi |hoi |dai )?[a-z]{2,7}(?: [a-z]{1,7}){0,4}?) (?:cham nhat |it nhat |toi thieu )?(?<n>\d{1,3}) (?<unit>ngay lam viec|ngay|thang|tuan|gio)(?! \d| tro)`,
    ),
    hints: ['truoc '],
    figures: true,
    strength: 3,
    read: beforeEvent,
  },
  {
    form: rule(
      String.raw`(?:hang|moi) (?<unit>ngay|tuan|thang|quy|nam)(?: (?:\d{1,2}|mot|hai|ba) (?:lan|buoi|luot|ky)(?! thu))?(?! (?:lam viec|tuoi(?! (?:nuoc|cay|am|rua))|hoc))`,
    ),
    hints: ['hang ', 'moi '],
    strength: 3,
    read: (g, _paper, spot) =>
      describesNoun(spot) || !isEvery(spot.words) ? null : every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?:(?:${BY}|vao|trong) )?(?<!cac )(?:ngay (?:lam viec )?|tuan )(?:dau|cuoi)(?: tien| cung)?(?: cua)?(?: (?:moi|hang|cac))? (?<unit>tuan|thang|quy)(?! \d| [ivx])`,
    ),
    hints: ['ngay', 'tuan'],
    strength: 3,
    read: (g) => every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?:0?1|mot) lan ?\/ ?(?<unit>tuan|thang|quy|nam)|(?:(?<n>0?[1-6]|mot|hai|ba|sau) )?(?<span>tuan|thang|quy|nam) ?(?:\/|mot|0?1) ?lan|(?<!moi )(?<per>ngay|tuan|thang) (?:\d{1,2}|hai|ba) (?:lan|buoi|luot)(?! thu)`,
    ),
    hints: ['lan', 'buoi', 'luot'],
    strength: 3,
    read: (g) => every(rhythm(g['unit'] ?? g['span'] ?? g['per'], COUNTED[g['n'] ?? ''] ?? g['n'])),
  },
  {
    form: rule(String.raw`(?:dinh ky )?(?:0?6|sau) thang(?:,| va) (?:(?:01|mot) )?nam(?! \d)`),
    hints: ['thang'],
    strength: 3,
    read: () => every('half-year'),
  },
  {
    form: rule(String.raw`theo (?<unit>tuan|thang|quy)(?=$|[,;.]| (?:gui|ve|trinh|bao cao|cho|va)(?: |$))`),
    hints: ['theo '],
    strength: 3,
    read: (g, _paper, spot) =>
      /(?:bao cao|tong hop|so ket|hop|thong ke|cong bo|danh gia|cong khai)/u.test(spot.before)
        ? every(rhythm(g['unit'], undefined))
        : null,
  },
  {
    form: rule(
      String.raw`(?:\d{1,2}|mot|hai|ba|bon|nam) (?:lan|buoi|luot|so|cuoc|bai|tin)(?: ?\/ ?(?!ngay|tuan|thang|quy|nam)[a-z]{2,7}(?: [a-z]{2,7})?)? ?\/ ?(?<unit>ngay|tuan|thang|quy|nam)`,
    ),
    hints: ['/'],
    strength: 3,
    read: (g) => every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(
      String.raw`(?:(?:${BY}|vao|luc) )?${CLOCK}(?:cac|moi) ngay (?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)(?:(?:,| va) (?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)){0,5}(?: (?:hang|moi|trong) tuan)?(?!,? (?:ngay )?\d)`,
    ),
    hints: ['ngay thu ', 'ngay chu nhat'],
    strength: 3,
    read: () => every('week'),
  },
  {
    form: rule(
      String.raw`(?:${BY}|vao) ngay \d{1,2} (?:cua )?thang (?:truoc|sau|ke tiep|lien ke)(?! (?:khi|ngay))`,
    ),
    hints: ['thang'],
    figures: true,
    strength: 3,
    read: (_g, _paper, spot) => (/thang/u.test(spot.before) ? every('month') : null),
  },
  {
    form: rule(
      String.raw`truoc (?:khi|(?:ky (?:thi|hop)|mua (?:mua|bao|lu|kho)|ngay (?:tuu truong|khai giang|khai mac|bau cu|thi)|phien hop)(?! (?:thu )?\d))(?: (?!(?:phai|thi) )[^\s,;.()]+){0,9}(?=$|[,;.])`,
    ),
    hints: ['truoc '],
    strength: 1,
    read: (_g, _paper, spot) => event(spot.words),
  },
  {
    form: rule(String.raw`(?:trong|ngay trong) nam(?=$|[;.]|,(?! \d))`),
    hints: ['trong nam'],
    strength: 2,
    read: (_g, paper, spot) =>
      paper === null || onlyDescribesYear(spot) ? null : day(dateOf(paper.year, 12, 31)),
  },
  {
    form: rule(
      String.raw`(?:neu|khi) (?:co|phat hien|xay ra|phat sinh) (?:(?! thi )[^,;.:()]){3,70}(?=,? (?!thi )(?:[^,;.:()]{2,40} )?(?:phai )?(?:bao|bao cao|dien bao|khai bao|thong bao) ngay)`,
    ),
    hints: [' ngay'],
    strength: 1,
    read: (_g, _paper, spot) => event(spot.words),
  },
  {
    form: rule(String.raw`(?:${BY}|vao) ngay \d{1,2} cua thang(?! (?:\d|[a-z]))`),
    hints: ['cua thang'],
    figures: true,
    strength: 3,
    read: () => every('month'),
  },
  {
    form: rule(String.raw`moi (?:buoi )?(?:sang|chieu|toi)(?! \d| thu)`),
    hints: ['moi '],
    strength: 3,
    read: () => every('day'),
  },
  {
    form: rule(String.raw`dinh ky (?:vao )?(?:dau|giua|cuoi) (?<unit>tuan|thang|quy|nam)(?! \d| [ivx])`),
    hints: ['dinh ky'],
    strength: 3,
    read: (g) => every(rhythm(g['unit'], undefined)),
  },
  {
    form: rule(String.raw`(?:hang|moi|tung) hoc ky`),
    hints: ['hoc ky'],
    strength: 3,
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
  {
    form: rule(
      String.raw`ngay (?:sau )?khi(?: (?!(?:phai|thi) )[^\s,;.()]+){1,14}|ngay sau(?! (?:do|day|khi|nay))(?: [^\s,;.()]+){1,8}`,
    ),
    hints: ['ngay '],
    strength: 1,
    read: (_g, _paper, spot) => (/^ngày/iu.test(spot.words) ? null : event(spot.words)),
  },
];

function rule(source: string): RegExp {
  return new RegExp(String.raw`(?<![${LETTER}\d/.-])(?:${source})`, 'gu');
}

/** All deadlines of a passage in their order; where two overlap the longer one holds. */
export function findDeadlines(text: string, paperDate: string | null): readonly FoundDeadline[] {
  if (paperDate !== foundFor || FOUND.size >= REMEMBERED_PASSAGES) FOUND.clear();
  foundFor = paperDate;
  let found = FOUND.get(text);
  if (found === undefined) FOUND.set(text, (found = searchDeadlines(text, paperDate)));
  return found;
}

/** Several rules ask for the deadlines of a passage while its item is read. */
const FOUND = new Map<string, readonly FoundDeadline[]>();
let foundFor: string | null = null;
const REMEMBERED_PASSAGES = 64;

function searchDeadlines(text: string, paperDate: string | null): FoundDeadline[] {
  const folded = repairDigits(foldPassage(text));
  const paper = paperDay(paperDate ?? '');
  const found = formsHinted(folded).flatMap((form) => matchesOf(form, folded, text, paper));
  const condition = found.length === 0 ? null : conditionIn(folded, text);
  return withoutOverlaps(found).filter(
    ({ deadline, start, end }) =>
      !isPast(deadline, paperDate) &&
      !(condition !== null && start >= condition.start && end <= condition.end),
  );
}

/** "khi có từ 02 trẻ mắc bệnh trong vòng 7 ngày thì báo ngay": the time of a condition is not that of the duty. */
function conditionIn(folded: string, text: string): { start: number; end: number } | null {
  // With its accent: "thi hành", "thi đua" end no condition.
  const end = text.toLowerCase().indexOf(' thì ');
  if (end < 0) return null;
  const opening = /(?:^|[,;:] )(?:khi|neu|truong hop) [^;.]*$/u.exec(folded.slice(0, end));
  return opening === null ? null : { start: opening.index, end };
}

/** The deadline of a passage: the most exact one, the first of equals. */
export function deadlineOf(text: string, paperDate: string | null): FoundDeadline | null {
  return strongest(findDeadlines(text, paperDate));
}

/** In "Quý II, quý IV năm 2024" the last one ends the work. */
const SEVERAL_QUARTERS = /quý [ivx1-4]{1,3}(?:\/\d{4})?(?:,| và|;| ?[-–]) (?=quý [ivx1-4])/giu;

/** "10/2024" in a column "Tháng". */
const BARE_MONTH = /^\s*(?:0?[1-9]|1[0-2]) ?[/-] ?(?:19|20)\d\d\s*$/u;

/**
 * The deadline in a cell of a table or behind "Thời gian hoàn thành:", where the words before the day may
 * be missing: "Quý III/2025", "15/7/2026", "29/6/2026 - 09/7/2026".
 */
export function deadlineInCell(text: string, paperDate: string | null): Deadline {
  const own = deadlineOf(text.replaceAll(SEVERAL_QUARTERS, ''), paperDate);
  if (own !== null) return { ...own.deadline, raw: text };
  if (BARE_MONTH.test(text))
    return { ...(deadlineOf(`trong tháng ${text.trim()}`, paperDate)?.deadline ?? NO_DEADLINE), raw: text };
  const days = [...text.matchAll(/(?<![\d/])\d{1,2}\/\d{1,2}(?:\/\d{4})?(?![\d/])/gu)];
  const last =
    days.at(-1)?.[0] ?? text.replace(/^\W+/u, '').replace(/^\p{Lu}/u, (first) => first.toLowerCase());
  const bare =
    deadlineOf(`trong ${last.replaceAll(SEVERAL_QUARTERS, '')}`, paperDate) ??
    deadlineOf(`trong vòng ${last}`, paperDate) ??
    deadlineOf(text.replaceAll(/(?<=^|\s)(\p{Lu})\s(?=\p{Ll})/gu, '$1'), paperDate);
  return bare === null ? { ...NO_DEADLINE, raw: text === '' ? null : text } : { ...bare.deadline, raw: text };
}

export function strongest(found: readonly FoundDeadline[]): FoundDeadline | null {
  let best: FoundDeadline | null = null;
  for (const each of found) if (best === null || each.strength > best.strength) best = each;
  return best;
}

const CUED = new CuedRules(FORMS);

/** The forms that may match. */
function formsHinted(folded: string): Form[] {
  const figures = /\d/.test(folded);
  return CUED.among(folded).filter((form) => figures || form.figures === undefined);
}

function matchesOf(form: Form, folded: string, text: string, paper: PaperDate): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const match of matchesIn(folded, form.form)) {
    const start = match.index;
    const end = start + match[0].length;
    const spot = {
      before: folded.slice(Math.max(0, start - 80), start),
      after: folded.slice(end, end + 24),
      words: text.slice(start, end),
      accented: text.slice(Math.max(0, start - 80), start).toLowerCase(),
    };
    const reading = form.read(match.groups ?? {}, paper, spot);
    if (reading === null) continue;
    found.push({ start, end, strength: form.strength, deadline: withRaw(reading, spot.words) });
  }
  return found;
}

function withRaw(reading: Reading, words: string): Deadline {
  return Object.assign(reading, { raw: words.trim() });
}

function withoutOverlaps(found: readonly FoundDeadline[]): FoundDeadline[] {
  const kept: FoundDeadline[] = [];
  const longestFirst = [...found].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const each of longestFirst) {
    if (!kept.some((other) => each.start < other.end && other.start < each.end)) kept.push(each);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** Inside dates OCR reads l and I for 1, o for 0: "l0/1o/2023". Same length as before. */
function repairDigits(folded: string): string {
  if (!folded.includes('/')) return folded;
  return folded.replaceAll(
    /(?<![\p{L}\d])[\dlio|]{1,2} ?\/ ?[\dlio|]{1,2}(?:\/[\dlo]{4})?(?![\p{L}\d])/gu,
    (date) => (/\d/.test(date) ? date.replaceAll(/[li|]/g, '1').replaceAll('o', '0') : date),
  );
}

const paperDay = remembered(16, (date) => dayIn(date));

function dayIn(date: string): PaperDate {
  const [year, month, dayOfMonth] = date.split('-').map(Number);
  return { year: year || 0, month: month || 1, day: dayOfMonth || 1 };
}

/**
 * A day more than a month before the paper tells of the past: "kết quả đạt được trong năm 2023". "Trước
 * ngày …" is believed up to a year back: the paper's own date may be misread.
 */
function isPast(deadline: Deadline, paperDate: string | null): boolean {
  if (deadline.kind !== 'date' || deadline.date === null || paperDate === null) return false;
  const paper = paperDay(paperDate);
  const due = partsOf(deadline.date);
  const behind = (paper.year - due.year) * 372 + (paper.month - due.month) * 31 + (paper.day - due.day);
  return behind > (/^(?:trước|chậm nhất|hoàn thành)/iu.test(deadline.raw ?? '') ? 372 : 31);
}

function day(date: string | null): Reading | null {
  return date === null || !isIsoDate(date) ? null : { kind: 'date', date };
}

function every(every: NonNullable<Deadline['every']>): Reading {
  return { kind: 'recurring', date: null, every };
}

function event(words: string): Reading {
  return {
    kind: 'relative',
    date: null,
    amount: null,
    unit: null,
    from: words.replace(/^\p{L}+ (?:sau )?/u, ''),
  };
}

function onDay(g: Groups, paper: PaperDate): Reading | null {
  const dayOfMonth = Number(g['d'] ?? g['d1'] ?? g['d2'] ?? g['d3']);
  const month = Number(g['m'] ?? g['m1'] ?? g['m2'] ?? g['m3']);
  const written = g['y1'] ?? g['y2'];
  if (written !== undefined && written !== 'nay') return day(dateOf(fullYear(written), month, dayOfMonth));
  if (paper.year === 0) return { kind: 'date', date: null };
  return day(dateOf(nearestYear(paper, month, dayOfMonth), month, dayOfMonth));
}

/** "25/9" of a paper of December is next year's: a deadline lies ahead. */
function nearestYear(paper: PaperDate, month: number, dayOfMonth: number): number {
  const behind = (paper.month - month) * 31 + (paper.day - dayOfMonth);
  return behind > 31 ? paper.year + 1 : paper.year;
}

function dayUnlessContents(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  return namesContents(spot) ? null : onDay(g, paper);
}

/** "nắng nóng trong các ngày từ 02/6 đến 05/6", "số liệu tính đến ngày 30/6": what a report is about. */
function namesContents(spot: Spot): boolean {
  // "bố trí người trực trong các ngày từ 25/8 đến 31/8" is when it is to be done; whoever reports tells what was.
  if (
    /các ngày(?: từ)? $/u.test(spot.accented) &&
    (!IS_THERE.test(spot.accented) || REPORTS.test(spot.before))
  )
    return true;
  return /(?:giai đoạn|số liệu|tính|kể|kỳ báo cáo|diễn ra|hiệu lực|tổ chức thi)(?: từ)?(?: đến)? $/u.test(
    spot.accented,
  );
}

const IS_THERE = /(?:^| )(?:trực|bố trí|túc trực|thường trực|phục vụ|tổ chức|huy động|mở cửa|làm việc) /u;
const REPORTS = /(?:^| )(?:bao cao|tong hop|thong ke|danh gia|ket qua|tinh hinh|thiet hai) /u;

/** "các lô hàng đã thông quan từ 01/01 đến ngày 30/6": when that was which is looked at. */
function tellsPast({ accented, words }: Spot): boolean {
  return /^từ /iu.test(words) && /(?:^| )đã(?: [^\s,;.]+){1,4} $/u.test(accented);
}

function yearOf(g: Groups, paper: PaperDate): number {
  const written = g['year'] ?? g['year2'] ?? g['year3'];
  return written === undefined || written === 'nay' ? paper.year : fullYear(written);
}

/** "98" is 1998: of two centuries the one that makes a year an office has seen. */
function fullYear(written: string): number {
  const year = Number(written);
  if (year >= 100) return year;
  return year < 80 ? 2000 + year : 1900 + year;
}

/** Đầu, giữa, cuối tháng are days 1, 15 and the last (BLDS 2015, Đ146). */
function monthDeadline(g: Groups, paper: PaperDate): Reading | null {
  const month = Number(g['m']);
  if (month < 1 || month > 12) return null;
  const written = g['year'] ?? g['year2'] ?? g['year3'];
  if (written === undefined && paper.year === 0) return { kind: 'date', date: null };
  const year = written === undefined ? nearestYear(paper, month, 28) : yearOf(g, paper);
  if (g['edge'] === 'dau') return day(dateOf(year, month, 1));
  if (g['edge'] === 'giua') return day(dateOf(year, month, 15));
  if (g['edge'] === 'thuong tuan') return day(dateOf(year, month, 10));
  if (g['edge'] === 'trung tuan') return day(dateOf(year, month, 20));
  if (g['by'] === 'truoc')
    return day(month === 1 ? dateOf(year - 1, 12, 31) : lastDayOfMonth(year, month - 1));
  return day(lastDayOfMonth(year, month));
}

/**
 * "nộp báo cáo tháng 9 vào ngày 20", "hằng tháng, vào ngày 20": a day without a month is that of the month that is
 * reported on, or of every month; of neither nothing can be told.
 */
function dayOfNamedMonth(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  if (/(?:hang|moi) thang[^;.]*$/u.test(spot.before)) return every('month');
  const month = Number(/ thang (\d{1,2})(?![\d/])[^;.]*$/u.exec(spot.before)?.[1] ?? 0);
  if (month < 1 || month > 12 || paper.year === 0) return null;
  const dayOfMonth = Number(g['day']);
  return day(dateOf(nearestYear(paper, month, dayOfMonth), month, dayOfMonth));
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

/** "nộp Phó Hiệu trưởng ngày 25/3": the day on which something is handed in; a day behind a paper is that of the paper. */
function handsIn({ before }: Spot): boolean {
  const clause = before.split(/[,;.:]/u).at(-1) ?? '';
  return (
    /(?:^| )(?:nop|gui|trinh|ban giao|tra)(?: [a-z]+){1,7} $/u.test(clause) &&
    !/ (?:so|kem|theo|cong van|quyet dinh|thong bao|ke hoach|chi thi|cong dien|nghi quyet|hop|hop dong) /u.test(
      clause,
    )
  );
}

/** "báo kết quả … vào sáng thứ Sáu": the weekday of a delivery, not of what happens every week. */
function reports({ before }: Spot): boolean {
  const clause = before.split(/[,;.]/u).at(-1) ?? '';
  return /(?:^| )(?:bao|gui|nop|trinh|hoan thanh|xong)(?: |$)/u.test(clause);
}

const WEEKDAYS = ['hai', 'ba', 'tu', 'nam', 'sau', 'bay'];

/** The first such weekday after the day of the paper; "tuần sau" is the week after it. */
function weekdayDeadline(g: Groups, paper: PaperDate): Reading | null {
  const from = dateOf(paper.year, paper.month, paper.day);
  if (from === null) return null;
  const today = weekdayOf(from) || 7;
  const wanted = WEEKDAYS.indexOf(g['weekday'] ?? '') + 1;
  const ahead = g['next'] === undefined ? (wanted - today + 7) % 7 || 7 : wanted - today + 7;
  return day(addDays(from, ahead));
}

function quarterDeadline(g: Groups, paper: PaperDate, spot: Spot): Reading | null {
  const year = yearOf(g, paper);
  if (year === 0) return { kind: 'date', date: null };
  const quarter = likelyQuarter(quarterOf(g['q'] ?? ''), spot.words, year, paper);
  if (g['by'] === 'truoc')
    return day(quarter === 1 ? dateOf(year - 1, 12, 31) : lastDayOfQuarter(year, quarter - 1));
  if (g['edge'] === 'dau') return day(lastDayOfMonth(year, quarter * 3 - 2));
  return day(lastDayOfQuarter(year, quarter));
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
  return /(?:ky hop|phien hop|hoi nghi|so ket|tong ket)[^,;.]{0,24} $/u.test(spot.before);
}

function nextNewYear(g: Groups, paper: PaperDate): string | null {
  if (g['year2'] !== undefined)
    return lunarNewYear.days.find((date) => date.startsWith(g['year2'] ?? '')) ?? null;
  const today = dateOf(paper.year, paper.month, paper.day) ?? '9999';
  return lunarNewYear.days.find((date) => date >= today) ?? null;
}

function relativeDeadline(g: Groups, _paper: PaperDate, spot: Spot): Reading | null {
  const amount = Number((g['n'] ?? '').replaceAll('o', '0').replaceAll('l', '1'));
  const anchor = g['anchor'];
  const counts =
    /^(?:trong (?:thoi han|vong)|khong|cham nhat|toi da)/u.test(foldPassage(spot.words)) ||
    (/^(?:ngay|tuan)/u.test(g['unit'] ?? '') && isSaidAhead(spot));
  if (Number.isNaN(amount) || (anchor === undefined && !counts)) return null;
  // "trình bày không quá 15 phút": how long somebody speaks.
  if (
    g['unit'] === 'phut' &&
    /(?:thoi luong|trinh bay|phat bieu|tham luan|bai|hop|lam bai)[^;]{0,40} $/u.test(spot.before)
  )
    return null;
  const from = anchor === undefined ? null : eventWords(spot.words, anchor.length);
  return { kind: 'relative', date: null, ...inDays(amount, g['unit'] ?? ''), from };
}

/** "phải báo cáo trước 05 ngày", "thông báo cho phụ huynh trước ít nhất 02 ngày": how long ahead somebody has to be told. */
function isSaidAhead({ before, words }: Spot): boolean {
  return (
    /^trước /iu.test(words) &&
    /(?:^| )phai (?:bao cao|thong bao|bao tin|dang ky)(?: [a-z]+){0,6} $/u.test(before)
  );
}

/** "trước ngày hội 02 ngày", "trước khi khai mạc ít nhất 03 ngày": counted back from what is still to come. */
function beforeEvent(g: Groups, _paper: PaperDate, spot: Spot): Reading | null {
  if (isOneOf(g['event'], 'it nhat|toi thieu|cham nhat|khong qua|thoi han|ngay|thang')) return null;
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

/** Weeks are seven days, and hours the days they make; hours that make no day stay in the raw words. */
function inDays(
  amount: number,
  unit: string,
): { amount: number | null; unit: 'working-day' | 'day' | 'month' } {
  if (unit === 'ngay lam viec') return { amount, unit: 'working-day' };
  if (unit === 'thang') return { amount, unit: 'month' };
  if (unit === 'tuan') return { amount: amount * 7, unit: 'day' };
  if (unit === 'phut') return { amount: null, unit: 'day' };
  if (unit === 'gio') return { amount: amount % 24 === 0 ? amount / 24 : null, unit: 'day' };
  return { amount, unit: 'day' };
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

/** "ngân sách hằng năm của tỉnh", "kế hoạch hằng năm": an adjective, not a deadline. */
function describesNoun(spot: Spot): boolean {
  const noun =
    /(?:^| )(?:ke hoach|du toan|ngan sach|ngan sach nha nuoc|chuong trinh|danh gia, xep loai|chi tieu|nhiem vu|kinh phi|bao cao|(?<!(?:tong|phoi|ket|tap) )hop|giao ban|tiep cong dan|ca mau|binh quan) $/u;
  if (/^hàng/iu.test(spot.words) && /(?:^| )(?:khách|mặt|ngân|bán|đơn|cửa|nhà) $/u.test(spot.accented))
    return true;
  const dated = /^ truoc \d/u.test(spot.after) || / (?:lần|lượt|buổi|kỳ)$/u.test(spot.words);
  return (!dated && noun.test(spot.before)) || /^ (?:cua|duoc giao|da)(?: |$)/u.test(spot.after);
}

function isEvery(words: string): boolean {
  return !/^(?:hạng|mới|mọi|mời)/iu.test(words);
}

function isStandingNoun(spot: Spot): boolean {
  return /(?:chi|nhiem vu|khong|ngan sach|kinh phi|hoat dong|cong viec|nguon|giao duc) $/u.test(spot.before);
}
