/** Giao nhiệm vụ trực tiếp, or by the conclusions of a meeting. */
import type { IsoDate } from '../calendar/index.ts';
import { type Actor, forbidden, hasRole } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import { type Db, inTransaction } from '../platform/database.ts';
import { isVisible } from '../registry/store.ts';
import { createObligation, type CreatedObligation, type NewObligation, NO_DEADLINE } from './create.ts';
import { invalid } from './errors.ts';
import { membersOf, unitsHeadedBy } from './office-store.ts';
import type { PartyChoice, PartyChoices } from './parties.ts';
import type { Side } from './schema.ts';

/** What is handed out by one order: several duties of one meeting share its name and date. */
export interface HandOut {
  source: {
    kind: 'direct' | 'meeting';
    /** "Thông báo kết luận số 12/TB-UBND", "Họp giao ban tháng 11". */
    name?: string | undefined;
    date?: IsoDate | null | undefined;
    dispatchId?: string | null | undefined;
  };
  side?: Side | undefined;
  /** Người giao; who enters it where not given. A văn thư enters what a leader said. */
  assigner?: { personId: string | null; name: string } | undefined;
  duties: readonly HandedDuty[];
}

export interface HandedDuty {
  action: string;
  product?: string | null | undefined;
  parties: PartyChoices;
  due?: IsoDate | null | undefined;
  urgent?: boolean | undefined;
}

/**
 * Hands duties out: lãnh đạo and văn thư to everybody, the head of a unit within the unit.
 * @throws AppError `people.forbidden`, `obligation.invalid`, `obligation.unknown-party`
 */
export function handOut(db: Db, command: HandOut, by: Actor, clock: Clock): CreatedObligation[] {
  return inTransaction(db, (tx) => {
    if (command.duties.length === 0) throw invalid('Hãy ghi ít nhất một nhiệm vụ.');
    assertMayHandOut(tx, command, by, clock);
    const { source } = command;
    if (source.dispatchId && !isVisible(tx, source.dispatchId, by))
      throw invalid('Không tìm thấy văn bản nguồn, hoặc bạn không có quyền xem văn bản đó.');
    return command.duties.map((duty) => createObligation(tx, asNew(command, duty), by, clock));
  });
}

function asNew({ source, side, assigner }: HandOut, duty: HandedDuty): NewObligation {
  const due = duty.due ?? null;
  return {
    source: {
      kind: source.kind,
      dispatchId: source.dispatchId ?? null,
      date: source.date ?? null,
      ...(source.name === undefined || source.name.trim() === '' ? {} : { name: source.name.trim() }),
    },
    action: duty.action,
    ...(side === undefined ? {} : { side }),
    product: duty.product ?? null,
    urgent: duty.urgent ?? false,
    ...(assigner === undefined ? {} : { assigner: assigner as NonNullable<NewObligation['assigner']> }),
    parties: duty.parties,
    deadline: due === null ? NO_DEADLINE : { kind: 'date', raw: null, date: due },
  };
}

/** Whether the person can hand out at all: for the button of a page. */
export function mayHandOut(db: Db, by: Actor): boolean {
  return hasRole(by, 'leader', 'clerk') || (by.id !== null && unitsHeadedBy(db, by.id).length > 0);
}

function assertMayHandOut(tx: Db, { duties }: HandOut, by: Actor, clock: Clock): void {
  if (hasRole(by, 'leader', 'clerk')) return;
  const units = by.id === null ? [] : unitsHeadedBy(tx, by.id);
  const today = clock.today().date;
  const isOwn = (choice: PartyChoice): boolean =>
    'unitId' in choice
      ? units.includes(choice.unitId)
      : 'personId' in choice && units.some((unit) => membersOf(tx, unit, today).includes(choice.personId));
  const leads = duties.flatMap(({ parties }) => parties.lead ?? []);
  if (units.length === 0 || leads.length === 0 || !leads.every(isOwn)) throw forbidden();
}
