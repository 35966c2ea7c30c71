/** Tells which suggestions of a new understanding are those of the one before, in other words. Pure. */
import type { Box } from '../reading/page.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import type { Evidence, Obligation } from '../understanding/understanding.ts';
import type { ObligationContent, SuggestedObligation } from './schema.ts';

/** Passages that share less than this are different places of the paper. */
const SAME_PLACE = 0.5;
/** Under another clause the passage must agree almost wholly: the numbering may have been read anew. */
const SAME_PASSAGE = 0.8;
/** Two duties of one sentence share their passage; their words tell them apart. */
const SAME_ACTION = 0.34;

/**
 * The new suggestions with the ids of those they continue, each taken once, the likeliest pair first; what is new
 * gets a new id.
 */
export function continued(
  before: readonly SuggestedObligation[],
  obligations: readonly Obligation[],
  newId: () => string,
): SuggestedObligation[] {
  const olds = before.map((old) => ({ id: old.id, ...traitsOf(old.obligation, old.evidence) }));
  const news = obligations.map((obligation) => traitsOf(obligation, obligation.evidence));
  const pairs = olds
    .flatMap((old) => news.map((now, index) => ({ id: old.id, index, likeness: likeness(old, now) })))
    .filter((pair) => pair.likeness > 0)
    .toSorted((a, b) => b.likeness - a.likeness);
  const idOf = new Map<number, string>();
  const taken = new Set<string>();
  for (const { id, index } of pairs) {
    if (idOf.has(index) || taken.has(id)) continue;
    idOf.set(index, id);
    taken.add(id);
  }
  return obligations.map(({ evidence, ...obligation }, index) => ({
    id: idOf.get(index) ?? newId(),
    obligation,
    evidence,
  }));
}

interface Traits {
  clause: string;
  evidence: readonly Evidence[];
  passage: readonly string[];
  action: readonly string[];
}

/** By words without accents: the slips of OCR are mostly accents. */
function traitsOf({ clause, action }: ObligationContent, evidence: readonly Evidence[]): Traits {
  const passage = evidence.map(({ quote }) => quote).join(' ');
  return { clause, evidence, passage: wordsOf(passage), action: wordsOf(action) };
}

/** 0: another duty; else the higher, the likelier the same. */
function likeness(old: Traits, now: Traits): number {
  const sameClause = old.clause === now.clause;
  const action = shared(old.action, now.action);
  if (action < SAME_ACTION) return 0;
  const passage = Math.max(sharedArea(old.evidence, now.evidence), shared(old.passage, now.passage));
  if (passage < (sameClause ? SAME_PLACE : SAME_PASSAGE)) return 0;
  return passage + action + (sameClause ? 0.5 : 0);
}

/**
 * Whether two passages are one place of the paper: the same words, or, where it was read anew, much the same words on
 * the same lines. Neither is enough alone: a line holds several passages, and forms say the same again and again.
 */
export function isSamePassage(a: Evidence, b: Evidence): boolean {
  if (a.page !== b.page) return false;
  if (a.quote === b.quote) return true;
  return sharedArea([a], [b]) >= SAME_PLACE && shared(wordsOf(a.quote), wordsOf(b.quote)) >= SAME_PLACE;
}

/** Without accents. */
export const wordsOf = (text: string): string[] => foldAccents(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** How much of the shorter text stands in the longer, 0 to 1. */
export function shared(a: readonly string[], b: readonly string[]): number {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const left = new Map<string, number>();
  for (const word of many) left.set(word, (left.get(word) ?? 0) + 1);
  let found = 0;
  for (const word of few) {
    const count = left.get(word) ?? 0;
    if (count > 0) found++;
    left.set(word, count - 1);
  }
  return few.length === 0 ? 0 : found / few.length;
}

/** How much of the smaller passage lies on the larger, by the area of its boxes. */
function sharedArea(a: readonly Evidence[], b: readonly Evidence[]): number {
  const smaller = Math.min(areaOf(a), areaOf(b));
  if (smaller === 0) return 0;
  let common = 0;
  for (const here of a) {
    for (const there of b) {
      if (here.page === there.page) common += overlapOf(here.boxes, there.boxes);
    }
  }
  return Math.min(common / smaller, 1);
}

function areaOf(evidence: readonly Evidence[]): number {
  return evidence.flatMap(({ boxes }) => boxes).reduce((sum, box) => sum + box.width * box.height, 0);
}

function overlapOf(a: readonly Box[], b: readonly Box[]): number {
  return a.reduce((sum, box) => sum + b.reduce((rest, other) => rest + intersection(box, other), 0), 0);
}

function intersection(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}
