/** The clerk's walk by plain forms: what works without scripts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decideField } from '../../src/registry/index.ts';
import { CLERK, OTHER_CLERK, STAFF, WHOLE_HEADER } from '../registry/office.ts';
import { tagsOf } from './html.ts';
import { openWebOffice, type WebOffice } from './office.ts';

let office: WebOffice;
beforeEach(async () => {
  office = await openWebOffice();
});
afterEach(() => office.close());

/** The form as a browser would send it. */
function filled(html: string, formStart: string): Record<string, string> {
  const part = html.slice(html.indexOf(formStart)).split('</form>')[0]!;
  const form: Record<string, string> = {};
  for (const { name, attributes } of tagsOf(part)) {
    if (name !== 'input' || attributes['name'] === undefined) continue;
    if (attributes['type'] === 'checkbox' && !('checked' in attributes)) continue;
    form[attributes['name']] = attributes['value'] ?? '';
  }
  for (const [, name, text] of part.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</gu))
    form[name!] = text!;
  for (const [, name, options] of part.matchAll(/<select[^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gu)) {
    form[name!] =
      tagsOf(options!).find(({ attributes }) => 'selected' in attributes)?.attributes['value'] ?? '';
  }
  return form;
}

const deskForm = async (id: string) =>
  filled(await office.page(CLERK, `/xac-minh/${id}`), '<form class="desk-form"');

describe('verify and register', () => {
  it('accepts all, verifies, gives the number and shows it', async () => {
    const id = await office.readPaper('một');
    expect((await office.ask(CLERK, '/xac-minh')).headers.get('location')).toBe(`/xac-minh/${id}`);

    const sent = await office.ask(CLERK, `/xac-minh/${id}`, {
      form: { ...(await deskForm(id)), lam: 'xac-minh' },
    });
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/xac-minh/${id}?xong=1`]);
    expect(office.view(id)).toMatchObject({ state: 'verified', subject: WHOLE_HEADER.subject });

    const page = await office.page(CLERK, `/xac-minh/${id}`);
    expect(page).toContain('Số kế tiếp của sổ: 1');
    const form = filled(page, '<form class="desk-actions desk-register"');
    const registered = await office.ask(CLERK, `/xac-minh/${id}/vao-so`, { form });
    expect(registered.status).toBe(303);
    expect(await office.page(CLERK, `/xac-minh/${id}`)).toContain(
      '<strong data-testid="register-number">1</strong>',
    );
  });

  it('keeps a correction apart from what was read, and says what is not on the paper', async () => {
    const id = await office.readPaper('hai', { ...WHOLE_HEADER, number: null });
    const form = { ...(await deskForm(id)), 'f.date': '21.11.2026', 'absent.number': '1', lam: 'xac-minh' };
    await office.ask(CLERK, `/xac-minh/${id}`, { form });
    const { fields, state } = office.view(id);
    expect(state).toBe('verified');
    expect(fields.find(({ field }) => field === 'date')).toMatchObject({
      state: 'corrected',
      value: '2026-11-21',
      suggestion: '2026-11-20',
    });
    expect(fields.find(({ field }) => field === 'number')).toMatchObject({ state: 'absent', value: null });
  });

  it.each([
    ['a date that is none', { 'f.date': '31/02/2026' }, 'Mục “Ngày ban hành” chưa đúng'],
    ['a required field left open', {}, 'không có trên văn bản”. (Số)'],
  ])('gives the form back with what was typed: %s', async (_, change, message) => {
    const id = await office.readPaper('ba', { ...WHOLE_HEADER, number: null });
    const form = { ...(await deskForm(id)), 'f.subject': 'chữ vừa gõ', ...change, lam: 'xac-minh' };
    const response = await office.ask(CLERK, `/xac-minh/${id}`, { form });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect(html).toContain('chữ vừa gõ');
  });

  it('does not overwrite a colleague: says who changed the paper', async () => {
    const id = await office.readPaper('bốn');
    const form = await deskForm(id);
    const decision = { action: 'correct', value: 'Đồng Nai' } as const;
    decideField(office.db, { ...office.versioned(id), field: 'place', decision }, OTHER_CLERK, office.clock);
    const response = await office.ask(CLERK, `/xac-minh/${id}`, {
      form: { ...form, 'f.subject': 'của tôi', lam: 'luu' },
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Người clerk-2 vừa thay đổi văn bản này');
    expect(office.view(id).subject).toBe(WHOLE_HEADER.subject);
  });

  it('takes a paper that turns out secret off the desk', async () => {
    const id = await office.readPaper('năm');
    const response = await office.ask(CLERK, `/xac-minh/${id}`, {
      form: { ...(await deskForm(id)), 'f.secrecy': 'Mật', lam: 'luu' },
    });
    expect(response.headers.get('location')).toBe(`/van-ban/${id}`);
    expect((await office.ask(CLERK, `/xac-minh/${id}`)).headers.get('location')).toBe(`/van-ban/${id}`);
  });

  it('warns of a paper that looks like another, and registers it with a reason only', async () => {
    const first = await office.verifiedPaper('sáu');
    await office.ask(CLERK, `/xac-minh/${first}/vao-so`, {
      form: { version: String(office.view(first).version) },
    });
    const second = await office.verifiedPaper('bảy');
    const page = await office.page(CLERK, `/xac-minh/${second}`);
    expect(page).toContain('data-testid="duplicate-alarm"');
    expect(page).toContain(`href="/van-ban/${first}"`);
    const version = String(office.view(second).version);
    expect((await office.ask(CLERK, `/xac-minh/${second}/vao-so`, { form: { version } })).status).toBe(422);
    const again = await office.ask(CLERK, `/xac-minh/${second}/vao-so`, {
      form: { version, reason: 'Bản giấy' },
    });
    expect(again.status).toBe(303);
    expect(office.view(second).registerNumber).toBe(2);
  });
});

describe('one paper', () => {
  it('is routed, and then seen by those it was routed to', async () => {
    const id = await office.verifiedPaper('tám');
    await office.ask(CLERK, `/xac-minh/${id}/vao-so`, { form: { version: String(office.view(id).version) } });
    const nobody = await office.ask(CLERK, `/van-ban/${id}/chuyen`, { form: {} });
    expect(nobody.status).toBe(400);
    const routed = await office.ask(CLERK, `/van-ban/${id}/chuyen`, { form: { unit: ['unit-a'] } });
    expect(routed.headers.get('location')).toBe(`/van-ban/${id}?xong=da-chuyen`);
    const seen = await office.page(STAFF, `/van-ban/${id}`);
    expect(seen).toContain('Tăng cường an toàn giao thông');
    expect(seen).not.toContain('data-testid="route"');
  });

  it('is withdrawn with a reason only, and back where the form stood', async () => {
    const id = await office.readPaper('chín');
    const version = String(office.view(id).version);
    expect((await office.ask(CLERK, `/van-ban/${id}/rut`, { form: { version, reason: ' ' } })).status).toBe(
      400,
    );
    const form = { version, reason: 'Tải nhầm', return: 'https://evil.example/' };
    const done = await office.ask(CLERK, `/van-ban/${id}/rut`, { form });
    expect(done.headers.get('location')).toBe('/?xong=da-rut');
    expect(await office.page(CLERK, `/van-ban/${id}`)).toContain('Đã rút lại: Tải nhầm');
  });

  it('is found without accents, with its passage lit', async () => {
    await office.readPaper('mười', { ...WHOLE_HEADER, subject: 'trường phòng cháy an toàn giao thông' });
    office.indexAll();
    const html = await office.page(CLERK, '/tim-kiem?q=an+toan+giao+thong&trang-thai=to-verify');
    expect(html).toContain('data-testid="hit"');
    expect(html).toMatch(/<mark>[^<]*an toàn/u);
    expect(html).toContain('class="chip"');

    // More papers of a common word than are counted.
    office.connection.exec(`
      CREATE TEMP TABLE old AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n;
      INSERT INTO search_documents (doc, kind, id, owner_id, fingerprint, facets)
        SELECT i, 'dispatch', 'cu-' || i, 'cu-' || i, '', '' FROM old;
      INSERT INTO search_text (rowid, words) SELECT i, 't_0 _ giao thong' FROM old;`);
    const many = await office.page(CLERK, '/tim-kiem?q=giao+thong');
    expect(many).toContain('Hơn 5.000 kết quả');
    expect(many).toContain('chỉ đếm các văn bản mới nhất');
    expect(many).toContain('data-testid="hit"');
  });

  it('that nobody has is answered with what to try next', async () => {
    const html = await office.page(CLERK, '/tim-kiem?q=%22hươu+cao+cổ%22&nam=2019');
    expect(html).toContain('href="/tim-kiem?q=%22h%C6%B0%C6%A1u+cao+c%E1%BB%95%22"');
    expect(html).toContain('href="/tim-kiem?q=h%C6%B0%C6%A1u+cao+c%E1%BB%95&amp;nam=2019"');
    expect(html).toContain('data-testid="save-search"');
    expect(html).not.toContain('data-testid="export"');
  });

  it('is opened once for the trail, however often its forms come back', async () => {
    const id = await office.readPaper('mười một');
    const opened = () =>
      office.connection.prepare(`select count(*) as n from audit_trail where did = 'dispatch.opened'`).get();
    await office.page(CLERK, `/van-ban/${id}`);
    await office.page(CLERK, `/van-ban/${id}?xong=da-luu`);
    expect(opened()).toEqual({ n: 1 });
  });
});
