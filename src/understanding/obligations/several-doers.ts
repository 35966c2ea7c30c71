/**
 * "Anh Quyền lo xe, chị Thắm làm tờ khai, kho 2 xuất thùng cho chuyền": one sentence that tells several doers, parted
 * by no more than a comma, "còn" or "và". It is cut where a doer with a deed of its own stands behind another one with
 * its own; rows of names and of things are left whole.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import { actorsAt } from './actors.ts';
import { beginsName } from './actors/opening.ts';
import { headEnd } from './actors/heads.ts';
import { clauseOf } from './clauses.ts';
import { opensAdverbial } from './clauses/starts.ts';
import everyday from './lexicon/everyday.json' with { type: 'json' };
import { actsBehindPerson, personEnd } from './persons.ts';
import { PhraseSet } from './phrase-set.ts';
import { beginsAction, beginsPredicate } from './predicates.ts';
import type { Stretch } from './sentences.ts';
import { smallDoersAt } from './small-doers.ts';
import { endsPhrase, tokensOf } from './tokens.ts';
import type { KnownNames, Token } from './tokens.ts';

/** What one doer does is not longer than this many words: behind it nothing is sought. */
const LONGEST_DEED = 60;

/** A name and the deed behind it begin within so many words. */
const LONGEST_OFFICE = 24;

/** A list of names is not longer than this many signs. */
const LONGEST_NAMES = 600;

/** Cuts a part of a sentence where a further doer begins. */
export function partsAtDoers(text: string, part: Stretch, names: KnownNames): Stretch[] {
  const inside = text.slice(part.start, part.end);
  if (!JOINED.test(inside)) return [part];
  const said: Said = { inside, tokens: tokensOf(inside, names), names };
  const parts: Stretch[] = [];
  let from = 0;
  let { start } = part;
  for (const joint of jointsOf(said.tokens)) {
    if (joint.ends - from > LONGEST_DEED || !partsDoers(said, from, joint)) continue;
    parts.push({ start, end: part.start + said.tokens[joint.ends - 1]!.end });
    start = part.start + said.tokens[joint.begins]!.start;
    from = joint.begins;
  }
  return [...parts, { start, end: part.end }];
}

const JOINED = /, | còn | và /u;

/** A sentence or a part of one, with its words and the names its paper is known to use. */
interface Said {
  inside: string;
  tokens: readonly Token[];
  names: KnownNames;
}

interface Joint {
  /** The first token behind what was told so far. */
  ends: number;
  /** Where a further doer may begin. */
  begins: number;
}

/** The commas, "còn" and "và" of a passage outside of brackets. */
function jointsOf(tokens: readonly Token[]): Joint[] {
  const joints: Joint[] = [];
  let depth = 0;
  for (let at = 1; at < tokens.length - 1; at += 1) {
    const before = tokens[at - 1]!;
    if (hasSign(before.opens, '(')) depth += 1;
    if (hasSign(before.closes, ')')) depth -= 1;
    if (depth > 0) continue;
    const isWord = isOneOf(tokens[at]?.word, 'còn|và');
    if (hasSign(before.closes, ',')) joints.push({ ends: at, begins: isWord ? at + 1 : at });
    else if (isWord) joints.push({ ends: at, begins: at + 1 });
  }
  return joints;
}

/** Whether somebody acts before a joint, and another one, with a deed of his own, behind it. */
function partsDoers(said: Said, from: number, joint: Joint): boolean {
  const { tokens } = said;
  const { ends, begins } = joint;
  // "Giáo viên dạy lớp 1, lớp 2 ghi sổ": one row of units.
  if (tokens[ends - 2]?.word === tokens[begins]?.word) return false;
  const isComma = hasSign(tokens[ends - 1]?.closes, ',');
  const doer = everydayDoerAt(tokens, begins) ?? (isComma ? officeAt(said, begins) : null);
  if (doer === null || opensCase(tokens, from, ends)) return false;
  if (!isComma && !(doer.isCalled && doer.isEveryday)) return false;
  const deed = deedBefore(said, from, ends);
  if (deed === null || isOneRow(said, from, deed, joint, doer)) return false;
  return doer.isCalled || !stands(SETS_TO_WORK, tokens, deed, ends);
}

/** Where that begins which one who is named does from a place on up to another; null where nobody does anything. */
function deedBefore({ inside, tokens, names }: Said, from: number, ends: number): number | null {
  const { start } = tokens[from]!;
  const before = inside.slice(start, tokens[ends - 1]!.end);
  const { cue, assignees, past, likely, actionStart } = clauseOf(before, names);
  const acts = assignees.length > 0 && cue !== 'none' && !past && likely !== true;
  const deed = acts ? placeOf(tokens, from, start + actionStart) : ends;
  return deed < ends ? deed : null;
}

/** What stands before and behind a joint is one row: of doers, of those who are asked or with whom, or of things. */
function isOneRow(said: Said, from: number, deed: number, joint: Joint, doer: FurtherDoer): boolean {
  const { tokens } = said;
  const { ends, begins } = joint;
  const isShort = endOfPhrase(tokens, deed) - deed < LEAST_DEED.ofSeveral;
  const isCharge = tokens[deed]?.word === 'phụ';
  if (isShort && isOneOf(tokens[deed]?.word, 'đề|yêu|giao|phân|nhắc')) return true;
  if (ends - deed < LEAST_DEED.ofUnit && !isSurelyNamed(tokens, from)) return true;
  if ((isShort || isCharge) && isOneList(said, from, begins)) return true;
  return namesPartners(tokens, deed, ends) || goesOnNaming(tokens, deed, joint, doer);
}

interface FurtherDoer {
  /** By a name or a number, so that nobody else is meant. */
  isCalled: boolean;
  /** A person or a small unit, and no office. */
  isEveryday: boolean;
}

/** A person or a small unit with a deed straight behind the name. */
function everydayDoerAt(tokens: readonly Token[], at: number): FurtherDoer | null {
  const person = personEnd(tokens, at);
  if (person > at) {
    const end = actorsAt(tokens, at)?.to ?? person;
    if (actsBehindPerson(tokens, at, person)) return { isCalled: true, isEveryday: true };
    return isRowOfNames(tokens, at, end) && isDeed(tokens, end) ? { isCalled: true, isEveryday: true } : null;
  }
  const small = smallDoersAt(tokens, at);
  if (small === null || isShared(tokens, small.to)) return null;
  return { isCalled: hasMark(tokens, at, small.to), isEveryday: true };
}

/** An office by its name with a deed straight behind it. */
function officeAt({ inside, tokens, names }: Said, at: number): FurtherDoer | null {
  if (!mayBeTold(tokens, at) || !beginsName(tokens, at) || beginsAction(tokens, at)) return null;
  if (/^\d/u.test(tokens[at]!.text) || tokens[at]!.word === 'báo') return null;
  const rest = inside.slice(tokens[at]!.start, tokens[Math.min(tokens.length, at + LONGEST_OFFICE) - 1]!.end);
  const { cue, assignees, past, likely, actionStart } = clauseOf(rest, names);
  const isDoer = cue === 'subject' && assignees.length > 0 && !past && likely !== true;
  if (!isDoer || actionStart === 0) return null;
  const deed = placeOf(tokens, at, tokens[at]!.start + actionStart);
  // "phòng đọc, phòng mượn": a bare noun is no more than the half of a name.
  const isWhole = deed > at + 1 && tokens.slice(at, deed).every((token) => !endsPhrase(token));
  if (!isWhole || isShared(tokens, deed)) return null;
  const isCalled = hasMark(tokens, headEnd(tokens, at) - 1, deed);
  // "…, cán bộ vi phạm chịu trách nhiệm": people in general are spoken of, and nobody is told.
  const isTold = isCalled || tokens[at]!.capital || isOneOf(tokens[at]!.word, UNITS_OF_A_HOUSE);
  return isTold ? { isCalled, isEveryday: false } : null;
}

/** Most commas part things: they need no reading of what stands behind them. */
function mayBeTold(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]!.capital || isOneOf(tokens[at]!.word, UNITS_OF_A_HOUSE)) return true;
  for (let to = at + 1; to < tokens.length && !endsPhrase(tokens[to - 1]); to += 1)
    if (/^(?:\d|\p{Lu})/u.test(tokens[to]!.text)) return true;
  return false;
}

const UNITS_OF_A_HOUSE = 'tổ|đội|nhóm|kíp|ca|xưởng|kho';

/** The first token from a place on that begins at or behind an offset. */
function placeOf(tokens: readonly Token[], from: number, offset: number): number {
  let at = from;
  while (at < tokens.length && tokens[at]!.start < offset) at += 1;
  return at;
}

/** Behind each comma of it another name begins. */
function isRowOfNames(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1)
    if (endsPhrase(tokens[at - 1]) && (!beginsName(tokens, at) || tokens[at]!.word === 'người')) return false;
  return true;
}

function isDeed(tokens: readonly Token[], at: number): boolean {
  return /^\p{Ll}/u.test(tokens[at]?.text ?? '') && !endsPhrase(tokens[at - 1]);
}

/** "…, các phòng phối hợp", "…, người dân biết": a part in what the first one does; "Cục Thuế trước ngày 10/10": none. */
function isShared(tokens: readonly Token[], at: number): boolean {
  return isOneOf(tokens[at]?.word, 'phối|biết|tham|liên|bị|được|trước|sau|trong|chậm|đến|hết|vào|từ|lúc');
}

/** A name in capitals, a figure or a letter behind the noun. */
function hasMark(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.slice(from + 1, to).some(({ text }) => /^(?:\d|\p{Lu})/u.test(text));
}

/** "Nếu …", "Khi …", "Xe nào chưa thay nhớt": in which case, and who acts then stands behind. */
function opensCase(tokens: readonly Token[], from: number, ends: number): boolean {
  let phrase = ends - 1;
  while (phrase > from && !endsPhrase(tokens[phrase - 1])) phrase -= 1;
  if (opensAdverbial(tokens, phrase)) return true;
  const words = tokens.slice(phrase, ends);
  const which = words.some(({ word }) => word === 'nào');
  return which && !words.some(({ word }) => isOneOf(word, 'thì|phải'));
}

/**
 * "mời anh Tuấn, | chị Hoa biểu diễn", "các hộ nghèo, | hộ cận nghèo có nhu cầu": a row of names goes on behind the
 * joint. Behind "gặp ông Sáu" one who is called by a name acts, where nothing binds him to the one before.
 */
function goesOnNaming(
  tokens: readonly Token[],
  from: number,
  { ends, begins }: Joint,
  { isCalled, isEveryday }: FurtherDoer,
): boolean {
  for (let at = from; at < ends; at += 1) {
    if (!beginsName(tokens, at)) continue;
    const told = actorsAt(tokens, at);
    if (told !== null && told.to > begins && !(isCalled && isEveryday && !isBound(tokens, at))) return true;
  }
  return false;
}

/** Straight behind a word that a row of names stands for: "cho", "với", "mời". */
function isBound(tokens: readonly Token[], at: number): boolean {
  if (isOneOf(tokens[at - 1]?.word, 'cho|với|cùng|gồm|giữa|của|là|do|và|bởi|các|những')) return true;
  return [1, 2].some((length) => SETS_TO_WORK.lengthAt(tokens, at - length) === length);
}

/**
 * "Tổ chụp ảnh, | Tổ dịch chữ Hán Nôm thống nhất mẫu": what may be one list of doers to its end is parted only where so
 * many words stand behind the first that they are more than its name.
 */
function isOneList({ inside, tokens, names }: Said, from: number, begins: number): boolean {
  const told = actorsAt(tokens, from);
  if (told !== null && told.to > begins) return true;
  const { start } = tokens[from]!;
  const { assignees, actionStart } = clauseOf(inside.slice(start, start + LONGEST_NAMES), names);
  return assignees.length > 1 && start + actionStart > tokens[begins]!.start;
}

/** Behind the sign that parts what is said at a place from the rest. */
function endOfPhrase(tokens: readonly Token[], from: number): number {
  let to = from + 1;
  while (to < tokens.length && !endsPhrase(tokens[to - 1])) to += 1;
  return to;
}

/** By a name of a person, a number or a trade: no verb is part of it ("Tổ nhặt rác"). */
function isSurelyNamed(tokens: readonly Token[], from: number): boolean {
  return personEnd(tokens, from) > from || smallDoersAt(tokens, from) !== null;
}

/** So many words are a deed of their own, and no part of the name before them. */
const LEAST_DEED = { ofSeveral: 5, ofUnit: 3 };

/** "phối hợp với Khối Bán lẻ, | Trung tâm Thẻ theo dõi": those with whom, and nothing done yet. */
function namesPartners(tokens: readonly Token[], from: number, ends: number): boolean {
  let at = ends - 1;
  while (at > from && !isCooperation(tokens, at)) at -= 1;
  if (!isCooperation(tokens, at)) return false;
  for (let next = at + 3; next < ends; next += 1) if (beginsPredicate(tokens, next)) return false;
  return true;
}

function isCooperation(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'phối' && tokens[at + 1]?.word === 'hợp';
}

const SETS_TO_WORK = new PhraseSet(everyday.setsToWork);

function stands(verbs: PhraseSet, tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (verbs.lengthAt(tokens, at) > 0) return true;
  return false;
}
