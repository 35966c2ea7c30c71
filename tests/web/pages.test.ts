import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/people/index.ts';
import { listRegisters, registerDispatch } from '../../src/registry/index.ts';
import { ADMIN, CLERK, LEADER, pdf, STAFF } from '../registry/office.ts';
import { duplicateIds, foreignAddresses, inlineCode, tagsOf, unlabelled } from './html.ts';
import { assets, openWebOffice, type WebOffice } from './office.ts';

const BOTH: Actor = { ...CLERK, roles: ['clerk', 'admin'] };
const HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)>';

let office: WebOffice;
let waiting: string;
let verified: string;
let registered: string;
let unreadable: string;
let quarantined: string;

beforeAll(async () => {
  office = await openWebOffice();
  waiting = await office.readPaper('chờ', {
    subject: `kiểm tra ${HOSTILE}`,
    issuer: `Sở ${HOSTILE}`,
    number: '7',
    symbol: 'X',
  });
  verified = await office.verifiedPaper('xong');
  registered = await office.verifiedPaper('vào sổ', {
    subject: 'đã vào sổ',
    issuer: 'Sở Y tế',
    number: '9',
    symbol: 'SYT',
    date: '2026-11-01',
    type: 'Công văn',
  });
  registerDispatch(office.db, office.versioned(registered), CLERK, office.clock);
  ({ id: unreadable } = await office.handIn('không phải văn bản', CLERK, { fileName: `${HOSTILE}.txt` }));
  office.reader.secrecy = () => 'Mật';
  quarantined = await office.readPaper('mật');
  office.reader.secrecy = () => null;
  office.indexAll();
});

afterAll(() => office.close());

/** Every page, as somebody who may see all of them. */
function everyPage(): [name: string, path: string][] {
  const [register] = listRegisters(office.db, CLERK);
  return [
    ['home', '/'],
    ['intake', '/tiep-nhan'],
    ['verify', `/xac-minh/${waiting}`],
    ['verified', `/xac-minh/${verified}`],
    ['registered', `/xac-minh/${registered}`],
    ['correcting', `/xac-minh/${registered}?sua=1`],
    ['by hand', `/xac-minh/${unreadable}`],
    ['dispatch', `/van-ban/${registered}?trang=1&tim=giao`],
    ['unreadable', `/van-ban/${unreadable}`],
    ['quarantined', `/van-ban/${quarantined}`],
    ['list', '/van-ban?trang-thai=to-verify&loai=incoming'],
    ['registers', '/so-dang-ky'],
    ['book', `/so-dang-ky/${register!.id}`],
    ['search', '/tim-kiem'],
    ['results', '/tim-kiem?q=kiem+tra'],
    ['people', '/nguoi-dung'],
    ['units', '/don-vi'],
    ['unit', '/don-vi/unit-a'],
    ['account', '/tai-khoan'],
    ['partners', '/lien-thong'],
    ['system', '/he-thong'],
    ['help', '/tro-giup'],
    ['nowhere', '/khong-co'],
  ];
}

describe('every page', () => {
  it.each([
    ['carries no inline script or style', inlineCode],
    ['asks nothing of other servers', foreignAddresses],
    ['names every control', unlabelled],
    ['uses each id once', duplicateIds],
  ])('%s', async (_, faultsIn) => {
    for (const [name, path] of everyPage()) {
      const html = await office.page(BOTH, path);
      expect([name, ...faultsIn(html)]).toEqual([name]);
    }
  });

  it('never lets a paper speak HTML', async () => {
    for (const [name, path] of everyPage()) {
      const html = await office.page(BOTH, path);
      const spoken = ['<script>alert', '<img src=x', 'phường <Hải'].filter((markup) => html.includes(markup));
      expect([name, ...spoken]).toEqual([name]);
    }
  });

  it('links to pages that exist', async () => {
    const links = new Set<string>();
    for (const [, path] of everyPage()) {
      const html = (await office.page(BOTH, path)).replace(/<template.*?<\/template>/gsu, '');
      for (const { name, attributes } of tagsOf(html)) {
        const href = attributes['href'] ?? '';
        if (name === 'a' && href.startsWith('/') && !href.startsWith('/api/')) links.add(href);
      }
    }
    expect(links.size).toBeGreaterThan(20);
    for (const link of links) {
      const { status } = await office.ask(BOTH, link);
      expect([link, status < 400]).toEqual([link, true]);
    }
  });

  it('is written in Vietnamese, is not kept by browsers, and shows its name first', async () => {
    const response = await office.ask(BOTH, '/van-ban');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html.startsWith('<!doctype html><html lang="vi"')).toBe(true);
    expect(html).toContain('<title>Văn bản · Văn Thư</title>');
  });
});

describe('who sees what', () => {
  const navigation = async (actor: Actor) =>
    tagsOf((await office.page(actor, '/')).split('<nav class="nav"')[1]!.split('</nav>')[0]!)
      .filter(({ name }) => name === 'a')
      .map(({ attributes }) => attributes['href']);

  it.each<[string, Actor, string[]]>([
    [
      'văn thư',
      CLERK,
      [
        '/',
        '/tiep-nhan',
        '/xac-minh',
        '/van-ban',
        '/nhiem-vu',
        '/soan-thao',
        '/so-dang-ky',
        '/tim-kiem',
        '/tro-giup',
      ],
    ],
    [
      'lãnh đạo',
      LEADER,
      ['/', '/tiep-nhan', '/van-ban', '/nhiem-vu', '/soan-thao', '/so-dang-ky', '/tim-kiem', '/tro-giup'],
    ],
    ['cán bộ', STAFF, ['/', '/tiep-nhan', '/van-ban', '/nhiem-vu', '/soan-thao', '/tim-kiem', '/tro-giup']],
    [
      'quản trị',
      ADMIN,
      [
        '/',
        '/van-ban',
        '/tim-kiem',
        '/nguoi-dung',
        '/don-vi',
        '/mau-van-ban',
        '/ban-giao',
        '/nhiem-vu/cai-dat',
        '/lien-thong',
        '/he-thong',
        '/tro-giup',
      ],
    ],
  ])('%s: navigation', async (_, actor, expected) => {
    expect(await navigation(actor)).toEqual(expected);
  });

  it.each<[string, Actor, string, number]>([
    ['cán bộ, xác minh', STAFF, '/xac-minh', 403],
    ['cán bộ, người dùng', STAFF, '/nguoi-dung', 403],
    ['văn thư, người dùng', CLERK, '/nguoi-dung', 403],
    ['lãnh đạo, hệ thống', LEADER, '/he-thong', 403],
    ['văn thư, liên thông', CLERK, '/lien-thong', 403],
    ['quản trị, tiếp nhận', ADMIN, '/tiep-nhan', 403],
    ['văn thư, trang lạ', CLERK, '/khong-co', 404],
    ['văn thư, văn bản lạ', CLERK, '/van-ban/khong-co', 404],
    ['văn thư, con trỏ lạ', CLERK, '/van-ban?sau=abc', 400],
  ])('%s → %i', async (_, actor, path, status) => {
    const response = await office.ask(actor, path);
    expect(response.status).toBe(status);
    const html = await response.text();
    expect(html).toContain('data-testid="error-page"');
    expect(inlineCode(html)).toEqual([]);
  });

  it('does not tell staff of papers that were not routed to them', async () => {
    expect((await office.ask(STAFF, `/van-ban/${registered}`)).status).toBe(404);
    expect(await office.page(STAFF, '/van-ban')).not.toContain('đã vào sổ');
  });

  it('offers the original of a paper that is not quarantined', async () => {
    const html = await office.page(CLERK, `/van-ban/${registered}`);
    expect(html).toContain(`href="/api/v1/dispatches/${registered}/file"`);
  });

  it('shows nothing of a quarantined paper but why', async () => {
    const html = await office.page(CLERK, `/van-ban/${quarantined}`);
    expect(html).toContain('data-testid="purge"');
    expect(html).not.toContain('an toàn giao thông');
    expect(html).not.toContain(`/api/v1/dispatches/${quarantined}/file`);
  });
});

describe('assets', () => {
  it('are kept for ever under names that carry their content', async () => {
    const html = await office.page(CLERK, '/');
    const address = assets.url('app.css');
    expect(html).toContain(`href="${address}"`);
    const response = await office.ask(null, address);
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toContain('text/css');
    expect((await office.ask(CLERK, '/tai-nguyen/app-000.css')).status).toBe(404);
  });

  it('load nothing from elsewhere', () => {
    for (const name of ['app.css', 'dark.css'] as const) {
      // An address of our own begins with one slash; what is drawn in the sheet itself has none.
      const { body } = assets.read(assets.url(name).split('/').at(-1)!)!;
      expect(new TextDecoder().decode(body)).not.toMatch(/url\((?!["']?(?:\/(?!\/)|data:))|@import|https?:/u);
    }
  });
});

describe('theme', () => {
  it('is a cookie that decides which style sheet counts', async () => {
    const chosen = await office.ask(CLERK, '/giao-dien', { form: { theme: 'dark', return: '/van-ban' } });
    expect(chosen.headers.get('location')).toBe('/van-ban');
    expect(chosen.headers.get('set-cookie')).toContain('theme=dark');
    const html = await (await office.ask(CLERK, '/', { cookie: 'theme=dark' })).text();
    expect(html).toContain('data-theme="dark"');
    expect(html).toMatch(/dark-[0-9a-f]+\.css" media="all"/u);
  });

  it('never leads out of the service', async () => {
    const chosen = await office.ask(CLERK, '/giao-dien', {
      form: { theme: 'light', return: '//evil.example/' },
    });
    expect(chosen.headers.get('location')).toBe('/');
  });
});

describe('intake without scripts', () => {
  it('takes files from the plain form and says what became of each', async () => {
    const form = new FormData();
    form.append('file', new File([Buffer.from(pdf('qua biểu mẫu'))], 'a.pdf'));
    form.append('file', new File(['chữ'], 'b.txt'));
    const html = await (await office.ask(CLERK, '/tiep-nhan?loai=outgoing', { form })).text();
    expect(html).toContain('a.pdf');
    expect(html).toContain('Đã nhận, đang chờ đọc');
    expect(html).toContain('notice-error');
  });
});

describe('an office whose database has a limit', () => {
  const CLOSE = 'chuyển cơ quan ra máy riêng ngay';
  const EARLY = 'định ngày chuyển cơ quan ra máy riêng';
  it.each<[percent: number, who: Actor, path: string, said: string | null]>([
    [79, ADMIN, '/he-thong', null],
    [80, ADMIN, '/he-thong', EARLY],
    [80, ADMIN, '/', EARLY],
    [89, ADMIN, '/nguoi-dung', null],
    [90, ADMIN, '/nguoi-dung', CLOSE],
    [99, CLERK, '/', null],
  ])('at %i per cent tells %o at %s', async (percent, who, path, said) => {
    office.room.usedBytes = (office.room.mostBytes * percent) / 100;
    const page = await office.page(who, path);
    office.room.usedBytes = 0;
    expect([EARLY, CLOSE].filter((words) => page.includes(words))).toEqual(said === null ? [] : [said]);
    expect(page.includes('% đã dùng')).toBe(path === '/he-thong');
  });
});
