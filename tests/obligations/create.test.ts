import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eq, sql } from 'drizzle-orm';
import { inTransaction } from '../../src/platform/database.ts';
import { createObligation, type NewObligation } from '../../src/obligations/index.ts';
import { obligationHistory, obligations } from '../../src/obligations/schema.ts';
import { partiesOf } from '../../src/obligations/store.ts';
import { registerDispatch } from '../../src/registry/index.ts';
import { CLERK, LEADER, type Office, openOffice, STAFF, WHOLE_HEADER } from '../registry/office.ts';

let office: Office;
let paper: string;
beforeAll(async () => {
  office = openOffice();
  paper = await office.verifiedPaper('chỉ thị', {
    ...WHOLE_HEADER,
    number: '14',
    symbol: 'CT-UBND',
    type: 'Chỉ thị',
    date: '2026-11-20',
  });
  registerDispatch(office.db, office.versioned(paper), CLERK, office.clock);
});
afterAll(() => office.close());

const create = (command: NewObligation, by = LEADER) =>
  inTransaction(office.db, (tx) => createObligation(tx, command, by, office.clock));

const directive = (extra: Partial<NewObligation> = {}): NewObligation => ({
  source: { kind: 'directive', dispatchId: paper, directiveId: 'd1' },
  action: 'Tham mưu văn bản triển khai, trình Chủ tịch ký',
  parties: { lead: [{ unitId: 'unit-a' }] },
  deadline: { kind: 'date', raw: null, date: '2026-12-05' },
  ...extra,
});

describe('an obligation comes into being', () => {
  it('has a code of its paper and point, a deadline, a lead, and a first line of history', () => {
    const first = create({
      ...directive(),
      source: { kind: 'paper', dispatchId: paper, clause: '1.b' },
    });
    expect(first).toMatchObject({ code: '14/CT-UBND#1b-1', due: '2026-12-05', version: 1 });
    const second = create(directive());
    expect(second.code).toBe('14/CT-UBND#BP-2');
    const row = office.db.select().from(obligations).where(eq(obligations.id, second.id)).get()!;
    expect(row).toMatchObject({
      status: 'new',
      open: true,
      side: 'ours',
      sourceName: 'Chỉ thị 14/CT-UBND',
      leadUnitId: 'unit-a',
      leadName: 'Phòng unit-a',
      assignerId: 'leader',
      originalDue: '2026-12-05',
      dueOrder: '2026-12-05',
      assignedOn: '2026-11-23',
    });
    expect(partiesOf(office.db, second.id)).toMatchObject([
      { role: 'lead', kind: 'unit', partyId: 'unit-a', open: true, dueOrder: '2026-12-05' },
    ]);
    const lines = office.db
      .select()
      .from(obligationHistory)
      .where(eq(obligationHistory.obligationId, second.id))
      .all();
    expect(lines).toMatchObject([{ did: 'created', byId: 'leader', toStatus: 'new', version: 1 }]);
  });

  it('lets the unit that has to act see the paper', () => {
    create(directive());
    expect(office.view(paper, STAFF).id).toBe(paper);
  });

  it('counts a relative limit from the receipt or the signing, and waits for any other event', () => {
    const relative = (from: string) =>
      create(
        directive({
          deadline: { kind: 'relative', raw: null, date: null, amount: 3, unit: 'working-day', from },
        }),
      ).due;
    // 24/11 is a holiday since 2026: three working days after Monday the 23rd are Friday the 27th.
    expect(relative('ngày nhận được văn bản này')).toBe('2026-11-27');
    expect(relative('ngày ký')).toBe('2026-11-26');
    expect(relative('ngày kết thúc đợt kiểm tra')).toBeNull();
  });

  it('numbers what has no paper by its year, and parts by their parent', () => {
    const meeting = create({
      source: { kind: 'meeting', name: 'Kết luận họp giao ban tháng 11', date: '2026-11-20' },
      action: 'Rà soát quỹ đất công',
      parties: { lead: [{ name: 'Phòng unit-b' }], cooperator: [{ name: 'Sở Tài chính' }] },
    });
    expect(meeting).toMatchObject({ code: 'KL-2026#1', due: null });
    expect(partiesOf(office.db, meeting.id)).toMatchObject([
      { role: 'cooperator', kind: 'outside', name: 'Sở Tài chính' },
      { role: 'lead', kind: 'unit', partyId: 'unit-b' },
    ]);
    const part = create({
      source: { kind: 'parent', parentId: meeting.id },
      action: 'Lập danh sách',
      parties: { lead: [{ personId: 'staff' }] },
    });
    expect(part.code).toBe('KL-2026#1.1');
    const parent = office.db.select().from(obligations).where(eq(obligations.id, meeting.id)).get()!;
    expect(parent).toMatchObject({ children: 1, childrenDone: 0 });
  });

  it('refuses units that are gone, and writes nothing then', () => {
    const count = () =>
      office.db
        .select({ n: sql<number>`count(*)` })
        .from(obligations)
        .get()!.n;
    const before = count();
    expect(() => create(directive({ parties: { lead: [{ unitId: 'unit-gone' }] } }))).toThrow(
      expect.objectContaining({ code: 'obligation.unknown-party' }),
    );
    expect(() => create(directive({ action: '  ' }))).toThrow(
      expect.objectContaining({ code: 'obligation.invalid' }),
    );
    expect(count()).toBe(before);
  });

  it('keeps the original deadline and the history whatever a program tries', () => {
    const { id } = create(directive());
    const change = (statement: string) => () => office.connection.exec(statement);
    expect(change(`update obligations set original_due = '2027-01-01' where id = '${id}'`)).toThrow(
      /never changes/,
    );
    expect(change(`update obligation_history set did = 'x' where obligation_id = '${id}'`)).toThrow(
      /only added to/,
    );
    expect(change(`delete from obligation_history where obligation_id = '${id}'`)).toThrow(/only added to/);
  });
});
