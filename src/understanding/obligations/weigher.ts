/**
 * Whether a sentence puts a duty on somebody, weighed by its words and by where it stands: what no list of verbs,
 * names and forms can say of papers that nobody has seen. The weights are learned from papers with gold
 * (scripts/train-duties.ts): their sum is the logarithm of the odds that a careful reader finds a duty here.
 * Every weight belongs to words that can be shown.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import type { OutlineNode } from '../outline.ts';
import { actorsAt } from './actors.ts';
import { binds } from './binding.ts';
import type { Clause } from './clauses/clause.ts';
import { eachFrame } from './frames.ts';
import learned from './lexicon/duty-weights.json' with { type: 'json' };
import { nameOf } from './names-alike.ts';
import type { Setting } from './setting.ts';
import { beginsAction, isOpeningVerb } from './predicates.ts';
import { endsPhrase, firstWhere, tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';
import { PairTable } from './pair-table.ts';
import { NO_WORD, numberOf, numberedWord, WordSet } from './word-numbers.ts';

/** A sentence, or a part of one, where it stands. */
export interface WeighedPart {
  text: string;
  clause: Clause;
  /** It opens its sentence. */
  opens: boolean;
  /** How plainly a time limits it; 0 where none does. */
  limit: number;
  /** Duties that its item has told already. */
  before: number;
  setting: Setting;
  node: OutlineNode;
  /** It introduces the items below it. */
  introduces: boolean;
  /** What the rules say; no sign, so that the weights speak for themselves. */
  byRules: boolean;
}

/** Weighs what the rules look at. */
export interface Weigher {
  /** The logarithm of the odds that a part tells a duty. */
  weigh: (part: WeighedPart) => number;
  /** Is shown what a rule tells from duties (`reasonAgainst`) or what was done, and is not weighed: to learn from it. */
  seeRefused?: (part: WeighedPart) => void;
}

/** Where a word stands, by which it speaks for a duty or against it, with what words weigh there. */
export interface Slot {
  readonly name: keyof typeof learned.weights;
  readonly weights: PairTable;
}

function slot(name: Slot['name']): Slot {
  return { name, weights: inNumbers(learned.weights[name]) };
}

/** Weights as the data file has them: "được" for one word, "được hưởng" for two beside each other. */
function inNumbers(list: Readonly<Record<string, number>>): PairTable {
  return new PairTable(
    Object.entries(list).map(([key, weight]) => {
      const [first = '', second] = key.split(' ');
      return [numberedWord(first), second === undefined ? NO_WORD : numberedWord(second), weight];
    }),
  );
}

const ANYWHERE = slot('anywhere');
const OPENING = slot('opening');
const ENDING = slot('ending');
const ACTION = slot('action');
const BEFORE_ACTION = slot('beforeAction');
const AHEAD = slot('ahead');
const BEHIND = slot('behind');
const FRAME = slot('frame');
const AUXILIARY = slot('auxiliary');
const AUXILIARIES_IN_A_ROW = slot('auxiliaries');
const TURN = slot('turn');
const DOER = slot('doer');
const DOING = slot('doing');
const HEADING = slot('heading');
const STANDING = slot('standing');

export const SLOTS: readonly Slot[] = [
  ANYWHERE,
  OPENING,
  ENDING,
  ACTION,
  BEFORE_ACTION,
  AHEAD,
  BEHIND,
  FRAME,
  AUXILIARY,
  AUXILIARIES_IN_A_ROW,
  TURN,
  DOER,
  DOING,
  HEADING,
  STANDING,
];

/** A word, or something else that can be told of a sentence. */
export type Sign = Pick<Token, 'word' | 'wordNumber'>;

/** Takes note of a word in a slot, or of two words beside each other; `second` is null for one word. */
export type See = (slot: Slot, first: Sign, second: Sign | null) => void;

const NAMED = new Map<string, Sign>();

/** What is told of a sentence, by its name: of what no weight speaks of nothing is kept, nor is it numbered. */
function named(word: string): Sign {
  const known = NAMED.get(word);
  if (known !== undefined) return known;
  const sign = { word, wordNumber: numberOf(word) };
  if (sign.wordNumber !== NO_WORD) NAMED.set(word, sign);
  return sign;
}

/** One of the few that the weigher itself knows. */
function ownSign(word: string): Sign {
  return { word, wordNumber: numberedWord(word) };
}

const FIGURE = ownSign('#');
const COMMA = ownSign(',');
const START = ownSign('^');
const NOTHING = ownSign('-');
const EARLY = ownSign('early');
const LATE = ownSign('late');
const INSIDE = ownSign('inside');

/** Words further on in a sentence say nothing about what it is. */
const REACH = 40;
const HEADING_REACH = 8;

/** Names every sign of a part; each has its weight in the data. */
export function eachSign(part: WeighedPart, see: See): void {
  const tokens = tokensOf(part.text);
  const main = mainClauseAt(part, tokens);
  seeWords(tokens, main, see);
  seeAction(tokens, part.clause.actionStart, see);
  eachFrame(tokens, main, (frame) => see(FRAME, frame, null));
  see(AUXILIARIES_IN_A_ROW, named(seeAuxiliaries(tokens, main, see)), null);
  see(TURN, turnOf(tokens, main), null);
  seeDoer(part, tokens, see);
  seeHeading(part.setting.headings.at(-1), see);
  seeStanding(part, tokens, see);
}

/** Names those signs that are words, of the part or of the heading above it: what a person can be shown. */
export function eachSpokenSign(part: WeighedPart, see: See): void {
  const tokens = tokensOf(part.text);
  const main = mainClauseAt(part, tokens);
  seeWords(tokens, main, see);
  seeAction(tokens, part.clause.actionStart, see);
  seeAuxiliaries(tokens, main, see);
  see(TURN, turnOf(tokens, main), null);
  seeDoer(part, tokens, see);
  seeHeading(part.setting.headings.at(-1), see);
}

function wordAt(tokens: readonly Token[], at: number): Sign {
  const token = tokens[at];
  if (token === undefined) return NOTHING;
  return isFigure(token) ? FIGURE : token;
}

function isFigure({ text }: Token): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 48 && unit <= 57;
}

/**
 * Where it is said who has to do something, or who orders it: what stands before is why, since when or in what case
 * ("Để kịp thời khắc phục tình trạng trên, | Bộ Xây dựng yêu cầu …"), at whatever length, and says little of that.
 */
function mainClauseAt({ text, clause }: WeighedPart, tokens: readonly Token[]): number {
  const name = clause.assigner[0] ?? clause.assignees[0];
  const start = name === undefined ? 0 : text.indexOf(name);
  if (start <= 0) return 0;
  const at = tokenFrom(tokens, start);
  return at > 0 && at < tokens.length && hasSign(tokens[at - 1]!.closes, ',') ? at : 0;
}

function seeWords(tokens: readonly Token[], from: number, see: See): void {
  let before: Sign = START;
  for (let at = from; at < Math.min(tokens.length, from + REACH); at += 1) {
    const word = wordAt(tokens, at);
    see(ANYWHERE, word, null);
    see(ANYWHERE, before, word);
    before = endsPhrase(tokens[at]) ? COMMA : word;
  }
  const [first, last] = [wordAt(tokens, 0), wordAt(tokens, tokens.length - 1)];
  see(OPENING, first, null);
  see(OPENING, first, wordAt(tokens, 1));
  see(ENDING, last, null);
  see(ENDING, wordAt(tokens, tokens.length - 2), last);
}

/** The first token from an offset of the text on; behind the last where none is. */
function tokenFrom(tokens: readonly Token[], start: number): number {
  return firstWhere(tokens, (token) => token.start >= start);
}

/** How many words ahead of what is to be done, and from there on, say who it falls to and what it is. */
const NEAR_ACTION = 12;

function seeAction(tokens: readonly Token[], start: number, see: See): void {
  const at = tokenFrom(tokens, start);
  const verb = wordAt(tokens, at);
  see(ACTION, verb, null);
  see(ACTION, verb, wordAt(tokens, at + 1));
  for (let near = Math.max(0, at - NEAR_ACTION); near < at; near += 1) see(AHEAD, wordAt(tokens, near), null);
  for (let near = at; near < Math.min(tokens.length, at + NEAR_ACTION); near += 1)
    see(BEHIND, wordAt(tokens, near), null);
  if (at === 0) return;
  see(BEFORE_ACTION, wordAt(tokens, at - 1), null);
  see(BEFORE_ACTION, wordAt(tokens, at - 1), verb);
}

/** What turns a verb: done to somebody, done before, allowed, ought. */
const AUXILIARIES = new WordSet(
  'được|bị|đã|sẽ|phải|cần|không|chưa|chỉ|đang|vẫn|còn|có|là|thì|nên|mới|vừa|từng|cũng|tự|nếu|khi|do',
);

/** Where the first verb stands, behind which such a word turns another one: "Lập danh sách người | được hỗ trợ". */
function firstVerb(tokens: readonly Token[], from: number): number {
  for (let at = from; at < tokens.length; at += 1)
    if ((at === 0 || !tokens[at]!.capital) && (beginsAction(tokens, at) || isOpeningVerb(tokens, at)))
      return at;
  return tokens.length;
}

/**
 * The first of them with the word behind it.
 * @returns the first three of the first phrase in a row
 */
function seeAuxiliaries(tokens: readonly Token[], from: number, see: See): string {
  let row = '';
  let count = 0;
  let ended = false;
  const verb = firstVerb(tokens, from);
  for (let at = from; at < Math.min(tokens.length, from + REACH) && count < 3; at += 1) {
    const token = tokens[at]!;
    if (AUXILIARIES.has(token)) {
      if (count === 0) {
        see(AUXILIARY, token, at > verb ? INSIDE : at < from + 3 ? EARLY : LATE);
        see(AUXILIARY, token, wordAt(tokens, at + 1));
      }
      if (!ended && at < verb) row += row === '' ? token.word : `-${token.word}`;
      count += 1;
    }
    ended ||= at > from + 2 && hasSign(token.closes, ',;:');
  }
  return row;
}

/** What is said of a subject opens with a verb; or its phrase ends before there is any. */
const VERB = ownSign('verb');
const PHRASE = ownSign('phrase');

/** How far from its opening a subject may reach. */
const LONGEST_SUBJECT = 18;

/**
 * What comes first behind the opening of a sentence: one of the words that turn a verb ("Thân nhân | được | gửi thuốc"),
 * a verb ("Phòng Y tế | lập danh sách người được khám"), or the end of the phrase.
 */
function turnOf(tokens: readonly Token[], from: number): Sign {
  for (let at = from + 1; at < Math.min(tokens.length, from + LONGEST_SUBJECT); at += 1) {
    if (hasSign(tokens[at - 1]!.closes, ',:;')) return PHRASE;
    const token = tokens[at]!;
    if (token.capital) continue;
    if (AUXILIARIES.has(token)) return token;
    if (beginsAction(tokens, at) || isOpeningVerb(tokens, at)) return VERB;
  }
  return NOTHING;
}

/** Who does it, as far as the part itself names somebody, and what such a one is said to do. */
function seeDoer({ clause, setting }: WeighedPart, tokens: readonly Token[], see: See): void {
  const [name] = clause.assignees;
  const doer = DOERS[kindOfDoer(clause)];
  if (name !== undefined) see(DOER, wordAt(tokensOf(name), 0), null);
  see(DOER, doer, named(setting.stance));
  see(DOING, doer, wordAt(tokens, tokenFrom(tokens, clause.actionStart)));
}

type DoerKind = 'nobody' | 'office' | 'group';

const DOERS: Readonly<Record<DoerKind, Sign>> = {
  nobody: ownSign('nobody'),
  office: ownSign('office'),
  group: ownSign('group'),
};

/** "Phòng Tài chính" and "Cụm dân cư số 7" are offices, "Các hộ dân" a group. */
function kindOfDoer({ assignees }: Clause): DoerKind {
  if (assignees.length === 0) return 'nobody';
  return assignees.some((name) => /[\p{Lu}\d]/u.test(name.slice(1))) ? 'office' : 'group';
}

function seeHeading(heading: string | undefined, see: See): void {
  if (heading === undefined) return;
  const tokens = tokensOf(heading);
  for (let at = 0; at < Math.min(tokens.length, HEADING_REACH); at += 1)
    see(HEADING, wordAt(tokens, at), null);
}

/** Where it stands and how it is made. */
function seeStanding(part: WeighedPart, tokens: readonly Token[], see: See): void {
  const { clause, setting, node } = part;
  const stands = (first: string, second?: string): void =>
    see(STANDING, named(first), second === undefined ? null : named(second));
  const place = node.path === 'lead' || node.path === 'closing' ? node.path : 'item';
  const opens = part.opens ? 'opens' : 'follows';
  stands('any');
  stands('length', lengthOf(tokens));
  if (isInCapitals(part.text)) stands('capitals', lengthOf(tokens));
  if (startsSmall(part.text)) stands('small', opens);
  stands('figures', String(Math.min(3, figuresIn(tokens))));
  if (clause.past) stands('past');
  if (clause.likely) stands('likely');
  if (clause.exception) stands('exception');
  if (clause.assigner.length > 0) stands('assigner');
  stands(LIMITS[part.limit] ?? 'limit', opens);
  stands(BEFORE[Math.min(part.before, 2)]!, opens);
  stands(setting.stance);
  stands(setting.origin);
  stands(setting.stance, setting.origin);
  stands(setting.assignees.length > 0 ? 'heirs' : 'no-heirs', setting.assigning ? 'assigned' : 'named');
  if (setting.listed) stands('listed');
  stands(node.kind, node.isHeading ? 'heading' : 'item');
  stands(`${node.kind}-${opens}`, clause.cue);
  stands('path', firstStep(node.path));
  stands('depth', String(depthOf(node.path)));
  stands(node.children.length > 0 ? 'parent' : 'leaf', part.introduces ? 'introduces' : 'tells');
  stands(setting.paperKind);
  stands(setting.paperKind, place);
}

/** "II" of "II.3.a", "Điều" of "Điều 2.1". */
function firstStep(path: string): string {
  return /^[^.\s]*/u.exec(path)![0];
}

/** How many steps a path has: 3 of "II.3.a". */
function depthOf(path: string): number {
  let depth = 1;
  for (let at = path.indexOf('.'); at >= 0; at = path.indexOf('.', at + 1)) depth += 1;
  return depth;
}

function figuresIn(tokens: readonly Token[]): number {
  let count = 0;
  for (const token of tokens) if (isFigure(token)) count += 1;
  return count;
}

const BEFORE = ['none-before', 'one-before', 'more-before'];
const LIMITS = ['no-limit', 'limit-1', 'limit-2', 'limit-3'];

function lengthOf({ length }: readonly Token[]): string {
  if (length < 4) return '1-3';
  if (length < 7) return '4-6';
  if (length < 12) return '7-11';
  if (length < 25) return '12-24';
  return length < 50 ? '25-49' : '50-';
}

/** A title: "TỔ CHỨC THỰC HIỆN". */
export function isInCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text);
}

function startsSmall(text: string): boolean {
  return /^\p{Ll}/u.test(text);
}

/** What one sign adds. */
export function weightOfSign(slot: Slot, first: Sign, second: Sign | null): number {
  if (first.wordNumber === NO_WORD) return 0;
  if (second === null) return slot.weights.at(first.wordNumber, NO_WORD);
  return second.wordNumber === NO_WORD ? 0 : slot.weights.at(first.wordNumber, second.wordNumber);
}

/** How much the word at a place, with the one behind it, speaks for what somebody has to do. */
export function weightAsAction(tokens: readonly Token[], at: number): number {
  const verb = wordAt(tokens, at);
  return weightOfSign(ACTION, verb, null) + weightOfSign(ACTION, verb, wordAt(tokens, at + 1));
}

/** Adds up what signs weigh. In a field the sum is changed where it lies; a captured variable would be a new object each time. */
class Sum {
  weight = 0;
  readonly see: See = (slot, first, second) => {
    this.weight += weightOfSign(slot, first, second);
  };
}

/** Weighs by what was learned. */
export const LEARNED: Weigher = {
  weigh: (part) => {
    const sum = new Sum();
    eachSign(part, sum.see);
    return sum.weight;
  },
};

/** From here on a part that no rule told is a duty: of papers nobody learned from, three in five so weighed were. */
const TAKES_UP = 1;
/**
 * Below this what a rule told is no duty: of papers nobody learned from, more of what is weighed so are none than duties.
 * What an office does or what has a day has to weigh less, and far less what is ordered, what those do who were told
 * before, what is somebody's duty or "phải" be done and what is forbidden: a missed duty is worse than one to dismiss.
 * What is dropped so near to a duty is offered for a person to look at (`fallsShort`).
 */
const DROPS = { told: -1, firm: -2, bound: -3 };

type Decided = Pick<WeighedPart, 'byRules' | 'clause' | 'text' | 'limit' | 'setting' | 'node'>;

/** "Sở Y tế tổ chức hội nghị …" in the running text of Sở Y tế: it announces what it does itself. */
function announcesOwn({ clause, setting, node, text }: Announced): boolean {
  const [name, ...others] = clause.assignees;
  if (name === undefined || others.length > 0 || clause.cue !== 'subject') return false;
  if (node.kind !== 'paragraph' || !isOneOf(node.path, 'lead|closing')) return false;
  return setting.issuer !== '' && nameOf(name) === setting.issuer && !namesOthersBehind(text);
}

type Announced = Pick<WeighedPart, 'clause' | 'setting' | 'node' | 'text'>;

/** "… tổ chức hội nghị ngày 20/8, | các trạm cử 01 người dự": behind a comma somebody else is told what to do. */
function namesOthersBehind(text: string): boolean {
  const tokens = tokensOf(text);
  return tokens.some(({ closes }, at) => {
    const told = hasSign(closes, ',') ? actorsAt(tokens, at + 1) : null;
    return told !== null && beginsAction(tokens, told.to);
  });
}

/**
 * Whether the words alone speak for a duty. Purposes and rules tell much in words of tasks that binds nobody named, and
 * so do descriptions, but for what somebody has to do among them ("Kinh phí: … Kế toán xã lập dự toán").
 */
export function takesUp(part: Announced, weight: number): boolean {
  const { setting, clause } = part;
  if (announcesOwn(part)) return false;
  if (setting.stance === 'description') return clause.cue === 'subject' && !clause.past && weight > TAKES_UP;
  return setting.stance === 'tasks' && weight > TAKES_UP;
}

/** Whether a part founds a duty: what the rules say, unless its words weigh plainly against that. */
export function outweighs(part: Decided, weight: number): boolean {
  return part.byRules ? weight > DROPS[firmnessOf(part)] : takesUp(part, weight);
}

function firmnessOf({ clause, text, limit, setting }: Decided): keyof typeof DROPS {
  const isBound = binds(text) || binds(text.slice(clause.actionStart)) || setting.stance === 'conduct';
  if (isBound || isOneOf(clause.cue, 'assigned|requested|duty|bare')) return 'bound';
  const byOffice = kindOfDoer(clause) === 'office' || clause.assignees.some((name) => isOneOf(name, UNITS));
  return limit === BY_A_DAY || byOffice ? 'firm' : 'told';
}

/** "Khoa", "Nhà trường": called by its kind alone it is the unit of which the paper speaks, and no group. */
const UNITS =
  'Khoa|Phòng|Ban|Tổ|Đội|Trạm|Viện|Vụ|Cục|Chi cục|Sở|Văn phòng|Trung tâm|Hội đồng|Nhà trường|Trường|Bệnh viện|Công ty|Nhà máy|Xí nghiệp|Thư viện|Kho bạc';

/** The limit of what is due by a day, or within a time. */
const BY_A_DAY = 3;

/**
 * So near to a duty, a passage is worth a person's look: left out of the learning, one in three was one.
 */
const NEAR = 2.5;
const NEAR_DROPPED = 1;

/** Whether a part that founds no duty falls just short of it. */
export function fallsShort(part: Decided, weight: number): boolean {
  return !outweighs(part, weight) && outweighs(part, weight + (part.byRules ? NEAR_DROPPED : NEAR));
}

/** How likely a part of a weight tells a duty: of those left out of the learning such a share did. */
export function likelihoodOf(weight: number): number {
  return 1 / (1 + Math.exp(-weight));
}
