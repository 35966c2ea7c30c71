/**
 * The words that bind: what somebody "phải" do, what is "nghiêm cấm". One list with one meaning, for all who ask
 * whether a sentence orders or forbids.
 */
import { PhraseSet } from './phrase-set.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/**
 * How words bind:
 * - `must`: "phải", "cần", "có trách nhiệm";
 * - `must-not`: "nghiêm cấm", "tuyệt đối không": nothing but a prohibition;
 * - `may-not`: "không được", which also tells what somebody does not get ("không được hưởng phụ cấp");
 * - `not`: "không", "chấm dứt": a prohibition where it is a task ("không mang vũ khí vào trường"), and a condition
 *   elsewhere ("không khai báo thì không được hỗ trợ").
 */
export type Binding = 'must' | 'must-not' | 'may-not' | 'not';

const MUST = new PhraseSet(['phải', 'cần', 'có trách nhiệm', 'có nghĩa vụ']);
const BANS = ['cấm', 'nghiêm cấm', 'tuyệt đối cấm', 'cấm tuyệt đối'];
const BAN = new PhraseSet(BANS);
const MUST_NOT = new PhraseSet([...BANS, 'tuyệt đối không', 'kiên quyết không']);
const MAY_NOT = new PhraseSet(['không được']);
const NOT = new PhraseSet(['không', 'chấm dứt', 'dừng việc', 'dừng ngay việc', 'dừng toàn bộ việc']);
const MODALS_AND_STATES = ['chỉ', 'những', 'ngừng', 'phải', 'cần', 'có', 'còn', 'bị', 'thể', 'đủ', 'quá'];
const ANSWERS = ['đồng ý', 'chấp thuận', 'chấp nhận'];
/** Denied there is no deed: "không chỉ làm A", "không có nguồn kinh phí", "không chấp thuận đề nghị". */
const DENIES_NO_DEED = new PhraseSet(
  [...MODALS_AND_STATES, ...ANSWERS].map((word) => `không ${word}`),
  true,
);

/** How the words that open a sentence, or what is said of somebody in it, bind; null where they don't. */
export function bindingOf(said: string): Binding | null {
  const tokens = tokensOf(said.slice(0, OPENING));
  if (MUST.lengthAt(tokens, 0) > 0) return 'must';
  if (MUST_NOT.lengthAt(tokens, 0) > 0) return 'must-not';
  if (MAY_NOT.lengthAt(tokens, 0) > 0) return 'may-not';
  return NOT.lengthAt(tokens, 0) > 0 && DENIES_NO_DEED.lengthAt(tokens, 0) === 0 ? 'not' : null;
}

/** In so many letters stand the few words that tell, with the one behind them. */
const OPENING = 80;

/** Whether words that open a sentence forbid: said to nobody by name they bind everybody. */
export function forbids(said: string): boolean {
  const binding = bindingOf(said);
  return binding === 'must-not' || binding === 'may-not';
}

/** Whether what is said of somebody is theirs to do or to leave, in so many words. */
export function binds(said: string): boolean {
  return bindingOf(said) === 'must' || forbids(said);
}

/** Words of "nghiêm cấm", "cấm" at a place, which name behind them who must not; 0 for none. */
export function banLength(tokens: readonly Token[], at: number): number {
  return BAN.lengthAt(tokens, at);
}

const LIMITS = /^chỉ (?!đạo|huy|định|rõ|thị|tiêu)/iu;

/** Whether something is to be done in some cases only: "chỉ tổ chức họp khi …", not "chỉ đạo" and not "chi trả". */
export function limits(action: string): boolean {
  return LIMITS.test(action);
}
