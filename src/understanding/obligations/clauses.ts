/**
 * One clause of directive language: who is told (if it says so), with whom, and where the action begins.
 * "Giao X chủ trì, phối hợp với Y rà soát …", "Đề nghị X gửi …", "X có trách nhiệm …", "Riêng X …",
 * "… do X chủ trì", or a bare "Rà soát …" whose subject stands in a heading.
 */
import { isOneOf } from '../one-of.ts';
import { remembered } from '../remembered.ts';
import { actorsAt } from './actors.ts';
import { beginsName } from './actors/opening.ts';
import { namesOf } from './actors/lists.ts';
import { CONDITION, mustBehind, mustInCase } from './clauses/cases.ts';
import { ASSIGN, REQUEST, TIMED, nothing, telling, type Clause } from './clauses/clause.ts';
import { bare, bracketed, delivery, passive } from './clauses/doer-behind.ts';
import {
  LONGEST_SPEECH,
  forwarded,
  orderAt,
  orderBehindSending,
  plainOrder,
  speaker,
} from './clauses/orders.ts';
import { actsInside } from './clauses/shares.ts';
import { startsOf } from './clauses/starts.ts';
import {
  actsThen,
  chargedWith,
  exception,
  likelySubject,
  prohibition,
  subject,
  subjectBehind,
} from './clauses/subjects.ts';
import { labelsInRemark } from './labels.ts';
import { opensWithTime } from './opening-day.ts';
import { PhraseSet } from './phrase-set.ts';
import { beginsAction } from './predicates.ts';
import { NO_NAMES, tokensOf, type KnownNames, type Token } from './tokens.ts';

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
