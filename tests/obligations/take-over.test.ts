import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listObligations, type ObligationRow, takeOverJob } from '../../src/obligations/index.ts';
import {
  acceptObligations,
  decideField,
  decideObligation,
  registerDispatch,
  TAKE_OVER_JOB,
  verifyDispatch,
} from '../../src/registry/index.ts';
import type { Obligation } from '../../src/understanding/index.ts';
import { type FollowUp, HEAD, openFollowUp } from './follow-up.ts';
import { CLERK, LEADER, understood, WHOLE_HEADER } from '../registry/office.ts';

let office: FollowUp;
beforeAll(() => {
  office = openFollowUp();
  const agencyName = 'Ủy ban nhân dân phường Hải Vân';
  Object.assign(office.handlers, {
    [TAKE_OVER_JOB]: takeOverJob({ db: office.db, clock: office.clock, agencyName }),
  });
});
afterAll(() => office.close());

const duty = (clause: string, assignees: string[], action: string, date: string | null): Obligation => ({
  clause,
  assignees,
  cooperators: [],
  action,
  deadline: date === null ? { kind: 'none', raw: null, date: null } : { kind: 'date', raw: null, date },
  reportTo: null,
  targets: [],
  legalBasis: [],
  confidence: 0.95,
  evidence: [
    {
      quote: action,
      page: 1,
      boxes: [{ x: 80, y: 60 + clause.length, width: 300, height: 12 }],
      confidence: 0.95,
    },
  ],
});

const INCOMING = [
  duty('1', ['UBND phường Hải Vân'], 'Rà soát các điểm ngập úng', '2026-12-10'),
  duty('2', ['Sở Xây dựng'], 'Hướng dẫn việc rà soát', '2026-12-20'),
  duty('3', ['UBND các xã, phường'], 'Báo cáo kết quả', null),
  duty('4', ['Phòng unit-a'], 'Lập danh sách hộ', '2026-12-12'),
];

const dutiesOf = (dispatchId: string, open = true): ObligationRow[] =>
  listObligations(office.db, CLERK, { dispatchId, open }, office.clock).rows.toSorted((a, b) =>
    a.code < b.code ? -1 : 1,
  );

/** A registered paper with these obligations suggested, nothing confirmed. */
async function registered(
  content: string,
  obligations: Obligation[],
  direction: 'incoming' | 'outgoing' = 'incoming',
): Promise<string> {
  const { id } = await office.handIn(`%PDF-1.7\n% ${content}\n%%EOF\n`, CLERK, { direction });
  office.reader.understanding = {
    ...understood({ ...WHOLE_HEADER, number: '14', symbol: content }),
    obligations,
  };
  await office.work();
  for (const { field, required, state, suggestion } of office.view(id).fields) {
    if (!required || state !== 'suggested') continue;
    const decision = { action: suggestion === null ? 'absent' : 'accept' } as const;
    decideField(office.db, { ...office.versioned(id), field, decision }, CLERK, office.clock);
  }
  verifyDispatch(office.db, office.versioned(id), CLERK, office.clock);
  return id;
}

describe('confirmed obligations become duties', () => {
  it('when the paper is registered, those of the office and its units, once', async () => {
    const id = await registered('CT-UBND', INCOMING);
    acceptObligations(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    expect(dutiesOf(id)).toEqual([]);
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    expect(dutiesOf(id)).toMatchObject([
      { code: '14/CT-UBND#1-1', side: 'ours', leadName: '', due: '2026-12-10', status: 'new' },
      { code: '14/CT-UBND#3-2', side: 'ours', leadName: '', due: null, standing: 'undated' },
      { code: '14/CT-UBND#4-3', side: 'ours', leadUnitId: 'unit-a', due: '2026-12-12' },
    ]);
    // Whatever makes the job run again: nothing is made twice.
    decideField(
      office.db,
      { ...office.versioned(id), field: 'place', decision: { action: 'absent' } },
      CLERK,
      office.clock,
    );
    const item = office.view(id).obligations[0]!;
    decideObligation(
      office.db,
      { ...office.versioned(id), obligationId: item.id, decision: { action: 'accept' } },
      LEADER,
      office.clock,
    );
    await office.work();
    expect(dutiesOf(id)).toHaveLength(3);
    const [first] = dutiesOf(id);
    expect(office.view(id).obligations[0]!.evidence).toEqual(office.duty(first!.id).evidence);
  });

  it('follow what is confirmed, reworded or taken back afterwards, until somebody has acted', async () => {
    const id = await registered('KH-SXD', INCOMING);
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    expect(dutiesOf(id)).toEqual([]);
    const decide = async (at: number, decision: Parameters<typeof decideObligation>[1]['decision']) => {
      const obligationId = office.view(id).obligations[at]!.id;
      decideObligation(office.db, { ...office.versioned(id), obligationId, decision }, CLERK, office.clock);
      await office.work();
    };
    await decide(0, { action: 'accept' });
    await decide(3, { action: 'accept' });
    expect(dutiesOf(id).map(({ title }) => title)).toEqual(['Rà soát các điểm ngập úng', 'Lập danh sách hộ']);
    await decide(0, { action: 'edit', statement: { action: 'Rà soát, khắc phục các điểm ngập úng' } });
    expect(dutiesOf(id)[0]).toMatchObject({
      title: 'Rà soát, khắc phục các điểm ngập úng',
      code: '14/KH-SXD#1-1',
    });
    // Another deadline before anybody acted: the duty makes room for one with the right deadline.
    await decide(0, {
      action: 'edit',
      statement: { deadline: { kind: 'date', raw: null, date: '2026-12-15' } },
    });
    expect(dutiesOf(id).find(({ due }) => due === '2026-12-15')).toMatchObject({ originalDue: '2026-12-15' });
    await decide(3, { action: 'undo' });
    expect(dutiesOf(id)).toHaveLength(1);
    await decide(3, { action: 'accept' });
    expect(dutiesOf(id)).toHaveLength(2);
    const listed = dutiesOf(id).find(({ leadUnitId }) => leadUnitId === 'unit-a')!;
    office.acts(listed.id, { action: 'accept' }, HEAD);
    await decide(3, { action: 'dismiss' });
    expect(dutiesOf(id)).toHaveLength(2);
  });

  it('are what others owe us, where the paper is ours', async () => {
    const id = await registered(
      'UBND-TH',
      [
        duty('1', ['Phòng unit-b'], 'Tổng hợp', '2026-12-12'),
        duty('2', ['Trường THCS số 1'], 'Gửi số liệu', '2026-12-05'),
      ],
      'outgoing',
    );
    acceptObligations(office.db, office.versioned(id), CLERK, office.clock);
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    expect(dutiesOf(id)).toMatchObject([
      { side: 'ours', leadUnitId: 'unit-b' },
      { side: 'theirs', leadName: 'Trường THCS số 1', leadUnitId: null },
    ]);
  });
});

describe('a paper that turns out to be a state secret', () => {
  it('leaves no word of its duties', async () => {
    const id = await registered('M-UBND', [duty('1', ['Phòng unit-a'], 'Bí mật quân sự', '2026-12-12')]);
    acceptObligations(office.db, office.versioned(id), CLERK, office.clock);
    registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
    await office.work();
    const [made] = dutiesOf(id);
    office.acts(made!.id, { action: 'note', note: 'liên hệ ban chỉ huy quân sự' }, HEAD);
    decideField(
      office.db,
      { ...office.versioned(id), field: 'secrecy', decision: { action: 'correct', value: 'Mật' } },
      CLERK,
      office.clock,
    );
    await office.work();
    expect(office.duty(made!.id)).toMatchObject({ status: 'cancelled', title: '', action: '', evidence: [] });
    const everything = JSON.stringify([
      office.connection.prepare('select * from obligations').all(),
      office.connection.prepare('select * from obligation_texts').all(),
      office.connection.prepare('select * from obligation_history').all(),
      office.connection.prepare('select * from obligation_words').all(),
      office.connection.prepare('select * from audit_trail').all(),
    ]);
    expect(everything).not.toContain('quân sự');
    expect(everything).not.toContain('M-UBND');
  });
});
