/** The filter of the duties in an address. Pure. */
import { addDays, addWorkingDays, isIsoDate } from '../calendar/index.ts';
import { type ObligationFilter, SCOPES, SIDES, STATUSES } from '../obligations/index.ts';

/** `?pham-vi=&trang-thai=&don-vi=&ben=&han=&tu=&van-ban=&nguoi=&nguoi-giao=` */
export function dutyFilterIn(query: URLSearchParams, today: string): ObligationFilter {
  const word = (name: string) => query.get(name)?.trim() || undefined;
  const unit = word('don-vi');
  const status = STATUSES.find((each) => each === word('trang-thai'));
  return {
    scope: SCOPES.find((scope) => scope === word('pham-vi')) ?? 'all',
    side: SIDES.find((side) => side === word('ben')),
    status,
    unitId: unit === 'none' ? undefined : unit,
    withoutLead: unit === 'none' ? true : undefined,
    dispatchId: word('van-ban'),
    personId: word('nguoi'),
    assignerId: word('nguoi-giao'),
    words: word('tu'),
    ...dueIn(word('han'), today),
  };
}

/** Late, today, within three working days, later than that, or without a deadline; or one day. */
function dueIn(word: string | undefined, today: string): ObligationFilter {
  const soon = addWorkingDays(today, 3);
  switch (word) {
    case 'late':
      return { dueTo: addDays(today, -1) };
    case 'today':
      return { dueFrom: today, dueTo: today };
    case 'soon':
      return { dueFrom: addDays(today, 1), dueTo: soon };
    case 'running':
      return { dueFrom: addDays(soon, 1), dueTo: '9999-12-30' };
    case 'none':
      return { undated: true };
    case undefined:
      return {};
    default:
      return isIsoDate(word) ? { dueFrom: word, dueTo: word } : {};
  }
}
