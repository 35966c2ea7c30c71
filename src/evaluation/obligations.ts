/** The obligations of a paper against the gold ones: which is which, then whose and by when. Pure. */
import type { ComparedDeadline, ComparedObligation } from './gold.ts';
import {
  type CompareNames,
  countWords,
  f1,
  isSameName,
  matchLists,
  plainWording,
  takeWords,
  wordsOf,
} from './wording.ts';
import { difference } from './labels.ts';

export interface ObligationScore {
  gold: number;
  predicted: number;
  hit: number;
  /** Of those hit. */
  assignees: number;
  cooperators: number;
  deadlines: number;
  /** Gold ones with a deadline of any kind, and how many of them were hit with theirs. */
  dated: number;
  datedHit: number;
}

export function scoreObligations(
  gold: readonly ComparedObligation[],
  predicted: readonly ComparedObligation[],
  isName: CompareNames = isSameName,
): { score: ObligationScore; misses: string[] } {
  const partners = pairUp(gold, predicted, isName);
  const score: ObligationScore = {
    gold: gold.length,
    predicted: predicted.length,
    hit: partners.size,
    assignees: 0,
    cooperators: 0,
    deadlines: 0,
    dated: gold.filter(({ deadline }) => deadline.kind !== 'none').length,
    datedHit: 0,
  };
  const misses = gold.flatMap((duty, index) => {
    const partner = partners.get(index);
    if (partner === undefined) return [`bỏ sót nhiệm vụ ${duty.clause}: ${duty.action.slice(0, 80)}`];
    return scorePair(score, duty, predicted[partner]!, isName);
  });
  const taken = new Set(partners.values());
  const extra = predicted
    .filter((_, index) => !taken.has(index))
    .map(({ clause, action }) => `nêu thừa nhiệm vụ ${clause}: ${action.slice(0, 80)}`);
  return { score, misses: [...misses, ...extra] };
}

/** The predicted obligation of each gold one, each taken once, the likeliest pair first. */
function pairUp(
  gold: readonly ComparedObligation[],
  predicted: readonly ComparedObligation[],
  isName: CompareNames,
): Map<number, number> {
  // Each meets all of the other side: its words are taken apart once.
  const [wanted, given] = [gold.map(inWords), predicted.map(inWords)];
  const pairs = wanted.flatMap((g, i) =>
    given.flatMap((p, j) => {
      const score = pairScore(g, p, isName);
      return score === null ? [] : [{ i, j, score }];
    }),
  );
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  for (const { i, j } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (partners.has(i) || taken.has(j)) continue;
    partners.set(i, j);
    taken.add(j);
  }
  return partners;
}

interface InWords {
  duty: ComparedObligation;
  action: string[];
  steps: string[];
}

function inWords(duty: ComparedObligation): InWords {
  return { duty, action: wordsOf(duty.action), steps: clauseSteps(duty.clause) };
}

/** Null: another duty. */
function pairScore(gold: InWords, predicted: InWords, isName: CompareNames): number | null {
  const words = coverageOf(gold.action, predicted.action);
  const clause = areSameSteps(gold.steps, predicted.steps);
  if (words < (clause ? 0.5 : 0.8)) return null;
  const whose = isSamePeople(gold.duty.assignees, predicted.duty.assignees, isName) ? 0.15 : 0;
  const when = isSameDeadline(gold.duty.deadline, predicted.duty.deadline) ? 0.15 : 0;
  return words + (clause ? 0.4 : 0) + whose + when;
}

function scorePair(
  score: ObligationScore,
  gold: ComparedObligation,
  predicted: ComparedObligation,
  isName: CompareNames,
): string[] {
  const misses: string[] = [];
  const missed = (part: keyof typeof PART_NAMES) =>
    misses.push(`${PART_NAMES[part]} ${gold.clause}: ${difference(told(gold, part), told(predicted, part))}`);
  if (isSamePeople(gold.assignees, predicted.assignees, isName)) score.assignees++;
  else missed('assignees');
  if (isSamePeople(gold.cooperators, predicted.cooperators, isName)) score.cooperators++;
  else missed('cooperators');
  if (isSameDeadline(gold.deadline, predicted.deadline)) {
    score.deadlines++;
    if (gold.deadline.kind !== 'none') score.datedHit++;
  } else missed('deadline');
  return misses;
}

/**
 * How much of the gold action stands in the predicted one. A shorter wording of at least six words may do; a gold
 * action may be cut at 25 words, but one that swallows the page is no match.
 */
export function coverage(gold: string, predicted: string): number {
  return coverageOf(wordsOf(gold), wordsOf(predicted));
}

function coverageOf(g: readonly string[], p: readonly string[]): number {
  if (g.length === 0) return 0;
  const hit = takeWords(countWords(p), g);
  const tooLong = Math.min(1, (2.5 * g.length + 15) / Math.max(p.length, 1));
  return tooLong * Math.min(1, hit / Math.min(g.length, Math.max(p.length, 6)));
}

const LEVEL_NAMES = ['điều', 'khoản', 'điểm', 'bước', 'mục'];

function clauseSteps(clause: string): string[] {
  return plainWording(clause)
    .replace(/phụ lục/g, 'pl')
    .split(' ')
    .filter((step) => step !== '' && !LEVEL_NAMES.includes(step));
}

/** "4.a" is "III.4.a", "điều 2, khoản 1, điểm a" is "Điều 2.1.a". */
export function isSameClause(a: string, b: string): boolean {
  return areSameSteps(clauseSteps(a), clauseSteps(b));
}

function areSameSteps(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 0 && short.every((step, i) => step === long[long.length - short.length + i]);
}

function isSamePeople(
  gold: readonly string[] | null | undefined,
  predicted: readonly string[] | null | undefined,
  isName: CompareNames,
) {
  return f1(matchLists(gold, predicted, (a, b) => isName(a, b, 0.88))) >= 0.99;
}

export function isSameDeadline(gold: ComparedDeadline, predicted: ComparedDeadline | undefined): boolean {
  const given = predicted ?? { kind: 'none' };
  if (given.kind !== gold.kind) return false;
  switch (gold.kind) {
    case 'date':
      return given.date === gold.date;
    case 'recurring':
      return !gold.every || given.every === gold.every;
    case 'relative':
      return (given.amount || null) === (gold.amount || null) && (!gold.amount || given.unit === gold.unit);
    default:
      return true;
  }
}

const PART_NAMES = { assignees: 'chủ trì', cooperators: 'phối hợp', deadline: 'thời hạn' } as const;

/** A deadline by its day, or by its words where it has none. */
function told(duty: ComparedObligation, part: keyof typeof PART_NAMES): unknown {
  return part === 'deadline' ? (duty.deadline.date ?? duty.deadline.raw ?? null) : (duty[part] ?? []);
}
