/**
 * Who acts in a sentence that is taken for a duty by the weight of its words alone: no rule told whose it is, for its
 * verb, its noun for people or the end of the name is in no list ("Thợ điện | cắt cầu dao", "bạn đọc | xuất trình
 * thẻ"). All places where a name may begin are tried, those first that tell most plainly; where the name ends is
 * weighed by what was learned of names and of actions. Whoever is told by nothing stays nameless.
 */
import { isOneOf } from '../one-of.ts';
import { actorsAt } from './actors.ts';
import { beginsName } from './actors/opening.ts';
import { namesOf } from './actors/lists.ts';
import { fallsTo } from './clauses/shares.ts';
import { namesThing } from './clauses/unlisted-doers.ts';
import { opensAdverbial } from './clauses/starts.ts';
import type { Clause } from './clauses/clause.ts';
import { weighedEnds } from './name-ends.ts';
import type { WeighedEnd } from './name-ends.ts';
import {
  beginsAction,
  beginsPredicate,
  isOpeningVerb,
  isPast,
  isPersonName,
  opensVerb,
  verbLength,
} from './predicates.ts';
import { PhraseSet } from './phrase-set.ts';
import { endsPhrase, tokensOf } from './tokens.ts';
import type { KnownNames, Token } from './tokens.ts';
import { weightAsAction } from './weigher.ts';

/** Who acts, and where in the text stands what they do. */
export type Doer = Pick<Clause, 'assignees' | 'actionStart'> & Partial<Pick<Clause, 'actionEnd'>>;

/**
 * Who acts in a passage, or null where nothing tells.
 * @param onlyKnown whether only what opens like a known name may be somebody
 */
export function doerIn(text: string, names: KnownNames, onlyKnown = false): Doer | null {
  const tokens = tokensOf(text, names);
  return (
    actsAt(tokens, 0, onlyKnown) ??
    actsBehindRemark(tokens) ??
    asked(tokens, onlyKnown) ??
    charged(tokens) ??
    fallsToThem(text) ??
    labelled(tokens) ??
    doneBy(tokens) ??
    actsBehindOpening(tokens, onlyKnown)
  );
}

const ORDERS = new PhraseSet(['đề nghị', 'yêu cầu', 'giao cho', 'phân công']);

/** "Dự án Khách sạn Bình Minh: đề nghị Công ty Bình Minh trả mặt bằng": an order inside. */
function asked(tokens: readonly Token[], onlyKnown: boolean): Doer | null {
  const at = ORDERS.firstIn(tokens);
  return at < 0 || tokens[at - 1]?.word === 'theo'
    ? null
    : actsAt(tokens, at + ORDERS.lengthAt(tokens, at), onlyKnown);
}

const CHARGES = new PhraseSet(['giao cho', 'thuộc về']);

/** "Việc trông xe giao cho Đoàn xã", "Trách nhiệm cập nhật thuộc về kế toán": who bears it ends the phrase. */
function charged(tokens: readonly Token[]): Doer | null {
  const at = CHARGES.firstIn(tokens);
  const named = at < 1 ? null : actorsAt(tokens, at + CHARGES.lengthAt(tokens, at));
  if (named === null || !(named.to === tokens.length || endsPhrase(tokens[named.to - 1]))) return null;
  const topic = TOPICS.lengthAt(tokens, 0);
  const actionEnd = tokens[at]?.start ?? 0;
  return { assignees: named.names, actionStart: tokens[topic]?.start ?? 0, actionEnd };
}

const TOPICS = new PhraseSet(['việc', 'trách nhiệm', 'nhiệm vụ', 'phần việc']);

/** "Trực chỉ huy tại trung tâm là Phó Giám đốc". */
function fallsToThem(text: string): Doer | null {
  const clause = fallsTo(text);
  return clause === null || clause.assignees.length === 0 ? null : clause;
}

/** "Với UBND tỉnh: sớm phân bổ kinh phí", "Tổ bảo vệ: Bấm chuông": what stands behind the colon is theirs. */
function labelled(tokens: readonly Token[]): Doer | null {
  const from = FACING.lengthAt(tokens, 0);
  const named = actorsAt(tokens, from);
  const isLabel = named !== null && tokens[named.to - 1]?.closes.includes(':') === true;
  return isLabel ? told(tokens, named.names, named.to) : null;
}

const FACING = new PhraseSet(['với', 'đối với', 'về phía']);

/** "số liệu do KTV Phan Văn Tự chép từ máy": who stands behind "do" does it; what is done may open the sentence. */
function doneBy(tokens: readonly Token[]): Doer | null {
  const at = tokens.findIndex(({ word }, index) => index > 0 && word === 'do');
  const isReason = at > 0 && isOneOf(tokens[at - 1]?.word, 'lý|tự');
  if (at < 1 || isReason || !beginsName(tokens, at + 1)) return null;
  const doer = personAt(tokens, at + 1) ?? leaderAt(tokens, at + 1) ?? actsAt(tokens, at + 1, true);
  return doer === null ? null : { ...doer, actionStart: tokens[0]?.start ?? 0 };
}

/** A person's own name ends with its capitals, whatever verb follows. */
function personAt(tokens: readonly Token[], from: number): Doer | null {
  const named = actorsAt(tokens, from);
  const isPerson = named !== null && tokens[named.to]?.capital === false && isPersonName(tokens, named.to);
  return isPerson ? told(tokens, named.names, named.to) : null;
}

/** "do Phòng Công chứng, giám định chủ trì": before "chủ trì" there is nothing but the name. */
function leaderAt(tokens: readonly Token[], from: number): Doer | null {
  const to = tokens.findIndex(
    ({ word }, at) => at > from && word === 'chủ' && tokens[at + 1]?.word === 'trì',
  );
  return to < 0 || to > from + LONGEST_LED ? null : told(tokens, namesOf(tokens.slice(from, to)), to);
}

const LONGEST_LED = 14;

/** "Khi mất điện, thợ máy …", "Về nước sạch: nhà trường …", "thứ Hai hằng tuần Trung tâm …". */
function actsBehindOpening(tokens: readonly Token[], onlyKnown: boolean): Doer | null {
  const isAdverbial = opensAdverbial(tokens);
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const { closes, word } = tokens[at - 1]!;
    const isTimed = tokens[at]!.capital && isOneOf(word, SPELLS) && beginsName(tokens, at);
    if (!isTimed && !/[,:]/u.test(closes)) continue;
    const isPlain = isAdverbial || (closes.includes(':') && !beginsAction(tokens, 0));
    const doer = actsAt(tokens, at, onlyKnown || !isPlain);
    if (doer !== null) return doer;
  }
  return null;
}

const SPELLS = 'tuần|tháng|quý|năm|ngày|nay|này|sáng|chiều|tối';

/** A name is not longer than this many words where no head of names opens it. */
const LONGEST_UNKNOWN = 6;

/** So much has to speak for the end of a name and for the action behind it: a known head needs less. */
const LEAST = { known: 2.5, unknown: 3.5 };

/** Who acts from a place on: the likeliest end with something behind it that can be done. */
function actsAt(tokens: readonly Token[], from: number, onlyKnown: boolean): Doer | null {
  const isKnown = beginsName(tokens, from);
  if (!isKnown && (onlyKnown || !mayBeSomebody(tokens, from))) return null;
  const ends = isKnown ? endsOfKnown(tokens, from) : endsOfUnknown(tokens, from);
  const best = heaviest(ends);
  return best === null ? null : told(tokens, namesOf(tokens.slice(from, best.at)), best.at);
}

/** Verbs that are known come first; "thợ" alone in small letters is no more than the half of a name. */
function endsOfKnown(tokens: readonly Token[], from: number): WeighedEnd[] {
  const ends = endsOfName(tokens, from, NEVER_IN_NAMES, LEAST.known);
  const plain = ends.filter(({ at }) => isDone(tokens, at));
  const likely = plain.length > 0 ? plain : ends.filter(({ at }) => mayBeDone(tokens, at));
  const longer = likely.filter(({ at }) => at > from + 1);
  return longer.length > 0 || tokens[from]?.capital === false ? longer : likely;
}

/** A thing is opened and kept, somebody opens and keeps something: only with a name of their own they need not. */
function endsOfUnknown(tokens: readonly Token[], from: number): WeighedEnd[] {
  return endsOfName(tokens, from, NEVER_IN_UNKNOWN, LEAST.unknown).filter(({ at }) => {
    if (at < from + 2 || at > from + LONGEST_UNKNOWN || !isDone(tokens, at)) return false;
    const isProper = tokens.slice(from + 1, at).some(({ text }) => /^\p{Lu}\p{L}/u.test(text));
    return isProper || hasObject(tokens, at);
  });
}

function endsOfName(tokens: readonly Token[], from: number, never: string, least: number): WeighedEnd[] {
  return weighedEnds(tokens, from)
    .filter(({ at }) => at > from && tokens.slice(from, at).every(({ word }) => !isOneOf(word, never)))
    .map(({ at, weight }) => ({ at, weight: weight + weightAsAction(tokens, at) }))
    .filter(({ weight }) => weight > least);
}

function hasObject(tokens: readonly Token[], at: number): boolean {
  if (isOneOf(tokens[at]?.word, 'phải|không|cần|chủ|phối|chịu')) return true;
  const behind = at + Math.max(1, verbLength(tokens, at));
  const object = tokens[behind];
  return object !== undefined && !endsPhrase(tokens[behind - 1]) && !isOneOf(object.word, NO_OBJECT);
}

const NO_OBJECT =
  'tại|ra|vào|trước|sau|trong|ngoài|trên|dưới|về|ở|theo|cho|đến|tới|từ|lại|bằng|khi|hằng|hàng|mỗi|ngay|xong|được|để|do|qua|lên|xuống|cùng|với';

function heaviest(ends: readonly WeighedEnd[]): WeighedEnd | null {
  return ends.reduce<WeighedEnd | null>((a, b) => (a === null || b.weight > a.weight ? b : a), null);
}

/** Only when is no action: before "trước ngày 30/10" no name ends, its verb was misread. */
function told(tokens: readonly Token[], assignees: string[], at: number): Doer | null {
  const action = tokens[at];
  const isSaid = action !== undefined && assignees.length > 0 && !isOneOf(action.word, WHEN);
  return isSaid ? { assignees, actionStart: action.start } : null;
}

const WHEN = 'trước|chậm|trong|đến|hết|vào|xong|từ';

const NEVER_IN_NAMES = 'bị|đã|sẽ|là|do|để|khi|nếu|thì|vào|hằng';
const NEVER_IN_UNKNOWN = `${NEVER_IN_NAMES}|được|không|của|về|cho|theo|tại|trong|trước|sau|từ|và|có`;

/** A noun that nobody has listed: no verb, no thing, nothing that opens an adverbial. */
function mayBeSomebody(tokens: readonly Token[], from: number): boolean {
  const first = tokens[from];
  if (first === undefined || first.opens !== '' || !/^\p{L}/u.test(first.text)) return false;
  if (beginsAction(tokens, from) || isOpeningVerb(tokens, from) || opensVerb(first)) return false;
  if (isOneOf(first.word, NUMBERS) || isOneOf(tokens[from + 1]?.word, SPELLS)) return false;
  return !opensAdverbial(tokens, from) && !namesThing(tokens, from);
}

const NUMBERS = 'một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|nửa|mỗi|từng';

/** A verb that is known, as what is said of somebody. */
function isDone(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.capital !== false || /[,:]/u.test(tokens[at - 1]?.closes ?? '')) return false;
  if (isPast(tokens, at)) return false;
  return beginsPredicate(tokens, at) || isOpeningVerb(tokens, at);
}

/** A word that verbs begin with and that was learned to speak for an action. */
function mayBeDone(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.capital !== false || /,/u.test(tokens[at - 1]?.closes ?? '')) return false;
  return opensVerb(token) && weightAsAction(tokens, at) > ACTS;
}

const ACTS = 0.25;

/**
 * "Trưởng các phòng (trừ Phòng Tổ chức) xem đây là nhiệm vụ", "Các cấp ủy, trước hết là bí thư, phải lãnh đạo": a
 * known name that a remark ends, and behind the remark what is to be done.
 */
function actsBehindRemark(tokens: readonly Token[]): Doer | null {
  const named = actorsAt(tokens, 0);
  if (named === null) return null;
  const { names, to } = named;
  const [before, action] = [tokens[to - 1], tokens[to]];
  if (before?.closes === ')' && action?.capital === false && !isOneOf(action.word, NEVER_IN_UNKNOWN))
    return told(tokens, names, to);
  if (before?.closes !== ',') return null;
  const comma = tokens.findIndex((token, at) => at >= to && endsPhrase(token));
  const must = tokens[comma]?.closes === ',' && isOneOf(tokens[comma + 1]?.word, 'phải|cần');
  return must ? told(tokens, names, comma + 1) : null;
}

/**
 * Whom a heading or lead-in binds, whose noun is in no list: "Trách nhiệm của bạn đọc", "Khách tham quan có trách
 * nhiệm:". By "thực hiện:" alone it binds nobody: so end "Lộ trình thực hiện:" and "Cách thức thực hiện:".
 */
export function bearerIn(heading: string, names: KnownNames): string[] {
  const title = heading.trim();
  const whose = WHOSE_HEADING.exec(title)?.[0].length ?? 0;
  const noun =
    whose > 0
      ? /^[^,;:.]{4,40}(?=:?$)/u.exec(title.slice(whose))?.[0]
      : BEARERS.map((form) => form.exec(title)?.[1]).find((found) => found !== undefined);
  if (noun === undefined) return [];
  const tokens = tokensOf(noun, names);
  const isOneNoun = tokens.length >= 2 && tokens.length <= LONGEST_UNKNOWN && mayBeSomebody(tokens, 0);
  return isOneNoun && tokens.every(({ word }) => !isOneOf(word, NEVER_IN_UNKNOWN)) ? [noun] : [];
}

/** "Trách nhiệm của …", "Quyền và nghĩa vụ của …", "Nhiệm vụ, quyền hạn của …": whose a heading is stands behind it. */
export const WHOSE_HEADING =
  /^(?:quyền hạn|quyền lợi|quyền|nghĩa vụ|nhiệm vụ|trách nhiệm|chức năng|công việc|phần việc|việc)(?:(?:,| và) (?:quyền hạn|quyền lợi|quyền|nghĩa vụ|nhiệm vụ|trách nhiệm|chức năng)){0,2}(?: cụ thể)? của\s+/iu;

const BEARERS = [
  /^([^,;:.]{4,40}) (?:có trách nhiệm|có nghĩa vụ)(?: thực hiện)?(?: như sau| các (?:việc|quy định) sau)?:$/u,
  /^([^,;:.]{4,40}) thực hiện (?:các|những) (?:việc|quy định|yêu cầu)(?: sau| sau đây)?:$/u,
];
