/**
 * Whether a comma or an "và" parts two names or stands within one, weighed: "Văn phòng, | Phòng Y tế", "Sở Văn hóa,
 * Thể thao và Du lịch". Signs of what stands before it and behind it have weights learned from papers with gold
 * (scripts/train-name-splits.ts); what weighs more than nothing parts.
 */
import { hasSign, isOneOf } from '../one-of.ts';
import learned from './lexicon/name-splits.json' with { type: 'json' };
import type { Token } from './tokens.ts';

const WEIGHTS = new Map<string, number>(Object.entries(learned.weights));

/** What may begin at a word, as the grammar of names tells it. */
export type Opening =
  | 'nothing'
  | 'person'
  | 'known'
  | 'several'
  | 'title'
  | 'head'
  | 'group'
  | 'owner'
  | 'calling'
  | 'acronym'
  | 'field'
  | 'work'
  | 'other';

/** What begins at a word. */
export interface Opened {
  opening: Opening;
  /** How many words are its noun. */
  length: number;
  /** The noun names persons, and no body. */
  isPerson: boolean;
}

/** Tells what begins at a word. */
export type Openings = (tokens: readonly Token[], at: number) => Opened;

/** A place between two words of a phrase of names. */
export interface Joint {
  /** The words of the whole phrase. */
  tokens: readonly Token[];
  /** Where the name before it begins. */
  from: number;
  /** First word behind it, and behind its "và". */
  at: number;
  /** Names of the phrase that were parted before. */
  before: number;
  /** Where the last "và" of the phrase stands; -1 where there is none. */
  lastAnd: number;
}

/** How much speaks for it that a place parts two names; more than 0 parts them. */
export function weightOfSplit(joint: Joint, openings: Openings): number {
  let sum = learned.bias;
  for (const sign of signsOfSplit(joint, openings)) sum += WEIGHTS.get(sign) ?? 0;
  return sum;
}

/** The signs of a place, as the weights are learned from them. */
export function signsOfSplit({ tokens, from, at, before, lastAnd }: Joint, openings: Openings): string[] {
  const [sign, last] = signBefore(tokens, at);
  const name = shapeOf(tokens, from, last + 1, openings);
  const next = shapeOf(tokens, at, nextJoint(tokens, at), openings);
  const final = finalShape(tokens, at, lastAnd, openings);
  const case_ = `${name.capital}${next.capital}`;
  const told = [
    ...signsOfWords(sign, name, next, tokens[last]?.word ?? ''),
    `${sign}`,
    `${sign}, ${next.opening}`,
    `${sign}, ${case_}`,
    `${sign}, ${case_}, ${next.opening}`,
    `${name.opening} ${sign} ${next.opening}`,
    `${case_}, ${name.opening}, ${next.opening}`,
    `${next.opening}, words ${next.words}`,
    `${name.opening}, words ${name.words}, ${next.opening}`,
    `${next.opening} ${next.told}`,
    `${name.opening} ${name.told}, ${next.opening} ${next.told}`,
    `${case_}, ${name.several}, ${next.opening}`,
    `${case_}, ${name.several}, ${next.opening} ${next.told}`,
    `${sign}, names before ${upTo2(before)}`,
    `final ${final}, ${next.opening}`,
    `final ${final}, ${sign}, ${case_}`,
    `ends in ${name.ends}, ${next.opening}, ${case_}`,
    `bound ${next.bound}, ${case_}, ${next.opening}`,
    `bound ${next.bound}, ${name.several}, ${next.opening} ${next.told}`,
    `${sign}, ${next.opening} behind ${name.person}`,
  ];
  const rule = byGrammar(name, next);
  told.push(
    `grammar: ${rule}`,
    `grammar: ${rule}, ${sign}`,
    `grammar: ${rule}, ${name.told}, ${next.told}`,
    `grammar: ${rule}, final ${final}`,
    `grammar: ${rule}, ${name.several}`,
  );
  const kinds = `${name.kind} ${next.kind}`;
  told.push(
    `kinds ${kinds}`,
    `kinds ${kinds}, ${sign}`,
    `kinds ${kinds}, ${case_}`,
    `kinds ${kinds}, ${case_}, ${name.told}, ${next.told}`,
    `kinds ${kinds}, final ${final}`,
    `kinds ${kinds}, ${name.several}`,
    `kinds ${kinds}, ${name.opening} ${next.opening}`,
  );
  if (next.first === name.first) told.push('same head', `same head, ${sign}, ${case_}`);
  if (next.noun !== '' && next.noun === name.noun) told.push('same noun', `same noun, ${case_}`);
  return told;
}

/** The signs of the very words around a place. What else is told of it has to hold without them as well. */
function signsOfWords(sign: string, name: Shape, next: Shape, last: string): string[] {
  return [
    `says next: ${next.first}`,
    `says next: ${next.first} ${next.second}`,
    `says ${sign}, next: ${next.first}`,
    `says ${next.first} behind ${name.first}`,
    `says name: ${name.first}, ${next.opening}`,
    `says name: ${name.first} ${name.second}, ${next.opening}`,
    `says last: ${last}, ${next.opening}`,
  ];
}

/** Whether a sign tells the very words around a place, of which papers have others without end. */
export function tellsWords(sign: string): boolean {
  return sign.startsWith('says ');
}

/** What begins a name of its own in capitals. */
const OWN = 'head|title|acronym|known|several|owner';

/** What the grammar of names says of a place, which is a sign like others. */
function byGrammar(name: Shape, next: Shape): string {
  if (name.opening === 'person') return next.opening === 'person' ? 'two persons' : 'post of a person';
  if (next.opening === 'person') return name.person === 'body' ? 'person behind a body' : 'person';
  if (next.opening === 'field' || next.opening === 'work') return `${next.opening} of ${name.unit}`;
  if (next.capital === 'S' && isOneOf(next.opening, OWN))
    return name.unit === 'title' && name.told === 'bare' ? 'title behind a title' : 'own name';
  if (next.opening === 'several' || next.opening === 'title' || next.opening === 'known') return next.opening;
  return next.opening === 'nothing' ? 'nothing' : `small ${next.opening} behind ${name.unit}`;
}

interface Shape {
  opening: Opening;
  /** S for a capital, s for none, 0 for a figure. */
  capital: 'S' | 's' | '0';
  first: string;
  second: string;
  noun: string;
  words: number | 'many';
  /** Whether more than its noun is said. */
  told: 'bare' | 'proper' | 'told';
  /** Whether several are meant: "các", "05". */
  several: 'several' | 'one';
  ends: 'capital' | 'figure' | 'small';
  /** What kind of name it is, as further fields, posts and groups may go on in it. */
  unit: 'unit' | 'title' | 'person' | 'group' | 'other';
  /** By what the name goes on to who or where: "của", "trên"; "level" for "tỉnh", "xã". */
  bound: string;
  /** What its noun names. */
  kind: 'person' | 'several persons' | 'body' | 'bodies' | 'nothing';
  /** Whether it is a person, or one is told in it: "Hộ ông Lê Văn An". */
  person: 'person' | 'whose' | 'body';
}

function shapeOf(tokens: readonly Token[], from: number, to: number, openings: Openings): Shape {
  const { opening, length, isPerson } = openings(tokens, from);
  const first = tokens[from];
  const last = tokens[to - 1];
  const words = to - from;
  const near = Math.min(to, from + LONGEST_NAME);
  const rest = tokens.slice(from + Math.max(1, length), near);
  return {
    opening,
    capital: first?.capital === true ? 'S' : /^\d/u.test(first?.text ?? '') ? '0' : 's',
    first: first?.word ?? '',
    second: words > 1 ? (tokens[from + 1]?.word ?? '') : '',
    noun: length > 1 ? wordsOf(tokens.slice(from, from + length)) : '',
    words: words <= 4 ? words : 'many',
    told: rest.length === 0 ? 'bare' : rest[0]?.capital === true ? 'proper' : 'told',
    several: tokens.slice(from, near).some((_, index) => openings(tokens, from + index).opening === 'several')
      ? 'several'
      : 'one',
    unit: unitOf(opening, isPerson, first),
    kind: kindOf(opening, isPerson),
    ends: last?.capital === true ? 'capital' : /\d/u.test(last?.text ?? '') ? 'figure' : 'small',
    bound: isOneOf(rest[0]?.word, LEVELS)
      ? 'level'
      : (rest.find(({ word }) => isOneOf(word, BINDS))?.word ?? 'no'),
    person:
      opening === 'person' ? 'person' : rest.some(({ word }) => isOneOf(word, 'ông|bà')) ? 'whose' : 'body',
  };
}

function kindOf(opening: Opening, isPerson: boolean): Shape['kind'] {
  const isSeveral = opening === 'several';
  if (isPerson) return isSeveral ? 'several persons' : 'person';
  if (opening === 'nothing' || opening === 'work') return 'nothing';
  return isSeveral || opening === 'group' ? 'bodies' : 'body';
}

function unitOf(opening: Opening, isPerson: boolean, first: Token | undefined): Shape['unit'] {
  if (opening === 'title' || isOneOf(first?.word, 'trưởng|phó')) return 'title';
  if (isPerson && opening !== 'several') return 'person';
  if (opening === 'several' || opening === 'group') return 'group';
  return first?.capital === true && isOneOf(first.word, UNITS) ? 'unit' : 'other';
}

/** First words of units that are called by several fields of work. */
const UNITS = 'phòng|ban|khoa|vụ|tổ|cục|viện|chi|sở|trung|đội|bộ|công|hội|trường|văn';

/** What is said of a name stands within so many words: what nothing parts may be as long as a paper. */
const LONGEST_NAME = 90;

const LEVELS = 'tỉnh|huyện|xã|phường|quận|thị|thành|sở|bộ|ngành|cấp|thôn';

const BINDS = 'của|thuộc|trực|trên|tại|ở|có|được|chưa|không|nơi|trong|là|phụ|do|cấp|số|liên|còn';

const wordsOf = (tokens: readonly Token[]): string => tokens.map(({ word }) => word).join(' ');

/** The sign before a place, and the last word of what stands before it. */
function signBefore(tokens: readonly Token[], at: number): [sign: string, last: number] {
  const joined = isOneOf(tokens[at - 1]?.word, JOINS);
  const last = joined ? at - 2 : at - 1;
  const closes = tokens[last]?.closes ?? '';
  const comma = hasSign(closes, ';') ? ';' : hasSign(closes, ',') ? ',' : '';
  return [`${comma}${joined ? (tokens[at - 1]?.word ?? '') : ''}`, last];
}

/** Words that join names. */
export const JOINS = 'và|cùng';

/** Where what begins at a word ends: at the next sign or word that may part names, or with the phrase. */
function nextJoint(tokens: readonly Token[], at: number): number {
  for (let next = at + 1; next < tokens.length; next += 1)
    if (hasSign(tokens[next - 1]?.closes, ',;') || isOneOf(tokens[next]?.word, JOINS)) return next;
  return tokens.length;
}

/** What stands behind the last "và" of the phrase, as far as it is still to come. */
function finalShape(tokens: readonly Token[], at: number, and: number, openings: Openings): string {
  if (and < at) return nextJoint(tokens, at) < tokens.length ? 'further' : 'none';
  const { opening } = openings(tokens, and + 1);
  return `${tokens[and + 1]?.capital === true ? 'S' : 's'} ${opening}`;
}

const upTo2 = (count: number): number => Math.min(2, count);
