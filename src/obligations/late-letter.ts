/** Công văn đôn đốc: what a letter of reminder has to say, as data; the drafting of the paper is another room's. */
import type { IsoDate } from '../calendar/index.ts';
import { type Actor, requireRole } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { requireVisible } from './acting.ts';
import { invalid } from './errors.ts';
import { listObligations } from './open.ts';
import { daysLate } from './standing.ts';
import { partiesOf } from './store.ts';

export interface LateLetterLine {
  obligationId: string;
  code: string;
  title: string;
  /** "Chỉ thị 14/CT-UBND". */
  source: string;
  sourceDate: IsoDate | null;
  due: IsoDate;
  /** Calendar days. */
  days: number;
}

export interface LateLetter {
  /** V/v đôn đốc thực hiện nhiệm vụ được giao. */
  subject: string;
  /** Kính gửi: the leads, each once, in the order of their first duty. */
  addressees: string[];
  at: IsoDate;
  groups: { lead: string; duties: LateLetterLine[] }[];
}

const MOST_DUTIES = 200;

/**
 * The content of one letter for chosen late duties, or for all that are late.
 * @throws AppError `people.forbidden`, `obligation.not-found`, `obligation.invalid` none of them is late
 */
export function lateLetter(db: Db, ids: readonly string[] | null, actor: Actor, clock: Clock): LateLetter {
  requireRole(actor, 'leader', 'clerk');
  const at = clock.today().date;
  const chosen =
    ids ??
    listObligations(db, actor, { dueTo: dayBefore(at), limit: MOST_DUTIES }, clock).rows.map(({ id }) => id);
  const groups = new Map<string, LateLetterLine[]>();
  for (const id of chosen.slice(0, MOST_DUTIES)) {
    const duty = requireVisible(db, id, actor);
    if (!duty.open || duty.due === null || duty.due >= at) continue;
    const line: LateLetterLine = {
      obligationId: id,
      code: duty.code,
      title: duty.title,
      source: duty.sourceName,
      sourceDate: duty.sourceDate,
      due: duty.due,
      days: daysLate(duty.due, at),
    };
    for (const { name } of partiesOf(db, id).filter(
      ({ role, kind }) => role === 'lead' && kind !== 'person',
    )) {
      groups.set(name, [...(groups.get(name) ?? []), line]);
    }
  }
  if (groups.size === 0)
    throw invalid('Không có nhiệm vụ quá hạn nào có đơn vị chủ trì để đôn đốc. Hãy chọn lại.');
  return {
    subject: 'đôn đốc thực hiện nhiệm vụ được giao',
    addressees: [...groups.keys()],
    at,
    groups: [...groups].map(([lead, duties]) => ({ lead, duties })),
  };
}

const dayBefore = (day: IsoDate) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
