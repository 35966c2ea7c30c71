/**
 * Where the name of who must act ends and the predicate begins, weighed: "Đội cứu hộ bờ biển | cắm phao". Verbs
 * stand in names as well ("vận hành", "giám sát"), so no single word decides. Each place has signs (what stands
 * there, before it, behind it, what is still to come), each sign has a weight learned from papers with gold
 * (scripts/train-name-ends.ts), and the place with the largest sum is the likeliest.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import { fieldBehindHead, furtherFieldEnd, headEnd } from './actors.ts';
import actors from './lexicon/actors.json' with { type: 'json' };
import learned from './lexicon/name-ends.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { PhraseSet } from './phrase-set.ts';
import {
  beginsPredicate,
  dutyLength,
  frameLength,
  isOpeningVerb,
  isPast,
  opensVerb,
  verbLength,
} from './predicates.ts';
import type { Token } from './tokens.ts';
import { goesOnInNames, useBefore, useInNames, useInVerbs } from './word-use.ts';

const WEIGHTS = new Map<string, number>(Object.entries(learned.weights));

/** What speaks for or against the end of a name at a place, by how much. */
export interface Sign {
  name: string;
  weight: number;
}

type Wording = Map<string | number, Sign>;
const wordings = new Map<string, Wording>();

/** The sign of a name in two parts; a paper asks for ten thousand, so each is put together and weighed once. */
function sign(before: string, value: string | number = ''): Sign {
  let wording = wordings.get(before);
  if (wording === undefined) wordings.set(before, (wording = new Map()));
  let known = wording.get(value);
  if (known === undefined) {
    const name = `${before}${value}`;
    wording.set(value, (known = { name, weight: WEIGHTS.get(name) ?? 0 }));
  }
  return known;
}
const HEADS = new PhraseSet(actors.heads);
const GROUPS = new PhraseSet(actors.groups);
const DETERMINERS = new PhraseSet(actors.determiners);
const BARE = new PhraseSet(actors.bareHeads);
const WORKS = new PhraseSet([...actors.works, ...actors.personWorks]);
const ADVERBS = new PhraseSet(predicates.adverbs);
const COMPOUND_TAILS = new Map<string, readonly string[]>(Object.entries(predicates.compoundTails));

const PLAIN = new PhraseSet(actors.plainNouns);

/** A name is not longer than this many words. */
const LONGEST_NAME = 30;
/** What is still to come is looked for within so many words. */
const LOOKAHEAD = 14;

/** A place where the name may end, with its signs. */
export interface NameEnd {
  /** Index of the first token behind the name. */
  at: number;
  signs: readonly Sign[];
}

/** A place with the sum of its weights. */
export interface WeighedEnd {
  at: number;
  weight: number;
}

/** The places where a name that begins at a token may end, each with its weight, in their order. */
export function weighedEnds(tokens: readonly Token[], from: number): WeighedEnd[] {
  return nameEnds(tokens, from).map(({ at, signs }) => ({
    at,
    weight: signs.reduce((sum, { weight }) => sum + weight, 0),
  }));
}

/** The same places with their signs, as the weights are learned from them. */
export function nameEnds(tokens: readonly Token[], from: number): NameEnd[] {
  const ends: NameEnd[] = [];
  const name = nameOpenedAt(tokens, from);
  let depth = 0;
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_NAME); at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined) break;
    const parted = at > from && depth <= 0 ? (before?.closes ?? '') : '';
    if (hasSign(parted, ';.!?')) break;
    if (at >= name.head && depth <= 0) name.field = Math.max(name.field, furtherFieldEnd(tokens, at));
    const mayEnd = at >= Math.max(name.head, name.field) && !isOneOf(before?.word, 'và|hoặc');
    if (mayEnd && depth <= 0 && !token.opens.includes('(')) ends.push(endAt(tokens, at, name));
    if (parted.includes(':')) break;
    if (token.opens.includes('(')) depth += 1;
    if (token.closes.includes(')')) depth -= 1;
    if (token.capital && depth <= 0) name.lastCapital = at;
  }
  return ends;
}

/** What is known of a name while one goes along it. */
interface OpenName {
  /** Index behind its head word: "Tổ", "Hội đồng". */
  head: number;
  headLength: number;
  /** Index behind a known field of work straight behind the head. */
  unit: number;
  /** Index behind the last known field of work: no name ends within one. */
  field: number;
  isBare: boolean;
  /** A noun that is mostly told apart by what those meant do or have: "hộ", "người", "cơ sở". */
  isPlain: boolean;
  isGroup: boolean;
  lastCapital: number;
  verbs: number;
  strangeCommas: number;
  /** Where "có", "chưa", "ở" opened what a group has, lacks or where it is; -1 before. */
  relative: number;
  verbsInRelative: number;
  work: boolean;
}

function nameOpenedAt(tokens: readonly Token[], from: number): OpenName {
  const determined = DETERMINERS.lengthAt(tokens, from);
  const noun = from + determined;
  const headLength = Math.max(HEADS.lengthAt(tokens, noun), GROUPS.lengthAt(tokens, noun));
  const head = Math.max(noun + headLength, headEnd(tokens, from));
  return {
    head,
    headLength,
    unit: noun + headLength + fieldBehindHead(tokens, noun, noun + headLength),
    field: 0,
    isBare: headLength > 0 && BARE.lengthAt(tokens, noun) === headLength,
    isPlain: PLAIN.lengthAt(tokens, noun) === headLength && headLength > 0,
    isGroup: determined > 0 || (headLength > 0 && tokens[noun]?.capital === false),
    lastCapital: tokens[from]?.capital === true ? from : -1,
    verbs: 0,
    strangeCommas: 0,
    relative: -1,
    verbsInRelative: 0,
    work: false,
  };
}

function endAt(tokens: readonly Token[], at: number, name: OpenName): NameEnd {
  const place = placeAt(tokens, at);
  const signs: Sign[] = [];
  addSignsOfWord(signs, tokens, at, place, name);
  addSignsOfUse(signs, tokens, at, place, name);
  addSignsBefore(signs, tokens, at, place, name);
  addSignsBehind(signs, tokens, at, place);
  addSignsOfWork(signs, tokens, at, place, name);
  passOver(tokens, at, place, name);
  return { at, signs };
}

type Kind =
  | 'capital'
  | 'duty'
  | 'leads'
  | 'adverb'
  | 'verb'
  | 'short-verb'
  | 'syllable'
  | 'frame'
  | 'past'
  | 'ender'
  | 'figure'
  | 'group'
  | 'word';

interface Place {
  kind: Kind;
  isVerb: boolean;
  /** Words that what stands here takes. */
  length: number;
  /** The strongest thing within reach behind it, in the same phrase. */
  later: 'nothing' | 'colon' | 'duty' | 'adverb' | 'verb' | 'act';
}

function placeAt(tokens: readonly Token[], at: number): Place {
  const kind = kindAt(tokens, at);
  const isVerb = kind === 'verb' || kind === 'short-verb' || kind === 'syllable';
  const length = Math.max(1, isVerb ? verbLength(tokens, at) : 0, ADVERBS.lengthAt(tokens, at));
  return { kind, isVerb, length, later: laterThan(tokens, at + length) };
}

const ENDERS =
  'để|nhằm|về|theo|khi|trước|chậm|tại|vào|gồm|bằng|như|kể|là|thì|sau|sẽ|nếu|phải|do|từ|trên|trong|đối|xong|đến|cuối|giữa|hết|lúc|kính';

function kindAt(tokens: readonly Token[], at: number): Kind {
  const token = tokens[at];
  if (token === undefined) return 'word';
  if (token.capital) return 'capital';
  if (dutyLength(tokens, at) > 0) return 'duty';
  if (leads(tokens, at)) return 'leads';
  if (ADVERBS.lengthAt(tokens, at) > 0) return 'adverb';
  const verb = verbLength(tokens, at);
  if (verb > 0) return verb > 1 ? 'verb' : 'short-verb';
  if (isOpeningVerb(tokens, at)) return 'syllable';
  if (frameLength(tokens, at) > 0) return 'frame';
  if (isPast(tokens, at)) return 'past';
  if (isOneOf(token.word, ENDERS)) return 'ender';
  if (/^\d/u.test(token.text)) return 'figure';
  return GROUPS.lengthAt(tokens, at) > 0 ? 'group' : 'word';
}

function leads(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'chủ' && tokens[at + 1]?.word === 'trì';
}

function laterThan(tokens: readonly Token[], from: number): Place['later'] {
  for (let at = from; at < Math.min(tokens.length, from + LOOKAHEAD - 1); at += 1) {
    const closes = tokens[at - 1]?.closes ?? '';
    if (hasSign(closes, ',;:.')) return closes.includes(':') ? 'colon' : 'nothing';
    if (tokens[at]?.capital !== false) continue;
    if (dutyLength(tokens, at) > 0 || leads(tokens, at)) return 'duty';
    if (ADVERBS.lengthAt(tokens, at) > 0) return 'adverb';
    if (verbLength(tokens, at) >= 2 && beginsPredicate(tokens, at)) return 'verb';
    if (isOpeningVerb(tokens, at) && COUNTS.test(tokens[at + 1]?.word ?? '')) return 'act';
  }
  return 'nothing';
}

const RELATIVE = 'có|còn|chưa|đang|được|bị|nơi|ở|tại|thuộc|của|trên|trong|không';

/** What stands at the place, and how far from the head of the name. */
function addSignsOfWord(
  signs: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const { kind, isVerb } = place;
  signs.push(sign('is ', kind));
  if (isVerb || kind === 'adverb')
    signs.push(sign(beginsPredicate(tokens, at) ? 'may begin a predicate' : 'begins no predicate'));
  const far = at - name.head;
  signs.push(
    sign('words behind the head: ', far <= 3 ? far : far <= 6 ? '4-6' : far <= 10 ? '7-10' : 'more'),
  );
  if (far === 0)
    signs.push(
      sign('at the head'),
      sign('at the head, ', kind),
      sign('at a head of ', Math.min(name.headLength, 2)),
    );
  if (at < name.unit) signs.push(sign('in the name of a unit'));
  if (isOneOf(tokens[at]?.word, RELATIVE))
    signs.push(
      sign('opens a relative'),
      sign(name.isGroup ? 'opens a relative of a group' : 'opens a relative of one'),
    );
}

/** First syllables of places and levels that end the name of a body: "Công an tỉnh", "UBND các phường". */
const LEVELS = 'tỉnh|huyện|xã|phường|phố|trấn|thôn|ấp|quận|sở|bộ';

/**
 * How the words around the place are used elsewhere: a word that no known name has in it and that makes verbs with
 * others begins what is done, also where nobody has listed that verb: "Công an tỉnh | chốt", "Sở A | thụ lý".
 */
function addSignsOfUse(
  signs: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.capital) return;
  const taken = takenFor(place);
  const since = name.lastCapital < 0 ? 'all' : Math.min(at - 1 - name.lastCapital, 3);
  const named = at > name.head && goesOnInNames(before, token) ? 'joined' : useInNames(token);
  const done = useInVerbs(token, tokens[at + 1]);
  signs.push(
    sign(`${taken} in names: `, named),
    sign(`${taken} in verbs: `, done),
    sign(`${taken} in names ${named}, in verbs `, done),
    sign(`${taken} in names ${named}, since `, since),
    sign(`${taken}, then ${nextWord(tokens, at)}, since `, since),
    sign(`${taken} behind ${useBefore(before)}, in names `, named),
  );
  if (before?.closes === '' && isOneOf(before.word, LEVELS))
    signs.push(sign('behind a level, ', taken), sign(`behind a level, in names ${named}, `, taken));
}

function takenFor({ kind, isVerb }: Place): 'word' | 'verb' | 'other' {
  if (isVerb) return 'verb';
  return kind === 'word' || kind === 'group' ? 'word' : 'other';
}

const ENDS_NAME =
  'tỉnh|huyện|xã|phường|phố|trấn|thôn|ấp|khu|sở|ban|ngành|khoa|phòng|quan|vị|trường|môn|thuộc|cấp|chức|ty|viện|trạm|đội|tổ|bộ|viên|sinh|nhân|dân|chí|bên|hội|đoàn|hộ|trưởng|nghiệp|tịch|đốc';

/** What stands before the place, back to the head. */
function addSignsBefore(
  signs: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const before = tokens[at - 1];
  const closes = before?.closes ?? '';
  const small = name.lastCapital < 0 ? 9 : at - 1 - name.lastCapital;
  const since = small === 9 && name.lastCapital < 0 ? 'all' : String(Math.min(small, 4));
  signs.push(
    sign('small words since a capital: ', since),
    sign(
      place.isVerb ? 'verb behind small words: ' : 'no verb behind small words: ',
      small <= 3 || !place.isVerb ? since : 'many',
    ),
    sign('verbs before: ', Math.min(name.verbs, 3)),
  );
  if (isOneOf(before?.word, ENDS_NAME)) {
    signs.push(sign('behind an ending'));
    if (place.isVerb || place.kind === 'adverb') signs.push(sign('verb behind an ending'));
  }
  if (before?.capital === true) signs.push(sign('behind a capital'));
  if (before?.capital === true && place.isVerb && place.kind !== 'verb')
    signs.push(sign('syllable behind a capital'));
  if (/^[\dA-Z]{1,3}$/u.test(before?.text ?? '')) signs.push(sign('behind a figure'));
  if (closes.includes(',')) signs.push(sign('behind a comma'));
  if (closes.includes(')')) signs.push(sign('behind a bracket'));
  if (closes.includes(':')) signs.push(sign('behind a colon'));
  if (endsCompound(tokens, at)) signs.push(sign('ends a compound'));
  if (name.strangeCommas > 0)
    signs.push(sign(name.strangeCommas > 1 ? 'strange commas before' : 'a strange comma before'));
  if (name.relative >= 0)
    signs.push(
      sign(
        place.isVerb || place.kind === 'adverb' || place.kind === 'duty'
          ? `verbs in the relative: ${Math.min(name.verbsInRelative, 2)}, verb`
          : `verbs in the relative: ${Math.min(name.verbsInRelative, 2)}`,
      ),
    );
}

function endsCompound(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.closes === '' && COMPOUND_TAILS.get(tokens[at]?.word ?? '')?.includes(before.word) === true;
}

/** What stands straight behind the word at the place, and what is still to come. */
function addSignsBehind(signs: Sign[], tokens: readonly Token[], at: number, place: Place): void {
  const { kind, isVerb, length, later } = place;
  signs.push(sign('later ', later), sign(isVerb ? 'verb, later ' : 'no verb, later ', later));
  if (isVerb) {
    const object = objectBehind(tokens, at + length);
    signs.push(
      sign('object ', object),
      sign(`${kind}, object `, object),
      sign(`object ${object}, later `, later),
    );
  }
  if (kind === 'word' || kind === 'group') {
    const token = tokens[at];
    signs.push(
      sign(token !== undefined && opensVerb(token) ? 'word that opens verbs' : 'word that opens no verb'),
      sign('then ', nextWord(tokens, at)),
      sign('then, second ', token?.closes === '' ? nextWord(tokens, at + 1) : 'end'),
    );
  }
}

/** What counts or tells how, before the object of a verb. */
const COUNTS = /^(?:các|những|mọi|từng|mỗi|một|toàn|tất|việc|cho|nghiêm|kịp|đầy|tốt|ngay|lại|\d.*)$/u;

function objectBehind(tokens: readonly Token[], at: number): string {
  const closes = tokens[at - 1]?.closes ?? '';
  const next = tokens[at];
  if (closes.includes(',')) return 'comma';
  if (closes !== '' || next === undefined) return 'end';
  if (next.capital) return 'capital';
  if (COUNTS.test(next.word)) return 'count';
  if (verbLength(tokens, at) > 0 || ADVERBS.lengthAt(tokens, at) > 0) return 'verb';
  if (isOneOf(next.word, ENDERS)) return 'ender';
  return GROUPS.lengthAt(tokens, at) > 0 ? 'group' : 'noun';
}

function nextWord(tokens: readonly Token[], at: number): string {
  const next = tokens[at + 1];
  if (next === undefined || tokens[at]?.closes !== '') return 'end';
  if (next.capital) return 'capital';
  return COUNTS.test(next.word) ? 'count' : 'small';
}

/** Nouns for people and bodies that are named by what they do. */
const DOERS = 'người|bộ|viên|chí|đạo|vị|tổ|ban|đồng|trưởng|phó|đội|quan|chức|thầu|hội';
/** Second verbs of an action ("lập danh sách gửi …"), seldom its beginning. */
const SERIAL = 'gửi|trình|báo|nộp|tham|thực|phục|về|đến|trả|chuyển|theo';
const TENDS = 'phụ|theo|dạy|đứng|làm|nhận';

/** "Tổ giám sát", "cán bộ phụ trách": a verb that may be the work somebody is named by. */
function addSignsOfWork(
  signs: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const before = tokens[at - 1]?.word ?? '';
  const isWork = place.isVerb && WORKS.lengthAt(tokens, at) > 0;
  if (at === name.head && name.isBare) signs.push(sign(isWork ? 'work at a bare head' : 'at a bare head'));
  if (isWork) {
    signs.push(sign('work'), sign(place.later === 'nothing' ? 'work, nothing later' : 'work, more later'));
    if (isOneOf(before, DOERS)) signs.push(sign('work of a doer'));
  }
  if (place.isVerb && name.isPlain && name.verbs === 0) {
    signs.push(sign('first verb of a plain noun, later ', place.later));
    signs.push(sign('first verb of a plain noun, object ', objectBehind(tokens, at + place.length)));
    if (at === name.head) signs.push(sign('verb at a plain noun, later ', place.later));
  }
  if (name.isPlain && name.verbs > 0)
    signs.push(
      sign(
        place.isVerb ? 'verb of a plain noun, verbs before: ' : 'no verb of a plain noun, verbs before: ',
        Math.min(name.verbs, 3),
      ),
    );
  if (name.work)
    signs.push(sign(place.isVerb ? 'behind a work, verb: ' : 'behind a work: ', Math.min(name.verbs, 2)));
  if (place.isVerb && isOneOf(tokens[at]?.word, SERIAL))
    signs.push(sign('serial verb'), sign('serial verb, verbs before: ', Math.min(name.verbs, 2)));
  if (isOneOf(tokens[at]?.word, TENDS) && isOneOf(before, DOERS)) signs.push(sign('tends'));
}

/** Takes note of what stands at a place before the next one is looked at. */
function passOver(tokens: readonly Token[], at: number, { kind, isVerb }: Place, name: OpenName): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (isVerb && at <= name.head + 1 && WORKS.lengthAt(tokens, at) > 0)
    name.work ||= name.isBare || isOneOf(before?.word, DOERS);
  if (kind === 'verb' || kind === 'syllable' || kind === 'adverb' || kind === 'duty') {
    name.verbs += 1;
    if (name.relative >= 0) name.verbsInRelative += 1;
  }
  if (name.isGroup && name.relative < 0 && isOneOf(token?.word, RELATIVE)) {
    name.relative = at;
    name.verbsInRelative = 0;
  }
  if (before?.closes.includes(',') === true && token?.capital === false && !namesOne(tokens, at))
    name.strangeCommas += 1;
}

function namesOne(tokens: readonly Token[], at: number): boolean {
  return HEADS.lengthAt(tokens, at) > 0 || DETERMINERS.lengthAt(tokens, at) > 0;
}
