/** How well suggestions agree with what a careful reader takes from a paper: the comparison of the corpora. */
import type { Obligation } from '../../../../src/understanding/understanding.ts';
import { unifyTonePlacement } from '../../../../src/platform/vietnamese.ts';
import type { GoldDuty } from './typed-paper.ts';

export interface Tally {
  gold: number;
  given: number;
  found: number;
  assignees: number;
  cooperators: number;
  deadlines: number;
  misses: string[];
  /** Each suggestion: how sure it was, and whether it is an obligation with the right assignees. */
  judged: { confidence: number; right: boolean; text: string }[];
}

export function tally(gold: readonly GoldDuty[], given: readonly Obligation[]): Tally {
  const pairs = pairUp(gold, given);
  const result: Tally = {
    gold: gold.length,
    given: given.length,
    found: pairs.size,
    assignees: 0,
    cooperators: 0,
    deadlines: 0,
    misses: [],
    judged: [],
  };
  for (const duty of gold) {
    const suggestion = pairs.get(duty);
    if (suggestion === undefined) result.misses.push(`missed ${duty.clause}: ${duty.action}`);
    else judge(duty, suggestion, result);
  }
  const taken = new Set(pairs.values());
  for (const suggestion of given) {
    if (taken.has(suggestion)) continue;
    result.misses.push(`extra ${suggestion.clause}: ${suggestion.action}`);
    result.judged.push({ confidence: suggestion.confidence, right: false, text: suggestion.action });
  }
  return result;
}

function judge(duty: GoldDuty, suggestion: Obligation, result: Tally): void {
  const assignees = sameNames(duty.assignees, suggestion.assignees);
  const deadline = sameDeadline(duty.deadline, suggestion.deadline);
  if (assignees) result.assignees += 1;
  else
    result.misses.push(
      `assignees ${duty.clause}: ${duty.assignees.join(' + ')} / ${suggestion.assignees.join(' + ')}`,
    );
  if (sameNames(duty.cooperators, suggestion.cooperators)) result.cooperators += 1;
  else
    result.misses.push(
      `cooperators ${duty.clause}: ${duty.cooperators.join(' + ')} / ${suggestion.cooperators.join(' + ')}`,
    );
  if (deadline) result.deadlines += 1;
  else
    result.misses.push(
      `deadline ${duty.clause}: ${JSON.stringify(duty.deadline)} / ${JSON.stringify(suggestion.deadline)}`,
    );
  result.judged.push({
    confidence: suggestion.confidence,
    right: assignees && deadline,
    text: suggestion.action,
  });
}

function pairUp(gold: readonly GoldDuty[], given: readonly Obligation[]): Map<GoldDuty, Obligation> {
  const candidates = gold.flatMap((duty) => given.flatMap((suggestion) => likeness(duty, suggestion)));
  const pairs = new Map<GoldDuty, Obligation>();
  const taken = new Set<Obligation>();
  for (const { duty, suggestion } of candidates.sort((a, b) => b.score - a.score)) {
    if (pairs.has(duty) || taken.has(suggestion)) continue;
    pairs.set(duty, suggestion);
    taken.add(suggestion);
  }
  return pairs;
}

function likeness(
  duty: GoldDuty,
  suggestion: Obligation,
): { duty: GoldDuty; suggestion: Obligation; score: number }[] {
  const covered = coverage(duty.action, suggestion.action);
  const clause = sameClause(duty.clause, suggestion.clause);
  if (covered < (clause ? 0.5 : 0.8)) return [];
  const more =
    (clause ? 0.4 : 0) +
    (sameNames(duty.assignees, suggestion.assignees) ? 0.15 : 0) +
    (sameDeadline(duty.deadline, suggestion.deadline) ? 0.15 : 0);
  return [{ duty, suggestion, score: covered + more }];
}

const folded = (text: string): string =>
  unifyTonePlacement(text)
    .replaceAll(/hàng (?=ngày|tuần|tháng|quý|năm)/gu, 'hằng ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function coverage(gold: string, given: string): number {
  const wanted = folded(gold).split(' ');
  const words = folded(given).split(' ');
  const left = [...words];
  let hits = 0;
  for (const word of wanted) {
    const at = left.indexOf(word);
    if (at < 0) continue;
    hits += 1;
    left.splice(at, 1);
  }
  const tooLong = Math.min(1, (2.5 * wanted.length + 15) / Math.max(words.length, 1));
  return tooLong * Math.min(1, hits / Math.min(wanted.length, Math.max(words.length, 6)));
}

function sameClause(a: string, b: string): boolean {
  const parts = (clause: string): string[] =>
    folded(clause)
      .replace('phụ lục', 'pl')
      .split(' ')
      .filter((word) => !/^(?:điều|khoản|điểm|mục|)$/u.test(word));
  const [short = [], long = []] = [parts(a), parts(b)].sort((x, y) => x.length - y.length);
  return short.length > 0 && short.every((word, index) => word === long[long.length - short.length + index]);
}

function sameNames(gold: readonly string[], given: readonly string[]): boolean {
  const left = given.map(folded);
  for (const name of gold.map(folded)) {
    const at = left.findIndex((other) => similarity(name, other) >= 0.88);
    if (at < 0) return false;
    left.splice(at, 1);
  }
  return left.length === 0;
}

function similarity(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, swap);
    }
    previous = current;
  }
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 1 : 1 - (previous[b.length] ?? 0) / longest;
}

function sameDeadline(gold: GoldDuty['deadline'], given: Obligation['deadline']): boolean {
  if (gold.kind !== given.kind) return false;
  if (gold.kind === 'date') return gold.date === given.date;
  if (gold.kind === 'recurring') return gold.every === given.every;
  if (gold.kind === 'none') return true;
  return (gold.amount ?? 0) === (given.amount ?? 0) && (!gold.amount || gold.unit === given.unit);
}
