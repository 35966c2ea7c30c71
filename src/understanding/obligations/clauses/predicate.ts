/** Where the action begins behind who is told: past the lead, the cooperators, the words of duty and their frames. */
import { isOneOf } from '../../one-of.ts';
import { actorsAt } from '../actors.ts';
import { headEnd } from '../actors/heads.ts';
import { type ActorPhrase } from '../actors/lexicon.ts';
import { beginsAction, dutyLength, frameLength, isPast, verbLength } from '../predicates.ts';
import { endsPhrase, type Token } from '../tokens.ts';
import { offset, telling, type Clause, type Cue } from './clause.ts';
import { beginsAnything, likelierEnd } from './doer-end.ts';

/** The clause of those who are told, with their cooperators and the place where the action begins. */
export function withPredicate(
  tokens: readonly Token[],
  told: ActorPhrase,
  at: number,
  cue: Cue,
  assigner: string[],
): Clause {
  return predicate(tokens, at, telling(cue, told.names, assigner));
}

/** Steps over "chủ trì", "phối hợp với Y", "có trách nhiệm", "căn cứ …," to the action itself. */
export function predicate(tokens: readonly Token[], from: number, clause: Clause): Clause {
  let at = from;
  let { cue } = clause;
  const cooperators: string[] = [];
  for (let steps = 0; steps < 8; steps += 1) {
    const next = stepOver(tokens, at);
    if (next === null) break;
    cooperators.push(...next.cooperators);
    if (next.isDuty && (cue === 'subject' || cue === 'bare')) cue = cue === 'subject' ? 'duty' : cue;
    at = next.to;
  }
  cooperators.push(...laterCooperators(tokens, at));
  if (cue === 'subject' && answersFor(tokens, at)) cue = 'duty';
  const past = clause.past || isPast(tokens, at);
  return { ...clause, cue, cooperators, actionStart: offset(tokens, at), past };
}

/** "chịu trách nhiệm đôn đốc …", not "chịu trách nhiệm trước …". */
function answersFor(tokens: readonly Token[], at: number): boolean {
  const words = tokens.slice(at, at + 3).map(({ folded }) => folded);
  return words.join(' ') === 'chiu trach nhiem' && beginsAction(tokens, at + 3);
}

interface Step {
  to: number;
  cooperators: string[];
  isDuty: boolean;
}

function stepOver(tokens: readonly Token[], at: number): Step | null {
  return (
    lead(tokens, at) ??
    cooperation(tokens, at) ??
    cooperatorsBefore(tokens, at) ??
    duty(tokens, at) ??
    frame(tokens, at) ??
    conjunction(tokens, at)
  );
}

function lead(tokens: readonly Token[], at: number): Step | null {
  const isLead = tokens[at]?.word === 'chủ' && tokens[at + 1]?.folded.startsWith('tri') === true;
  if (!isLead || at + 2 >= tokens.length)
    return isLead ? { to: at + 2, cooperators: [], isDuty: true } : null;
  const followed =
    (tokens[at + 2]?.capital === false || /,/u.test(tokens[at + 1]?.closes ?? '')) &&
    !isOneOf(tokens[at + 2]?.word, 'cuộc|hội|phiên|buổi|lễ');
  return followed ? { to: at + 2, cooperators: [], isDuty: true } : null;
}

function isCooperation(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded === 'phoi' && tokens[at + 1]?.folded === 'hop';
}

/** "phối hợp (chặt chẽ) với Y": steps over it where an action follows. */
function cooperation(tokens: readonly Token[], at: number): Step | null {
  const partners = partnersAt(tokens, at);
  if (partners === null) return null;
  const goesOn =
    partners.to >= tokens.length || beginsAction(tokens, partners.to) || frameLength(tokens, partners.to) > 0;
  return goesOn ? { to: partners.to, cooperators: partners.names, isDuty: false } : null;
}

/** "X chủ trì, các phòng phối hợp: công khai …": the cooperators stand before their verb. */
function cooperatorsBefore(tokens: readonly Token[], at: number): Step | null {
  const partners = actorsAt(tokens, at);
  if (partners === null || !isCooperation(tokens, partners.to)) return null;
  if (partnersAt(tokens, partners.to) !== null) return null;
  return { to: partners.to + 2, cooperators: partners.names, isDuty: false };
}

function partnersAt(tokens: readonly Token[], at: number): ActorPhrase | null {
  if (!isCooperation(tokens, at)) return null;
  for (let behind = at + 2; behind <= at + 5; behind += 1) {
    const word = tokens[behind]?.word;
    if (word === 'với' || word === 'cùng') {
      return likelierPartners(tokens, tokens[behind + 1]?.word === 'với' ? behind + 2 : behind + 1);
    }
    // "phối hợp trạm y tế hai xã": with no word between, those are meant who open with a noun for people or bodies.
    const isNoun = verbLength(tokens, behind) === 0 && headEnd(tokens, behind) > behind + 1;
    if (behind === at + 2 && (tokens[behind]?.capital === true || word === 'các' || isNoun))
      return actorsAt(tokens, behind);
    if (!isOneOf(word, 'chặt|chẽ|đồng|bộ|thường|xuyên|tốt|kịp|thời|hiệu|quả')) return null;
  }
  return null;
}

/** "phối hợp với UBND các huyện | quan trắc nước thải": where no end of their names was seen, the likeliest. */
function likelierPartners(tokens: readonly Token[], at: number): ActorPhrase | null {
  const told = actorsAt(tokens, at);
  if (told === null || (told.to < tokens.length && beginsAnything(tokens, told.to))) return told;
  return likelierEnd(tokens, told, true);
}

/** Cooperators named further on in the same clause: "phân công cán bộ phối hợp với Trung tâm …". */
function laterCooperators(tokens: readonly Token[], from: number): string[] {
  const found: string[] = [];
  for (let at = from; at < tokens.length; at += 1) {
    if (!isCooperation(tokens, at)) continue;
    const isNoun = isOneOf(tokens[at - 1]?.word, 'tác|sự|chế|việc|quá');
    const partners = isNoun ? null : partnersAt(tokens, at);
    if (partners !== null) found.push(...partners.names);
  }
  return found;
}

/** "có trách nhiệm", "có nhiệm vụ"; "là cơ quan thường trực, …" up to its comma. */
function duty(tokens: readonly Token[], at: number): Step | null {
  const length = dutyLength(tokens, at);
  if (length === 0) return null;
  const words = tokens
    .slice(at, at + length)
    .map((token) => token.folded)
    .join(' ');
  if (/^(?:co (?:trach nhiem|nhiem vu|nghia vu)|duoc (?:giao|de nghi|yeu cau))$/u.test(words))
    return { to: at + length, cooperators: [], isDuty: true };
  if (!/^la (?:co quan|don vi|bo phan|thuong truc)/u.test(words)) return null;
  const comma = nextActionBehindComma(tokens, at, 14);
  return comma === null ? null : { to: comma, cooperators: [], isDuty: true };
}

/** "căn cứ Nghị định …, nghiên cứu …": goes on behind the comma where an action begins. */
function frame(tokens: readonly Token[], at: number): Step | null {
  if (frameLength(tokens, at) === 0 || verbLength(tokens, at) > 0) return null;
  const action = actionBehindFrame(tokens, at);
  return action === null ? null : { to: action, cooperators: [], isDuty: false };
}

/** Behind a comma, or without one where the frame plainly ends: "căn cứ Kế hoạch này xây dựng …". */
function actionBehindFrame(tokens: readonly Token[], from: number): number | null {
  const comma = nextActionBehindComma(tokens, from, 60);
  for (let at = from + 2; at < Math.min(tokens.length, comma ?? from + 24); at += 1) {
    const ends = isOneOf(tokens[at - 1]?.word, 'này|trên|giao|mình|trách|công');
    if (ends && !endsPhrase(tokens[at - 1]) && verbLength(tokens, at) > 0 && tokens[at]?.capital === false)
      return at;
  }
  return comma;
}

function nextActionBehindComma(tokens: readonly Token[], from: number, reach: number): number | null {
  for (let at = from; at < Math.min(tokens.length - 1, from + reach); at += 1) {
    const behindComma = /,/u.test(tokens[at]?.closes ?? '') && tokens[at + 1]?.capital === false;
    if (behindComma && (beginsAction(tokens, at + 1) || isCooperation(tokens, at + 1))) return at + 1;
  }
  return null;
}

function conjunction(tokens: readonly Token[], at: number): Step | null {
  return tokens[at]?.word === 'và' && (isCooperation(tokens, at + 1) || beginsAction(tokens, at + 1))
    ? { to: at + 1, cooperators: [], isDuty: false }
    : null;
}
