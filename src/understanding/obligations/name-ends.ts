/**
 * Where the name of who must act ends and the predicate begins, weighed: "Đội cứu hộ bờ biển | cắm phao". Verbs
 * stand in names as well ("vận hành", "giám sát"), so no single word decides. Each place has signs (what stands
 * there, before it, behind it, what is still to come), each sign has a weight learned from papers with gold
 * (scripts/train-name-ends.ts), and the place with the largest sum is the likeliest.
 */
import { hasSign } from '../one-of.ts';
import { beginsName } from './actors/opening.ts';
import { fieldBehindHead, furtherFieldEnd, headEnd } from './actors/heads.ts';
import actors from './lexicon/actors.json' with { type: 'json' };
import learned from './lexicon/name-ends.json' with { type: 'json' };
import predicates from './lexicon/predicates.json' with { type: 'json' };
import { PairTable } from './pair-table.ts';
import type { GoesOn, PaperWords } from './paper-words.ts';
import { makeOneWord } from './joined-words.ts';
import { oncePerPlace } from './once-per-place.ts';
import { personNounLength } from './person-nouns.ts';
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
import { idOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { NO_WORD, WordSet } from './word-numbers.ts';
import { goesOnInNames, useBefore, useInNames, useInVerbs, USES_BEFORE, USES_IN_VERBS } from './word-use.ts';

const WEIGHTS = new Map<string, number>(Object.entries(learned.weights));

/** What speaks for or against the end of a name at a place, by how much. */
export interface Sign {
  name: string;
  weight: number;
}

function sign(name: string): Sign {
  return { name, weight: WEIGHTS.get(name) ?? 0 };
}

/** What is made of each of some values, by the value. */
function each<Value extends string | number, Made>(
  values: readonly Value[],
  make: (value: Value) => Made,
): Readonly<Record<Value, Made>> {
  return Object.fromEntries(values.map((value) => [value, make(value)])) as Record<Value, Made>;
}

/** The signs that begin with the same words, by what they end in: a paper asks for ten thousands of them. */
function signs<Value extends string | number>(
  opening: string,
  values: readonly Value[],
): Readonly<Record<Value, Sign>> {
  return each(values, (value) => sign(`${opening}${value}`));
}

const HEADS = new PhraseSet(actors.heads);
const GROUPS = new PhraseSet(actors.groups);
const DETERMINERS = new PhraseSet(actors.determiners);
const BARE = new PhraseSet(actors.bareHeads);
const WORKS = new PhraseSet([...actors.works, ...actors.personWorks]);
const ADVERBS = new PhraseSet(predicates.adverbs);
const COMPOUND_TAILS = new Map<string, readonly string[]>(Object.entries(predicates.compoundTails));

const PLAIN = new PhraseSet(actors.plainNouns);

/** A name is not longer than this many words, and a list of names not longer than so many. */
const LONGEST_NAME = 30;
const LONGEST_LIST = 90;
/** What is still to come is looked for within so many words. */
const LOOKAHEAD = 14;

/** What it weighs that the paper says this name elsewhere and ends it here. */
const SAID_WHOLE = 2;

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

/**
 * The places where a name that begins at a token may end, each with its weight, in their order.
 * @param behind places up to this one are passed over
 * @param byGrammar where it ends by what the grammar knows, which is a sign like others; -1 for nowhere
 */
export function weighedEnds(
  tokens: readonly Token[],
  from: number,
  behind = -1,
  byGrammar = -1,
): WeighedEnd[] {
  const ends: WeighedEnd[] = [];
  walkEnds(tokens, from, farthest(from, byGrammar), (at, standing, name) => {
    if (at <= behind) return;
    const told = signsAt(tokens, at, standing, name);
    addSignOfGrammar(told, at, standing, byGrammar);
    const weight = weightOf(told) + weightOfPair(tokens, at);
    ends.push({ at, weight: weight + (at === name.whole ? SAID_WHOLE : 0) });
  });
  return ends;
}

function weightOf(told: readonly Sign[]): number {
  let sum = 0;
  for (const { weight } of told) sum += weight;
  return sum;
}

/** The same places with their signs, as the weights are learned from them. */
export function nameEnds(tokens: readonly Token[], from: number, byGrammar = -1): NameEnd[] {
  const ends: NameEnd[] = [];
  walkEnds(tokens, from, farthest(from, byGrammar), (at, standing, name) => {
    const signs = signsAt(tokens, at, standing, name);
    addSignOfGrammar(signs, at, standing, byGrammar);
    ends.push({ at, signs });
  });
  return ends;
}

const PAIR = 'two words: ';

/** What was learned of pairs of words that stand behind names, or in them. */
const PAIRS = new PairTable(
  [...WEIGHTS].flatMap(([name, weight]) => {
    if (!name.startsWith(PAIR)) return [];
    const [first = '', second = ''] = name.slice(PAIR.length).split(' ');
    return [[idOf(first), idOf(second), weight] as const];
  }),
);

/**
 * What the word at a place weighs with the next one, which tell more than either alone: "thu | hồi" is done, "thu |
 * ngân" is somebody. Papers have pairs without end: only of some something was learned.
 */
function weightOfPair(tokens: readonly Token[], at: number): number {
  return isPairAt(tokens, at) ? PAIRS.at(tokens[at]!.id, tokens[at + 1]!.id) : 0;
}

/** The sign of the two words at a place, as weights are learned of it; null where a capital or a sign stands there. */
export function signOfPair(tokens: readonly Token[], at: number): string | null {
  return isPairAt(tokens, at) ? `${PAIR}${tokens[at]?.word} ${tokens[at + 1]?.word}` : null;
}

function isPairAt(tokens: readonly Token[], at: number): boolean {
  const [first, second] = [tokens[at], tokens[at + 1]];
  return first?.capital === false && first.closes === '' && second !== undefined;
}

/** The grammar is seldom wrong by more words than this. */
const BEHIND_GRAMMAR = 10;

function farthest(from: number, byGrammar: number): number {
  return byGrammar < 0 ? from + LONGEST_NAME : Math.min(byGrammar + BEHIND_GRAMMAR, from + LONGEST_LIST);
}

/** Goes along a name and stops at each place where it may end, up to `until`. */
function walkEnds(
  tokens: readonly Token[],
  from: number,
  until: number,
  visit: (at: number, standing: Standing, name: OpenName) => void,
): void {
  let name = nameOpenedAt(tokens, from);
  let depth = 0;
  let last = until;
  for (let at = from; at < Math.min(tokens.length, last); at += 1) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || at >= name.from + LONGEST_NAME) break;
    const parted = at > from && depth <= 0 ? (before?.closes ?? '') : '';
    if (hasSign(parted, ';.!?')) break;
    if (at >= name.head && depth <= 0) name.field = Math.max(name.field, furtherFieldEnd(tokens, at));
    const mayEnd = at >= Math.max(name.head, name.field, name.whole) && !JOINS.has(before);
    if (at >= name.from + 2) lookElsewhere(tokens, at, name);
    if (mayEnd && depth <= 0 && !token.opens.includes('(')) {
      const standing = standingAt(tokens, at);
      visit(at, standing, name);
      passOver(tokens, at, standing, name);
    }
    if (parted.includes(':')) break;
    if (depth <= 0 && at > name.head && opensFurther(tokens, at)) {
      name = furtherName(tokens, at, name);
      last = Math.min(Math.max(last, at + BEHIND_GRAMMAR), from + LONGEST_LIST);
    }
    if (token.opens.includes('(')) depth += 1;
    if (token.closes.includes(')')) depth -= 1;
    if (token.capital && depth <= 0) name.lastCapital = at;
    // Behind a verb it is whom something is done to: "xác nhận với Văn phòng Ban Chỉ huy".
    if (token.whole > 0 && depth <= 0 && name.verbs === 0) name.whole = at + token.whole;
  }
}

const JOINS = new WordSet('và|hoặc');
const JOINS_NAMES = new WordSet('và|cùng|hoặc');

/** Behind a comma or "và" a further name begins, whose words are counted anew. */
function opensFurther(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (hasSign(before?.closes, ',') || JOINS_NAMES.has(before)) && beginsName(tokens, at);
}

function furtherName(tokens: readonly Token[], at: number, before: OpenName): OpenName {
  const last = JOINS_NAMES.has(tokens[at - 1]) ? at - 1 : at;
  return { ...nameOpenedAt(tokens, at), before: before.before + 1, wordsBefore: last - before.head };
}

/** What is known of a name while one goes along it. */
interface OpenName {
  from: number;
  /** Names of the same list before it. */
  before: number;
  /** The words of the paper, where it says the first two of the name more than once. */
  paper: PaperWords | null;
  /** Bodies that the paper calls by the same head in capitals, as far as it was looked at; -1 where there is none. */
  kinds: number;
  /** Where the paper says the words that were gone along. */
  elsewhere: readonly number[];
  /** Index behind the noun that opens it: "Tổ", "Hội đồng". */
  noun: number;
  /** The same, with a field of work or an own name that belongs to it. */
  head: number;
  headLength: number;
  /** Index behind a known field of work straight behind the head. */
  unit: number;
  /** Index behind the last known field of work: no name ends within one. */
  field: number;
  /** Index behind the last name that the paper says whole elsewhere; -1 before. */
  whole: number;
  isBare: boolean;
  /** A noun that is mostly told apart by what those meant do or have: "hộ", "người", "cơ sở". */
  isPlain: boolean;
  isGroup: boolean;
  lastCapital: number;
  verbs: number;
  /** Index behind the last verb that was gone past; -1 before. */
  verbEnd: number;
  /** Words behind the head of the name before it in the list. */
  wordsBefore: number;
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
  const paper = tokens[from]?.paper ?? null;
  return {
    from,
    before: 0,
    paper,
    kinds: kindsOf(tokens, from, determined, headLength),
    elsewhere: paper?.placesOf(tokens, from) ?? [],
    noun: noun + headLength,
    head,
    headLength,
    unit: noun + headLength + fieldBehindHead(tokens, noun, noun + headLength),
    field: 0,
    whole: -1,
    isBare: headLength > 0 && BARE.lengthAt(tokens, noun) === headLength,
    isPlain: isPlainNoun(tokens, noun, headLength),
    isGroup: determined > 0 || (headLength > 0 && tokens[noun]?.capital === false),
    lastCapital: tokens[from]?.capital === true ? from : -1,
    verbs: 0,
    verbEnd: -1,
    wordsBefore: 0,
    strangeCommas: 0,
    relative: -1,
    verbsInRelative: 0,
    work: false,
  };
}

/** "hộ", "người", "điều dưỡng": who is meant is told as often by what they do as by a name. */
function isPlainNoun(tokens: readonly Token[], noun: number, length: number): boolean {
  if (length === 0) return false;
  return PLAIN.lengthAt(tokens, noun) === length || personNounLength(tokens, noun) === length;
}

function kindsOf(tokens: readonly Token[], from: number, determined: number, headLength: number): number {
  const noun = tokens[from];
  if (noun?.capital !== true || determined > 0 || headLength === 0 || headLength > 2) return -1;
  return noun.paper?.kindsOf(noun, headLength === 2 ? tokens[from + 1] : undefined) ?? 0;
}

function lookElsewhere(tokens: readonly Token[], at: number, name: OpenName): void {
  if (name.paper !== null) name.elsewhere = name.paper.stillAlike(name.elsewhere, tokens, name.from, at);
}

function signsAt(tokens: readonly Token[], at: number, standing: Standing, name: OpenName): Sign[] {
  const { kind, isVerb, length } = standing;
  const place = { kind, isVerb, length, later: laterThan(tokens, at + length) };
  const told: Sign[] = [];
  addSignsOfWord(told, tokens, at, place, name);
  addSignsOfUse(told, tokens, at, place, name);
  addSignsBefore(told, tokens, at, place, name);
  addSignsBehind(told, tokens, at, place);
  addSignsOfWork(told, tokens, at, place, name);
  addSignsOfPaper(told, tokens, at, name);
  addSignsOfHead(told, tokens, at, standing, name);
  addSignsOfShape(told, tokens, at, place, name);
  return told;
}

const KINDS_OF_HEAD = each([1, 2], (length) => signs(`at a head of ${length}, kinds `, [0, 1, 2, 3]));
const KINDS_ELSEWHERE = signs('behind the head, kinds of it ', [0, 1, 2, 3]);
const OPENS_ELSEWHERE = signs('opens phrases elsewhere ', [0, 1, 2, 3]);
const VERB_OPENS_ELSEWHERE = signs('verb opens phrases elsewhere ', [0, 1, 2, 3]);

/** What the paper calls by the same head, and whether what stands here opens its phrases. */
function addSignsOfHead(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  { isVerb }: Standing,
  name: OpenName,
): void {
  if (name.kinds >= 0) {
    if (at === name.noun) told.push(KINDS_OF_HEAD[name.headLength > 1 ? 2 : 1][upTo3(name.kinds)]);
    else told.push(KINDS_ELSEWHERE[upTo3(name.kinds)]);
  }
  const token = tokens[at];
  if (token?.capital !== false) return;
  const opens = upTo3(token.paper?.opensWith(token, tokens[at + 1]) ?? 0);
  told.push((isVerb ? VERB_OPENS_ELSEWHERE : OPENS_ELSEWHERE)[opens]);
}

const SAID_ONCE = sign('said once');
const GOES_ON = each([0, 1, 2, 3], (otherwise) =>
  signs(`elsewhere otherwise ${otherwise}, alike `, [0, 1, 2, 3]),
);
const ENDS_ELSEWHERE = signs('ends elsewhere: ', [0, 1, 2, 3]);

/** How the paper goes on where it says the same words again. */
function addSignsOfPaper(told: Sign[], tokens: readonly Token[], at: number, name: OpenName): void {
  if (name.paper === null || name.elsewhere.length < 2 || at < name.from + 2) {
    told.push(SAID_ONCE);
    return;
  }
  const { otherwise, alike, ends }: GoesOn = name.paper.goesOn(name.elsewhere, tokens, name.from, at);
  told.push(GOES_ON[upTo3(otherwise)][upTo3(alike)], ENDS_ELSEWHERE[upTo3(ends)]);
}

const KINDS = [
  'capital',
  'duty',
  'leads',
  'adverb',
  'verb',
  'short-verb',
  'syllable',
  'frame',
  'past',
  'ender',
  'figure',
  'group',
  'word',
] as const;

const BY_GRAMMAR = each(['here', 'behind', 'before'], (where) => ({
  plain: sign(`the grammar ends it ${where}`),
  ofKind: signs(`the grammar ends it ${where}, `, KINDS),
}));

/** Whether the grammar ends the name here, by what stands here. */
function addSignOfGrammar(told: Sign[], at: number, { kind }: Standing, byGrammar: number): void {
  if (byGrammar < 0) return;
  const where = BY_GRAMMAR[at === byGrammar ? 'here' : at > byGrammar ? 'before' : 'behind'];
  told.push(where.plain, where.ofKind[kind]);
}

type Kind = (typeof KINDS)[number];

/** The strongest thing within reach behind a place, in the same phrase. */
const LATER = ['nothing', 'colon', 'duty', 'adverb', 'verb', 'act', 'name'] as const;
type Later = (typeof LATER)[number];

interface Standing {
  kind: Kind;
  isVerb: boolean;
  /** Words that what stands here takes. */
  length: number;
}

interface Place extends Standing {
  later: Later;
}

function standingAt(tokens: readonly Token[], at: number): Standing {
  const kind = kindAt(tokens, at);
  const isVerb = kind === 'verb' || kind === 'short-verb' || kind === 'syllable';
  const length = Math.max(1, isVerb ? verbLength(tokens, at) : 0, ADVERBS.lengthAt(tokens, at));
  return { kind, isVerb, length };
}

const ENDERS = new WordSet(
  'để|nhằm|về|theo|khi|trước|chậm|tại|vào|gồm|bằng|như|kể|là|thì|sau|sẽ|nếu|phải|do|từ|trên|trong|đối|xong|đến|cuối|giữa|hết|lúc|kính',
);

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
  if (ENDERS.has(token)) return 'ender';
  if (startsWithDigit(token.text)) return 'figure';
  return GROUPS.lengthAt(tokens, at) > 0 ? 'group' : 'word';
}

function leads(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'chủ' && tokens[at + 1]?.word === 'trì';
}

function laterThan(tokens: readonly Token[], from: number): Later {
  for (let at = from; at < Math.min(tokens.length, from + LOOKAHEAD - 1); at += 1) {
    const closes = tokens[at - 1]?.closes ?? '';
    // "Tổ Khoa học tự nhiên, | Tổ Ngữ văn": before a further name nobody has done anything yet.
    if (closes === ',' && beginsName(tokens, at)) return 'name';
    if (hasSign(closes, ',;:.')) return closes.includes(':') ? 'colon' : 'nothing';
    if (tokens[at - 1]?.word === 'và' && beginsName(tokens, at)) return 'name';
    const act = actAt(tokens, at);
    if (act !== null) return act;
  }
  return 'nothing';
}

/** What of those things begins at a place. */
const actAt = oncePerPlace((tokens: readonly Token[], at: number): Later | null => {
  if (tokens[at]?.capital !== false) return null;
  if (dutyLength(tokens, at) > 0 || leads(tokens, at)) return 'duty';
  if (ADVERBS.lengthAt(tokens, at) > 0) return 'adverb';
  if (verbLength(tokens, at) >= 2 && beginsPredicate(tokens, at)) return 'verb';
  const next = tokens[at + 1];
  return next !== undefined && isOpeningVerb(tokens, at) && counts(next) ? 'act' : null;
});

const RELATIVE = new WordSet('có|còn|chưa|đang|được|bị|nơi|ở|tại|thuộc|của|trên|trong|không');

const IS = signs('is ', KINDS);
const MAY_BEGIN = sign('may begin a predicate');
const BEGINS_NONE = sign('begins no predicate');
const FAR = signs('words behind the head: ', [0, 1, 2, 3, '4-6', '7-10', 'more']);
const IN_LIST = signs('names before: ', [0, 1, 2, 3]);
const IN_LIST_IS = signs('behind other names, ', KINDS);
const AT_HEAD = sign('at the head');
const AT_HEAD_IS = signs('at the head, ', KINDS);
const AT_HEAD_OF = signs('at a head of ', [0, 1, 2]);
const IN_UNIT = sign('in the name of a unit');
const OPENS_RELATIVE = sign('opens a relative');
const RELATIVE_OF_GROUP = sign('opens a relative of a group');
const RELATIVE_OF_ONE = sign('opens a relative of one');

/** The signs of single words, by their number: those that no lexicon has share one, whatever paper came first. */
const HERE: (Sign | undefined)[] = [];
const BEHIND: (Sign | undefined)[] = [];

function wordSign(known: (Sign | undefined)[], opening: string, token: Token | undefined): Sign {
  const number = token?.wordNumber ?? NO_WORD;
  // Without holes: an array with gaps is looked up like a map.
  while (known.length <= number) known.push(undefined);
  return (known[number] ??= sign(opening + (number === NO_WORD ? '?' : (token?.word ?? ''))));
}

/** What stands at the place, and how far from the head of the name. */
function addSignsOfWord(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const { kind, isVerb } = place;
  told.push(IS[kind]);
  if (isVerb || kind === 'adverb') told.push(beginsPredicate(tokens, at) ? MAY_BEGIN : BEGINS_NONE);
  const far = at - name.head;
  told.push(FAR[isUpTo3(far) ? far : far <= 6 ? '4-6' : far <= 10 ? '7-10' : 'more']);
  if (name.before > 0) told.push(IN_LIST[upTo3(name.before)], IN_LIST_IS[kind]);
  told.push(wordSign(HERE, 'here: ', tokens[at]), wordSign(BEHIND, 'behind: ', tokens[at - 1]));
  if (far === 0) told.push(AT_HEAD, AT_HEAD_IS[kind], AT_HEAD_OF[upTo2(name.headLength)]);
  if (at < name.unit) told.push(IN_UNIT);
  if (RELATIVE.has(tokens[at])) told.push(OPENS_RELATIVE, name.isGroup ? RELATIVE_OF_GROUP : RELATIVE_OF_ONE);
}

type UpTo2 = 0 | 1 | 2;
type UpTo3 = UpTo2 | 3;
type UpTo4 = UpTo3 | 4;

const isUpTo3 = (count: number): count is UpTo3 => count <= 3;
const upTo2 = (count: number): UpTo2 => (count >= 2 ? 2 : count === 1 ? 1 : 0);
const upTo3 = (count: number): UpTo3 => (count >= 3 ? 3 : upTo2(count));
const upTo4 = (count: number): UpTo4 => (count >= 4 ? 4 : upTo3(count));

/** First syllables of places and levels that end the name of a body: "Công an tỉnh", "UBND các phường". */
const LEVELS = new WordSet('tỉnh|huyện|xã|phường|phố|trấn|thôn|ấp|quận|sở|bộ');

const TAKEN = ['word', 'verb', 'other'] as const;
const NAMED = ['joined', 'yes', 'no'] as const;
const NEXT = ['end', 'capital', 'count', 'small'] as const;
const SINCE_CAPITAL = ['all', 0, 1, 2, 3] as const;

/** How words are used in names and verbs, for each way the word at the place is taken. */
const USED = each(TAKEN, (taken) => ({
  inNames: signs(`${taken} in names: `, NAMED),
  inVerbs: signs(`${taken} in verbs: `, USES_IN_VERBS),
  inBoth: each(NAMED, (named) => signs(`${taken} in names ${named}, in verbs `, USES_IN_VERBS)),
  since: each(NAMED, (named) => signs(`${taken} in names ${named}, since `, SINCE_CAPITAL)),
  beforeNext: each(NEXT, (next) => signs(`${taken}, then ${next}, since `, SINCE_CAPITAL)),
  behind: each(USES_BEFORE, (before) => signs(`${taken} behind ${before}, in names `, NAMED)),
  behindLevel: sign(`behind a level, ${taken}`),
  namedBehindLevel: each(NAMED, (named) => sign(`behind a level, in names ${named}, ${taken}`)),
}));

/**
 * How the words around the place are used elsewhere: a word that no known name has in it and that makes verbs with
 * others begins what is done, also where nobody has listed that verb: "Công an tỉnh | chốt", "Sở A | thụ lý".
 */
function addSignsOfUse(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || token.capital) return;
  const used = USED[takenFor(place)];
  const since = name.lastCapital < 0 ? 'all' : upTo3(at - 1 - name.lastCapital);
  const named = at > name.head && goesOnInNames(before, token) ? 'joined' : useInNames(token);
  const done = useInVerbs(token, tokens[at + 1]);
  told.push(
    used.inNames[named],
    used.inVerbs[done],
    used.inBoth[named][done],
    used.since[named][since],
    used.beforeNext[nextWord(tokens, at)][since],
    used.behind[useBefore(before)][named],
  );
  if (before?.closes === '' && LEVELS.has(before)) told.push(used.behindLevel, used.namedBehindLevel[named]);
}

function takenFor({ kind, isVerb }: Place): (typeof TAKEN)[number] {
  if (isVerb) return 'verb';
  return kind === 'word' || kind === 'group' ? 'word' : 'other';
}

const ENDS_NAME = new WordSet(
  'tỉnh|huyện|xã|phường|phố|trấn|thôn|ấp|khu|sở|ban|ngành|khoa|phòng|quan|vị|trường|môn|thuộc|cấp|chức|ty|viện|trạm|đội|tổ|bộ|viên|sinh|nhân|dân|chí|bên|hội|đoàn|hộ|trưởng|nghiệp|tịch|đốc',
);

const SMALL_WORDS = ['all', 0, 1, 2, 3, 4] as const;
const SINCE = signs('small words since a capital: ', SMALL_WORDS);
const VERB_SINCE = signs('verb behind small words: ', [...SMALL_WORDS, 'many']);
const NO_VERB_SINCE = signs('no verb behind small words: ', SMALL_WORDS);
const VERBS_BEFORE = signs('verbs before: ', [0, 1, 2, 3]);
const BEHIND_ENDING = sign('behind an ending');
const VERB_BEHIND_ENDING = sign('verb behind an ending');
const BEHIND_CAPITAL = sign('behind a capital');
const SYLLABLE_BEHIND_CAPITAL = sign('syllable behind a capital');
const BEHIND_FIGURE = sign('behind a figure');
const BEHIND_COMMA = sign('behind a comma');
const BEHIND_BRACKET = sign('behind a bracket');
const BEHIND_COLON = sign('behind a colon');
const ENDS_COMPOUND = sign('ends a compound');
const STRANGE_COMMA = sign('a strange comma before');
const STRANGE_COMMAS = sign('strange commas before');
const IN_RELATIVE = each([0, 1, 2], (verbs) => sign(`verbs in the relative: ${verbs}`));
const VERB_IN_RELATIVE = each([0, 1, 2], (verbs) => sign(`verbs in the relative: ${verbs}, verb`));

/** What stands before the place, back to the head. */
function addSignsBefore(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const before = tokens[at - 1];
  const closes = before?.closes ?? '';
  const small = at - 1 - name.lastCapital;
  const since = name.lastCapital < 0 ? 'all' : upTo4(small);
  told.push(
    SINCE[since],
    place.isVerb ? VERB_SINCE[name.lastCapital >= 0 && small <= 3 ? since : 'many'] : NO_VERB_SINCE[since],
    VERBS_BEFORE[upTo3(name.verbs)],
  );
  if (ENDS_NAME.has(before)) {
    told.push(BEHIND_ENDING);
    if (place.isVerb || place.kind === 'adverb') told.push(VERB_BEHIND_ENDING);
  }
  if (before?.capital === true) told.push(BEHIND_CAPITAL);
  if (before?.capital === true && place.isVerb && place.kind !== 'verb') told.push(SYLLABLE_BEHIND_CAPITAL);
  if (/^[\dA-Z]{1,3}$/u.test(before?.text ?? '')) told.push(BEHIND_FIGURE);
  if (closes !== '') {
    if (closes.includes(',')) told.push(BEHIND_COMMA);
    if (closes.includes(')')) told.push(BEHIND_BRACKET);
    if (closes.includes(':')) told.push(BEHIND_COLON);
  }
  if (endsCompound(tokens, at)) told.push(ENDS_COMPOUND);
  if (name.strangeCommas > 0) told.push(name.strangeCommas > 1 ? STRANGE_COMMAS : STRANGE_COMMA);
  if (name.relative >= 0) {
    const acts = place.isVerb || place.kind === 'adverb' || place.kind === 'duty';
    told.push((acts ? VERB_IN_RELATIVE : IN_RELATIVE)[upTo2(name.verbsInRelative)]);
  }
}

function endsCompound(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.closes === '' && COMPOUND_TAILS.get(tokens[at]?.word ?? '')?.includes(before.word) === true;
}

/** What a verb is followed by. */
const OBJECTS = ['comma', 'end', 'capital', 'count', 'verb', 'ender', 'group', 'noun'] as const;
const COMES_LATER = signs('later ', LATER);
const VERB_LATER = signs('verb, later ', LATER);
const NO_VERB_LATER = signs('no verb, later ', LATER);
const OBJECT = signs('object ', OBJECTS);
const KIND_OBJECT = each(KINDS, (kind) => signs(`${kind}, object `, OBJECTS));
const OBJECT_LATER = each(OBJECTS, (object) => signs(`object ${object}, later `, LATER));
const OPENS_VERBS = sign('word that opens verbs');
const OPENS_NO_VERB = sign('word that opens no verb');
const THEN = signs('then ', NEXT);
const THEN_SECOND = signs('then, second ', NEXT);

const SAID = ['verb', 'other'] as const;
const AT_HEAD_LATER = each(SAID, (kind) =>
  each([0, 1, 2], (length) => signs(`${kind} at a head of ${length}, later `, LATER)),
);
const SINCE_VERB = each(SAID, (kind) => signs(`${kind}, words since a verb: `, ['none', 1, 2, 3, 4]));
const LEFT = each(SAID, (kind) => signs(`${kind}, words left: `, [1, 2, 3, 4, 5]));
const LIKE_BEFORE = each(SAID, (kind) =>
  signs(`${kind}, words behind the head before: `, ['none', 'fewer', 'as many', 'more']),
);
const AFTER_WORD = {
  joined: sign('one word with the one before'),
  parted: sign('no word with the one before'),
};
const BEFORE_WORD = each(SAID, (kind) => ({
  joined: sign(`${kind}, one word with the next`),
  parted: sign(`${kind}, no word with the next`),
}));

/** How the name is built up to here, and how much is left for what is done. */
function addSignsOfShape(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const kind = place.isVerb ? 'verb' : 'other';
  if (at === name.noun) told.push(AT_HEAD_LATER[kind][upTo2(name.headLength)][place.later]);
  if (tokens[at]?.capital === false) {
    told.push(AFTER_WORD[makeOneWord(tokens[at - 1], tokens[at]) ? 'joined' : 'parted']);
    told.push(BEFORE_WORD[kind][makeOneWord(tokens[at], tokens[at + 1]) ? 'joined' : 'parted']);
  }
  told.push(SINCE_VERB[kind][name.verbEnd < 0 ? 'none' : from1To4(at - name.verbEnd)]);
  told.push(LEFT[kind][wordsLeft(tokens, at)]);
  if (name.before > 0) told.push(LIKE_BEFORE[kind][likeBefore(at - name.head, name.wordsBefore)]);
}

const from1To4 = (count: number): 1 | 2 | 3 | 4 => (count >= 4 ? 4 : count === 3 ? 3 : count === 2 ? 2 : 1);

/** Words from a place to the end of its phrase, 5 for more. */
function wordsLeft(tokens: readonly Token[], at: number): 1 | 2 | 3 | 4 | 5 {
  for (const left of [1, 2, 3, 4] as const)
    if (tokens[at + left] === undefined || tokens[at + left - 1]?.closes !== '') return left;
  return 5;
}

/** "Người dẫn lễ, Tổ ghi hình": names of one list have about as many words behind their heads. */
function likeBefore(words: number, before: number): 'none' | 'fewer' | 'as many' | 'more' {
  if (words === 0 && before === 0) return 'none';
  return words < before ? 'fewer' : words === before ? 'as many' : 'more';
}

/** What stands straight behind the word at the place, and what is still to come. */
function addSignsBehind(told: Sign[], tokens: readonly Token[], at: number, place: Place): void {
  const { kind, isVerb, length, later } = place;
  told.push(COMES_LATER[later], (isVerb ? VERB_LATER : NO_VERB_LATER)[later]);
  if (isVerb) {
    const object = objectBehind(tokens, at + length);
    told.push(OBJECT[object], KIND_OBJECT[kind][object], OBJECT_LATER[object][later]);
  }
  if (kind === 'word' || kind === 'group') {
    const token = tokens[at];
    told.push(
      token !== undefined && opensVerb(token) ? OPENS_VERBS : OPENS_NO_VERB,
      THEN[nextWord(tokens, at)],
      THEN_SECOND[token?.closes === '' ? nextWord(tokens, at + 1) : 'end'],
    );
  }
}

/** What counts or tells how, before the object of a verb. */
const COUNTS = new WordSet('các|những|mọi|từng|mỗi|một|toàn|tất|việc|cho|nghiêm|kịp|đầy|tốt|ngay|lại');

function counts(token: Token): boolean {
  return COUNTS.has(token) || startsWithDigit(token.word);
}

function startsWithDigit(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}

function objectBehind(tokens: readonly Token[], at: number): (typeof OBJECTS)[number] {
  const closes = tokens[at - 1]?.closes ?? '';
  const next = tokens[at];
  if (closes.includes(',')) return 'comma';
  if (closes !== '' || next === undefined) return 'end';
  if (next.capital) return 'capital';
  if (counts(next)) return 'count';
  if (verbLength(tokens, at) > 0 || ADVERBS.lengthAt(tokens, at) > 0) return 'verb';
  if (ENDERS.has(next)) return 'ender';
  return GROUPS.lengthAt(tokens, at) > 0 ? 'group' : 'noun';
}

function nextWord(tokens: readonly Token[], at: number): (typeof NEXT)[number] {
  const next = tokens[at + 1];
  if (next === undefined || tokens[at]?.closes !== '') return 'end';
  if (next.capital) return 'capital';
  return counts(next) ? 'count' : 'small';
}

/** Nouns for people and bodies that are named by what they do. */
const DOERS = new WordSet('người|bộ|viên|chí|đạo|vị|tổ|ban|đồng|trưởng|phó|đội|quan|chức|thầu|hội');
/** Second verbs of an action ("lập danh sách gửi …"), seldom its beginning. */
const SERIAL = new WordSet('gửi|trình|báo|nộp|tham|thực|phục|về|đến|trả|chuyển|theo');
const TENDS = new WordSet('phụ|theo|dạy|đứng|làm|nhận');

const WORK_AT_BARE_HEAD = sign('work at a bare head');
const AT_BARE_HEAD = sign('at a bare head');
const WORK = sign('work');
const LAST_WORK = sign('work, nothing later');
const WORK_BEFORE_MORE = sign('work, more later');
const WORK_OF_DOER = sign('work of a doer');
const FIRST_VERB_LATER = signs('first verb of a plain noun, later ', LATER);
const FIRST_VERB_OBJECT = signs('first verb of a plain noun, object ', OBJECTS);
const AT_PLAIN_NOUN_LATER = signs('verb at a plain noun, later ', LATER);
const VERB_OF_PLAIN_NOUN = signs('verb of a plain noun, verbs before: ', [0, 1, 2, 3]);
const NO_VERB_OF_PLAIN_NOUN = signs('no verb of a plain noun, verbs before: ', [0, 1, 2, 3]);
const VERB_BEHIND_WORK = signs('behind a work, verb: ', [0, 1, 2]);
const BEHIND_WORK = signs('behind a work: ', [0, 1, 2]);
const SERIAL_VERB = sign('serial verb');
const SERIAL_VERB_BEHIND = signs('serial verb, verbs before: ', [0, 1, 2]);
const DOER_TENDS = sign('tends');

/** "Tổ giám sát", "cán bộ phụ trách": a verb that may be the work somebody is named by. */
function addSignsOfWork(
  told: Sign[],
  tokens: readonly Token[],
  at: number,
  place: Place,
  name: OpenName,
): void {
  const before = tokens[at - 1];
  const isWork = place.isVerb && WORKS.lengthAt(tokens, at) > 0;
  if (at === name.head && name.isBare) told.push(isWork ? WORK_AT_BARE_HEAD : AT_BARE_HEAD);
  if (isWork) {
    told.push(WORK, place.later === 'nothing' ? LAST_WORK : WORK_BEFORE_MORE);
    if (DOERS.has(before)) told.push(WORK_OF_DOER);
  }
  if (place.isVerb && name.isPlain && name.verbs === 0) {
    told.push(FIRST_VERB_LATER[place.later]);
    told.push(FIRST_VERB_OBJECT[objectBehind(tokens, at + place.length)]);
    if (at === name.head) told.push(AT_PLAIN_NOUN_LATER[place.later]);
  }
  if (name.isPlain && name.verbs > 0)
    told.push((place.isVerb ? VERB_OF_PLAIN_NOUN : NO_VERB_OF_PLAIN_NOUN)[upTo3(name.verbs)]);
  if (name.work) told.push((place.isVerb ? VERB_BEHIND_WORK : BEHIND_WORK)[upTo2(name.verbs)]);
  if (place.isVerb && SERIAL.has(tokens[at])) told.push(SERIAL_VERB, SERIAL_VERB_BEHIND[upTo2(name.verbs)]);
  if (TENDS.has(tokens[at]) && DOERS.has(before)) told.push(DOER_TENDS);
}

/** Takes note of what stands at a place before the next one is looked at. */
function passOver(
  tokens: readonly Token[],
  at: number,
  { kind, isVerb, length }: Standing,
  name: OpenName,
): void {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (isVerb && at <= name.head + 1 && WORKS.lengthAt(tokens, at) > 0)
    name.work ||= name.isBare || DOERS.has(before);
  if (kind === 'verb' || kind === 'syllable' || kind === 'adverb' || kind === 'duty') {
    name.verbs += 1;
    name.verbEnd = at + length;
    if (name.relative >= 0) name.verbsInRelative += 1;
  }
  if (name.isGroup && name.relative < 0 && RELATIVE.has(token)) {
    name.relative = at;
    name.verbsInRelative = 0;
  }
  if (before?.closes.includes(',') === true && token?.capital === false && !namesOne(tokens, at))
    name.strangeCommas += 1;
}

function namesOne(tokens: readonly Token[], at: number): boolean {
  return HEADS.lengthAt(tokens, at) > 0 || DETERMINERS.lengthAt(tokens, at) > 0;
}
