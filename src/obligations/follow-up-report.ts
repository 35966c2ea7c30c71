/**
 * Báo cáo tình hình thực hiện nhiệm vụ: the five official categories by unit, the ranking, late duties with their
 * days, extensions, duties without lead or deadline. Every figure names the formula it was reckoned by.
 */
import { addMonths, type IsoDate } from '../calendar/index.ts';
import { type Actor, requireRole } from '../people/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Db } from '../platform/database.ts';
import { type PeriodKind, periodOf, type ReportPeriod } from './periods.ts';
import {
  type Counted,
  countByUnit,
  doneByMonth,
  extensionsAsked,
  incompleteDuties,
  lateDuties,
  type ListedDuty,
  type ListedExtension,
  type MonthDone,
  type ReportScope,
  type UnitCounted,
} from './report-store.ts';
import type { Side } from './schema.ts';
import { followUpSettings } from './settings.ts';
import { daysLate } from './standing.ts';

export interface Figure {
  name: string;
  /** 0 to 1; null where there is nothing to divide by. */
  share: number | null;
  part: number;
  whole: number;
  formula: string;
}

export interface RankedUnit extends UnitCounted {
  rank: number;
  /** Tỷ lệ hoàn thành nhiệm vụ đến hạn. */
  dueRate: number | null;
  onTimeRate: number | null;
}

export interface FollowUpReport {
  period: ReportPeriod;
  side: Side;
  /** Số liệu tính đến ngày. */
  at: IsoDate;
  onTimeBy: 'sent' | 'confirmed';
  total: Counted;
  units: UnitCounted[];
  figures: Figure[];
  ranking: RankedUnit[];
  late: (ListedDuty & { days: number })[];
  extensions: ListedExtension[];
  withoutLead: { rows: ListedDuty[]; count: number };
  withoutDue: { rows: ListedDuty[]; count: number };
  months: MonthDone[];
}

/** Lists of a report end here; the figures count everything. */
export const MOST_LISTED = 500;

/**
 * Reckons the report of the period in which a day lies.
 * @throws AppError `people.forbidden` it is for lãnh đạo and văn thư
 */
export function followUpReport(
  db: Db,
  request: { kind: PeriodKind; day?: IsoDate | undefined; side?: Side | undefined },
  actor: Actor,
  clock: Clock,
): FollowUpReport {
  requireRole(actor, 'leader', 'clerk');
  const today = clock.today().date;
  const period = periodOf(request.kind, request.day ?? today);
  const { onTimeBy } = followUpSettings(db);
  const { from, to } = period;
  const at = to < today ? to : today;
  const side = request.side ?? 'ours';
  const scope: ReportScope = { from, to, at, side, onTimeBy };
  const units = countByUnit(db, scope);
  const total = summed(units);
  return {
    period,
    side,
    at,
    onTimeBy,
    total,
    units,
    figures: figuresOf(total),
    ranking: rankingOf(units),
    late: lateDuties(db, scope, MOST_LISTED).map((duty) => ({ ...duty, days: daysLate(duty.due, at) })),
    extensions: extensionsAsked(db, scope, MOST_LISTED),
    withoutLead: incompleteDuties(db, scope, 'lead', MOST_LISTED),
    withoutDue: incompleteDuties(db, scope, 'due', MOST_LISTED),
    months: everyMonth(doneByMonth(db, scope, yearBefore(at)), at),
  };
}

const NOTHING: Counted = {
  total: 0,
  onTime: 0,
  doneLate: 0,
  running: 0,
  late: 0,
  notAccepted: 0,
  notAcceptedLate: 0,
  undatedDone: 0,
  undatedOpen: 0,
  onTimeByOriginal: 0,
};
const COLUMNS = Object.keys(NOTHING) as (keyof Counted)[];

function summed(units: readonly UnitCounted[]): Counted {
  const total = { ...NOTHING };
  for (const unit of units) for (const column of COLUMNS) total[column] += unit[column];
  return total;
}

const done = ({ onTime, doneLate }: Counted) => onTime + doneLate;
const openLate = ({ late, notAcceptedLate }: Counted) => late + notAcceptedLate;
const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

/** Offices reckon differently, so each figure says how. */
export function figuresOf(total: Counted): Figure[] {
  const dated = total.total - total.undatedDone - total.undatedOpen;
  const figure = (name: string, part: number, whole: number, formula: string): Figure => ({
    name,
    share: share(part, whole),
    part,
    whole,
    formula,
  });
  return [
    figure(
      'Tỷ lệ hoàn thành',
      done(total),
      dated,
      'Đã hoàn thành (đúng hạn + quá hạn) / Tổng số nhiệm vụ có hạn',
    ),
    figure(
      'Tỷ lệ hoàn thành nhiệm vụ đến hạn',
      done(total),
      done(total) + openLate(total),
      'Đã hoàn thành / (Đã hoàn thành + Chưa hoàn thành đã quá hạn)',
    ),
    figure(
      'Tỷ lệ đúng hạn (theo hạn hiện tại)',
      total.onTime,
      done(total),
      'Hoàn thành đúng hạn / Đã hoàn thành, hạn có tính gia hạn',
    ),
    figure(
      'Tỷ lệ đúng hạn (theo hạn gốc)',
      total.onTimeByOriginal,
      done(total),
      'Hoàn thành không muộn hơn hạn gốc / Đã hoàn thành, không tính gia hạn',
    ),
    figure('Tỷ lệ quá hạn', openLate(total), dated, 'Chưa hoàn thành đã quá hạn / Tổng số nhiệm vụ có hạn'),
  ];
}

/** By what was due and done, then by what was on time; units with nothing due yet stand last. */
export function rankingOf(units: readonly UnitCounted[]): RankedUnit[] {
  const rated = units
    .filter(({ unitId }) => unitId !== null)
    .map((unit) => ({
      ...unit,
      dueRate: share(done(unit), done(unit) + openLate(unit)),
      onTimeRate: share(unit.onTime, done(unit)),
    }))
    .sort((a, b) => (b.dueRate ?? -1) - (a.dueRate ?? -1) || (b.onTimeRate ?? -1) - (a.onTimeRate ?? -1));
  let rank = 0;
  return rated.map((unit, index) => {
    const before = rated[index - 1];
    const same = before?.dueRate === unit.dueRate && before.onTimeRate === unit.onTimeRate;
    rank = same ? rank : index + 1;
    return { ...unit, rank };
  });
}

const yearBefore = (at: IsoDate): IsoDate => `${addMonths(at, -11).slice(0, 7)}-01`;

/** Twelve months, also those in which nothing was finished. */
function everyMonth(found: readonly MonthDone[], at: IsoDate): MonthDone[] {
  const first = yearBefore(at);
  return Array.from({ length: 12 }, (_, index) => {
    const month = addMonths(first, index).slice(0, 7);
    return found.find((each) => each.month === month) ?? { month, onTime: 0, late: 0 };
  });
}
