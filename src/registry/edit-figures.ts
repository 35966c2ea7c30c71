/** How often people had to put right what the machine suggested: the office's own measure of it. */
import { count, sql } from 'drizzle-orm';
import type { Db } from '../platform/database.ts';
import { METADATA_FIELDS, type MetadataField } from '../understanding/understanding.ts';
import { changedParts, STATEMENT_PARTS, type Statement } from './obligation-statements.ts';
import {
  dispatchFields,
  obligationDecisions,
  type ObligationDecisionKind,
  OBLIGATION_DECISIONS,
  obligationSuggestions,
  statedObligations,
} from './schema.ts';

export interface FieldEdits {
  field: MetadataField;
  /** Decided by a person. */
  decided: number;
  /** As suggested, also where nothing was suggested and nothing is on the paper. */
  accepted: number;
  /** Another value than the one suggested. */
  corrected: number;
  /** Typed where the machine suggested nothing. */
  filled: number;
  /** Suggested, and not on the paper. */
  refused: number;
}

export interface ObligationEdits {
  /** Decisions by what they made of the suggestions. */
  decisions: Record<ObligationDecisionKind, number>;
  /** How many suggestions were decided on, and how many still wait. */
  decided: number;
  waiting: number;
  /** Which parts were changed in those that were edited. */
  parts: Record<keyof Statement, number>;
}

export interface EditFigures {
  fields: FieldEdits[];
  obligations: ObligationEdits;
}

export function editFigures(db: Db): EditFigures {
  return { fields: fieldEdits(db), obligations: obligationEdits(db) };
}

function fieldEdits(db: Db): FieldEdits[] {
  const isSuggested = sql<number>`${dispatchFields.suggestion} is not null and ${dispatchFields.suggestion} != 'null'`;
  const rows = db
    .select({ field: dispatchFields.field, state: dispatchFields.state, isSuggested, count: count() })
    .from(dispatchFields)
    .groupBy(dispatchFields.field, dispatchFields.state, isSuggested)
    .all();
  return METADATA_FIELDS.map((field) => {
    const of = (state: string, suggested: boolean) =>
      rows
        .filter((row) => row.field === field && row.state === state && (row.isSuggested === 1) === suggested)
        .reduce((sum, row) => sum + row.count, 0);
    const accepted = of('accepted', true) + of('accepted', false) + of('absent', false);
    const [corrected, filled, refused] = [of('corrected', true), of('corrected', false), of('absent', true)];
    return { field, decided: accepted + corrected + filled + refused, accepted, corrected, filled, refused };
  });
}

function obligationEdits(db: Db): ObligationEdits {
  const decisions = Object.fromEntries(OBLIGATION_DECISIONS.map((kind) => [kind, 0])) as Record<
    ObligationDecisionKind,
    number
  >;
  const parts = Object.fromEntries(STATEMENT_PARTS.map((part) => [part, 0])) as Record<
    keyof Statement,
    number
  >;
  const decidedIds = new Set<string>();
  for (const { kind, suggested, id } of db.select().from(obligationDecisions).all()) {
    decisions[kind] += 1;
    for (const suggestion of suggested) decidedIds.add(suggestion.id);
    if (kind !== 'edited') continue;
    const [stated] = db
      .select({ obligation: statedObligations.obligation })
      .from(statedObligations)
      .where(sql`${statedObligations.decisionId} = ${id}`)
      .all();
    for (const part of changedParts(suggested[0]!.obligation, stated!.obligation)) parts[part] += 1;
  }
  const waiting = db
    .select({ id: obligationSuggestions.id })
    .from(obligationSuggestions)
    .all()
    .filter(({ id }) => !decidedIds.has(id)).length;
  return { decisions, decided: decidedIds.size, waiting, parts };
}
