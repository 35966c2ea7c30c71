/**
 * What every engine behind `SearchIndex` must do. An engine that is not transactional gets its changes by
 * `settle`, which waits until all that was added to the archive can be found.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import type { SearchFilters, SearchHit, SearchIndex, SearchResults } from '../../src/search/index.ts';
import { type Archive, CLERK, person } from './archive.ts';

export interface Engine {
  archive: Archive;
  index: SearchIndex;
  settle(): Promise<void>;
  /** Whether it says which words it took for those with a slip. */
  tellsCorrections: boolean;
}

const TRAFFIC = [
  'SỞ GD&ĐT LÂM ĐỒNG\nSố: 1595/SGDĐT-CTrTTX\nV/v tăng cường bảo đảm an toàn giao thông\nKính gửi: Trưởng phòng GD&ĐT các huyện',
  'Các đơn vị tuyên truyền về đường bộ, đường sắt.\nBáo cáo trước ngày 15/11/2026.',
];

export function describeIndex(name: string, open: () => Promise<Engine>): void {
  describe(`search: ${name}`, () => {
    let engine: Engine;
    const find = (text: string, filters: SearchFilters = {}, actor: Actor = CLERK) =>
      engine.index.search({ text, filters }, actor);
    const idsFor = async (text: string, filters?: SearchFilters, actor?: Actor) =>
      (await find(text, filters, actor)).hits.map((hit) => hit.dispatchId);

    beforeAll(async () => {
      engine = await open();
      const { archive } = engine;
      archive.add({
        id: 'traffic',
        number: '1595',
        symbol: 'SGDĐT-CTrTTX',
        issuer: 'Sở Giáo dục và Đào tạo tỉnh Lâm Đồng',
        type: 'Công văn',
        date: '2023-10-28',
        subject: 'tăng cường bảo đảm an toàn giao thông',
        addressees: ['Trưởng phòng GD&ĐT các huyện', 'Hiệu trưởng các trường trực thuộc'],
        signerName: 'Trần Đức Lợi',
        registerNumber: 45,
        pages: TRAFFIC,
        units: ['unit-traffic'],
        cites: ['968/CĐ-TTg'],
        obligations: [
          { action: 'Báo cáo kết quả tuyên truyền', assignees: ['Phòng GD&ĐT'], due: '2023-11-15', page: 2 },
          { action: 'Thống kê xe đưa đón học sinh', due: '2026-11-27' },
        ],
      });
      archive.add({
        id: 'storm',
        number: '968',
        symbol: 'CĐ-TTg',
        issuer: 'Thủ tướng Chính phủ',
        type: 'Công điện',
        date: '2023-10-16',
        subject: 'tập trung ứng phó mưa lũ',
        pages: [
          'CÔNG ĐIỆN\nVề việc ứng phó mưa lũ ở miền Trung',
          null,
          'Theo công điện này, các Bộ báo cáo.',
        ],
        people: ['an'],
      });
      archive.add({
        id: 'duong',
        number: '12',
        symbol: 'QĐ-UBND',
        issuer: 'Ủy ban nhân dân xã Bình Minh',
        type: 'Quyết định',
        date: '2026-02-01',
        subject: 'bổ nhiệm ông Dương Văn Sát',
        signerName: 'Dương Hòa',
        state: 'to-verify',
        direction: 'outgoing',
        pages: ['Bổ nhiệm ông Dương Văn Sát. Số 968 đường Trần Phú không liên quan. TP.HCM'],
        receivedBy: 'binh',
      });
      archive.add({
        id: 'road',
        number: '05',
        symbol: 'KH-UBND',
        date: '2026-01-01',
        type: 'Kế hoạch',
        subject: 'sửa chữa đường sắt',
        issuer: 'UBND XÃ BÌNH MINH',
        pages: ['Kế hoạch sửa đường sắt và hoà giải.'],
      });
      archive.add({
        id: 'secret',
        state: 'quarantined',
        subject: 'mưa lũ tuyệt mật',
        number: '968',
        pages: ['mưa lũ mật'],
      });
      archive.add({ id: 'withdrawn', state: 'withdrawn', subject: 'mưa lũ rút lại', pages: ['mưa lũ'] });
      await engine.settle();
    });

    test('words without accents, scattered over header, addressees and pages, find their dispatch', async () => {
      expect(await idsFor('truong phong gddt an toan giao thong')).toEqual(['traffic']);
      expect(await idsFor('tran duc loi bao cao duong sat')).toEqual(['traffic']);
    });

    test.each([
      ['968', 'storm'],
      ['968/cd-ttg', 'storm'],
      ['968/CĐ-TTg', 'storm'],
      ['968/cđttg', 'storm'],
      ['968cdttg', 'storm'],
      ['cong dien 968', 'storm'],
      ['cdttg', 'storm'],
      ['CĐ-TTg', 'storm'],
      ['96', 'storm'],
      ['5/kh-ubnd', 'road'],
      ['05/KH-UBND', 'road'],
      ['so den 45', 'traffic'],
      ['28/10/2023', 'traffic'],
      ['tphcm', 'duong'],
    ])('%s brings its dispatch first', async (text, id) => {
      expect((await idsFor(text))[0]).toBe(id);
    });

    test('the number of a dispatch stands above the same number in a text', async () => {
      expect(await idsFor('968')).toEqual(['storm', 'duong']);
    });

    test('accents that were typed rank, and do not exclude', async () => {
      expect((await idsFor('đường sắt'))[0]).toBe('road');
      expect(await idsFor('đường sắt')).toContain('duong');
      expect((await idsFor('dương sát'))[0]).toBe('duong');
    });

    test('both ways to place a tone mark are one', async () => {
      expect((await idsFor('dương hoà'))[0]).toBe('duong');
      expect((await idsFor('hòa giải'))[0]).toBe('road');
    });

    test('a phrase, a word to leave out, an unfinished word', async () => {
      expect(await idsFor('"giao thông an toàn"')).toEqual([]);
      expect(await idsFor('"an toàn giao thông"')).toEqual(['traffic']);
      expect(await idsFor('“an toan giao thong')).toEqual(['traffic']);
      expect(await idsFor('duong -sat')).toEqual([]);
      expect(await idsFor('binh minh -"bo nhiem"')).toEqual(['road']);
      expect(await idsFor('mua l')).toEqual([]);
      expect(await idsFor('tap trung ung ph')).toEqual(['storm']);
      expect(await idsFor('trung ung ph ')).toEqual([]);
    });

    test('only unwanted words: everything else', async () => {
      expect(await idsFor('-duong')).toEqual(['storm']);
    });

    test('nothing typed: everything, newest first', async () => {
      expect(await idsFor('')).toEqual(['duong', 'road', 'traffic', 'storm']);
      expect(await idsFor('   ')).toHaveLength(4);
    });

    test('passages show the original spelling and the page', async () => {
      const { hits } = await find('truong phong gddt duong sat');
      const { passages } = hits[0] as SearchHit;
      expect(passages.map((passage) => passage.page)).toEqual(expect.arrayContaining([1, 2]));
      expect(lit(passages.find((passage) => passage.page === 1))).toEqual(['Trưởng', 'phòng', 'GD&ĐT']);
      expect(lit(passages.find((passage) => passage.page === 2))).toEqual(
        expect.arrayContaining(['đường', 'sắt']),
      );
    });

    test('a page that failed does not shift the pages after it', async () => {
      const { hits } = await find('"cong dien nay"');
      expect(hits[0]?.passages).toMatchObject([{ page: 3 }]);
      expect(lit(hits[0]?.passages[0])).toEqual(['công điện này']);
      expect(hits[0]?.passages[0]?.parts.map((part) => part.text).join('')).toBe(
        'Theo công điện này, các Bộ báo cáo.',
      );
    });

    test('the subject shows what was found in it', async () => {
      const { hits } = await find('mua lu');
      expect(hits[0]?.subjectParts).toEqual([
        { text: 'tập trung ứng phó ', hit: false },
        { text: 'mưa', hit: true },
        { text: ' ', hit: false },
        { text: 'lũ', hit: true },
      ]);
    });

    test.each<[SearchFilters, string[]]>([
      [{ year: 2023 }, ['storm', 'traffic']],
      [{ issuer: 'thủ tướng chính phủ' }, ['storm']],
      [{ type: 'Quyết định' }, ['duong']],
      [{ state: 'to-verify' }, ['duong']],
      [{ direction: 'outgoing' }, ['duong']],
      [{ year: 2026, state: 'registered' }, ['road']],
      [{ register: 'none' }, []],
    ])('filter %j', async (filters, ids) => {
      expect((await idsFor('', filters)).toSorted()).toEqual(ids);
      expect((await find('', filters)).total).toBe(ids.length);
    });

    test('facets count with the other filters, not with their own', async () => {
      const { facets, total } = await find('', { year: 2023, state: 'registered' });
      expect(total).toBe(2);
      expect(facets?.year.map(({ value, count }) => [value, count])).toEqual([
        ['2023', 2],
        ['2026', 1],
      ]);
      expect(facets?.state.map(({ value }) => value)).toEqual(['registered']);
      expect(facets?.issuer.map(({ label }) => label)).toContain('Thủ tướng Chính phủ');
    });

    test('what may not be searched is not there for anybody, nor counted', async () => {
      const results = await find('mua lu');
      expect(results.hits.map((hit) => hit.dispatchId)).toEqual(['storm']);
      expect(results.total).toBe(1);
    });

    test.each<[string, Actor, string[]]>([
      ['a leader sees all', person('leader', ['leader']), ['duong', 'road', 'storm', 'traffic']],
      ['an administrator as such sees none', person('admin', ['admin']), []],
      ['staff see what was routed to their unit', person('x', ['staff'], ['unit-traffic']), ['traffic']],
      ['staff see what was routed to them', person('an', ['staff'], ['other']), ['storm']],
      ['staff see what they handed in', person('binh', ['drafter']), ['duong']],
      ['everybody else sees nothing', person('y', ['staff'], ['unit-x']), []],
    ])('%s: in hits, totals, facets and suggestions', async (_, actor, ids) => {
      for (const text of ['', 'bao cao', 'duong', 'mua', '968']) {
        const results = await find(text, {}, actor);
        const all = (await find(text)).hits.map((hit) => hit.id).filter((id) => ids.includes(id));
        expect(results.hits.map((hit) => hit.dispatchId).toSorted()).toEqual(all.toSorted());
        expect(results.total).toBe(all.length);
        const { kind = [], ...ofPapers } = results.facets ?? {};
        const obligations = kind.find(({ value }) => value === 'obligation')?.count ?? 0;
        expect(obligations).toBeLessThanOrEqual(ids.includes('traffic') ? 2 : 0);
        for (const counts of Object.values(ofPapers)) {
          expect(counts.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(all.length);
        }
        const suggestions = await engine.index.suggest(text, actor);
        const suggested = suggestions.flatMap(({ id }) => id ?? []);
        expect(suggested.filter((id) => !ids.includes(id))).toEqual([]);
        expect(ids.length > 0 || suggestions.length === 0).toBe(true);
      }
    });

    test('suggestions: numbers, issuers and subjects', async () => {
      expect(await engine.index.suggest('96', CLERK)).toEqual([
        { kind: 'number', text: '968/CĐ-TTg', id: 'storm' },
      ]);
      expect(await engine.index.suggest('thu tuon', CLERK)).toEqual([
        { kind: 'issuer', text: 'Thủ tướng Chính phủ', id: null },
      ]);
      for (const typed of ['ung pho', 'ung pho m', 'ung pho mu']) {
        expect(await engine.index.suggest(typed, CLERK)).toEqual([
          { kind: 'subject', text: 'tập trung ứng phó mưa lũ', id: 'storm' },
        ]);
      }
      expect(await engine.index.suggest('', CLERK)).toEqual([]);
    });

    test.each<[string, string[]]>([
      ['so:968', ['storm']],
      ['so:968/cđttg', ['storm']],
      ['số:968/CĐ-TTg', ['storm']],
      ['coquan:"so giao duc"', ['traffic']],
      ['coquan:sgdđt', ['traffic']],
      ['coquan:ubnd', ['duong', 'road']],
      ['loai:"cong dien"', ['storm']],
      ['loai:qđ', ['duong']],
      ['nguoiky:"duong hoa"', ['duong']],
      ['trichyeu:"duong sat"', ['road']],
      ['tu:2023-10-17 den:31/10/2023', ['traffic']],
      ['từ:10/2023 đến:10/2023', ['traffic', 'storm']],
      ['den:2023', ['traffic', 'storm']],
      ['mua lu tu:2024', []],
      ['han:quahan', ['traffic']],
      ['-coquan:ubnd', ['traffic', 'storm']],
      ['-loai:"công điện" den:2023', ['traffic']],
    ])('%s', async (text, ids) => {
      expect(await idsFor(text)).toEqual(ids);
    });

    test('what is no field and no date is words', async () => {
      expect(await idsFor('quyen:968')).toEqual([]);
      expect(await idsFor('tu:hom-qua')).toEqual([]);
    });

    test('abbreviations and the names they stand for find each other', async () => {
      expect(await idsFor('ubnd binh minh')).toEqual(['duong', 'road']);
      expect(await idsFor('uy ban nhan dan binh minh')).toEqual(['duong', 'road']);
      expect((await idsFor('so giao duc va dao tao lam dong'))[0]).toBe('traffic');
      expect((await idsFor('sgdđt lam dong'))[0]).toBe('traffic');
    });

    test('a slip of a letter is forgiven where nothing matches, and said', async () => {
      const slipped = await find('tap trung ung phso mua lu');
      expect(slipped.hits.map(({ id }) => id)).toEqual(['storm']);
      expect(slipped.corrected).toBe(engine.tellsCorrections ? 'tap trung ung pho mua lu' : null);
      expect((await find('trna duc loi')).hits[0]?.id).toBe('traffic');
      expect((await find('ung pho mua lu')).corrected).toBeNull();
      expect(await idsFor('"ung phso"')).toEqual([]);
      expect(await idsFor('969/CĐ-TTg')).toEqual([]);
    });

    test('of many words the one that no paper has is left out, and said; a number never', async ({
      skip,
    }) => {
      skip(!engine.tellsCorrections, 'a search server takes its words all or none');
      const remembered = await find('tap trung ung pho mua lu nvqs');
      expect(remembered.hits[0]?.id).toBe('storm');
      expect(remembered.corrected).toBe('tap trung ung pho mua lu');
      expect((await find('tập trung ứng phó mưa lũ nvqs')).corrected).toBe('tập trung ứng phó mưa lũ');
      expect(await idsFor('tap trung ung pho mua lu 969/CĐ-TTg')).toEqual([]);
    });

    test('orders: by date and by number', async () => {
      const sorted = async (sort: 'newest' | 'oldest' | 'number') =>
        (await engine.index.search({ text: '', sort }, CLERK)).hits.map(({ id }) => id);
      expect(await sorted('newest')).toEqual(['duong', 'road', 'traffic', 'storm']);
      expect(await sorted('oldest')).toEqual(['storm', 'traffic', 'road', 'duong']);
      expect(await sorted('number')).toEqual(['road', 'duong', 'storm', 'traffic']);
    });

    test('obligations are found as a kind of their own, for those who see their paper', async () => {
      const { facets } = await find('bao cao');
      expect(facets?.kind.map(({ value, count }) => [value, count])).toEqual([
        ['dispatch', 2],
        ['obligation', 1],
      ]);
      const { hits } = await find('bao cao ket qua', { kind: 'obligation' });
      expect(hits).toMatchObject([
        {
          kind: 'obligation',
          dispatchId: 'traffic',
          obligation: { assignees: ['Phòng GD&ĐT'], due: '2023-11-15' },
          passages: [{ page: 2 }],
        },
      ]);
      expect((await find('han:saptoi', { kind: 'obligation' })).total).toBe(1);
      const stranger = person('y', ['staff'], ['unit-x']);
      expect((await find('bao cao', { kind: 'obligation' }, stranger)).total).toBe(0);
    });

    test('facets: signer, unit, urgency', async () => {
      const { facets } = await find('');
      expect(facets?.signer.map(({ label }) => label)).toEqual(['Dương Hòa', 'Trần Đức Lợi']);
      expect(facets?.unit).toMatchObject([{ value: 'unit-traffic', count: 1 }]);
      expect(await idsFor('', { signer: 'Trần Đức Lợi' })).toEqual(['traffic']);
      expect(await idsFor('', { unit: 'unit-traffic' })).toEqual(['traffic']);
    });

    test('who cites a paper, and what is like it, of what the person may see', async () => {
      const ids = (hits: readonly SearchHit[]) => hits.map(({ id }) => id);
      const stranger = person('y', ['staff'], ['unit-x']);
      const stormOnly = person('an', ['staff'], ['other']);
      expect(ids(await engine.index.citing('storm', CLERK))).toEqual(['traffic']);
      expect(await engine.index.citing('storm', stormOnly)).toEqual([]);
      expect(await engine.index.citing('storm', stranger)).toEqual([]);
      expect(await engine.index.citing('road', CLERK)).toEqual([]);
      const twin = engine.archive.add({
        id: 'twin',
        subject: 'tăng cường bảo đảm an toàn giao thông dịp Tết',
        date: '2020-01-02',
      });
      await engine.settle();
      expect(ids(await engine.index.similar('traffic', CLERK))).toEqual([twin]);
      expect(ids(await engine.index.similar('traffic', person('x', ['staff'], ['unit-traffic'])))).toEqual(
        [],
      );
      expect(await engine.index.similar('secret', CLERK)).toEqual([]);
      engine.archive.change(twin, { state: 'withdrawn' });
      // Not indexed yet, and gone all the same.
      expect(await engine.index.similar('traffic', CLERK)).toEqual([]);
      await engine.settle();
    });

    test('pages of results: every hit once, facets on the first only', async () => {
      const seen: string[] = [];
      let results: SearchResults = await engine.index.search({ text: '', limit: 3 }, CLERK);
      expect(results.facets).not.toBeNull();
      for (;;) {
        seen.push(...results.hits.map((hit) => hit.id));
        if (results.next === null) break;
        results = await engine.index.search({ text: '', limit: 3, cursor: results.next }, CLERK);
        expect(results.facets).toBeNull();
      }
      expect(seen.toSorted()).toEqual(['duong', 'road', 'storm', 'traffic']);
      await expect(engine.index.search({ text: '', cursor: '!!' }, CLERK)).rejects.toMatchObject({
        code: 'search.bad-cursor',
      });
    });

    test('any string gives a result or an empty list', async () => {
      for (const text of oddStrings(400)) {
        const results = await find(text);
        expect(results.hits.length).toBeLessThanOrEqual(results.total);
        await engine.index.suggest(text, CLERK);
      }
    });

    test('a change is taken over, a removal too, and a rebuild keeps all', async () => {
      const { archive, index, settle } = engine;
      const id = archive.add({ subject: 'họp giao ban', pages: ['nội dung họp'] });
      await settle();
      expect(await idsFor('giao ban')).toEqual([id]);
      archive.change(id, { subject: 'họp tổng kết' });
      await settle();
      expect(await idsFor('giao ban')).not.toContain(id);
      expect(await idsFor('tong ket')).toEqual([id]);
      const { documents } = await index.rebuild();
      expect(documents).toBe((await index.health()).documents);
      expect(await idsFor('tong ket')).toEqual([id]);
      archive.change(id, { state: 'withdrawn' });
      expect(await idsFor('tong ket')).toEqual([]);
      await settle();
      expect((await index.health()).documents).toBe(documents - 1);
    });
  });
}

function lit(passage: SearchHit['passages'][number] | undefined): string[] {
  return passage?.parts.filter((part) => part.hit).map((part) => part.text) ?? [];
}

const NASTY = [
  '"',
  '""',
  '"""',
  '-',
  '--',
  '-"',
  '"-',
  'a"b',
  "'",
  "' OR 1=1 --",
  '*',
  'a*',
  '(',
  ')',
  '(a',
  'a)',
  'NEAR(a b)',
  'a AND',
  'OR',
  'NOT',
  'NOT a',
  'a NOT',
  'number:1',
  '{number}: a',
  '^a',
  'a + b',
  '\0',
  'a\0b',
  '\u{1F600}',
  'a\u{1F600}b',
  '\uD83D',
  '\uDE00a',
  '\u0301',
  'e\u0301',
  '\u202Eabc',
  '\uFEFF',
  '𝒜𝒷',
  '你好',
  'ß',
  'İ',
  'ǆ',
  '\u1ABF',
  '%',
  '_',
  '\\',
  'x'.repeat(5000),
  'a '.repeat(3000),
  '-a '.repeat(300),
  '"a" '.repeat(300),
  '🏳️‍🌈',
  'ﬁ',
  '①',
  '½',
  'ⅻ',
  '\u{E0001}',
  '\u{10FFFF}',
  'a\fb',
  '\f',
  '\n',
  'đ',
  'Đ',
  '﷽',
  '.',
  'a.b',
  '&',
  '1/2/3',
];

/** The nasty ones, then strings of a fixed generator over all of Unicode, so that a failure can be repeated. */
export function* oddStrings(count: number): Generator<string> {
  yield* NASTY;
  let seed = 20261123;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const pieces = [
    '"',
    '-',
    ' ',
    '*',
    '(',
    ')',
    ':',
    '/',
    'duong',
    'an',
    '968',
    '^',
    '{',
    '}',
    '+',
    'AND ',
    ' NOT ',
  ];
  for (let made = 0; made < count; made += 1) {
    yield Array.from({ length: 1 + random(12) }, () =>
      random(2) === 0
        ? pieces[random(pieces.length)]
        : String.fromCodePoint(random(random(3) === 0 ? 0x110000 : 0x3000)),
    ).join('');
  }
}
