/**
 * Persons told by a rank, a degree, a calling or a form of address before their own name: "Thiếu tá Lê Hữu Chước",
 * "ThS. Quách Đình Hải", "bác sĩ gây mê Trịnh Quốc Huy". An own name ends where its capitals do, whatever verb follows.
 */
import { isOneOf } from '../one-of.ts';
import surnames from '../data/surnames.json' with { type: 'json' };
import lexicon from './lexicon/callings.json' with { type: 'json' };
import { oncePerPlace } from './once-per-place.ts';
import { PhraseSet } from './phrase-set.ts';
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
  if (calling === 0) return at;
  let from = at + calling;
  for (let skipped = 0; skipped < LONGEST_SPECIALTY && !isOwnWord(tokens[from]); skipped += 1) {
    if (endsPhrase(tokens[from]) || tokens[from]?.opens !== '') break;
    from += 1;
  }
  return Math.max(at, endOfOwnName(tokens, from));
}

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
