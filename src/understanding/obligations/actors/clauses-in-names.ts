/** What is said of somebody within the name: "các trường có học sinh bán trú", "(qua Phòng Kế hoạch)". */
import { hasSign, isOneOf } from '../../one-of.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsPredicate, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { headEnd } from './heads.ts';
import { DETERMINERS, ENDERS, GROUPS, HEADS, PLAIN } from './lexicon.ts';
import { beginsGroup, beginsName, isAnyOfKind } from './opening.ts';

/**
 * "Chủ đầu tư có tỷ lệ giải ngân dưới 20% phải giải trình": what those named have, lack or do stands between
 * their noun and "phải", verbs among it. The place of "phải", or 0 where none closes such a name.
 */
export function obligedAt(tokens: readonly Token[], from: number): number {
  const head = headEnd(tokens, from);
  // "Người trực tiếp chế biến phải …": nobody is meant by "người" alone.
  let qualified = tokens[from]?.word === 'người' && head === from + 1;
  for (let at = head; at < Math.min(tokens.length, head + 22); at += 1) {
    if (endsPhrase(tokens[at - 1])) return 0;
    if (qualified && (obliges(tokens, at) || isOneOf(tokens[at]?.word, 'vẫn|cũng'))) return at;
    qualified ||= qualifies(tokens, at);
    if (!qualified && (beginsPredicate(tokens, at) || ENDERS.has(tokens[at]?.word ?? ''))) return 0;
  }
  return 0;
}

/** "Đơn vị nào chưa có mạng lưới an toàn, vệ sinh viên thì …": whoever of a kind, up to "thì" or "phải". */
export function whoeverUntil(tokens: readonly Token[], from: number): number {
  if (!isAnyOfKind(tokens, from)) return 0;
  for (let at = from + 2; at < Math.min(tokens.length, from + 26); at += 1) {
    if (hasSign(tokens[at - 1]?.closes, ';:.')) return 0;
    if (/,/u.test(tokens[at - 1]?.closes ?? '') && beginsName(tokens, at)) return 0;
    if (isOneOf(tokens[at]?.word, 'phải|thì')) return at;
  }
  return 0;
}

function obliges(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.word;
  if (tokens[at]?.word === 'phải') return next !== 'chăng' && tokens[at - 1]?.word !== 'không';
  return (tokens[at]?.word === 'không' && next === 'được') || DUTIES.lengthAt(tokens, at) > 0;
}

/** "có tỷ lệ thấp", "chưa nộp", "nào để xảy ra": which of a kind are meant; "có văn bản", "có trách nhiệm" are acts. */
function qualifies(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (word === 'có' || (word === 'không' && next === 'có')) {
    const had = at + (word === 'có' ? 1 : 2);
    const paper = `${tokens[had]?.word ?? ''} ${tokens[had + 1]?.word ?? ''}`;
    return !isOneOf(tokens[had]?.word, ACTS_OF_HAVING) && !isOneOf(paper, PAPERS_SENT);
  }
  return isOneOf(word, 'còn|chưa|đang|bị|nào|vắng');
}

/** "có trách nhiệm", "có văn bản", "có biện pháp": what is done, not which are meant. */
const ACTS_OF_HAVING = 'trách|nhiệm|nghĩa|văn|ý|kế|biện|giải|phương|liên|thể';

/** "có công văn gửi Sở": a paper is written; "các xã có công trình dở dang" are those which have one. */
const PAPERS_SENT = 'công văn|tờ trình|báo cáo';

/** "UBND các xã, phường nơi có chợ", "UBND các xã được giao chỉ tiêu": further on in a name that has a group in it. */
export function opensRelative(tokens: readonly Token[], from: number, at: number): boolean {
  const given = tokens[at]?.word === 'được' && GROUPS.lengthAt(tokens, at - 1) > 0;
  if (tokens[at]?.word === 'nơi') return tokens[at + 1]?.word === 'có' || happensAt(tokens, at + 1) > 0;
  return given && tokens.slice(from, at).some((token) => DETERMINERS.lengthAt([token], 0) > 0);
}

/** Words of what is done or happens at a place: "nơi | đăng ký tờ khai", "nơi | xảy ra cháy". */
function happensAt(tokens: readonly Token[], at: number): number {
  return isOneOf(tokens[at]?.word, 'xảy|phát|cư')
    ? 2
    : verbLength(tokens, at) > 1
      ? verbLength(tokens, at)
      : 0;
}

/**
 * "các khoa có chương trình đánh giá", "các xã chưa đạt chuẩn": what a group has or lacks belongs to its name.
 * It reaches to its own end ("này", "qua", a name in capitals), or else to the next predicate.
 */
export function relativeClauseEnd(tokens: readonly Token[], from: number, at: number): number {
  const plain = PLAIN.lengthAt(tokens, from);
  const noun = Math.max(GROUPS.lengthAt(tokens, from), plain > 1 ? plain : 0);
  const several = beginsGroup(tokens, from) || (noun > 0 && tokens[from + noun]?.capital === false);
  if (endsPhrase(tokens[at - 1]) || !(several || opensRelative(tokens, from, at))) return at;
  const kind = tokens[at]?.word === 'là' ? kindOfMembers(tokens, at + 1) : 0;
  if (kind > 0) return at + 1 + kind;
  const isDevice = tokens[at]?.word === 'bị' && isOneOf(tokens[at - 1]?.word, 'thiết|chuẩn|trang');
  const opener = !isDevice && isOneOf(tokens[at]?.word, 'có|còn|chưa|đang|được|bị|nơi') ? 1 : 0;
  const negated = tokens[at]?.word === 'không' && isOneOf(tokens[at + 1]?.word, 'có|bị') ? 2 : 0;
  const happens = tokens[at]?.word === 'nơi' ? happensAt(tokens, at + 1) : 0;
  const begin = at + Math.max(opener, negated, happens);
  if (begin === at || isOneOf(tokens[begin]?.word, ACTS_OF_HAVING)) return at;
  let first = -1;
  for (let next = begin + 1; next < Math.min(tokens.length, begin + 20); next += 1) {
    const closes = tokens[next - 1]?.closes ?? '';
    if (
      hasSign(closes, ':;.') ||
      tokens[next]?.opens.includes('(') ||
      isOneOf(tokens[next]?.word, 'ngoài|thì')
    )
      return next;
    if (closes.includes(',')) return first < 0 ? next : first;
    if (!beginsPredicate(tokens, next) || completesNoun(tokens, next)) continue;
    if (
      tokens[next - 1]?.capital === true ||
      isOneOf(tokens[next - 1]?.word, 'này|đó|trên|qua|đi|chuẩn|được|kỳ|lại')
    )
      return next;
    if (first < 0) first = next;
  }
  // "Chi cục trưởng Chi cục Hải quan nơi đăng ký tờ khai:" is nothing but a name.
  return first < 0 && tokens[at]?.word === 'nơi' && tokens.length < begin + 20
    ? tokens.length
    : first < 0
      ? at
      : first;
}

/**
 * "có nguyện vọng phúc khảo | nộp đơn": a verb that says what the noun before it is of, where another one follows that
 * says what is to be done; "có nhu cầu | đăng ký trước ngày 15" has no other.
 */
function completesNoun(tokens: readonly Token[], at: number): boolean {
  if (!actsLater(tokens, at + Math.max(1, verbLength(tokens, at)))) return false;
  const noun = `${tokens[at - 2]?.word ?? ''} ${tokens[at - 1]?.word ?? ''}`;
  return isOneOf(noun, 'nguyện vọng|nhu cầu|tỷ lệ|tỉ lệ|khả năng|điều kiện|ý định|dự án|công trình|thời hạn');
}

/** Whether a verb stands from here on in the same phrase. */
export function actsLater(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length && !endsPhrase(tokens[at - 1]); at += 1) {
    if (verbLength(tokens, at) > 0 && beginsPredicate(tokens, at)) return true;
  }
  return false;
}

/** "Các chủ rừng là tổ chức …", "Các đồng chí là đảng viên …": which of them, where more is said of them. */
function kindOfMembers(tokens: readonly Token[], at: number): number {
  const length = Math.max(HEADS.lengthAt(tokens, at), GROUPS.lengthAt(tokens, at));
  return length > 0 && !endsPhrase(tokens[at + length - 1]) && beginsPredicate(tokens, at + length)
    ? length
    : 0;
}

export const bracketsOpened = (token: Token): number => (token.opens.includes('(') ? 1 : 0);

export const bracketsClosed = (token: Token): number => (token.closes.includes(')') ? 1 : 0);

export const DUTIES = new PhraseSet([
  'chủ trì',
  'có trách nhiệm',
  'chịu trách nhiệm',
  'có nhiệm vụ',
  'làm đầu mối',
]);
