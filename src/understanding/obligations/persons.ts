/**
 * Persons told by a rank, a degree, a calling or a form of address before their own name: "Thiếu tá Lê Hữu Chước",
 * "ThS. Quách Đình Hải", "bác sĩ gây mê Trịnh Quốc Huy". An own name ends where its capitals do, whatever verb follows.
 */
import { isOneOf } from '../one-of.ts';
import surnames from '../data/surnames.json' with { type: 'json' };
import lexicon from './lexicon/callings.json' with { type: 'json' };
import everyday from './lexicon/everyday.json' with { type: 'json' };
import { oncePerPlace } from './once-per-place.ts';
import { PhraseSet } from './phrase-set.ts';
import { beginsPredicate, isOpeningVerb, opensVerb, verbLength } from './predicates.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';

const CALLINGS = new PhraseSet(lexicon.callings);
const DEGREES = new Set(lexicon.degrees);
const SURNAMES = new Set([...surnames.common.split(', '), ...surnames.others.split(', ')]);

/** Words of a specialty between calling and name: "bác sĩ gây mê …", "Bác sĩ CKII …", "Chuyên viên cao cấp …". */
const LONGEST_SPECIALTY = 2;

/** The place behind the own name of a person who is told from a place on; that place itself where none is. */
export const personEnd = oncePerPlace(readPerson);

function readPerson(tokens: readonly Token[], at: number): number {
  const calling = callingLength(tokens, at);
  if (calling === 0) return endOfFirstName(tokens, at);
  let from = at + calling;
  for (let skipped = 0; skipped < LONGEST_SPECIALTY && !isOwnWord(tokens[from]); skipped += 1) {
    if (endsPhrase(tokens[from]) || tokens[from]?.opens !== '') break;
    from += 1;
  }
  const end = endOfOwnName(tokens, from);
  return end > at ? end : endOfFirstName(tokens, at);
}

const ADDRESSES = new PhraseSet(everyday.addresses);
const TRADES = new PhraseSet(everyday.trades);

/**
 * "anh Quyền", "chị Bảy cấp dưỡng", "cô Duyên y tế", "chị Hạ phòng Kế toán": a form of address, a first name and the
 * trade that tells which one is meant; the place itself where nobody is called so.
 */
function endOfFirstName(tokens: readonly Token[], at: number): number {
  const address = ADDRESSES.lengthAt(tokens, at);
  const calling = address > 0 ? 0 : CALLED_BY_FIRST_NAME.lengthAt(tokens, at);
  const from = at + Math.max(address, calling);
  if (from === at || endsPhrase(tokens[from - 1])) return at;
  let to = from;
  while (
    to < from + LONGEST_FIRST_NAME &&
    isOwnWord(tokens[to]) &&
    (to === from || !endsPhrase(tokens[to - 1]))
  )
    to += 1;
  if (to === from) return at;
  const isEnd = endsPhrase(tokens[to - 1]);
  const mayBePost = isOneOf(tokens[from]?.word, OPENS_POST) || isOneOf(tokens[from]?.word, OPENS_CALLING);
  if (mayBePost && !(to > from + 1 && acts(tokens, to))) return at;
  if (calling > 0) return acts(tokens, to) || (isEnd && to > from + 1) ? to : at;
  return isEnd ? to : to + tradeLength(tokens, to);
}

const CALLED_BY_FIRST_NAME = new PhraseSet(everyday.calledByFirstName);

const LONGEST_FIRST_NAME = 4;

/** A trade is no longer than this, where no list has it. */
const LONGEST_TRADE = 2;

/** "đồng chí Chỉ huy trưởng", "đồng chí Thứ trưởng": what is no first name, though it stands alone in capitals. */
const OPENS_CALLING = 'chỉ|thứ|quản|cửa|điều|đồn|bác|giáo|ca|trực|cán|thợ|máy|lái|kíp|thuyền|kế|thủ|văn|điện';

/** Words of the trade straight behind a first name: one that is known, a unit by its name, or what is no verb before one. */
function tradeLength(tokens: readonly Token[], at: number): number {
  const known = TRADES.lengthAt(tokens, at);
  if (known > 0) return acts(tokens, at + known) || verbLength(tokens, at) === 0 ? known : 0;
  if (isOneOf(tokens[at]?.word, 'phòng|tổ|ban|khoa|kho|đội|bộ')) return unitLength(tokens, at);
  for (let length = 1; length <= LONGEST_TRADE; length += 1) {
    const word = tokens[at + length - 1];
    if (word === undefined || endsPhrase(word) || !/^\p{Ll}{2,}$/u.test(word.text)) return 0;
    if (opensVerb(word) || isOneOf(word.word, NO_TRADE)) return 0;
    if (acts(tokens, at + length)) return length;
  }
  return 0;
}

/** "phòng Kế toán", "tổ 3": a unit by its name, in small letters to what is done. */
function unitLength(tokens: readonly Token[], at: number): number {
  let to = at + 1;
  while (to < at + 5 && /^[\p{Lu}\d]/u.test(tokens[to]?.text ?? '') && !endsPhrase(tokens[to - 1])) to += 1;
  if (to === at + 1) return 0;
  const rest = [0, 1, 2].find((length) => acts(tokens, to + length) || endsPhrase(tokens[to + length - 1]));
  return to - at + (rest ?? 0);
}

function acts(tokens: readonly Token[], at: number): boolean {
  return beginsPredicate(tokens, at) || isOpeningVerb(tokens, at);
}

/** Verbs of moving and words of manner or time, which tell no trade. */
const NO_TRADE =
  'đi|đến|vào|về|qua|sang|ngồi|đứng|nằm|ăn|ngủ|xé|tát|nhớ|hãy|phải|không|chưa|đừng|cũng|còn|vẫn|ngay|mai|sáng|trưa|chiều|tối|và|cùng|hoặc|của|ở|tại|là|có|thì|nào|này|kia|đã|đang|sẽ|sinh|quê|trú|được|bị|vừa|từng|nguyên|hiện|mất|tốt|nghỉ|cho|với|theo|từ|trong|trên|trước|sau|nhà|người|tự|bên|cả|đều|thường';

/** "ThS. Quách Đình Hải | lặn thay giá thể": behind a person's own name stands what that person does, listed or not. */
export function actsBehindPerson(tokens: readonly Token[], name: number, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^\p{Ll}/u.test(token.text) || token.opens !== '' || at < name + 2)
    return false;
  const person = personEnd(tokens, name);
  if (person === name || isOneOf(token.word, TELLS_WHO)) return false;
  return at === person ? !endsPhrase(tokens[at - 1]) : at === behindBrackets(tokens, person);
}

/** "Bác sĩ An sinh năm 1970", "Cán bộ Bình được bổ nhiệm": what that person is, has or got is no deed. */
const TELLS_WHO =
  'và|cùng|hoặc|thuộc|của|ở|tại|sinh|quê|trú|là|có|được|bị|đã|đạt|nghỉ|vừa|từng|nguyên|hiện|chưa|mất|tốt';

/** "KS. Bùi Sinh (thợ lặn bậc 3) | đi cùng": where a remark in brackets ends. */
function behindBrackets(tokens: readonly Token[], from: number): number {
  if (tokens[from]?.opens !== '(') return from;
  const end = tokens.findIndex((token, at) => at >= from && token.closes.includes(')'));
  return tokens[end]?.closes === ')' ? end + 1 : from;
}

/** Whether words before a person's name tell who it is: "ThS.", "kế toán". */
function callingLength(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (first === undefined) return 0;
  if (isDegree(first) && (first.capital || first.closes === '.')) {
    const more = callingLength(tokens, at + 1);
    return first.closes === '' || /^[./,]+$/u.test(first.closes) ? 1 + more : 0;
  }
  const length = CALLINGS.lengthAt(tokens, at);
  if (length === 0 || endsPhrase(tokens[at + length - 1])) return 0;
  return length + callingLength(tokens, at + length);
}

/** "BSCKII.", "ThS": a degree or a calling in a few letters, whose stop ends nothing. */
export function isDegree(token: Token | undefined): boolean {
  return token !== undefined && DEGREES.has(token.word);
}

/** 0 where no own name begins there. */
function endOfOwnName(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < from + 5 && isOwnWord(tokens[to]) && (to === from || !endsPhrase(tokens[to - 1]))) to += 1;
  const words = to - from;
  const isKnown = SURNAMES.has(tokens[from]?.text ?? '');
  const mayBePost = isOneOf(tokens[from]?.word, OPENS_POST);
  return words > 2 || (words === 2 && !mayBePost) ? (mayBePost && !isKnown ? 0 : to) : 0;
}

function isOwnWord(token: Token | undefined): boolean {
  return token?.opens === '' && OWN_WORD.test(token.text);
}

/** "Páo", "H'Nhiên", the "A" of "Lù A Páo" and the "Y" of "Y Blơ". */
const OWN_WORD = /^(?:\p{Lu}(?:['’]\p{Lu})?\p{Ll}+|[AY])$/u;

/** What opens posts and units, some of them surnames too. */
const OPENS_POST =
  'phó|trưởng|chủ|chánh|bí|ủy|uỷ|thường|giám|hiệu|đội|tổ|ban|sở|phòng|khoa|đoàn|hội|công|viện|trung|cục|chi|văn|tòa|tỉnh|thành|huyện|thị|quận|xã|phường|đảng|trường|bộ|vụ|nhà|kho|quỹ|báo|đài|trạm|thanh|y|quân|hải|chính|tư|kinh|nội|tài|nông|địa|lao|tổng|kế|hành|thống|khuyến|pháp|môi|dân|thương|thủy|giao';
