/** The pages of kept drafts: begun from a template, saved by the editor, sent on, and never overwritten. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDraft, grantPower, viewDraft } from '../../src/drafting/index.ts';
import { ADMIN, DEPUTY_POWER, DRAFTER, HEAD } from '../drafting/drafting-office.ts';
import { CLERK, STAFF } from '../registry/office.ts';
import { blockOf } from '../../src/web/islands/draft/typed-lines.ts';
import { memberships, people, unitHeads } from '../../src/people/schema.ts';
import { duplicateIds, inlineCode, unlabelled } from './html.ts';
import { openWebOffice, type WebOffice } from './office.ts';

let office: WebOffice;
let powerId: string;
beforeAll(async () => {
  office = await openWebOffice();
  const { db, clock } = office;
  db.insert(people).values({ id: 'head', name: HEAD.name, createdAt: clock.now() }).run();
  db.insert(memberships).values({ personId: 'head', unitId: 'unit-b', validFrom: '2020-01-01' }).run();
  db.insert(unitHeads).values({ unitId: 'unit-b', personId: 'head', since: '2020-01-01' }).run();
  powerId = grantPower(db, DEPUTY_POWER, ADMIN, clock).id;
});
afterAll(() => office.close());

const FORM = {
  'muc-trich_yeu': 'tăng cường phòng cháy',
  'muc-kinh_gui': 'Các sở, ban, ngành',
  'muc-noi_dung': 'Đề nghị các đơn vị:\n1: Rà soát;\n1: Báo cáo.',
  agency: 'Ủy ban nhân dân xã Suối Hòa',
  place: 'Suối Hòa',
  agencySymbol: 'UBND',
  unitSymbol: 'VP',
  head: 'Chủ tịch',
  form: 'head',
  name: 'Trần Văn Bình',
  month: '2026-11',
};

/** Begins a draft as a person does: by the form of a template. */
async function begin(): Promise<string> {
  const answer = await office.ask(DRAFTER, '/soan-thao/mau/cong-van/luu', { form: FORM });
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!;
}

describe('the pages of drafts', () => {
  it('have no inline code, and a label for every control', async () => {
    const address = await begin();
    for (const path of [address, '/soan-thao/ban-thao', `${address}/so-sanh?tu=1`]) {
      const html = await office.page(DRAFTER, path);
      expect([path, inlineCode(html), duplicateIds(html), unlabelled(html)]).toEqual([path, [], [], []]);
    }
    const html = await office.page(ADMIN, '/soan-thao/quyen-ky');
    expect([inlineCode(html), duplicateIds(html), unlabelled(html)]).toEqual([[], [], []]);
    expect((await office.ask(CLERK, '/soan-thao/quyen-ky')).status).toBe(403);
  });

  it('put a finding right on a click, as a further revision', async () => {
    const form = { ...FORM, 'muc-noi_dung': 'Đề nghị các đơn vị bổ xung hồ sơ.' };
    const begun = await office.ask(DRAFTER, '/soan-thao/mau/cong-van/luu', { form });
    const address = begun.headers.get('location')!;
    const id = address.split('/').at(-1)!;
    const { document } = viewDraft(office.db, id, DRAFTER, office.clock);
    const finding = checkDraft(document).findIndex(({ rule }) => rule === 'confusions');
    expect(await office.page(DRAFTER, address)).toContain(`value="${finding}"`);
    const fields = { finding: String(finding), revision: '1' };
    expect((await office.ask(STAFF, `${address}/sua-loi`, { form: fields })).status).toBe(404);
    await office.ask(DRAFTER, `${address}/sua-loi`, { form: fields });
    const fixed = viewDraft(office.db, id, DRAFTER, office.clock);
    expect([fixed.revision, JSON.stringify(fixed.document.body).includes('bổ sung')]).toEqual([2, true]);
    const stale = await office.ask(DRAFTER, `${address}/sua-loi`, { form: fields });
    expect(stale.status).toBeGreaterThanOrEqual(400);
  });

  it('are for whom the draft concerns only', async () => {
    const address = await begin();
    expect((await office.ask(HEAD, address)).status).toBe(200);
    for (const path of [address, `${address}/pdf`, `${address}/word`])
      expect((await office.ask(STAFF, path)).status).toBe(404);
  });

  it('send a draft on by forms, and say beside it what is missing', async () => {
    const address = await begin();
    const id = address.split('/').at(-1)!;
    const refused = await office.ask(DRAFTER, `${address}/buoc`, { form: { step: 'submit', revision: '1' } });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Chưa chọn người ký');
    await office.ask(DRAFTER, `${address}/nguoi-ky`, { form: { powerId, revision: '1' } });
    const sent = await office.ask(DRAFTER, `${address}/buoc`, { form: { step: 'submit', revision: '2' } });
    expect(sent.headers.get('location')).toBe(`${address}?xong=da-ghi-buoc`);
    await office.ask(HEAD, `${address}/gop-y`, { form: { place: 'body.1', text: 'Rà soát gì?' } });
    await office.ask(HEAD, `${address}/buoc`, {
      form: { step: 'return', revision: '2', remark: 'Xem góp ý' },
    });
    const view = viewDraft(office.db, id, DRAFTER, office.clock);
    expect([view.state, view.remarks[0]?.quote, view.history.at(-1)?.remark]).toEqual([
      'drafting',
      'Rà soát;',
      'Xem góp ý',
    ]);
    expect(await office.page(DRAFTER, '/soan-thao/ban-thao')).toContain('1 góp ý chưa xử lý');
  });

  it('come back as they were filled where something is missing', async () => {
    const answer = await office.ask(DRAFTER, '/soan-thao/mau/cong-van/luu', {
      form: { ...FORM, 'muc-trich_yeu': '' },
    });
    const html = await answer.text();
    expect([answer.status, html.includes('Các sở, ban, ngành'), html.includes('còn để trống')]).toEqual([
      422,
      true,
      true,
    ]);
  });

  it('show hostile words as words', async () => {
    const hostile = '<script>alert(1)</script>" onload="x';
    const answer = await office.ask(DRAFTER, '/soan-thao/mau/cong-van/luu', {
      form: { ...FORM, 'muc-trich_yeu': hostile },
    });
    const html = await office.page(DRAFTER, answer.headers.get('location')!);
    expect([html.includes('<script>alert'), inlineCode(html)]).toEqual([false, []]);
  });
});

describe('a typed line', () => {
  it.each([
    ['Điều 12. Hiệu lực', { kind: 'article', text: 'Hiệu lực' }],
    ['II. MỤC TIÊU', { kind: 'group', text: 'MỤC TIÊU' }],
    ['3. Báo cáo', { kind: 'clause', text: 'Báo cáo' }],
    ['đ) Tổng kết', { kind: 'point', text: 'Tổng kết' }],
    ['–  Rà soát', { kind: 'dash', text: 'Rà soát' }],
    ['1.500 hộ dân', { kind: 'paragraph', text: '1.500 hộ dân' }],
    ['Chương II', { kind: 'paragraph', text: 'Chương II' }],
  ] as const)('%s is known by its beginning', (line, block) => {
    expect(blockOf([{ text: line }])).toEqual(block);
  });

  it('keeps what is bold in it, and is a title where all of it is', () => {
    const part = [{ text: '1. Thời hạn ' }, { text: '30/11', bold: true }, { text: '\u00a0.' }];
    expect(blockOf(part)).toEqual({
      kind: 'clause',
      text: [{ text: 'Thời hạn ' }, { text: '30/11', bold: true }, { text: ' .' }],
    });
    const title = blockOf([{ text: 'Điều 1. Phạm vi', bold: true }]);
    expect(title).toEqual({ kind: 'article', text: 'Phạm vi', titled: true });
  });
});
