/** What falls to whom where tasks are dealt out: "Việc A: X; việc B: Y", "… là việc của X". */
import { matchesIn } from '../../matches.ts';
import { isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName } from '../actors/opening.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { weighedEnds } from '../name-ends.ts';
import { personEnd } from '../persons.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction } from '../predicates.ts';
import { endsPhrase, tokensOf, type Token } from '../tokens.ts';
import { ASSIGN, REQUEST, offset, telling, type Clause } from './clause.ts';
import { actsWithObject, lastNameIn } from './doer-end.ts';

/**
 * "Giữ trật tự ngày hội là Công an xã", "Lo nước uống là việc của Phòng Hậu cần": who does it stands behind "là". Only
 * where work is dealt out: elsewhere such a sentence tells what is ("Dẫn đầu phong trào là Công an tỉnh").
 */
export function fallsTo(text: string): Clause | null {
  const tokens = tokensOf(text);
  if (beginsName(tokens, 0)) return null;
  const is = tokens.findIndex(({ word }, at) => at > 1 && word === 'là' && !endsPhrase(tokens[at - 1]));
  if (is < 0) return null;
  if (!beginsAction(tokens, 0) && !isOneOf(tokens[is + 1]?.word, 'việc|phần')) return null;
  const at = is + 1 + WHOSE.lengthAt(tokens, is + 1);
  const told =
    at > is + 1 || tokens[at]?.capital === true || isPerson(tokens, at) ? actorsAt(tokens, at) : null;
  const end = told === null ? -1 : endOfPhrase(tokens, told.to);
  // "Văn phòng tổng hợp": no verb is to come, so a word or two that may be one belong to the name.
  if (told === null || end - told.to > 2) return null;
  const assignees = end === told.to ? told.names : namesOf(tokens.slice(at, end));
  return { ...telling('duty', assignees), actionEnd: offset(tokens, is) };
}

/** Behind the comma at or after a place, or the end. */
function endOfPhrase(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && !/,/u.test(tokens[to - 1]?.closes ?? '')) to += 1;
  return to;
}

const WHOSE = new PhraseSet(['việc của', 'nhiệm vụ của', 'trách nhiệm của', 'phần việc của', 'phần của']);

/**
 * "Lo nước uống: Phòng Hậu cần", "Trực chỉ huy: ban ngày - đồng chí An": what falls to whom, with no verb between.
 * Behind such a part a further one may say only when or where: "ban đêm - đồng chí Bình".
 */
export function dealtOut(text: string, goesOn: boolean): Clause | null {
  for (const sign of signsThatDeal(text).reverse()) {
    if (text.length - sign.index > LONGEST_DOERS) break;
    const whom = tokensOf(text.slice(sign.index + sign[0].length));
    const told = actorsAt(whom, 0);
    const byDash = sign[0] !== ': ';
    const person = byDash && isPerson(whom, 0);
    // "… - đồng chí Thim, bác sĩ, Chủ nhiệm Câu lạc bộ": what a person is stands behind the name.
    const isWhole = told !== null && (told.to === whom.length || (person && endsPhrase(whom[told.to - 1])));
    if (!isWhole || actsInside(whom, told)) continue;
    const what = tokensOf(text.slice(0, sign.index));
    if (ASSIGN.lengthAt(what, 0) > 0 || REQUEST.lengthAt(what, 0) > 0) continue;
    // "Trưởng ban - ông An": a post that somebody holds is no task.
    if (!goesOn && (beginsName(what, 0) || DONE_TO.lengthAt(what, 0) > 0)) continue;
    const opens = goesOn || (what.length > 2 && beginsAction(what, 0)) || person;
    if (opens && (person || !endsInName(what, byDash)))
      return { ...telling('duty', namesOf(whom)), actionEnd: sign.index };
  }
  return null;
}

/** A list of those to whom something falls is no longer than this many signs. */
const LONGEST_DOERS = 1200;

/** The colons and dashes of a text that may part what is done from who does it: those in brackets do not. */
function signsThatDeal(text: string): RegExpExecArray[] {
  let isInBrackets = false;
  let from = 0;
  return matchesIn(text, DEALS).filter(({ index }) => {
    for (; from <= index; from += 1) {
      if (text[from] === '(') isInBrackets = true;
      else if (text[from] === ')') isInBrackets = false;
    }
    return !isInBrackets;
  });
}

/** What stands before a colon is asked last: behind hardly a letter there is one. */
const DEALS = /: (?<=[\p{L}\d)]: )| [-–] /gu;

/** "Khen thưởng tập thể: Phòng Nội vụ", "Xử lý kỷ luật - ông An": whom it is done to stands behind. */
const DONE_TO = new PhraseSet([
  'xử lý',
  'xử phạt',
  'kỷ luật',
  'khen thưởng',
  'biểu dương',
  'hỗ trợ',
  'bồi thường',
  'bổ nhiệm',
  'miễn nhiệm',
  'điều động',
  'thành lập',
  'kiện toàn',
  'ký kết',
  'kiểm tra',
  'thanh tra',
  'giám sát',
  'thu hồi',
]);

function isPerson(tokens: readonly Token[], at: number): boolean {
  return personEnd(tokens, at) > at || isOneOf(tokens[at]?.word, 'đồng|ông|bà|anh|chị|thầy|cô');
}

/** "Kiểm tra 03 đơn vị: Trường A, Trường B", "giữa Công an xã - Quân sự xã": what stands behind tells which, or who else. */
function endsInName(tokens: readonly Token[], byDash: boolean): boolean {
  const last = tokens.length - 1;
  if (isOneOf(tokens[last]?.word, 'sau|gồm|như|là|đây|đó|cho|với|của|gửi|về|đến|tới|tại|ở|qua|cùng|từ|theo'))
    return true;
  return [0, 1, 2, 3, 4].some((back) => {
    const at = last - back;
    const told = at < 0 ? null : actorsAt(tokens, at);
    const { word = '' } = tokens[at] ?? {};
    return told?.to === tokens.length && (byDash || /^(?:\d+|các|những|mọi|mỗi|hai|ba|bốn)$/u.test(word));
  });
}

/** "Đội Cờ đỏ trực cổng trường": a short verb that the signs around it speak for plainly, with its object. */
export function actsInside(tokens: readonly Token[], told: ActorPhrase): boolean {
  const last = lastNameIn(tokens, told);
  return weighedEnds(tokens, last).some(
    ({ at, weight }) => weight > 3 && at > last && actsWithObject(tokens, at),
  );
}
