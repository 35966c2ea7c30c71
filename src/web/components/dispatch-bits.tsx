/** Small things that every list of dispatches shows the same way. */
import type { Direction, DispatchState, Handling } from '../../registry/schema.ts';
import { isLate } from '../../registry/time-limits.ts';
import { HANDLING_FILTER, HANDLING_NAMES } from '../text/registry.ts';
import { displayPercent, documentNumber } from '../display.ts';
import { COMMON, NUMBER_NAMES, STATE_NAMES, VERIFY } from '../text.ts';

/** Below this a suggestion is marked and visited first. */
export const DOUBTFUL_BELOW = 0.8;

export function isDoubtful(confidence: number | null): boolean {
  return confidence === null || confidence < DOUBTFUL_BELOW;
}

export function StateBadge({ state }: { state: DispatchState }) {
  return <span class={`badge badge-${state}`}>{STATE_NAMES[state]}</span>;
}

/** Where an incoming paper stands once it is on the register. */
export function HandlingBadge({ handling }: { handling: Handling }) {
  return <span class={`badge badge-handling-${handling}`}>{HANDLING_NAMES[handling]}</span>;
}

/** Past the decree's limit for its next step (NĐ 30/2020, Đ4.2.c). */
export function LateBadge({ stepDueAt, now }: { stepDueAt: string | null; now: string }) {
  return isLate(stepDueAt, now) ? <span class="badge badge-late">{HANDLING_FILTER.lateBadge}</span> : null;
}

/** Số ký hiệu, never broken over lines where it fits; calm where the number is not known. */
export function DocumentNumber({ number, symbol }: { number: string | null; symbol: string | null }) {
  const text = documentNumber(number, symbol);
  return text === '' ? (
    <span class="quiet">{COMMON.unknownNumber}</span>
  ) : (
    <span class="docnumber">{text}</span>
  );
}

/** The subject, or the file's name for a paper nobody has read yet. */
export function subjectOf(row: { subject: string | null; fileName: string }): string {
  return row.subject === null || row.subject === '' ? row.fileName : capitalised(row.subject);
}

/** A subject follows "V/v" on the paper, in small letters; by itself it begins with a capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** How sure the machine is: a dot and a percentage, amber where a person should look. */
export function Confidence({ value }: { value: number | null }) {
  if (value === null) return null;
  const doubtful = isDoubtful(value);
  return (
    <span
      class={doubtful ? 'confidence confidence-doubtful' : 'confidence'}
      title={doubtful ? VERIFY.doubtful : VERIFY.suggestion}
    >
      <span class="dot" aria-hidden="true" />
      {displayPercent(value)}
    </span>
  );
}

interface StampProps {
  direction: Direction;
  agencyName: string;
  number: number;
  /** dd/mm/yyyy. */
  date: string;
  large?: boolean;
}

/** Dấu “ĐẾN” (NĐ 30/2020, Phụ lục IV): what the clerk would have pressed on the paper. */
export function ArrivalStamp({ direction, agencyName, number, date, large = false }: StampProps) {
  return (
    <div class={large ? 'stamp stamp-large' : 'stamp'} data-testid="stamp">
      {agencyName !== '' && <span class="stamp-agency">{agencyName}</span>}
      <span class="stamp-title">{direction === 'incoming' ? 'ĐẾN' : 'ĐI'}</span>
      <span class="stamp-number">
        <span class="stamp-label">{NUMBER_NAMES[direction]}</span>
        <strong data-testid="register-number">{number}</strong>
      </span>
      <span class="stamp-date">{date}</span>
    </div>
  );
}
