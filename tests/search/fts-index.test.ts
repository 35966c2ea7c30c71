import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../src/people/actor.ts';
import { openDatabase } from '../../src/platform/database.ts';
import type { Connection } from '../../src/platform/sqlite.ts';
import { embeddedIndex, type SearchQuery } from '../../src/search/index.ts';
import { wordsMatch } from '../../src/search/words-match.ts';
import { temporaryFolder } from '../platform/temporary.ts';
import { CLERK, openArchive } from './archive.ts';
import { describeIndex } from './index-suite.ts';

describeIndex('SQLite FTS5', async () => {
  const archive = openArchive();
  return {
    archive,
    index: embeddedIndex(archive.database.db, archive.clock),
    settle: async () => archive.index(),
    tellsCorrections: true,
  };
});

/** Every statement that is prepared while the work goes on. */
async function statementsOf(connection: Connection, work: () => Promise<unknown>): Promise<string[]> {
  const statements = new Set<string>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((statement: string) => {
    statements.add(statement);
    return prepare(statement);
  }) as typeof connection.prepare;
  await work();
  connection.prepare = prepare as typeof connection.prepare;
  return [...statements];
}

/** What SQLite walks through from the first row to the last: a list that was given, matches, or a whole table. */
function scans(connection: Connection, statement: string): string[] {
  const unknown = Array.from(statement.matchAll(/\?/g), () => 1);
  return connection
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${statement}`)
    .all(...unknown)
    .flatMap(({ detail }) => /^SCAN (.*)/.exec(detail)?.[1] ?? []);
}

const IS_SHORT = [
  /^(?:json_each|wanted|asked) VIRTUAL TABLE/,
  // Of these matches, or of these words.
  /^search_text VIRTUAL TABLE INDEX \d+:(?:=|\S*M)/,
  /^search_vocabulary (?:EXISTS )?VIRTUAL TABLE INDEX [1-9]/,
  /^\(subquery|^CONSTANT ROW/,
  // Told to stop at its first row.
  /^search_outbox/,
];

test('no search reads everything, whoever asks', async () => {
  const path = join(temporaryFolder(), 'vanthu.db');
  const archive = openArchive(path);
  // What the archive asked while it was written is kept prepared: the searches come by another connection.
  const { connection, db, close } = openDatabase(path);
  onTestFinished(() => {
    close();
    archive.database.close();
  });
  const staff: Actor = { ...CLERK, id: 'staff', roles: ['staff'], unitIds: ['phong-1'] };
  const id = archive.add({
    number: '968',
    symbol: 'CĐ-TTg',
    subject: 'ứng phó mưa lũ',
    issuer: 'Thủ tướng Chính phủ',
    type: 'Công điện',
    date: '2023-10-12',
    pages: ['các bộ khẩn trương ứng phó mưa lũ', 'nơi nhận như trên'],
    units: ['phong-1'],
    obligations: [{ action: 'báo cáo kết quả ứng phó', due: '2026-12-01' }],
  });
  const changed = archive.add({ subject: 'mưa lũ chưa vào chỉ mục' });
  archive.index();
  const index = embeddedIndex(db, archive.clock);
  const queries: SearchQuery[] = [
    { text: '' },
    { text: '968' },
    { text: 'so:968/CĐ-TTg' },
    { text: '968/cd-ttg' },
    { text: 'mưa' },
    { text: 'ung pho mua lu' },
    { text: '"ứng phó" -bão' },
    { text: 'ứng phó mưx' },
    { text: 'khong co gi nhu the' },
    { text: 'mưa', filters: { year: 2023, type: 'Công điện', issuer: 'Thủ tướng Chính phủ' } },
    { text: 'mưa tu:2023-10-01 den:2023-12-31 coquan:"thủ tướng" nguoiky:an han:quahan' },
    { text: 'mưa', sort: 'newest' },
    { text: 'mưa', sort: 'oldest' },
    { text: 'mưa', sort: 'number' },
    { text: 'kết quả', filters: { kind: 'obligation' } },
    { text: 'kết quả', filters: { kind: 'draft' } },
  ];
  const statements = await statementsOf(connection, async () => {
    for (const actor of [CLERK, staff]) {
      for (const query of queries) await index.search(query, actor);
      for (const text of ['9', 'ung ph', 'thu tu']) await index.suggest(text, actor);
      await index.similar(id, actor);
      await index.citing(id, actor);
    }
    archive.change(changed, { subject: 'còn chờ trong hàng' });
    await index.search({ text: 'mưa' }, staff);
  });
  expect(statements.length).toBeGreaterThan(20);
  const long = statements.flatMap((statement) =>
    scans(connection, statement)
      .filter((scan) => !IS_SHORT.some((short) => short.test(scan)))
      .map((scan) => `${scan}: ${statement}`),
  );
  expect(long).toEqual([]);
});

test('who begins with a tên loại finds papers of it before those that only mention one', async () => {
  const archive = openArchive();
  const pages = ['Kèm giấy mời của huyện về phòng họp.\nĐề nghị các xã dự.'];
  archive.add({
    id: 'invitation',
    type: 'Giấy mời',
    date: '2025-03-01',
    subject: 'dự hội nghị',
    pages: ['Phòng họp số 2, huyện.'],
  });
  archive.add({ id: 'mentions', type: 'Công văn', date: '2026-03-01', subject: 'cử người', pages });
  archive.index();
  const index = embeddedIndex(archive.database.db, archive.clock);
  const idsFor = async (text: string) => (await index.search({ text }, CLERK)).hits.map(({ id }) => id);
  expect(await idsFor('giay moi hop so huyen')).toEqual(['invitation']);
  expect(await idsFor('giay moi huyen hop')).toEqual(['mentions', 'invitation']);
  expect(await idsFor('giay moi huyen xa')).toEqual(['mentions']);
  expect(await idsFor('giay moi hop phong')).toEqual(['mentions', 'invitation']);
});

test('what the words of a document tell is what the index answers', () => {
  const { connection } = openArchive().database;
  const texts = [
    's_ung s_pho s_mua _ e_ứng t_0 t_12 _ ung pho  mua\flu so 968',
    'n_968cdttg n_968 _ s_lu _ mua  lu ung pho',
    'ung mua pho',
  ];
  connection.exec(
    `CREATE VIRTUAL TABLE told USING fts5(words, tokenize = "ascii tokenchars '_'", columnsize = 0)`,
  );
  for (const words of texts) connection.prepare('INSERT INTO told(words) VALUES (?)').run(words);
  const answers = connection
    .prepare<[string], number>('SELECT rowid FROM told WHERE told MATCH ? ORDER BY rowid')
    .pluck();
  const questions: string[][] = [
    ['"ung pho"'],
    ['"mua lu"', '"ung"'],
    ['("s_ung" OR "n_ung")', '("s_lu" OR "s_mua")'],
    ['("n_96" * OR "n_97" *)'],
    ['(("ung" AND "mua") OR "khong")', '"pho"'],
    ['(("ung" AND "khong") OR "s_lu")'],
    ['"e_ứng"', '"t_12"'],
    ['"n_96"'],
    ['"ng pho"'],
    ['"pho mua lu so 968"'],
  ];
  for (const all of questions) {
    const told = texts.flatMap((words, at) => (wordsMatch(words, all) ? [at + 1] : []));
    expect({ all, told }).toEqual({ all, told: answers.all(all.join(' AND ')) });
  }
});

test('a passage is found behind first pages that were not read', async () => {
  const archive = openArchive();
  const unread = Array.from({ length: 10 }, () => null);
  archive.add({ subject: 'sách', pages: [...unread, 'chữ nguyệt quế ở đây'] });
  archive.index();
  const index = embeddedIndex(archive.database.db, archive.clock);
  const { hits } = await index.search({ text: 'nguyệt quế' }, CLERK);
  expect(hits).toMatchObject([{ passages: [{ page: 11 }] }]);
});
