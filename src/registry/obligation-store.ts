/** SQL of the obligations of a paper: what is suggested, and apart from it what people decided. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { oneOf } from '../platform/one-of.ts';
import type { Evidence } from '../understanding/understanding.ts';
import {
  type ObligationContent,
  type ObligationDecisionKind,
  obligationDecisions,
  obligationSuggestions,
  statedObligations,
  type SuggestedObligation,
} from './schema.ts';

export interface Suggestion extends SuggestedObligation {
  /** Order in the paper, from 1. */
  position: number;
}

export interface Stated {
  id: string;
  obligation: ObligationContent;
  evidence: Evidence[];
}

export interface ObligationDecision {
  id: string;
  kind: ObligationDecisionKind;
  suggested: SuggestedObligation[];
  reason: string | null;
  decidedBy: string | null;
  decidedAt: string;
  /** What stands instead, in order; none where it was dismissed. */
  stated: Stated[];
}

export function suggestionsOf(db: Db, dispatchId: string): Suggestion[] {
  const { id, position, obligation, evidence } = obligationSuggestions;
  return db
    .select({ id, position, obligation, evidence })
    .from(obligationSuggestions)
    .where(eq(obligationSuggestions.dispatchId, dispatchId))
    .orderBy(asc(obligationSuggestions.position))
    .all();
}

export function replaceSuggestions(
  tx: Db,
  dispatchId: string,
  suggestions: readonly SuggestedObligation[],
): void {
  tx.delete(obligationSuggestions).where(eq(obligationSuggestions.dispatchId, dispatchId)).run();
  suggestions.forEach((suggestion, index) => {
    const { clause } = suggestion.obligation;
    tx.insert(obligationSuggestions)
      .values({ ...suggestion, dispatchId, position: index + 1, clause })
      .run();
  });
}

export function decisionsOf(db: Db, dispatchId: string): ObligationDecision[] {
  const decisions = db
    .select()
    .from(obligationDecisions)
    .where(eq(obligationDecisions.dispatchId, dispatchId))
    .orderBy(asc(obligationDecisions.id))
    .all();
  const stated = db
    .select()
    .from(statedObligations)
    .where(
      inArray(
        statedObligations.decisionId,
        decisions.map((decision) => decision.id),
      ),
    )
    .orderBy(asc(statedObligations.part))
    .all();
  return decisions.map(({ dispatchId: _dispatch, ...decision }) => ({
    ...decision,
    stated: stated
      .filter(({ decisionId }) => decisionId === decision.id)
      .map(({ id, obligation, evidence }) => ({ id, obligation, evidence })),
  }));
}

export function dropDecisions(tx: Db, ids: readonly string[]): void {
  tx.delete(obligationDecisions).where(oneOf(obligationDecisions.id, ids)).run();
}

export function insertDecision(
  tx: Db,
  dispatchId: string,
  { stated, ...decision }: ObligationDecision,
): void {
  tx.insert(obligationDecisions)
    .values({ ...decision, dispatchId })
    .run();
  stated.forEach((each, index) => {
    tx.insert(statedObligations)
      .values({ ...each, decisionId: decision.id, part: index + 1 })
      .run();
  });
}
