import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeFollowUpSettings, followUpSettings, performOnMany } from '../../src/obligations/index.ts';
import { obligationNotices } from '../../src/obligations/schema.ts';
import {
  CLERK,
  codeOf,
  COLLEAGUE,
  type FollowUp,
  HEAD,
  LEADER,
  openFollowUp,
  OTHER,
  STAFF,
} from './follow-up.ts';

let office: FollowUp;
beforeAll(() => {
  office = openFollowUp();
});
afterAll(() => office.close());

const told = (id: string) =>
  office.db
    .select()
    .from(obligationNotices)
    .all()
    .filter(({ obligationId }) => obligationId === id)
    .map(({ personId, kind }) => `${personId} ${kind}`);

describe('the life of an obligation', () => {
  it('goes from the assigner to the lead and back, and is on time by the day the result was sent', () => {
    office.clock.set('2026-11-23T02:00:00.000Z');
    const id = office.create();
    office.acts(id, { action: 'accept' }, HEAD);
    office.acts(id, { action: 'start' }, HEAD);
    office.clock.set('2026-12-04T08:00:00.000Z');
    office.acts(
      id,
      { action: 'report', result: { summary: 'Đã rà soát 120 hộ', reference: '15/BC-PKT' } },
      HEAD,
    );
    expect(office.duty(id).standing).toBe('today');
    office.clock.set('2026-12-09T02:00:00.000Z');
    office.acts(id, { action: 'send-back', note: 'Thiếu phụ lục' }, LEADER);
    expect(office.duty(id)).toMatchObject({ status: 'returned', standing: 'late', daysLeft: -3 });
    office.acts(id, { action: 'report', result: { reference: '16/BC-PKT', sentOn: '2026-12-08' } }, HEAD);
    office.acts(id, { action: 'confirm' }, LEADER);
    expect(office.duty(id)).toMatchObject({
      status: 'done',
      sentOn: '2026-12-08',
      confirmedOn: '2026-12-09',
      standing: 'done-late',
      results: [
        { reference: '16/BC-PKT', state: 'confirmed' },
        { reference: '15/BC-PKT', state: 'returned' },
      ],
    });
    expect(office.duty(id).history.map(({ did }) => did)).toEqual([
      'created',
      'accept',
      'start',
      'report',
      'send-back',
      'report',
      'confirm',
    ]);
    expect(told(id)).toEqual([
      'head created',
      'leader report',
      'head send-back',
      'leader report',
      'head confirm',
    ]);
  });

  it('does not take a late confirmation for a late result, unless the agency wants it so', () => {
    office.clock.set('2026-12-04T08:00:00.000Z');
    const id = office.create();
    office.acts(id, { action: 'report', result: { summary: 'Xong' } }, HEAD);
    office.clock.set('2026-12-10T02:00:00.000Z');
    office.acts(id, { action: 'confirm' }, LEADER);
    expect(office.duty(id).standing).toBe('on-time');
    const settings = followUpSettings(office.db);
    changeFollowUpSettings(office.db, { ...settings, onTimeBy: 'confirmed' }, LEADER, office.clock);
    expect(office.duty(id).standing).toBe('done-late');
    changeFollowUpSettings(office.db, settings, LEADER, office.clock);
  });

  it('asks for something that shows the result, sent today at the latest', () => {
    const id = office.create();
    const report = (result: object) => codeOf(() => office.acts(id, { action: 'report', result }, HEAD));
    expect(report({})).toBe('obligation.invalid');
    expect(report({ summary: ' ' })).toBe('obligation.invalid');
    expect(report({ summary: 'x', sentOn: '2027-01-01' })).toBe('obligation.invalid');
    expect(report({ dispatchId: 'nowhere' })).toBe('obligation.invalid');
    expect(report({ fileId: 'nowhere' })).toBe('obligation.invalid');
    expect(office.duty(id).status).toBe('new');
  });

  it('passes the head of the unit where the agency wants two levels', () => {
    const settings = followUpSettings(office.db);
    changeFollowUpSettings(office.db, { ...settings, twoLevel: true }, LEADER, office.clock);
    const id = office.create();
    office.acts(id, { action: 'report', result: { summary: 'Xong' } }, STAFF);
    expect(office.duty(id).status).toBe('awaiting-unit');
    office.acts(id, { action: 'reject-unit', note: 'Bổ sung số liệu' }, HEAD);
    office.acts(id, { action: 'report', result: { summary: 'Đã bổ sung' } }, STAFF);
    office.acts(id, { action: 'approve-unit' }, HEAD);
    expect(office.duty(id).status).toBe('awaiting');
    const own = office.create();
    office.acts(own, { action: 'report', result: { summary: 'Xong' } }, HEAD);
    expect(office.duty(own).status).toBe('awaiting');
    changeFollowUpSettings(office.db, settings, LEADER, office.clock);
  });

  it('pauses and goes on where it was', () => {
    const id = office.create();
    office.acts(id, { action: 'accept' }, HEAD);
    expect(codeOf(() => office.acts(id, { action: 'pause' }, LEADER))).toBe('obligation.invalid');
    office.acts(id, { action: 'pause', note: 'Chờ hướng dẫn của Sở' }, LEADER);
    office.acts(id, { action: 'resume' }, LEADER);
    expect(office.duty(id).status).toBe('accepted');
  });

  it('names the person within the unit, who then reports', () => {
    const id = office.create();
    expect(codeOf(() => office.acts(id, { action: 'delegate', personId: 'other' }, HEAD))).toBe(
      'obligation.invalid',
    );
    office.acts(id, { action: 'delegate', personId: 'colleague' }, HEAD);
    expect(office.duty(id)).toMatchObject({
      leadUnitId: 'unit-a',
      leadPersonId: 'colleague',
      leadPersonName: COLLEAGUE.name,
    });
    const report = { action: 'report', result: { summary: 'Xong' } } as const;
    expect(codeOf(() => office.acts(id, report, STAFF))).toBe('obligation.forbidden');
    office.acts(id, report, COLLEAGUE);
    expect(told(id)).toContain('colleague delegate');
  });
});

describe('deadlines', () => {
  it('keeps the original one beside every extension that was asked and decided', () => {
    office.clock.set('2026-11-23T02:00:00.000Z');
    const id = office.create();
    const ask = (until: string) =>
      codeOf(() => office.acts(id, { action: 'ask-extension', until, note: 'Chờ số liệu của Sở' }, HEAD));
    expect(ask('2026-12-01')).toBe('obligation.invalid');
    expect(ask('2026-12-15')).toBe('done');
    expect(ask('2026-12-20')).toBe('obligation.extension-pending');
    expect(codeOf(() => office.acts(id, { action: 'decide-extension', grant: false }, LEADER))).toBe(
      'obligation.invalid',
    );
    office.acts(id, { action: 'decide-extension', grant: false, note: 'Việc gấp' }, LEADER);
    expect(office.duty(id)).toMatchObject({ due: '2026-12-04', originalDue: '2026-12-04', extensions: 0 });
    ask('2026-12-15');
    office.acts(id, { action: 'decide-extension', grant: true, until: '2026-12-11' }, LEADER);
    expect(office.duty(id)).toMatchObject({
      due: '2026-12-11',
      originalDue: '2026-12-04',
      extensions: 1,
      extensionsAsked: [
        { state: 'granted', wanted: '2026-12-15', granted: '2026-12-11', dueBefore: '2026-12-04' },
        { state: 'refused', answer: 'Việc gấp' },
      ],
    });
    expect(codeOf(() => office.acts(id, { action: 'decide-extension', grant: true }, LEADER))).toBe(
      'obligation.no-extension',
    );
  });

  it('resolves a relative one when its event is recorded, once', () => {
    const id = office.create({
      deadline: {
        kind: 'relative',
        raw: 'trong 05 ngày làm việc kể từ ngày kết thúc đợt kiểm tra',
        date: null,
        amount: 5,
        unit: 'working-day',
        from: 'ngày kết thúc đợt kiểm tra',
      },
    });
    expect(office.duty(id)).toMatchObject({ due: null, standing: 'undated' });
    office.acts(id, { action: 'record-event', eventOn: '2026-11-25' }, STAFF);
    expect(office.duty(id)).toMatchObject({
      due: '2026-12-02',
      originalDue: '2026-12-02',
      eventOn: '2026-11-25',
      dueKind: 'relative',
    });
    expect(codeOf(() => office.acts(id, { action: 'record-event', eventOn: '2026-11-26' }, STAFF))).toBe(
      'obligation.invalid',
    );
  });

  it('can be set once where there was none', () => {
    const id = office.create({ deadline: { kind: 'none', raw: null, date: null } });
    office.acts(id, { action: 'set-due', due: '2026-12-31' }, LEADER);
    expect(office.duty(id)).toMatchObject({ due: '2026-12-31', originalDue: '2026-12-31' });
    expect(codeOf(() => office.acts(id, { action: 'set-due', due: '2027-01-31' }, LEADER))).toBe(
      'obligation.invalid',
    );
  });
});

describe('a duty handed down in parts', () => {
  it('is under way when a part is, and is reported when all are done', () => {
    office.clock.set('2026-11-23T02:00:00.000Z');
    const id = office.create();
    const parts = [
      { action: 'Rà soát tổ 1', lead: [{ personId: 'staff' }], due: '2026-11-30' },
      { action: 'Rà soát tổ 2', lead: [{ unitId: 'unit-b' }] },
    ];
    expect(
      codeOf(() =>
        office.acts(id, { action: 'hand-down', parts: [{ ...parts[0]!, due: '2026-12-30' }] }, HEAD),
      ),
    ).toBe('obligation.invalid');
    office.acts(id, { action: 'hand-down', parts }, HEAD);
    const whole = office.duty(id);
    expect(whole).toMatchObject({ status: 'in-progress', children: 2, childrenDone: 0 });
    expect(whole.parts.map(({ code, due }) => [code, due])).toEqual([
      [`${whole.code}.1`, '2026-11-30'],
      [`${whole.code}.2`, '2026-12-04'],
    ]);
    const [first, second] = whole.parts.map((part) => part.id) as [string, string];
    const report = { action: 'report', result: { summary: 'Xong' } } as const;
    expect(codeOf(() => office.acts(id, report, HEAD))).toBe('obligation.children-open');
    office.acts(first, report, STAFF);
    office.acts(first, { action: 'confirm' }, HEAD);
    office.acts(second, report, OTHER);
    office.acts(second, { action: 'confirm' }, HEAD);
    expect(office.duty(id)).toMatchObject({ status: 'in-progress', childrenDone: 2 });
    expect(told(id)).toContain('head children-done');
    office.acts(id, report, HEAD);
    expect(office.duty(id).status).toBe('awaiting');
  });

  it('takes up work by itself when a part is taken up, and forgets a cancelled part', () => {
    const id = office.create();
    office.acts(id, { action: 'hand-down', parts: [{ action: 'Một', lead: [{ personId: 'staff' }] }] }, HEAD);
    const [part] = office.duty(id).parts;
    office.acts(part!.id, { action: 'cancel', note: 'Không cần nữa' }, HEAD);
    expect(office.duty(id).children).toBe(0);
    office.acts(id, { action: 'report', result: { summary: 'Xong' } }, HEAD);
  });
});

describe('many at once', () => {
  it('does each for itself, and says why one was not done', () => {
    const ids = [office.create(), office.create(), office.create()];
    office.acts(ids[1]!, { action: 'accept' }, HEAD);
    const targets = ids.map((obligationId) => ({ obligationId, version: 1 }));
    const outcomes = performOnMany(office.db, targets, { action: 'accept' }, HEAD, office.clock);
    expect(outcomes.map(({ problem }) => problem?.code ?? 'done')).toEqual([
      'done',
      'obligation.changed',
      'done',
    ]);
    expect(outcomes[1]!.problem!.title).toContain('Người head đã “Tiếp nhận”');
  });

  it('refuses who may not, without a trace', () => {
    const id = office.create();
    const before = office.duty(id).history.length;
    expect(codeOf(() => office.acts(id, { action: 'confirm' }, CLERK))).toBe('obligation.forbidden');
    expect(office.duty(id)).toMatchObject({ version: 1 });
    expect(office.duty(id).history).toHaveLength(before);
  });
});
