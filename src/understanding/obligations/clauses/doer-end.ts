/** Where the words for who acts end and what they do begins, where no word of duty tells. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { beginsName } from '../actors/opening.ts';
import { headEnd } from '../actors/heads.ts';
import { isAsked, isBehindRemark, isShareOut } from '../actors/stops.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { weighedEnds, type WeighedEnd } from '../name-ends.ts';
import { actsBehindPerson } from '../persons.ts';
import { beginsPredicate, isOpeningVerb, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { DELIVERED, PASSIVE_VERB } from './clause.ts';

/** Whether a name is that of a group: "các phòng", "mỗi khoa". */
export function isSeveral(name: readonly Token[]): boolean {
  return name.some(({ word }) => isOneOf(word, 'các|những|mọi|từng|mỗi'));
}

/**
 * So much likelier must another end of a name be before the grammar's own is given up: one behind a plain predicate, one
 * that the grammar saw and went past, and a nearer one where words stand that no list has. Elsewhere the likeliest is it.
 */
const MARGIN = { behindPlain: 1, passed: 1.5, unlisted: 1 };

/** A name whose end was weighed: what stands behind it is taken for the predicate, whatever it is. */
export interface ToldActor extends ActorPhrase {
  weighed?: true;
}

/** "Đơn vị vận hành trạm bơm Cầu Sậy | duy trì …": the end that the signs around it speak for. */
export function likelierEnd(tokens: readonly Token[], told: ActorPhrase, goesOn = false): ToldActor {
  const weighed = weighedEnd(tokens, told, goesOn);
  const likely = endBehindPlace(tokens, weighed) ?? weighed;
  const isCut = [saysOnlyWhen, sendsWhatTheyHave, tellsWhatRoom].some((isNone) => isNone(tokens, likely.to));
  return (isCut ? endBeforeDeed(tokens, likely) : null) ?? likely;
}

/**
 * "Các xã vùng trong đê | gia cố bờ bao": what tells where those of a group are is no action, however often the paper
 * ends the name before it elsewhere, if something is done behind it.
 */
function endBehindPlace(tokens: readonly Token[], { from, to }: ActorPhrase): ToldActor | null {
  if (endsPhrase(tokens[to - 1]) || !isOneOf(tokens[to]?.word, 'vùng|ven|miền')) return null;
  if (!isSeveral(tokens.slice(from, to)) || beginsPredicate(tokens, to)) return null;
  const ends = weighedEnds(tokens, from, to + 1).filter(
    ({ at }) =>
      at <= to + LONGEST_PLACE &&
      tokens[at]?.capital === false &&
      tokens[at]?.word !== 'cho' &&
      !endsPhrase(tokens[at - 1]) &&
      (beginsPredicate(tokens, at) || isOpeningVerb(tokens, at)),
  );
  if (ends.length === 0) return null;
  const { at } = ends.reduce((a, b) => (b.weight > a.weight ? b : a));
  return { names: namesOf(tokens.slice(from, at)), from, to: at, weighed: true };
}

const LONGEST_PLACE = 8;

/** "các đơn vị | có báo cáo số liệu gửi về Sở | trước ngày 10/9": nobody does a day, so the name ended earlier. */
function endBeforeDeed(tokens: readonly Token[], { from, to }: ActorPhrase): ToldActor | null {
  const sends = sendsWhatTheyHave(tokens, to);
  for (let at = headEnd(tokens, lastNameIn(tokens, { names: [], from, to })); at < to - 1; at += 1) {
    if (isOneOf(tokens[at - 1]?.word, TELLS_WHICH)) {
      const verb = verbLength(tokens, at);
      at += Math.max(1, verb) + DELIVERED.lengthAt(tokens, at + verb) - 1;
      continue;
    }
    if (tokens[at]?.capital !== false) continue;
    const hands = tokens[at]?.word === 'có' && DELIVERED.lengthAt(tokens, at + 1) > 0;
    if (!hands && (sends || !beginsPredicate(tokens, at))) continue;
    const names = namesOf(tokens.slice(from, at));
    return names.length === 0 ? null : { names, from, to: at, weighed: true };
  }
  return null;
}

/** "các thôn có báo cáo nhanh gửi về xã": with no object of its own, what is sent is the paper they are to have. */
function sendsWhatTheyHave(tokens: readonly Token[], at: number): boolean {
  const isBare = isOneOf(tokens[at]?.word, 'gửi|nộp') && isOneOf(tokens[at + 1]?.word, 'về|cho|tới|đến|lên');
  return isBare && tokens[at - 1]?.word !== 'theo';
}

/** "vệ sinh phòng | làm việc": at the end of a phrase it tells what room it is, and nothing to do. */
function tellsWhatRoom(tokens: readonly Token[], at: number): boolean {
  const isWork = tokens[at]?.word === 'làm' && tokens[at + 1]?.word === 'việc';
  const isRoom = isOneOf(tokens[at - 1]?.word, 'phòng|bàn') && tokens[at - 2]?.word !== 'văn';
  return isWork && isRoom && (at + 2 >= tokens.length || endsPhrase(tokens[at + 1]));
}

/** Behind these a verb tells which are meant, or of whom: "các đơn vị chưa nộp báo cáo". */
const TELLS_WHICH = 'có|chưa|đã|đang|còn|được|bị|không|và|để|phụ|về|của|thuộc';

/** "trước ngày 10/9/2025", "chậm nhất 15 giờ thứ Sáu để tổng hợp": from a place on there is nothing but a time. */
function saysOnlyWhen(tokens: readonly Token[], from: number): boolean {
  if (!isOneOf(tokens[from]?.word, 'trước|chậm|muộn|hết')) return false;
  for (let at = from + 1; at < tokens.length; at += 1) {
    if (isOneOf(tokens[at]?.word, 'để|theo|qua')) return true;
    const { word, text } = tokens[at]!;
    if (!/\d/u.test(text) && !isOneOf(word, OF_TIMES)) return false;
  }
  return true;
}

const OF_TIMES =
  'ngày|tháng|năm|giờ|tuần|quý|thứ|hai|ba|tư|bốn|sáu|bảy|chủ|nhật|sáng|trưa|chiều|nhất|trước|là|lúc|cuối|đầu|giữa|này|nay|sau|tới|hằng|hàng|mỗi|và';

function weighedEnd(tokens: readonly Token[], told: ActorPhrase, goesOn: boolean): ToldActor {
  // A person's own name ends where its capitals do: there is nothing to weigh.
  if (actsBehindPerson(tokens, told.from, told.to)) return { ...told, weighed: true };
  // "Tổ y tế: Sơ cứu …": nor where the paper ends it with a colon.
  if (tokens[told.to - 1]?.closes === ':') return told;
  const isWhich = tokens.slice(told.from, told.to).some(({ word }) => isOneOf(word, 'nào|trừ'));
  if (isWhich || isShareOut(tokens, told.to) || isAsked(tokens, told.to)) return told;
  if (told.to >= tokens.length && !goesOn) return told;
  if (isBehindRemark(tokens, told.to) && !verbIn(tokens, told)) return { ...told, weighed: true };
  const plain = actsPlainly(tokens, told.to);
  const ends = weighedEnds(tokens, told.from, lastNameIn(tokens, told), told.to).filter(
    ({ at }) => at === told.to || (mayBeDone(tokens, at) && !partsVerb(tokens, told.to, at)),
  );
  const here = endOfGrammar(tokens, told, ends);
  const best = ends.reduce((a, b) => (b.weight > a.weight ? b : a), { at: told.to, weight: here });
  const margin = marginFor(tokens, told.to, best.at, plain);
  if (best.at === told.to || best.weight - here < margin)
    return actsAtOnce(tokens, told.to) ? { ...told, weighed: true } : told;
  if (here === Number.NEGATIVE_INFINITY && !beginsAnything(tokens, best.at)) return told;
  if (neverNamed(tokens.slice(told.to, best.at))) return told;
  const names = namesOf(tokens.slice(told.from, best.at));
  return names.length === 0 ? told : { names, from: told.from, to: best.at, weighed: true };
}

/** "trực ban | lau | dọn phòng khám": of two short verbs in a row the second opens nothing. */
function partsVerb(tokens: readonly Token[], first: number, at: number): boolean {
  return at === first + 1 && actsAtOnce(tokens, first) && actsAtOnce(tokens, at);
}

/** "được mời xác nhận tham dự với Văn phòng (điện thoại …)": what ends at a remark may be more than a name. */
function verbIn(tokens: readonly Token[], { from, to }: ActorPhrase): boolean {
  for (let at = from + 1; at < to; at += 1)
    if (tokens[at]?.capital === false && verbLength(tokens, at) > 1) return true;
  return false;
}

/** "Đội trưởng | Đội Vận động quần chúng", "Các đơn vị | trực thuộc Sở": with no sign before it a name goes on so. */
function mayBeDone(tokens: readonly Token[], at: number): boolean {
  if (endsPhrase(tokens[at - 1])) return true;
  // "Các trường không bị ngập | cử giáo viên": what befalls them is no deed.
  if (tokens[at]?.word === 'không' && tokens[at + 1]?.word === 'bị') return false;
  const binds = isOneOf(
    tokens[at]?.word === 'trực' ? tokens[at + 1]?.word : tokens[at]?.word,
    'thuộc|của|nơi',
  );
  return tokens[at]?.capital === false && !binds;
}

function marginFor(tokens: readonly Token[], here: number, there: number, plain: boolean): number {
  if (there > here) return plain ? MARGIN.behindPlain : 0;
  return beginsAnything(tokens, there) ? MARGIN.passed : MARGIN.unlisted;
}

/** Where the last name of a list begins: no end is looked for in those before it. */
export function lastNameIn(tokens: readonly Token[], { from, to }: ActorPhrase): number {
  for (let at = to - 1; at > from; at -= 1) {
    const before = tokens[at - 1];
    const parted = before?.word === 'và' || hasSign(before?.closes, ',;');
    if (parted && beginsName(tokens, at)) return at;
  }
  return from;
}

/** "chủ trì", "có trách nhiệm", "khẩn trương", "căn cứ", a capital, or a verb that is the only one: nothing to weigh. */
function actsPlainly(tokens: readonly Token[], at: number): boolean {
  const verb = verbLength(tokens, at);
  if (verb === 0) return beginsPredicate(tokens, at) && !isOpeningVerb(tokens, at);
  if (PASSIVE_VERB.lengthAt(tokens, at) > 0) return true;
  for (let next = at + verb; next < Math.min(tokens.length, at + 12); next += 1) {
    if (endsPhrase(tokens[next - 1])) return true;
    if (tokens[next]?.capital === false && (verbLength(tokens, next) > 0 || isOpeningVerb(tokens, next)))
      return false;
  }
  return true;
}

/** How much speaks for the grammar's own end; nothing, where no predicate begins there. */
function endOfGrammar(tokens: readonly Token[], told: ActorPhrase, ends: readonly WeighedEnd[]): number {
  const weight = ends.find(({ at }) => at === told.to)?.weight;
  const stands =
    endsPhrase(tokens[told.to - 1]) ||
    actsAtOnce(tokens, told.to) ||
    beginsPredicate(tokens, behindAdjunct(tokens, told.to));
  return stands ? (weight ?? Number.POSITIVE_INFINITY) : Number.NEGATIVE_INFINITY;
}

/** Words that tell what is done to somebody, when or after what, and name nobody. */
export function neverNamed(words: readonly Token[]): boolean {
  return words.some(({ word }, at) => {
    const next = words[at + 1]?.word ?? '';
    if (isOneOf(word, 'bị|sẽ|là|để|khi|nếu|thì|đã')) return true;
    if (word === 'do') return !isOneOf(words[at - 1]?.word, 'tự|lý');
    if (word === 'theo') return next !== 'dõi';
    // "Trạm Y tế thông báo Trưởng thôn | biết": who is told of it, and no name.
    if (word === 'thông' && next === 'báo') return words[at + 2]?.capital === true;
    if (word === 'thứ') return words[at + 1]?.capital === true;
    if (word === 'ngoài') return isOneOf(next, 'việc|các|những|nội|nhiệm');
    return isOneOf(word, 'tại|trong|trước|sau|vào|từ|đến|hết') && isOneOf(next, SPELLS);
  });
}

const SPELLS = 'ngày|tháng|năm|quý|tuần|giờ|thời|phiên|kỳ|cuộc|buổi|đợt|khi|lúc|quá|thứ|sáng|chiều|đầu|cuối';

/** "Đội Cờ đỏ | trực cổng trường": a short verb with its object; a heading that is nothing but names has none. */
export function actsWithObject(tokens: readonly Token[], at: number): boolean {
  const object = tokens[at + 1];
  if (object === undefined || object.capital || isOneOf(object.word, 'tiếp|thuộc')) return false;
  const inNoun = tokens[at - 1]?.word === 'chủ';
  return !inNoun && actsAtOnce(tokens, at) && tokens[at]?.closes === '' && at + 2 < tokens.length;
}

/** A verb of one syllable straight behind a name; behind a comma it may be half of a noun ("…, chuyên khoa"). */
function actsAtOnce(tokens: readonly Token[], at: number): boolean {
  return isOpeningVerb(tokens, at) && !endsPhrase(tokens[at - 1]);
}

/** Whether a verb of any length may begin here. */
export function beginsAnything(tokens: readonly Token[], at: number): boolean {
  return beginsPredicate(tokens, at) || isOpeningVerb(tokens, at);
}

/** "Các đội theo địa bàn được giao trực tiếp kiểm tra …": steps over where and how to the predicate. */
export function behindAdjunct(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.word === 'do') return behindHead(tokens, at);
  if (
    beginsPredicate(tokens, at) ||
    !(isOneOf(tokens[at]?.word, 'theo|tại|trên|trong|từ|với|bằng|qua|ở|thứ|ngày') || isShareOut(tokens, at))
  )
    return at;
  for (let next = at + 1; next < Math.min(at + 14, tokens.length); next += 1) {
    if (hasSign(tokens[next - 1]?.closes, ',;:.')) return at;
    if (beginsPredicate(tokens, next)) return next;
  }
  return at;
}

/**
 * "Ban chỉ huy tại chỗ do Phó Giám đốc làm Trưởng ban, có nhiệm vụ …", "Các đoàn do Phó Chủ tịch làm Trưởng đoàn | đi
 * kiểm tra": who heads them stands between.
 */
function behindHead(tokens: readonly Token[], at: number): number {
  let heads = tokens.length;
  for (let next = at + 2; next < Math.min(at + 18, tokens.length); next += 1) {
    const isParted = isOneOf(tokens[next - 1]?.closes, ',|:');
    const isBehind = isParted ? heads < next : isBehindPost(tokens, heads, next);
    if (isBehind && beginsPredicate(tokens, next)) return next;
    if (hasSign(tokens[next - 1]?.closes, ';:.')) return at;
    if (heads > next && isOneOf(tokens[next]?.word, 'làm|đứng')) heads = next;
  }
  return at;
}

/** Straight behind "làm Trưởng đoàn"; a "Trưởng ban chỉ đạo" has its verb in its name. */
function isBehindPost(tokens: readonly Token[], heads: number, at: number): boolean {
  const isPost = at === heads + 3 && tokens[heads + 1]?.word === 'trưởng' && tokens[at - 1]?.word !== 'ban';
  return isPost && tokens[at]?.capital === false;
}
