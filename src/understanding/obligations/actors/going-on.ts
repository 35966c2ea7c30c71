/** Whether a list of names goes on behind a comma, "và", a bracket or a colon. */
import { PROVINCES } from '../../agencies.ts';
import { hasSign, isOneOf } from '../../one-of.ts';
import { isDegree } from '../persons.ts';
import { beginsPredicate } from '../predicates.ts';
import { cannotEndSentence } from '../sentences.ts';
import { changed, endsPhrase, type Token } from '../tokens.ts';
import { DUTIES } from './clauses-in-names.ts';
import { endsFieldPair, furtherFieldEnd } from './heads.ts';
import { DETERMINERS, GROUPS, HEADS, TITLES } from './lexicon.ts';
import { areGuards, beginsName, namesPeople } from './opening.ts';

/** The next name of a list: behind a comma, "và", "cùng". */
export function opensFurtherName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const parted = hasSign(before?.closes, ',;') || isOneOf(before?.word, 'và|cùng|hoặc|trừ');
  return parted && (beginsName(tokens, at) || areGuards(tokens, at));
}

/** "Ủy ban Mặt trận cùng các đoàn thể", "Đoàn xã cùng với Hội Phụ nữ". */
export function joinsName(tokens: readonly Token[], at: number): boolean {
  return beginsName(tokens, at + (tokens[at + 1]?.word === 'với' ? 2 : 1));
}

/** A sign behind a token ends the phrase unless the list of names goes on behind it. */
export function closesName(tokens: readonly Token[], at: number): boolean {
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
export function withOwnRank(name: string): string {
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

export const LONGEST_MEMBER = 12;

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

/** Whether a list of names goes on behind a place, with a further name or with a further field of the last one. */
export function continuesList(tokens: readonly Token[], at: number): boolean {
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
