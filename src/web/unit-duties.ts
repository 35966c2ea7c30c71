/** Which obligations of a paper concern a unit of the office, or the office itself. Pure. */
import { type NamedUnit, seenUnit } from '../obligations/index.ts';
import type { ObligationView } from '../registry/views.ts';
import { obligationsFor } from '../understanding/obligations/index.ts';

/** The ids of the obligations the unit leads, takes part in or receives the reports of. */
export function dutiesOf(
  obligations: readonly ObligationView[],
  unit: NamedUnit,
  paperDate: string | null,
): Set<string> {
  const idOf = new Map<unknown, string>(obligations.map((obligation) => [obligation, obligation.id]));
  const found = obligationsFor(obligations, seenUnit(unit), { date: paperDate });
  return new Set(found.map(({ obligation }) => idOf.get(obligation) ?? ''));
}
