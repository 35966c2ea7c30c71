/**
 * Who acts in the papers of a workshop, a school, a market or a block of flats: small units by their number or letter
 * ("kho 2", "ca B", "lớp Chồi 2") and words that mean people as well as things ("bảo vệ", "y tế", "bếp"). They are
 * somebody only where what they do stands straight behind them.
 */
import { isOneOf } from '../one-of.ts';
import { namesOf } from './actors/lists.ts';
import type { ActorPhrase } from './actors/lexicon.ts';
import everyday from './lexicon/everyday.json' with { type: 'json' };
import { oncePerPlace } from './once-per-place.ts';
import { personNounLength } from './person-nouns.ts';
import { personEnd } from './persons.ts';
import { PhraseSet } from './phrase-set.ts';
import { beginsPredicate, isOpeningVerb, opensVerb, verbLength } from './predicates.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';

const UNITS = new PhraseSet(everyday.units);
const PLACE_MARKS = new PhraseSet(everyday.placeMarks);
const AMBIGUOUS = new PhraseSet(everyday.ambiguous);

/** The small doers from a place on, with the place where their deed begins; null where none act there. */
export const smallDoersAt = oncePerPlace(readSmallDoers);

function readSmallDoers(tokens: readonly Token[], from: number): ActorPhrase | null {
  const names: string[] = [];
  let isSmall = false;
  for (let at = from; ;) {
    // "Bảo vệ và lái xe": behind the first a calling is one of them too.
    const calling = names.length > 0 ? personNounLength(tokens, at) : 0;
    const person = Math.max(personEnd(tokens, at), at + calling);
    const to = person > at ? person : smallDoerEnd(tokens, at);
    if (to === at) return null;
    isSmall ||= person === at;
    // "Phụ huynh khối 4, khối 5": of which places those are who are meant.
    if (names.length > 0 && isFurtherMark(tokens, from, at)) return null;
    names.push(...namesOf(tokens.slice(at, to)));
    const joined = tokens[to]?.word === 'và' ? 1 : 0;
    if (joined === 0 && tokens[to - 1]?.closes !== ',')
      return isSmall && mayAct(tokens, to) ? { names, from, to } : null;
    at = to + joined;
  }
}

/** A unit behind somebody who is told by a unit of the same kind. */
function isFurtherMark(tokens: readonly Token[], from: number, at: number): boolean {
  if (PLACE_MARKS.lengthAt(tokens, at) === 0) return false;
  const { word } = tokens[at]!;
  return tokens
    .slice(from + 1, at)
    .some((token, index) => token.word === word && !endsPhrase(tokens[from + index]));
}

/** Where a small unit or an ambiguous noun ends that begins at a place; the place itself for none. */
function smallDoerEnd(tokens: readonly Token[], at: number): number {
  const unit = UNITS.lengthAt(tokens, at);
  if (isOneOf(tokens[at]?.word, 'ca|kíp') && isShift(tokens, at + 1)) return at + 2;
  const marked = unit > 0 ? behindMark(tokens, at + unit) : at;
  if (marked > at + unit) return behindHolder(tokens, marked);
  const noun = AMBIGUOUS.lengthAt(tokens, at);
  if (noun === 0) return at;
  const end = at + noun;
  const place = endsPhrase(tokens[end - 1]) ? 0 : PLACE_MARKS.lengthAt(tokens, end);
  if (place === 0) return end;
  return isShift(tokens, end + place) ? end + place + 1 : Math.max(end, behindMark(tokens, end + place));
}

function isShift(tokens: readonly Token[], at: number): boolean {
  return !endsPhrase(tokens[at - 1]) && isOneOf(tokens[at]?.word, 'đêm|ngày|sáng|chiều|tối|trực');
}

/** Behind the figure or letter that a unit is called by, with a name of its own before it: "2", "B", "Chồi 2", "số 4". */
function behindMark(tokens: readonly Token[], at: number): number {
  if (endsPhrase(tokens[at - 1])) return at;
  let to = at;
  if (tokens[to]?.word === 'số' || /^\p{Lu}\p{Ll}+$/u.test(tokens[to]?.text ?? '')) to += 1;
  return !endsPhrase(tokens[to - 1]) && MARK.test(tokens[to]?.text ?? '') ? to + 1 : at;
}

const MARK = /^(?:\d{1,3}[A-ZĐ]?\d?|[A-ZĐ]\d?)$/u;

/** "Kíp 1 của anh Lương": whose it is. */
function behindHolder(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.word !== 'của' || endsPhrase(tokens[at - 1])) return at;
  return Math.max(at, personEnd(tokens, at + 1));
}

/** Whether a deed may begin at a place: a verb that is known, or any word that verbs begin with. */
function mayAct(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !/^\p{Ll}/u.test(token.text) || token.opens !== '') return false;
  if (endsPhrase(tokens[at - 1])) return false;
  if (isOneOf(token.word, TELLS_OF_THING) && verbLength(tokens, at) < 2) return false;
  if (beginsPredicate(tokens, at) || isOpeningVerb(tokens, at) || verbLength(tokens, at) > 0) return true;
  const isUnit = /\d|^[A-ZĐ]$/u.test(tokens[at - 1]?.text ?? '');
  return isUnit && opensVerb(token) && at + 1 < tokens.length;
}

/** What is said of a store, a shift or a trade, and of nobody. */
const TELLS_OF_THING = 'chứa|được|bị|đã|có|gồm|thuộc|của|là|từ|đến|theo|và|hoặc|cùng|trực thuộc|dự';
