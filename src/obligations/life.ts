/** The steps of an obligation's life that need nothing but the word of the right person. */
import type { Actor } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { act, type Acted, type Consequence, type On, type Situation } from './acting.ts';
import type { Action } from './lifecycle.ts';
import type { Status } from './schema.ts';
import { markResult, resultsOf } from './store.ts';

/** Steps without further content; some ask for a reason ({@link act}). */
export type PlainAction = Extract<
  Action,
  | 'accept'
  | 'decline'
  | 'start'
  | 'withdraw-report'
  | 'approve-unit'
  | 'reject-unit'
  | 'confirm'
  | 'send-back'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'reopen'
  | 'note'
  | 'remind'
>;

/**
 * Takes one step: tiếp nhận, bắt đầu, rút báo cáo, duyệt, xác nhận, trả lại, tạm dừng, tiếp tục, hủy, mở lại, ghi ý
 * kiến, đôn đốc.
 * @throws AppError what {@link act} throws
 */
export function step(
  db: Db,
  command: On & { action: PlainAction; note?: string | null | undefined },
  by: Actor,
  clock: Clock,
): Acted {
  return act(
    db,
    command,
    by,
    clock,
    (tx, situation) => CONSEQUENCES[command.action]?.(tx, situation, clock) ?? {},
  );
}

type Then = (tx: Db, situation: Situation, clock: Clock) => Consequence;

const CONSEQUENCES: Partial<Record<PlainAction, Then>> = {
  accept: (_tx, _situation, clock) => ({ change: { acceptedOn: clock.today().date } }),
  'withdraw-report': resultBecomes('withdrawn'),
  'reject-unit': resultBecomes('returned'),
  'send-back': resultBecomes('returned'),
  confirm: (tx, { obligation }, clock) => {
    const [result] = resultsOf(tx, obligation.id);
    if (result !== undefined) markResult(tx, result.id, 'confirmed');
    const confirmedOn = clock.today().date;
    return {
      // On-time is told by the day the result was sent, also where it was confirmed later.
      change: { sentOn: result?.sentOn ?? confirmedOn, confirmedOn },
      details: { sentOn: result?.sentOn ?? confirmedOn, due: obligation.due },
    };
  },
  pause: (_tx, { obligation }) => ({ change: { resumeTo: obligation.status } }),
  resume: (_tx, { obligation }) => ({
    change: { status: obligation.resumeTo ?? ('in-progress' satisfies Status), resumeTo: null },
  }),
  cancel: (_tx, _situation, clock) => ({ change: { cancelledOn: clock.today().date } }),
  reopen: (tx, situation, clock) => ({
    ...resultBecomes('returned')(tx, situation, clock),
    change: { sentOn: null, confirmedOn: null },
  }),
};

/** The result that was sent last stays in the records, as what became of it. */
function resultBecomes(state: 'withdrawn' | 'returned'): Then {
  return (tx, { obligation }) => {
    const [result] = resultsOf(tx, obligation.id);
    if (result !== undefined) markResult(tx, result.id, state);
    return {};
  };
}
