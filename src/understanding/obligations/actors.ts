/**
 * Who is meant: agencies, posts, groups of them. A name runs from its head word ("Sở", "Chủ tịch", "các
 * đơn vị") to where a predicate begins; commas and "và" inside names ("Sở Văn hóa, Thể thao và Du lịch")
 * do not part it, a new head or determiner does.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import { CENTRAL_AGENCIES, LOCAL_AGENCIES, PROVINCES, PROVINCIAL_AGENCIES } from '../agencies.ts';
import lexicon from './lexicon/actors.json' with { type: 'json' };
import { fieldOfWork, objectFollows } from './fields-of-work.ts';
import { oncePerPlace } from './once-per-place.ts';
import { weightOfSplit } from './name-splits.ts';
import type { Joint, Opened } from './name-splits.ts';
import { memberNounLength, personNounLength } from './person-nouns.ts';
import { actsBehindPerson, isDegree, personEnd } from './persons.ts';
import { PhraseSet } from './phrase-set.ts';
import {
  beginsAction,
  beginsPredicate,
  isOpeningVerb,
  isPersonName,
  isTold,
  verbLength,
} from './predicates.ts';
import { cannotEndSentence } from './sentences.ts';
import { changed, endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';
import { WordSet } from './word-numbers.ts';

const HEADS = new PhraseSet(lexicon.heads);
const NOT_HEADS = new PhraseSet(lexicon.notHeads, true);
const GROUPS = new PhraseSet(lexicon.groups);
const DETERMINERS = new PhraseSet(lexicon.determiners);
/** "PTNT", "PCTT": fields of work, which only stand in names. */
const NOT_AGENCIES = new Set(lexicon.notAgencies);
/** Fields of work in two halves, which a comma parts: "Thi đua, khen thưởng", "Tuyên truyền, báo chí". */
const FIELD_PAIRS = new PhraseSet(lexicon.fieldPairs, true);
/** Heads that are fields of work behind the "và" of a unit: "Phòng Kê khai và Kế toán thuế". */
const FIELDS = new PhraseSet(lexicon.fields);
const UNIT_HEADS = 'phòng|ban|khoa|vụ|tổ|cục|viện';

/** Names with "và" and a second head in them. */
const FIXED = new PhraseSet(['hđnd và ubnd', 'đoàn đbqh và hđnd', 'hội đồng nhân dân và ủy ban nhân dân']);
/** Names of the directory, as far as they have no place in them: where such a name ends is known. */
const DIRECTORY = new PhraseSet(
  [...CENTRAL_AGENCIES, ...PROVINCIAL_AGENCIES, ...LOCAL_AGENCIES]
    .flatMap(({ name, aliases }) => [name, ...aliases])
    .map((name) => name.toLowerCase().replaceAll(',', ''))
    .filter((name) => name.split(' ').length > 2 || name === 'chính phủ' || name === 'quốc hội'),
);
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

/** Words that can only follow a name, never stand in it. */
const ENDERS = new Set([
  'để',
  'nhằm',
  'về',
  'theo',
  'khi',
  'trước',
  'chậm',
  'tại',
  'vào',
  'gồm',
  'bằng',
  'như',
  'kể',
  'là',
  'thì',
  'sau',
  'sẽ',
  'nếu',
  'phải',
  'do',
  'từ',
  'trên',
  'trong',
  'đối',
  'xong',
  'đến',
  'cuối',
  'giữa',
  'hết',
  'lúc',
  'kính',
  'vẫn',
  'cũng',
]);

/** Heads that are often named by what they do. */
const BARE = new PhraseSet(lexicon.bareHeads);
/** Nouns that are mostly told apart by what those meant do or have: "học viên", "hộ". */
const PLAIN = new PhraseSet(lexicon.plainNouns);
const WORKS = new PhraseSet(lexicon.works);
/** What the persons are named by whom "người …" means. */
const PERSON_WORKS = new PhraseSet(lexicon.personWorks);

/** What is reported, behind the name of the one to whom: "báo cáo UBND tỉnh kết quả thực hiện". */
const OBJECTS = new PhraseSet(['kết quả', 'tình hình', 'danh sách', 'số liệu', 'tiến độ', 'việc', 'những']);
/** Titles that share what follows: "Giám đốc, Thủ trưởng các sở". */
const TITLES = new PhraseSet([
  'giám đốc',
  'phó giám đốc',
  'thủ trưởng',
  'chủ tịch',
  'phó chủ tịch',
  'hiệu trưởng',
  'trưởng',
  'bí thư',
  'phó bí thư',
  'bộ trưởng',
  'cục trưởng',
  'vụ trưởng',
  'chánh văn phòng',
  'trưởng phòng',
  'trưởng ban',
  'phó trưởng',
]);

/** A stretch of words that names one or more actors. */
export interface ActorPhrase {
  names: string[];
  /** Index of the first token and of the first behind the phrase. */
  from: number;
  to: number;
}

/** The actors named from a place on, or null where no name begins there. */
export const actorsAt = oncePerPlace(readActors);

function readActors(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (!beginsName(tokens, at)) return null;
  const to = endOfNames(tokens, at);
  const names = namesOf(tokens.slice(at, to));
  return names.length === 0 ? null : { names, from: at, to };
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

/** Whether a text is nothing but a noun for people or agencies: "khoa", "đơn vị", "thủ trưởng". */
export function isBareActor(tokens: readonly Token[]): boolean {
  return Math.max(HEADS.lengthAt(tokens, 0), GROUPS.lengthAt(tokens, 0)) === tokens.length;
}

/** Whether a passage opens with a noun for people or agencies: "Sinh viên năm cuối", "Các hộ". */
export function opensWithNoun(tokens: readonly Token[]): boolean {
  const at = DETERMINERS.lengthAt(tokens, 0);
  if (NOT_HEADS.lengthAt(tokens, at, true) > 0) return false;
  return HEADS.lengthAt(tokens, at) > 0 || GROUPS.lengthAt(tokens, at) > 0;
}

/** Whether a name of an actor begins at a token. */
export const beginsName = oncePerPlace(opensName);

function opensName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.known > 0 || directoryLength(tokens, at) > 0) return true;
  const head = HEADS.lengthAt(tokens, at);
  if (NOT_HEADS.lengthAt(tokens, at, true) >= Math.max(head, 1) && !isCalledSo(tokens, at, head))
    return false;
  if (beginsGroup(tokens, at)) return true;
  if (head > 0) return head > 1 ? !leads(tokens, at) : !isBareVerbLike(tokens, at);
  if (isPostByTail(tokens, at) || isAnyOfKind(tokens, at) || isOwner(tokens, at) || isTier(tokens, at))
    return true;
  if (areCommanders(tokens, at) || isMisreadHead(tokens, at) || personEnd(tokens, at) > at) return true;
  if (isUnlistedPerson(tokens, at)) return true;
  return isAcronym(token) && !isAcronym(tokens[at + 1]);
}

/** "Ban Đầu tư", "Phòng Bệnh nhiệt đới": in capitals both words are a name, whatever they mean in small letters. */
function isCalledSo(tokens: readonly Token[], at: number, head: number): boolean {
  const [first, second] = [tokens[at], tokens[at + head]];
  const isName = head === 1 && first?.capital === true && second?.capital === true;
  return isName && first.closes === '' && /\p{Ll}/u.test(first.text.slice(1) + second.text.slice(1));
}

/** Words of the directory's name that stands here, 0 for none. */
function directoryLength(tokens: readonly Token[], at: number): number {
  return tokens[at]?.capital === true ? DIRECTORY.lengthAt(tokens, at, true) : 0;
}

/** "hộ nào có lợn ốm", "xã nào chậm": whoever of a kind. */
function isAnyOfKind(tokens: readonly Token[], at: number): boolean {
  const length = GROUPS.lengthAt(tokens, at);
  return length > 0 && tokens[at + length]?.word === 'nào';
}

/** "giao dịch viên", "điều độ viên": by its noun a person, who need not be listed. */
function isUnlistedPerson(tokens: readonly Token[], at: number): boolean {
  const length = memberNounLength(tokens, at);
  return length > 0 && verbLength(tokens, at) < length;
}

/** "ca trưởng", "kíp trưởng": the post is told by its second word. */
function isPostByTail(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first === undefined || second?.word !== 'trưởng' || second.capital || endsPhrase(first)) return false;
  return (
    /^\p{L}+$/u.test(first.text) &&
    !isOneOf(first.word, 'tăng|sinh|vượt|quản|cấp|viện|bộ|các|những|làm|tốc|thị|nếu|khi|do|để|vì|với|là')
  );
}

/** "Chủ hồ chứa", "chủ vựa": whoever owns or runs a thing, whatever it is. */
function isOwner(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.word !== 'chủ' || second === undefined || second.capital || endsPhrase(first)) return false;
  return (
    /^\p{L}+$/u.test(second.text) &&
    !isOneOf(
      second.word,
      'trì|động|trương|yếu|đề|nghĩa|quyền|quan|chốt|lực|thể|thuyết|quản|nhật|tâm|định|đích|đạo',
    )
  );
}

/** "Chỉ huy các sư đoàn", "chỉ huy các cấp": those who command; "chỉ huy các lực lượng chữa cháy" is what is done. */
function areCommanders(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'chỉ' || tokens[at + 1]?.word !== 'huy' || tokens[at + 2]?.word !== 'các')
    return false;
  return COMMANDED.test(`${tokens[at + 3]?.word ?? ''} ${tokens[at + 4]?.word ?? ''}`);
}

const COMMANDED =
  /^(?:(?:sư|lữ|trung|tiểu|hải|phi|binh|quân) (?:đoàn|đội|khu|chủng)|đại đội|đơn vị|cơ quan|đồn|cấp|nhà (?:trường|máy)|hải đội|học viện)(?: |$)/u;

/** "Cấp xã: tổ chức hội nghị …": those of one tier, as the heading of what they do. */
function isTier(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== 'Cấp') return false;
  const tier = `${tokens[at + 1]?.word ?? ''} ${tokens[at + 2]?.word ?? ''}`;
  const length = /^(?:chi bộ|cơ sở|trung ương|thành phố)/u.test(tier)
    ? 3
    : /^(?:xã|huyện|tỉnh) /u.test(tier)
      ? 2
      : 0;
  return length > 0 && tokens[at + length - 1]?.closes === ':';
}

/** "VNPT", "HĐND": an agency by its letters; words in capitals have vowels with marks, or stand in rows. */
function isAcronym(token: Token | undefined): boolean {
  return token?.capital === true && /^[A-ZĐ]{3,8}$/u.test(token.text) && !NOT_AGENCIES.has(token.text);
}

/** "các sở", "05 khoa", "quý cơ quan": a determiner before a noun for people or agencies. */
function beginsGroup(tokens: readonly Token[], at: number): boolean {
  const isFigure = /^\d{1,3}$/u.test(tokens[at]?.text ?? '') || countsInWords(tokens, at);
  const count = isFigure ? 1 : DETERMINERS.lengthAt(tokens, at);
  if (count === 0 || endsPhrase(tokens[at + count - 1]) || isSpell(tokens, at)) return false;
  if (namesPeople(tokens, at + count) || isPostByTail(tokens, at + count) || areAcronyms(tokens, at, count))
    return true;
  return DETERMINERS.lengthAt(tokens, at + count) > 0 && namesPeople(tokens, at + count + 1);
}

/** "các SYT", "mỗi TTYT": offices by their letters; "02 USD" counts none. */
function areAcronyms(tokens: readonly Token[], at: number, count: number): boolean {
  return isOneOf(tokens[at]?.word, 'các|mỗi|từng|những|quý') && isAcronym(tokens[at + count]);
}

/** "hai Ban của Hội đồng", "Ba ủy viên phản biện"; "hai bên", "ba ngành" may be anything. */
function countsInWords(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (!COUNTS_IN_WORDS.has(tokens[at])) return false;
  return next?.capital === true || isOneOf(next?.word, 'ủy|uỷ');
}

const COUNTS_IN_WORDS = new WordSet('hai|ba|bốn');

/** "mỗi quý", "từng tháng": a spell of time, though "quý cơ quan" is somebody. */
function isSpell(tokens: readonly Token[], at: number): boolean {
  return isOneOf(tokens[at]?.word, 'mỗi|từng') && tokens[at + 1]?.word === 'quý';
}

function namesPeople(tokens: readonly Token[], at: number): boolean {
  // "các chi, đảng bộ": two nouns that share their second half.
  if (tokens[at]?.word === 'chi' && tokens[at]?.closes === ',' && isOneOf(tokens[at + 1]?.word, 'đảng|đoàn'))
    return true;
  if (areCases(tokens, at)) return false;
  if (GROUPS.lengthAt(tokens, at) > 0) return true;
  return HEADS.lengthAt(tokens, at) > 0 && NOT_HEADS.lengthAt(tokens, at, true) === 0;
}

/** "mọi trường hợp" are no schools, "các vụ cháy" no departments. */
function areCases(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  if (first?.word === 'trường') return second?.word === 'hợp';
  if (first?.text !== 'vụ' || endsPhrase(first) || second === undefined) return false;
  // "các vụ rà soát", "các vụ phải báo cáo": those who act are departments.
  if (!/^\p{Ll}/u.test(second.text) || beginsPredicate(tokens, at + 1)) return false;
  return !isOneOf(second.word, 'chức|thuộc|trực|liên|và|có|được|chuyên|tổ|hoặc');
}

/** "Sớ Nội vụ": a head whose tone OCR changed, before a name. */
function isMisreadHead(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const beforeName = token?.capital === true && token.closes === '' && tokens[at + 1]?.capital === true;
  // "Các xã Phú Rạch, Viên Bình": behind another name of a place it is one.
  const before = tokens[at - 1];
  const isPlace = before?.capital === true && before.closes === ',';
  return beforeName && !isPlace && isOneOf(token.word, 'sớ|sỏ|sờ|bô|bó|phong|cuc|cúc|vu|viên');
}

/** "Lãnh đạo, chỉ đạo toàn diện": before a further verb it is what somebody does, and nobody. */
function leads(tokens: readonly Token[], at: number): boolean {
  const isVerb = tokens[at]?.word === 'lãnh' && hasSign(tokens[at + 1]?.closes, ',');
  return isVerb && beginsAction(tokens, at + 2);
}

/**
 * "Thường trực hỗ trợ kỹ thuật", "Thanh tra toàn diện việc …": in capitals only because a sentence opens with it, what
 * is also a verb is done; with a place, a field or a name of its own behind it, it is an office.
 */
export function mayBeDeed(tokens: readonly Token[], at: number): boolean {
  const pair = `${tokens[at]?.folded ?? ''} ${tokens[at + 1]?.folded ?? ''}`;
  const next = tokens[at + 2];
  if (!isOneOf(pair, 'thuong truc|thanh tra|kiem sat|tu van|chi huy|kiem toan|lanh dao')) return false;
  if (next === undefined || !/^\p{Ll}/u.test(next.text) || endsPhrase(tokens[at + 1])) return false;
  if (isOneOf(next.word, OF_OFFICES)) return false;
  // "Lãnh đạo doanh nghiệp", "Lãnh đạo bệnh viện", "Tư vấn giám sát", "Tư vấn thiết kế" are somebody.
  if (pair === 'lanh dao' && isOneOf(next.word, 'doanh|xí|bệnh|địa|lâm')) return false;
  if (pair === 'tu van' && isOneOf(next.word, 'giám|thiết')) return false;
  // "Thanh tra thi | báo cáo …": of one field of work, and then what it does.
  const acts = beginsPredicate(tokens, at + 3) && verbLength(tokens, at + 2) < 2;
  return verbLength(tokens, at + 2) > 0 || (!acts && fieldOfWork(tokens, at + 2) === 0);
}

const OF_OFFICES =
  'tỉnh|huyện|xã|phường|thành|sở|bộ|ngành|viên|cấp|các|của|và|trực|thuộc|cơ|đơn|trường|chi|giao|trung|khu|nhân|nhà|ban|hội|đoàn|đảng|ủy|uỷ|thị|quận|phòng|tổ|đội|trưởng|chuyên|liên|chính|quân|công';

/** "Thuế suất", "Báo động": heads of one syllable are believed before a name or a place only. */
function isBareVerbLike(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  const isShort = isOneOf(token?.word, 'báo|thuế|hội|cô|thầy|bà|ông|anh|chị|cảng');
  // "Thuế cơ sở 7" is one of the tax offices.
  if (token?.word === 'thuế' && next?.word === 'cơ' && tokens[at + 2]?.word === 'sở') return false;
  // "Thuế các tỉnh, thành phố" are those of many places.
  if (token?.text === 'Thuế' && next?.word === 'các' && isOneOf(tokens[at + 2]?.word, LEVEL_WORDS))
    return false;
  // "Các tổ trưởng | báo Phòng Kỹ thuật": told to an office, and no newspaper.
  if (isTold(tokens, at)) return true;
  return isShort && next?.capital !== true && !isOneOf(next?.word, 'tỉnh|huyện|xã|thành|phường');
}

const LEVEL_WORDS = 'tỉnh|huyện|xã|thành|phường|quận|địa';

function endOfNames(tokens: readonly Token[], from: number): number {
  const whoever = whoeverUntil(tokens, from);
  const obliged = whoever > 0 ? whoever : obligedAt(tokens, from);
  if (obliged > 0) return obliged;
  let depth = 0;
  let name = from;
  let person = from;
  let head = headEnd(tokens, from);
  let whole = from;
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    if (depth <= 0 && token.whole > 0) whole = Math.max(whole, at + token.whole);
    if (depth <= 0 && actsBehindPerson(tokens, name, at)) return at;
    if (depth <= 0 && at >= head && opensFurtherName(tokens, at)) {
      name = at;
      if (personEnd(tokens, person) !== at) person = at;
      head = headEnd(tokens, at);
      const further = obligedAt(tokens, at);
      if (further > 0) return further;
    }
    depth += bracketsOpened(token);
    if (depth <= 0 && at >= head) head = Math.max(head, furtherFieldEnd(tokens, at));
    if (depth <= 0 && (at === head || opensRelative(tokens, name, at)))
      head = Math.max(head, relativeClauseEnd(tokens, name, at));
    if (depth <= 0 && at >= Math.max(head, whole) && stopsName(tokens, at, name)) return at;
    depth -= bracketsClosed(token);
    if (
      depth <= 0 &&
      at >= Math.max(head, whole) - 1 &&
      (closesName(tokens, at) || closesPost(tokens, person, at))
    )
      return at + 1;
  }
  return tokens.length;
}

/** "đồng chí Lò Văn Pẩu, Trưởng phòng Văn hóa, | tham mưu …": behind a person's post a comma ends it where something is done. */
function closesPost(tokens: readonly Token[], from: number, at: number): boolean {
  const end = personEnd(tokens, from);
  if (end === from || at <= end || tokens[end - 1]?.closes !== ',') return false;
  return tokens[at]?.closes === ',' && beginsPredicate(tokens, at + 1) && !beginsName(tokens, at + 1);
}

/**
 * "Chủ đầu tư có tỷ lệ giải ngân dưới 20% phải giải trình": what those named have, lack or do stands between
 * their noun and "phải", verbs among it. The place of "phải", or 0 where none closes such a name.
 */
function obligedAt(tokens: readonly Token[], from: number): number {
  const head = headEnd(tokens, from);
  // "Người trực tiếp chế biến phải …": nobody is meant by "người" alone.
  let qualified = tokens[from]?.word === 'người' && head === from + 1;
  for (let at = head; at < Math.min(tokens.length, head + 22); at += 1) {
    if (endsPhrase(tokens[at - 1])) return 0;
    if (qualified && (obliges(tokens, at) || isOneOf(tokens[at]?.word, 'vẫn|cũng'))) return at;
    qualified ||= qualifies(tokens, at);
    if (!qualified && (beginsPredicate(tokens, at) || ENDERS.has(tokens[at]?.word ?? ''))) return 0;
  }
  return 0;
}

/** "Đơn vị nào chưa có mạng lưới an toàn, vệ sinh viên thì …": whoever of a kind, up to "thì" or "phải". */
function whoeverUntil(tokens: readonly Token[], from: number): number {
  if (!isAnyOfKind(tokens, from)) return 0;
  for (let at = from + 2; at < Math.min(tokens.length, from + 26); at += 1) {
    if (hasSign(tokens[at - 1]?.closes, ';:.')) return 0;
    if (/,/u.test(tokens[at - 1]?.closes ?? '') && beginsName(tokens, at)) return 0;
    if (isOneOf(tokens[at]?.word, 'phải|thì')) return at;
  }
  return 0;
}

function obliges(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.word;
  if (tokens[at]?.word === 'phải') return next !== 'chăng' && tokens[at - 1]?.word !== 'không';
  return (tokens[at]?.word === 'không' && next === 'được') || DUTIES.lengthAt(tokens, at) > 0;
}

/** "có tỷ lệ thấp", "chưa nộp", "nào để xảy ra": which of a kind are meant; "có văn bản", "có trách nhiệm" are acts. */
function qualifies(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const next = tokens[at + 1]?.word ?? '';
  if (word === 'có' || (word === 'không' && next === 'có')) {
    const had = at + (word === 'có' ? 1 : 2);
    const paper = `${tokens[had]?.word ?? ''} ${tokens[had + 1]?.word ?? ''}`;
    return !isOneOf(tokens[had]?.word, ACTS_OF_HAVING) && !isOneOf(paper, PAPERS_SENT);
  }
  return isOneOf(word, 'còn|chưa|đang|bị|nào|vắng');
}

/** "có trách nhiệm", "có văn bản", "có biện pháp": what is done, not which are meant. */
const ACTS_OF_HAVING = 'trách|nhiệm|nghĩa|văn|ý|kế|biện|giải|phương|liên|thể';

/** "có công văn gửi Sở": a paper is written; "các xã có công trình dở dang" are those which have one. */
const PAPERS_SENT = 'công văn|tờ trình|báo cáo';

/** The next name of a list: behind a comma, "và", "cùng". */
function opensFurtherName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const parted = hasSign(before?.closes, ',;') || isOneOf(before?.word, 'và|cùng|hoặc|trừ');
  return parted && (beginsName(tokens, at) || areGuards(tokens, at));
}

/**
 * "Nhân viên y tế, bảo vệ trực …", "Bảo vệ và lái xe sắp xếp …", "Bảo vệ ca đêm đi tuần": the guards, where what they do
 * stands behind them, others are joined to them, or where or when they stand.
 */
export function areGuards(tokens: readonly Token[], at: number): boolean {
  const second = tokens[at + 1];
  if (tokens[at]?.word !== 'bảo' || second?.word !== 'vệ') return false;
  if (second.closes === ',') return personNounLength(tokens, at + 2) > 0;
  if (endsPhrase(second)) return false;
  if (verbLength(tokens, at + 2) > 1 || isOpeningVerb(tokens, at + 2)) return true;
  if (JOINS_PERSONS.has(tokens[at + 2])) return personNounLength(tokens, at + 3) > 0;
  return isOneOf(tokens[at + 2]?.word, WHERE_GUARDED) && actsSoon(tokens, at + 3);
}

const JOINS_PERSONS = new WordSet('và|cùng');
const WHERE_GUARDED = 'ca|cổng|đêm|chợ|kho|trường|bến|tòa';

/** "UBND các xã, phường nơi có chợ", "UBND các xã được giao chỉ tiêu": further on in a name that has a group in it. */
function opensRelative(tokens: readonly Token[], from: number, at: number): boolean {
  const given = tokens[at]?.word === 'được' && GROUPS.lengthAt(tokens, at - 1) > 0;
  if (tokens[at]?.word === 'nơi') return tokens[at + 1]?.word === 'có' || happensAt(tokens, at + 1) > 0;
  return given && tokens.slice(from, at).some((token) => DETERMINERS.lengthAt([token], 0) > 0);
}

/** Words of what is done or happens at a place: "nơi | đăng ký tờ khai", "nơi | xảy ra cháy". */
function happensAt(tokens: readonly Token[], at: number): number {
  return isOneOf(tokens[at]?.word, 'xảy|phát|cư')
    ? 2
    : verbLength(tokens, at) > 1
      ? verbLength(tokens, at)
      : 0;
}

/**
 * "các khoa có chương trình đánh giá", "các xã chưa đạt chuẩn": what a group has or lacks belongs to its name.
 * It reaches to its own end ("này", "qua", a name in capitals), or else to the next predicate.
 */
function relativeClauseEnd(tokens: readonly Token[], from: number, at: number): number {
  const plain = PLAIN.lengthAt(tokens, from);
  const noun = Math.max(GROUPS.lengthAt(tokens, from), plain > 1 ? plain : 0);
  const several = beginsGroup(tokens, from) || (noun > 0 && tokens[from + noun]?.capital === false);
  if (endsPhrase(tokens[at - 1]) || !(several || opensRelative(tokens, from, at))) return at;
  const kind = tokens[at]?.word === 'là' ? kindOfMembers(tokens, at + 1) : 0;
  if (kind > 0) return at + 1 + kind;
  const isDevice = tokens[at]?.word === 'bị' && isOneOf(tokens[at - 1]?.word, 'thiết|chuẩn|trang');
  const opener = !isDevice && isOneOf(tokens[at]?.word, 'có|còn|chưa|đang|được|bị|nơi') ? 1 : 0;
  const negated = tokens[at]?.word === 'không' && isOneOf(tokens[at + 1]?.word, 'có|bị') ? 2 : 0;
  const happens = tokens[at]?.word === 'nơi' ? happensAt(tokens, at + 1) : 0;
  const begin = at + Math.max(opener, negated, happens);
  if (begin === at || isOneOf(tokens[begin]?.word, ACTS_OF_HAVING)) return at;
  let first = -1;
  for (let next = begin + 1; next < Math.min(tokens.length, begin + 20); next += 1) {
    const closes = tokens[next - 1]?.closes ?? '';
    if (
      hasSign(closes, ':;.') ||
      tokens[next]?.opens.includes('(') ||
      isOneOf(tokens[next]?.word, 'ngoài|thì')
    )
      return next;
    if (closes.includes(',')) return first < 0 ? next : first;
    if (!beginsPredicate(tokens, next) || completesNoun(tokens, next)) continue;
    if (
      tokens[next - 1]?.capital === true ||
      isOneOf(tokens[next - 1]?.word, 'này|đó|trên|qua|đi|chuẩn|được|kỳ|lại')
    )
      return next;
    if (first < 0) first = next;
  }
  // "Chi cục trưởng Chi cục Hải quan nơi đăng ký tờ khai:" is nothing but a name.
  return first < 0 && tokens[at]?.word === 'nơi' && tokens.length < begin + 20
    ? tokens.length
    : first < 0
      ? at
      : first;
}

/**
 * "có nguyện vọng phúc khảo | nộp đơn": a verb that says what the noun before it is of, where another one follows that
 * says what is to be done; "có nhu cầu | đăng ký trước ngày 15" has no other.
 */
function completesNoun(tokens: readonly Token[], at: number): boolean {
  if (!actsLater(tokens, at + Math.max(1, verbLength(tokens, at)))) return false;
  const noun = `${tokens[at - 2]?.word ?? ''} ${tokens[at - 1]?.word ?? ''}`;
  return isOneOf(noun, 'nguyện vọng|nhu cầu|tỷ lệ|tỉ lệ|khả năng|điều kiện|ý định|dự án|công trình|thời hạn');
}

/** Whether a verb stands from here on in the same phrase. */
function actsLater(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length && !endsPhrase(tokens[at - 1]); at += 1) {
    if (verbLength(tokens, at) > 0 && beginsPredicate(tokens, at)) return true;
  }
  return false;
}

/** "Các chủ rừng là tổ chức …", "Các đồng chí là đảng viên …": which of them, where more is said of them. */
function kindOfMembers(tokens: readonly Token[], at: number): number {
  const length = Math.max(HEADS.lengthAt(tokens, at), GROUPS.lengthAt(tokens, at));
  return length > 0 && !endsPhrase(tokens[at + length - 1]) && beginsPredicate(tokens, at + length)
    ? length
    : 0;
}

/** Where the head word of a name ends: "giám sát" in "Tổ giám sát" begins nothing. */
export function headEnd(tokens: readonly Token[], from: number): number {
  const known = tokens[from]?.known ?? 0;
  if (known > 0) return from + known;
  const person = personEnd(tokens, from);
  if (person > from) return person;
  const listed = directoryLength(tokens, from);
  if (listed > 0) return from + listed;
  if (areGuards(tokens, from)) return from + 2;
  const head = from + DETERMINERS.lengthAt(tokens, from);
  const listedHead = HEADS.lengthAt(tokens, head);
  const end =
    head + (listedHead > 0 || !isUnlistedPerson(tokens, head) ? listedHead : memberNounLength(tokens, head));
  if (end === head && (isPostByTail(tokens, from) || isOwner(tokens, from))) return from + 2;
  return Math.max(from + 1, end + (end > head ? fieldBehindHead(tokens, head, end) : 0));
}

/**
 * Words of the field of work straight behind the head of a name. In small letters it must be a head that is often
 * named so ("Tổ", "Hội đồng"), and two words that are a verb ("kiểm tra") may as well be what the unit does.
 */
export function fieldBehindHead(tokens: readonly Token[], head: number, end: number): number {
  // "Hiệu trưởng: Xây dựng kế hoạch" is no head of a building office.
  const length = endsPhrase(tokens[end - 1]) ? 0 : fieldOfWork(tokens, end);
  if (length === 0 || tokens[end]?.capital === true) return length;
  // "Các đơn vị | tổ chức hội thi": of several it is what they do, however often a unit is called by it.
  const mayBeVerb =
    verbLength(tokens, end) === 2 && (length === 2 || DETERMINERS.lengthAt(tokens, head - 1) > 0);
  return mayBeVerb || (end > head + 1 && BARE.lengthAt(tokens, head) !== end - head) ? 0 : length;
}

/**
 * "Phòng Kiểm tra, giám sát và | xử lý vi phạm", "Công ty Cổ phần | Đầu tư xây dựng": where a further field of a
 * unit's name ends, or the place itself. In small letters it is one behind a comma or "và" only, with what is
 * told of the unit straight behind it.
 */
export function furtherFieldEnd(tokens: readonly Token[], at: number): number {
  const end = at + fieldOfWork(tokens, at);
  if (end === at || tokens[at]?.capital === true) return end;
  const before = tokens[at - 1];
  const joined = before?.word === 'và' || /,/u.test(before?.closes ?? '');
  return joined && (endsPhrase(tokens[end - 1]) || beginsPredicate(tokens, end)) ? end : at;
}

/** "Phòng Kiểm tra và | xử lý nợ lập danh sách": no predicate begins behind the "và" of a name, a field may. */
function joinsField(tokens: readonly Token[], at: number, from: number): boolean {
  if (!isOneOf(tokens[from]?.word, UNIT_HEADS) || tokens[headEnd(tokens, from) - 1]?.capital !== true)
    return false;
  const verb = verbLength(tokens, at);
  if (verb < 2 || tokens[at]?.capital !== false) return false;
  for (let next = at + verb; next < Math.min(tokens.length, at + 9); next += 1) {
    if (endsPhrase(tokens[next - 1])) return false;
    if (beginsPredicate(tokens, next)) return true;
  }
  return false;
}

const bracketsOpened = (token: Token): number => (token.opens.includes('(') ? 1 : 0);
const bracketsClosed = (token: Token): number => (token.closes.includes(')') ? 1 : 0);

function stopsName(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.capital) return false;
  if (endsFieldPair(tokens, at)) return false;
  if (isBehindRemark(tokens, at)) return true;
  if (token.word === 'và' || token.word === 'hoặc')
    return !continuesList(tokens, at + 1) && !joinsField(tokens, at + 1, from);
  if (token.word === 'cùng') return !joinsName(tokens, at);
  if (isShareOut(tokens, at) || isAsked(tokens, at)) return true;
  const noun = Math.max(HEADS.lengthAt(tokens, from), GROUPS.lengthAt(tokens, from));
  if (tokens[from + noun]?.word === 'nào')
    return isOneOf(token.word, 'phải|thì') || (token.word === 'không' && tokens[at + 1]?.word === 'được');
  if (isNamedByWork(tokens, at, from) || dashFollows(tokens, at) || dutyFollows(tokens, at, from))
    return false;
  if (endsCompoundNoun(tokens, at) || isManner(tokens, at) || isObjectInName(tokens, at)) return false;
  if (joinsWork(tokens, at, from) || isSituated(tokens, at, from) || areOnDuty(tokens, at, from))
    return false;
  if (tokens[at - 1]?.word === 'và' && joinsField(tokens, at, from)) return false;
  if (isOpeningVerb(tokens, at) && isCutOff(tokens, at)) return false;
  if (beginsPredicate(tokens, at) || OBJECTS.lengthAt(tokens, at) > 0) return true;
  if (actsBehindHead(tokens, at, from)) return true;
  if (token.word === 'đối' && tokens[at + 1]?.word !== 'với') return false;
  if (saysWhen(tokens, at)) return true;
  if (token.word === 'ngoài' && isOneOf(tokens[at + 1]?.word, 'việc|các|những|nội|nhiệm|thực')) return true;
  if (tokens[at - 1]?.word === 'ở' || isFrom(tokens, at)) return false;
  if (isFoundedBy(tokens, at, from)) return false;
  return (ENDERS.has(token.word) || isOneOf(token.folded, 'truoc|cham')) && !isRelative(tokens, at);
}

/**
 * "Phòng Cảnh sát hình sự (Tổ 2) | hóa trang": behind the remark on a name only what binds it to others goes on, and
 * what another verb is still to follow: "Người lao động (NLĐ) nước ngoài | phải …".
 */
export function isBehindRemark(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (tokens[at - 1]?.closes !== ')' || token === undefined || !/^\p{Ll}/u.test(token.text)) return false;
  if (!beginsPredicate(tokens, at) && actsSoon(tokens, at + 1)) return false;
  return !isOneOf(token.word, BINDS) && GROUPS.lengthAt(tokens, at) === 0 && HEADS.lengthAt(tokens, at) === 0;
}

/** Further on in the phrase somebody acts, after no more words than a kind has. */
function actsSoon(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_KIND); at += 1) {
    if (endsPhrase(tokens[at - 1])) return false;
    if (beginsPredicate(tokens, at)) return true;
  }
  return false;
}

const LONGEST_KIND = 4;

const BINDS =
  'và|hoặc|cùng|của|thuộc|trực|các|những|tỉnh|huyện|xã|phường|thành|quận|thị|sở|bộ|nơi|có|còn|chưa|được|bị|ở|tại|trên|trong|theo|không|là|từ|nào|trừ|cấp';

/** "Các khách sạn từ 3 sao trở lên": how large those are who are meant. */
function isFrom(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.word !== 'từ' || !/^\d/u.test(tokens[at + 1]?.text ?? '')) return false;
  return tokens
    .slice(at + 2, at + 8)
    .some(({ word }, index, words) => word === 'trở' && words[index + 1]?.word === 'lên');
}

/** "UBND các phường | thứ Sáu hằng tuần gửi …", "Văn phòng | ngày 15 hằng tháng gửi …". */
function saysWhen(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined || endsPhrase(tokens[at - 1])) return false;
  if (tokens[at]?.word === 'thứ') return isOneOf(next.word, 'hai|ba|tư|năm|sáu|bảy') && next.capital;
  return tokens[at]?.word === 'ngày' && /^\d/u.test(next.text) && !/\//u.test(tokens[at - 1]?.text ?? '');
}

/** Within the second half of a field that opened with a capital: "Thanh tra, giám | sát ngân hàng". */
function endsFieldPair(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 4); from -= 1) {
    const length = tokens[from]?.capital === true ? FIELD_PAIRS.lengthAt(tokens, from, true) : 0;
    if (length > 0) return from + length > at && !objectFollows(tokens, from + length);
  }
  return false;
}

/**
 * "Nhà thầu mang theo …", "Chủ hộ ký cam kết", "tổ hỗ trợ trực …": a verb of one syllable straight behind a noun for
 * people, or behind the work it is named by.
 */
function actsBehindHead(tokens: readonly Token[], at: number, from: number): boolean {
  const head = from + DETERMINERS.lengthAt(tokens, from);
  const length = Math.max(HEADS.lengthAt(tokens, head), GROUPS.lengthAt(tokens, head));
  if (!isOpeningVerb(tokens, at) || length === 0 || isCutOff(tokens, at)) return false;
  const work = BARE.lengthAt(tokens, head) === length ? workAt(tokens, head + length) : 0;
  return (length > 1 && head + length === at) || (work > 0 && head + length + work === at);
}

/** "Các tổ chức dịch vụ thu, nếu được ủy quyền, …": a short verb with nothing but an aside behind it is half of a noun. */
function isCutOff(tokens: readonly Token[], at: number): boolean {
  const aside = isOneOf(tokens[at + 1]?.word, 'nếu|khi|trong|theo|căn|trên|ngoài|trước|sau|tùy|được');
  return tokens[at]?.closes === ',' && aside;
}

/** "Tổ công tác theo Quyết định số 512/QĐ-UBND": the paper that founded a body tells which one is meant. */
function isFoundedBy(tokens: readonly Token[], at: number, from: number): boolean {
  const paper = `${tokens[at + 1]?.folded ?? ''} ${tokens[at + 2]?.folded ?? ''} ${tokens[at + 3]?.folded ?? ''}`;
  if (tokens[at]?.word !== 'theo' || paper !== 'quyet dinh so') return false;
  const head = from + DETERMINERS.lengthAt(tokens, from);
  return isOneOf(tokens[head]?.word, 'tổ|đoàn|ban|hội|nhóm|tiểu');
}

/** "mặt bằng", "công bằng", "phía sau": the second half of a noun ends no name. */
function endsCompoundNoun(tokens: readonly Token[], at: number): boolean {
  const heads = COMPOUNDS.get(tokens[at]?.word ?? '');
  return heads !== undefined && !endsPhrase(tokens[at - 1]) && heads.includes(tokens[at - 1]?.word ?? '');
}

/** "Cơ sở giết mổ | tập trung chỉ …", "hộ nuôi tập trung phải …": how, where another adverb follows at once. */
function isManner(tokens: readonly Token[], at: number): boolean {
  const isHow = tokens[at]?.word === 'tập' && tokens[at + 1]?.word === 'trung' && !endsPhrase(tokens[at + 1]);
  if (verbLength(tokens, at - 2) !== 2 && !isOpeningVerb(tokens, at - 1)) return false;
  return isHow && isOneOf(tokens[at + 2]?.word, 'chỉ|phải|không|có|khẩn|chủ|tự|nghiêm');
}

/** By the second half of a noun what it may stand behind. */
const COMPOUNDS = new Map(
  Object.entries({
    bằng: ['mặt', 'công', 'cân', 'đồng', 'văn', 'thăng'],
    sau: ['phía', 'trước', 'tuyến'],
    trước: ['phía'],
    trong: ['bên', 'phía'],
    trên: ['cấp', 'bên', 'phía'],
    đối: ['cân', 'phản', 'tuyệt'],
    cần: ['hậu'],
    do: ['lý', 'tự'],
  }),
);

/** "Phòng Quản lý xây dựng chủ động …": what a unit named by its work works on, before its predicate. */
function isObjectInName(tokens: readonly Token[], at: number): boolean {
  const verb = verbLength(tokens, at);
  const work =
    tokens[at - 2]?.capital === true && !endsPhrase(tokens[at - 1]) ? verbLength(tokens, at - 2) : 0;
  const behind = at + verb;
  return (
    verb > 1 &&
    work === 2 &&
    isOneOf(tokens[at]?.word, WORKED_ON) &&
    !endsPhrase(tokens[behind - 1]) &&
    isOneOf(tokens[behind]?.word, ADVERBIAL)
  );
}

/**
 * "Trung tâm Phân tích | phân loại hàng hóa | ưu tiên …", "Cục Điều tra | chống buôn lậu | lựa chọn …": a unit that is
 * called by a verb alone has more of its field behind it, where another verb still says what it does.
 */
function joinsWork(tokens: readonly Token[], at: number, from: number): boolean {
  if (tokens[at - 2]?.capital !== true || tokens[at - 1]?.capital !== false) return false;
  const head = HEADS.lengthAt(tokens, from);
  if (head === 0 || from + head + 2 !== at) return false;
  if (endsPhrase(tokens[at - 1]) || verbLength(tokens, at - 2) !== 2) return false;
  const work = FURTHER_WORKS.lengthAt(tokens, at);
  return work > 0 && actsLater(tokens, at + work + 1);
}

/** Works that come second in the names of units. */
const FURTHER_WORKS = new PhraseSet([
  'chống',
  'phòng chống',
  'phân loại',
  'phân tích',
  'đánh giá',
  'kiểm định',
  'kiểm nghiệm',
  'thử nghiệm',
  'quản lý',
  'giám sát',
  'khai thác',
  'vận hành',
  'bảo vệ',
  'bảo dưỡng',
  'phục hồi',
  'cứu hộ',
  'thi hành',
]);

/** "Điều dưỡng | trực | ghi nhận …", "bác sĩ | trực | phải …": those of them who are on duty, where more is said of them. */
function areOnDuty(tokens: readonly Token[], at: number, from: number): boolean {
  if (tokens[at]?.word !== 'trực' || endsPhrase(tokens[at]) || tokens[at]?.capital !== false) return false;
  const noun = from + DETERMINERS.lengthAt(tokens, from);
  const length = Math.max(HEADS.lengthAt(tokens, noun), GROUPS.lengthAt(tokens, noun));
  if (length === 0 || noun + length !== at) return false;
  return verbLength(tokens, at + 1) > 1 || isOneOf(tokens[at + 1]?.word, 'phải|có|không');
}

/** "Giám đốc chi nhánh có ATM | đặt tại khu công nghiệp | bố trí …": where stands what they have. */
function isSituated(tokens: readonly Token[], at: number, from: number): boolean {
  const place = isOneOf(tokens[at]?.word, 'tại|ở|trên|trong') ? at : at + 1;
  if (!isOneOf(tokens[place]?.word, 'tại|ở|trên|trong')) return false;
  if (!isOneOf(tokens[place - 1]?.word, 'đặt|nằm|đóng|mở|ở|trú|làm') || endsPhrase(tokens[at - 1]))
    return false;
  const has = tokens.slice(from, place - 1).some(({ word }) => isOneOf(word, 'có|còn'));
  return has && actsLater(tokens, place + 2);
}

/** First syllables of the verbs that are also what a unit works on. */
const WORKED_ON = 'xây|đầu|phát|khai|sản|kinh|vận|thi|bảo|duy|sửa|kiểm|giám|đào|chăn|thu|xử|cấp|giáo';

const ADVERBIAL = 'chủ|khẩn|tiếp|kịp|thường|phối|tham|trực|tập|nghiêm|có|chịu';

/** "Các khoa lâm sàng mỗi khoa bố trí …": how it falls to each of those named. */
export function isShareOut(tokens: readonly Token[], at: number): boolean {
  const each = isOneOf(tokens[at]?.word, 'mỗi|từng');
  return each && !endsPhrase(tokens[at - 1]) && tokens[at - 1]?.word !== 'và' && namesPeople(tokens, at + 1);
}

/** "Bí thư Thị ủy | được đề nghị đối thoại": what they are asked stands behind it. */
export function isAsked(tokens: readonly Token[], at: number): boolean {
  const verb = `${tokens[at + 1]?.folded ?? ''} ${tokens[at + 2]?.folded ?? ''}`;
  return tokens[at]?.word === 'được' && isOneOf(verb, 'de nghi|yeu cau') && beginsAction(tokens, at + 3);
}

/** "Ủy ban Mặt trận cùng các đoàn thể", "Đoàn xã cùng với Hội Phụ nữ". */
function joinsName(tokens: readonly Token[], at: number): boolean {
  return beginsName(tokens, at + (tokens[at + 1]?.word === 'với' ? 2 : 1));
}

/** "Khoa Hồi sức tích cực - Chống độc": a name goes on behind its dash. */
function dashFollows(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next <= at + 3; next += 1) {
    if (/^[-–]$/u.test(tokens[next + 1]?.closes ?? '') || tokens[next + 1]?.text === '-')
      return tokens[next + 2]?.capital === true;
    if (tokens[next] === undefined || endsPhrase(tokens[next])) return false;
  }
  return false;
}

/** Whether those named before a place are a group, or told by a noun alone: "Đơn vị", "Thủ trưởng các đơn vị". */
function several(tokens: readonly Token[], from: number, at: number): boolean {
  if (from + HEADS.lengthAt(tokens, from) === at) return true;
  return tokens.slice(from, at).some((_, index) => DETERMINERS.lengthAt(tokens, from + index) > 0);
}

const DUTIES = new PhraseSet(['chủ trì', 'có trách nhiệm', 'chịu trách nhiệm', 'có nhiệm vụ', 'làm đầu mối']);
/** Verbs that have somebody behind them who may have the duty: "giao Phòng B chủ trì". */
const GOVERNS = 'phối|chủ|giao|phân|chỉ|yêu|đề|cử|mời|có|chịu|làm|là|phải|không|cho|để|ủy|uỷ|đôn|hướng';

/** "Đội Quản lý vận hành lưới điện cao thế chủ trì …": verbs before the duty itself belong to the name. */
function dutyFollows(tokens: readonly Token[], at: number, from: number): boolean {
  if (isOneOf(tokens[at]?.word, GOVERNS) || !beginsAction(tokens, at)) return false;
  // "Sở Y tế được giao làm đầu mối": one by its name is given the duty, of several it says which.
  if (tokens[at]?.word === 'được' && tokens[from]?.capital === true && !several(tokens, from, at))
    return false;
  for (let next = at + 1; next < Math.min(tokens.length, at + 9); next += 1) {
    if (endsPhrase(tokens[next - 1]) || ENDERS.has(tokens[next]?.word ?? '') || tokens[next]?.word === 'và')
      return false;
    if (DUTIES.lengthAt(tokens, next) > 0) return true;
    if (isOneOf(tokens[next]?.word, GOVERNS) && beginsAction(tokens, next)) return false;
  }
  return false;
}

/**
 * "Tổ giám sát", "Ban điều hành dự án", "đơn vị thi công": the work behind a bare head belongs to the name
 * where the predicate is still to come, or nothing comes at all.
 */
function isNamedByWork(tokens: readonly Token[], at: number, from: number): boolean {
  if (isPersonName(tokens, at)) return false;
  const staff = isStaff(tokens, at, from);
  const takesCare = tokens[at]?.word === 'phụ' && tokens[at + 1]?.word === 'trách';
  if (!takesCare && !staff && !isBareHead(tokens, from, at)) return false;
  const given = tokens[at]?.word === 'được' ? 2 : 0;
  const work = given || workAt(tokens, at) || (staff ? TENDS.lengthAt(tokens, at) : 0);
  if (work === 0) return false;
  for (let next = at + work; next < Math.min(tokens.length, at + 14); next += 1) {
    const closes = tokens[next - 1]?.closes ?? '';
    if (closes.includes(':')) return true;
    if (hasSign(closes, ',;')) return continuesList(tokens, next) && !(takesCare && sharesOut(tokens, next));
    if (hasSign(closes, '.!?')) return false;
    if (beginsPredicate(tokens, next))
      return !MANNER.has(tokens[next]?.word ?? '') || (takesCare && next > at + work);
    if (next === at + work && !given && isOpeningVerb(tokens, next)) return true;
    if (ENDERS.has(tokens[next]?.word ?? '')) return false;
  }
  const isUnit =
    tokens[from]?.capital === true && TITLES.lengthAt(tokens, from) === 0 && !isMember(tokens, from);
  return at + 14 >= tokens.length && !(takesCare && !staff && isUnit);
}

/** "Hội Nông dân phụ trách thôn A, | Hội Phụ nữ phụ trách thôn B": each takes care of its own. */
function sharesOut(tokens: readonly Token[], from: number): boolean {
  return tokens.some(
    ({ word }, at) =>
      at > from && word === 'phụ' && tokens[at + 1]?.word === 'trách' && beginsName(tokens, from),
  );
}

/** "Đồng chí", "Ủy viên", "Cán bộ": one of several, told by what he takes care of. */
function isMember(tokens: readonly Token[], from: number): boolean {
  return isOneOf(tokens[from]?.word, 'đồng|các|ủy|uỷ|cán|công|chuyên|viên|thành|lãnh|đảng|người|bác|điều');
}

/**
 * Words of the work that somebody may be named by: "người | phát hiện cháy" is told by whatever he does, a body by
 * its trade ("cơ sở | giết mổ", "cơ quan | giám định"), which units are called by too.
 */
function workAt(tokens: readonly Token[], at: number): number {
  if (tokens[at - 1]?.word === 'người')
    return PERSON_WORKS.lengthAt(tokens, at) || verbLength(tokens, at) || (isOpeningVerb(tokens, at) ? 1 : 0);
  return WORKS.lengthAt(tokens, at) || tradeAt(tokens, at) || taskAt(tokens, at);
}

/** Whether words are a work that somebody is named by: "giám sát", "lưu trữ", "quản lý". */
export function isWork(tokens: readonly Token[], at: number): boolean {
  return WORKS.lengthAt(tokens, at) > 0 || tradeAt(tokens, at) > 0;
}

/** "Bộ phận | công bố | kiểm tra …": of two verbs in a row behind those who have one task the first is it. */
function taskAt(tokens: readonly Token[], at: number): number {
  const head = `${tokens[at - 2]?.word ?? ''} ${tokens[at - 1]?.word ?? ''}`;
  const hasTask = isOneOf(tokens[at - 1]?.word, 'tổ|đội|nhóm') || head === 'bộ phận';
  if (!hasTask || verbLength(tokens, at) !== 2 || endsPhrase(tokens[at + 1])) return 0;
  const goesOn = isOneOf(
    tokens[at]?.word,
    'tổ|chỉ|phối|triển|thực|tiếp|hướng|tham|rà|báo|theo|đôn|lập|xây|chịu',
  );
  const serial = isOneOf(tokens[at + 2]?.word, 'thực|triển|báo|gửi|trình|nộp|hoàn|đôn|xong|kết');
  const acts = verbLength(tokens, at + 2) > 1 || isOpeningVerb(tokens, at + 2);
  return !goesOn && !serial && acts ? 2 : 0;
}

/** "đơn vị | vận chuyển | lập …": a field of units that another verb follows at once. */
function tradeAt(tokens: readonly Token[], at: number): number {
  const isField =
    verbLength(tokens, at) === 2 && fieldOfWork(tokens, at) === 2 && !endsPhrase(tokens[at + 1]);
  return isField && verbLength(tokens, at + 2) > 1 ? 2 : 0;
}

/**
 * "Tổ tiếp quỹ ATM:", "Thư ký ghi bảng:": one unit or person whom a label calls by a deed, from where its noun ends to
 * where the label does. A deed of several ("Các tổ kiểm tra:"), one told how ("chủ động …") or a second deed is none.
 */
export function isLabelledByDeed(tokens: readonly Token[], from: number, at: number, to: number): boolean {
  if (at >= to || to - at > LONGEST_DEED || headEnd(tokens, from) !== at) return false;
  const isUnit = BARE.lengthAt(tokens, from) === at - from;
  if (!isUnit && personNounLength(tokens, from) !== at - from) return false;
  if (TITLES.lengthAt(tokens, from) > 0 || isOneOf(tokens[at]?.word, GOVERNS)) return false;
  const deed = Math.max(verbLength(tokens, at), isOpeningVerb(tokens, at) ? 1 : 0);
  if (deed === 0 || at + deed >= to) return false;
  for (let next = at + deed; next < to; next += 1) {
    if (endsPhrase(tokens[next - 1]) || ENDERS.has(tokens[next]?.word ?? '')) return false;
    if (verbLength(tokens, next) > 1 || DETERMINERS.lengthAt(tokens, next) > 0) return false;
  }
  return true;
}

const LONGEST_DEED = 5;

/** What a member of the staff is named by: "chuyên viên theo dõi đô thị", "cán bộ quản lý địa bàn". */
const TENDS = new PhraseSet([
  'theo dõi',
  'phụ trách',
  'quản lý',
  'trực tiếp phụ trách',
  'đứng lớp',
  'nhận',
  'đứng điểm',
]);

/** Straight behind a member of the staff that opens a name, not behind "Vụ Tổ chức cán bộ". */
function isStaff(tokens: readonly Token[], at: number, from: number): boolean {
  const before = tokens[at - 3];
  const opens =
    from + DETERMINERS.lengthAt(tokens, from) === at - 2 ||
    before?.word === 'và' ||
    endsPhrase(before) ||
    DETERMINERS.lengthAt(tokens, at - 3) > 0;
  if (!opens) return false;
  const noun = `${tokens[at - 2]?.folded ?? ''} ${tokens[at - 1]?.folded ?? ''}`;
  return isOneOf(noun, 'chuyen vien|can bo|cong chuc|vien chuc|nhan vien|giao vien');
}

/** Behind a verb these say how it is done: "thực hiện nghiêm túc". */
const MANNER = new Set(['nghiêm', 'kịp', 'thường', 'tích', 'quyết', 'chặt', 'tốt', 'ngay', 'sớm', 'không']);

/** Only the head word stands before it, with its determiner: "các đội", "Tổ". */
function isBareHead(tokens: readonly Token[], from: number, at: number): boolean {
  const determined = DETERMINERS.lengthAt(tokens, from);
  const head = from + determined;
  const length = Math.max(HEADS.lengthAt(tokens, head), determined > 0 ? GROUPS.lengthAt(tokens, head) : 0);
  if (length === 0) return false;
  if (head + length === at) return BARE.lengthAt(tokens, head) === length;
  // "Nhân viên Tổ quản lý chợ": a bare head behind that of its members.
  const inner = at - 1;
  return (
    inner === head + length &&
    tokens[inner]?.capital === true &&
    HEADS.lengthAt(tokens, inner) === 1 &&
    BARE.lengthAt(tokens, inner) === 1
  );
}

/** "các xã trên địa bàn tỉnh", "các đơn vị có tên tại Điều 1": the place belongs to the name. */
function isRelative(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.folded ?? '';
  if (tokens[at]?.word === 'trên')
    return isOneOf(next, 'dia|toan') || isOneOf(tokens[at - 1]?.folded, 'neu|ke|noi|ten');
  if (tokens[at]?.word === 'tại')
    return (
      isOneOf(next, 'dieu|phu|muc|diem|khoan|dia') ||
      tokens[at + 1]?.word === 'chỗ' ||
      staysAtAgency(tokens, at + 1)
    );
  return tokens[at]?.word === 'trong' && isOneOf(next, 'nuoc|tinh|toan|nganh|huyen|xa|khoi|cum|vung');
}

/** "Người đại diện vốn tại Công ty Bình Minh xin ý kiến": where somebody works, before what he has to do. */
function staysAtAgency(tokens: readonly Token[], at: number): boolean {
  if (HEADS.lengthAt(tokens, at) === 0 || tokens[at]?.capital !== true) return false;
  for (let next = at + 1; next < Math.min(tokens.length, at + 12); next += 1) {
    if (endsPhrase(tokens[next - 1])) return false;
    if (beginsPredicate(tokens, next)) return true;
  }
  return false;
}

/** A sign behind a token ends the phrase unless the list of names goes on behind it. */
function closesName(tokens: readonly Token[], at: number): boolean {
  const closes = tokens[at]?.closes ?? '';
  if (closes === '.' && isDegree(tokens[at])) return false;
  if (hasSign(closes, '.!?'))
    return tokens[at + 1]?.capital !== false && !cannotEndSentence(tokens[at]?.word ?? '');
  if (closes.includes(':')) return !introducesNames(tokens, at);
  if (hasSign(closes, ',;')) return !continuesList(tokens, at + 1);
  return false;
}

/** "các Sở: Tài chính, …", "các đồng chí: Chánh Văn phòng, …". */
function introducesNames(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const word = tokens[at]?.word ?? '';
  if (next === undefined || next.opens !== '') return false;
  if (!next.capital && !(/^\d{1,3}$/u.test(next.text) && next.closes === ',')) return false;
  const listed =
    isOneOf(word, 'sở|xã|phường|chí|bộ|huyện|phòng|vị|quan|ban|ngành|khoa|trường|ông|bà') ||
    countsMembers(tokens, at) ||
    isSharedPost(tokens, at) ||
    areProvinces(tokens, at) ||
    tellsWhich(tokens, at);
  return listed && !beginsAsSentence(tokens, at + 1);
}

/** "Giao Giám đốc: | Sở Y tế, Sở Nội vụ", "Đề nghị Chủ tịch UBND: …": one post, told once for several bodies. */
function isSharedPost(tokens: readonly Token[], at: number): boolean {
  const length = [3, 2, 1].find((words) => TITLES.lengthAt(tokens, at + 1 - words) === words) ?? 0;
  const orders = length > 0 && isOneOf(tokens[at - length]?.word, 'giao|nghị|cầu|cho');
  return orders && HEADS.lengthAt(tokens, at + 1) > 0 && listsNames(tokens, at + 1);
}

/** "UBND các tỉnh, thành phố: | Lào Cai, Hải Phòng". */
function areProvinces(tokens: readonly Token[], at: number): boolean {
  const ranks = [3, 2, 1].map((back) => tokens[at + 1 - back]?.word).join(' ');
  return (
    ranks === 'tỉnh thành phố' && rankOf(`${tokens[at + 1]?.text} ${tokens[at + 2]?.text}`) !== undefined
  );
}

const RANKS: ReadonlyMap<string, string> = new Map(PROVINCES.map(({ name, rank }) => [name, rank]));

/** "tỉnh" or "thành phố", by the name of the province; undefined where it is none. */
function rankOf(province: string): string | undefined {
  return RANKS.get(province);
}

/** "UBND tỉnh, thành phố Hải Phòng" of a list of both is that of the city. */
function withOwnRank(name: string): string {
  const [kind = '', province] = name.split(' tỉnh, thành phố ');
  const rank = province === undefined ? undefined : rankOf(province);
  return rank === undefined ? name : `${kind} ${rank} ${province}`;
}

/** A comma or "và" with a further name behind it follows in the same phrase. */
function listsNames(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at < Math.min(tokens.length, from + LONGEST_MEMBER); at += 1) {
    if (hasSign(tokens[at - 1]?.closes, ';:.')) return false;
    const parted = hasSign(tokens[at - 1]?.closes, ',') || tokens[at - 1]?.word === 'và';
    if (parted && HEADS.lengthAt(tokens, at) > 0 && beginsName(tokens, at)) return true;
  }
  return false;
}

const LONGEST_MEMBER = 12;

/** "UBND các xã giáp ranh: A, B, C lập chốt": which of a group, then their names behind the colon. */
function tellsWhich(tokens: readonly Token[], at: number): boolean {
  const first = [1, 2, 3].find((words) => hasSign(tokens[at + words]?.closes, ','));
  if (first === undefined || tokens[at]?.capital !== false) return false;
  // "UBND các xã ven biển: Rà soát, bổ sung …": all words of a place have capitals.
  const isPlace = tokens
    .slice(at + 1, at + first + 1)
    .every(({ capital, text }) => capital || /^\d/u.test(text));
  if (!isPlace) return false;
  for (let from = at - 2; from >= Math.max(0, at - 5); from -= 1) {
    if (endsPhrase(tokens[from]) || beginsPredicate(tokens, from + 1)) return false;
    if (DETERMINERS.lengthAt(tokens, from) > 0)
      return isOneOf(tokens[from + 1]?.word, 'xã|phường|huyện|thôn|ấp|xóm|bản|tổ|chi');
  }
  return false;
}

/** "Các Cục: …", "Trưởng các thôn: …", "02 trạm: …": several of a kind, told behind the colon. */
function countsMembers(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 3); from -= 1) {
    if (endsPhrase(tokens[from])) return false;
    const several = DETERMINERS.lengthAt(tokens, from) > 0 || COUNT.test(tokens[from]?.word ?? '');
    if (several)
      return namesPeople(tokens, from + 1) && namesPeople(tokens, at)
        ? true
        : GROUPS.lengthAt(tokens, from + 1) === at - from;
  }
  return false;
}

const COUNT = /^(?:\d{1,3}|hai|ba|bốn|năm)$/u;

function beginsAsSentence(tokens: readonly Token[], at: number): boolean {
  // "Công an xã: Chủ trì, phối hợp với …": no place is called so.
  if (DUTIES.lengthAt(tokens, at) > 0) return true;
  const [first, ...behind] = tokens.slice(at);
  const lower = first === undefined ? [] : [changed(first, { capital: false }), ...behind];
  return (
    beginsPredicate(lower, 0) &&
    !beginsName(tokens, at) &&
    tokens[at + 1]?.capital !== true &&
    !(hasSign(tokens[at + 1]?.closes, ',;') && listsMany(tokens, at))
  );
}

/** "các Sở: Xây dựng, Y tế" are many; behind "Công an xã:" stands in "Tuần tra, canh gác" what it does. */
function listsMany(tokens: readonly Token[], at: number): boolean {
  for (let from = at - 1; from >= Math.max(0, at - 6); from -= 1) {
    if (from < at - 1 && endsPhrase(tokens[from])) return false;
    if (DETERMINERS.lengthAt(tokens, from) > 0 || COUNT.test(tokens[from]?.word ?? '')) return true;
  }
  return isOneOf(tokens[at - 1]?.word, 'ngành|vị|quan|chí');
}

function continuesList(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if (beginsName(tokens, at) || token.capital || areGuards(tokens, at)) return true;
  if (/^\d{1,3}$/u.test(token.text) && /^\d{1,3}$/u.test(tokens[at - 1]?.text ?? '')) return true;
  if (token.word === 'trừ' && beginsName(tokens, at + 1)) return true;
  if (token.word === 'tương' && tokens[at + 1]?.word === 'đương') return true;
  if (endsFieldPair(tokens, at) || furtherFieldEnd(tokens, at) > at) return true;
  if (isOneOf(token.word, 'trực|thuộc') || isBroadcaster(tokens, at) || goesOnWithWork(tokens, at))
    return true;
  return GROUPS.lengthAt(tokens, at) > 0 && !beginsPredicate(tokens, at);
}

/** "Phòng, chống thiên tai", "Phòng cháy, chữa cháy": one field of work in two verbs. */
function goesOnWithWork(tokens: readonly Token[], at: number): boolean {
  const pair = `${tokens[at - 1]?.folded ?? ''} ${tokens[at]?.folded ?? ''}`;
  return pair === 'phong chong' || pair === 'chay chua';
}

/** "Báo và phát thanh, truyền hình tỉnh", "Đài Phát thanh, truyền hình": one house. */
function isBroadcaster(tokens: readonly Token[], at: number): boolean {
  return (
    tokens[at]?.word === 'truyền' && tokens[at + 1]?.word === 'hình' && tokens[at - 1]?.folded === 'thanh'
  );
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
