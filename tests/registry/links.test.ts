import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addLink,
  decideField,
  linksOfDispatch,
  registerDispatch,
  removeLink,
  routeDispatch,
  threadOf,
} from '../../src/registry/index.ts';
import { citationKeyOf, keyOfCitation, linkKindOf } from '../../src/registry/citations.ts';
import type { Metadata, Reference } from '../../src/understanding/index.ts';
import { CLERK, type Office, openOffice, STAFF, WHOLE_HEADER } from './office.ts';
import { refusal } from './refusal.ts';

let office: Office;
beforeEach(() => {
  office = openOffice();
});
afterEach(() => office.close());

const cites = (
  symbol: string,
  role: NonNullable<Reference['role']>,
  date: string | null = null,
): Reference => ({
  symbol,
  date,
  issuer: null,
  role,
});
async function registered(number: string, symbol: string, change: Partial<Metadata> = {}): Promise<string> {
  const id = await office.verifiedPaper(`${number}/${symbol} ${JSON.stringify(change)}`, {
    ...WHOLE_HEADER,
    number,
    symbol,
    ...change,
  });
  registerDispatch(office.db, office.versioned(id), CLERK, office.clock);
  return id;
}
const linked = (id: string, actor = CLERK) =>
  linksOfDispatch(office.db, id, actor).map(({ kind, towards, paper }) => [kind, towards, paper.id]);

describe('what a reference means', () => {
  it.each([
    ['968/CĐ-TTg', '968|cdttg'],
    ['số 0968 / CĐ - TTg', '968|cdttg'],
    ['14/2023/NĐ-CP', '14|2023ndcp'],
    ['Luật Đất đai', null],
    ['UBND-VX', null],
  ])('%s is %s', (symbol, key) => {
    expect(keyOfCitation(symbol)).toBe(key);
  });

  it('agrees with number and symbol of the paper itself', () => {
    expect(citationKeyOf('0968', 'CĐ-TTg')).toBe(keyOfCitation('968/CĐ-TTg'));
    expect(citationKeyOf(null, 'CĐ-TTg')).toBeNull();
  });

  it.each([
    ['answered', 'trả lời kiến nghị', 'answers'],
    ['basis', 'đôn đốc báo cáo', 'basis'],
    ['carried-out', 'đôn đốc thực hiện Công điện', 'urges'],
    ['replaced', 'quy chế', 'replaces'],
    ['mentioned', 'thu hồi Công văn số 5', 'recalls'],
    ['mentioned', 'thu hồi đất', 'related'],
    ['enclosed', null, 'related'],
  ] as const)('%s in a paper on "%s" %s it', (role, subject, kind) => {
    expect(linkKindOf(cites('1/A', role), subject)).toBe(kind);
  });
});

describe('links', () => {
  it('are made to papers on the register, also to those that come later', async () => {
    const order = await registered('968', 'CĐ-TTg', { date: '2026-10-16' });
    const ours = await registered('12', 'UBND-TH', { references: [cites('968/CĐ-TTg', 'carried-out')] });
    expect(linked(ours)).toEqual([['carries-out', 'to', order]]);
    expect(linked(order)).toEqual([['carries-out', 'from', ours]]);

    const answer = await registered('33', 'SYT', { references: [cites('77/UBND-NC', 'answered')] });
    expect(linked(answer)).toEqual([]);
    const asked = await registered('77', 'UBND-NC', { date: '2026-11-01' });
    expect(linked(answer)).toEqual([['answers', 'to', asked]]);
  });

  it('mean the paper of the day that is cited, else the newest that is not younger', async () => {
    const old = await registered('5', 'KH-UBND', { date: '2024-03-01' });
    const young = await registered('5', 'KH-UBND', { date: '2026-02-01' });
    const dated = await registered('6', 'X', { references: [cites('5/KH-UBND', 'basis', '2024-03-01')] });
    const undated = await registered('7', 'X', { references: [cites('05/KH-UBND', 'basis')] });
    const before = await registered('8', 'X', {
      date: '2025-01-01',
      references: [cites('5/KH-UBND', 'basis')],
    });
    expect([dated, undated, before].map((id) => linked(id)[0]?.[2])).toEqual([old, young, old]);
  });

  it('follow a correction of the references, and what a person removed stays removed', async () => {
    const first = await registered('1', 'A', { date: '2026-01-01' });
    const second = await registered('2', 'A', { date: '2026-01-02' });
    const id = await registered('9', 'X', { references: [cites('1/A', 'basis')] });
    const rewrite = (symbol: string) => {
      const decision = { action: 'correct', value: [{ symbol, date: null, issuer: null }] } as const;
      decideField(office.db, { ...office.versioned(id), field: 'references', decision }, CLERK, office.clock);
    };
    rewrite('2/A');
    expect(linked(id)).toEqual([['related', 'to', second]]);
    const [link] = linksOfDispatch(office.db, id, CLERK);
    removeLink(office.db, { dispatchId: id, linkId: link!.id }, CLERK, office.clock);
    rewrite('1/A');
    rewrite('2/A');
    expect(linked(id)).toEqual([]);
    addLink(office.db, { dispatchId: id, kind: 'related', other: { symbol: '2/A' } }, CLERK, office.clock);
    expect(linked(id)).toEqual([['related', 'to', second]]);
    expect(linked(first)).toEqual([]);
  });

  it('by hand need one paper that is meant', async () => {
    await registered('5', 'KH-UBND', { date: '2024-03-01' });
    const young = await registered('5', 'KH-UBND', { date: '2026-02-01' });
    const id = await registered('9', 'X');
    const add = (other: { symbol: string; date?: string }) =>
      addLink(office.db, { dispatchId: id, kind: 'answers', other }, CLERK, office.clock);
    expect(refusal(() => add({ symbol: '1/Z' }))).toBe('link.nothing-found');
    expect(refusal(() => add({ symbol: '5/KH-UBND' }))).toBe('link.ambiguous');
    expect(refusal(() => add({ symbol: '9/X' }))).toBe('link.to-itself');
    add({ symbol: '5/KH-UBND', date: '2026-02-01' });
    expect(linked(id)).toEqual([['answers', 'to', young]]);
  });

  it('show nobody a paper that is not theirs to see', async () => {
    const order = await registered('968', 'CĐ-TTg', { date: '2026-10-16' });
    const ours = await registered('12', 'UBND-TH', { references: [cites('968/CĐ-TTg', 'carried-out')] });
    const route = (id: string) =>
      routeDispatch(office.db, { dispatchId: id, unitIds: ['unit-a'], personIds: [] }, CLERK, office.clock);
    route(ours);
    expect(linked(ours, STAFF)).toEqual([]);
    expect(threadOf(office.db, ours, STAFF)).toHaveLength(1);
    const add = { dispatchId: ours, kind: 'basis', other: { id: order } } as const;
    expect(refusal(() => addLink(office.db, add, STAFF, office.clock))).toBe('dispatch.not-found');
    route(order);
    expect(linked(ours, STAFF)).toHaveLength(1);
  });
});

describe('a thread', () => {
  it('tells the story from the order over our paper to the reports, not through a law', async () => {
    const law = await registered('72', '2025/QH15', { date: '2025-06-16' });
    const order = await registered('968', 'CĐ-TTg', { date: '2026-10-16' });
    const onLaw = cites('72/2025/QH15', 'basis');
    const ours = await registered('12', 'UBND-TH', {
      date: '2026-10-20',
      references: [cites('968/CĐ-TTg', 'carried-out'), onLaw],
    });
    const report = await registered('45', 'BC-SYT', {
      date: '2026-11-01',
      references: [cites('12/UBND-TH', 'answered'), onLaw],
    });
    await registered('46', 'X', { date: '2026-11-02', references: [onLaw] });
    const steps = threadOf(office.db, report, CLERK);
    expect(steps.map(({ paper }) => paper.id)).toEqual([order, ours, report]);
    expect(steps.map(({ links }) => links)).toEqual([
      [],
      [{ kind: 'carries-out', toId: order }],
      [{ kind: 'answers', toId: ours }],
    ]);
    expect(linked(law)).toHaveLength(3);
  });
});
