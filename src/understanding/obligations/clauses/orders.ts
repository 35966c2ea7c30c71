/** Orders in so many words: "Giao X …", "Đề nghị X …", "A yêu cầu X …", told on, handed over, behind who speaks or sends. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName } from '../actors/opening.ts';
import { headEnd } from '../actors/heads.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { ASSIGN, CASES, REQUEST, nothing, offset, telling, type Clause, type Cue } from './clause.ts';
import { isSeveral, likelierEnd } from './doer-end.ts';
import { predicate, withPredicate } from './predicate.ts';
import { JOINTS, skipWords, startsOf } from './starts.ts';
import { likelyAsked, namesThing, unknownActor, unknownAsked } from './unlisted-doers.ts';

/**
 * These ask only whom they name: "Sở lưu ý các trạm ghi sổ"; "Lưu ý mang theo thẻ" is a remark, and where several remind
 * it is what they have to do: "Hiệu trưởng các trường lưu ý giáo viên ghi sổ".
 */
const REMIND = new PhraseSet(['lưu ý', 'nhắc nhở', 'quán triệt']);

/** So do these, whoever says it: "Xin bà con dọn xe trước 17 giờ"; "xin ý kiến" is what somebody has to do. */
const BEGS = new PhraseSet(['xin', 'nhờ']);

/**
 * The order that begins at a place: "Sở thông báo để các trạm biết, thực hiện" tells them; "Đề nghị các trạm dọn vệ sinh
 * và thông báo để người bệnh biết" asks the stations.
 */
export function orderAt(tokens: readonly Token[], start: number, notifies: boolean): Clause | null {
  const ordered = plainOrder(tokens, start);
  if (!notifies || (ordered !== null && ordered.assignees.length > 0)) return ordered;
  return notice(tokens, start) ?? ordered;
}

/** Who says what begins at a place: the last one named before it. */
export function speaker(tokens: readonly Token[], speech: number): string[] {
  const start = startsOf(tokens).findLast((at) => at < speech && beginsName(tokens, at));
  return start === undefined ? [] : namesOf(tokens.slice(start, speech));
}

export const LONGEST_SPEECH = 60;

/**
 * "Sở kính gửi dự thảo và đề nghị quý cơ quan nghiên cứu", "Chủ tịch đồng ý phương án và giao Sở A triển khai": what is
 * sent or agreed to opens, the order follows.
 */
export function orderBehindSending(tokens: readonly Token[]): Clause | null {
  const agrees = agreementIn(tokens);
  const opens = agrees < 0 ? SENDING.firstIn(tokens) : agrees;
  if (opens < 0) return null;
  for (let at = opens + 2; at < tokens.length - 2; at += 1) {
    const start = joinedAt(tokens, at);
    if (start < 0) continue;
    const order = assignment(tokens, start);
    const isOrder = order?.cue === 'requested' || (agrees >= 0 && order?.cue === 'assigned');
    if (order === null || !isOrder || order.assignees.length === 0) continue;
    return order.assigner.length > 0 ? order : { ...order, assigner: speaker(tokens, opens) };
  }
  return null;
}

/** "…, kính đề nghị", "… và mong", "…; đồng thời yêu cầu": where a further order may begin; -1 for nowhere. */
function joinedAt(tokens: readonly Token[], at: number): number {
  if (isOneOf(tokens[at]?.word, 'và|đồng')) return at + (tokens[at + 1]?.word === 'thời' ? 2 : 1);
  return hasSign(tokens[at - 1]?.closes, ',') && REQUEST.lengthAt(tokens, at) > 0 ? at : -1;
}

/**
 * "Văn phòng sao gửi Công văn số 15 đến các chi, đảng bộ nghiên cứu, thực hiện", "Sao gửi các phòng để thực hiện": a
 * paper goes to those who have to act on it. "Gửi báo cáo về Sở tổng hợp" is what the sender has to do.
 */
export function forwarded(tokens: readonly Token[]): Clause | null {
  const sends = FORWARDS.firstIn(tokens.slice(0, LONGEST_SENDER));
  if (sends < 0) return null;
  const assigner = sends === 0 ? [] : speaker(tokens, sends);
  for (let at = sends + 2; at < tokens.length - 1; at += 1) {
    const isStraight = at === sends + 2 && beginsName(tokens, at);
    if (!isStraight && !isOneOf(tokens[at - 1]?.word, 'đến|tới|cho')) continue;
    const told = actorsAt(tokens, at);
    if (told === null) continue;
    const acts = told.to + (tokens[told.to]?.word === 'để' ? 1 : 0);
    if (ACTS_ON.lengthAt(tokens, acts) === 0) continue;
    return {
      ...nothing(),
      cue: 'requested',
      assignees: told.names,
      actionStart: offset(tokens, acts),
      assigner,
    };
  }
  return null;
}

const LONGEST_SENDER = 16;

const FORWARDS = new PhraseSet([
  'sao gửi',
  'sao lục',
  'xin gửi',
  'trân trọng gửi',
  'kính chuyển',
  'trân trọng chuyển',
  'chuyển tiếp',
]);

const ACTS_ON = new PhraseSet([
  'nghiên cứu',
  'thực hiện',
  'tổ chức thực hiện',
  'triển khai',
  'triển khai thực hiện',
  'quán triệt',
  'biết',
  'xem xét',
  'tham mưu',
  'phổ biến',
]);

/**
 * Where the writer agrees to something; -1 where he does not ("không đồng ý"), where somebody is asked to ("Đề nghị các
 * trường thống nhất với phụ huynh") or where it is a condition ("Sau khi HĐND xã đồng ý, …").
 */
function agreementIn(tokens: readonly Token[]): number {
  const agrees = AGREEING.firstIn(tokens);
  if (agrees < 0) return -1;
  const before = tokens.slice(0, agrees);
  const isAsked = ASSIGN.lengthAt(before, 0) > 0 || REQUEST.lengthAt(before, 0) > 0;
  const isCase = EVENT.lengthAt(before, 0) > 0 && !before.some(endsPhrase);
  return isAsked || isCase || isOneOf(before.at(-1)?.word, 'không|chưa') ? -1 : agrees;
}

/** What waits for an agreement opens so. */
const EVENT = new PhraseSet([...CASES, 'sau khi', 'ngay sau khi', 'ngay khi']);

const AGREEING = new PhraseSet(['đồng ý', 'nhất trí', 'chấp thuận', 'thống nhất với', 'cơ bản thống nhất']);

const SENDING = new PhraseSet([
  'kính gửi',
  'gửi kèm',
  'xin gửi',
  'trân trọng gửi',
  'xin chuyển',
  'kính chuyển',
  'thông báo',
  'nhận được',
]);

/**
 * "… thông báo để các cơ quan, đơn vị biết và thực hiện.", "Tổng cục thông báo Cục Hải quan A biết, thực hiện.", "UBND xã
 * thông báo tới toàn thể Nhân dân biết và thực hiện."
 */
function notice(tokens: readonly Token[], start: number): Clause | null {
  const at = tokens.findIndex(
    (token, index) => index >= start && token.folded === 'bao' && tokens[index - 1]?.folded === 'thong',
  );
  if (at < 0) return null;
  const told = toldSo(tokens, start, at + 1);
  if (told === null) return null;
  return { ...telling('requested', told.names), actionStart: offset(tokens, told.to) };
}

/** Who is told, and has to know or to do something; null where the telling is itself the task. */
function toldSo(tokens: readonly Token[], start: number, at: number): ActorPhrase | null {
  const preposition = tokens[at]?.folded;
  if (isOneOf(preposition, 'de|den')) {
    const told = actorsAt(tokens, at + 1);
    const acts = told !== null && (tokens[told.to]?.folded === 'biet' || beginsAction(tokens, told.to));
    return acts ? told : null;
  }
  // "thông báo cho người dân biết" is what an office has to do; the writer tells behind "Vậy", "Nay".
  const isWriter = isOneOf(preposition, 'toi|cho') && start > 0 && JOINTS.lengthAt(tokens, 0) === start;
  const from = isWriter ? at + 1 : at;
  if (!isWriter && tokens[at]?.capital !== true) return null;
  const told = actorsAt(tokens, from);
  return told !== null && knowsAndActs(tokens, told.to) ? told : null;
}

/** "… biết và thực hiện", "… biết, thực hiện". */
function knowsAndActs(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.folded !== 'biet') return false;
  const behind = at + (tokens[at + 1]?.word === 'và' ? 2 : 1);
  return (behind > at + 1 || tokens[at]?.closes === ',') && beginsAction(tokens, behind);
}

/** What somebody is told to do, in the words of an order or by handing it over. */
export function plainOrder(tokens: readonly Token[], start: number): Clause | null {
  return assignment(tokens, start) ?? handedOver(tokens, start);
}

/** "Giao X …", "Đề nghị X …", "A yêu cầu X …", and "đề nghị" with the action at once. */
export function assignment(tokens: readonly Token[], start: number): Clause | null {
  const assigner = actorsAt(tokens, start);
  const at = skipWords(tokens, assigner?.to ?? start + MEETINGS.lengthAt(tokens, start));
  const assign = ASSIGN.lengthAt(tokens, at);
  const reminder = reminderLength(tokens, at, assigner);
  const request =
    assign > 0 || (reminder === 0 && REMIND.lengthAt(tokens, at) > 0)
      ? 0
      : Math.max(reminder, requestLength(tokens, at, assigner !== null));
  const length = Math.max(assign, request);
  if (length === 0 || (assign === 1 && verbLength(tokens, at) === 0)) return null;
  if (tokens[at + length - 1]?.folded === 'doc' && assigner !== null) return null;
  // "Công an tỉnh, Thuế tỉnh: đề nghị phối hợp …": those before the colon are asked.
  const isLabel = assigner !== null && start === 0 && tokens[assigner.to - 1]?.closes === ':';
  if (isLabel && request > 0 && at === assigner.to && beginsAction(tokens, at + length))
    return withPredicate(tokens, assigner, at + length, 'requested', []);
  const cue: Cue = assign > 0 ? 'assigned' : 'requested';
  const whom = skipTo(tokens, at + length);
  const told =
    actorsAt(tokens, whom) ??
    (assign > 0 ? unknownActor(tokens, whom) : null) ??
    unknownAsked(tokens, whom) ??
    (request > 0 && assigner !== null ? likelyAsked(tokens, whom) : null);
  // "giao ban vào thứ Hai": they meet, nobody is told.
  if (tokens[whom]?.text === 'ban' && headEnd(tokens, whom) === whom + 1) return null;
  if (told !== null && (assign === 0 || isWhom(tokens, at, told))) {
    const whole = likelierEnd(tokens, told);
    return withPredicate(tokens, whole, whole.to, cue, assigner?.names ?? []);
  }
  if (request === 0 || reminder > 0) return null;
  const behind = at + length;
  const giver = hopedFrom(tokens, behind);
  if (giver !== null)
    return {
      ...nothing(),
      cue,
      assigner: assigner?.names ?? [],
      assignees: giver.names,
      actionStart: offset(tokens, behind),
    };
  const open = tokens[behind - 1]?.closes.includes(':') === true;
  const ofThing = assigner !== null && namesThing(tokens, behind);
  if (behind < tokens.length && !open && !ofThing && !beginsAction(tokens, behind)) return null;
  return predicate(tokens, behind, telling(cue, [], assigner?.names));
}

/** Words of an order that asks only whom it names: who reminds alone gives it, where several do it is their task. */
function reminderLength(tokens: readonly Token[], at: number, assigner: ActorPhrase | null): number {
  const reminds = assigner !== null && !isSeveral(tokens.slice(assigner.from, assigner.to));
  return Math.max(reminds ? REMIND.lengthAt(tokens, at) : 0, BEGS.lengthAt(tokens, at));
}

/** "Hội nghị thống nhất giao Phòng Kế hoạch …": a meeting gives orders, and is nobody. */
const MEETINGS = new PhraseSet(['hội nghị', 'cuộc họp', 'đại hội', 'phiên họp', 'buổi làm việc']);

/** "kính mong nhận được ý kiến góp ý của quý cơ quan trước ngày …": those act of whom something is to come. */
function hopedFrom(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (tokens[at]?.word !== 'nhận' || tokens[at + 1]?.word !== 'được') return null;
  return ownerOf(tokens, at + 2);
}

/** Behind "của" of the thing that is named at a place, in the same phrase: "văn bản góp ý | của các đơn vị". */
export function ownerOf(tokens: readonly Token[], from: number): ActorPhrase | null {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_THING); at += 1) {
    if (at > from && endsPhrase(tokens[at - 1])) return null;
    if (tokens[at]?.word === 'của') return actorsAt(tokens, at + 1);
  }
  return null;
}

const LONGEST_THING = 12;

/**
 * "Chuyển Sở Xây dựng xem xét, giải quyết theo thẩm quyền": handed over to somebody, and what he has to do with it;
 * "Chuyển Văn phòng hồ sơ lưu trữ" hands a thing over.
 */
function handedOver(tokens: readonly Token[], start: number): Clause | null {
  if (tokens[start]?.text !== 'Chuyển' || endsPhrase(tokens[start])) return null;
  const whom = skipTo(tokens, start + 1);
  const told = tokens[whom]?.capital === true || whom > start + 1 ? actorsAt(tokens, whom) : null;
  if (told === null || endsPhrase(tokens[told.to - 1]) || !beginsAction(tokens, told.to)) return null;
  for (let at = headEnd(tokens, told.from); at < told.to; at += 1)
    if (tokens[at]?.capital === false && namesThing(tokens, at)) return null;
  return withPredicate(tokens, told, told.to, 'assigned', []);
}

/** "đề nghị", "yêu cầu"; "chỉ thị" is a verb behind whoever gives it only: "Chỉ huy trưởng chỉ thị cho các đơn vị:". */
function requestLength(tokens: readonly Token[], at: number, isSaid: boolean): number {
  const directs = isSaid && tokens[at]?.text === 'chỉ' && tokens[at + 1]?.text === 'thị';
  return directs ? 2 : REQUEST.lengthAt(tokens, at);
}

/** "phân công lãnh đạo phụ trách" says what to do, "Phân công đồng chí A …" and "Giao Sở A …" say who. */
function isWhom(tokens: readonly Token[], verb: number, told: ActorPhrase): boolean {
  const first = tokens[told.from];
  if (first?.capital === true || isOneOf(first?.word, 'đồng|ông|bà')) return true;
  return tokens[verb]?.word === 'giao' || (tokens[verb]?.capital === true && first?.word === 'các');
}

function skipTo(tokens: readonly Token[], at: number): number {
  return isOneOf(tokens[at]?.word, 'cho|đối|với') ? skipTo(tokens, at + 1) : at;
}
