/** Where the head of a name ends and its own words begin: the kind of unit, with its field of work. */
import { isOneOf } from '../../one-of.ts';
import { fieldOfWork, objectFollows } from '../fields-of-work.ts';
import { memberNounLength } from '../person-nouns.ts';
import { personEnd } from '../persons.ts';
import { beginsPredicate, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { BARE, DETERMINERS, FIELD_PAIRS, HEADS, UNIT_HEADS } from './lexicon.ts';
import { areGuards, directoryLength, isOwner, isPostByTail, isUnlistedPerson } from './opening.ts';

/** Where the head word of a name ends: "giám sát" in "Tổ giám sát" begins nothing. */
export function headEnd(tokens: readonly Token[], from: number): number {
  const known = tokens[from]?.known ?? 0;
  if (known > 0) return from + known;
  const person = personEnd(tokens, from);
  if (person > from) return person;
  const listed = directoryLength(tokens, from);
  if (listed > 0) return from + listed;
  if (areGuards(tokens, from)) return from + 2;
  const head = from + DETERMINERS.lengthAt(tokens, from);
  const listedHead = HEADS.lengthAt(tokens, head);
  const end =
    head + (listedHead > 0 || !isUnlistedPerson(tokens, head) ? listedHead : memberNounLength(tokens, head));
  if (end === head && (isPostByTail(tokens, from) || isOwner(tokens, from))) return from + 2;
  return Math.max(from + 1, end + (end > head ? fieldBehindHead(tokens, head, end) : 0));
}

/**
 * Words of the field of work straight behind the head of a name. In small letters it must be a head that is often
 * named so ("Tổ", "Hội đồng"), and two words that are a verb ("kiểm tra") may as well be what the unit does.
 */
export function fieldBehindHead(tokens: readonly Token[], head: number, end: number): number {
  // "Hiệu trưởng: Xây dựng kế hoạch" is no head of a building office.
  const length = endsPhrase(tokens[end - 1]) ? 0 : fieldOfWork(tokens, end);
  if (length === 0 || tokens[end]?.capital === true) return length;
  // "Các đơn vị | tổ chức hội thi": of several it is what they do, however often a unit is called by it.
  const mayBeVerb =
    verbLength(tokens, end) === 2 && (length === 2 || DETERMINERS.lengthAt(tokens, head - 1) > 0);
  return mayBeVerb || (end > head + 1 && BARE.lengthAt(tokens, head) !== end - head) ? 0 : length;
}

/**
 * "Phòng Kiểm tra, giám sát và | xử lý vi phạm", "Công ty Cổ phần | Đầu tư xây dựng": where a further field of a
 * unit's name ends, or the place itself. In small letters it is one behind a comma or "và" only, with what is
 * told of the unit straight behind it.
 */
export function furtherFieldEnd(tokens: readonly Token[], at: number): number {
  const end = at + fieldOfWork(tokens, at);
  if (end === at || tokens[at]?.capital === true) return end;
  const before = tokens[at - 1];
  const joined = before?.word === 'và' || /,/u.test(before?.closes ?? '');
  return joined && (endsPhrase(tokens[end - 1]) || beginsPredicate(tokens, end)) ? end : at;
}

/** "Phòng Kiểm tra và | xử lý nợ lập danh sách": no predicate begins behind the "và" of a name, a field may. */
export function joinsField(tokens: readonly Token[], at: number, from: number): boolean {
  if (!isOneOf(tokens[from]?.word, UNIT_HEADS) || tokens[headEnd(tokens, from) - 1]?.capital !== true)
    return false;
  const verb = verbLength(tokens, at);
  if (verb < 2 || tokens[at]?.capital !== false) return false;
  for (let next = at + verb; next < Math.min(tokens.length, at + 9); next += 1) {
    if (endsPhrase(tokens[next - 1])) return false;
    if (beginsPredicate(tokens, next)) return true;
  }
  return false;
}

/** Within the second half of a field that opened with a capital: "Thanh tra, giám | sát ngân hàng". */
export function endsFieldPair(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 4); from -= 1) {
    const length = tokens[from]?.capital === true ? FIELD_PAIRS.lengthAt(tokens, from, true) : 0;
    if (length > 0) return from + length > at && !objectFollows(tokens, from + length);
  }
  return false;
}
