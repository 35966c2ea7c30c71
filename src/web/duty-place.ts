/** Where a duty stands in its paper, as far as that can be told. */
import { DUTY_LIST } from './text/duty-list.ts';

interface Placed {
  clause: string;
  /** Order in the paper, from 1. */
  position: number;
}

/**
 * "Mục 2.a", "Phần cuối"; "Phần mở đầu" only before the first item with a number: a paper without numbers has no
 * opening, and what stands behind them under none is not in it. Blank where nothing true can be said.
 */
export function placeOfDuty({ clause, position }: Placed, all: readonly Placed[]): string {
  if (clause === 'closing') return DUTY_LIST.closing;
  if (clause !== 'lead') return clause === '' ? '' : DUTY_LIST.clause(clause);
  const numbered = all.filter((each) => isNumbered(each.clause));
  const opens = numbered.length > 0 && numbered.every((each) => each.position > position);
  return opens ? DUTY_LIST.opening : '';
}

const isNumbered = (clause: string): boolean => clause !== '' && clause !== 'lead' && clause !== 'closing';
