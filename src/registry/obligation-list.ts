/** The obligations of a paper as one list: what is suggested still, and what people made of the rest. Pure. */
import type { Evidence } from '../understanding/understanding.ts';
import type { ObligationDecision, Stated, Suggestion } from './obligation-store.ts';
import type { SuggestedObligation } from './schema.ts';

export interface ListedObligation {
  id: string;
  /** What stands: the person's word, or the suggestion (also of one that was dismissed). */
  stands: Stated;
  /** Null while nobody decided. */
  decision: ObligationDecision | null;
}

/**
 * In the order of the paper. A decision stands where the suggestions it is about stand now; where the machine no
 * longer makes them, or never did, by the place of its passage.
 */
export function listed(
  suggestions: readonly Suggestion[],
  decisions: readonly ObligationDecision[],
): ListedObligation[] {
  const decidedIds = new Set(decisions.flatMap(({ suggested }) => suggested.map(({ id }) => id)));
  const open = suggestions
    .filter(({ id }) => !decidedIds.has(id))
    .map((suggestion) => ({ at: suggestion.position, items: [openItem(suggestion)] }));
  const decided = decisions.map((decision) => ({
    at: placeOf(decision, suggestions),
    items: itemsOf(decision),
  }));
  return [...open, ...decided].toSorted((a, b) => a.at - b.at).flatMap(({ items }) => items);
}

function openItem({ id, obligation, evidence }: Suggestion): ListedObligation {
  return { id, stands: { id, obligation, evidence }, decision: null };
}

function itemsOf(decision: ObligationDecision): ListedObligation[] {
  const standing: readonly (Stated | SuggestedObligation)[] =
    decision.stated.length > 0 ? decision.stated : decision.suggested;
  return standing.map(({ id, obligation, evidence }) => ({
    id,
    stands: { id, obligation, evidence },
    decision,
  }));
}

function placeOf({ suggested, stated }: ObligationDecision, suggestions: readonly Suggestion[]): number {
  const ids = new Set(suggested.map(({ id }) => id));
  const current = suggestions.find(({ id }) => ids.has(id));
  if (current !== undefined) return current.position;
  const [first] = stated.length > 0 ? stated : suggested;
  const before = suggestions.filter(({ evidence }) => standsBefore(evidence, first?.evidence ?? []));
  return Math.max(0, ...before.map(({ position }) => position)) + 0.5;
}

function standsBefore([a]: readonly Evidence[], [b]: readonly Evidence[]): boolean {
  if (a === undefined || b === undefined) return true;
  return a.page < b.page || (a.page === b.page && (a.boxes[0]?.y ?? 0) <= (b.boxes[0]?.y ?? 0));
}
