/** A stretch of names cut into single ones: at commas and joints, shared posts and levels given to each. */
import { CENTRAL_AGENCIES, LOCAL_AGENCIES, PROVINCIAL_AGENCIES } from '../../agencies.ts';
import { hasSign, isOneOf } from '../../one-of.ts';
import { fieldOfWork } from '../fields-of-work.ts';
import { weightOfSplit, type Joint, type Opened } from '../name-splits.ts';
import { personNounLength } from '../person-nouns.ts';
import { isDegree, personEnd } from '../persons.ts';
import { PhraseSet } from '../phrase-set.ts';
import { changed, endsPhrase, type Token } from '../tokens.ts';
import { bracketsClosed, bracketsOpened } from './clauses-in-names.ts';
import { LONGEST_MEMBER, joinsName, withOwnRank } from './going-on.ts';
import { headEnd } from './heads.ts';
import { DETERMINERS, FIELDS, FIXED, GROUPS, HEADS, NOT_HEADS, TITLES } from './lexicon.ts';
import {
  areGuards,
  beginsGroup,
  beginsName,
  directoryLength,
  isAcronym,
  isBareActor,
  isMisreadHead,
  isOwner,
  isPostByTail,
} from './opening.ts';

/**
 * What bodies of the directory are in charge of, where a sign or an "và" stands in it: "Văn hóa, Thể thao và Du lịch"
 * is one field, whoever has it.
 */
const CHARGES = new PhraseSet(
  [...CENTRAL_AGENCIES, ...PROVINCIAL_AGENCIES, ...LOCAL_AGENCIES]
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .filter((name) => /^(?:Sở|Bộ|Phòng|Ban) .*(?:,| và )/u.test(name))
    .map((name) => name.toLowerCase().replaceAll(',', '').replace(/^\S+ /u, '')),
);

/** Words of the field that a body is in charge of, behind its noun; 0 where none of the directory stands there. */
function chargeLength(tokens: readonly Token[], at: number): number {
  const isOfBody = isOneOf(tokens[at - 1]?.word, 'sở|bộ|phòng|ban|ngành') && !endsPhrase(tokens[at - 1]);
  return isOfBody && tokens[at]?.capital === true ? CHARGES.lengthAt(tokens, at, true) : 0;
}

/** The actors of a text that is nothing but names: a table cell, a heading. Semicolons part them first. */
export function actorsInList(text: string, tokenise: (text: string) => readonly Token[]): string[] {
  const parts = semicolonsOf(text.replaceAll(MEMBERS, ''))
    .split(/[;\n]/u)
    .map((part) => part.trim().replace(/[.,]$/u, ''))
    .filter((part) => part !== '');
  return parts.length > 1
    ? parts.map((part) => tidyName(part))
    : parts.flatMap((part) => namesOf(tokenise(part)));
}

/** "Công đoàn cấp trên (Công đoàn các khu công nghiệp; công đoàn ngành)": who belongs to it. */
const MEMBERS = / \([^()]*;[^()]*\)/gu;

/** OCR reads "VNPT; UBND các xã" as "VNPT: UBND các xã"; only "các …:" and "đồng chí:" truly open a list. */
function semicolonsOf(text: string): string {
  const colon = text.indexOf(':');
  const opensList = /(?:^|[\s;,])(?:các|đồng chí|những|gồm)(?:\s|$)/iu.test(
    text.slice(0, Math.max(colon, 0)),
  );
  return colon < 0 || opensList ? text : text.replace(':', ';');
}

/** The single names of a phrase, brackets dropped, "UBND các xã: A, B" expanded. */
export function namesOf(tokens: readonly Token[]): string[] {
  return splitNames(withoutBrackets(tokens))
    .flatMap(expandList)
    .map(tidyName)
    .filter((name, index) => name !== '' && !(index > 0 && EACH_OF_THEM.test(name)));
}

/** "Phòng Văn hóa, Công an xã, | mỗi đơn vị | cử một người": how it falls to each of those named, and nobody else. */
const EACH_OF_THEM =
  /^(?:mỗi|từng) (?:đơn vị|cơ quan|địa phương|bên|nơi|ngành|phòng|khoa|tổ|đội|trường|xã|huyện|đồng chí|người)$/u;

/** Remarks in brackets tell no names; the comma behind one stands behind the word before it. */
export function withoutBrackets(tokens: readonly Token[]): Token[] {
  const kept: Token[] = [];
  let depth = 0;
  for (const token of tokens) {
    depth += bracketsOpened(token);
    const inside = depth > 0;
    depth = Math.max(0, depth - bracketsClosed(token));
    const last = kept.at(-1);
    // "các ông (bà) có tên tại Điều 1" are both.
    if (inside && token.word === 'bà' && token.opens !== '' && depth === 0)
      kept.push(changed(token, { opens: '', closes: token.closes.replace(')', '') }));
    else if (!inside) kept.push(token);
    else if (depth === 0 && last?.closes === '' && /\)[,;]$/u.test(token.closes))
      kept[kept.length - 1] = changed(last, { closes: token.closes.slice(-1) });
  }
  return kept;
}

function splitNames(tokens: readonly Token[]): Token[][] {
  return partNames(tokens, parts);
}

/** A semicolon parts whatever it stands between. */
function parts(joint: Joint): boolean {
  return (
    hasSign(joint.tokens[joint.at - 1]?.closes, ';') ||
    isNextOfKind(joint) ||
    isConcerned(joint) ||
    weightOfSplit(joint, openingAt) > 0
  );
}

/** "UBND huyện Kỳ Lạc cùng | các cơ quan liên quan": others, whoever is concerned. */
function isConcerned({ tokens, at }: Joint): boolean {
  const group = isOneOf(tokens[at]?.word, 'các|những') ? GROUPS.lengthAt(tokens, at + 1) : 0;
  const joined =
    isOneOf(tokens[at - 1]?.word, 'cùng') ||
    (tokens[at - 2]?.word === 'cùng' && tokens[at - 1]?.word === 'với');
  const behind = tokens.slice(at + 1, at + 1 + LONGEST_MEMBER).findIndex(({ word }) => word === 'liên');
  return joined && group > 0 && behind > 0;
}

/**
 * "Cung đường số 2, | cung đường số 4", "đội cầu Bến Ngự, | đội cầu Sông Trà": the same noun again with a number or a
 * name of its own, where neither is one of several.
 */
function isNextOfKind({ tokens, from, at }: Joint): boolean {
  const length = nounLength(tokens, from);
  if (length === 0 || nounLength(tokens, at) !== length || isOneOf(tokens[at - 1]?.word, 'và|cùng'))
    return false;
  const isSame = [...Array(length).keys()].every(
    (word) => tokens[from + word]?.word === tokens[at + word]?.word,
  );
  return isSame && tellsWhichOne(tokens, from + length) && tellsWhichOne(tokens, at + length);
}

/** Words of the noun for a body that opens a name; 0 behind a determiner. */
function nounLength(tokens: readonly Token[], at: number): number {
  return Math.max(HEADS.lengthAt(tokens, at), GROUPS.lengthAt(tokens, at));
}

/** "số 4", "Bến Ngự", "2", also behind one word of what it does: "tổ đại biểu số 1", "đội chiếu sáng số 2". */
function tellsWhichOne(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + 4); at += 1) {
    if (tokens[at]?.capital === true || /^\d/u.test(tokens[at]?.text ?? '')) return true;
    if (endsPhrase(tokens[at])) return false;
  }
  return false;
}

/** Parts a phrase of names at the joints that are told to part names. */
export function partNames(tokens: readonly Token[], isParted: (joint: Joint) => boolean): Token[][] {
  const names: Token[][] = [];
  let current = new OpenName();
  let from = 0;
  const lastAnd = tokens.findLastIndex(({ word }) => word === 'và');
  const part = (at: number): void => {
    names.push(current.words);
    current = new OpenName();
    from = at;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const fixed = Math.max(
      FIXED.lengthAt(tokens, at),
      directoryLength(tokens, at),
      chargeLength(tokens, at),
      token.known,
      token.whole,
    );
    const joining = fixed > 0 || current.words.length === 0 ? 0 : joinLength(tokens, at);
    if (joining > 0 && mayPart(tokens, at + joining, current)) {
      if (isParted({ tokens, from, at: at + joining, before: names.length, lastAnd })) {
        part(at + joining);
        at += joining - 1;
        continue;
      }
    }
    for (const word of tokens.slice(at, at + Math.max(1, fixed))) current.add(word);
    at += Math.max(1, fixed) - 1;
    const next = at + 1;
    if (!hasSign(current.words.at(-1)?.closes, ',;') || joinLength(tokens, next) > 0) continue;
    if (mayPart(tokens, next, current) && isParted({ tokens, from, at: next, before: names.length, lastAnd }))
      part(next);
  }
  return current.words.length > 0 ? [...names, current.words] : names;
}

/** A name as far as it is read, with what is asked of it at each joint: where nothing parts it may be as long as the paper. */
class OpenName {
  readonly words: Token[] = [];
  /** "trừ" stands in it. */
  leavesOut = false;
  /** Place of the first word with a colon; -1 where there is none. */
  colon = -1;

  add(token: Token): void {
    this.leavesOut ||= token.word === 'trừ';
    if (this.colon < 0 && token.closes.includes(':')) this.colon = this.words.length;
    this.words.push(token);
  }
}

/** Words that join what stands at a place to what stood before: "và", "cùng với". */
function joinLength(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.word === 'và') return 1;
  if (tokens[at]?.word !== 'cùng' || !joinsName(tokens, at)) return 0;
  return tokens[at + 1]?.word === 'với' ? 2 : 1;
}

/**
 * Nothing parts those who are left out ("Trưởng các khoa, trừ Khoa A và Khoa B"), those told behind a colon, which
 * are parted there, and "các ông, bà".
 */
function mayPart(tokens: readonly Token[], at: number, current: OpenName): boolean {
  if (tokens[at] === undefined || current.leavesOut) return false;
  return !listsAfterColon(current) && !isCouple(tokens, at - 1);
}

/** What begins at a word, how many words of it are its noun, and whether that names persons. */
export function openingAt(tokens: readonly Token[], at: number): Opened {
  const opened = nounAt(tokens, at);
  return { ...opened, isPerson: namesPersons(tokens, at, opened) };
}

/** "thủ kho", "các giáo viên", "Tổ trưởng", "ông An": persons, where "kế toán" behind "Phòng" may be a field. */
function namesPersons(tokens: readonly Token[], at: number, { opening }: Omit<Opened, 'isPerson'>): boolean {
  if (isOneOf(opening, 'person|title|owner')) return true;
  return personNounLength(tokens, at + DETERMINERS.lengthAt(tokens, at)) > 0;
}

function nounAt(tokens: readonly Token[], at: number): Omit<Opened, 'isPerson'> {
  const token = tokens[at];
  if (token === undefined) return { opening: 'nothing', length: 0 };
  const known = Math.max(token.known, token.whole, directoryLength(tokens, at));
  if (known > 0) return { opening: 'known', length: known };
  if (personEnd(tokens, at) > at) return { opening: 'person', length: personEnd(tokens, at) - at };
  const addressed = addressLength(tokens, at);
  if (addressed > 0)
    return { opening: beginsName(tokens, at + addressed) ? 'title' : 'person', length: addressed };
  if (beginsGroup(tokens, at)) return { opening: 'several', length: headEnd(tokens, at) - at };
  const title = Math.max(TITLES.lengthAt(tokens, at), isPostByTail(tokens, at) ? 2 : 0);
  if (title > 0) return { opening: 'title', length: title };
  if (isOwner(tokens, at) || areGuards(tokens, at)) return { opening: 'owner', length: 2 };
  // A field is one of something that stands before it: "Kế toán trưởng" opens no further half of a name.
  const field = token.capital && at > 0 ? FIELDS.lengthAt(tokens, at) : 0;
  if (field > 0) return { opening: 'field', length: field };
  const head = HEADS.lengthAt(tokens, at);
  if (head > 0 && beginsName(tokens, at)) return { opening: 'head', length: head };
  const group = GROUPS.lengthAt(tokens, at);
  // "Thương binh và | Xã hội": a longer word that only begins like a group.
  if (group > 0 && NOT_HEADS.lengthAt(tokens, at, true) <= group) return { opening: 'group', length: group };
  const calling = personNounLength(tokens, at);
  if (calling > 0) return { opening: 'calling', length: calling };
  if (isAcronym(token)) return { opening: 'acronym', length: 1 };
  if (beginsName(tokens, at)) return { opening: 'other', length: 1 };
  const work = token.capital ? fieldOfWork(tokens, at) : 0;
  return work > 0 ? { opening: 'work', length: work } : { opening: 'nothing', length: 1 };
}

/** Words of "ông", "đồng chí" before who is meant; 0 for none. */
function addressLength(tokens: readonly Token[], at: number): number {
  if (isOneOf(tokens[at]?.word, 'ông|bà|thầy|cô|anh|chị|đ/c')) return 1;
  return tokens[at]?.word === 'đồng' && tokens[at + 1]?.word === 'chí' ? 2 : 0;
}

/** In "các Sở: Tài chính, Y tế" the commas part the names behind the colon. */
function listsAfterColon({ words, colon }: OpenName): boolean {
  if (colon < 0 || colon + 1 >= words.length) return false;
  return !beginsName(words, colon + 1) || sharedPost(words, colon) !== null;
}

function expandList(name: readonly Token[]): string[] {
  const colon = name.findIndex((token) => token.closes.includes(':'));
  if (colon < 0) return [textOf(name)];
  const post = sharedPost(name, colon);
  if (post !== null) return splitNames(name.slice(colon + 1)).map((member) => `${post} ${textOf(member)}`);
  const members = partsByComma(name.slice(colon + 1), name[colon]);
  if (members.length === 0) return [textOf(name.slice(0, colon + 1))];
  const head = withoutWhich(name.slice(0, colon + 1));
  const known = members.every((member) => beginsName(member, 0));
  if (known) return members.map(textOf);
  const prefix = head.filter((token) => DETERMINERS.lengthAt([token], 0) === 0 && !/^\d+$/u.test(token.text));
  // "các Bộ: Công an, Tài chính": the first is the ministry, not any police.
  const ownKind =
    isOneOf(prefix[0]?.word, 'sở|cục|vụ|viện|phòng|khoa|trường|chi|trạm|thôn|đội') ||
    prefix.at(-1)?.word === 'bộ';
  return members.map((member) =>
    beginsName(member, 0) && !isMisreadHead(member, 0) && !(ownKind && isBareActor(member))
      ? textOf(member)
      : withOwnRank(capitalised(`${textOf(prefix)} ${textOf(member)}`)),
  );
}

/** "Giám đốc" of "Giám đốc: Sở Y tế, Sở Nội vụ"; null where no post alone stands before the colon. */
function sharedPost(name: readonly Token[], colon: number): string | null {
  const isPost = TITLES.lengthAt(name, 0) === colon + 1 && beginsName(name, colon + 1);
  return isPost ? textOf(name.slice(0, colon + 1)) : null;
}

/** "UBND các xã giáp ranh:": its members are called "UBND xã A". */
function withoutWhich(head: readonly Token[]): readonly Token[] {
  const several = head.findIndex((_, at) => DETERMINERS.lengthAt(head, at) > 0);
  const end = several + 1 + GROUPS.lengthAt(head, several + 1);
  const last = head[end - 1];
  const tells = end < head.length && head[end]?.capital === false && last?.closes === '';
  return several >= 0 && end > several + 1 && tells
    ? [...head.slice(0, end - 1), changed(last, { closes: ':' })]
    : head;
}

/** @param kind what the members are, before the colon: "các Sở:" */
function partsByComma(tokens: readonly Token[], kind: Token | undefined): Token[][] {
  const parts: Token[][] = [[]];
  let known = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const further =
      next?.capital === true || beginsGroup(tokens, index + 1) || TITLES.lengthAt(tokens, index + 1) > 0;
    if (parts.at(-1)?.length === 0) known = index + memberLength(tokens, index, kind);
    if (token.word === 'và' && index >= known && further && beginsName(tokens, index + 1)) parts.push([]);
    else parts.at(-1)?.push(token);
    const parted = hasSign(token.closes, ',;') && index + 1 >= known;
    if (parted && !isCouple(tokens, index) && !goesOnInSmall(tokens, index + 1, parts.at(-1) ?? []))
      parts.push([]);
  });
  return parts.filter((part) => part.length > 0);
}

/** "các Sở: | Văn hóa, Thể thao và Du lịch |, Y tế": words of the directory's name that goes on behind the colon. */
function memberLength(tokens: readonly Token[], at: number, kind: Token | undefined): number {
  if (kind === undefined) return 0;
  const whole = [changed(kind, { closes: '', capital: true }), ...tokens.slice(at, at + 12)];
  return Math.max(0, directoryLength(whole, 0) - 1);
}

/**
 * "Các bản: Trưởng bản, người có uy tín": persons in small letters are no further members of the list, nor is the
 * second half of a group within one: "các đồng chí: Chánh Văn phòng, Chủ tịch UBND các huyện, thành phố".
 */
function goesOnInSmall(tokens: readonly Token[], at: number, member: readonly Token[]): boolean {
  const next = tokens[at];
  if (next === undefined || next.capital) return false;
  const isPart = GROUPS.lengthAt(tokens, at) > 0 && member.some((_, index) => beginsGroup(member, index));
  return next.word === 'người' || isPart;
}

/** "các ông, bà có tên tại Điều 1" are one. */
function isCouple(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'ông' && tokens[at + 1]?.word === 'bà';
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map((token, index) => token.text + (index < tokens.length - 1 ? signBehind(token) : ''))
    .join(' ');
}

/** The stop of "ThS." belongs to it, that of a sentence to no name. */
function signBehind(token: Token): string {
  if (token.closes === '') return '';
  return token.closes === '.' && isDegree(token) ? '.' : token.closes.replace(/[:;.]/gu, '');
}

function capitalised(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Without the lead-in of a list and of a person, and without what only points at the group. */
function tidyName(name: string): string {
  const led = OPENS_UNTIDY.test(name) ? withoutLeadIn(name) : name;
  return (/[,;:.–-]$/u.test(led) ? led.replace(/\s*[,;:.–-]+$/u, '') : led).trim();
}

/** What a lead-in may begin with: most names begin with none of it. */
const OPENS_UNTIDY = /^[vlcaCAĐđMTtNKÔôBb]/u;

function withoutLeadIn(name: string): string {
  return name
    .replace(/^(?:và|là|với|của|cho)\s+/u, '')
    .replace(/^(?:[Tt]oàn bộ|[Tt]oàn thể|[Tt]ất cả)\s+(?=\p{Lu})/u, '')
    .replace(/^(?:(?:[Cc]ác )?[Đđ]ồng chí|Đ\/c|đ\/c|[Tt]hầy|[Cc]ô|Anh|Chị|anh|chị):?\s+(?=\p{Lu})/u, '')
    .replace(COMRADE_BY_POST, '')
    .replace(PERSONS_BY_POST, '')
    .replace(/^(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý) (?=\p{Lu})/u, '')
    .replace(/^((?:Tổ|Đội|Nhóm|Chốt|Kíp|Mũi|Đoàn|Tiểu ban) (?:số )?\d{1,3}) [-–] .*$/u, '$1');
}

/** "Các ông (bà) Trưởng phòng Tổ chức", "Ông Chánh Văn phòng": the post tells who is meant. */
const PERSONS_BY_POST =
  /^(?:[Cc]ác )?(?:[Ôô]ng|[Bb]à)(?:,? (?:và )?\(?[Bb]à\)?,?)? (?=(?:Phó )?(?:Trưởng|Giám đốc|Chánh|Chủ tịch|Hiệu trưởng|Cục trưởng|Vụ trưởng|Thủ trưởng|Viện trưởng|Tổng|Kế toán trưởng|Bí thư)(?: \p{L}+){0,2} \p{Lu})/u;

/** "các đồng chí bí thư chi bộ", "đồng chí ủy viên phụ trách": who is meant is told by the post. */
const COMRADE_BY_POST =
  /^(?:[Cc]ác )?[Đđ]ồng chí (?=(?:phó )?(?:bí thư|ủy viên|uỷ viên|chủ tịch|trưởng|tổ trưởng|đội trưởng|giám đốc|chi ủy viên|cấp ủy viên|đảng ủy viên)(?: |$))/u;
