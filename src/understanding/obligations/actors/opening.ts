/** Whether the name of somebody begins at a place. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { fieldOfWork } from '../fields-of-work.ts';
import { oncePerPlace } from '../once-per-place.ts';
import { memberNounLength, personNounLength } from '../person-nouns.ts';
import { personEnd } from '../persons.ts';
import { beginsAction, beginsPredicate, isOpeningVerb, isTold, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { WordSet } from '../word-numbers.ts';
import { DETERMINERS, DIRECTORY, GROUPS, HEADS, NOT_AGENCIES, NOT_HEADS } from './lexicon.ts';

/** Whether a text is nothing but a noun for people or agencies: "khoa", "đơn vị", "thủ trưởng". */
export function isBareActor(tokens: readonly Token[]): boolean {
  return Math.max(HEADS.lengthAt(tokens, 0), GROUPS.lengthAt(tokens, 0)) === tokens.length;
}

/** Whether a passage opens with a noun for people or agencies: "Sinh viên năm cuối", "Các hộ". */
export function opensWithNoun(tokens: readonly Token[]): boolean {
  const at = DETERMINERS.lengthAt(tokens, 0);
  if (NOT_HEADS.lengthAt(tokens, at, true) > 0) return false;
  return HEADS.lengthAt(tokens, at) > 0 || GROUPS.lengthAt(tokens, at) > 0;
}

/** Whether a name of an actor begins at a token. */
export const beginsName = oncePerPlace(opensName);

function opensName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.known > 0 || directoryLength(tokens, at) > 0) return true;
  const head = HEADS.lengthAt(tokens, at);
  if (NOT_HEADS.lengthAt(tokens, at, true) >= Math.max(head, 1) && !isCalledSo(tokens, at, head))
    return false;
  if (beginsGroup(tokens, at)) return true;
  if (head > 0) return head > 1 ? !leads(tokens, at) : !isBareVerbLike(tokens, at);
  if (isPostByTail(tokens, at) || isAnyOfKind(tokens, at) || isOwner(tokens, at) || isTier(tokens, at))
    return true;
  if (areCommanders(tokens, at) || isMisreadHead(tokens, at) || personEnd(tokens, at) > at) return true;
  if (isUnlistedPerson(tokens, at)) return true;
  return isAcronym(token) && !isAcronym(tokens[at + 1]);
}

/** "Ban Đầu tư", "Phòng Bệnh nhiệt đới": in capitals both words are a name, whatever they mean in small letters. */
function isCalledSo(tokens: readonly Token[], at: number, head: number): boolean {
  const [first, second] = [tokens[at], tokens[at + head]];
  const isName = head === 1 && first?.capital === true && second?.capital === true;
  return isName && first.closes === '' && /\p{Ll}/u.test(first.text.slice(1) + second.text.slice(1));
}

/** Words of the directory's name that stands here, 0 for none. */
export function directoryLength(tokens: readonly Token[], at: number): number {
  return tokens[at]?.capital === true ? DIRECTORY.lengthAt(tokens, at, true) : 0;
}

/** "hộ nào có lợn ốm", "xã nào chậm": whoever of a kind. */
export function isAnyOfKind(tokens: readonly Token[], at: number): boolean {
  const length = GROUPS.lengthAt(tokens, at);
  return length > 0 && tokens[at + length]?.word === 'nào';
}

/** "giao dịch viên", "điều độ viên": by its noun a person, who need not be listed. */
export function isUnlistedPerson(tokens: readonly Token[], at: number): boolean {
  const length = memberNounLength(tokens, at);
  return length > 0 && verbLength(tokens, at) < length;
}

/** "ca trưởng", "kíp trưởng": the post is told by its second word. */
export function isPostByTail(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || second?.word !== 'trưởng' || second.capital || endsPhrase(first)) return false;
  return (
    /^\p{L}+$/u.test(first.text) &&
    !isOneOf(first.word, 'tăng|sinh|vượt|quản|cấp|viện|bộ|các|những|làm|tốc|thị|nếu|khi|do|để|vì|với|là')
  );
}

/** "Chủ hồ chứa", "chủ vựa": whoever owns or runs a thing, whatever it is. */
export function isOwner(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.word !== 'chủ' || second === undefined || second.capital || endsPhrase(first)) return false;
  return (
    /^\p{L}+$/u.test(second.text) &&
    !isOneOf(
      second.word,
      'trì|động|trương|yếu|đề|nghĩa|quyền|quan|chốt|lực|thể|thuyết|quản|nhật|tâm|định|đích|đạo',
    )
  );
}

/** "Chỉ huy các sư đoàn", "chỉ huy các cấp": those who command; "chỉ huy các lực lượng chữa cháy" is what is done. */
function areCommanders(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'chỉ' || tokens[at + 1]?.word !== 'huy' || tokens[at + 2]?.word !== 'các')
    return false;
  return COMMANDED.test(`${tokens[at + 3]?.word ?? ''} ${tokens[at + 4]?.word ?? ''}`);
}

const COMMANDED =
  /^(?:(?:sư|lữ|trung|tiểu|hải|phi|binh|quân) (?:đoàn|đội|khu|chủng)|đại đội|đơn vị|cơ quan|đồn|cấp|nhà (?:trường|máy)|hải đội|học viện)(?: |$)/u;

/** "Cấp xã: tổ chức hội nghị …": those of one tier, as the heading of what they do. */
function isTier(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'Cấp') return false;
  const tier = `${tokens[at + 1]?.word ?? ''} ${tokens[at + 2]?.word ?? ''}`;
  const length = /^(?:chi bộ|cơ sở|trung ương|thành phố)/u.test(tier)
    ? 3
    : /^(?:xã|huyện|tỉnh) /u.test(tier)
      ? 2
      : 0;
  return length > 0 && tokens[at + length - 1]?.closes === ':';
}

/** "VNPT", "HĐND": an agency by its letters; words in capitals have vowels with marks, or stand in rows. */
export function isAcronym(token: Token | undefined): boolean {
  return token?.capital === true && /^[A-ZĐ]{3,8}$/u.test(token.text) && !NOT_AGENCIES.has(token.text);
}

/** "các sở", "05 khoa", "quý cơ quan": a determiner before a noun for people or agencies. */
export function beginsGroup(tokens: readonly Token[], at: number): boolean {
  const isFigure = /^\d{1,3}$/u.test(tokens[at]?.text ?? '') || countsInWords(tokens, at);
  const count = isFigure ? 1 : DETERMINERS.lengthAt(tokens, at);
  if (count === 0 || endsPhrase(tokens[at + count - 1]) || isSpell(tokens, at)) return false;
  if (namesPeople(tokens, at + count) || isPostByTail(tokens, at + count) || areAcronyms(tokens, at, count))
    return true;
  return DETERMINERS.lengthAt(tokens, at + count) > 0 && namesPeople(tokens, at + count + 1);
}

/** "các SYT", "mỗi TTYT": offices by their letters; "02 USD" counts none. */
function areAcronyms(tokens: readonly Token[], at: number, count: number): boolean {
  return isOneOf(tokens[at]?.word, 'các|mỗi|từng|những|quý') && isAcronym(tokens[at + count]);
}

/** "hai Ban của Hội đồng", "Ba ủy viên phản biện"; "hai bên", "ba ngành" may be anything. */
function countsInWords(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!COUNTS_IN_WORDS.has(tokens[at])) return false;
  return next?.capital === true || isOneOf(next?.word, 'ủy|uỷ');
}

const COUNTS_IN_WORDS = new WordSet('hai|ba|bốn');

/** "mỗi quý", "từng tháng": a spell of time, though "quý cơ quan" is somebody. */
function isSpell(tokens: readonly Token[], at: number): boolean {
  return isOneOf(tokens[at]?.word, 'mỗi|từng') && tokens[at + 1]?.word === 'quý';
}

/** Whether a noun for people stands at a place, and no cases or papers: "các hộ", "02 bác sĩ". */
export function namesPeople(tokens: readonly Token[], at: number): boolean {
  // "các chi, đảng bộ": two nouns that share their second half.
  if (tokens[at]?.word === 'chi' && tokens[at]?.closes === ',' && isOneOf(tokens[at + 1]?.word, 'đảng|đoàn'))
    return true;
  if (areCases(tokens, at)) return false;
  if (GROUPS.lengthAt(tokens, at) > 0) return true;
  return HEADS.lengthAt(tokens, at) > 0 && NOT_HEADS.lengthAt(tokens, at, true) === 0;
}

/** "mọi trường hợp" are no schools, "các vụ cháy" no departments. */
function areCases(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.word === 'trường') return second?.word === 'hợp';
  if (first?.text !== 'vụ' || endsPhrase(first) || second === undefined) return false;
  // "các vụ rà soát", "các vụ phải báo cáo": those who act are departments.
  if (!/^\p{Ll}/u.test(second.text) || beginsPredicate(tokens, at + 1)) return false;
  return !isOneOf(second.word, 'chức|thuộc|trực|liên|và|có|được|chuyên|tổ|hoặc');
}

/** "Sớ Nội vụ": a head whose tone OCR changed, before a name. */
export function isMisreadHead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const beforeName = token?.capital === true && token.closes === '' && tokens[at + 1]?.capital === true;
  // "Các xã Phú Rạch, Viên Bình": behind another name of a place it is one.
  const before = tokens[at - 1];
  const isPlace = before?.capital === true && before.closes === ',';
  return beforeName && !isPlace && isOneOf(token.word, 'sớ|sỏ|sờ|bô|bó|phong|cuc|cúc|vu|viên');
}

/** "Lãnh đạo, chỉ đạo toàn diện": before a further verb it is what somebody does, and nobody. */
function leads(tokens: readonly Token[], at: number): boolean {
  const isVerb = tokens[at]?.word === 'lãnh' && hasSign(tokens[at + 1]?.closes, ',');
  return isVerb && beginsAction(tokens, at + 2);
}

/**
 * "Thường trực hỗ trợ kỹ thuật", "Thanh tra toàn diện việc …": in capitals only because a sentence opens with it, what
 * is also a verb is done; with a place, a field or a name of its own behind it, it is an office.
 */
export function mayBeDeed(tokens: readonly Token[], at: number): boolean {
  const pair = `${tokens[at]?.folded ?? ''} ${tokens[at + 1]?.folded ?? ''}`;
  const next = tokens[at + 2];
  if (!isOneOf(pair, 'thuong truc|thanh tra|kiem sat|tu van|chi huy|kiem toan|lanh dao')) return false;
  if (next === undefined || !/^\p{Ll}/u.test(next.text) || endsPhrase(tokens[at + 1])) return false;
  if (isOneOf(next.word, OF_OFFICES)) return false;
  // "Lãnh đạo doanh nghiệp", "Lãnh đạo bệnh viện", "Tư vấn giám sát", "Tư vấn thiết kế" are somebody.
  if (pair === 'lanh dao' && isOneOf(next.word, 'doanh|xí|bệnh|địa|lâm')) return false;
  if (pair === 'tu van' && isOneOf(next.word, 'giám|thiết')) return false;
  // "Thanh tra thi | báo cáo …": of one field of work, and then what it does.
  const acts = beginsPredicate(tokens, at + 3) && verbLength(tokens, at + 2) < 2;
  return verbLength(tokens, at + 2) > 0 || (!acts && fieldOfWork(tokens, at + 2) === 0);
}

const OF_OFFICES =
  'tỉnh|huyện|xã|phường|thành|sở|bộ|ngành|viên|cấp|các|của|và|trực|thuộc|cơ|đơn|trường|chi|giao|trung|khu|nhân|nhà|ban|hội|đoàn|đảng|ủy|uỷ|thị|quận|phòng|tổ|đội|trưởng|chuyên|liên|chính|quân|công';

/** "Thuế suất", "Báo động": heads of one syllable are believed before a name or a place only. */
function isBareVerbLike(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const isShort = isOneOf(token?.word, 'báo|thuế|hội|cô|thầy|bà|ông|anh|chị|cảng');
  // "Thuế cơ sở 7" is one of the tax offices.
  if (token?.word === 'thuế' && next?.word === 'cơ' && tokens[at + 2]?.word === 'sở') return false;
  // "Thuế các tỉnh, thành phố" are those of many places.
  if (token?.text === 'Thuế' && next?.word === 'các' && isOneOf(tokens[at + 2]?.word, LEVEL_WORDS))
    return false;
  // "Các tổ trưởng | báo Phòng Kỹ thuật": told to an office, and no newspaper.
  if (isTold(tokens, at)) return true;
  return isShort && next?.capital !== true && !isOneOf(next?.word, 'tỉnh|huyện|xã|thành|phường');
}

const LEVEL_WORDS = 'tỉnh|huyện|xã|thành|phường|quận|địa';

/**
 * "Nhân viên y tế, bảo vệ trực …", "Bảo vệ và lái xe sắp xếp …", "Bảo vệ ca đêm đi tuần": the guards, where what they do
 * stands behind them, others are joined to them, or where or when they stand.
 */
export function areGuards(tokens: readonly Token[], at: number): boolean {
  const second = tokens[at + 1];
  if (tokens[at]?.word !== 'bảo' || second?.word !== 'vệ') return false;
  if (second.closes === ',') return personNounLength(tokens, at + 2) > 0;
  if (endsPhrase(second)) return false;
  if (verbLength(tokens, at + 2) > 1 || isOpeningVerb(tokens, at + 2)) return true;
  if (JOINS_PERSONS.has(tokens[at + 2])) return personNounLength(tokens, at + 3) > 0;
  return isOneOf(tokens[at + 2]?.word, WHERE_GUARDED) && actsSoon(tokens, at + 3);
}

const JOINS_PERSONS = new WordSet('và|cùng');

const WHERE_GUARDED = 'ca|cổng|đêm|chợ|kho|trường|bến|tòa';

/** Further on in the phrase somebody acts, after no more words than a kind has. */
export function actsSoon(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_KIND); at += 1) {
    if (endsPhrase(tokens[at - 1])) return false;
    if (beginsPredicate(tokens, at)) return true;
  }
  return false;
}

const LONGEST_KIND = 4;

/** Whether those named before a place are a group, or told by a noun alone: "Đơn vị", "Thủ trưởng các đơn vị". */
export function several(tokens: readonly Token[], from: number, at: number): boolean {
  if (from + HEADS.lengthAt(tokens, from) === at) return true;
  return tokens.slice(from, at).some((_, index) => DETERMINERS.lengthAt(tokens, from + index) > 0);
}
