/** Where a list of names stops: at the verb of what they do, at a remark, at whom they work for. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { fieldOfWork } from '../fields-of-work.ts';
import { personNounLength } from '../person-nouns.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction, beginsPredicate, isOpeningVerb, isPersonName, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { DUTIES, actsLater } from './clauses-in-names.ts';
import { continuesList, joinsName } from './going-on.ts';
import { endsFieldPair, headEnd, joinsField } from './heads.ts';
import { BARE, DETERMINERS, ENDERS, GROUPS, HEADS, OBJECTS, PERSON_WORKS, TITLES, WORKS } from './lexicon.ts';
import { actsSoon, beginsName, namesPeople, several } from './opening.ts';

/** Whether a name stops before a place: what stands there tells what its bearer does, and is no part of it. */
export function stopsName(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.capital) return false;
  if (endsFieldPair(tokens, at)) return false;
  if (isBehindRemark(tokens, at)) return true;
  if (token.word === 'và' || token.word === 'hoặc')
    return !continuesList(tokens, at + 1) && !joinsField(tokens, at + 1, from);
  if (token.word === 'cùng') return !joinsName(tokens, at);
  if (isShareOut(tokens, at) || isAsked(tokens, at)) return true;
  const noun = Math.max(HEADS.lengthAt(tokens, from), GROUPS.lengthAt(tokens, from));
  if (tokens[from + noun]?.word === 'nào')
    return isOneOf(token.word, 'phải|thì') || (token.word === 'không' && tokens[at + 1]?.word === 'được');
  if (isNamedByWork(tokens, at, from) || dashFollows(tokens, at) || dutyFollows(tokens, at, from))
    return false;
  if (endsCompoundNoun(tokens, at) || isManner(tokens, at) || isObjectInName(tokens, at)) return false;
  if (joinsWork(tokens, at, from) || isSituated(tokens, at, from) || areOnDuty(tokens, at, from))
    return false;
  if (tokens[at - 1]?.word === 'và' && joinsField(tokens, at, from)) return false;
  if (isOpeningVerb(tokens, at) && isCutOff(tokens, at)) return false;
  if (beginsPredicate(tokens, at) || OBJECTS.lengthAt(tokens, at) > 0) return true;
  if (actsBehindHead(tokens, at, from)) return true;
  if (token.word === 'đối' && tokens[at + 1]?.word !== 'với') return false;
  if (saysWhen(tokens, at)) return true;
  if (token.word === 'ngoài' && isOneOf(tokens[at + 1]?.word, 'việc|các|những|nội|nhiệm|thực')) return true;
  if (tokens[at - 1]?.word === 'ở' || isFrom(tokens, at)) return false;
  if (isFoundedBy(tokens, at, from)) return false;
  return (ENDERS.has(token.word) || isOneOf(token.folded, 'truoc|cham')) && !isRelative(tokens, at);
}

/**
 * "Phòng Cảnh sát hình sự (Tổ 2) | hóa trang": behind the remark on a name only what binds it to others goes on, and
 * what another verb is still to follow: "Người lao động (NLĐ) nước ngoài | phải …".
 */
export function isBehindRemark(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (tokens[at - 1]?.closes !== ')' || token === undefined || !/^\p{Ll}/u.test(token.text)) return false;
  if (!beginsPredicate(tokens, at) && actsSoon(tokens, at + 1)) return false;
  return !isOneOf(token.word, BINDS) && GROUPS.lengthAt(tokens, at) === 0 && HEADS.lengthAt(tokens, at) === 0;
}

const BINDS =
  'và|hoặc|cùng|của|thuộc|trực|các|những|tỉnh|huyện|xã|phường|thành|quận|thị|sở|bộ|nơi|có|còn|chưa|được|bị|ở|tại|trên|trong|theo|không|là|từ|nào|trừ|cấp';

/** "Các khách sạn từ 3 sao trở lên": how large those are who are meant. */
function isFrom(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'từ' || !/^\d/u.test(tokens[at + 1]?.text ?? '')) return false;
  return tokens
    .slice(at + 2, at + 8)
    .some(({ word }, index, words) => word === 'trở' && words[index + 1]?.word === 'lên');
}

/** "UBND các phường | thứ Sáu hằng tuần gửi …", "Văn phòng | ngày 15 hằng tháng gửi …". */
function saysWhen(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || endsPhrase(tokens[at - 1])) return false;
  if (tokens[at]?.word === 'thứ') return isOneOf(next.word, 'hai|ba|tư|năm|sáu|bảy') && next.capital;
  return tokens[at]?.word === 'ngày' && /^\d/u.test(next.text) && !/\//u.test(tokens[at - 1]?.text ?? '');
}

/**
 * "Nhà thầu mang theo …", "Chủ hộ ký cam kết", "tổ hỗ trợ trực …": a verb of one syllable straight behind a noun for
 * people, or behind the work it is named by.
 */
function actsBehindHead(tokens: readonly Token[], at: number, from: number): boolean {
  const head = from + DETERMINERS.lengthAt(tokens, from);
  const length = Math.max(HEADS.lengthAt(tokens, head), GROUPS.lengthAt(tokens, head));
  if (!isOpeningVerb(tokens, at) || length === 0 || isCutOff(tokens, at)) return false;
  const work = BARE.lengthAt(tokens, head) === length ? workAt(tokens, head + length) : 0;
  return (length > 1 && head + length === at) || (work > 0 && head + length + work === at);
}

/** "Các tổ chức dịch vụ thu, nếu được ủy quyền, …": a short verb with nothing but an aside behind it is half of a noun. */
function isCutOff(tokens: readonly Token[], at: number): boolean {
  const aside = isOneOf(tokens[at + 1]?.word, 'nếu|khi|trong|theo|căn|trên|ngoài|trước|sau|tùy|được');
  return tokens[at]?.closes === ',' && aside;
}

/** "Tổ công tác theo Quyết định số 512/QĐ-UBND": the paper that founded a body tells which one is meant. */
function isFoundedBy(tokens: readonly Token[], at: number, from: number): boolean {
  const paper = `${tokens[at + 1]?.folded ?? ''} ${tokens[at + 2]?.folded ?? ''} ${tokens[at + 3]?.folded ?? ''}`;
  if (tokens[at]?.word !== 'theo' || paper !== 'quyet dinh so') return false;
  const head = from + DETERMINERS.lengthAt(tokens, from);
  return isOneOf(tokens[head]?.word, 'tổ|đoàn|ban|hội|nhóm|tiểu');
}

/** "mặt bằng", "công bằng", "phía sau": the second half of a noun ends no name. */
function endsCompoundNoun(tokens: readonly Token[], at: number): boolean {
  const heads = COMPOUNDS.get(tokens[at]?.word ?? '');
  return heads !== undefined && !endsPhrase(tokens[at - 1]) && heads.includes(tokens[at - 1]?.word ?? '');
}

/** "Cơ sở giết mổ | tập trung chỉ …", "hộ nuôi tập trung phải …": how, where another adverb follows at once. */
function isManner(tokens: readonly Token[], at: number): boolean {
  const isHow = tokens[at]?.word === 'tập' && tokens[at + 1]?.word === 'trung' && !endsPhrase(tokens[at + 1]);
  if (verbLength(tokens, at - 2) !== 2 && !isOpeningVerb(tokens, at - 1)) return false;
  return isHow && isOneOf(tokens[at + 2]?.word, 'chỉ|phải|không|có|khẩn|chủ|tự|nghiêm');
}

/** By the second half of a noun what it may stand behind. */
const COMPOUNDS = new Map(
  Object.entries({
    bằng: ['mặt', 'công', 'cân', 'đồng', 'văn', 'thăng'],
    sau: ['phía', 'trước', 'tuyến'],
    trước: ['phía'],
    trong: ['bên', 'phía'],
    trên: ['cấp', 'bên', 'phía'],
    đối: ['cân', 'phản', 'tuyệt'],
    cần: ['hậu'],
    do: ['lý', 'tự'],
  }),
);

/** "Phòng Quản lý xây dựng chủ động …": what a unit named by its work works on, before its predicate. */
function isObjectInName(tokens: readonly Token[], at: number): boolean {
  const verb = verbLength(tokens, at);
  const work =
    tokens[at - 2]?.capital === true && !endsPhrase(tokens[at - 1]) ? verbLength(tokens, at - 2) : 0;
  const behind = at + verb;
  return (
    verb > 1 &&
    work === 2 &&
    isOneOf(tokens[at]?.word, WORKED_ON) &&
    !endsPhrase(tokens[behind - 1]) &&
    isOneOf(tokens[behind]?.word, ADVERBIAL)
  );
}

/**
 * "Trung tâm Phân tích | phân loại hàng hóa | ưu tiên …", "Cục Điều tra | chống buôn lậu | lựa chọn …": a unit that is
 * called by a verb alone has more of its field behind it, where another verb still says what it does.
 */
function joinsWork(tokens: readonly Token[], at: number, from: number): boolean {
  if (tokens[at - 2]?.capital !== true || tokens[at - 1]?.capital !== false) return false;
  const head = HEADS.lengthAt(tokens, from);
  if (head === 0 || from + head + 2 !== at) return false;
  if (endsPhrase(tokens[at - 1]) || verbLength(tokens, at - 2) !== 2) return false;
  const work = FURTHER_WORKS.lengthAt(tokens, at);
  return work > 0 && actsLater(tokens, at + work + 1);
}

/** Works that come second in the names of units. */
const FURTHER_WORKS = new PhraseSet([
  'chống',
  'phòng chống',
  'phân loại',
  'phân tích',
  'đánh giá',
  'kiểm định',
  'kiểm nghiệm',
  'thử nghiệm',
  'quản lý',
  'giám sát',
  'khai thác',
  'vận hành',
  'bảo vệ',
  'bảo dưỡng',
  'phục hồi',
  'cứu hộ',
  'thi hành',
]);

/** "Điều dưỡng | trực | ghi nhận …", "bác sĩ | trực | phải …": those of them who are on duty, where more is said of them. */
function areOnDuty(tokens: readonly Token[], at: number, from: number): boolean {
  if (tokens[at]?.word !== 'trực' || endsPhrase(tokens[at]) || tokens[at]?.capital !== false) return false;
  const noun = from + DETERMINERS.lengthAt(tokens, from);
  const length = Math.max(HEADS.lengthAt(tokens, noun), GROUPS.lengthAt(tokens, noun));
  if (length === 0 || noun + length !== at) return false;
  return verbLength(tokens, at + 1) > 1 || isOneOf(tokens[at + 1]?.word, 'phải|có|không');
}

/** "Giám đốc chi nhánh có ATM | đặt tại khu công nghiệp | bố trí …": where stands what they have. */
function isSituated(tokens: readonly Token[], at: number, from: number): boolean {
  const place = isOneOf(tokens[at]?.word, 'tại|ở|trên|trong') ? at : at + 1;
  if (!isOneOf(tokens[place]?.word, 'tại|ở|trên|trong')) return false;
  if (!isOneOf(tokens[place - 1]?.word, 'đặt|nằm|đóng|mở|ở|trú|làm') || endsPhrase(tokens[at - 1]))
    return false;
  const has = tokens.slice(from, place - 1).some(({ word }) => isOneOf(word, 'có|còn'));
  return has && actsLater(tokens, place + 2);
}

/** First syllables of the verbs that are also what a unit works on. */
const WORKED_ON = 'xây|đầu|phát|khai|sản|kinh|vận|thi|bảo|duy|sửa|kiểm|giám|đào|chăn|thu|xử|cấp|giáo';

const ADVERBIAL = 'chủ|khẩn|tiếp|kịp|thường|phối|tham|trực|tập|nghiêm|có|chịu';

/** "Các khoa lâm sàng mỗi khoa bố trí …": how it falls to each of those named. */
export function isShareOut(tokens: readonly Token[], at: number): boolean {
  const each = isOneOf(tokens[at]?.word, 'mỗi|từng');
  return each && !endsPhrase(tokens[at - 1]) && tokens[at - 1]?.word !== 'và' && namesPeople(tokens, at + 1);
}

/** "Bí thư Thị ủy | được đề nghị đối thoại": what they are asked stands behind it. */
export function isAsked(tokens: readonly Token[], at: number): boolean {
  const verb = `${tokens[at + 1]?.folded ?? ''} ${tokens[at + 2]?.folded ?? ''}`;
  return tokens[at]?.word === 'được' && isOneOf(verb, 'de nghi|yeu cau') && beginsAction(tokens, at + 3);
}

/** "Khoa Hồi sức tích cực - Chống độc": a name goes on behind its dash. */
function dashFollows(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next <= at + 3; next += 1) {
    if (/^[-–]$/u.test(tokens[next + 1]?.closes ?? '') || tokens[next + 1]?.text === '-')
      return tokens[next + 2]?.capital === true;
    if (tokens[next] === undefined || endsPhrase(tokens[next])) return false;
  }
  return false;
}

/** Verbs that have somebody behind them who may have the duty: "giao Phòng B chủ trì". */
const GOVERNS = 'phối|chủ|giao|phân|chỉ|yêu|đề|cử|mời|có|chịu|làm|là|phải|không|cho|để|ủy|uỷ|đôn|hướng';

/** "Đội Quản lý vận hành lưới điện cao thế chủ trì …": verbs before the duty itself belong to the name. */
function dutyFollows(tokens: readonly Token[], at: number, from: number): boolean {
  if (isOneOf(tokens[at]?.word, GOVERNS) || !beginsAction(tokens, at)) return false;
  // "Sở Y tế được giao làm đầu mối": one by its name is given the duty, of several it says which.
  if (tokens[at]?.word === 'được' && tokens[from]?.capital === true && !several(tokens, from, at))
    return false;
  for (let next = at + 1; next < Math.min(tokens.length, at + 9); next += 1) {
    if (endsPhrase(tokens[next - 1]) || ENDERS.has(tokens[next]?.word ?? '') || tokens[next]?.word === 'và')
      return false;
    if (DUTIES.lengthAt(tokens, next) > 0) return true;
    if (isOneOf(tokens[next]?.word, GOVERNS) && beginsAction(tokens, next)) return false;
  }
  return false;
}

/**
 * "Tổ giám sát", "Ban điều hành dự án", "đơn vị thi công": the work behind a bare head belongs to the name
 * where the predicate is still to come, or nothing comes at all.
 */
function isNamedByWork(tokens: readonly Token[], at: number, from: number): boolean {
  if (isPersonName(tokens, at)) return false;
  const staff = isStaff(tokens, at, from);
  const takesCare = tokens[at]?.word === 'phụ' && tokens[at + 1]?.word === 'trách';
  if (!takesCare && !staff && !isBareHead(tokens, from, at)) return false;
  const given = tokens[at]?.word === 'được' ? 2 : 0;
  const work = given || workAt(tokens, at) || (staff ? TENDS.lengthAt(tokens, at) : 0);
  if (work === 0) return false;
  for (let next = at + work; next < Math.min(tokens.length, at + 14); next += 1) {
    const closes = tokens[next - 1]?.closes ?? '';
    if (closes.includes(':')) return true;
    if (hasSign(closes, ',;')) return continuesList(tokens, next) && !(takesCare && sharesOut(tokens, next));
    if (hasSign(closes, '.!?')) return false;
    if (beginsPredicate(tokens, next))
      return !MANNER.has(tokens[next]?.word ?? '') || (takesCare && next > at + work);
    if (next === at + work && !given && isOpeningVerb(tokens, next)) return true;
    if (ENDERS.has(tokens[next]?.word ?? '')) return false;
  }
  const isUnit =
    tokens[from]?.capital === true && TITLES.lengthAt(tokens, from) === 0 && !isMember(tokens, from);
  return at + 14 >= tokens.length && !(takesCare && !staff && isUnit);
}

/** "Hội Nông dân phụ trách thôn A, | Hội Phụ nữ phụ trách thôn B": each takes care of its own. */
function sharesOut(tokens: readonly Token[], from: number): boolean {
  return tokens.some(
    ({ word }, at) =>
      at > from && word === 'phụ' && tokens[at + 1]?.word === 'trách' && beginsName(tokens, from),
  );
}

/** "Đồng chí", "Ủy viên", "Cán bộ": one of several, told by what he takes care of. */
function isMember(tokens: readonly Token[], from: number): boolean {
  return isOneOf(tokens[from]?.word, 'đồng|các|ủy|uỷ|cán|công|chuyên|viên|thành|lãnh|đảng|người|bác|điều');
}

/**
 * Words of the work that somebody may be named by: "người | phát hiện cháy" is told by whatever he does, a body by
 * its trade ("cơ sở | giết mổ", "cơ quan | giám định"), which units are called by too.
 */
function workAt(tokens: readonly Token[], at: number): number {
  if (tokens[at - 1]?.word === 'người')
    return PERSON_WORKS.lengthAt(tokens, at) || verbLength(tokens, at) || (isOpeningVerb(tokens, at) ? 1 : 0);
  return WORKS.lengthAt(tokens, at) || tradeAt(tokens, at) || taskAt(tokens, at);
}

/** Whether words are a work that somebody is named by: "giám sát", "lưu trữ", "quản lý". */
export function isWork(tokens: readonly Token[], at: number): boolean {
  return WORKS.lengthAt(tokens, at) > 0 || tradeAt(tokens, at) > 0;
}

/** "Bộ phận | công bố | kiểm tra …": of two verbs in a row behind those who have one task the first is it. */
function taskAt(tokens: readonly Token[], at: number): number {
  const head = `${tokens[at - 2]?.word ?? ''} ${tokens[at - 1]?.word ?? ''}`;
  const hasTask = isOneOf(tokens[at - 1]?.word, 'tổ|đội|nhóm') || head === 'bộ phận';
  if (!hasTask || verbLength(tokens, at) !== 2 || endsPhrase(tokens[at + 1])) return 0;
  const goesOn = isOneOf(
    tokens[at]?.word,
    'tổ|chỉ|phối|triển|thực|tiếp|hướng|tham|rà|báo|theo|đôn|lập|xây|chịu',
  );
  const serial = isOneOf(tokens[at + 2]?.word, 'thực|triển|báo|gửi|trình|nộp|hoàn|đôn|xong|kết');
  const acts = verbLength(tokens, at + 2) > 1 || isOpeningVerb(tokens, at + 2);
  return !goesOn && !serial && acts ? 2 : 0;
}

/** "đơn vị | vận chuyển | lập …": a field of units that another verb follows at once. */
function tradeAt(tokens: readonly Token[], at: number): number {
  const isField =
    verbLength(tokens, at) === 2 && fieldOfWork(tokens, at) === 2 && !endsPhrase(tokens[at + 1]);
  return isField && verbLength(tokens, at + 2) > 1 ? 2 : 0;
}

/**
 * "Tổ tiếp quỹ ATM:", "Thư ký ghi bảng:": one unit or person whom a label calls by a deed, from where its noun ends to
 * where the label does. A deed of several ("Các tổ kiểm tra:"), one told how ("chủ động …") or a second deed is none.
 */
export function isLabelledByDeed(tokens: readonly Token[], from: number, at: number, to: number): boolean {
  if (at >= to || to - at > LONGEST_DEED || headEnd(tokens, from) !== at) return false;
  const isUnit = BARE.lengthAt(tokens, from) === at - from;
  if (!isUnit && personNounLength(tokens, from) !== at - from) return false;
  if (TITLES.lengthAt(tokens, from) > 0 || isOneOf(tokens[at]?.word, GOVERNS)) return false;
  const deed = Math.max(verbLength(tokens, at), isOpeningVerb(tokens, at) ? 1 : 0);
  if (deed === 0 || at + deed >= to) return false;
  for (let next = at + deed; next < to; next += 1) {
    if (endsPhrase(tokens[next - 1]) || ENDERS.has(tokens[next]?.word ?? '')) return false;
    if (verbLength(tokens, next) > 1 || DETERMINERS.lengthAt(tokens, next) > 0) return false;
  }
  return true;
}

const LONGEST_DEED = 5;

/** What a member of the staff is named by: "chuyên viên theo dõi đô thị", "cán bộ quản lý địa bàn". */
const TENDS = new PhraseSet([
  'theo dõi',
  'phụ trách',
  'quản lý',
  'trực tiếp phụ trách',
  'đứng lớp',
  'nhận',
  'đứng điểm',
]);

/** Straight behind a member of the staff that opens a name, not behind "Vụ Tổ chức cán bộ". */
function isStaff(tokens: readonly Token[], at: number, from: number): boolean {
  const before = tokens[at - 3];
  const opens =
    from + DETERMINERS.lengthAt(tokens, from) === at - 2 ||
    before?.word === 'và' ||
    endsPhrase(before) ||
    DETERMINERS.lengthAt(tokens, at - 3) > 0;
  if (!opens) return false;
  const noun = `${tokens[at - 2]?.folded ?? ''} ${tokens[at - 1]?.folded ?? ''}`;
  return isOneOf(noun, 'chuyen vien|can bo|cong chuc|vien chuc|nhan vien|giao vien');
}

/** Behind a verb these say how it is done: "thực hiện nghiêm túc". */
const MANNER = new Set(['nghiêm', 'kịp', 'thường', 'tích', 'quyết', 'chặt', 'tốt', 'ngay', 'sớm', 'không']);

/** Only the head word stands before it, with its determiner: "các đội", "Tổ". */
function isBareHead(tokens: readonly Token[], from: number, at: number): boolean {
  const determined = DETERMINERS.lengthAt(tokens, from);
  const head = from + determined;
  const length = Math.max(HEADS.lengthAt(tokens, head), determined > 0 ? GROUPS.lengthAt(tokens, head) : 0);
  if (length === 0) return false;
  if (head + length === at) return BARE.lengthAt(tokens, head) === length;
  // "Nhân viên Tổ quản lý chợ": a bare head behind that of its members.
  const inner = at - 1;
  return (
    inner === head + length &&
    tokens[inner]?.capital === true &&
    HEADS.lengthAt(tokens, inner) === 1 &&
    BARE.lengthAt(tokens, inner) === 1
  );
}

/** "các xã trên địa bàn tỉnh", "các đơn vị có tên tại Điều 1": the place belongs to the name. */
function isRelative(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.folded ?? '';
  if (tokens[at]?.word === 'trên')
    return isOneOf(next, 'dia|toan') || isOneOf(tokens[at - 1]?.folded, 'neu|ke|noi|ten');
  if (tokens[at]?.word === 'tại')
    return (
      isOneOf(next, 'dieu|phu|muc|diem|khoan|dia') ||
      tokens[at + 1]?.word === 'chỗ' ||
      staysAtAgency(tokens, at + 1)
    );
  return tokens[at]?.word === 'trong' && isOneOf(next, 'nuoc|tinh|toan|nganh|huyen|xa|khoi|cum|vung');
}

/** "Người đại diện vốn tại Công ty Bình Minh xin ý kiến": where somebody works, before what he has to do. */
function staysAtAgency(tokens: readonly Token[], at: number): boolean {
  if (HEADS.lengthAt(tokens, at) === 0 || tokens[at]?.capital !== true) return false;
  for (let next = at + 1; next < Math.min(tokens.length, at + 12); next += 1) {
    if (endsPhrase(tokens[next - 1])) return false;
    if (beginsPredicate(tokens, next)) return true;
  }
  return false;
}
