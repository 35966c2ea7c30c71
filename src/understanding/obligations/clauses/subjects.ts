/** Who acts as the subject of a sentence: a name with its verb, "Riêng X …", "Đối với X …", a case and who acts in it. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName, mayBeDeed, opensWithNoun } from '../actors/opening.ts';
import { headEnd } from '../actors/heads.ts';
import { isLabelledByDeed } from '../actors/stops.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { banLength } from '../binding.ts';
import { weighedEnds } from '../name-ends.ts';
import { personEnd } from '../persons.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction, beginsPredicate, isOpeningVerb, isPast, opensVerb } from '../predicates.ts';
import { smallDoersAt } from '../small-doers.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { ASSIGN, OPENERS, REQUEST, offset, telling, type Clause } from './clause.ts';
import {
  actsWithObject,
  beginsAnything,
  behindAdjunct,
  isSeveral,
  lastNameIn,
  likelierEnd,
  neverNamed,
  type ToldActor,
} from './doer-end.ts';
import { assignment } from './orders.ts';
import { withPredicate } from './predicate.ts';
import { startsBehind } from './starts.ts';
import { THINGS, unknownActor, unknownGroup, withUnknownMember } from './unlisted-doers.ts';

/** "ý kiến ghi vào sổ, nhà trường trả lời trong 02 ngày": a thing opens, who acts stands behind the comma. */
export function subjectBehind(tokens: readonly Token[]): Clause | null {
  if (tokens.length < 2 || beginsName(tokens, 0)) return null;
  const at = tokens.findIndex((token) => hasSign(token.closes, ',;:.')) + 1;
  const isThing = at > 4 && at < 9 && tokens.slice(0, at).every(({ text }) => !/\d/u.test(text));
  const clause = isThing && tokens[at - 1]?.closes === ',' ? subject(tokens, at) : null;
  return clause === null || clause.past || clause.assignees.length === 0 ? null : clause;
}

/** "Các kỹ thuật viên an toàn được phân công | bám ca 3": what somebody was given to do, where nothing else is said of them. */
export function chargedWith(tokens: readonly Token[]): Clause | null {
  const given = GIVEN.firstIn(tokens);
  if (given < 1 || given > LONGEST_LIKELY || !opensWithNoun(tokens)) return null;
  const at = given + GIVEN.lengthAt(tokens, given);
  if (at >= tokens.length - 1 || !(beginsAction(tokens, at) || isOpeningVerb(tokens, at))) return null;
  const names = namesOf(tokens.slice(0, given));
  const told = { names, from: 0, to: given };
  return names.length === 0 || isPast(tokens, given - 1) ? null : withPredicate(tokens, told, at, 'duty', []);
}

const GIVEN = new PhraseSet(['được phân công', 'được giao nhiệm vụ', 'được cử']);

/** "Nghiêm cấm sĩ quan uống rượu": who must not; "Nghiêm cấm đốt nương" names nobody. */
export function prohibition(tokens: readonly Token[], start: number): Clause | null {
  const length = banLength(tokens, start);
  const told = length === 0 ? null : actorsAt(tokens, start + length);
  if (told === null || !beginsAnything(tokens, told.to)) return null;
  return { ...telling('requested', told.names), actionStart: offset(tokens, start) };
}

/** "Riêng X …", "Đối với X …"; with a comma behind it "đối với X" only says where, and of whom in "đối với X, giao Y …". */
export function exception(tokens: readonly Token[], start: number): Clause | null {
  const first = tokens[start]?.word;
  const second = tokens[start + 1]?.word;
  const alone = first === 'riêng' ? 1 : 0;
  const regarding = tokens[start + alone]?.word === 'đối' && tokens[start + alone + 1]?.word === 'với';
  if (alone === 0 && !(first === 'đối' && second === 'với')) return null;
  const at = start + alone + (regarding ? 2 : 0);
  const told = actorsAt(tokens, at) ?? namedPlace(tokens, at) ?? (regarding ? namedTier(tokens, at) : null);
  if (told === null) return null;
  const ofThem = actorOfThose(tokens, told);
  if (ofThem !== null) return { ...ofThem, exception: true };
  // "Đối với các hộ đã nhận tiền, vận động …": it is about them, somebody else acts.
  if (regarding && isPast(tokens, told.to)) return null;
  const ordered = regarding ? assignment(tokens, told.to) : null;
  if (ordered !== null && ordered.assignees.length > 0) return ordered;
  const behindThem = regarding ? actorBehindTopic(tokens, told) : null;
  if (behindThem !== null) return behindThem;
  const inCase = behindCase(tokens, told.to);
  if (regarding && inCase > 0 && beginsAction(tokens, inCase))
    return { ...withPredicate(tokens, told, inCase, 'subject', []), concerns: true };
  const comma = /,/u.test(tokens[told.to - 1]?.closes ?? '');
  if (regarding && comma && !beginsAction(tokens, told.to)) return behindAsides(tokens, told);
  const request = REQUEST.lengthAt(tokens, told.to);
  const clause = withPredicate(tokens, told, told.to + request, request > 0 ? 'requested' : 'subject', []);
  return { ...clause, exception: alone > 0 || !comma, concerns: regarding && comma };
}

/**
 * "Đối với trường bán trú, | hiệu trưởng phải …", "Đối với các đơn vị thuộc Cục, | Phòng Tổ chức chủ trì …": several
 * are spoken of, and behind the only comma one acts, with no sign before what is done.
 */
function actorBehindTopic(tokens: readonly Token[], told: ActorPhrase): Clause | null {
  const last = lastNameIn(tokens, told);
  if (told.names.length > 2 || last === told.from || tokens[last - 1]?.closes !== ',') return null;
  if (endsPhrase(tokens[told.to - 1]) || !beginsPredicate(tokens, told.to)) return null;
  // "các phòng, ban chuyên môn" are one group.
  if (told.names.length === 1 && headEnd(tokens, told.from) === last) return null;
  const [topic, actor] = [tokens.slice(told.from, last), tokens.slice(last, told.to)];
  const isOwn = ({ text }: Token): boolean => /^[\p{Lu}\d]/u.test(text);
  if (isSeveral(actor) || !(isSeveral(topic) || !topic.some(isOwn))) return null;
  return subject(tokens, last);
}

/**
 * "Riêng thôn Nà Ớt còn 46 hộ thả trâu, | Trưởng thôn phải …", "Riêng xã A (cách 20 km): | Trưởng ban lo chỗ ở": of whom
 * is spoken, how it stands with them, and then who acts.
 */
function actorOfThose(tokens: readonly Token[], told: ActorPhrase): Clause | null {
  const opens = tokens[told.to];
  const isRemark = opens?.opens === '(';
  if (!isRemark && !isOneOf(opens?.word, 'còn|do|vì|có|chưa|đang|hiện|ở|nằm|cách|là|bị')) return null;
  const colon = isRemark ? behindRemark(tokens, told.to) : -1;
  const starts = isRemark ? (colon > 0 ? [colon] : []) : startsBehind(tokens, told.to);
  for (const start of starts) {
    const clause = beginsName(tokens, start) ? subject(tokens, start) : null;
    if (clause !== null && !clause.past && clause.assignees.length > 0) return clause;
  }
  return null;
}

/** The place behind "(…):", or -1 where no colon ends the remark. */
function behindRemark(tokens: readonly Token[], from: number): number {
  const end = tokens.findIndex(({ closes }, at) => at >= from && closes.includes(')'));
  return tokens[end]?.closes.includes(':') === true ? end + 1 : -1;
}

/** "Đối với X, ngoài các nội dung trên, cùng với Y rà lại …": X acts, where nobody else is named to. */
function behindAsides(tokens: readonly Token[], told: ActorPhrase): Clause | null {
  if (!isOneOf(tokens[told.to]?.word, 'ngoài|bên|trong|trước')) return null;
  const aside = startsBehind(tokens, told.to)[0] ?? tokens.length;
  const joined = tokens[aside]?.word === 'cùng' && tokens[aside + 1]?.word === 'với';
  const partner = joined ? actorsAt(tokens, aside + 2) : null;
  const at = partner?.to ?? aside;
  return beginsAction(tokens, at)
    ? { ...withPredicate(tokens, told, at, 'subject', []), exception: true }
    : null;
}

/** "Đối với cấp xã: rà soát …", "Đối với khối 11: …": those of one tier or group, before the colon that gives them their part. */
function namedTier(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (!isOneOf(tokens[at]?.word, 'cấp|khối|bậc|tuyến|nhóm|hệ')) return null;
  const colon = tokens.slice(at, at + LONGEST_TIER).findIndex(({ closes }) => closes !== '');
  const to = at + colon + 1;
  if (colon < 1 || tokens[to - 1]?.closes !== ':' || !beginsAction(tokens, to)) return null;
  return { names: namesOf(tokens.slice(at, to)), from: at, to };
}

const LONGEST_TIER = 7;

/** "phường An Hải": a place by its name, where it can only be somebody. */
function namedPlace(tokens: readonly Token[], at: number): ActorPhrase | null {
  let to = placeEnd(tokens, at);
  if (to === at) return null;
  for (let next = furtherPlace(tokens, to); next > to; next = furtherPlace(tokens, to)) to = next;
  return { names: namesOf(tokens.slice(at, to)), from: at, to };
}

/** Behind the place that begins at a word, with its level or, behind another, without; the word itself for none. */
function placeEnd(tokens: readonly Token[], at: number, isFurther = false): number {
  const level = isOneOf(tokens[at]?.word, 'xã|phường|huyện|quận|thôn|ấp|khóm|bản|buôn|tỉnh') ? 1 : 0;
  let to = at + level;
  while (tokens[to]?.capital === true && (to === at + level || !endsPhrase(tokens[to - 1]))) to += 1;
  return to > at + level && (level > 0 || isFurther) ? to : at;
}

/** "thôn Trà Ong, | Trà Vót", "thôn Khe Ngãi và | thôn Nà Ớt". */
function furtherPlace(tokens: readonly Token[], to: number): number {
  const joined = tokens[to]?.word === 'và' ? 1 : 0;
  if (joined === 0 && tokens[to - 1]?.closes !== ',') return to;
  const isNext = !beginsName(tokens, to + joined);
  const end = isNext ? placeEnd(tokens, to + joined, true) : to + joined;
  return end > to + joined ? end : to;
}

/** The clause of somebody who acts as its subject from a place on; null where nobody does. */
export function subject(tokens: readonly Token[], start: number): Clause | null {
  const opens = start === 0 || tokens[start - 1]?.closes.includes(':') === true;
  const small = smallDoersAt(tokens, start);
  if (small !== null)
    return { ...withPredicate(tokens, small, small.to, 'subject', []), past: isPast(tokens, small.to) };
  const named =
    (opens ? places(tokens, start) : null) ??
    actorsAt(tokens, start) ??
    (opens ? (unknownActor(tokens, start) ?? unknownGroup(tokens, start)) : null);
  if (named === null) return null;
  const told =
    labelOf(tokens, named) ?? likelierEnd(tokens, withoutCulprit(tokens, withUnknownMember(tokens, named)));
  const colon = tokens[told.to - 1]?.closes.includes(':') === true;
  const names = beginsName(tokens, told.to) && !mayBeDeed(tokens, told.to);
  const further = colon && start === 0 && names ? subject(tokens, told.to) : null;
  if (further !== null && further.assignees.length > 0 && !further.past) return further;
  if (colon)
    return speaksBehindColon(tokens, told.to) ? withPredicate(tokens, told, told.to, 'duty', []) : null;
  const ofCase = start === 0 ? actorOfCase(tokens, told) : null;
  if (ofCase !== null) return ofCase;
  const ofThose = start === 0 ? doneToThose(tokens, told) : null;
  if (ofThose !== null) return ofThose;
  const whoever = isWhoever(tokens, told);
  const at = behindAdjunct(tokens, whoever ? told.to + 1 : told.to);
  const isApposed = personEnd(tokens, told.from) > told.from && endsPhrase(tokens[told.to - 1]);
  const acts = beginsPredicate(tokens, at) || ((whoever || isApposed) && isOpeningVerb(tokens, at));
  if (!acts && !told.weighed) return null;
  const clause = withPredicate(tokens, told, at, 'subject', []);
  return { ...clause, past: isPast(tokens, at), weighed: told.weighed === true };
}

/** "Kíp mổ số 2 hội ý trước mỗi ca": who acts by the likeliest end, where nothing else tells. */
export function likelySubject(tokens: readonly Token[]): Clause | null {
  const [first, second] = tokens;
  if (first?.capital !== true || first.opens !== '' || OPENERS.lengthAt(tokens, 0) > 0) return null;
  // "Hộ dãy C ngắt cầu dao": a noun for people opens it, though verbs begin so too ("hộ đê").
  if (opensVerb(first) && first.word !== 'hộ') return null;
  if (THINGS.test(`${first.folded} ${second?.folded ?? ''} `)) return null;
  if (
    !opensWithNoun(tokens) &&
    tokens.slice(1, LONGEST_LIKELY).every(({ text }) => !/^[\p{Lu}\d]/u.test(text))
  )
    return null;
  const [best] = weighedEnds(tokens, 0).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || best.at > LONGEST_LIKELY || !beginsAnything(tokens, best.at)) return null;
  // "Đường dây nóng: báo …": what stands before a colon is a label, and before a comma no whole name.
  if (hasSign(tokens[best.at - 1]?.closes, ',:')) return null;
  if (!mayNameSomebody(tokens, best.at) || (isAllNames(tokens) && !actsWithObject(tokens, best.at)))
    return null;
  const told = { names: namesOf(tokens.slice(0, best.at)), from: 0, to: best.at };
  const clause = withPredicate(tokens, told, best.at, 'subject', []);
  return told.names.length === 0 ? null : { ...clause, past: isPast(tokens, best.at), likely: true };
}

/**
 * "Hộ nào không chấp hành thì Trung tâm lập hồ sơ", "ai vi phạm thì Đội trưởng đình chỉ": in which case, then who acts.
 * "Tổ trưởng nhắc nhở, nếu không chấp hành thì Công an xử lý" tells first what another does, case or no case.
 */
export function actsThen(tokens: readonly Token[]): Clause | null {
  const then = tokens.findIndex(({ word }) => word === 'thì');
  if (then < 2 || then > LONGEST_CASE || !beginsName(tokens, then + 1)) return null;
  const isPlainCase = tokens
    .slice(0, then)
    .every(({ capital, closes }, at) => (at === 0 || !capital) && !hasSign(closes, ';:.'));
  if (!isPlainCase || ASSIGN.lengthAt(tokens, 0) > 0 || REQUEST.lengthAt(tokens, 0) > 0) return null;
  if (actsFirst(tokens.slice(0, then))) return null;
  const clause = subject(tokens, then + 1);
  return clause === null || clause.past || clause.assignees.length === 0 ? null : clause;
}

const LONGEST_CASE = 24;

/** Somebody by name acts in the first of several phrases. */
function actsFirst(tokens: readonly Token[]): boolean {
  const comma = tokens.findIndex(({ closes }) => hasSign(closes, ','));
  if (comma < 0 || comma === tokens.length - 1) return false;
  const phrase = tokens.slice(0, comma + 1);
  if (phrase.some(({ word }) => word === 'nào')) return false;
  const clause = beginsName(phrase, 0) ? subject(phrase, 0) : null;
  return clause !== null && !clause.past && clause.assignees.length > 0;
}

/** A noun for people or bodies opens it, or a number or proper name stands in it; nothing is done to it. */
function mayNameSomebody(tokens: readonly Token[], to: number): boolean {
  const name = tokens.slice(0, to);
  if (neverNamed(name) || name.some(({ word }) => word === 'được')) return false;
  const isTime = isOneOf(name[0]?.folded, 'moi|sau|ba|hai|mot|nua');
  // "Thuế các loại": kinds of a thing are nobody.
  if (name[1]?.word === 'các' && isOneOf(name[2]?.word, 'loại|khoản')) return false;
  return (
    opensWithNoun(tokens) || (!isTime && name.some(({ text }, at) => at > 0 && /^[\p{Lu}\d]/u.test(text)))
  );
}

const LONGEST_LIKELY = 14;

function isAllNames(tokens: readonly Token[]): boolean {
  return actorsAt(tokens, 0)?.to === tokens.length;
}

/** "Đơn vị nào chưa có … thì thành lập": a condition that says whose the duty is. */
function isWhoever(tokens: readonly Token[], told: ActorPhrase): boolean {
  const which = tokens.slice(told.from, told.from + 5).some(({ word }) => word === 'nào');
  return which && tokens[told.to]?.word === 'thì';
}

/**
 * "những trường có tỷ lệ dưới 80% thì đề xuất Giám đốc làm việc": which of many, and what is done then; by them, unless
 * somebody else is spoken of.
 */
function doneToThose(tokens: readonly Token[], told: ActorPhrase): Clause | null {
  if (!isOneOf(tokens[told.from]?.word, 'những|các|mọi')) return null;
  if (tokens.slice(told.from, told.to).some(({ word }) => word === 'nào')) return null;
  const at = behindCase(tokens, told.to);
  if (at === 0 || !beginsAction(tokens, at) || tokens[at]?.word === 'phải') return null;
  const whom = { names: namesOf(tokens.slice(told.from, at - 1)), from: told.from, to: at - 1 };
  return { ...withPredicate(tokens, whom, at, 'subject', []), concerns: true };
}

/** Behind "thì" of the phrase that goes on at a place; 0 where none stands in it. */
function behindCase(tokens: readonly Token[], from: number): number {
  for (let at = from; at < Math.min(tokens.length, from + 14); at += 1) {
    if (at > from && endsPhrase(tokens[at - 1])) return 0;
    if (tokens[at]?.word === 'thì') return at + 1;
  }
  return 0;
}

/** "Người lao động nghỉ việc: đơn vị báo giảm": in which case, then who acts. */
function actorOfCase(tokens: readonly Token[], told: ActorPhrase): Clause | null {
  const colon = tokens.slice(0, told.to + 4).findIndex((token) => hasSign(token.closes, ',;:'));
  const isCase = colon >= told.to && tokens[colon]?.closes.includes(':') === true;
  const isGeneral = tokens.slice(1, told.to).every((token) => !token.capital);
  return isCase && isGeneral && beginsName(tokens, colon + 1) ? subject(tokens, colon + 1) : null;
}

/** "Thành phố Hà Nội và Thành phố Hồ Chí Minh sớm ban hành …": places that act. */
function places(tokens: readonly Token[], start: number): ActorPhrase | null {
  const names: string[] = [];
  let to = start;
  for (;;) {
    const level = LEVELS.lengthAt(tokens, to);
    let end = to + level;
    while (tokens[end]?.capital === true && (end === to + level || !endsPhrase(tokens[end - 1]))) end += 1;
    if (level === 0 || end === to + level) return null;
    names.push(...namesOf(tokens.slice(to, end)));
    if (beginsPredicate(tokens, end)) return { names, from: start, to: end };
    const joined = tokens[end]?.word === 'và' ? 1 : 0;
    if (joined === 0 && !/,/u.test(tokens[end - 1]?.closes ?? '')) return null;
    to = end + joined;
  }
}

const LEVELS = new PhraseSet(['thành phố', 'tỉnh', 'xã', 'phường', 'đặc khu', 'huyện', 'quận', 'thị xã']);

/** "Khoa nào để lẫn chất thải, Phòng Tổ chức lập biên bản": who did it, then who acts. */
function withoutCulprit(tokens: readonly Token[], told: ActorPhrase): ActorPhrase {
  if (tokens[told.from + 1]?.word !== 'nào') return told;
  for (let at = told.from + 3; at < told.to; at += 1) {
    const acts = /,/u.test(tokens[at - 1]?.closes ?? '') ? actorsAt(tokens, at) : null;
    if (acts !== null && acts.to === told.to) return acts;
  }
  return told;
}

/** "Thư ký ghi bảng: ghi đủ dãy số …": before the colon there is nothing but whom the label calls by a deed. */
function labelOf(tokens: readonly Token[], { from, to }: ActorPhrase): ToldActor | null {
  const colon = tokens.slice(to, to + LONGEST_LABEL).findIndex(({ closes }) => closes !== '');
  const end = to + colon + 1;
  if (colon < 0 || tokens[end - 1]?.closes !== ':' || !beginsAction(tokens, end)) return null;
  if (!isLabelledByDeed(tokens, from, to, end)) return null;
  return { names: namesOf(tokens.slice(from, end)), from, to: end };
}

const LONGEST_LABEL = 6;

/** "Sở Tài chính: Cân đối kinh phí …", "Đồng chí A: phụ trách chung"; a figure or a name is no action. */
function speaksBehindColon(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return (
    beginsAction(tokens, at) ||
    mayBeDeed(tokens, at) ||
    (next !== undefined && !next.capital && /^\p{Ll}/u.test(next.text) && at + 1 < tokens.length)
  );
}
