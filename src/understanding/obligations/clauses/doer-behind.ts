/** Duties whose doer stands behind what is to be done, or nowhere: "… do X chủ trì", "(X thực hiện)", "Báo cáo gửi về …", "Rà soát …". */
import { isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName } from '../actors/opening.ts';
import { headEnd } from '../actors/heads.ts';
import { namesOf } from '../actors/lists.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction, beginsPredicate, verbLength } from '../predicates.ts';
import { changed, endsPhrase, type Token } from '../tokens.ts';
import { DELIVERED, OPENERS, PASSIVE_VERB, TIMED, nothing, telling, type Clause } from './clause.ts';
import { ownerOf } from './orders.ts';
import { predicate } from './predicate.ts';
import { startsOf } from './starts.ts';

/**
 * "Báo cáo gửi về Sở Nội vụ trước ngày …", "Kết quả rà soát báo cáo Bộ Y tế …", "Mọi vướng mắc phản ánh về Sở": what is
 * handed in stands before the verb, and whose it is may stand behind "của".
 */
export function delivery(tokens: readonly Token[]): Clause | null {
  const from = tokens[0]?.word === 'riêng' ? 1 : 0;
  const noun = from + DELIVERED.lengthAt(tokens, from);
  if (noun === from) return null;
  const verb = tokens.findIndex((_, index) => index >= noun && index < noun + 12 && handsIn(tokens, index));
  if (verb < 0 || isOneOf(tokens[verb - 1]?.word, 'được|do|không|chưa|đã')) return null;
  if (REPORTS.lengthAt(tokens, verb) > 0 && tellsHowItIs(tokens, verb)) return null;
  // "danh sách có xác nhận của nhà trường": whose the mark on it is, sends nothing.
  const isMarked = tokens.slice(noun, verb).some(({ word }) => isOneOf(word, 'có|kèm|theo|về|trên'));
  const owner = isMarked ? null : ownerOf(tokens, noun);
  const assignees = owner !== null && owner.to <= verb ? owner.names : [];
  return telling('requested', assignees);
}

/** "Kết quả của Sở báo cáo UBND tỉnh | cho thấy …", "… | là căn cứ để …": in the same phrase something is said of it. */
function tellsHowItIs(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 1; at < tokens.length && !endsPhrase(tokens[at - 1]); at += 1) {
    if (isOneOf(tokens[at]?.word, 'thấy|chưa|đã')) return true;
    if (tokens[at]?.word === 'là' && !isOneOf(tokens[at - 1]?.word, 'nhất|hơn|hạn')) return true;
  }
  return false;
}

/** "gửi", "nộp"; "báo cáo", "phản ánh" only where somebody stands behind who receives it. */
function handsIn(tokens: readonly Token[], at: number): boolean {
  if (isOneOf(tokens[at]?.word, 'gửi|nộp')) return true;
  const reports = REPORTS.lengthAt(tokens, at);
  if (reports === 0) return false;
  const behind = at + reports;
  const receiver = behind + (isOneOf(tokens[behind]?.word, 'về|cho|với|lên') ? 1 : 0);
  return beginsName(tokens, receiver);
}

const REPORTS = new PhraseSet([
  'báo cáo',
  'phản ánh',
  'phản ánh kịp thời',
  'báo cáo kịp thời',
  'thông báo',
  'báo',
]);

/** "Việc rà soát do Sở Tư pháp chủ trì thực hiện". */
export function passive(tokens: readonly Token[]): Clause | null {
  if (TAKES_PART.lengthAt(tokens, 0) > 0) return null;
  for (let at = 1; at < tokens.length; at += 1) {
    if (tokens[at]?.word !== 'do') continue;
    const told = doneBy(tokens, at + 1);
    if (told !== null) {
      const { cooperators } = predicate(tokens, told.to, nothing());
      return { ...telling('duty', told.names), cooperators };
    }
  }
  return null;
}

/** "Tham gia các lớp tập huấn do Sở Y tế tổ chức": who holds it has nothing to do here. */
const TAKES_PART = new PhraseSet([
  'tham gia',
  'tham dự',
  'dự',
  'hưởng ứng',
  'cử cán bộ tham gia',
  'cử người tham gia',
]);

/** "do | Đội xử lý trung tâm | thực hiện": the verb of the passive ends the name, though one stands in it. */
function doneBy(tokens: readonly Token[], at: number): ActorPhrase | null {
  const told = actorsAt(tokens, at);
  if (told === null || PASSIVE_VERB.lengthAt(tokens, told.to) > 0) return told;
  if (told.to !== headEnd(tokens, at)) return null;
  for (let to = told.to + 1; to < Math.min(tokens.length, told.to + 7); to += 1) {
    if (endsPhrase(tokens[to - 1])) return null;
    if (PASSIVE_VERB.lengthAt(tokens, to) > 0 && tokens[to - 1]?.word !== 'tổ')
      return { names: namesOf(tokens.slice(at, to)), from: at, to };
  }
  return null;
}

/** "Trình UBND tỉnh … trước ngày 30/6 (Phòng Pháp chế chủ trì)": who does it stands in brackets at the end. */
export function bracketed(tokens: readonly Token[]): Clause | null {
  const at = tokens.findIndex((token, index) => index > 0 && token.opens.includes('('));
  if (at < 0) return null;
  const inside: Token[] = [];
  for (const token of tokens.slice(at)) inside.push(changed(token, { opens: '' }));
  const told = actorsAt(inside, 0);
  if (told === null || PASSIVE_VERB.lengthAt(inside, told.to) === 0) return null;
  const { cooperators } = predicate(inside, told.to, nothing());
  return { ...(bare(tokens) ?? nothing()), cue: 'duty', assignees: told.names, cooperators };
}

/** A predicate without a subject: "Rà soát …", "Hằng tuần, gửi …", "Trong phạm vi …, chỉ lấy …". */
export function bare(tokens: readonly Token[]): Clause | null {
  const timed = TIMED.lengthAt(tokens, 0) > 0;
  const starts = startsOf(tokens);
  const late = (timed && !actsInFirstPhrase(tokens)) || (!timed && OPENERS.lengthAt(tokens, 0) > 0);
  const ordered = late ? [...starts.slice(1), 0] : starts;
  for (const start of ordered) {
    if (start === 0 && OPENERS.lengthAt(tokens, 0) > 0 && !beginsAction(tokens, 0)) continue;
    if (beginsAction(tokens, start)) return predicate(tokens, start, telling('bare'));
  }
  return null;
}

/** "Định kỳ hằng tháng báo cáo kết quả kiểm tra, xử lý": the verb stands before the first sign. */
function actsInFirstPhrase(tokens: readonly Token[]): boolean {
  for (let at = 1; at < Math.min(tokens.length, 12); at += 1) {
    if (endsPhrase(tokens[at - 1]) || tokens[at]?.word === 'khi') return false;
    if (tokens[at]?.capital === false && verbLength(tokens, at) > 1 && beginsPredicate(tokens, at))
      return true;
  }
  return false;
}
