/** Signing in, the first administrator, people and tokens, through the whole chain with cookies. */
import { officeProfile } from '../../src/drafting/index.ts';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstAdminLink } from '../../src/people/index.ts';
import { openWebOffice, PASSWORD, type WebOffice } from './office.ts';

let office: WebOffice;
beforeEach(async () => {
  office = await openWebOffice();
});
afterEach(() => office.close());

const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

const signIn = (username: string, password = PASSWORD, tiep = '/') =>
  office.askByCookie('/dang-nhap', { form: { username, password, tiep } });

it('sends who has not signed in to the door and back', async () => {
  office.hire('lan', ['clerk']);
  const sent = await office.askByCookie('/van-ban?trang-thai=verified');
  expect(sent.headers.get('location')).toBe('/dang-nhap?tiep=%2Fvan-ban%3Ftrang-thai%3Dverified');
  const inside = await signIn('lan', PASSWORD, '/van-ban?trang-thai=verified');
  expect([inside.status, inside.headers.get('location')]).toEqual([303, '/van-ban?trang-thai=verified']);
  const page = await office.askByCookie('/van-ban', { cookie: cookieOf(inside) });
  expect(page.status).toBe(200);
});

it('says that it was wrong without saying what, and keeps the name', async () => {
  office.hire('lan', ['clerk']);
  const refused = await signIn('lan', 'sai');
  expect(refused.status).toBe(401);
  const html = await refused.text();
  expect(html).toContain('Tên đăng nhập hoặc mật khẩu không đúng');
  expect(html).toContain('value="lan"');
  expect(html).not.toContain('value="sai"');
});

it('tells who tried too often how long to wait', async () => {
  office.hire('lan', ['clerk']);
  let last = await signIn('lan', 'sai');
  for (let attempt = 0; attempt < 12 && last.status !== 429; attempt += 1) last = await signIn('lan', 'sai');
  expect(last.status).toBe(429);
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await last.text()).toContain('Hãy đợi');
});

it('refuses forms from other sites', async () => {
  office.hire('lan', ['clerk']);
  const cookie = cookieOf(await signIn('lan'));
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const response = await office.askByCookie('/dang-xuat', { form: {}, cookie, headers });
  expect(response.status).toBe(403);
});

it('lets a temporary password do nothing but be changed', async () => {
  office.hire('lan', ['clerk'], { mustChangePassword: true });
  const inside = await signIn('lan');
  expect(inside.headers.get('location')).toBe('/doi-mat-khau?tiep=%2F');
  const cookie = cookieOf(inside);
  expect((await office.askByCookie('/van-ban', { cookie })).headers.get('location')).toContain(
    '/doi-mat-khau',
  );
  const form = { current: PASSWORD, next: 'mật khẩu của riêng tôi', repeat: 'khác', tiep: '/' };
  const different = await office.askByCookie('/doi-mat-khau', { form, cookie });
  expect(await different.text()).toContain('không giống nhau');
  const changed = await office.askByCookie('/doi-mat-khau', { form: { ...form, repeat: form.next }, cookie });
  expect(changed.status).toBe(303);
  expect((await office.askByCookie('/van-ban', { cookie })).status).toBe(200);
});

it('makes the first administrator once, and lets them in', async () => {
  const token = firstAdminLink(office.db, office.clock)!;
  const form = { token, name: 'Nguyễn Thị Lan', username: 'lan.nt', next: PASSWORD, repeat: PASSWORD };
  expect((await office.askByCookie(`/thiet-lap?ma=${token}`)).status).toBe(200);
  const papers = { agency: 'UBND xã A', place: 'A', agencySymbol: 'UBND', head: 'Chủ tịch' };
  const made = await office.askByCookie('/thiet-lap', { form: { ...form, ...papers } });
  expect(officeProfile(office.db, '')).toMatchObject(papers);
  expect(made.headers.get('location')).toBe('/');
  const home = await office.askByCookie('/', { cookie: cookieOf(made) });
  expect(await home.text()).toContain('Nguyễn Thị Lan');
  expect((await office.askByCookie(`/thiet-lap?ma=${token}`)).status).toBe(410);
});

it('adds a person and shows their temporary password this once', async () => {
  const admin = office.hire('sếp', ['admin']);
  const form = {
    name: 'Trần Văn Hùng',
    username: 'hung.tv',
    post: 'Trưởng phòng',
    role: ['staff', 'drafter'],
    unit: ['unit-a'],
  };
  const added = await office.ask(admin, '/nguoi-dung', { form });
  const password = /<code>([a-z2-9-]{14})<\/code>/u.exec(await added.text())?.[1];
  expect(password).toBeDefined();
  expect(await office.page(admin, '/nguoi-dung')).not.toContain(password);
  expect((await signIn('hung.tv', password)).headers.get('location')).toContain('/doi-mat-khau');
  const twice = await office.ask(admin, '/nguoi-dung', { form });
  expect(twice.status).toBe(409);
  expect(await twice.text()).toContain('value="hung.tv"');
});

it('makes and revokes API tokens; the secret is shown once', async () => {
  const lan = office.hire('lan', ['clerk']);
  const made = await office.ask(lan, '/tai-khoan/khoa', {
    form: { name: 'máy quét', scope: ['dispatches:write'] },
  });
  expect(await made.text()).toMatch(/vt_[\w-]{20,}/u);
  const page = await office.page(lan, '/tai-khoan');
  expect(page).not.toMatch(/vt_[\w-]{20,}/u);
  const revoke = /action="(\/tai-khoan\/khoa\/[^"]+\/thu-hoi)"/u.exec(page)![1]!;
  await office.ask(lan, revoke, { form: {} });
  expect(await office.page(lan, '/tai-khoan')).toContain('Chưa có khóa nào');
});

it('is closed to API tokens: their scopes count in the API only', async () => {
  const lan = office.hire('lan', ['clerk']);
  const made = await office.ask(lan, '/tai-khoan/khoa', {
    form: { name: 'máy quét', scope: ['dispatches:read'] },
  });
  const secret = /vt_[\w-]{20,}/u.exec(await made.text())![0];
  const response = await office.askByCookie('/van-ban', { headers: { authorization: `Bearer ${secret}` } });
  expect(response.status).toBe(403);
});

it('keeps a unit that ended, with who took over', async () => {
  const admin = office.hire('sếp', ['admin']);
  const form = { lastDay: '30/11/2026', successorId: 'unit-b' };
  const done = await office.ask(admin, '/don-vi/unit-a/giai-the', { form });
  expect(done.headers.get('location')).toBe('/don-vi?xong=da-luu');
  expect(await office.page(admin, '/don-vi')).toContain('Đã giải thể từ 30/11/2026, kế thừa: Phòng unit-b');
});

it('checks the audit chain on the administrator’s word', async () => {
  const admin = office.hire('sếp', ['admin']);
  expect(await (await office.ask(admin, '/he-thong/nhat-ky', { form: {} })).text()).toContain('Đủ và đúng');
  office.connection.prepare(`update audit_trail set actor_name = 'khác' where seq = 1`).run();
  expect(await (await office.ask(admin, '/he-thong/nhat-ky', { form: {} })).text()).toContain(
    'bị đứt ở dòng 1',
  );
});
