import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listObligations } from '../../src/obligations/index.ts';
import { accounts } from '../../src/people/accounts-schema.ts';
import { memberships, people, unitHeads } from '../../src/people/schema.ts';
import { CLERK, LEADER, person, STAFF } from '../registry/office.ts';
import { duplicateIds, inlineCode, unlabelled } from './html.ts';
import { openWebOffice, type WebOffice } from './office.ts';

const HEAD = person('head', ['staff'], ['unit-a']);
let office: WebOffice;
beforeAll(async () => {
  office = await openWebOffice();
  const { db, clock } = office;
  db.insert(people).values({ id: 'head', name: HEAD.name, createdAt: clock.now() }).run();
  for (const id of ['head', 'staff']) {
    const account = { id, username: id, name: id, email: `${id}@vanthu.invalid`, updatedAt: clock.now() };
    db.insert(accounts)
      .values({ ...account, createdAt: clock.now() })
      .run();
  }
  db.insert(memberships).values({ personId: 'head', unitId: 'unit-a', validFrom: '2020-01-01' }).run();
  db.insert(unitHeads).values({ unitId: 'unit-a', personId: 'head', since: '2026-01-01' }).run();
});
afterAll(() => office.close());

const ids = () =>
  listObligations(office.db, LEADER, { limit: 50 }, office.clock).rows.map(({ id, version }) => ({
    id,
    version,
  }));

const handOut = (form: Record<string, string | string[]>) =>
  office.ask(LEADER, '/nhiem-vu/moi', {
    form: { kind: 'meeting', name: 'Họp giao ban', date: '2026-11-20', ...form },
  });

describe('the pages of duties', () => {
  it('hand out the conclusions of a meeting, and say what is wrong with what was typed', async () => {
    const wrong = await handOut({
      action: ['Rà soát quỹ đất'],
      lead: ['unit:unit-gone'],
      due: ['2026-12-01'],
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Rà soát quỹ đất');
    const done = await handOut({
      action: ['Rà soát quỹ đất công', 'Lập danh sách hộ nghèo', ''],
      lead: ['unit:unit-a', 'unit:unit-b', ''],
      cooperator: ['unit:unit-b', '', ''],
      due: ['2026-11-20', '2026-11-24', ''],
    });
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      '/nhiem-vu?pham-vi=assigned&xong=da-giao',
    ]);
    expect(ids()).toHaveLength(2);
  });

  it.each([
    ['/nhiem-vu', 'Lập danh sách hộ nghèo'],
    ['/nhiem-vu/bang', 'Lập danh sách hộ nghèo'],
    ['/nhiem-vu/lich?ngay=2026-11-24', 'Lập danh sách hộ nghèo'],
    ['/nhiem-vu/don-vi', 'Phòng unit-b'],
    ['/nhiem-vu/moi', 'Phòng unit-b'],
    ['/', 'Lập danh sách hộ nghèo'],
  ])('%s shows what there is, without inline code, with a label for every control', async (path, shown) => {
    const html = await office.page(LEADER, path);
    expect(html).toContain(shown);
    expect(inlineCode(html)).toEqual([]);
    expect(unlabelled(html)).toEqual([]);
    expect(duplicateIds(html)).toEqual([]);
  });

  it('filter by deadline, unit, words and scope', async () => {
    const shows = async (actor: typeof LEADER, query: string) => {
      const html = await office.page(actor, `/nhiem-vu?${query}`);
      return [html.includes('Rà soát quỹ đất công'), html.includes('Lập danh sách hộ nghèo')];
    };
    expect(await shows(LEADER, 'han=late')).toEqual([true, false]);
    expect(await shows(LEADER, 'don-vi=unit-b')).toEqual([false, true]);
    expect(await shows(LEADER, 'tu=quy dat')).toEqual([true, false]);
    expect(await shows(LEADER, 'tu=khong co')).toEqual([false, false]);
    expect(await shows(LEADER, 'pham-vi=assigned')).toEqual([true, true]);
    expect(await shows(LEADER, 'trang-thai=done')).toEqual([false, false]);
    expect(await shows(STAFF, '')).toEqual([true, false]);
    expect(await shows(person('stranger', ['staff']), '')).toEqual([false, false]);
  });

  it('keep a filter as a view of one’s own', async () => {
    await office.ask(LEADER, '/nhiem-vu/che-do-xem', { form: { name: 'Việc trễ', query: 'han=late' } });
    expect(await office.page(LEADER, '/nhiem-vu')).toContain('Việc trễ');
    expect(await office.page(CLERK, '/nhiem-vu')).not.toContain('Việc trễ');
  });

  it('begin the letter that urges the late ones among those chosen', async () => {
    const duty = ids().map(({ id, version }) => `${id}:${version}`);
    expect(await office.page(LEADER, '/nhiem-vu')).toContain('data-testid="draft-remind"');
    expect(await office.page(STAFF, '/nhiem-vu')).not.toContain('data-testid="draft-remind"');
    const answer = await office.ask(LEADER, '/soan-thao/don-doc', { form: { duty } });
    const html = await answer.text();
    expect(html).toContain('action="/soan-thao/mau/cong-van-don-doc');
    expect(html).toMatch(/Phòng unit-a \| Rà soát quỹ đất công \| [^|<]*Họp giao ban[^|<]* \| 20\/11\/2026/u);
    expect(html).not.toContain('Lập danh sách hộ nghèo');
    expect([inlineCode(html), duplicateIds(html), unlabelled(html)]).toEqual([[], [], []]);
    const onlyRunning = await office.ask(LEADER, '/soan-thao/don-doc', { form: { duty: duty.slice(1) } });
    expect(onlyRunning.status).toBe(422);
    expect((await office.ask(STAFF, '/soan-thao/don-doc', { form: { duty } })).status).toBe(403);
  });

  it('act on one, and show who was quicker', async () => {
    const { id } = ids()[0]!;
    const act = (action: string, form: Record<string, string>) =>
      office.ask(HEAD, `/nhiem-vu/${id}/viec/${action}`, { form });
    expect((await act('accept', { version: '1' })).status).toBe(303);
    const late = await act('start', { version: '1' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Người head đã “Tiếp nhận”');
    const blank = await act('report', { version: '2', summary: '' });
    expect(blank.status).toBe(422);
    const reported = await act('report', { version: '2', reference: '15/BC-PKT', sentOn: '2026-11-20' });
    expect(reported.status).toBe(303);
    const html = await office.page(LEADER, `/nhiem-vu/${id}`);
    expect(html).toContain('15/BC-PKT');
    expect(html).toContain('data-testid="do-confirm"');
    expect(inlineCode(html)).toEqual([]);
    expect(unlabelled(html)).toEqual([]);
    expect(duplicateIds(html)).toEqual([]);
    expect(await office.page(HEAD, `/nhiem-vu/${id}`)).not.toContain('data-testid="do-confirm"');
  });

  it('act on many, and name those that could not', async () => {
    const duty = ids().map(({ id, version }) => `${id}:${version}`);
    const answer = await office.ask(LEADER, '/nhiem-vu/hang-loat', { form: { action: 'confirm', duty } });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain('Đã thực hiện với 1 nhiệm vụ.');
    expect(html).toContain('1 nhiệm vụ không thực hiện được');
  });

  it('take a file as the result', async () => {
    const { id } = ids()[0]!;
    const form = new FormData();
    form.set('file', new File(['%PDF-1.7 kết quả'], 'kết quả.pdf'));
    const answer = await office.ask(LEADER, `/nhiem-vu/${id}/tep`, { form });
    expect(answer.status).toBe(303);
    expect(await office.page(LEADER, `/nhiem-vu/${id}`)).toContain('kết quả.pdf');
  });

  it('hand everything of a person over, by the head of their unit or an administrator, seen before it is done', async () => {
    await handOut({ action: ['Soạn quy chế làm việc'], lead: ['person:staff'], due: ['2026-12-10'] });
    const before = await office.page(HEAD, '/ban-giao?tu=staff');
    expect(before).toContain('Người nhận bàn giao');
    expect(unlabelled(before)).toEqual([]);
    expect((await office.ask(STAFF, '/ban-giao?tu=head')).status).toBe(403);
    const refused = await office.ask(HEAD, '/ban-giao?tu=staff', { form: { to: 'head', reason: '' } });
    expect(refused.status).toBe(400);
    const form = { to: 'head', reason: 'Chuyển công tác' };
    const done = await office.ask(HEAD, '/ban-giao?tu=staff', { form });
    expect(done.headers.get('location')).toBe('/ban-giao?tu=staff&xong=da-ban-giao');
    expect(await office.page(HEAD, '/ban-giao?tu=staff')).toContain('Không còn văn bản hay nhiệm vụ');
  });
});
