/**
 * Which words of a column may be of a proper name, a person's, a place's or a company's. Names are written as nothing
 * else is and stand beside anything, so that neither their neighbours nor how offices use a word says how they are
 * spelled: no evidence of a word's marks counts where a name may stand.
 */
import { foldAccents } from '../platform/vietnamese.ts';
import type { RecognisedWord } from './recogniser.ts';
import { isSyllable } from './syllables.ts';
import { coreOf, isNamelike } from './word-core.ts';
import { papersWith } from './word-use.ts';

/** The words that follow each other in one column, and for each whether punctuation parts it from the one before it. */
export interface WordRow {
  words: readonly RecognisedWord[];
  isParted: readonly boolean[];
  /** The first ones of its lines. */
  opening: ReadonlySet<RecognisedWord | undefined>;
  /** Pairs of names that the page has in small letters: "tĩnh gia". */
  named: ReadonlySet<string>;
}

/** For each word whether it may be of a name: "Tĩnh Gia" is no "Tỉnh", "LÊ VĂN PHONG" is no "VĂN PHÒNG". */
export function wordsOfNames(row: WordRow): boolean[] {
  const inCapitals = namesInCapitals(row);
  return row.words.map((_, at) => inCapitals[at]! || isOfCapitalisedName(row, at));
}

const isInCapitals = (text: string): boolean => text === text.toUpperCase();
const isAllCapitals = (core: string): boolean => core.length > 1 && isInCapitals(core);
const hasCapital = (text: string | undefined): boolean => /^[^\p{L}\p{N}]*\p{Lu}/u.test(text ?? '');

/**
 * "Bá Thước", "huyện Chấu": a word with a capital is of a name where another stands beside it, or where what is named is
 * called before it. "Phó Chủ tịch" and "Sở Tài chính" name posts and offices: of such words the first alone has a neighbour
 * in small letters.
 */
function isOfCapitalisedName({ words, isParted }: WordRow, at: number): boolean {
  const { text } = words[at]!;
  const core = coreOf(text)?.core;
  if (core === undefined || !hasCapital(text) || isAllCapitals(core)) return false;
  const next = isParted[at + 1] === false ? words[at + 1]?.text : undefined;
  if (hasCapital(next)) return true;
  if (at === 0 || isParted[at]) return false;
  const before = words[at - 1]!.text;
  return (hasCapital(before) && !opensOffice(before)) || calls(words, at - 1);
}

/** Whether a word begins the name of a post or an office, or is none of a name: "Phó", "UBND", "Các". */
function opensOffice(text: string): boolean {
  const core = coreOf(text)?.core ?? '';
  return OFFICE.test(core.toLowerCase()) || (isInCapitals(core) && !isSyllable(core));
}

const OFFICE =
  /^(?:phó|ban|bộ|sở|cục|vụ|phòng|chi|đảng|tổng|thường|trường|trưởng|chánh|hội|văn|viện|trạm|đội|các|những|mọi|mỗi|và|của|về|theo|tại|từ|do|với|cho|khi|nếu|để|giao|gửi|qua|trong|cùng|cả|hai|ba)$/;

/** For each word whether punctuation parts it from the one before it; a name goes on over the end of a line. */
export function partedByPunctuation(words: readonly RecognisedWord[]): boolean[] {
  return words.map(({ text }, at) => {
    const before = words[at - 1]?.text;
    return before === undefined || !/[\p{L}\p{N}]$/u.test(before) || !/^[\p{L}\p{N}]/u.test(text);
  });
}

/** The pairs of capitalised words that follow each other in the text of a page, all in small letters. */
export function namedIn(words: readonly RecognisedWord[]): Set<string> {
  const isParted = partedByPunctuation(words);
  const isName = ({ text }: RecognisedWord): boolean => isNamelike(coreOf(text)?.core ?? '');
  return new Set(
    words.flatMap((word, at) => {
      const isPair = !isParted[at] && isName(word) && isName(words[at - 1]!);
      return isPair ? [pairAt(words, at)] : [];
    }),
  );
}

const pairAt = (words: readonly RecognisedWord[], at: number): string =>
  `${lettersAt(words, at - 1)} ${lettersAt(words, at)}`;

/** How somebody or a place is called before the name: "chị Hoa", "đồng chí Sỹ", "thị trấn Sịa", "dân tộc Cống". */
function calls(words: readonly RecognisedWord[], at: number): boolean {
  const [before, word] = [at - 1, at].map((each) => lettersAt(words, each));
  return CALLED.test(word!) || CALLED_BY_TWO.test(`${before} ${word}`);
}

const lettersAt = (words: readonly RecognisedWord[], at: number): string =>
  (coreOf(words[at]?.text ?? '')?.core ?? '').toLowerCase();

const CALLED =
  /^(?:ông|bà|anh|chị|em|cô|thầy|bác|cháu|cụ|cậu|xã|phường|huyện|quận|tỉnh|thôn|bản|ấp|làng|khóm|buôn|bon|sóc|xóm|trấn|đảo|sông|núi|hồ|đèo|cầu|chợ|suối|kênh|rạch|cống|đập|đền|chùa|thcs|thpt|tnhh|htx|tên|tại)$/;
const CALLED_BY_TWO =
  /^(?:đồng chí|thành phố|khu phố|dân tộc|công ty|cổ phần|họ và|họ tên|mầm non|mẫu giáo|tiểu học|đa khoa|kiểm lâm|công nghiệp|đặc khu|nghĩa trang|đảng bộ)$/;

/** Names of this many words, or as many as their line has still: "XÃ BẾN QUAN THƯỢNG". */
const LONGEST_NAME = 4;

/** The same all in capitals, where a place has two words, or all that its line has still, and a company all of them. */
function namesInCapitals(row: WordRow): boolean[] {
  const { words, opening, named } = row;
  const isCapital = words.map(({ text }) => isInCapitals(text) && /\p{L}/u.test(text));
  const persons = words.map((_, at) => isCapital[at]! && isPersonBegun(row, at));
  const places = words.map((_, at) => isCapital[at]! && isPlaceBegun(row, at));
  const companies = words.map((_, at) => isCapital[at]! && isCompanyBegun(words, at));
  const endsLine = (at: number): boolean =>
    at + 1 >= words.length || opening.has(words[at + 1]) || !isCapital[at + 1];
  return words.map((_, at) => {
    const isWithin = (begun: readonly boolean[], most: number): boolean =>
      isBegun(begun, isCapital, at, most);
    return (
      (isCapital[at]! && [at, at + 1].some((end) => named.has(pairAt(words, end)))) ||
      isWithin(persons, LONGEST_NAME) ||
      isWithin(places, 2) ||
      (isWithin(places, LONGEST_NAME) && [at, at + 1].some(endsLine)) ||
      isWithin(companies, LONGEST_COMPANY)
    );
  });
}

const LONGEST_COMPANY = 8;

/** Whether a name of at most so many words that was begun before goes on, in capitals, up to a word. */
function isBegun(
  begun: readonly boolean[],
  isCapital: readonly boolean[],
  at: number,
  most: number,
): boolean {
  for (let from = at; from >= 0 && from > at - most && isCapital[from]; from--) if (begun[from]) return true;
  return false;
}

/** The first word of "PHƯỜNG HỘI PHÚ"; "XÃ HỘI" and "TỈNH ỦY" are no places. */
function isPlaceBegun({ words, isParted, opening }: WordRow, at: number): boolean {
  if (at === 0 || isParted[at] || opening.has(words[at]) || !calls(words, at - 1)) return false;
  const [last, before, word] = [at - 2, at - 1, at].map((each) => lettersAt(words, each)) as [
    string,
    string,
    string,
  ];
  const isPlace = OF_PLACE.test(last) || !NO_PLACE.test(`${before} ${word}`);
  return isPlace && !NO_CALL.test(`${last} ${before}`);
}

const NO_PLACE =
  /^(?:(?:xã|phường|huyện|quận|tỉnh|trấn|phố|tại) (?:ủy|uỷ|đội|đoàn|lộ|hội nghị)|xã hội|hồ sơ|hồ chí|bản (?:sao|chính|đồ|thảo|tin|cam|kê|vẽ|quyền)|cầu đường|cầu phà)$/;
/** "UBND XÃ HỘI PHÚ" is of a place whatever follows. */
const OF_PLACE = /^(?:ubnd|hđnd|ubmttq|dân)$/;
/** "YÊU CẦU", "NÔNG THÔN", "VĂN BẢN": what ends so calls no place. */
const NO_CALL = /^(?:yêu cầu|nhu cầu|nông thôn|văn bản|biên bản|cơ bản|hợp tác|thị xã .*|làm chủ|đất đai)$/;

const isCompanyBegun = (words: readonly RecognisedWord[], at: number): boolean =>
  /^(?:tnhh|htx)$/.test(lettersAt(words, at - 1)) ||
  `${lettersAt(words, at - 2)} ${lettersAt(words, at - 1)}` === 'cổ phần';

function isPersonBegun({ words, isParted }: WordRow, at: number): boolean {
  const [before = '', text = '', next = ''] = [at - 1, at, at + 1].map((each) => words[each]?.text);
  if (SURNAME.test(text)) return before !== 'VI' && !HEADINGS.test(`${text} ${next}`);
  if (isParted[at + 1] !== false) return false;
  if (SURNAME_OR_HEADING.test(text) && MIDDLE_NAME.test(next)) return true;
  return isRareSurname(text, next) && isParted[at + 2] === false && isInCapitals(words[at + 2]!.text);
}

/** "GIÀNG VĂN", "CHỚ THỊ": behind what goes with neither, whatever its marks, both are middle names. */
function isRareSurname(text: string, next: string): boolean {
  if (!/^(?:VĂN|THỊ)$/.test(next)) return false;
  return (
    papersWith(text.toLowerCase(), next.toLowerCase()) === 0 &&
    !NO_SURNAME.test(foldAccents(`${text} ${next}`))
  );
}

const NO_SURNAME = /^(?:cong van|thuy van|chi thi|do thi|sieu thi|thanh thi|ban van|bai van)$/;

/** The commonest surnames, as they stand in capitals. */
export const SURNAMES =
  'NGUYỄN|TRẦN|LÊ|PHẠM|HOÀNG|HUỲNH|PHAN|VŨ|VÕ|ĐẶNG|BÙI|ĐỖ|NGÔ|DƯƠNG|ĐINH|TRỊNH|TRƯƠNG|PHÙNG|VƯƠNG|QUÁCH|TỐNG';
const SURNAME = new RegExp(`^(?:${SURNAMES})$`);
/** "VI PHẠM HÀNH CHÍNH", "PHẠM VI ĐIỀU CHỈNH" and a misread "TỔNG CÔNG TY" name nobody. */
const HEADINGS = /^(?:PHẠM VI|TỐNG (?:CÔNG|CỤC|KẾT|HỢP|SỐ|THỂ|MỨC|THANH))$/;
/** Surnames that begin what is no name as well ("HỒ SƠ", "ĐOÀN THANH NIÊN"): a middle name tells. */
const SURNAME_OR_HEADING =
  /^(?:HỒ|ĐOÀN|TRIỆU|CAO|MAI|LÂM|LƯƠNG|LÝ|HÀ|ĐÀO|TẠ|TÔ|CHU|THÁI|KIỀU|TĂNG|QUẢNG|NÔNG|LA|LẠI|MẠC|QUÀNG|LÒ|VI|MA|SÙNG|GIÀNG|ÔNG|LƯU|PHÍ|THÂN|TỪ|VIÊN|SƠN|NINH|HỨA|ĐỒNG|ĐƯỜNG|CHỬ|CẦM|BẠCH|AN)$/;
const MIDDLE_NAME =
  /^(?:VĂN|THỊ|HỮU|ĐỨC|XUÂN|NGỌC|QUỐC|ĐÌNH|BÁ|THẾ|DUY|MINH|QUANG|TRỌNG|VIẾT|CÔNG|KHẮC|ĐĂNG|HOÀI|NHẬT|HUY|SỸ|SĨ)$/;
