import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { inTransaction } from '../../src/platform/database.ts';
import {
  completePaper,
  colleaguesAmong,
  forwardPaper,
  handlingSlip,
  handOverPapers,
  keepForInformation,
  type NewDirective,
  refusePaper,
  registerDispatch,
  returnPaper,
  routeDispatch,
  routingOfDispatch,
  sayOpinion,
  submitToLeader,
  writeDirective,
} from '../../src/registry/index.ts';
import { isLate, stepDue } from '../../src/registry/time-limits.ts';
import { memberships, roleGrants } from '../../src/people/schema.ts';
import {
  ADMIN,
  CLERK,
  DRAFTER,
  LEADER,
  type Office,
  openOffice,
  pdf,
  person,
  STAFF,
  WHOLE_HEADER,
} from './office.ts';
import { pdfPages } from '../printing/pdf-words.ts';
import { refusal } from './refusal.ts';

let office: Office;
let id: string;
beforeEach(async () => {
  office = openOffice();
  office.db.insert(roleGrants).values({ personId: 'leader', role: 'leader' }).run();
  id = await office.verifiedPaper('một');
  registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
});
afterEach(() => office.close());

const way = (actor = CLERK) => routingOfDispatch(office.db, id, actor);
const open = () => way().steps.filter(({ endedAt }) => endedAt === null);
const submit = () =>
  submitToLeader(office.db, { ...office.versioned(id), leaderId: 'leader' }, CLERK, office.clock);
const direct = (change: Partial<NewDirective> = {}, by = LEADER) =>
  inTransaction(office.db, (tx) =>
    writeDirective(
      tx,
      {
        ...office.versioned(id),
        text: 'Phòng A chủ trì, tham mưu văn bản trả lời',
        lead: { kind: 'unit', id: 'unit-a' },
        cooperators: [{ kind: 'unit', id: 'unit-b' }],
        know: [{ kind: 'person', id: 'drafter' }],
        dueDate: '2026-12-01',
        ...change,
      },
      by,
      office.clock,
    ),
  );

describe('the way of a paper', () => {
  it('leads from the văn thư over the leader to the unit and back, and everybody sees where it is', () => {
    expect(way()).toMatchObject({ handling: 'to-route', steps: [] });
    submit();
    expect(way()).toMatchObject({
      handling: 'with-leader',
      steps: [{ kind: 'submit', to: { name: 'Người leader' }, by: { id: 'clerk' }, endedAt: null }],
    });
    office.clock.advance(60_000);
    direct();
    expect(way(STAFF)).toMatchObject({
      handling: 'assigned',
      since: office.clock.now(),
      stepDueAt: null,
      steps: [
        { kind: 'submit', outcome: 'directed', mine: false },
        { kind: 'lead', to: { name: 'Phòng unit-a' }, dueDate: '2026-12-01', mine: true },
        { kind: 'cooperate', to: { name: 'Phòng unit-b' }, mine: false },
        { kind: 'know', to: { name: 'Người drafter' }, mine: false },
      ],
      directives: [
        { lead: { name: 'Phòng unit-a' }, cooperators: ['Phòng unit-b'], know: ['Người drafter'] },
      ],
      opinions: [{ layer: 1, by: { id: 'leader' } }],
    });
    const routingId = open().find(({ kind }) => kind === 'lead')!.id;
    completePaper(
      office.db,
      { dispatchId: id, routingId, note: 'Đã có công văn trả lời' },
      STAFF,
      office.clock,
    );
    expect(way()).toMatchObject({ handling: 'done', opinions: [{ layer: 1 }, { layer: 3 }] });
    expect(verifyTrail(office.db).brokenAt).toBeNull();
  });

  it('is shown to whom it goes, and to nobody else', () => {
    expect(refusal(() => way(STAFF))).toBe('dispatch.not-found');
    direct({ cooperators: [], know: [] });
    expect(way(STAFF).steps).toHaveLength(1);
    expect(refusal(() => way(DRAFTER))).toBe('dispatch.not-found');
  });

  it('goes on inside a unit only, by whom it lies with', () => {
    direct({ lead: { kind: 'unit', id: 'unit-b' }, cooperators: [{ kind: 'unit', id: 'unit-a' }], know: [] });
    const routingId = open().find(({ kind }) => kind === 'cooperate')!.id;
    const toStaff = { dispatchId: id, routingId, to: [{ kind: 'person', id: 'staff' }] } as const;
    const toOther = { ...toStaff, to: [{ kind: 'person', id: 'drafter' }] } as const;
    const offered = colleaguesAmong(
      office.db,
      ['staff', 'drafter'],
      { kind: 'unit', id: 'unit-a' },
      office.clock,
    );
    expect([...offered]).toEqual(['staff']);
    expect(refusal(() => forwardPaper(office.db, toStaff, DRAFTER, office.clock))).toBe(
      'routing.not-with-you',
    );
    expect(refusal(() => forwardPaper(office.db, toOther, STAFF, office.clock))).toBe(
      'routing.outside-the-unit',
    );
    forwardPaper(office.db, { ...toStaff, note: 'Đồng chí tham mưu' }, STAFF, office.clock);
    expect(open().find(({ kind }) => kind === 'cooperate')).toMatchObject({
      to: { kind: 'person', id: 'staff' },
    });
    expect(way().opinions.at(-1)).toMatchObject({ layer: 2, text: 'Đồng chí tham mưu' });
    expect(refusal(() => forwardPaper(office.db, toStaff, STAFF, office.clock))).toBe('routing.not-found');
  });

  it('comes back with the reason: to the unit, to the leader, to the văn thư', () => {
    direct({ cooperators: [], know: [] });
    const lead = open()[0]!.id;
    forwardPaper(
      office.db,
      { dispatchId: id, routingId: lead, to: [{ kind: 'person', id: 'staff' }] },
      STAFF,
      office.clock,
    );
    const reason = 'không thuộc thẩm quyền';
    returnPaper(office.db, { dispatchId: id, routingId: open()[0]!.id, reason }, STAFF, office.clock);
    expect(open()).toMatchObject([{ kind: 'lead', to: { kind: 'unit', id: 'unit-a' } }]);
    returnPaper(office.db, { dispatchId: id, routingId: open()[0]!.id, reason }, STAFF, office.clock);
    expect(way()).toMatchObject({ handling: 'with-leader' });
    expect(open()).toMatchObject([{ kind: 'submit', to: { id: 'leader' } }]);
    returnPaper(office.db, { dispatchId: id, routingId: open()[0]!.id, reason }, LEADER, office.clock);
    expect(way()).toMatchObject({ handling: 'to-route' });
    expect(way().steps.map(({ outcome }) => outcome)).toEqual([
      'forwarded',
      'returned',
      'returned',
      'returned',
    ]);
  });

  it('ends with "lưu, để biết" or with the issuer, always with a reason', async () => {
    submit();
    keepForInformation(
      office.db,
      { ...office.versioned(id), reason: 'không cần trả lời' },
      LEADER,
      office.clock,
    );
    expect(way()).toMatchObject({
      handling: 'kept',
      stepDueAt: null,
      steps: [{ reason: 'không cần trả lời' }],
    });
    const other = await office.readPaper('hai');
    refusePaper(office.db, { ...office.versioned(other), reason: 'sai nơi nhận' }, CLERK, office.clock);
    expect(office.view(other)).toMatchObject({
      state: 'withdrawn',
      problemMessage: 'Từ chối tiếp nhận: sai nơi nhận',
    });
  });

  it('changes hands when a person leaves', () => {
    direct({ lead: { kind: 'person', id: 'staff' }, cooperators: [], know: [] });
    const handOver = (by = CLERK, toId = 'drafter') =>
      inTransaction(office.db, (tx) =>
        handOverPapers(tx, { fromId: 'staff', toId, reason: 'chuyển công tác' }, by, office.clock),
      );
    expect(refusal(() => handOver(DRAFTER))).toBe('people.forbidden');
    expect(refusal(() => handOver(CLERK, 'staff'))).toBe('routing.hand-over-to-self');
    expect(handOver(ADMIN)).toBe(1);
    expect(open()).toMatchObject([{ kind: 'lead', to: { id: 'drafter' }, dueDate: '2026-12-01' }]);
    expect(way(DRAFTER).steps.at(0)).toMatchObject({ outcome: 'handed-over', reason: 'chuyển công tác' });
  });

  it('by the plain "chuyển" goes to those chosen, once', () => {
    const to = { dispatchId: id, unitIds: ['unit-a'], personIds: [] };
    routeDispatch(office.db, to, CLERK, office.clock);
    routeDispatch(office.db, to, CLERK, office.clock);
    expect(open()).toMatchObject([{ kind: 'handle', to: { id: 'unit-a' } }]);
    expect(way()).toMatchObject({ handling: 'assigned' });
  });
});

describe('a directive', () => {
  const refused: [string, Partial<NewDirective>, string][] = [
    ['nobody to do or know it', { lead: null, cooperators: [], know: [] }, 'directive.empty'],
    ['no words', { text: '  ' }, 'directive.empty'],
    ['a day gone by', { dueDate: '2026-11-22' }, 'directive.due-in-the-past'],
    ['a unit that was dissolved', { lead: { kind: 'unit', id: 'unit-gone' } }, 'dispatch.unknown-grantee'],
    ['an older version', { version: 1 }, 'dispatch.changed'],
  ];
  it.each(refused)('is refused with %s', (_why, change, code) => {
    expect(refusal(() => direct(change))).toBe(code);
    expect(way().directives).toEqual([]);
  });

  it('is a leader’s, on an incoming paper', async () => {
    for (const who of [CLERK, person('x', ['staff'])]) {
      expect(refusal(() => direct({}, who))).toMatch(/people.forbidden|dispatch.not-found/);
    }
    const { id: outgoing } = await office.handIn(pdf('đi'), CLERK, { direction: 'outgoing' });
    expect(refusal(() => direct({ dispatchId: outgoing, version: 1 }))).toBe('dispatch.wrong-state');
  });

  it('only to be known closes the paper', () => {
    direct({ lead: null, cooperators: [] });
    expect(way()).toMatchObject({ handling: 'kept' });
  });
});

describe('phiếu giải quyết văn bản đến', () => {
  it('gathers three layers of opinion that nobody changes, and prints them', async () => {
    office.db
      .insert(memberships)
      .values({ personId: 'drafter', unitId: 'unit-a', validFrom: '2026-01-01' })
      .run();
    direct({ know: [], cooperators: [] });
    sayOpinion(office.db, { dispatchId: id, layer: 3, text: 'Đề nghị trả lời đồng ý' }, STAFF, office.clock);
    expect(
      refusal(() => sayOpinion(office.db, { dispatchId: id, layer: 1, text: 'x' }, STAFF, office.clock)),
    ).toBe('people.forbidden');
    const { bytes } = await handlingSlip(
      office.db,
      { id, agencyName: 'Văn phòng', parentAgency: 'UBND phường Hải Châu', place: 'Hải Châu' },
      STAFF,
      office.clock,
    );
    const [words = ''] = await pdfPages(bytes);
    expect(words).toMatch(/UBND PHƯỜNG HẢI CHÂU[\s\S]*VĂN PHÒNG[\s\S]*Đề nghị trả lời đồng ý/u);
  });
});

describe('the time limits of the decree', () => {
  it.each([
    ['a Monday morning', '2026-11-16T02:00:00.000Z', null, '2026-11-17T17:00:00.000Z'],
    ['a Friday: Monday', '2026-11-20T02:00:00.000Z', null, '2026-11-23T17:00:00.000Z'],
    ['the eve of a holiday', '2026-04-29T02:00:00.000Z', null, '2026-05-04T17:00:00.000Z'],
    ['late in the evening of Việt Nam', '2026-11-16T16:30:00.000Z', null, '2026-11-17T17:00:00.000Z'],
    ['an urgent one at once', '2026-11-20T09:00:00.000Z', 'Khẩn', '2026-11-20T10:00:00.000Z'],
  ])('%s', (_when, since, urgency, due) => {
    expect(stepDue(since, urgency)).toBe(due);
  });

  it('run from step to step', async () => {
    const fresh = await office.readPaper('hai', { ...WHOLE_HEADER, number: '6', urgency: 'Hỏa tốc' });
    expect(office.view(fresh).stepDueAt).toBe('2026-11-23T03:00:00.000Z');
    const plain = await office.readPaper('ba', { ...WHOLE_HEADER, number: '7' });
    // 24/11 is a holiday from 2026 on.
    expect(office.view(plain).stepDueAt).toBe('2026-11-25T17:00:00.000Z');
    expect(isLate(office.view(plain).stepDueAt, '2026-11-25T17:00:00.001Z')).toBe(true);
    submit();
    expect(way().stepDueAt).toBe('2026-11-25T17:00:00.000Z');
    direct();
    expect(isLate(way().stepDueAt, '2030-01-01T00:00:00.000Z')).toBe(false);
  });
});
