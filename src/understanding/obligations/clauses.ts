/**
 * One clause of directive language: who is told (if it says so), with whom, and where the action begins.
 * "Giao X chủ trì, phối hợp với Y rà soát …", "Đề nghị X gửi …", "X có trách nhiệm …", "Riêng X …",
 * "… do X chủ trì", or a bare "Rà soát …" whose subject stands in a heading.
 */
import { matchesIn } from '../matches.ts';
import { hasSign, isOneOf } from '../one-of.ts';
import {
  actorsAt,
  beginsName,
  headEnd,
  isAsked,
  isBehindRemark,
  isLabelledByDeed,
  isShareOut,
  mayBeDeed,
  namesOf,
  opensWithNoun,
} from './actors.ts';
import type { ActorPhrase } from './actors.ts';
import { banLength } from './binding.ts';
import { remembered } from '../remembered.ts';
import { weighedEnds } from './name-ends.ts';
import type { WeighedEnd } from './name-ends.ts';
import { actsBehindPerson, personEnd } from './persons.ts';
import { PhraseSet } from './phrase-set.ts';
import { labelsInRemark } from './labels.ts';
import things from './lexicon/things.json' with { type: 'json' };
import { opensWithTime } from './opening-day.ts';
import { smallDoersAt } from './small-doers.ts';
import {
  beginsAction,
  beginsPredicate,
  dutyLength,
  frameLength,
  isOpeningVerb,
  isPast,
  opensVerb,
  verbLength,
} from './predicates.ts';
import { changed, endsPhrase, NO_NAMES, tokensOf } from './tokens.ts';
import type { KnownNames, Token } from './tokens.ts';

/**
 * How plainly the words put a duty on somebody: giao; yêu cầu or đề nghị; có trách nhiệm or chủ trì; a
 * subject with a verb; a verb alone; nothing that is known.
 */
export type Cue = 'assigned' | 'requested' | 'duty' | 'subject' | 'bare' | 'none';

export interface Clause {
  cue: Cue;
  assignees: string[];
  cooperators: string[];
  /** Offset in the text where the action begins. */
  actionStart: number;
  /** Where it ends, if who does it stands behind it; null where it goes on to the end. */
  actionEnd: number | null;
  /** The predicate tells of what was done. */
  past: boolean;
  /** "Riêng X …": an exception that holds for this clause only. */
  exception: boolean;
  /** Who gave the order, where the clause says it: "Chủ tịch UBND tỉnh yêu cầu …". */
  assigner: string[];
  /** "Đối với X, …": X does it, unless the item stands under somebody who does it to X. */
  concerns: boolean;
  /** Who acts was weighed, where no word of an order, no known name and no known verb told. */
  likely: boolean;
  /** The end of who acts was weighed: an order behind it in the same sentence is surer. */
  weighed: boolean;
}

const ASSIGN = new PhraseSet([
  'giao',
  'giao cho',
  'giao nhiệm vụ cho',
  'giao trách nhiệm cho',
  'phân công',
  'chỉ định',
  'giao trách nhiệm',
  'giao nhiệm vụ',
]);
const REQUEST = new PhraseSet([
  'yêu cầu',
  'vêu cầu',
  'đề nghị',
  'kính đề nghị',
  'trân trọng đề nghị',
  'kính mong',
  'mong',
  'rất mong',
  'tha thiết mong',
  'nhắc',
  'đôn đốc',
  'kính yêu cầu',
  'chỉ đạo, yêu cầu',
  'kiến nghị',
]);
/**
 * These ask only whom they name: "Sở lưu ý các trạm ghi sổ"; "Lưu ý mang theo thẻ" is a remark, and where several remind
 * it is what they have to do: "Hiệu trưởng các trường lưu ý giáo viên ghi sổ".
 */
const REMIND = new PhraseSet(['lưu ý', 'nhắc nhở', 'quán triệt']);
/** So do these, whoever says it: "Xin bà con dọn xe trước 17 giờ"; "xin ý kiến" is what somebody has to do. */
const BEGS = new PhraseSet(['xin', 'nhờ']);
const OPENERS = new PhraseSet([
  'trong',
  'quá thời hạn',
  'quá thời gian',
  'quá hạn',
  'hết thời hạn',
  'để',
  'nhằm',
  'trên',
  'sau',
  'khi',
  'nếu',
  'trường hợp',
  'căn cứ',
  'theo',
  'từ',
  'đồng thời',
  'ngoài',
  'bên cạnh',
  'nhận được',
  'hằng',
  'hàng',
  'định kỳ',
  'trước',
  'chậm nhất',
  'thứ',
  'qua',
  'thừa lệnh',
  'với',
  'do',
  'đối với',
  'riêng',
  'cùng với',
  'quá trình',
  'đến',
  'tại',
  'vì vậy',
  'thực hiện',
  'triển khai',
  'song song',
  'thời gian tới',
  'lúc',
  'kể từ',
  'ngay',
  'chậm',
  'tiếp theo',
  'cuối',
  'vào',
  'mặt khác',
  'hết',
  'như vậy',
  'về',
  'liên quan',
  'việc',
  'ngoài ra',
  'kết thúc',
  'trừ',
  'xét đề nghị',
  'xét tờ trình',
  'xét báo cáo',
]);
const TIMED = new PhraseSet([
  'hằng',
  'hàng',
  'định kỳ',
  'trước',
  'chậm nhất',
  'thứ',
  'lúc',
  'ngay',
  'thường xuyên',
]);
/** "nếu cần sửa đổi, bổ sung Kế hoạch, các sở đề xuất": the verbs of a condition are not what is told. */
const CASES = ['nếu', 'trường hợp', 'khi', 'trong trường hợp'];
const CONDITION = new PhraseSet(CASES);
const DELIVERED = new PhraseSet([
  'báo cáo',
  'văn bản',
  'ý kiến',
  'kết quả',
  'danh sách',
  'hồ sơ',
  'văn bản góp ý',
  'ý kiến góp ý',
  'bài dự thi',
  'sản phẩm',
  'phiếu đăng ký',
  'số liệu',
  'kế hoạch',
  'mọi vướng mắc',
  'mọi khó khăn, vướng mắc',
  'mọi ý kiến',
  'khó khăn, vướng mắc',
  'vướng mắc',
  'tình hình',
]);
const PASSIVE_VERB = new PhraseSet([
  'trình',
  'bố trí',
  'chuẩn bị',
  'chủ trì',
  'thực hiện',
  'đảm nhiệm',
  'phụ trách',
  'tham mưu',
  'chịu trách nhiệm',
  'làm chủ đầu tư',
  'tổ chức thực hiện',
  'triển khai',
  'làm đầu mối',
  'là đầu mối',
  'đảm nhận',
  'thực thi',
  'tổ chức',
  'xem xét',
  'giải quyết',
  'trả lời',
  'bảo đảm',
  'chi trả',
  'đảm trách',
  'đảm đương',
  'lo',
  'lo liệu',
]);

/** Reads a sentence or a part of one; `names` are those that the paper is known to use. */
export function clauseOf(text: string, names: KnownNames = NO_NAMES): Clause {
  return readerWith(names.standIn(text) ? names : NO_NAMES)(text);
}

/** Several rules ask for the clause of a passage, and each paper's names are its own. */
const READERS = new WeakMap<KnownNames, (text: string) => Clause>();

function readerWith(names: KnownNames): (text: string) => Clause {
  let reader = READERS.get(names);
  if (reader === undefined) READERS.set(names, (reader = remembered(64, (text) => readClause(text, names))));
  return reader;
}

function readClause(text: string, names: KnownNames): Clause {
  return boundByArticle(text) ?? labelledBehind(text, names) ?? clauseInWords(text, names);
}

function clauseInWords(text: string, names: KnownNames): Clause {
  const tokens = tokensOf(text, names);
  const said = orderBehindSpeaker(tokens);
  if (said !== null) return said;
  const timed = TIMED.lengthAt(tokens, 0) > 0 || opensWithTime(tokens);
  let acting = false;
  const sent = forwarded(tokens) ?? orderBehindSending(tokens) ?? actsThen(tokens) ?? mustInCase(tokens);
  if (sent !== null) return sent;
  const notifies = tokens.some(({ folded }, at) => folded === 'thong' && tokens[at + 1]?.folded === 'bao');
  let held: Clause | null = null;
  let conditional = false;
  for (const start of startsOf(tokens)) {
    const ordered = orderAt(tokens, start, notifies);
    if (ordered !== null && (held === null || ordered.assigner.length > 0)) return ordered;
    const named: Clause | null = acting
      ? null
      : (prohibition(tokens, start) ??
        exception(tokens, start) ??
        (isAmongDoers(tokens, start) ? null : subject(tokens, start)));
    const told: Clause | null =
      named === null ? null : ((start > 0 ? passive(tokens.slice(0, start)) : null) ?? named);
    if (told !== null && !(told.weighed && start > 0)) return told;
    held ??= told;
    acting ||= held !== null;
    conditional = (conditional || CONDITION.lengthAt(tokens, start) > 0) && told === null;
    acting ||=
      !conditional && start > 0 && beginsAction(tokens, start) && TIMED.lengthAt(tokens, start) === 0;
    if (acting && timed) break;
  }
  return (
    held ??
    mustBehind(tokens) ??
    passive(tokens) ??
    bracketed(tokens) ??
    delivery(tokens) ??
    bare(tokens) ??
    subjectBehind(tokens) ??
    chargedWith(tokens) ??
    likelySubject(tokens) ??
    nothing()
  );
}

/** "đã được Hội đồng khoa, | Phòng Đào tạo thông qua, …": one of those by whom something was done. */
function isAmongDoers(tokens: readonly Token[], start: number): boolean {
  if (start < 3) return false;
  for (let at = start - 2; at >= Math.max(0, start - LONGEST_DOER); at -= 1) {
    if (!isOneOf(tokens[at]?.word, 'được|bị')) continue;
    const doers = actorsAt(tokens, at + 1);
    return doers !== null && doers.to > start;
  }
  return false;
}

const LONGEST_DOER = 16;

/**
 * The order that begins at a place: "Sở thông báo để các trạm biết, thực hiện" tells them; "Đề nghị các trạm dọn vệ sinh
 * và thông báo để người bệnh biết" asks the stations.
 */
function orderAt(tokens: readonly Token[], start: number, notifies: boolean): Clause | null {
  const ordered = plainOrder(tokens, start);
  if (!notifies || (ordered !== null && ordered.assignees.length > 0)) return ordered;
  return notice(tokens, start) ?? ordered;
}

/**
 * "Phó Thủ tướng có ý kiến như sau: Giao Bộ Tài chính xử lý …", "… kết luận: các trường rà soát": who speaks stands before
 * the colon, what is told behind it, in one paragraph.
 */
function orderBehindSpeaker(tokens: readonly Token[]): Clause | null {
  const colon = tokens.findIndex(({ closes }) => closes.includes(':'));
  if (colon < 3 || colon > LONGEST_SPEECH || colon + 2 >= tokens.length) return null;
  const speech = SPEAKS.firstIn(tokens.slice(0, colon + 1));
  if (speech < 1 || colon - speech > 8 || ASKS_OF_OFFICES.firstIn(tokens.slice(0, speech)) >= 0) return null;
  const told = plainOrder(tokens, colon + 1) ?? subject(tokens, colon + 1);
  if (told === null || told.past || told.assignees.length === 0) return null;
  const cue = told.cue === 'assigned' ? 'assigned' : 'requested';
  return { ...told, cue, assigner: told.assigner.length > 0 ? told.assigner : speaker(tokens, speech) };
}

/** Who says what begins at a place: the last one named before it. */
function speaker(tokens: readonly Token[], speech: number): string[] {
  const start = startsOf(tokens).findLast((at) => at < speech && beginsName(tokens, at));
  return start === undefined ? [] : namesOf(tokens.slice(start, speech));
}

const SPEAKS = new PhraseSet([
  'có ý kiến',
  'có ý kiến chỉ đạo',
  'cho ý kiến',
  'chỉ đạo như sau',
  'chỉ đạo',
  'kết luận',
  'yêu cầu như sau',
]);
/** What these say is a wish, and no order: "Cử tri có ý kiến: đề nghị Sở Y tế xây trạm". */
const ASKS_OF_OFFICES = new PhraseSet([
  'cử tri',
  'đại biểu',
  'công dân',
  'người dân',
  'người lao động',
  'phụ huynh',
]);
const LONGEST_SPEECH = 60;

/** "Sinh viên thỏa mãn các điều kiện trên, nếu có nhu cầu cần | phải nộp đơn": far behind whom it binds. */
function mustBehind(tokens: readonly Token[]): Clause | null {
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
function mustInCase(tokens: readonly Token[]): Clause | null {
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

/** "ý kiến ghi vào sổ, nhà trường trả lời trong 02 ngày": a thing opens, who acts stands behind the comma. */
function subjectBehind(tokens: readonly Token[]): Clause | null {
  if (tokens.length < 2 || beginsName(tokens, 0)) return null;
  const at = tokens.findIndex((token) => hasSign(token.closes, ',;:.')) + 1;
  const isThing = at > 4 && at < 9 && tokens.slice(0, at).every(({ text }) => !/\d/u.test(text));
  const clause = isThing && tokens[at - 1]?.closes === ',' ? subject(tokens, at) : null;
  return clause === null || clause.past || clause.assignees.length === 0 ? null : clause;
}

/**
 * "Sở kính gửi dự thảo và đề nghị quý cơ quan nghiên cứu", "Chủ tịch đồng ý phương án và giao Sở A triển khai": what is
 * sent or agreed to opens, the order follows.
 */
function orderBehindSending(tokens: readonly Token[]): Clause | null {
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

/** "Các kỹ thuật viên an toàn được phân công | bám ca 3": what somebody was given to do, where nothing else is said of them. */
function chargedWith(tokens: readonly Token[]): Clause | null {
  const given = GIVEN.firstIn(tokens);
  if (given < 1 || given > LONGEST_LIKELY || !opensWithNoun(tokens)) return null;
  const at = given + GIVEN.lengthAt(tokens, given);
  if (at >= tokens.length - 1 || !(beginsAction(tokens, at) || isOpeningVerb(tokens, at))) return null;
  const names = namesOf(tokens.slice(0, given));
  const told = { names, from: 0, to: given };
  return names.length === 0 || isPast(tokens, given - 1) ? null : withPredicate(tokens, told, at, 'duty', []);
}

const GIVEN = new PhraseSet(['được phân công', 'được giao nhiệm vụ', 'được cử']);

/** "…, kính đề nghị", "… và mong", "…; đồng thời yêu cầu": where a further order may begin; -1 for nowhere. */
function joinedAt(tokens: readonly Token[], at: number): number {
  if (isOneOf(tokens[at]?.word, 'và|đồng')) return at + (tokens[at + 1]?.word === 'thời' ? 2 : 1);
  return hasSign(tokens[at - 1]?.closes, ',') && REQUEST.lengthAt(tokens, at) > 0 ? at : -1;
}

/**
 * "Văn phòng sao gửi Công văn số 15 đến các chi, đảng bộ nghiên cứu, thực hiện", "Sao gửi các phòng để thực hiện": a
 * paper goes to those who have to act on it. "Gửi báo cáo về Sở tổng hợp" is what the sender has to do.
 */
function forwarded(tokens: readonly Token[]): Clause | null {
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

const LAST_ARTICLE =
  /,? (?:căn cứ|chịu trách nhiệm|có trách nhiệm|chiụ trách nhiệm)(?: (?:tổ chức|triển khai))? (?:(?:Quyết định|Nghị quyết) (?:này )?)?(?:thi hành|thực hiện)(?: (?:Quyết định|Nghị quyết|Kế hoạch|Quy chế|Quy định|Chỉ thị|Thông tư|Hướng dẫn)(?: này)?)?[^,;.]{0,24}$/iu;

/** "Chánh Văn phòng, Giám đốc các sở … chịu trách nhiệm thi hành Quyết định này": all before it are bound. */
function boundByArticle(text: string): Clause | null {
  const found = text.length > 2000 ? null : LAST_ARTICLE.exec(text);
  if (found === null) return null;
  const tokens = tokensOf(text.slice(0, found.index));
  if (!beginsName(tokens, 0) || ASSIGN.lengthAt(tokens, 0) > 0) return null;
  const actionStart = found.index + found[0].length - found[0].replace(/^,? /u, '').length;
  return { ...telling('duty', namesOf(tokens)), actionStart };
}

function nothing(): Clause {
  return telling('none');
}

/** A clause of which no more is known than how it is told, whose it is and who gave the order. */
function telling(cue: Cue, assignees: string[] = [], assigner: string[] = []): Clause {
  return {
    cue,
    assignees,
    cooperators: [],
    actionStart: 0,
    actionEnd: null,
    past: false,
    exception: false,
    assigner,
    concerns: false,
    likely: false,
    weighed: false,
  };
}

/** What only joins a sentence to the one before it, with no comma behind: "Nay UBND xã đề nghị …", "Vì vậy Sở yêu cầu …". */
const JOINTS = new PhraseSet([
  'nay',
  'vậy',
  'vì vậy',
  'do vậy',
  'bởi vậy',
  'như vậy',
  'vì thế',
  'do đó',
  'theo đó',
  'từ đó',
]);

/** A clause may begin after an adverbial: "Để …, ", "Trong quá trình thực hiện, nếu …, ", "Hằng tuần, ". */
function startsOf(tokens: readonly Token[]): number[] {
  const joint = JOINTS.lengthAt(tokens, 0);
  const goesOn = joint > 0 && !endsPhrase(tokens[joint - 1]);
  const orders = ASSIGN.lengthAt(tokens, joint) > 0 || REQUEST.lengthAt(tokens, joint) > 0;
  if (goesOn && (orders || beginsName(tokens, joint))) return [joint];
  if (OPENERS.lengthAt(tokens, 0) > 0 || opensWithTime(tokens))
    return [0, ...startBehindGrounds(tokens), ...startsBehind(tokens, 0)];
  if (isOneOf(tokens[0]?.word, 'những|mọi|các') && !beginsName(tokens, 0))
    return [0, ...startsBehind(tokens, 0).filter((start) => mustAct(tokens, start))];
  return [0, ...behindTopic(tokens), ...ordersBehind(tokens)];
}

/** "Căn cứ vào tình hình thực tế | các trạm chủ động …": grounds that no comma parts from who acts on them. */
function startBehindGrounds(tokens: readonly Token[]): number[] {
  if (GROUNDS.lengthAt(tokens, 0) === 0) return [];
  for (let at = 3; at < Math.min(tokens.length - 1, LONGEST_GROUNDS); at += 1) {
    if (endsPhrase(tokens[at - 1])) return [];
    const ends = isOneOf(tokens[at - 1]?.word, 'này|trên|giao|tế|mình|hành');
    if (ends && beginsName(tokens, at)) return [at];
  }
  return [];
}

const GROUNDS = new PhraseSet([
  'căn cứ',
  'trong thời gian',
  'trong quá trình',
  'trong những ngày',
  'trên cơ sở',
  'tùy tình hình',
  'tùy theo tình hình',
  'theo chức năng',
]);
const LONGEST_GROUNDS = 16;

/** Whether an adverbial begins at a place: "Trong …", "Khi …", "Về …". */
export function opensAdverbial(tokens: readonly Token[], at = 0): boolean {
  return OPENERS.lengthAt(tokens, at) > 0;
}

/** "Kỷ niệm 90 năm …, Ban Thường trực đề nghị …": an order behind an opening that is neither name nor verb. */
function ordersBehind(tokens: readonly Token[]): number[] {
  if (beginsName(tokens, 0) || beginsAction(tokens, 0)) return [];
  return startsBehind(tokens, 0).filter((start) => {
    const assigner = actorsAt(tokens, start);
    const verb = assigner === null ? -1 : skipWords(tokens, assigner.to);
    return verb > 0 && (ASSIGN.lengthAt(tokens, verb) > 0 || REQUEST.lengthAt(tokens, verb) > 0);
  });
}

/** "Những vụ án phức tạp, các đơn vị phải báo cáo ngay": the thing stands first, then who must. */
function mustAct(tokens: readonly Token[], start: number): boolean {
  const told = actorsAt(tokens, start);
  return told !== null && isOneOf(tokens[told.to]?.word, 'phải|cần');
}

/** Behind each comma, colon and "thì" of an adverbial. */
function startsBehind(tokens: readonly Token[], from: number): number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let at = from; at < tokens.length - 1 && starts.length < 15; at += 1) {
    const { opens, closes } = tokens[at] ?? NO_SIGNS;
    if (opens !== '') depth += count(opens, '(');
    if (closes !== '') depth -= count(closes, ')');
    const parts = (closes !== '' && hasSign(closes, ',:;')) || (at > from && tokens[at]?.word === 'thì');
    if (depth <= 0 && parts) starts.push(at + 1);
  }
  return starts;
}

/** "Chế độ báo cáo: Các đơn vị gửi …": who does it stands behind the topic. */
function behindTopic(tokens: readonly Token[]): number[] {
  const colon = tokens.slice(0, 9).findIndex((token) => token.closes.includes(':'));
  if (colon < 0 || beginsName(tokens, 0)) return [];
  const told = beginsName(tokens, colon + 1) || ASSIGN.lengthAt(tokens, colon + 1) > 0;
  if (told) return [colon + 1];
  return OPENERS.lengthAt(tokens, colon + 1) > 0 ? startsBehind(tokens, colon + 1) : [];
}

const NO_SIGNS = { opens: '', closes: '' };

const count = (text: string, sign: string): number => text.split(sign).length - 1;

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
function plainOrder(tokens: readonly Token[], start: number): Clause | null {
  return assignment(tokens, start) ?? handedOver(tokens, start);
}

/** "Giao X …", "Đề nghị X …", "A yêu cầu X …", and "đề nghị" with the action at once. */
function assignment(tokens: readonly Token[], start: number): Clause | null {
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
function ownerOf(tokens: readonly Token[], from: number): ActorPhrase | null {
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

/** "Nghiêm cấm sĩ quan uống rượu": who must not; "Nghiêm cấm đốt nương" names nobody. */
function prohibition(tokens: readonly Token[], start: number): Clause | null {
  const length = banLength(tokens, start);
  const told = length === 0 ? null : actorsAt(tokens, start + length);
  if (told === null || !beginsAnything(tokens, told.to)) return null;
  return { ...telling('requested', told.names), actionStart: offset(tokens, start) };
}

/** "phân công lãnh đạo phụ trách" says what to do, "Phân công đồng chí A …" and "Giao Sở A …" say who. */
function isWhom(tokens: readonly Token[], verb: number, told: ActorPhrase): boolean {
  const first = tokens[told.from];
  if (first?.capital === true || isOneOf(first?.word, 'đồng|ông|bà')) return true;
  return tokens[verb]?.word === 'giao' || (tokens[verb]?.capital === true && first?.word === 'các');
}

/** "thống nhất", "trân trọng", "có ý kiến" between the assigner and the verb of order. */
function skipWords(tokens: readonly Token[], at: number): number {
  for (let skip = 0; skip <= 4; skip += 1) {
    if (ASSIGN.lengthAt(tokens, at + skip) > 0 || REQUEST.lengthAt(tokens, at + skip) > 0) return at + skip;
    if (!isOneOf(tokens[at + skip]?.word, 'kính|trân|trọng|thống|nhất|xin|và|tiếp|tục|cũng|tạm|thời')) break;
  }
  return at;
}

function skipTo(tokens: readonly Token[], at: number): number {
  return isOneOf(tokens[at]?.word, 'cho|đối|với') ? skipTo(tokens, at + 1) : at;
}

/** "Riêng X …", "Đối với X …"; with a comma behind it "đối với X" only says where, and of whom in "đối với X, giao Y …". */
function exception(tokens: readonly Token[], start: number): Clause | null {
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

function isSeveral(name: readonly Token[]): boolean {
  return name.some(({ word }) => isOneOf(word, 'các|những|mọi|từng|mỗi'));
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

function subject(tokens: readonly Token[], start: number): Clause | null {
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

/**
 * So much likelier must another end of a name be before the grammar's own is given up: one behind a plain predicate, one
 * that the grammar saw and went past, and a nearer one where words stand that no list has. Elsewhere the likeliest is it.
 */
const MARGIN = { behindPlain: 1, passed: 1.5, unlisted: 1 };

/** A name whose end was weighed: what stands behind it is taken for the predicate, whatever it is. */
interface ToldActor extends ActorPhrase {
  weighed?: true;
}

/** "Đơn vị vận hành trạm bơm Cầu Sậy | duy trì …": the end that the signs around it speak for. */
function likelierEnd(tokens: readonly Token[], told: ActorPhrase, goesOn = false): ToldActor {
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
function lastNameIn(tokens: readonly Token[], { from, to }: ActorPhrase): number {
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

/** "Kíp mổ số 2 hội ý trước mỗi ca": who acts by the likeliest end, where nothing else tells. */
function likelySubject(tokens: readonly Token[]): Clause | null {
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
function actsThen(tokens: readonly Token[]): Clause | null {
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

/** Words that tell what is done to somebody, when or after what, and name nobody. */
function neverNamed(words: readonly Token[]): boolean {
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

/** "Đội Cờ đỏ | trực cổng trường": a short verb with its object; a heading that is nothing but names has none. */
function actsWithObject(tokens: readonly Token[], at: number): boolean {
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
function beginsAnything(tokens: readonly Token[], at: number): boolean {
  return beginsPredicate(tokens, at) || isOpeningVerb(tokens, at);
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

/** Things that open sentences as names do. */
const THINGS =
  /^(?:ke hoach|quyet dinh|cong van|thong bao|chi thi|nghi|luat|thong tu|cong dien|bao cao|to trinh|de an|du an|chuong trinh|hop dong|quy|dieu|khoan|muc|phu luc|mau|bieu|bang|danh sach|cong tac|viec|noi dung|ket qua|thoi|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|dia diem|kinh phi|nguon|so |tong|ty le|gia |chi tieu|muc tieu|nhiem vu|giai doan|ngay|thang|nam|tuan|hang|dinh|chieu|sang|le |hoi nghi|cuoc|buoi|phien|ky|dot|khu vuc|tuyen|duong|cau |ho so|tai lieu|giay|phieu|ton tai|han che|nguyen nhan|mot |hai |ba |nhieu|co |da |dang|se |hien|tuy|nhung|do |vi |tren|trong|tai |theo|de |khi|neu|truong hop|rieng|doi voi|viet nam|dai hoi|phong trao|cuoc thi|giai|phan|chuong|yeu cau|quan diem|y kien|che do|chat luong|he thong|phan mem|so lieu|tinh hinh|cac hoat dong|moi hoat dong)/u;

/**
 * "Lâm trường Kỳ Sơn phát dọn …": a name whose head nobody has listed, told by its proper noun and by the
 * predicate behind it.
 */
function unknownActor(tokens: readonly Token[], start: number): ActorPhrase | null {
  const first = tokens[start];
  if (first?.capital !== true || first.opens !== '' || opensVerb(first)) return null;
  if (OPENERS.lengthAt(tokens, start) > 0) return null;
  if (THINGS.test(`${first.folded} ${tokens[start + 1]?.folded ?? ''} `)) return null;
  let proper = 0;
  for (let to = start + 1; to < Math.min(tokens.length, start + 12); to += 1) {
    if (hasSign(tokens[to - 1]?.closes, ';:.')) return null;
    if (/,/u.test(tokens[to - 1]?.closes ?? '') && tokens[to]?.capital === false) return null;
    if (tokens[to]?.capital === true) proper += 1;
    else if (beginsPredicate(tokens, to)) {
      if (proper === 0 && tokens[to + 1]?.capital === true) continue;
      const names = proper > 0 ? namesOf(tokens.slice(start, to)) : [];
      return names.length === 0 ? null : { names, from: start, to };
    }
  }
  return null;
}

/** Nouns behind "các" that do nothing by themselves. */
const INANIMATE = new PhraseSet(things.things);

/** Whether what begins at a place is a thing and nobody: "hồ sơ", "kết quả", "phương án". */
export function namesThing(tokens: readonly Token[], at: number): boolean {
  const first = isOneOf(tokens[at]?.word, 'các|mọi|những|từng|mỗi|toàn') ? at + 1 : at;
  const noun = `${tokens[first]?.folded ?? ''} ${tokens[first + 1]?.folded ?? ''} `;
  if (noun === 'trach nhiem ' || noun === 'nghia vu ') return true;
  // "nhà bếp", "nhà xe": those who work there.
  if (tokens[first]?.word === 'nhà') return false;
  return THINGS.test(noun) || INANIMATE.lengthAt(tokens, first) > 0 || DELIVERED.lengthAt(tokens, at) > 0;
}

/** "Các thương nhân đầu mối ưu tiên điều hàng …": a group nobody has listed, told by "các" and its predicate. */
function unknownGroup(tokens: readonly Token[], start: number): ActorPhrase | null {
  const counted =
    /^\d{2,3}$/u.test(tokens[start]?.text ?? '') && /^\p{Ll}/u.test(tokens[start + 1]?.text ?? '');
  if (!(counted || isOneOf(tokens[start]?.word, 'các|mọi|những')) || endsPhrase(tokens[start])) return null;
  if (INANIMATE.lengthAt(tokens, start + 1) > 0 || beginsAction(tokens, start + 1)) return null;
  for (let to = start + 2; to < Math.min(tokens.length, start + 10); to += 1) {
    if (endsPhrase(tokens[to - 1])) return null;
    if (!beginsPredicate(tokens, to)) continue;
    const acts =
      verbLength(tokens, to) > 0 || isOneOf(tokens[to]?.word, 'chủ|khẩn|nghiêm|kịp|thường|tiếp|tự|phải');
    const names = acts ? namesOf(tokens.slice(start, to)) : [];
    return names.length === 0 ? null : { names, from: start, to };
  }
  return null;
}

/** "Yêu cầu các ga:", "Đề nghị các ga tổ chức …": a group nobody has listed, told by the order before it. */
function unknownAsked(tokens: readonly Token[], start: number): ActorPhrase | null {
  const group = unknownGroup(tokens, start);
  if (group !== null || tokens[start]?.word !== 'các') return group;
  if (INANIMATE.lengthAt(tokens, start + 1) > 0 || beginsAction(tokens, start + 1)) return null;
  const last = tokens.findIndex((token, at) => at > start && endsPhrase(token));
  const isLeadIn = last > 0 && last < start + LONGEST_GROUP && tokens[last]?.closes === ':';
  if (!isLeadIn) return null;
  return { names: namesOf(tokens.slice(start, last + 1)), from: start, to: last + 1 };
}

const LONGEST_GROUP = 8;

/**
 * "Đoàn yêu cầu | Xưởng cưa số 2 | lắp tấm che": behind somebody's order whom no list knows, up to the end that the signs
 * around it speak for plainly.
 */
function likelyAsked(tokens: readonly Token[], from: number): ActorPhrase | null {
  if (from >= tokens.length || beginsAction(tokens, from) || namesThing(tokens, from)) return null;
  const [best] = weighedEnds(tokens, from).toSorted((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight < PLAIN_END || best.at > from + LONGEST_GROUP) return null;
  if (!beginsAnything(tokens, best.at) || endsPhrase(tokens[best.at - 1])) return null;
  const name = tokens.slice(from, best.at);
  return neverNamed(name) ? null : { names: namesOf(name), from, to: best.at };
}

/** An end of a name that weighs so much is one in nine of ten. */
const PLAIN_END = 2;

/**
 * "Các chủ hồ, đập nhỏ thường xuyên …": a group whose further members are no known names; "Phòng Tổ chức,
 * biên chế in tài liệu": a unit with a comma in its name.
 */
function withUnknownMember(tokens: readonly Token[], told: ActorPhrase): ActorPhrase {
  const first = tokens[told.from];
  const open =
    /,/u.test(tokens[told.to - 1]?.closes ?? '') &&
    isOneOf(first?.word, 'các|mọi|mỗi|từng|những|chủ|phòng|ban|khoa|sở|tổ');
  if (!open || beginsPredicate(tokens, told.to) || tokens[told.to]?.capital === true) return told;
  if (neverNamed(tokens.slice(told.to, told.to + 2))) return told;
  for (let to = told.to + 1; to <= told.to + 4 && to < tokens.length; to += 1) {
    if (hasSign(tokens[to - 1]?.closes, ',;:.')) return told;
    if (beginsPredicate(tokens, to)) return { ...told, to, names: namesOf(tokens.slice(told.from, to)) };
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

/** "Các đội theo địa bàn được giao trực tiếp kiểm tra …": steps over where and how to the predicate. */
function behindAdjunct(tokens: readonly Token[], at: number): number {
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

/**
 * "Báo cáo gửi về Sở Nội vụ trước ngày …", "Kết quả rà soát báo cáo Bộ Y tế …", "Mọi vướng mắc phản ánh về Sở": what is
 * handed in stands before the verb, and whose it is may stand behind "của".
 */
function delivery(tokens: readonly Token[]): Clause | null {
  const from = tokens[0]?.word === 'riêng' ? 1 : 0;
  const noun = from + DELIVERED.lengthAt(tokens, from);
  if (noun === from) return null;
  const verb = tokens.findIndex((_, index) => index >= noun && index < noun + 12 && handsIn(tokens, index));
  if (verb < 0 || isOneOf(tokens[verb - 1]?.word, 'được|do|không|chưa|đã')) return null;
  if (REPORTS.lengthAt(tokens, verb) > 0 && tellsHowItIs(tokens, verb)) return null;
  // "danh sách có xác nhận của nhà trường": whose the mark on it is, sends nothing.
  const isMarked = tokens.slice(noun, verb).some(({ word }) => isOneOf(word, 'có|kèm|theo|về|trên'));
  const owner = isMarked ? null : ownerOf(tokens, noun);
  const assignees = owner !== null && owner.to <= verb ? owner.names : [];
  return telling('requested', assignees);
}

/** "Kết quả của Sở báo cáo UBND tỉnh | cho thấy …", "… | là căn cứ để …": in the same phrase something is said of it. */
function tellsHowItIs(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at < tokens.length && !endsPhrase(tokens[at - 1]); at += 1) {
    if (isOneOf(tokens[at]?.word, 'thấy|chưa|đã')) return true;
    if (tokens[at]?.word === 'là' && !isOneOf(tokens[at - 1]?.word, 'nhất|hơn|hạn')) return true;
  }
  return false;
}

/** "gửi", "nộp"; "báo cáo", "phản ánh" only where somebody stands behind who receives it. */
function handsIn(tokens: readonly Token[], at: number): boolean {
  if (isOneOf(tokens[at]?.word, 'gửi|nộp')) return true;
  const reports = REPORTS.lengthAt(tokens, at);
  if (reports === 0) return false;
  const behind = at + reports;
  const receiver = behind + (isOneOf(tokens[behind]?.word, 'về|cho|với|lên') ? 1 : 0);
  return beginsName(tokens, receiver);
}

const REPORTS = new PhraseSet([
  'báo cáo',
  'phản ánh',
  'phản ánh kịp thời',
  'báo cáo kịp thời',
  'thông báo',
  'báo',
]);

/** "Việc rà soát do Sở Tư pháp chủ trì thực hiện". */
function passive(tokens: readonly Token[]): Clause | null {
  if (TAKES_PART.lengthAt(tokens, 0) > 0) return null;
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at]?.word !== 'do') continue;
    const told = doneBy(tokens, at + 1);
    if (told !== null) {
      const { cooperators } = predicate(tokens, told.to, nothing());
      return { ...telling('duty', told.names), cooperators };
    }
  }
  return null;
}

/** "Tham gia các lớp tập huấn do Sở Y tế tổ chức": who holds it has nothing to do here. */
const TAKES_PART = new PhraseSet([
  'tham gia',
  'tham dự',
  'dự',
  'hưởng ứng',
  'cử cán bộ tham gia',
  'cử người tham gia',
]);

/** "do | Đội xử lý trung tâm | thực hiện": the verb of the passive ends the name, though one stands in it. */
function doneBy(tokens: readonly Token[], at: number): ActorPhrase | null {
  const told = actorsAt(tokens, at);
  if (told === null || PASSIVE_VERB.lengthAt(tokens, told.to) > 0) return told;
  if (told.to !== headEnd(tokens, at)) return null;
  for (let to = told.to + 1; to < Math.min(tokens.length, told.to + 7); to += 1) {
    if (endsPhrase(tokens[to - 1])) return null;
    if (PASSIVE_VERB.lengthAt(tokens, to) > 0 && tokens[to - 1]?.word !== 'tổ')
      return { names: namesOf(tokens.slice(at, to)), from: at, to };
  }
  return null;
}

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

/** "Trình UBND tỉnh … trước ngày 30/6 (Phòng Pháp chế chủ trì)": who does it stands in brackets at the end. */
function bracketed(tokens: readonly Token[]): Clause | null {
  const at = tokens.findIndex((token, index) => index > 0 && token.opens.includes('('));
  if (at < 0) return null;
  const inside: Token[] = [];
  for (const token of tokens.slice(at)) inside.push(changed(token, { opens: '' }));
  const told = actorsAt(inside, 0);
  if (told === null || PASSIVE_VERB.lengthAt(inside, told.to) === 0) return null;
  const { cooperators } = predicate(inside, told.to, nothing());
  return { ...(bare(tokens) ?? nothing()), cue: 'duty', assignees: told.names, cooperators };
}

/**
 * "Rà soát thiết bị (đơn vị phụ trách: Phòng A và Phòng B)", "… (chủ trì: X; phối hợp: Y)": who does it stands behind
 * labels in brackets at the end. Who presides over a meeting need not do what is said of it.
 */
function labelledBehind(text: string, names: KnownNames): Clause | null {
  const at = text.lastIndexOf('(');
  const closed = at < 1 ? -1 : text.indexOf(')', at);
  if (closed < 0 || !text.includes(':', at) || !ONLY_WHEN.test(text.slice(closed + 1))) return null;
  const remark = text.slice(at + 1, closed);
  const { assignees, cooperators } = labelsInRemark(remark);
  const isPresided = /^chủ trì:/iu.test(remark) && MEETS.test(text.slice(0, at));
  if (assignees.length === 0 || isPresided) return null;
  const clause = clauseInWords(text.slice(0, at).trimEnd(), names);
  // "Công trình kè Nà Mạ (đơn vị thực hiện: Công ty An Phát)": nothing is done.
  if (clause.cue === 'none' || clause.past || clause.assignees.length > 0) return null;
  const isLast = closed === text.length - 1;
  return { ...clause, cue: 'duty', assignees, cooperators, actionEnd: isLast ? at : clause.actionEnd };
}

/** Behind the brackets the sentence ends, or tells by when. */
const ONLY_WHEN = /^(?:$|,? (?:xong |hoàn thành )?(?:trước|chậm nhất|trong|từ|đến|hết) )/iu;

const MEETS = /(?<!\p{L})(?:họp|hội nghị|hội thảo|tọa đàm|phiên|lễ|buổi)(?!\p{L})/iu;

/** A predicate without a subject: "Rà soát …", "Hằng tuần, gửi …", "Trong phạm vi …, chỉ lấy …". */
function bare(tokens: readonly Token[]): Clause | null {
  const timed = TIMED.lengthAt(tokens, 0) > 0;
  const starts = startsOf(tokens);
  const late = (timed && !actsInFirstPhrase(tokens)) || (!timed && OPENERS.lengthAt(tokens, 0) > 0);
  const ordered = late ? [...starts.slice(1), 0] : starts;
  for (const start of ordered) {
    if (start === 0 && OPENERS.lengthAt(tokens, 0) > 0 && !beginsAction(tokens, 0)) continue;
    if (beginsAction(tokens, start)) return predicate(tokens, start, telling('bare'));
  }
  return null;
}

/** "Định kỳ hằng tháng báo cáo kết quả kiểm tra, xử lý": the verb stands before the first sign. */
function actsInFirstPhrase(tokens: readonly Token[]): boolean {
  for (let at = 1; at < Math.min(tokens.length, 12); at += 1) {
    if (endsPhrase(tokens[at - 1]) || tokens[at]?.word === 'khi') return false;
    if (tokens[at]?.capital === false && verbLength(tokens, at) > 1 && beginsPredicate(tokens, at))
      return true;
  }
  return false;
}

function withPredicate(
  tokens: readonly Token[],
  told: ActorPhrase,
  at: number,
  cue: Cue,
  assigner: string[],
): Clause {
  return predicate(tokens, at, telling(cue, told.names, assigner));
}

/** Steps over "chủ trì", "phối hợp với Y", "có trách nhiệm", "căn cứ …," to the action itself. */
function predicate(tokens: readonly Token[], from: number, clause: Clause): Clause {
  let at = from;
  let { cue } = clause;
  const cooperators: string[] = [];
  for (let steps = 0; steps < 8; steps += 1) {
    const next = stepOver(tokens, at);
    if (next === null) break;
    cooperators.push(...next.cooperators);
    if (next.isDuty && (cue === 'subject' || cue === 'bare')) cue = cue === 'subject' ? 'duty' : cue;
    at = next.to;
  }
  cooperators.push(...laterCooperators(tokens, at));
  if (cue === 'subject' && answersFor(tokens, at)) cue = 'duty';
  const past = clause.past || isPast(tokens, at);
  return { ...clause, cue, cooperators, actionStart: offset(tokens, at), past };
}

/** "chịu trách nhiệm đôn đốc …", not "chịu trách nhiệm trước …". */
function answersFor(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + 3).map(({ folded }) => folded);
  return words.join(' ') === 'chiu trach nhiem' && beginsAction(tokens, at + 3);
}

interface Step {
  to: number;
  cooperators: string[];
  isDuty: boolean;
}

function stepOver(tokens: readonly Token[], at: number): Step | null {
  return (
    lead(tokens, at) ??
    cooperation(tokens, at) ??
    cooperatorsBefore(tokens, at) ??
    duty(tokens, at) ??
    frame(tokens, at) ??
    conjunction(tokens, at)
  );
}

function lead(tokens: readonly Token[], at: number): Step | null {
  const isLead = tokens[at]?.word === 'chủ' && tokens[at + 1]?.folded.startsWith('tri') === true;
  if (!isLead || at + 2 >= tokens.length)
    return isLead ? { to: at + 2, cooperators: [], isDuty: true } : null;
  const followed =
    (tokens[at + 2]?.capital === false || /,/u.test(tokens[at + 1]?.closes ?? '')) &&
    !isOneOf(tokens[at + 2]?.word, 'cuộc|hội|phiên|buổi|lễ');
  return followed ? { to: at + 2, cooperators: [], isDuty: true } : null;
}

function isCooperation(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded === 'phoi' && tokens[at + 1]?.folded === 'hop';
}

/** "phối hợp (chặt chẽ) với Y": steps over it where an action follows. */
function cooperation(tokens: readonly Token[], at: number): Step | null {
  const partners = partnersAt(tokens, at);
  if (partners === null) return null;
  const goesOn =
    partners.to >= tokens.length || beginsAction(tokens, partners.to) || frameLength(tokens, partners.to) > 0;
  return goesOn ? { to: partners.to, cooperators: partners.names, isDuty: false } : null;
}

/** "X chủ trì, các phòng phối hợp: công khai …": the cooperators stand before their verb. */
function cooperatorsBefore(tokens: readonly Token[], at: number): Step | null {
  const partners = actorsAt(tokens, at);
  if (partners === null || !isCooperation(tokens, partners.to)) return null;
  if (partnersAt(tokens, partners.to) !== null) return null;
  return { to: partners.to + 2, cooperators: partners.names, isDuty: false };
}

function partnersAt(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (!isCooperation(tokens, at)) return null;
  for (let behind = at + 2; behind <= at + 5; behind += 1) {
    const word = tokens[behind]?.word;
    if (word === 'với' || word === 'cùng') {
      return likelierPartners(tokens, tokens[behind + 1]?.word === 'với' ? behind + 2 : behind + 1);
    }
    // "phối hợp trạm y tế hai xã": with no word between, those are meant who open with a noun for people or bodies.
    const isNoun = verbLength(tokens, behind) === 0 && headEnd(tokens, behind) > behind + 1;
    if (behind === at + 2 && (tokens[behind]?.capital === true || word === 'các' || isNoun))
      return actorsAt(tokens, behind);
    if (!isOneOf(word, 'chặt|chẽ|đồng|bộ|thường|xuyên|tốt|kịp|thời|hiệu|quả')) return null;
  }
  return null;
}

/** "phối hợp với UBND các huyện | quan trắc nước thải": where no end of their names was seen, the likeliest. */
function likelierPartners(tokens: readonly Token[], at: number): ActorPhrase | null {
  const told = actorsAt(tokens, at);
  if (told === null || (told.to < tokens.length && beginsAnything(tokens, told.to))) return told;
  return likelierEnd(tokens, told, true);
}

/** Cooperators named further on in the same clause: "phân công cán bộ phối hợp với Trung tâm …". */
function laterCooperators(tokens: readonly Token[], from: number): string[] {
  const found: string[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    if (!isCooperation(tokens, at)) continue;
    const isNoun = isOneOf(tokens[at - 1]?.word, 'tác|sự|chế|việc|quá');
    const partners = isNoun ? null : partnersAt(tokens, at);
    if (partners !== null) found.push(...partners.names);
  }
  return found;
}

/** "có trách nhiệm", "có nhiệm vụ"; "là cơ quan thường trực, …" up to its comma. */
function duty(tokens: readonly Token[], at: number): Step | null {
  const length = dutyLength(tokens, at);
  if (length === 0) return null;
  const words = tokens
    .slice(at, at + length)
    .map((token) => token.folded)
    .join(' ');
  if (/^(?:co (?:trach nhiem|nhiem vu|nghia vu)|duoc (?:giao|de nghi|yeu cau))$/u.test(words))
    return { to: at + length, cooperators: [], isDuty: true };
  if (!/^la (?:co quan|don vi|bo phan|thuong truc)/u.test(words)) return null;
  const comma = nextActionBehindComma(tokens, at, 14);
  return comma === null ? null : { to: comma, cooperators: [], isDuty: true };
}

/** "căn cứ Nghị định …, nghiên cứu …": goes on behind the comma where an action begins. */
function frame(tokens: readonly Token[], at: number): Step | null {
  if (frameLength(tokens, at) === 0 || verbLength(tokens, at) > 0) return null;
  const action = actionBehindFrame(tokens, at);
  return action === null ? null : { to: action, cooperators: [], isDuty: false };
}

/** Behind a comma, or without one where the frame plainly ends: "căn cứ Kế hoạch này xây dựng …". */
function actionBehindFrame(tokens: readonly Token[], from: number): number | null {
  const comma = nextActionBehindComma(tokens, from, 60);
  for (let at = from + 2; at < Math.min(tokens.length, comma ?? from + 24); at += 1) {
    const ends = isOneOf(tokens[at - 1]?.word, 'này|trên|giao|mình|trách|công');
    if (ends && !endsPhrase(tokens[at - 1]) && verbLength(tokens, at) > 0 && tokens[at]?.capital === false)
      return at;
  }
  return comma;
}

function nextActionBehindComma(tokens: readonly Token[], from: number, reach: number): number | null {
  for (let at = from; at < Math.min(tokens.length - 1, from + reach); at += 1) {
    const behindComma = /,/u.test(tokens[at]?.closes ?? '') && tokens[at + 1]?.capital === false;
    if (behindComma && (beginsAction(tokens, at + 1) || isCooperation(tokens, at + 1))) return at + 1;
  }
  return null;
}

function conjunction(tokens: readonly Token[], at: number): Step | null {
  return tokens[at]?.word === 'và' && (isCooperation(tokens, at + 1) || beginsAction(tokens, at + 1))
    ? { to: at + 1, cooperators: [], isDuty: false }
    : null;
}

function offset(tokens: readonly Token[], at: number): number {
  return tokens[at]?.start ?? tokens.at(-1)?.end ?? 0;
}

/** Whether a passage holds nothing but names (and perhaps the order before them): no action yet. */
export function namesOnly(text: string): boolean {
  const tokens = tokensOf(text);
  const told = actorsAt(tokens, ASSIGN.lengthAt(tokens, 0) || REQUEST.lengthAt(tokens, 0));
  if (told === null || told.to < tokens.length) return ordersNothingYet(text, tokens);
  return !actsInside(tokens, told);
}

/** "Để giữ nguồn nước, UBND huyện đề nghị các công ty thủy lợi | ; các xã … đóng cống": who is told, not yet what. */
function ordersNothingYet(text: string, tokens: readonly Token[]): boolean {
  if (ASSIGN.firstIn(tokens) < 0 && REQUEST.firstIn(tokens) < 0) return false;
  const { cue, assignees, actionStart } = clauseOf(text);
  const isOrder = cue === 'assigned' || cue === 'requested';
  return isOrder && assignees.length > 0 && actionStart >= text.length;
}

/** "Đội Cờ đỏ trực cổng trường": a short verb that the signs around it speak for plainly, with its object. */
function actsInside(tokens: readonly Token[], told: ActorPhrase): boolean {
  const last = lastNameIn(tokens, told);
  return weighedEnds(tokens, last).some(
    ({ at, weight }) => weight > 3 && at > last && actsWithObject(tokens, at),
  );
}
