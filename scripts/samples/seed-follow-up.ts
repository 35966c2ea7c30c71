/** Follows the duties of the sample agency up, each step on the day it was taken, by the use cases of the office. */
import { addDays } from '../../src/calendar/index.ts';
import {
  createObligation,
  NO_DEADLINE,
  type ObligationCommand,
  perform,
  viewObligation,
} from '../../src/obligations/index.ts';
import { type Actor, SERVICE } from '../../src/people/index.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { type Db, inTransaction } from '../../src/platform/database.ts';
import { routeDispatch } from '../../src/registry/index.ts';
import type { Deadline } from '../../src/understanding/understanding.ts';
import { agency } from './agency.ts';
import { type SampleDuty, sampleDuties } from './follow-up.ts';
import { samplePapers } from './papers.ts';
import { actorNamed, type SeededAgency } from './seed-agency.ts';
import type { SeededPapers } from './seed-papers.ts';

export interface FollowUpDeps {
  db: Db;
  agency: SeededAgency;
  papers: SeededPapers;
  /** The visitor's. */
  clock: Clock;
}

export function seedFollowUp(deps: FollowUpDeps): void {
  const today = deps.clock.today().date;
  for (const duty of sampleDuties) follow(deps, duty, today);
  answerPapers(deps);
}

type Step = readonly [day: number, who: string, command: ObligationCommand];

function follow({ db, agency: seeded }: FollowUpDeps, duty: SampleDuty, today: string): void {
  const clock = fixedClock('2026-01-01T00:00:00.000Z');
  const goTo = (day: number, hour: string) => clock.set(`${addDays(today, day)}T${hour}:00.000Z`);
  goTo(duty.assigned, '01:30');
  const by = actorNamed(seeded, duty.by);
  const id = inTransaction(db, (tx) => createObligation(tx, orderOf(duty, seeded, today), by, clock).id);
  for (const [day, who, command] of stepsOf(duty, today)) {
    goTo(Math.min(day, 0), '02:15');
    act(db, id, command, actorNamed(seeded, who), clock);
  }
}

function act(db: Db, obligationId: string, command: ObligationCommand, by: Actor, clock: Clock): void {
  const { version } = viewObligation(db, obligationId, SERVICE, clock);
  perform(db, { obligationId, version }, command, by, clock);
}

function orderOf(duty: SampleDuty, { unitIds, people }: SeededAgency, today: string) {
  const unit = (sample: string) => ({ unitId: unitIds.get(sample)! });
  const person = people.find(({ username }) => username === duty.person);
  const lead = [
    ...(duty.lead === null ? [] : [unit(duty.lead)]),
    ...(person === undefined ? [] : [{ personId: person.id }]),
    ...(duty.owedBy === undefined ? [] : [{ name: duty.owedBy }]),
  ];
  return {
    source:
      duty.source.kind === 'meeting'
        ? { ...duty.source, date: addDays(today, duty.assigned) }
        : { kind: 'direct' as const },
    action: duty.action,
    side: duty.owedBy === undefined ? ('ours' as const) : ('theirs' as const),
    urgent: duty.urgent ?? false,
    parties: { lead, cooperator: (duty.cooperators ?? []).map(unit) },
    deadline: deadlineOf(duty, today),
  };
}

function deadlineOf({ due }: SampleDuty, today: string): Deadline {
  if (due === null) return NO_DEADLINE;
  if (due === 'monthly')
    return { kind: 'recurring', raw: 'trước ngày 25 hằng tháng', date: null, ...MONTHLY };
  if (due === 'after-event')
    return {
      kind: 'relative',
      raw: 'trong 05 ngày làm việc kể từ ngày kết thúc kiểm tra',
      date: null,
      ...AFTER,
    };
  return { kind: 'date', raw: null, date: addDays(today, due) };
}

const MONTHLY: Partial<Deadline> = { every: 'month', rrules: ['FREQ=MONTHLY;BYMONTHDAY=25'] };
const AFTER: Partial<Deadline> = { amount: 5, unit: 'working-day', from: 'ngày kết thúc kiểm tra' };

/** What was done about it, in the order of its days. */
function stepsOf(duty: SampleDuty, today: string): Step[] {
  const { assigned, by, stands, sent, reason = '', extension } = duty;
  const doer = duty.person ?? (duty.lead === null ? 'vanthu' : (agency.heads[duty.lead] ?? by));
  const steps: Step[] = [];
  if (stands === 'declined') return [[assigned + 1, doer, { action: 'decline', note: reason }]];
  if (stands === 'cancelled') return [[assigned + 3, by, { action: 'cancel', note: reason }]];
  if (stands === 'new') return [];
  steps.push([assigned + 1, doer, { action: 'accept' }]);
  if (stands === 'accepted') return steps;
  steps.push([assigned + 2, doer, { action: 'start' }]);
  if (extension !== undefined) {
    const { asked, until, granted } = extension;
    steps.push([
      asked,
      doer,
      { action: 'ask-extension', until: addDays(today, until), note: extension.reason },
    ]);
    if (granted !== null)
      steps.push([
        asked + 1,
        by,
        { action: 'decide-extension', grant: granted, note: granted ? null : 'Giữ nguyên hạn, tăng người.' },
      ]);
  }
  if (stands === 'paused') steps.push([assigned + 5, by, { action: 'pause', note: reason }]);
  if (sent === undefined) return steps;
  const result = { summary: duty.result ?? null };
  steps.push([sent, doer, { action: 'report', result }]);
  if (stands === 'done') steps.push([sent + 1, by, { action: 'confirm' }]);
  if (stands === 'returned') steps.push([sent + 1, by, { action: 'send-back', note: reason }]);
  return steps;
}

/** Incoming paper → the office's own that answered it, and the hour. */
const ANSWERS = [
  ['cd-chay-rung', 'bc-chay-rung-xa', 'cb.quansu', '2026-07-20T03:00:00.000Z'],
  ['cv-giai-ngan', 'bc-giai-ngan-xa', 'tp.kinhte', '2026-10-22T09:30:00.000Z'],
  ['cv-tiem-chung', 'kh-tiem-chung-xa', 'tp.vanxa', '2026-10-23T04:00:00.000Z'],
] as const;

/** The duties on papers that were answered by papers of the office. */
function answerPapers({ db, agency: seeded, papers }: FollowUpDeps): void {
  for (const [asking, answering, doer, at] of ANSWERS) {
    const clock = fixedClock(at);
    const id = papers.duties.get(asking)!;
    const answer = papers.dispatches.get(answering)!;
    const signedOut = { dispatchId: answer, unitIds: [], personIds: [actorNamed(seeded, doer).id!] };
    routeDispatch(db, signedOut, actorNamed(seeded, 'vanthu'), clock);
    clock.advance(3_600_000);
    const result = { dispatchId: answer };
    act(db, id, { action: 'report', result }, actorNamed(seeded, doer), clock);
    clock.advance(3 * 3_600_000);
    const { routing } = samplePapers.find((paper) => paper.id === asking)!;
    act(db, id, { action: 'confirm' }, actorNamed(seeded, routing!.by), clock);
  }
}
