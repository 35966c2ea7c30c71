import { describe, expect, it } from 'vitest';
import { agency, samplePerson, sampleUnit } from '../../scripts/samples/agency.ts';
import type { SampleRole } from '../../scripts/samples/agency.ts';
import { goldMetadata } from '../../scripts/samples/paper.ts';
import type { SampleState } from '../../scripts/samples/paper.ts';
import { samplePaper, samplePapers } from '../../scripts/samples/papers.ts';

describe('the sample agency', () => {
  it('has a person for each role', () => {
    const roles: SampleRole[] = ['clerk', 'drafter', 'leader', 'staff', 'admin'];
    expect(new Set(agency.people.flatMap((person) => person.roles))).toEqual(new Set(roles));
  });

  it('names each person once and puts them in a living unit', () => {
    const usernames = agency.people.map((person) => person.username);
    expect(new Set(usernames).size).toBe(usernames.length);
    for (const person of agency.people) expect(sampleUnit(person.unit).validTo).toBeNull();
  });

  it('hands the work of a dissolved unit to a successor', () => {
    const dissolved = agency.units.filter((unit) => unit.validTo !== null);
    expect(dissolved.length).toBeGreaterThan(0);
    for (const unit of dissolved) expect(sampleUnit(unit.successor ?? '').validTo).toBeNull();
  });
});

describe('the sample papers', () => {
  it('are at least twenty, of both directions, each with its own id', () => {
    expect(samplePapers.length).toBeGreaterThanOrEqual(20);
    expect(new Set(samplePapers.map((paper) => paper.id)).size).toBe(samplePapers.length);
    expect(new Set(samplePapers.map((paper) => paper.direction)).size).toBe(2);
  });

  it('show every state of the demo, and one that is being read', () => {
    const shown = samplePapers.map((paper) => paper.state);
    const states: SampleState[] = [
      'to-verify',
      'verified',
      'registered',
      'assigned',
      'done',
      'duplicate',
      'secret',
    ];
    expect(new Set(shown)).toEqual(new Set([...states, 'reading']));
    expect(shown.filter((state) => state === 'reading')).toHaveLength(1);
  });

  it('share number, symbol, issuer and date only with their duplicates', () => {
    const keys = samplePapers
      .filter((paper) => paper.state !== 'duplicate')
      .map(({ header }) => [header.number, header.symbol, header.issuer, header.date].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('answer incoming papers, and repeat what they are duplicates of', () => {
    const answered = samplePapers.flatMap((paper) => paper.answers ?? []);
    expect(answered.map((id) => samplePaper(id).direction)).toEqual(answered.map(() => 'incoming'));
    const duplicates = samplePapers.filter((paper) => paper.duplicateOf);
    const originals = duplicates.map((paper) => samplePaper(paper.duplicateOf ?? ''));
    expect(duplicates.map((paper) => paper.header)).toEqual(originals.map((paper) => paper.header));
  });

  it('are handed by leaders to units there are', () => {
    const routings = samplePapers.flatMap((paper) => paper.routing ?? []);
    expect(routings.length).toBeGreaterThan(0);
    for (const routing of routings) {
      expect(samplePerson(routing.by).roles).toContain('leader');
      const units = [routing.assignee, ...routing.cooperators].map(sampleUnit);
      expect(units.every((unit) => unit.validTo === null)).toBe(true);
    }
  });

  it('arrive on or after the day they are dated', () => {
    for (const paper of samplePapers) expect(paper.arrivedAt >= paper.header.date).toBe(true);
  });
});

describe('the gold metadata', () => {
  it.each([
    ['cv-giai-ngan', 'KT.', 'CHỦ TỊCH', 'PHÓ CHỦ TỊCH'],
    ['kh-chuyen-doi-so', 'TM.', 'ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    ['ct-pccc', null, 'CHỦ TỊCH', null],
    ['gm-du-toan', 'TUQ.', 'GIÁM ĐỐC', 'CHÁNH VĂN PHÒNG'],
    ['cv-khao-sat-du-lieu', 'Q.', 'GIÁM ĐỐC', null],
    ['cv-dang-uy', 'TM.', 'BAN THƯỜNG VỤ', 'PHÓ BÍ THƯ THƯỜNG TRỰC'],
  ])('reads the signature of %s', (id, capacity, title, actualTitle) => {
    expect(goldMetadata(samplePaper(id)).signer).toMatchObject({ capacity, title, actualTitle });
  });

  it('leaves blank what is blank on the paper', () => {
    expect(goldMetadata(samplePaper('cv-khao-sat-du-lieu'))).toMatchObject({ number: null, date: '2026-11' });
  });
});

describe('the gold deadlines', () => {
  const deadlines = samplePapers.flatMap((paper) =>
    paper.obligations.map((obligation) => obligation.deadline),
  );

  it('count as many days as their words say', () => {
    const counted = deadlines.filter((deadline) => deadline.amount);
    const said = counted.map((deadline) => Number(/\d+/u.exec(deadline.raw ?? '')?.[0]));
    expect(counted.map((deadline) => deadline.amount)).toEqual(said);
  });

  it('end on the day their words name last', () => {
    const dated = deadlines.filter((deadline) => lastDay(deadline.raw ?? ''));
    const named = dated.map((deadline) => lastDay(deadline.raw ?? ''));
    expect(dated.filter((deadline) => deadline.kind === 'date').length).toBeGreaterThan(30);
    expect(dated.map((deadline) => deadline.date ?? lastDay(deadline.raw ?? ''))).toEqual(named);
  });
});

/** "trước ngày 12 tháng 7 năm 2026", "từ ngày 02/11/2026 đến ngày 30/11/2026" */
function lastDay(raw: string): string | undefined {
  const days = [...raw.matchAll(/(\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm )(\d{4})/gu)];
  const [, day = '', month = '', year = ''] = days.at(-1) ?? [];
  return year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
