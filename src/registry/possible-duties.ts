/** Có thể là nhiệm vụ: passages that fell just short of being suggested, offered apart until a person takes them. Pure. */
import type { Evidence, Obligation, PaperDetails } from '../understanding/understanding.ts';

export interface PossibleDuty {
  /** Its place among those that understanding offers, from 0. */
  place: number;
  obligation: Obligation;
}

/** What is still offered: without the passages that a person made an obligation of, or that are suggested by now. */
export function possibleDuties(
  details: Pick<PaperDetails, 'possibleDuties'> | null,
  standing: readonly { evidence: readonly Evidence[] }[],
): PossibleDuty[] {
  const told = new Set(standing.flatMap(({ evidence }) => evidence.map(passageKey)));
  return (details?.possibleDuties ?? [])
    .map((obligation, place) => ({ place, obligation }))
    .filter(({ obligation }) => !obligation.evidence.some((passage) => told.has(passageKey(passage))));
}

function passageKey({ page, quote }: Evidence): string {
  return `${page} ${quote}`;
}
