/** Where in a sentence a clause may begin: at once, behind an adverbial, behind its grounds or its topic. */
import { hasSign, isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { beginsName } from '../actors/opening.ts';
import { opensWithTime } from '../opening-day.ts';
import { PhraseSet } from '../phrase-set.ts';
import { beginsAction } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { ASSIGN, OPENERS, REQUEST } from './clause.ts';

/** What only joins a sentence to the one before it, with no comma behind: "Nay UBND xã đề nghị …", "Vì vậy Sở yêu cầu …". */
export const JOINTS = new PhraseSet([
  'nay',
  'vậy',
  'vì vậy',
  'do vậy',
  'bởi vậy',
  'như vậy',
  'vì thế',
  'do đó',
  'theo đó',
  'từ đó',
]);

/** A clause may begin after an adverbial: "Để …, ", "Trong quá trình thực hiện, nếu …, ", "Hằng tuần, ". */
export function startsOf(tokens: readonly Token[]): number[] {
  const joint = JOINTS.lengthAt(tokens, 0);
  const goesOn = joint > 0 && !endsPhrase(tokens[joint - 1]);
  const orders = ASSIGN.lengthAt(tokens, joint) > 0 || REQUEST.lengthAt(tokens, joint) > 0;
  if (goesOn && (orders || beginsName(tokens, joint))) return [joint];
  if (OPENERS.lengthAt(tokens, 0) > 0 || opensWithTime(tokens))
    return [0, ...startBehindGrounds(tokens), ...startsBehind(tokens, 0)];
  if (isOneOf(tokens[0]?.word, 'những|mọi|các') && !beginsName(tokens, 0))
    return [0, ...startsBehind(tokens, 0).filter((start) => mustAct(tokens, start))];
  return [0, ...behindTopic(tokens), ...ordersBehind(tokens)];
}

/** "Căn cứ vào tình hình thực tế | các trạm chủ động …": grounds that no comma parts from who acts on them. */
function startBehindGrounds(tokens: readonly Token[]): number[] {
  if (GROUNDS.lengthAt(tokens, 0) === 0) return [];
  for (let at = 3; at < Math.min(tokens.length - 1, LONGEST_GROUNDS); at += 1) {
    if (endsPhrase(tokens[at - 1])) return [];
    const ends = isOneOf(tokens[at - 1]?.word, 'này|trên|giao|tế|mình|hành');
    if (ends && beginsName(tokens, at)) return [at];
  }
  return [];
}

const GROUNDS = new PhraseSet([
  'căn cứ',
  'trong thời gian',
  'trong quá trình',
  'trong những ngày',
  'trên cơ sở',
  'tùy tình hình',
  'tùy theo tình hình',
  'theo chức năng',
]);

const LONGEST_GROUNDS = 16;

/** Whether an adverbial begins at a place: "Trong …", "Khi …", "Về …". */
export function opensAdverbial(tokens: readonly Token[], at = 0): boolean {
  return OPENERS.lengthAt(tokens, at) > 0;
}

/** "Kỷ niệm 90 năm …, Ban Thường trực đề nghị …": an order behind an opening that is neither name nor verb. */
function ordersBehind(tokens: readonly Token[]): number[] {
  if (beginsName(tokens, 0) || beginsAction(tokens, 0)) return [];
  return startsBehind(tokens, 0).filter((start) => {
    const assigner = actorsAt(tokens, start);
    const verb = assigner === null ? -1 : skipWords(tokens, assigner.to);
    return verb > 0 && (ASSIGN.lengthAt(tokens, verb) > 0 || REQUEST.lengthAt(tokens, verb) > 0);
  });
}

/** "Những vụ án phức tạp, các đơn vị phải báo cáo ngay": the thing stands first, then who must. */
function mustAct(tokens: readonly Token[], start: number): boolean {
  const told = actorsAt(tokens, start);
  return told !== null && isOneOf(tokens[told.to]?.word, 'phải|cần');
}

/** Behind each comma, colon and "thì" of an adverbial. */
export function startsBehind(tokens: readonly Token[], from: number): number[] {
  const starts: number[] = [];
  let depth = 0;
  for (let at = from; at < tokens.length - 1 && starts.length < 15; at += 1) {
    const { opens, closes } = tokens[at] ?? NO_SIGNS;
    if (opens !== '') depth += count(opens, '(');
    if (closes !== '') depth -= count(closes, ')');
    const parts = (closes !== '' && hasSign(closes, ',:;')) || (at > from && tokens[at]?.word === 'thì');
    if (depth <= 0 && parts) starts.push(at + 1);
  }
  return starts;
}

/** "Chế độ báo cáo: Các đơn vị gửi …": who does it stands behind the topic. */
function behindTopic(tokens: readonly Token[]): number[] {
  const colon = tokens.slice(0, 9).findIndex((token) => token.closes.includes(':'));
  if (colon < 0 || beginsName(tokens, 0)) return [];
  const told = beginsName(tokens, colon + 1) || ASSIGN.lengthAt(tokens, colon + 1) > 0;
  if (told) return [colon + 1];
  return OPENERS.lengthAt(tokens, colon + 1) > 0 ? startsBehind(tokens, colon + 1) : [];
}

const NO_SIGNS = { opens: '', closes: '' };

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** "thống nhất", "trân trọng", "có ý kiến" between the assigner and the verb of order. */
export function skipWords(tokens: readonly Token[], at: number): number {
  for (let skip = 0; skip <= 4; skip += 1) {
    if (ASSIGN.lengthAt(tokens, at + skip) > 0 || REQUEST.lengthAt(tokens, at + skip) > 0) return at + skip;
    if (!isOneOf(tokens[at + skip]?.word, 'kính|trân|trọng|thống|nhất|xin|và|tiếp|tục|cũng|tạm|thời')) break;
  }
  return at;
}
