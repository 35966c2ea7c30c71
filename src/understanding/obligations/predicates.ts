/** Where a predicate begins: "… chủ động rà soát", "… có trách nhiệm", "… căn cứ chức năng, nhiệm vụ". */
import { isOneOf } from '../one-of.ts';
import lexicon from './lexicon/predicates.json' with { type: 'json' };
import { endsFieldOfWork, fieldOfWork } from './fields-of-work.ts';
import { oncePerPlace } from './once-per-place.ts';
import { PhraseSet } from './phrase-set.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';
import { WordSet } from './word-numbers.ts';

const VERBS = new PhraseSet(lexicon.verbs);
const OPENING_VERBS = new PhraseSet(lexicon.openingVerbs);
const VERB_OPENINGS = new WordSet(
  [...lexicon.verbs, ...lexicon.openingVerbs, ...lexicon.adverbs, 'giao']
    .map((verb) => verb.split(' ')[0])
    .join('|'),
);
const ADVERBS = new PhraseSet(lexicon.adverbs);
const DUTIES = new PhraseSet(lexicon.duties);
const FRAMES = new PhraseSet(lexicon.frames);
const NOT_VERBS = new PhraseSet(lexicon.notVerbs, true);
const NOUN_MAKERS = new PhraseSet(lexicon.nounMakers);
const COMPOUND_TAILS = new Map<string, readonly string[]>(Object.entries(lexicon.compoundTails));
const DETERMINERS = new Set(['các', 'những', 'mọi', 'từng', 'mỗi', 'một', 'hai', 'ba', 'cơ']);

/** Whether a verb or an adverb before it stands here, as a verb and not inside a noun ("dự án xây dựng"). */
export const beginsAction = oncePerPlace(opensAction);

function opensAction(tokens: readonly Token[], at: number): boolean {
  if (verbLength(tokens, at) > 0 || adverbLength(tokens, at) > 0 || DUTIES.lengthAt(tokens, at) > 0)
    return true;
  return at === 0 && isOpeningVerb(tokens, at);
}

/** "chỉ" is an adverb, but not in "chỉ tiêu". */
function adverbLength(tokens: readonly Token[], at: number): number {
  const length = ADVERBS.lengthAt(tokens, at);
  if (length === 0) return 0;
  // "công đoàn cấp trên trực tiếp cơ sở" is one name.
  if (tokens[at - 1]?.word === 'trên' && tokens[at - 2]?.word === 'cấp') return 0;
  return length === 1 && (NOT_VERBS.lengthAt(tokens, at, true) > 1 || endsCompound(tokens, at)) ? 0 : length;
}

/** Whether what is said of a subject begins here: an action, a duty, or the frame of one ("căn cứ …"). */
export const beginsPredicate = oncePerPlace(opensPredicate);

function opensPredicate(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.capital || madeNoun(tokens, at)) return false;
  return (
    isPast(tokens, at) ||
    beginsAction(tokens, at) ||
    FRAMES.lengthAt(tokens, at) > 0 ||
    openingVerbBehindName(tokens, at)
  );
}

/** Words that often end the name of an agency or a group. */
const ENDS_NAME =
  'tỉnh|huyện|xã|phường|phố|trấn|thôn|ấp|khu|sở|ban|ngành|khoa|phòng|quan|vị|trường|môn|thuộc|cấp|chức|ty|viện|trạm|đội|tổ|bộ|viên|sinh|nhân|dân|chí|bên|hội|đoàn|hộ|trưởng|nghiệp|tịch|đốc|rừng|tàu|lớp|bạ|chi|xưởng|trại|hàng|quán|thầu|đập|ủy|uỷ|tư|thị|chính|trị|tế|dục|tạo|lượng|nông|hoạch|hợp|chế|vụ|thư|trữ|toán|khuẩn|niên|nữ|binh|mại|tải|thông|thuế|lâm|ngư|dầu|sơ|đơn|quả|nợ|đai|thải|phẩm|vật|vệ|đường|trẻ|chợ|cảng|bến|đê|kho|biển|nghề|sự|giá|khách|mạng|liệu|máy|điện|nước|sách|lịch|thao|hóa|dựng|nghệ|tin|động|vận|tầng';

/**
 * A verb of one syllable is believed behind a finished name only: "Khoa Dược lấy mẫu", "các xã trồng cây",
 * but not in "Phòng Kê khai" or "Tổ Thu gom".
 */
function openingVerbBehindName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return false;
  if (!(isOpeningVerb(tokens, at) || countsThings(tokens, at) || makesThings(tokens, at))) return false;
  if (before.closes === ')') return true;
  if (endsPhrase(before)) return false;
  if (endsFieldOfWork(tokens, at)) return true;
  if (before.capital && OPENING_VERBS.lengthAt(tokens, at) > 1) return isPersonName(tokens, at);
  if (before.capital && VERBS.lengthAt(tokens, at - 1) > 1) return false;
  return before.capital || /^\d+[A-Z]?$/u.test(before.text) || isOneOf(before.word, ENDS_NAME);
}

/** "Bộ Chỉ huy Quân sự tỉnh | điều 06 xe", "Công ty | khoan 3 giếng": what counts things behind a name is a verb. */
function countsThings(tokens: readonly Token[], at: number): boolean {
  const [token, figure, thing] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token === undefined || token.capital || token.closes !== '' || !opensVerb(token)) return false;
  if (isOneOf(token.word, NUMBERED)) return false;
  if (figure === undefined || !/^\d{1,4}$/u.test(figure.text) || figure.closes !== '') return false;
  // "Công ty Cơ giới 17 | sửa đường": the figure ends a name where a verb stands behind it.
  if (verbLength(tokens, at + 2) > 0 || isOpeningVerb(tokens, at + 2)) return false;
  return thing !== undefined && /^\p{Ll}/u.test(thing.text) && !isOneOf(thing.word, 'và|của|là|phải|có|theo');
}

/** "Trung tâm Dịch vụ công xã | sản xuất ít nhất 03 chương trình": a trade whose things are counted is what is done. */
function makesThings(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at + 2]?.word ?? '', tokens[at + 3]?.word ?? ''];
  const counted = isOneOf(first, 'ít|tối|không') && isOneOf(`${first} ${second}`, LEAST);
  if (!counted && !isOneOf(first, 'từng|mọi') && !/^\d{2}/u.test(first)) return false;
  return tokens[at]?.capital === false && fieldOfWork(tokens, at) === 2 && !endsPhrase(tokens[at + 1]);
}

const LEAST = 'ít nhất|tối thiểu|tối đa|không quá';

/** Nouns, and words of measure, that have their figure behind them. */
const NUMBERED =
  'số|khu|vực|thôn|tổ|đội|kíp|lớp|khối|khóa|tháng|ngày|năm|quý|quận|phường|ấp|khóm|cấp|hạng|loại|mức|khoản|mục|trên|dưới|khoảng|gần|hơn|đủ|với|trong|có|từ|đến|qua|sau|trước|nhóm|bậc|bước|đợt|kỳ|tuần|giờ|phút|tầng|phòng|trạm|và|cả|các|những|là|được|ít|nhất|tối|cụm|ca|vùng|tuyến|phố|đường|lô|gói|xã|bản|chi|nhánh|khoa|ban|bộ|đoàn|tỉnh|huyện|tuổi|cho|của|thứ|lần|còn|không|chưa|bình|quân|giai|đoạn|mẫu|bảng|phụ|lục|bàn|môn|cơ|sở|đồng|công|nghiệp|viên|trường|về|theo|tại|ở';

/** "Phó Hiệu trưởng Đoàn Thị Mỹ Lệ | phụ trách chuyên môn": behind a person's own name stands what he does. */
export function isPersonName(tokens: readonly Token[], at: number): boolean {
  for (let back = at - 1; back >= at - 3; back -= 1) {
    const token = tokens[back];
    if (token?.capital !== true || /^\P{Ll}{2,}$/u.test(token.text)) return false;
    if (back < at - 1 && endsPhrase(token)) return false;
  }
  return true;
}

/** "lấy", "trao", "phục vụ": verbs that are as often a part of nouns. */
export const isOpeningVerb = oncePerPlace(opensWithShortVerb);

function opensWithShortVerb(tokens: readonly Token[], at: number): boolean {
  return (
    OPENING_VERBS.lengthAt(tokens, at) > 0 &&
    NOT_VERBS.lengthAt(tokens, at, true) === 0 &&
    !endsCompound(tokens, at)
  );
}

/** Whether verbs begin with this word: what begins so in capitals need be no name ("Cấp Cloramin B"). */
export function opensVerb(token: Token): boolean {
  return VERB_OPENINGS.has(token);
}

/** "đã", "vừa": the predicate tells of what was done. */
export function isPast(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'đã';
}

/** Words of the verb at a place, 0 for none: "giao ban" is no "giao" ("giao Ban …", "chỉ đạo Phòng …" are verbs), "tổ chức đảng" no "tổ chức". */
export const verbLength = oncePerPlace(lengthOfVerb);

function lengthOfVerb(tokens: readonly Token[], at: number): number {
  const length = VERBS.lengthAt(tokens, at) || (isTold(tokens, at) ? 1 : 0);
  if (length === 0) return 0;
  const alike = NOT_VERBS.lengthAt(tokens, at, true);
  const onlyResembles = alike > length && tokens.slice(at + 1, at + alike).every(({ capital }) => !capital);
  if (onlyResembles || endsCompound(tokens, at) || areBodies(tokens, at)) return 0;
  return length;
}

/** "Các tổ trưởng | báo Phòng Kỹ thuật", "báo Công an xã", "báo 114": before an office or its number it is no newspaper. */
export function isTold(tokens: readonly Token[], at: number): boolean {
  const office = tokens[at + 1];
  if (tokens[at]?.text !== 'báo' || office === undefined || endsPhrase(tokens[at])) return false;
  return isOneOf(office.text, '113|114|115') || (office.capital && isOneOf(office.word, TOLD));
}

const TOLD =
  'phòng|ban|sở|ubnd|công|đội|trạm|trung|tổ|văn|hiệu|giám|trưởng|chủ|bí|khoa|cục|chi|thường|ủy|uỷ|hạt|đồn';

/** "tổ chức, hộ gia đình, cá nhân": in a row of those who may be meant "tổ chức" is a noun. */
function areBodies(tokens: readonly Token[], at: number): boolean {
  const second = tokens[at + 1];
  return (
    tokens[at]?.word === 'tổ' &&
    second?.word === 'chức' &&
    second.closes === ',' &&
    isOneOf(tokens[at + 2]?.word, 'cá|hộ|đơn|doanh|cơ|người|gia|hợp')
  );
}

/** "công trình", "thường trực", "ngoài công lập": the second half of a noun is no verb. */
function endsCompound(tokens: readonly Token[], at: number): boolean {
  const heads = COMPOUND_TAILS.get(tokens[at]?.word ?? '');
  if (heads === undefined) return false;
  const before = tokens[at - 1];
  if (/^(?:đào tạo|địa bàn|đầu tư)$/u.test(`${tokens[at - 2]?.word ?? ''} ${before?.word ?? ''}`))
    return false;
  if (before?.word === 'viện' && tokens[at]?.word === 'kiểm') return true;
  if (at > 1 && before?.capital === true && (isUnit(before) || endsPlace(tokens, at))) return false;
  return before !== undefined && !endsPhrase(before) && heads.includes(before.word);
}

/** "huyện Chơn Thành | lập danh sách": within the name of a place no word is half of a verb. */
function endsPlace(tokens: readonly Token[], at: number): boolean {
  const level = tokens[at - 3];
  return (
    tokens[at - 2]?.capital === true &&
    level?.capital === false &&
    isOneOf(level.word, 'xã|phường|huyện|quận|tỉnh|phố|trấn|thôn|ấp')
  );
}

/** "Bộ phận chuyên môn Phòng trực …": written with a capital in a name it is the unit, not "phòng trực". */
function isUnit({ word }: Token): boolean {
  return isOneOf(word, 'phòng|ban|sở|tổ|đội|trường|đài|trạm|hội|khoa|viện|cục|bộ');
}

/** Words of the duty phrase ("có trách nhiệm", "là cơ quan thường trực") at a place, 0 for none. */
export function dutyLength(tokens: readonly Token[], at: number): number {
  return DUTIES.lengthAt(tokens, at);
}

/** Words of a frame ("căn cứ", "theo chức năng") at a place, 0 for none. */
export function frameLength(tokens: readonly Token[], at: number): number {
  return FRAMES.lengthAt(tokens, at);
}

/** A verb behind "được", "dự án", "công tác", "các" names a thing and says nothing of the subject. */
function madeNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || endsPhrase(before)) return false;
  if (isOneOf(before.word, 'được|chưa|bị') && !isDevice(tokens, at - 1)) return tokens[at]?.word !== 'phải';
  if (verbLength(tokens, at) === 0) return false;
  if (DETERMINERS.has(before.word)) return true;
  if (isInvestmentName(tokens, at) || namesDelegation(tokens, at)) return true;
  return nounMakerBefore(tokens, at, 2) || nounMakerBefore(tokens, at, 1);
}

/** "thiết bị", "chuẩn bị": no "bị" of what is done to somebody. */
function isDevice(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'bị' && isOneOf(tokens[at - 1]?.word, 'thiết|chuẩn|trang');
}

/** "Ban Quản lý dự án Đầu tư xây dựng tỉnh", but "Sở Kế hoạch và Đầu tư xây dựng kế hoạch". */
function isInvestmentName(tokens: readonly Token[], at: number): boolean {
  const [before, joins] = [tokens[at - 2]?.word, tokens[at - 3]?.word];
  return (
    tokens[at]?.word === 'xây' &&
    tokens[at - 1]?.word === 'tư' &&
    before === 'đầu' &&
    joins !== 'và' &&
    joins !== 'chủ' &&
    at > 3
  );
}

/** "Đoàn kiểm tra", "Đoàn giám sát" are names. */
function namesDelegation(tokens: readonly Token[], at: number): boolean {
  const pair = `${tokens[at]?.folded ?? ''} ${tokens[at + 1]?.folded ?? ''}`;
  return tokens[at - 1]?.text === 'Đoàn' && isOneOf(pair, 'kiem tra|giam sat|thanh tra|khao sat');
}

/** Behind these what would make a noun is the half of a word: "chủ đầu tư", "trả kết quả", "tự do", "thiết bị". */
const OWNERS = 'tổ|đoàn|nhóm|chủ|nhà|có|trả|tự|lý|thiết|chuẩn|trang';

function nounMakerBefore(tokens: readonly Token[], at: number, length: number): boolean {
  const first = at - length;
  if (first < 0 || tokens[first]?.capital === true || endsPhrase(tokens[first])) return false;
  const ownsIt = isOneOf(tokens[first - 1]?.word, OWNERS);
  return !ownsIt && NOUN_MAKERS.lengthAt(tokens, first) === length;
}
