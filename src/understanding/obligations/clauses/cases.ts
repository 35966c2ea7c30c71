/** Who must act in a case: "Nếu hộ dân phát hiện …, phải báo ngay", "Khi có lợn chết không được vứt". */
import { hasSign, isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName, opensWithNoun } from '../actors/opening.ts';
import { namesOf } from '../actors/lists.ts';
import { weighedEnds } from '../name-ends.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction } from '../predicates.ts';
import type { Token } from '../tokens.ts';
import { CASES, nothing, telling, type Clause } from './clause.ts';
import { beginsAnything } from './doer-end.ts';
import { LONGEST_SPEECH } from './orders.ts';
import { predicate } from './predicate.ts';

export const CONDITION = new PhraseSet(CASES);

/** "Sinh viên thỏa mãn các điều kiện trên, nếu có nhu cầu cần | phải nộp đơn": far behind whom it binds. */
export function mustBehind(tokens: readonly Token[]): Clause | null {
  const told = opensWithNoun(tokens) ? actorsAt(tokens, 0) : null;
  if (told === null) return null;
  for (let at = told.to + 1; at < Math.min(tokens.length - 1, LONGEST_SPEECH); at += 1) {
    const parted = hasSign(tokens[at - 1]?.closes, ';:.');
    const other = hasSign(tokens[at - 1]?.closes, ',') && beginsName(tokens, at);
    if (parted || other) return null;
    const denied = isOneOf(tokens[at - 1]?.word, 'không|chưa|chỉ|là|mới|bị');
    if (tokens[at]?.word === 'phải' && !denied && beginsAction(tokens, at))
      return predicate(tokens, at, telling('subject', told.names));
  }
  return null;
}

/**
 * "Nếu hộ dân phát hiện lợn ốm, chết bất thường | phải báo ngay", "Trường hợp hộ bán lợn thì phải khai báo": who is in the
 * case has it to do. "Khi có lợn chết | không được vứt xác ra kênh" names nobody: a bare order.
 */
export function mustInCase(tokens: readonly Token[]): Clause | null {
  const opens = CONDITION.lengthAt(tokens, 0);
  const at = opens === 0 ? 0 : endOfCase(tokens, opens);
  if (at === 0) return null;
  const whom = whoIsInCase(tokens, opens, at);
  return predicate(tokens, at, {
    ...nothing(),
    cue: whom.length === 0 ? 'bare' : 'subject',
    assignees: whom,
  });
}

/** "Nếu | hộ dân | phát hiện …": whose case it is, up to what they do or find in it. */
function whoIsInCase(tokens: readonly Token[], from: number, behind: number): string[] {
  const told = beginsName(tokens, from) ? actorsAt(tokens, from) : null;
  if (told === null && !opensWithNoun(tokens.slice(from))) return [];
  if (told !== null && told.to < behind) return told.names;
  const end = weighedEnds(tokens, from).find(
    ({ at, weight }) =>
      at < behind && (isOneOf(tokens[at]?.word, IN_CASE) || (weight > 0 && beginsAnything(tokens, at))),
  );
  if (end === undefined) return told?.to === behind ? told.names : [];
  return namesOf(tokens.slice(from, end.at));
}

/** What is said of somebody in a case begins so, beside verbs. */
const IN_CASE = 'có|bị|không|chưa|muốn|cần|vắng|phát|thấy|đã';

/**
 * Where what must be done stands behind a case that no further name follows; 0 for nowhere: "Nếu giáo viên | phải nghỉ dài
 * ngày, bố trí người dạy thay" tells by "phải" what the case itself is.
 */
function endOfCase(tokens: readonly Token[], from: number): number {
  for (let at = from + 2; at < Math.min(tokens.length - 1, LONGEST_SPEECH); at += 1) {
    const { closes = '', word = '' } = tokens[at - 1] ?? {};
    if (hasSign(closes, ';:.')) return 0;
    const isBehind = hasSign(closes, ',') || word === 'thì';
    if (isBehind && beginsName(tokens, at)) return 0;
    if (!obligesAt(tokens, at) || isOneOf(word, 'không|chưa|chỉ|là|mới|bị|có|nào')) continue;
    return !isBehind && actsBehindComma(tokens, at) ? 0 : at;
  }
  return 0;
}

/** Behind a later comma something is done, or somebody named. */
function actsBehindComma(tokens: readonly Token[], from: number): boolean {
  return tokens.some(({ closes }, at) => {
    const isParted = at >= from && hasSign(closes, ',');
    return isParted && (beginsAction(tokens, at + 1) || beginsName(tokens, at + 1));
  });
}

/** "phải", "không được vứt", "nghiêm cấm", "báo ngay"; "không được hỗ trợ" is what somebody does not get. */
function obligesAt(tokens: readonly Token[], at: number): boolean {
  if (isOneOf(tokens[at]?.word, 'phải|cấm|đừng') || MUST_NOT.lengthAt(tokens, at) > 0) return true;
  if (isOneOf(tokens[at]?.word, 'báo|dừng|ngừng')) return tokens[at + 1]?.word === 'ngay';
  const denied = MAY_NOT.lengthAt(tokens, at);
  return denied > 0 && !isOneOf(tokens[at + denied]?.word, RECEIVED);
}

const MUST_NOT = new PhraseSet(['tuyệt đối không', 'nghiêm cấm']);

const MAY_NOT = new PhraseSet(['không được']);

const RECEIVED =
  'hỗ|hưởng|xét|tính|công|thanh|cấp|trả|nhận|miễn|giảm|bồi|khen|giải|dự|thi|chi|vay|xem|tiếp|đăng';
