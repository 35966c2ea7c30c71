import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/printing/sheets.ts';
import {
  countObligations,
  type FollowUpReport,
  followUpReport,
  lateLetter,
  listByStatus,
  listObligations,
  obligationCalendar,
  OPEN_STATUSES,
  PERIOD_KINDS,
} from '../../src/obligations/index.ts';
import { periodOf } from '../../src/obligations/periods.ts';
import { reportPdf, reportXlsx } from '../../src/obligations/report-print.ts';
import {
  ASSIGNER,
  type FollowUp,
  HEAD,
  keptBeside,
  LEADER,
  openFollowUp,
  OTHER,
  STRANGER,
} from './follow-up.ts';

let office: FollowUp;
beforeAll(() => {
  office = openFollowUp();
  live();
});
afterAll(() => office.close());

/** Three months of an office: every kind of end that a duty can have, at two units and at none. */
function live(): void {
  const at = (day: string) => office.clock.set(`${day}T02:00:00.000Z`);
  const dated = (date: string) => ({ deadline: { kind: 'date', raw: null, date } as const });
  const none = { deadline: { kind: 'none', raw: null, date: null } as const };
  const b = { parties: { lead: [{ unitId: 'unit-b' }] } };
  at('2026-09-01');
  const finish = (id: string, by: typeof HEAD) => {
    office.acts(id, { action: 'report', result: { summary: 'Xong' } }, by);
    office.acts(id, { action: 'confirm' }, LEADER);
  };
  const early = [1, 2, 3].map((n) => office.create(dated(`2026-09-1${n}`)));
  const other = [1, 2].map((n) => office.create({ ...b, ...dated(`2026-10-0${n}`) }));
  const undated = office.create({ ...b, ...none });
  office.create(none);
  office.create({ parties: {}, ...dated('2026-11-10') });
  at('2026-09-12');
  // A day late, and on the very day.
  finish(early[0]!, HEAD);
  finish(early[1]!, HEAD);
  at('2026-10-20');
  finish(early[2]!, HEAD);
  finish(other[0]!, OTHER);
  finish(undated, OTHER);
  at('2026-11-02');
  // Who leads it also watches it, as the head and as a person.
  const running = office.create({
    ...dated('2026-12-31'),
    parties: { lead: [{ unitId: 'unit-a' }], watcher: [{ unitId: 'unit-a' }, { personId: 'head' }] },
  });
  office.acts(running, { action: 'accept' }, HEAD);
  const late = office.create(dated('2026-11-12'));
  office.acts(late, { action: 'accept' }, HEAD);
  office.create({ ...b, ...dated('2026-12-15') });
  const cancelled = office.create({ ...b, ...dated('2026-11-20') });
  office.acts(cancelled, { action: 'cancel', note: 'Trùng' }, LEADER);
  const extended = office.create({ ...b, ...dated('2026-11-10') });
  office.acts(extended, { action: 'ask-extension', until: '2026-11-18', note: 'Chờ số liệu' }, OTHER);
  office.acts(extended, { action: 'decide-extension', grant: true }, LEADER);
  at('2026-11-16');
  finish(extended, OTHER);
  at('2026-11-23');
}

interface Plain {
  id: string;
  due: string | null;
  original_due: string | null;
  status: string;
  assigned_on: string;
  accepted_on: string | null;
  sent_on: string | null;
  cancelled_on: string | null;
  lead_unit_id: string | null;
  lead_name: string;
}

/** The same figures counted duty by duty from the plain rows, by the words of the formulas. */
function recount({ period, at }: FollowUpReport, unitId?: string | null) {
  const rows = office.connection
    .prepare<[], Plain>("select * from obligations where side = 'ours' and due_kind <> 'recurring'")
    .all()
    .filter((row) => unitId === undefined || row.lead_unit_id === unitId);
  const finished = (row: Plain) => (row.status === 'done' && row.sent_on! <= at ? row.sent_on : null);
  const inPeriod = rows.filter(
    (row) =>
      row.assigned_on <= period.to &&
      !(row.status === 'done' && row.sent_on! < period.from) &&
      !(row.cancelled_on !== null && row.cancelled_on <= at),
  );
  const count = (test: (row: Plain) => boolean) => inPeriod.filter(test).length;
  const accepted = (row: Plain) => row.accepted_on !== null && row.accepted_on <= at;
  const open = (row: Plain) => finished(row) === null;
  return {
    total: inPeriod.length,
    onTime: count((row) => row.due !== null && !open(row) && finished(row)! <= row.due),
    doneLate: count((row) => row.due !== null && !open(row) && finished(row)! > row.due),
    running: count((row) => row.due !== null && open(row) && accepted(row) && row.due >= at),
    late: count((row) => row.due !== null && open(row) && accepted(row) && row.due < at),
    notAccepted: count((row) => row.due !== null && open(row) && !accepted(row) && row.due >= at),
    notAcceptedLate: count((row) => row.due !== null && open(row) && !accepted(row) && row.due < at),
    undatedDone: count((row) => row.due === null && !open(row)),
    undatedOpen: count((row) => row.due === null && open(row)),
    onTimeByOriginal: count(
      (row) => row.original_due !== null && !open(row) && finished(row)! <= row.original_due,
    ),
  };
}

const report = (kind: (typeof PERIOD_KINDS)[number], day?: string) =>
  followUpReport(office.db, { kind, day }, LEADER, office.clock);

describe('lists, counts, board and calendar', () => {
  it('are kept by triggers as the obligations stand', () => {
    const { kept, asked } = keptBeside(office);
    expect(kept).toEqual(asked);
    expect(kept[0]!.length).toBeGreaterThan(5);
  });

  it.each([LEADER, HEAD, OTHER, ASSIGNER, STRANGER])('agree for $name', (actor) => {
    const { db, clock } = office;
    const { rows } = listObligations(db, actor, { limit: 200 }, clock);
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page = listObligations(db, actor, { limit: 2, cursor }, clock);
      paged.push(...page.rows.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(paged).toEqual(rows.map(({ id }) => id));

    const { byStatus, late, today, soon, running, undated } = countObligations(db, actor, {}, clock, {
      byStatus: true,
    });
    expect(late + today + soon + running + undated).toBe(rows.length);
    expect(late).toBe(rows.filter(({ standing }) => standing === 'late').length);
    const columns = listByStatus(db, actor, {}, { statuses: OPEN_STATUSES, limit: 50 }, clock);
    for (const status of OPEN_STATUSES) {
      const inStatus = rows.filter((row) => row.status === status);
      expect(columns.get(status)).toEqual(inStatus);
      expect(byStatus[status]).toBe(inStatus.length);
      const asked = { unitId: 'unit-b', status } as const;
      const counted = countObligations(db, actor, asked, clock, { byStatus: true }).byStatus;
      const listed = listObligations(db, actor, { ...asked, limit: 200 }, clock).rows.length;
      expect(OPEN_STATUSES.map((each) => counted[each] ?? 0)).toEqual(
        OPEN_STATUSES.map((each) => (each === status ? listed : 0)),
      );
    }
    const days = obligationCalendar(db, actor, {}, { from: '2026-11-01', to: '2026-12-31' });
    const due = rows.filter((row) => row.due !== null && row.due >= '2026-11-01' && row.due <= '2026-12-31');
    expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(due.length);
  });
});

describe('the figures of a report', () => {
  it.each([
    ...PERIOD_KINDS.map((kind) => [kind, '2026-11-23'] as const),
    ['month', '2026-10-15'] as const,
    ['month', '2026-09-15'] as const,
    ['quarter', '2026-09-15'] as const,
    ['year', '2025-06-01'] as const,
  ])('of the %s around %s agree with a plain recount', (kind, day) => {
    const made = report(kind, day);
    expect(made.total).toEqual(recount(made));
    for (const unit of made.units) expect(unit).toMatchObject(recount(made, unit.unitId));
    const { total } = made;
    const categories =
      total.onTime + total.doneLate + total.running + total.late + total.notAccepted + total.notAcceptedLate;
    expect(categories + total.undatedDone + total.undatedOpen).toBe(total.total);
  });

  it('are those that one counts by hand for November', () => {
    const { total, late, extensions, withoutLead, withoutDue, ranking, figures } = report('month');
    expect(total).toMatchObject({
      total: 7,
      onTime: 1,
      doneLate: 0,
      running: 1,
      late: 1,
      notAccepted: 1,
      notAcceptedLate: 2,
      undatedOpen: 1,
      onTimeByOriginal: 0,
    });
    expect(late.map(({ due, days }) => [due, days])).toEqual([
      ['2026-10-02', 52],
      ['2026-11-10', 13],
      ['2026-11-12', 11],
    ]);
    expect(extensions).toMatchObject([{ dueBefore: '2026-11-10', granted: '2026-11-18', state: 'granted' }]);
    expect([withoutLead.count, withoutDue.count]).toEqual([1, 1]);
    expect(ranking.map(({ name, rank, dueRate }) => [name, rank, dueRate])).toEqual([
      ['Phòng unit-b', 1, 0.5],
      ['Phòng unit-a', 2, 0],
    ]);
    expect(figures.find(({ name }) => name.includes('đến hạn'))).toMatchObject({ part: 1, whole: 4 });
    expect(figures.every(({ formula }) => formula.length > 10)).toBe(true);
  });

  it('show the months as a line', () => {
    const { months } = report('year');
    expect(months).toHaveLength(12);
    expect(months.slice(-3)).toEqual([
      { month: '2026-09', onTime: 1, late: 1 },
      { month: '2026-10', onTime: 0, late: 2 },
      { month: '2026-11', onTime: 1, late: 0 },
    ]);
  });

  it('are for lãnh đạo and văn thư', () => {
    expect(() => followUpReport(office.db, { kind: 'month' }, HEAD, office.clock)).toThrow(
      expect.objectContaining({ code: 'people.forbidden' }),
    );
  });

  it.each([
    ['week', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['quarter', '2026-11-22', '2026-10-01', '2026-12-31'],
    ['half-year', '2026-06-30', '2026-01-01', '2026-06-30'],
    ['year', '2024-02-29', '2024-01-01', '2024-12-31'],
  ] as const)('%s of %s: %s to %s', (kind, day, from, to) => {
    expect(periodOf(kind, day)).toMatchObject({ from, to });
  });
});

describe('a letter of reminder', () => {
  it('names each lead once, with its late duties and their days', () => {
    const letter = lateLetter(office.db, null, LEADER, office.clock);
    expect(letter.addressees).toEqual(['Phòng unit-b', 'Phòng unit-a']);
    expect(letter.groups.map(({ duties }) => duties.map(({ due, days }) => [due, days]))).toEqual([
      [['2026-10-02', 52]],
      [['2026-11-12', 11]],
    ]);
    const running = office.create();
    expect(() => lateLetter(office.db, [running], LEADER, office.clock)).toThrow(
      expect.objectContaining({ code: 'obligation.invalid' }),
    );
    office.acts(running, { action: 'cancel', note: 'Thử' }, LEADER);
    expect(() => lateLetter(office.db, null, HEAD, office.clock)).toThrow(
      expect.objectContaining({ code: 'people.forbidden' }),
    );
  });
});

describe('the report as a file', () => {
  const by = () => ({ agencyName: 'ỦY BAN NHÂN DÂN XÃ HÒA VANG', now: office.clock.now() });

  it('is a sheet with the head of the decree, the figures and their formulas', async () => {
    const [sheet, ...others] = await readWorkbook(await reportXlsx(report('month'), by()));
    const cells = sheet!.rows.flat().map(String);
    expect(cells).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(cells.some((cell) => cell.includes('Cách tính: Đã hoàn thành'))).toBe(true);
    expect(
      sheet!.rows
        .find(([name]) => name === 'Cộng')
        ?.slice(1, 4)
        .map(Number),
    ).toEqual([7, 1, 0]);
    expect(others.map(({ name }) => name)).toContain('Quá hạn');
  });

  it('is a PDF', async () => {
    const bytes = await reportPdf(report('month'), by());
    expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(10_000);
  });
});
