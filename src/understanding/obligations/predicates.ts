/** Where a predicate begins: "… chủ động rà soát", "… có trách nhiệm", "… căn cứ chức năng, nhiệm vụ". */
import lexicon from './lexicon/predicates.json' with { type: 'json' };
import { PhraseSet } from './phrase-set.ts';
import { endsPhrase } from './tokens.ts';
import type { Token } from './tokens.ts';

const VERBS = new PhraseSet(lexicon.verbs);
const ADVERBS = new PhraseSet(lexicon.adverbs);
const DUTIES = new PhraseSet(lexicon.duties);
const FRAMES = new PhraseSet(lexicon.frames);
const NOT_VERBS = new PhraseSet(lexicon.notVerbs, true);
const NOUN_MAKERS = new PhraseSet(lexicon.nounMakers);
const COMPOUND_TAILS = new Map<string, readonly string[]>(Object.entries(lexicon.compoundTails));
const DETERMINERS = new Set(['các', 'những', 'mọi', 'từng', 'mỗi', 'một', 'hai', 'ba', 'cơ']);

/** Whether a verb or an adverb before it stands here, as a verb and not inside a noun ("dự án xây dựng"). */
export function beginsAction(tokens: readonly Token[], at: number): boolean {
  return verbLength(tokens, at) > 0 || ADVERBS.lengthAt(tokens, at) > 0 || DUTIES.lengthAt(tokens, at) > 0;
}

/** Whether what is said of a subject begins here: an action, a duty, or the frame of one ("căn cứ …"). */
export function beginsPredicate(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.capital || madeNoun(tokens, at)) return false;
  return isPast(tokens, at) || beginsAction(tokens, at) || FRAMES.lengthAt(tokens, at) > 0;
}

/** "đã", "vừa": the predicate tells of what was done. */
export function isPast(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.word === 'đã';
}

/** Words of the verb at a place, 0 for none: "giao ban" is no "giao" ("Giao Ban …" is), "tổ chức đảng" no "tổ chức". */
export function verbLength(tokens: readonly Token[], at: number): number {
  const onlyResembles = NOT_VERBS.lengthAt(tokens, at, true) > 0 && tokens[at + 1]?.capital !== true;
  if (onlyResembles || endsCompound(tokens, at)) return 0;
  return VERBS.lengthAt(tokens, at);
}

/** "công trình", "thường trực", "ngoài công lập": the second half of a noun is no verb. */
function endsCompound(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const heads = COMPOUND_TAILS.get(tokens[at]?.word ?? '');
  return heads !== undefined && before !== undefined && !endsPhrase(before) && heads.includes(before.word);
}

/** Words of the duty phrase ("có trách nhiệm", "là cơ quan thường trực") at a place, 0 for none. */
export function dutyLength(tokens: readonly Token[], at: number): number {
  return DUTIES.lengthAt(tokens, at);
}

/** Words of a frame ("căn cứ", "theo chức năng") at a place, 0 for none. */
export function frameLength(tokens: readonly Token[], at: number): number {
  return FRAMES.lengthAt(tokens, at);
}

/** A verb behind "được", "dự án", "công tác", "các" names a thing and says nothing of the subject. */
function madeNoun(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || endsPhrase(before)) return false;
  if (/^(?:được|chưa|bị)$/u.test(before.word)) return true;
  if (verbLength(tokens, at) === 0) return false;
  if (DETERMINERS.has(before.word)) return true;
  return nounMakerBefore(tokens, at, 2) || nounMakerBefore(tokens, at, 1);
}

function nounMakerBefore(tokens: readonly Token[], at: number, length: number): boolean {
  const first = at - length;
  if (first < 0 || tokens[first]?.capital === true || endsPhrase(tokens[first])) return false;
  const ownsIt = /^(?:tổ|đoàn|nhóm|chủ|nhà|có)$/u.test(tokens[first - 1]?.word ?? '');
  return !ownsIt && NOUN_MAKERS.lengthAt(tokens, first) === length;
}
