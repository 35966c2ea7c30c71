import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '../../src/platform/log.ts';
import { embeddedIndex } from '../../src/search/index.ts';
import { type ServerFeeder, serverFeeder } from '../../src/search/meili/feeder.ts';
import { meilisearchServer, startServer, withoutServer } from '../../src/search/meili/index.ts';
import { travelsInTheClear } from '../../src/search/meili/on-the-way.ts';
import { conditionsFor, filterFrom, takesAllWords, wordsFor } from '../../src/search/meili/queries.ts';
import { serverIndex } from '../../src/search/meili/server-index.ts';
import { requestsOf } from '../../src/search/meili/server.ts';
import { parseQuery } from '../../src/search/query.ts';
import { documentsOfOwners } from '../../src/search/sources.ts';
import { serverState } from '../../src/search/server-state.ts';
import { type Archive, CLERK, openArchive, person } from './archive.ts';
import { describeIndex, oddStrings } from './index-suite.ts';
import { type ApiServer, startApi } from './meilisearch-api.ts';

const { MEILI_URL, MEILI_KEY = '' } = process.env;

if (MEILI_URL === undefined || MEILI_URL === '') {
  console.warn(
    '\n*** The contract suite was NOT run on Meilisearch: MEILI_URL is not set. (MEILI_URL=http://localhost:7700 MEILI_KEY=… npm test) ***\n',
  );
} else {
  describeIndex('Meilisearch', async () => {
    const archive = openArchive();
    const { db } = archive.database;
    const index = `vanthu_test_${randomUUID().slice(0, 8)}`;
    const server = meilisearchServer({ url: MEILI_URL, key: MEILI_KEY, index });
    const feeder = serverFeeder({ db, log: silentLog, server });
    const embedded = embeddedIndex(db, archive.clock);
    return {
      archive,
      index: serverIndex({ db, clock: archive.clock, embedded, server, feeder }),
      async settle() {
        archive.index();
        await feeder.catchUp();
      },
      tellsCorrections: false,
    };
  });
}

describe('a search server beside the embedded index', () => {
  let api: ApiServer;
  let archive: Archive;
  let feeder: ServerFeeder;
  let index: ReturnType<typeof startServer>['index'];

  beforeEach(async () => {
    api = await startApi();
    archive = openArchive();
    const { db } = archive.database;
    const server = meilisearchServer({ url: api.url, key: 'khoa' });
    feeder = serverFeeder({ db, log: silentLog, server, pollMs: 10, retryMs: 10 });
    const embedded = embeddedIndex(db, archive.clock);
    index = serverIndex({ db, clock: archive.clock, embedded, server, feeder });
  });
  afterEach(async () => {
    await feeder.stop();
    await api.close();
  });

  const add = (id: string, more = {}) => {
    archive.add({ id, subject: `mưa lũ ${id}`, pages: ['mưa lũ'], ...more });
    archive.index();
  };
  const idsFor = async (text: string, actor = CLERK) => {
    const { hits, answeredBy } = await index.search({ text }, actor);
    return { ids: hits.map(({ id }) => id), ...answeredBy };
  };

  test('is built beside and swapped, settings before documents; then changes go in their order', async () => {
    add('a');
    await feeder.catchUp();
    expect(api.told()).toEqual([
      'GET /indexes/vanthu_next',
      'GET /indexes/vanthu',
      'POST /indexes',
      'PATCH /indexes/vanthu/settings',
      'POST /indexes',
      'PATCH /indexes/vanthu_next/settings',
      'POST /indexes/vanthu_next/documents',
      'POST /swap-indexes',
      'DELETE /indexes/vanthu_next',
      'GET /indexes/vanthu/stats',
    ]);
    expect([...api.indexes.get('vanthu')!.values()]).toMatchObject([{ kind: 'dispatch', id: 'a' }]);
    expect(new Set(api.requests.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer khoa']));

    add('b', { obligations: [{ action: 'báo cáo' }] });
    archive.change('a', { state: 'withdrawn' });
    archive.index();
    await feeder.catchUp();
    expect(api.told()).toEqual(['POST /indexes/vanthu/documents', 'POST /indexes/vanthu/documents/delete']);
    expect([...api.indexes.get('vanthu')!.values()].map(({ kind }) => kind).toSorted()).toEqual([
      'dispatch',
      'obligation',
    ]);
    expect((await index.health()).server).toMatchObject({ inUse: true, lag: { waiting: 0 } });
  });

  test('answers while it is whole; the embedded index answers before, and says so', async () => {
    add('a');
    expect(await idsFor('mua lu')).toEqual({
      ids: ['a'],
      engine: 'SQLite FTS5',
      inPlaceOf: 'Meilisearch',
    });
    await feeder.catchUp();
    api.hits = ['a'];
    expect(await idsFor('mua lu')).toEqual({ ids: ['a'], engine: 'Meilisearch', inPlaceOf: null });
    // Meilisearch looks for ten words and leaves the others out.
    const ten = 'một hai ba bốn năm "sáu bảy tám" -chín mười';
    expect(await idsFor(ten)).toMatchObject({ engine: 'Meilisearch' });
    expect(await idsFor(`${ten} mưa`)).toEqual({ ids: [], engine: 'SQLite FTS5', inPlaceOf: null });
  });

  test('is handed books in requests of their own', () => {
    archive.add({ id: 'a' });
    const [paper] = [...documentsOfOwners(archive.database.db, ['a']).values()].flat();
    const withPages = (letters: number) => ({ ...paper!, pages: [{ number: 1, text: 'x'.repeat(letters) }] });
    const documents = [1, 2, 30, 4, 5, 6].map(withPages);
    const requests = [...requestsOf(documents, { documents: 2, letters: 10 })];
    expect(requests.map((part) => part.map(({ pages }) => pages[0]!.text.length))).toEqual([
      [1, 2],
      [30],
      [4, 5],
      [6],
    ]);
  });

  test('that is dead fails nothing: changes wait, the embedded index answers, and it catches up', async () => {
    feeder.start();
    await vi.waitFor(() => expect(feeder.inUse()).toBe(true), { timeout: 10_000 });
    api.mode = 'down';
    add('a');
    expect(await idsFor('mua lu')).toMatchObject({ ids: ['a'], inPlaceOf: 'Meilisearch' });
    expect(feeder.health()).toMatchObject({ answers: false, inUse: false, lag: { waiting: 1 } });
    expect(feeder.health().problem).not.toBeNull();
    api.mode = 'well';
    const caughtUp = { inUse: true, lag: { waiting: 0 } };
    await vi.waitFor(() => expect(feeder.health()).toMatchObject(caughtUp), { timeout: 10_000 });
    expect(api.indexes.get('vanthu')!.size).toBe(1);
  });

  test('whose task fails keeps its changes waiting', async () => {
    await feeder.catchUp();
    api.mode = 'failing';
    add('a');
    await expect(feeder.catchUp()).rejects.toThrow('no space left');
    await feeder.tryToCatchUp();
    expect(feeder.health()).toMatchObject({
      lag: { waiting: 1 },
      problem: expect.stringContaining('đã đầy'),
    });
    api.mode = 'well';
    await feeder.catchUp();
    expect(feeder.health().lag.waiting).toBe(0);
  });

  test('that comes back empty, as after an upgrade, is built anew by itself', async () => {
    add('a');
    await feeder.catchUp();
    feeder.failed(new Error('away'));
    api.indexes.clear();
    api.prepared.clear();
    await feeder.catchUp();
    expect(api.indexes.get('vanthu')!.size).toBe(1);
    // Without settings it can be no other than one that Meilisearch made by itself for a document.
    feeder.failed(new Error('away'));
    api.prepared.clear();
    add('b');
    await feeder.catchUp();
    expect(api.indexes.get('vanthu')!.size).toBe(2);
    expect(api.prepared).toContain('vanthu');
    expect(feeder.inUse()).toBe(true);
  });

  test.each([
    [{ status: 403, code: 'invalid_api_key' }, 'MEILI_KEY'],
    [{ status: 401, code: 'missing_authorization_header' }, 'MEILI_KEY đang trống'],
    [{ status: 413, code: 'payload_too_large' }, 'quá lớn'],
    [{ status: 503, code: 'too_many_search_requests' }, 'quá nhiều câu hỏi'],
    [{ status: 404, code: 'not_found' }, 'không nói như Meilisearch'],
    [{ status: 400, code: 'invalid_settings_ranking_rules' }, 'phiên bản được hỗ trợ'],
    [{ status: 500, code: 'a_code_of_tomorrow' }, 'mã a_code_of_tomorrow'],
    [{ status: 502, text: '<h1>Bad Gateway</h1>' }, 'không nói như Meilisearch'],
  ])('that refuses with %j: its administrator is told in Vietnamese', async (refusal, sentence) => {
    await feeder.catchUp();
    add('a');
    api.refusal = refusal;
    await feeder.tryToCatchUp();
    const { problem, lag } = feeder.health();
    expect(problem).toContain(sentence);
    expect(problem).not.toMatch(/English|Gateway/);
    expect(lag.waiting).toBe(1);
  });

  test('whose machine is off, unknown or cut off is told apart', async () => {
    await feeder.catchUp();
    add('a');
    api.mode = 'down';
    await feeder.tryToCatchUp();
    expect(feeder.health().problem).toContain('đường nối đứt');
    await api.close();
    // The first question may still find the line that was open.
    await vi.waitFor(
      async () => {
        await feeder.tryToCatchUp();
        expect(feeder.health().problem).toContain('không có chương trình nào đang chạy');
      },
      { timeout: 10_000 },
    );
  });

  test('is asked with who may see what as a condition, in every count too', async () => {
    await feeder.catchUp();
    add('secret-a', { units: ['unit-"1"'] });
    await feeder.catchUp();
    archive.change('secret-a', { state: 'quarantined' });
    await index.search(
      { text: 'mua lu so:5', filters: { year: 2026 } },
      person('an', ['staff'], ['unit-"1"']),
    );
    const { body } = api.requests.findLast(({ path }) => path === '/multi-search')!;
    const { queries } = body as { queries: { q: string; filter: string; facets: string[] }[] };
    expect(queries.map(({ facets }) => facets.length)).toEqual([8, 1, 1]);
    for (const { q, filter } of queries) {
      expect(q).toBe('mua lu');
      expect(filter).toContain('access IN ["person:an", "unit:unit-\\"1\\"", "handling:unit-\\"1\\""]');
      expect(filter).toContain('owner NOT IN ["secret-a"]');
      expect(filter).toContain('exactNumbers = "5"');
    }
    expect(queries[0]?.filter).toContain('year = "2026"');

    api.requests.length = 0;
    expect(await idsFor('mua lu', person('admin', ['admin']))).toMatchObject({ ids: [] });
  });

  test('that is taken away leaves nothing waiting; when it comes back it is built anew', async () => {
    const { db } = archive.database;
    await feeder.catchUp();
    add('a');
    withoutServer(db);
    expect(serverState(db)).toBeNull();
    expect(feeder.health().lag.waiting).toBe(0);
    add('b');
    expect(feeder.health().lag.waiting).toBe(0);
    api.told();
    await feeder.catchUp();
    expect(api.told()).toContain('POST /swap-indexes');
    expect(api.indexes.get('vanthu')!.size).toBe(2);
  });
});

test('whatever is typed, chosen or named, Meilisearch is asked for words and conditions that it can read', () => {
  const archive = openArchive();
  const { db } = archive.database;
  const names = [...oddStrings(30)]
    .map((name) => name.replaceAll(/\s+/g, ' ').trim())
    .filter((name) => name !== '');
  names.forEach((name, at) => archive.add({ id: `${at}`, issuer: name, signerName: name, type: name }));
  archive.index();
  const asked = (text: string, name: string) => {
    const query = parseQuery(text);
    const conditions = conditionsFor(
      db,
      query,
      { issuer: name, type: name },
      person(name, ['staff'], [name]),
      [name],
      '2026-11-27',
    );
    return { words: wordsFor(query), isTaken: takesAllWords(query), filter: filterFrom(conditions!) };
  };
  let [read, narrowed] = [0, 0];
  for (const [at, typed] of [...oddStrings(150)].entries()) {
    const name = names[at % names.length]!;
    for (const text of [typed, `coquan:"${name.replaceAll('"', ' ')}" -loai:${typed} so:${typed}`]) {
      const { words, isTaken, filter } = asked(text, name);
      // Plain words and phrases of them, some of them unwanted: nothing else could be an operator.
      expect(words).toMatch(/^(?:-?"[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*"|[\p{L}\p{N}]+(?: |$)| )*$/u);
      const count = words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
      expect(isTaken).toBe(count <= 10);
      const { bare, values } = valuesApart(filter);
      expect(bare).toMatch(/^[\w\s()=<>,[\]]*$/);
      expect(values).toContain(`unit:${name}`);
      read += 1;
      if (bare.includes('issuer IN')) narrowed += 1;
    }
  }
  expect(read).toBeGreaterThan(400);
  expect(narrowed).toBeGreaterThan(100);
});

/** As Meilisearch reads a filter: what stands in quotes, where a backslash takes the next sign as it is, and the rest. */
function valuesApart(filter: string): { bare: string; values: string[] } {
  const QUOTED = /"((?:[^"\\]|\\.)*)"/gsu;
  return {
    bare: filter.replaceAll(QUOTED, ''),
    values: Array.from(filter.matchAll(QUOTED), ([, value = '']) => value.replaceAll(/\\(.)/gsu, '$1')),
  };
}

test.each([
  ['http://localhost:7700', false],
  ['http://127.0.0.1:7700', false],
  ['http://[::1]:7700', false],
  ['http://meilisearch:7700', false],
  ['http://172.20.1.4:7700', false],
  ['http://tim.so-noi-vu.local', false],
  ['https://tim.example.vn', false],
  ['http://tim.example.vn', true],
  ['http://172.40.1.4:7700', true],
  ['http://[2001:db8::7]:7700', true],
])('%s: papers in the clear through foreign networks: %s', (url, isSo) => {
  expect(travelsInTheClear(url)).toBe(isSo);
});
