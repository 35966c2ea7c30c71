import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Obligation, Why } from '../../src/understanding/index.ts';
import { placeOfDuty } from '../../src/web/duty-place.ts';
import {
  chosenAfter,
  firstToWalk,
  paragraphsOf,
  passageOf,
  walkedOn,
  wordsWalked,
} from '../../src/web/islands/passage-choice.ts';
import { wordsOf } from '../../src/web/islands/word-selection.ts';
import { DUTY_CONTROLS, passageAsAction, typedParts, typedStatement } from '../../src/web/obligation-form.ts';
import { CLERK, LEADER, page, pdf, STAFF, understood, WHOLE_HEADER } from '../registry/office.ts';
import { duplicateIds, inlineCode, unlabelled } from './html.ts';
import { openWebOffice, type WebOffice } from './office.ts';

const typed = (values: Partial<Record<keyof typeof DUTY_CONTROLS, string>>) => (name: string) =>
  Object.entries(DUTY_CONTROLS).flatMap(([key, control]) =>
    control === name ? (values[key as keyof typeof values] ?? '') : [],
  )[0] ?? '';

it('keys go along the paragraphs of a page, and take more of them', () => {
  const lines = [
    { x: 110, y: 100, text: '1. Giao Văn phòng' },
    { x: 80, y: 118, text: 'lập danh sách.' },
    { x: 80, y: 136, text: '2. Các thôn' },
    { x: 80, y: 190, text: 'Nơi nhận' },
  ].map(({ x, y, text }) => ({
    x,
    y,
    width: 200,
    height: 14,
    zone: 'body' as const,
    words: text
      .split(' ')
      .map((word, at) => ({ text: word, x: x + at * 30, y, width: 28, height: 14, confidence: 99 })),
  }));
  const paragraphs = paragraphsOf(wordsOf(lines));
  const said = (walked: { page: number; from: number; to: number }) =>
    passageOf(wordsWalked(paragraphs, walked)).quote;
  const first = { page: 1, from: 0, to: 0 };
  expect(said(first)).toBe('1. Giao Văn phòng lập danh sách.');
  expect(said(walkedOn(first, 1, false, paragraphs.length))).toBe('2. Các thôn');
  expect(said(walkedOn(first, 1, true, paragraphs.length))).toBe(
    '1. Giao Văn phòng lập danh sách. 2. Các thôn',
  );
  expect(said(walkedOn(first, -1, false, paragraphs.length))).toBe(said(first));

  const letterhead = lines.map((line, index) =>
    index < 2 ? { ...line, zone: 'header-left' as const } : line,
  );
  const begun = [paragraphsOf(wordsOf(letterhead)), paragraphsOf(wordsOf(letterhead.slice(0, 2)))].map(
    (them) => passageOf(them[firstToWalk(them)]!).quote,
  );
  expect(begun).toEqual(['2. Các thôn', '1. Giao Văn phòng lập danh sách.']);
});

it.each([
  ['before the first number', ['lead', '1', '2.a'], 0, 'Phần mở đầu'],
  ['under a number', ['lead', '1', '2.a'], 2, 'Mục 2.a'],
  ['between numbers, under none', ['1', 'lead', '2'], 1, ''],
  ['in a paper without numbers', ['lead', 'lead', 'closing'], 1, ''],
  ['behind the last item', ['1', 'closing'], 1, 'Phần cuối'],
  ['in no paper', [''], 0, ''],
])('a duty %s: of %j the %i is told as %j', (_, clauses, which, told) => {
  const all = clauses.map((clause, index) => ({ clause, position: index + 1 }));
  expect(placeOfDuty(all[which]!, all)).toBe(told);
});

describe('an obligation as it is typed', () => {
  it.each([
    [
      { kind: 'date', date: '15/12/2026', raw: ' trước  15/12 ' },
      { kind: 'date', date: '2026-12-15', raw: 'trước 15/12' },
    ],
    [
      { kind: 'relative', amount: '5', unit: 'day', from: 'ngày nhận' },
      { kind: 'relative', raw: null, date: null, amount: 5, unit: 'day', from: 'ngày nhận' },
    ],
    [
      { kind: 'relative', unit: 'day' },
      { kind: 'relative', raw: null, date: null, amount: null, unit: null, from: null },
    ],
    [
      { kind: 'recurring', every: 'quarter' },
      { kind: 'recurring', raw: null, date: null, every: 'quarter' },
    ],
    [
      { kind: 'none', raw: 'kịp thời' },
      { kind: 'none', raw: null, date: null },
    ],
  ])('%j', (values, deadline) => {
    expect(typedStatement(typed({ action: 'việc', ...values }))).toMatchObject({
      ok: true,
      statement: { deadline },
    });
  });

  it('says what is wrong', () => {
    expect(typedStatement(typed({})).ok).toBe(false);
    expect(typedStatement(typed({ action: 'việc', kind: 'date', date: '12/2026' })).ok).toBe(false);
    expect(typedParts(typed({ action: 'một;\n\n hai.' }))).toEqual(['một', 'hai']);
  });

  it.each([
    ['a) Rà soát hồ sơ;', { clause: 'a', action: 'Rà soát hồ sơ' }],
    ['2.1. Lập danh sách.', { clause: '2.1', action: 'Lập danh sách' }],
    ['- Gửi báo cáo', { clause: '', action: 'Gửi báo cáo' }],
    ['Gửi báo cáo', { clause: '', action: 'Gửi báo cáo' }],
  ])('%j is a passage', (passage, action) => {
    expect(passageAsAction(passage)).toEqual(action);
  });
});

describe('a passage that is chosen', () => {
  const words = wordsOf(
    [0, 1].map((row) => ({
      zone: 'body' as const,
      x: 0,
      y: row * 20,
      width: 120,
      height: 12,
      words: ['một', 'hai', 'ba'].map((text, at) => ({
        text,
        x: at * 40,
        y: row * 20,
        width: 38,
        height: 12,
        confidence: 9,
      })),
    })),
  );
  it('runs from the first word to the last, whichever was picked first', () => {
    const chosen = chosenAfter(words, [words[4]!], [words[1]!]);
    expect(passageOf(chosen)).toEqual({
      quote: 'hai ba một hai',
      boxes: [
        { x: 40, y: 0, width: 78, height: 12 },
        { x: 0, y: 20, width: 78, height: 12 },
      ],
    });
    expect(chosenAfter(words, chosen, [words[0]!])).toEqual([words[0]]);
  });
});

describe('the list on its pages', () => {
  let office: WebOffice;
  let id: string;
  beforeAll(async () => {
    office = await openWebOffice();
    office.reader.pages = () => [page(1, 'Trang một')];
    ({ id } = await office.handIn(pdf('việc'), STAFF));
    const duty = (clause: string, assignees: string[]): Obligation => ({
      clause,
      assignees,
      cooperators: [],
      action: `việc ${clause} <b>`,
      deadline: { kind: 'none', raw: null, date: null },
      reportTo: null,
      targets: [],
      legalBasis: [],
      product: 'danh sách',
      confidence: 0.9,
      evidence: [
        { quote: 'Trang một', page: 1, boxes: [{ x: 80, y: 60, width: 80, height: 12 }], confidence: 0.9 },
      ],
    });
    const why: Why = {
      told: 'bare',
      whose: 'heading',
      whoseQuote: '1. Phòng unit-a:',
      for: [{ words: 'báo cáo' }],
      against: [{ words: 'Kết quả <i>', inHeading: true }],
    };
    const [passage] = duty('4', []).evidence;
    const [box] = passage!.boxes;
    const below = { ...passage!, quote: 'Trang một, đoạn cuối', boxes: [{ ...box!, y: 90 }] };
    const near = { ...duty('4', []), why, evidence: [below] };
    office.reader.understanding = {
      ...understood(WHOLE_HEADER, { possibleDuties: [near] }),
      obligations: [
        { ...duty('1', ['Phòng unit-a']), why },
        duty('2', ['Sở Y tế']),
        { ...duty('3', ['Sở Nội vụ']), confidence: 0.5 },
      ],
    };
    await office.work();
  });
  afterAll(() => office.close());

  it('shows nobody a button that would be refused', async () => {
    expect(await office.page(STAFF, `/van-ban/${id}`)).not.toContain('data-duty-action');
    expect(await office.page(LEADER, `/van-ban/${id}`)).toContain('data-duty-action');
  });

  it('keeps what is a unit’s, by its name', async () => {
    const html = await office.page(STAFF, `/van-ban/${id}?don-vi=unit-a`);
    expect(html).toContain('việc 1');
    expect(html).not.toContain('việc 2');
    const none = await office.page(STAFF, `/van-ban/${id}?don-vi=unit-b`);
    expect(none).toContain('việc 2');
  });

  it('offers to accept all at once only where all are seen', async () => {
    const offers = async (query: string) =>
      (await office.page(LEADER, `/van-ban/${id}${query}`)).includes('data-testid="accept-open-duties"');
    expect([await offers(''), await offers('?don-vi=unit-a')]).toEqual([true, false]);
  });

  it('tells why one was suggested, and nothing of what an earlier version read', async () => {
    const html = await office.page(CLERK, `/xac-minh/${id}`);
    expect(html.split('data-testid="duty-why"')).toHaveLength(2);
    expect(html).toContain('lấy từ đề mục “1. Phòng unit-a:”');
    expect(html).toContain('đề mục “Kết quả &lt;i&gt;”');
  });

  it('offers what fell just short of a duty, where all are seen by who may decide', async () => {
    const offers = async (who: typeof CLERK, query = '') =>
      (await office.page(who, `/van-ban/${id}${query}`)).includes('data-testid="possible-duties"');
    expect([await offers(LEADER), await offers(LEADER, '?don-vi=unit-a'), await offers(STAFF)]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it.each(['', '?sua-nv=ID&nhiem-vu=1'])('is sound markup: %s', async (query) => {
    const duty = office.view(id).obligations[0]!.id;
    for (const path of [`/xac-minh/${id}`, `/van-ban/${id}`]) {
      const html = await office.page(CLERK, path + query.replace('ID', duty));
      expect([unlabelled(html), inlineCode(html), duplicateIds(html)]).toEqual([[], [], []]);
    }
  });

  it('does by a form what the keys do, and says what was wrong', async () => {
    const duty = () => office.view(id).obligations[1]!;
    const post = (viec: string, rest: Record<string, string> = {}) =>
      office.ask(CLERK, `/van-ban/${id}/nhiem-vu`, {
        form: { viec, version: String(office.view(id).version), return: `/xac-minh/${id}`, ...rest },
      });
    const answer = await post(`accept:${duty().id}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `/xac-minh/${id}?nhiem-vu=2&xong=1#nhiem-vu`,
    ]);
    expect(duty().state).toBe('accepted');
    expect((await post(`edit:${duty().id}`)).headers.get('location')).toContain(`sua-nv=${duty().id}`);
    await post(`save:${duty().id}`, { [DUTY_CONTROLS.action]: 'việc mới', [DUTY_CONTROLS.clause]: '2' });
    expect(duty()).toMatchObject({ state: 'edited', action: 'việc mới', assignees: [] });
    await post(`cut:${duty().id}`, { [DUTY_CONTROLS.action]: 'một\nhai' });
    expect(office.view(id).obligations).toHaveLength(4);
    expect((await post(`save:${duty().id}`)).status).toBe(400);
    expect((await post('lạ:1')).status).toBe(400);
    const late = await post(`undo:${duty().id}`, { version: '1' });
    expect(late.status).toBe(409);
    const before = office.view(id).obligations;
    const waiting = () => office.view(id).obligations.filter(({ state }) => state === 'suggested').length;
    await post('accept-all');
    expect(waiting()).toBe(1);
    await post('undo-accept-all');
    await post('accept-open');
    expect(waiting()).toBe(0);
    const offersBack = async (who: typeof CLERK) =>
      (await office.page(who, `/xac-minh/${id}`)).includes('data-testid="take-back-duties"');
    expect([await offersBack(CLERK), await offersBack(LEADER)], 'to who accepted them').toEqual([
      true,
      false,
    ]);
    await post('undo-accept-all');
    expect(office.view(id).obligations).toEqual(before);
    const nowhere = await post('take:');
    expect([nowhere.status, (await nowhere.text()).includes('không nói đoạn nào')]).toEqual([400, true]);
    expect((await post('take:1e0')).status).toBe(400);
    await post('take:0');
    expect(office.view(id).obligations.at(-1)).toMatchObject({ state: 'created', action: 'việc 4 <b>' });
  });

  it('gives the list by itself', async () => {
    const duty = office.view(id).obligations[0]!;
    const html = await office.page(CLERK, `/van-ban/${id}/nhiem-vu?chon=${duty.id}`);
    expect(html).toMatch(/^<div class="duties-head">/u);
    expect(html).toContain('aria-current');
    expect(html).not.toContain('<b>');
  });
});
