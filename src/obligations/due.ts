/** What becomes of a deadline's words: a day, a limit that waits for its event, a rule, or nothing. Pure. */
import { endOfPeriod, type IsoDate, isIsoDate } from '../calendar/index.ts';
import { foldAccents } from '../platform/vietnamese.ts';
import type { Deadline } from '../understanding/understanding.ts';
import { rulesOf } from './recurrence.ts';
import type { DueKind } from './schema.ts';

/** The days of the source from which limits are counted: "kể từ ngày nhận được", "kể từ ngày ký". */
export interface KnownEvents {
  /** The day the paper was registered, or the duty handed out. */
  receivedOn: IsoDate | null;
  /** The paper's own date. */
  issuedOn: IsoDate | null;
}

export interface ReckonedDue {
  kind: DueKind;
  /** Null: none, or not known yet. */
  due: IsoDate | null;
  /** The event a relative limit was counted from. */
  eventOn: IsoDate | null;
}

export function reckonedDue(deadline: Deadline, known: KnownEvents): ReckonedDue {
  const day = deadline.date ?? deadline.due ?? null;
  switch (deadline.kind) {
    case 'date':
      return day === null
        ? { kind: 'none', due: null, eventOn: null }
        : { kind: 'date', due: day, eventOn: null };
    case 'relative':
      return relativeDue(deadline, known);
    case 'recurring':
      return { kind: rulesOf(deadline).length > 0 ? 'recurring' : 'none', due: null, eventOn: null };
    case 'none':
      return { kind: 'none', due: null, eventOn: null };
  }
}

function relativeDue(deadline: Deadline, known: KnownEvents): ReckonedDue {
  const eventOn = eventOf(deadline, known);
  return { kind: 'relative', due: eventOn === null ? null : dueAfter(deadline, eventOn), eventOn };
}

/** The last day of a relative limit, its event known; null where the words name no length of time. */
export function dueAfter({ amount, unit }: Deadline, eventOn: IsoDate): IsoDate | null {
  if (amount === null || amount === undefined) return null;
  return amount === 0 ? eventOn : endOfPeriod(eventOn, { amount, unit: unit ?? 'day' });
}

/** Receipt and signing are known from the register; every other event a person records. */
function eventOf({ from }: Deadline, { receivedOn, issuedOn }: KnownEvents): IsoDate | null {
  const words = foldAccents(from ?? '');
  if (/nhan (?:duoc )?(?:van ban|cong van|cong dien|chi thi|quyet dinh|thong bao|ke hoach)/u.test(words))
    return receivedOn;
  // A day that is blank on the paper ("2026-10") cannot be counted from.
  if (/(?:ngay |ngay ban hanh|^)(?:ky|ban hanh)/u.test(words))
    return issuedOn !== null && isIsoDate(issuedOn) ? issuedOn : null;
  return null;
}
