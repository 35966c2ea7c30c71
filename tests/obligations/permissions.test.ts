import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import {
  ACTION_NAMES,
  ACTIONS,
  type Action,
  type ObligationCommand,
  perform,
  refusal,
  type Relation,
  STATUSES,
  type Status,
} from '../../src/obligations/index.ts';
import { countOpen, dueDays } from '../../src/obligations/count-store.ts';
import { obligationPage } from '../../src/obligations/list-store.ts';
import { obligationExtensions, obligations } from '../../src/obligations/schema.ts';
import {
  ASSIGNER,
  CLERK,
  codeOf,
  COLLEAGUE,
  type FollowUp,
  HEAD,
  LEADER,
  openFollowUp,
  OTHER,
  STAFF,
  STRANGER,
} from './follow-up.ts';

/** Everybody an office has around one obligation: unit-a leads (staff named, head its head), unit-b takes part. */
const PEOPLE: Readonly<Record<string, { actor: Actor; is: Relation[] }>> = {
  assigner: { actor: ASSIGNER, is: ['assigner'] },
  leader: { actor: LEADER, is: ['assigner'] },
  lead: { actor: STAFF, is: ['lead'] },
  head: { actor: HEAD, is: ['lead', 'head'] },
  // The unit leads, but somebody else of it is named to do it.
  colleague: { actor: COLLEAGUE, is: ['cooperator'] },
  cooperator: { actor: OTHER, is: ['cooperator'] },
  clerk: { actor: CLERK, is: ['watcher'] },
};

const COMMANDS: Readonly<Record<Action, ObligationCommand>> = {
  accept: { action: 'accept' },
  decline: { action: 'decline', note: 'Không đúng chức năng' },
  start: { action: 'start' },
  report: { action: 'report', result: { summary: 'Đã xong' } },
  'withdraw-report': { action: 'withdraw-report' },
  'approve-unit': { action: 'approve-unit' },
  'reject-unit': { action: 'reject-unit', note: 'Thiếu số liệu' },
  confirm: { action: 'confirm' },
  'send-back': { action: 'send-back', note: 'Chưa đủ' },
  'ask-extension': { action: 'ask-extension', until: '2026-12-20', note: 'Chờ số liệu' },
  'decide-extension': { action: 'decide-extension', grant: true },
  'set-due': { action: 'set-due', due: '2026-12-30' },
  'record-event': { action: 'record-event', eventOn: '2026-11-23' },
  assign: { action: 'assign', parties: { lead: [{ unitId: 'unit-b' }] } },
  delegate: { action: 'delegate', personId: 'colleague' },
  'hand-down': { action: 'hand-down', parts: [{ action: 'Lập biểu', lead: [{ personId: 'colleague' }] }] },
  remind: { action: 'remind' },
  note: { action: 'note', note: 'Đã trao đổi' },
  pause: { action: 'pause', note: 'Chờ hướng dẫn' },
  resume: { action: 'resume' },
  cancel: { action: 'cancel', note: 'Trùng việc khác' },
  reopen: { action: 'reopen', note: 'Xác nhận nhầm' },
};

let office: FollowUp;
beforeAll(() => {
  office = openFollowUp();
});
afterAll(() => office.close());

/** An obligation in a status, with what the action needs around it. */
function situation(action: Action, status: Status): string {
  const relative = {
    kind: 'relative',
    raw: null,
    date: null,
    amount: 5,
    unit: 'working-day',
    from: 'ngày họp',
  };
  const id = office.create(
    {
      parties: { lead: [{ unitId: 'unit-a' }, { personId: 'staff' }], cooperator: [{ unitId: 'unit-b' }] },
      ...(action === 'set-due' ? { deadline: { kind: 'none', raw: null, date: null } } : {}),
      ...(action === 'record-event' ? { deadline: relative as never } : {}),
    },
    ASSIGNER,
  );
  const open = status !== 'done' && status !== 'cancelled';
  office.db.update(obligations).set({ status, open }).where(eq(obligations.id, id)).run();
  if (action === 'decide-extension') {
    office.db
      .insert(obligationExtensions)
      .values({
        id: `x-${id}`,
        obligationId: id,
        dueBefore: '2026-12-04',
        wanted: '2026-12-20',
        reason: 'x',
        askedAt: office.clock.now(),
      })
      .run();
  }
  return id;
}

/** What was refused left no trace: the next person tries on the same one. */
const untouched = new Map<string, string>();

describe.each(ACTION_NAMES)('“%s”', (action) => {
  it.each(Object.keys(PEOPLE))('by the %s, in every status, as the table says', (who) => {
    const { actor, is } = PEOPLE[who]!;
    for (const status of STATUSES) {
      const key = `${action} ${status}`;
      const id = untouched.get(key) ?? situation(action, status);
      untouched.set(key, id);
      const expected = { relation: 'obligation.forbidden', status: 'obligation.wrong-status', none: 'done' };
      const outcome = codeOf(() =>
        perform(office.db, { obligationId: id, version: 1 }, COMMANDS[action], actor, office.clock),
      );
      expect(`${status}: ${outcome}`).toBe(`${status}: ${expected[refusal(action, status, is) ?? 'none']}`);
      if (outcome !== 'done') continue;
      untouched.delete(key);
      const { to } = ACTIONS[action];
      const after = office.duty(id);
      expect(after.status).toBe(to ?? status);
      expect(after.history.at(-1)).toMatchObject({ did: action, by: { id: actor.id } });
    }
  });
});

describe('what a person may do', () => {
  it('is what the page offers, and nothing to who has nothing to do with it', () => {
    const id = situation('note', 'new');
    for (const { actor, is } of Object.values(PEOPLE)) {
      expect(office.duty(id, actor).relations).toEqual(is);
    }
    expect(office.duty(id, STAFF).may).toEqual(
      ACTION_NAMES.filter((action) => refusal(action, 'new', ['lead']) === null),
    );
    expect(codeOf(() => office.duty(id, STRANGER))).toBe('obligation.not-found');
    for (const command of Object.values(COMMANDS)) {
      const on = { obligationId: id, version: 1 };
      expect(codeOf(() => perform(office.db, on, command, STRANGER, office.clock))).toBe(
        'obligation.not-found',
      );
    }
  });

  it('lets who follows it up write down what others owe us: they have no seat here', () => {
    const id = office.create({ side: 'theirs', parties: { lead: [{ name: 'Sở Tài chính' }] } });
    office.acts(id, { action: 'report', result: { reference: '88/STC-NS' } }, CLERK);
    expect(office.duty(id)).toMatchObject({ status: 'awaiting', results: [{ reference: '88/STC-NS' }] });
  });

  it('lists and counts the same for somebody of very many units', () => {
    office.create();
    const many = {
      ...OTHER,
      unitIds: [...OTHER.unitIds, ...Array.from({ length: 60 }, (_, at) => `u-${at}`)],
    };
    for (const scope of ['all', 'involved', 'units'] as const) {
      const ids = (actor: Actor) => obligationPage(office.db, actor, { scope }, {}).rows.map(({ id }) => id);
      expect(ids(OTHER)).not.toEqual([]);
      expect(ids(many)).toEqual(ids(OTHER));
      expect(countOpen(office.db, many, { scope })).toBe(countOpen(office.db, OTHER, { scope }));
      expect(dueDays(office.db, many, { scope }, {})).toEqual(dueDays(office.db, OTHER, { scope }, {}));
    }
  });
});
