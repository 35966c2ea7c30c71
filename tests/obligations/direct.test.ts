import { afterEach, beforeEach, expect, it } from 'vitest';
import { verifyTrail } from '../../src/platform/audit/trail.ts';
import { direct } from '../../src/obligations/direct.ts';
import { handOver } from '../../src/obligations/hand-over.ts';
import { obligationParties, obligations } from '../../src/obligations/schema.ts';
import { type NewDirective, registerDispatch, routingOfDispatch } from '../../src/registry/index.ts';
import { directives } from '../../src/registry/routing-schema.ts';
import { CLERK, LEADER, type Office, openOffice } from '../registry/office.ts';
import { refusal } from '../registry/refusal.ts';

let office: Office;
let id: string;
beforeEach(async () => {
  office = openOffice();
  id = await office.verifiedPaper('một');
  registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
});
afterEach(() => office.close());

const say = (change: Partial<NewDirective> = {}) =>
  direct(
    office.db,
    {
      ...office.versioned(id),
      text: 'Phòng A chủ trì tham mưu văn bản trả lời',
      lead: { kind: 'unit', id: 'unit-a' },
      cooperators: [{ kind: 'person', id: 'drafter' }],
      know: [{ kind: 'unit', id: 'unit-b' }],
      dueDate: '2026-12-01',
      ...change,
    },
    LEADER,
    office.clock,
  );

it('a directive is a duty in the same moment, with its lead, its day and who shall know', () => {
  const { obligation, directiveId } = say();
  expect(office.db.select().from(obligations).all()).toMatchObject([
    {
      id: obligation!.id,
      sourceKind: 'directive',
      dispatchId: id,
      directiveId,
      leadUnitId: 'unit-a',
      due: '2026-12-01',
      assignerId: 'leader',
    },
  ]);
  const parties = office.db.select().from(obligationParties).all();
  expect(parties.map(({ role, partyId }) => [role, partyId]).sort()).toEqual([
    ['cooperator', 'drafter'],
    ['informed', 'unit-b'],
    ['lead', 'unit-a'],
  ]);
  expect(routingOfDispatch(office.db, id, CLERK).handling).toBe('assigned');
  expect(verifyTrail(office.db).brokenAt).toBeNull();
});

it('only to be known makes no duty', () => {
  expect(say({ lead: null, cooperators: [], dueDate: null }).obligation).toBeNull();
  expect(office.db.select().from(obligations).all()).toEqual([]);
});

it('and the papers of whoever leaves go to another, with their duties', () => {
  say({ lead: { kind: 'person', id: 'staff' }, cooperators: [], know: [] });
  const command = { fromId: 'staff', toId: 'drafter', reason: 'nghỉ hưu' };
  expect(handOver(office.db, command, CLERK, office.clock)).toEqual({ papers: 1, obligations: 1 });
  expect(office.db.select().from(obligations).all()).toMatchObject([
    { leadPersonId: 'drafter', due: '2026-12-01' },
  ]);
  expect(handOver(office.db, command, CLERK, office.clock)).toEqual({ papers: 0, obligations: 0 });
});

it('that is refused leaves neither a directive nor a duty', () => {
  expect(refusal(() => say({ cooperators: [{ kind: 'unit', id: 'unit-gone' }] }))).toBe(
    'dispatch.unknown-grantee',
  );
  expect(office.db.select().from(directives).all()).toEqual([]);
  expect(office.db.select().from(obligations).all()).toEqual([]);
});
