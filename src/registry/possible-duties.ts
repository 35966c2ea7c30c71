/** Có thể là nhiệm vụ: passages that fell just short of being suggested, offered apart until a person takes them. Pure. */
import { isSamePassage } from './same-obligation.ts';
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
  const told = standing.flatMap(({ evidence }) => evidence);
  return (details?.possibleDuties ?? [])
    .map((obligation, place) => ({ place, obligation }))
    .filter(({ obligation }) => !obligation.evidence.some((each) => isAmong(told, each)));
}

function isAmong(told: readonly Evidence[], passage: Evidence): boolean {
  return told.some((each) => isSamePassage(each, passage));
}
